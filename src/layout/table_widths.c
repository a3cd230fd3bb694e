/* SPDX-License-Identifier: MIT */
/* Turns cells and columns into widths (CSS 2.2 §17.5.2, css-tables-3 §4): what each column wants,
 * by its content and by what is asked of it, and what the table's width gives it. */

#include "layout/table.h"

#include <string.h>

/* characters on a line of a column of words */
#define GOOD_CHARACTERS 5
#define LEAST_CHARACTERS 2
/* A word that takes more of the table than this share is broken rather than all type made small. */
#define LONG_WORD_SHARE 3
#define POINTS_PER_PIXEL 0.75
#define WHOLE (100 * 1024) /* in 1/1024 of a percent */

/* --- what is asked for --- */

/* The attribute `width`, as HTML reads it: pixels, or percent. */
static StyleLength hint_of(const StyledNode *styled) {
    StyleLength hint = {.kind = VALUE_AUTO};
    const char *value = node_attribute(styled->node, "width");
    char *end = NULL;
    double number = value ? g_ascii_strtod(value, &end) : 0;
    if (!value || end == value || !(number > 0 && number < 100000))
        return hint;
    hint.kind = VALUE_LENGTH;
    if (*end == '%')
        hint.percent = (int)(MIN(number, 100) * 1024);
    else
        hint.length = length_from_pt(number * POINTS_PER_PIXEL);
    return hint;
}

static StyleLength asked_of(const StyledNode *styled) {
    if (!styled)
        return (StyleLength){.kind = VALUE_AUTO};
    return styled->style->width.kind == VALUE_LENGTH ? styled->style->width : hint_of(styled);
}

/* Of a border box with those edges. */
static Length border_width(const Style *style, Length asked, Length edges) {
    return style->box_sizing == BOX_SIZING_BORDER ? MAX(asked, edges) : length_add(asked, edges);
}

/* Of a col's, else its group's; `edges`: what a cell's border box has beyond the length. */
static void ask(TableColumn *column, StyleLength width, Length edges) {
    if (width.kind != VALUE_LENGTH || width.calc)
        return;
    if (width.percent > 0) {
        column->percent = MAX(column->percent, MIN(width.percent, WHOLE));
        return;
    }
    column->is_fixed = true;
    column->wish.max = MAX(column->wish.max, width.length + edges);
}

static void ask_columns(Table *table) {
    for (guint c = 0; c < table->n_columns; c++) {
        TableColumn *column = table_column(table, c);
        StyleLength own = asked_of(column->column);
        ask(column, own.kind == VALUE_LENGTH ? own : asked_of(column->group), 0);
    }
}

/* --- what the content wants --- */

/* Phrases without a box, a link, a name or a language of their own. */
static bool is_plain_phrase(const StyledNode *styled) {
    static const char *const names[] = {"b", "br", "em", "i", "strong", "sub", "sup", NULL};
    const Node *node = styled->node;
    return styled->kind == STYLED_ELEMENT && styled->style->display == DISPLAY_INLINE &&
           !styled->parts && g_strv_contains(names, node->name) && !node->id && !node->lang &&
           styled->style->n_counter_reset + styled->style->n_counter_increment +
                   styled->style->n_string_set ==
               0;
}

static bool is_plain(const StyledNode *styled) {
    if (styled->parts)
        return false;
    for (const StyledNode *child = styled->first_child; child; child = child->next) {
        if (child->kind == STYLED_TEXT)
            continue;
        if (!is_plain_phrase(child) || !is_plain(child))
            return false;
    }
    return true;
}

/* Cells of one style with one text, which most tables have many of. */
typedef struct {
    const Style *style;
    const char *text;
} WordsKey;

static guint hash_words(gconstpointer key) {
    const WordsKey *words = key;
    return g_str_hash(words->text) ^ g_direct_hash(words->style);
}

static gboolean equal_words(gconstpointer a, gconstpointer b) {
    const WordsKey *one = a, *other = b;
    return one->style == other->style && strcmp(one->text, other->text) == 0;
}

/* What whose marks are is said when they are set. */
static TableWords *shape_words(Flow *flow, const StyledNode *cell) {
    g_autoptr(GArray) runs = g_array_new(FALSE, TRUE, sizeof(TextRun));
    InlineRuns out = {.flow = flow, .runs = runs};
    for (const StyledNode *at = cell->first_child; at; at = at->next)
        inline_collect(&out, at);
    if (runs->len == 0)
        return NULL;
    TableWords *words = arena_new0(flow->layout->arena, TableWords);
    words->text = paragraph_shape(flow->layout, cell->style, runs);
    words->width = intrinsic_paragraph(words->text, cell->style);
    if (cell->style->align_string)
        words->before = text_paragraph_width_before(words->text, cell->style->align_string);
    return words;
}

