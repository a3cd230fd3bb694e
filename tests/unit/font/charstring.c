/* SPDX-License-Identifier: MIT */
#include "font/charstring.h"
#include "fixture.h"
#include "font/cff_subset.h"
#include "font/open.h"

#include <ft2build.h>
#include FT_FREETYPE_H
#include FT_OUTLINE_H
#include <string.h>

/* Numbers 0 to 107 are written as N(number); an INDEX of subroutines 0 and 1 stands before. */
#define N(number) (char)(139 + (number))
#define FIRST N(0 - 107) /* what calls the first of few subroutines */
#define SECOND N(1 - 107)
#define THIRD N(2 - 107)

typedef struct {
    const char *name;
    char program[16];
    size_t size;
    char plain[16];
    size_t plain_size; /* 0: refused */
} Case;

/* 0: a line and back; 1: calls itself; 2: nothing. */
static const uint8_t subroutines[] = {
    0, 3, 1, 1, 5, 7, 8, (uint8_t)N(7), (uint8_t)N(8), 5, 11, (uint8_t)SECOND, 29, 11};

enum {
    HSTEM = 1,
    HLINE = 6,
    CALL = 29,
    END = 14,
    HSTEM_HM = 18,
    MASK = 19,
    MOVE = 21,
    ESCAPE = 12
};

static const Case cases[] = {
    {"outline", {N(1), N(2), MOVE, N(3), HLINE, END}, 6, {N(1), N(2), MOVE, N(3), HLINE, END}, 6},
    {"hints", {N(1), N(2), HSTEM, N(3), N(4), MOVE, END}, 7, {N(3), N(4), MOVE, END}, 4},
    {"width before hints",
     {N(9), N(1), N(2), HSTEM, N(3), N(4), MOVE, END},
     8,
     {N(9), N(3), N(4), MOVE, END},
     5},
    {"width before move", {N(9), N(3), N(4), MOVE, END}, 5, {N(9), N(3), N(4), MOVE, END}, 5},
    /* one stem named, one implied by the mask: its byte looks like an operator */
    {"mask",
     {N(9), N(1), N(2), HSTEM_HM, N(1), N(2), MASK, END, N(3), N(4), MOVE, END},
     12,
     {N(9), N(3), N(4), MOVE, END},
     5},
    {"call", {N(1), N(2), MOVE, FIRST, CALL, END}, 6, {N(1), N(2), MOVE, N(7), N(8), 5, END}, 7},
    {"operands before a call",
     {N(1), N(2), MOVE, N(5), N(6), FIRST, CALL, END},
     8,
     {N(1), N(2), MOVE, N(5), N(6), N(7), N(8), 5, END},
     9},
    {"call of what does nothing, then of another",
     {N(1), N(2), MOVE, FIRST, THIRD, CALL, CALL, END},
     8,
     {N(1), N(2), MOVE, N(7), N(8), 5, END},
     7},
    {"call by the width", {N(9), N(1), N(2), HSTEM, CALL, END}, 6, {0}, 0},
    {"endless call", {SECOND, CALL, END}, 3, {0}, 0},
    {"no such subroutine", {N(5), CALL, END}, 3, {0}, 0},
    {"call of nothing", {CALL, END}, 2, {0}, 0},
    {"arithmetic", {N(1), N(2), ESCAPE, 10, N(3), MOVE, END}, 7, {0}, 0},
    {"flex", {N(1), ESCAPE, 34, END}, 4, {N(1), ESCAPE, 34, END}, 4},
    {"no end", {N(1), N(2), MOVE}, 3, {0}, 0},
    {"cut number", {N(1), 28, 1}, 3, {0}, 0},
    {"cut mask", {N(1), N(2), MASK}, 3, {0}, 0},
};

static void programs_are_made_plain(void) {
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        uint8_t table[sizeof subroutines + sizeof cases->program], out[CHARSTRING_LONGEST];
        memcpy(table, subroutines, sizeof subroutines);
        memcpy(table + sizeof subroutines, cases[i].program, cases[i].size);
        Cff cff = {table, sizeof subroutines + cases[i].size, false};
        CharstringCalls calls = {.global = cff_index(&cff, 0)};
        size_t size = charstring_make_plain(
            &cff, (CffPart){sizeof subroutines, sizeof subroutines + cases[i].size}, &calls, out);
        if (size != cases[i].plain_size || memcmp(out, cases[i].plain, size) != 0)
            g_error("%s: %zu bytes are not as they should be", cases[i].name, size);
    }
}

static FontLibrary *library;

static GBytes *cff_of(const FontFace *face) {
    hb_blob_t *blob = hb_face_reference_table(hb_font_get_face(font_face_hb_font(face)),
                                              HB_TAG('C', 'F', 'F', ' '));
    unsigned length = 0;
    const char *bytes = hb_blob_get_data(blob, &length);
    return g_bytes_new_with_free_func(bytes, length, (GDestroyNotify)hb_blob_destroy, blob);
}

static GBytes *subset_of(GBytes *cff, const hb_set_t *glyphs) {
    gsize length;
    const uint8_t *bytes = g_bytes_get_data(cff, &length);
    return cff_subset_new(bytes, length, glyphs, NULL);
}

static void assert_same_glyph(FT_Face subset, FT_Face whole, unsigned glyph) {
    g_assert_cmpint(FT_Load_Glyph(subset, glyph, FT_LOAD_NO_SCALE | FT_LOAD_NO_HINTING), ==, 0);
    g_assert_cmpint(FT_Load_Glyph(whole, glyph, FT_LOAD_NO_SCALE | FT_LOAD_NO_HINTING), ==, 0);
    const FT_Outline *a = &subset->glyph->outline, *b = &whole->glyph->outline;
    size_t n = (size_t)a->n_points;
    g_assert_cmpint(a->n_contours, ==, b->n_contours);
    g_assert_cmpmem(a->points, n * sizeof *a->points, b->points,
                    (size_t)b->n_points * sizeof *b->points);
    g_assert_cmpmem(a->tags, n, b->tags, (size_t)b->n_points);
}

