/* SPDX-License-Identifier: MIT */
/* Turns counter-reset, counter-increment and counter-set, met in tree order, into counts
 * (css-lists-3 §4). */

#include "layout/flow.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

typedef struct {
    const char *name;
    int value, depth; /* of the element that made it: it lives as long as that one's parent */
} Counter;

struct Counters {
    GArray *counters; /* innermost last */
    int depth;
};

Counters *counters_new(void) {
    Counters *counters = g_new0(Counters, 1);
    counters->counters = g_array_new(FALSE, FALSE, sizeof(Counter));
    /* footnotes are counted through all that holds them (css-gcpm-3 §2.6) */
    g_array_append_val(counters->counters, ((Counter){.name = "footnote"}));
    return counters;
}

void counters_free(Counters *counters) {
    if (!counters)
        return;
    g_array_unref(counters->counters);
    g_free(counters);
}

Counters *counters_copy(const Counters *counters) {
    Counters *copy = counters_new();
    copy->depth = counters->depth;
    g_array_set_size(copy->counters, 0);
    g_array_append_vals(copy->counters, counters->counters->data, counters->counters->len);
    return copy;
}

static Counter *find(const Counters *counters, const char *name) {
    for (guint i = counters->counters->len; i > 0; i--) {
        Counter *counter = &g_array_index(counters->counters, Counter, i - 1);
        if (strcmp(counter->name, name) == 0)
            return counter;
    }
    return NULL;
}

static void reset(Counters *counters, const char *name, int value) {
    Counter *sibling = find(counters, name);
    if (sibling && sibling->depth == counters->depth) {
        sibling->value = value;
        return;
    }
    Counter counter = {name, value, counters->depth};
    g_array_append_val(counters->counters, counter);
}

static void increment(Counters *counters, const char *name, int by) {
    if (!find(counters, name))
        reset(counters, name, 0);
    Counter *counter = find(counters, name);
    counter->value = (int)CLAMP((long long)counter->value + by, INT_MIN, INT_MAX);
}

static void set(Counters *counters, const char *name, int value) {
    Counter *counter = find(counters, name);
    if (counter)
        counter->value = value;
    else
        reset(counters, name, value);
}

static bool names_list_item(const StyleCounter *counters, size_t count) {
    for (size_t i = 0; i < count; i++)
        if (strcmp(counters[i].name, "list-item") == 0)
            return true;
    return false;
}

static bool has_number(const Node *node, const char *name, int *number) {
    const char *value = node_attribute(node, name);
    if (!value)
        return false;
    char *end = NULL;
    long parsed = strtol(value, &end, 10);
    if (end == value || parsed < -1000000 || parsed > 1000000)
        return false;
    *number = (int)parsed;
    return true;
}

static bool is_reversed(const Node *list) {
    return list && node_attribute(list, "reversed");
}

static void start_list(Counters *counters, const Node *list) {
    int start = 1;
    if (!has_number(list, "start", &start) && is_reversed(list)) {
        start = 0;
        for (const Node *child = list->first_child; child; child = child->next)
            start += child->kind == NODE_ELEMENT && strcmp(child->name, "li") == 0;
    }
    reset(counters, "list-item", is_reversed(list) ? start + 1 : start - 1);
}

/* The implied counter of lists (css-lists-3 §4.6). */
static void count_lists(Counters *counters, const StyledNode *styled) {
    const Node *node = styled->node;
    const Style *style = styled->style;
    bool is_list = strcmp(node->name, "ol") == 0 || strcmp(node->name, "ul") == 0;
    bool has_hint = node_attribute(node, "start") || is_reversed(node);
    if (is_list && (has_hint || !names_list_item(style->counter_reset, style->n_counter_reset)))
        start_list(counters, node);
    if (style->display != DISPLAY_LIST_ITEM)
        return;
    if (!names_list_item(style->counter_increment, style->n_counter_increment))
        increment(counters, "list-item", is_reversed(node->parent) ? -1 : 1);
    int value = 0;
    if (has_number(node, "value", &value))
        find(counters, "list-item")->value = value;
}

void counters_enter(Counters *counters, const StyledNode *styled) {
    counters->depth++;
    const Style *style = styled->style;
    for (size_t i = 0; i < style->n_counter_reset; i++)
        reset(counters, style->counter_reset[i].name, style->counter_reset[i].value);
    if (styled->kind == STYLED_ELEMENT)
        count_lists(counters, styled);
    for (size_t i = 0; i < style->n_counter_increment; i++)
        increment(counters, style->counter_increment[i].name, style->counter_increment[i].value);
    for (size_t i = 0; i < style->n_counter_set; i++)
        set(counters, style->counter_set[i].name, style->counter_set[i].value);
}

void counters_leave(Counters *counters) {
    GArray *all = counters->counters;
    while (all->len > 0 && g_array_index(all, Counter, all->len - 1).depth > counters->depth)
        g_array_set_size(all, all->len - 1);
    counters->depth--;
}

GArray *counters_values(const Counters *counters, const char *name) {
    GArray *values = g_array_new(FALSE, TRUE, sizeof(int));
    for (guint i = 0; i < counters->counters->len; i++) {
        const Counter *counter = &g_array_index(counters->counters, Counter, i);
        if (strcmp(counter->name, name) == 0)
            g_array_append_val(values, counter->value);
    }
    if (values->len == 0)
        g_array_set_size(values, 1);
    return values;
}

int counters_value(const Counters *counters, const char *name) {
    const Counter *counter = find(counters, name);
    return counter ? counter->value : 0;
}

void counters_set(Counters *counters, const char *name, int value) {
    Counter *counter = find(counters, name);
    if (counter)
        counter->value = value;
}
