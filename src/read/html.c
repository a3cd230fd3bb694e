/* SPDX-License-Identifier: MIT */
/* Turns HTML into an article: the steps in their order. */

#include "read/html.h"

#include "read/formula.h"
#include "read/html_meta.h"
#include "read/html_steps.h"

#include <string.h>

static void read_root(HtmlPage *page) {
    Article *article = page->article;
    if (page->options->url)
        article->url = (ArticleField){.value = arena_strdup(article->arena, page->options->url),
                                      .origin = "option"};
    for (Node *at = page->root; at && !page->base; at = html_next(at, page->root))
        if (html_is(at, "base"))
            page->base = node_attribute(at, "href");
}

/* <meta http-equiv="content-language" content="zh-CN, en">: the first of them. */
static const char *language_of_head(const HtmlPage *page) {
    static const char *const names[] = {"http-equiv", "name", NULL};
    for (const Node *at = page->root; at; at = html_next(at, page->root))
        for (size_t i = 0; html_is(at, "meta") && names[i]; i++) {
            const char *name = node_attribute(at, names[i]);
            const char *value = node_attribute(at, "content");
            if (name && value && g_ascii_strcasecmp(name, "content-language") == 0)
                return arena_strndup(page->arena, value, strcspn(value, ", ;"));
        }
    return NULL;
}

/* The article's own word is stronger than the page's, and both than what its letters tell. */
static void read_language(HtmlPage *page) {
    const char *const told[] = {page->part->lang, page->root->lang, page->body->lang,
                                language_of_head(page)};
    Article *article = page->article;
    for (size_t i = 0; i < G_N_ELEMENTS(told) && !article->language; i++)
        if (told[i] && *told[i])
            article->language = arena_strdup(article->arena, told[i]);
}

static void claim_in_order_of_trust(HtmlPage *page) {
    html_claim_from_government(page);
    html_claim_from_json(page);
    html_claim_from_graph(page);
    html_claim_from_microdata(page);
    html_claim_from_title(page);
}

/* Does the page load a program that sets formulas, or mark what such a program is to read? */
static bool has_mathematics(const HtmlPage *page) {
    static const char *const marks[] = {"math", "tex2jax_process", "mathjax_process", NULL};
    if (page->loads_mathematics)
        return true;
    for (const Node *at = page->root; at; at = html_next(at, page->root))
        for (size_t i = 0; at->kind == NODE_ELEMENT && marks[i]; i++)
            if (node_has_class(at, marks[i]))
                return true;
    return false;
}

Article *html_read(const char *text, size_t length, const ReadOptions *options, GError **error) {
    g_autoptr(Article) article = article_new();
    article->source_name = arena_strdup(article->arena, options->source_name);
    g_autoptr(HtmlPage) page = html_page_parse(article, text, length, options, error);
    if (!page)
        return NULL;
    read_root(page);
    bool has_dollars = has_mathematics(page);
    html_prune(page);
    html_read_wechat(page);
    html_choose(page);
    read_language(page);
    if (page->part != page->body)
        article->root = html_names(page, page->part, "article");
    html_read_classes(page);
    claim_in_order_of_trust(page);
    html_read_headings(page);
    html_build(page, page->part, article->body);
    html_read_lines(page);
    html_read_bold(page);
    html_read_outside(page);
    formula_set_all(article,
                    &(FormulaSetting){.has_dollars = has_dollars, .n_set = page->n_formulas});
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
