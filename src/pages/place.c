/* SPDX-License-Identifier: MIT */
/* Turns the cheapest way through the states into pages and what stands where on them. */

#include "pages/programme.h"

typedef struct {
    Programme *programme;
    PagesBreaks *breaks;
    PagesStretch page; /* being filled */
    Notices *notices;
    Length row; /* how far down the row goes whose columns are being set */
} Placing;

/* One column: what it holds, and where it stands on the page. */
typedef struct {
    const State *from;
    ColumnEnd end;
    uint32_t ahead;
    Length height; /* that it was filled to */
    Point at;
    Length bottom; /* where its notes end */
} Column;

static void put(Placing *placing, const Strip *strip, const Frame *frame, Point at) {
    bool says_something = frame || (strip && strip->n_outline + strip->n_destinations > 0);
    PagesPiece piece = {strip, frame, at};
    if (says_something)
        g_array_append_val(placing->breaks->pieces, piece);
}

static void put_repeat(Placing *placing, const GalleyRepeat *repeat, Point *at) {
    if (!repeat)
        return;
    put(placing, NULL, repeat->frame, *at);
    at->y += repeat->height;
}

/* Boxes standing in one gap, under each other. */
typedef struct {
    const Fill *fill;
    uint32_t next, end;
    Length below;     /* space under the last, where something follows */
    Length at_bottom; /* y of the next box at the foot */
} Boxes;

static void put_boxes(Placing *placing, Boxes *boxes, uint32_t gap, Point *at) {
    const Fill *fill = boxes->fill;
    bool is_at_head = gap == fill->from->gap, is_first = true;
    boxes->below = 0;
    for (; boxes->next < boxes->end; boxes->next++) {
        if (fill->stands[boxes->next - fill->from->boxes] != gap)
            break;
        const Riser *box = &placing->programme->boxes[boxes->next];
        if (box->strip->place == STRIP_BOTTOM) {
            boxes->at_bottom += box->above;
            put(placing, box->strip, box->strip->frame, (Point){at->x, boxes->at_bottom});
            boxes->at_bottom += box->strip->height;
            continue;
        }
        at->y += is_first && is_at_head ? 0 : MAX(box->above, boxes->below);
        put(placing, box->strip, box->strip->frame, *at);
        at->y += box->strip->height;
        boxes->below = box->below;
        is_first = false;
    }
}

/* Stands the strips of a column on each other, its boxes between them. Spaces above the first that
 * counts and below the last line or box have no height; what points into them points to the edge.
 */
static void put_text(Placing *placing, const Column *column, Boxes *boxes, Point *at) {
    const Programme *programme = placing->programme;
    const Strip *strips = programme->breaker->strips;
    const Gap *start = &programme->gaps[column->from->gap];
    uint32_t gap = column->from->gap;
    const Gap *end = &programme->gaps[column->end.gap];
    put_boxes(placing, boxes, gap, at);
    at->y += column->end.gap > gap ? boxes->below : 0;
    if (column->end.gap > gap)
        put_repeat(placing, start->repeat[0], at);
    for (size_t i = start->first; i < end->first; i++) {
        if (strip_rises(&strips[i]))
            continue;
        bool is_over = gap == column->end.gap;
        bool vanishes = i < start->content || (is_over && strips[i].kind == STRIP_SPACE);
        put(placing, &strips[i], i < start->content ? NULL : strips[i].frame, *at);
        at->y += vanishes ? 0 : strips[i].height;
        if (!strip_is_solid(&strips[i]))
            continue;
        gap++;
        if (gap == column->end.gap && column->end.gap > column->from->gap)
            put_repeat(placing, end->repeat[1], at);
        put_boxes(placing, boxes, gap, at);
        at->y += gap < column->end.gap ? boxes->below : 0;
    }
}

static void put_note_strip(Placing *placing, const Strip *strip, Point *at) {
    put(placing, strip, strip->frame, *at);
    at->y += strip->height;
}

static void put_notes_of(Placing *placing, const Strip *box, Point *at) {
    for (size_t k = 0; k < box->n_notes; k++)
        for (size_t i = 0; i < box->notes[k]->n_strips; i++)
            put_note_strip(placing, &box->notes[k]->strips[i], at);
}

/* In the order of their calls, but for what goes on from the column before. */
static void put_notes(Placing *placing, const Column *column) {
    const Programme *programme = placing->programme;
    const State *from = column->from;
    uint32_t box = from->boxes;
    int64_t height = notes_height(programme, from, column->end.boxes, column->end.notes);
    if (height == 0)
        return;
    Point at = {column->at.x, column->bottom - (Length)height};
    put_repeat(placing, programme->breaker->notes_head, &at);
    for (uint32_t i = from->notes; i < column->end.notes; i++) {
        bool is_first = programme->notes[i].first == i;
        for (; is_first && box < column->end.boxes; box++) {
            if (programme->boxes[box].notes_before > i)
                break;
            put_notes_of(placing, programme->boxes[box].strip, &at);
        }
        put_note_strip(placing, programme->notes[i].strip, &at);
    }
    for (; box < column->end.boxes; box++)
        put_notes_of(placing, programme->boxes[box].strip, &at);
}

