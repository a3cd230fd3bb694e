/* SPDX-License-Identifier: MIT */
/* Turns HTML into an article: the steps in their order. */

#include "read/html.h"

#include "read/formula.h"
#include "read/html_meta.h"
#include "read/html_steps.h"

static void read_root(HtmlPage *page) {
    Article *article = page->article;
    if (page->options->url)
        article->url = (ArticleField){.value = arena_strdup(article->arena, page->options->url),
                                      .origin = "option"};
    const char *language = page->root->lang ? page->root->lang : page->body->lang;
    if (language && *language)
        article->language = arena_strdup(article->arena, language);
    for (Node *at = page->root; at && !page->base; at = html_next(at, page->root))
        if (html_is(at, "base"))
            page->base = node_attribute(at, "href");
}

static void claim_in_order_of_trust(HtmlPage *page) {
    html_claim_from_government(page);
    html_claim_from_json(page);
    html_claim_from_graph(page);
    html_claim_from_microdata(page);
    html_claim_from_title(page);
}

Article *html_read(const char *text, size_t length, const ReadOptions *options, GError **error) {
    g_autoptr(Article) article = article_new();
    article->source_name = arena_strdup(article->arena, options->source_name);
    g_autoptr(HtmlPage) page = html_page_parse(article, text, length, options, error);
    if (!page)
        return NULL;
    read_root(page);
    html_prune(page);
    html_choose(page);
    html_read_classes(page);
    claim_in_order_of_trust(page);
    html_read_headings(page);
    html_build(page, page->part, article->body);
    html_read_lines(page);
    html_read_outside(page);
    formula_set_all(article, NULL, page->n_formulas);
    return g_steal_pointer(&article);
}

bool html_read_body(Article *article, const char *html, size_t length, size_t *n_formulas,
                    GError **error) {
    g_autoptr(HtmlPage) page = html_page_parse(article, html, length, NULL, error);
    if (!page)
        return false;
    html_prune(page);
    html_build(page, page->body, article->body);
    *n_formulas = page->n_formulas;
    return true;
}
