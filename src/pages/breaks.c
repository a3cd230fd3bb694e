/* SPDX-License-Identifier: MIT */
/* Turns a galley's strips into pages at the least cost.
 *
 * Where a page may end. Only lines and boxes are solid: spaces vanish at a page's head and foot
 * (css-break-3 §5.2) and markers have no height. So a page can end only in the gap between two
 * solids, and all that layout said about breaking anywhere in that gap counts: one demand forces
 * it, else the dearest penalty is its price. An unforced break moves the whole gap, markers
 * included, to the next page, so that a heading's bookmark goes with the heading. After a forced
 * break, and at the head of the book, the space that follows is kept, as CSS wants it.
 *
 * What a page costs. Filling page by page as far as it goes is right nearly always, and wrong in
 * the one way readers see at once: the last page gets a line or two, while the page before could
 * have spared some. So the whole book is weighed, as Knuth and Plass weigh a paragraph. A page pays
 * for what it leaves to the next although it would have fitted, in proportion and in square, so
 * that many lines are far dearer than one. It does not pay for the hole before a tall picture: that
 * is nobody's choice, and a price on it would move text away from the page before in order to share
 * the hole out, which looks like a mistake on two pages instead of a picture on one. A page pays
 * the penalty of the gap it ends in. The last page, and the last before a forced break, may be as
 * empty as it comes, but a runt of fewer than RUNT_LINES lines pays for each line that lacks. Every
 * page pays a little for itself. Text pages are never stretched: the grid stands.
 *
 * How the least is found. A page that starts in gap g with a number of parity p (left and right
 * pages may differ in height, and a break may demand a side) is a state; from it every gap that
 * still fits on the page is tried as its end. Since heights only grow, the trying stops at the
 * first that does not fit: the work is the number of strips times the lines of a page. For each
 * state the cheapest way to it is kept, and the first of equals, so that the result is one and the
 * same on every machine. Where left and right pages are alike there is but one parity.
 *
 * What cannot be. A single strip taller than the page gets a page of its own and a notice. A chain
 * of strips that forbid every break and together are taller than a page is broken nevertheless, at
 * a price that is paid only when there is no other way, and with a notice. Thus every page holds at
 * least one solid, and the programme ends. */

#include "pages/breaks.h"

#include <stdint.h>

#define RUNT_LINES 3
#define COST_UNIT 1024 /* of one point of penalty */
#define COST_PAGE (100 * COST_UNIT)
#define COST_RUNT_LINE (60 * COST_UNIT)
#define COST_LEFT_PART 100    /* a whole page left to the next, in proportion … */
#define COST_LEFT_SQUARE 1000 /* … and in square */
#define COST_NEVER (INT64_C(1) << 40)
#define COST_UNREACHED INT64_MAX

typedef struct {
    size_t first;   /* the strip that a page starting here starts with */
    size_t content; /* from here on heights count */
    int64_t head;   /* of the galley above `content`; a long book overflows Length */
    int64_t tail;   /* of the galley down to the end of the solid before this gap */
    int penalty;
    StyleBreak forced; /* BREAK_AUTO: not forced */
    const char *name;  /* of the named page the solid behind stands on */
} Gap;

/* The cheapest way to a page that starts in a gap. */
typedef struct {
    int64_t cost;
    size_t number;             /* of the page that starts here */
    size_t from_gap;           /* where the page before starts … */
    unsigned char from_parity; /* … and its number's parity */
} State;

typedef struct {
    const PagesBreaker *breaker;
    Gap *gaps; /* n_gaps: the head of the book, between solids, the end */
    size_t n_gaps;
    State (*states)[2];
    Length line;   /* the usual height of a line */
    bool is_sided; /* left and right pages differ; else there is only one parity */
} Programme;

static bool is_solid(const Strip *strip) {
    return strip->kind == STRIP_LINE || strip->kind == STRIP_BOX;
}

/* What is said about breaking before strips first … last, together. */
static void weigh_gap(Gap *gap, const Strip *strips, size_t first, size_t last) {
    for (size_t i = first; i <= last; i++) {
        const Strip *strip = &strips[i];
        if (strip->penalty > PENALTY_FORCED) {
            gap->penalty = MAX(gap->penalty, strip->penalty);
            continue;
        }
        bool is_side = gap->forced == BREAK_LEFT || gap->forced == BREAK_RIGHT;
        if (!is_side)
            gap->forced = strip->forced == BREAK_LEFT || strip->forced == BREAK_RIGHT
                              ? strip->forced
                              : BREAK_PAGE;
        gap->first = gap->content = i;
    }
}

/* Another named page starts on a page of its own (css-page-3 §8.1). */
static void name_gap(Gap *gap, const char *before) {
    if (gap->forced == BREAK_AUTO && g_strcmp0(before, gap->name) != 0) {
        gap->forced = BREAK_PAGE;
        gap->content = gap->first;
    }
}

