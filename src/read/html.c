/* SPDX-License-Identifier: MIT */
/* Turns HTML into an article: the steps in their order. */

#include "read/html_page.h"

static void take_identity(HtmlPage *page) {
    Article *article = page->article;
    if (page->root->lang && *page->root->lang)
        article->language = arena_strdup(article->arena, page->root->lang);
}

Article *html_read(const char *text, size_t length, const ReadOptions *options, GError **error) {
    g_autoptr(Article) article = article_new();
    article->source_name = arena_strdup(article->arena, options->source_name);
    g_autoptr(HtmlPage) page = html_page_parse(article, text, length, options, error);
    if (!page)
        return NULL;
    take_identity(page);
    html_build(page, page->part, article->body);
    return g_steal_pointer(&article);
}

bool html_read_body(Article *article, const char *html, size_t length, GError **error) {
    g_autoptr(HtmlPage) page = html_page_parse(article, html, length, NULL, error);
    if (!page)
        return false;
    html_build(page, page->body, article->body);
    return true;
}
