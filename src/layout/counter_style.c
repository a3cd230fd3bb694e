/* SPDX-License-Identifier: MIT */
/* Turns a number into its digits, letters or Han numerals (css-counter-styles-3). */

#include "layout/flow.h"

#include <string.h>

typedef char *(*Format)(int value, const char *digits);

static char *as_decimal(int value, const char *digits) {
    return g_strdup_printf(*digits ? "%02d" : "%d", value);
}

/* `digits` holds the symbols one after another; n counts them. */
static char *symbol_at(const char *symbols, long index) {
    const char *at = g_utf8_offset_to_pointer(symbols, index);
    return g_strndup(at, (gsize)(g_utf8_next_char(at) - at));
}

static char *as_positional(int value, const char *digits) {
    GString *out = g_string_new(NULL);
    for (unsigned rest = (unsigned)ABS(value); rest > 0 || out->len == 0; rest /= 10) {
        g_autofree char *digit = symbol_at(digits, rest % 10);
        g_string_prepend(out, digit);
    }
    if (value < 0)
        g_string_prepend(out, "-");
    return g_string_free(out, FALSE);
}

static char *as_alphabetic(int value, const char *digits) {
    long base = g_utf8_strlen(digits, -1);
    if (value < 1)
        return as_decimal(value, "");
    GString *out = g_string_new(NULL);
    for (long rest = value; rest > 0; rest = (rest - 1) / base) {
        g_autofree char *letter = symbol_at(digits, (rest - 1) % base);
        g_string_prepend(out, letter);
    }
    return g_string_free(out, FALSE);
}

/* A fixed row of symbols; beyond its end plain digits (§6.2). */
static char *as_fixed(int value, const char *digits) {
    if (value < 1 || value > g_utf8_strlen(digits, -1))
        return as_decimal(value, "");
    return symbol_at(digits, value - 1);
}

static char *as_symbol(int value, const char *digits) {
    (void)value;
    return g_strdup(digits);
}

static char *as_roman(int value, const char *digits) {
    static const struct {
        int value;
        const char *numeral;
    } steps[] = {{1000, "m"}, {900, "cm"}, {500, "d"}, {400, "cd"}, {100, "c"},
                 {90, "xc"},  {50, "l"},   {40, "xl"}, {10, "x"},   {9, "ix"},
                 {5, "v"},    {4, "iv"},   {1, "i"}};
    if (value < 1 || value > 3999)
        return as_decimal(value, "");
    GString *out = g_string_new(NULL);
    for (size_t i = 0; i < G_N_ELEMENTS(steps); i++)
        for (; value >= steps[i].value; value -= steps[i].value)
            g_string_append(out, steps[i].numeral);
    g_autofree char *lower = g_string_free(out, FALSE);
    return *digits ? g_ascii_strup(lower, -1) : g_strdup(lower);
}

/* 一百零三, 十二: informal Han numerals, up to 9,999 (§7.1.2). */
static char *as_han(int value, const char *digits) {
    static const struct {
        int unit;
        const char *name;
    } units[] = {{1000, "千"}, {100, "百"}, {10, "十"}, {1, ""}};
    if (value < 1 || value > 9999)
        return as_positional(value, digits);
    GString *out = g_string_new(NULL);
    bool has_gap = false;
    for (size_t i = 0; i < G_N_ELEMENTS(units); i++) {
        int digit = value / units[i].unit % 10;
        if (digit == 0) {
            has_gap = out->len > 0;
            continue;
        }
        if (has_gap)
            g_string_append(out, "零");
        has_gap = false;
        if (!(digit == 1 && units[i].unit == 10 && out->len == 0)) { /* 十二, not 一十二 */
            g_autofree char *name = symbol_at(digits, digit);
            g_string_append(out, name);
        }
        g_string_append(out, units[i].name);
    }
    return g_string_free(out, FALSE);
}

#define HAN_DIGITS "〇一二三四五六七八九"

static const struct {
    const char *name;
    Format format;
    const char *digits;
} styles[] = {
    {"decimal", as_decimal, ""},
    {"decimal-leading-zero", as_decimal, "0"},
    {"lower-roman", as_roman, ""},
    {"upper-roman", as_roman, "I"},
    {"lower-alpha", as_alphabetic, "abcdefghijklmnopqrstuvwxyz"},
    {"lower-latin", as_alphabetic, "abcdefghijklmnopqrstuvwxyz"},
    {"upper-alpha", as_alphabetic, "ABCDEFGHIJKLMNOPQRSTUVWXYZ"},
    {"upper-latin", as_alphabetic, "ABCDEFGHIJKLMNOPQRSTUVWXYZ"},
    {"cjk-decimal", as_positional, HAN_DIGITS},
    {"cjk-ideographic", as_han, HAN_DIGITS},
    {"trad-chinese-informal", as_han, HAN_DIGITS},
    {"simp-chinese-informal", as_han, HAN_DIGITS},
    {"cjk-heavenly-stem", as_fixed, "甲乙丙丁戊己庚辛壬癸"},
    {"cjk-earthly-branch", as_fixed, "子丑寅卯辰巳午未申酉戌亥"},
    {"circled-decimal", as_fixed,
     "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳㉑㉒㉓㉔㉕㉖㉗㉘㉙㉚㉛㉜㉝㉞㉟㊱㊲㊳㊴㊵㊶㊷㊸㊹㊺㊻㊼㊽㊾㊿"},
    {"disc", as_symbol, "•"},
    {"circle", as_symbol, "◦"},
    {"square", as_symbol, "▪"},
};

char *counter_format(int value, const char *style) {
    for (size_t i = 0; style && i < G_N_ELEMENTS(styles); i++)
        if (strcmp(styles[i].name, style) == 0)
            return styles[i].format(value, styles[i].digits);
    return as_decimal(value, "");
}
