/* SPDX-License-Identifier: MIT */
/* Turns pieces, as blocks hand them in, into one column with its margins collapsed. */

#include "layout/flow.h"

void flow_open(Flow *flow, const Flow *above, Length left, Length width) {
    *flow = (Flow){.layout = above->layout,
                   .scope = above->scope,
                   .pieces = g_array_new(FALSE, TRUE, sizeof(Piece)),
                   .left = left,
                   .width = width,
                   .column = above->column,
                   .foot = above->foot,
                   .page_name = above->page_name,
                   .columns = above->columns,
                   .span_left = above->span_left,
                   .span_width = above->span_width,
                   .is_open = above->is_open,
                   .href = above->href,
                   .link = above->link};
}

void flow_close(Flow *flow) {
    anchors_clear(&flow->anchors);
    side_close(flow);
    g_clear_pointer(&flow->pieces, g_array_unref);
}

void flow_add_margin(Flow *flow, Length margin) {
    flow->margin_up = MAX(flow->margin_up, margin);
    flow->margin_down = MIN(flow->margin_down, margin);
}

/* Negative margins pull what follows over the piece before, not above it: heights of the column
 * never shrink. */
static Length gap_of(Flow *flow) {
    Length gap = flow->margin_up + flow->margin_down;
    flow->margin_up = flow->margin_down = 0;
    Length before = flow->pieces->len ? flow_piece(flow, flow->pieces->len - 1)->strip.height : 0;
    return flow->pieces->len ? MAX(gap, -MAX(before, 0)) : gap;
}

void flow_settle(Flow *flow) {
    if (flow->leads && flow->pieces->len == 0) {
        flow->lead_up = MAX(flow->lead_up, flow->margin_up);
        flow->lead_down = MIN(flow->lead_down, flow->margin_down);
        flow->margin_up = flow->margin_down = 0;
        return;
    }
    Length gap = gap_of(flow);
    if (gap == 0)
        return;
    Piece space = {.baseline = NO_BASELINE,
                   .strip = {.kind = STRIP_SPACE,
                             .height = gap,
                             .penalty = flow->penalty == PENALTY_NEVER ? PENALTY_NEVER : 0,
                             .page_name = flow->page_name}};
    side_pass(flow, &space);
    g_array_append_val(flow->pieces, space);
}

/* A demanded break wins over a forbidden one, and that over any cost. */
static int join_penalties(int a, int b) {
    if (a == PENALTY_FORCED || b == PENALTY_FORCED)
        return PENALTY_FORCED;
    return MAX(a, b);
}

void flow_push(Flow *flow, Piece piece) {
    flow_settle(flow);
    if (flow->penalty == PENALTY_FORCED && piece.strip.penalty != PENALTY_FORCED)
        piece.strip.forced = flow->forced;
    piece.strip.penalty = join_penalties(flow->penalty, piece.strip.penalty);
    flow->penalty = 0;
    flow->forced = BREAK_AUTO;
    anchors_give(&flow->anchors, flow->layout->arena, &piece.strip);
    if (!piece.strip.page_name)
        piece.strip.page_name = flow->page_name;
    side_pass(flow, &piece);
    g_array_append_val(flow->pieces, piece);
}

void flow_begin_page(Flow *flow) {
    size_t n = flow->pieces->len;
    const char *before = n > 0 ? flow_piece(flow, n - 1)->strip.page_name : flow->page_name;
    if (flow->penalty == PENALTY_FORCED || g_strcmp0(before, flow->page_name) != 0)
        flow_push(flow, (Piece){.baseline = NO_BASELINE, .strip = {.kind = STRIP_BOX}});
}

