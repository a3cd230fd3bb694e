/* SPDX-License-Identifier: MIT */
/* Turns the elements of a table into its grid: rows, columns, and the cells that stand in them. */

#include "layout/table.h"

#include <stdlib.h>

#define MAX_SPAN 1000         /* HTML's own limit on colspan */
#define TO_THE_END G_MAXINT32 /* of the group, which every span ends with */

static guint span_of(const StyledNode *cell, const char *name) {
    const char *value = node_attribute(cell->node, name);
    long span = value ? strtol(value, NULL, 10) : 1;
    return (guint)CLAMP(span, 1, MAX_SPAN);
}

/* HTML §4.9.11: with 0 a cell reaches down to the end of its group. */
static guint rows_of(const StyledNode *cell) {
    const char *value = node_attribute(cell->node, "rowspan");
    char *end = NULL;
    bool is_zero = value && strtol(value, &end, 10) == 0 && end != value;
    return is_zero ? TO_THE_END : span_of(cell, "rowspan");
}

/* Cells that reach into a row that is not shown are a row shorter. */
static void shorten_spans(const Table *table, guint at) {
    for (guint i = table->cells->len; i > 0; i--) {
        TableCell *cell = table_cell(table, i - 1);
        if (cell->row + MAX_SPAN < at)
            break;
        if (cell->row < at && cell->row + cell->rows > at)
            cell->rows--;
    }
}

/* `open[c]`: how many further rows a cell above still covers in column c. */
static bool pass_row(GArray *open) {
    bool is_covered = false;
    for (guint c = 0; c < open->len; c++)
        if (g_array_index(open, guint, c) > 0)
            is_covered |= --g_array_index(open, guint, c) > 0;
    return is_covered;
}

static void add_cells(Table *table, const StyledNode *row, GArray *open, bool is_shown) {
    guint column = 0;
    for (const StyledNode *child = row->first_child; child; child = child->next) {
        if (child->kind != STYLED_ELEMENT || block_is_absent(child))
            continue;
        while (column < open->len && g_array_index(open, guint, column) > 0)
            column++;
        TableCell cell = {.styled = child,
                          .row = table->rows->len,
                          .column = column,
                          .rows = rows_of(child),
                          .columns = span_of(child, "colspan")};
        if (open->len < column + cell.columns)
            g_array_set_size(open, column + cell.columns);
        for (guint c = column; c < column + cell.columns; c++)
            g_array_index(open, guint, c) = cell.rows;
        column += cell.columns;
        if (is_shown)
            g_array_append_val(table->cells, cell);
    }
}

/* A row that is collapsed is not there (CSS 2.2 §17.5.5); where a cell of its own reaches out of
 * it, nothing stands below. */
static void add_row(Table *table, const StyledNode *row, const StyledNode *group, GArray *open) {
    StyleDisplay kind = group ? group->style->display : DISPLAY_TABLE_ROW_GROUP;
    TableRow added = {.styled = row,
                      .group = group,
                      .first_cell = table->cells->len,
                      .baseline = NO_BASELINE,
                      .is_header = kind == DISPLAY_TABLE_HEADER_GROUP,
                      .is_footer = kind == DISPLAY_TABLE_FOOTER_GROUP};
    bool is_shown = row->style->visibility != VISIBILITY_COLLAPSE;
    bool is_covered = pass_row(open);
    if (!is_shown && is_covered)
        shorten_spans(table, table->rows->len);
    add_cells(table, row, open, is_shown);
    if (is_shown)
        g_array_append_val(table->rows, added);
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
    table->n_columns = MAX(table->n_columns, open->len);
}

static void add_column(Table *table, const StyledNode *column, const StyledNode *group) {
    TableColumn added = {.column = column, .group = group};
    guint span = span_of(column ? column : group, "span");
    for (guint i = 0; i < span && table->columns->len < table->n_columns; i++)
        g_array_append_val(table->columns, added);
}

/* A colgroup with columns of its own is as wide as they are (HTML §4.9.3). */
static void add_columns(Table *table, const StyledNode *above, const StyledNode *group) {
    bool has_columns = false;
    for (const StyledNode *child = above->first_child; child; child = child->next) {
        if (child->kind != STYLED_ELEMENT)
            continue;
        if (child->style->display == DISPLAY_TABLE_COLUMN) {
            add_column(table, child, group);
            has_columns = true;
        } else if (!group && child->style->display == DISPLAY_TABLE_COLUMN_GROUP) {
            add_columns(table, child, child);
        }
    }
    if (group && !has_columns)
        add_column(table, NULL, group);
}

/* A span ends with its group. */
static void end_spans(Table *table) {
    for (guint i = 0; i < table->cells->len; i++) {
        TableCell *cell = table_cell(table, i);
        guint last = cell->row;
        while (last + 1 < table->rows->len && last + 1 < cell->row + cell->rows &&
               table_row(table, last + 1)->group == table_row(table, cell->row)->group)
            last++;
        cell->rows = last - cell->row + 1;
        for (guint r = cell->row; r <= last; r++)
            table_row(table, r)->covered += cell->columns;
    }
}

static void count_ends(Table *table) {
    guint rows = table->rows->len;
    while (table->n_head < rows && table_row(table, table->n_head)->is_header)
        table->n_head++;
    while (table->n_head + table->n_foot < rows &&
           table_row(table, rows - 1 - table->n_foot)->is_footer)
        table->n_foot++;
}

/* Header first and footer last, wherever they stand (CSS 2.2 §17.2). */
Table *table_read(const StyledNode *styled) {
    Table *table = g_new0(Table, 1);
    table->styled = styled;
    table->rows = g_array_new(FALSE, TRUE, sizeof(TableRow));
    table->cells = g_array_new(FALSE, TRUE, sizeof(TableCell));
    table->columns = g_array_new(FALSE, TRUE, sizeof(TableColumn));
    add_rows(table, styled, NULL, DISPLAY_TABLE_HEADER_GROUP);
    add_rows(table, styled, NULL, DISPLAY_TABLE_ROW_GROUP);
    add_rows(table, styled, NULL, DISPLAY_TABLE_FOOTER_GROUP);
    add_columns(table, styled, NULL);
    table->n_asked = table->columns->len;
    g_array_set_size(table->columns, table->n_columns);
    end_spans(table);
    count_ends(table);
    table->collapses = styled->style->border_collapse == BORDERS_COLLAPSE &&
                       (guint64)table->rows->len * table->n_columns <= TABLE_MAX_EDGES;
    if (table->collapses) {
        table_edges_find(table);
    } else {
        table->gap_x = styled->style->border_spacing[0];
        table->gap_y = styled->style->border_spacing[1];
    }
    return table;
}

void table_free(Table *table) {
    if (!table)
        return;
    g_array_unref(table->rows);
    g_array_unref(table->cells);
    g_array_unref(table->columns);
    g_free(table->edges.across);
    g_free(table->edges.down);
    g_free(table);
}
