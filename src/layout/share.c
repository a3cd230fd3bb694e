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

void columns_share(const IntrinsicWidth *columns, size_t n_columns, Length available,
                   Length *widths) {
    g_autoptr(GArray) open = g_array_sized_new(FALSE, TRUE, sizeof(bool), (guint)n_columns);
    g_autoptr(GArray) weigh = g_array_sized_new(FALSE, TRUE, sizeof(Length), (guint)n_columns);
    bool *is_open = (bool *)(void *)open->data;
    Length *weights = (Length *)(void *)weigh->data;
    open_all(is_open, widths, n_columns);
    for (size_t i = 0; i < n_columns; i++)
        weights[i] = columns[i].max;
    Sums all = sum_open(columns, is_open, n_columns);
    if (all.most <= available) {
        for (size_t i = 0; i < n_columns; i++)
            widths[i] = columns[i].max;
        share(weights, is_open, n_columns, (Length)(available - all.most), widths);
        return;
    }
    Length left = serve_short(columns, is_open, n_columns, available, widths);
    Sums rest = sum_open(columns, is_open, n_columns);
    if (rest.least > left) { /* the long ones cannot spare so much */
        open_all(is_open, widths, n_columns);
        left = available;
        rest = all;
    }
    bool has_room = rest.least <= left;
    for (size_t i = 0; i < n_columns; i++) {
        if (is_open[i] && has_room)
            widths[i] = columns[i].min;
        /* Too wide in any case: the page's edge is kept, and lines break where they can. */
        weights[i] = has_room ? columns[i].max - columns[i].min : columns[i].min;
    }
    share(weights, is_open, n_columns, has_room ? (Length)(left - rest.least) : left, widths);
}
