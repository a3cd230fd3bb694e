/* SPDX-License-Identifier: MIT */
/* Turns a command line into files: reads the input, calls the library, writes what was asked for.
 */

#include "app/messages.h"
#include "app/options.h"
#include "app/output.h"

#include <glib/gstdio.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define MAX_INPUT_BYTES ((size_t)64 * 1024 * 1024)
#define READ_STEP ((size_t)64 * 1024)

/* Standard input to its end. */
static GBytes *read_stdin(GError **error) {
    g_autoptr(GByteArray) bytes = g_byte_array_new();
    for (;;) {
        guint before = bytes->len;
        g_byte_array_set_size(bytes, before + (guint)READ_STEP);
        size_t got = fread(bytes->data + before, 1, READ_STEP, stdin);
        g_byte_array_set_size(bytes, before + (guint)got);
        if (got == 0)
            break;
        if (bytes->len > MAX_INPUT_BYTES) {
            g_set_error(error, APP_ERROR, EXIT_BAD_DATA, "standard input: more than %zu MiB",
                        MAX_INPUT_BYTES >> 20);
            return NULL;
        }
    }
    if (ferror(stdin)) {
        g_set_error(error, APP_ERROR, EXIT_IO_ERROR, "standard input: cannot be read");
        return NULL;
    }
    return g_byte_array_free_to_bytes(g_steal_pointer(&bytes));
}

static GBytes *read_input(const char *path, GError **error) {
    if (strcmp(path, "-") == 0)
        return read_stdin(error);
    char *contents = NULL;
    gsize length = 0;
    if (!g_file_get_contents(path, &contents, &length, error))
        return NULL;
    return g_bytes_new_take(contents, length);
}

static KanyinArticle *read_article(KanyinPress *press, const AppOptions *options, GError **error) {
    g_autoptr(GBytes) bytes = read_input(options->input, error);
    if (!bytes)
        return NULL;
    bool is_stdin = strcmp(options->input, "-") == 0;
    g_autofree char *folder = is_stdin ? NULL : g_path_get_dirname(options->input);
    return kanyin_article_read(press, bytes,
                               &(KanyinReadOptions){.source_name = options->input,
                                                    .repair = options->repair,
                                                    .script = options->script,
                                                    .url = options->url,
                                                    .base = folder,
                                                    .assets = options->assets},
                               error);
}

/* Standard output is written last of all, and a full disk behind it is an error too. */
static bool print(const char *text, GError **error) {
    if (fputs(text, stdout) != EOF && fflush(stdout) == 0)
        return true;
    g_set_error(error, APP_ERROR, EXIT_IO_ERROR, "standard output: %s", g_strerror(errno));
    return false;
}

static bool inspect(const AppOptions *options, GError **error) {
    g_autoptr(KanyinPress) press = kanyin_press_new(NULL, error);
    g_autoptr(KanyinArticle) article = press ? read_article(press, options, error) : NULL;
    if (!article)
        return false;
    for (size_t i = 0; i < kanyin_article_notice_count(article); i++)
        app_print_notice(kanyin_article_notice(article, i));
    g_autofree char *json = kanyin_article_to_json(article);
    return print(json, error);
}

static bool list_fonts(GError **error) {
    g_autoptr(KanyinPress) press = kanyin_press_new(NULL, error);
    if (!press)
        return false;
    g_autoptr(GString) text = g_string_new(NULL);
    size_t missing = 0;
    for (size_t i = 0; i < kanyin_press_font_count(press); i++) {
        const KanyinFont *font = kanyin_press_font(press, i);
        const char *state = !font->version_found                                        ? "missing"
                            : g_strcmp0(font->version_found, font->version_wanted) == 0 ? "ok"
                                                                                        : "other";
        missing += !font->version_found;
        g_string_append_printf(text, "%-8s %-24s %-8s wanted %-8s found %-8s %-10s %s\n", state,
                               font->family, font->style,
                               font->version_wanted ? font->version_wanted : "any",
                               font->version_found ? font->version_found : "-",
                               font->licence ? font->licence : "", font->path ? font->path : "");
    }
    if (!print(text->str, error))
        return false;
    if (missing)
        g_set_error(error, APP_ERROR, EXIT_NO_FONT, "%zu of %zu fonts are missing", missing,
                    kanyin_press_font_count(press));
    return missing == 0;
}

