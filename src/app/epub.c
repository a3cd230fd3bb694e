/* SPDX-License-Identifier: MIT */
/* Turns a publication into its file and its messages. */

#include "app/epub.h"

/* Written into memory first: its notices, which may forbid the file, come with the writing. */
bool app_epub_keep(const void *bytes, size_t size, void *user) {
    g_byte_array_append(user, bytes, (guint)size);
    return true;
}

/* What is said of pages does not count, nor pass in silence. */
static void tell_unused(const AppWriting *writing, const char *input) {
    const AppOptions *options = writing->options;
    const KanyinStyleOptions *styling = &options->styling;
    const struct {
        const char *name;
        bool is_given;
    } asked[] = {{"--style", options->styles},
                 {"--set", styling->properties},
                 {"--paper", styling->paper},
                 {"--margin", styling->margin},
                 {"--text-size", styling->text_size != KANYIN_TEXT_SIZE_MEDIUM}};
    g_autoptr(GString) message =
        g_string_new("an EPUB has no pages but a drawn cover's; not used:");
    gsize empty = message->len;
    for (size_t i = 0; i < G_N_ELEMENTS(asked); i++)
        if (asked[i].is_given)
            g_string_append_printf(message, " %s", asked[i].name);
    KanyinNotice notice = {.severity = KANYIN_SEVERITY_INFO,
                           .code = "epub-no-pages",
                           .source = input,
                           .message = message->str};
    if (message->len > empty)
        app_book_add_notice(writing->result, &notice, input);
}

bool app_epub_write(const AppWriting *writing, KanyinEpub *epub, const AppEpubOrigin *origin,
                    GError **error) {
    g_autoptr(GByteArray) bytes = g_byte_array_new();
    if (!kanyin_epub_write(epub, app_epub_keep, bytes, error))
        return false;
    size_t warnings = origin->warnings;
    tell_unused(writing, origin->input);
    for (size_t i = 0; i < kanyin_epub_notice_count(epub); i++) {
        const KanyinNotice *notice = kanyin_epub_notice(epub, i);
        warnings += notice->severity == KANYIN_SEVERITY_WARNING;
        app_book_add_notice(writing->result, notice, origin->input);
    }
    if (!app_book_check(writing, warnings, error) || !app_book_begin(writing, 0, error))
        return false;
    app_output_write(bytes->data, bytes->len, writing->output);
    return app_book_end(writing, NULL, error);
}
