/* SPDX-License-Identifier: MIT */
/* The table of shorthands and the ways their values part among the longhands. */

#include "style/grammar.h"
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

bool shorthand_take(ValueParser *parser, const Shorthand *shorthand, size_t i, SpecValue *values) {
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
    while (n < 4 && shorthand_take(parser, shorthand, n, values))
        n++;
    if (n == 0)
        return false;
    for (size_t i = n; i < 4; i++)
        values[i] = values[i == 3 ? 1 : 0];
    if (n == 3)
        values[3] = values[1];
    return true;
}

/* Any order, each at most once, tried in the order of the table: border-top, list-style. */
static bool parse_any_order(ValueParser *parser, const Shorthand *shorthand, SpecValue *values) {
    size_t n = count_longhands(shorthand);
    unsigned seen = 0;
    while (!value_at_end(parser)) {
        size_t i = 0;
        while (i < n && ((seen & (1u << i)) || !shorthand_take(parser, shorthand, i, values)))
            i++;
        if (i == n)
            return false;
        seen |= 1u << i;
    }
    return seen != 0;
}

#define N_OF_BORDERS 12

/* border, border-block: the same for all sides; longhands stand side by side, width style color.
 * What stands behind them becomes initial: the image of `border` (css-backgrounds-3 §3.4). */
static bool parse_border(ValueParser *parser, const Shorthand *shorthand, SpecValue *values) {
    unsigned seen = 0;
    while (!value_at_end(parser)) {
        size_t i = 0;
        while (i < 3 && ((seen & (1u << i)) || !shorthand_take(parser, shorthand, i, values)))
            i++;
        if (i == 3)
            return false;
        seen |= 1u << i;
    }
    for (size_t i = 3; i < MIN(count_longhands(shorthand), N_OF_BORDERS); i++)
        values[i] = values[i % 3];
    return seen != 0;
}

/* gap: row, then column; one value is both. */
static bool parse_pair(ValueParser *parser, const Shorthand *shorthand, SpecValue *values) {
    if (!shorthand_take(parser, shorthand, 0, values))
        return false;
    if (!shorthand_take(parser, shorthand, 1, values))
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
    bool is_number = shorthand_take(parser, shorthand, 0, values);
    if (is_number)
        shorthand_take(parser, shorthand, 1, values);
    bool has_basis = shorthand_take(parser, shorthand, 2, values);
    if (has_basis && !is_number && shorthand_take(parser, shorthand, 0, values))
        shorthand_take(parser, shorthand, 1, values);
    return has_basis || is_number;
}

/* font: [style || weight || small-caps || stretch]? size [/ line-height]? family; what it does not
 * name becomes initial (css-fonts-4 §2.7). */
static bool parse_font(ValueParser *parser, const Shorthand *shorthand, SpecValue *values) {
    enum { STYLE, WEIGHT, CAPS, STRETCH, N_IN_FRONT, SIZE = N_IN_FRONT, LINE, FAMILY };
    unsigned seen = 0;
    for (int n = 0; n < N_IN_FRONT; n++) {
        if (value_take_ident(parser, "normal"))
            continue;
        size_t i = 0;
        const Token *token = value_peek(parser);
        bool is_word = token && (token->kind == TOKEN_IDENT || token->kind == TOKEN_NUMBER ||
                                 token->kind == TOKEN_FUNCTION); /* of which a length fails */
        while (i < N_IN_FRONT &&
               (!is_word || (seen & (1u << i)) || !shorthand_take(parser, shorthand, i, values)))
            i++;
        seen |= 1u << i;
    }
    /* of the capitals CSS 2 has only these here */
    if ((seen & (1u << CAPS)) && !kept_is_word(&values[CAPS], "small-caps"))
        return false;
    if (!shorthand_take(parser, shorthand, SIZE, values))
        return false;
    const Token *token = value_peek(parser);
    if (token && token_is_delim(token, '/')) {
        value_skip(parser);
        if (!shorthand_take(parser, shorthand, LINE, values))
            return false;
    }
    return shorthand_take(parser, shorthand, FAMILY, values);
}

/* white-space: what is kept, whether lines wrap, what is cut off (css-text-4 §3.4). */
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
    ValueParser start = *parser;
    for (size_t i = 0; i < G_N_ELEMENTS(words); i++) {
        *parser = start;
        if (!value_take_ident(parser, words[i].name) || !value_at_end(parser))
            continue;
        values[0] = (SpecValue){.integer = (int)words[i].space};
        values[1] = (SpecValue){.integer = (int)words[i].wrap};
        return true;
    }
    *parser = start;
    return parse_any_order(parser, shorthand, values);
}

/* text-spacing: `none` is no space taken and none given, `auto` both as they please (css-text-4
 * §8.3). */
static bool parse_text_spacing(ValueParser *parser, const Shorthand *shorthand, SpecValue *values) {
    ValueParser start = *parser;
    bool is_auto = value_take_ident(parser, "auto");
    if ((is_auto || value_take_ident(parser, "none")) && value_at_end(parser)) {
        values[0] = (SpecValue){.integer = is_auto ? TRIM_BOTH : TRIM_SPACE_ALL};
        values[1] = (SpecValue){.integer = is_auto ? AUTOSPACE_NORMAL : AUTOSPACE_NONE};
        return true;
    }
    *parser = start;
    return parse_any_order(parser, shorthand, values);
}