static TableWords *find_words(Flow *flow, const StyledNode *cell, GHashTable *known) {
    const StyledNode *text = cell->first_child;
    if (text->kind != STYLED_TEXT || text->next)
        return shape_words(flow, cell);
    WordsKey key = {cell->style, text->text};
    TableWords *words = g_hash_table_lookup(known, &key);
    if (words)
        return words;
    words = shape_words(flow, cell);
    if (words)
        g_hash_table_insert(known, arena_copy(flow->layout->arena, &key, sizeof key), words);
    return words;
}

static IntrinsicWidth content_of(Flow *flow, TableCell *cell, GHashTable *known) {
    const StyledNode *styled = cell->styled;
    if (!is_plain(styled))
        return intrinsic_content(flow, styled);
    if (inline_is_blank(styled->first_child, NULL))
        return (IntrinsicWidth){0, 0};
    cell->words = find_words(flow, styled, known);
    cell->is_aligned = cell->words && styled->style->align_string && cell->columns == 1;
    return cell->words ? cell->words->width : (IntrinsicWidth){0, 0};
}

static void measure_cell(Flow *flow, Table *table, TableCell *cell, GHashTable *known) {
    const Style *style = cell->styled->style;
    IntrinsicWidth wish = content_of(flow, cell, known);
    Length most = style_length(style->max_width, 0, LENGTH_MAX);
    Length least = style_length(style->min_width, 0, 0);
    Length edges =
        table_cell_edge(table, cell, SIDE_LEFT, 0) + table_cell_edge(table, cell, SIDE_RIGHT, 0);
    if (cell->is_aligned) {
        TableColumn *column = table_column(table, cell->column);
        column->before = MAX(column->before, cell->words->before);
        column->after = MAX(column->after, wish.max - cell->words->before);
    }
    if (style->max_width.kind == VALUE_LENGTH && style->max_width.percent > 0)
        most = LENGTH_MAX;
    cell->wish = (IntrinsicWidth){MAX(MIN(wish.min, most), least) + edges,
                                  MAX(MIN(wish.max, most), least) + edges};
    StyleLength asked = asked_of(cell->styled);
    if (asked.kind != VALUE_LENGTH || asked.percent != 0)
        return;
    cell->wish.max = MAX(cell->wish.min, border_width(style, asked.length, edges));
}

/* What a spanning cell needs beyond its columns is shared by what they want already; among those
 * whose width is not asked for, if there are such. */
static void widen_span(Table *table, const TableCell *cell) {
    guint end = cell->column + cell->columns;
    Length gaps = (Length)(cell->columns - 1) * table->gap_x;
    IntrinsicWidth need = {cell->wish.min - gaps, cell->wish.max - gaps};
    long long weights = 0, done = 0, open = 0;
    for (guint c = cell->column; c < end; c++) {
        need.min -= table_column(table, c)->wish.min;
        need.max -= table_column(table, c)->wish.max;
        open += !table_column(table, c)->is_fixed;
    }
    for (guint c = cell->column; c < end; c++)
        if (!open || !table_column(table, c)->is_fixed)
            weights += table_column(table, c)->wish.max + 1;
    for (guint c = cell->column; c < end; c++) {
        TableColumn *column = table_column(table, c);
        if (open && column->is_fixed)
            continue;
        long long next = done + column->wish.max + 1;
        IntrinsicWidth more = {(Length)(need.min * next / weights - need.min * done / weights),
                               (Length)(need.max * next / weights - need.max * done / weights)};
        done = next;
        column->wish.min += MAX(more.min, 0);
        column->wish.max = MAX(column->wish.max + MAX(more.max, 0), column->wish.min);
    }
}

static void widen(Table *table, const TableCell *cell) {
    if (cell->columns > 1) {
        widen_span(table, cell);
        return;
    }
    TableColumn *column = table_column(table, cell->column);
    StyleLength asked = asked_of(cell->styled);
    column->wish.min = MAX(column->wish.min, cell->wish.min);
    if (asked.kind == VALUE_LENGTH && !asked.percent && !column->is_fixed) {
        column->is_fixed = true; /* what is asked for is in the wish already */
        column->wish.max = cell->wish.max;
    } else if (!column->is_fixed || asked.kind == VALUE_LENGTH) {
        column->wish.max = MAX(column->wish.max, cell->wish.max);
    }
    if (asked.kind == VALUE_LENGTH && asked.percent > 0)
        ask(column, asked, 0);
    column->wish.max = MAX(column->wish.max, column->wish.min);
}

