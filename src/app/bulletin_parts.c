/* SPDX-License-Identifier: MIT */
/* Turns an issue into its cover, its metadata and a PDF of each of its articles. */

#include "app/bulletin_parts.h"

#include "app/names.h"
#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>

static bool write_metadata(const AppWriting *writing, const AppIssueMade *made, GError **error) {
    g_autofree char *text = kanyin_issue_to_json(made->issue, made->book);
    if (!app_output_begin(writing->output, writing->options->metadata, error))
        return false;
    app_output_write(text, strlen(text), writing->output);
    return app_output_end(writing->output, error);
}

static bool write_cover(const AppWriting *writing, const AppIssueMade *made, GError **error) {
    KanyinDrawOptions drawing = {.format = KANYIN_DRAW_PNG, .ppi = writing->options->ppi};
    GError *failure = NULL;
    if (!app_output_begin(writing->output, writing->options->cover, error))
        return false;
    kanyin_book_draw_page(made->book, 0, &drawing, app_output_write, writing->output, &failure);
    return app_book_end(writing, failure, error);
}

static bool write_article(const AppWriting *writing, const AppIssueMade *made, size_t index,
                          const char *path, GError **error) {
    g_autoptr(KanyinArticle) article = kanyin_issue_copy_article(made->issue, index);
    g_autoptr(KanyinBook) book =
        kanyin_book_set(made->press, article, made->style, &writing->options->setting, error);
    GError *failure = NULL;
    if (!book || !app_output_begin(writing->output, path, error))
        return false;
    kanyin_book_write_pdf(book, NULL, app_output_write, writing->output, &failure);
    return app_book_end(writing, failure, error);
}

static bool make_folder(const char *path, GError **error) {
    if (g_mkdir(path, 0777) == 0 || errno == EEXIST)
        return true;
    g_set_error(error, APP_ERROR, EXIT_CANNOT_CREATE, "%s: %s", path, g_strerror(errno));
    return false;
}

static bool write_articles(const AppWriting *writing, const AppIssueMade *made, GError **error) {
    const char *folder = writing->options->individual;
    size_t count = kanyin_issue_article_count(made->issue);
    g_autoptr(GHashTable) taken = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    if (!make_folder(folder, error))
        return false;
    for (size_t i = 0; i < count; i++) {
        KanyinIssueArticle article = kanyin_issue_article(made->issue, i);
        bool is_changed = false;
        if (article.fault)
            continue;
        g_autofree char *filled =
            app_name_fill(writing->options->name, &(AppNameFields){.input = article.path,
                                                                   .title = article.title,
                                                                   .date = article.date,
                                                                   .number = i + 1,
                                                                   .count = count});
        g_autofree char *name = app_name_claim(taken, filled, &is_changed);
        g_autofree char *file = g_strdup_printf("%s.pdf", name);
        g_autofree char *path = g_build_filename(folder, file, NULL);
        if (!write_article(writing, made, i, path, error))
            return false;
    }
    return true;
}

bool app_bulletin_write_parts(const AppWriting *writing, const AppIssueMade *made, GError **error) {
    const AppOptions *options = writing->options;
    if (options->cover && !write_cover(writing, made, error))
        return false;
    if (options->metadata && !write_metadata(writing, made, error))
        return false;
    return !options->individual || write_articles(writing, made, error);
}
