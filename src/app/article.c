/* SPDX-License-Identifier: MIT */
/* Turns one article into the files, the messages and the report that were asked for. */

#include "app/article.h"

#include "app/blame.h"
#include "app/epub.h"
#include <string.h>

static KanyinArticle *read_article(const AppShop *shop, const AppInput *input, GError **error) {
    g_autofree char *folder = NULL;
    g_autoptr(GBytes) bytes = app_input_open(input, &folder, error);
    if (!bytes)
        return NULL;
    KanyinReadOptions reading = shop->options->reading;
    reading.source_name = input->path;
    reading.base = folder;
    if (!reading.root)
        reading.root = folder;
    GError *failure = NULL;
    KanyinArticle *article = kanyin_article_read(shop->press, bytes, &reading, &failure);
    if (article)
        return article;
    app_blame_value(shop->options->settings, &failure);
    g_propagate_error(error, failure);
    return NULL;
}

/* Adds the notices but those of the style, from `skip_from` to `skip_to`; counts the warnings. */
static size_t add_notices(AppResult *result, const KanyinBook *book, const KanyinArticle *article,
                          size_t skip_to, const char *input) {
    size_t warnings = 0, skip_from = kanyin_article_notice_count(article);
    size_t count = book ? kanyin_book_notice_count(book) : skip_from;
    for (size_t i = 0; i < count; i++) {
        const KanyinNotice *notice =
            book ? kanyin_book_notice(book, i) : kanyin_article_notice(article, i);
        warnings += notice->severity == KANYIN_SEVERITY_WARNING;
        if (i < skip_from || i >= skip_to)
            app_book_add_notice(result, notice, input);
    }
    return warnings;
}

static bool set(const AppShop *shop, const KanyinArticle *article, const AppWriting *writing,
                const char *input, GError **error) {
    g_autoptr(KanyinBook) book =
        kanyin_book_set(shop->press, article, shop->style, &shop->options->setting, error);
    if (!book)
        return false;
    writing->result->page_count = kanyin_book_page_count(book);
    size_t skip = writing->target->has_style_notices ? 0 : kanyin_style_notice_count(shop->style);
    size_t warnings = add_notices(writing->result, book, article,
                                  kanyin_article_notice_count(article) + skip, input);
    return app_book_write(writing, book, warnings, error);
}

static bool write_json(const KanyinArticle *article, const AppWriting *writing, const char *input,
                       GError **error) {
    size_t warnings = add_notices(writing->result, NULL, article, 0, input);
    if (!app_book_check(writing, warnings, error) || !app_book_begin(writing, 0, error))
        return false;
    g_autofree char *json = kanyin_article_to_json(article);
    app_output_write(json, strlen(json), writing->output);
    return app_book_end(writing, NULL, error);
}

static bool write_epub(const AppShop *shop, const KanyinArticle *article, const AppWriting *writing,
                       const char *input, GError **error) {
    KanyinEpubOptions options = {.links = shop->options->setting.links};
    g_autoptr(KanyinEpub) epub = kanyin_epub_new(shop->press, &options, error);
    if (!epub)
        return false;
    kanyin_epub_add_article(epub, article);
    return app_epub_write(writing, epub, &(AppEpubOrigin){.input = input}, error);
}

bool app_article_make(const AppShop *shop, const AppInput *input, const AppTarget *target,
                      AppOutput *output, AppResult *result) {
    g_autoptr(GError) error = NULL;
    AppWriting writing = {shop->options, target, output, result};
    g_autoptr(KanyinArticle) article = read_article(shop, input, &error);
    if (article) {
        result->title = g_strdup(kanyin_article_title(article));
        result->date = g_strdup(kanyin_article_date(article));
        bool is_epub = shop->options->command == APP_SET && !shop->style;
        bool is_done = shop->style ? set(shop, article, &writing, input->path, &error)
                       : is_epub   ? write_epub(shop, article, &writing, input->path, &error)
                                   : write_json(article, &writing, input->path, &error);
        if (is_done)
            return true;
    }
    app_result_fail(result, input->path, error);
    return false;
}
