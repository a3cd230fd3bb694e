/* SPDX-License-Identifier: MIT */
/* Reads the functions that give colours (css-color-4 §4 to §10, css-color-5 §3). What sRGB has not
 * is brought into it. */

#include "style/color_functions.h"

#include "style/color_spaces.h"
#include <math.h>
#include <string.h>

#define COLOR_MAX_PARTS 5

/* The arguments of a colour function: numbers, percentages and `none`, all parted by commas or all
 * by spaces with a `/` before the last. */
typedef struct {
    double value[COLOR_MAX_PARTS];
    bool is_percent[COLOR_MAX_PARTS];
    size_t n;
    bool has_commas, has_slash, has_none;
} ColorParts;

/* How many degrees a unit of angle has (css-values-4 §7.1); 0: it is none. A number counts degrees.
 */
static double degrees_of(const Token *token) {
    static const struct {
        const char *unit;
        double degrees;
    } angles[] = {{"deg", 1}, {"grad", .9}, {"rad", 180 / G_PI}, {"turn", 360}};
    for (size_t i = 0; token->kind == TOKEN_DIMENSION && i < G_N_ELEMENTS(angles); i++)
        if (g_ascii_strcasecmp(token->text, angles[i].unit) == 0)
            return angles[i].degrees;
    return 0;
}

/* A percentage, or calc() of such. */
static bool take_percent(ValueParser *parser, double *percent) {
    SpecLength length;
    if (!value_take_length(parser, &length) || !length.has_percent || length.calc)
        return false;
    for (int unit = 0; unit < UNIT_COUNT; unit++)
        if (unit != UNIT_PERCENT && length.by[unit] != 0)
            return false;
    *percent = length.by[UNIT_PERCENT];
    return true;
}

static bool take_part(ValueParser *parser, ColorParts *parts, bool is_hue) {
    const Token *token = value_peek(parser);
    if (!token || parts->n == COLOR_MAX_PARTS)
        return false;
    size_t i = parts->n++;
    double degrees = is_hue ? degrees_of(token) : 0;
    if (degrees != 0) {
        parts->value[i] = token->number * degrees;
        value_skip(parser);
        return true;
    }
    if (value_take_ident(parser, "none")) {
        parts->has_none = true;
        return true;
    }
    if (value_take_number(parser, &parts->value[i]))
        return true;
    parts->is_percent[i] = true;
    return take_percent(parser, &parts->value[i]);
}

/* `hue`: which part is one; COLOR_MAX_PARTS: none is. */
static bool take_parts(ValueParser *parser, ColorParts *parts, size_t hue, size_t channels) {
    if (!take_part(parser, parts, hue == 0))
        return false;
    parts->has_commas = value_peek(parser) && value_peek(parser)->kind == TOKEN_COMMA;
    while (!value_at_end(parser)) {
        bool is_slash = token_is_delim(value_peek(parser), '/');
        if (is_slash && (parts->has_commas || parts->n != channels))
            return false;
        parts->has_slash |= is_slash;
        if (is_slash)
            value_skip(parser);
        else if (parts->has_commas && !value_take_comma(parser))
            return false;
        if (!take_part(parser, parts, parts->n == hue))
            return false;
    }
    if (parts->has_commas && parts->has_none)
        return false;
    return parts->n == channels ||
           (parts->n == channels + 1 && (parts->has_commas || parts->has_slash));
}

static double part_of(const ColorParts *parts, size_t i, double full) {
    return parts->is_percent[i] ? parts->value[i] / 100 : parts->value[i] / full;
}

static void set_alpha(const ColorParts *parts, size_t i, SpecColor *color) {
    if (parts->n > i)
        color->alpha = CLAMP(part_of(parts, i, 1), 0, 1);
}

/* Rounded, so that what is gray is gray. */
static void set_srgb(ColorTriple srgb, SpecColor *color) {
    color->color.space = COLOR_RGB;
    for (int i = 0; i < 3; i++)
        color->color.v[i] = (float)(round(srgb.v[i] * 1e5) / 1e5);
}

