/* SPDX-License-Identifier: MIT */
/* Turns one input into the files, the messages and the report that were asked for. */

#include "app/article.h"

#include "app/blame.h"
#include "app/messages.h"
#include <stdio.h>
#include <string.h>

/* The style as it is asked for. Where that cannot be had, but neither can kanyin's own style with
 * the same paper and margins, then these are at fault and no sheet is. */
static KanyinStyle *load_style(KanyinPress *press, const AppOptions *options, GError **error) {
    g_autoptr(GError) failure = NULL;
    KanyinStyle *style = kanyin_style_load(press, options->styles, &options->styling, &failure);
    if (style)
        return style;
    g_autoptr(GError) fault = NULL;
    g_autoptr(KanyinStyle) own = kanyin_style_load(press, NULL, NULL, NULL);
    g_autoptr(KanyinStyle) other =
        own ? kanyin_style_load(press, NULL, &options->styling, &fault) : NULL;
    if (own && !other)
        g_propagate_error(error, g_steal_pointer(&fault));
    else
        g_propagate_error(error, g_steal_pointer(&failure));
    return NULL;
}

/* An EPUB has a style of its own: looks of pages do not suit screens. */
static bool sets_pages(const AppOptions *options) {
    return options->command == APP_SET && options->format != APP_EPUB;
}

bool app_shop_open(AppShop *shop, const AppOptions *options, GError **error) {
    gint64 start = g_get_monotonic_time();
    *shop = (AppShop){.options = options};
    shop->press = kanyin_press_new(&options->press, error);
    if (shop->press && sets_pages(options))
        shop->style = load_style(shop->press, options, error);
    shop->opening = (double)(g_get_monotonic_time() - start) / 1000;
    if (shop->press && (shop->style || !sets_pages(options)) &&
        kanyin_read_options_check(&options->reading, error))
        return true;
    app_blame_value(options->settings, error);
    app_shop_close(shop);
    return false;
}

void app_shop_close(AppShop *shop) {
    g_clear_pointer(&shop->style, kanyin_style_free);
    g_clear_pointer(&shop->press, kanyin_press_free);
}

void app_shop_add_notices(const AppShop *shop, GString *out) {
    for (size_t i = 0; shop->style && i < kanyin_style_notice_count(shop->style); i++)
        app_messages_add_notice(out, kanyin_style_notice(shop->style, i), NULL);
}

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

static KanyinArticle *read_article(const AppShop *shop, const AppInput *input, GError **error) {
    if (input->failure) {
        g_propagate_error(error, g_error_copy(input->failure));
        return NULL;
    }
    g_autoptr(GBytes) bytes = app_input_read(input->path, error);
    if (!bytes)
        return NULL;
    bool is_stdin = strcmp(input->path, "-") == 0;
    g_autofree char *folder = is_stdin ? NULL : g_path_get_dirname(input->path);
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

static void add_notice(AppResult *result, const KanyinNotice *notice, const char *input) {
    if (!app_messages_tells_once(notice)) {
        app_messages_add_notice(result->lines, notice, input);
        return;
    }
    g_autoptr(GString) line = g_string_new(NULL);
    app_messages_add_notice(line, notice, input);
    app_notes_add(result->notes, notice->code, line->str);
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
            add_notice(result, notice, input);
    }
    return warnings;
}

