/* SPDX-License-Identifier: MIT */
/* Turns a table into pieces: its captions, its rows, and what is set again where a page parts it.
 */

#include "layout/table.h"

#include <string.h>

/* A head or foot that takes more of the page is not repeated: too little would stand beside it. */
#define REPEAT_SHARE 3
/* So much of a step may a repeated head stand above the type area. */
#define UNSEEN_SHARE 8
/* As the breaker of pages counts: what one row alone costs, parted from those before or behind. */
#define PENALTY_LONE_ROW 40

/* A head says nothing alone, a foot has no place but under a row; and a row by itself looks lost.
 */
static int penalty_before(guint row, guint head, guint body_end, guint end) {
    bool is_second_of_head = row > 0 && row < head;
    if (is_second_of_head || (row == head && head > 0) || (row >= body_end && row > 0))
        return PENALTY_NEVER;
    bool leaves_one = row == head + 1 || (row + 1 == body_end && body_end == end);
    return leaves_one && row > 0 ? PENALTY_LONE_ROW : 0;
}

static void keep_rows(Flow *flow, const Table *table, guint row) {
    guint end = table->rows->len, body_end = end - table->n_foot;
    if (flow->penalty != PENALTY_FORCED)
        flow->penalty = MAX(flow->penalty, penalty_before(row, table->n_head, body_end, end));
}

/* css-break-3 §3.1: of a group that is kept together no row but the first begins a page. */
static void keep_group(Flow *flow, const StyledNode *group, guint first) {
    if (group && group->style->break_inside == BREAK_AVOID && keeps_fits(flow, first))
        keeps_inside(flow, first);
}

static void lay_rows(Flow *flow, Table *table, guint first, guint end,
                     const TableRepeats *repeats) {
    Scope *outer = flow->scope, group_scope = {0}, row_scope;
    const StyledNode *group = NULL;
    guint group_piece = flow->pieces->len;
    for (guint from = first; from < end;) {
        guint to = table_band_end(table, from);
        TableBand band;
        table_band_open(&band, table, from, to);
        keep_rows(flow, table, from);
        keeps_break_before(flow, table_row(table, from)->styled->style->break_before);
        for (guint r = from; r <= to; r++) {
            const TableRow *row = table_row(table, r);
            if (row->group != group) {
                keep_group(flow, group, group_piece);
                group_piece = flow->pieces->len;
                group = row->group;
                if (group)
                    group_scope = scope_open(flow->layout, outer, group);
            }
            row_scope = scope_open(flow->layout, group ? &group_scope : outer, row->styled);
            flow->scope = &row_scope;
            anchors_collect(flow, row->styled);
            table_band_lay_row(&band, flow, r);
        }
        flow->scope = outer;
        table_band_push(&band, flow, repeats);
        keeps_break_after(flow, table_row(table, to)->styled->style->break_after);
        from = to + 1;
    }
    keep_group(flow, group, group_piece);
}

/* What the box of the table is decorated with; where borders collapse, their outer halves are room
 * that is painted by the rows (CSS 2.2 §17.6.2). */
static const Style *box_style(Flow *flow, const Table *table) {
    if (!table->collapses)
        return table->styled->style;
    Style *style = arena_copy(flow->layout->arena, table->styled->style, sizeof *style);
    for (int side = 0; side < 4; side++) {
        style->border[side] = (StyleBorder){.width = table_edge_outset(table, (StyleSide)side)};
        style->padding[side] = (StyleLength){.kind = VALUE_LENGTH};
    }
    return style;
}

typedef struct {
    guint first, end;
} RowRange;

/* Rows once more, without a place in the structure, in the table's box as far as it goes round
 * them; NULL: there is nothing to see, or it is too tall to be repeated. */
static GalleyRepeat *repeat_rows(Flow *flow, Table *table, const Style *style, BlockBox box,
                                 RowRange rows) {
    guint first = rows.first, end = rows.end;
    Layout again = *flow->layout;
    again.structure = NULL;
    again.texts = NULL;
    again.slots = NULL;
    again.marker = NULL;
    again.item_marker = NULL;
    again.counters = counters_copy(flow->layout->counters);
    Flow inner;
    flow_open(&inner, flow, box.content_left, box.content_width);
    inner.layout = &again;
    lay_rows(&inner, table, first, end, NULL);
    bool is_head = first == 0;
    if (table->collapses && (is_head ? end > first : end == first))
        table_edges_close(&inner, table, end);
    Style *open = arena_copy(flow->layout->arena, style, sizeof *open);
    open->border[is_head ? SIDE_BOTTOM : SIDE_TOP] = (StyleBorder){0};
    open->height = open->min_height = (StyleLength){.kind = VALUE_AUTO};
    *(is_head ? &box.below : &box.above) = 0;
    box_decorate(&inner, open, &box);
    GalleyRepeat *repeat = NULL;
    Length page = flow->layout->options->page_height, height = flow_height(&inner);
    if (inner.pieces->len > 0 && (page <= 0 || height <= page / REPEAT_SHARE)) {
        Piece piece = flow_flatten(&inner, box.left + box.width);
        repeat = arena_new0(flow->layout->arena, GalleyRepeat);
        *repeat = (GalleyRepeat){piece.strip.height, piece.strip.frame};
    }
    counters_free(again.counters);
    flow_close(&inner);
    return repeat;
}

