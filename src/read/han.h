/* SPDX-License-Identifier: MIT */
#pragma once

/* Classes of characters that every step of reading asks for. */

#include <glib.h>
#include <stdbool.h>

static inline bool is_han(gunichar c) {
    return (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x3400 && c <= 0x4DBF) ||
           (c >= 0x20000 && c <= 0x3FFFD) || (c >= 0xF900 && c <= 0xFAFF) || c == 0x3007 ||
           c == 0x3005;
}

/* White space of any width, and marks that show nothing. */
static inline bool is_space(gunichar c) {
    return c == ' ' || c == '\t' || c == 0xA0 || c == 0x3000 || (c >= 0x2000 && c <= 0x200D) ||
           c == 0x202F || c == 0x205F || c == 0x2060 || c == 0xFEFF;
}

/* Letters and marks beside which the end of a source line is no space. */
static inline bool is_wide(gunichar c) {
    return is_han(c) || (c >= 0x3000 && c <= 0x30FF) || (c >= 0xFF00 && c <= 0xFFEF) ||
           (c >= 0x2014 && c <= 0x2026) || c == 0xB7;
}

/* Marks that only Chinese text has at the end of something. */
static inline bool is_closing_mark(gunichar c) {
    switch (c) {
    case 0x3001: /* 、 */
    case 0x3002: /* 。 */
    case 0xFF01: /* ！ */
    case 0xFF1F: /* ？ */
    case 0xFF0C: /* ， */
    case 0xFF09: /* ） */
    case 0x300B: /* 》 */
    case 0x3009: /* 〉 */
    case 0x300D: /* 」 */
    case 0x300F: /* 』 */
    case 0x3011: /* 】 */
    case 0x3015: /* 〕 */
    case 0x201D: /* ” */
    case 0x2019: /* ’ */
        return true;
    default:
        return false;
    }
}

static inline bool is_colon(gunichar c) {
    return c == ':' || c == 0xFF1A;
}
