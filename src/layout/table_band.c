/* SPDX-License-Identifier: MIT */
/* Turns rows that cells join into pieces: lays their cells, finds how high each row is and where
 * its cells stand in it, parts them where a page may, and paints each part. */

#include "layout/table.h"

/* In rows taller than this share of a page, which hardly stay on one, all begin at the top. */
#define TALL_SHARE 2

/* A part of the band from one cut to the next. */
typedef struct {
    Length from, to;
    int penalty;
    Frame *frame;
    Anchors anchors;
    Length baseline;
} Part;

guint table_band_end(const Table *table, guint from) {
    guint to = from;
    for (guint i = table_row(table, from)->first_cell; i < table->cells->len; i++) {
        const TableCell *cell = table_cell(table, i);
        if (cell->row > to)
            break;
        to = MAX(to, cell->row + cell->rows - 1);
    }
    return to;
}

void table_band_open(TableBand *band, Table *table, guint from, guint to) {
    *band = (TableBand){.table = table,
                        .from = from,
                        .to = to,
                        .placed = g_array_new(FALSE, TRUE, sizeof(TablePlaced)),
                        .tops = g_array_new(FALSE, TRUE, sizeof(Length))};
}

/* A row that ends early gets an empty cell in the structure: rows are equally long there. */
static void fill_structure(Flow *flow, const Table *table, const TableRow *row) {
    if (!flow->layout->structure || row->covered >= table->n_columns)
        return;
    Scope rest = {.above = flow->scope,
                  .kind = flow->scope->kind == STRUCTURE_TR ? STRUCTURE_TD : STRUCTURE_DIV,
                  .column_span = (uint16_t)(table->n_columns - row->covered)};
    scope_structure(flow->layout, &rest);
}

/* CSS 2.2 §17.5.3: of table cells every word but these three means the baseline. */
static bool is_on_baseline(const TableCell *cell, const TableBox *box) {
    StyleVerticalAlign align = cell->styled->style->vertical_align;
    return align < VERTICAL_TOP && box->baseline != NO_BASELINE;
}

static void measure_row(TableBand *band, TableRow *row, guint first) {
    Length height = 0, above = 0, below = 0;
    for (guint i = first; i < band->placed->len; i++) {
        const TablePlaced *placed = &g_array_index(band->placed, TablePlaced, i);
        bool is_own = placed->cell->rows == 1;
        if (is_on_baseline(placed->cell, &placed->box)) {
            above = MAX(above, placed->box.baseline);
            below = is_own ? MAX(below, placed->box.height - placed->box.baseline) : below;
        }
        height = is_own ? MAX(height, placed->box.height) : height;
    }
    row->baseline = above;
    row->height = box_height(row->styled->style, MAX(height, length_add(above, below)));
    StepSpace space = step_space(row->styled->style, row->height);
    row->height += MAX(space.above + space.below, 0);
}

void table_band_lay_row(TableBand *band, Flow *flow, guint at) {
    Table *table = band->table;
    TableRow *row = table_row(table, at);
    guint first = band->placed->len;
    counters_enter(flow->layout->counters, row->styled);
    for (guint i = row->first_cell; i < table->cells->len; i++) {
        const TableCell *cell = table_cell(table, i);
        if (cell->row != at)
            break;
        TablePlaced placed = {.cell = cell, .box = table_box_lay(flow, table, cell)};
        g_array_append_val(band->placed, placed);
    }
    counters_leave(flow->layout->counters);
    fill_structure(flow, table, row);
    table_level_row(band, first, flow->layout->options->page_height);
    measure_row(band, row, first);
}

/* Cells over several rows make the last of them high enough. */
static void stretch_rows(TableBand *band) {
    const Table *table = band->table;
    for (guint i = 0; i < band->placed->len; i++) {
        const TablePlaced *placed = &g_array_index(band->placed, TablePlaced, i);
        const TableCell *cell = placed->cell;
        if (cell->rows < 2)
            continue;
        Length height = 0;
        for (guint r = cell->row; r < cell->row + cell->rows; r++)
            height = length_add(height,
                                table_row(table, r)->height + (r > cell->row ? table->gap_y : 0));
        TableRow *last = table_row(table, cell->row + cell->rows - 1);
        last->height += MAX(placed->box.height - height, 0);
    }
}

/* How far its content moves down in a cell higher than it. */
static Length slack_of(const TableBand *band, const TablePlaced *placed, bool is_tall) {
    const TableBox *box = &placed->box;
    Length spare = placed->height - box->above - box->content_height - box->below;
    StyleVerticalAlign align = placed->cell->styled->style->vertical_align;
    if (is_on_baseline(placed->cell, box))
        return CLAMP(table_row(band->table, placed->cell->row)->baseline - box->baseline, 0,
                     MAX(spare, 0));
    if (is_tall || align == VERTICAL_TOP)
        return 0;
    return align == VERTICAL_MIDDLE ? spare / 2 : align == VERTICAL_BOTTOM ? spare : 0;
}

