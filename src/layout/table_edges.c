/* SPDX-License-Identifier: MIT */
/* Turns the borders of cells, rows, columns and the table, which meet on the lines of its grid,
 * into one border a place (CSS 2.2 §17.6.2), and paints them. */

#include "layout/table.h"

/* A style that says more of two equally wide ones. */
static int rank_of(StyleBorderStyle style) {
    static const int ranks[] = {
        [BORDER_DOUBLE] = 8, [BORDER_SOLID] = 7,  [BORDER_DASHED] = 6, [BORDER_DOTTED] = 5,
        [BORDER_RIDGE] = 4,  [BORDER_OUTSET] = 3, [BORDER_GROOVE] = 2, [BORDER_INSET] = 1};
    return style < BORDER_HIDDEN ? ranks[style] : 0;
}

/* Those that come first win where nothing else decides. */
static void offer(const StyleBorder **place, const StyleBorder *border) {
    const StyleBorder *held = *place;
    if (border->style == BORDER_NONE || (held && held->style == BORDER_HIDDEN))
        return;
    bool wins = !held || border->style == BORDER_HIDDEN || border->width > held->width ||
                (border->width == held->width && rank_of(border->style) > rank_of(held->style));
    if (wins)
        *place = border;
}

static const StyleBorder **across(const Table *table, guint line, guint column) {
    return &table->edges.across[(gsize)line * table->n_columns + column];
}

static const StyleBorder **down(const Table *table, guint row, guint line) {
    return &table->edges.down[(gsize)row * (table->n_columns + 1) + line];
}

/* A box of cells: where it begins, and how many rows and columns it has. */
typedef struct {
    guint row, rows, column, columns;
} Area;

static void offer_box(const Table *table, const Style *style, Area area) {
    const StyleBorder *border = style->border;
    guint end_row = area.row + area.rows, end_column = area.column + area.columns;
    for (guint c = area.column; c < end_column; c++) {
        offer(across(table, area.row, c), &border[SIDE_TOP]);
        offer(across(table, end_row, c), &border[SIDE_BOTTOM]);
    }
    for (guint r = area.row; r < end_row; r++) {
        offer(down(table, r, area.column), &border[SIDE_LEFT]);
        offer(down(table, r, end_column), &border[SIDE_RIGHT]);
    }
}

static void offer_groups(const Table *table) {
    for (guint r = 0, end; r < table->rows->len; r = end) {
        const StyledNode *group = table_row(table, r)->group;
        for (end = r + 1; end < table->rows->len && table_row(table, end)->group == group;)
            end++;
        if (group)
            offer_box(table, group->style, (Area){r, end - r, 0, table->n_columns});
    }
}

static void offer_columns(const Table *table) {
    for (guint c = 0; c < table->n_columns; c++) {
        const StyledNode *column = table_column(table, c)->column;
        if (column)
            offer_box(table, column->style, (Area){0, table->rows->len, c, 1});
    }
    for (guint c = 0, end; c < table->n_columns; c = end) {
        const StyledNode *group = table_column(table, c)->group;
        for (end = c + 1; end < table->n_columns && table_column(table, end)->group == group;)
            end++;
        if (group)
            offer_box(table, group->style, (Area){0, table->rows->len, c, end - c});
    }
}

/* No border of a row or column runs through a cell. */
static void clear_inside(const Table *table, const TableCell *cell) {
    static const StyleBorder nothing = {.style = BORDER_HIDDEN};
    for (guint r = cell->row; r < cell->row + cell->rows; r++)
        for (guint c = cell->column; c < cell->column + cell->columns; c++) {
            if (r > cell->row)
                *across(table, r, c) = &nothing;
            if (c > cell->column)
                *down(table, r, c) = &nothing;
        }
}

void table_edges_find(Table *table) {
    guint rows = table->rows->len, columns = table->n_columns;
    table->edges.across = g_new0(const StyleBorder *, ((gsize)rows + 1) * columns + 1);
    table->edges.down = g_new0(const StyleBorder *, (gsize)rows *(columns + 1) + 1);
    for (guint i = 0; i < table->cells->len; i++) {
        const TableCell *cell = table_cell(table, i);
        offer_box(table, cell->styled->style,
                  (Area){cell->row, cell->rows, cell->column, cell->columns});
        clear_inside(table, cell);
    }
    for (guint r = 0; r < rows; r++)
        offer_box(table, table_row(table, r)->styled->style, (Area){r, 1, 0, columns});
    offer_groups(table);
    offer_columns(table);
    offer_box(table, table->styled->style, (Area){0, rows, 0, columns});
}