static Gap make_gap(const Strip *strips, const int64_t *above, size_t before, size_t solid) {
    Gap gap = {.first = before + 1,
               .content = solid,
               .penalty = 0,
               .forced = BREAK_AUTO,
               .name = strips[solid].page_name};
    weigh_gap(&gap, strips, before + 1, solid);
    name_gap(&gap, strips[before].page_name);
    gap.head = above[gap.content];
    gap.tail = above[before] + strips[before].height;
    return gap;
}

static void find_gaps(Programme *programme) {
    const Strip *strips = programme->breaker->strips;
    size_t n = programme->breaker->n_strips;
    g_autofree int64_t *above = g_new0(int64_t, n + 1);
    for (size_t i = 0; i < n; i++)
        above[i + 1] = above[i] + strips[i].height;
    programme->gaps = g_new0(Gap, n + 2);
    size_t before = n; /* the solid before; n none yet */
    Gap *gaps = programme->gaps;
    gaps[programme->n_gaps++] = (Gap){.forced = BREAK_PAGE};
    for (size_t i = 0; i < n; i++) {
        if (!is_solid(&strips[i]))
            continue;
        if (before == n)
            gaps[0].name = strips[i].page_name;
        else
            gaps[programme->n_gaps++] = make_gap(strips, above, before, i);
        before = i;
    }
    int64_t tail = before == n ? 0 : above[before] + strips[before].height;
    gaps[programme->n_gaps++] =
        (Gap){.first = n, .content = n, .head = tail, .tail = tail, .forced = BREAK_PAGE};
}

/* The height most lines have. */
static Length usual_line(const Strip *strips, size_t n) {
    g_autoptr(GHashTable) counts = g_hash_table_new(NULL, NULL);
    Length usual = 0;
    guint most = 0;
    for (size_t i = 0; i < n; i++) {
        if (strips[i].kind != STRIP_LINE || strips[i].height <= 0)
            continue;
        gpointer key = GINT_TO_POINTER(strips[i].height);
        guint count = GPOINTER_TO_UINT(g_hash_table_lookup(counts, key)) + 1;
        g_hash_table_insert(counts, key, GUINT_TO_POINTER(count));
        if (count > most) {
            most = count;
            usual = strips[i].height;
        }
    }
    return usual;
}

static bool is_last(const Gap *end) {
    return end->forced != BREAK_AUTO;
}

/* One page: its height, 2³² · COST_UNIT over it (a division for each page, not for each end), and
 * how far the galley would go on it, ending where a page may end. */
typedef struct {
    int64_t height, inverse;
    int64_t reach;
} Room;

static int64_t cost_of_leaving(int64_t length, const Room *room) {
    if (length <= 0)
        return 0;
    int64_t part = length * room->inverse >> 32;
    return COST_LEFT_PART * part + COST_LEFT_SQUARE * part * part / COST_UNIT;
}

/* Of the page from gap `start` to gap `end`. */
static int64_t cost_of_page(const Programme *programme, const Gap *start, const Gap *end,
                            const Room *room) {
    int64_t cost = COST_PAGE;
    if (!is_last(end)) {
        bool is_never = end->penalty >= PENALTY_NEVER;
        cost += is_never ? COST_NEVER : (int64_t)end->penalty * COST_UNIT;
        return cost + cost_of_leaving(room->reach - end->tail, room);
    }
    int64_t filled = end->tail - start->head, enough = (int64_t)RUNT_LINES * programme->line;
    bool is_runt = start->forced == BREAK_AUTO && filled < enough;
    if (is_runt)
        cost += COST_RUNT_LINE * (enough - filled) / programme->line;
    return cost;
}

static bool is_wrong_side(StyleBreak side, size_t number) {
    return (side == BREAK_LEFT && number % 2 == 1) || (side == BREAK_RIGHT && number % 2 == 0);
}

static int parity_of(const Programme *programme, size_t number) {
    return programme->is_sided ? (int)(number % 2) : 0;
}

static void reach(Programme *programme, size_t from, int parity, size_t to, int64_t cost) {
    size_t number = programme->states[from][parity].number + 1;
    if (is_wrong_side(programme->gaps[to].forced, number))
        number++; /* over a blank page */
    State *state = &programme->states[to][parity_of(programme, number)];
    if (cost < state->cost)
        *state = (State){cost, number, from, (unsigned char)parity};
}

/* The gap after the last in which the page that starts in gap `from` can end; how far it reaches.
 */
static size_t find_reach(const Programme *programme, size_t from, Room *room) {
    const Gap *start = &programme->gaps[from];
    size_t to = from + 1;
    int64_t may_reach = -1; /* ending where a page may end */
    bool is_over = false;
    for (; to < programme->n_gaps && !is_over; to++) {
        const Gap *end = &programme->gaps[to];
        bool fits = end->tail - start->head <= room->height;
        if (!fits && to > from + 1)
            break;
        room->reach = end->tail;
        if (end->penalty < PENALTY_NEVER || is_last(end))
            may_reach = end->tail;
        is_over = !fits || is_last(end);
    }
    if (may_reach >= 0)
        room->reach = may_reach;
    return to;
}