static void place_cells(TableBand *band, Length page_height) {
    const Table *table = band->table;
    Length y = 0;
    for (guint r = band->from; r <= band->to; r++) {
        Length top = y + table->gap_y;
        g_array_append_val(band->tops, top);
        y = length_add(top, table_row(table, r)->height);
    }
    g_array_append_val(band->tops, y);
    band->height = band->to + 1 == table->rows->len ? length_add(y, table->gap_y) : y;
    bool is_tall = page_height > 0 && band->height > page_height / TALL_SHARE;
    for (guint i = 0; i < band->placed->len; i++) {
        TablePlaced *placed = &g_array_index(band->placed, TablePlaced, i);
        guint first = placed->cell->row - band->from, last = first + placed->cell->rows - 1;
        placed->y = g_array_index(band->tops, Length, first);
        placed->height = g_array_index(band->tops, Length, last) +
                         table_row(table, band->from + last)->height - placed->y;
        placed->box.slack = slack_of(band, placed, is_tall);
    }
}

static GArray *make_parts(const TableBand *band, Flow *flow) {
    g_autoptr(GArray) cuts = table_cuts_find(band, flow->layout->options->page_height);
    GArray *parts = g_array_new(FALSE, TRUE, sizeof(Part));
    for (guint i = 0; i <= cuts->len; i++) {
        const TableCut *cut = i > 0 ? &g_array_index(cuts, TableCut, i - 1) : NULL;
        Part part = {.from = cut ? cut->y : 0,
                     .to = i < cuts->len ? g_array_index(cuts, TableCut, i).y : band->height,
                     .penalty = cut ? cut->penalty : 0,
                     .baseline = NO_BASELINE};
        part.frame = frame_new(flow->layout->arena, flow->left + flow->width, part.to - part.from);
        g_array_append_val(parts, part);
    }
    return parts;
}

/* The first part that reaches below `y`. */
static guint part_at(const GArray *parts, Length y) {
    guint low = 0, high = parts->len - 1;
    while (low < high) {
        guint middle = (low + high) / 2;
        if (g_array_index(parts, Part, middle).to > y)
            high = middle;
        else
            low = middle + 1;
    }
    return low;
}

/* Paints an area of the band into each part that it reaches into: only its background, or, of
 * `style`'s borders, those at its own ends. */
static void paint_area(const GArray *parts, const Style *style, Rect area, bool has_borders) {
    if (has_borders ? !box_is_painted(style) : style->background.space == COLOR_NONE)
        return;
    for (guint i = part_at(parts, area.y); i < parts->len; i++) {
        const Part *part = &g_array_index(parts, Part, i);
        Length top = MAX(area.y, part->from), bottom = MIN(area.y + area.height, part->to);
        if (top >= bottom)
            break;
        Rect here = {area.x, top - part->from, area.width, bottom - top};
        if (has_borders)
            box_paint(part->frame, style, here, top == area.y, bottom == area.y + area.height);
        else
            frame_add_rect(part->frame, STRUCTURE_ARTIFACT, style->background, here);
    }
}

/* CSS 2.2 §17.5.1: columns lie under groups of rows, these under rows. */
static void paint_backs(const TableBand *band, const GArray *parts, Length left) {
    const Table *table = band->table;
    Length top = g_array_index(band->tops, Length, 0);
    Length height = g_array_index(band->tops, Length, band->to - band->from + 1) - top;
    for (int pass = 0; pass < 2; pass++)
        for (guint c = 0; c < table->n_asked; c++) {
            const TableColumn *column = table_column(table, c);
            const StyledNode *styled = pass == 0 ? column->group : column->column;
            if (styled)
                paint_area(parts, styled->style,
                           (Rect){left + column->left, top, column->width, height}, false);
        }
    if (table->n_columns == 0)
        return;
    const TableColumn *first = table_column(table, 0);
    const TableColumn *last = table_column(table, table->n_columns - 1);
    Rect row = {left + first->left, top, last->left + last->width - first->left, height};
    const StyledNode *group = table_row(table, band->from)->group;
    if (group)
        paint_area(parts, group->style, row, false);
    for (guint r = band->from; r <= band->to; r++) {
        row.y = g_array_index(band->tops, Length, r - band->from);
        row.height = table_row(table, r)->height;
        paint_area(parts, table_row(table, r)->styled->style, row, false);
    }
}

