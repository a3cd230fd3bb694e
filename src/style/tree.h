/* SPDX-License-Identifier: MIT */
#pragma once

/* What a StyleTree holds, for the room's own files. */

#include "style/cascade.h"

struct StyleTree {
    Cascade cascade;
    StyledNode *root;
    size_t n_large;      /* tokens in large values */
    GPtrArray *pages;    /* CachedPage *, in the arena */
    GHashTable *queries; /* StylePageQuery → CachedPage; NULL: none was asked */
};

/* page.c: what was made of the pages so far. */
void pages_forget(StyleTree *tree);
