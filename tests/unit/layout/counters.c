/* SPDX-License-Identifier: MIT */
/* Numbers are written in Han as well as in digits. */

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

int main(int argc, char **argv) {
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/layout/counters/formats", test_formats);
    return g_test_run();
}
