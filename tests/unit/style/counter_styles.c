/* SPDX-License-Identifier: MIT */
/* Numbers are written as css-counter-styles-3 says: the predefined styles, and those of a sheet. */

#include "style/sheet.h"

#include <string.h>

static const char css[] =
    "@counter-style thumbs { system: cyclic; symbols: a b c; suffix: ' ' }"
    "@counter-style notes { system: symbolic; symbols: '*' '†' '‡'; prefix: '('; suffix: ')' }"
    "@counter-style two { system: fixed 5; symbols: five six; fallback: upper-roman }"
    "@counter-style padded { system: extends decimal; pad: 4 '0'; negative: '(' ')' }"
    "@counter-style dice { system: additive; additive-symbols: 6 '⚅', '⚄' 5, 1 '⚀', 0 o; range: 0 "
    "20, 30 "
    "infinite }"
    "@counter-style even { system: additive; additive-symbols: 2 '=' }"
    "@counter-style hex { system: numeric; symbols: 〇 一 二 三 四 五 六 七 八 九 A B C D E F }"
    "@counter-style one { system: extends other } @counter-style other { system: extends one }"
    "@counter-style lost { system: extends nobody; suffix: '!' }"
    "@counter-style ping { system: fixed; symbols: x; fallback: pong }"
    "@counter-style pong { system: fixed; symbols: y; fallback: ping }"
    "@layer { @counter-style upper-alpha { symbols: z } @counter-style hex { symbols: z } }"
    "@counter-style none { symbols: x } @counter-style decimal { symbols: x }"
    "@counter-style bad { system: numeric; symbols: x } @counter-style bad { system: additive; "
    "additive-symbols: 1 i, 5 v } @counter-style bad { symbols: x; nonsense: y }";

static void numbers_are_written(void) {
    static const struct {
        int value;
        const char *style, *expected;
    } cases[] = {
        {7, "decimal", "7"},
        {7, "decimal-leading-zero", "07"},
        {1994, "upper-roman", "MCMXCIV"},
        {14, "lower-roman", "xiv"},
        {28, "lower-alpha", "ab"},
        {10, "cjk-ideographic", "十"},
        {12, "simp-chinese-informal", "十二"},
        {103, "trad-chinese-informal", "一百零三"},
        {2010, "cjk-ideographic", "二千零一十"},
        {2024, "cjk-decimal", "二〇二四"},
        {20, "circled-decimal", "⑳"},
        {51, "circled-decimal", "51"},
        {3, "cjk-heavenly-stem", "丙"},
        {0, "lower-roman", "0"},
        {5, "no-such-style", "5"},
        {-7, "decimal", "-7"},
        {0, "simp-chinese-informal", "零"},
        {-10, "simp-chinese-informal", "负十"},
        {10012, "simp-chinese-informal", "一〇〇一二"},
        {1001, "trad-chinese-formal", "壹仟零壹"},
        {12, "simp-chinese-formal", "壹拾贰"},
        {110, "simp-chinese-informal", "一百一十"},
        {13, "cjk-earthly-branch", "13"},
        {21, "带圈数字", "㉑"},
        {4, "thumbs", "a"},
        {0, "thumbs", "c"},
        {-1, "thumbs", "b"},
        {5, "notes", "††"},
        {0, "notes", "0"},
        {1000000, "notes", "1000000"},
        {6, "two", "six"},
        {7, "two", "VII"},
        {7, "padded", "0007"},
        {-7, "padded", "(07)"},
        {17, "dice", "⚅⚅⚄"},
        {0, "dice", "o"},
        {25, "dice", "25"},
        {3, "even", "3"},
        {4, "even", "=="},
        {255, "hex", "FF"},
        {3, "one", "3"},
        {3, "lost", "3"},
        {2, "ping", "2"},
        {4, "upper-alpha", "zzzz"},
        {2, "none", "2"},
        {2147483647, "lower-alpha", "fxshrxw"},
        {-2147483647 - 1, "decimal", "-2147483648"},
    };
    g_autoptr(Notices) notices = notices_new();
    g_autoptr(GBytes) bytes = g_bytes_new_static(css, sizeof css - 1);
    g_autoptr(StyleSheets) sheets = sheets_from_text("test", bytes, notices);
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *text =
            style_counter_text(&sheets->counter_styles, cases[i].value, cases[i].style);
        g_assert_cmpstr(text, ==, cases[i].expected);
    }
    for (size_t i = 0; i < notices_count(notices); i++)
        g_test_message("%s", notices_at(notices, i)->message);
    g_assert_cmpuint(notices_count(notices), ==, 6);
}

static void markers_have_their_marks(void) {
    static const char *const cases[][2] = {{"decimal", "2. "}, {"simp-chinese-informal", "二、"},
                                           {"disc", "• "},     {"notes", "(†)"},
                                           {"lost", "2!"},     {"nobody", "2. "}};
    g_autoptr(GBytes) bytes = g_bytes_new_static(css, sizeof css - 1);
    g_autoptr(StyleSheets) sheets = sheets_from_text("test", bytes, NULL);
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *text = style_counter_marker(&sheets->counter_styles, 2, cases[i][0]);
        g_assert_cmpstr(text, ==, cases[i][1]);
    }
}

int main(int argc, char **argv) {
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/counter-styles/numbers", numbers_are_written);
    g_test_add_func("/counter-styles/markers", markers_have_their_marks);
    return g_test_run();
}
