/* SPDX-License-Identifier: MIT */
/* draw_sample FOLDER PPI: the pages of the sample document as FOLDER/cairo-N.png. */

#include "conformance/sample.h"
#include "draw/draw.h"

#include <stdio.h>
#include <stdlib.h>

static bool write_file(const void *bytes, size_t size, void *user) {
    return fwrite(bytes, 1, size, user) == size;
}

static bool draw(const DocumentPage *page, const char *path, double ppi, GError **error) {
    FILE *file = fopen(path, "wb");
    if (!file) {
        g_set_error(error, G_FILE_ERROR, G_FILE_ERROR_FAILED, "%s cannot be written", path);
        return false;
    }
    bool is_drawn = draw_page(page, &(DrawOptions){DRAW_PNG, ppi}, write_file, file, error);
    fclose(file);
    return is_drawn;
}

int main(int argc, char **argv) {
    if (argc != 3)
        return 2;
    g_autofree char *fonts = g_build_filename(g_getenv("KANYIN_SOURCE_DIR"), "fonts", NULL);
    g_autofree char *cache = g_build_filename(g_get_tmp_dir(), "kanyin-test-fontconfig", NULL);
    g_autoptr(GError) error = NULL;
    g_autoptr(FontLibrary) library =
        font_library_new(&(FontLibraryOptions){.fonts_dir = fonts, .cache_dir = cache}, &error);
    g_autoptr(Arena) arena = arena_new();
    const Document *document = library ? sample_document(arena, library) : NULL;
    for (size_t i = 0; document && !error && i < document->n_pages; i++) {
        g_autofree char *path = g_strdup_printf("%s/cairo-%zu.png", argv[1], i + 1);
        draw(&document->pages[i], path, strtod(argv[2], NULL), &error);
    }
    if (error)
        fprintf(stderr, "draw_sample: %s\n", error->message);
    return error ? 1 : 0;
}
