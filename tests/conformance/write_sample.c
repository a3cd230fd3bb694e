/* SPDX-License-Identifier: MIT */
/* write_sample OUT.pdf [PAGES | +PAGE…]: writes the sample document, a long one of PAGES pages, or
 * just the given pages (0-based) of the sample; then times five more writings where asked. */

#include "conformance/sample.h"
#include "pdf/pdf.h"

#include <stdio.h>
#include <stdlib.h>

static bool write_file(const void *bytes, size_t size, void *user) {
    return fwrite(bytes, 1, size, user) == size;
}

static bool write_nowhere(const void *bytes, size_t size, void *user) {
    (void)bytes;
    *(size_t *)user += size;
    return true;
}

static void time_writing(const Document *document, const PdfOptions *options) {
    for (int i = 0; i < 5; i++) {
        size_t size = 0;
        gint64 start = g_get_monotonic_time();
        if (!pdf_write(document, options, write_nowhere, &size, NULL))
            return;
        fprintf(stderr, "%.1f ms, %zu bytes\n", (double)(g_get_monotonic_time() - start) / 1000,
                size);
    }
}

int main(int argc, char **argv) {
    if (argc < 2)
        return 2;
    g_autoptr(GError) error = NULL;
    g_autofree char *fonts = g_build_filename(g_getenv("KANYIN_SOURCE_DIR"), "fonts", NULL);
    g_autofree char *cache = g_build_filename(g_get_tmp_dir(), "kanyin-test-fontconfig", NULL);
    g_autofree char *profiles =
        g_build_filename(g_getenv("KANYIN_SOURCE_DIR"), "styles", "profiles", NULL);
    g_autoptr(FontLibrary) library =
        font_library_new(&(FontLibraryOptions){.fonts_dir = fonts, .cache_dir = cache}, &error);
    g_autoptr(Arena) arena = arena_new();
    size_t order[16], n_order = 0;
    for (int i = 2; i < argc && argv[i][0] == '+' && n_order < G_N_ELEMENTS(order); i++)
        order[n_order++] = strtoul(argv[i] + 1, NULL, 10);
    g_autoptr(PdfTools) tools = pdf_tools_new();
    PdfOptions options = {.tools = tools,
                          .threads = 2,
                          .profiles_dir = profiles,
                          .page_order = n_order ? order : NULL,
                          .n_page_order = n_order};
    FILE *file = library ? fopen(argv[1], "wb") : NULL;
    if (file) {
        bool is_long = argc > 2 && !n_order;
        const Document *document =
            is_long ? sample_long_document(arena, library, strtoul(argv[2], NULL, 10))
                    : sample_document(arena, library);
        if (pdf_write(document, &options, write_file, file, &error) && g_getenv("TIMES"))
            time_writing(document, &options);
        fclose(file);
    }
    if (error)
        fprintf(stderr, "write_sample: %s\n", error->message);
    return !file || error ? 1 : 0;
}