/* Another name: page-break-* of CSS 2, logical sides. */
static bool parse_same(ValueParser *parser, const Shorthand *shorthand, SpecValue *values) {
    return shorthand_take(parser, shorthand, 0, values);
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
      "border-bottom-color", "border-left-width", "border-left-style", "border-left-color",
      "border-image-source", "border-image-slice", "border-image-width", "border-image-outset",
      "border-image-repeat"}},
    {"background",
     shorthand_parse_background,
     {"background-color", "background-image", "background-repeat", "background-attachment",
      "background-position", "background-size", "background-origin", "background-clip"}},
    {"border-radius",
     shorthand_parse_radius,
     {"border-top-left-radius", "border-top-right-radius", "border-bottom-right-radius",
      "border-bottom-left-radius"}},
    {"font",
     parse_font,
     {"font-style", "font-weight", "font-variant-caps", "font-stretch", "font-size", "line-height",
      "font-family", "font-variant-ligatures", "font-variant-numeric", "font-variant-east-asian",
      "font-variant-position", "font-kerning", "font-feature-settings", "font-variation-settings"}},
    {"font-variant",
     parse_any_order,
     {"font-variant-ligatures", "font-variant-caps", "font-variant-numeric",
      "font-variant-east-asian", "font-variant-position"}},
    {"flex", parse_flex, {"flex-grow", "flex-shrink", "flex-basis"}},
    {"flex-flow", parse_any_order, {"flex-direction", "flex-wrap"}},
    {"gap", parse_pair, {"row-gap", "column-gap"}},
    {"columns", parse_any_order, {"column-width", "column-count"}},
    {"column-rule",
     parse_any_order,
     {"column-rule-width", "column-rule-style", "column-rule-color"}},
    {"list-style", parse_any_order, {"list-style-position", "list-style-type", "list-style-image"}},
    {"text-decoration",
     parse_any_order,
     {"text-decoration-line", "text-decoration-style", "text-decoration-color",
      "text-decoration-thickness"}},
    {"text-emphasis", parse_any_order, {"text-emphasis-style", "text-emphasis-color"}},
    {"word-wrap", parse_same, {"overflow-wrap"}},
    {"white-space",
     parse_white_space,
     {"white-space-collapse", "text-wrap-mode", "white-space-trim"}},
    {"text-wrap", parse_any_order, {"text-wrap-mode", "text-wrap-style"}},
    {"text-spacing", parse_text_spacing, {"text-spacing-trim", "text-autospace"}},
    {"border-image",
     shorthand_parse_border_image,
     {"border-image-source", "border-image-slice", "border-image-width", "border-image-outset",
      "border-image-repeat"}},
    {"block-step",
     parse_any_order,
     {"block-step-size", "block-step-insert", "block-step-align", "block-step-round"}},
    {"page-break-before", parse_same, {"break-before"}},
    {"page-break-after", parse_same, {"break-after"}},
    {"page-break-inside", parse_same, {"break-inside"}},
    /* css-logical-1, as lines are horizontal and begin at the left */
    {"margin-block", parse_pair, {"margin-top", "margin-bottom"}},
    {"margin-inline", parse_pair, {"margin-left", "margin-right"}},
    {"margin-block-start", parse_same, {"margin-top"}},
    {"margin-block-end", parse_same, {"margin-bottom"}},
    {"margin-inline-start", parse_same, {"margin-left"}},
    {"margin-inline-end", parse_same, {"margin-right"}},
    {"padding-block", parse_pair, {"padding-top", "padding-bottom"}},
    {"padding-inline", parse_pair, {"padding-left", "padding-right"}},
    {"padding-block-start", parse_same, {"padding-top"}},
    {"padding-block-end", parse_same, {"padding-bottom"}},
    {"padding-inline-start", parse_same, {"padding-left"}},
    {"padding-inline-end", parse_same, {"padding-right"}},
    {"border-block",
     parse_border,
     {"border-top-width", "border-top-style", "border-top-color", "border-bottom-width",
      "border-bottom-style", "border-bottom-color"}},
    {"border-block-width", parse_pair, {"border-top-width", "border-bottom-width"}},
    {"border-block-style", parse_pair, {"border-top-style", "border-bottom-style"}},
    {"border-block-color", parse_pair, {"border-top-color", "border-bottom-color"}},
    {"border-block-start",
     parse_any_order,
     {"border-top-width", "border-top-style", "border-top-color"}},
    {"border-block-end",
     parse_any_order,
     {"border-bottom-width", "border-bottom-style", "border-bottom-color"}},
    {"border-inline",
     parse_border,
     {"border-left-width", "border-left-style", "border-left-color", "border-right-width",
      "border-right-style", "border-right-color"}},
    {"border-inline-width", parse_pair, {"border-left-width", "border-right-width"}},
    {"border-inline-style", parse_pair, {"border-left-style", "border-right-style"}},
    {"border-inline-color", parse_pair, {"border-left-color", "border-right-color"}},
    {"border-inline-start",
     parse_any_order,
     {"border-left-width", "border-left-style", "border-left-color"}},
    {"border-inline-end",
     parse_any_order,
     {"border-right-width", "border-right-style", "border-right-color"}},
    {"inset", parse_sides, {"top", "right", "bottom", "left"}},
    {"inset-block", parse_pair, {"top", "bottom"}},
    {"inset-inline", parse_pair, {"left", "right"}},
    {"inset-block-start", parse_same, {"top"}},
    {"inset-block-end", parse_same, {"bottom"}},
    {"inset-inline-start", parse_same, {"left"}},
    {"inset-inline-end", parse_same, {"right"}},
    {"inline-size", parse_same, {"width"}},
    {"block-size", parse_same, {"height"}},
    {"min-inline-size", parse_same, {"min-width"}},
    {"min-block-size", parse_same, {"min-height"}},
    {"max-inline-size", parse_same, {"max-width"}},
    {"max-block-size", parse_same, {"max-height"}},
};

size_t style_shorthand_count(void) {
    return G_N_ELEMENTS(style_shorthands);
}
