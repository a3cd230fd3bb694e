/* SPDX-License-Identifier: MIT */
/* Turns what some columns have to spare into lines that others save: a column that loses nothing by
 * being narrower gives to one in which a row gets lower.
 *
 * Only plain words are weighed, which are shaped already and broken in no time; a column with
 * anything else, or with a width that is asked for, stays as it is. */

#include "layout/table.h"

#define MOST_CELLS 300 /* in larger tables a line is little, and the work is not */
#define MOST_TRIES 50
#define MOST_LINES 4   /* of a cell; in longer ones a line is little, too: their column stays */
#define SEARCH_STEPS 8 /* for the least width that keeps a cell's lines */

typedef struct {
    Table *table;
    Arena *arena;
    Notices *unsaid;
    Length *least; /* of each column: below it a cell of its own has more lines */
    size_t *lines; /* of each cell */
} Slack;

static Length edges_of(const Table *table, const TableCell *cell, Length width) {
    return table_cell_edge(table, cell, SIDE_LEFT, width) +
           table_cell_edge(table, cell, SIDE_RIGHT, width);
}

static size_t lines_at(const Slack *slack, const TableCell *cell, Length width) {
    if (!cell->words)
        return 1;
    Length measure = MAX(width - edges_of(slack->table, cell, width), 1);
    if (cell->words->width.max <= measure)
        return 1;
    if (cell->words->width.max / measure >= MOST_LINES)
        return (size_t)(cell->words->width.max / measure) + 1;
    return text_paragraph_break(cell->words->text, slack->arena,
                                &(TextBreakOptions){.measure = measure}, slack->unsaid)
        ->n_lines;
}

static Length width_of(const Table *table, const TableCell *cell) {
    Length width = (Length)(cell->columns - 1) * table->gap_x;
    for (guint c = cell->column; c < cell->column + cell->columns; c++)
        width = length_add(width, table_column(table, c)->width);
    return width;
}

static bool is_open(const Table *table, guint column) {
    const TableColumn *asked = table_column(table, column);
    return !asked->is_fixed && asked->percent == 0;
}

static bool is_weighed(const TableCell *cell) {
    return cell->words || inline_is_blank(cell->styled->first_child, NULL);
}

static Length least_for(const Slack *slack, const TableCell *cell, size_t lines, Length width) {
    Length edges = edges_of(slack->table, cell, width);
    if (!cell->words)
        return edges;
    if (lines == 1)
        return MIN(length_add(cell->words->width.max, edges), width);
    Length low = length_add(cell->words->width.min, edges), high = width;
    for (int step = 0; step < SEARCH_STEPS && low < high; step++) {
        Length middle = low + (high - low) / 2;
        if (lines_at(slack, cell, middle) <= lines)
            high = middle;
        else
            low = middle + 1;
    }
    return high;
}

static void weigh(Slack *slack) {
    const Table *table = slack->table;
    for (guint c = 0; c < table->n_columns; c++) {
        const TableColumn *column = table_column(table, c);
        slack->least[c] = is_open(table, c) ? MIN(column->wish.min, column->width) : column->width;
    }
    for (guint i = 0; i < table->cells->len; i++) {
        const TableCell *cell = table_cell(table, i);
        Length width = width_of(table, cell), *least = &slack->least[cell->column];
        slack->lines[i] = lines_at(slack, cell, width);
        if (!is_weighed(cell) || slack->lines[i] > MOST_LINES)
            for (guint c = cell->column; c < cell->column + cell->columns; c++)
                slack->least[c] = table_column(table, c)->width;
        else if (cell->columns == 1)
            *least = MAX(*least, least_for(slack, cell, slack->lines[i], width));
    }
}

/* How many lines the rows lose if the column has that width. */
static size_t gain_of(const Slack *slack, guint column, Length width) {
    const Table *table = slack->table;
    size_t gain = 0;
    for (guint i = 0, end; i < table->cells->len; i = end) {
        size_t others = 1, before = 1, then = 1;
        guint row = table_cell(table, i)->row;
        for (end = i; end < table->cells->len && table_cell(table, end)->row == row; end++) {
            const TableCell *cell = table_cell(table, end);
            if (cell->rows > 1)
                continue;
            if (cell->column == column && cell->columns == 1) {
                before = slack->lines[end];
                then = before > 1 ? lines_at(slack, cell, width) : 1;
            } else {
                others = MAX(others, slack->lines[end]);
            }
        }
        gain += MAX(before, others) - MAX(MIN(then, before), others);
    }
    return gain;
}

