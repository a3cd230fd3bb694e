/* SPDX-License-Identifier: MIT */
/* Turns numbers, dimensions, percentages and the functions calc(), min(), max() and clamp() into
 * sums of units (css-values-4 §10). What is linear stays one sum; only the least and greatest of
 * sums that cannot be compared yet are kept as a tree. */

#include "style/value.h"

#include <math.h>
#include <string.h>

#define CALC_MAX_DEPTH 32

/* A unit as so many of one of the kept units; ic is the em, since a Han character's advance is.
 * Text runs from left to right, so vi is vw. */
static const struct {
    const char *name;
    LengthUnit unit;
    double factor;
} units[] = {
    {"pt", UNIT_PT, 1},         {"em", UNIT_EM, 1},     {"px", UNIT_PT, 0.75},
    {"mm", UNIT_PT, 72 / 25.4}, {"lh", UNIT_LH, 1},     {"rlh", UNIT_RLH, 1},
    {"rem", UNIT_REM, 1},       {"ic", UNIT_EM, 1},     {"ch", UNIT_CH, 1},
    {"cm", UNIT_PT, 72 / 2.54}, {"in", UNIT_PT, 72},    {"pc", UNIT_PT, 12},
    {"q", UNIT_PT, 72 / 101.6}, {"ex", UNIT_EX, 1},     {"cap", UNIT_CAP, 1},
    {"vw", UNIT_VW, 1},         {"vi", UNIT_VW, 1},     {"vh", UNIT_VH, 1},
    {"vb", UNIT_VH, 1},         {"vmin", UNIT_VMIN, 1}, {"vmax", UNIT_VMAX, 1},
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

/* A number stands in `number`, a length or percentage in `sum`. */
typedef struct {
    bool is_number;
    double number;
    SpecLength sum;
} Quantity;

static bool take_sum(ValueParser *parser, int depth, Quantity *out);

static SpecLength make_node(Arena *arena, CalcOperation operation, double factor,
                            const SpecLength *parts, size_t n) {
    SpecCalc *calc = arena_new0(arena, SpecCalc);
    *calc = (SpecCalc){operation, factor, n, arena_copy(arena, parts, n * sizeof *parts)};
    SpecLength made = {.kind = VALUE_LENGTH, .is_math = true, .calc = calc};
    for (size_t i = 0; i < n; i++)
        made.has_percent |= parts[i].has_percent;
    return made;
}

static bool take_arguments(const ValueParser *parser, const Token *opener, int depth,
                           GArray *quantities) {
    ValueParser inner = *parser;
    inner.rest = token_contents(opener);
    if (depth >= CALC_MAX_DEPTH)
        return false;
    do {
        Quantity one;
        if (!take_sum(&inner, depth + 1, &one))
            return false;
        g_array_append_val(quantities, one);
    } while (value_take_comma(&inner));
    return value_at_end(&inner);
}

/* The least or greatest: of numbers at once, of lengths where it is known what they are. */
static bool choose(const ValueParser *parser, CalcOperation operation, const Quantity *from,
                   size_t n, Quantity *out) {
    g_autoptr(GArray) parts = g_array_new(FALSE, FALSE, sizeof(SpecLength));
    *out = from[0];
    for (size_t i = 0; i < n; i++) {
        if (from[i].is_number != from[0].is_number)
            return false;
        double number = from[i].number;
        bool is_better = operation == CALC_MIN ? number < out->number : number > out->number;
        if (is_better || isnan(number))
            out->number = isnan(out->number) ? out->number : number;
        g_array_append_val(parts, from[i].sum);
    }
    if (!from[0].is_number && n > 1)
        out->sum = make_node(parser->arena, operation, 1, (const SpecLength *)(void *)parts->data,
                             parts->len);
    return true;
}

/* clamp(least, value, most) is max(least, min(value, most)); `none` leaves a side open. */
static bool take_clamp(const ValueParser *parser, const Token *function, int depth, Quantity *out) {
    ValueParser inner = *parser;
    inner.rest = token_contents(function);
    Quantity parts[3];
    bool is_open[3] = {false};
    if (depth >= CALC_MAX_DEPTH)
        return false;
    for (int i = 0; i < 3; i++) {
        if (i && !value_take_comma(&inner))
            return false;
        is_open[i] = i != 1 && value_take_ident(&inner, "none");
        if (!is_open[i] && !take_sum(&inner, depth + 1, &parts[i]))
            return false;
    }
    Quantity upper[2] = {parts[1], is_open[2] ? parts[1] : parts[2]};
    if (!value_at_end(&inner) || !choose(parser, CALC_MIN, upper, is_open[2] ? 1 : 2, out))
        return false;
    Quantity lower[2] = {is_open[0] ? *out : parts[0], *out};
    return choose(parser, CALC_MAX, lower, is_open[0] ? 1 : 2, out);
}

static bool take_function(const ValueParser *parser, const Token *function, int depth,
                          Quantity *out) {
    bool is_min = token_is_function(function, "min");
    bool is_max = token_is_function(function, "max");
    bool is_calc = function->kind == TOKEN_OPEN_PAREN || token_is_function(function, "calc");
    if (token_is_function(function, "clamp"))
        return take_clamp(parser, function, depth, out);
    if (!is_min && !is_max && !is_calc)
        return false;
    g_autoptr(GArray) arguments = g_array_new(FALSE, FALSE, sizeof(Quantity));
    if (!take_arguments(parser, function, depth, arguments) || (is_calc && arguments->len != 1))
        return false;
    return choose(parser, is_max ? CALC_MAX : CALC_MIN, (const Quantity *)(void *)arguments->data,
                  arguments->len, out);
}

/* §10.7.1: numbers that have a name. */
static bool take_constant(const Token *token, int depth, Quantity *out) {
    static const struct {
        const char *name;
        double number;
    } constants[] = {
        {"e", G_E}, {"pi", G_PI}, {"infinity", INFINITY}, {"-infinity", -INFINITY}, {"nan", NAN}};
    for (size_t i = 0; depth > 0 && i < G_N_ELEMENTS(constants); i++) {
        if (!token_is_ident(token, constants[i].name))
            continue;
        out->is_number = true;
        out->number = constants[i].number;
        return true;
    }
    return false;
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
        out->number = token->number;
        break;
    case TOKEN_PERCENTAGE:
        out->sum.by[UNIT_PERCENT] = token->number;
        out->sum.has_percent = true;
        break;
    case TOKEN_DIMENSION:
        is_good = set_dimension(token, &out->sum);
        break;
    case TOKEN_IDENT:
        is_good = take_constant(token, depth, out);
        break;
    case TOKEN_OPEN_PAREN:
    case TOKEN_FUNCTION:
        is_good = (depth > 0 || token->kind == TOKEN_FUNCTION) &&
                  take_function(parser, token, depth, out);
        out->sum.is_math = true;
        break;
    default:
        return false;
    }
    if (is_good)
        value_skip(parser);
    return is_good;
}

