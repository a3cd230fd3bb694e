/* SPDX-License-Identifier: MIT */
/* Turns a publication into its file and its messages. */

#include "app/epub.h"

/* Written into memory first: its notices, which may forbid the file, come with the writing. */
static bool keep(const void *bytes, size_t size, void *user) {
    g_byte_array_append(user, bytes, (guint)size);
    return true;
}

bool app_epub_write(const AppWriting *writing, KanyinEpub *epub, const char *input,
                    GError **error) {
    g_autoptr(GByteArray) bytes = g_byte_array_new();
    if (!kanyin_epub_write(epub, keep, bytes, error))
        return false;
    size_t warnings = 0;
    for (size_t i = 0; i < kanyin_epub_notice_count(epub); i++) {
        const KanyinNotice *notice = kanyin_epub_notice(epub, i);
        warnings += notice->severity == KANYIN_SEVERITY_WARNING;
        app_book_add_notice(writing->result, notice, input);
    }
    if (!app_book_check(writing, warnings, error) || !app_book_begin(writing, 0, error))
        return false;
    app_output_write(bytes->data, bytes->len, writing->output);
    return app_book_end(writing, NULL, error);
}
