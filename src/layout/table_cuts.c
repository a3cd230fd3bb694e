/* SPDX-License-Identifier: MIT */
/* Turns laid rows into the places where a page may part them.
 *
 * A place is a height at which no cell has a line or a picture: between two lines where the lines
 * of all cells stand side by side, beside a cell that has ended, between two rows under a cell that
 * spans both. What is above a cell's first line goes with it, and what is below the last line of a
 * row's longest cell. In tall rows a break that is forbidden is a place too, at a price that is
 * paid where there is no other way. */

#include "layout/table.h"

/* As the breaker of pages counts: worth a page that is a fifth emptier, or a tenth. */
#define PENALTY_IN_ROW 60
#define PENALTY_IN_SPAN 30

/* In rows taller than this share of a page, that may stand in others, no break is ruled out. */
#define TALL_SHARE 2

/* No page ends between these. */
typedef struct {
    Length from, to;
} Solid;

typedef struct {
    GArray *solids, *candidates; /* of Solid, of TableCut */
    bool is_over;                /* the rows might not be on one page, with what is around them */
} Search;

static void add_solid(Search *search, Length from, Length to) {
    Solid solid = {from, to};
    g_array_append_val(search->solids, solid);
}

static void add_candidate(Search *search, Length y, int penalty) {
    TableCut cut = {y, penalty};
    g_array_append_val(search->candidates, cut);
}

static void add_pieces(Search *search, const TablePlaced *placed, Length y) {
    const GArray *pieces = placed->box.pieces;
    Length from = placed->y;
    for (guint i = 0; pieces && i < pieces->len; i++) {
        const Strip *strip = &g_array_index(pieces, Piece, i).strip;
        bool may_part = i > 0 && (strip->penalty < PENALTY_NEVER || search->is_over);
        if (may_part) {
            add_solid(search, from, y);
            add_candidate(search, y, MIN(MAX(strip->penalty, 0) + PENALTY_IN_ROW, PENALTY_NEVER));
            from = y;
        }
        y = length_add(y, strip->height);
        from = MIN(from, y); /* a negative margin pulls up what is behind it */
    }
    add_solid(search, from, y);
}

static Length content_top(const TablePlaced *placed) {
    return placed->y + placed->box.above + placed->box.slack;
}

static void add_cell(Search *search, const TablePlaced *placed) {
    Length top = content_top(placed);
    bool is_forced = search->is_over && placed->box.pieces && placed->box.pieces->len > 1;
    if (is_forced || table_box_is_partable(&placed->box, placed->cell))
        add_pieces(search, placed, top);
    else
        add_solid(search, placed->y, length_add(top, placed->box.content_height));
}

static gint by_start(gconstpointer a, gconstpointer b) {
    const Solid *one = a, *other = b;
    return (one->from > other->from) - (one->from < other->from);
}

static gint by_height(gconstpointer a, gconstpointer b) {
    const TableCut *one = a, *other = b;
    return one->y != other->y ? (one->y > other->y) - (one->y < other->y)
                              : one->penalty - other->penalty;
}

/* The last line of a row, and what is under it. */
static void add_row_ends(Search *search, const TableBand *band) {
    guint count = band->to - band->from + 1;
    g_autofree Length *ends = g_new0(Length, count + 1);
    for (guint i = 0; i < band->placed->len; i++) {
        const TablePlaced *placed = &g_array_index(band->placed, TablePlaced, i);
        guint last = placed->cell->row + placed->cell->rows - 1 - band->from;
        Length end = length_add(content_top(placed), placed->box.content_height);
        ends[last] = MAX(ends[last], end);
    }
    for (guint r = 0; r < count; r++) {
        Length top = g_array_index(band->tops, Length, r);
        Length bottom = top + table_row(band->table, band->from + r)->height;
        add_solid(search, MAX(ends[r], top), bottom);
        if (r > 0)
            add_candidate(search, top - band->table->gap_y, PENALTY_IN_SPAN);
    }
}

/* Both are sorted: a candidate stands if nothing solid that began above it reaches below it. */
static GArray *keep_open(Search *search, Length height) {
    GArray *cuts = g_array_new(FALSE, FALSE, sizeof(TableCut));
    g_array_sort(search->solids, by_start);
    g_array_sort(search->candidates, by_height);
    Length reached = 0, last = 0;
    for (guint i = 0, s = 0; i < search->candidates->len; i++) {
        TableCut cut = g_array_index(search->candidates, TableCut, i);
        for (; s < search->solids->len; s++) {
            const Solid *solid = &g_array_index(search->solids, Solid, s);
            if (solid->from >= cut.y)
                break;
            reached = MAX(reached, solid->to);
        }
        if (reached > cut.y || cut.y <= last || cut.y >= height)
            continue;
        g_array_append_val(cuts, cut);
        last = cut.y;
    }
    return cuts;
}

static bool is_whole(const TableBand *band, Length page_height) {
    const Style *style = table_row(band->table, band->from)->styled->style;
    bool is_one_row = band->from == band->to;
    if (page_height > 0 && band->height > page_height)
        return false;
    if (style->break_inside == BREAK_AVOID && is_one_row)
        return true;
    for (guint i = 0; is_one_row && i < band->placed->len; i++) {
        const TablePlaced *placed = &g_array_index(band->placed, TablePlaced, i);
        if (table_box_is_partable(&placed->box, placed->cell))
            return false;
    }
    return is_one_row;
}

GArray *table_cuts_find(const TableBand *band, Length page_height) {
    if (is_whole(band, page_height))
        return g_array_new(FALSE, FALSE, sizeof(TableCut));
    Search search = {g_array_new(FALSE, FALSE, sizeof(Solid)),
                     g_array_new(FALSE, FALSE, sizeof(TableCut)),
                     page_height > 0 && band->height > page_height / TALL_SHARE};
    for (guint i = 0; i < band->placed->len; i++)
        add_cell(&search, &g_array_index(band->placed, TablePlaced, i));
    add_row_ends(&search, band);
    GArray *cuts = keep_open(&search, band->height);
    g_array_unref(search.solids);
    g_array_unref(search.candidates);
    return cuts;
}
