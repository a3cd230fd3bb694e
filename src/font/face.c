/* SPDX-License-Identifier: MIT */
/* Turns a mapped font file into a face: its names, metrics and shaping font. */

#include "font/cff.h"
#include "font/open.h"
#include "font/tables.h"
#include <kanyin/error.h>

#include <hb-ot.h>

struct FontFace {
    char *path;
    unsigned index;
    hb_font_t *font;
    FontFormat format;
    FontMetrics metrics;
    bool may_embed;
    char *postscript_name, *family, *version;
};

static bool has_table(hb_face_t *face, hb_tag_t tag) {
    hb_blob_t *blob = hb_face_reference_table(face, tag);
    bool is_there = hb_blob_get_length(blob) > 0;
    hb_blob_destroy(blob);
    return is_there;
}

/* CFF2 and colour outlines have no place in a PDF; they are refused, not drawn wrongly. */
static bool read_format(hb_face_t *face, FontFormat *format) {
    if (has_table(face, HB_TAG('g', 'l', 'y', 'f'))) {
        *format = FONT_TRUETYPE;
        return true;
    }
    hb_blob_t *blob = hb_face_reference_table(face, HB_TAG('C', 'F', 'F', ' '));
    unsigned length = 0;
    const uint8_t *cff = (const uint8_t *)hb_blob_get_data(blob, &length);
    CffNumbering numbering = {0};
    bool is_read =
        length > 0 && cff_read_numbering(cff, length, hb_face_get_glyph_count(face), &numbering);
    hb_blob_destroy(blob);
    *format = numbering.is_cid ? FONT_CFF_CID : FONT_CFF_NAMED;
    return is_read;
}

FontFace *face_new(hb_blob_t *blob, const char *path, unsigned index, GError **error) {
    hb_face_t *hb_face = hb_face_create(blob, index);
    FontFormat format = FONT_TRUETYPE;
    if (hb_face_get_glyph_count(hb_face) == 0 || !read_format(hb_face, &format)) {
        g_set_error(error, KANYIN_ERROR, KANYIN_ERROR_FONT,
                    "%s, face %u: no TrueType or CFF outlines in it", path, index);
        hb_face_destroy(hb_face);
        return NULL;
    }
    FontFace *face = g_new0(FontFace, 1);
    face->path = g_strdup(path);
    face->index = index;
    face->format = format;
    face->metrics = tables_read_metrics(hb_face);
    face->may_embed = tables_may_embed(hb_face);
    face->postscript_name = tables_new_postscript_name(hb_face);
    face->family = tables_new_family(hb_face);
    face->version = tables_new_version(hb_face);
    face->font = hb_font_create(hb_face); /* its scale is units_per_em from the start */
    hb_font_make_immutable(face->font);
    hb_face_destroy(hb_face);
    return face;
}

static hb_bool_t find_glyph(hb_font_t *font, void *characters, hb_codepoint_t character,
                            hb_codepoint_t *glyph, void *user) {
    (void)user;
    return hb_set_has(characters, character) &&
           hb_font_get_nominal_glyph(hb_font_get_parent(font), character, glyph);
}

static void destroy_set(void *set) {
    hb_set_destroy(set);
}

void face_limit(FontFace *face, const hb_set_t *characters) {
    hb_font_t *whole = face->font;
    hb_font_funcs_t *functions = hb_font_funcs_create();
    hb_font_funcs_set_nominal_glyph_func(functions, find_glyph, NULL, NULL);
    hb_font_funcs_make_immutable(functions);
    face->font = hb_font_create_sub_font(whole);
    hb_font_set_funcs(face->font, functions, hb_set_copy(characters), destroy_set);
    hb_font_make_immutable(face->font);
    hb_font_funcs_destroy(functions);
    hb_font_destroy(whole);
}

void face_free(FontFace *face) {
    if (!face)
        return;
    hb_font_destroy(face->font);
    g_free(face->path);
    g_free(face->postscript_name);
    g_free(face->family);
    g_free(face->version);
    g_free(face);
}

const char *font_face_path(const FontFace *face) {
    return face->path;
}

unsigned font_face_index(const FontFace *face) {
    return face->index;
}

const char *font_face_postscript_name(const FontFace *face) {
    return face->postscript_name;
}

const char *font_face_family(const FontFace *face) {
    return face->family;
}

const char *font_face_version(const FontFace *face) {
    return face->version;
}

FontFormat font_face_format(const FontFace *face) {
    return face->format;
}

const FontMetrics *font_face_metrics(const FontFace *face) {
    return &face->metrics;
}

bool font_face_may_embed(const FontFace *face) {
    return face->may_embed;
}

hb_font_t *font_face_hb_font(const FontFace *face) {
    return face->font;
}

int font_face_advance(const FontFace *face, uint32_t glyph) {
    return hb_font_get_glyph_h_advance(face->font, glyph);
}

uint32_t font_face_variant(const FontFace *face, uint32_t character, uint32_t selector) {
    hb_codepoint_t glyph = 0;
    return hb_font_get_variation_glyph(face->font, character, selector, &glyph) ? glyph : 0;
}

uint32_t font_face_glyph(const FontFace *face, uint32_t character) {
    hb_codepoint_t glyph = 0;
    return hb_font_get_nominal_glyph(face->font, character, &glyph) ? glyph : 0;
}
