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

/* --- counters of other places --- */

static void free_at(gpointer at) {
    g_hash_table_unref(at);
}

static void free_values(gpointer values) {
    g_array_unref(values);
}

GHashTable *content_counted_new(void) {
    return g_hash_table_new_full(g_str_hash, g_str_equal, NULL, free_at);
}

/* As layout counts, once through the article. */
static void count_through(Counters *counters, const StyledNode *styled, const char *name,
                          GHashTable *at) {
    if (block_is_absent(styled) || styled->kind == STYLED_TEXT || styled->kind == STYLED_CALL)
        return;
    counters_enter(counters, styled);
    const char *id = styled->kind == STYLED_ELEMENT ? styled->node->id : NULL;
    if (id && !g_hash_table_contains(at, id))
        g_hash_table_insert(at, (gpointer)id, counters_values(counters, name));
    for (const StyledNode *child = styled->first_child; child; child = child->next)
        count_through(counters, child, name, at);
    counters_leave(counters);
}

static const GArray *values_at(const Layout *layout, const char *name, const char *id) {
    GHashTable *at = g_hash_table_lookup(layout->counted, name);
    if (!at) {
        Counters *counters = counters_new();
        at = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, free_values);
        count_through(counters, layout->root, name, at);
        counters_free(counters);
        g_hash_table_insert(layout->counted, (gpointer)name, at);
    }
    return g_hash_table_lookup(at, id);
}

static void tell_missing(const Layout *layout, const char *what, const char *address) {
    notices_add(layout->notices, KANYIN_SEVERITY_WARNING, "target-missing",
                (NoticePlace){.source = layout->options->source_name},
                "no %s: nothing in the article has the address '%s'", what, address);
}

static void append_target_numbers(GString *out, const Layout *layout,
                                  const StyleContentItem *item) {
    if (!layout->root || !item->text || *item->text != '#')
        return;
    const GArray *values = values_at(layout, item->counter, item->text + 1);
    if (!values) {
        tell_missing(layout, "number", item->text);
        return;
    }
    bool is_one = item->kind == CONTENT_TARGET_NUMBER;
    for (guint i = is_one && values->len > 0 ? values->len - 1 : 0; i < MAX(values->len, 1); i++) {
        int value = i < values->len ? g_array_index(values, int, i) : 0;
        g_autofree char *number =
            style_counter_text(layout->options->counter_styles, value, item->style);
        g_string_append(out, i > 0 && !is_one ? item->separator : "");
        g_string_append(out, number);
    }
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
        tell_missing(layout, "words", item->text);
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
    case CONTENT_TARGET_NUMBER:
    case CONTENT_TARGET_NUMBERS:
        append_target_numbers(out, layout, item);
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
            item->kind == CONTENT_LEADER || style_content_is_of_target(item->kind) ||
            (item->kind == CONTENT_STRING && *item->text))
            return false;
    }
    return true;
}
