/* SPDX-License-Identifier: MIT */
#pragma once

/* Strips become the stretches that stand on one page each. */

#include "layout/galley.h"

/* How high the type area of page `number` (1-based) is, for a named page or NULL. */
typedef Length (*PagesHeight)(size_t number, const char *name, void *user);

typedef struct {
    const Strip *strips;
    size_t n_strips;
    PagesHeight height;
    void *user;
    const char *source_name; /* for notices; NULL */
} PagesBreaker;

/* Strips first … end − 1 stand on page `number`, from strip `content` on with their heights: the
 * spaces before it vanish, as do those behind the last line or box. */
typedef struct {
    size_t number; /* 1-based */
    size_t first, content, end;
    const char *name; /* of the named page; NULL */
    bool is_blank;    /* made to reach a left or right page; first == end */
} PagesStretch;

/* Array of PagesStretch, in order, at least one; g_array_unref() it. */
GArray *pages_break(const PagesBreaker *breaker, Notices *notices);
