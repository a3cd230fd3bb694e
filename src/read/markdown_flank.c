/* SPDX-License-Identifier: MIT */
/* Turns the characters beside a run of asterisks into whether Markdown needs help to see emphasis.
 *
 * CommonMark takes a run that has a punctuation mark inside and a letter outside for no beginning
 * or end of emphasis, since in English the letter is then the rest of a word. Chinese has no space
 * behind its marks: in **…：**后文 the asterisks would stay. A letter of nobody's put between mark
 * and run lets the run both begin and end; it is taken out again when Markdown has been read. Where
 * the mark itself says which it can only be, as in （**…, nothing is done. Underscores keep
 * CommonMark's rule: a name like 数据_2020_终版 has no emphasis in it. */

#include "read/markdown.h"

#include <string.h>

static bool is_mark(gunichar c) {
    return c < 0x80 ? g_ascii_ispunct((char)c) : g_unichar_ispunct(c);
}

static bool is_letter(gunichar c) {
    return c && !is_mark(c) && !g_unichar_isspace(c);
}

static bool is_opening(gunichar c) {
    GUnicodeType type = g_unichar_type(c);
    return type == G_UNICODE_OPEN_PUNCTUATION || type == G_UNICODE_INITIAL_PUNCTUATION;
}

/* Marks that end what is before them. */
static bool is_ending(gunichar c) {
    static const char stops[] = "、，。；：？！,.;:?!";
    GUnicodeType type = g_unichar_type(c);
    return type == G_UNICODE_CLOSE_PUNCTUATION || type == G_UNICODE_FINAL_PUNCTUATION ||
           g_utf8_strchr(stops, -1, c);
}

static bool is_east_asian(gunichar mark, gunichar letter) {
    return g_unichar_iswide(mark) || g_unichar_iswide(letter);
}

/* Of a table, a quote or a tag. */
static bool is_of_markup(gunichar c) {
    return c == '|' || c == '<' || c == '>';
}

MarkdownFlank markdown_flank(const char *text, const char *from, const char *to) {
    const char *at = g_utf8_find_prev_char(text, from);
    gunichar before = at ? g_utf8_get_char(at) : 0, behind = g_utf8_get_char(to);
    if (is_letter(behind) && is_mark(before) && !is_opening(before) && !is_of_markup(before) &&
        is_east_asian(before, behind))
        return FLANK_BEFORE;
    if (is_letter(before) && is_mark(behind) && !is_ending(behind) && !is_of_markup(behind) &&
        is_east_asian(behind, before))
        return FLANK_BEHIND;
    return FLANK_PLAIN;
}
