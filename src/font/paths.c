/* SPDX-License-Identifier: MIT */
/* Turns the caller's font folders and files into fontconfig's rules, and refuses what cannot go
 * into a PDF. */

#include "base/path.h"
#include "font/shelf.h"
#include "font/tables.h"

#include <kanyin/error.h>
#include <string.h>

/* fontconfig's globs know * and ? only; a name that holds them still matches itself. */
static void accept(GString *xml, const char *path, const char *tail) {
    g_autofree char *pattern = g_strdelimit(g_strdup(path), "*", '?');
    g_autofree char *text = g_markup_printf_escaped(
        "<selectfont><acceptfont><glob>%s%s</glob></acceptfont></selectfont>", pattern, tail);
    g_string_append(xml, text);
}

bool paths_add(GString *xml, const char *path, GError **error) {
    g_autofree char *full = g_canonicalize_filename(path, NULL);
    bool is_folder = g_file_test(full, G_FILE_TEST_IS_DIR);
    if (!is_folder && !g_file_test(full, G_FILE_TEST_IS_REGULAR)) {
        g_set_error(error, KANYIN_ERROR, KANYIN_ERROR_FONT,
                    "font path '%s': there is no such file or folder", path);
        return false;
    }
    g_autofree char *folder = is_folder ? g_strdup(full) : g_path_get_dirname(full);
    g_autofree char *text = g_markup_printf_escaped("<dir>%s</dir>", folder);
    g_string_append(xml, text);
    accept(xml, full, is_folder ? "/*" : "");
    return true;
}

static const char *file_of(const FcPattern *pattern) {
    FcChar8 *file = NULL;
    FcPatternGetString(pattern, FC_FILE, 0, &file);
    return file ? (const char *)file : "";
}

static bool may_embed(const FcPattern *pattern) {
    int index = 0;
    FcPatternGetInteger(pattern, FC_INDEX, 0, &index);
    hb_blob_t *blob = hb_blob_create_from_file(file_of(pattern));
    hb_face_t *face = hb_face_create(blob, (unsigned)index & 0xFFFF);
    bool may = tables_may_embed(face);
    hb_face_destroy(face);
    hb_blob_destroy(blob);
    return may;
}

/* How many fonts of the set lie there; those that forbid embedding are taken out of it. */
static int sift(FontLibrary *library, FcFontSet *fonts, const char *full) {
    int count = 0;
    for (int i = 0; i < fonts->nfont; i++) {
        FcPattern *pattern = fonts->fonts[i];
        if (!path_lies_in(file_of(pattern), full))
            continue;
        count++;
        if (may_embed(pattern))
            continue;
        notices_add(library->notices, KANYIN_SEVERITY_WARNING, "font-forbids-embedding",
                    (NoticePlace){.source = file_of(pattern)},
                    "the font forbids embedding and is not used");
        FcPatternDestroy(pattern);
        fonts->fonts[i--] = fonts->fonts[--fonts->nfont];
    }
    return count;
}

bool paths_sift(FontLibrary *library, const char *const *paths, GError **error) {
    FcFontSet *fonts = FcConfigGetFonts(library->config, FcSetSystem);
    for (size_t i = 0; fonts && paths && paths[i]; i++) {
        g_autofree char *full = g_canonicalize_filename(paths[i], NULL);
        if (sift(library, fonts, full) > 0)
            continue;
        if (!g_file_test(full, G_FILE_TEST_IS_DIR)) {
            g_set_error(error, KANYIN_ERROR, KANYIN_ERROR_FONT,
                        "font path '%s': the file is no font that can be used", paths[i]);
            return false;
        }
        notices_add(library->notices, KANYIN_SEVERITY_WARNING, "font-path-empty",
                    (NoticePlace){.source = paths[i]}, "there is no font in the folder");
    }
    return true;
}
