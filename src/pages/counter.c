/* SPDX-License-Identifier: MIT */
/* Turns numbers into text in a counter style (CSS Counter Styles 3, §6 and §7). */

#include "pages/counter.h"

#include <stdbool.h>
#include <string.h>

typedef struct {
    int weight;
    const char *sign;
} Additive;

static const Additive roman[] = {{1000, "m"}, {900, "cm"}, {500, "d"}, {400, "cd"}, {100, "c"},
                                 {90, "xc"},  {50, "l"},   {40, "xl"}, {10, "x"},   {9, "ix"},
                                 {5, "v"},    {4, "iv"},   {1, "i"}};

static const char *const hanzi[] = {"零", "一", "二", "三", "四", "五", "六", "七", "八", "九"};
#define CJK_ZERO "〇"

typedef enum {
    STYLE_ZERO_LED,
    STYLE_ROMAN_LOWER,
    STYLE_ROMAN_UPPER,
    STYLE_LATIN_LOWER,
    STYLE_LATIN_UPPER,
    STYLE_CJK_DIGITS,
    STYLE_CHINESE,
    STYLE_CIRCLED,
    STYLE_NONE
} System;

static const struct {
    const char *name;
    System system;
    int least, most;
} styles[] = {
    {"decimal-leading-zero", STYLE_ZERO_LED, -9, 99},
    {"lower-roman", STYLE_ROMAN_LOWER, 1, 3999},
    {"upper-roman", STYLE_ROMAN_UPPER, 1, 3999},
    {"lower-alpha", STYLE_LATIN_LOWER, 1, G_MAXINT},
    {"lower-latin", STYLE_LATIN_LOWER, 1, G_MAXINT},
    {"upper-alpha", STYLE_LATIN_UPPER, 1, G_MAXINT},
    {"upper-latin", STYLE_LATIN_UPPER, 1, G_MAXINT},
    {"cjk-decimal", STYLE_CJK_DIGITS, 0, G_MAXINT},
    {"simp-chinese-informal", STYLE_CHINESE, 0, 9999},
    {"trad-chinese-informal", STYLE_CHINESE, 0, 9999},
    {"cjk-ideographic", STYLE_CHINESE, 0, 9999},
    {"circled-decimal", STYLE_CIRCLED, 0, 50},
    {"none", STYLE_NONE, G_MININT, G_MAXINT},
};

static void append_roman(GString *out, int number, bool is_upper) {
    gsize start = out->len;
    for (size_t i = 0; i < G_N_ELEMENTS(roman); i++)
        for (; number >= roman[i].weight; number -= roman[i].weight)
            g_string_append(out, roman[i].sign);
    for (gsize i = start; is_upper && i < out->len; i++)
        out->str[i] = g_ascii_toupper(out->str[i]);
}

/* a … z, aa, ab …: no zero, so one is taken off before each digit. */
static void append_latin(GString *out, int number, char first) {
    gsize start = out->len;
    for (; number > 0; number = (number - 1) / 26)
        g_string_insert_c(out, (gssize)start, (char)(first + (number - 1) % 26));
}

static void append_cjk_digits(GString *out, int number) {
    char digits[16];
    g_snprintf(digits, sizeof digits, "%d", number);
    for (const char *digit = digits; *digit; digit++)
        g_string_append(out, *digit == '0' ? CJK_ZERO : hanzi[*digit - '0']);
}

/* 十 百 千; a run of zeros between digits is one 零, and 10–19 begin with a bare 十 (§7.1). */
static void append_chinese(GString *out, int number) {
    static const char *const units[] = {"", "十", "百", "千"};
    static const int weights[] = {1, 10, 100, 1000};
    bool has_zero = false, is_begun = false;
    if (number == 0)
        g_string_append(out, hanzi[0]);
    for (int place = 3; place >= 0; place--) {
        int digit = number / weights[place] % 10;
        if (digit == 0) {
            has_zero = is_begun;
            continue;
        }
        if (has_zero)
            g_string_append(out, hanzi[0]);
        if (number < 10 || number > 19 || place != 1)
            g_string_append(out, hanzi[digit]);
        g_string_append(out, units[place]);
        has_zero = false;
        is_begun = true;
    }
}

/* ⓪ ①–⑳ ㉑–㉟ ㊱–㊿ */
static void append_circled(GString *out, int number) {
    gunichar character = number == 0    ? 0x24EA
                         : number <= 20 ? 0x2460 + (gunichar)number - 1
                         : number <= 35 ? 0x3251 + (gunichar)number - 21
                                        : 0x32B1 + (gunichar)number - 36;
    g_string_append_unichar(out, character);
}

static void append_in(GString *out, System system, int number) {
    switch (system) {
    case STYLE_ZERO_LED:
        g_string_append_printf(out, "%s%02d", number < 0 ? "-" : "", ABS(number));
        break;
    case STYLE_ROMAN_LOWER:
    case STYLE_ROMAN_UPPER:
        append_roman(out, number, system == STYLE_ROMAN_UPPER);
        break;
    case STYLE_LATIN_LOWER:
    case STYLE_LATIN_UPPER:
        append_latin(out, number, system == STYLE_LATIN_UPPER ? 'A' : 'a');
        break;
    case STYLE_CJK_DIGITS:
        append_cjk_digits(out, number);
        break;
    case STYLE_CHINESE:
        append_chinese(out, number);
        break;
    case STYLE_CIRCLED:
        append_circled(out, number);
        break;
    case STYLE_NONE:
        break;
    }
}

void pages_counter_append(GString *out, const char *style, int number) {
    for (size_t i = 0; style && i < G_N_ELEMENTS(styles); i++) {
        if (strcmp(style, styles[i].name) != 0)
            continue;
        if (number < styles[i].least || number > styles[i].most)
            break;
        append_in(out, styles[i].system, number);
        return;
    }
    g_string_append_printf(out, "%d", number);
}
