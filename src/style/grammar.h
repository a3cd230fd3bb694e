/* SPDX-License-Identifier: MIT */
#pragma once

/* CSS's value definition syntax (css-values-4 §2), read as it stands in the table of properties:
 * what a property takes is said once, for the parser and for the manual. */

#include "style/value.h"

/* A piece of a value as declared. */
typedef struct {
    StylePartKind kind;
    bool is_from_zero; /* PART_LENGTH: what comes out below zero is zero */
    union {
        const char *text;
        double number;
        SpecLength length;
        SpecColor color;
    };
} SpecPart;

/* Reads what `grammar` allows off the parser's front, appending to `parts` (of SpecPart). False:
 * it is no such value. Of alternatives the longest holds; what is optional is taken where it can
 * be. */
bool grammar_take(const char *grammar, ValueParser *parser, GArray *parts);

/* --- types_kept.c --- */

/* The value of a property that no room sets yet. */
SpecValue kept_value(Arena *arena, const SpecPart *parts, size_t count);
void kept_append(const SpecValue *value, GArray *parts); /* its pieces, of SpecPart */
/* Is it this one word? */
bool kept_is_word(const SpecValue *value, const char *word);

/* --- grammar_types.c --- */

/* One value of a kind that has a name: <length>. */
typedef bool (*GrammarTake)(ValueParser *parser, NumberRange range, SpecPart *part);
GrammarTake grammar_find_type(const char *name, size_t length);
/* Names that stand for a grammar: <line-style>. */
typedef struct {
    const char *name, *grammar;
} GrammarProduction;
extern const GrammarProduction grammar_productions[];
extern const size_t grammar_production_count;
/* NULL: there is none. */
const char *grammar_find_production(const char *name, size_t length);
