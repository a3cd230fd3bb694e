/* SPDX-License-Identifier: MIT */
#pragma once

/* Glyph runs in page content: text-showing operators with exact places (PDF 1.7, 9.4). */

#include "frame/frame.h"
#include "pdf/fonts.h"
#include <stdbool.h>

/* Where the text state of a page stands. */
typedef struct {
    GString *out;
    PdfFonts *fonts;
    PdfFont *font; /* NULL: none chosen yet */
    Length size;
    int64_t spacing;        /* Tc, in 1/10000 pt */
    int64_t line_x, line_y; /* the line matrix, thousandths of a point; valid inside BT … ET */
    bool is_in_text;
    /* Marked content of its own for glyphs whose text is told apart (ActualText). */
    void (*begin_span)(void *user, const char *text, size_t length);
    void (*end_span)(void *user, bool goes_on);
    void *user;
} PdfGlyphs;

/* Opens a text object where none is open; and closes it. */
void pdf_glyphs_begin(PdfGlyphs *state);
void pdf_glyphs_end(PdfGlyphs *state);

/* Shows a run inside the open text object; `x`, `y`: its origin in thousandths of a point. */
void pdf_glyphs_show(PdfGlyphs *state, const FrameGlyphs *run, int64_t x, int64_t y);
