/* SPDX-License-Identifier: MIT */
/* Turns the place where a column begins into the ends it may have: text, boxes and notes in it. */

#include "pages/programme.h"

/* More boxes than these never wait: the text stops for them. */
#define MAX_WAITING 6
/* No column is tried for more lines: in a galley of lines without height it would never end. */
#define MAX_LINES 4000

static const Gap *start_of(const Fill *fill) {
    return &fill->programme->gaps[fill->from->gap];
}

/* It stands across the columns, above them. */
static bool is_wide(const Fill *fill, const Riser *box) {
    return start_of(fill)->columns && !box->strip->columns;
}

static void set_box(Fill *fill, Length space, uint32_t gap) {
    const Riser *box = &fill->programme->boxes[fill->boxes];
    if (fill->stands)
        fill->stands[fill->boxes - fill->from->boxes] = gap;
    fill->boxed += space + box->strip->height;
    if (box->strip->place == STRIP_BOTTOM)
        fill->foot += space + box->strip->height;
    else
        fill->below = box->below;
    fill->boxes++;
    fill->has_none = false;
}

/* What parts the next box from what stands above it in a gap or at a column's head. */
static Length space_over(const Fill *fill, bool is_at_head) {
    const Riser *box = &fill->programme->boxes[fill->boxes];
    if (box->strip->place == STRIP_BOTTOM)
        return box->above;
    if (fill->below > 0)
        return MAX(fill->below, box->above);
    return is_at_head && fill->boxed == 0 ? 0 : box->above;
}

void fill_open(Fill *fill, const Programme *programme, const State *from, Length height,
               uint32_t ahead) {
    const Gap *start = &programme->gaps[from->gap];
    uint32_t *stands = fill->stands;
    *fill = (Fill){.programme = programme,
                   .from = from,
                   .height = height,
                   .boxes = from->boxes,
                   .all_wait = ahead == ALL_WAIT,
                   .has_none = from->top == 0 && from->column == 0 && from->notes >= start->notes,
                   .stands = stands};
    uint32_t called = start->boxes + (ahead == ALL_WAIT ? 0 : ahead);
    while (fill->boxes < called) {
        const Riser *box = &programme->boxes[fill->boxes];
        Length space = space_over(fill, true);
        int64_t notes = notes_height(programme, from, fill->boxes + 1, start->notes);
        bool fits = fill->boxed + space + box->strip->height + notes <= height;
        if (is_wide(fill, box) || (!fits && !fill->has_none))
            break;
        set_box(fill, space, from->gap);
    }
}

/* Of the text alone, with what is repeated over it. */
static int64_t text_height(const Fill *fill, uint32_t gap) {
    const Gap *start = start_of(fill), *end = &fill->programme->gaps[gap];
    if (gap == fill->from->gap)
        return 0;
    return end->tail - start->head + repeat_height(start->repeat[0]);
}

int64_t fill_height(const Fill *fill, uint32_t gap) {
    return fill->boxed + text_height(fill, gap);
}

void fill_add_text(Fill *fill) {
    fill->boxed += fill->below;
    fill->below = 0;
}

void fill_add_boxes(Fill *fill, uint32_t gap) {
    const Programme *programme = fill->programme;
    const Gap *at = &programme->gaps[gap];
    while (!fill->all_wait && fill->boxes < at->boxes && fill->boxes >= at[-1].boxes) {
        const Riser *box = &programme->boxes[fill->boxes];
        int64_t notes = notes_height(programme, fill->from, fill->boxes + 1, at->notes);
        bool stays = box->strip->place != STRIP_TOP && !is_wide(fill, box);
        Length space = space_over(fill, false);
        int64_t used = fill_height(fill, gap) + space + box->strip->height + notes;
        if (!stays || used > fill->height)
            return;
        set_box(fill, space, gap);
    }
}

/* How many of the notes called down to `gap` can stand under what is `used`; a note begins where it
 * is called. False: they cannot. */
