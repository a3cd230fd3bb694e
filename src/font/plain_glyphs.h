/* SPDX-License-Identifier: MIT */
#pragma once

/* Glyphs' plain programs, kept from one subset of a face to the next: the articles of a batch share
 * most of their characters, and making a program plain is dearer than all else in a subset. */

#include <stddef.h>
#include <stdint.h>

#define PLAIN_GLYPHS_MOST                                                                          \
    ((size_t)1024 * 1024) /* bytes a face: 4,000 glyphs, more than are common */

typedef struct PlainGlyphs PlainGlyphs;

PlainGlyphs *plain_glyphs_new(void);
void plain_glyphs_free(PlainGlyphs *plain); /* NULL is fine */

/* A glyph's program; NULL where it is not known. Borrowed until the next one is kept. */
const uint8_t *plain_glyphs_find(const PlainGlyphs *plain, uint32_t glyph, size_t *size);

/* Keeps a program of at most 65,535 bytes that is not known yet. Where it would be too much,
 * nothing more is kept: what came first is what articles have in common. */
void plain_glyphs_keep(PlainGlyphs *plain, uint32_t glyph, const uint8_t *program, size_t size);
