/* SPDX-License-Identifier: MIT */
#pragma once

/* Named strings (css-gcpm-3 §1.1) as a page sees them. */

#include "layout/galley.h"

typedef struct PagesStrings PagesStrings;

PagesStrings *pages_strings_new(void);
void pages_strings_free(PagesStrings *strings);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(PagesStrings, pages_strings_free)

/* Turns to the next page, on which `n_strips` strips stand. The strips must outlive it. */
void pages_strings_turn(PagesStrings *strings, const Strip *strips, size_t n_strips);

/* What string(name, which) is on this page; NULL where none was ever set. */
const GalleyString *pages_strings_value(const PagesStrings *strings, const char *name,
                                        StyleStringWhich which);
/* The running element of element(name, which); NULL where none was met. */
const Frame *pages_strings_element(const PagesStrings *strings, const char *name,
                                   StyleStringWhich which);
/* The values of a counter of the text as it is first counted on this page, else as the pages before
 * left it; NULL where it was never counted. */
const GalleyString *pages_strings_counter(const PagesStrings *strings, const char *name);
