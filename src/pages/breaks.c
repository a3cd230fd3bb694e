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
 * What is filled. The programme fills columns, one after the other. A page of text as wide as the
 * type area has one; where layout asks for more (css-multicol-1), rows of columns stand under
 * each other, each as high as what is left of the page. A column holds, from its head: the boxes
 * that wait for it, what is repeated over a parted table, text with boxes in their places, what is
 * repeated under it, boxes for its foot, its notes under their rule.
 *
 * What a page costs. Filling page by page as far as it goes is right nearly always, and wrong in
 * the one way readers see at once: the last page gets a line or two, while the page before could
 * have spared some. So the whole book is weighed, as Knuth and Plass weigh a paragraph, in three
 * parts that are compared one after the other. First, what is forbidden: breaks that layout
 * forbids (widows and orphans, keeps, a heading at the foot), and boxes more than a page from
 * their call or behind the article's tail. Then the number of pages, so that nothing taken away
 * ever makes a book longer. Then the flaws. A column pays for the text and boxes that it leaves to
 * the next although they would have fitted, in proportion and in square, so that many lines are far
 * dearer than one. It does not pay for the hole before a tall picture: that is nobody's choice, and
 * a price on it would move text away from the page before in order to share the hole out, which
 * looks like a mistake on two pages instead of a picture on one. It pays the penalty of the gap it
 * ends in, for a note that goes on in the next column, for boxes that wait. The last page, and the
 * last before a forced break, may be as empty as it comes, but a runt of fewer than RUNT_LINES
 * lines pays for each line that lacks, and so does a page on which a tail has fewer lines of the
 * body with it than it wants: a picture keeps a runt company, but says nothing of whose tail it is.
 * Text pages are never stretched: the grid stands.
 *
 * Boxes. A box that may rise stands where it was called if it has room there. Else it waits, and
 * the text behind it goes on in its place, up to MAX_WAITING boxes; what waits stands at the head
 * of the next column, or, as wide as the page over columns, of the next page. Boxes keep their
 * order. None is carried over a forced break: what waits there gets a page of its own. A column is
 * also tried with none of the boxes it calls, since one that fits may push what follows it away.
 *
 * Notes. The strips of the notes of the text are one stream, and a column takes from it what its
 * lines call. A note begins in the column of its call; where the rest has no room, it goes first in
 * the next. The notes of a box go where the box goes, whole, and stand among those of the text in
 * the order of their calls; those of a box over columns at the foot of the page, as wide as it.
 *
 * How the least is found. A column about to be filled is a state: the gap its text starts in, how
 * many boxes and strips of notes are set, how high its row stands, which column it is, the parity
 * of its page (left and right pages may differ in height, and a break may demand a side; where they
 * do not there is but one parity). From it every gap that still fits is tried as its end. Since
 * heights grow (a negative space pulls by less than what it is pulled over, and the end that this
 * might win is not looked for), the trying stops at the first that does not fit: the work is the
 * number of strips times the lines of a column. For each state the cheapest way to it is kept, and
 * the first of equals; ends before MOST_ENDS better ones are not tried. At most pages a state
 * starts at the head of the page and nothing waits, so that there are about as many states as gaps;
 * MAX_STATES_A_GAP holds what is worse.
 *
 * The end of columns. Where a row's text ends, before something wide or on the last page, the
 * columns are of one height (pages/columns.c): from the state in which the row begins, the least
 * height is sought in which greedy columns hold all of it, and the row closed in one step. Greedy
 * columns leave the last one what remains, so each may also end with its part of what is left,
 * whichever is more even. On a last page notes stand at the foot, and only the text counts. A line
 * more or less cannot be helped; what ends further apart has a price for each line, so that a
 * column before the row may end a line early for it.
 *
 * Paragraphs. What no way through these gaps can mend, a paragraph may that has a line more or less
 * (pages/loosen.c). Pages say after the first breaking where they wish lines: where some were left
 * to the next page on purpose, where columns end uneven or a break was forbidden, where so few are
 * over that a page would be saved, and where lines that may not be parted leave one or two empty.
 * Layout breaks the paragraphs once more that are nearest to it, and what comes of it at a decent
 * price is tried by breaking the pages again, as a bounded repeat in src/kanyin.c: nothing flows
 * back. An article without such a flaw pays nothing.
 *
 * What cannot be. A single strip taller than the page gets a page of its own and a notice. A chain
 * of strips that forbid every break and together are taller than a page is broken nevertheless,
 * and with a notice. A column may stay without text only where boxes or notes stand in it, or where
 * another follows that has more room. Thus every page holds something new, and the programme ends.
 */

#include "pages/programme.h"

