/* SPDX-License-Identifier: MIT */
/* Turns a width into the widths of flex items (css-flexbox-1 §9.7) and of table columns
 * (css-tables-3 §4.2), with sums exact to the last unit. */

#include "layout/flow.h"

static Length clamp(const FlexItem *item, Length size) {
    return MAX(MIN(size, item->max), item->min);
}

static long long factor_of(const FlexItem *item, bool grows) {
    return grows ? item->grow : (long long)item->shrink * item->base / 1024;
}

static Length free_space(const FlexItem *items, size_t count, Length available) {
    for (size_t i = 0; i < count; i++)
        available -= items[i].outer + (items[i].is_frozen ? items[i].size : items[i].base);
    return available;
}

/* Factors that sum to less than one take only their part of the space. */
static Length wanted_space(Length space, Length initial, long long factors, bool grows) {
    if (!grows || factors >= 1024)
        return space;
    Length part = (Length)((long long)initial * factors / 1024);
    return MIN(part, space);
}

static void spread(FlexItem *items, size_t count, bool grows, Length space) {
    long long factors = 0, before = 0;
    for (size_t i = 0; i < count; i++)
        factors += items[i].is_frozen ? 0 : factor_of(&items[i], grows);
    for (size_t i = 0; i < count; i++) {
        if (items[i].is_frozen)
            continue;
        items[i].size = items[i].base;
        if (factors == 0)
            continue;
        long long factor = factor_of(&items[i], grows);
        long long from = space * before / factors;
        long long to = space * (before + factor) / factors;
        items[i].size += (Length)(to - from);
        before += factor;
    }
}

/* Freezes what was stopped by its least or greatest width; everything when none was. */
static bool freeze(FlexItem *items, size_t count) {
    long long violation = 0;
    for (size_t i = 0; i < count; i++)
        violation += items[i].is_frozen ? 0 : clamp(&items[i], items[i].size) - items[i].size;
    bool is_done = true;
    for (size_t i = 0; i < count; i++) {
        if (items[i].is_frozen)
            continue;
        Length size = clamp(&items[i], items[i].size);
        bool is_low = size > items[i].size, is_high = size < items[i].size;
        items[i].size = size;
        items[i].is_frozen = violation == 0 || (violation > 0 ? is_low : is_high);
        is_done &= items[i].is_frozen;
    }
    return is_done;
}

void flex_distribute(FlexItem *items, size_t n_items, Length available) {
    Length sum = 0;
    for (size_t i = 0; i < n_items; i++)
        sum += items[i].outer + clamp(&items[i], items[i].base);
    bool grows = sum < available, is_done = n_items == 0;
    for (size_t i = 0; i < n_items; i++) {
        FlexItem *item = &items[i];
        Length size = clamp(item, item->base);
        item->size = size;
        bool is_stopped = grows ? item->base > size : item->base < size;
        item->is_frozen = factor_of(item, grows) == 0 || is_stopped;
    }
    Length initial = free_space(items, n_items, available);
    while (!is_done) {
        long long factors = 0;
        for (size_t i = 0; i < n_items; i++)
            factors += items[i].is_frozen ? 0 : factor_of(&items[i], grows);
        Length space = free_space(items, n_items, available);
        spread(items, n_items, grows, wanted_space(space, initial, factors, grows));
        is_done = freeze(items, n_items);
    }
}

/* Adds space × weight / Σ weight to the columns that are open, the sum exact. */
static void share(const Length *weights, const bool *is_open, size_t count, Length space,
                  Length *widths) {
    long long total = 0, before = 0, n_open = 0;
    for (size_t i = 0; i < count; i++) {
        total += is_open[i] ? weights[i] : 0;
        n_open += is_open[i];
    }
    for (size_t i = 0; i < count; i++) {
        if (!is_open[i])
            continue;
        long long weight = total > 0 ? weights[i] : 1, all = total > 0 ? total : n_open;
        widths[i] += (Length)(space * (before + weight) / all - space * before / all);
        before += weight;
    }
}

/* A column whose content fits into an even share gets what it wants: short columns are not broken
 * for the sake of long ones. Gives what is left for the open ones. */
