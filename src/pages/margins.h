/* SPDX-License-Identifier: MIT */
#pragma once

/* A page's running heads and feet are set into its margins. */

#include "pages/counters.h"
#include "pages/strings.h"

typedef struct {
    const LayoutOptions *layout;
    const PagesStrings *strings;   /* as this page sees them */
    const PagesCounters *counters; /* the same */
    Arena *arena;
    Notices *notices;
} PagesMargins;

/* Sets the boxes of the margins before the type area (`is_before`: top and left), else those after
 * it. An artifact throughout. */
void pages_margins_set(const PagesMargins *margins, const StylePage *page, bool is_before,
                       Frame *frame);
