/* SPDX-License-Identifier: MIT */
#pragma once

/* What a StyleTree holds, for the room's own files. */

#include "style/cascade.h"

struct StyleTree {
    Cascade cascade;
    StyledNode *root;
    GPtrArray *pages; /* CachedPage *, in the arena */
};
