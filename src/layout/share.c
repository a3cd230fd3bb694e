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

static Length free_space(const FlexItem *items, const bool *is_frozen, size_t count,
                         Length available) {
    for (size_t i = 0; i < count; i++)
        available -= items[i].outer + (is_frozen[i] ? items[i].size : items[i].base);
    return available;
}

/* Factors that sum to less than one take only their part of the space. */
static Length wanted_space(Length space, Length initial, long long factors, bool grows) {
    if (!grows || factors >= 1024)
        return space;
    Length part = (Length)((long long)initial * factors / 1024);
    return MIN(part, space);
}

static void spread(FlexItem *items, const bool *is_frozen, size_t count, bool grows, Length space) {
    long long factors = 0, before = 0;
    for (size_t i = 0; i < count; i++)
        factors += is_frozen[i] ? 0 : factor_of(&items[i], grows);
    for (size_t i = 0; i < count; i++) {
        if (is_frozen[i])
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
static bool freeze(FlexItem *items, bool *is_frozen, size_t count) {
    long long violation = 0;
    for (size_t i = 0; i < count; i++)
        violation += is_frozen[i] ? 0 : clamp(&items[i], items[i].size) - items[i].size;
    bool is_done = true;
    for (size_t i = 0; i < count; i++) {
        if (is_frozen[i])
            continue;
        Length size = clamp(&items[i], items[i].size);
        bool is_low = size > items[i].size, is_high = size < items[i].size;
        items[i].size = size;
        is_frozen[i] = violation == 0 || (violation > 0 ? is_low : is_high);
        is_done &= is_frozen[i];
    }
    return is_done;
}

void flex_distribute(FlexItem *items, size_t n_items, Length available) {
    g_autofree bool *is_frozen = g_new0(bool, n_items);
    Length sum = 0;
    for (size_t i = 0; i < n_items; i++)
        sum += items[i].outer + clamp(&items[i], items[i].base);
    bool grows = sum < available, is_done = n_items == 0;
    for (size_t i = 0; i < n_items; i++) {
        FlexItem *item = &items[i];
        Length size = clamp(item, item->base);
        item->size = size;
        bool is_stopped = grows ? item->base > size : item->base < size;
        is_frozen[i] = factor_of(item, grows) == 0 || is_stopped;
    }
    Length initial = free_space(items, is_frozen, n_items, available);
    while (!is_done) {
        long long factors = 0;
        for (size_t i = 0; i < n_items; i++)
            factors += is_frozen[i] ? 0 : factor_of(&items[i], grows);
        Length space = free_space(items, is_frozen, n_items, available);
        spread(items, is_frozen, n_items, grows, wanted_space(space, initial, factors, grows));
        is_done = freeze(items, is_frozen, n_items);
    }
}

/* widths[i] = least[i] + space × weight[i] / Σ weight, the sum exact. */
static void share(const IntrinsicWidth *columns, size_t count, Length space, bool from_min,
                  Length *widths) {
    long long total = 0, before = 0;
    for (size_t i = 0; i < count; i++)
        total += from_min ? columns[i].max - columns[i].min : columns[i].max;
    for (size_t i = 0; i < count; i++) {
        long long weight = from_min ? columns[i].max - columns[i].min : columns[i].max;
        long long from =
            total > 0 ? space * before / total : space * (long long)i / (long long)count;
        before += weight;
        long long to =
            total > 0 ? space * before / total : space * (long long)(i + 1) / (long long)count;
        widths[i] = (from_min ? columns[i].min : columns[i].max) + (Length)(to - from);
    }
}

void columns_share(const IntrinsicWidth *columns, size_t n_columns, Length available,
                   Length *widths) {
    long long least = 0, most = 0;
    for (size_t i = 0; i < n_columns; i++) {
        least += columns[i].min;
        most += columns[i].max;
    }
    if (most <= available) {
        share(columns, n_columns, (Length)(available - most), false, widths);
        return;
    }
    if (least <= available) {
        share(columns, n_columns, (Length)(available - least), true, widths);
        return;
    }
    /* Too wide in any case: the page's edge is kept, and lines break where they can. */
    long long before = 0;
    for (size_t i = 0; i < n_columns; i++) {
        long long from = available * before / least;
        before += columns[i].min;
        widths[i] = (Length)(available * before / least - from);
    }
}
