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

static void finish(LooseBox *loose, Flow *inner) {
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
    LooseBox loose = geometry(styled->style, width);
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
