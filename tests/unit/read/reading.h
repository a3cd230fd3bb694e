/* SPDX-License-Identifier: MIT */
#pragma once

/* What the tests of reading share. */

#include "read/capture.h"
#include "read/read.h"

#include <string.h>

static inline Article *reading_of(const char *text, const ReadOptions *options) {
    g_autoptr(GBytes) bytes = g_bytes_new(text, strlen(text));
    g_autoptr(GError) error = NULL;
    Article *article = read_article(bytes, options, &error);
    g_assert_no_error(error);
    return article;
}

/* One line, ready to be recognised; its text must outlive it. */
static inline Line line_of(const char *text) {
    return (Line){.raw = text,
                  .text = text,
                  .key = text,
                  .length = strlen(text),
                  .n_characters = (size_t)g_utf8_strlen(text, -1),
                  .number = 1};
}

static inline char *span_text(const Line *line, Span span) {
    return g_strndup(line->text + span.from, span.to - span.from);
}
