/* SPDX-License-Identifier: MIT */
/* Turns a book of pages into the files, the messages and the report that were asked for. */

#include "app/book.h"

#include "app/messages.h"
#include <stdio.h>
#include <string.h>

char *app_page_path(const char *pattern, size_t page, size_t count) {
    g_autofree char *width = g_strdup_printf("%zu", count);
    g_autofree char *plain = g_strdup_printf("%zu", page);
    g_autofree char *padded = g_strdup_printf("%0*zu", (int)strlen(width), page);
    g_autoptr(GString) path = g_string_new(pattern);
    guint replaced = g_string_replace(path, "{0p}", padded, 0);
    replaced += g_string_replace(path, "{p}", plain, 0);
    if (replaced == 0) {
        const char *slash = strrchr(path->str, '/');
        const char *dot = strrchr(slash ? slash : path->str, '.');
        g_autofree char *suffix = g_strdup_printf("-%s", padded);
        g_string_insert(path, dot ? dot - path->str : -1, suffix);
    }
    return g_string_free(g_steal_pointer(&path), FALSE);
}

bool app_page_path_is_pattern(const char *path) {
    return strstr(path, "{p}") || strstr(path, "{0p}");
}

void app_book_add_notice(AppResult *result, const KanyinNotice *notice, const char *input) {
    if (!app_messages_tells_once(notice)) {
        app_messages_add_notice(result->lines, notice, input);
        return;
    }
    g_autoptr(GString) line = g_string_new(NULL);
    app_messages_add_notice(line, notice, input);
    app_notes_add(result->notes, notice->code, line->str);
}

bool app_book_check(const AppWriting *writing, size_t warnings, GError **error) {
    if (!writing->options->fails_on_notice || warnings == 0)
        return true;
    g_set_error(error, APP_ERROR, EXIT_BAD_DATA, "%zu warning%s, and --fail-on-notice", warnings,
                warnings == 1 ? "" : "s");
    return false;
}

/* The pages that --pages names, 1-based. */
static GArray *choose_pages(const KanyinBook *book, const char *pages, GError **error) {
    g_autoptr(GArray) chosen = g_array_new(FALSE, FALSE, sizeof(size_t));
    for (size_t page = 1; page <= kanyin_book_page_count(book); page++) {
        g_autoptr(GError) failure = NULL;
        if (kanyin_book_has_page(book, pages, page - 1, &failure))
            g_array_append_val(chosen, page);
        if (failure) {
            g_set_error(error, APP_ERROR, EXIT_BAD_USAGE, "--pages=%s: %s", pages,
                        failure->message);
            return NULL;
        }
    }
    return g_steal_pointer(&chosen);
}

bool app_book_begin(const AppWriting *writing, size_t page, GError **error) {
    if (writing->target->path) {
        g_autofree char *path =
            page ? app_page_path(writing->target->path, page, writing->result->page_count)
                 : g_strdup(writing->target->path);
        return app_output_begin(writing->output, path, error);
    }
    AppPiece piece = {g_strdup_printf("%s-%zu", writing->target->prefix, page), page};
    g_array_append_val(writing->result->pieces, piece);
    return app_output_begin_piece(writing->output, piece.temporary, error);
}

/* The disk's own word is the better message. */
bool app_book_end(const AppWriting *writing, GError *failure, GError **error) {
    if (!app_output_end(writing->output, error)) {
        g_clear_error(&failure);
        return false;
    }
    if (failure)
        g_propagate_error(error, failure);
    return !failure;
}

static bool draw(const AppWriting *writing, const KanyinBook *book, const GArray *pages,
                 GError **error) {
    const AppOptions *options = writing->options;
    const char *path = writing->target->path;
    bool is_stdout = g_strcmp0(path, "-") == 0;
    if (is_stdout && pages->len > 1) {
        g_set_error(error, APP_ERROR, EXIT_BAD_USAGE,
                    "%u pages do not go to standard output as pictures; choose one with --pages",
                    pages->len);
        return false;
    }
    bool is_numbered =
        !is_stdout && (pages->len > 1 || app_page_path_is_pattern(path ? path : options->name));
    KanyinDrawOptions drawing = {.format =
                                     options->format == APP_SVG ? KANYIN_DRAW_SVG : KANYIN_DRAW_PNG,
                                 .ppi = options->ppi};
    for (guint i = 0; i < pages->len; i++) {
        size_t page = g_array_index(pages, size_t, i);
        GError *failure = NULL;
        if (!app_book_begin(writing, is_numbered ? page : 0, error))
            return false;
        kanyin_book_draw_page(book, page - 1, &drawing, app_output_write, writing->output,
                              &failure);
        if (!app_book_end(writing, failure, error))
            return false;
    }
    return true;
}

static bool write_book(const AppWriting *writing, const KanyinBook *book, GError **error) {
    g_autoptr(GArray) pages = choose_pages(book, writing->options->pages, error);
    if (!pages)
        return false;
    if (!writing->target->path && !writing->target->prefix)
        return true;
    if (writing->options->format != APP_PDF)
        return draw(writing, book, pages, error);
    if (!app_book_begin(writing, 0, error))
        return false;
    GError *failure = NULL;
    kanyin_book_write_pdf(book, &(KanyinPdfOptions){.pages = writing->options->pages},
                          app_output_write, writing->output, &failure);
    return app_book_end(writing, failure, error);
}

static void tell(const AppOptions *options, const KanyinBook *book, AppResult *result) {
    for (size_t i = 0; i < kanyin_book_time_count(book); i++) {
        KanyinTime time = kanyin_book_time(book, i);
        g_array_append_val(result->times, time);
    }
    if (options->report)
        result->report = kanyin_book_report(book);
    if (options->dump != APP_NO_DUMP)
        result->dump = kanyin_book_dump(book, (KanyinDump)options->dump);
}

bool app_book_write(const AppWriting *writing, const KanyinBook *book, size_t warnings,
                    GError **error) {
    if (!app_book_check(writing, warnings, error) || !write_book(writing, book, error))
        return false;
    tell(writing->options, book, writing->result);
    return true;
}