/* Tries every end of the page that starts in gap `from`. */
static void leave(Programme *programme, size_t from, int parity) {
    const State *state = &programme->states[from][parity];
    const Gap *start = &programme->gaps[from];
    const PagesBreaker *breaker = programme->breaker;
    Room room = {.height = MAX(breaker->height(state->number, start->name, breaker->user), 1)};
    room.inverse = ((int64_t)COST_UNIT << 32) / room.height;
    size_t stop = find_reach(programme, from, &room);
    for (size_t to = from + 1; to < stop; to++)
        reach(programme, from, parity, to,
              state->cost + cost_of_page(programme, start, &programme->gaps[to], &room));
}

/* Does it matter whether a page is a left or a right one? */
static bool has_sides(const Programme *programme) {
    const PagesBreaker *breaker = programme->breaker;
    for (size_t i = 0; i < programme->n_gaps; i++) {
        const Gap *gap = &programme->gaps[i];
        if (gap->forced == BREAK_LEFT || gap->forced == BREAK_RIGHT)
            return true;
        bool is_known = i > 0 && gap->name == gap[-1].name;
        if (!is_known && breaker->height(2, gap->name, breaker->user) !=
                             breaker->height(3, gap->name, breaker->user))
            return true;
    }
    return false;
}

static void solve(Programme *programme) {
    programme->is_sided = has_sides(programme);
    programme->states = g_malloc_n(programme->n_gaps, sizeof *programme->states);
    for (size_t i = 0; i < programme->n_gaps; i++)
        for (int parity = 0; parity < 2; parity++)
            programme->states[i][parity] = (State){.cost = COST_UNREACHED};
    programme->states[0][parity_of(programme, 1)] = (State){.cost = 0, .number = 1};
    for (size_t i = 0; i + 1 < programme->n_gaps; i++)
        for (int parity = 0; parity < 2; parity++)
            if (programme->states[i][parity].cost != COST_UNREACHED)
                leave(programme, i, parity);
}

static void note_trouble(const Programme *programme, const PagesStretch *page, const Gap *start,
                         const Gap *end, Notices *notices) {
    const PagesBreaker *breaker = programme->breaker;
    NoticePlace place = {.source = breaker->source_name};
    int64_t over =
        end->tail - start->head - breaker->height(page->number, page->name, breaker->user);
    if (over > 0)
        notices_add(notices, KANYIN_SEVERITY_WARNING, "taller-than-page", place,
                    "page %zu: what stands there is %.1f pt taller than the page's type area",
                    page->number, (double)over / LENGTH_PT);
    if (!is_last(end) && end->penalty >= PENALTY_NEVER)
        notices_add(notices, KANYIN_SEVERITY_WARNING, "break-where-forbidden", place,
                    "page %zu ends where no page should: what belongs together is taller than a "
                    "page",
                    page->number);
}

/* The gaps that pages start in on the cheapest way, and the end, from front to back. */
static size_t *trace(const Programme *programme, size_t *count) {
    size_t *starts = g_new(size_t, programme->n_gaps);
    size_t gap = programme->n_gaps - 1;
    int parity = programme->states[gap][0].cost < programme->states[gap][1].cost ? 0 : 1;
    *count = 0;
    while (gap > 0) {
        const State *state = &programme->states[gap][parity];
        starts[(*count)++] = gap;
        gap = state->from_gap;
        parity = state->from_parity;
    }
    starts[(*count)++] = 0;
    for (size_t i = 0; i < *count / 2; i++) {
        size_t swap = starts[i];
        starts[i] = starts[*count - 1 - i];
        starts[*count - 1 - i] = swap;
    }
    return starts;
}

static GArray *collect(const Programme *programme, Notices *notices) {
    GArray *pages = g_array_new(FALSE, TRUE, sizeof(PagesStretch));
    size_t count;
    g_autofree size_t *starts = trace(programme, &count);
    for (size_t i = 0; i + 1 < count; i++) {
        const Gap *start = &programme->gaps[starts[i]], *end = &programme->gaps[starts[i + 1]];
        PagesStretch page = {.number = pages->len + 1,
                             .first = start->first,
                             .content = start->content,
                             .end = end->first,
                             .name = start->name};
        if (is_wrong_side(start->forced, page.number)) {
            PagesStretch blank = {page.number++, start->first, start->first,
                                  start->first,  NULL,         true};
            g_array_append_val(pages, blank);
        }
        g_array_append_val(pages, page);
        note_trouble(programme, &page, start, end, notices);
    }
    return pages;
}

GArray *pages_break(const PagesBreaker *breaker, Notices *notices) {
    Programme programme = {.breaker = breaker};
    programme.line = MAX(usual_line(breaker->strips, breaker->n_strips), 1);
    find_gaps(&programme);
    solve(&programme);
    GArray *pages = collect(&programme, notices);
    g_free(programme.states);
    g_free(programme.gaps);
    return pages;
}
