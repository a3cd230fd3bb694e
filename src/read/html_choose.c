/* SPDX-License-Identifier: MIT */
/* Turns a page into the part that is the article and what is around it. */

#include "read/html_steps.h"

#include <string.h>

static size_t weigh(const Node *node) {
    size_t weight = 0;
    for (const Node *at = node; at; at = html_next(at, node))
        if (at->kind == NODE_TEXT)
            weight += strlen(at->text);
    return weight;
}

/* An article within an article is a comment on it, a card, part of it. */
static Node *largest_article(HtmlPage *page, size_t *count) {
    Node *best = NULL;
    size_t most = 0;
    *count = 0;
    for (Node *at = page->body, *next; at; at = next) {
        next = html_next(at, page->body);
        if (!html_is(at, "article"))
            continue;
        next = html_next_beside(at, page->body);
        size_t weight = weigh(at);
        ++*count;
        if (weight > most || !best) {
            best = at;
            most = weight;
        }
    }
    return best;
}

static Node *find_main(HtmlPage *page) {
    for (Node *at = page->body; at; at = html_next(at, page->body)) {
        const char *role = at->kind == NODE_ELEMENT ? node_attribute(at, "role") : NULL;
        if (html_is(at, "main") || (role && strcmp(role, "main") == 0))
            return at;
    }
    return NULL;
}

static bool holds(const Node *node, const char *name) {
    for (const Node *at = node->first_child; at; at = html_next(at, node))
        if (html_is(at, name))
            return true;
    return false;
}

static bool has_mark(const char *words, const char *const *marks) {
    g_autofree char *lower = g_ascii_strdown(words ? words : "", -1);
    for (; *marks; marks++)
        if (strstr(lower, *marks))
            return true;
    return false;
}

/* Of a page without <main>: what stands around the article in any case. */
static bool is_around(const Node *node) {
    static const char *const foot_marks[] = {"footer", "copyright", "site-info", NULL};
    static const char *const foots[] = {"foot", "bottom", NULL};
    if (html_is(node, "footer"))
        return true;
    if (html_is(node, "header"))
        return !holds(node, "h1") && !node_has_class(node, "masthead");
    if (!html_is(node, "div"))
        return false;
    bool is_foot = has_mark(node->id, foot_marks) || (node->id && g_strv_contains(foots, node->id));
    for (size_t i = 0; i < node->n_classes; i++)
        is_foot |=
            has_mark(node->classes[i], foot_marks) || g_strv_contains(foots, node->classes[i]);
    return is_foot && !holds(node, "h1");
}

static void move_around(HtmlPage *page) {
    /* whose header and footer are their own */
    static const char *const wholes[] = {"blockquote", "section", "figure", "aside",
                                         "details",    "table",   NULL};
    for (Node *at = page->part->first_child, *next; at; at = next) {
        next = html_next(at, page->part);
        if (at->kind != NODE_ELEMENT)
            continue;
        bool is_foot = is_around(at);
        if (is_foot || g_strv_contains(wholes, at->name))
            next = html_next_beside(at, page->part);
        if (!is_foot)
            continue;
        node_remove(at);
        node_append(page->outside, at);
    }
}

void html_choose(HtmlPage *page) {
    size_t count;
    Node *article = largest_article(page, &count);
    Node *main = article ? NULL : html_find_id(page->body, "js_content"); /* of WeChat */
    main = article || main ? main : find_main(page);
    page->outside = node_element(page->arena, "div", NULL);
    page->part = article ? article : main ? main : page->body;
    if (article && count > 1)
        notices_add(page->article->notices, KANYIN_SEVERITY_WARNING, "articles",
                    (NoticePlace){.source = page->article->source_name},
                    "The page has %zu articles; the longest is read (%s)", count, article->origin);
    if (page->part == page->body) {
        move_around(page);
        return;
    }
    node_remove(page->part);
    node_remove(page->body);
    node_append(page->outside, page->body);
}
