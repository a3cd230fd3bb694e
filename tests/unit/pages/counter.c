/* SPDX-License-Identifier: MIT */
#include "pages/counter.h"

#include <string.h>

static void expect(const char *style, int number, const char *text) {
    g_autoptr(GString) out = g_string_new("第");
    pages_counter_append(out, style, number);
    g_assert_cmpstr(out->str + strlen("第"), ==, text);
}

static void western(void) {
    expect(NULL, 7, "7");
    expect("decimal", -7, "-7");
    expect("no-such-style", 7, "7");
    expect("decimal-leading-zero", 7, "07");
    expect("decimal-leading-zero", 700, "700");
    expect("lower-roman", 1999, "mcmxcix");
    expect("upper-roman", 44, "XLIV");
    expect("upper-roman", 4000, "4000");
    expect("lower-roman", 0, "0");
    expect("lower-alpha", 1, "a");
    expect("upper-latin", 28, "AB");
    expect("lower-alpha", 702, "zz");
    expect("none", 3, "");
}

static void chinese(void) {
    expect("cjk-decimal", 2024, "二〇二四");
    expect("simp-chinese-informal", 0, "零");
    expect("simp-chinese-informal", 10, "十");
    expect("simp-chinese-informal", 19, "十九");
    expect("simp-chinese-informal", 20, "二十");
    expect("simp-chinese-informal", 110, "一百一十");
    expect("trad-chinese-informal", 6001, "六千零一");
    expect("trad-chinese-informal", 1010, "一千零一十");
    expect("trad-chinese-informal", 10000, "10000");
    expect("circled-decimal", 3, "③");
    expect("circled-decimal", 21, "㉑");
    expect("circled-decimal", 50, "㊿");
    expect("circled-decimal", 51, "51");
}

int main(int argc, char **argv) {
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/pages/counter/western", western);
    g_test_add_func("/pages/counter/chinese", chinese);
    return g_test_run();
}
