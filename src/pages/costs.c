/* SPDX-License-Identifier: MIT */
/* Turns the end of a column into what it costs. */

#include "pages/programme.h"

#define RUNT_LINES 3
#define COST_UNIT 1024 /* of one point of penalty */
#define COST_RUNT_LINE (60 * COST_UNIT)
#define COST_LEFT_PART 100                /* a whole page left to the next, in proportion … */
#define COST_LEFT_SQUARE 1000             /* … and in square */
#define COST_PARTED (200 * COST_UNIT)     /* a note goes on in the next column … */
#define COST_NOTE_LINE (20 * COST_UNIT)   /* … with so many lines */
#define COST_UNEVEN (50 * COST_UNIT)      /* the last columns are not of one height … */
#define COST_UNEVEN_LINE (25 * COST_UNIT) /* … or end so many lines more than one apart */
#define COST_BARE (200 * COST_UNIT)       /* a column has nothing of what would have fitted */
#define MOST_UNEVEN_LINES 4
#define COST_WAITING (4 * COST_UNIT) /* a box stands in the column after its call's */

bool cost_is_less(Cost a, Cost b) {
    if (a.forbidden != b.forbidden)
        return a.forbidden < b.forbidden;
    if (a.pages != b.pages)
        return a.pages < b.pages;
    return a.flaws < b.flaws;
}

void cost_open(Leaving *leaving) {
    const State *from = &leaving->from; /* a row is weighed as a part of its page */
    int64_t page = (int64_t)leaving->height + from->top + from->foot;
    leaving->inverse = ((int64_t)COST_UNIT << 32) / MAX(page, 1);
}

/* What would have fitted and goes to the next. */
static int64_t cost_of_leaving(const Leaving *leaving, int64_t filled) {
    if (filled >= leaving->most)
        return 0;
    int64_t part = MIN(leaving->most - filled, leaving->height) * leaving->inverse >> 32;
    return COST_LEFT_PART * part + COST_LEFT_SQUARE * part * part / COST_UNIT;
}

/* A line is what an odd number of them leaves. Dearer than to end a column or two a line early; but
 * what cannot be parted may leave much, and no page before it is spoiled for that. */
int64_t cost_of_uneven(const Programme *programme, const Leaving *leaving) {
    int64_t lines = (leaving->uneven - 1) / programme->line; /* a whole line apart is one still */
    return COST_UNEVEN_LINE * MIN(lines, MOST_UNEVEN_LINES);
}

int64_t cost_lines_lacking(int64_t flaws) {
    return flaws / COST_RUNT_LINE;
}

static int64_t cost_of_lacking(const Programme *programme, int64_t lacks) {
    return lacks > 0 ? COST_RUNT_LINE * lacks / programme->line : 0;
}

/* A note goes on in the next column; but it is not all that stands in this one or in the next. */
static int64_t cost_of_parting(const Programme *programme, const State *from,
                               const ColumnEnd *end) {
    const Gap *start = &programme->gaps[from->gap], *gap = &programme->gaps[end->gap];
    int64_t enough = (int64_t)RUNT_LINES * programme->line, text = end->text - start->head;
    int64_t cost = 0;
    if (end->is_parted)
        cost += COST_PARTED + (int64_t)COST_NOTE_LINE * (gap->notes - end->notes);
    bool is_last = gap_is_forced(gap) && end->gap > from->gap;
    if (is_last && end->is_parted)
        cost += cost_of_lacking(programme, enough);
    bool goes_on = end->is_parted || from->notes < start->notes;
    if (goes_on && !is_last && !fill_takes_no_text(programme, from))
        cost += cost_of_lacking(programme, enough - text);
    return cost;
}

/* Boxes that want more text on their page than stands over them. */
static int64_t cost_of_loneliness(const Programme *programme, const State *from,
                                  const ColumnEnd *end) {
    int64_t wanted = 0, text = from->top;
    for (uint32_t i = from->boxes; from->column == 0 && i < end->boxes; i++)
        wanted = MAX(wanted, programme->boxes[i].strip->company);
    if (end->gap > from->gap)
        text += end->text - programme->gaps[from->gap].head;
    return cost_of_lacking(programme, wanted * programme->line - text);
}

