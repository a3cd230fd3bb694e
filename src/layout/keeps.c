/* SPDX-License-Identifier: MIT */
/* Turns orphans, widows and the break properties (css-break-3 §3) into penalties on pieces. */

#include "layout/flow.h"

#define MAX_COMPANY 1000

int keeps_line_penalty(size_t line, size_t n_lines, int orphans, int widows) {
    if (line == 0)
        return 0;
    bool leaves_orphan = line < (size_t)MAX(orphans, 1);
    bool makes_widow = n_lines - line < (size_t)MAX(widows, 1);
    return leaves_orphan || makes_widow ? PENALTY_NEVER : 0;
}

static void join(Flow *flow, StyleBreak value) {
    bool is_of_column = value == BREAK_COLUMN || value == BREAK_AVOID_COLUMN;
    if (value == BREAK_AUTO || (is_of_column && !flow->columns))
        return;
    if (value == BREAK_AVOID || value == BREAK_AVOID_COLUMN) {
        flow->penalty = flow->penalty == PENALTY_FORCED ? PENALTY_FORCED : PENALTY_NEVER;
        return;
    }
    /* css-break-3 §3.1: of several demands at one place, the side last named wins. */
    bool is_side = flow->forced == BREAK_LEFT || flow->forced == BREAK_RIGHT;
    bool is_less = value == BREAK_COLUMN || (value == BREAK_PAGE && is_side);
    if (flow->penalty != PENALTY_FORCED || !is_less)
        flow->forced = value;
    flow->penalty = PENALTY_FORCED;
}

void keeps_break_before(Flow *flow, StyleBreak value) {
    join(flow, value);
}

void keeps_break_after(Flow *flow, StyleBreak value) {
    join(flow, value);
}

void keeps_company(Flow *flow, size_t first, int lines) {
    for (size_t i = first; lines > 0 && i < flow->pieces->len; i++) {
        Strip *strip = &flow_piece(flow, i)->strip;
        if (strip->kind != STRIP_LINE && strip->kind != STRIP_BOX)
            continue;
        strip->company = MAX(strip->company, (unsigned)MIN(lines, MAX_COMPANY));
        return;
    }
}

bool keeps_fits(const Flow *flow, size_t first) {
    Length height = 0, limit = flow->layout->options->page_height;
    for (size_t i = first; i < flow->pieces->len; i++) {
        height = length_add(height, flow_piece(flow, i)->strip.height);
        if (limit > 0 && height > limit)
            return false;
    }
    return true;
}

void keeps_inside(Flow *flow, size_t first) {
    size_t i = first;
    while (i < flow->pieces->len && flow_piece(flow, i)->strip.kind == STRIP_SPACE)
        i++;
    for (i++; i < flow->pieces->len; i++) {
        Strip *strip = &flow_piece(flow, i)->strip;
        if (strip->penalty != PENALTY_FORCED)
            strip->penalty = PENALTY_NEVER;
    }
}