static bool check_warnings(const AppShop *shop, size_t warnings, GError **error) {
    if (!shop->options->fails_on_notice || warnings == 0)
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

typedef struct {
    const AppOptions *options;
    const AppTarget *target;
    AppOutput *output;
    AppResult *result;
} Writing;

/* Begins the file that holds one page of several, or (0) the whole. */
static bool begin(const Writing *writing, size_t page, GError **error) {
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

/* Ends it; the disk's own word is the better message. */
static bool end(const Writing *writing, GError *failure, GError **error) {
    if (!app_output_end(writing->output, error)) {
        g_clear_error(&failure);
        return false;
    }
    if (failure)
        g_propagate_error(error, failure);
    return !failure;
}

static bool draw(const Writing *writing, const KanyinBook *book, const GArray *pages,
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
        if (!begin(writing, is_numbered ? page : 0, error))
            return false;
        kanyin_book_draw_page(book, page - 1, &drawing, app_output_write, writing->output,
                              &failure);
        if (!end(writing, failure, error))
            return false;
    }
    return true;
}

static bool write_book(const Writing *writing, const KanyinBook *book, GError **error) {
    g_autoptr(GArray) pages = choose_pages(book, writing->options->pages, error);
    if (!pages)
        return false;
    if (!writing->target->path && !writing->target->prefix)
        return true;
    if (writing->options->format == APP_PNG || writing->options->format == APP_SVG)
        return draw(writing, book, pages, error);
    if (!begin(writing, 0, error))
        return false;
    GError *failure = NULL;
    kanyin_book_write_pdf(book, &(KanyinPdfOptions){.pages = writing->options->pages},
                          app_output_write, writing->output, &failure);
    return end(writing, failure, error);
}

static void tell(const AppShop *shop, const KanyinBook *book, AppResult *result) {
    for (size_t i = 0; i < kanyin_book_time_count(book); i++) {
        KanyinTime time = kanyin_book_time(book, i);
        g_array_append_val(result->times, time);
    }
    if (shop->options->report)
        result->report = kanyin_book_report(book);
    if (shop->options->dump != APP_NO_DUMP)
        result->dump = kanyin_book_dump(book, (KanyinDump)shop->options->dump);
}

static bool set(const AppShop *shop, const KanyinArticle *article, const Writing *writing,
                const char *input, GError **error) {
    g_autoptr(KanyinBook) book =
        kanyin_book_set(shop->press, article, shop->style, &shop->options->setting, error);
    if (!book)
        return false;
    writing->result->page_count = kanyin_book_page_count(book);
    size_t skip = writing->target->has_style_notices ? 0 : kanyin_style_notice_count(shop->style);
    size_t warnings = add_notices(writing->result, book, article,
                                  kanyin_article_notice_count(article) + skip, input);
    if (!check_warnings(shop, warnings, error) || !write_book(writing, book, error))
        return false;
    tell(shop, book, writing->result);
    return true;
}

static bool write_json(const AppShop *shop, const KanyinArticle *article, const Writing *writing,
                       const char *input, GError **error) {
    size_t warnings = add_notices(writing->result, NULL, article, 0, input);
    if (!check_warnings(shop, warnings, error) || !begin(writing, 0, error))
        return false;
    g_autofree char *json = kanyin_article_to_json(article);
    app_output_write(json, strlen(json), writing->output);
    return end(writing, NULL, error);
}

/* Written into memory first: its notices, which may forbid the file, come with the writing. */
static bool keep(const void *bytes, size_t size, void *user) {
    g_byte_array_append(user, bytes, (guint)size);
    return true;
}

static bool write_epub(const AppShop *shop, const KanyinArticle *article, const Writing *writing,
                       const char *input, GError **error) {
    KanyinEpubOptions options = {.links = shop->options->setting.links};
    g_autoptr(KanyinEpub) epub = kanyin_epub_new(shop->press, &options, error);
    g_autoptr(GByteArray) bytes = g_byte_array_new();
    if (!epub)
        return false;
    kanyin_epub_add_article(epub, article);
    if (!kanyin_epub_write(epub, keep, bytes, error))
        return false;
    size_t warnings = 0;
    for (size_t i = 0; i < kanyin_epub_notice_count(epub); i++) {
        const KanyinNotice *notice = kanyin_epub_notice(epub, i);
        warnings += notice->severity == KANYIN_SEVERITY_WARNING;
        add_notice(writing->result, notice, input);
    }
    if (!check_warnings(shop, warnings, error) || !begin(writing, 0, error))
        return false;
    app_output_write(bytes->data, bytes->len, writing->output);
    return end(writing, NULL, error);
}

bool app_article_make(const AppShop *shop, const AppInput *input, const AppTarget *target,
                      AppOutput *output, AppResult *result) {
    g_autoptr(GError) error = NULL;
    Writing writing = {shop->options, target, output, result};
    g_autoptr(KanyinArticle) article = read_article(shop, input, &error);
    if (article) {
        result->title = g_strdup(kanyin_article_title(article));
        result->date = g_strdup(kanyin_article_date(article));
        bool is_epub = shop->options->command == APP_SET && !shop->style;
        bool (*make)(const AppShop *, const KanyinArticle *, const Writing *, const char *,
                     GError **) = shop->style ? set
                                  : is_epub   ? write_epub
                                              : write_json;
        if (make(shop, article, &writing, input->path, &error))
            return true;
    }
    app_result_fail(result, input->path, error);
    return false;
}
