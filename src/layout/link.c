/* SPDX-License-Identifier: MIT */
/* Turns a link's href into an absolute address, or into nothing where it leads nowhere on paper. */

#include "layout/flow.h"

#include <string.h>

static const char *const schemes[] = {"http", "https", "mailto", "tel", "ftp"};

static bool leads_somewhere(const char *address) {
    g_autofree char *scheme = g_uri_parse_scheme(address);
    for (size_t i = 0; scheme && i < G_N_ELEMENTS(schemes); i++)
        if (g_ascii_strcasecmp(scheme, schemes[i]) == 0)
            return true;
    return false;
}

/* Relative links hang on the page's own address, where the article has one. */
const char *link_base(const Node *root) {
    const char *address = node_attribute(root, "data-address");
    bool is_absolute =
        address && (g_str_has_prefix(address, "http://") || g_str_has_prefix(address, "https://"));
    return is_absolute ? address : NULL;
}

const char *link_resolve(Arena *arena, const char *base, const char *href) {
    href += strspn(href, " \t\r\n");
    if (!*href || strcmp(href, "#") == 0)
        return NULL;
    if (*href == '#')
        return arena_strdup(arena, href);
    const GUriFlags flags = G_URI_FLAGS_ENCODED | G_URI_FLAGS_PARSE_RELAXED;
    g_autofree char *absolute = g_uri_resolve_relative(base, href, flags, NULL);
    if (!absolute || !leads_somewhere(absolute))
        return NULL;
    return arena_strdup(arena, absolute);
}

/* PDF/UA-1, 7.18.5: what a link is read aloud as. A link may hold nothing but a picture. */
static const char *picture_words(const Node *node) {
    if (node->kind == NODE_ELEMENT && strcmp(node->name, "img") == 0)
        return node_attribute(node, "alt");
    const char *words = NULL;
    for (const Node *child = node->first_child; child && !words; child = child->next)
        words = picture_words(child);
    return words;
}

bool link_open(Layout *layout, Scope *scope, const StyledNode *styled) {
    const char *href = node_attribute(styled->node, "href");
    if (!href || inline_is_blank(styled->first_child, NULL))
        return false;
    scope->href = link_resolve(layout->arena, layout->base, href);
    if (!scope->href)
        return false;
    scope->alt = scope_text(layout, styled->node);
    if (!scope->alt || !*scope->alt)
        scope->alt = picture_words(styled->node);
    if (!scope->alt || !*scope->alt)
        scope->alt = scope->href;
    return true;
}
