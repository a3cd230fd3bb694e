/* SPDX-License-Identifier: MIT */
/* Turns what stands in a page's head, and its microdata, into claims. */

#include "read/html_meta.h"

#include <string.h>

typedef struct {
    const char *name; /* in lower case */
    HtmlClaim claim;
} MetaName;

/* What Chinese governments' sites must say of a page. */
static const MetaName government[] = {
    {"articletitle", CLAIM_TITLE}, {"sitename", CLAIM_SITE}, {"siteidcode", CLAIM_SITE_CODE},
    {"columnname", CLAIM_COLUMN},  {"pubdate", CLAIM_DATE},  {"contentsource", CLAIM_SOURCE},
};

/* Stronger ones first. */
static const MetaName graph[] = {
    {"article:published_time", CLAIM_DATE},
    {"og:article:published_time", CLAIM_DATE},
    {"og:release_date", CLAIM_DATE},
    {"article:author", CLAIM_AUTHOR},
    {"og:article:author", CLAIM_AUTHOR},
    {"article:section", CLAIM_COLUMN},
    {"og:title", CLAIM_TITLE},
    {"og:site_name", CLAIM_SITE},
    {"og:url", CLAIM_URL},
    {"twitter:title", CLAIM_TITLE},
    {"dc.title", CLAIM_TITLE},
    {"dcterms.title", CLAIM_TITLE},
    {"dc.date", CLAIM_DATE},
    {"dcterms.created", CLAIM_DATE},
    {"dc.creator", CLAIM_AUTHOR},
    {"publishdate", CLAIM_DATE},
    {"publish_date", CLAIM_DATE},
    {"date", CLAIM_DATE},
    {"author", CLAIM_AUTHOR},
    {"source", CLAIM_SOURCE},
    {"application-name", CLAIM_SITE},
};

static const MetaName microdata[] = {
    {"headline", CLAIM_TITLE},        {"alternativeheadline", CLAIM_SUBTITLE},
    {"datepublished", CLAIM_DATE},    {"author", CLAIM_AUTHOR},
    {"articlesection", CLAIM_COLUMN}, {"editor", CLAIM_EDITOR},
};

static const char *meta_name(const Node *node) {
    const char *name = node_attribute(node, "property");
    return name ? name : node_attribute(node, "name");
}

static void claim_from_names(HtmlPage *page, const MetaName *names, size_t count) {
    for (size_t i = 0; i < count; i++)
        for (Node *at = page->root; at; at = html_next(at, page->root)) {
            const char *name = html_is(at, "meta") ? meta_name(at) : NULL;
            if (name && g_ascii_strcasecmp(name, names[i].name) == 0)
                html_claim(page, names[i].claim, node_attribute(at, "content"),
                           arena_printf(page->arena, "meta %s", name));
        }
}

void html_claim_from_government(HtmlPage *page) {
    claim_from_names(page, government, G_N_ELEMENTS(government));
}

void html_claim_from_graph(HtmlPage *page) {
    for (Node *at = page->root; at; at = html_next(at, page->root))
        if (html_is(at, "link") && html_has_word(node_attribute(at, "rel"), "canonical"))
            html_claim(page, CLAIM_URL, node_attribute(at, "href"), "link canonical");
    claim_from_names(page, graph, G_N_ELEMENTS(graph));
}

/* The value of a property is its machine form, where it has one, else its words. */
static const char *property_value(const HtmlPage *page, const Node *node) {
    static const char *const machine[] = {"content", "datetime", NULL};
    for (size_t i = 0; machine[i]; i++) {
        const char *value = node_attribute(node, machine[i]);
        if (value && *value)
            return value;
    }
    /* an author may be an item with a name of its own */
    for (const Node *at = node->first_child; at; at = html_next(at, node))
        if (at->kind == NODE_ELEMENT && html_has_word(node_attribute(at, "itemprop"), "name"))
            return html_words(page->arena, at);
    return html_words(page->arena, node);
}

static void claim_property(HtmlPage *page, const Node *node) {
    const char *names = node_attribute(node, "itemprop");
    for (size_t i = 0; names && i < G_N_ELEMENTS(microdata); i++)
        if (html_has_word(names, microdata[i].name))
            html_claim(page, microdata[i].claim, property_value(page, node),
                       arena_printf(page->arena, "itemprop %s", names));
    if (html_is(node, "time") && node_attribute(node, "pubdate"))
        html_claim(page, CLAIM_DATE, property_value(page, node), "time pubdate");
}

void html_claim_from_microdata(HtmlPage *page) {
    for (Node *at = page->part; at; at = html_next(at, page->part))
        if (at->kind == NODE_ELEMENT)
            claim_property(page, at);
}
