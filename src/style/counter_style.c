/* SPDX-License-Identifier: MIT */
/* Turns a number into its digits, letters or Han numerals (css-counter-styles-3 §2). */

#include "style/counter_style.h"

#include <limits.h>
#include <string.h>

#define MAX_FALLBACKS 16
#define MAX_SYMBOLS 120 /* of one number: what is longer is written in the style's fallback */

/* --- the systems (§3.1): false where a number cannot be written --- */

static const char *symbol_at(const CounterStyle *style, long long index) {
    return style->symbols[index].symbol;
}

static bool write_cyclic(const CounterStyle *style, long long value, GString *out) {
    long long n = (long long)style->n_symbols, index = (value - 1) % n;
    g_string_append(out, symbol_at(style, index < 0 ? index + n : index));
    return true;
}

static bool write_fixed(const CounterStyle *style, long long value, GString *out) {
    long long index = value - style->first;
    if (index < 0 || index >= (long long)style->n_symbols)
        return false;
    g_string_append(out, symbol_at(style, index));
    return true;
}

static bool write_symbolic(const CounterStyle *style, long long value, GString *out) {
    long long n = (long long)style->n_symbols, times = (value + n - 1) / n;
    for (long long i = 0; i < times && times <= MAX_SYMBOLS; i++)
        g_string_append(out, symbol_at(style, (value - 1) % n));
    return value > 0 && times <= MAX_SYMBOLS;
}

static bool write_alphabetic(const CounterStyle *style, long long value, GString *out) {
    long long n = (long long)style->n_symbols;
    for (long long rest = value; rest > 0; rest = (rest - 1) / n)
        g_string_prepend(out, symbol_at(style, (rest - 1) % n));
    return value > 0;
}

static bool write_numeric(const CounterStyle *style, long long value, GString *out) {
    long long n = (long long)style->n_symbols;
    for (long long rest = value; rest > 0 || out->len == 0; rest /= n) {
        g_string_prepend(out, symbol_at(style, rest % n));
        if (rest == 0)
            break;
    }
    return true;
}

static bool write_additive(const CounterStyle *style, long long value, GString *out) {
    long long rest = value, written = 0;
    for (size_t i = 0; i < style->n_symbols; i++) {
        int weight = style->symbols[i].weight;
        if (weight == 0 && value == 0)
            g_string_append(out, style->symbols[i].symbol);
        if (weight == 0)
            return value == 0;
        written += rest / weight;
        if (written > MAX_SYMBOLS)
            return false;
        for (; rest >= weight; rest -= weight)
            g_string_append(out, style->symbols[i].symbol);
        if (rest == 0 && value != 0)
            return true;
    }
    return false;
}

/* 一百零三, 十二 (§7.1): a gap of whatever length is one zero, none stands at the end. */
static bool write_chinese(const CounterStyle *style, long long value, GString *out) {
    static const int units[] = {1000, 100, 10, 1};
    bool has_gap = false;
    if (value > 9999)
        return false;
    if (value == 0)
        g_string_append(out, symbol_at(style, 0));
    for (size_t i = 0; i < G_N_ELEMENTS(units); i++) {
        long long digit = value / units[i] % 10;
        if (digit == 0) {
            has_gap = value > 0 && out->len > 0;
            continue;
        }
        if (has_gap)
            g_string_append(out, symbol_at(style, 0));
        has_gap = false;
        bool is_plain_ten = style->is_informal && units[i] == 10 && digit == 1 && out->len == 0;
        if (!is_plain_ten)
            g_string_append(out, symbol_at(style, digit));
        if (units[i] > 1)
            g_string_append(out, symbol_at(style, 12 - (long long)i));
    }
    return true;
}

static const struct {
    bool (*write)(const CounterStyle *style, long long value, GString *out);
    bool has_sign; /* of negative numbers; else the symbols are theirs, too */
    int least;     /* that `auto` holds */
} systems[] = {
    [SYSTEM_SYMBOLIC] = {write_symbolic, true, 1},
    [SYSTEM_CYCLIC] = {write_cyclic, false, INT_MIN},
    [SYSTEM_FIXED] = {write_fixed, false, INT_MIN},
    [SYSTEM_ALPHABETIC] = {write_alphabetic, true, 1},
    [SYSTEM_NUMERIC] = {write_numeric, true, INT_MIN},
    [SYSTEM_ADDITIVE] = {write_additive, true, 0},
    [SYSTEM_CHINESE] = {write_chinese, true, INT_MIN},
};

/* --- one number --- */

static bool is_in_range(const CounterStyle *style, int value) {
    if (!style->ranges)
        return value >= systems[style->system].least;
    for (size_t i = 0; i < style->n_ranges; i++)
        if (value >= style->ranges[i].least && value <= style->ranges[i].most)
            return true;
    return false;
}

static bool write_number(const CounterStyle *style, int value, GString *out) {
    bool is_negative = value < 0 && systems[style->system].has_sign;
    long long size = is_negative ? -(long long)value : value;
    if (!is_in_range(style, value) || !systems[style->system].write(style, size, out))
        return false;
    long length = g_utf8_strlen(out->str, -1);
    if (is_negative)
        length += g_utf8_strlen(style->negative[0], -1) + g_utf8_strlen(style->negative[1], -1);
    for (; style->pad_symbol && length < style->pad; length++)
        g_string_prepend(out, style->pad_symbol);
    if (is_negative) {
        g_string_prepend(out, style->negative[0]);
        g_string_append(out, style->negative[1]);
    }
    return true;
}

/* Names of authors keep their case, those of the program have none (§7). */
static const CounterStyle *find(const StyleCounterStyles *styles, const char *name) {
    const CounterStyle *found = styles && name ? g_hash_table_lookup(styles->table, name) : NULL;
    if (found || !styles || !name)
        return found;
    g_autofree char *lower = g_ascii_strdown(name, -1);
    found = g_hash_table_lookup(styles->table, lower);
    return found && found->is_predefined ? found : NULL;
}

char *style_counter_text(const StyleCounterStyles *styles, int value, const char *name) {
    const CounterStyle *style = find(styles, name);
    g_autoptr(GString) out = g_string_new(NULL);
    for (int hops = 0; style && hops < MAX_FALLBACKS; hops++) {
        g_string_truncate(out, 0);
        if (write_number(style, value, out))
            return g_strdup(out->str);
        style = find(styles, style->fallback);
    }
    return g_strdup_printf("%d", value);
}

/* What cannot be written in a style keeps its prefix and suffix (§2.1). */
char *style_counter_marker(const StyleCounterStyles *styles, int value, const char *name) {
    const CounterStyle *style = find(styles, name);
    g_autofree char *text = style_counter_text(styles, value, name);
    if (!style)
        style = find(styles, "decimal");
    return style ? g_strconcat(style->prefix, text, style->suffix, NULL) : g_steal_pointer(&text);
}
