/* SPDX-License-Identifier: MIT */
#pragma once

/* YAML between two lines of three hyphens at the head of a text, which says what stands around its
 * body. */

#include "article/article.h"
#include "read/yaml_load.h"

/* Bytes of the front matter, both fences included; 0: the text has none. */
size_t front_matter_length(const char *text);

/* Fills the article's fields. Keys that say nothing here, and values of another kind than the key
 * wants, are notices with line and column. Errors: KANYIN_ERROR_INPUT with line and column when it
 * is no YAML or more than the limits. */
bool front_matter_read(Article *article, const char *text, size_t length, GError **error);

/* The first line of the text is a fence, so YAML's first is the second. */
static inline unsigned front_matter_line(yaml_mark_t mark) {
    return (unsigned)mark.line + 2;
}
