/* SPDX-License-Identifier: MIT */
/* Turns colour values into colours: names, #hex, functions (css-color-4 and 5). */

#include "style/value.h"

#include "style/color_functions.h"
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
        found = bsearch(name, system_colors, G_N_ELEMENTS(system_colors), sizeof(ColorName),
                        compare_names);
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

bool value_take_color(ValueParser *parser, SpecColor *color) {
    const Token *token = value_peek(parser);
    *color = (SpecColor){{COLOR_RGB, {0}}, 1, false};
    if (!token)
        return false;
    bool is_good = (token->kind == TOKEN_IDENT && set_named(token->text, color)) ||
                   (token->kind == TOKEN_HASH && set_hex(token->text, color)) ||
                   (token->kind == TOKEN_FUNCTION && color_set_function(parser, token, color));
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
