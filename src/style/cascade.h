/* SPDX-License-Identifier: MIT */
#pragma once

/* Matching rules and a parent's style become an element's computed style. */

#include "style/matcher.h"
#include "style/sheet.h"

/* A custom property as computed; the chain goes on with what is inherited. */
typedef struct Variable Variable;
struct Variable {
    const char *name;
    TokenRange value;
    bool is_valid;
    const Variable *next;
};

/* What the cascade computes for an element; Style comes first, the rooms after see only that. */
typedef struct {
    Style style;
    const Variable *variables;
} Computed;

typedef struct {
    const StyleSheets *sheets;
    Arena *arena;
    FontLibrary *fonts;
    Notices *notices;
    Matcher *matcher;
    GPtrArray *candidates; /* while one node is matched */
    const Computed *root;  /* NULL while the root itself is computed */
    GHashTable *families;  /* lists of families that were looked at; NULL: none is */
    GHashTable *shared;    /* computed styles by parent, rules and language */
} Cascade;

/* The rules that hold for a node, by rank, for the element and each pseudo-element. */
typedef struct {
    const Rule *const *rules;
    size_t n;
} Matches;

/* Gives the memory in which the rules stand, for g_free(). */
void *cascade_match(const Cascade *cascade, const Node *node, Matches matches[PSEUDO_COUNT]);

/* The computed style of `node` (or a pseudo-element of it) under `parent`. Shared with every
 * element of the same parent style, rules and language unless attr() is used. */
const Computed *cascade_compute(Cascade *cascade, const Computed *parent, const Node *node,
                                const Matches *matches);

/* Blocks in ascending order on a base: page contexts and margin boxes. */
const Computed *cascade_compute_blocks(const Cascade *cascade, const Computed *parent,
                                       const Block *const *blocks, size_t n);
const Computed *cascade_initial(void);

/* attr() in content, string-set and bookmark-label takes the words of `node`. */
void cascade_resolve_attributes(Arena *arena, const Node *node, Style *style);

void cascade_free_shared(Cascade *cascade);

/* var() replaced in `range` (css-variables-1); false when one has no value and no fallback. */
bool variables_substitute(Arena *arena, TokenRange range, const Variable *variables,
                          TokenRange *out);
/* The chain of an element: its own declarations before those of its parent. */
const Variable *variables_compute(Arena *arena, const Variable *inherited,
                                  const Block *const *blocks, size_t n);
