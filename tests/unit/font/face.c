/* SPDX-License-Identifier: MIT */
#include "fixture.h"
#include "font/cff.h"
#include "font/open.h"
#include <kanyin/error.h>

#include <ft2build.h>
#include FT_FREETYPE_H
#include FT_OUTLINE_H
#include <string.h>

#define OTHER_FONT "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf"

static FontLibrary *library;

static void metrics_are_the_font_s_own(void) {
    const FontFace *face = font_library_match(library, "serif", 700, false, REGION_CN);
    const FontMetrics *metrics = font_face_metrics(face);
    g_assert_cmpint(metrics->units_per_em, ==, 1000);
    g_assert_cmpint(metrics->ascender, ==, 880);
    g_assert_cmpint(metrics->descender, ==, -120);
    g_assert_cmpint(metrics->weight, ==, 700);
    g_assert_cmpint(metrics->cap_height, >, metrics->x_height);
    g_assert_cmpint(metrics->x_height, >, 400);
    g_assert_cmpint(metrics->y_max, >, metrics->ascender);
    g_assert_false(metrics->is_fixed_pitch);
    g_assert_false(metrics->is_italic);
    g_assert_cmpint(font_face_format(face), ==, FONT_CFF_CID);
    g_assert_true(font_face_may_embed(face));
    g_assert_cmpstr(font_face_family(face), ==, "Noto Serif CJK SC");
    g_assert_cmpstr(font_face_version(face), ==, "2.001");
}

static void glyphs_have_their_widths(void) {
    const FontFace *face = font_library_match(library, "serif", 400, false, REGION_CN);
    g_assert_cmpint(font_face_advance(face, font_face_glyph(face, 0x5370)), ==, 1000);
    int narrow = font_face_advance(face, font_face_glyph(face, 'i'));
    g_assert_cmpint(narrow, >, 200);
    g_assert_cmpint(narrow, <, 400);
    g_assert_cmpuint(font_face_glyph(face, 0x10FFFD), ==, 0);
    g_assert_cmpint(font_scale(500, 10 * LENGTH_PT, 1000), ==, 5 * LENGTH_PT);
}

static hb_set_t *glyphs_of(const FontFace *face, const char *text) {
    hb_set_t *set = hb_set_create();
    for (const char *c = text; *c; c = g_utf8_next_char(c))
        hb_set_add(set, font_face_glyph(face, g_utf8_get_char(c)));
    return set;
}

static FT_Pos outline_box(FT_Face face, unsigned glyph) {
    g_assert_cmpint(FT_Load_Glyph(face, glyph, FT_LOAD_NO_SCALE | FT_LOAD_NO_HINTING), ==, 0);
    FT_BBox box;
    FT_Outline_Get_CBox(&face->glyph->outline, &box);
    return box.xMin * 1000003 + box.xMax * 10007 + box.yMin * 101 + box.yMax;
}

/* FreeType addresses a bare CID-keyed CFF as a PDF reader does, by CID: under the ids that the
 * glyphs had in the whole font stand the same outlines, and nothing else is in the file. */
static void a_cid_subset_keeps_glyph_ids(void) {
    const FontFace *face = font_library_match(library, "serif", 400, false, REGION_CN);
    hb_set_t *set = glyphs_of(face, "刊印中國科學院Antoine。");
    g_autoptr(GError) error = NULL;
    g_autoptr(GBytes) program = font_face_subset(face, set, &error);
    g_assert_no_error(error);
    size_t size = 0;
    const void *bytes = g_bytes_get_data(program, &size);
    FT_Library freetype;
    FT_Face subset, whole;
    g_assert_cmpint(FT_Init_FreeType(&freetype), ==, 0);
    g_assert_cmpint(FT_New_Memory_Face(freetype, bytes, (FT_Long)size, 0, &subset), ==, 0);
    g_assert_cmpint(FT_New_Face(freetype, font_face_path(face), font_face_index(face), &whole), ==,
                    0);
    g_assert_cmpint(subset->num_glyphs, ==, hb_set_get_max(set) + 1);
    hb_codepoint_t glyph = HB_SET_VALUE_INVALID;
    while (hb_set_next(set, &glyph))
        g_assert_cmpint(outline_box(subset, glyph), ==, outline_box(whole, glyph));
    uint32_t other = font_face_glyph(face, 'X');
    g_assert_false(hb_set_has(set, other));
    g_assert_cmpint(FT_Load_Glyph(subset, other, FT_LOAD_NO_SCALE), !=, 0);
    FT_Done_Face(subset);
    FT_Done_Face(whole);
    FT_Done_FreeType(freetype);
    hb_set_destroy(set);
}

