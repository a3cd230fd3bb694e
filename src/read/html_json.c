/* SPDX-License-Identifier: MIT */
/* Turns JSON-LD (schema.org's NewsArticle and its kin) into claims. */

#include "read/html_meta.h"

#include <jansson.h>
#include <string.h>

#define MAX_DEPTH 8 /* of lists and @graph around the article */

static bool is_article_type(const json_t *type) {
    static const char *const types[] = {"NewsArticle",
                                        "Article",
                                        "BlogPosting",
                                        "ReportageNewsArticle",
                                        "AnalysisNewsArticle",
                                        "OpinionNewsArticle",
                                        "ScholarlyArticle",
                                        "TechArticle",
                                        "Report",
                                        NULL};
    if (json_is_string(type))
        return g_strv_contains(types, json_string_value(type));
    for (size_t i = 0; i < json_array_size(type); i++)
        if (is_article_type(json_array_get(type, i)))
            return true;
    return false;
}

static const json_t *find_article(const json_t *value, int depth) {
    if (depth > MAX_DEPTH)
        return NULL;
    if (json_is_object(value) && is_article_type(json_object_get(value, "@type")))
        return value;
    const json_t *list = json_is_object(value) ? json_object_get(value, "@graph") : value;
    for (size_t i = 0; i < json_array_size(list); i++) {
        const json_t *found = find_article(json_array_get(list, i), depth + 1);
        if (found)
            return found;
    }
    return NULL;
}

/* A string, a thing with a name, or a list of these. */
static void claim_value(HtmlPage *page, HtmlClaim claim, const json_t *value, const char *origin) {
    if (json_is_string(value))
        html_claim(page, claim, json_string_value(value), origin);
    else if (json_is_object(value) && json_is_string(json_object_get(value, "name")))
        html_claim(page, claim, json_string_value(json_object_get(value, "name")), origin);
    for (size_t i = 0; i < json_array_size(value); i++)
        if (!json_is_array(json_array_get(value, i)))
            claim_value(page, claim, json_array_get(value, i), origin);
}

static void claim_article(HtmlPage *page, const json_t *article) {
    static const struct {
        const char *key;
        HtmlClaim claim;
    } keys[] = {
        {"headline", CLAIM_TITLE},
        {"name", CLAIM_TITLE},
        {"alternativeHeadline", CLAIM_SUBTITLE},
        {"datePublished", CLAIM_DATE},
        {"author", CLAIM_AUTHOR},
        {"editor", CLAIM_EDITOR},
        {"sourceOrganization", CLAIM_SOURCE},
        {"publisher", CLAIM_SITE},
        {"articleSection", CLAIM_COLUMN},
        {"url", CLAIM_URL},
        {"mainEntityOfPage", CLAIM_URL},
        {"inLanguage", CLAIM_LANGUAGE},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(keys); i++)
        claim_value(page, keys[i].claim, json_object_get(article, keys[i].key),
                    arena_printf(page->arena, "json-ld %s", keys[i].key));
}

static void read_script(HtmlPage *page, const HtmlScript *script) {
    json_error_t wrong;
    size_t length = strlen(script->text);
    json_t *root = json_loadb(script->text, length, JSON_ALLOW_NUL, &wrong);
    const json_t *article = root ? find_article(root, 0) : NULL;
    if (article)
        claim_article(page, article);
    if (!root && script->text[strspn(script->text, " \t\n")])
        notices_add(page->article->notices, KANYIN_SEVERITY_INFO, "json-ld",
                    (NoticePlace){page->article->source_name,
                                  script->line + (unsigned)MAX(wrong.line, 1) - 1, 0},
                    "The page's JSON-LD is no JSON and is not read: %s", wrong.text);
    json_decref(root);
}

void html_claim_from_json(HtmlPage *page) {
    for (guint i = 0; i < page->scripts->len; i++)
        read_script(page, &g_array_index(page->scripts, HtmlScript, i));
}
