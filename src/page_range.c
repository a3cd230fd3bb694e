/* SPDX-License-Identifier: MIT */
/* Turns "1-3,5,8-" into the pages it names. */

#include "engine.h"

#include <string.h>

#define MAX_DIGITS 9

/* A page number at `*at`, which is moved behind it; 0 where there is none. */
static size_t read_number(const char **at) {
    size_t number = 0;
    int digits = 0;
    for (; g_ascii_isdigit(**at) && digits < MAX_DIGITS; (*at)++, digits++)
        number = number * 10 + (size_t)(**at - '0');
    return number;
}

/* One of "5", "1-3", "8-", "-3" at `*at`; false where it is none of them. */
static bool read_part(const char **at, size_t n_pages, size_t *first, size_t *last) {
    while (**at == ' ')
        (*at)++;
    bool has_first = g_ascii_isdigit(**at);
    *first = has_first ? read_number(at) : 1;
    *last = *first;
    if (**at == '-') {
        (*at)++;
        bool has_last = g_ascii_isdigit(**at);
        *last = has_last ? read_number(at) : n_pages;
        if (!has_first && !has_last)
            return false;
    } else if (!has_first) {
        return false;
    }
    while (**at == ' ')
        (*at)++;
    return (**at == ',' || **at == '\0') && *first > 0 && *first <= *last;
}

char *page_range_read(const char *pages, size_t n_pages, GError **error) {
    g_autofree char *chosen = g_malloc0(n_pages + 1);
    if (!pages) {
        memset(chosen, 1, n_pages);
        return g_steal_pointer(&chosen);
    }
    const char *at = pages;
    do {
        at += at > pages; /* over the comma */
        size_t first, last;
        const char *part = at;
        bool is_range = read_part(&at, n_pages, &first, &last);
        if (first > n_pages || (is_range && last > n_pages)) {
            g_set_error(error, KANYIN_ERROR, KANYIN_ERROR_OPTION,
                        "page %zu is not there; the book has %zu", first > n_pages ? first : last,
                        n_pages);
            return NULL;
        }
        if (!is_range) {
            g_set_error(error, KANYIN_ERROR, KANYIN_ERROR_OPTION,
                        "'%s' is no range of pages such as 1-3,5,8-", part);
            return NULL;
        }
        memset(chosen + first - 1, 1, last - first + 1);
    } while (*at == ',');
    return g_steal_pointer(&chosen);
}