/* --- sRGB in its forms, and inks --- */

static bool set_rgb(const ColorParts *parts, SpecColor *color) {
    for (size_t i = 0; i < 3; i++) {
        if (parts->has_commas && parts->is_percent[i] != parts->is_percent[0])
            return false;
        color->color.v[i] = (float)part_of(parts, i, 255);
    }
    set_alpha(parts, 3, color);
    return true;
}

/* §7.1 */
static void set_hue(double degrees, double saturation, double light, SpecColor *color) {
    double hue = isfinite(degrees) ? fmod(fmod(degrees, 360) + 360, 360) : 0;
    static const int turns[] = {0, 8, 4};
    for (size_t i = 0; i < 3; i++) {
        double k = fmod(turns[i] + hue / 30, 12);
        double a = saturation * MIN(light, 1 - light);
        color->color.v[i] = (float)(light - a * MAX(-1, MIN(MIN(k - 3, 9 - k), 1)));
    }
}

/* With commas the two behind the hue are percentages. */
static bool is_hue_and_two(const ColorParts *parts) {
    return !parts->is_percent[0] &&
           (!parts->has_commas || (parts->is_percent[1] && parts->is_percent[2]));
}

static bool set_hsl(const ColorParts *parts, SpecColor *color) {
    if (!is_hue_and_two(parts))
        return false;
    set_hue(parts->value[0], CLAMP(parts->value[1] / 100, 0, 1), CLAMP(parts->value[2] / 100, 0, 1),
            color);
    set_alpha(parts, 3, color);
    return true;
}

/* §8.1: a pure hue with white and black in it; of more than all there is, a gray. */
static bool set_hwb(const ColorParts *parts, SpecColor *color) {
    if (!is_hue_and_two(parts) || parts->has_commas)
        return false;
    double white = CLAMP(parts->value[1] / 100, 0, 1), black = CLAMP(parts->value[2] / 100, 0, 1);
    double all = MAX(white + black, 1);
    set_hue(parts->value[0], 1, .5, color);
    for (size_t i = 0; i < 3; i++)
        color->color.v[i] = (float)(color->color.v[i] * (1 - (white + black) / all) + white / all);
    set_alpha(parts, 3, color);
    return true;
}

static bool set_cmyk(const ColorParts *parts, SpecColor *color) {
    color->color.space = COLOR_CMYK;
    for (size_t i = 0; i < 4; i++)
        color->color.v[i] = (float)CLAMP(part_of(parts, i, 1), 0, 1);
    set_alpha(parts, 4, color);
    return true;
}

/* --- Lab and its like: what 100 % of lightness and of the others is --- */

static bool set_perceived(const ColorParts *parts, ColorModel model, const double full[2],
                          SpecColor *color) {
    bool is_polar = model == SPACE_LCH || model == SPACE_OKLCH;
    if (parts->has_commas || (is_polar && parts->is_percent[2]))
        return false;
    ColorTriple triple;
    for (size_t i = 0; i < 3; i++)
        triple.v[i] = parts->value[i] * (parts->is_percent[i] ? full[i > 0] / 100 : 1);
    triple.v[0] = CLAMP(triple.v[0], 0, full[0]);
    if (is_polar)
        triple.v[1] = MAX(triple.v[1], 0);
    set_srgb(color_to_srgb(model, triple), color);
    set_alpha(parts, 3, color);
    return true;
}

static bool set_lab(const ColorParts *parts, SpecColor *color) {
    return set_perceived(parts, SPACE_LAB, (const double[]){100, 125}, color);
}

static bool set_lch(const ColorParts *parts, SpecColor *color) {
    return set_perceived(parts, SPACE_LCH, (const double[]){100, 150}, color);
}

static bool set_oklab(const ColorParts *parts, SpecColor *color) {
    return set_perceived(parts, SPACE_OKLAB, (const double[]){1, .4}, color);
}

static bool set_oklch(const ColorParts *parts, SpecColor *color) {
    return set_perceived(parts, SPACE_OKLCH, (const double[]){1, .4}, color);
}

/* --- color(), color-mix() --- */

