/* SPDX-License-Identifier: MIT */
#pragma once

/* A galley becomes pages: breaks, the grid, margin boxes. */

#include "layout/galley.h"

typedef struct {
    Arena *arena;
    DocumentPage *pages;
    size_t n_pages;
    DocumentOutlineItem *outline;
    size_t n_outline;
    DocumentDestination *destinations;
    size_t n_destinations;
    GHashTable *targets; /* element id → its page, from 1 */
    bool slots_fit;      /* false: a galley that knows `targets` would be set otherwise */
} PagesBook;

/* The column that the page rules leave for the galley: the width of the first page's type area and
 * the least height of any page's. A page rule that asks for another width gets a notice: lines are
 * broken before pages are known. */
void pages_type_area(StyleTree *tree, Length *width, Length *height, Notices *notices);

/* LayoutOptions.named_width, of the tree's pages. */
Length pages_named_width(const char *name, void *tree);

/* The same of a page that is turned: what is too wide for the others stands there. */
void pages_turned_area(StyleTree *tree, Length *width, Length *height);

/* Where the pages of a galley end, at the least cost (essay in pages/breaks.c). `tree` gives the
 * page rules. Galley and tree must outlive the plan. */
typedef struct PagesPlan PagesPlan;
PagesPlan *pages_plan(const Galley *galley, StyleTree *tree, const LayoutOptions *options);
void pages_plan_free(PagesPlan *plan);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(PagesPlan, pages_plan_free)
/* Brings text from behind a table that has pages of its own to the page before it, where there is
 * room. True: the galley is another, to be planned anew. */
bool pages_plan_fill(const PagesPlan *plan, Galley *galley);
/* What paragraphs of another length might mend, for layout_offer(). */
const GalleyWish *pages_plan_wishes(const PagesPlan *plan, size_t *n);
/* Of what the galley then offers, what makes the pages better, for layout_take(): the plan is void
 * after that. NULL: nothing. */
GHashTable *pages_plan_choose(const PagesPlan *plan);

/* Sets the pages that are planned, their margin boxes, and fills the slots for page numbers. The
 * galley must outlive the book. */
PagesBook *pages_make(const PagesPlan *plan, const Galley *galley, StyleTree *tree,
                      const LayoutOptions *options, Notices *notices);
void pages_book_free(PagesBook *book);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(PagesBook, pages_book_free)
char *pages_book_dump(const PagesBook *book); /* g_free(): every mark with its place */
