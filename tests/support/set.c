/* SPDX-License-Identifier: MIT */
/* set.c: one article set with all that the library can be asked, by the words of the command line.
 *
 * set INPUT [-s STYLE]… [--paper P] [--margin M] [--text-size S] [--toc] [--lang L]
 *     [--font-path F]… [--font-alias A=B]… [--dump STAGE] [--report FILE] [-o OUT.pdf] [--times]
 *
 * Notices go to standard error as the program prints them. Exit code 1 with the message on failure.
 */

#include <glib/gstdio.h>
#include <kanyin/kanyin.h>
#include <stdio.h>
#include <string.h>

static char *output, *paper, *margin, *text_size, *dump, *report, *lang;
static char **styles, **font_paths, **font_aliases, **rest;
static gboolean has_contents, shows_times;

static const GOptionEntry entries[] = {
    {"output", 'o', 0, G_OPTION_ARG_FILENAME, &output, NULL, NULL},
    {"style", 's', 0, G_OPTION_ARG_FILENAME_ARRAY, &styles, NULL, NULL},
    {"paper", 0, 0, G_OPTION_ARG_FILENAME, &paper, NULL, NULL},
    {"margin", 0, 0, G_OPTION_ARG_FILENAME, &margin, NULL, NULL},
    {"text-size", 0, 0, G_OPTION_ARG_FILENAME, &text_size, NULL, NULL},
    {"toc", 0, 0, G_OPTION_ARG_NONE, &has_contents, NULL, NULL},
    {"lang", 0, 0, G_OPTION_ARG_FILENAME, &lang, NULL, NULL},
    {"font-path", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &font_paths, NULL, NULL},
    {"font-alias", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &font_aliases, NULL, NULL},
    {"dump", 0, 0, G_OPTION_ARG_FILENAME, &dump, NULL, NULL},
    {"report", 0, 0, G_OPTION_ARG_FILENAME, &report, NULL, NULL},
    {"times", 0, 0, G_OPTION_ARG_NONE, &shows_times, NULL, NULL},
    {G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &rest, NULL, NULL},
    {0},
};

static bool write_bytes(const void *bytes, size_t size, void *user) {
    return fwrite(bytes, 1, size, user) == size;
}

static bool write_pdf(const KanyinBook *book, GError **error) {
    FILE *file = output ? g_fopen(output, "wb") : NULL;
    if (!output)
        return true;
    g_assert_nonnull(file);
    bool is_written = kanyin_book_write_pdf(book, NULL, write_bytes, file, error);
    return fclose(file) == 0 && is_written;
}

static void print_dump(const KanyinBook *book) {
    static const char *const stages[] = {"article", "style", "text", "layout", "pages"};
    for (size_t i = 0; dump && i < G_N_ELEMENTS(stages); i++) {
        g_autofree char *text =
            strcmp(stages[i], dump) == 0 ? kanyin_book_dump(book, (KanyinDump)i) : NULL;
        fputs(text ? text : "", stdout);
    }
}

static void print_rest(const KanyinBook *book) {
    for (size_t i = 0; i < kanyin_book_notice_count(book); i++) {
        const KanyinNotice *notice = kanyin_book_notice(book, i);
        fprintf(stderr, "%s [%s]\n", notice->message, notice->code);
    }
    for (size_t i = 0; shows_times && i < kanyin_book_time_count(book); i++)
        fprintf(stderr, "%s %.2f ms\n", kanyin_book_time(book, i).room,
                kanyin_book_time(book, i).milliseconds);
    g_autofree char *json = report ? kanyin_book_report(book) : NULL;
    if (json)
        g_assert_true(g_file_set_contents(report, json, -1, NULL));
}

static KanyinTextSize size_by_name(void) {
    if (text_size && strcmp(text_size, "small") == 0)
        return KANYIN_TEXT_SIZE_SMALL;
    return text_size && strcmp(text_size, "large") == 0 ? KANYIN_TEXT_SIZE_LARGE
                                                        : KANYIN_TEXT_SIZE_MEDIUM;
}

static bool set(GError **error) {
    char *text = NULL;
    gsize length = 0;
    if (!g_file_get_contents(rest[0], &text, &length, error))
        return false;
    g_autoptr(GBytes) bytes = g_bytes_new_take(text, length);
    KanyinPressOptions press_options = {.font_paths = (const char *const *)font_paths,
                                        .font_aliases = (const char *const *)font_aliases};
    g_autofree char *folder = g_path_get_dirname(rest[0]);
    g_autofree char *name = g_path_get_basename(rest[0]);
    KanyinReadOptions reading = {.source_name = name, .root = folder, .language = lang};
    KanyinStyleOptions style_options = {paper, margin, size_by_name()};
    g_autoptr(KanyinPress) press = kanyin_press_new(&press_options, error);
    g_autoptr(KanyinArticle) article =
        press ? kanyin_article_read(press, bytes, &reading, error) : NULL;
    g_autoptr(KanyinStyle) style =
        article ? kanyin_style_load(press, (const char *const *)styles, &style_options, error)
                : NULL;
    g_autoptr(KanyinBook) book =
        style ? kanyin_book_set(press, article, style,
                                &(KanyinSetOptions){.has_contents = has_contents}, error)
              : NULL;
    if (!book || !write_pdf(book, error))
        return false;
    print_dump(book);
    print_rest(book);
    return true;
}

int main(int argc, char **argv) {
    g_autoptr(GError) error = NULL;
    g_autoptr(GOptionContext) context = g_option_context_new(NULL);
    g_option_context_add_main_entries(context, entries, NULL);
    if (g_option_context_parse(context, &argc, &argv, &error) && rest && set(&error))
        return 0;
    fprintf(stderr, "%s\n", error ? error->message : "no INPUT");
    return 1;
}
