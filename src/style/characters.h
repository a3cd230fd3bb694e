/* SPDX-License-Identifier: MIT */
#pragma once

/* The character classes of CSS Syntax 3 §4.2, over bytes of valid UTF-8. NUL reads as U+FFFD, CR
 * and FF as newlines. */

#include <stdbool.h>
#include <stddef.h>

static inline bool css_is_newline(int c) {
    return c == '\n' || c == '\r' || c == '\f';
}

static inline bool css_is_space(int c) {
    return c == ' ' || c == '\t' || css_is_newline(c);
}

static inline bool css_is_unprintable(int c) {
    return (c >= 1 && c <= 8) || c == 0x0B || (c >= 0x0E && c <= 0x1F) || c == 0x7F;
}

/* An ASCII byte of a name. */
static inline bool css_is_plain_name(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
           c == '-';
}

static inline size_t css_character_width(const char *text) {
    unsigned char c = (unsigned char)*text;
    return c < 0x80 ? 1 : c < 0xE0 ? 2 : c < 0xF0 ? 3 : 4;
}

bool css_is_name_start(const char *text);
bool css_is_name(const char *text);
