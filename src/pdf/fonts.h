/* SPDX-License-Identifier: MIT */
#pragma once

/* The fonts of one file: which glyphs of each face were shown, what text each stands for, and the
 * objects that say so (PDF 1.7, 9.7). */

#include "font/face.h"
#include "pdf/object.h"

#define PDF_TEXT_MANY 0x80000000u
#define PDF_GLYPHS 65536 /* two-byte codes */
#define PDF_SHELF 64     /* an article shows hundreds of glyphs that lie in clusters */

typedef struct {
    uint32_t text; /* 0 none, a character, or PDF_TEXT_MANY | index in the font's `strings` */
    int16_t width; /* in 1/1000 em as /W will say, once it is shown */
    bool is_shown;
} PdfGlyph;

/* One face as page content sees it: glyph ids are the character codes (Identity-H), so content is
 * written before the subset is known. */
typedef struct {
    const FontFace *face;
    int number;                                /* object */
    unsigned index;                            /* its resource name is /F<index> */
    int space;                                 /* glyph of U+0020; 0 none */
    PdfGlyph *shelves[PDF_GLYPHS / PDF_SHELF]; /* NULL: nothing of these is known */
    GPtrArray *strings;                        /* texts of several characters */
    hb_set_t *glyphs;
} PdfFont;

typedef struct PdfFonts PdfFonts;

PdfFonts *pdf_fonts_new(PdfFile *file);
void pdf_fonts_free(PdfFonts *fonts); /* NULL is fine */

/* The font of a face; borrowed. */
PdfFont *pdf_fonts_font(PdfFonts *fonts, const FontFace *face);

/* What is known of a glyph (which is below PDF_GLYPHS). */
PdfGlyph *pdf_font_add_shelf(PdfFont *font, uint32_t glyph);
static inline PdfGlyph *pdf_font_glyph(PdfFont *font, uint32_t glyph) {
    PdfGlyph *shelf = font->shelves[glyph / PDF_SHELF];
    return shelf ? &shelf[glyph % PDF_SHELF] : pdf_font_add_shelf(font, glyph);
}
static inline uint32_t pdf_font_text(const PdfFont *font, uint32_t glyph) {
    const PdfGlyph *shelf = font->shelves[glyph / PDF_SHELF];
    return shelf ? shelf[glyph % PDF_SHELF].text : 0;
}

/* Marks a glyph as shown; its width in 1/1000 em. */
int pdf_font_show(PdfFont *font, uint32_t glyph);
static inline int pdf_font_width(PdfFont *font, uint32_t glyph) {
    const PdfGlyph *known = pdf_font_glyph(font, glyph);
    return known->is_shown ? known->width : pdf_font_show(font, glyph);
}

/* Says that a glyph stands for `text`. False where it already stands for another: then page
 * content must carry the text itself (ActualText). */
bool pdf_font_set_text(PdfFont *font, uint32_t glyph, const char *text, size_t length);

/* Subsets and writes all of them. Errors: KANYIN_ERROR_FONT. */
bool pdf_fonts_write(PdfFonts *fonts, const PdfOptions *options, GError **error);

/* The ToUnicode CMap of a font; g_string_free() it. */
GString *pdf_font_to_unicode(const PdfFont *font);