static gint by_columns(gconstpointer a, gconstpointer b) {
    const TableCell *const *one = a, *const *other = b;
    return (*one)->columns != (*other)->columns ? (gint)(*one)->columns - (gint)(*other)->columns
           : *one < *other                      ? -1
                                                : 1;
}

/* Words aligned on a string need room for the widest on both sides of it. */
static void widen_aligned(Table *table) {
    for (guint i = 0; i < table->cells->len; i++) {
        const TableCell *cell = table_cell(table, i);
        if (!cell->is_aligned)
            continue;
        TableColumn *column = table_column(table, cell->column);
        Length edges = table_cell_edge(table, cell, SIDE_LEFT, 0) +
                       table_cell_edge(table, cell, SIDE_RIGHT, 0);
        Length need = column->before + column->after + edges;
        column->wish.min = MAX(column->wish.min, need);
        column->wish.max = MAX(column->wish.max, column->wish.min);
    }
}

void table_measure(Flow *flow, Table *table) {
    Layout layout = *flow->layout; /* nothing stands yet that would belong to anything */
    layout.structure = NULL;
    layout.texts = NULL;
    layout.slots = NULL;
    Flow measuring;
    flow_open(&measuring, flow, 0, flow->width);
    measuring.layout = &layout;
    g_autoptr(GPtrArray) spans = g_ptr_array_new();
    g_autoptr(GHashTable) known = g_hash_table_new(hash_words, equal_words);
    ask_columns(table);
    for (guint i = 0; i < table->cells->len; i++) {
        TableCell *cell = table_cell(table, i);
        measure_cell(&measuring, table, cell, known);
        if (cell->columns == 1)
            widen(table, cell);
        else
            g_ptr_array_add(spans, cell);
    }
    flow_close(&measuring);
    widen_aligned(table);
    g_ptr_array_sort(spans, by_columns);
    for (guint i = 0; i < spans->len; i++)
        widen(table, spans->pdata[i]);
}

static Length gaps_of(const Table *table) {
    return table->n_columns > 0 ? (Length)(table->n_columns + 1) * table->gap_x : 0;
}

IntrinsicWidth table_wish(const Table *table) {
    IntrinsicWidth sum = {gaps_of(table), gaps_of(table)};
    for (guint c = 0; c < table->n_columns; c++) {
        sum.min = length_add(sum.min, table_column(table, c)->wish.min);
        sum.max = length_add(sum.max, table_column(table, c)->wish.max);
    }
    return sum;
}

/* --- what each column gets --- */

static LegibleWidth legible_width(const Table *table, Length available) {
    Length em = 0, edges = 0;
    for (guint i = 0; i < table->cells->len; i++) {
        const Style *style = table_cell(table, i)->styled->style;
        em = MAX(em, style->font_size);
        edges = MAX(edges, box_edges(style, available));
    }
    return (LegibleWidth){length_add(length_scale(em, GOOD_CHARACTERS, 1), edges),
                          length_add(length_scale(em, LEAST_CHARACTERS, 1), edges)};
}

Length table_least_width(const Table *table, Length available) {
    LegibleWidth legible = legible_width(table, available);
    Length most = MAX(legible.good, available / LONG_WORD_SHARE), least = gaps_of(table);
    for (guint c = 0; c < table->n_columns; c++) {
        IntrinsicWidth wish = table_column(table, c)->wish;
        bool is_short = wish.max <= legible.good; /* a label that is better not broken */
        Length width = is_short ? wish.max : MAX(wish.min, MIN(wish.max, legible.least));
        least = length_add(least, MIN(width, most));
    }
    return least;
}

Length table_least_size(const Table *table) {
    Length size = LENGTH_MAX;
    for (guint i = 0; i < table->cells->len; i++)
        size = MIN(size, table_cell(table, i)->styled->style->font_size);
    return size;
}

/* The columns that are not asked for anything share what the others leave, as columns_share() does;
 * where there is not so much, all of them share. */
typedef struct {
    IntrinsicWidth *wishes; /* of the columns that share */
    Length *widths;
    guint *columns, count;
    Length available;
} Sharing;

static void sharing_init(Sharing *sharing, const Table *table, Length available) {
    *sharing = (Sharing){.wishes = g_new0(IntrinsicWidth, table->n_columns + 1),
                         .widths = g_new0(Length, table->n_columns + 1),
                         .columns = g_new0(guint, table->n_columns + 1),
                         .available = available};
}

static void sharing_clear(Sharing *sharing) {
    g_free(sharing->wishes);
    g_free(sharing->widths);
    g_free(sharing->columns);
}