/* Every glyph of a face keeps its outline, point by point. */
static void every_outline_is_kept(gconstpointer style) {
    int weight = strstr(style, "bold") ? 700 : 400;
    const FontFace *face = font_library_match(
        library, strstr(style, "sans") ? "sans-serif" : "serif", weight, false, REGION_CN);
    g_autoptr(GBytes) cff = cff_of(face);
    unsigned count = hb_face_get_glyph_count(hb_font_get_face(font_face_hb_font(face)));
    hb_set_t *all = hb_set_create();
    hb_set_add_range(all, 0, count - 1);
    g_autoptr(GBytes) program = subset_of(cff, all);
    hb_set_destroy(all);
    g_assert_nonnull(program);
    gsize size;
    const void *bytes = g_bytes_get_data(program, &size);
    FT_Library freetype;
    FT_Face subset, whole;
    g_assert_cmpint(FT_Init_FreeType(&freetype), ==, 0);
    g_assert_cmpint(FT_New_Memory_Face(freetype, bytes, (FT_Long)size, 0, &subset), ==, 0);
    g_assert_cmpint(FT_New_Face(freetype, font_face_path(face), font_face_index(face), &whole), ==,
                    0);
    for (unsigned glyph = 0; glyph < count; glyph++)
        assert_same_glyph(subset, whole, glyph);
    FT_Done_Face(subset);
    FT_Done_Face(whole);
    FT_Done_FreeType(freetype);
}

static GBytes *subset_knowing(GBytes *cff, const hb_set_t *glyphs, PlainGlyphs *known) {
    gsize length;
    const uint8_t *bytes = g_bytes_get_data(cff, &length);
    return cff_subset_new(bytes, length, glyphs, known);
}

/* Glyphs known from a subset before make no other subset; what is too much is not kept. */
static void known_glyphs_are_the_same(void) {
    const FontFace *face = font_library_match(library, "serif", 400, false, REGION_CN);
    g_autoptr(GBytes) cff = cff_of(face);
    PlainGlyphs *known = plain_glyphs_new();
    hb_set_t *glyphs = hb_set_create();
    for (hb_codepoint_t first = 1000; first < 1300;
         first += 100) { /* each shares half with the last */
        hb_set_clear(glyphs);
        hb_set_add_range(glyphs, first, first + 199);
        g_autoptr(GBytes) fresh = subset_of(cff, glyphs);
        g_autoptr(GBytes) made = subset_knowing(cff, glyphs, known);
        g_assert_true(g_bytes_equal(fresh, made));
    }
    size_t size = 0;
    g_assert_nonnull(plain_glyphs_find(known, 1050, &size));
    g_assert_null(plain_glyphs_find(known, 999, &size));
    hb_set_add_range(glyphs, 2000, 9999);
    g_autoptr(GBytes) fresh = subset_of(cff, glyphs);
    g_autoptr(GBytes) made = subset_knowing(cff, glyphs, known);
    g_assert_true(g_bytes_equal(fresh, made));
    g_assert_null(plain_glyphs_find(known, 9999, &size));
    hb_set_destroy(glyphs);
    plain_glyphs_free(known);
}

/* However a table is cut short or spoiled, there is an answer, and a sound one is the same twice.
 */
static void damage_is_survived(void) {
    const FontFace *face = font_library_match(library, "serif", 400, false, REGION_CN);
    g_autoptr(GBytes) whole = cff_of(face);
    hb_set_t *glyphs = hb_set_create();
    for (const char *c = "刊印Kan。"; *c; c = g_utf8_next_char(c))
        hb_set_add(glyphs, font_face_glyph(face, g_utf8_get_char(c)));
    g_autoptr(GBytes) program = subset_of(whole, glyphs);
    hb_set_clear(glyphs);
    hb_set_add_range(glyphs, 0, 6);
    g_autoptr(GBytes) again = subset_of(program, glyphs);
    g_assert_nonnull(again);
    gsize size;
    const uint8_t *bytes = g_bytes_get_data(program, &size);
    for (gsize length = 0; length < size; length++) {
        g_autofree uint8_t *cut = g_memdup2(bytes, MAX(length, 1));
        g_autoptr(GBytes) short_one = cff_subset_new(cut, length, glyphs, NULL);
        g_assert_null(short_one);
    }
    for (gsize at = 0; at < size; at++) {
        g_autofree uint8_t *spoiled = g_memdup2(bytes, size);
        spoiled[at] ^= 0xA5;
        g_autoptr(GBytes) any = cff_subset_new(spoiled, size, glyphs, NULL);
        (void)any;
    }
    hb_set_destroy(glyphs);
}

int main(int argc, char **argv) {
    g_test_init(&argc, &argv, NULL);
    library = fixture_library();
    g_test_add_func("/charstring/plain", programs_are_made_plain);
    g_test_add_data_func("/cff-subset/every-outline/serif", "serif", every_outline_is_kept);
    g_test_add_data_func("/cff-subset/every-outline/sans-bold", "sans bold", every_outline_is_kept);
    g_test_add_func("/cff-subset/known", known_glyphs_are_the_same);
    g_test_add_func("/cff-subset/damage", damage_is_survived);
    int failed = g_test_run();
    font_library_free(library);
    return failed;
}