/* More ways to one gap are not kept: parted notes and rows at many heights would make them many. */
#define MAX_STATES_A_GAP 12
#define MAX_AHEAD 2 /* boxes that stand above their call */
/* A column that could go on to so many better ends is never left before them. */
#define MOST_ENDS 16

static bool is_wrong_side(StyleBreak side, size_t number) {
    return (side == BREAK_LEFT && number % 2 == 1) || (side == BREAK_RIGHT && number % 2 == 0);
}

static bool is_settled(const Programme *programme, const State *state) {
    const Gap *gap = &programme->gaps[state->gap];
    return state->boxes == gap->boxes && state->notes == gap->notes;
}

static bool is_like(const State *a, const State *b) {
    return a->top == b->top && a->foot == b->foot && a->column == b->column &&
           a->parity == b->parity;
}

/* With less waiting and at no more cost no way is better. */
static bool is_no_worse(const State *a, const State *b) {
    return a->boxes >= b->boxes && a->notes >= b->notes && !cost_is_less(b->cost, a->cost);
}

/* Without these there might be no way to the end. */
static bool must_be_kept(const Programme *programme, const State *state) {
    bool is_plain = is_settled(programme, state) && state->top == 0 && state->column == 0;
    return is_plain || state->from == NO_STATE ||
           programme_state(programme, state->from)->gap == state->gap;
}

/* Keeps the way to a state where it is the cheapest. Of equals the first is kept, so that the
 * result is one and the same on every machine. */
static void reach(Programme *programme, State state) {
    state.parity = programme->is_sided ? state.number % 2 : 0;
    size_t count = 0;
    State *worse = NULL, *dearest = NULL;
    for (uint32_t i = programme->first_state[state.gap]; i != NO_STATE; count++) {
        State *other = programme_state(programme, i);
        i = other->next;
        if (is_like(other, &state)) {
            if (is_no_worse(other, &state))
                return;
            if (is_no_worse(&state, other)) {
                other->is_open = false;
                worse = other->is_known ? worse : other;
            }
        }
        if (!other->is_known && (!dearest || cost_is_less(dearest->cost, other->cost)))
            dearest = other;
    }
    state.is_open = true;
    state.is_known = false;
    bool has_room = count < MAX_STATES_A_GAP || must_be_kept(programme, &state);
    if (!has_room && dearest && cost_is_less(state.cost, dearest->cost))
        worse = dearest;
    if (worse) {
        state.next = worse->next;
        *worse = state;
    } else if (has_room) {
        state.next = programme->first_state[state.gap];
        programme->first_state[state.gap] = programme->states->len;
        g_array_append_val(programme->states, state);
    }
}

static void turn_page(const Programme *programme, const State *from, State *state) {
    state->how = HOW_PAGE;
    state->column = 0;
    state->top = state->foot = 0;
    state->number = from->number + 1;
    StyleBreak side = programme->gaps[state->gap].forced;
    if (is_settled(programme, state) && is_wrong_side(side, state->number))
        state->number++; /* over a blank page */
    state->called = programme->gaps[state->gap].boxes;
    state->cost.pages += (int32_t)(state->number - from->number);
}

/* Under what stands as wide as the page, columns begin, or the other way about; the space between
 * them stands. */
static bool begin_row(const Programme *programme, const Leaving *leaving, int64_t used,
                      State *state) {
    const Gap *gap = &programme->gaps[state->gap];
    int64_t taken = used + gap->head - gap->tail;
    if (taken > leaving->height)
        return false;
    state->top = leaving->from.top + (Length)taken;
    state->column = 0;
    return true;
}

/* Where the column may end with `end`. */
static void leave_by(Programme *programme, const Leaving *leaving, const ColumnEnd *end) {
    const State *from = &leaving->from;
    const Gap *start = &programme->gaps[from->gap], *gap = &programme->gaps[end->gap];
    unsigned n_columns = start->columns ? start->columns->count : 1;
    State state = *from;
    state.from = leaving->index;
    state.gap = end->gap;
    state.boxes = end->boxes;
    state.notes = end->notes;
    state.ahead = (uint8_t)leaving->ahead;
    bool ends_row = end->gap == start->row_end && end->gap > from->gap;
    bool ends_page = gap_is_forced(gap) && (ends_row || is_settled(programme, &state));
    bool may_begin = ends_row && !start->columns && !ends_page && !end->is_parted;
    if (may_begin && begin_row(programme, leaving, end->used - end->foot, &state)) {
        state.how = HOW_ROW;
        state.foot += end->foot + (Length)notes_height(programme, from, end->boxes, end->notes);
        reach(programme, state);
        return;
    }
    bool turns = from->column + 1u == n_columns || ends_page || ends_row;
    state.cost = cost_of_column(programme, leaving, end, turns);
    if (turns) {
        turn_page(programme, from, &state);
    } else {
        state.how = HOW_COLUMN;
        state.column++;
    }
    reach(programme, state);
}

