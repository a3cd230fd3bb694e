/* SPDX-License-Identifier: MIT */
/* The table of shorthands and the ways their values part among the longhands. */

#include "style/property.h"

#include <string.h>

static const Property *longhand(const Shorthand *shorthand, size_t i) {
    return &style_properties[style_property_find(shorthand->longhands[i])];
}

static size_t count_longhands(const Shorthand *shorthand) {
    size_t n = 0;
    while (n < SHORTHAND_MAX_LONGHANDS && shorthand->longhands[n])
        n++;
    return n;
}

static bool take(ValueParser *parser, const Shorthand *shorthand, size_t i, SpecValue *values) {
    ValueParser start = *parser;
    SpecValue value = {0};
    if (value_at_end(parser) || !property_take(parser, longhand(shorthand, i), &value)) {
        *parser = start;
        return false;
    }
    values[i] = value;
    return true;
}

/* One to four values: top, right, bottom, left. */
static bool parse_sides(ValueParser *parser, const Shorthand *shorthand, SpecValue *values) {
    size_t n = 0;
    while (n < 4 && take(parser, shorthand, n, values))
        n++;
    if (n == 0)
        return false;
    for (size_t i = n; i < 4; i++)
        values[i] = values[i == 3 ? 1 : 0];
    if (n == 3)
        values[3] = values[1];
    return true;
}

/* Any order, each at most once: border-top, list-style, block-step. */
static bool parse_any_order(ValueParser *parser, const Shorthand *shorthand, SpecValue *values) {
    size_t n = count_longhands(shorthand);
    unsigned seen = 0;
    while (!value_at_end(parser)) {
        size_t i = 0;
        while (i < n && ((seen & (1u << i)) || !take(parser, shorthand, i, values)))
            i++;
        if (i == n)
            return false;
        seen |= 1u << i;
    }
    return seen != 0;
}

/* border: the same for all four sides; longhands stand side by side, width style color. */
static bool parse_border(ValueParser *parser, const Shorthand *shorthand, SpecValue *values) {
    unsigned seen = 0;
    while (!value_at_end(parser)) {
        size_t i = 0;
        while (i < 3 && ((seen & (1u << i)) || !take(parser, shorthand, i, values)))
            i++;
        if (i == 3)
            return false;
        seen |= 1u << i;
    }
    for (size_t i = 3; i < 12; i++)
        values[i] = values[i % 3];
    return seen != 0;
}

/* gap: row, then column; one value is both. text-indent's kind of shorthand. */
static bool parse_pair(ValueParser *parser, const Shorthand *shorthand, SpecValue *values) {
    if (!take(parser, shorthand, 0, values))
        return false;
    if (!take(parser, shorthand, 1, values))
        values[1] = values[0];
    return true;
}

static void set_flex(SpecValue *values, int grow, int shrink, ValueKind basis) {
    values[0] = values[1] = values[2] = (SpecValue){0};
    values[0].integer = grow * 1024;
    values[1].integer = shrink * 1024;
    values[2].length.kind = basis;
}

/* css-flexbox-1 §7.1.1: a number alone sets the basis to zero. */
static bool parse_flex(ValueParser *parser, const Shorthand *shorthand, SpecValue *values) {
    set_flex(values, 1, 1, VALUE_LENGTH);
    if (value_take_ident(parser, "none")) {
        set_flex(values, 0, 0, VALUE_AUTO);
        return true;
    }
    if (value_take_ident(parser, "initial")) {
        set_flex(values, 0, 1, VALUE_AUTO);
        return true;
    }
    const Token *token = value_peek(parser);
    bool is_number = token && token->kind == TOKEN_NUMBER;
    if (is_number && take(parser, shorthand, 0, values))
        take(parser, shorthand, 1, values);
    bool has_basis = take(parser, shorthand, 2, values);
    if (has_basis && !is_number && take(parser, shorthand, 0, values))
        take(parser, shorthand, 1, values);
    return has_basis || is_number;
}

/* font: [style || weight || variant]? size [/ line-height]? family (css-fonts-4 §2.7). */
static bool parse_font(ValueParser *parser, const Shorthand *shorthand, SpecValue *values) {
    enum { STYLE, WEIGHT, SIZE, LINE, FAMILY };
    for (int i = 0; i < 3; i++)
        if (!value_take_ident(parser, "normal") && !take(parser, shorthand, STYLE, values))
            take(parser, shorthand, WEIGHT, values);
    if (!take(parser, shorthand, SIZE, values))
        return false;
    const Token *token = value_peek(parser);
    if (token && token_is_delim(token, '/')) {
        value_skip(parser);
        if (!take(parser, shorthand, LINE, values))
            return false;
    }
    return take(parser, shorthand, FAMILY, values);
}