static void sharing_add(Sharing *sharing, guint column, IntrinsicWidth wish) {
    sharing->wishes[sharing->count] = wish;
    sharing->columns[sharing->count++] = column;
}

/* What a column is to have at that width of the table; false: it only wants what it wants. */
static bool is_asked(const TableColumn *column, Length available, int *percent_left,
                     Length *width) {
    *width = column->wish.max;
    if (column->percent > 0) {
        int percent = MIN(column->percent, *percent_left);
        *percent_left -= percent;
        *width = MAX(column->wish.min, length_scale(available, percent, WHOLE));
    }
    return column->percent > 0 || column->is_fixed;
}

static bool share_by_content(Table *table, Length available) {
    Sharing all, open;
    sharing_init(&all, table, available);
    sharing_init(&open, table, available);
    long long least = 0;
    int percent_left = WHOLE;
    for (guint c = 0; c < table->n_columns; c++) {
        TableColumn *column = table_column(table, c);
        Length width = 0;
        bool is_set = is_asked(column, available, &percent_left, &width);
        sharing_add(&all, c, (IntrinsicWidth){column->wish.min, width});
        column->width = width;
        if (is_set)
            open.available -= width;
        else
            sharing_add(&open, c, column->wish);
        least += is_set ? 0 : column->wish.min;
    }
    Sharing *chosen = open.count > 0 && least <= open.available ? &open : &all;
    bool fits = columns_share(chosen->wishes, chosen->count, chosen->available,
                              legible_width(table, available), chosen->widths);
    for (guint i = 0; i < chosen->count; i++)
        table_column(table, chosen->columns[i])->width = chosen->widths[i];
    sharing_clear(&all);
    sharing_clear(&open);
    return fits;
}

/* table-layout: fixed: the columns, then the cells of the first row, have what they ask for; the
 * rest is shared evenly (CSS 2.2 §17.5.2.1). */
static void share_fixed(Table *table, Length available) {
    Sharing all, open;
    sharing_init(&all, table, available);
    sharing_init(&open, table, available);
    for (guint i = 0; i < table->cells->len && table_cell(table, i)->row == 0; i++) {
        const TableCell *cell = table_cell(table, i);
        StyleLength asked = asked_of(cell->styled);
        Length edges = table_cell_edge(table, cell, SIDE_LEFT, available) +
                       table_cell_edge(table, cell, SIDE_RIGHT, available);
        if (asked.percent == 0)
            asked.length = border_width(cell->styled->style, asked.length, edges);
        for (guint c = cell->column; c < cell->column + cell->columns; c++) {
            TableColumn *column = table_column(table, c);
            if (asked.kind == VALUE_LENGTH)
                column->width = style_length(asked, available, 0) / (Length)cell->columns;
        }
    }
    for (guint c = 0; c < table->n_columns; c++) {
        TableColumn *column = table_column(table, c);
        StyleLength own = asked_of(column->column);
        if (own.kind != VALUE_LENGTH)
            own = asked_of(column->group);
        column->width = style_length(own, available, column->width);
        sharing_add(&all, c, (IntrinsicWidth){column->width, column->width});
        open.available -= column->width;
        if (column->width == 0)
            sharing_add(&open, c, (IntrinsicWidth){0, 1});
    }
    Sharing *chosen = open.count > 0 && open.available > 0 ? &open : &all;
    columns_share(chosen->wishes, chosen->count, chosen->available, (LegibleWidth){0, 0},
                  chosen->widths);
    for (guint i = 0; i < chosen->count; i++)
        table_column(table, chosen->columns[i])->width = chosen->widths[i];
    sharing_clear(&all);
    sharing_clear(&open);
}

bool table_share(Table *table, Length available) {
    const Style *style = table->styled->style;
    bool fits = true;
    available = MAX(available - gaps_of(table), 0);
    bool is_fixed = style->table_layout == TABLE_LAYOUT_FIXED && style->width.kind == VALUE_LENGTH;
    if (is_fixed)
        share_fixed(table, available);
    else
        fits = share_by_content(table, available);
    if (fits && !is_fixed)
        table_use_slack(table);
    Length left = table->gap_x;
    for (guint c = 0; c < table->n_columns; c++) {
        table_column(table, c)->left = left;
        left = length_add(left, table_column(table, c)->width + table->gap_x);
    }
    return fits;
}

Length table_span_width(const Table *table, const TableCell *cell) {
    guint last = MIN(cell->column + cell->columns, table->n_columns) - 1;
    const TableColumn *from = table_column(table, cell->column), *to = table_column(table, last);
    return to->left + to->width - from->left;
}
