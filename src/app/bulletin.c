/* SPDX-License-Identifier: MIT */
/* Turns one issue file into the files, the messages and the report that were asked for. */

#include "app/bulletin.h"

#include "app/bulletin_parts.h"
#include "app/epub.h"
#include "app/print.h"
#include <string.h>

static KanyinIssue *read_issue(const AppShop *shop, const AppInput *input, GError **error) {
    g_autofree char *folder = NULL;
    g_autoptr(GBytes) bytes = app_input_open(input, &folder, error);
    if (!bytes)
        return NULL;
    KanyinIssueOptions reading = {.source_name = input->path,
                                  .base = folder ? folder : ".",
                                  .root = shop->options->reading.root,
                                  .imprint = shop->options->imprint};
    return kanyin_issue_read(shop->press, bytes, &reading, error);
}

static size_t add_notices(AppResult *result, const KanyinBook *book, const char *input) {
    size_t warnings = 0;
    for (size_t i = 0; i < kanyin_book_notice_count(book); i++) {
        const KanyinNotice *notice = kanyin_book_notice(book, i);
        warnings += notice->severity == KANYIN_SEVERITY_WARNING;
        app_book_add_notice(result, notice, input);
    }
    return warnings;
}

static bool is_whole(const KanyinIssue *issue) {
    for (size_t i = 0; i < kanyin_issue_article_count(issue); i++)
        if (kanyin_issue_article(issue, i).fault)
            return false;
    return true;
}

static bool set(AppShop *shop, const KanyinIssue *issue, const AppWriting *writing,
                const char *input, GError **error) {
    const KanyinStyle *style = app_shop_style(shop, issue, error);
    g_autoptr(KanyinBook) book =
        style ? kanyin_book_set_issue(shop->press, issue, style, &shop->options->setting, error)
              : NULL;
    if (!book)
        return false;
    writing->result->page_count = kanyin_book_page_count(book);
    size_t warnings = add_notices(writing->result, book, input);
    AppIssueMade made = {shop->press, issue, style, book};
    return app_book_write(writing, book, warnings, error) &&
           app_bulletin_write_parts(writing, &made, error);
}

/* The issue's articles in their sections; one that could not be read is not in it. */
static bool write_epub(const AppShop *shop, const KanyinIssue *issue, const AppWriting *writing,
                       const char *input, GError **error) {
    KanyinEpubOptions options = {.title = kanyin_issue_title(issue),
                                 .links = shop->options->setting.links};
    g_autoptr(KanyinEpub) epub = kanyin_epub_new(shop->press, &options, error);
    const char *section = NULL;
    if (!epub)
        return false;
    for (size_t i = 0; i < kanyin_issue_article_count(issue); i++) {
        const char *title = kanyin_issue_article(issue, i).section;
        g_autoptr(KanyinArticle) article = kanyin_issue_copy_article(issue, i);
        if (title && title != section)
            kanyin_epub_add_section(epub, title);
        section = title;
        if (article)
            kanyin_epub_add_article(epub, article);
    }
    AppIssueMade made = {.press = shop->press, .issue = issue};
    return app_epub_write(writing, epub, input, error) &&
           app_bulletin_write_parts(writing, &made, error);
}

bool app_bulletin_make(AppShop *shop, const AppInput *input, const AppTarget *target,
                       AppOutput *output, AppResult *result) {
    g_autoptr(GError) error = NULL;
    AppWriting writing = {shop->options, target, output, result};
    g_autoptr(KanyinIssue) issue = read_issue(shop, input, &error);
    if (issue) {
        result->title = g_strdup(kanyin_issue_title(issue));
        result->date = g_strdup(kanyin_issue_date(issue));
        if (!shop->options->keeps_going && !is_whole(issue))
            result->code = EXIT_BAD_DATA;
        bool is_epub = shop->options->format == APP_EPUB;
        if (is_epub ? write_epub(shop, issue, &writing, input->path, &error)
                    : set(shop, issue, &writing, input->path, &error))
            return true;
    }
    app_result_fail(result, input->path, error);
    return false;
}

bool app_bulletin_begin(const AppOptions *options, GError **error) {
    const char *path = options->output, *text = kanyin_issue_example();
    if (!path || strcmp(path, "-") == 0)
        return app_print(text, error);
    if (g_file_test(path, G_FILE_TEST_EXISTS)) {
        g_set_error(error, APP_ERROR, EXIT_CANNOT_CREATE, "%s: it is there already", path);
        return false;
    }
    g_autoptr(AppOutput) output = app_output_new(NULL);
    if (!app_output_begin(output, path, error))
        return false;
    app_output_write(text, strlen(text), output);
    return app_output_end(output, error) && app_output_sync(output, error) &&
           app_output_commit(output, error);
}
