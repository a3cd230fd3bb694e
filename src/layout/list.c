/* SPDX-License-Identifier: MIT */
/* Turns a list item's number or bullet into a mark that hangs to the left of its first line, or
 * into the first words of it. */

#include "layout/flow.h"

#include <string.h>

static const StyledNode *marker_node(const StyledNode *styled) {
    for (const StyledNode *child = styled->first_child; child; child = child->next)
        if (child->kind == STYLED_MARKER)
            return child;
    return NULL;
}

static const char *marker_text(Layout *layout, const StyledNode *styled, const StyledNode *marker) {
    if (marker && marker->style->content.is_set)
        return content_text(layout, &marker->style->content, NULL);
    const char *type = styled->style->list_style_type;
    if (!type || strcmp(type, "none") == 0)
        return "";
    if (*type == '"')
        return arena_strndup(layout->arena, type + 1, strlen(type) - 2);
    g_autofree char *text = style_counter_marker(
        layout->options->counter_styles, counters_value(layout->counters, "list-item"), type);
    /* a mark hangs at its own distance, which is what a space at its end would be */
    bool hangs = styled->style->list_style_position == LIST_OUTSIDE;
    return arena_strdup(layout->arena, hangs ? g_strchomp(text) : text);
}

static const Style *marker_style(const StyledNode *styled) {
    const StyledNode *marker = marker_node(styled);
    return marker ? marker->style : styled->style;
}

/* Half an em; less, where a full-width mark at the marker's end has given up less of its blank than
 * that, so that 一、 is two characters wide. */
static Length gap_after(const Frame *marker, const Style *style, const char *text) {
    static const char *const full[] = {"、", "．", "）"};
    Length em = style->font_size, gap = em / 2;
    for (size_t i = 0; em > 0 && i < G_N_ELEMENTS(full); i++)
        if (g_str_has_suffix(text, full[i]) && marker->width % em > 0)
            gap = MIN(gap, em - marker->width % em);
    return gap;
}

Frame *list_marker(Flow *flow, const StyledNode *styled) {
    Layout *layout = flow->layout;
    const char *text = marker_text(layout, styled, marker_node(styled));
    layout->item_marker = NULL;
    if (!*text || inline_is_blank(styled->first_child, NULL))
        return NULL;
    Scope label = {.above = flow->scope, .kind = STRUCTURE_LBL};
    if (!flow->scope || (flow->scope->kind != STRUCTURE_LI && flow->scope->kind != STRUCTURE_TOCI))
        label.kind = STRUCTURE_P;
    StructureId owner = scope_leaf(layout, &label);
    const Style *style = marker_style(styled);
    Frame *word = styled->style->list_style_position == LIST_OUTSIDE
                      ? paragraph_word(layout, style, text, owner)
                      : NULL;
    if (word &&
        (flow->is_open || flow->left >= length_add(word->width, gap_after(word, style, text))))
        return word;
    /* in a box of its own, beside others, there is no room outside */
    TextRun *marker = arena_new0(layout->arena, TextRun);
    *marker = (TextRun){.kind = TEXT_RUN_TEXT,
                        .text = text,
                        .length = strlen(text),
                        .style = marker_style(styled),
                        .owner = owner};
    layout->item_marker = marker;
    return NULL;
}

void list_take_marker(Layout *layout, GArray *runs) {
    if (layout->item_marker)
        g_array_append_vals(runs, layout->item_marker, 1);
    layout->item_marker = NULL;
}

/* Its index; that of the end: there is none. */
static size_t first_line(Flow *flow, size_t first) {
    while (first < flow->pieces->len && flow_piece(flow, first)->baseline == NO_BASELINE)
        first++;
    return first;
}

/* A mark as it was last measured: bullets of a list are alike. */
typedef struct {
    const Style *style;
    const char *text;
    Length room; /* up to the item's text */
} Measured;

static Length room_of(Layout *layout, const StyledNode *item, Measured *last) {
    const Style *style = marker_style(item);
    const char *text = marker_text(layout, item, marker_node(item));
    if (!*text)
        return 0;
    if (style != last->style || g_strcmp0(text, last->text) != 0) {
        const Frame *mark = paragraph_word(layout, style, text, STRUCTURE_ARTIFACT);
        *last = (Measured){style, text, mark->width + gap_after(mark, style, text)};
    }
    return last->room;
}

