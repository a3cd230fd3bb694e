/* SPDX-License-Identifier: MIT */
/* Turns the spaces that part the words of a single line into spaces that stay on paper. */

#include "article/tree.h"

#include <glib.h>
#include <string.h>

#define IDEOGRAPHIC_SPACE 0x3000

static bool is_within(gunichar c, const gunichar (*ranges)[2], size_t count) {
    for (size_t i = 0; i < count; i++)
        if (c >= ranges[i][0] && c <= ranges[i][1])
            return true;
    return false;
}

/* Han, kana, and the marks that carry no space of their own. */
static bool is_chinese(gunichar c) {
    static const gunichar ranges[][2] = {
        {0x3005, 0x3011}, {0x3014, 0x301B}, {0x3041, 0x30FF}, {0x3400, 0x4DBF}, {0x4E00, 0x9FFF},
        {0xF900, 0xFAFF}, {0xFF01, 0xFF01}, {0xFF08, 0xFF09}, {0xFF1F, 0xFF1F}, {0x20000, 0x3FFFD},
    };
    return is_within(c, ranges, G_N_ELEMENTS(ranges));
}

static bool is_quote(gunichar c) {
    return c == 0x2018 || c == 0x2019 || c == 0x201C || c == 0x201D;
}

/* After a comma, stop or colon a typed space is an accident: the mark brings its own. */
static bool parts_words(gunichar before, gunichar after) {
    return (is_chinese(before) && (is_chinese(after) || is_quote(after))) ||
           (is_quote(before) && is_chinese(after));
}

static bool is_space(gunichar c) {
    return c == ' ' || c == '\t' || c == '\n' || c == 0xA0;
}

/* The text stands between `before` and what comes after it, 0 where it begins or ends its line. */
static const char *widen(Arena *arena, const char *text, gunichar before, gunichar following) {
    if (!strpbrk(text, " \t\n\xC2"))
        return text;
    g_autoptr(GString) out = g_string_new(NULL);
    for (const char *at = text; *at;) {
        const char *end = at;
        while (is_space(g_utf8_get_char(end)))
            end = g_utf8_next_char(end);
        gunichar after = *end ? g_utf8_get_char(end) : following;
        if (end == at) {
            end = g_utf8_next_char(at);
            g_string_append_len(out, at, end - at);
            before = after;
        } else if (parts_words(before, after)) {
            g_string_append_unichar(out, IDEOGRAPHIC_SPACE);
        } else {
            g_string_append_len(out, at, end - at);
        }
        at = end;
    }
    return arena_strndup(arena, out->str, out->len);
}

const char *tree_widen_spaces(Arena *arena, const char *text) {
    return widen(arena, text, 0, 0);
}

static bool is_phrase(const Node *node) {
    static const char *const names[] = {"a",      "abbr", "b",   "bdi",  "cite", "del",   "dfn",
                                        "em",     "i",    "ins", "q",    "s",    "small", "span",
                                        "strong", "sub",  "sup", "time", "u",    "mark",  NULL};
    return g_strv_contains(names, node->name);
}

static bool is_program(const Node *node) {
    static const char *const names[] = {"pre", "code", "kbd", "samp", NULL};
    return node->kind == NODE_ELEMENT && g_strv_contains(names, node->name);
}

/* The character beside a text in its line, phrases passed through; 0 where the line ends. */
static gunichar beside(const Node *at, const Node *top, bool is_before) {
    for (;;) {
        const Node *next = is_before ? at->prev : at->next;
        if (!next) {
            at = at->parent;
            if (at == top || !is_phrase(at))
                return 0;
            continue;
        }
        at = next;
        while (at->kind == NODE_ELEMENT && is_phrase(at) && at->first_child)
            at = is_before ? at->last_child : at->first_child;
        if (at->kind == NODE_ELEMENT && !is_phrase(at))
            return 0;
        if (at->kind == NODE_TEXT && *at->text)
            return g_utf8_get_char(is_before ? g_utf8_prev_char(at->text + strlen(at->text))
                                             : at->text);
    }
}

static void widen_in(Arena *arena, Node *node, const Node *top) {
    if (node->kind == NODE_TEXT)
        node->text = widen(arena, node->text, beside(node, top, true), beside(node, top, false));
    for (Node *child = node->first_child; child && !is_program(node); child = child->next)
        widen_in(arena, child, top);
}

void tree_widen_below(Arena *arena, Node *node) {
    for (Node *child = node->first_child; child; child = child->next)
        widen_in(arena, child, node);
}
