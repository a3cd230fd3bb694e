/* SPDX-License-Identifier: MIT */
/* Turns one cell into a box whose place is not known yet. Most cells hold a few words: these are
 * broken into lines here, and become marks only where they stand. */

#include "layout/table.h"

#include <string.h>

/* A cell of no more lines is never parted. */
#define WHOLE_LINES 5

Length table_cell_edge(const Table *table, const TableCell *cell, StyleSide side, Length basis) {
    const Style *style = cell->styled->style;
    if (!table->collapses)
        return box_edge(style, side, basis);
    return table_edge_inset(table, cell, side) + style_length(style->padding[side], basis, 0);
}

/* HTML §4.9.10: a header cell that does not say so heads its column, if it stands in the head. */
static char header_scope(const Table *table, const TableCell *cell) {
    const Node *node = cell->styled->node;
    const char *scope = node_attribute(node, "scope");
    if (strcmp(node->name, "th") != 0)
        return 0;
    if (scope && (g_str_has_prefix(scope, "col") || g_str_has_prefix(scope, "row")))
        return *scope == 'c' ? 'C' : 'R';
    return table_row(table, cell->row)->is_header ? 'C' : 'R';
}

/* The words of cells alike are broken once for a width. */
static const TextLines *break_words(Layout *layout, const TableCell *cell, Length width) {
    TableWords *words = cell->words;
    Length all = words->width.max;
    Length measure = MAX(cell->is_aligned && all <= width ? all : width, 1);
    if (words->lines && words->measure == measure) {
        if (layout->texts)
            g_ptr_array_add(layout->texts, words->lines);
        return words->lines;
    }
    words->measure = measure;
    return words->lines = paragraph_break(layout, cell->styled->style, words->text, measure);
}

static void break_plain(Layout *layout, const TableCell *cell, Scope *scope, TableBox *box) {
    const Style *style = cell->styled->style;
    box->lines = break_words(layout, cell, box->content_width);
    box->owner = scope_leaf(layout, scope);
    for (size_t i = 0; i < box->lines->n_lines; i++) {
        Length baseline = 0;
        Length height = text_line_height(style, &box->lines->lines[i], &baseline);
        if (i == 0)
            box->baseline = box->above + baseline;
        box->content_height = length_add(box->content_height, height);
    }
}

/* What stands in it as pieces of its own column. */
static void fill_pieces(Flow *flow, const TableCell *cell, Scope *scope, TableBox *box) {
    const StyledNode *styled = cell->styled;
    Flow inner;
    flow_open(&inner, flow, box->content_left, box->content_width);
    inner.scope = scope;
    inner.is_open = false;
    inner.column = inner.width;
    if (box->lines && cell->words) {
        text_paragraph_own(cell->words->text, box->owner);
        paragraph_set(&inner, styled->style, box->lines);
        box->lines = NULL;
    } else {
        block_fill(&inner, styled);
        side_clear(&inner, CLEAR_BOTH);
    }
    flow_settle(&inner);
    box->content_height = flow_height(&inner);
    box->baseline = NO_BASELINE;
    Length y = box->above;
    for (guint i = 0; i < inner.pieces->len && box->baseline == NO_BASELINE; i++) {
        const Piece *piece = flow_piece(&inner, i);
        if (piece->baseline != NO_BASELINE)
            box->baseline = y + piece->baseline;
        y = length_add(y, piece->strip.height);
    }
    anchors_move(&box->anchors, &inner.anchors);
    box->pieces = g_steal_pointer(&inner.pieces);
    flow_close(&inner);
}

TableBox table_box_lay(Flow *flow, const Table *table, const TableCell *cell) {
    Layout *layout = flow->layout;
    const StyledNode *styled = cell->styled;
    Length width = table_span_width(table, cell);
    Length left = table_cell_edge(table, cell, SIDE_LEFT, width);
    TableBox box = {.above = table_cell_edge(table, cell, SIDE_TOP, width),
                    .below = table_cell_edge(table, cell, SIDE_BOTTOM, width),
                    .content_left = left,
                    .content_width =
                        MAX(width - left - table_cell_edge(table, cell, SIDE_RIGHT, width), 0),
                    .baseline = NO_BASELINE};
    Scope scope = scope_open(layout, flow->scope, styled);
    scope.column_span = (uint16_t)cell->columns;
    scope.row_span = (uint16_t)MIN(cell->rows, UINT16_MAX);
    scope.header_scope = header_scope(table, cell);
    scope_structure(layout, &scope); /* an empty cell is a cell: rows are equally long there */
    counters_enter(layout->counters, styled);
    Flow naming = {.layout = layout, .scope = &scope};
    anchors_collect(&naming, styled);
    anchors_move(&box.anchors, &naming.anchors);
    if (cell->words)
        break_plain(layout, cell, &scope, &box);
    if (!cell->words ? styled->first_child != NULL : box.lines->n_lines > WHOLE_LINES)
        fill_pieces(flow, cell, &scope, &box);
    counters_leave(layout->counters);
    box.height = box.above + box_height(styled->style, box.content_height) + box.below;
    return box;
}

void table_box_clear(TableBox *box) {
    anchors_clear(&box->anchors);
    g_clear_pointer(&box->pieces, g_array_unref);
}

bool table_box_is_empty(const TableBox *box) {
    return !box->lines && (!box->pieces || box->pieces->len == 0);
}

bool table_box_is_partable(const TableBox *box, const TableCell *cell) {
    const Style *style = cell->styled->style;
    return box->pieces && box->pieces->len > 1 && style->break_inside != BREAK_AVOID &&
           box->content_height > length_scale(style->line_height, WHOLE_LINES, 1);
}

/* Where the words of a column that is aligned on a string begin. */
static Length align_shift(const Table *table, const TableCell *cell, const TableBox *box) {
    const TableColumn *column = table_column(table, cell->column);
    Length spare = box->content_width - column->before - column->after;
    StyleTextAlign align = cell->styled->style->text_align;
    Length shift = align == ALIGN_CENTER ? spare / 2 : align == ALIGN_END ? spare : 0;
    return MAX(shift, 0) + column->before - cell->words->before;
}

void table_box_set_lines(const Table *table, const TableCell *cell, const TableBox *box,
                         Frame *frame, Point at) {
    bool is_one = cell->is_aligned && box->lines->n_lines == 1;
    at.x += box->content_left + (is_one ? align_shift(table, cell, box) : 0);
    text_paragraph_own(cell->words->text, box->owner);
    for (size_t i = 0; i < box->lines->n_lines; i++) {
        Length baseline = 0;
        Length height = text_line_height(cell->styled->style, &box->lines->lines[i], &baseline);
        paragraph_line_set(box->lines, i, frame, (Point){at.x, at.y + baseline});
        at.y = length_add(at.y, height);
    }
}
