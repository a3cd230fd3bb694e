/* SPDX-License-Identifier: MIT */
/* Turns lengths, percentages and calc() into sums of units, and those into Lengths. */

#include "style/value.h"

#include <math.h>
#include <string.h>

#define CALC_MAX_DEPTH 32

const Token *value_peek(ValueParser *parser) {
    TokenRange *rest = &parser->rest;
    while (rest->from < rest->to && rest->from->kind == TOKEN_WHITESPACE)
        rest->from++;
    return rest->from < rest->to ? rest->from : NULL;
}

void value_skip(ValueParser *parser) {
    parser->rest.from = token_after(parser->rest.from);
}

bool value_at_end(ValueParser *parser) {
    return !value_peek(parser);
}

bool value_take_ident(ValueParser *parser, const char *name) {
    const Token *token = value_peek(parser);
    if (!token || !token_is_ident(token, name))
        return false;
    value_skip(parser);
    return true;
}

bool value_take_comma(ValueParser *parser) {
    const Token *token = value_peek(parser);
    if (!token || token->kind != TOKEN_COMMA)
        return false;
    value_skip(parser);
    return true;
}

/* A unit as so many of one of the kept units. ex and cap are taken as half and .7 of the em, ic as
 * the em: a Han character's advance is its em. */
static const struct {
    const char *name;
    LengthUnit unit;
    double factor;
} units[] = {
    {"pt", UNIT_PT, 1},         {"em", UNIT_EM, 1},   {"px", UNIT_PT, 0.75},
    {"mm", UNIT_PT, 72 / 25.4}, {"lh", UNIT_LH, 1},   {"rlh", UNIT_RLH, 1},
    {"rem", UNIT_REM, 1},       {"ic", UNIT_EM, 1},   {"ch", UNIT_CH, 1},
    {"cm", UNIT_PT, 72 / 2.54}, {"in", UNIT_PT, 72},  {"pc", UNIT_PT, 12},
    {"q", UNIT_PT, 72 / 101.6}, {"ex", UNIT_EM, 0.5}, {"cap", UNIT_EM, 0.7},
};

static bool set_dimension(const Token *token, SpecLength *length) {
    for (size_t i = 0; i < G_N_ELEMENTS(units); i++) {
        if (g_ascii_strcasecmp(units[i].name, token->text) != 0)
            continue;
        length->by[units[i].unit] = token->number * units[i].factor;
        return true;
    }
    return false;
}

/* A number within calc() stands in by[UNIT_PT] until it is known to be one. */
typedef struct {
    SpecLength sum;
    bool is_number;
} Quantity;

static bool take_sum(ValueParser *parser, int depth, Quantity *out);

static bool take_inner(const ValueParser *parser, const Token *opener, int depth, Quantity *out) {
    ValueParser inner = *parser;
    inner.rest = token_contents(opener);
    return depth < CALC_MAX_DEPTH && take_sum(&inner, depth + 1, out) && value_at_end(&inner);
}

static bool take_factor(ValueParser *parser, int depth, Quantity *out) {
    const Token *token = value_peek(parser);
    *out = (Quantity){.sum.kind = VALUE_LENGTH};
    if (!token)
        return false;
    bool is_good = true;
    switch (token->kind) {
    case TOKEN_NUMBER:
        out->is_number = true;
        out->sum.by[UNIT_PT] = token->number;
        break;
    case TOKEN_PERCENTAGE:
        out->sum.by[UNIT_PERCENT] = token->number;
        break;
    case TOKEN_DIMENSION:
        is_good = set_dimension(token, &out->sum);
        break;
    case TOKEN_FUNCTION:
        is_good = token_is_function(token, "calc") && take_inner(parser, token, depth, out);
        break;
    case TOKEN_OPEN_PAREN:
        is_good = take_inner(parser, token, depth, out);
        break;
    default:
        return false;
    }
    if (is_good)
        value_skip(parser);
    return is_good;
}

static void scale(Quantity *quantity, double by) {
    for (size_t i = 0; i < UNIT_COUNT; i++)
        quantity->sum.by[i] *= by;
}

