/* SPDX-License-Identifier: MIT */
#pragma once

/* What var() stands for, kept with the sheets: the next article asks the same of the same rules. */

#include "style/cascade.h"

/* Tokens that are kept for one set of sheets; what is over is made anew each time. */
#define RESOLVED_MAX_TOKENS (256 * 1024)

Resolved *resolved_new(void);
void resolved_free(Resolved *resolved);

/* The custom properties of an element whose parent has `inherited`, and those of `blocks` that
 * declare some; NULL: not kept. */
const Variables *resolved_variables(const Resolved *resolved, const Variables *inherited,
                                    const Block *const *blocks, size_t n);
/* Keeps them where there is room; `arena`, which they stand in, then lives as long as the sheets,
 * else the caller keeps it. */
bool resolved_keep_variables(Resolved *resolved, Variables *variables, const Block *const *blocks,
                             size_t n, Arena *arena);

/* What a declaration with var() says among those variables; NULL: not kept. */
const SpecValue *resolved_value(const Resolved *resolved, const Declaration *declaration,
                                const Variables *variables);
/* Where a value is read that resolved_keep_value() is to keep; NULL: it cannot be kept. */
Arena *resolved_arena(const Resolved *resolved, const Variables *variables);
/* `n_tokens`: that it was read from. */
void resolved_keep_value(Resolved *resolved, const Declaration *declaration,
                         const Variables *variables, SpecValue value, size_t n_tokens);
