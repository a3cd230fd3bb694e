/* SPDX-License-Identifier: MIT */
/* Turns the classes that kanyin itself prints with (docs/styles.md) back into fields. */

#include "read/html_steps.h"

#include "read/han.h"
#include "read/labels.h"

#include <string.h>

static Node *find(Node *top, const char *class_name) {
    for (Node *at = top; at; at = html_next(at, top))
        if (at->kind == NODE_ELEMENT && node_has_class(at, class_name))
            return at;
    return NULL;
}

static ArticleField field_of(const HtmlPage *page, const Node *node) {
    Arena *arena = page->article->arena;
    return (ArticleField){.value = html_words(arena, node),
                          .origin = arena_strdup(arena, node->origin)};
}

/* 来源：某报: what stands before the colon is the label. */
static ArticleField labelled_field(const HtmlPage *page, Node *node) {
    ArticleField field = field_of(page, node);
    Node *name = find(node, "name"), *label = find(node, "label");
    const char *at = field.value;
    while (*at && !is_colon(g_utf8_get_char(at)))
        at = g_utf8_next_char(at);
    Arena *arena = page->article->arena;
    if (name && label) {
        field.value = html_words(arena, name);
        g_autofree char *words = g_strdup(html_words(arena, label));
        char *colon = *words ? g_utf8_prev_char(words + strlen(words)) : words;
        if (is_colon(g_utf8_get_char(colon)))
            *colon = '\0';
        field.label = arena_strdup(arena, g_strstrip(words));
    } else if (*at) {
        field.label = arena_strndup(arena, field.value, (size_t)(at - field.value));
        at = g_utf8_next_char(at);
        field.value = at + strspn(at, " ");
    }
    return field;
}

static void set(ArticleField *field, ArticleField value) {
    if (!article_has(*field) && article_has(value))
        *field = value;
}

static void read_masthead(HtmlPage *page, Node *node) {
    Node *site = find(node, "site");
    if (site)
        set(&page->article->site_name, field_of(page, site));
    node_remove(node);
}

static void read_slogan(HtmlPage *page, Node *node) {
    Node *motto = find(node, "motto"), *by = find(node, "attribution");
    ArticleSlogan slogan = {.text = field_of(page, motto ? motto : node)};
    if (motto && by)
        slogan.attribution = field_of(page, by);
    if (article_has(slogan.text))
        article_add_slogan(page->article, slogan);
    html_take_out(node);
}

static void read_dateline(HtmlPage *page, Node *node) {
    Article *article = page->article;
    static const char *const parts[] = {"date", "time", "source"};
    ArticleField *const fields[] = {&article->date, &article->time, &article->source};
    bool is_marked = false;
    for (size_t i = 0; i < G_N_ELEMENTS(parts); i++) {
        Node *part = find(node, parts[i]);
        is_marked |= part != NULL;
        if (part && strcmp(parts[i], "time") == 0)
            set(fields[i], field_of(page, part));
        else if (part)
            set(fields[i], labelled_field(page, part));
    }
    for (Node *at = node; at && !article->authors.count; at = html_next(at, node))
        if (at->kind == NODE_ELEMENT && node_has_class(at, "author"))
            for (Node *author = at; author; author = html_next(author, node))
                if (author->kind == NODE_ELEMENT && node_has_class(author, "author"))
                    article_list_add(article, &article->authors, labelled_field(page, author));
    if (is_marked || find(node, "author"))
        html_take_out(node);
}

static void read_links(HtmlPage *page, Node *node) {
    Article *article = page->article;
    bool is_related = node_has_class(node, "related");
    for (Node *at = node; at; at = html_next(at, node)) {
        if (!html_is(at, "a") || !node_attribute(at, "href"))
            continue;
        ArticleLink link = {.title = field_of(page, at)};
        link.url = (ArticleField){.value = arena_strdup(article->arena, node_attribute(at, "href")),
                                  .origin = arena_strdup(article->arena, at->origin)};
        if (is_related)
            article_add_link(article, &article->related, &article->n_related, link);
        else
            article_add_link(article, &article->attachments, &article->n_attachments, link);
    }
    html_take_out(node);
}

static void read_tail(HtmlPage *page, Node *node) {
    Node *note = find(node, "qr-note"), *colophon = find(node, "colophon");
    if (note)
        set(&page->article->qr_note, field_of(page, note));
    for (Node *at = colophon; at; at = html_next(at, colophon))
        if (html_is(at, "p")) {
            unsigned number = origin_line(at->origin);
            g_array_append_val(page->footer_lines, number);
            g_string_append_printf(page->footer, "%s\n", html_words(page->arena, at));
        }
    html_take_out(node);
}

/* 责任编辑：宋遥　版式：林一苇 is read as a line of the page. */
static bool is_row_of_credits(const HtmlPage *page, Node *node) {
    const char *words = html_words(page->arena, node);
    Line line = {.raw = words, .text = words, .key = words, .length = strlen(words)};
    return !find(node, "name") && pairs_find(&line, line_span(&line), false).count > 1;
}

static void read_field(HtmlPage *page, Node *node) {
    Article *article = page->article;
    const struct {
        const char *class_name;
        ArticleField *field;
        bool is_labelled;
    } fields[] = {
        {"kicker", &article->kicker, false},    {"subtitle", &article->subtitle, false},
        {"title", &article->title, false},      {"editor", &article->editor, true},
        {"reporter", &article->reporter, true}, {"photographer", &article->photographer, true},
        {"reviewer", &article->reviewer, true},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(fields); i++) {
        if (!node_has_class(node, fields[i].class_name))
            continue;
        if (fields[i].is_labelled && is_row_of_credits(page, node))
            return;
        set(fields[i].field,
            fields[i].is_labelled ? labelled_field(page, node) : field_of(page, node));
        if (fields[i].field == &article->title && !article->heading)
            article->heading = html_names(page, node, "h1");
        html_take_out(node);
        return;
    }
}

static const struct {
    const char *element, *class_name;
    void (*read)(HtmlPage *, Node *);
} readers[] = {
    {"header", "masthead", read_masthead},
    {"blockquote", "slogan", read_slogan},
    {"p", "kicker", read_field},
    {"h1", "title", read_field},
    {"p", "subtitle", read_field},
    {"p", "dateline", read_dateline},
    {"p", "editor", read_field},
    {"p", "reporter", read_field},
    {"p", "photographer", read_field},
    {"p", "reviewer", read_field},
    {"section", "attachments", read_links},
    {"section", "related", read_links},
    {"footer", "tail", read_tail},
};

static bool read_node(HtmlPage *page, Node *node) {
    for (size_t i = 0; i < G_N_ELEMENTS(readers); i++) {
        if (!html_is(node, readers[i].element) || !node_has_class(node, readers[i].class_name))
            continue;
        readers[i].read(page, node);
        return true;
    }
    return false;
}

void html_read_classes(HtmlPage *page) {
    Node *const tops[] = {page->part, page->outside};
    for (size_t i = 0; i < G_N_ELEMENTS(tops); i++)
        for (Node *at = tops[i]->first_child, *next; at; at = next) {
            Node *beside = html_next_beside(at, tops[i]);
            next = html_next(at, tops[i]);
            /* what it leaves empty goes with it, never what comes after */
            if (at->kind == NODE_ELEMENT && read_node(page, at))
                next = beside;
        }
}
