/* SPDX-License-Identifier: MIT */
#pragma once

/* Where a value stands in a JSON text. */

#include <stddef.h>

/* One step down: into an object by key, or (key NULL) into an array by index. */
typedef struct {
    const char *key;
    size_t index;
} JsonStep;

typedef struct {
    unsigned line, column; /* 1-based, column in characters */
} JsonPlace;

/* The place of the value that `steps` lead to from the root of `json`, which must be well formed;
 * where a step leads nowhere, the place of the value before it. */
JsonPlace json_place_of(const char *json, size_t length, const JsonStep *steps, size_t n_steps);

/* How deep `json` nests, at most `limit` + 1; *at is the place where the limit is passed. */
size_t json_nesting(const char *json, size_t length, size_t limit, JsonPlace *at);
