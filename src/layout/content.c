/* SPDX-License-Identifier: MIT */
/* Turns `content` items (strings, counters, the element's own text) into text. */

#include "layout/flow.h"

#include <string.h>

static void append_counters(GString *out, const Layout *layout, const StyleContentItem *item) {
    g_autoptr(GArray) values = counters_values(layout->counters, item->text);
    for (guint i = 0; i < values->len; i++) {
        g_autofree char *number = style_counter_text(layout->options->counter_styles,
                                                     g_array_index(values, int, i), item->style);
        g_string_append(out, i > 0 ? item->separator : "");
        g_string_append(out, number);
    }
}

static void collect_targets(GHashTable *targets, const Node *node) {
    if (node->id && !g_hash_table_contains(targets, node->id))
        g_hash_table_insert(targets, (gpointer)node->id, (gpointer)node);
    for (const Node *child = node->first_child; child; child = child->next)
        if (child->kind == NODE_ELEMENT)
            collect_targets(targets, child);
}

/* The words of what an address leads to, or the first of its letters (css-content-3 §2.5). */
static void append_target(GString *out, Layout *layout, const StyleContentItem *item) {
    if (!layout->root || !item->text || *item->text != '#')
        return;
    if (!layout->targets) {
        layout->targets = g_hash_table_new(g_str_hash, g_str_equal);
        collect_targets(layout->targets, layout->root->node);
    }
    const Node *target = g_hash_table_lookup(layout->targets, item->text + 1);
    if (!target) {
        notices_add(layout->notices, KANYIN_SEVERITY_WARNING, "target-missing",
                    (NoticePlace){.source = layout->options->source_name},
                    "no words: nothing in the article has the address '%s'", item->text);
        return;
    }
    const char *text = scope_text(layout, target);
    bool is_letter = strcmp(item->style, "first-letter") == 0;
    g_string_append_len(out, text, is_letter && *text ? g_utf8_next_char(text) - text : -1);
}

static void append_item(GString *out, Layout *layout, const StyleContentItem *item,
                        const char *own_text) {
    switch (item->kind) {
    case CONTENT_COUNTERS:
        append_counters(out, layout, item);
        break;
    case CONTENT_STRING:
        g_string_append(out, item->text ? item->text : "");
        break;
    case CONTENT_CONTENT:
        g_string_append(out, own_text ? own_text : "");
        break;
    case CONTENT_COUNTER: {
        int value = counters_value(layout->counters, item->text);
        g_autofree char *number =
            style_counter_text(layout->options->counter_styles, value, item->style);
        g_string_append(out, number);
        break;
    }
    case CONTENT_TARGET_TEXT:
        append_target(out, layout, item);
        break;
    case CONTENT_NAMED_STRING:
    case CONTENT_LEADER:
    case CONTENT_TARGET_COUNTER:
    case CONTENT_ELEMENT:
        break; /* known only to pages */
    }
}

const char *content_text(Layout *layout, const StyleContent *content, const char *own_text) {
    GString *out = g_string_new(NULL);
    for (size_t i = 0; i < content->count; i++)
        append_item(out, layout, &content->items[i], own_text);
    const char *text = arena_strdup(layout->arena, out->str);
    g_string_free(out, TRUE);
    return text;
}

bool content_is_blank(const StyledNode *box) {
    const StyleContent *content = &box->style->content;
    for (size_t i = 0; i < content->count; i++) {
        const StyleContentItem *item = &content->items[i];
        if (item->kind == CONTENT_COUNTER || item->kind == CONTENT_COUNTERS ||
            item->kind == CONTENT_LEADER || item->kind == CONTENT_TARGET_COUNTER ||
            item->kind == CONTENT_TARGET_TEXT ||
            (item->kind == CONTENT_STRING && *item->text))
            return false;
    }
    return true;
}
