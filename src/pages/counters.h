/* SPDX-License-Identifier: MIT */
#pragma once

/* The counters of pages: `page`, and those that page rules count (css-page-3 §6). */

#include "layout/galley.h"

typedef struct PagesCounters PagesCounters;

PagesCounters *pages_counters_new(size_t n_pages);
void pages_counters_free(PagesCounters *counters);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(PagesCounters, pages_counters_free)

/* Turns to the next page, which `page` styles and on which `n_strips` strips stand: an element on
 * it may say what its number is. */
void pages_counters_turn(PagesCounters *counters, const StylePage *page, const Strip *strips,
                         size_t n_strips);

/* The number of the page as its margins print it, else as digits; g_free() it. */
char *pages_counters_label(const PagesCounters *counters, const StylePage *page,
                           const StyleCounterStyles *styles);

/* Is it counted by pages? `page` and `pages`, how many there are, always. */
bool pages_counters_has(const PagesCounters *counters, const char *name);
/* 0 for a counter that no page rule has counted. */
int pages_counters_value(const PagesCounters *counters, const char *name);