static Length serve_short(const IntrinsicWidth *columns, bool *is_open, size_t count,
                          Length available, Length *widths) {
    size_t n_open = count;
    for (bool is_changed = true; is_changed && n_open > 0;) {
        is_changed = false;
        Length even = available / (Length)n_open;
        for (size_t i = 0; i < count; i++) {
            if (!is_open[i] || columns[i].max > even)
                continue;
            is_open[i] = false;
            widths[i] = columns[i].max;
            available -= widths[i];
            n_open--;
            is_changed = true;
            even = n_open > 0 ? available / (Length)n_open : 0;
        }
    }
    return available;
}

typedef struct {
    long long least, most;
} Sums;

static Sums sum_open(const IntrinsicWidth *columns, const bool *is_open, size_t count) {
    Sums sums = {0, 0};
    for (size_t i = 0; i < count; i++) {
        sums.least += is_open[i] ? columns[i].min : 0;
        sums.most += is_open[i] ? columns[i].max : 0;
    }
    return sums;
}

static void open_all(bool *is_open, Length *widths, size_t count) {
    for (size_t i = 0; i < count; i++) {
        is_open[i] = true;
        widths[i] = 0;
    }
}

/* Short columns have what they want, the others their least and a share of what is left. */
static void share_above_least(const IntrinsicWidth *columns, size_t count, Length available,
                              Length *widths) {
    g_autofree bool *is_open = g_new(bool, count + 1);
    g_autofree Length *weights = g_new(Length, count + 1);
    open_all(is_open, widths, count);
    Sums all = sum_open(columns, is_open, count);
    Length left = serve_short(columns, is_open, count, available, widths);
    Sums rest = sum_open(columns, is_open, count);
    if (rest.least > left) { /* the long ones cannot spare so much */
        open_all(is_open, widths, count);
        left = available;
        rest = all;
    }
    for (size_t i = 0; i < count; i++) {
        widths[i] = is_open[i] ? columns[i].min : widths[i];
        weights[i] = columns[i].max - columns[i].min;
    }
    share(weights, is_open, count, (Length)(left - rest.least), widths);
}

/* A Han text may be broken behind each character, but a column of one character cannot be read. */
static long long widen_least(const IntrinsicWidth *columns, size_t count, Length legible,
                             IntrinsicWidth *widened) {
    long long sum = 0;
    for (size_t i = 0; i < count; i++) {
        widened[i] = columns[i];
        widened[i].min = MAX(columns[i].min, MIN(columns[i].max, legible));
        sum += widened[i].min;
    }
    return sum;
}

/* The widest columns give up what is too much, down to one width for all of them. */
static void cut_widest(const IntrinsicWidth *columns, size_t count, Length available,
                       Length *widths) {
    g_autofree IntrinsicWidth *wanted = g_new(IntrinsicWidth, count + 1);
    g_autofree bool *is_open = g_new(bool, count + 1);
    g_autofree Length *weights = g_new0(Length, count + 1);
    for (size_t i = 0; i < count; i++)
        wanted[i] = (IntrinsicWidth){0, columns[i].min};
    open_all(is_open, widths, count);
    share(weights, is_open, count, serve_short(wanted, is_open, count, available, widths), widths);
}

static void fill(const IntrinsicWidth *columns, size_t count, Length available, Length *widths) {
    g_autofree bool *is_open = g_new(bool, count + 1);
    g_autofree Length *weights = g_new(Length, count + 1);
    long long most = 0;
    open_all(is_open, widths, count);
    for (size_t i = 0; i < count; i++) {
        widths[i] = weights[i] = columns[i].max;
        most += columns[i].max;
    }
    share(weights, is_open, count, (Length)(available - most), widths);
}

bool columns_share(const IntrinsicWidth *columns, size_t n_columns, Length available,
                   LegibleWidth legible, Length *widths) {
    g_autofree IntrinsicWidth *widened = g_new(IntrinsicWidth, n_columns + 1);
    long long most = 0;
    for (size_t i = 0; i < n_columns; i++)
        most += columns[i].max;
    if (most <= available) {
        fill(columns, n_columns, available, widths);
        return true;
    }
    const Length steps[] = {legible.good, (legible.good + legible.least) / 2, legible.least};
    for (size_t i = 0; i < G_N_ELEMENTS(steps); i++)
        if (widen_least(columns, n_columns, steps[i], widened) <= available) {
            share_above_least(widened, n_columns, available, widths);
            return true;
        }
    widen_least(columns, n_columns, legible.good, widened); /* words are broken in any case */
    cut_widest(widened, n_columns, available, widths);
    return false;
}
