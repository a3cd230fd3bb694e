/* SPDX-License-Identifier: MIT */
/* Turns values that a page offers into fields of the article, the first of each kind winning. */

#include "read/html_meta.h"

#include "read/dates.h"
#include "read/han.h"

#include <string.h>

#define MAX_VALUE 1000 /* characters; what is longer is no name and no title */
#define MAX_AUTHORS 64u
#define CHINA_OFFSET 8 /* hours before UTC */

static bool has_scheme(const char *value) {
    return strstr(value, "://") || g_str_has_prefix(value, "//");
}

static void claim_field(const HtmlPage *page, ArticleField *field, const char *value,
                        const char *origin) {
    if (!article_has(*field))
        *field =
            (ArticleField){.value = value, .origin = arena_strdup(page->article->arena, origin)};
}

/* 02:30Z is half past ten where the page is at home. */
static char *local_time(const HtmlPage *page, const char *value) {
    const char *language = page->article->language;
    bool is_chinese = !language || language_matches(language, "zh");
    if (!is_chinese || !strchr(value, 'T') || !g_str_has_suffix(value, "Z"))
        return g_strdup(value);
    g_autoptr(GDateTime) moment = g_date_time_new_from_iso8601(value, NULL);
    if (!moment)
        return g_strdup(value);
    g_autoptr(GDateTime) local = g_date_time_add_hours(moment, CHINA_OFFSET);
    return g_date_time_format(local, "%Y-%m-%dT%H:%M:%S");
}

static void claim_date(const HtmlPage *page, const char *value, const char *origin) {
    Article *article = page->article;
    g_autofree char *text = local_time(page, value);
    Date date;
    if (article_has(article->date) || !date_find_in(text, &date))
        return;
    claim_field(page, &article->date, date_text(article->arena, &date), origin);
    if (date.second == 0)
        date.second = -1; /* a machine's precision, not the page's */
    /* midnight to the second is what a page writes that knows no time */
    bool is_midnight = date.hour == 0 && date.minute == 0 && date.second < 0;
    if (date_time_text(article->arena, &date) && !is_midnight)
        claim_field(page, &article->time, date_time_text(article->arena, &date), origin);
}

static bool is_known(const ArticleList *list, const char *value) {
    for (size_t i = 0; i < list->count; i++)
        if (strcmp(list->items[i].value, value) == 0)
            return true;
    return false;
}

/* Several authors may come one by one, from one place only. */
static void claim_authors(const HtmlPage *page, const char *value, const char *origin) {
    Article *article = page->article;
    ArticleList *authors = &article->authors;
    if (authors->count && g_strcmp0(authors->items[0].origin, origin) != 0)
        return;
    g_auto(GStrv) names = g_regex_split_simple("[、，,;；|｜]+", value, 0, 0);
    for (size_t i = 0; names[i]; i++) {
        const char *name = g_strstrip(names[i]);
        if (authors->count < MAX_AUTHORS && *name && !is_known(authors, name))
            article_list_add(article, authors,
                             (ArticleField){.value = arena_strdup(article->arena, name),
                                            .origin = arena_strdup(article->arena, origin)});
    }
}

static const char *collapse(Arena *arena, const char *value) {
    Node *text = node_text(arena, value);
    return html_words(arena, text);
}

void html_claim(HtmlPage *page, HtmlClaim claim, const char *value, const char *origin) {
    Article *article = page->article;
    ArticleField *const fields[] = {
        [CLAIM_TITLE] = &article->title,    [CLAIM_SUBTITLE] = &article->subtitle,
        [CLAIM_SITE] = &article->site_name, [CLAIM_SITE_CODE] = &article->site_code,
        [CLAIM_COLUMN] = &article->column,  [CLAIM_SOURCE] = &article->source,
        [CLAIM_EDITOR] = &article->editor,  [CLAIM_URL] = &article->url,
    };
    const char *words = value ? collapse(article->arena, value) : "";
    if (!*words || g_utf8_strlen(words, -1) > MAX_VALUE)
        return;
    if (claim == CLAIM_DATE)
        claim_date(page, words, origin);
    else if (claim == CLAIM_LANGUAGE)
        article->language = article->language ? article->language : words;
    else if (has_scheme(words) != (claim == CLAIM_URL))
        return;
    else if (claim == CLAIM_AUTHOR)
        claim_authors(page, words, origin);
    else
        claim_field(page, fields[claim], words, origin);
}
