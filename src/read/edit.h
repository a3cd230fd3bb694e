/* SPDX-License-Identifier: MIT */
#pragma once

/* A text while a repair rewrites it, and where each byte of it stood before: what was found in the
 * repaired text can so be taken from the text as it came. */

#include <glib.h>
#include <stdint.h>

typedef struct {
    GString *text;
    GArray *map; /* of uint32_t: for each byte of `text`, and for its end, the place before */
} Edit;

static inline void edit_put(Edit *edit, const char *bytes, size_t length, uint32_t from) {
    g_string_append_len(edit->text, bytes, (gssize)length);
    for (size_t i = 0; i < length; i++)
        g_array_append_val(edit->map, from);
}

/* Copies bytes as they are: each keeps its own place. */
static inline void edit_keep(Edit *edit, const char *bytes, size_t length, uint32_t from) {
    g_string_append_len(edit->text, bytes, (gssize)length);
    for (uint32_t i = 0; i < length; i++) {
        uint32_t place = from + i;
        g_array_append_val(edit->map, place);
    }
}

static inline void edit_end(Edit *edit, uint32_t from) {
    g_array_append_val(edit->map, from);
}
