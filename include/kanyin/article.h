/* SPDX-License-Identifier: MIT */
#pragma once

/* Articles: read from bytes of any known form, told by content. */

#include <glib.h>
#include <kanyin/notice.h>
#include <kanyin/press.h>
#include <stddef.h>

G_BEGIN_DECLS

typedef struct KanyinArticle KanyinArticle;

typedef enum {
    KANYIN_FORM_AUTO,     /* told by content */
    KANYIN_FORM_CAPTURE,  /* the text of a news page as it was copied */
    KANYIN_FORM_JSON,     /* docs/article-schema.json */
    KANYIN_FORM_HTML,     /* an article as HTML elements */
    KANYIN_FORM_MARKDOWN, /* CommonMark with GitHub's extensions, YAML front matter before it */
} KanyinForm;

typedef enum {
    KANYIN_REPAIR_AUTO, /* damage is repaired, counted and reported */
    KANYIN_REPAIR_NONE, /* the text stays as it came */
} KanyinRepair;

/* Conversion by OpenCC: none, t2s, s2t, s2tw, s2hk. */
typedef enum {
    KANYIN_SCRIPT_KEEP,
    KANYIN_SCRIPT_HANS,
    KANYIN_SCRIPT_HANT,
    KANYIN_SCRIPT_TW,
    KANYIN_SCRIPT_HK,
} KanyinScript;

typedef struct {
    KanyinForm form;
    KanyinRepair repair;
    KanyinScript script;
    const char *source_name; /* shown in notices; NULL: "-" */
    const char *url;         /* the page's address; NULL: the article's own, if it has one */
    const char *charset;     /* the bytes' encoding by its WHATWG label; NULL: told by the bytes */
    const char *language;    /* BCP 47, overrides the article's own; NULL */
    const char *base;        /* folder that relative picture addresses start from; NULL: `root` */
    const char *root;        /* folder that every file must lie in; NULL: `base`; both NULL: no
                                picture is read */
    const char *assets; /* folder of pictures, open even outside `root`: for a capture, its files in
                           name order (2 before 10) go to the captions; named pictures are looked
                           for here first, in `base` then; NULL */
} KanyinReadOptions;

/* Reads an article from `bytes` (not kept). Free it with kanyin_article_free().
 * Errors: KANYIN_ERROR_INPUT, KANYIN_ERROR_RESOURCE (assets). */
KANYIN_API KanyinArticle *kanyin_article_read(KanyinPress *press, GBytes *bytes,
                                              const KanyinReadOptions *options, GError **error);
KANYIN_API void kanyin_article_free(KanyinArticle *article); /* NULL is fine */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(KanyinArticle, kanyin_article_free)

/* The article as JSON (docs/article-schema.json); read again it gives the same article. g_free().
 */
KANYIN_API char *kanyin_article_to_json(const KanyinArticle *article);

KANYIN_API const char *
kanyin_article_title(const KanyinArticle *article); /* borrowed; NULL if none */
/* "2024-06-27", or as much of it as the article says; borrowed; NULL if none. */
KANYIN_API const char *kanyin_article_date(const KanyinArticle *article);
KANYIN_API size_t kanyin_article_notice_count(const KanyinArticle *article);
KANYIN_API const KanyinNotice *kanyin_article_notice(const KanyinArticle *article, size_t index);

G_END_DECLS
