/* SPDX-License-Identifier: MIT */
/* Penalties: no widow, no orphan, nothing parted that belongs together. */

#include "layout/flow.h"

static void test_widows_and_orphans(void) {
    static const int expected[5] = {0, PENALTY_NEVER, 0, 0, PENALTY_NEVER};
    for (size_t line = 0; line < 5; line++)
        g_assert_cmpint(keeps_line_penalty(line, 5, 2, 2), ==, expected[line]);
    for (size_t line = 1; line < 3; line++) /* three lines cannot be parted */
        g_assert_cmpint(keeps_line_penalty(line, 3, 2, 2), ==, PENALTY_NEVER);
    g_assert_cmpint(keeps_line_penalty(1, 2, 1, 1), ==, 0);
}

static Arena *arena;
static LayoutOptions options = {.page_height = 100};
static Layout layout = {.options = &options};

static Piece line(Length height) {
    return (Piece){.strip = {.kind = STRIP_LINE, .height = height}};
}

static void open_flow(Flow *flow) {
    layout.arena = layout.home = arena;
    flow_open(flow, &(Flow){.layout = &layout}, 0, 1000);
}

static void test_breaks_join(void) {
    Flow flow;
    open_flow(&flow);
    flow_push(&flow, line(10));
    keeps_break_after(&flow, BREAK_AVOID);
    flow_add_margin(&flow, 5);
    flow_push(&flow, line(10));
    g_assert_cmpint(flow_piece(&flow, 1)->strip.penalty, ==, PENALTY_NEVER);
    g_assert_cmpint(flow_piece(&flow, 2)->strip.penalty, ==, PENALTY_NEVER);
    keeps_break_after(&flow, BREAK_AVOID);
    keeps_break_before(&flow, BREAK_RIGHT);
    flow_push(&flow, line(10));
    g_assert_cmpint(flow_piece(&flow, 3)->strip.penalty, ==, PENALTY_FORCED);
    g_assert_cmpint(flow_piece(&flow, 3)->strip.forced, ==, BREAK_RIGHT);
    flow_push(&flow, line(10));
    g_assert_cmpint(flow_piece(&flow, 4)->strip.penalty, ==, 0);
    flow_close(&flow);
}

static void test_inside(void) {
    Flow flow;
    open_flow(&flow);
    flow_add_margin(&flow, 5);
    for (int i = 0; i < 3; i++)
        flow_push(&flow, line(10));
    g_assert_true(keeps_fits(&flow, 0));
    keeps_inside(&flow, 0);
    g_assert_cmpint(flow_piece(&flow, 1)->strip.penalty, ==, 0); /* the way in stays open */
    g_assert_cmpint(flow_piece(&flow, 2)->strip.penalty, ==, PENALTY_NEVER);
    g_assert_cmpint(flow_piece(&flow, 3)->strip.penalty, ==, PENALTY_NEVER);
    flow_push(&flow, line(90));
    g_assert_false(keeps_fits(&flow, 0));
    flow_close(&flow);
}

int main(int argc, char **argv) {
    g_test_init(&argc, &argv, NULL);
    arena = arena_new();
    g_test_add_func("/layout/keeps/lines", test_widows_and_orphans);
    g_test_add_func("/layout/keeps/join", test_breaks_join);
    g_test_add_func("/layout/keeps/inside", test_inside);
    int status = g_test_run();
    arena_free(arena);
    return status;
}