/* Boxes across the columns stand over them at a page's head. */
static bool set_wide_boxes(Programme *programme, const Leaving *leaving) {
    const State *from = &leaving->from;
    const Gap *gap = &programme->gaps[from->gap];
    State state = *from;
    state.from = leaving->index;
    state.how = HOW_WIDE;
    state.ahead = 0;
    Length below = 0;
    int64_t top = 0;
    if (!gap->columns || from->top > 0 || from->column > 0)
        return false;
    for (; state.boxes < gap->boxes; state.boxes++) {
        const Riser *box = &programme->boxes[state.boxes];
        Length space = top > 0 ? MAX(below, box->above) : 0;
        int64_t notes = notes_height(programme, from, state.boxes + 1, from->notes);
        bool fits = top + space + box->strip->height + notes <= leaving->height;
        if (box->strip->columns || (!fits && top > 0))
            break;
        top += space + box->strip->height;
        below = box->below;
    }
    if (state.boxes == from->boxes)
        return false;
    state.foot = (Length)notes_height(programme, from, state.boxes, from->notes);
    state.foot = MIN(state.foot, leaving->height);
    state.top = (Length)MIN(top + below, leaving->height - state.foot);
    reach(programme, state);
    return true;
}

/* The columns of the last text before a wide heading, or of the last page, end at one height. */
static void close_row(Programme *programme, Leaving *leaving) {
    const State *from = &leaving->from;
    const Gap *start = &programme->gaps[from->gap];
    Closing closing;
    bool may_close = start->columns && from->column == 0 && start->row_end > from->gap &&
                     !fill_takes_no_text(programme, from);
    if (!may_close || !row_close(programme, from, &closing))
        return;
    State state = *from;
    state.from = leaving->index;
    state.how = HOW_CLOSED;
    state.filled = closing.filled;
    state.is_shared = closing.is_shared;
    state.ahead = 0;
    state.gap = start->row_end;
    state.boxes = closing.boxes;
    state.notes = closing.notes;
    const Gap *gap = &programme->gaps[state.gap];
    ColumnEnd end = {.gap = state.gap, .boxes = state.boxes, .text = gap->tail};
    end.used = end.filled = end.text - start->head;
    leaving->is_closed = true;
    leaving->uneven = start->columns->is_balanced ? closing.uneven : 0;
    if (gap_is_forced(gap)) /* it costs what a runt does */
        state.cost = cost_of_column(programme, leaving, &end, false);
    state.cost.flaws += cost_of_uneven(programme, leaving);
    leaving->is_closed = false;
    if (begin_row(programme, leaving, closing.height, &state))
        reach(programme, state);
}

int64_t column_most(const Programme *programme, const Leaving *leaving) {
    int64_t most = 0, forbidden = 0;
    const Gap *start = &programme->gaps[leaving->from.gap];
    for (guint i = 0; i < programme->ends->len; i++) {
        const ColumnEnd *end = &g_array_index(programme->ends, ColumnEnd, i);
        const Gap *gap = &programme->gaps[end->gap];
        bool may_end = gap->penalty < PENALTY_NEVER || gap_is_forced(gap);
        if (end->is_parted) /* its text has room that is the note's */
            continue;
        most = may_end ? MAX(most, end->filled) : most;
        if (end->gap == start->row_end && !gap_is_forced(gap)) /* the row under it fills the rest */
            most = end->filled + MAX(leaving->height - end->used, 0);
        forbidden = MAX(forbidden, end->filled);
    }
    return most > 0 ? most : forbidden;
}

/* The first end that is worth trying. */
static guint first_end(const Programme *programme) {
    guint first = programme->ends->len;
    for (int better = 0; first > 0 && better < MOST_ENDS; first--) {
        const ColumnEnd *end = &g_array_index(programme->ends, ColumnEnd, first - 1);
        const Gap *gap = &programme->gaps[end->gap];
        better += gap->penalty <= 0 && !end->is_parted && end->boxes == gap->boxes;
    }
    return first;
}

/* Tries the ends of the column that is filled with `ahead`. */
static void leave_with(Programme *programme, Leaving *leaving, uint32_t ahead) {
    leaving->ahead = ahead;
    fill_find_ends(programme, &leaving->from, leaving->height, ahead);
    leaving->most = column_most(programme, leaving);
    for (guint i = first_end(programme); i < programme->ends->len; i++) {
        ColumnEnd end = g_array_index(programme->ends, ColumnEnd, i);
        bool is_new = ahead != ALL_WAIT || programme->gaps[end.gap].boxes > end.boxes;
        if (is_new)
            leave_by(programme, leaving, &end);
    }
}