static const struct {
    const char *name;
    ColorModel model;
    bool has_parts, mixes; /* stands in color(), in color-mix() */
} spaces[] = {{"srgb", SPACE_SRGB, true, true},
              {"srgb-linear", SPACE_SRGB_LINEAR, true, true},
              {"display-p3", SPACE_P3, true, false},
              {"a98-rgb", SPACE_A98, true, false},
              {"prophoto-rgb", SPACE_PROPHOTO, true, false},
              {"rec2020", SPACE_REC2020, true, false},
              {"xyz", SPACE_XYZ_D65, true, true},
              {"xyz-d50", SPACE_XYZ_D50, true, true},
              {"xyz-d65", SPACE_XYZ_D65, true, true},
              {"lab", SPACE_LAB, false, true},
              {"oklab", SPACE_OKLAB, false, true},
              {"lch", SPACE_LCH, false, true},
              {"oklch", SPACE_OKLCH, false, true}};

static bool set_of_space(ValueParser *inner, SpecColor *color) {
    for (size_t i = 0; i < G_N_ELEMENTS(spaces); i++) {
        if (!spaces[i].has_parts || !value_take_ident(inner, spaces[i].name))
            continue;
        ColorParts parts = {0};
        if (!take_parts(inner, &parts, COLOR_MAX_PARTS, 3) || parts.has_commas)
            return false;
        ColorTriple triple = {
            {part_of(&parts, 0, 1), part_of(&parts, 1, 1), part_of(&parts, 2, 1)}};
        set_srgb(color_to_srgb(spaces[i].model, triple), color);
        set_alpha(&parts, 3, color);
        return true;
    }
    return false;
}

typedef enum { HUE_SHORTER, HUE_LONGER, HUE_INCREASING, HUE_DECREASING } HueWay;

static bool take_way(ValueParser *inner, ColorModel model, HueWay *way) {
    static const char *const words[] = {"shorter", "longer", "increasing", "decreasing"};
    *way = HUE_SHORTER;
    for (size_t i = 0; i < G_N_ELEMENTS(words); i++)
        if (value_take_ident(inner, words[i])) {
            *way = (HueWay)i;
            return (model == SPACE_LCH || model == SPACE_OKLCH) && value_take_ident(inner, "hue");
        }
    return true;
}

/* One colour with its share on either side; below 0: it says none. */
static bool take_share(ValueParser *inner, SpecColor *color, double *share) {
    *share = -1;
    ValueParser start = *inner;
    bool has_share = take_percent(inner, share);
    if (!has_share)
        *inner = start;
    if (!value_take_color(inner, color) || color->is_current)
        return false;
    start = *inner;
    if (!has_share && !(has_share = take_percent(inner, share))) {
        *inner = start;
        *share = -1;
    }
    return !has_share || (*share >= 0 && *share <= 100);
}

/* §2.1: both are of a hundred; less makes it translucent. */
static bool settle_shares(double shares[2], double *alpha) {
    if (shares[0] < 0 && shares[1] < 0)
        shares[0] = shares[1] = 50;
    else if (shares[0] < 0 || shares[1] < 0)
        shares[shares[0] < 0 ? 0 : 1] = 100 - shares[shares[0] < 0 ? 1 : 0];
    double sum = shares[0] + shares[1];
    *alpha = MIN(sum / 100, 1);
    for (int i = 0; i < 2 && sum > 0; i++)
        shares[i] /= sum;
    return sum > 0;
}

/* Inks as light, without a profile (css-color-5 §7.2). */
static ColorTriple srgb_of(const SpecColor *spec) {
    Color color = value_to_color(spec);
    if (color.space == COLOR_GRAY)
        return (ColorTriple){{(double)color.v[0], (double)color.v[0], (double)color.v[0]}};
    ColorTriple srgb;
    for (int i = 0; i < 3; i++)
        srgb.v[i] =
            color.space == COLOR_CMYK
                ? 1 - MIN(1, (double)color.v[i] * (1 - (double)color.v[3]) + (double)color.v[3])
                : (double)color.v[i];
    return srgb;
}

