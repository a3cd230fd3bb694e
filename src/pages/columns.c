/* SPDX-License-Identifier: MIT */
/* Turns the last text of a row of columns into columns of one height (css-multicol-1 §7). */

#include "pages/programme.h"

Length column_height(const Programme *programme, const State *from) {
    const PagesBreaker *breaker = programme->breaker;
    const char *name = programme->gaps[from->gap].name;
    Length page = MAX(breaker->height(from->number, name, breaker->user), 1);
    return MAX(page - from->top - from->foot, 0);
}

/* What a column takes where all that are left take alike. */
static int64_t share_of(const Programme *programme, const State *from) {
    const Gap *start = &programme->gaps[from->gap];
    int64_t text = programme->gaps[start->row_end].tail - start->head;
    int64_t count = start->columns ? start->columns->count : 1; /* none: only boxes are left */
    return text / MAX(count - from->column, 1);
}

bool row_is_over_notes(const Programme *programme, const State *from) {
    const Gap *end = &programme->gaps[programme->gaps[from->gap].row_end];
    return gap_is_forced(end) && notes_height(programme, from, end->boxes, end->notes) > 0;
}

Length filling_room(const Programme *programme, const State *from, Filling filling) {
    return filling.is_over_its_notes ? column_height(programme, from) : filling.height;
}

bool column_fill(Programme *programme, const State *from, Filling filling, ColumnEnd *end) {
    Length room = filling_room(programme, from, filling);
    fill_find_ends(programme, from, room, 0);
    int64_t enough = filling.is_shared ? share_of(programme, from) : INT64_MAX;
    bool is_found = false;
    for (guint i = 0; i < programme->ends->len; i++) {
        const ColumnEnd *other = &g_array_index(programme->ends, ColumnEnd, i);
        const Gap *gap = &programme->gaps[other->gap];
        bool breaks = other->gap > from->gap && gap->penalty >= PENALTY_NEVER &&
                      gap->forced == BREAK_AUTO && other->gap != programme->gaps[from->gap].row_end;
        int64_t notes = notes_height(programme, from, other->boxes, other->notes);
        bool has_room = other->used <= filling.height && other->used + notes <= room;
        if (breaks || other->is_parted || !has_room)
            continue;
        bool is_more = is_found && other->gap > end->gap;
        if (is_more && end->used >= enough)
            break;
        *end = *other;
        is_found = true;
    }
    return is_found;
}

/* What is as wide as the page stands under the row, not in it. */
static bool only_wide_wait(const Programme *programme, const ColumnEnd *end) {
    for (uint32_t i = end->boxes; i < programme->gaps[end->gap].boxes; i++)
        if (programme->boxes[i].strip->columns)
            return false;
    return true;
}

/* Notes under a row end on a line of the grid. */
static Length whole_lines(const Programme *programme, Length height, Length room) {
    Length over = height % programme->line;
    return over > 0 ? MAX(MIN(height - over + programme->line, room), height) : height;
}

/* Pours the row into columns of that height. */
static bool pour(Programme *programme, const State *from, Filling filling, Closing *closing) {
    const Gap *start = &programme->gaps[from->gap], *at = &programme->gaps[start->row_end];
    State column = *from;
    Length most = 0, least = LENGTH_MAX, height = filling.height;
    for (unsigned i = 0; i < start->columns->count; i++) {
        ColumnEnd end;
        column.column = (uint8_t)i;
        if (!column_fill(programme, &column, filling, &end))
            break;
        Length used = (Length)end.used;
        Length notes = (Length)notes_height(programme, &column, end.boxes, end.notes);
        height = MAX(height, used + notes);
        used += filling.is_over_its_notes ? 0 : notes;
        most = MAX(most, used);
        least = MIN(least, used);
        column.gap = end.gap;
        column.boxes = end.boxes;
        column.notes = end.notes;
        if (end.gap == start->row_end && end.notes == at->notes &&
            only_wide_wait(programme, &end)) {
            closing->filled = filling.height;
            closing->is_shared = filling.is_shared;
            closing->height =
                whole_lines(programme, height, filling_room(programme, from, filling));
            closing->uneven = most - (i + 1 < start->columns->count ? 0 : least);
            closing->boxes = end.boxes;
            closing->notes = end.notes;
            return true;
        }
    }
    if (!filling.is_shared)
        closing->too_low = MAX(closing->too_low, filling.height);
    return false;
}

/* Columns filled as far as they go leave the last one what remains, which may be much less. */
static void even_out(Programme *programme, const State *from, Closing *closing) {
    Closing shared = *closing;
    Filling filling = {closing->filled, true, row_is_over_notes(programme, from)};
    if (closing->uneven > 0 && pour(programme, from, filling, &shared) &&
        shared.uneven < closing->uneven)
        *closing = shared;
}

static bool is_known(const Closing *closing, const State *from) {
    return closing->from == from->gap && closing->boxes_before == from->boxes &&
           closing->notes_before == from->notes && closing->is_at_head == (from->top == 0);
}

bool row_close(Programme *programme, const State *from, Closing *closing) {
    const Gap *start = &programme->gaps[from->gap], *end = &programme->gaps[start->row_end];
    const GalleyColumns *columns = start->columns;
    Length height = column_height(programme, from), step = programme->line;
    int64_t text = end->tail - start->head, least = text / columns->count;
    if (least > height)
        return false;
    *closing = programme->closing;
    Filling filling = {.height = height, .is_over_its_notes = row_is_over_notes(programme, from)};
    if (!is_known(closing, from) || filling.is_over_its_notes)
        *closing = (Closing){.from = from->gap,
                             .boxes_before = from->boxes,
                             .notes_before = from->notes,
                             .is_at_head = from->top == 0};
    bool is_closed = closing->filled > 0 && closing->filled <= height;
    if (!columns->is_balanced || (!is_closed && closing->too_low < height)) {
        is_closed = pour(programme, from, filling, closing);
        least = MAX(least, (int64_t)closing->too_low + 1);
        int64_t tried = (least + step - 1) / step * step;
        bool is_least = !is_closed || !columns->is_balanced;
        for (; !is_least && tried < height; tried += step) {
            filling.height = (Length)tried;
            is_least = pour(programme, from, filling, closing);
        }
        if (is_closed && columns->is_balanced)
            even_out(programme, from, closing);
    }
    if (!filling.is_over_its_notes) /* else it holds for this height alone */
        programme->closing = *closing;
    return is_closed;
}