static void put_grounds(GArray *parts, const TablePlaced *placed, Point at) {
    for (guint i = 0; i < placed->box.pieces->len; i++) {
        const Strip *strip = &g_array_index(placed->box.pieces, Piece, i).strip;
        const Part *part = &g_array_index(parts, Part, part_at(parts, at.y));
        if (strip->ground)
            frame_add_frame(part->frame, strip->ground, (Point){at.x, at.y - part->from});
        at.y = length_add(at.y, strip->height);
    }
}

static void put_pieces(GArray *parts, TablePlaced *placed, Point at) {
    put_grounds(parts, placed, at);
    for (guint i = 0; i < placed->box.pieces->len; i++) {
        const Piece *piece = &g_array_index(placed->box.pieces, Piece, i);
        Part *part = &g_array_index(parts, Part, part_at(parts, at.y));
        if (piece->strip.frame)
            frame_add_frame(part->frame, piece->strip.frame, (Point){at.x, at.y - part->from});
        anchors_take(&part->anchors, &piece->strip);
        at.y = length_add(at.y, piece->strip.height);
    }
}

static void put_cell(const TableBand *band, GArray *parts, TablePlaced *placed, Length left) {
    const Table *table = band->table;
    const Style *style = placed->cell->styled->style;
    TableBox *box = &placed->box;
    Length x = left + table_column(table, placed->cell->column)->left;
    bool collapses = table->collapses;
    Rect area = {x, placed->y, table_span_width(table, placed->cell), placed->height};
    if (collapses || style->empty_cells == EMPTY_CELLS_SHOW || !table_box_is_empty(box))
        paint_area(parts, style, area, !collapses);
    Part *first = &g_array_index(parts, Part, part_at(parts, placed->y));
    anchors_move(&first->anchors, &box->anchors);
    Length top = placed->y + box->above + box->slack;
    if (first->baseline == NO_BASELINE && box->baseline != NO_BASELINE)
        first->baseline = placed->y - first->from + box->baseline + box->slack;
    if (box->lines) {
        const Part *part = &g_array_index(parts, Part, part_at(parts, top));
        table_box_set_lines(table, placed->cell, box, part->frame, (Point){x, top - part->from});
    } else if (box->pieces) {
        put_pieces(parts, placed, (Point){x, top});
    }
}

/* A part shows the line between rows that it begins with; under what ends a page the foot shows
 * it. */
static void paint_edges(const TableBand *band, const GArray *parts, Length left) {
    const Table *table = band->table;
    for (guint r = band->from; r <= band->to; r++) {
        Length top = g_array_index(band->tops, Length, r - band->from);
        Length bottom = top + table_row(table, r)->height;
        guint first = part_at(parts, top);
        for (guint i = first; i < parts->len; i++) {
            const Part *part = &g_array_index(parts, Part, i);
            Length from = MAX(top, part->from), to = MIN(bottom, part->to);
            if (from >= to)
                break;
            table_edges_paint_down(table, part->frame, (Point){left, from - part->from}, r,
                                   to - from);
        }
        const Part *part = &g_array_index(parts, Part, first);
        table_edges_paint_across(table, part->frame, (Point){left, top - part->from}, r);
        if (r + 1 == table->rows->len) {
            const Part *last = &g_array_index(parts, Part, parts->len - 1);
            table_edges_paint_across(table, last->frame, (Point){left, bottom - last->from}, r + 1);
        }
    }
}

static void push_parts(Flow *flow, GArray *parts, const TableRepeats *repeats) {
    for (guint i = 0; i < parts->len; i++) {
        Part *part = &g_array_index(parts, Part, i);
        Piece piece = {.baseline = part->baseline,
                       .strip = {.kind = STRIP_BOX,
                                 .height = part->to - part->from,
                                 .frame = part->frame,
                                 .penalty = part->penalty,
                                 .head = repeats ? repeats->head : NULL,
                                 .foot = repeats ? repeats->foot : NULL}};
        anchors_give(&part->anchors, flow->layout->arena, &piece.strip);
        flow_push(flow, piece);
    }
}

void table_band_push(TableBand *band, Flow *flow, const TableRepeats *repeats) {
    stretch_rows(band);
    place_cells(band, flow->layout->options->page_height);
    g_autoptr(GArray) parts = make_parts(band, flow);
    paint_backs(band, parts, flow->left);
    for (guint i = 0; i < band->placed->len; i++)
        put_cell(band, parts, &g_array_index(band->placed, TablePlaced, i), flow->left);
    if (band->table->collapses)
        paint_edges(band, parts, flow->left);
    push_parts(flow, parts, repeats);
    for (guint i = 0; i < band->placed->len; i++)
        table_box_clear(&g_array_index(band->placed, TablePlaced, i).box);
    g_array_unref(band->placed);
    g_array_unref(band->tops);
}
