/* SPDX-License-Identifier: MIT */
#pragma once

/* What the tests of the text room share: a font library, plain styles, paragraphs from strings. */

#include "text/justify.h"

#include <math.h>
#include <string.h>

#define SIZE (10 * LENGTH_PT)

typedef struct {
    FontLibrary *fonts;
    TextSetter *setter;
    Arena *arena;
    Notices *notices;
} Fixture;

static inline Fixture *fixture_new(void) {
    Fixture *f = g_new0(Fixture, 1);
    g_autoptr(GError) error = NULL;
    g_autofree char *fonts_dir = g_build_filename(g_getenv("KANYIN_SOURCE_DIR"), "fonts", NULL);
    g_autofree char *cache = g_build_filename(g_get_tmp_dir(), "kanyin-test-fontconfig", NULL);
    f->fonts =
        font_library_new(&(FontLibraryOptions){.fonts_dir = fonts_dir, .cache_dir = cache}, &error);
    g_assert_no_error(error);
    f->setter = text_setter_new(f->fonts);
    f->arena = arena_new();
    f->notices = notices_new();
    return f;
}

static inline void fixture_free(Fixture *f) {
    notices_free(f->notices);
    arena_free(f->arena);
    text_setter_free(f->setter);
    font_library_free(f->fonts);
    g_free(f);
}

static inline Style plain_style(void) {
    return (Style){.font_families = "serif",
                   .font_size = SIZE,
                   .tab_size = 8,
                   .font_weight = 400,
                   .line_height = 16 * LENGTH_PT,
                   .color = {.space = COLOR_GRAY},
                   .text_align = ALIGN_JUSTIFY,
                   .text_align_last = ALIGN_AUTO,
                   .text_autospace = AUTOSPACE_NORMAL,
                   .line_break = LINE_BREAK_NORMAL,
                   .display = DISPLAY_BLOCK};
}

static inline TextParagraph *paragraph_of(Fixture *f, const Style *style, Region region,
                                          const char *text) {
    TextRun *run = arena_new0(f->arena, TextRun);
    *run = (TextRun){.kind = TEXT_RUN_TEXT,
                     .text = arena_strdup(f->arena, text),
                     .length = strlen(text),
                     .style = style,
                     .owner = STRUCTURE_ROOT};
    TextSource source = {.runs = run,
                         .n_runs = 1,
                         .style = style,
                         .region = region,
                         .language = "zh",
                         .source = "test"};
    return text_paragraph_new(f->setter, f->arena, &source, f->notices);
}

static inline TextLines *lines_of(Fixture *f, const TextParagraph *paragraph, int measure) {
    return text_paragraph_break(paragraph, f->arena, &(TextBreakOptions){.measure = measure},
                                f->notices);
}

/* The text of a paragraph broken at `ems` characters a line, lines parted by |. */
static inline char *broken(Fixture *f, const Style *style, const char *text, double ems) {
    TextParagraph *paragraph = paragraph_of(f, style, REGION_CN, text);
    TextLines *lines = lines_of(f, paragraph, (Length)(ems * style->font_size));
    GString *out = g_string_new(NULL);
    for (size_t i = 0; i < lines->n_lines; i++) {
        const TextLine *line = &((const TextLine *)lines->breaks)[i];
        uint32_t start = paragraph->atoms[line->start].text;
        if (i)
            g_string_append_c(out, '|');
        g_string_append_len(out, paragraph->text + start, paragraph->atoms[line->end].text - start);
    }
    char *result = arena_strdup(f->arena, out->str);
    g_string_free(out, TRUE);
    return result;
}
