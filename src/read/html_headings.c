/* SPDX-License-Identifier: MIT */
/* Turns the headings that lead the article into kicker, title and subtitle. */

#include "read/html_steps.h"

#include "read/html_meta.h"

#include <string.h>

static ArticleField field_of(const HtmlPage *page, const Node *node) {
    Arena *arena = page->article->arena;
    return (ArticleField){.value = html_words(arena, node),
                          .origin = arena_strdup(arena, node->name)};
}

static Node *beside(const Node *node, bool is_before) {
    Node *at = is_before ? node->prev : node->next;
    while (at && at->kind == NODE_TEXT && !at->text[strspn(at->text, " \t\n")])
        at = is_before ? at->prev : at->next;
    return at && at->kind == NODE_ELEMENT ? at : NULL;
}

static void take(HtmlPage *page, Node *node, ArticleField *field) {
    if (!article_has(*field))
        *field = field_of(page, node);
    node_remove(node);
}

/* h3.pre h1 h4.sub, as newspapers write 引题 and 副题; all of an hgroup. */
static void read_neighbours(HtmlPage *page, Node *title) {
    static const char *const kickers[] = {"pre", "kicker", "shoulder", "yinti", NULL};
    static const char *const subtitles[] = {"sub", "subtitle", "sub-title", "futi", NULL};
    Article *article = page->article;
    bool is_grouped = html_is(title->parent, "hgroup");
    Node *before = beside(title, true), *after = beside(title, false);
    if (before && (is_grouped || node_has_one_class(before, kickers)) &&
        *html_words(page->arena, before))
        take(page, before, &article->kicker);
    if (after && (is_grouped || node_has_one_class(after, subtitles)) &&
        *html_words(page->arena, after))
        take(page, after, &article->subtitle);
}

/* Sites repeat the title; it is printed once. */
static void drop_copies(HtmlPage *page) {
    const char *title = page->article->title.value;
    for (Node *at = page->part->first_child, *next; at; at = next) {
        next = html_next(at, page->part);
        static const char *const names[] = {"h1", "h2", "h3", "h4", NULL};
        if (at->kind != NODE_ELEMENT || !g_strv_contains(names, at->name) ||
            strcmp(html_words(page->arena, at), title) != 0)
            continue;
        next = html_next_beside(at, page->part);
        html_drop_words(page, at);
        node_remove(at);
    }
}

void html_read_headings(HtmlPage *page) {
    Article *article = page->article;
    Node *heading = html_find_heading(page);
    if (heading) {
        const char *words = html_words(article->arena, heading);
        bool is_same = article_has(article->title) && strcmp(article->title.value, words) == 0;
        if (!is_same && *words)
            article->title = field_of(page, heading);
        article->heading = html_names(page, heading, "h1");
        read_neighbours(page, heading);
        node_remove(heading);
    }
    if (article_has(article->title))
        drop_copies(page);
}
