/* SPDX-License-Identifier: MIT */
/* Turns fonts/manifest and the machine's fonts into a list of what is there and what is missing. */

#include "font/shelf.h"

#include <string.h>

enum { FIELD_FAMILY, FIELD_STYLES, FIELD_VERSION, FIELD_LICENCE, FIELD_PACKAGE, FIELD_COUNT };

static void free_fields(void *fields) {
    g_strfreev(fields);
}

GPtrArray *shelf_read_rows(const char *fonts_dir, const char *name) {
    g_autofree char *path = g_build_filename(fonts_dir, name, NULL);
    g_autofree char *text = NULL;
    GPtrArray *rows = g_ptr_array_new_with_free_func(free_fields);
    if (!g_file_get_contents(path, &text, NULL, NULL))
        return rows;
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    for (char **line = lines; *line; line++) {
        if (**line == '#' || **line == '\0')
            continue;
        char **fields = g_strsplit(*line, "|", -1);
        for (char **field = fields; *field; field++)
            g_strstrip(*field);
        g_ptr_array_add(rows, fields);
    }
    return rows;
}

static GPtrArray *read_manifest(const char *fonts_dir) {
    GPtrArray *rows = shelf_read_rows(fonts_dir, "manifest");
    for (guint i = rows->len; i-- > 0;)
        if (g_strv_length(g_ptr_array_index(rows, i)) != FIELD_COUNT)
            g_ptr_array_remove_index(rows, i);
    return rows;
}

/* What pages set: text and headings. */
static const struct {
    const char *style;
    int weight;
} styles[] = {{"Regular", 400}, {"Bold", 700}};

static FontCheck check_face(FontLibrary *library, char **fields, size_t style) {
    FontCheck check = {.family = fields[FIELD_FAMILY],
                       .style = styles[style].style,
                       .version_wanted = fields[FIELD_VERSION],
                       .licence = fields[FIELD_LICENCE]};
    g_autofree char *key = g_ascii_strdown(fields[FIELD_FAMILY], -1);
    if (!g_hash_table_contains(library->installed, key))
        return check;
    const FontFace *face =
        font_library_match(library, fields[FIELD_FAMILY], styles[style].weight, false, REGION_NONE);
    if (font_face_metrics(face)->weight != styles[style].weight)
        return check; /* the nearest one is not the one */
    check.version_found = font_face_version(face);
    check.path = font_face_path(face);
    return check;
}

GArray *font_library_check(FontLibrary *library) {
    if (!library->manifest)
        library->manifest = read_manifest(library->fonts_dir);
    GArray *checks = g_array_new(FALSE, FALSE, sizeof(FontCheck));
    for (unsigned i = 0; i < library->manifest->len; i++) {
        for (size_t style = 0; style < G_N_ELEMENTS(styles); style++) {
            char **fields = g_ptr_array_index(library->manifest, i);
            if (!strstr(fields[FIELD_STYLES], styles[style].style))
                continue;
            FontCheck check = check_face(library, fields, style);
            g_array_append_val(checks, check);
        }
    }
    fallback_check(library, checks);
    return checks;
}
