/* SPDX-License-Identifier: MIT */
/* Turns a table into one box a row; rows that cells span stay in one box. */

#include "layout/flow.h"

#include <stdlib.h>
#include <string.h>

#define MAX_SPAN 1000 /* HTML's own limit on colspan */
/* characters on a line of a column of words */
#define GOOD_CHARACTERS 5
#define LEAST_CHARACTERS 2

typedef struct {
    const StyledNode *styled;
    guint row, column, rows, columns;
    LooseBox box;
} Cell;

typedef struct {
    const StyledNode *styled, *group; /* group: thead, tbody, tfoot; NULL */
    Length height;
    guint covered; /* columns that cells stand in, those from above included */
    bool is_header;
} Row;

typedef struct {
    GArray *rows, *cells; /* of Row, of Cell in row order */
    guint n_columns;
    IntrinsicWidth *columns;
    Length *widths;
} Table;

static guint span_of(const StyledNode *cell, const char *name) {
    const char *value = node_attribute(cell->node, name);
    long span = value ? strtol(value, NULL, 10) : 1;
    return (guint)CLAMP(span, 1, MAX_SPAN);
}

/* `open[c]`: how many further rows a cell above still covers in column c. */
static void add_row(Table *table, const StyledNode *row, const StyledNode *group, GArray *open) {
    guint at = table->rows->len, column = 0;
    Row added = {.styled = row,
                 .group = group,
                 .is_header = group && group->style->display == DISPLAY_TABLE_HEADER_GROUP};
    g_array_append_val(table->rows, added);
    for (guint c = 0; c < open->len; c++)
        if (g_array_index(open, guint, c) > 0)
            g_array_index(open, guint, c)--;
    for (const StyledNode *child = row->first_child; child; child = child->next) {
        if (child->kind != STYLED_ELEMENT || block_is_absent(child))
            continue;
        while (column < open->len && g_array_index(open, guint, column) > 0)
            column++;
        Cell cell = {.styled = child,
                     .row = at,
                     .column = column,
                     .rows = span_of(child, "rowspan"),
                     .columns = span_of(child, "colspan")};
        if (open->len < column + cell.columns)
            g_array_set_size(open, column + cell.columns);
        for (guint c = column; c < column + cell.columns; c++)
            g_array_index(open, guint, c) = cell.rows;
        column += cell.columns;
        g_array_append_val(table->cells, cell);
    }
}

static bool is_group(const StyledNode *styled) {
    StyleDisplay display = styled->style->display;
    return display == DISPLAY_TABLE_ROW_GROUP || display == DISPLAY_TABLE_HEADER_GROUP ||
           display == DISPLAY_TABLE_FOOTER_GROUP;
}

static void add_rows(Table *table, const StyledNode *above, const StyledNode *group,
                     StyleDisplay wanted) {
    g_autoptr(GArray) open = g_array_new(FALSE, TRUE, sizeof(guint));
    for (const StyledNode *child = above->first_child; child; child = child->next) {
        if (child->kind != STYLED_ELEMENT)
            continue;
        if (child->style->display == DISPLAY_TABLE_ROW &&
            (group || wanted == DISPLAY_TABLE_ROW_GROUP))
            add_row(table, child, group, open);
        else if (!group && is_group(child) && child->style->display == wanted)
            add_rows(table, child, child, wanted);
    }
    for (guint c = 0; c < open->len; c++) /* a span ends with its group */
        table->n_columns = MAX(table->n_columns, open->len);
}

/* Header first and footer last, wherever they stand (CSS 2.2 §17.2). */
static Table table_read(const StyledNode *styled) {
    Table table = {.rows = g_array_new(FALSE, TRUE, sizeof(Row)),
                   .cells = g_array_new(FALSE, TRUE, sizeof(Cell))};
    add_rows(&table, styled, NULL, DISPLAY_TABLE_HEADER_GROUP);
    add_rows(&table, styled, NULL, DISPLAY_TABLE_ROW_GROUP);
    add_rows(&table, styled, NULL, DISPLAY_TABLE_FOOTER_GROUP);
    for (guint i = 0; i < table.cells->len; i++) {
        Cell *cell = &g_array_index(table.cells, Cell, i);
        guint last = cell->row;
        const Row *rows = (const Row *)(const void *)table.rows->data;
        while (last + 1 < table.rows->len && last + 1 < cell->row + cell->rows &&
               rows[last + 1].group == rows[cell->row].group)
            last++;
        cell->rows = last - cell->row + 1;
        for (guint r = cell->row; r <= last; r++)
            g_array_index(table.rows, Row, r).covered += cell->columns;
    }
    table.columns = g_new0(IntrinsicWidth, table.n_columns + 1);
    table.widths = g_new0(Length, table.n_columns + 1);
    return table;
}

