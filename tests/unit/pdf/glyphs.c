/* SPDX-License-Identifier: MIT */
/* Glyphs stand where their frame says: the operators are read back and followed. */

#include "pdf/glyphs.h"
#include "unit/pdf/fixture.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define N 60

/* What a viewer would do: follows Tf, Tc, Td and TJ, noting each glyph's place in points. */
typedef struct {
    double size, spacing, line_x, line_y, x;
    double places[2 * N][2];
    unsigned glyphs[2 * N];
    int n;
} Viewer;

static const char *follow_string(Viewer *viewer, PdfFont *font, const char *p) {
    uint8_t code[2];
    int n = 0;
    for (; *p != ')' || n; p++) {
        if (*p == '\\')
            p++;
        code[n++] = (uint8_t)(p[-1] == '\\' && *p == 'r' ? '\r' : *p);
        if (n < 2)
            continue;
        n = 0;
        unsigned glyph = (unsigned)(code[0] << 8 | code[1]);
        viewer->glyphs[viewer->n] = glyph;
        viewer->places[viewer->n][0] = viewer->x;
        viewer->places[viewer->n++][1] = viewer->line_y;
        viewer->x += pdf_font_width(font, glyph) * viewer->size / 1000 + viewer->spacing;
    }
    return p + 1;
}

static void follow(Viewer *viewer, PdfFont *font, const GString *content) {
    double operands[6] = {0};
    int n = 0;
    for (const char *p = content->str; p < content->str + content->len;) {
        if (*p == '(') {
            p = follow_string(viewer, font, p + 1);
        } else if (g_ascii_isdigit(*p) || *p == '-' || *p == '.') {
            char *end;
            double value = g_ascii_strtod(p, &end);
            bool is_inside = strchr("(])", *end) || end[0] == '(';
            if (is_inside)
                viewer->x -= value * viewer->size / 1000;
            else
                operands[n++ % 6] = value;
            p = end;
        } else if (strncmp(p, "Tf", 2) == 0) {
            viewer->size = operands[n - 1], n = 0, p += 2;
        } else if (strncmp(p, "Tc", 2) == 0) {
            viewer->spacing = operands[n - 1], n = 0, p += 2;
        } else if (strncmp(p, "Td", 2) == 0) {
            viewer->line_x += operands[0], viewer->line_y += operands[1];
            viewer->x = viewer->line_x, n = 0, p += 2;
        } else if (*p == '/') {
            p += 3; /* /F0 */
        } else {
            p++;
        }
    }
}

static void no_span(void *user, const char *text, size_t length) {
    (void)user, (void)text, (void)length;
    g_assert_not_reached();
}

static void no_end(void *user, bool goes_on) {
    (void)user, (void)goes_on;
}

static void check_run(const FontFace *face, Length size, const FrameGlyph *glyphs,
                      const char *text) {
    g_autoptr(PdfTools) tools = pdf_tools_new();
    g_autoptr(PdfFile) file = pdf_file_new(fixture_nowhere, NULL, tools);
    PdfFonts *fonts = pdf_fonts_new(file);
    g_autoptr(GString) out = g_string_new(NULL);
    PdfGlyphs state = {.out = out, .fonts = fonts, .begin_span = no_span, .end_span = no_end};
    FrameGlyphs run = {.face = face,
                       .size = size,
                       .text = text,
                       .text_length = (uint32_t)strlen(text),
                       .n_glyphs = N,
                       .glyphs = glyphs};
    pdf_glyphs_begin(&state);
    pdf_glyphs_show(&state, &run, 72000, 500000);
    Viewer viewer = {0};
    follow(&viewer, state.font, out);
    g_assert_cmpint(viewer.n, ==, N);
    double worst = 0;
    for (int i = 0; i < N; i++) {
        g_assert_cmpuint(viewer.glyphs[i], ==, glyphs[i].glyph);
        worst = MAX(worst, fabs(viewer.places[i][0] - 72 - length_to_pt(glyphs[i].x)));
        worst = MAX(worst, fabs(viewer.places[i][1] - 500 + length_to_pt(glyphs[i].y)));
    }
    g_assert_cmpfloat(worst, <=, length_to_pt(size) / 1000 + .0005);
    pdf_fonts_free(fonts);
}

static void fill(const FontFace *face, FrameGlyph *glyphs, GString *text, Length size) {
    for (int i = 0; i < N; i++) {
        gunichar c = i % 7 == 3 ? 'A' + (gunichar)i % 26 : 0x4E00 + (gunichar)i * 131;
        glyphs[i].text = (uint32_t)text->len;
        g_string_append_unichar(text, c);
        glyphs[i].glyph = font_face_glyph(face, c);
        g_assert_cmpuint(glyphs[i].glyph, !=, 0);
        if (i + 1 < N)
            glyphs[i + 1].x =
                glyphs[i].x + font_scale(font_face_advance(face, glyphs[i].glyph), size, 1000);
    }
}

static void places_are_kept(void) {
    g_autoptr(FontLibrary) library = fixture_library();
    const FontFace *face = fixture_face(library);
    static const Length gaps[] = {0, 3, 37, 411, -90};
    GRand *random = g_rand_new_with_seed(7);
    for (int round = 0; round < 60; round++) {
        FrameGlyph glyphs[N] = {0};
        g_autoptr(GString) text = g_string_new(NULL);
        Length size = g_rand_int_range(random, 5 * LENGTH_PT, 40 * LENGTH_PT);
        fill(face, glyphs, text, size);
        Length moved = 0;
        for (int i = 0; i < N; i++) {
            glyphs[i].x += moved;
            moved += gaps[round % 5] + (round % 3 ? g_rand_int_range(random, -2, 3) : 0);
            if (round % 4 == 0 && i % 11 == 5)
                moved += g_rand_int_range(random, -3000, 3000);
            if (round % 6 == 5)
                glyphs[i].y = i / 9 % 2 ? 700 : 0;
        }
        check_run(face, size, glyphs, text->str);
    }
    g_rand_free(random);
}

/* A justified line costs two bytes a glyph, not a number each. */
static void equal_gaps_are_spacing(void) {
    g_autoptr(FontLibrary) library = fixture_library();
    const FontFace *face = fixture_face(library);
    g_autoptr(PdfTools) tools = pdf_tools_new();
    g_autoptr(PdfFile) file = pdf_file_new(fixture_nowhere, NULL, tools);
    PdfFonts *fonts = pdf_fonts_new(file);
    g_autoptr(GString) out = g_string_new(NULL), text = g_string_new(NULL);
    PdfGlyphs state = {.out = out, .fonts = fonts, .begin_span = no_span, .end_span = no_end};
    FrameGlyph glyphs[N] = {0};
    fill(face, glyphs, text, 10 * LENGTH_PT);
    for (int i = 0; i < N; i++)
        glyphs[i].x += i * 200;
    FrameGlyphs run = {face, 10 * LENGTH_PT, {0}, text->str, (uint32_t)text->len, N, glyphs, 0};
    pdf_glyphs_begin(&state);
    pdf_glyphs_show(&state, &run, 0, 0);
    g_assert_cmpuint(out->len, <, 2 * N + N / 4 + 40);
    pdf_fonts_free(fonts);
}

int main(int argc, char **argv) {
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/pdf/glyphs/places-are-kept", places_are_kept);
    g_test_add_func("/pdf/glyphs/equal-gaps-are-spacing", equal_gaps_are_spacing);
    return g_test_run();
}
