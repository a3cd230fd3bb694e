/* SPDX-License-Identifier: MIT */
/* Turns the lines of a body that say something of the article (date, source, editor, tools, the
 * footer) into fields, as they are read in a capture. */

#include "read/html_steps.h"

#include "read/credits.h"
#include "read/dates.h"
#include "read/han.h"

#include <string.h>

#define MAX_LINE 400u /* characters of a line that are looked at: longer ones are prose */
#define MAX_HEAD 12u  /* lines before the first paragraph of prose that may be a dateline */

typedef struct {
    HtmlPage *page;
    Article found; /* what the labels give; the article takes what it lacks */
    Capture capture;
    GPtrArray *nodes; /* of each line of the text */
    GString *text;
} Lines;

static bool is_line(const Node *node) {
    static const char *const names[] = {"p",  "li", "h1", "h2", "h3", "h4",      "h5",
                                        "h6", "td", "th", "dt", "dd", "address", NULL};
    return node->kind == NODE_ELEMENT && g_strv_contains(names, node->name);
}

/* Phrases beside each other are apart on a page: <span>来源：…</span><span>时间：…</span>. */
static bool is_apart(const Node *node) {
    static const char *const names[] = {"span", "time", "em", "i", "small", "br", "li", NULL};
    return node->kind == NODE_ELEMENT && g_strv_contains(names, node->name);
}

static void add_line(Lines *lines, Node *node) {
    GString *text = lines->text;
    size_t before = text->len, count = 0;
    for (const Node *at = node->first_child; at && count < MAX_LINE; at = html_next(at, node)) {
        if (is_apart(at) && text->len > before)
            g_string_append_c(text, ' ');
        if (at->kind != NODE_TEXT)
            continue;
        for (const char *c = at->text; *c && count < MAX_LINE; c = g_utf8_next_char(c), count++)
            g_string_append_unichar(text,
                                    *c == '\n' || *c == HTML_BOUNDARY ? ' ' : g_utf8_get_char(c));
        if (at->parent != node && is_apart(at->parent))
            g_string_append_c(text, ' ');
    }
    g_string_append_c(text, '\n');
    g_ptr_array_add(lines->nodes, node);
}

static Node *node_of(const Lines *lines, size_t index) {
    return g_ptr_array_index(lines->nodes, lines->capture.lines[index].number - 1);
}

static bool read_lines(Lines *lines, HtmlPage *page, Node *top) {
    Article *article = page->article;
    *lines = (Lines){.page = page,
                     .found = {.arena = article->arena,
                               .source_name = article->source_name,
                               .body = node_element(article->arena, "div", NULL)},
                     .nodes = g_ptr_array_new(),
                     .text = g_string_new(NULL)};
    static const ReadOptions as_it_stands = {.repair = READ_REPAIR_NONE};
    lines->capture =
        (Capture){.article = &lines->found, .arena = article->arena, .options = &as_it_stands};
    for (Node *at = top->first_child; at; at = html_next(at, top))
        if (is_line(at))
            add_line(lines, at);
    if (!capture_split(&lines->capture, lines->text->str, lines->text->len, NULL))
        return false;
    capture_classify(&lines->capture);
    return true;
}

static void end_lines(Lines *lines) {
    g_ptr_array_unref(lines->nodes);
    g_string_free(lines->text, TRUE);
}

/* The line as captures read it, with its number in the page. */
static Line line_at(const Lines *lines, size_t index) {
    Line line = lines->capture.lines[index];
    line.number = origin_line(node_of(lines, index)->origin);
    return line;
}

static void take_credits(Lines *lines, size_t index) {
    Line line = line_at(lines, index);
    credits_read(&lines->capture, &line);
    html_take_out(node_of(lines, index));
}

static bool is_paragraph(const Lines *lines, size_t index) {
    return html_is(node_of(lines, index), "p");
}

static bool is_credit(const Line *line) {
    Pairs pairs = pairs_find(line, line_span(line), true);
    Label label = LABEL_NONE; /* of the first that a field or `dropped` knows */
    for (size_t i = 0; i < pairs.count && (label == LABEL_NONE || label == LABEL_OTHER); i++)
        label = pairs.items[i].label;
    return label_is_credit(label) || label == LABEL_SOURCE || label == LABEL_VIEWS;
}

static void add_footer_line(Lines *lines, size_t index) {
    unsigned number = origin_line(node_of(lines, index)->origin);
    g_array_append_val(lines->page->footer_lines, number);
    g_string_append_printf(lines->page->footer, "%.*s\n", (int)lines->capture.lines[index].length,
                           lines->capture.lines[index].raw);
    html_take_out(node_of(lines, index));
}