static void table_clear(Table *table) {
    g_array_unref(table->rows);
    g_array_unref(table->cells);
    g_free(table->columns);
    g_free(table->widths);
}

/* What a spanning cell needs beyond its columns is shared evenly among them. */
static void widen(Table *table, const Cell *cell, IntrinsicWidth need) {
    for (guint c = cell->column; c < cell->column + cell->columns; c++) {
        need.min -= table->columns[c].min;
        need.max -= table->columns[c].max;
    }
    for (guint c = 0; c < cell->columns; c++) {
        IntrinsicWidth *column = &table->columns[cell->column + c];
        column->min += MAX(need.min, 0) / (Length)cell->columns;
        column->max += MAX(need.max, 0) / (Length)cell->columns;
        column->max = MAX(column->max, column->min);
    }
}

static void measure_columns(Flow *flow, Table *table) {
    for (int spanning = 0; spanning < 2; spanning++)
        for (guint i = 0; i < table->cells->len; i++) {
            const Cell *cell = &g_array_index(table->cells, Cell, i);
            if ((cell->columns > 1) == (spanning == 1))
                widen(table, cell, intrinsic_box(flow, cell->styled));
        }
}

IntrinsicWidth table_intrinsic(Flow *flow, const StyledNode *styled) {
    Table table = table_read(styled);
    measure_columns(flow, &table);
    IntrinsicWidth sum = {0, 0};
    for (guint c = 0; c < table.n_columns; c++) {
        sum.min += table.columns[c].min;
        sum.max += table.columns[c].max;
    }
    table_clear(&table);
    return sum;
}

Length table_width(Flow *flow, const StyledNode *styled) {
    Length room = flow->width - box_edges(styled->style, flow->width) -
                  style_length(styled->style->margin[SIDE_LEFT], flow->width, 0) -
                  style_length(styled->style->margin[SIDE_RIGHT], flow->width, 0);
    return MIN(table_intrinsic(flow, styled).max, room);
}

static Length span_width(const Table *table, guint column, guint columns) {
    Length width = 0;
    for (guint c = column; c < MIN(column + columns, table->n_columns); c++)
        width += table->widths[c];
    return width;
}

static bool is_header_cell(const Cell *cell) {
    return strcmp(cell->styled->node->name, "th") == 0;
}

static void lay_row(Flow *flow, Table *table, guint at, guint *next_cell) {
    Row *row = &g_array_index(table->rows, Row, at);
    counters_enter(flow->layout->counters, row->styled);
    for (; *next_cell < table->cells->len; ++*next_cell) {
        Cell *cell = &g_array_index(table->cells, Cell, *next_cell);
        if (cell->row != at)
            break;
        cell->box =
            loose_cell_lay(flow, cell->styled, span_width(table, cell->column, cell->columns),
                           &(CellSpans){.columns = (uint16_t)cell->columns,
                                        .rows = (uint16_t)cell->rows,
                                        .header = !is_header_cell(cell) ? 0
                                                  : row->is_header      ? 'C'
                                                                        : 'R'});
        anchors_take(&flow->anchors, &cell->box.content.strip);
        if (cell->rows == 1)
            row->height = MAX(row->height, cell->box.height);
    }
    row->height = box_height(row->styled->style, row->height);
    StepSpace space = step_space(row->styled->style, row->height);
    row->height += MAX(space.above + space.below, 0);
    counters_leave(flow->layout->counters);
}

/* A row that ends early gets an empty cell in the structure: rows are equally long there. */
static void fill_structure(Flow *flow, const Table *table, const Row *row) {
    if (!flow->layout->structure || row->covered >= table->n_columns)
        return;
    Scope rest = {.above = flow->scope,
                  .kind = flow->scope->kind == STRUCTURE_TR ? STRUCTURE_TD : STRUCTURE_DIV,
                  .column_span = (uint16_t)(table->n_columns - row->covered)};
    scope_structure(flow->layout, &rest);
}

/* Cells over several rows make the last of them high enough. */
static void stretch_rows(Table *table, guint first_cell, guint to) {
    for (guint i = first_cell; i < table->cells->len; i++) {
        const Cell *cell = &g_array_index(table->cells, Cell, i);
        if (cell->row > to)
            break;
        if (cell->rows < 2)
            continue;
        Length height = 0;
        for (guint r = cell->row; r < cell->row + cell->rows; r++)
            height = length_add(height, g_array_index(table->rows, Row, r).height);
        Row *last = &g_array_index(table->rows, Row, cell->row + cell->rows - 1);
        last->height += MAX(cell->box.height - height, 0);
    }
}

/* How far its content moves down in a cell higher than it. */
static Length slack_of(const Cell *cell, Length spare) {
    StyleVerticalAlign align = cell->styled->style->vertical_align;
    if (align == VERTICAL_MIDDLE)
        return spare / 2;
    return align == VERTICAL_BOTTOM ? spare : 0;
}

