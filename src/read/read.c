/* SPDX-License-Identifier: MIT */
/* Turns bytes of any known form, told by content, into an article. */

#include "read/read.h"

#include "read/capture.h"
#include "read/steps.h"

#include <string.h>

/* No news page begins with a brace and a quote; a JSON object does. */
static ReadForm tell_form(const GString *text) {
    const char *at = text->str + strspn(text->str, " \t\n");
    if (*at != '{')
        return READ_CAPTURE;
    at += 1 + strspn(at + 1, " \t\n");
    return *at == '"' || *at == '}' ? READ_JSON : READ_CAPTURE;
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
    g_autoptr(GString) text = text_from_bytes(bytes, asked.source_name, error);
    if (!text)
        return NULL;
    ReadForm form = asked.form == READ_AUTO ? tell_form(text) : asked.form;
    g_autoptr(Article) article =
        form == READ_JSON ? article_from_json(text->str, text->len, asked.source_name, error)
                          : capture_read(text->str, text->len, &asked, error);
    if (!article)
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