/* What is not there stays so, whatever it is multiplied by: 0 × infinity is no number. */
static void scale(Arena *arena, Quantity *quantity, double by) {
    quantity->number *= by;
    if (quantity->is_number)
        return;
    SpecLength *sum = &quantity->sum;
    for (size_t i = 0; i < UNIT_COUNT; i++)
        if (sum->by[i] != 0)
            sum->by[i] *= by;
    const SpecCalc *calc = sum->calc;
    if (calc && calc->operation == CALC_SCALE)
        *sum = make_node(arena, CALC_SCALE, calc->factor * by, calc->parts, 1);
    else if (calc)
        *sum = make_node(arena, CALC_SCALE, by, sum, 1);
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
        if (!right.is_number)
            return false;
        scale(parser->arena, out, is_division ? 1 / right.number : right.number);
    }
    return true;
}

/* Adds up what is linear, sets aside what is not. */
static void add(Quantity *sum, const Quantity *more, GArray *nodes) {
    sum->number += more->number;
    sum->sum.has_percent |= more->sum.has_percent;
    if (more->sum.calc)
        g_array_append_val(nodes, more->sum);
    for (size_t i = 0; !more->sum.calc && i < UNIT_COUNT; i++)
        sum->sum.by[i] += more->sum.by[i];
}

