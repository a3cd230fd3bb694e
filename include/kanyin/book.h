/* SPDX-License-Identifier: MIT */
#pragma once

/* Books: the pages an article and a style make, and what can be written of them. */

#include <glib.h>
#include <kanyin/article.h>
#include <kanyin/style.h>
#include <stdbool.h>
#include <stddef.h>

G_BEGIN_DECLS

typedef struct KanyinBook KanyinBook;

typedef struct {
    bool is_timed;      /* the report gives times, and so differs from run to run */
    bool has_contents;  /* a list of contents with page numbers stands before the body, of its h2 to
                           h4; without headings a notice (contents-empty) and no list */
    double picture_ppi; /* pictures finer than this, at their place, are resampled to it; 0: none */
} KanyinSetOptions;

/* Sets the article into pages. The book keeps what it needs: article and style may be freed first;
 * the press must outlive it. Free it with kanyin_book_free().
 * Errors: KANYIN_ERROR_FONT, KANYIN_ERROR_STYLE. */
KANYIN_API KanyinBook *kanyin_book_set(KanyinPress *press, const KanyinArticle *article,
                                       const KanyinStyle *style, const KanyinSetOptions *options,
                                       GError **error);
KANYIN_API void kanyin_book_free(KanyinBook *book); /* NULL is fine */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(KanyinBook, kanyin_book_free)

KANYIN_API size_t kanyin_book_page_count(const KanyinBook *book);

/* Takes `size` bytes; false stops the writing, which then fails with KANYIN_ERROR_OUTPUT. */
typedef bool (*KanyinWriteFunc)(const void *bytes, size_t size, void *user);

typedef struct {
    const char *pages; /* "1-3,5,8-": pages to write, 1-based; NULL: all */
} KanyinPdfOptions;

/* Writes PDF 1.7, conforming to PDF/A-2a (ISO 19005-2) and PDF/UA-1 (ISO 14289-1). The same book
 * gives the same bytes. Errors: KANYIN_ERROR_OUTPUT; KANYIN_ERROR_INPUT for a bad `pages`. */
KANYIN_API bool kanyin_book_write_pdf(const KanyinBook *book, const KanyinPdfOptions *options,
                                      KanyinWriteFunc write, void *user, GError **error);

typedef enum { KANYIN_DRAW_PNG, KANYIN_DRAW_SVG } KanyinDrawFormat;

typedef struct {
    KanyinDrawFormat format;
    double ppi; /* pixels an inch for PNG; 0: 150 */
} KanyinDrawOptions;

/* Draws one page (0-based). Errors: KANYIN_ERROR_OUTPUT. */
KANYIN_API bool kanyin_book_draw_page(const KanyinBook *book, size_t page,
                                      const KanyinDrawOptions *options, KanyinWriteFunc write,
                                      void *user, GError **error);

/* Is `page` (0-based) among `pages` ("1-3,5")? For callers that draw page by page.
 * Errors: KANYIN_ERROR_INPUT where `pages` is no range or names a page that is not there. */
KANYIN_API bool kanyin_book_has_page(const KanyinBook *book, const char *pages, size_t page,
                                     GError **error);

/* Notices of reading, style and setting, in that order. */
KANYIN_API size_t kanyin_book_notice_count(const KanyinBook *book);
KANYIN_API const KanyinNotice *kanyin_book_notice(const KanyinBook *book, size_t index);

/* The report as JSON: pages, fonts with versions, repairs, notices, time by room, sums over lines
 * (docs/report-schema.json). Ask for it after writing: writing adds fonts and times. g_free(). */
KANYIN_API char *kanyin_book_report(const KanyinBook *book);

/* How long each room worked for this book, in the order of the way: "read", "style" … Writing adds
 * to "pdf" or "draw". */
typedef struct {
    const char *room;
    double milliseconds;
} KanyinTime;
KANYIN_API size_t kanyin_book_time_count(const KanyinBook *book);
KANYIN_API KanyinTime kanyin_book_time(const KanyinBook *book, size_t index);

typedef enum {
    KANYIN_DUMP_ARTICLE,
    KANYIN_DUMP_STYLE,
    KANYIN_DUMP_TEXT,
    KANYIN_DUMP_LAYOUT,
    KANYIN_DUMP_PAGES,
} KanyinDump;

/* One stage as text, for tests and for the curious. g_free(). */
KANYIN_API char *kanyin_book_dump(const KanyinBook *book, KanyinDump stage);

G_END_DECLS
