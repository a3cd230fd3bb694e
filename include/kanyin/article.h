/* SPDX-License-Identifier: MIT */
#pragma once

/** @file
 * Articles: read from bytes of any known form, told by name and content. */

#include <glib.h>
#include <kanyin/notice.h>
#include <kanyin/press.h>
#include <stddef.h>

G_BEGIN_DECLS

/** An article as it was read: fields and a tree of text. Opaque; never changes once read. */
typedef struct KanyinArticle KanyinArticle;

/** What the bytes of an article are. */
typedef enum {
    KANYIN_FORM_AUTO,     /**< told by `source_name` where the content fits it, else by content */
    KANYIN_FORM_CAPTURE,  /**< the text of a news page as it was copied */
    KANYIN_FORM_JSON,     /**< docs/article-schema.json */
    KANYIN_FORM_HTML,     /**< a page as a site sends it, or an article as HTML elements */
    KANYIN_FORM_MARKDOWN, /**< CommonMark with GitHub's extensions, YAML front matter before it */
} KanyinForm;

/** What is done about damage in the text. */
typedef enum {
    KANYIN_REPAIR_AUTO, /**< damage is repaired, counted and reported */
    KANYIN_REPAIR_NONE, /**< the text stays as it came */
} KanyinRepair;

/** Which Chinese script the text is converted to, by OpenCC. */
typedef enum {
    KANYIN_SCRIPT_KEEP, /**< none: as it came */
    KANYIN_SCRIPT_HANS, /**< simplified (t2s) */
    KANYIN_SCRIPT_HANT, /**< traditional (s2t) */
    KANYIN_SCRIPT_TW,   /**< traditional as in Taiwan (s2tw) */
    KANYIN_SCRIPT_HK,   /**< traditional as in Hong Kong (s2hk) */
} KanyinScript;

/** How an article is read. Strings are not kept. */
typedef struct {
    KanyinForm form;         /**< what the bytes are */
    KanyinRepair repair;     /**< what is done about damage */
    KanyinScript script;     /**< what the text is converted to */
    const char *source_name; /**< shown in notices, and its ending tells the form; NULL: "-" */
    const char *url;         /**< the page's address; NULL: the article's own, if it has one */
    const char *captured;    /**< when the page was saved, ISO 8601: "2024-06-27" or
                                "2024-06-27T10:30:00+08:00"; NULL: as the article says, never the
                                file's own time */
    const char *charset;  /**< the bytes' encoding by its WHATWG label; NULL: told by the bytes */
    const char *language; /**< BCP 47, overrides the article's own; NULL */
    const char *base;     /**< folder that relative picture addresses start from; NULL: `root` */
    const char *root;     /**< folder that every file must lie in; NULL: `base`; both NULL: no
                             picture is read */
    const char *assets; /**< folder of pictures, open even outside `root`: for a capture, its files
                           in name order (2 before 10) go to the captions; named pictures are looked
                           for here first, in `base` then; NULL */
    bool page_styles;   /**< the page's own styles count when it is set, over those of the style
                           (css-cascade-5: origin author): style sheets in it or beside it below
                           `root`, and `style` attributes. HTML keeps them, JSON may have them */
} KanyinReadOptions;

/** Whether the options are sound before any article is read with them.
 *
 * Errors: KANYIN_ERROR_OPTION where `language`, `charset` or `captured` is none. */
KANYIN_API bool kanyin_read_options_check(const KanyinReadOptions *options, GError **error);

/** Reads an article from `bytes` (not kept), at most 64 MiB of them. `options` may be NULL. Free it
 * with kanyin_article_free(). NULL is returned on error.
 *
 * Errors: KANYIN_ERROR_INPUT where the bytes are no article, naming source, line and reason;
 * KANYIN_ERROR_OPTION where `language`, `charset` or `captured` is none; KANYIN_ERROR_RESOURCE
 * where `assets` cannot be read. */
KANYIN_API KanyinArticle *kanyin_article_read(KanyinPress *press, GBytes *bytes,
                                              const KanyinReadOptions *options, GError **error);

/** Frees an article; NULL is fine. Books made of it keep what they need. */
KANYIN_API void kanyin_article_free(KanyinArticle *article);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(KanyinArticle, kanyin_article_free)

/** The article as JSON (docs/article-schema.json); read again it gives the same article. g_free()
 * it. */
KANYIN_API char *kanyin_article_to_json(const KanyinArticle *article);

/** The headline; borrowed; NULL if there is none. */
KANYIN_API const char *kanyin_article_title(const KanyinArticle *article);

/** "2024-06-27", or as much of it as the article says; borrowed; NULL if there is none. */
KANYIN_API const char *kanyin_article_date(const KanyinArticle *article);

/** How many notices the reading gave. */
KANYIN_API size_t kanyin_article_notice_count(const KanyinArticle *article);

/** The notice at `index` (0-based, below kanyin_article_notice_count()); borrowed from the article.
 */
KANYIN_API const KanyinNotice *kanyin_article_notice(const KanyinArticle *article, size_t index);

G_END_DECLS