static bool fit_notes(const Fill *fill, uint32_t gap, int64_t used, ColumnEnd *end) {
    const Programme *programme = fill->programme;
    uint32_t from = fill->from->notes, called = programme->gaps[gap].notes;
    int64_t room = fill->height - used;
    end->notes = notes_reach(programme, fill->from, fill->boxes, called, room);
    end->is_parted = end->notes < called;
    if (!fill->has_none && notes_height(programme, fill->from, fill->boxes, from) > room)
        return false;
    if (!end->is_parted || fill->has_none)
        return true;
    uint32_t before = start_of(fill)->notes;
    uint32_t last = called > before ? programme->notes[called - 1].first : from;
    return end->notes > last;
}

/* Whether what stands down to `gap` has room, and as one of the ends where it may be one. */
static bool add_end(Fill *fill, uint32_t gap) {
    const Gap *at = &fill->programme->gaps[gap];
    ColumnEnd end = {.gap = gap, .boxes = fill->boxes, .text = at->tail, .foot = fill->foot};
    end.used = end.filled = fill_height(fill, gap);
    if (!fit_notes(fill, gap, end.used, &end))
        return false;
    Length foot = repeat_height(at->repeat[1]);
    end.used += foot;
    bool fits = fill->has_none || foot == 0 || fit_notes(fill, gap, end.used, &end);
    if (fits && fill->boxes <= at->boxes)
        g_array_append_val(fill->programme->ends, end);
    return true;
}

/* A column may stay without text where boxes or notes stand in it, or where another follows that
 * has more room. */
static void add_empty_end(Fill *fill) {
    const Programme *programme = fill->programme;
    const State *from = fill->from;
    const Gap *start = start_of(fill);
    bool is_bare = from->top == 0 && from->column == 0 && fill->boxes == from->boxes;
    ColumnEnd end = {.gap = from->gap, .boxes = fill->boxes, .text = start->head};
    end.foot = fill->foot;
    end.used = end.filled = fill_height(fill, from->gap);
    end.notes = notes_reach(programme, from, fill->boxes, start->notes, fill->height - end.used);
    if (is_bare && end.notes == from->notes)
        end.notes = notes_least(programme, from->notes, start->notes);
    end.is_parted = end.notes < start->notes;
    if ((!is_bare || end.notes > from->notes) && fill->boxes <= start->boxes)
        g_array_append_val(programme->ends, end);
}

/* What was called before a page break stands before it. */
bool fill_takes_no_text(const Programme *programme, const State *from) {
    const Gap *start = &programme->gaps[from->gap];
    bool is_unsettled = from->boxes < start->boxes || from->notes < start->notes;
    bool is_at_head = from->top == 0 && from->column == 0;
    return from->gap > 0 && gap_is_forced(start) && (is_unsettled || !is_at_head);
}

void fill_find_ends(Programme *programme, const State *from, Length height, uint32_t ahead) {
    const Gap *start = &programme->gaps[from->gap];
    Fill fill = {.stands = NULL};
    g_array_set_size(programme->ends, 0);
    fill_open(&fill, programme, from, height, ahead);
    add_empty_end(&fill);
    if (fill_takes_no_text(programme, from))
        return;
    uint32_t last = MIN(start->row_end, from->gap + MAX_LINES);
    for (uint32_t gap = from->gap + 1; gap <= last; gap++) {
        const Gap *at = &programme->gaps[gap];
        fill_add_text(&fill);
        if (!add_end(&fill, gap))
            return;
        fill.has_none = false;
        uint32_t boxes = fill.boxes;
        if (at->boxes > boxes)
            fill_add_boxes(&fill, gap);
        if (fill.boxes > boxes)
            add_end(&fill, gap);
        if (at->forced == BREAK_COLUMN || at->boxes > fill.boxes + MAX_WAITING)
            return;
    }
}
