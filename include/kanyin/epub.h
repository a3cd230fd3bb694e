/* SPDX-License-Identifier: MIT */
#pragma once

/** @file
 * EPUB: one article or many as a publication for reading systems, from the same source as pages. */

#include <glib.h>
#include <kanyin/article.h>
#include <kanyin/book.h>
#include <stdbool.h>
#include <stddef.h>

G_BEGIN_DECLS

/** A publication: articles in their order, under sections if there are any. Opaque. */
typedef struct KanyinEpub KanyinEpub;

/** What the publication says of itself. Strings are copied; NULL: as the first article says. */
typedef struct {
    const char *title;      /**< of the publication */
    const char *identifier; /**< a URN or address of its own; NULL: the address of a sole article,
                               else a UUID made from the articles, the same for the same articles */
    const char *language;   /**< BCP 47 */
    const char *publisher;  /**< who publishes it */
    GBytes *cover;          /**< the file of a picture; referenced; NULL: no cover */
    KanyinLinks links;      /**< what becomes of links to the web */
} KanyinEpubOptions;

/** Makes a publication without articles. `options` may be NULL. The press must outlive it. Free it
 * with kanyin_epub_free(). NULL is returned on error.
 *
 * Errors: KANYIN_ERROR_STYLE where styles/epub/epub.css, which it carries, cannot be read;
 * KANYIN_ERROR_OPTION where `language` is none. */
KANYIN_API KanyinEpub *kanyin_epub_new(KanyinPress *press, const KanyinEpubOptions *options,
                                       GError **error);

/** Frees a publication; NULL is fine. */
KANYIN_API void kanyin_epub_free(KanyinEpub *epub);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(KanyinEpub, kanyin_epub_free)

/** Begins a section: a page with its title, and an entry of the contents that the articles added
 * from now on stand below. */
KANYIN_API void kanyin_epub_add_section(KanyinEpub *epub, const char *title);

/** Adds an article, which may be freed then. Links of one article to the address of another lead
 * there inside the publication. */
KANYIN_API void kanyin_epub_add_article(KanyinEpub *epub, const KanyinArticle *article);

/** Writes EPUB 3. The same articles give the same bytes, which go to `write` in pieces: no clock is
 * read. The day of its last change is the latest of the articles' dates; without any it is that of
 * the environment's SOURCE_DATE_EPOCH, or when the first article was captured, and failing all of
 * them 1970 with a notice (epub-undated). What EPUB does not allow is left out or becomes what it
 * allows, with notices.
 *
 * Errors: KANYIN_ERROR_OUTPUT, also where nothing was added.
 *
 * Source: EPUB 3.3, EPUB Accessibility 1.1. */
KANYIN_API bool kanyin_epub_write(KanyinEpub *epub, KanyinWriteFunc write, void *user,
                                  GError **error);

/** How many notices reading and writing gave so far. */
KANYIN_API size_t kanyin_epub_notice_count(const KanyinEpub *epub);

/** The notice at `index` (0-based, below kanyin_epub_notice_count()), each article's notices of
 * reading first; borrowed from the publication. */
KANYIN_API const KanyinNotice *kanyin_epub_notice(const KanyinEpub *epub, size_t index);

G_END_DECLS
