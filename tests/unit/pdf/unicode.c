/* SPDX-License-Identifier: MIT */
/* What glyphs stand for is told once, and as a CMap. */

#include "pdf/fonts.h"
#include "unit/pdf/fixture.h"

#include <string.h>

static void one_glyph_one_text(void) {
    g_autoptr(FontLibrary) library = fixture_library();
    g_autoptr(PdfTools) tools = pdf_tools_new();
    g_autoptr(PdfFile) file = pdf_file_new(fixture_nowhere, NULL, tools);
    PdfFonts *fonts = pdf_fonts_new(file);
    PdfFont *font = pdf_fonts_font(fonts, fixture_face(library));
    g_assert_true(pdf_fonts_font(fonts, fixture_face(library)) == font);
    g_assert_true(pdf_font_set_text(font, 10, "A", 1));
    g_assert_true(pdf_font_set_text(font, 10, "A", 1));
    g_assert_false(pdf_font_set_text(font, 10, "B", 1));
    g_assert_false(pdf_font_set_text(font, 10, "AB", 2));
    g_assert_true(pdf_font_set_text(font, 11, "ffi", 3));
    g_assert_true(pdf_font_set_text(font, 11, "ffi", 3));
    g_assert_false(pdf_font_set_text(font, 11, "ff", 2));
    g_assert_false(pdf_font_set_text(font, 11, "f", 1));
    g_assert_true(pdf_font_set_text(font, 12, "e\xCC\x81", 3));
    g_assert_true(pdf_font_set_text(font, 12, "\xC3\xA9", 2));
    g_assert_cmpuint(pdf_font_text(font, 12), ==, 0xE9);
    pdf_fonts_free(fonts);
}

static void show(PdfFont *font, uint32_t glyph, const char *text) {
    pdf_font_show(font, glyph);
    g_assert_true(pdf_font_set_text(font, glyph, text, strlen(text)));
}

static void cmap(void) {
    g_autoptr(FontLibrary) library = fixture_library();
    g_autoptr(PdfTools) tools = pdf_tools_new();
    g_autoptr(PdfFile) file = pdf_file_new(fixture_nowhere, NULL, tools);
    PdfFonts *fonts = pdf_fonts_new(file);
    PdfFont *font = pdf_fonts_font(fonts, fixture_face(library));
    show(font, 0x0022, "A");
    show(font, 0x0023, "B");
    show(font, 0x0024, "C");
    show(font, 0x0100, "ffi");
    show(font, 0x1234, "\xF0\xA0\x80\x80");
    show(font, 0x1300, "\xEF\xBB\xBF");
    g_autoptr(GString) map = pdf_font_to_unicode(font);
    g_assert_nonnull(strstr(map->str, "1 beginbfrange\n<0022><0024><0041>\nendbfrange"));
    g_assert_nonnull(strstr(map->str, "3 beginbfchar\n<0100><006600660069>\n<1234><D840DC00>\n"
                                      "<1300><200B>\nendbfchar"));
    pdf_fonts_free(fonts);
}

static void blocks_hold_a_hundred(void) {
    g_autoptr(FontLibrary) library = fixture_library();
    g_autoptr(PdfTools) tools = pdf_tools_new();
    g_autoptr(PdfFile) file = pdf_file_new(fixture_nowhere, NULL, tools);
    PdfFonts *fonts = pdf_fonts_new(file);
    PdfFont *font = pdf_fonts_font(fonts, fixture_face(library));
    for (uint32_t i = 0; i < 250; i++) {
        char text[8] = {0};
        g_unichar_to_utf8(0x4E00 + i, text);
        show(font, 1000 + 2 * i, text);
    }
    g_autoptr(GString) map = pdf_font_to_unicode(font);
    g_assert_nonnull(strstr(map->str, "100 beginbfchar"));
    g_assert_nonnull(strstr(map->str, "50 beginbfchar"));
    g_assert_null(strstr(map->str, "250 beginbfchar"));
    pdf_fonts_free(fonts);
}

int main(int argc, char **argv) {
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/pdf/unicode/one-glyph-one-text", one_glyph_one_text);
    g_test_add_func("/pdf/unicode/cmap", cmap);
    g_test_add_func("/pdf/unicode/blocks-hold-a-hundred", blocks_hold_a_hundred);
    return g_test_run();
}
