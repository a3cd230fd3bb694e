/* SPDX-License-Identifier: MIT */
#pragma once

/* A formula while it is read. */

#include "read/formula.h"

typedef struct {
    Arena *arena;
    const char *at, *end;
    Node *place;
    GString *text; /* of the text node that is being written at `place` */
    FormulaAtom last;
    unsigned depth, n_open;
    bool is_script; /* too small for space around operators */
    bool is_display;
    const char *cell, *row; /* what parts them in the table around */
    bool has_rows;          /* rows are lines of their own */
} Formula;

/* Around an element that is being written. */
typedef struct {
    Node *place;
    bool is_script;
    unsigned n_open;
} FormulaOuter;

void formula_emit(Formula *formula, const char *text, FormulaAtom atom);
/* The space before what comes next, which stands outside of its element. */
void formula_part(Formula *formula, FormulaAtom next);
FormulaOuter formula_open(Formula *formula, const char *name);
void formula_close(Formula *formula, FormulaOuter outer);

void formula_skip_space(Formula *formula);
/* Behind the group that begins at an opening mark, or the end. */
const char *formula_group_end(const char *at, const char *end, char open, char close);
/* What a group holds, as it is written; "" without one. */
char *formula_raw_group(Formula *formula, char open, char close);
/* The source of the next argument, its braces taken off. */
char *formula_raw_argument(Formula *formula);

void formula_parse_source(Formula *formula, const char *source);
void formula_parse_argument(Formula *formula);
/* To the end of the source, or behind the command of that name. */
void formula_parse_until(Formula *formula, const char *end);

/* What reads a command's arguments; NULL: it has none. */
typedef void (*FormulaCommand)(Formula *formula);
FormulaCommand formula_command(const char *name);
void formula_begin_cell(Formula *formula);