/* list-style: `none` is the type; positions and pictures of markers are not ours. */
static bool parse_list_style(ValueParser *parser, const Shorthand *shorthand, SpecValue *values) {
    value_take_ident(parser, "outside");
    bool is_good = take(parser, shorthand, 0, values);
    value_take_ident(parser, "outside");
    return is_good;
}

/* white-space: what is kept, and whether lines wrap (css-text-4 §3.4). */
static bool parse_white_space(ValueParser *parser, const Shorthand *shorthand, SpecValue *values) {
    static const struct {
        const char *name;
        StyleWhiteSpace space;
        StyleTextWrap wrap;
    } words[] = {{"normal", WHITE_SPACE_NORMAL, WRAP_NORMAL},
                 {"nowrap", WHITE_SPACE_NORMAL, WRAP_NOWRAP},
                 {"pre", WHITE_SPACE_PRE_WRAP, WRAP_NOWRAP},
                 {"pre-wrap", WHITE_SPACE_PRE_WRAP, WRAP_NORMAL},
                 {"pre-line", WHITE_SPACE_PRE_LINE, WRAP_NORMAL}};
    (void)shorthand;
    for (size_t i = 0; i < G_N_ELEMENTS(words); i++) {
        if (!value_take_ident(parser, words[i].name))
            continue;
        values[0] = (SpecValue){.integer = (int)words[i].space};
        values[1] = (SpecValue){.integer = (int)words[i].wrap};
        return true;
    }
    return false;
}

/* page-break-*: CSS 2's names. */
static bool parse_same(ValueParser *parser, const Shorthand *shorthand, SpecValue *values) {
    return take(parser, shorthand, 0, values);
}

/* all: nothing but the keywords that every property has. */
static bool parse_no_value(ValueParser *parser, const Shorthand *shorthand, SpecValue *values) {
    (void)parser;
    (void)shorthand;
    (void)values;
    return false;
}

const Shorthand style_shorthands[] = {
    {"all", parse_no_value, {NULL}},
    {"margin", parse_sides, {"margin-top", "margin-right", "margin-bottom", "margin-left"}},
    {"padding", parse_sides, {"padding-top", "padding-right", "padding-bottom", "padding-left"}},
    {"border-width",
     parse_sides,
     {"border-top-width", "border-right-width", "border-bottom-width", "border-left-width"}},
    {"border-style",
     parse_sides,
     {"border-top-style", "border-right-style", "border-bottom-style", "border-left-style"}},
    {"border-color",
     parse_sides,
     {"border-top-color", "border-right-color", "border-bottom-color", "border-left-color"}},
    {"border-top", parse_any_order, {"border-top-width", "border-top-style", "border-top-color"}},
    {"border-right",
     parse_any_order,
     {"border-right-width", "border-right-style", "border-right-color"}},
    {"border-bottom",
     parse_any_order,
     {"border-bottom-width", "border-bottom-style", "border-bottom-color"}},
    {"border-left",
     parse_any_order,
     {"border-left-width", "border-left-style", "border-left-color"}},
    {"border",
     parse_border,
     {"border-top-width", "border-top-style", "border-top-color", "border-right-width",
      "border-right-style", "border-right-color", "border-bottom-width", "border-bottom-style",
      "border-bottom-color", "border-left-width", "border-left-style", "border-left-color"}},
    {"background", parse_same, {"background-color"}},
    {"font", parse_font, {"font-style", "font-weight", "font-size", "line-height", "font-family"}},
    {"flex", parse_flex, {"flex-grow", "flex-shrink", "flex-basis"}},
    {"gap", parse_pair, {"row-gap", "column-gap"}},
    {"list-style", parse_list_style, {"list-style-type"}},
    {"text-decoration", parse_same, {"text-decoration-line"}},
    {"text-emphasis", parse_any_order, {"text-emphasis-style", "text-emphasis-color"}},
    {"white-space", parse_white_space, {"white-space-collapse", "text-wrap"}},
    {"text-wrap-style", parse_same, {"text-wrap"}},
    {"text-wrap-mode", parse_same, {"text-wrap"}},
    {"block-step",
     parse_any_order,
     {"block-step-size", "block-step-insert", "block-step-align", "block-step-round"}},
    {"page-break-before", parse_same, {"break-before"}},
    {"page-break-after", parse_same, {"break-after"}},
    {"page-break-inside", parse_same, {"break-inside"}},
};

size_t style_shorthand_count(void) {
    return G_N_ELEMENTS(style_shorthands);
}
