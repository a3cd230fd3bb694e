/* SPDX-License-Identifier: MIT */
/* Says which characters may stand in a CSS name (CSS Syntax 3 §4.2). */

#include "style/characters.h"

#include <glib.h>

static bool is_wide_name(gunichar c) {
    static const struct {
        gunichar first, last;
    } ranges[] = {{0xB7, 0xB7},       {0xC0, 0xD6},     {0xD8, 0xF6},     {0xF8, 0x37D},
                  {0x37F, 0x1FFF},    {0x200C, 0x200D}, {0x203F, 0x2040}, {0x2070, 0x218F},
                  {0x2C00, 0x2FEF},   {0x3001, 0xD7FF}, {0xF900, 0xFDCF}, {0xFDF0, 0xFFFD},
                  {0x10000, 0x10FFFF}};
    for (size_t i = 0; i < G_N_ELEMENTS(ranges); i++)
        if (c >= ranges[i].first && c <= ranges[i].last)
            return true;
    return false;
}

bool css_is_name_start(const char *text) {
    unsigned char c = (unsigned char)*text;
    if (c < 0x80)
        return g_ascii_isalpha(c) || c == '_' || c == 0;
    return is_wide_name(g_utf8_get_char(text));
}

bool css_is_name(const char *text) {
    return css_is_plain_name(*text) || css_is_name_start(text);
}
