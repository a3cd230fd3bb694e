/* SPDX-License-Identifier: MIT */
/* Turns marks that were folded to ASCII back into full-width ones: 近日,中國科學院(CAS) becomes
 * 近日，中國科學院（CAS）, while 10:30, http://… and (x, y) stay. */

#include "read/widen.h"

#include "read/han.h"

#include <string.h>

#define MIN_FOLDED 5u
/* folded marks against full-width ones: many more, unless other damage speaks for folding too */
#define MIN_RATIO 9u
#define MIN_RATIO_GLOSSED 1u

static const char *wide_form(char mark) {
    switch (mark) {
    case ',':
        return "，";
    case ':':
        return "：";
    case ';':
        return "；";
    case '?':
        return "？";
    case '!':
        return "！";
    case '(':
        return "（";
    case ')':
        return "）";
    default:
        return NULL;
    }
}

static bool is_wide_mark(gunichar c) {
    return c == 0xFF0C || c == 0xFF1A || c == 0xFF1B || c == 0xFF1F || c == 0xFF01 || c == 0xFF08 ||
           c == 0xFF09;
}

static gunichar before(const char *text, const char *at) {
    return at > text ? g_utf8_get_char(g_utf8_prev_char(at)) : 0;
}

static gunichar after(const char *at, const char *end) {
    return at + 1 < end ? g_utf8_get_char(at + 1) : 0;
}

bool widen_judge(const char *text, size_t length, bool is_glossed) {
    const char *end = text + length;
    size_t folded = 0, wide = 0;
    for (const char *at = text; at < end; at = g_utf8_next_char(at)) {
        if (wide_form(*at))
            folded += is_han(before(text, at)) || is_han(after(at, end));
        else if ((unsigned char)*at == 0xEF)
            wide += is_wide_mark(g_utf8_get_char(at));
    }
    return folded >= MIN_FOLDED && folded > wide * (is_glossed ? MIN_RATIO_GLOSSED : MIN_RATIO);
}

/* An open bracket, and whether Han stands inside it so far. */
typedef struct {
    const char *at;
    bool holds_han;
} Bracket;

/* Marks in `is_wide` both brackets of each pair that has Han beside or inside it. */
static void pair_brackets(const char *text, size_t length, guint8 *is_wide) {
    const char *end = text + length;
    g_autoptr(GArray) open = g_array_new(FALSE, FALSE, sizeof(Bracket));
    for (const char *at = text; at < end; at = g_utf8_next_char(at)) {
        if (*at == '(') {
            Bracket bracket = {at, false};
            g_array_append_val(open, bracket);
        } else if (*at == ')' && open->len) {
            Bracket last = g_array_index(open, Bracket, open->len - 1);
            g_array_set_size(open, open->len - 1);
            if (open->len)
                g_array_index(open, Bracket, open->len - 1).holds_han |= last.holds_han;
            if (last.holds_han || is_han(before(text, last.at)) || is_han(after(at, end)))
                is_wide[last.at - text] = is_wide[at - text] = true;
        } else if (open->len && is_han(g_utf8_get_char(at))) {
            g_array_index(open, Bracket, open->len - 1).holds_han = true;
        }
    }
}

static bool is_chinese(gunichar c) {
    return is_han(c) || is_closing_mark(c);
}

size_t widen_marks(const char *text, size_t length, Edit *out) {
    const char *end = text + length, *kept = text;
    g_autoptr(GByteArray) flags = g_byte_array_sized_new((guint)length + 1);
    g_byte_array_set_size(flags, (guint)length + 1);
    memset(flags->data, 0, flags->len);
    guint8 *is_wide = flags->data;
    pair_brackets(text, length, is_wide);
    size_t count = 0;
    for (const char *at = text; at < end; at = g_utf8_next_char(at)) {
        const char *wide = wide_form(*at);
        if (!wide)
            continue;
        bool is_bracket = *at == '(' || *at == ')';
        if (!is_bracket) {
            bool follows_widened = at > text && is_wide[at - 1 - text] && at[-1] != '(';
            bool is_chinese_here =
                follows_widened || is_chinese(before(text, at)) || is_chinese(after(at, end));
            is_wide[at - text] = is_chinese_here;
        }
        if (!is_wide[at - text])
            continue;
        edit_keep(out, kept, (size_t)(at - kept), (uint32_t)(kept - text));
        edit_put(out, wide, strlen(wide), (uint32_t)(at - text));
        kept = at + 1;
        count++;
    }
    edit_keep(out, kept, (size_t)(end - kept), (uint32_t)(kept - text));
    edit_end(out, (uint32_t)length);
    return count;
}
