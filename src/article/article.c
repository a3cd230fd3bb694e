/* SPDX-License-Identifier: MIT */
/* Turns single findings into an article: its lists, its repairs, its memory. */

#include "article/article.h"

#include <string.h>

static void free_notices(void *notices) {
    notices_free(notices);
}

Article *article_new(void) {
    Arena *arena = arena_new();
    Article *article = arena_new0(arena, Article);
    article->arena = arena;
    article->notices = arena_own(arena, notices_new(), free_notices);
    article->body = node_element(arena, "div", "body");
    return article;
}

void article_free(Article *article) {
    if (article)
        arena_free(article->arena);
}

void article_list_add(Article *article, ArticleList *list, ArticleField item) {
    list->items = arena_grow(article->arena, list->items, list->count, sizeof *list->items);
    list->items[list->count++] = item;
}

void article_add_repair(Article *article, const char *kind, size_t count, const char *detail) {
    article->repairs =
        arena_grow(article->arena, article->repairs, article->n_repairs, sizeof *article->repairs);
    article->repairs[article->n_repairs++] = (ArticleRepair){
        arena_strdup(article->arena, kind), count, arena_strdup(article->arena, detail)};
}

void article_add_slogan(Article *article, ArticleSlogan slogan) {
    article->slogans =
        arena_grow(article->arena, article->slogans, article->n_slogans, sizeof *article->slogans);
    article->slogans[article->n_slogans++] = slogan;
}

void article_add_sheet(Article *article, ArticleSheet sheet) {
    article->sheets =
        arena_grow(article->arena, article->sheets, article->n_sheets, sizeof *article->sheets);
    article->sheets[article->n_sheets++] = sheet;
}

void article_add_link(Article *article, ArticleLink **links, size_t *count, ArticleLink link) {
    *links = arena_grow(article->arena, *links, *count, sizeof **links);
    (*links)[(*count)++] = link;
}
