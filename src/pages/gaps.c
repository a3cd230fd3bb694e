/* SPDX-License-Identifier: MIT */
/* Turns a galley's strips into the gaps where a page may end, and the boxes that may rise. */

#include "pages/programme.h"

bool strip_rises(const Strip *strip) {
    return strip->place != STRIP_STAYS;
}

bool strip_is_solid(const Strip *strip) {
    return (strip->kind == STRIP_LINE || strip->kind == STRIP_BOX) && !strip_rises(strip);
}

static bool is_page_break(const Strip *strip) {
    return strip->penalty <= PENALTY_FORCED && strip->forced != BREAK_COLUMN;
}

/* What is said about breaking before strips first … last, together. */
static void weigh_gap(Gap *gap, const Strip *strips, size_t first, size_t last) {
    for (size_t i = first; i <= last; i++) {
        const Strip *strip = &strips[i];
        if (strip_rises(strip))
            continue;
        if (strip->penalty > PENALTY_FORCED) {
            gap->penalty = MAX(gap->penalty, strip->penalty);
            continue;
        }
        bool is_side = gap->forced == BREAK_LEFT || gap->forced == BREAK_RIGHT;
        bool names_side = strip->forced == BREAK_LEFT || strip->forced == BREAK_RIGHT;
        if (names_side)
            gap->forced = strip->forced;
        else if (!is_side && is_page_break(strip))
            gap->forced = BREAK_PAGE;
        else if (gap->forced == BREAK_AUTO)
            gap->forced = BREAK_COLUMN;
        gap->first = gap->content = i;
    }
}

/* Another named page starts on a page of its own (css-page-3 §8.1). */
static void name_gap(Gap *gap, const char *before) {
    if (!gap_is_forced(gap) && g_strcmp0(before, gap->name) != 0) {
        gap->forced = BREAK_PAGE;
        gap->content = gap->first;
    }
}

static Gap make_gap(const Strip *strips, const int64_t *above, size_t before, size_t solid) {
    const Strip *behind = &strips[solid];
    Gap gap = {.first = before + 1,
               .content = solid,
               .solid = solid,
               .penalty = 0,
               .forced = BREAK_AUTO,
               .name = behind->page_name,
               .columns = behind->columns,
               .repeat = {behind->head, behind->foot}};
    weigh_gap(&gap, strips, before + 1, solid);
    name_gap(&gap, strips[before].page_name);
    if (gap.forced == BREAK_COLUMN && !gap.columns)
        gap.forced = BREAK_AUTO; /* css-break-3 §3.1: there is no column to end */
    gap.head = above[gap.content];
    gap.tail = above[before] + strips[before].height;
    return gap;
}

static int64_t height_of_notes(const Strip *strip) {
    int64_t height = 0;
    for (size_t k = 0; k < strip->n_notes; k++)
        for (size_t i = 0; i < strip->notes[k]->n_strips; i++)
            height += strip->notes[k]->strips[i].height;
    return height;
}

static uint32_t count_notes(const Strip *strip) {
    size_t count = 0;
    for (size_t k = 0; k < strip->n_notes; k++)
        count += strip->notes[k]->n_strips;
    return (uint32_t)count;
}

/* The space that goes with a box stands beside it and rises with it, and so do its notes. */
static void find_boxes(Programme *programme) {
    const Strip *strips = programme->breaker->strips;
    size_t n = programme->breaker->n_strips;
    for (size_t i = 0; i < n; i++)
        programme->n_boxes += strip_rises(&strips[i]) && strips[i].kind == STRIP_BOX;
    programme->boxes = g_new0(Riser, programme->n_boxes + 1);
    size_t at = 0;
    uint32_t notes = 0;
    Length space = 0;
    bool is_behind = false; /* a box */
    for (size_t i = 0; i < n; i++) {
        const Strip *strip = &strips[i];
        if (!strip_rises(strip))
            is_behind = false;
        notes += strip_rises(strip) ? 0 : count_notes(strip);
        if (!strip_rises(strip) || strip->kind == STRIP_MARKER)
            continue;
        if (strip->kind == STRIP_BOX) {
            Riser *box = &programme->boxes[at++];
            box->strip = strip;
            box->above = space;
            box->notes_before = notes;
            box[1].notes_above = box->notes_above + height_of_notes(strip);
            space = 0;
            is_behind = true;
        } else if (is_behind) {
            programme->boxes[at - 1].below = strip->height;
            is_behind = false;
        } else {
            space = strip->height;
        }
    }
}

/* What every gap says of those behind it. */
static void look_ahead(Programme *programme) {
    size_t last = programme->n_gaps - 1;
    Gap *gaps = programme->gaps;
    gaps[last].row_end = gaps[last].company = (uint32_t)last;
    for (size_t i = last; i-- > 0;) {
        const Gap *next = &gaps[i + 1];
        bool is_end = gap_is_forced(next) || next->columns != gaps[i].columns;
        gaps[i].row_end = is_end ? (uint32_t)i + 1 : next->row_end;
        bool wants_company = gaps[i].solid < programme->breaker->n_strips &&
                             programme->breaker->strips[gaps[i].solid].company > 0;
        gaps[i].company = wants_company ? (uint32_t)i : next->company;
    }
}

static int64_t *sum_heights(const Strip *strips, size_t n) {
    int64_t *above = g_new0(int64_t, n + 1);
    for (size_t i = 0; i < n; i++)
        above[i + 1] = above[i] + (strip_rises(&strips[i]) ? 0 : strips[i].height);
    return above;
}

/* Where a box as wide as the page is the last of all, what is under the columns is as wide. */
static const GalleyColumns *columns_at_end(const Strip *strips, size_t n, size_t solid) {
    const GalleyColumns *columns = strips[solid].columns;
    for (size_t i = solid + 1; i < n; i++)
        if (strip_rises(&strips[i]) && strips[i].kind == STRIP_BOX)
            columns = strips[i].columns;
    return columns;
}

void gaps_find(Programme *programme) {
    const Strip *strips = programme->breaker->strips;
    size_t n = programme->breaker->n_strips;
    g_autofree int64_t *above = sum_heights(strips, n);
    find_boxes(programme);
    Gap *gaps = programme->gaps = g_new0(Gap, n + 2);
    size_t before = n; /* the solid before; n none yet */
    uint32_t boxes = 0, notes = 0;
    for (size_t i = 0; i < n; i++) {
        if (strip_is_solid(&strips[i])) {
            Gap head = {.solid = i, .forced = BREAK_PAGE, .columns = strips[i].columns};
            head.name = strips[i].page_name;
            gaps[programme->n_gaps] = before == n ? head : make_gap(strips, above, before, i);
            gaps[programme->n_gaps].boxes = boxes;
            gaps[programme->n_gaps++].notes = notes;
            before = i;
        }
        boxes += strip_rises(&strips[i]) && strips[i].kind == STRIP_BOX;
        notes += strip_rises(&strips[i]) ? 0 : count_notes(&strips[i]);
    }
    int64_t tail = before == n ? 0 : above[before] + strips[before].height;
    Gap end = {.first = n, .content = n, .solid = n, .head = tail, .tail = tail};
    end.forced = BREAK_PAGE;
    end.boxes = boxes;
    end.notes = notes;
    if (before != n)
        end.columns = columns_at_end(strips, n, before);
    if (programme->n_gaps == 0) /* nothing but spaces, markers and boxes: one page at least */
        gaps[programme->n_gaps++] = (Gap){.solid = n, .forced = BREAK_PAGE, .boxes = boxes};
    gaps[programme->n_gaps++] = end;
    look_ahead(programme);
}
