/* SPDX-License-Identifier: MIT */
/* Widths of flex items and table columns: right shares, exact sums. */

#include "layout/flow.h"

static FlexItem item(Length base, int grow, int shrink) {
    return (FlexItem){.base = base, .max = LENGTH_MAX, .grow = grow, .shrink = shrink};
}

static void test_growing_by_factor(void) {
    FlexItem items[] = {item(100, 1024, 1024), item(100, 2048, 1024), item(50, 0, 1024)};
    flex_distribute(items, 3, 1000);
    g_assert_cmpint(items[0].size, ==, 350);
    g_assert_cmpint(items[1].size, ==, 600);
    g_assert_cmpint(items[2].size, ==, 50);
}

static void test_shrinking_by_scaled_factor(void) {
    FlexItem items[] = {item(300, 0, 1024), item(100, 0, 1024), item(100, 0, 0)};
    flex_distribute(items, 3, 300);
    g_assert_cmpint(items[0].size, ==, 150);
    g_assert_cmpint(items[1].size, ==, 50);
    g_assert_cmpint(items[2].size, ==, 100);
}

static void test_limits_are_kept_and_others_take_over(void) {
    FlexItem items[] = {item(0, 1024, 1024), item(0, 1024, 1024)};
    items[0].max = 100;
    flex_distribute(items, 2, 1000);
    g_assert_cmpint(items[0].size, ==, 100);
    g_assert_cmpint(items[1].size, ==, 900);
    FlexItem low[] = {item(500, 0, 1024), item(500, 0, 1024)};
    low[0].min = 400;
    flex_distribute(low, 2, 600);
    g_assert_cmpint(low[0].size, ==, 400);
    g_assert_cmpint(low[1].size, ==, 200);
}

static void test_factors_below_one_take_a_part(void) {
    FlexItem items[] = {item(0, 512, 1024)};
    flex_distribute(items, 1, 1000);
    g_assert_cmpint(items[0].size, ==, 500);
}

static void test_margins_count(void) {
    FlexItem items[] = {item(0, 1024, 1024), item(0, 1024, 1024)};
    items[0].outer = 100;
    flex_distribute(items, 2, 1001);
    g_assert_cmpint(items[0].size + items[1].size, ==, 901);
    g_assert_cmpint(ABS(items[0].size - items[1].size), <=, 1);
}

static void test_sums_are_exact(void) {
    for (size_t n = 1; n < 9; n++)
        for (Length available = 400000; available < 460000; available += 7919) {
            FlexItem items[8];
            for (size_t i = 0; i < n; i++)
                items[i] = item((Length)(60000 + 1000 * i), 1024 * (int)(i % 3 + 1), 1024);
            flex_distribute(items, n, available);
            Length sum = 0;
            for (size_t i = 0; i < n; i++)
                sum += items[i].size;
            g_assert_cmpint(sum, ==, available);
        }
}

static const LegibleWidth legible = {90, 50};

static void check_columns(const IntrinsicWidth *columns, size_t n, Length available) {
    Length widths[4], sum = 0;
    columns_share(columns, n, available, legible, widths);
    for (size_t i = 0; i < n; i++) {
        g_assert_cmpint(widths[i], >=, 0);
        sum += widths[i];
    }
    g_assert_cmpint(sum, ==, available);
}

static void test_columns_fill_the_table(void) {
    const IntrinsicWidth columns[] = {{100, 300}, {50, 1000}, {200, 200}, {0, 0}};
    for (Length available = 10; available < 4000; available += 37)
        check_columns(columns, 4, available);
    const IntrinsicWidth empty[] = {{0, 0}, {0, 0}, {0, 0}};
    check_columns(empty, 3, 100);
    Length widths[3];
    columns_share(columns, 3, 850, legible, widths); /* what is short is not broken */
    g_assert_cmpint(widths[2], ==, 200);
    g_assert_cmpint(widths[0], ==, 300);
    g_assert_cmpint(widths[1], >, widths[0]);
}

/* Two columns of Han beside one of a long word. */
static void test_columns_stay_legible(void) {
    const IntrinsicWidth columns[] = {{10, 600}, {500, 500}, {10, 40}, {10, 600}};
    Length widths[4];
    g_assert_true(columns_share(columns, 4, 720, legible, widths));
    g_assert_cmpint(widths[0], >=, 90);
    g_assert_cmpint(widths[1], >=, 500);
    g_assert_cmpint(widths[2], ==, 40);
    g_assert_cmpint(widths[3], >=, 90);
    g_assert_true(columns_share(columns, 4, 650, legible, widths)); /* narrower, the word whole */
    g_assert_cmpint(widths[0], >=, 50);
    g_assert_cmpint(widths[1], ==, 500);
    g_assert_false(columns_share(columns, 4, 600, legible, widths)); /* the word is broken */
    g_assert_cmpint(widths[0], ==, 90);
    g_assert_cmpint(widths[1], ==, 380);
    g_assert_cmpint(widths[2], ==, 40);
    g_assert_false(columns_share(columns, 4, 120, legible, widths)); /* all alike */
    for (size_t i = 0; i < 4; i++)
        g_assert_cmpint(widths[i], ==, 30);
}

int main(int argc, char **argv) {
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/layout/flex/grow", test_growing_by_factor);
    g_test_add_func("/layout/flex/shrink", test_shrinking_by_scaled_factor);
    g_test_add_func("/layout/flex/limits", test_limits_are_kept_and_others_take_over);
    g_test_add_func("/layout/flex/fraction", test_factors_below_one_take_a_part);
    g_test_add_func("/layout/flex/margins", test_margins_count);
    g_test_add_func("/layout/flex/exact", test_sums_are_exact);
    g_test_add_func("/layout/columns/fill", test_columns_fill_the_table);
    g_test_add_func("/layout/columns/legible", test_columns_stay_legible);
    return g_test_run();
}
