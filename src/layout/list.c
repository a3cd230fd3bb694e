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
    if (styled->style->list_style_position == LIST_OUTSIDE)
        return paragraph_word(layout, marker_style(styled), text, owner);
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

static Piece *first_line(Flow *flow, size_t first) {
    for (size_t i = first; i < flow->pieces->len; i++)
        if (flow_piece(flow, i)->baseline != NO_BASELINE)
            return flow_piece(flow, i);
    return NULL;
}

void list_hang_marker(Flow *flow, const StyledNode *styled, size_t first, Frame *marker) {
    Arena *arena = flow->layout->arena;
    const Style *style = marker_style(styled);
    Length above = 0, below = 0;
    text_strut(style, &above, &below);
    if (!first_line(flow, first))
        flow_push(flow, (Piece){.baseline = above,
                                .strip = {.kind = STRIP_LINE, .height = above + below}});
    Piece *piece = first_line(flow, first);
    const Frame *line = piece->strip.frame;
    Frame *frame = frame_new(arena, line ? line->width : flow->left, piece->strip.height);
    /* a full-width mark at its end, 一、, has given up its blank there */
    Length x = flow->left + piece->indent - marker->width - style->font_size / 2;
    frame_add_frame(frame, marker, (Point){MAX(x, 0), piece->baseline - above});
    if (line)
        frame_add_frame(frame, line, (Point){0, 0});
    piece->strip.frame = frame;
}
