/* SPDX-License-Identifier: MIT */
/* Turns a box that floats to the head or foot of a page into a strip that may stand elsewhere. */

#include "layout/flow.h"

StripPlace rise_place(const Flow *flow, const StyledNode *styled) {
    if (!flow->is_open)
        return STRIP_STAYS;
    switch (styled->style->floating) {
    case FLOAT_TOP:
        return STRIP_TOP;
    case FLOAT_BOTTOM:
        return STRIP_BOTTOM;
    case FLOAT_SNAP_BLOCK:
        return STRIP_MAY_RISE;
    default:
        return STRIP_STAYS;
    }
}

void rise_hold(Flow *flow) {
    for (guint i = 0; i < flow->pieces->len; i++)
        flow_piece(flow, i)->strip.place = STRIP_STAYS;
}

static void push_space(Flow *flow, Length height, const Piece *box) {
    Piece space = {.baseline = NO_BASELINE,
                   .spans = box->spans,
                   .strip = {.kind = STRIP_SPACE, .height = height, .place = box->strip.place}};
    if (height > 0)
        g_array_append_val(flow->pieces, space);
}

static bool is_space(const Flow *flow, guint index) {
    return flow_piece(flow, index)->strip.kind == STRIP_SPACE;
}

/* The space at one end of the pieces, which leaves them. */
static Length take_space(Flow *flow, bool is_last) {
    Length space = 0;
    while (flow->pieces->len > 0 && is_space(flow, is_last ? flow->pieces->len - 1 : 0)) {
        guint at = is_last ? flow->pieces->len - 1 : 0;
        space += flow_piece(flow, at)->strip.height;
        g_array_remove_index(flow->pieces, at);
    }
    return MAX(space, 0);
}

static Length height_of_notes(const GalleyNote *const *notes, size_t n_notes) {
    Length height = 0;
    for (size_t k = 0; k < n_notes; k++)
        for (size_t i = 0; i < notes[k]->n_strips; i++)
            height = length_add(height, notes[k]->strips[i].height);
    return height;
}

/* With the notes that go with it wherever it stands. */
static Length whole_height(const Flow *own) {
    Length height = flow_height(own);
    for (guint i = 0; i < own->pieces->len; i++) {
        const Strip *strip = &flow_piece(own, i)->strip;
        height = length_add(height, height_of_notes(strip->notes, strip->n_notes));
    }
    return height;
}

/* On pages of its own, as a table is that was turned, it rises nowhere. */
static bool has_own_page(const Flow *flow, const Flow *own) {
    for (guint i = 0; i < own->pieces->len; i++)
        if (g_strcmp0(flow_piece(own, i)->strip.page_name, flow->page_name) != 0)
            return true;
    return false;
}

/* Its margins do not collapse (css-page-floats-3 §3): what stands over it and under it in the text
 * comes together as if it were not there. What is taller than a page stays where it is. */
void rise_join(Flow *flow, Flow *own, StripPlace place, bool spans) {
    side_clear(own, CLEAR_BOTH);
    flow_settle(own);
    Length limit = flow->layout->options->page_height;
    if ((limit > 0 && whole_height(own) > limit) || has_own_page(flow, own)) {
        flow_splice(flow, own);
        return;
    }
    Length above = take_space(own, false), below = take_space(own, true);
    if (own->pieces->len == 0) {
        anchors_move(&flow->anchors, &own->anchors);
        return;
    }
    Piece box = flow_flatten(own, own->left + own->width);
    box.spans = spans;
    box.strip.place = place;
    box.strip.penalty = 0;
    box.strip.forced = BREAK_AUTO;
    box.strip.page_name = flow->page_name;
    flow_begin_page(flow);
    push_space(flow, above, &box);
    g_array_append_val(flow->pieces, box);
    push_space(flow, below, &box);
}
