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

/* Its cover page as it is printed. */
static GBytes *draw_cover(AppShop *shop, const KanyinIssue *issue, GError **error) {
    const KanyinStyle *style = app_shop_style(shop, issue, error);
    g_autoptr(KanyinBook) book =
        style ? kanyin_book_set_issue(shop->press, issue, style, &shop->options->setting, error)
              : NULL;
    g_autoptr(GByteArray) png = g_byte_array_new();
    KanyinDrawOptions drawing = {.format = KANYIN_DRAW_PNG, .ppi = shop->options->ppi};
    if (!book || !kanyin_book_draw_page(book, 0, &drawing, app_epub_keep, png, error))
        return NULL;
    return g_byte_array_free_to_bytes(g_steal_pointer(&png));
}

/* What stands before an EPUB: the cover's picture, or the cover page drawn. A picture that cannot
 * be read is told of. NULL without error: nothing. */
static GBytes *find_cover(AppShop *shop, const KanyinIssue *issue, AppResult *result,
                          AppEpubOrigin *origin, GError **error) {
    g_autoptr(GError) failure = NULL;
    GBytes *picture = kanyin_issue_cover_picture(issue, &failure);
    if (failure) {
        g_autofree char *message =
            g_strdup_printf("the cover's picture is left out: %s", failure->message);
        KanyinNotice notice = {.severity = KANYIN_SEVERITY_WARNING,
                               .code = "missing-picture",
                               .source = origin->input,
                               .message = message};
        app_book_add_notice(result, &notice, origin->input);
        origin->warnings++;
    }
    return picture || !kanyin_issue_has_cover(issue) ? picture : draw_cover(shop, issue, error);
}

/* The issue's articles in their sections; one that could not be read is not in it. */
static bool write_epub(AppShop *shop, const KanyinIssue *issue, const AppWriting *writing,
                       const char *input, GError **error) {
    AppEpubOrigin origin = {.input = input};
    GError *failure = NULL;
    g_autoptr(GBytes) cover = find_cover(shop, issue, writing->result, &origin, &failure);
    if (failure) {
        g_propagate_error(error, failure);
        return false;
    }
    KanyinEpubOptions options = {
        .title = kanyin_issue_title(issue), .cover = cover, .links = shop->options->setting.links};
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
    return app_epub_write(writing, epub, &origin, error) &&
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
