/* SPDX-License-Identifier: MIT */
#pragma once

/* YAML as a document whose aliases stand for no more than can be read. */

#include "base/arena.h"
#include <glib.h>
#include <stdbool.h>
#include <yaml.h>

#define YAML_LOAD_MAX_BYTES ((size_t)256 * 1024)
/* Values after every alias is replaced by what it stands for; more are refused. */
#define YAML_LOAD_MAX_VALUES ((size_t)10000)
#define YAML_LOAD_MAX_DEPTH 32u

/* Where the YAML stands, for errors. */
typedef struct {
    const char *source;
    const char *what;    /* "the front matter" */
    unsigned first_line; /* which line of the source its first one is */
} YamlPlace;

/* yaml_document_delete() it. Errors: KANYIN_ERROR_INPUT with line and column when it is no YAML or
 * more than the limits. */
bool yaml_load(yaml_document_t *document, const char *yaml, size_t length, const YamlPlace *place,
               GError **error);

/* The words of a scalar without white space around; NULL where it says nothing (~, null, ""), or is
 * no scalar. */
const char *yaml_words(Arena *arena, const yaml_node_t *node);
