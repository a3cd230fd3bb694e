/* SPDX-License-Identifier: MIT */
/* Turns a page into what of it is shown on paper: menus and hidden parts go, breadcrumbs become the
 * article's. */

#include "read/html_steps.h"

#include "read/capture.h"
#include "read/html_styles.h"

#include <string.h>

#define MAX_DROPPED 200 /* characters of one thing left out that are told */

void html_drop_words(HtmlPage *page, const Node *node) {
    Article *article = page->article;
    const char *words = html_words(page->arena, node);
    if (!*words)
        return;
    if (g_utf8_strlen(words, -1) > MAX_DROPPED) {
        const char *end = g_utf8_offset_to_pointer(words, MAX_DROPPED);
        words = arena_printf(page->arena, "%.*s…", (int)(end - words), words);
    }
    article_list_add(article, &article->dropped,
                     (ArticleField){.value = arena_strdup(article->arena, words),
                                    .origin = arena_strdup(article->arena, node->origin)});
}

void html_take_out(Node *node) {
    Node *parent = node->parent;
    node_remove(node);
    while (parent && parent->parent && !parent->first_child) {
        Node *empty = parent;
        parent = parent->parent;
        node_remove(empty);
    }
}

void html_drop(HtmlPage *page, Node *node) {
    html_drop_words(page, node);
    html_take_out(node);
}

static bool has_class_part(const Node *node, const char *part) {
    for (size_t i = 0; i < node->n_classes; i++) {
        g_autofree char *lower = g_ascii_strdown(node->classes[i], -1);
        if (strstr(lower, part))
            return true;
    }
    return false;
}

static bool is_breadcrumb(const Node *node) {
    const char *label = node_attribute(node, "aria-label");
    return has_class_part(node, "breadcrumb") || has_class_part(node, "crumbs") ||
           (label && (g_ascii_strcasecmp(label, "breadcrumb") == 0 || strstr(label, "面包屑") ||
                      strstr(label, "位置")));
}

/* The crumbs of a list have the marks between them from a style sheet. */
static char *crumb_line(const HtmlPage *page, const Node *node) {
    GString *line = g_string_new(NULL);
    for (const Node *at = node; at; at = html_next(at, node)) {
        bool is_crumb =
            html_is(at, "li") || (at->kind == NODE_ELEMENT && node_has_class(at, "crumb"));
        const char *words = is_crumb ? html_words(page->arena, at) : "";
        while (*words && g_utf8_strchr(">›»/ ", -1, g_utf8_get_char(words)))
            words = g_utf8_next_char(words);
        if (*words)
            g_string_append_printf(line, "%s%s", line->len ? " > " : "", words);
    }
    if (!line->len)
        g_string_append(line, html_words(page->arena, node));
    return g_string_free(line, FALSE);
}

static void read_breadcrumb(HtmlPage *page, const Node *node) {
    Article *article = page->article;
    g_autofree char *words = crumb_line(page, node);
    size_t before = article->breadcrumb.count;
    if (!*words || before)
        return;
    Capture capture = {.article = article, .arena = article->arena, .options = page->options};
    Line line = {.raw = words, .text = words, .key = words, .length = strlen(words)};
    capture_read_crumbs(&capture, &line);
    for (size_t i = before; i < article->breadcrumb.count; i++)
        article->breadcrumb.items[i].origin = arena_strdup(article->arena, node->origin);
}

/* MathJax and its like hide the readable form of a formula and show drawn glyphs. */
static bool is_formula(const Node *node) {
    for (; node; node = node->parent)
        if (html_is(node, "math"))
            return true;
    return false;
}

typedef enum { PRUNE_NOT, PRUNE_HIDDEN, PRUNE_MENU } Pruning;

static Pruning judge(const HtmlPage *page, const Node *node) {
    static const char *const menu_roles[] = {"navigation", "search", "menu", "menubar",
                                             "toolbar",    "dialog", NULL};
    const char *role = node_attribute(node, "role");
    if (html_is_hidden(node) && !is_formula(node))
        return PRUNE_HIDDEN;
    if (html_is(node, "nav") || (page->options && html_is_menu(node)) ||
        (role && g_strv_contains(menu_roles, role)))
        return PRUNE_MENU;
    return PRUNE_NOT;
}

void html_prune(HtmlPage *page) {
    for (Node *at = page->body, *next; at; at = next) {
        next = html_next(at, page->body);
        if (at->kind != NODE_ELEMENT || at == page->body)
            continue;
        bool is_crumbs = is_breadcrumb(at);
        if (is_crumbs && page->options)
            read_breadcrumb(page, at);
        Pruning pruning = judge(page, at);
        bool is_taken = is_crumbs && page->options && page->article->breadcrumb.count;
        if (pruning == PRUNE_NOT && !is_taken)
            continue;
        next = html_next_beside(at, page->body);
        if (!is_taken)
            html_drop_words(page, at);
        node_remove(at);
    }
}
