/* SPDX-License-Identifier: MIT */
/* Turns bytes of any known form, told by content, into an article. */

#include "read/read.h"

#include "read/capture.h"
#include "read/dates.h"
#include "read/html.h"
#include "read/markdown.h"
#include "read/steps.h"

#include <kanyin/error.h>
#include <string.h>

static void report_repairs(const Article *article, size_t from) {
    for (size_t i = from; i < article->n_repairs; i++) {
        const ArticleRepair *repair = &article->repairs[i];
        notices_add(article->notices, KANYIN_SEVERITY_INFO, "repair",
                    (NoticePlace){.source = article->source_name}, "%s %zu: %s", repair->kind,
                    repair->count, repair->detail ? repair->detail : "");
    }
}

static void report_charset(Article *article, const CharsetReading *reading) {
    NoticePlace place = {.source = article->source_name, .line = reading->first_line};
    article->charset_declared = arena_strdup(article->arena, reading->declared);
    article->charset_used = reading->used->name;
    if (reading->n_malformed == 0)
        return;
    notices_add(article->notices, KANYIN_SEVERITY_WARNING, "charset-malformed", place,
                "%zu %s not valid %s and became U+FFFD, the first at offset %zu",
                reading->n_malformed, reading->n_malformed == 1 ? "place is" : "places are",
                reading->used->name, reading->first_malformed);
}

/* JSON is in Unicode (RFC 8259), and a wrong byte in it is an error, not a blot. */
static bool check_json_charset(const CharsetReading *reading, const char *source, GError **error) {
    if (reading->used->kind <= CHARSET_UTF32BE && reading->n_malformed == 0)
        return true;
    if (reading->n_malformed)
        g_set_error(error, KANYIN_ERROR, KANYIN_ERROR_INPUT, "%s:%u: offset %zu: not valid %s",
                    source, reading->first_line, reading->first_malformed, reading->used->name);
    else
        g_set_error(error, KANYIN_ERROR, KANYIN_ERROR_INPUT,
                    "%s: JSON must be in UTF-8, and this is %s", source, reading->used->name);
    return false;
}

static Article *read_form(ReadForm form, const CharsetReading *reading, const ReadOptions *options,
                          GError **error) {
    const GString *text = reading->text;
    if (form == READ_HTML)
        return html_read(text->str, text->len, options, error);
    if (form == READ_MARKDOWN)
        return markdown_read(text->str, text->len, options, error);
    if (form != READ_JSON)
        return capture_read(text->str, text->len, options, error);
    if (!check_json_charset(reading, options->source_name, error))
        return NULL;
    return article_from_json(text->str, text->len, options->source_name, error);
}

static bool check_text(const Article *article, GError **error) {
    if (article->title.value || article->body->first_child)
        return true;
    g_set_error(error, KANYIN_ERROR, KANYIN_ERROR_INPUT, "%s: holds no text", article->source_name);
    return false;
}

/* What the caller says is stronger than what the article says. */
static void obey_options(Article *article, const ReadOptions *options) {
    if (options->url)
        article->url =
            (ArticleField){.value = arena_strdup(article->arena, options->url), .origin = "option"};
    if (options->captured)
        article->captured_at = (ArticleField){
            .value = arena_strdup(article->arena, options->captured), .origin = "option"};
    if (options->language)
        article->language = arena_strdup(article->arena, options->language);
}

bool read_options_check(const ReadOptions *options, GError **error) {
    const char *tag = options->language, *charset = options->charset;
    if (tag && !language_is_tag(tag)) {
        g_set_error(error, KANYIN_ERROR, KANYIN_ERROR_OPTION,
                    "'%s' is no language tag (BCP 47: zh-Hans, zh-Hant-TW, en)", tag);
        return false;
    }
    if (charset && !charset_from_label(charset, strlen(charset))) {
        g_set_error(error, KANYIN_ERROR, KANYIN_ERROR_OPTION, "there is no character set '%s'",
                    charset);
        return false;
    }
    if (options->captured && !date_is_iso(options->captured)) {
        g_set_error(error, KANYIN_ERROR, KANYIN_ERROR_OPTION,
                    "'%s' is no time of capture (ISO 8601: 2024-06-27, 2024-06-27T10:30:00+08:00)",
                    options->captured);
        return false;
    }
    return true;
}

/* An article that was read before keeps the sum of the bytes it was read from. */
static void add_sum(Article *article, GBytes *bytes) {
    if (article_has(article->sha256))
        return;
    g_autofree char *sum = g_compute_checksum_for_bytes(G_CHECKSUM_SHA256, bytes);
    article->sha256 = (ArticleField){.value = arena_strdup(article->arena, sum), .origin = "input"};
}

Article *read_article(GBytes *bytes, const ReadOptions *options, GError **error) {
    ReadOptions asked = options ? *options : (ReadOptions){0};
    asked.source_name = asked.source_name ? asked.source_name : "-";
    g_auto(CharsetReading) reading = {0};
    if (!read_options_check(&asked, error) || !text_is_possible(bytes, asked.source_name, error) ||
        !text_from_bytes(&reading, bytes, &asked, error))
        return NULL;
    ReadForm form =
        asked.form == READ_AUTO ? form_tell(reading.text->str, asked.source_name) : asked.form;
    g_autoptr(Article) article = read_form(form, &reading, &asked, error);
    bool is_page = form == READ_HTML || form == READ_MARKDOWN;
    if (!article || (is_page && !check_text(article, error)) || !article_check_size(article, error))
        return NULL;
    /* repairs that a JSON article tells of were made when it was first read, and so its charset */
    size_t n_told = form == READ_JSON ? article->n_repairs : 0;
    if (form != READ_JSON) { /* whose classes are the writer's */
        report_charset(article, &reading);
        official_mark(article);
        table_titles_find(article);
    }
    add_sum(article, bytes);
    obey_options(article, &asked);
    region_infer(article);
    if (!script_convert(article, asked.script, error))
        return NULL;
    report_repairs(article, n_told);
    return g_steal_pointer(&article);
}
