/* SPDX-License-Identifier: MIT */
/* Turns a list item's number or bullet into a mark that hangs to the left of its first line. */

#include "layout/flow.h"

#include <string.h>

static const StyledNode *marker_node(const StyledNode *styled) {
    for (const StyledNode *child = styled->first_child; child; child = child->next)
        if (child->kind == STYLED_MARKER)
            return child;
    return NULL;
}

/* As it is written, with the space that parts it from the words. */
static const char *marker_words(Layout *layout, const StyledNode *styled,
                                const StyledNode *marker) {
    if (marker && marker->style->content.is_set)
        return content_text(layout, &marker->style->content, NULL);
    const char *type = styled->style->list_style_type;
    if (!type || strcmp(type, "none") == 0)
        return "";
    if (*type == '"')
        return arena_strndup(layout->arena, type + 1, strlen(type) - 2);
    g_autofree char *text = style_counter_marker(
        layout->options->counter_styles, counters_value(layout->counters, "list-item"), type);
    return arena_strdup(layout->arena, text);
}

/* A mark hangs at its own distance, which is what a space at its end would be. */
static const char *marker_text(Layout *layout, const StyledNode *styled, const StyledNode *marker) {
    return g_strchomp(arena_strdup(layout->arena, marker_words(layout, styled, marker)));
}

static const Style *marker_style(const StyledNode *styled) {
    const StyledNode *marker = marker_node(styled);
    return marker ? marker->style : styled->style;
}

Frame *list_marker(Flow *flow, const StyledNode *styled) {
    Layout *layout = flow->layout;
    const char *text = marker_text(layout, styled, marker_node(styled));
    if (!*text || inline_is_blank(styled->first_child, NULL))
        return NULL;
    if (styled->style->list_style_position == MARKER_INSIDE) {
        layout->inside = styled;
        layout->inside_scope = flow->scope;
        return NULL;
    }
    Scope label = {.above = flow->scope, .kind = STRUCTURE_LBL};
    if (!flow->scope || (flow->scope->kind != STRUCTURE_LI && flow->scope->kind != STRUCTURE_TOCI))
        label.kind = STRUCTURE_P;
    return paragraph_word(layout, marker_style(styled), text, scope_leaf(layout, &label));
}

void list_inside_marker(InlineRuns *out) {
    Layout *layout = out->flow->layout;
    const StyledNode *item = layout->inside;
    if (!item)
        return;
    layout->inside = NULL;
    Scope label = {.above = layout->inside_scope, .kind = STRUCTURE_LBL};
    InlineRuns marker = *out;
    if (label.above && label.above->kind == STRUCTURE_LI)
        marker.scope = &label;
    inline_add_text(&marker, marker_style(item), marker_words(layout, item, marker_node(item)));
}

static Piece *first_line(Flow *flow, size_t first) {
    for (size_t i = first; i < flow->pieces->len; i++)
        if (flow_piece(flow, i)->baseline != NO_BASELINE)
            return flow_piece(flow, i);
    return NULL;
}

/* Does the marker end with a full-width mark, whose blank is gap enough? */
static bool ends_full_width(const char *text) {
    return g_str_has_suffix(text, "、") || g_str_has_suffix(text, "．") ||
           g_str_has_suffix(text, "）");
}

static Length gap_of(Flow *flow, const StyledNode *styled, const Style *style) {
    const char *text = marker_text(flow->layout, styled, marker_node(styled));
    return ends_full_width(text) ? 0 : style->font_size / 2;
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
    Length x = flow->left - marker->width - gap_of(flow, styled, style);
    frame_add_frame(frame, marker, (Point){MAX(x, 0), piece->baseline - above});
    if (line)
        frame_add_frame(frame, line, (Point){0, 0});
    piece->strip.frame = frame;
}