static void a_truetype_subset_keeps_glyph_ids(void) {
    if (!g_file_test(OTHER_FONT, G_FILE_TEST_EXISTS)) {
        g_test_skip("no TrueType font at " OTHER_FONT);
        return;
    }
    hb_blob_t *blob = hb_blob_create_from_file(OTHER_FONT);
    FontFace *face = face_new(blob, OTHER_FONT, 0, NULL);
    hb_blob_destroy(blob);
    g_assert_cmpint(font_face_format(face), ==, FONT_TRUETYPE);
    g_assert_false(font_face_metrics(face)->is_serif);
    hb_set_t *set = glyphs_of(face, "é");
    g_autoptr(GBytes) program = font_face_subset(face, set, NULL);
    size_t size = 0;
    const char *bytes = g_bytes_get_data(program, &size);
    g_assert_cmpuint(size, <, 8000);
    hb_blob_t *subset_blob =
        hb_blob_create(bytes, (unsigned)size, HB_MEMORY_MODE_READONLY, NULL, NULL);
    hb_face_t *subset = hb_face_create(subset_blob, 0);
    hb_font_t *font = hb_font_create(subset);
    uint32_t glyph = font_face_glyph(face, 0xE9);
    hb_glyph_extents_t before, after;
    g_assert_true(hb_font_get_glyph_extents(font, glyph, &after));
    g_assert_true(hb_font_get_glyph_extents(font_face_hb_font(face), glyph, &before));
    g_assert_cmpint(memcmp(&before, &after, sizeof before), ==, 0);
    hb_font_destroy(font);
    hb_face_destroy(subset);
    hb_blob_destroy(subset_blob);
    hb_set_destroy(set);
    face_free(face);
}

static void a_file_that_is_no_font_is_refused(void) {
    hb_blob_t *blob = hb_blob_create("not a font", 10, HB_MEMORY_MODE_READONLY, NULL, NULL);
    g_autoptr(GError) error = NULL;
    g_assert_null(face_new(blob, "none.otf", 0, &error));
    g_assert_error(error, KANYIN_ERROR, KANYIN_ERROR_FONT);
    hb_blob_destroy(blob);
}

/* A CFF of a header, one name and a top DICT, with a charset that follows it. */
static bool read_cff(const char *top, size_t top_length, const char *charset, size_t charset_length,
                     CffNumbering *numbering) {
    GByteArray *cff = g_byte_array_new();
    g_byte_array_append(cff,
                        (const uint8_t *)"\1\0\4\1"
                                         "\0\1\1\1\2A"
                                         "\0\1\1\1",
                        14);
    uint8_t end = (uint8_t)(top_length + 1);
    g_byte_array_append(cff, &end, 1);
    g_byte_array_append(cff, (const uint8_t *)top, (unsigned)top_length);
    g_byte_array_append(cff, (const uint8_t *)charset, (unsigned)charset_length);
    bool is_read = cff_read_numbering(cff->data, cff->len, 4, numbering);
    g_byte_array_unref(cff);
    return is_read;
}

/* In a DICT a small number n is the byte n + 139. ROS is 12 30, charset 15, Weight 4. */
static void cff_numbering_is_told_apart(void) {
    CffNumbering numbering;
    static const char top[] = "\214\215\213\14\36\241\17"; /* charset at 22 */
    g_assert_false(read_cff(top, 7, "", 0, &numbering));
    g_assert_true(read_cff(top, 7, "\2\0\1\0\2", 5, &numbering));
    g_assert_true(numbering.is_cid && numbering.is_identity);
    g_assert_true(read_cff(top, 7, "\0\0\1\0\2\0\3", 7, &numbering));
    g_assert_true(numbering.is_identity);
    g_assert_true(read_cff(top, 7, "\1\0\1\0\0\7\1", 7, &numbering));
    g_assert_true(numbering.is_cid && !numbering.is_identity);
    g_assert_true(read_cff("\214\4\36\32\37\5", 6, "", 0, &numbering));
    g_assert_false(numbering.is_cid);
    g_assert_false(cff_read_numbering((const uint8_t *)"\1\0\4\1\0\1\7", 7, 4, &numbering));
}

int main(int argc, char **argv) {
    g_test_init(&argc, &argv, NULL);
    library = fixture_library();
    g_test_add_func("/face/metrics", metrics_are_the_font_s_own);
    g_test_add_func("/face/glyphs", glyphs_have_their_widths);
    g_test_add_func("/face/subset-cid", a_cid_subset_keeps_glyph_ids);
    g_test_add_func("/face/subset-truetype", a_truetype_subset_keeps_glyph_ids);
    g_test_add_func("/face/damaged", a_file_that_is_no_font_is_refused);
    g_test_add_func("/face/cff", cff_numbering_is_told_apart);
    int status = g_test_run();
    font_library_free(library);
    return status;
}
