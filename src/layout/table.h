/* SPDX-License-Identifier: MIT */
#pragma once

/* What the steps of a table share: the grid as it was read, what its columns want, and the cells of
 * the rows in hand. Only table_*.c include it. */

#include "layout/flow.h"

/* A few plain words, shaped once and shared by all cells that hold the same in the same style. */
typedef struct {
    TextParagraph *text;
    IntrinsicWidth width;
    Length before;    /* width up to the string that their column is aligned on */
    Length measure;   /* that `lines` were broken to */
    TextLines *lines; /* NULL: not broken yet */
} TableWords;

typedef struct {
    const StyledNode *styled;
    guint row, column, rows, columns;
    IntrinsicWidth wish; /* of the border box */
    TableWords *words;   /* all there is in it; NULL: it is empty, or holds anything else */
    bool is_aligned;     /* its words stand with those of its column on one string */
} TableCell;

typedef struct {
    const StyledNode *styled, *group; /* group: thead, tbody, tfoot; NULL */
    guint first_cell;                 /* the first that begins in this row or a later one */
    guint covered;                    /* columns that cells stand in, those from above included */
    bool is_header, is_footer;
    Length height, baseline; /* baseline: of the cells that share one, from the row's top */
} TableRow;

typedef struct {
    const StyledNode *column, *group; /* col and colgroup; NULL */
    IntrinsicWidth wish;
    bool is_fixed;        /* a length is asked for; it is in `wish` */
    int percent;          /* 1/1024 of one percent of the table; 0: none is asked for */
    Length before, after; /* the widest on each side of the string that cells are aligned on */
    Length width, left;   /* from the left edge of the table's grid */
} TableColumn;

/* Borders that collapsed (CSS 2.2 §17.6.2), by the lines of the grid; NULL: none there. */
typedef struct {
    const StyleBorder **across; /* (rows + 1) × columns: above row r, in column c */
    const StyleBorder **down;   /* rows × (columns + 1): in row r, left of column c */
} TableEdges;

/* A grid with more places has borders that stand apart: see the notice. */
#define TABLE_MAX_EDGES 4000000

typedef struct {
    const StyledNode *styled;
    GArray *rows, *cells, *columns; /* of TableRow, of TableCell in row order, of TableColumn */
    guint n_columns, n_asked;       /* n_asked: the first ones, which col and colgroup speak of */
    guint n_head, n_foot;           /* rows of the head, which come first, and of the foot */
    Length gap_x, gap_y;            /* border-spacing */
    bool collapses;                 /* its borders do */
    TableEdges edges;               /* where borders collapse */
} Table;

static inline TableRow *table_row(const Table *table, guint row) {
    return &g_array_index(table->rows, TableRow, row);
}

static inline TableCell *table_cell(const Table *table, guint cell) {
    return &g_array_index(table->cells, TableCell, cell);
}

static inline TableColumn *table_column(const Table *table, guint column) {
    return &g_array_index(table->columns, TableColumn, column);
}

/* table_read.c */
Table *table_read(const StyledNode *styled);
void table_free(Table *table);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Table, table_free)

/* table_edges.c */
void table_edges_find(Table *table);
/* Of a cell: half of the widest border on that side. */
Length table_edge_inset(const Table *table, const TableCell *cell, StyleSide side);
/* Of the table: the outer half of the widest border on that side. */
Length table_edge_outset(const Table *table, StyleSide side);
/* Paints the rules between columns beside so much of a row, or those on a line between rows; `at`
 * is where the grid's left edge meets it. */
void table_edges_paint_down(const Table *table, Frame *frame, Point at, guint row, Length height);
void table_edges_paint_across(const Table *table, Frame *frame, Point at, guint line);
/* A piece that is the rules on one line alone. */
void table_edges_close(Flow *flow, const Table *table, guint line);

/* table_widths.c: what each column wants, and what it gets */
void table_measure(Flow *flow, Table *table);
IntrinsicWidth table_wish(const Table *table); /* of all columns and what is between them */
/* False: for that, words are broken. */
bool table_share(Table *table, Length available);
/* The width at which no word is broken and each column can be read; a word that takes more of the
 * table than a few columns have is broken in any case. */
Length table_least_width(const Table *table, Length available);
Length table_least_size(const Table *table); /* of its type */
Length table_span_width(const Table *table, const TableCell *cell);

/* table_tell.c: notices */
void table_tell_too_wide(Layout *layout, const Table *table);
void table_tell_edges(Layout *layout, const Table *table);
void table_tell_shrunk(Layout *layout, const Table *table);
void table_tell_turned(Layout *layout, const Table *table);

/* table_slack.c: columns that are shared out give where another saves a line by it */
void table_use_slack(Table *table);

/* table_shrink.c: the same table in smaller type; lives in the layout's arena */
const StyledNode *table_shrunk(Layout *layout, const StyledNode *styled, double factor);

/* table_cell.c: one cell, laid before it is known how high it will stand */
/* Border and padding; where borders collapse, the half that is the cell's. */
Length table_cell_edge(const Table *table, const TableCell *cell, StyleSide side, Length basis);
typedef struct {
    Length above, below; /* border and padding */
    Length content_left, content_width;
    Length content_height, height; /* height: of the border box, by its content */
    Length baseline;               /* from the border box's top; NO_BASELINE */
    Length slack;                  /* how far the content moves down */
    const TextLines *lines;        /* of its words, set when their place is known */
    GArray *pieces;                /* of Piece: everything else; NULL */
    StructureId owner;             /* of plain words */
    Anchors anchors;
} TableBox;
TableBox table_box_lay(Flow *flow, const Table *table, const TableCell *cell);
void table_box_clear(TableBox *box);
bool table_box_is_empty(const TableBox *box);
bool table_box_is_partable(const TableBox *box, const TableCell *cell);
/* Plain words, from where the left edge of the cell meets the top of its content. */
void table_box_set_lines(const Table *table, const TableCell *cell, const TableBox *box,
                         Frame *frame, Point at);

/* What is set again where a page parts the table; NULL: nothing. */
typedef struct {
    const GalleyRepeat *head, *foot;
} TableRepeats;

/* table_band.c: rows that cells over several of them join become pieces. The rows are laid one by
 * one, each in its own scope; then all are placed. */
typedef struct {
    Table *table;
    guint from, to;
    GArray *placed; /* of the cells that begin in these rows: table_band.c's own */
    GArray *tops;   /* of Length: of each row, and the end */
    Length height;
} TableBand;
guint table_band_end(const Table *table, guint from);
void table_band_open(TableBand *band, Table *table, guint from, guint to);
void table_band_lay_row(TableBand *band, Flow *flow, guint row);
void table_band_push(TableBand *band, Flow *flow, const TableRepeats *repeats); /* and closes it */

/* table_cuts.c: where a page may part a band */
typedef struct {
    const TableCell *cell;
    TableBox box;
    Length y, height; /* of its border box, from the band's top */
} TablePlaced;
typedef struct {
    Length y;
    int penalty;
} TableCut;
/* table_level.c: of the cells placed from `first` on, which begin in one row */
void table_level_row(TableBand *band, guint first, Length page_height);

/* Array of TableCut from top to bottom. */
GArray *table_cuts_find(const TableBand *band, Length page_height);