/* What follows a table stands on the grid, wherever a page parted it: the repeated head has so much
 * room above it that what is left of the table is whole steps with it; or it stands higher by so
 * little that nobody sees it. */
static void fit_heads(Flow *whole, const Style *style, Length below, const GalleyRepeat *head) {
    Length step = style->block_step_size, tail = below;
    GalleyRepeat *fitted = NULL;
    for (guint i = whole->pieces->len; head && step > 0 && i-- > 0;) {
        Strip *strip = &flow_piece(whole, i)->strip;
        tail = length_add(tail, strip->height);
        Length past = length_add(tail, head->height) % step;
        if (strip->head != head || past == 0)
            continue;
        Length room = past <= step / UNSEEN_SHARE ? -past : step - past;
        Length height = head->height + room;
        if (!fitted || fitted->height != height) {
            Arena *arena = whole->layout->arena;
            Frame *frame = frame_new(arena, head->frame ? head->frame->width : 0, height);
            if (head->frame)
                frame_add_frame(frame, head->frame, (Point){0, room});
            fitted = arena_new0(arena, GalleyRepeat);
            *fitted = (GalleyRepeat){height, frame};
        }
        strip->head = fitted;
    }
}

static void add_captions(Flow *flow, const StyledNode *styled, StyleCaptionSide side) {
    for (const StyledNode *child = styled->first_child; child; child = child->next) {
        if (child->kind != STYLED_ELEMENT || child->style->display != DISPLAY_TABLE_CAPTION ||
            child->style->caption_side != side)
            continue;
        if (side == CAPTION_BOTTOM)
            keeps_break_before(flow, BREAK_AVOID);
        block_add(flow, child);
        if (side == CAPTION_TOP)
            keeps_break_after(flow, BREAK_AVOID);
    }
}

static void lay_all(Flow *flow, Table *table, const TableRepeats *repeats) {
    Layout *layout = flow->layout;
    Length picture_height = layout->picture_height;
    layout->picture_height = picture_height / 4 * 3;
    lay_rows(flow, table, 0, table->n_head, NULL);
    lay_rows(flow, table, table->n_head, table->rows->len, repeats);
    layout->picture_height = picture_height;
}

IntrinsicWidth table_intrinsic(Flow *flow, const StyledNode *styled) {
    g_autoptr(Table) table = table_read(styled);
    table_measure(flow, table);
    return table_wish(table);
}

/* A table as it might stand: its columns have their widths. */
typedef struct {
    const StyledNode *styled;
    Table *table;
    const Style *style;
    BlockBox box;
    bool fits; /* no word is broken */
} Attempt;

static BlockBox find_box(Flow *flow, const Table *table, const Style *style) {
    if (style->width.kind == VALUE_LENGTH)
        return block_box(flow, style, BOX_FILLS);
    Length room = flow->width - box_edges(style, flow->width) -
                  style_length(style->margin[SIDE_LEFT], flow->width, 0) -
                  style_length(style->margin[SIDE_RIGHT], flow->width, 0);
    return block_box(flow, style, MIN(table_wish(table).max, room));
}

static Attempt attempt(Flow *flow, const StyledNode *styled) {
    Attempt made = {.styled = styled, .table = table_read(styled)};
    table_measure(flow, made.table);
    made.style = box_style(flow, made.table);
    made.box = find_box(flow, made.table, made.style);
    made.fits = table_share(made.table, made.box.content_width);
    return made;
}

static void attempt_again(Flow *flow, const StyledNode *styled, Attempt *made) {
    table_free(made->table);
    *made = attempt(flow, styled);
}

/* Type that is scaled as a whole; a little less, for what does not scale. */
#define ROUNDING 0.985

/* By how much its type must be smaller, and by how much it may be. */
static double factor_needed(const Attempt *made) {
    Length available = made->box.content_width;
    return (double)available / MAX(table_least_width(made->table, available), 1);
}

static double factor_allowed(const Attempt *made) {
    double size = table_least_size(made->table);
    return size > 0 ? MIN(made->styled->style->least_font_size / size, 1) : 1;
}

