/* SPDX-License-Identifier: MIT */
/* Counters nest as css-lists-3 says. */

#include "layout/flow.h"

static StyledNode element(Arena *arena, const char *name, StyleDisplay display) {
    Style *style = arena_new0(arena, Style);
    style->display = display;
    return (StyledNode){.node = node_element(arena, name, NULL), .style = style};
}

static void test_lists_nest(void) {
    g_autoptr(Arena) arena = arena_new();
    StyledNode ol = element(arena, "ol", DISPLAY_BLOCK);
    StyledNode li = element(arena, "li", DISPLAY_LIST_ITEM);
    node_set_attribute(arena, (Node *)ol.node, "start", "4");
    Counters *counters = counters_new();
    counters_enter(counters, &ol);
    for (int i = 0; i < 2; i++) {
        counters_enter(counters, &li);
        g_assert_cmpint(counters_value(counters, "list-item"), ==, 4 + i);
        counters_enter(counters, &ol);
        counters_enter(counters, &li);
        g_assert_cmpint(counters_value(counters, "list-item"), ==, 4);
        counters_leave(counters);
        counters_leave(counters);
        counters_leave(counters); /* with its item the inner list's counter ends */
        g_assert_cmpint(counters_value(counters, "list-item"), ==, 4 + i);
    }
    counters_leave(counters);
    counters_free(counters);
}

static void test_a_reset_serves_later_siblings(void) {
    g_autoptr(Arena) arena = arena_new();
    StyleCounter reset = {"part", 0}, increment = {"part", 1};
    StyledNode first = element(arena, "p", DISPLAY_BLOCK);
    StyledNode next = element(arena, "p", DISPLAY_BLOCK);
    StyledNode outer = element(arena, "div", DISPLAY_BLOCK);
    ((Style *)first.style)->counter_reset = &reset;
    ((Style *)first.style)->n_counter_reset = 1;
    ((Style *)next.style)->counter_increment = &increment;
    ((Style *)next.style)->n_counter_increment = 1;
    Counters *counters = counters_new();
    counters_enter(counters, &outer);
    counters_enter(counters, &first);
    counters_leave(counters);
    for (int i = 1; i <= 2; i++) {
        counters_enter(counters, &next);
        g_assert_cmpint(counters_value(counters, "part"), ==, i);
        counters_leave(counters);
    }
    counters_leave(counters);
    g_assert_cmpint(counters_value(counters, "part"), ==, 0);
    counters_free(counters);
}

int main(int argc, char **argv) {
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/layout/counters/lists", test_lists_nest);
    g_test_add_func("/layout/counters/siblings", test_a_reset_serves_later_siblings);
    return g_test_run();
}
