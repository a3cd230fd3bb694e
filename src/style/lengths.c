/* SPDX-License-Identifier: MIT */
/* Turns sums of units, and what is least or greatest among them, into Lengths; reads tokens off the
 * front of a value. */

#include "style/value.h"

#include <math.h>
#include <string.h>

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

const char *value_take_text(ValueParser *parser, TokenKind kind) {
    const Token *token = value_peek(parser);
    if (!token || token->kind != kind)
        return NULL;
    value_skip(parser);
    return token->text;
}

/* url(a.png) is a token, url("a.png") a function. */
const char *value_take_url(ValueParser *parser) {
    const Token *token = value_peek(parser);
    if (!token || !token_is_function(token, "url"))
        return value_take_text(parser, TOKEN_URL);
    ValueParser inner = *parser;
    inner.rest = token_contents(token);
    const char *address = value_take_text(&inner, TOKEN_STRING);
    if (!address || !value_at_end(&inner))
        return NULL;
    value_skip(parser);
    return address;
}

static const FontFace *face_of(const ComputePlace *place) {
    const Style *style = place->style;
    return font_library_match(place->fonts, style->font_families, style->font_weight,
                              style->font_style == FONT_STYLE_ITALIC,
                              region_from_language(style->lang));
}

/* What only a font knows, as parts of its em; 0: it does not say (css-values-4 §6.1.1). */
static double part_of_em(const ComputePlace *place, LengthUnit unit) {
    static const double usual[UNIT_COUNT] = {[UNIT_CH] = 0.5, [UNIT_EX] = 0.5, [UNIT_CAP] = 0.7};
    if (!place->fonts)
        return usual[unit];
    const FontFace *face = face_of(place);
    const FontMetrics *metrics = font_face_metrics(face);
    int size = unit == UNIT_CH   ? font_face_advance(face, font_face_glyph(face, '0'))
               : unit == UNIT_EX ? metrics->x_height
                                 : metrics->cap_height;
    return size > 0 ? (double)size / metrics->units_per_em : usual[unit];
}

static Length clamp(double length) {
    return isnan(length) ? 0
                         : (Length)CLAMP(round(length), -(double)LENGTH_MAX, (double)LENGTH_MAX);
}

static double sum_without_percent(const ComputePlace *place, const SpecLength *length) {
    const Style *root = place->root ? place->root : place->style;
    const double width = place->viewport[0] / 100.0, height = place->viewport[1] / 100.0;
    const double *by = length->by;
    double sum = by[UNIT_PT] * LENGTH_PT + by[UNIT_EM] * place->style->font_size +
                 by[UNIT_REM] * root->font_size + by[UNIT_LH] * place->style->line_height +
                 by[UNIT_RLH] * root->line_height + by[UNIT_VW] * width + by[UNIT_VH] * height +
                 by[UNIT_VMIN] * MIN(width, height) + by[UNIT_VMAX] * MAX(width, height);
    for (LengthUnit unit = UNIT_CH; unit <= UNIT_CAP; unit++)
        if (by[unit] != 0)
            sum += by[unit] * part_of_em(place, unit) * place->style->font_size;
    return sum;
}

static double combine(CalcOperation operation, double left, double right) {
    switch (operation) {
    case CALC_MIN:
        return isnan(left) || isnan(right) ? NAN : MIN(left, right);
    case CALC_MAX:
        return isnan(left) || isnan(right) ? NAN : MAX(left, right);
    default:
        return left + right;
    }
}

static double reckon(const ComputePlace *place, const SpecLength *length, double basis) {
    const SpecCalc *calc = length->calc;
    if (!calc) {
        double percent = length->by[UNIT_PERCENT];
        return sum_without_percent(place, length) + (percent != 0 ? percent * basis / 100 : 0);
    }
    double result = reckon(place, &calc->parts[0], basis);
    if (calc->operation == CALC_SCALE)
        return result * calc->factor;
    for (size_t i = 1; i < calc->n; i++)
        result = combine(calc->operation, result, reckon(place, &calc->parts[i], basis));
    return result;
}

Length value_compute_length(const ComputePlace *place, const SpecLength *length, Length basis) {
    return clamp(reckon(place, length, basis));
}

StyleLength value_compute_basis(const ComputePlace *place, const SpecLength *length) {
    const SpecCalc *calc = length->calc;
    if (length->kind != VALUE_LENGTH)
        return (StyleLength){.kind = length->kind};
    if (!length->has_percent)
        return (StyleLength){.kind = VALUE_LENGTH,
                             .length = value_compute_length(place, length, 0)};
    if (!calc)
        return (StyleLength){.kind = VALUE_LENGTH,
                             .length = clamp(sum_without_percent(place, length)),
                             .percent =
                                 (int)CLAMP(round(length->by[UNIT_PERCENT] * 1024), -1e9, 1e9)};
    StyleLength *parts = arena_array(place->arena, StyleLength, calc->n);
    for (size_t i = 0; i < calc->n; i++)
        parts[i] = value_compute_basis(place, &calc->parts[i]);
    return style_calc(place->arena, calc->operation, calc->factor, parts, calc->n);
}

StyleLength style_calc(Arena *arena, CalcOperation operation, double factor,
                       const StyleLength *parts, size_t n) {
    StyleCalc *made = arena_new0(arena, StyleCalc);
    *made = (StyleCalc){operation, factor, n, parts};
    return (StyleLength){.kind = VALUE_LENGTH, .percent = 1, .calc = made};
}

static double reckon_computed(const StyleLength *value, Length basis) {
    const StyleCalc *calc = value->calc;
    if (!calc)
        return value->length + (double)basis * value->percent / (100 * 1024);
    double result = reckon_computed(&calc->parts[0], basis);
    if (calc->operation == CALC_SCALE)
        return result * calc->factor;
    for (size_t i = 1; i < calc->n; i++)
        result = combine(calc->operation, result, reckon_computed(&calc->parts[i], basis));
    return result;
}

Length style_calc_length(const StyleLength *value, Length basis) {
    return clamp(reckon_computed(value, basis));
}
