/* SPDX-License-Identifier: MIT */
/* Turns a glyph into the plain program that was made of it before. */

#include "font/plain_glyphs.h"

#include <glib.h>
#include <string.h>

struct PlainGlyphs {
    GHashTable *places;   /* by glyph: 1 + where its program's size stands in `programs` */
    GByteArray *programs; /* each behind its size, two bytes */
};

PlainGlyphs *plain_glyphs_new(void) {
    PlainGlyphs *plain = g_new(PlainGlyphs, 1);
    *plain = (PlainGlyphs){g_hash_table_new(NULL, NULL), g_byte_array_new()};
    return plain;
}

void plain_glyphs_free(PlainGlyphs *plain) {
    if (!plain)
        return;
    g_hash_table_unref(plain->places);
    g_byte_array_unref(plain->programs);
    g_free(plain);
}

const uint8_t *plain_glyphs_find(const PlainGlyphs *plain, uint32_t glyph, size_t *size) {
    guint place = GPOINTER_TO_UINT(g_hash_table_lookup(plain->places, GUINT_TO_POINTER(glyph)));
    if (place == 0)
        return NULL;
    const uint8_t *found = plain->programs->data + place - 1;
    *size = (size_t)found[0] << 8 | found[1];
    return found + 2;
}

void plain_glyphs_keep(PlainGlyphs *plain, uint32_t glyph, const uint8_t *program, size_t size) {
    guint place = plain->programs->len;
    if (size > PLAIN_GLYPHS_MOST - 2 || place > PLAIN_GLYPHS_MOST - 2 - size)
        return;
    const uint8_t head[] = {(uint8_t)(size >> 8), (uint8_t)size};
    g_byte_array_append(plain->programs, head, sizeof head);
    g_byte_array_append(plain->programs, program, (guint)size);
    g_hash_table_insert(plain->places, GUINT_TO_POINTER(glyph), GUINT_TO_POINTER(place + 1));
}
