/* SPDX-License-Identifier: MIT */
#pragma once

/* Strips become pages: what stands on each, and where. */

#include "layout/galley.h"

/* How high the type area of page `number` (1-based) is, for a named page or NULL. */
typedef Length (*PagesHeight)(size_t number, const char *name, void *user);

typedef struct {
    const Strip *strips;
    size_t n_strips;
    const GalleyRepeat *notes_head; /* between the text and the notes of a column; NULL nothing */
    PagesHeight height;
    void *user;
    const char *source_name; /* for notices; NULL */
} PagesBreaker;

/* One thing on a page, from the type area's top left. */
typedef struct {
    const Strip *strip; /* whose bookmarks and destinations are here; NULL: what is repeated */
    const Frame *frame; /* NULL none */
    Point at;
} PagesPiece;

/* The rule right of a column. */
typedef struct {
    const GalleyColumns *columns;
    Rect area;
} PagesRule;

typedef struct {
    size_t number;     /* 1-based */
    size_t first, end; /* the strips whose named strings it sees */
    const char *name;  /* of the named page; NULL */
    bool is_blank;     /* made to reach a left or right page */
    size_t first_piece, n_pieces, first_rule, n_rules;
} PagesStretch;

/* Compared part by part: no other flaw outweighs a forbidden break, none but that a page. */
typedef struct {
    int32_t forbidden, pages;
    int64_t flaws;
} PagesCost;

/* The pages in order, at least one, and what stands on them. */
typedef struct {
    GArray *pages;  /* of PagesStretch */
    GArray *pieces; /* of PagesPiece */
    GArray *rules;  /* of PagesRule */
    GArray *wishes; /* of GalleyWish: what a paragraph longer or shorter might mend */
    PagesCost cost;
} PagesBreaks;

PagesBreaks *pages_break(const PagesBreaker *breaker, Notices *notices);
/* Which of the paragraphs that layout offers otherwise make better pages than `breaks`:
 * GalleyParagraph → change. NULL: none. */
GHashTable *pages_choose(const PagesBreaker *breaker, const PagesBreaks *breaks);
/* turned.c: moves text that fits on the page before a table which has pages of its own, to before
 * the first that has room left; false: none has. The breaks are those of the galley. */
bool turned_fill(const PagesBreaker *breaker, const PagesBreaks *breaks, Galley *galley);
void pages_breaks_free(PagesBreaks *breaks);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(PagesBreaks, pages_breaks_free)
