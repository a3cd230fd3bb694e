/* SPDX-License-Identifier: MIT */
#pragma once

/* A face: one font file and index, its metrics, its shaping font and its subsets. Faces belong to
 * the library that found them and are the same pointer for the same file and index. All numbers
 * are in the font's own units (units_per_em a line of the em). */

#include "base/length.h"
#include <glib.h>
#include <hb.h>
#include <stdbool.h>
#include <stdint.h>

typedef struct FontFace FontFace;

typedef enum { FONT_CFF_CID, FONT_CFF_NAMED, FONT_TRUETYPE } FontFormat;

typedef struct {
    int units_per_em;
    int ascender, descender;        /* OS/2 typo, else hhea; descender negative */
    int cap_height, x_height;       /* OS/2 */
    int x_min, y_min, x_max, y_max; /* head */
    int italic_angle;               /* degrees × 65536 as in post */
    int weight;                     /* OS/2 usWeightClass */
    bool is_fixed_pitch, is_serif, is_italic;
} FontMetrics;

const char *font_face_path(const FontFace *face);
unsigned font_face_index(const FontFace *face); /* in its collection */
const char *font_face_postscript_name(const FontFace *face);
const char *font_face_family(const FontFace *face);
const char *font_face_version(const FontFace *face); /* name table 5, or head's revision */
FontFormat font_face_format(const FontFace *face);
const FontMetrics *font_face_metrics(const FontFace *face);
bool font_face_may_embed(const FontFace *face); /* OS/2 fsType */

/* HarfBuzz's font at scale units_per_em: shape with it and multiply by the size. Borrowed. */
hb_font_t *font_face_hb_font(const FontFace *face);
int font_face_advance(const FontFace *face, uint32_t glyph);
uint32_t font_face_glyph(const FontFace *face, uint32_t character); /* 0: not in the face */

/* The glyph of a variation sequence (cmap format 14); 0: not in the face. */
uint32_t font_face_variant(const FontFace *face, uint32_t character, uint32_t selector);

/* Font units to Length at a size. */
static inline Length font_scale(int units, Length size, int units_per_em) {
    return (Length)((long long)units * size / units_per_em);
}

/* A font program holding just `glyphs` (and .notdef), unhinted, addressed by the ids that the
 * glyphs have in the whole font, so that pages can be written before their subset is known:
 * FONT_CFF_CID: the bare CFF table (PDF: /FontFile3 /CIDFontType0C), renumbered inside, its CIDs
 * the old glyph ids; FONT_CFF_NAMED: the bare CFF table with the glyphs in their old places, where
 * PDF (ISO 32000-1, 9.7.4.2) takes a CID for the place; FONT_TRUETYPE: an sfnt (/FontFile2, with
 * /CIDToGIDMap /Identity) with the glyphs in their old places. g_bytes_unref() it.
 * Errors: KANYIN_ERROR_FONT. */
GBytes *font_face_subset(const FontFace *face, const hb_set_t *glyphs, GError **error);