/* Tries the ways to fill the column that a state begins: each box in its place, or at the head of
 * the page before it is called, or none in the text. */
static void leave(Programme *programme, uint32_t index) {
    Leaving leaving = {.index = index, .from = *programme_state(programme, index)};
    leaving.height = column_height(programme, &leaving.from);
    cost_open(&leaving);
    if (set_wide_boxes(programme, &leaving))
        return;
    close_row(programme, &leaving);
    leave_with(programme, &leaving, 0);
    uint32_t called = programme->gaps[leaving.from.gap].boxes;
    guint n_ends = programme->ends->len;
    uint32_t last = n_ends ? g_array_index(programme->ends, ColumnEnd, n_ends - 1).boxes : 0;
    if (last > called)
        leave_with(programme, &leaving, ALL_WAIT);
    for (uint32_t ahead = 1; ahead <= MAX_AHEAD && called + ahead <= programme->n_boxes; ahead++) {
        if (programme->boxes[called + ahead - 1].strip->place != STRIP_TOP)
            return;
        leave_with(programme, &leaving, ahead);
    }
}

/* Leaves every state of a gap, those too that are reached from another in the same gap. */
static void leave_gap(Programme *programme, size_t gap) {
    for (bool is_left = true; is_left;) {
        is_left = false;
        for (uint32_t i = programme->first_state[gap]; i != NO_STATE;) {
            State *state = programme_state(programme, i);
            uint32_t next = state->next;
            bool is_end = gap + 1 == programme->n_gaps && is_settled(programme, state) &&
                          state->top == 0 && state->column == 0;
            if (state->is_open && !is_end) {
                state->is_open = false;
                state->is_known = is_left = true;
                leave(programme, i);
            }
            i = next;
        }
    }
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
    programme->states = g_array_new(FALSE, TRUE, sizeof(State));
    programme->ends = g_array_new(FALSE, TRUE, sizeof(ColumnEnd));
    programme->first_state = g_new(uint32_t, programme->n_gaps);
    for (size_t i = 0; i < programme->n_gaps; i++)
        programme->first_state[i] = NO_STATE;
    reach(programme, (State){.number = 1, .from = NO_STATE, .called = programme->gaps[0].boxes});
    for (size_t i = 0; i < programme->n_gaps; i++)
        leave_gap(programme, i);
}

uint32_t *programme_way(const Programme *programme, size_t *count) {
    uint32_t best = NO_STATE;
    for (uint32_t i = programme->first_state[programme->n_gaps - 1]; i != NO_STATE;) {
        const State *state = programme_state(programme, i);
        bool is_end = is_settled(programme, state) && state->top == 0 && state->column == 0;
        if (is_end && state->how == HOW_PAGE &&
            (best == NO_STATE || cost_is_less(state->cost, programme_state(programme, best)->cost)))
            best = i;
        i = state->next;
    }
    *count = 0;
    for (uint32_t i = best; i != NO_STATE; i = programme_state(programme, i)->from)
        ++*count;
    uint32_t *states = g_new(uint32_t, MAX(*count, 1));
    size_t at = *count;
    for (uint32_t i = best; i != NO_STATE; i = programme_state(programme, i)->from)
        states[--at] = i;
    return states;
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

void programme_run(Programme *programme, const PagesBreaker *breaker) {
    *programme = (Programme){.breaker = breaker};
    programme->line = MAX(usual_line(breaker->strips, breaker->n_strips), 1);
    notes_pour(programme);
    gaps_find(programme);
    solve(programme);
}

void programme_clear(Programme *programme) {
    g_array_unref(programme->states);
    g_array_unref(programme->ends);
    g_free(programme->first_state);
    g_free(programme->notes);
    g_free(programme->boxes);
    g_free(programme->gaps);
}

PagesBreaks *pages_break(const PagesBreaker *breaker, Notices *notices) {
    Programme programme;
    programme_run(&programme, breaker);
    size_t count;
    g_autofree uint32_t *way = programme_way(&programme, &count);
    PagesBreaks *breaks = place_pages(&programme, way, count, notices);
    breaks->wishes = wishes_find(&programme, way, count, &breaks->cost);
    programme_clear(&programme);
    return breaks;
}

void pages_breaks_free(PagesBreaks *breaks) {
    if (!breaks)
        return;
    g_array_unref(breaks->pages);
    g_array_unref(breaks->pieces);
    g_array_unref(breaks->rules);
    g_array_unref(breaks->wishes);
    g_free(breaks);
}