typedef struct {
    guint column;
    Length width;
    size_t gain;
} Trade;

/* Of all widths at which a cell has a line less, the one that saves most for what it takes. */
static Trade best_trade(const Slack *slack, long long spare) {
    const Table *table = slack->table;
    Trade best = {.gain = 0};
    long long cost = 1;
    for (guint i = 0, tries = 0; i < table->cells->len && tries < MOST_TRIES; i++) {
        const TableCell *cell = table_cell(table, i);
        guint c = cell->column;
        bool may_gain = slack->lines[i] > 1 && slack->lines[i] <= MOST_LINES;
        if (!may_gain || cell->columns > 1 || !is_open(table, c))
            continue;
        Length now = table_column(table, c)->width, all = cell->words->width.max;
        Length part = (Length)(all / ((long long)slack->lines[i] - 1));
        if (slack->lines[i] > 2)
            part = length_add(part, cell->styled->style->font_size / 2);
        Length width = length_add(part, edges_of(table, cell, now));
        long long more = (long long)width - now, given = spare - (now - slack->least[c]);
        if (more <= 0 || more > given)
            continue;
        size_t gain = gain_of(slack, c, width);
        tries++;
        if ((long long)gain * cost > (long long)best.gain * more) {
            best = (Trade){c, width, gain};
            cost = more;
        }
    }
    return best;
}

static long long sum_spare(const Slack *slack, guint but) {
    long long spare = 0;
    for (guint c = 0; c < slack->table->n_columns; c++)
        spare += c == but ? 0 : table_column(slack->table, c)->width - slack->least[c];
    return spare;
}

/* Each gives by what it has to spare. */
static void carry_out(Slack *slack, Trade trade) {
    Table *table = slack->table;
    long long spare = sum_spare(slack, trade.column), before = 0;
    long long more = trade.width - table_column(table, trade.column)->width;
    for (guint c = 0; c < table->n_columns; c++) {
        TableColumn *column = table_column(table, c);
        if (c == trade.column)
            continue;
        long long next = before + column->width - slack->least[c];
        column->width -= (Length)(more * next / spare - more * before / spare);
        before = next;
    }
    table_column(table, trade.column)->width = trade.width;
}

/* No cell over several columns may have more lines for it. */
static bool spans_keep(const Slack *slack) {
    for (guint i = 0; i < slack->table->cells->len; i++) {
        const TableCell *cell = table_cell(slack->table, i);
        if (cell->columns > 1 &&
            lines_at(slack, cell, width_of(slack->table, cell)) > slack->lines[i])
            return false;
    }
    return true;
}

static bool improve(Slack *slack) {
    const Table *table = slack->table;
    weigh(slack);
    Trade trade = best_trade(slack, sum_spare(slack, table->n_columns));
    if (trade.gain == 0)
        return false;
    g_autofree Length *held = g_new(Length, table->n_columns);
    for (guint c = 0; c < table->n_columns; c++)
        held[c] = table_column(table, c)->width;
    carry_out(slack, trade);
    if (spans_keep(slack))
        return true;
    for (guint c = 0; c < table->n_columns; c++)
        table_column(table, c)->width = held[c];
    return false;
}

void table_use_slack(Table *table) {
    if (table->n_columns < 2 || table->cells->len > MOST_CELLS)
        return;
    Slack slack = {.table = table,
                   .arena = arena_new(),
                   .unsaid = notices_new(),
                   .least = g_new0(Length, table->n_columns),
                   .lines = g_new0(size_t, table->cells->len)};
    for (guint round = 0; round < table->n_columns && improve(&slack);)
        round++;
    g_free(slack.least);
    g_free(slack.lines);
    notices_free(slack.unsaid);
    arena_free(slack.arena);
}