static bool hangs_marker(const StyledNode *styled) {
    return styled->kind == STYLED_ELEMENT && styled->style->display == DISPLAY_LIST_ITEM &&
           styled->style->list_style_position == LIST_OUTSIDE;
}

/* The numbers run as they will when the items are set. */
static Length widest_lack(Layout *layout, const StyledNode *list, Length padding, Length left) {
    Measured last = {0};
    Length lack = 0;
    for (const StyledNode *item = list->first_child; item; item = item->next) {
        if (item->kind != STYLED_ELEMENT || block_is_absent(item))
            continue;
        counters_enter(layout->counters, item);
        if (hangs_marker(item)) {
            Length own = length_add(padding, style_length(item->style->margin[SIDE_LEFT], 0, 0));
            own = length_add(own, box_edge(item->style, SIDE_LEFT, 0));
            Length there = own > 0 ? own : left;
            lack = MAX(lack, room_of(layout, item, &last) - there);
        }
        counters_leave(layout->counters);
    }
    return lack;
}

Length list_growth(Flow *flow, const StyledNode *styled, Length padding, Length left) {
    const StyledNode *item = styled->first_child;
    while (item && !hangs_marker(item))
        item = item->next;
    if (!item)
        return 0;
    Layout measuring = *flow->layout;
    measuring.structure = NULL;
    measuring.texts = NULL;
    measuring.slots = NULL;
    measuring.arena = arena_new();
    measuring.counters = counters_copy(flow->layout->counters);
    Length lack = widest_lack(&measuring, styled, padding, left);
    counters_free(measuring.counters);
    arena_free(measuring.arena);
    Length em = styled->style->font_size;
    return em > 0 ? length_scale(em, lack / em + (lack % em > 0), 1) : lack;
}

/* Where not even the narrowest lines leave room, or an inner list's first mark stands in its place,
 * the mark stands on a line of its own. */
static void put_above(Flow *flow, size_t at, const Frame *marker, Point place) {
    Frame *frame = frame_new(flow->layout->arena, flow->left + flow->width, marker->height);
    frame_add_frame(frame, marker, (Point){MAX(place.x, 0), 0});
    const Strip *next = &flow_piece(flow, at)->strip;
    Piece own = {.baseline = place.y,
                 .mark = MAX(place.x, 1),
                 .strip = {.kind = STRIP_LINE,
                           .height = marker->height,
                           .frame = frame,
                           .penalty = next->penalty,
                           .forced = next->forced,
                           .page_name = next->page_name}};
    flow_piece(flow, at)->strip.penalty = PENALTY_NEVER;
    flow_piece(flow, at)->strip.forced = BREAK_AUTO;
    g_array_insert_val(flow->pieces, at, own);
}

void list_hang_marker(Flow *flow, const StyledNode *styled, size_t first, Frame *marker) {
    Arena *arena = flow->layout->arena;
    const Style *style = marker_style(styled);
    const char *text = marker_text(flow->layout, styled, marker_node(styled));
    Length above = 0, below = 0;
    text_strut(style, &above, &below);
    size_t at = first_line(flow, first);
    if (at == flow->pieces->len)
        flow_push(flow, (Piece){.baseline = above,
                                .strip = {.kind = STRIP_LINE, .height = above + below}});
    at = first_line(flow, at); /* behind the space that is left to settle */
    Piece *piece = flow_piece(flow, at);
    const Frame *line = piece->strip.frame;
    Length x = flow->left + piece->indent - marker->width - gap_after(marker, style, text);
    if (x < 0 || (piece->mark > 0 && length_add(x, marker->width) > piece->mark)) {
        put_above(flow, at, marker, (Point){x, above});
        return;
    }
    piece->mark = MAX(x, 1);
    Frame *frame = frame_new(arena, line ? line->width : flow->left, piece->strip.height);
    frame_add_frame(frame, marker, (Point){x, piece->baseline - above});
    if (line)
        frame_add_frame(frame, line, (Point){0, 0});
    piece->strip.frame = frame;
}