/* Too little text on a page that begins without need. */
static int64_t cost_of_runts(const Programme *programme, const State *from, const ColumnEnd *end) {
    const Gap *gaps = programme->gaps, *start = &gaps[from->gap];
    if (start->forced != BREAK_AUTO || from->column > 0)
        return 0;
    int64_t cost = 0, text = end->text - start->head;
    Length repeated = repeat_height(start->repeat[0]) + repeat_height(gaps[end->gap].repeat[1]);
    int64_t boxes = MAX(end->used - text - repeated, 0);
    if (start->company < end->gap) {
        const Gap *tail = &gaps[start->company];
        int64_t wanted = (int64_t)programme->breaker->strips[tail->solid].company * programme->line;
        int64_t before = MAX(tail->tail - start->head, 0);
        cost = cost_of_lacking(programme, wanted - before - from->top);
    }
    int64_t enough = (int64_t)RUNT_LINES * programme->line;
    if (gap_is_forced(&gaps[end->gap]) && end->gap > from->gap)
        cost += cost_of_lacking(programme, enough - text - from->top - boxes);
    return cost;
}

/* Boxes that stand in another column than their call, and, worse, on a page after the next, or
 * behind the article's tail. */
static Cost add_waiting(const Programme *programme, const State *from, const ColumnEnd *end,
                        bool ends_page, Cost cost) {
    uint32_t called = programme->gaps[end->gap].boxes;
    cost.flaws += (int64_t)(called - end->boxes) * COST_WAITING;
    if (ends_page && from->called > end->boxes)
        cost.forbidden += (int32_t)(from->called - end->boxes);
    uint32_t tail = programme->gaps[from->gap].company;
    if (tail < end->gap && programme->gaps[tail].boxes > end->boxes)
        cost.forbidden++;
    return cost;
}

/* What layout says of ending anything here. A column without text begins where the one before
 * ended, which has paid, unless that was no end of a page or column. */
static Cost add_break(const Programme *programme, const Leaving *leaving, const ColumnEnd *end,
                      Cost cost) {
    const Gap *gap = &programme->gaps[end->gap];
    How how = (How)leaving->from.how;
    if (end->gap == leaving->from.gap && how != HOW_ROW && how != HOW_CLOSED)
        return cost;
    if (gap->penalty >= PENALTY_NEVER)
        cost.forbidden++;
    else
        cost.flaws += (int64_t)gap->penalty * COST_UNIT;
    return cost;
}

Cost cost_of_column(const Programme *programme, const Leaving *leaving, const ColumnEnd *end,
                    bool ends_page) {
    const State *from = &leaving->from;
    const Gap *gap = &programme->gaps[end->gap], *start = &programme->gaps[from->gap];
    Cost cost = from->cost;
    bool ends_column = gap->forced == BREAK_COLUMN && end->gap > from->gap;
    bool is_forced = gap_is_forced(gap) || ends_column;
    if (!is_forced)
        cost = add_break(programme, leaving, end, cost);
    cost.flaws += cost_of_parting(programme, from, end);
    if (!end->is_parted && !is_forced) /* else text leaves its room to the note */
        cost.flaws += cost_of_leaving(leaving, end->filled);
    bool is_empty = end->gap == from->gap && end->boxes == from->boxes;
    if (start->columns && is_empty && leaving->most > end->filled)
        cost.flaws += COST_BARE;
    bool ends_row = end->gap == start->row_end && end->gap > from->gap;
    if (ends_row && start->columns && start->columns->is_balanced && !leaving->is_closed)
        cost.flaws += COST_UNEVEN;
    cost.flaws += cost_of_runts(programme, from, end) + cost_of_loneliness(programme, from, end);
    return add_waiting(programme, from, end, ends_page, cost);
}
