/* SPDX-License-Identifier: MIT */
/* Counts pages as their rules and the elements on them say. A page counts one more than the one
 * before unless its rule says otherwise; an element that resets `page` gives its own page that
 * number, as a part of a book begins with page 1. */

#include "pages/counters.h"

#include <limits.h>
#include <string.h>

struct PagesCounters {
    GHashTable *values; /* name, the style tree's, → int as a pointer */
    size_t n_pages;
};

PagesCounters *pages_counters_new(size_t n_pages) {
    PagesCounters *counters = g_new(PagesCounters, 1);
    *counters = (PagesCounters){g_hash_table_new(g_str_hash, g_str_equal), n_pages};
    return counters;
}

void pages_counters_free(PagesCounters *counters) {
    if (!counters)
        return;
    g_hash_table_unref(counters->values);
    g_free(counters);
}

static int value_of(const PagesCounters *counters, const char *name) {
    return GPOINTER_TO_INT(g_hash_table_lookup(counters->values, name));
}

static void set(PagesCounters *counters, const char *name, long long value) {
    g_hash_table_insert(counters->values, (gpointer)name,
                        GINT_TO_POINTER((int)CLAMP(value, INT_MIN, INT_MAX)));
}

static void set_all(PagesCounters *counters, const StyleCounter *said, size_t count) {
    for (size_t i = 0; i < count; i++)
        set(counters, said[i].name, said[i].value);
}

static bool names_page(const StyleCounter *said, size_t count) {
    for (size_t i = 0; i < count; i++)
        if (strcmp(said[i].name, "page") == 0)
            return true;
    return false;
}

void pages_counters_turn(PagesCounters *counters, const StylePage *page, const Strip *strips,
                         size_t n_strips) {
    const Style *style = page->style;
    set_all(counters, style->counter_reset, style->n_counter_reset);
    if (!names_page(style->counter_increment, style->n_counter_increment))
        set(counters, "page", value_of(counters, "page") + 1LL);
    for (size_t i = 0; i < style->n_counter_increment; i++) {
        const StyleCounter *by = &style->counter_increment[i];
        set(counters, by->name, (long long)value_of(counters, by->name) + by->value);
    }
    set_all(counters, style->counter_set, style->n_counter_set);
    for (size_t i = 0; i < n_strips; i++)
        if (strips[i].page_number)
            set(counters, "page", *strips[i].page_number);
}

/* In which counter style a margin box prints the number; NULL: none does. */
static const char *style_of_number(const StylePage *page) {
    for (size_t box = 0; box < PAGE_BOX_COUNT; box++) {
        const StyleContent *content = page->box[box] ? &page->box[box]->content : NULL;
        for (size_t i = 0; content && i < content->count; i++) {
            const StyleContentItem *item = &content->items[i];
            if (item->kind == CONTENT_COUNTER && strcmp(item->text, "page") == 0)
                return item->style;
        }
    }
    return NULL;
}

char *pages_counters_label(const PagesCounters *counters, const StylePage *page,
                           const StyleCounterStyles *styles) {
    return style_counter_text(styles, value_of(counters, "page"), style_of_number(page));
}

bool pages_counters_has(const PagesCounters *counters, const char *name) {
    return strcmp(name, "pages") == 0 || g_hash_table_contains(counters->values, name);
}

int pages_counters_value(const PagesCounters *counters, const char *name) {
    return strcmp(name, "pages") == 0 ? (int)counters->n_pages : value_of(counters, name);
}
