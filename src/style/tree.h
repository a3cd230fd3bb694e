/* SPDX-License-Identifier: MIT */
#pragma once

/* What a StyleTree holds, for the room's own files. */

#include "style/cascade.h"

struct StyleTree {
    Cascade cascade;
    StyledNode *root;
    bool has_footnotes;  /* an element is one, or a link to one */
    size_t n_large;      /* tokens in large values */
    GPtrArray *pages;    /* CachedPage *, in the arena */
    GHashTable *queries; /* StylePageQuery → CachedPage; NULL: none was asked */
};

/* page.c: what was made of the pages so far. */
void pages_forget(StyleTree *tree);

/* anonymous.c: wraps those of its children that the table model does not let stand there. */
void anonymous_complete(Cascade *cascade, StyledNode *parent);

/* footnotes.c: footnotes leave their place for their calls. */
void footnotes_hang(StyleTree *tree);
