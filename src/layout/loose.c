/* SPDX-License-Identifier: MIT */
/* Turns one element into a box on its own, laid before it is known how high it will stand. */

#include "layout/flow.h"

static const Style bare = {.background = {COLOR_NONE, {0}}};

static LooseBox geometry(const Style *style, Length width) {
    LooseBox loose = {.style = style, .baseline = NO_BASELINE};
    loose.box = (BlockBox){.width = width,
                           .content_left = box_edge(style, SIDE_LEFT, width),
                           .content_width = MAX(width - box_edges(style, width), 0),
                           .above = box_edge(style, SIDE_TOP, width),
                           .below = box_edge(style, SIDE_BOTTOM, width)};
    return loose;
}

/* What no page holds is kept in its parts as well. */
static void keep_parts(LooseBox *loose, const Flow *inner) {
    Length page = inner->layout->options->page_height;
    if (page <= 0 || flow_height(inner) + loose->box.above + loose->box.below <= page)
        return;
    loose->n_parts = inner->pieces->len;
    loose->parts =
        arena_copy(inner->layout->arena, inner->pieces->data, loose->n_parts * sizeof(Piece));
}

static void finish(LooseBox *loose, Flow *inner) {
    side_clear(inner, CLEAR_BOTH);
    flow_settle(inner);
    keep_parts(loose, inner);
    loose->content = flow_flatten(inner, loose->box.width);
    flow_close(inner);
    loose->height =
        loose->box.above + box_height(loose->style, loose->content.strip.height) + loose->box.below;
    if (loose->content.baseline != NO_BASELINE)
        loose->baseline = loose->box.above + loose->content.baseline;
    loose->last_baseline = loose->box.above + loose->content.last_baseline;
}

LooseBox loose_box_lay(Flow *flow, const StyledNode *styled, Length width) {
    Layout *layout = flow->layout;
    bool is_table = styled->style->display == DISPLAY_TABLE; /* with captions outside its edges */
    LooseBox loose = geometry(is_table ? &bare : styled->style, width);
    Scope scope = scope_open(layout, flow->scope, styled);
    Flow inner;
    flow_open(&inner, flow, loose.box.content_left, loose.box.content_width);
    inner.scope = &scope;
    inner.is_open = false;
    inner.column = inner.width;
    counters_enter(layout->counters, styled);
    anchors_collect(&inner, styled);
    block_fill(&inner, styled);
    counters_leave(layout->counters);
    finish(&loose, &inner);
    return loose;
}

LooseBox loose_frame(const Frame *frame) {
    LooseBox loose = geometry(&bare, frame->width);
    loose.content = (Piece){.baseline = NO_BASELINE,
                            .strip = {.kind = STRIP_BOX, .height = frame->height, .frame = frame}};
    loose.height = frame->height;
    return loose;
}

LooseBox loose_text_lay(Flow *flow, const StyledNode *parent, const StyledNode *first,
                        const StyledNode *end, Length width) {
    LooseBox loose = geometry(&bare, width);
    Flow inner;
    flow_open(&inner, flow, 0, width);
    inner.column = width;
    inline_add(&inner, parent, first, end);
    finish(&loose, &inner);
    return loose;
}

void loose_box_place(const LooseBox *box, Frame *frame, Point at, Length height, Length slack) {
    Rect area = {at.x, at.y, box->box.width, height};
    box_paint(frame, box->style, area, true, true);
    if (box->content.strip.frame)
        frame_add_frame(frame, box->content.strip.frame,
                        (Point){at.x, at.y + box->box.above + slack});
}

static const Frame *shifted(Arena *arena, const Frame *frame, Length by) {
    if (!frame)
        return NULL;
    Frame *shifted = frame_new(arena, frame->width + by, frame->height);
    frame_add_frame(shifted, frame, (Point){by, 0});
    return shifted;
}

static void join_whole(Flow *flow, const LooseBox *box, Length left) {
    Frame *frame = frame_new(flow->layout->arena, left + box->box.width, box->height);
    loose_box_place(box, frame, (Point){left, 0}, box->height, 0);
    anchors_take(&flow->anchors, &box->content.strip);
    flow_push(flow, (Piece){.baseline = box->baseline,
                            .strip = {.kind = STRIP_BOX, .height = box->height, .frame = frame}});
}

void loose_box_join(Flow *flow, const LooseBox *box, Length left) {
    if (box->n_parts == 0) {
        join_whole(flow, box, left);
        return;
    }
    Flow inner;
    flow_open(&inner, flow, box->box.content_left, box->box.content_width);
    g_array_append_vals(inner.pieces, box->parts, (guint)box->n_parts);
    box_decorate(&inner, box->style, &box->box);
    for (guint i = 0; i < inner.pieces->len; i++) {
        Piece *piece = flow_piece(&inner, i);
        piece->strip.frame = shifted(flow->layout->arena, piece->strip.frame, left);
        piece->strip.ground = shifted(flow->layout->arena, piece->strip.ground, left);
        piece->picture = NULL;
    }
    flow_splice(flow, &inner);
    flow_close(&inner);
}
