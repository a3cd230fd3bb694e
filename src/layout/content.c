/* SPDX-License-Identifier: MIT */
/* Turns `content` items (strings, counters, the element's own text) into text. */

#include "layout/flow.h"

static void append_counters(GString *out, const Layout *layout, const StyleContentItem *item) {
    g_autoptr(GArray) values = counters_values(layout->counters, item->text);
    for (guint i = 0; i < values->len; i++) {
        g_autofree char *number = style_counter_text(layout->options->counter_styles,
                                                     g_array_index(values, int, i), item->style);
        g_string_append(out, i > 0 ? item->separator : "");
        g_string_append(out, number);
    }
}

static void append_item(GString *out, const Layout *layout, const StyleContentItem *item,
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
    case CONTENT_NAMED_STRING:
    case CONTENT_LEADER:
    case CONTENT_TARGET_COUNTER:
    case CONTENT_TARGET_TEXT:
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
            (item->kind == CONTENT_STRING && *item->text))
            return false;
    }
    return true;
}
