/* SPDX-License-Identifier: MIT */
#pragma once

/* TeX formulas as legible text: Greek, operators and relations as characters, sub and sup as such,
 * fractions with a stroke, matrices row by row. They are not set as mathematics. */

#include "article/article.h"

#define FORMULA_MAX_BYTES ((size_t)8 * 1024) /* longer ones stay as they are written … */
#define FORMULA_MAX_DEPTH 32u                /* … and so does what nests deeper */
#define FORMULA_MAX_ELEMENTS 5u              /* sup in sub in …; deeper ones lose their level */

/* An element span.formula, or div.formula for one on lines of its own, with the source as its
 * data-tex. Commands that are not known stay as they are written. */
Node *formula_from_tex(Arena *arena, const char *tex, bool is_display);

/* What a formula in running text is replaced by while the text is read: a character that no text
 * has, the formula's number in `sources`, another such character. */
#define FORMULA_OPEN "\xF4\x8F\xBF\xB0"  /* U+10FFF0 */
#define FORMULA_CLOSE "\xF4\x8F\xBF\xB1" /* U+10FFF1 */
typedef struct {
    const char *tex;
    const char *written; /* with its delimiters */
    bool is_display;
} FormulaSource;

/* Sets the formulas of an article's body in place: `\(…\)` and `\[…\]` in its text, and what is
 * replaced by a number of `sources` (NULL: none). One that is all of a paragraph takes its place.
 * Tells how many by a notice, those counted that were set before (`n_set`, from MathML). */
void formula_set_all(Article *article, const GArray *sources, size_t n_set);

/* The words, with formulas that were replaced as they were written; in `arena`. */
char *formula_restore(Arena *arena, const char *words, const GArray *sources);

/* Characters by command: formula_table.c */
typedef enum {
    ATOM_NONE,
    ATOM_ORDINARY,
    ATOM_OPEN,
    ATOM_CLOSE,
    ATOM_BINARY,
    ATOM_RELATION,
    ATOM_OPERATOR, /* sin, ∑ */
    ATOM_PUNCTUATION,
    ATOM_SPACE,
} FormulaAtom;
typedef struct {
    const char *name, *text;
    FormulaAtom atom;
} FormulaSymbol;
/* By its name without the backslash; NULL: not known. */
const FormulaSymbol *formula_symbol(const char *name);
typedef struct {
    const char *names[3];
    const char *combining; /* the letter takes it, where there is one character for both … */
    const char *mark;      /* … else this stands behind as sup; NULL: it is taken always */
} FormulaAccent;
/* NULL: the command is none. */
const FormulaAccent *formula_accent(const char *name);