/* Which gaps the boxes stand in. */
static void find_boxes(const Programme *programme, const Column *column, Fill *fill) {
    fill_open(fill, programme, column->from, column->height, column->ahead);
    for (uint32_t gap = column->from->gap + 1; gap <= column->end.gap; gap++) {
        fill_add_text(fill);
        if (fill->boxes < column->end.boxes)
            fill_add_boxes(fill, gap);
    }
}

static void put_column(Placing *placing, const Column *column) {
    const Programme *programme = placing->programme;
    size_t n_boxes = programme->gaps[column->end.gap].boxes - column->from->boxes;
    g_autofree uint32_t *stands = g_new0(uint32_t, n_boxes + 1);
    Fill fill = {.stands = stands};
    find_boxes(programme, column, &fill);
    int64_t notes = notes_height(programme, column->from, column->end.boxes, column->end.notes);
    Boxes boxes = {.fill = &fill,
                   .next = column->from->boxes,
                   .end = column->end.boxes,
                   .at_bottom = column->bottom - (Length)notes - fill.foot};
    Point at = column->at;
    put_text(placing, column, &boxes, &at);
    put_notes(placing, column);
}

static Length column_left(const GalleyColumns *columns, unsigned column) {
    return columns ? (Length)column * (columns->width + columns->gap) : 0;
}

/* Between a column and the one before it, down to `height`. */
static void put_rule(Placing *placing, const State *from, Length height) {
    const GalleyColumns *columns = placing->programme->gaps[from->gap].columns;
    if (!columns || from->column == 0 || columns->rule.width <= 0)
        return;
    Length middle = column_left(columns, from->column) - columns->gap / 2;
    PagesRule rule = {columns,
                      {middle - columns->rule.width / 2, from->top, columns->rule.width, height}};
    g_array_append_val(placing->breaks->rules, rule);
}

static void put_closed_row(Placing *placing, const State *from, const State *to, bool ends_page) {
    Programme *programme = placing->programme;
    const Gap *start = &programme->gaps[from->gap], *end = &programme->gaps[to->gap];
    Length height = to->top - from->top - (Length)(end->head - end->tail);
    Length bottom = from->top + (ends_page ? column_height(programme, from) : height);
    State state = *from;
    Filling filling = {to->filled, to->is_shared, row_is_over_notes(programme, from)};
    Length text = 0; /* of the highest column, without its notes */
    unsigned n_columns = 0;
    for (bool is_over = false; !is_over && n_columns < start->columns->count; n_columns++) {
        Column column = {.from = &state, .bottom = bottom};
        state.column = (uint8_t)n_columns;
        column.height = filling_room(programme, &state, filling);
        column.at = (Point){column_left(start->columns, n_columns), from->top};
        bool is_filled = column_fill(programme, &state, filling, &column.end);
        g_assert(is_filled);
        put_column(placing, &column);
        text = MAX(text, (Length)column.end.used);
        state.gap = column.end.gap;
        state.boxes = column.end.boxes;
        state.notes = column.end.notes;
        is_over = state.gap == to->gap && state.boxes == to->boxes && state.notes == to->notes;
    }
    state = *from;
    bool has_notes = notes_height(programme, from, to->boxes, to->notes) > 0;
    for (unsigned i = 1; i < n_columns; i++) { /* at a page's foot notes have a rule of their own */
        state.column = (uint8_t)i;
        put_rule(placing, &state, ends_page && has_notes ? text : height);
    }
}

static void put_wide_boxes(Placing *placing, const State *from, const State *to) {
    Length below = 0;
    Point at = {0, 0};
    for (uint32_t i = from->boxes; i < to->boxes; i++) {
        const Riser *box = &placing->programme->boxes[i];
        at.y += i > from->boxes ? MAX(below, box->above) : 0;
        put(placing, box->strip, box->strip->frame, at);
        at.y += box->strip->height;
        below = box->below;
    }
    Column page = {.from = from, .end = {.boxes = to->boxes, .notes = from->notes}};
    page.bottom = from->top + column_height(placing->programme, from);
    put_notes(placing, &page);
}

static void tell(const Placing *placing, const char *code, const char *what) {
    NoticePlace place = {.source = placing->programme->breaker->source_name};
    notices_add(placing->notices, KANYIN_SEVERITY_WARNING, code, place, "page %zu%s",
                placing->page.number, what);
}

#define MOST_NAMED 30 /* bytes, and what the last of them begins */

static void name_mark(const FrameMark *mark, Point at, void *user) {
    GString *name = user;
    (void)at;
    if (mark->kind == MARK_GLYPHS && name->len < MOST_NAMED)
        g_string_append_len(name, mark->glyphs->text, mark->glyphs->text_length);
}

