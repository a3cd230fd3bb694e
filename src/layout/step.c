/* SPDX-License-Identifier: MIT */
/* Turns a block's height into whole steps of the grid (css-rhythm-1: block-step-*).
 *
 * The rule of the page is 占行: whatever stands between body lines takes a whole number of them.
 * A block's margin box is rounded; the difference is added around or inside it. Space between
 * strips vanishes at a page's head and foot, and with it a part of a step would vanish. So only the
 * whole steps of a margin become space between strips; the rest is set inside the block's first and
 * last strip, and what remains of the block at a page's head is whole steps again. */

#include "layout/flow.h"

static Length rounded(Length height, Length step, StyleStepRound round) {
    Length down = height / step * step;
    switch (round) {
    case STEP_ROUND_DOWN:
        return down;
    case STEP_ROUND_NEAREST:
        return (height - down) * 2 < step ? down : down + step;
    case STEP_ROUND_UP:
        break;
    }
    return down == height ? down : down + step;
}

StepSpace step_space(const Style *style, Length outer_height) {
    Length step = style->block_step_size;
    if (step <= 0 || outer_height <= 0)
        return (StepSpace){0, 0};
    Length extra = rounded(outer_height, step, style->block_step_round) - outer_height;
    switch (style->block_step_align) {
    case STEP_ALIGN_START:
        return (StepSpace){0, extra};
    case STEP_ALIGN_END:
        return (StepSpace){extra, 0};
    case STEP_ALIGN_AUTO:
    case STEP_ALIGN_CENTER:
        break;
    }
    return (StepSpace){extra / 2, extra - extra / 2};
}

StepSpace step_block(const Style *style, Length content_height, BlockBox *box) {
    Length height = box->above + box_height(style, content_height) + box->below;
    Length step = style->block_step_size;
    if (step <= 0 || height <= 0)
        return (StepSpace){0, 0};
    StepSpace space = step_space(style, box->margin_top + height + box->margin_bottom);
    if (style->block_step_insert == STEP_INSERT_PADDING && space.above + space.below > 0) {
        box->above += space.above;
        box->below += space.below;
        space = (StepSpace){0, 0};
    }
    /* Rounding down takes from the margins, and never from the block itself. */
    Length top = MAX(box->margin_top + space.above, 0);
    Length bottom = MAX(box->margin_bottom + space.below, 0);
    box->margin_top = top / step * step;
    box->margin_bottom = bottom / step * step;
    return (StepSpace){top - box->margin_top, bottom - box->margin_bottom};
}

void step_keep(Flow *inner, const Style *style) {
    Length height = 0, limit = inner->layout->options->page_height / 2;
    bool is_off_grid = false;
    for (size_t i = 0; style->block_step_size > 0 && i < inner->pieces->len; i++) {
        height = length_add(height, flow_piece(inner, i)->strip.height);
        is_off_grid |= height % style->block_step_size != 0;
    }
    if (is_off_grid && height <= limit)
        keeps_inside(inner, 0);
}
