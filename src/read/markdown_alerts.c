/* SPDX-License-Identifier: MIT */
/* Turns quotes that begin with [!NOTE] and its like, GitHub's alerts, into asides. */

#include "read/markdown.h"

#include <cmark-gfm.h>
#include <string.h>

static const char *kind_of(const char *mark) {
    static const char *const kinds[][2] = {{"[!note]", "note"},
                                           {"[!tip]", "tip"},
                                           {"[!important]", "important"},
                                           {"[!warning]", "warning"},
                                           {"[!caution]", "caution"}};
    for (size_t i = 0; i < G_N_ELEMENTS(kinds); i++)
        if (g_ascii_strcasecmp(mark, kinds[i][0]) == 0)
            return kinds[i][1];
    return NULL;
}

/* The texts of the quote's first line, the only ones there; else "". */
static char *first_line(cmark_node *paragraph) {
    g_autoptr(GString) line = g_string_new(NULL);
    cmark_node *at = cmark_node_first_child(paragraph);
    for (; at && cmark_node_get_type(at) == CMARK_NODE_TEXT; at = cmark_node_next(at))
        g_string_append(line, cmark_node_get_literal(at));
    bool is_line = !at || cmark_node_get_type(at) == CMARK_NODE_SOFTBREAK ||
                   cmark_node_get_type(at) == CMARK_NODE_LINEBREAK;
    return g_strdup(is_line ? g_strchomp(line->str) : "");
}

static void drop_first_line(cmark_node *paragraph) {
    bool is_text = true;
    for (cmark_node *at; is_text && (at = cmark_node_first_child(paragraph));) {
        is_text = cmark_node_get_type(at) == CMARK_NODE_TEXT;
        cmark_node_free(at);
    }
    if (!cmark_node_first_child(paragraph))
        cmark_node_free(paragraph);
}

static void replace_quote(cmark_node *quote, const char *kind) {
    g_autofree char *open = g_strdup_printf("<aside class=\"alert %s\">", kind);
    cmark_node *aside = cmark_node_new(CMARK_NODE_CUSTOM_BLOCK);
    cmark_node_set_on_enter(aside, open);
    cmark_node_set_on_exit(aside, "</aside>");
    for (cmark_node *child; (child = cmark_node_first_child(quote));)
        cmark_node_append_child(aside, child);
    cmark_node_replace(quote, aside);
    cmark_node_free(quote);
}

static void find_quotes(cmark_node *document, GPtrArray *quotes) {
    cmark_iter *iter = cmark_iter_new(document);
    for (cmark_event_type event; (event = cmark_iter_next(iter)) != CMARK_EVENT_DONE;) {
        cmark_node *node = cmark_iter_get_node(iter);
        if (event == CMARK_EVENT_ENTER && cmark_node_get_type(node) == CMARK_NODE_BLOCK_QUOTE)
            g_ptr_array_add(quotes, node);
    }
    cmark_iter_free(iter);
}

void markdown_take_alerts(cmark_node *document) {
    g_autoptr(GPtrArray) quotes = g_ptr_array_new();
    find_quotes(document, quotes);
    for (guint i = 0; i < quotes->len; i++) {
        cmark_node *paragraph = cmark_node_first_child(quotes->pdata[i]);
        if (!paragraph || cmark_node_get_type(paragraph) != CMARK_NODE_PARAGRAPH)
            continue;
        g_autofree char *line = first_line(paragraph);
        const char *kind = kind_of(line);
        if (!kind)
            continue;
        drop_first_line(paragraph);
        replace_quote(quotes->pdata[i], kind);
    }
}