/* The words that the column begins with. */
static GString *name_of(const Programme *programme, const Column *column) {
    GString *name = g_string_new(NULL);
    size_t end = programme->gaps[column->end.gap].content;
    for (size_t i = programme->gaps[column->from->gap].content; i < end && name->len == 0; i++)
        if (programme->breaker->strips[i].frame)
            frame_walk(programme->breaker->strips[i].frame, name_mark, name);
    return name;
}

static void note_trouble(const Placing *placing, const Column *column, bool ends_page) {
    const Programme *programme = placing->programme;
    const Gap *gap = &programme->gaps[column->end.gap];
    Fill fill = {.stands = NULL};
    fill_open(&fill, programme, column->from, column->height, column->ahead);
    int64_t over = fill_height(&fill, column->end.gap) - column->height;
    over += notes_height(programme, column->from, column->end.boxes, column->from->notes);
    if (over > 0) {
        g_autoptr(GString) name = name_of(programme, column);
        g_autofree char *what =
            g_strdup_printf(": what stands there is %.1f pt taller than the page's type area: '%s'",
                            (double)over / LENGTH_PT, name->str);
        tell(placing, "taller-than-page", what);
    }
    bool is_bare = column->end.gap == column->from->gap;
    if (gap->forced == BREAK_AUTO && gap->penalty >= PENALTY_NEVER && !is_bare)
        tell(placing, "break-where-forbidden",
             " ends where no page should: what belongs together is taller than a page");
    if (ends_page && column->from->called > column->end.boxes)
        tell(placing, "figure-far-from-call",
             " has no room for a figure that was called before it: it stands further on");
}

static void put_fragment(Placing *placing, const State *from, const State *to) {
    const Programme *programme = placing->programme;
    const Gap *start = &programme->gaps[from->gap];
    Length height = column_height(programme, from);
    Column column = {.from = from,
                     .end = {.gap = to->gap, .boxes = to->boxes, .notes = to->notes},
                     .ahead = to->ahead,
                     .height = height,
                     .at = {column_left(start->columns, from->column), from->top},
                     .bottom = from->top + height};
    put_column(placing, &column);
    if (to->gap > from->gap)
        put_rule(placing, from, height);
    if (to->how != HOW_ROW)
        note_trouble(placing, &column, to->how == HOW_PAGE);
}

static void open_page(Placing *placing, const State *from) {
    const Gap *start = &placing->programme->gaps[from->gap];
    PagesBreaks *breaks = placing->breaks;
    if (from->number > breaks->pages->len + 1) {
        PagesStretch blank = {.number = breaks->pages->len + 1,
                              .first = start->first,
                              .end = start->first,
                              .is_blank = true,
                              .first_piece = breaks->pieces->len,
                              .first_rule = breaks->rules->len};
        g_array_append_val(breaks->pages, blank);
    }
    placing->page = (PagesStretch){.number = from->number,
                                   .first = start->first,
                                   .name = start->name,
                                   .first_piece = breaks->pieces->len,
                                   .first_rule = breaks->rules->len};
}

static void close_page(Placing *placing, const State *to) {
    PagesBreaks *breaks = placing->breaks;
    placing->page.end = placing->programme->gaps[to->gap].first;
    placing->page.n_pieces = breaks->pieces->len - placing->page.first_piece;
    placing->page.n_rules = breaks->rules->len - placing->page.first_rule;
    g_array_append_val(breaks->pages, placing->page);
}

/* Does the page end with the row that was closed with `to`, nothing standing under it? Another
 * state always follows. */
static bool is_last_row(const Programme *programme, const State *to, const uint32_t *next) {
    const State *after = programme_state(programme, *next);
    return after->how == HOW_PAGE && after->gap == to->gap && after->boxes == to->boxes;
}

PagesBreaks *place_pages(Programme *programme, const uint32_t *states, size_t count,
                         Notices *notices) {
    PagesBreaks *breaks = g_new0(PagesBreaks, 1);
    breaks->pages = g_array_new(FALSE, TRUE, sizeof(PagesStretch));
    breaks->pieces = g_array_new(FALSE, TRUE, sizeof(PagesPiece));
    breaks->rules = g_array_new(FALSE, TRUE, sizeof(PagesRule));
    Placing placing = {.programme = programme, .breaks = breaks, .notices = notices};
    for (size_t i = 0; i + 1 < count; i++) {
        const State *from = programme_state(programme, states[i]);
        const State *to = programme_state(programme, states[i + 1]);
        if (from->how == HOW_START || from->how == HOW_PAGE)
            open_page(&placing, from);
        if (to->how == HOW_WIDE)
            put_wide_boxes(&placing, from, to);
        else if (to->how == HOW_CLOSED)
            put_closed_row(&placing, from, to, is_last_row(programme, to, states + i + 2));
        else
            put_fragment(&placing, from, to);
        if (to->how == HOW_PAGE)
            close_page(&placing, to);
    }
    return breaks;
}