static bool take_product(ValueParser *parser, int depth, Quantity *out) {
    if (!take_factor(parser, depth, out))
        return false;
    for (const Token *op; (op = value_peek(parser));) {
        bool is_division = token_is_delim(op, '/');
        if (!is_division && !token_is_delim(op, '*'))
            return true;
        value_skip(parser);
        Quantity right;
        if (!take_factor(parser, depth, &right))
            return false;
        if (!is_division && !right.is_number && out->is_number) {
            Quantity left = *out;
            *out = right;
            right = left;
        }
        if (!right.is_number || (is_division && right.sum.by[UNIT_PT] == 0))
            return false;
        scale(out, is_division ? 1 / right.sum.by[UNIT_PT] : right.sum.by[UNIT_PT]);
    }
    return true;
}

static bool take_sum(ValueParser *parser, int depth, Quantity *out) {
    if (!take_product(parser, depth, out))
        return false;
    for (const Token *op; (op = value_peek(parser));) {
        bool is_minus = token_is_delim(op, '-');
        if (!is_minus && !token_is_delim(op, '+'))
            return true;
        /* css-values-4 §10.1: white space on both sides of + and - */
        if (op[-1].kind != TOKEN_WHITESPACE || op[1].kind != TOKEN_WHITESPACE)
            return false;
        value_skip(parser);
        Quantity right;
        if (!take_product(parser, depth, &right) || right.is_number != out->is_number)
            return false;
        for (size_t i = 0; i < UNIT_COUNT; i++)
            out->sum.by[i] += is_minus ? -right.sum.by[i] : right.sum.by[i];
    }
    return true;
}

bool value_take_length(ValueParser *parser, SpecLength *length) {
    ValueParser start = *parser;
    Quantity quantity;
    const Token *token = value_peek(parser);
    bool is_zero = token && token->kind == TOKEN_NUMBER && token->number == 0;
    if (!token || !take_factor(parser, 0, &quantity) || (quantity.is_number && !is_zero) ||
        token->kind == TOKEN_OPEN_PAREN) {
        *parser = start;
        return false;
    }
    *length = quantity.sum;
    return true;
}

bool value_take_number(ValueParser *parser, double *number) {
    ValueParser start = *parser;
    Quantity quantity;
    const Token *token = value_peek(parser);
    if (!token || !take_factor(parser, 0, &quantity) || !quantity.is_number ||
        token->kind == TOKEN_OPEN_PAREN) {
        *parser = start;
        return false;
    }
    *number = quantity.sum.by[UNIT_PT];
    return true;
}

bool value_take_integer(ValueParser *parser, int *integer) {
    const Token *token = value_peek(parser);
    if (!token || token->kind != TOKEN_NUMBER || !token->is_integer)
        return false;
    *integer = (int)CLAMP(token->number, -1e9, 1e9);
    value_skip(parser);
    return true;
}

static Length zero_width(const ComputePlace *place) {
    const Style *style = place->style;
    if (!place->fonts)
        return style->font_size / 2;
    const FontFace *face = font_library_match(
        place->fonts, style->font_families, style->font_weight,
        style->font_style == FONT_STYLE_ITALIC, region_from_language(style->lang));
    int advance = font_face_advance(face, font_face_glyph(face, '0'));
    return font_scale(advance, style->font_size, font_face_metrics(face)->units_per_em);
}

static Length clamp(double length) {
    return (Length)CLAMP(round(length), -(double)LENGTH_MAX, (double)LENGTH_MAX);
}

static double sum_without_percent(const ComputePlace *place, const SpecLength *length) {
    const Style *root = place->root ? place->root : place->style;
    double sum = length->by[UNIT_PT] * LENGTH_PT + length->by[UNIT_EM] * place->style->font_size +
                 length->by[UNIT_REM] * root->font_size +
                 length->by[UNIT_LH] * place->style->line_height +
                 length->by[UNIT_RLH] * root->line_height;
    if (length->by[UNIT_CH] != 0)
        sum += length->by[UNIT_CH] * zero_width(place);
    return sum;
}

Length value_compute_length(const ComputePlace *place, const SpecLength *length, Length basis) {
    return clamp(sum_without_percent(place, length) + length->by[UNIT_PERCENT] * basis / 100);
}

StyleLength value_compute_basis(const ComputePlace *place, const SpecLength *length) {
    if (length->kind != VALUE_LENGTH)
        return (StyleLength){.kind = length->kind};
    return (StyleLength){VALUE_LENGTH, clamp(sum_without_percent(place, length)),
                         (int)CLAMP(round(length->by[UNIT_PERCENT] * 1024), -1e9, 1e9)};
}
