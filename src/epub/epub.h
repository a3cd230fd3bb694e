/* SPDX-License-Identifier: MIT */
#pragma once

/* Articles as an EPUB 3 publication (EPUB 3.3): an own small struct, so that one article and an
 * issue of many are written alike. */

#include "article/node.h"
#include "base/notices.h"
#include "resource/resource.h"
#include <kanyin/book.h>

/* One file of the reading order and one entry of the contents. */
typedef struct {
    const char *title;       /* NULL or empty: its number */
    unsigned level;          /* 0, or 1 below the last chapter of level 0 … */
    const Node *root;        /* as article_tree() builds it; NULL: a page with the title alone */
    const char *language;    /* BCP 47; NULL: the book's */
    const char *address;     /* of the article: other chapters' links to it lead here; NULL */
    const char *source_name; /* for notices; NULL */
    const ResourcePolicy *policy; /* where its pictures are */
} EpubChapter;

typedef struct {
    const char *identifier, *title, *language; /* none is NULL */
    const char *modified;                      /* "2024-06-27T02:30:00Z": dcterms:modified */
    const char *date;            /* W3C-DTF, of publishing; NULL, as all below may be */
    const char *const *creators; /* n_creators of them */
    size_t n_creators;
    const char *const *subjects;
    size_t n_subjects;
    const char *publisher, *description, *source;
    GBytes *cover;          /* a picture's file */
    const char *cover_name; /* for notices */
    const char *style;      /* the CSS of all chapters */
    const EpubChapter *chapters;
    size_t n_chapters; /* at least one */
} EpubBook;

/* Writes the publication; what could not be as it was is told in `notices`. Same book, same bytes.
 * Errors: KANYIN_ERROR_OUTPUT. */
bool epub_write(const EpubBook *book, Notices *notices, KanyinWriteFunc write, void *user,
                GError **error);

#define EPUB_LEVELS 6u /* of the contents */
