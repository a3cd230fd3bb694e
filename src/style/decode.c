/* SPDX-License-Identifier: MIT */
/* Turns the bytes of a sheet into UTF-8 by the order of trust of CSS Syntax 3 §3.2. */

#include "style/decode.h"

#include <stdbool.h>
#include <string.h>

/* The replacement of each byte that no UTF-8 sequence can hold. */
#define REPLACEMENT "\xEF\xBF\xBD"

static const char *repair_utf8(Arena *arena, const char *bytes, size_t n, size_t *length) {
    const char *end;
    *length = n;
    if (g_utf8_validate_len(bytes, n, &end))
        return arena_strndup(arena, bytes, n);
    g_autoptr(GString) text = g_string_sized_new(n + 16);
    while (n) {
        /* NUL is valid here: the tokenizer reads it as U+FFFD */
        bool is_valid = g_utf8_validate_len(bytes, n, &end) != FALSE;
        g_string_append_len(text, bytes, end - bytes);
        n -= (size_t)(end - bytes);
        bytes = end;
        if (is_valid || !n)
            break;
        if (*bytes)
            g_string_append(text, REPLACEMENT);
        else
            g_string_append_c(text, 0);
        bytes++;
        n--;
    }
    *length = text->len;
    char *copy = arena_alloc(arena, text->len + 1);
    memcpy(copy, text->str, text->len);
    return copy;
}

/* Labels that mean a larger character set than iconv's of that name (Encoding Standard §4.2). */
static const char *widen(const char *label) {
    static const char *const names[][2] = {
        {"gb2312", "gb18030"},      {"gbk", "gb18030"},
        {"gb_2312-80", "gb18030"},  {"big5", "big5-hkscs"},
        {"ascii", "windows-1252"},  {"us-ascii", "windows-1252"},
        {"latin1", "windows-1252"}, {"iso-8859-1", "windows-1252"},
        {"shift_jis", "cp932"},     {"shift-jis", "cp932"},
        {"euc-kr", "cp949"},        {"x-user-defined", "windows-1252"},
        {"utf8", "utf-8"},          {"unicode-1-1-utf-8", "utf-8"}};
    for (size_t i = 0; i < G_N_ELEMENTS(names); i++)
        if (strcmp(names[i][0], label) == 0)
            return names[i][1];
    return label;
}

/* A label that iconv knows; UTF-16 in any form is not ASCII-compatible, as an @charset must be. */
static char *usable_label(const char *label, bool must_be_ascii) {
    if (!label)
        return NULL;
    g_autofree char *name = g_ascii_strdown(label, -1);
    g_strstrip(name);
    if (must_be_ascii && g_str_has_prefix(name, "utf-16"))
        return g_strdup("utf-8");
    const char *known = widen(name);
    GIConv probe = g_iconv_open("UTF-8", known);
    if (probe == (GIConv)-1)
        return NULL;
    g_iconv_close(probe);
    return g_strdup(known);
}

/* @charset "…"; exactly so, within the first 1024 bytes. */
static char *find_charset(const char *bytes, size_t n) {
    static const char lead[] = "@charset \"";
    size_t skip = sizeof lead - 1;
    if (n < skip || memcmp(bytes, lead, skip) != 0)
        return NULL;
    const char *end = memchr(bytes + skip, '"', MIN(n, 1024) - skip);
    if (!end || end + 1 >= bytes + n || end[1] != ';')
        return NULL;
    return g_strndup(bytes + skip, (size_t)(end - bytes) - skip);
}

static char *choose(const char *bytes, size_t n, const StyleEncoding *encoding, size_t *mark) {
    static const struct {
        const char *bytes;
        size_t length;
        const char *name;
    } marks[] = {
        {"\xEF\xBB\xBF", 3, "utf-8"}, {"\xFE\xFF", 2, "utf-16be"}, {"\xFF\xFE", 2, "utf-16le"}};
    for (size_t i = 0; i < G_N_ELEMENTS(marks); i++) {
        if (n < marks[i].length || memcmp(bytes, marks[i].bytes, marks[i].length) != 0)
            continue;
        *mark = marks[i].length;
        return g_strdup(marks[i].name);
    }
    *mark = 0;
    char *label = usable_label(encoding->protocol, false);
    if (label)
        return label;
    g_autofree char *charset = find_charset(bytes, n);
    label = usable_label(charset, true);
    if (!label)
        label = usable_label(encoding->environment, false);
    return label ? label : g_strdup("utf-8");
}

const char *style_decode(Arena *arena, GBytes *bytes, StyleEncoding *encoding, size_t *length) {
    gsize n = 0, mark = 0;
    const char *start = g_bytes_get_data(bytes, &n);
    g_autofree char *label = choose(start ? start : "", n, encoding, &mark);
    encoding->used = arena_strdup(arena, label);
    if (n)
        start += mark;
    n -= mark;
    if (strcmp(label, "utf-8") == 0)
        return repair_utf8(arena, n ? start : "", n, length);
    gsize written = 0;
    g_autofree char *text =
        g_convert_with_fallback(start, (gssize)n, "UTF-8", label, "\uFFFD", NULL, &written, NULL);
    if (!text)
        return repair_utf8(arena, start, n, length);
    return repair_utf8(arena, text, written, length);
}