/* A date alone, which is not the one that the page's head knows, is the text's own: a document that
 * encloses another is signed before it. */
static bool is_of_text(const Lines *lines, const Line *line) {
    const ArticleField *known = &lines->page->article->date;
    Date date;
    return line->kind == LINE_DATE && article_has(*known) &&
           date_find(line, line_span(line), &date) &&
           strcmp(date_text(lines->page->article->arena, &date), known->value) != 0;
}

static void read_head_line(Lines *lines, size_t index) {
    Capture *capture = &lines->capture;
    Line line = line_at(lines, index);
    if (is_of_text(lines, &line))
        return;
    if (line.kind == LINE_PAIRS || line.kind == LINE_DATE) {
        take_credits(lines, index);
    } else if (line.kind == LINE_CRUMBS && !lines->page->article->breadcrumb.count) {
        capture_read_crumbs(capture, &line);
        lines->page->article->breadcrumb = lines->found.breadcrumb;
        html_take_out(node_of(lines, index));
    }
}

static void add_attachment(Lines *lines, size_t index) {
    Article *article = lines->page->article;
    const Node *node = node_of(lines, index);
    for (const Node *at = node->first_child; at; at = html_next(at, node)) {
        const char *address = html_is(at, "a") ? node_attribute(at, "href") : NULL;
        if (!address)
            continue;
        const char *origin = arena_strdup(article->arena, node->origin);
        ArticleLink link = {{.value = html_words(article->arena, at), .origin = origin},
                            {.value = address, .origin = origin}};
        article_add_link(article, &article->attachments, &article->n_attachments, link);
    }
}

static void read_tail_line(Lines *lines, size_t index, bool *is_in_footer) {
    Line line = line_at(lines, index);
    Article *article = lines->page->article;
    *is_in_footer |= line.kind == LINE_REGISTRATION;
    if (line.kind == LINE_REGISTRATION || (*is_in_footer && line.kind == LINE_CONTACT)) {
        add_footer_line(lines, index);
    } else if (line.kind == LINE_PAIRS && is_credit(&line)) {
        take_credits(lines, index);
    } else if (line.kind == LINE_NEIGHBOUR || line.kind == LINE_DISCLAIMER ||
               (line.kind == LINE_QR && !line_is_page_note(&line))) {
        html_drop(lines->page, node_of(lines, index));
    } else if (line.kind == LINE_QR && !article_has(article->qr_note)) {
        article->qr_note = capture_field(&lines->capture, &line, line_span(&line));
        html_take_out(node_of(lines, index));
    } else if (line.kind == LINE_ATTACHMENT && strchr(line.key, '.')) {
        size_t before = article->n_attachments;
        add_attachment(lines, index);
        if (article->n_attachments > before)
            html_take_out(node_of(lines, index));
    }
}

/* What a line says and the article knows otherwise is not printed, but told. */
static void drop_found(Article *article, ArticleField found) {
    const char *words = found.label
                            ? arena_printf(article->arena, "%s：%s", found.label, found.value)
                            : found.value;
    article_list_add(article, &article->dropped,
                     (ArticleField){.value = words, .origin = found.origin});
}

static void claim(Article *article, ArticleField *field, ArticleField found) {
    bool is_same =
        article_has(*field) && article_has(found) && strcmp(field->value, found.value) == 0;
    if (!article_has(*field))
        *field = found;
    else if (is_same && !field->label)
        field->label = found.label; /* the page leads it with a word */
    else if (!is_same && article_has(found))
        drop_found(article, found);
}

static bool is_author(const ArticleList *authors, const char *name) {
    for (size_t i = 0; i < authors->count; i++)
        if (strcmp(authors->items[i].value, name) == 0)
            return true;
    return false;
}

static void claim_authors(Article *article, const ArticleList *found) {
    if (!article->authors.count)
        article->authors = *found;
    for (size_t i = 0; i < found->count; i++)
        if (!is_author(&article->authors, found->items[i].value))
            drop_found(article, found->items[i]);
}