/* OUT for one page of several: {p} and {0p} replaced, else a number before the extension. */
static char *page_path(const char *pattern, size_t page, size_t count) {
    char padded[32], width[32];
    snprintf(width, sizeof width, "%zu", count);
    snprintf(padded, sizeof padded, "%0*zu", (int)strlen(width), page + 1);
    g_autoptr(GString) path = g_string_new(pattern);
    g_autofree char *plain = g_strdup_printf("%zu", page + 1);
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

/* The pages that --pages names, 0-based. */
static GArray *choose_pages(const KanyinBook *book, const char *pages, GError **error) {
    g_autoptr(GArray) chosen = g_array_new(FALSE, FALSE, sizeof(size_t));
    for (size_t page = 0; page < kanyin_book_page_count(book); page++) {
        g_autoptr(GError) failure = NULL;
        if (kanyin_book_has_page(book, pages, page, &failure))
            g_array_append_val(chosen, page);
        if (failure) {
            g_set_error(error, APP_ERROR, EXIT_BAD_USAGE, "--pages=%s: %s", pages,
                        failure->message);
            return NULL;
        }
    }
    return g_steal_pointer(&chosen);
}

static bool draw(const KanyinBook *book, const AppOptions *options, const GArray *pages,
                 AppOutput *output, GError **error) {
    bool has_pattern = strstr(options->output, "{p}") || strstr(options->output, "{0p}");
    bool is_stdout = strcmp(options->output, "-") == 0;
    if (is_stdout && pages->len > 1) {
        g_set_error(error, APP_ERROR, EXIT_BAD_USAGE,
                    "%u pages do not go to standard output as pictures; choose one with --pages",
                    pages->len);
        return false;
    }
    KanyinDrawOptions draw_options = {.format = options->format == APP_SVG ? KANYIN_DRAW_SVG
                                                                           : KANYIN_DRAW_PNG,
                                      .ppi = options->ppi};
    for (guint i = 0; i < pages->len; i++) {
        size_t page = g_array_index(pages, size_t, i);
        g_autofree char *path = (pages->len > 1 || has_pattern) && !is_stdout
                                    ? page_path(options->output, page, kanyin_book_page_count(book))
                                    : g_strdup(options->output);
        if (!app_output_begin(output, path, error))
            return false;
        g_autoptr(GError) failure = NULL;
        bool is_drawn =
            kanyin_book_draw_page(book, page, &draw_options, app_output_write, output, &failure);
        if (!app_output_end(output, error)) /* the disk's own word is the better message */
            return false;
        if (!is_drawn) {
            g_propagate_error(error, g_steal_pointer(&failure));
            return false;
        }
    }
    return true;
}

static bool write_book(const KanyinBook *book, const AppOptions *options, AppOutput *output,
                       GError **error) {
    g_autoptr(GArray) pages = choose_pages(book, options->pages, error);
    if (!pages)
        return false;
    if (!options->output)
        return true;
    if (options->format != APP_PDF)
        return draw(book, options, pages, output, error);
    if (!app_output_begin(output, options->output, error))
        return false;
    g_autoptr(GError) failure = NULL;
    bool is_written = kanyin_book_write_pdf(book, &(KanyinPdfOptions){.pages = options->pages},
                                            app_output_write, output, &failure);
    if (!app_output_end(output, error))
        return false;
    if (!is_written)
        g_propagate_error(error, g_steal_pointer(&failure));
    return is_written;
}

static bool write_report(const KanyinBook *book, const AppOptions *options, AppOutput *output,
                         GError **error) {
    if (!options->report)
        return true;
    if (!app_output_begin(output, options->report, error))
        return false;
    g_autofree char *report = kanyin_book_report(book);
    app_output_write(report, strlen(report), output);
    return app_output_end(output, error);
}

static KanyinBook *set_book(KanyinPress *press, const AppOptions *options, GError **error) {
    g_autoptr(KanyinArticle) article = read_article(press, options, error);
    if (!article)
        return NULL;
    g_autoptr(KanyinStyle) style = kanyin_style_load(press, options->styles, NULL, error);
    if (!style)
        return NULL;
    return kanyin_book_set(press, article, style, &(KanyinSetOptions){.is_timed = true}, error);
}

static double milliseconds_since(gint64 start) {
    return (double)(g_get_monotonic_time() - start) / 1000;
}

/* The system takes a process's memory back faster than we could free it, piece by piece; only the
 * sanitizers want to see it done. */
static void leave_at_once(void) {
#if !defined(__SANITIZE_ADDRESS__) && !defined(KANYIN_SANITIZE)
    fflush(NULL);
    _exit(EXIT_DONE);
#endif
}

static bool set(const AppOptions *options, GError **error) {
    gint64 start = g_get_monotonic_time();
    app_output_catch_signals();
    g_autoptr(AppOutput) output = app_output_new(options->input);
    g_autoptr(KanyinPress) press = kanyin_press_new(NULL, error);
    double before = milliseconds_since(start);
    g_autoptr(KanyinBook) book = press ? set_book(press, options, error) : NULL;
    if (!book)
        return false;
    for (size_t i = 0; i < kanyin_book_notice_count(book); i++)
        app_print_notice(kanyin_book_notice(book, i));
    if (!write_book(book, options, output, error) || !write_report(book, options, output, error) ||
        !app_output_commit(output, error))
        return false;
    if (options->shows_timings)
        app_print_timings(book, before, milliseconds_since(start));
    if (options->dump != APP_NO_DUMP) {
        g_autofree char *dump = kanyin_book_dump(book, (KanyinDump)options->dump);
        if (!print(dump, error))
            return false;
    }
    leave_at_once();
    return true;
}

static bool print_version(GError **error) {
    g_autofree char *text =
        g_strdup_printf("kanyin %s\n%s\n", kanyin_version(), kanyin_version_libraries());
    return print(text, error);
}

static bool run(const AppOptions *options, GError **error) {
    switch (options->command) {
    case APP_HELP:
        return print(options->help, error);
    case APP_VERSION:
        return print_version(error);
    case APP_FONTS:
        return list_fonts(error);
    case APP_INSPECT:
        return inspect(options, error);
    case APP_SET:
        break;
    }
    return set(options, error);
}

int main(int argc, char **argv) {
    AppOptions options;
    g_autoptr(GError) error = NULL;
    app_messages_set_color(APP_COLOR_AUTO);
    bool is_read = app_options_read(&options, argc, argv, &error);
    app_messages_set_color(options.color);
    if (is_read && run(&options, &error))
        return EXIT_DONE;
    app_print_error(error->message);
    return (int)app_exit_code(error);
}