static Length width_of(const StyleBorder *border) {
    return border ? border->width : 0;
}

/* The line of the grid is the middle of the border: the half before it, and the one behind. */
static Length half_before(Length width) {
    return width / 2;
}

static Length half_behind(Length width) {
    return width - width / 2;
}

Length table_edge_inset(const Table *table, const TableCell *cell, StyleSide side) {
    Length width = 0;
    bool is_flat = side == SIDE_TOP || side == SIDE_BOTTOM;
    if (is_flat) {
        guint line = side == SIDE_TOP ? cell->row : cell->row + cell->rows;
        for (guint c = cell->column; c < cell->column + cell->columns; c++)
            width = MAX(width, width_of(*across(table, line, c)));
    } else {
        guint line = side == SIDE_LEFT ? cell->column : cell->column + cell->columns;
        for (guint r = cell->row; r < cell->row + cell->rows; r++)
            width = MAX(width, width_of(*down(table, r, line)));
    }
    return side == SIDE_TOP || side == SIDE_LEFT ? half_behind(width) : half_before(width);
}

Length table_edge_outset(const Table *table, StyleSide side) {
    guint rows = table->rows->len, columns = table->n_columns;
    if (rows == 0 || columns == 0)
        return 0;
    Length width = 0;
    if (side == SIDE_TOP || side == SIDE_BOTTOM)
        for (guint c = 0; c < columns; c++)
            width = MAX(width, width_of(*across(table, side == SIDE_TOP ? 0 : rows, c)));
    else
        for (guint r = 0; r < rows; r++)
            width = MAX(width, width_of(*down(table, r, side == SIDE_LEFT ? 0 : columns)));
    return side == SIDE_TOP || side == SIDE_LEFT ? half_before(width) : half_behind(width);
}

static bool is_like(const StyleBorder *a, const StyleBorder *b) {
    return a == b || (a && b && a->width == b->width && a->style == b->style &&
                      color_equal(a->color, b->color));
}

static Length column_edge(const Table *table, guint line) {
    if (line < table->n_columns)
        return table_column(table, line)->left;
    return table_column(table, line - 1)->left + table_column(table, line - 1)->width;
}

/* How far the rule at a crossing reaches beyond it, so that corners are filled. */
static Length corner(const Table *table, guint line, guint column) {
    Length width = 0;
    if (line > 0)
        width = MAX(width, width_of(*down(table, line - 1, column)));
    if (line < table->rows->len)
        width = MAX(width, width_of(*down(table, line, column)));
    return width;
}

void table_edges_paint_across(const Table *table, Frame *frame, Point at, guint line) {
    for (guint c = 0, end; c < table->n_columns; c = end) {
        const StyleBorder *border = *across(table, line, c);
        for (end = c + 1; end < table->n_columns && is_like(border, *across(table, line, end));)
            end++;
        if (width_of(border) == 0)
            continue;
        Length left = column_edge(table, c) - half_before(corner(table, line, c));
        Length right = column_edge(table, end) + half_behind(corner(table, line, end));
        layout_rule(
            frame, border,
            (Rect){at.x + left, at.y - half_before(border->width), right - left, border->width});
    }
}

void table_edges_paint_down(const Table *table, Frame *frame, Point at, guint row, Length height) {
    for (guint c = 0; c <= table->n_columns; c++) {
        const StyleBorder *border = *down(table, row, c);
        if (width_of(border) == 0)
            continue;
        Length left = column_edge(table, c) - half_before(border->width);
        layout_rule(frame, border, (Rect){at.x + left, at.y, border->width, height});
    }
}

void table_edges_close(Flow *flow, const Table *table, guint line) {
    if (table->rows->len == 0)
        return;
    Frame *frame = frame_new(flow->layout->arena, flow->left + flow->width, 0);
    table_edges_paint_across(table, frame, (Point){flow->left, 0}, line);
    flow_push(flow, (Piece){.baseline = NO_BASELINE, .strip = {.kind = STRIP_BOX, .frame = frame}});
}
