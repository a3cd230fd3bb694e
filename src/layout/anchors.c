/* SPDX-License-Identifier: MIT */
/* Turns string-set, bookmarks, ids and page numbers of elements into what the next strip carries.
 */

#include "layout/flow.h"

#include <string.h>

static void append(GArray **array, size_t size, const void *values, size_t count) {
    if (count == 0)
        return;
    if (!*array)
        *array = g_array_new(FALSE, FALSE, size);
    g_array_append_vals(*array, values, count);
}

/* Every page shapes its running strings anew: what no margin could show is left out once. */
static const char *cut(Layout *layout, const char *name, const char *value) {
    if (g_utf8_strlen(value, -1) <= LAYOUT_MAX_STRING)
        return value;
    notices_add(layout->notices, KANYIN_SEVERITY_WARNING, "long-string",
                (NoticePlace){.source = layout->options->source_name},
                "The running string '%s' ends after %d characters", name, LAYOUT_MAX_STRING);
    size_t kept = (size_t)(g_utf8_offset_to_pointer(value, LAYOUT_MAX_STRING) - value);
    return arena_strndup(layout->arena, value, kept);
}

static void add_string(Flow *flow, const char *name, const char *value, const char *lang) {
    GalleyString string = {.name = name, .value = cut(flow->layout, name, value), .lang = lang};
    append(&flow->anchors.strings, sizeof string, &string, 1);
}

static void add_bookmark(Flow *flow, const Style *style, const char *text) {
    const char *title = text;
    if (style->bookmark_label.is_set)
        title = content_text(flow->layout, &style->bookmark_label, text);
    if (!title || !*title)
        return;
    DocumentOutlineItem item = {.title = title,
                                .level = style->bookmark_level,
                                .is_closed = style->bookmark_state == BOOKMARK_CLOSED,
                                .structure = scope_structure(flow->layout, flow->scope)};
    append(&flow->anchors.outline, sizeof item, &item, 1);
}

/* css-page-3 §6: the pages' own counter, met in the text. */
static const int *number_of_page(const StyleCounter *counters, size_t count) {
    for (size_t i = count; i > 0; i--)
        if (strcmp(counters[i - 1].name, "page") == 0)
            return &counters[i - 1].value;
    return NULL;
}

/* Pages may show it: but `page` is their own, and the numbers of items say nothing there. */
static void add_counter(Flow *flow, const char *name) {
    static const char *const apart[] = {"page", "list-item", "footnote", NULL};
    if (g_strv_contains(apart, name))
        return;
    g_autoptr(GArray) values = counters_values(flow->layout->counters, name);
    if (values->len == 0)
        return;
    GalleyString counter = {
        .name = name,
        .n_numbers = values->len,
        .numbers = arena_copy(flow->layout->arena, values->data, values->len * sizeof(int))};
    append(&flow->anchors.strings, sizeof counter, &counter, 1);
}

static void collect_counters(Flow *flow, const StyleCounter *said, size_t count) {
    for (size_t i = 0; i < count; i++)
        add_counter(flow, said[i].name);
}

static void collect_number(Anchors *anchors, const Style *style) {
    const int *reset = number_of_page(style->counter_reset, style->n_counter_reset);
    const int *set = number_of_page(style->counter_set, style->n_counter_set);
    if (reset || set)
        anchors->page_number = set ? set : reset;
}

void anchors_collect(Flow *flow, const StyledNode *styled) {
    Layout *layout = flow->layout;
    if (styled->kind != STYLED_ELEMENT || !layout->structure)
        return;
    const Style *style = styled->style;
    if (styled->node->id && *styled->node->id)
        append(&flow->anchors.destinations, sizeof(char *), &styled->node->id, 1);
    collect_number(&flow->anchors, style);
    collect_counters(flow, style->counter_reset, style->n_counter_reset);
    collect_counters(flow, style->counter_increment, style->n_counter_increment);
    collect_counters(flow, style->counter_set, style->n_counter_set);
    if (style->n_string_set == 0 && style->bookmark_level <= 0)
        return;
    const char *text = scope_text(layout, styled->node);
    for (size_t i = 0; i < style->n_string_set; i++) {
        const StyleStringSet *set = &style->string_set[i];
        add_string(flow, set->name, content_text(layout, &set->value, text), style->lang);
    }
    if (style->bookmark_level > 0 && *text)
        add_bookmark(flow, style, text);
}

static void *merge(Arena *arena, GArray **pending, const void *old, size_t *count) {
    if (!*pending)
        return (void *)old;
    size_t size = g_array_get_element_size(*pending);
    size_t total = (*pending)->len + *count;
    char *merged = arena_alloc(arena, total * size);
    memcpy(merged, (*pending)->data, (*pending)->len * size);
    if (*count)
        memcpy(merged + (*pending)->len * size, old, *count * size);
    *count = total;
    g_clear_pointer(pending, g_array_unref);
    return merged;
}

void anchors_give(Anchors *anchors, Arena *arena, Strip *strip) {
    strip->strings = merge(arena, &anchors->strings, strip->strings, &strip->n_strings);
    strip->outline = merge(arena, &anchors->outline, strip->outline, &strip->n_outline);
    strip->destinations =
        merge(arena, &anchors->destinations, strip->destinations, &strip->n_destinations);
    if (!strip->page_number)
        strip->page_number = anchors->page_number;
    anchors->page_number = NULL;
    strip->notes = merge(arena, &anchors->notes, strip->notes, &strip->n_notes);
}

void anchors_take(Anchors *anchors, const Strip *strip) {
    append(&anchors->strings, sizeof *strip->strings, strip->strings, strip->n_strings);
    append(&anchors->outline, sizeof *strip->outline, strip->outline, strip->n_outline);
    append(&anchors->destinations, sizeof *strip->destinations, strip->destinations,
           strip->n_destinations);
    if (strip->page_number)
        anchors->page_number = strip->page_number;
    append(&anchors->notes, sizeof(gpointer), strip->notes, strip->n_notes);
}

static void move_array(GArray **to, GArray **from) {
    if (!*from)
        return;
    append(to, g_array_get_element_size(*from), (*from)->data, (*from)->len);
    g_clear_pointer(from, g_array_unref);
}

void anchors_move(Anchors *to, Anchors *from) {
    move_array(&to->strings, &from->strings);
    move_array(&to->outline, &from->outline);
    move_array(&to->destinations, &from->destinations);
    if (from->page_number)
        to->page_number = from->page_number;
    from->page_number = NULL;
    move_array(&to->notes, &from->notes);
}

bool anchors_are_empty(const Anchors *anchors) {
    return !anchors->strings && !anchors->outline && !anchors->destinations && !anchors->notes &&
           !anchors->page_number;
}

void anchors_clear(Anchors *anchors) {
    g_clear_pointer(&anchors->strings, g_array_unref);
    g_clear_pointer(&anchors->outline, g_array_unref);
    g_clear_pointer(&anchors->destinations, g_array_unref);
    g_clear_pointer(&anchors->notes, g_array_unref);
}
