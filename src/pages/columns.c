/* SPDX-License-Identifier: MIT */
/* Turns the last text of a row of columns into columns of one height (css-multicol-1 §7). */

#include "pages/programme.h"

Length column_height(const Programme *programme, const State *from) {
    const PagesBreaker *breaker = programme->breaker;
    const char *name = programme->gaps[from->gap].name;
    Length page = MAX(breaker->height(from->number, name, breaker->user), 1);
    return MAX(page - from->top - from->foot, 0);
}

bool column_fill(Programme *programme, const State *from, Length height, ColumnEnd *end) {
    fill_find_ends(programme, from, height, 0);
    bool is_found = false;
    for (guint i = 0; i < programme->ends->len; i++) {
        const ColumnEnd *other = &g_array_index(programme->ends, ColumnEnd, i);
        const Gap *gap = &programme->gaps[other->gap];
        bool breaks = other->gap > from->gap && gap->penalty >= PENALTY_NEVER &&
                      gap->forced == BREAK_AUTO && other->gap != programme->gaps[from->gap].row_end;
        if (breaks || other->is_parted || other->used > height)
            continue;
        *end = *other;
        is_found = true;
    }
    return is_found;
}

/* Pours the row into columns of that height. */
static bool pour(Programme *programme, const State *from, Length height, Closing *closing) {
    const Gap *start = &programme->gaps[from->gap];
    uint32_t row_end = start->row_end;
    State column = *from;
    *closing = (Closing){.filled = height};
    for (unsigned i = 0; i < start->columns->count; i++) {
        ColumnEnd end;
        column.column = (uint8_t)i;
        if (!column_fill(programme, &column, height, &end))
            return false;
        int64_t used = end.used + notes_height(programme, column.notes, end.notes);
        closing->height = MAX(closing->height, (Length)used);
        column.gap = end.gap;
        column.boxes = closing->boxes = end.boxes;
        column.notes = closing->notes = end.notes;
        const Gap *at = &programme->gaps[row_end];
        if (end.gap == row_end && end.boxes == at->boxes && end.notes == at->notes)
            return true;
    }
    return false;
}

bool columns_close(Programme *programme, const State *from, Closing *closing) {
    const Gap *start = &programme->gaps[from->gap], *end = &programme->gaps[start->row_end];
    const GalleyColumns *columns = start->columns;
    Length height = column_height(programme, from), step = programme->line;
    int64_t text = end->tail - start->head, least = text / columns->count;
    if (least > height)
        return false;
    if (!columns->is_balanced)
        return pour(programme, from, height, closing);
    for (int64_t tried = (least + step - 1) / step * step; tried < height; tried += step)
        if (pour(programme, from, (Length)tried, closing))
            return true;
    return pour(programme, from, height, closing);
}
