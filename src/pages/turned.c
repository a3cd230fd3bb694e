/* SPDX-License-Identifier: MIT */
/* Lets the text behind a table that has pages of its own fill the page before them, as text goes on
 * beside any figure that stands elsewhere: what fits there goes before the table's strips. The
 * structure, and with it the order of reading, stays as it was. */

#include "pages/breaks.h"

#include <string.h>

/* Strips from `first` to before `end`. */
typedef struct {
    size_t first, end;
} Run;

static bool is_turned(const Strip *strip) {
    return g_strcmp0(strip->page_name, STYLE_TURNED_PAGE) == 0;
}

static bool find_run(const Galley *galley, size_t from, Run *run) {
    run->first = from;
    while (run->first < galley->n_strips && !is_turned(&galley->strips[run->first]))
        run->first++;
    run->end = run->first;
    while (run->end < galley->n_strips && is_turned(&galley->strips[run->end]))
        run->end++;
    return run->end > run->first;
}

static bool is_solid(const Strip *strip) {
    return strip->kind == STRIP_LINE || strip->kind == STRIP_BOX;
}

/* Text in one column, whose notes need no room of their own. */
static bool is_plain(const Strip *strip) {
    return strip->penalty != PENALTY_FORCED && !strip->page_name && !strip->columns &&
           strip->place == STRIP_STAYS && strip->n_notes == 0 && !strip->head && !strip->foot &&
           strip->company == 0; /* an article's tail comes after its last table */
}

static const PagesStretch *page_before(const PagesBreaks *breaks, size_t strip) {
    for (guint i = 0; i < breaks->pages->len; i++) {
        const PagesStretch *page = &g_array_index(breaks->pages, PagesStretch, i);
        if (page->first < strip && page->end >= strip && !page->name)
            return page;
    }
    return NULL;
}

/* What the page leaves empty between its text and its notes. */
static Length room_on(const PagesBreaker *breaker, const PagesBreaks *breaks,
                      const PagesStretch *page) {
    Length used = 0, limit = breaker->height(page->number, page->name, breaker->user);
    for (size_t i = page->first_piece; i < page->first_piece + page->n_pieces; i++) {
        const PagesPiece *piece = &g_array_index(breaks->pieces, PagesPiece, i);
        bool is_text = piece->strip >= breaker->strips + page->first &&
                       piece->strip < breaker->strips + page->end;
        if (is_text && is_solid(piece->strip))
            used = MAX(used, piece->at.y + piece->strip->height);
    }
    for (size_t i = page->first_piece; i < page->first_piece + page->n_pieces; i++) {
        Length top = g_array_index(breaks->pieces, PagesPiece, i).at.y;
        limit = top >= used ? MIN(limit, top) : limit;
    }
    return limit - used;
}

/* How many of the strips from `at` on fit into the room, and may be followed by a page's end. */
static size_t count_fitting(const Galley *galley, size_t at, Length room) {
    size_t fitting = 0, i = at;
    Length height = 0;
    bool may_end = false;
    for (; i < galley->n_strips && is_plain(&galley->strips[i]); i++) {
        const Strip *strip = &galley->strips[i];
        bool begins = i > at && is_solid(&galley->strips[i - 1]);
        may_end = (begins || may_end) && strip->penalty < PENALTY_NEVER;
        if (may_end && is_solid(strip))
            fitting = i - at;
        height = length_add(height, strip->height);
        if (height > room)
            return fitting;
    }
    bool is_part = i < galley->n_strips && galley->strips[i].penalty != PENALTY_FORCED;
    return is_part ? fitting : i - at; /* all that comes before a page's end */
}

/* A paragraph that the table parts is set as it is. */
static void keep_paragraphs(Galley *galley, size_t first, size_t end) {
    for (size_t i = first; i < end; i++)
        if (galley->strips[i].paragraph && i + galley->strips[i].paragraph->n_strips > end)
            galley->strips[i].paragraph = NULL;
}

static void move(Galley *galley, Run run, size_t count) {
    size_t n = run.end - run.first;
    g_autofree Strip *table = g_memdup2(galley->strips + run.first, n * sizeof *table);
    keep_paragraphs(galley, run.end, run.end + count);
    memmove(galley->strips + run.first, galley->strips + run.end, count * sizeof *table);
    memcpy(galley->strips + run.first + count, table, n * sizeof *table);
}

bool turned_fill(const PagesBreaker *breaker, const PagesBreaks *breaks, Galley *galley) {
    Run run = {0, 0};
    while (find_run(galley, run.end, &run)) {
        const PagesStretch *page = page_before(breaks, run.first);
        Length room = page ? room_on(breaker, breaks, page) : 0;
        size_t count = count_fitting(galley, run.end, room);
        if (count > 0) {
            move(galley, run, count);
            return true;
        }
    }
    return false;
}