void flow_splice(Flow *flow, Flow *inner) {
    side_clear(inner, CLEAR_BOTH);
    GArray *pieces = inner->pieces;
    if (pieces->len > 0) {
        guint first = 0;
        if (flow_piece(inner, 0)->strip.place != STRIP_STAYS)
            flow_begin_page(flow);
        for (; first < pieces->len && flow_piece(inner, first)->strip.place != STRIP_STAYS; first++)
            g_array_append_val(flow->pieces, *flow_piece(inner, first));
        if (first < pieces->len)
            flow_push(flow, *flow_piece(inner, first++));
        for (guint i = first; i < pieces->len; i++)
            side_pass(flow, flow_piece(inner, i));
        g_array_append_vals(flow->pieces, &g_array_index(pieces, Piece, first),
                            pieces->len - first);
        g_array_set_size(pieces, 0);
    }
    anchors_move(&flow->anchors, &inner->anchors);
    flow_add_margin(flow, inner->margin_up);
    flow_add_margin(flow, inner->margin_down);
    inner->margin_up = inner->margin_down = 0;
    flow->penalty = join_penalties(flow->penalty, inner->penalty);
    if (inner->penalty == PENALTY_FORCED)
        flow->forced = inner->forced;
}

Length flow_height(const Flow *flow) {
    Length height = 0;
    for (size_t i = 0; i < flow->pieces->len; i++)
        height = length_add(height, flow_piece(flow, i)->strip.height);
    return height;
}

void flow_lay_grounds(const Flow *flow, Frame *frame, Point at) {
    for (size_t i = 0; i < flow->pieces->len; i++) {
        const Strip *strip = &flow_piece(flow, i)->strip;
        if (strip->ground)
            frame_add_frame(frame, strip->ground, at);
        at.y = length_add(at.y, strip->height);
    }
}

Piece flow_flatten(Flow *flow, Length width) {
    side_clear(flow, CLEAR_BOTH);
    flow_settle(flow);
    Arena *arena = flow->layout->arena;
    Frame *frame = frame_new(arena, width, flow_height(flow));
    Piece box = {.baseline = NO_BASELINE,
                 .strip = {.kind = STRIP_BOX, .height = frame->height, .frame = frame}};
    Length y = 0;
    Anchors anchors = {0};
    flow_lay_grounds(flow, frame, (Point){0, 0});
    for (size_t i = 0; i < flow->pieces->len; i++) {
        const Piece *piece = flow_piece(flow, i);
        if (piece->strip.frame)
            frame_add_frame(frame, piece->strip.frame, (Point){0, y});
        if (box.baseline == NO_BASELINE && piece->baseline != NO_BASELINE)
            box.baseline = y + piece->baseline;
        if (piece->baseline != NO_BASELINE)
            box.last_baseline = y + (piece->last_baseline ? piece->last_baseline : piece->baseline);
        anchors_take(&anchors, &piece->strip);
        y = length_add(y, piece->strip.height);
    }
    if (flow->pieces->len > 0) {
        box.strip.penalty = flow_piece(flow, 0)->strip.penalty;
        box.strip.forced = flow_piece(flow, 0)->strip.forced;
        box.strip.page_name = flow_piece(flow, 0)->strip.page_name;
    }
    anchors_move(&anchors, &flow->anchors);
    anchors_give(&anchors, arena, &box.strip);
    g_array_set_size(flow->pieces, 0);
    return box;
}

/* A frame so much lower, and so high. */
static Frame *lowered(Arena *arena, const Frame *frame, Length above, Length height) {
    Frame *lower = frame_new(arena, frame ? frame->width : 0, height);
    if (frame)
        frame_add_frame(lower, frame, (Point){0, above});
    return lower;
}

void piece_grow(Arena *arena, Piece *piece, Length above, Length below) {
    if (above == 0 && below == 0)
        return;
    Strip *strip = &piece->strip;
    strip->height = MAX(strip->height + above + below, 0);
    strip->frame = lowered(arena, strip->frame, above, strip->height);
    if (strip->ground)
        strip->ground = lowered(arena, strip->ground, above, strip->height);
    piece->picture = NULL;
    if (piece->baseline != NO_BASELINE)
        piece->baseline += above;
}