/* The article takes what it lacks; what an official document says of itself leads its body. */
static void take_found(Lines *lines) {
    Article *article = lines->page->article, *found = &lines->found;
    claim(article, &article->date, found->date);
    if (article_has(article->date) && g_strcmp0(article->date.value, found->date.value) == 0)
        claim(article, &article->time, found->time);
    claim(article, &article->source, found->source);
    claim(article, &article->reporter, found->reporter);
    claim(article, &article->photographer, found->photographer);
    claim(article, &article->editor, found->editor);
    claim(article, &article->reviewer, found->reviewer);
    claim(article, &article->column, found->column);
    claim(article, &article->title, found->title);
    claim_authors(article, &found->authors);
    for (size_t i = 0; i < found->dropped.count; i++)
        article_list_add(article, &article->dropped, found->dropped.items[i]);
    Node *first = article->body->first_child;
    while (found->body->first_child) {
        Node *meta = found->body->first_child;
        node_remove(meta);
        if (first)
            node_insert_before(first, meta);
        else
            node_append(article->body, meta);
    }
}

/* The prose: [*first, *last]; without any, first is as far as a head may go, last the end. */
static void find_prose(const Capture *capture, size_t *first, size_t *last) {
    *first = *last = capture->count;
    for (size_t i = 0; i < capture->count; i++) {
        if (!line_is_solid(&capture->lines[i]))
            continue;
        if (*first == capture->count)
            *first = i;
        *last = i;
    }
    *first = MIN(*first, MAX_HEAD);
}

static void strip_boundaries(Node *body) {
    for (Node *at = body; at; at = html_next(at, body)) {
        char *to = at->kind == NODE_TEXT ? strchr(at->text, HTML_BOUNDARY) : NULL;
        for (const char *from = to; from && *from; from++)
            if (*from != HTML_BOUNDARY)
                *to++ = *from;
        if (to)
            *to = '\0';
    }
}

void html_read_lines(HtmlPage *page) {
    Lines lines;
    size_t first, last;
    bool is_in_footer = false;
    bool is_split = read_lines(&lines, page, page->article->body);
    find_prose(&lines.capture, &first, &last);
    for (size_t i = 0; is_split && i < lines.capture.count; i++) {
        if (lines.capture.lines[i].kind == LINE_TOOL)
            html_drop(page, node_of(&lines, i));
        else if (i < first && is_paragraph(&lines, i))
            read_head_line(&lines, i);
        else if (last < lines.capture.count ? i > last : i + MAX_HEAD > lines.capture.count)
            read_tail_line(&lines, i, &is_in_footer);
    }
    take_found(&lines);
    end_lines(&lines);
    strip_boundaries(page->article->body);
}

static void read_footer(HtmlPage *page) {
    Article *article = page->article;
    ArticleField site_code = article->site_code;
    Capture capture = {.article = article, .arena = article->arena, .options = page->options};
    if (!page->footer->len || !capture_split(&capture, page->footer->str, page->footer->len, NULL))
        return;
    capture_classify(&capture);
    for (size_t i = 0; i < capture.count; i++)
        capture.lines[i].number =
            g_array_index(page->footer_lines, unsigned, capture.lines[i].number - 1);
    capture_read_footer(&capture);
    if (article_has(site_code)) /* the page's head is trusted more */
        article->site_code = site_code;
}

/* The site's name may lead what it says of itself: 松岸市立圖書館　地址：… 電話：… */
static bool has_contact(const Line *line) {
    Pairs pairs = pairs_find(line, line_span(line), false);
    for (size_t i = 0; i < pairs.count; i++)
        if (!label_is_contact(pairs.items[i].label))
            return false;
    return pairs.count > 0 && line->kind == LINE_TEXT && !line->ends_sentence;
}

/* Around the article only what can be nothing but a footer is read; the rest is menus. */
void html_read_outside(HtmlPage *page) {
    Article *article = page->article;
    Node *around = node_element(article->arena, "div", NULL);
    html_build(page, page->outside, around);
    Lines lines;
    bool is_split = read_lines(&lines, page, around);
    for (size_t i = 0; is_split && i < lines.capture.count; i++) {
        Line line = line_at(&lines, i);
        bool is_crumbs = line.kind == LINE_CRUMBS && !article->breadcrumb.count;
        if (is_crumbs) {
            capture_read_crumbs(&lines.capture, &line);
            article->breadcrumb = lines.found.breadcrumb;
        }
        if (line.kind == LINE_REGISTRATION || line.kind == LINE_CONTACT || has_contact(&line))
            add_footer_line(&lines, i);
        else if (line.kind == LINE_QR && line_is_page_note(&line) && !article_has(article->qr_note))
            article->qr_note = capture_field(&lines.capture, &line, line_span(&line));
        else if (!is_crumbs)
            html_drop_words(page, node_of(&lines, i));
    }
    end_lines(&lines);
    read_footer(page);
}
