/* SPDX-License-Identifier: MIT */
/* Turns colour values into colours: names, #hex, rgb(), hsl(), device-cmyk() (css-color-4 and 5).
 */

#include "style/value.h"

#include "style/color_names.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>

static int compare_names(const void *key, const void *entry) {
    return g_ascii_strcasecmp(key, ((const ColorName *)entry)->name);
}

static bool set_named(const char *name, SpecColor *color) {
    if (g_ascii_strcasecmp(name, "currentcolor") == 0) {
        color->is_current = true;
        return true;
    }
    if (g_ascii_strcasecmp(name, "transparent") == 0) {
        *color = (SpecColor){{COLOR_RGB, {0}}, 0, false};
        return true;
    }
    const ColorName *found =
        bsearch(name, color_names, G_N_ELEMENTS(color_names), sizeof(ColorName), compare_names);
    if (!found)
        return false;
    for (int i = 0; i < 3; i++)
        color->color.v[i] = (float)((found->rgb >> (16 - 8 * i)) & 255) / 255.0f;
    return true;
}

static bool set_hex(const char *digits, SpecColor *color) {
    size_t n = strlen(digits);
    if ((n != 3 && n != 4 && n != 6 && n != 8) || strspn(digits, "0123456789abcdefABCDEF") != n)
        return false;
    size_t per = n <= 4 ? 1 : 2;
    for (size_t i = 0; i < n / per; i++) {
        int high = g_ascii_xdigit_value(digits[i * per]);
        int low = g_ascii_xdigit_value(digits[i * per + per - 1]);
        float part = (float)(high * 16 + low) / 255.0f;
        if (i < 3)
            color->color.v[i] = part;
        else
            color->alpha = (double)part;
    }
    return true;
}

#define COLOR_MAX_PARTS 5

/* The arguments of a colour function: numbers and percentages, all parted by commas or all by
 * spaces with a `/` before the last. */
typedef struct {
    double value[COLOR_MAX_PARTS];
    bool is_percent[COLOR_MAX_PARTS];
    size_t n;
    bool has_commas, has_slash;
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

static bool take_part(ValueParser *parser, ColorParts *parts, bool is_hue) {
    const Token *token = value_peek(parser);
    if (!token || parts->n == COLOR_MAX_PARTS)
        return false;
    double degrees = is_hue ? degrees_of(token) : 0;
    if (token->kind != TOKEN_NUMBER && token->kind != TOKEN_PERCENTAGE && degrees == 0)
        return false;
    parts->is_percent[parts->n] = token->kind == TOKEN_PERCENTAGE;
    parts->value[parts->n++] = token->number * (degrees == 0 ? 1 : degrees);
    value_skip(parser);
    return true;
}

static bool take_parts(ValueParser *parser, ColorParts *parts, bool is_hue, size_t channels) {
    if (!take_part(parser, parts, is_hue))
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
        if (!take_part(parser, parts, false))
            return false;
    }
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

static bool set_rgb(const ColorParts *parts, SpecColor *color) {
    for (size_t i = 0; i < 3; i++) {
        if (parts->is_percent[i] != parts->is_percent[0])
            return false;
        color->color.v[i] = (float)part_of(parts, i, 255);
    }
    set_alpha(parts, 3, color);
    return true;
}

/* A hue and two percentages. */
static bool is_hue_and_two(const ColorParts *parts) {
    return !parts->is_percent[0] && parts->is_percent[1] && parts->is_percent[2];
}

/* css-color-4 §7.1 */
static void set_hue(double degrees, double saturation, double light, SpecColor *color) {
    double hue = fmod(fmod(degrees, 360) + 360, 360);
    static const int turns[] = {0, 8, 4};
    for (size_t i = 0; i < 3; i++) {
        double k = fmod(turns[i] + hue / 30, 12);
        double a = saturation * MIN(light, 1 - light);
        color->color.v[i] = (float)(light - a * MAX(-1, MIN(MIN(k - 3, 9 - k), 1)));
    }
}

static bool set_hsl(const ColorParts *parts, SpecColor *color) {
    if (!is_hue_and_two(parts))
        return false;
    set_hue(parts->value[0], CLAMP(parts->value[1] / 100, 0, 1), CLAMP(parts->value[2] / 100, 0, 1),
            color);
    set_alpha(parts, 3, color);
    return true;
}

/* css-color-4 §8.1: a pure hue with white and black in it; of more than all there is, a gray. */
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

static const struct {
    const char *name;
    size_t channels;
    bool is_hue;
    bool (*set)(const ColorParts *parts, SpecColor *color);
} functions[] = {
    {"rgb", 3, false, set_rgb}, {"rgba", 3, false, set_rgb}, {"hsl", 3, true, set_hsl},
    {"hsla", 3, true, set_hsl}, {"hwb", 3, true, set_hwb},   {"device-cmyk", 4, false, set_cmyk},
};

static bool set_function(const ValueParser *parser, const Token *token, SpecColor *color) {
    for (size_t i = 0; i < G_N_ELEMENTS(functions); i++) {
        if (!token_is_function(token, functions[i].name))
            continue;
        ValueParser inner = *parser;
        inner.rest = token_contents(token);
        ColorParts parts = {0};
        return take_parts(&inner, &parts, functions[i].is_hue, functions[i].channels) &&
               functions[i].set(&parts, color);
    }
    return false;
}

bool value_take_color(ValueParser *parser, SpecColor *color) {
    const Token *token = value_peek(parser);
    *color = (SpecColor){{COLOR_RGB, {0}}, 1, false};
    if (!token)
        return false;
    bool is_good = (token->kind == TOKEN_IDENT && set_named(token->text, color)) ||
                   (token->kind == TOKEN_HASH && set_hex(token->text, color)) ||
                   (token->kind == TOKEN_FUNCTION && set_function(parser, token, color));
    if (!is_good)
        return false;
    if (color->alpha > 0 && color->alpha < 1)
        value_notice(parser, token, "alpha-ignored", "colours are printed opaque");
    value_skip(parser);
    return true;
}

Color value_to_color(const SpecColor *spec) {
    if (spec->alpha == 0)
        return (Color){0};
    Color color = spec->color;
    for (int i = 0; i < 4; i++)
        color.v[i] = CLAMP(color.v[i], 0.0f, 1.0f);
    if (color.space == COLOR_RGB && color.v[0] == color.v[1] && color.v[1] == color.v[2])
        return color_gray(color.v[0]);
    return color;
}
