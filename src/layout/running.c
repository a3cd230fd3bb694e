/* SPDX-License-Identifier: MIT */
/* Takes running elements (css-gcpm-3 §1.2) out of the text: each is laid once, as wide as it wants
 * to be, and rides as a value to the page it was written on, whose margin boxes may show it.
 * An artifact throughout, like all that pages repeat. */

#include "layout/flow.h"

bool running_is(const StyledNode *styled) {
    return styled->kind == STYLED_ELEMENT && styled->style->position == POSITION_RUNNING;
}

void running_add(Flow *flow, const StyledNode *styled) {
    Layout *layout = flow->layout;
    const Style *style = styled->style;
    StructureTree *structure = layout->structure;
    GPtrArray *texts = layout->texts;
    Flow inner;
    flow_open(&inner, flow, 0, layout->options->width);
    inner.scope = NULL;
    inner.is_open = false;
    layout->structure = NULL;
    layout->texts = NULL; /* the report is of the text */
    Length width = intrinsic_box(&inner, styled).max;
    if (style->width.kind == VALUE_LENGTH)
        width = style_length(style->width, inner.width, width) + box_edges(style, inner.width);
    width = CLAMP(width, 1, inner.width);
    LooseBox box = loose_box_lay(&inner, styled, width);
    Frame *frame = frame_new(layout->arena, width, box.height);
    loose_box_place(&box, frame, (Point){0, 0}, box.height, 0);
    flow_close(&inner);
    layout->structure = structure;
    layout->texts = texts;
    GalleyString value = {.name = style->running, .element = frame};
    anchors_take(&flow->anchors, &(Strip){.strings = &value, .n_strings = 1});
}
