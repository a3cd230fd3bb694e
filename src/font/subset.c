/* SPDX-License-Identifier: MIT */
/* Turns a face and a set of glyphs into the font program that a PDF embeds. */

#include "font/cff.h"
#include "font/cff_subset.h"
#include "font/face.h"
#include <kanyin/error.h>

#include <hb-subset.h>

/* The keys under which a face keeps its bare double and its plain glyphs. */
static hb_user_data_key_t bare_key, known_key;

static void destroy_face(void *face) {
    hb_face_destroy(face);
}

/* A double of the face with just the tables that outlines need: the subsetter then neither closes
 * over GSUB nor looks at the large layout tables, which is most of its time. Made once a face. */
static hb_face_t *bare_face(hb_face_t *face) {
    hb_face_t *bare = hb_face_get_user_data(face, &bare_key);
    if (bare)
        return bare;
    static const hb_tag_t tags[] = {
        HB_TAG('C', 'F', 'F', ' '), HB_TAG('h', 'e', 'a', 'd'), HB_TAG('h', 'h', 'e', 'a'),
        HB_TAG('h', 'm', 't', 'x'), HB_TAG('m', 'a', 'x', 'p'), HB_TAG('g', 'l', 'y', 'f'),
        HB_TAG('l', 'o', 'c', 'a'),
    };
    bare = hb_face_builder_create();
    for (size_t i = 0; i < G_N_ELEMENTS(tags); i++) {
        hb_blob_t *blob = hb_face_reference_table(face, tags[i]);
        if (hb_blob_get_length(blob))
            hb_face_builder_add_table(bare, tags[i], blob);
        hb_blob_destroy(blob);
    }
    hb_face_set_user_data(face, &bare_key, bare, destroy_face, true);
    return bare;
}

static hb_subset_input_t *new_input(const hb_set_t *glyphs, bool keeps_ids) {
    hb_subset_input_t *input = hb_subset_input_create_or_fail();
    g_assert(input);
    hb_set_union(hb_subset_input_glyph_set(input), glyphs);
    hb_set_clear(hb_subset_input_set(input, HB_SUBSET_SETS_LAYOUT_FEATURE_TAG));
    unsigned flags = HB_SUBSET_FLAGS_NO_HINTING | HB_SUBSET_FLAGS_DESUBROUTINIZE;
    hb_subset_input_set_flags(input, flags | (keeps_ids ? HB_SUBSET_FLAGS_RETAIN_GIDS : 0));
    return input;
}

/* In a CID-keyed CFF hb-subset renumbers the glyphs but keeps their CIDs, while pages are written
 * with glyph ids before their subset is known. Where the two differ, the page would show other
 * characters, so it is checked. Our own subset makes the ids its CIDs. */
static bool check_numbering(const FontFace *face, hb_face_t *hb_face, GError **error) {
    if (font_face_format(face) != FONT_CFF_CID)
        return true;
    hb_blob_t *blob = hb_face_reference_table(hb_face, HB_TAG('C', 'F', 'F', ' '));
    unsigned length = 0;
    const uint8_t *cff = (const uint8_t *)hb_blob_get_data(blob, &length);
    CffNumbering numbering = {0};
    cff_read_numbering(cff, length, hb_face_get_glyph_count(hb_face), &numbering);
    hb_blob_destroy(blob);
    if (!numbering.is_identity)
        g_set_error(error, KANYIN_ERROR, KANYIN_ERROR_FONT,
                    "%s: its CIDs are not its glyph ids, which kanyin cannot embed",
                    font_face_postscript_name(face));
    return numbering.is_identity;
}

static GBytes *new_program(hb_face_t *subset, FontFormat format) {
    hb_blob_t *blob = format == FONT_TRUETYPE
                          ? hb_face_reference_blob(subset)
                          : hb_face_reference_table(subset, HB_TAG('C', 'F', 'F', ' '));
    unsigned length = 0;
    const char *bytes = hb_blob_get_data(blob, &length);
    GBytes *program = length ? g_bytes_new(bytes, length) : NULL;
    hb_blob_destroy(blob);
    return program;
}

static void free_plain_glyphs(void *plain) {
    plain_glyphs_free(plain);
}

static PlainGlyphs *known_glyphs(hb_face_t *face) {
    PlainGlyphs *known = hb_face_get_user_data(face, &known_key);
    if (!known) {
        known = plain_glyphs_new();
        hb_face_set_user_data(face, &known_key, known, free_plain_glyphs, true);
    }
    return known;
}

static GBytes *new_cid_program(hb_face_t *hb_face, const hb_set_t *glyphs) {
    hb_blob_t *blob = hb_face_reference_table(hb_face, HB_TAG('C', 'F', 'F', ' '));
    unsigned length = 0;
    const char *cff = hb_blob_get_data(blob, &length);
    GBytes *program = cff_subset_new((const uint8_t *)cff, length, glyphs, known_glyphs(hb_face));
    hb_blob_destroy(blob);
    return program;
}

GBytes *font_face_subset(const FontFace *face, const hb_set_t *glyphs, GError **error) {
    hb_face_t *hb_face = hb_font_get_face(font_face_hb_font(face));
    FontFormat format = font_face_format(face);
    GBytes *small = format == FONT_CFF_CID ? new_cid_program(hb_face, glyphs) : NULL;
    if (small)
        return small;
    if (!check_numbering(face, hb_face, error))
        return NULL;
    hb_subset_input_t *input = new_input(glyphs, format != FONT_CFF_CID);
    hb_face_t *subset = hb_subset_or_fail(bare_face(hb_face), input);
    hb_subset_input_destroy(input);
    GBytes *program = subset ? new_program(subset, format) : NULL;
    if (subset)
        hb_face_destroy(subset);
    if (!program)
        g_set_error(error, KANYIN_ERROR, KANYIN_ERROR_FONT, "%s: its glyphs cannot be extracted",
                    font_face_postscript_name(face));
    return program;
}
