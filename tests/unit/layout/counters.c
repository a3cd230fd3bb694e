/* SPDX-License-Identifier: MIT */
/* Counters nest as css-lists-3 says, and are written in Han as well as in digits. */

#include "layout/flow.h"

static void check(int value, const char *style, const char *expected) {
    g_autofree char *text = counter_format(value, style);
    g_assert_cmpstr(text, ==, expected);
}

static void test_formats(void) {
    check(7, "decimal", "7");
    check(7, "decimal-leading-zero", "07");
    check(1994, "upper-roman", "MCMXCIV");
    check(14, "lower-roman", "xiv");
    check(28, "lower-alpha", "ab");
    check(10, "cjk-ideographic", "十");
    check(12, "simp-chinese-informal", "十二");
    check(103, "trad-chinese-informal", "一百零三");
    check(2010, "cjk-ideographic", "二千零一十");
    check(2024, "cjk-decimal", "二〇二四");
    check(20, "circled-decimal", "⑳");
    check(51, "circled-decimal", "51");
    check(3, "cjk-heavenly-stem", "丙");
    check(0, "lower-roman", "0");
    check(5, "no-such-style", "5");
}

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
    g_test_add_func("/layout/counters/formats", test_formats);
    g_test_add_func("/layout/counters/lists", test_lists_nest);
    g_test_add_func("/layout/counters/siblings", test_a_reset_serves_later_siblings);
    return g_test_run();
}