static bool take_sum(ValueParser *parser, int depth, Quantity *out) {
    g_autoptr(GArray) nodes = g_array_new(FALSE, FALSE, sizeof(SpecLength));
    Quantity one;
    if (!take_product(parser, depth, &one))
        return false;
    *out = (Quantity){.is_number = one.is_number, .sum.kind = VALUE_LENGTH, .sum.is_math = true};
    add(out, &one, nodes);
    for (const Token *op; (op = value_peek(parser));) {
        bool is_minus = token_is_delim(op, '-');
        if (!is_minus && !token_is_delim(op, '+'))
            break;
        /* css-values-4 §10.1: white space on both sides of + and - */
        if (op[-1].kind != TOKEN_WHITESPACE || op[1].kind != TOKEN_WHITESPACE)
            return false;
        value_skip(parser);
        if (!take_product(parser, depth, &one) || one.is_number != out->is_number)
            return false;
        if (is_minus)
            scale(parser->arena, &one, -1);
        add(out, &one, nodes);
    }
    if (nodes->len) {
        g_array_append_val(nodes, out->sum);
        out->sum = make_node(parser->arena, CALC_SUM, 1, (const SpecLength *)(void *)nodes->data,
                             nodes->len);
    }
    return true;
}

bool value_take_length(ValueParser *parser, SpecLength *length) {
    ValueParser start = *parser;
    Quantity quantity;
    const Token *token = value_peek(parser);
    bool is_zero = token && token->kind == TOKEN_NUMBER && token->number == 0;
    if (!token || !take_factor(parser, 0, &quantity) || (quantity.is_number && !is_zero)) {
        *parser = start;
        return false;
    }
    *length = quantity.sum;
    return true;
}

bool value_take_number(ValueParser *parser, double *number) {
    ValueParser start = *parser;
    Quantity quantity;
    if (!value_peek(parser) || !take_factor(parser, 0, &quantity) || !quantity.is_number) {
        *parser = start;
        return false;
    }
    *number = isnan(quantity.number) ? 0 : quantity.number;
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

/* §10.9.1: what a function gives is rounded where a whole number is wanted. */
bool value_take_whole(ValueParser *parser, int *whole) {
    const Token *token = value_peek(parser);
    double number;
    if (token && token->kind != TOKEN_FUNCTION)
        return value_take_integer(parser, whole);
    if (!token || !value_take_number(parser, &number))
        return false;
    *whole = (int)CLAMP(floor(number + 0.5), -1e9, 1e9);
    return true;
}

static bool is_function_next(ValueParser *parser) {
    const Token *token = value_peek(parser);
    return token && token->kind == TOKEN_FUNCTION;
}

bool value_take_number_in(ValueParser *parser, NumberRange range, double *number) {
    bool is_math = is_function_next(parser);
    if (!value_take_number(parser, number))
        return false;
    if (is_math)
        *number = CLAMP(*number, range.least, range.most);
    return *number >= range.least && *number <= range.most;
}

bool value_take_whole_in(ValueParser *parser, NumberRange range, int *whole) {
    bool is_math = is_function_next(parser);
    if (!value_take_whole(parser, whole))
        return false;
    if (is_math)
        *whole = (int)CLAMP(*whole, range.least, range.most);
    return *whole >= range.least && *whole <= range.most;
}
