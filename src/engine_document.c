/* SPDX-License-Identifier: MIT */
/* Turns an article's fields into what the finished document says beside its pages. */

#include "engine.h"

#include <stdlib.h>
#include <string.h>

#define EPOCH_MAX 253402300799LL /* the last second of the year 9999 */

/* reproducible-builds.org: seconds since 1970 UTC, decimal. */
static const char *epoch_date(Arena *arena) {
    const char *epoch = g_getenv("SOURCE_DATE_EPOCH");
    gint64 seconds = 0;
    if (!epoch || !g_ascii_string_to_signed(epoch, 10, 0, EPOCH_MAX, &seconds, NULL))
        return NULL;
    g_autoptr(GDateTime) date = g_date_time_new_from_unix_utc(seconds);
    g_autofree char *text = g_date_time_format(date, "%Y-%m-%dT%H:%M:%SZ");
    return arena_strdup(arena, text);
}

/* A time of day means something only with its zone; the Chinese regions share one. */
static const char *created(const Article *article, Arena *arena) {
    if (!article_has(article->date))
        return epoch_date(arena);
    const char *time = article->time.value;
    bool is_chinese = article->region == REGION_CN || article->region == REGION_TW ||
                      article->region == REGION_HK;
    if (!article_has(article->time) || !is_chinese)
        return article->date.value;
    const char *seconds = strlen(time) == strlen("10:30") ? ":00" : "";
    return arena_printf(arena, "%sT%s%s+08:00", article->date.value, time, seconds);
}

/* Who wrote it: the authors named, else the reporter. */
static void set_authors(DocumentMetadata *metadata, const Article *article, Arena *arena) {
    const char **authors = arena_array(arena, const char *, article->authors.count + 1);
    for (size_t i = 0; i < article->authors.count; i++)
        if (article_has(article->authors.items[i]))
            authors[metadata->n_authors++] = article->authors.items[i].value;
    if (metadata->n_authors == 0 && article_has(article->reporter))
        authors[metadata->n_authors++] = article->reporter.value;
    metadata->authors = authors;
}

static const char *title(const Article *article) {
    if (article_has(article->title))
        return article->title.value;
    if (article_has(article->site_name))
        return article->site_name.value;
    return article->source_name ? article->source_name : "-";
}

static const char *keywords(const Article *article, Arena *arena) {
    if (article->keywords.count == 0)
        return NULL;
    g_autoptr(GString) words = g_string_new(NULL);
    for (size_t i = 0; i < article->keywords.count; i++)
        g_string_append_printf(words, "%s%s", i ? ", " : "", article->keywords.items[i].value);
    return arena_strdup(arena, words->str);
}

DocumentMetadata engine_metadata(const Article *article, Arena *arena) {
    DocumentMetadata metadata = {.title = title(article),
                                 .subject = article->description.value,
                                 .keywords = keywords(article, arena),
                                 .publisher = article->site_name.value,
                                 .source_url = article->url.value,
                                 .created = created(article, arena),
                                 .language = article->language ? article->language : "zh"};
    set_authors(&metadata, article, arena);
    return metadata;
}

Document engine_document(const Article *article, const Galley *galley, const PagesBook *pages,
                         Arena *arena) {
    return (Document){.pages = pages->pages,
                      .n_pages = pages->n_pages,
                      .structure = galley->structure,
                      .outline = pages->outline,
                      .n_outline = pages->n_outline,
                      .destinations = pages->destinations,
                      .n_destinations = pages->n_destinations,
                      .metadata = engine_metadata(article, arena)};
}
