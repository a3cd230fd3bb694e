/* SPDX-License-Identifier: MIT */
/* Turns bytes of any known form, told by content, into an article. */

#include "read/read.h"

#include "read/capture.h"
#include "read/steps.h"

#include <string.h>

/* What begins as JSON is JSON, however wrong it goes on: it must not be printed as an article.
 * Prose begins with a bracket too, but then words stand in it: {编者按}, [本报讯]. */
static ReadForm tell_form(const GString *text, const char *source_name) {
    size_t length = strlen(source_name);
    if (length >= strlen(".json") &&
        g_ascii_strcasecmp(source_name + length - strlen(".json"), ".json") == 0)
        return READ_JSON;
    const char *at = text->str + strspn(text->str, " \t\n");
    if (*at != '{' && *at != '[')
        return READ_CAPTURE;
    bool is_object = *at == '{';
    at += 1 + strspn(at + 1, " \t\n");
    if (is_object && g_ascii_isalpha(*at))
        return READ_JSON;
    return strchr(is_object ? "\"'}" : "\"[]{", *at) ? READ_JSON : READ_CAPTURE; /* or the end */
}

static void report_repairs(const Article *article, size_t from) {
    for (size_t i = from; i < article->n_repairs; i++) {
        const ArticleRepair *repair = &article->repairs[i];
        notices_add(article->notices, KANYIN_SEVERITY_INFO, "repair",
                    (NoticePlace){.source = article->source_name}, "%s %zu: %s", repair->kind,
                    repair->count, repair->detail ? repair->detail : "");
    }
}

Article *read_article(GBytes *bytes, const ReadOptions *options, GError **error) {
    ReadOptions asked = options ? *options : (ReadOptions){0};
    asked.source_name = asked.source_name ? asked.source_name : "-";
    if (!text_is_possible(bytes, asked.source_name, error))
        return NULL;
    g_autoptr(GString) text = text_from_bytes(bytes, asked.source_name, error);
    if (!text)
        return NULL;
    ReadForm form = asked.form == READ_AUTO ? tell_form(text, asked.source_name) : asked.form;
    g_autoptr(Article) article =
        form == READ_JSON ? article_from_json(text->str, text->len, asked.source_name, error)
                          : capture_read(text->str, text->len, &asked, error);
    if (!article || !article_check_size(article, error))
        return NULL;
    /* repairs that a JSON article tells of were made when it was first read */
    size_t n_told = form == READ_JSON ? article->n_repairs : 0;
    if (form == READ_CAPTURE)
        article->charset_used = "UTF-8";
    if (asked.url)
        article->url =
            (ArticleField){.value = arena_strdup(article->arena, asked.url), .origin = "option"};
    region_infer(article);
    if (!script_convert(article, asked.script, error))
        return NULL;
    report_repairs(article, n_told);
    return g_steal_pointer(&article);
}
