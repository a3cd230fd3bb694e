/* SPDX-License-Identifier: MIT */
/* Turns the spaces of a bracketed row of names, （记者 张三 李四）, into spaces that stay on paper:
 * in body text, where others are closed up. */

#include "article/tree.h"

#include <glib.h>
#include <string.h>

#define MAX_NAME 4u /* characters of a name, or of 摄影报道 after it */
#define MAX_ROW 150 /* bytes */
#define IDEOGRAPHIC_SPACE "\u3000"

static bool is_han(gunichar c) {
    return (c >= 0x3400 && c <= 0x9FFF) || (c >= 0xF900 && c <= 0xFAFF) || c >= 0x20000;
}

static bool is_one_of(gunichar c, const char *marks) {
    return c && g_utf8_strchr(marks, -1, c) != NULL;
}

/* 记者, 本报记者, 文: what leads names. */
static bool is_label(const char *word, size_t length) {
    static const char *const endings[] = {"记者",   "記者",   "通讯员", "通訊員", "摄影", "攝影",
                                          "编辑",   "編輯",   "作者",   "撰文",   "供图", "供圖",
                                          "审核",   "審核",   "校对",   "校對",   "责编", "責編",
                                          "特派员", "特派員", "译者",   "譯者",   NULL};
    static const char *const letters[] = {"文", "图", "圖", "摄", "攝",
                                          "编", "編", "译", "譯", NULL};
    for (size_t i = 0; endings[i]; i++) {
        size_t size = strlen(endings[i]);
        if (length >= size && memcmp(word + length - size, endings[i], size) == 0)
            return true;
    }
    for (size_t i = 0; letters[i]; i++)
        if (length == strlen(letters[i]) && memcmp(word, letters[i], length) == 0)
            return true;
    return false;
}

/* A word of the row; tells whether the space before it is kept, and what comes after it. */
static bool joins_row(const char *word, size_t length, bool *is_in_row) {
    bool was_in_row = *is_in_row, leads = is_label(word, length);
    *is_in_row = leads || (was_in_row && g_utf8_strlen(word, (gssize)length) <= (long)MAX_NAME);
    return leads || (was_in_row && *is_in_row);
}

/* Where the bracket that opens at `open` closes; NULL if it does not, or holds more than a row. */
static const char *closing(const char *open) {
    for (const char *at = open; *at && at - open < MAX_ROW; at = g_utf8_next_char(at))
        if (is_one_of(g_utf8_get_char(at), "）)】]"))
            return at;
    return NULL;
}

/* Writes what stands in a bracket, from `at` to `end`, with the spaces of its row of names kept. */
static void write_row(GString *out, const char *at, const char *end) {
    const char *space = NULL;
    bool is_in_row = false, is_han_before = false;
    while (at < end) {
        const char *from = at;
        gunichar c = g_utf8_get_char(at);
        while (at < end && is_han(g_utf8_get_char(at)))
            at = g_utf8_next_char(at);
        if (at > from) {
            bool is_kept = joins_row(from, (size_t)(at - from), &is_in_row) && is_han_before;
            if (space && is_kept)
                g_string_append(out, IDEOGRAPHIC_SPACE);
            else if (space)
                g_string_append_len(out, space, from - space);
            space = NULL;
            is_han_before = true;
            g_string_append_len(out, from, at - from);
            continue;
        }
        at = g_utf8_next_char(at);
        if ((c == ' ' || c == 0xA0) && is_han_before) {
            space = space ? space : from;
            continue;
        }
        is_in_row &= is_one_of(c, "、，,/／：: 　");
        g_string_append_len(out, space ? space : from, at - (space ? space : from));
        space = NULL;
        is_han_before = false;
    }
    if (space)
        g_string_append_len(out, space, end - space);
}

static const char *widen(Arena *arena, const char *text) {
    if (!strchr(text, ' ') && !strstr(text, "\u00A0"))
        return text;
    g_autoptr(GString) out = g_string_new(NULL);
    for (const char *at = text; *at;) {
        const char *next = g_utf8_next_char(at);
        const char *end = is_one_of(g_utf8_get_char(at), "（(【[") ? closing(at) : NULL;
        g_string_append_len(out, at, next - at);
        if (end)
            write_row(out, next, end);
        at = end ? end : next;
    }
    return arena_strndup(arena, out->str, out->len);
}

void tree_widen_names(Arena *arena, Node *node) {
    static const char *const programs[] = {"pre", "code", "kbd", "samp", NULL};
    if (node->kind == NODE_TEXT)
        node->text = widen(arena, node->text);
    else if (g_strv_contains(programs, node->name))
        return;
    for (Node *child = node->first_child; child; child = child->next)
        tree_widen_names(arena, child);
}
