/* SPDX-License-Identifier: MIT */
/* Turns Cairo's SVG into one whose numbers depend on nothing but the page. */

#include "draw/parts.h"

#include <string.h>

/* Names that Cairo numbers by the process's counter of surfaces. */
static const char *const names[] = {"surface", "image"};

/* The length of such a name with its number at `text`, 0 where there is none. */
static size_t name_length(const char *text, size_t left, size_t *digits) {
    for (size_t i = 0; i < G_N_ELEMENTS(names); i++) {
        size_t length = strlen(names[i]), end = length;
        if (left <= length || memcmp(text, names[i], length) != 0)
            continue;
        while (end < left && g_ascii_isdigit(text[end]))
            end++;
        *digits = length;
        return end > length ? end : 0;
    }
    return 0;
}

/* Copies one name, its number replaced by its rank among the numbers met so far. */
static void add_name(GByteArray *to, GHashTable *ranks, const char *name, size_t digits,
                     size_t length) {
    char *number = g_strndup(name + digits, length - digits);
    void *rank = g_hash_table_lookup(ranks, number);
    if (rank)
        g_free(number);
    else
        g_hash_table_insert(ranks, number, rank = GUINT_TO_POINTER(g_hash_table_size(ranks) + 1));
    g_autofree char *text = g_strdup_printf("%.*s%u", (int)digits, name, GPOINTER_TO_UINT(rank));
    g_byte_array_append(to, (const uint8_t *)text, (unsigned)strlen(text));
}

/* Names stand behind id=" or #, nowhere else: picture data are not looked into. */
GByteArray *svg_new_renumbered(const GByteArray *svg) {
    GByteArray *to = g_byte_array_sized_new(svg->len);
    g_autoptr(GHashTable) ranks = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    const char *text = (const char *)svg->data;
    size_t from = 0, digits = 0;
    for (size_t at = 1; at < svg->len; at++) {
        bool may_start = text[at - 1] == '#' || (at >= 4 && memcmp(text + at - 4, "id=\"", 4) == 0);
        size_t length = may_start ? name_length(text + at, svg->len - at, &digits) : 0;
        if (length == 0)
            continue;
        g_byte_array_append(to, svg->data + from, (unsigned)(at - from));
        add_name(to, ranks, text + at, digits, length);
        from = at += length;
    }
    g_byte_array_append(to, svg->data + from, (unsigned)(svg->len - from));
    return to;
}