static void place_cell(Flow *flow, const Table *table, const Cell *cell, Frame *frame, Length y) {
    Length height = 0;
    for (guint r = cell->row; r < cell->row + cell->rows; r++)
        height = length_add(height, g_array_index(table->rows, Row, r).height);
    Length x = flow->left + span_width(table, 0, cell->column);
    loose_box_place(&cell->box, frame, (Point){x, y}, height,
                    slack_of(cell, height - cell->box.height));
}

/* The rows from..to that no cell parts, as one box. */
static void push_rows(Flow *flow, Table *table, guint from, guint to, guint *next_cell) {
    Length total = 0, width = span_width(table, 0, table->n_columns);
    stretch_rows(table, *next_cell, to);
    for (guint r = from; r <= to; r++)
        total += g_array_index(table->rows, Row, r).height;
    Frame *frame = frame_new(flow->layout->arena, flow->left + flow->width, total);
    Piece piece = {.baseline = NO_BASELINE,
                   .strip = {.kind = STRIP_BOX, .height = total, .frame = frame}};
    Length y = 0;
    for (guint r = from; r <= to; r++) {
        const Row *row = &g_array_index(table->rows, Row, r);
        box_paint(frame, row->styled->style, (Rect){flow->left, y, width, row->height}, true, true);
        for (; *next_cell < table->cells->len; ++*next_cell) {
            const Cell *cell = &g_array_index(table->cells, Cell, *next_cell);
            if (cell->row != r)
                break;
            place_cell(flow, table, cell, frame, y);
            if (piece.baseline == NO_BASELINE && cell->box.baseline != NO_BASELINE)
                piece.baseline = y + cell->box.baseline;
        }
        y = length_add(y, row->height);
    }
    flow_push(flow, piece);
    if (g_array_index(table->rows, Row, to).is_header) /* a header alone says nothing */
        keeps_break_after(flow, BREAK_AVOID);
}

static guint last_joined(const Table *table, guint from, guint first_cell) {
    guint to = from;
    for (guint i = first_cell; i < table->cells->len; i++) {
        const Cell *cell = &g_array_index(table->cells, Cell, i);
        if (cell->row > to)
            break;
        to = MAX(to, cell->row + cell->rows - 1);
    }
    return to;
}

static void lay_rows(Flow *flow, Table *table) {
    Scope *outer = flow->scope, group_scope = {0}, row_scope;
    const StyledNode *group = NULL;
    guint laid = 0, placed = 0;
    for (guint from = 0; from < table->rows->len;) {
        guint to = last_joined(table, from, laid);
        for (guint r = from; r <= to; r++) {
            const Row *row = &g_array_index(table->rows, Row, r);
            if (row->group && row->group != group)
                group_scope = scope_open(flow->layout, outer, row->group);
            group = row->group;
            row_scope = scope_open(flow->layout, group ? &group_scope : outer, row->styled);
            flow->scope = &row_scope;
            anchors_collect(flow, row->styled);
            lay_row(flow, table, r, &laid);
            fill_structure(flow, table, row);
        }
        flow->scope = outer;
        push_rows(flow, table, from, to, &placed);
        from = to + 1;
    }
}

void table_add_captions(Flow *flow, const StyledNode *styled) {
    for (const StyledNode *child = styled->first_child; child; child = child->next)
        if (child->kind == STYLED_ELEMENT && child->style->display == DISPLAY_TABLE_CAPTION) {
            block_add(flow, child);
            keeps_break_after(flow, BREAK_AVOID);
        }
}

static LegibleWidth legible_width(const Flow *flow, const Table *table) {
    Length em = 0, edges = 0;
    for (guint i = 0; i < table->cells->len; i++) {
        const Style *style = g_array_index(table->cells, Cell, i).styled->style;
        em = MAX(em, style->font_size);
        edges = MAX(edges, box_edges(style, flow->width));
    }
    return (LegibleWidth){GOOD_CHARACTERS * em + edges, LEAST_CHARACTERS * em + edges};
}

void table_fill(Flow *flow, const StyledNode *styled) {
    Table table = table_read(styled);
    measure_columns(flow, &table);
    if (!columns_share(table.columns, table.n_columns, flow->width, legible_width(flow, &table),
                       table.widths))
        notices_add(flow->layout->notices, KANYIN_SEVERITY_WARNING, "table-too-wide",
                    (NoticePlace){.source = flow->layout->options->source_name},
                    "A table of %u columns is wider than its measure: words in it are broken",
                    table.n_columns);
    Length picture_height = flow->layout->picture_height;
    flow->layout->picture_height = picture_height / 4 * 3;
    lay_rows(flow, &table);
    flow->layout->picture_height = picture_height;
    table_clear(&table);
}
