/* SPDX-License-Identifier: MIT */
#pragma once

/* Matching rules and a parent's style become an element's computed style. */

#include "style/matcher.h"
#include "style/sheet.h"

/* A custom property as computed. */
typedef struct {
    const char *name;
    TokenRange value;
    bool is_valid, is_on_circle;
} Variable;

/* Those an element declares, by name; others are its parent's. */
typedef struct Variables Variables;
struct Variables {
    const Variables *parent; /* NULL: none */
    const Variable *items;
    size_t n;
    bool is_kept; /* as long as the sheets: resolved.h */
};

/* What the cascade computes for an element; Style comes first, the rooms after see only that. */
typedef struct {
    Style style;
    const Variables *variables; /* NULL: none */
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
    Length viewport[2];    /* the first page's type area, width and height */
    size_t *n_large;       /* tokens in large values so far, of the whole tree; NULL: not counted */
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
/* The same made anew, in `arena`. */
Variables *variables_make(const Cascade *cascade, Arena *arena, const Variables *inherited,
                          const Block *const *blocks, size_t n);
const Computed *cascade_initial(void);

/* attr() in content, string-set and bookmark-label takes the words of `node`. */
void cascade_resolve_attributes(Arena *arena, const Node *node, Style *style);

void cascade_free_shared(Cascade *cascade);

/* One step of the cascade: what a block says of one importance. */
typedef struct {
    const Block *block;
    bool is_important;
} CascadeStep;

/* The weakest first; `blocks` ascend. There is room for twice `n`. */
size_t cascade_order(const Block *const *blocks, size_t n, CascadeStep *steps);
/* The level that a declaration of this block leaves together with all above. */
unsigned cascade_bound(const Block *block, SpecKind kind);
/* The declaration of a property that wins among the blocks of a lower level; `*n` goes down to its
 * block. */
const Declaration *cascade_declaration_below(const Block *const *blocks, size_t *n, unsigned bound,
                                             unsigned property);

/* var() and env() replaced in `range` (css-variables-1), in `arena`; false when one has no value
 * and no fallback. */
bool variables_substitute(const Cascade *cascade, Arena *arena, TokenRange range,
                          const Variables *variables, TokenRange *out);
/* What a declaration with var() says among those variables; false, and told, when that is none. */
bool cascade_read_variables(const Cascade *cascade, const Declaration *declaration,
                            const Variables *variables, SpecValue *value, size_t *n_tokens);
/* Those of an element: its own declarations before those of its parent. */
const Variables *variables_compute(const Cascade *cascade, const Variables *inherited,
                                   const Block *const *blocks, size_t n);
