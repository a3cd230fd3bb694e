/* SPDX-License-Identifier: MIT */
/* Turns letters into capitals, small or full-width ones, as text-transform says. */

#include "style/transform.h"

#include <string.h>

#define FIRST_WIDE 0xFF01 /* of ！, for U+0021 */
#define IDEOGRAPHIC_SPACE 0x3000

/* ASCII has its wide forms in one block; the narrow katakana decompose to theirs. */
static gunichar widen(gunichar character) {
    gunichar plain[G_UNICHAR_MAX_DECOMPOSITION_LENGTH];
    if (character == ' ')
        return IDEOGRAPHIC_SPACE;
    if (character > ' ' && character < 0x7F)
        return character - '!' + FIRST_WIDE;
    if (character >= 0xFF61 && character <= 0xFF9F &&
        g_unichar_fully_decompose(character, TRUE, plain, G_N_ELEMENTS(plain)) == 1)
        return plain[0];
    return character;
}

static gunichar enlarge(gunichar character) {
    static const char small[] = "ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶ",
                      full[] = "あいうえおつやゆよわかけアイウエオツヤユヨワカケ";
    const char *at = g_utf8_strchr(small, -1, character);
    return at && *at ? g_utf8_get_char(full + (at - small)) : character;
}

static bool is_of_word(gunichar character) {
    return g_unichar_isalnum(character) || g_unichar_ismark(character) || character == '\'' ||
           character == 0x2019;
}

/* What one character becomes may be several: ß is SS. */
static void add_cased(GString *out, gunichar character, StyleLetterCase letter_case,
                      gunichar before) {
    char text[8] = "";
    g_unichar_to_utf8(character, text);
    g_autofree char *changed = NULL;
    if (letter_case == CASE_UPPER)
        changed = g_utf8_strup(text, -1);
    else if (letter_case == CASE_LOWER)
        changed = g_utf8_strdown(text, -1);
    else if (letter_case == CASE_CAPITALIZE && !is_of_word(before))
        g_string_append_unichar(out, g_unichar_totitle(character));
    if (changed)
        g_string_append(out, changed);
    else if (letter_case != CASE_CAPITALIZE || is_of_word(before))
        g_string_append(out, text);
}

static void transform(GString *out, gunichar character, StyleTextTransform how, gunichar before) {
    g_autoptr(GString) cased = g_string_new(NULL);
    add_cased(cased, how.is_full_kana ? enlarge(character) : character, how.letter_case, before);
    for (const char *at = cased->str; *at; at = g_utf8_next_char(at)) {
        gunichar made = g_utf8_get_char(at);
        g_string_append_unichar(out, how.is_full_width ? widen(made) : made);
    }
}

const char *style_transform(Arena *arena, const Style *style, const char *text, gunichar *before) {
    StyleTextTransform how = style->text_transform;
    const char *last = g_utf8_find_prev_char(text, text + strlen(text));
    if (!how.letter_case && !how.is_full_width && !how.is_full_kana) {
        *before = last ? g_utf8_get_char(last) : *before;
        return text;
    }
    g_autoptr(GString) out = g_string_new(NULL);
    for (const char *at = text; *at; at = g_utf8_next_char(at)) {
        gunichar character = g_utf8_get_char(at);
        transform(out, character, how, *before);
        *before = character;
    }
    return arena_strndup(arena, out->str, out->len);
}
