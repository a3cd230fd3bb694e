/* SPDX-License-Identifier: MIT */
#pragma once

/* Styled trees made by hand, and the column that is laid from them. */

#include "layout/flow.h"

#define GRID (19 * LENGTH_PT)
#define MEASURE (440 * LENGTH_PT)

typedef struct {
    Arena *arena;
    Notices *notices;
    LayoutOptions options;
    Layout layout;
    Flow flow;
} Bench;

LayoutOptions bench_options(void); /* Chinese, 40 characters × 36 lines, no pictures */
void bench_open(Bench *bench);
void bench_close(Bench *bench);
void bench_finish(void); /* at the program's end */

/* Body text: 11 pt on the grid. */
Style *bench_style(Bench *bench, StyleDisplay display);
StyledNode *bench_element(Bench *bench, const char *name, Style *style, StyledNode *above);
StyledNode *bench_text(Bench *bench, const char *text, StyledNode *above);
/* `n` Han characters. */
const char *bench_words(Bench *bench, size_t n);
/* A p with `n` Han characters. */
StyledNode *bench_p(Bench *bench, size_t n, StyledNode *above);

const Strip *bench_strip(const Bench *bench, size_t index);
/* All text of glyph marks, in painting order; g_free() it. */
char *bench_text_of(const Frame *frame);
char *bench_structure(const Bench *bench); /* "Document(ART(P()))"; g_free() it */
