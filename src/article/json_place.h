/* SPDX-License-Identifier: MIT */
#pragma once

/* Where a value stands in a JSON text. */

#include <glib.h>
#include <stddef.h>

/* One step down: into an object by key, or (key NULL) into an array by index. */
typedef struct {
    const char *key;
    size_t index;
} JsonStep;

typedef struct {
    unsigned line, column; /* 1-based, column in characters */
} JsonPlace;

/* A JSON text, which must be well formed, and the way that was last gone in it. */
typedef struct {
    const char *json;
    size_t length;
    const char *told; /* the place told last, and where it is */
    JsonPlace place;
    GArray *trail; /* the marks of the way last gone */
} JsonPlaces;

JsonPlaces json_places(const char *json, size_t length);
void json_places_end(JsonPlaces *places);

/* The place of the value that `steps` lead to from the root; where a step leads nowhere, the place
 * of the value before it. Keys must live as long as `places`. */
JsonPlace json_place_of(JsonPlaces *places, const JsonStep *steps, size_t n_steps);

typedef struct {
    size_t nesting, values;
} JsonLimits;

typedef enum { JSON_SOUND, JSON_TOO_DEEP, JSON_TOO_MANY } JsonBreach;

/* Which limit the text passes first, and where. It need not be well formed. */
JsonBreach json_find_breach(const char *json, size_t length, JsonLimits limits, JsonPlace *at);