static void shrink(Flow *flow, const StyledNode *styled, Attempt *made) {
    double factor = MAX(factor_needed(made) * ROUNDING, factor_allowed(made));
    if (factor >= 1)
        return;
    attempt_again(flow, table_shrunk(flow->layout, styled, factor), made);
    table_tell_shrunk(flow->layout, made->table);
}

/* Before its first strip a page parts nothing of the table, wherever that page ends. */
static void open_whole(Flow *grid) {
    if (grid->pieces->len == 0)
        return;
    Strip *first = &flow_piece(grid, 0)->strip;
    first->head = first->foot = NULL;
}

/* The grid in its box: rows that carry what is repeated over and under them. */
static const GalleyRepeat *fill_grid(Flow *grid, Table *table, const Style *style, BlockBox box) {
    guint end = table->rows->len;
    TableRepeats repeats = {NULL, NULL};
    if (grid->is_open && end > table->n_head + table->n_foot) {
        repeats.head = repeat_rows(grid, table, style, box, (RowRange){0, table->n_head});
        if (!repeats.head && table->n_head > 0) /* too tall: the upper edge alone */
            repeats.head = repeat_rows(grid, table, style, box, (RowRange){0, 0});
        repeats.foot = repeat_rows(grid, table, style, box, (RowRange){end - table->n_foot, end});
    }
    lay_all(grid, table, &repeats);
    open_whole(grid);
    box_decorate(grid, style, &box);
    return repeats.head;
}

/* Captions stand outside the table's borders (CSS 2.2 §17.4). */
static void add_attempt(Flow *flow, Attempt *made) {
    const Style *style = made->style;
    BlockBox box = made->box;
    if (!made->fits)
        table_tell_too_wide(flow->layout, made->table);
    table_tell_edges(flow->layout, made->table);
    Flow whole, grid;
    flow_open(&whole, flow, box.left, box.width);
    add_captions(&whole, made->styled, CAPTION_TOP);
    flow_open(&grid, &whole, box.content_left, box.content_width);
    const GalleyRepeat *head = NULL;
    if (made->table->cells->len > 0) /* rules round nothing are no table */
        head = fill_grid(&grid, made->table, style, box);
    flow_splice(&whole, &grid);
    flow_close(&grid);
    add_captions(&whole, made->styled, CAPTION_BOTTOM);
    if (whole.pieces->len == 0) {
        anchors_move(&flow->anchors, &whole.anchors);
        flow_close(&whole);
        return;
    }
    flow_settle(&whole);
    block_keep_together(&whole, style);
    box.above = box.below = 0; /* they are in the grid now */
    StepSpace rest = step_block(style, flow_height(&whole), &box);
    fit_heads(&whole, style, rest.below, head);
    block_join(flow, &whole, style, &box, rest);
}

/* On pages of its own, whose width is another: all that counts in pages is theirs meanwhile. */
static void add_turned(Flow *flow, const StyledNode *styled, Attempt *made) {
    Layout *layout = flow->layout;
    Flow outer = *flow;
    const LayoutOptions *upright = layout->options;
    LayoutOptions turned = *upright;
    turned.width = upright->turned_width;
    turned.page_height = upright->turned_height;
    layout->options = &turned;
    flow->left = 0;
    flow->width = flow->column = turned.width;
    flow->page_name = STYLE_TURNED_PAGE;
    attempt_again(flow, styled, made);
    if (factor_needed(made) < 1)
        shrink(flow, styled, made);
    table_tell_turned(layout, made->table);
    add_attempt(flow, made);
    flow->left = outer.left;
    flow->width = outer.width;
    flow->column = outer.column;
    flow->page_name = outer.page_name;
    layout->options = upright;
}

static bool may_turn(const Flow *flow) {
    const LayoutOptions *options = flow->layout->options;
    return flow->is_open && flow->column == options->width && flow->layout->structure &&
           options->turned_width > options->width && options->turned_height > 0;
}

void table_add(Flow *flow, const StyledNode *styled) {
    Attempt made = attempt(flow, styled);
    double needed = factor_needed(&made);
    if (needed < 1 && needed < factor_allowed(&made) && may_turn(flow)) {
        add_turned(flow, styled, &made);
    } else {
        if (needed < 1)
            shrink(flow, styled, &made);
        add_attempt(flow, &made);
    }
    table_free(made.table);
}

/* Where its place is made already, it fills that; its margins are outside. */
void table_fill(Flow *flow, const StyledNode *styled) {
    Arena *arena = flow->layout->arena;
    Style *style = arena_copy(arena, styled->style, sizeof *style);
    memset(style->margin, 0, sizeof style->margin);
    style->width = (StyleLength){.kind = VALUE_LENGTH, .percent = 100 * 1024};
    style->box_sizing = BOX_SIZING_BORDER;
    StyledNode *filling = arena_copy(arena, styled, sizeof *styled);
    filling->style = style;
    table_add(flow, filling);
}
