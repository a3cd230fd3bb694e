/* SPDX-License-Identifier: MIT */
#pragma once

/** @file
 * Books: the pages an article and a style make, and what can be written of them. */

#include <glib.h>
#include <kanyin/article.h>
#include <kanyin/style.h>
#include <stdbool.h>
#include <stddef.h>

G_BEGIN_DECLS

/** The pages of an article. Opaque. */
typedef struct KanyinBook KanyinBook;

/** What becomes of links to the web, whose addresses paper does not show. */
typedef enum {
    KANYIN_LINKS_ACTIVE, /**< they can be followed in the PDF, and nothing is printed */
    KANYIN_LINKS_NOTES,  /**< each address that the words do not say is a note, once an article */
    KANYIN_LINKS_PRINT,  /**< it stands in brackets behind the words */
    KANYIN_LINKS_NONE,   /**< they are mere words */
} KanyinLinks;

/** How an article is set. */
typedef struct {
    bool is_timed;     /**< the report gives times, and so differs from run to run */
    bool has_contents; /**< a list of contents with page numbers stands before the body, of its h2
                          to h4; without headings a notice (contents-empty) and no list */
    double
        picture_ppi; /**< pictures finer than this, at their place, are resampled to it; 0: none */
    KanyinLinks links; /**< what becomes of links */
} KanyinSetOptions;

/** Sets the article into pages. The book keeps what it needs: article and style may be freed first;
 * the press must outlive it. `options` may be NULL. Free it with kanyin_book_free(). NULL is
 * returned on error.
 *
 * Errors: KANYIN_ERROR_FONT, KANYIN_ERROR_STYLE. */
KANYIN_API KanyinBook *kanyin_book_set(KanyinPress *press, const KanyinArticle *article,
                                       const KanyinStyle *style, const KanyinSetOptions *options,
                                       GError **error);

/** Frees a book; NULL is fine. */
KANYIN_API void kanyin_book_free(KanyinBook *book);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(KanyinBook, kanyin_book_free)

/** How many pages the book has. */
KANYIN_API size_t kanyin_book_page_count(const KanyinBook *book);

/** Takes `size` bytes; `user` is what was given with the function. false stops the writing, which
 * then fails with KANYIN_ERROR_OUTPUT. */
typedef bool (*KanyinWriteFunc)(const void *bytes, size_t size, void *user);

/** What is written of a book. */
typedef struct {
    const char *pages; /**< "1-3,5,8-": pages to write, 1-based; NULL: all */
} KanyinPdfOptions;

/** Writes PDF 1.7. The same book gives the same bytes, which go to `write` in pieces. `options` may
 * be NULL.
 *
 * Errors: KANYIN_ERROR_OUTPUT; KANYIN_ERROR_OPTION for a bad `pages`.
 *
 * Source: ISO 32000-1; it conforms to PDF/A-2a (ISO 19005-2) and PDF/UA-1 (ISO 14289-1). */
KANYIN_API bool kanyin_book_write_pdf(const KanyinBook *book, const KanyinPdfOptions *options,
                                      KanyinWriteFunc write, void *user, GError **error);

/** What a page is drawn as. */
typedef enum {
    KANYIN_DRAW_PNG, /**< pixels: RGB of 8 bits, or gray where the page has no colour */
    KANYIN_DRAW_SVG, /**< outlines, in points */
} KanyinDrawFormat;

/** How a page is drawn. */
typedef struct {
    KanyinDrawFormat format; /**< pixels or outlines */
    double ppi;              /**< pixels an inch for PNG; 0: 150 */
} KanyinDrawOptions;

/** Draws one page (0-based, below kanyin_book_page_count()). `options` may be NULL.
 *
 * Errors: KANYIN_ERROR_OUTPUT. */
KANYIN_API bool kanyin_book_draw_page(const KanyinBook *book, size_t page,
                                      const KanyinDrawOptions *options, KanyinWriteFunc write,
                                      void *user, GError **error);

/** Is `page` (0-based) among `pages` ("1-3,5", 1-based; NULL: all)? For callers that draw page by
 * page.
 *
 * Errors: KANYIN_ERROR_OPTION where `pages` is no range or names a page that is not there. */
KANYIN_API bool kanyin_book_has_page(const KanyinBook *book, const char *pages, size_t page,
                                     GError **error);

/** How many notices reading, style and setting gave. */
KANYIN_API size_t kanyin_book_notice_count(const KanyinBook *book);

/** The notice at `index` (0-based, below kanyin_book_notice_count()), those of reading first, then
 * of style, then of setting; borrowed from the book. */
KANYIN_API const KanyinNotice *kanyin_book_notice(const KanyinBook *book, size_t index);

/** The report as JSON: pages, fonts with versions, repairs, notices, time by room, sums over lines
 * (docs/report-schema.json). Ask for it after writing: writing adds fonts and times. g_free() it.
 */
KANYIN_API char *kanyin_book_report(const KanyinBook *book);

/** How long one room worked for a book. */
typedef struct {
    const char *room;    /**< "read", "style" …; a static string */
    double milliseconds; /**< by a clock that is never set back */
} KanyinTime;

/** How many rooms are timed. */
KANYIN_API size_t kanyin_book_time_count(const KanyinBook *book);

/** The time at `index` (0-based, below kanyin_book_time_count()), in the order of the way. Writing
 * adds to "pdf" or "draw". */
KANYIN_API KanyinTime kanyin_book_time(const KanyinBook *book, size_t index);

/** The stages of the way from bytes to pages. */
typedef enum {
    KANYIN_DUMP_ARTICLE, /**< as JSON */
    KANYIN_DUMP_STYLE,   /**< the tree with its computed styles */
    KANYIN_DUMP_TEXT,    /**< lines, and where their slack went */
    KANYIN_DUMP_LAYOUT,  /**< the galley's strips */
    KANYIN_DUMP_PAGES,   /**< every mark on every page */
} KanyinDump;

/** One stage as text, for tests and for the curious. g_free() it. */
KANYIN_API char *kanyin_book_dump(const KanyinBook *book, KanyinDump stage);

G_END_DECLS