static double mix_hues(double from, double to, double share, HueWay way) {
    double turn = to - from;
    if (way == HUE_SHORTER)
        turn += turn > 180 ? -360 : turn < -180 ? 360 : 0;
    else if (way == HUE_LONGER)
        turn += turn > 0 && turn < 180 ? -360 : turn > -180 && turn <= 0 ? 360 : 0;
    else if (way == HUE_INCREASING)
        turn += turn < 0 ? 360 : 0;
    else
        turn += turn > 0 ? -360 : 0;
    return from + turn * share;
}

static void mix(ColorModel model, HueWay way, const SpecColor colors[2], const double shares[2],
                SpecColor *out) {
    const double alphas[] = {colors[0].alpha * shares[0], colors[1].alpha * shares[1]};
    double alpha = alphas[0] + alphas[1];
    ColorTriple from = color_from_srgb(model, srgb_of(&colors[0]));
    ColorTriple to = color_from_srgb(model, srgb_of(&colors[1])), mixed = {{0}};
    for (int i = 0; i < 3 && alpha > 0; i++)
        mixed.v[i] = (from.v[i] * alphas[0] + to.v[i] * alphas[1]) / alpha;
    if (model == SPACE_LCH || model == SPACE_OKLCH) {
        /* a gray has no hue of its own */
        const double least = model == SPACE_LCH ? .0015 : .000004;
        double first = from.v[1] > least ? from.v[2] : to.v[2];
        double second = to.v[1] > least ? to.v[2] : first;
        mixed.v[2] = mix_hues(first, second, shares[1], way);
    }
    set_srgb(color_to_srgb(model, mixed), out);
    out->alpha *= alpha;
}

/* color-mix(in oklab, red 30%, blue) */
static bool set_mix(ValueParser *inner, SpecColor *color) {
    size_t i = 0;
    HueWay way;
    SpecColor colors[2];
    double shares[2];
    if (!value_take_ident(inner, "in"))
        return false;
    while (i < G_N_ELEMENTS(spaces) &&
           !(spaces[i].mixes && value_take_ident(inner, spaces[i].name)))
        i++;
    if (i == G_N_ELEMENTS(spaces) || !take_way(inner, spaces[i].model, &way) ||
        !value_take_comma(inner))
        return false;
    if (!take_share(inner, &colors[0], &shares[0]) || !value_take_comma(inner) ||
        !take_share(inner, &colors[1], &shares[1]) || !settle_shares(shares, &color->alpha))
        return false;
    mix(spaces[i].model, way, colors, shares, color);
    return value_at_end(inner);
}

/* --- all of them --- */

static const struct {
    const char *name;
    size_t channels, hue;
    bool (*set)(const ColorParts *parts, SpecColor *color);
} functions[] = {
    {"rgb", 3, COLOR_MAX_PARTS, set_rgb},
    {"rgba", 3, COLOR_MAX_PARTS, set_rgb},
    {"hsl", 3, 0, set_hsl},
    {"hsla", 3, 0, set_hsl},
    {"hwb", 3, 0, set_hwb},
    {"device-cmyk", 4, COLOR_MAX_PARTS, set_cmyk},
    {"lab", 3, COLOR_MAX_PARTS, set_lab},
    {"lch", 3, 2, set_lch},
    {"oklab", 3, COLOR_MAX_PARTS, set_oklab},
    {"oklch", 3, 2, set_oklch},
};

bool color_set_function(const ValueParser *parser, const Token *token, SpecColor *color) {
    ValueParser inner = *parser;
    inner.rest = token_contents(token);
    if (token_is_function(token, "color"))
        return set_of_space(&inner, color);
    if (token_is_function(token, "color-mix"))
        return set_mix(&inner, color);
    for (size_t i = 0; i < G_N_ELEMENTS(functions); i++) {
        if (!token_is_function(token, functions[i].name))
            continue;
        ColorParts parts = {0};
        return take_parts(&inner, &parts, functions[i].hue, functions[i].channels) &&
               functions[i].set(&parts, color);
    }
    return false;
}
