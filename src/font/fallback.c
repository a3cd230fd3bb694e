/* SPDX-License-Identifier: MIT */
/* Turns fonts/fallback into faces for what the families of fonts.conf lack.
 *
 * fontconfig is not asked: it would have to know thousands of files at every start for the few
 * characters that want one of them. The rows are read when the first character is missing, and a
 * face is opened when the faces before it have failed. */

#include "font/shelf.h"

#include <string.h>

enum {
    FIELD_USE,
    FIELD_FAMILY,
    FIELD_FILE,
    FIELD_BOLD,
    FIELD_VERSION,
    FIELD_LICENCE,
    FIELD_PACKAGE,
    FIELD_COUNT
};
#define BOLD_FROM 600

typedef struct {
    char **fields;      /* of the file's row */
    FontFace *faces[2]; /* regular and bold; NULL: not there */
    bool is_open[2];
} Row;

struct FontFallback {
    GPtrArray *lines; /* of the file */
    GArray *rows;     /* of Row */
};

static bool is_folder(char *const *fields) {
    return fields[0][0] == '/';
}

static FontFallback *read_rows(const char *fonts_dir) {
    FontFallback *fallback = g_new0(FontFallback, 1);
    fallback->lines = shelf_read_rows(fonts_dir, "fallback");
    fallback->rows = g_array_new(FALSE, FALSE, sizeof(Row));
    for (guint i = 0; i < fallback->lines->len; i++) {
        Row row = {.fields = g_ptr_array_index(fallback->lines, i)};
        if (g_strv_length(row.fields) == FIELD_COUNT)
            g_array_append_val(fallback->rows, row);
    }
    return fallback;
}

void fallback_free(FontFallback *fallback) {
    if (!fallback)
        return;
    g_ptr_array_unref(fallback->lines);
    g_array_unref(fallback->rows);
    g_free(fallback);
}

static FontFallback *rows_of(FontLibrary *library) {
    if (!library->fallback)
        library->fallback = read_rows(library->fonts_dir);
    return library->fallback;
}

/* The face of a row's file in the first folder that has it, if it may be embedded. */
static FontFace *open_face(FontLibrary *library, const char *file) {
    const GPtrArray *lines = library->fallback->lines;
    for (guint i = 0; i < lines->len && strcmp(file, "-") != 0; i++) {
        char *const *fields = g_ptr_array_index(lines, i);
        if (!is_folder(fields))
            continue;
        g_autofree char *path = g_build_filename(fields[0], file, NULL);
        if (!g_file_test(path, G_FILE_TEST_IS_REGULAR))
            continue;
        FontFace *face = shelf_file_face(library, path, 0, NULL);
        if (face && font_face_may_embed(face))
            return face;
    }
    return NULL;
}

static FontFace *row_face(FontLibrary *library, Row *row, bool is_bold) {
    if (!row->is_open[is_bold]) {
        row->faces[is_bold] = open_face(library, row->fields[is_bold ? FIELD_BOLD : FIELD_FILE]);
        row->is_open[is_bold] = true;
    }
    return row->faces[is_bold];
}

static bool serves(const Row *row, const FontFace *beside) {
    const char *use = row->fields[FIELD_USE];
    return strcmp(use, "any") == 0 ||
           strcmp(use, font_face_metrics(beside)->is_serif ? "serif" : "sans") == 0;
}

static bool covers(const FontFace *face, uint32_t character, uint32_t selector) {
    return selector ? font_face_variant(face, character, selector) != 0
                    : font_face_glyph(face, character) != 0;
}

const FontFace *font_library_fallback(FontLibrary *library, const FontFace *beside,
                                      uint32_t character, uint32_t selector) {
    FontFallback *fallback = rows_of(library);
    bool is_bold = font_face_metrics(beside)->weight >= BOLD_FROM;
    for (guint i = 0; i < fallback->rows->len; i++) {
        Row *row = &g_array_index(fallback->rows, Row, i);
        if (!serves(row, beside))
            continue;
        for (int bold = is_bold; bold >= 0; bold--) {
            const FontFace *face = row_face(library, row, bold);
            if (face && covers(face, character, selector))
                return face;
        }
    }
    return NULL;
}

const FontFace *font_library_italic(FontLibrary *library, const FontFace *upright) {
    FontFallback *fallback = rows_of(library);
    const FontMetrics *metrics = font_face_metrics(upright);
    for (guint i = 0; i < fallback->rows->len; i++) {
        Row *row = &g_array_index(fallback->rows, Row, i);
        if (strcmp(row->fields[FIELD_USE], metrics->is_serif ? "italic-serif" : "italic-sans") != 0)
            continue;
        const FontFace *face = row_face(library, row, metrics->weight >= BOLD_FROM);
        if (face)
            return face;
    }
    return NULL;
}

bool font_library_is_spare(FontLibrary *library, const char *family) {
    const FontFallback *fallback = rows_of(library);
    for (guint i = 0; i < fallback->rows->len; i++) {
        const Row *row = &g_array_index(fallback->rows, Row, i);
        if (g_ascii_strcasecmp(row->fields[FIELD_FAMILY], family) == 0)
            return true;
    }
    return false;
}

void fallback_check(FontLibrary *library, GArray *checks) {
    FontFallback *fallback = rows_of(library);
    for (guint i = 0; i < fallback->rows->len; i++) {
        Row *row = &g_array_index(fallback->rows, Row, i);
        bool is_italic = g_str_has_prefix(row->fields[FIELD_USE], "italic");
        for (int bold = 0; bold < 2; bold++) {
            if (strcmp(row->fields[bold ? FIELD_BOLD : FIELD_FILE], "-") == 0)
                continue;
            const FontFace *face = row_face(library, row, bold);
            FontCheck check = {.family = row->fields[FIELD_FAMILY],
                               .style = is_italic ? (bold ? "Bold Italic" : "Italic")
                                                  : (bold ? "Bold" : "Regular"),
                               .version_wanted = row->fields[FIELD_VERSION],
                               .licence = row->fields[FIELD_LICENCE],
                               .is_fallback = true};
            check.version_found = face ? font_face_version(face) : NULL;
            check.path = face ? font_face_path(face) : NULL;
            g_array_append_val(checks, check);
        }
    }
}
