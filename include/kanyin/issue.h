/* SPDX-License-Identifier: MIT */
#pragma once

/** @file
 * Issues of a bulletin (简报, 公报, 通讯): many articles and what stands around them, told by one
 * file. */

#include <glib.h>
#include <kanyin/article.h>
#include <kanyin/book.h>
#include <kanyin/notice.h>
#include <kanyin/press.h>
#include <kanyin/style.h>
#include <stdbool.h>
#include <stddef.h>

G_BEGIN_DECLS

/** An issue as it was read, with its articles. Opaque; never changes once read. */
typedef struct KanyinIssue KanyinIssue;

/** The rules that the imprint of an issue is held against. */
typedef enum {
    KANYIN_IMPRINT_FREE, /**< none: what is there is printed */
    KANYIN_IMPRINT_NBZL, /**< internal publications of the Mainland (内部资料性出版物): permit and
                            the words 内部资料，免费交流, unit, recipients, printer, day, number,
                            print run */
} KanyinImprint;

/** How an issue is read. Strings are not kept. */
typedef struct {
    const char *source_name; /**< shown in messages; NULL: "-" */
    const char *base; /**< folder that the issue's relative addresses start from; NULL: `root` */
    const char *root; /**< folder that every file must lie in, of articles and of pictures;
                         NULL: `base`; both NULL: no article can be read */
    KanyinImprint imprint; /**< what its imprint must say */
} KanyinIssueOptions;

/** Reads an issue from the bytes of its file (docs/issue-schema.json, as YAML or as JSON), and the
 * articles it names. An article that cannot be read leaves a notice in its place:
 * kanyin_issue_article(). Fields that nobody knows are notices. `options` may be NULL. Free
 * it with kanyin_issue_free(). NULL is returned on error.
 *
 * Errors: KANYIN_ERROR_INPUT, naming file, line, column and field, where the bytes are no issue;
 * naming all missing fields where the imprint must say more. */
KANYIN_API KanyinIssue *kanyin_issue_read(KanyinPress *press, GBytes *bytes,
                                          const KanyinIssueOptions *options, GError **error);

/** Frees an issue; NULL is fine. Books made of it keep what they need. */
KANYIN_API void kanyin_issue_free(KanyinIssue *issue);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(KanyinIssue, kanyin_issue_free)

/** The bulletin's name and the issue's number, "印刷简报 第12期（总第248期）"; borrowed. */
KANYIN_API const char *kanyin_issue_title(const KanyinIssue *issue);

/** "2026-11-23", or as much of it as the issue says; borrowed; NULL if there is none. */
KANYIN_API const char *kanyin_issue_date(const KanyinIssue *issue);

/** The style sheets that the issue asks for, by name or path, as kanyin_style_load() takes them;
 * NULL-terminated, "bulletin" alone where it asks for none; borrowed. */
KANYIN_API const char *const *kanyin_issue_styles(const KanyinIssue *issue);

/** The custom properties that it sets, "NAME=VALUE", as KanyinStyleOptions takes them;
 * NULL-terminated; borrowed. */
KANYIN_API const char *const *kanyin_issue_properties(const KanyinIssue *issue);

/** How many articles it has. */
KANYIN_API size_t kanyin_issue_article_count(const KanyinIssue *issue);

/** What is known of an article of an issue; all strings are borrowed from it. */
typedef struct {
    const char *path;    /**< as the issue's file names it, or as its pattern found it */
    const char *section; /**< the title of the section it stands in; NULL none */
    const char *title;   /**< NULL none */
    const char *date;    /**< "2026-11-23"; NULL none */
    const char *fault;   /**< why it could not be read; NULL: it was */
} KanyinIssueArticle;

/** The article at `index` (0-based, below kanyin_issue_article_count()). */
KANYIN_API KanyinIssueArticle kanyin_issue_article(const KanyinIssue *issue, size_t index);

/** The article at `index` (as above), to be set, written or looked at by itself, with its pictures;
 * NULL where it could not be read. It keeps what it needs of the issue. Free it with
 * kanyin_article_free(). */
KANYIN_API KanyinArticle *kanyin_issue_copy_article(const KanyinIssue *issue, size_t index);

/** What the issue's file says, and by sections of each article its title, date, source, authors,
 * language and fault, as JSON with sorted keys, two-space indents and a final newline; g_free() it.
 * `book`, made of the issue, adds each article's first and last page, counted from 1 and as
 * printed; NULL: pages are not told. */
KANYIN_API char *kanyin_issue_to_json(const KanyinIssue *issue, const KanyinBook *book);

/** Has it a cover page? */
KANYIN_API bool kanyin_issue_has_cover(const KanyinIssue *issue);

/** The file of the picture of its cover page, or else of its masthead, as an EPUB's cover; NULL
 * without error: there is none. g_bytes_unref() it.
 *
 * Errors: KANYIN_ERROR_RESOURCE. */
KANYIN_API GBytes *kanyin_issue_cover_picture(const KanyinIssue *issue, GError **error);

/** How many notices the reading gave, of the issue's file and of all its articles. */
KANYIN_API size_t kanyin_issue_notice_count(const KanyinIssue *issue);

/** The notice at `index` (0-based, below kanyin_issue_notice_count()); borrowed from the issue. */
KANYIN_API const KanyinNotice *kanyin_issue_notice(const KanyinIssue *issue, size_t index);

/** Sets the issue into pages, as kanyin_book_set() sets an article. `options->has_contents` sets
 * the list of contents even where the issue's file turns it off.
 *
 * Errors: KANYIN_ERROR_FONT, KANYIN_ERROR_STYLE. */
KANYIN_API KanyinBook *kanyin_book_set_issue(KanyinPress *press, const KanyinIssue *issue,
                                             const KanyinStyle *style,
                                             const KanyinSetOptions *options, GError **error);

/** An issue file with all its fields explained in comments, for a beginning; a static string. */
KANYIN_API const char *kanyin_issue_example(void);

G_END_DECLS
