/* SPDX-License-Identifier: MIT */
/* Turns style attributes into the few things that print keeps of them. */

#include "read/html_styles.h"

#include <glib.h>
#include <string.h>

char *html_style(const Node *node, const char *property) {
    const char *style = node_attribute(node, "style");
    size_t length = strlen(property);
    while (style && *style) {
        style += strspn(style, "; \t\r\n\f");
        size_t size = strcspn(style, ";");
        const char *colon = memchr(style, ':', size);
        if (colon && g_ascii_strncasecmp(style, property, length) == 0 &&
            strspn(style + length, " \t\r\n\f") == (size_t)(colon - style) - length) {
            char *value = g_ascii_strdown(colon + 1, (gssize)(size - (size_t)(colon + 1 - style)));
            char *important = strchr(value, '!');
            if (important)
                *important = '\0';
            return g_strstrip(value);
        }
        style += size;
    }
    return NULL;
}

bool html_style_is(const Node *node, const char *property, const char *value) {
    g_autofree char *found = html_style(node, property);
    return found && strcmp(found, value) == 0;
}

static const char *side_of(const char *word) {
    static const char *const sides[] = {"center", "right", "left", NULL};
    for (size_t i = 0; word && sides[i]; i++)
        if (g_ascii_strcasecmp(word, sides[i]) == 0)
            return sides[i];
    return word && g_ascii_strcasecmp(word, "end") == 0 ? "right" : NULL;
}

const char *html_align(const Node *node) {
    g_autofree char *style = html_style(node, "text-align");
    return side_of(style ? style : node_attribute(node, "align"));
}

const char *html_place(const Node *table) {
    return side_of(node_attribute(table, "align"));
}

bool html_is_hidden(const Node *node) {
    const char *is_decoration = node_attribute(node, "aria-hidden");
    return node_attribute(node, "hidden") || html_style_is(node, "display", "none") ||
           (is_decoration && strcmp(is_decoration, "true") == 0);
}
