/* SPDX-License-Identifier: MIT */
/* Turns what a block says of columns into a measure, and marks its pieces for them. */

#include "layout/flow.h"

#define MAX_COLUMNS 20

/* css-multicol-1 §3.4. Where the gap is left to us it is an em or more: as much as makes the
 * lines of a column whole characters. */
static GalleyColumns columns_for(const Style *style, Length width) {
    bool is_free = style->column_gap.kind != VALUE_LENGTH;
    Length em = MAX(style->font_size, 1);
    Length gap = is_free ? em : style_length(style->column_gap, width, 0);
    Length wanted = style_length(style->column_width, width, 0);
    Length most = wanted > 0 ? MAX((width + gap) / (wanted + gap), 1) : MAX_COLUMNS;
    Length count = style->column_count > 0 ? MIN(style->column_count, most) : most;
    count = CLAMP(count, 1, MAX_COLUMNS);
    Length column = MAX((width + gap) / count - gap, 1);
    if (is_free && column >= em)
        column = column / em * em;
    GalleyColumns columns = {.count = (unsigned)count,
                             .width = column,
                             .gap = gap,
                             .rule = style->column_rule,
                             .is_balanced = style->column_fill == FILL_BALANCE};
    if (count > 1)
        columns.gap = (width - count * column) / (count - 1);
    return columns;
}

static void tell_closed(Layout *layout, bool is_in_columns) {
    if (layout->structure && !layout->columns_told)
        notices_add(layout->notices, KANYIN_SEVERITY_WARNING, "columns-not-set",
                    (NoticePlace){.source = layout->options->source_name},
                    is_in_columns ? "A block in columns asks for columns of its own: it has one"
                                  : "A block in a box that no page parts asks for columns: it has "
                                    "one");
    layout->columns_told |= layout->structure != NULL;
}

static void tell_unpainted(Layout *layout, const StyledNode *styled) {
    notices_add(layout->notices, KANYIN_SEVERITY_WARNING, "columns-unpainted",
                (NoticePlace){.source = layout->options->source_name,
                              .line = origin_line(styled->node->origin)},
                "a block of several columns is set without its background and borders");
}

const GalleyColumns *columns_of(Flow *flow, const StyledNode *styled) {
    const Style *style = styled->style;
    bool is_asked = style->column_count > 0 || style->column_width.kind == VALUE_LENGTH;
    bool is_block = style->display == DISPLAY_BLOCK || style->display == DISPLAY_LIST_ITEM;
    if (!is_asked || !is_block)
        return NULL;
    GalleyColumns columns = columns_for(style, flow->width);
    if (columns.count < 2)
        return NULL;
    if (!flow->is_open || flow->columns) {
        tell_closed(flow->layout, flow->columns != NULL);
        return NULL;
    }
    if (box_is_painted(style))
        tell_unpainted(flow->layout, styled);
    return arena_copy(flow->layout->arena, &columns, sizeof columns);
}

void columns_open(Flow *flow, const GalleyColumns *columns) {
    flow->columns = columns;
    flow->span_left = flow->left;
    flow->span_width = flow->width;
    flow->width = flow->column = flow->foot = columns->width;
}

void columns_close(Flow *flow, const GalleyColumns *columns, size_t first) {
    for (size_t i = first; i < flow->pieces->len; i++) {
        Piece *piece = flow_piece(flow, i);
        if (!piece->spans)
            piece->strip.columns = columns;
    }
}

void columns_leave(Flow *flow) {
    flow->columns = NULL;
    flow->left = flow->span_left;
    flow->width = flow->column = flow->foot = flow->span_width;
}

void columns_span(Flow *flow, size_t first) {
    for (size_t i = first; i < flow->pieces->len; i++)
        flow_piece(flow, i)->spans = true;
}
