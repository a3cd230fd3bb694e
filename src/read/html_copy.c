/* SPDX-License-Identifier: MIT */
/* Turns an element of a page into one of an article: the attributes that mean something on paper.
 */

#include "read/html_build.h"

#include "read/html_styles.h"

#include <string.h>

static bool keeps_styles(const Build *build) {
    return build->page->options && build->page->options->keeps_styles;
}

bool build_keeps_style(const Build *build, const Node *node) {
    return keeps_styles(build) && node_attribute(node, "style");
}

static bool is_kept(const Build *build, const char *name) {
    static const char *const kept[] = {
        "alt",     "cite",  "colspan", "datetime", "dir",   "headers", "open",  "reversed",
        "rowspan", "scope", "span",    "start",    "title", "type",    "value", NULL};
    /* the places where pages keep a picture's address until it is seen */
    static const char *const loading[] = {"data-src", "data-original", "data-srcset", "data-lazy",
                                          "data-url", "data-tex",      NULL};
    if (g_str_has_prefix(name, "data-"))
        return !g_strv_contains(loading, name);
    return g_strv_contains(kept, name) || (keeps_styles(build) && strcmp(name, "style") == 0);
}

/* What old pages say of the columns and rows of a table in attributes. */
static bool is_kept_of_table(const char *element, const char *name) {
    static const char *const parts[] = {"td", "th", "tr", "col", "colgroup", NULL};
    static const char *const kept[] = {"width", "valign", NULL};
    return g_strv_contains(parts, element) && g_strv_contains(kept, name);
}

static bool has_scheme(const char *address) {
    g_autofree char *scheme = g_uri_parse_scheme(address);
    return scheme != NULL;
}

static bool is_script(const char *address) {
    return g_ascii_strncasecmp(address, "javascript:", strlen("javascript:")) == 0;
}

/* A link leads somewhere from paper too: it is made whole by the page's own address. */
static const char *link_address(const HtmlPage *page, Arena *arena, const char *address) {
    address += strspn(address, " \t\n");
    const char *home = page->article->url.value;
    if (!*address || is_script(address))
        return NULL;
    if (*address == '#')
        return arena_strdup(arena, address);
    if (page->base && has_scheme(page->base))
        home = page->base;
    if (has_scheme(address) || !home || !has_scheme(home))
        return arena_strdup(arena, address);
    g_autofree char *whole = g_uri_resolve_relative(home, address, G_URI_FLAGS_PARSE_RELAXED, NULL);
    return arena_strdup(arena, whole ? whole : address);
}

static void copy_alignment(Build *build, const Node *from, Node *node) {
    static const char *const cells[] = {"td", "th", "tr", "col", NULL};
    static const char *const lines[] = {"p", "h1", "h2", "h3", "h4", "h5", "h6", "div", NULL};
    bool is_table = strcmp(node->name, "table") == 0;
    const char *align = is_table ? html_place(from) : html_align(from);
    bool is_cell = g_strv_contains(cells, node->name);
    if (!align && g_strv_contains(lines, node->name) && strcmp(node->name, "div") != 0)
        align = build->align;
    if (!align || !(is_table || is_cell || g_strv_contains(lines, node->name)))
        return;
    if (is_cell || strcmp(align, "left") != 0)
        node_set_attribute(build->arena, node, "align", align);
}

static bool has_room(HtmlPage *page, const char *value) {
    size_t size = strlen(value) + sizeof(NodeAttribute);
    bool is_room = size <= HTML_MAX_ATTRIBUTE_BYTES - page->n_attribute_bytes;
    page->n_attribute_bytes += is_room ? size : 0;
    page->n_attributes_beyond += !is_room;
    return is_room;
}

Node *build_copy(Build *build, const Node *from, const char *name) {
    Node *node = node_element(build->arena, name, NULL);
    node->id = arena_strdup(build->arena, from->id);
    node->lang = from->lang && *from->lang ? arena_strdup(build->arena, from->lang) : NULL;
    node->origin = arena_strdup(build->arena, from->origin);
    for (size_t i = 0; i < from->n_classes; i++)
        if (has_room(build->page, from->classes[i]))
            node_add_class(build->arena, node, from->classes[i]);
    for (size_t i = 0; i < from->n_attributes; i++)
        if ((is_kept(build, from->attributes[i].name) ||
             is_kept_of_table(name, from->attributes[i].name)) &&
            has_room(build->page, from->attributes[i].value))
            node_set_attribute(build->arena, node, from->attributes[i].name,
                               from->attributes[i].value);
    const char *address = html_is(from, "a") ? node_attribute(from, "href") : NULL;
    if (address && has_room(build->page, address) &&
        (address = link_address(build->page, build->arena, address)))
        node_set_attribute(build->arena, node, "href", address);
    if (html_is(from, "a") && !node->id && node_attribute(from, "name"))
        node->id = arena_strdup(build->arena, node_attribute(from, "name"));
    copy_alignment(build, from, node);
    return node;
}

const Node *html_names(HtmlPage *page, const Node *from, const char *name) {
    Build build = {.page = page, .arena = page->article->arena};
    Node *node = build_copy(&build, from, name);
    node->lang = NULL; /* the article's language */
    return node->id || node->n_classes || node->n_attributes ? node : NULL;
}

static bool is_bold(const Node *node) {
    g_autofree char *weight = html_style(node, "font-weight");
    return weight && (strcmp(weight, "bold") == 0 || strcmp(weight, "bolder") == 0 ||
                      g_ascii_strtoll(weight, NULL, 10) >= 600);
}

/* What old editors write as a style means an element. */
static const char *span_name(const Build *build, const Node *node) {
    if (is_bold(node))
        return "strong";
    if (html_style_is(node, "vertical-align", "super"))
        return "sup";
    if (html_style_is(node, "vertical-align", "sub"))
        return "sub";
    bool is_one = node->n_classes || node->id || node->lang || node_attribute(node, "dir") ||
                  build_keeps_style(build, node);
    return is_one ? "span" : NULL;
}

const char *build_phrase_name(const Build *build, const Node *node) {
    if (html_is(node, "span"))
        return span_name(build, node);
    if (html_is(node, "acronym"))
        return "abbr";
    if (html_is(node, "strike"))
        return "s";
    if (html_is(node, "a")) {
        const char *address = node_attribute(node, "href");
        bool leads = address && !is_script(address);
        return leads || node->id || node_attribute(node, "name") ? "a" : NULL;
    }
    return node->name;
}
