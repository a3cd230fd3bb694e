/* SPDX-License-Identifier: MIT */
#pragma once

/* Specified values: what a declaration says before it is known where it applies. Lengths stay sums
 * of units, colours may wait for `color`, lists stand in the sheet's arena. */

#include "base/notices.h"
#include "font/library.h"
#include "style/computed.h"
#include "style/tokens.h"

typedef struct NamespacePrefix NamespacePrefix;
struct NamespacePrefix {
    const char *name;
    const NamespacePrefix *next;
};

typedef struct {
    size_t at; /* a byte of the text */
    unsigned line, column;
} PlaceMark;

/* The text of one sheet, for places in notices, and the prefixes it declares. */
typedef struct {
    const char *name, *text;
    size_t length;
    const NamespacePrefix *prefixes;
    PlaceMark *mark; /* the last place told; NULL: none is kept */
    bool *told;      /* by property and descriptor: that it is not set yet was said */
} SheetText;

/* Reads values off the front of `rest`. */
typedef struct {
    Arena *arena;
    TokenRange rest;
    const SheetText *sheet;
    Notices *notices;
} ValueParser;

typedef enum {
    UNIT_PT,
    UNIT_PERCENT,
    UNIT_EM,
    UNIT_REM,
    UNIT_CH,
    UNIT_LH,
    UNIT_RLH,
    UNIT_COUNT
} LengthUnit;

typedef struct {
    ValueKind kind;
    double by[UNIT_COUNT];
} SpecLength;

typedef struct {
    Color color;
    double alpha;
    bool is_current; /* currentColor */
} SpecColor;

typedef struct {
    int value;
    bool is_value; /* false: `length` holds it */
    SpecLength length;
    bool flags[2];
} SpecMixed;

typedef enum { SPEC_VALUE, SPEC_INHERIT, SPEC_INITIAL, SPEC_UNSET, SPEC_VARIABLE } SpecKind;
typedef struct {
    SpecKind kind;
    union {
        int integer;
        SpecLength length;
        SpecColor color;
        SpecMixed mixed;
        const void *object;
        TokenRange tokens; /* SPEC_VARIABLE: with var() in it */
    };
} SpecValue;

/* Where a value is computed. */
typedef struct {
    Style *style;
    const Style *parent; /* the initial style above the root */
    const Style *root;   /* NULL: this is the root */
    FontLibrary *fonts;  /* NULL: ch is half an em */
    Arena *arena;
} ComputePlace;

/* --- reading tokens --- */
const Token *value_peek(ValueParser *parser); /* the next token that is no space; NULL at the end */
void value_skip(ValueParser *parser);         /* past that token and what stands inside it */
bool value_take_ident(ValueParser *parser, const char *name);
bool value_take_comma(ValueParser *parser);
bool value_at_end(ValueParser *parser);
void value_notice(ValueParser *parser, const Token *at, const char *code, const char *message);

/* --- lengths and numbers (css-values-4) --- */
/* A length, percentage or calc(); zero needs no unit. */
bool value_take_length(ValueParser *parser, SpecLength *length);
bool value_take_number(ValueParser *parser, double *number);
bool value_take_integer(ValueParser *parser, int *integer);
/* Percentages against `basis` where a value must be whole. */
Length value_compute_length(const ComputePlace *place, const SpecLength *length, Length basis);
StyleLength value_compute_basis(const ComputePlace *place, const SpecLength *length);

/* --- colours (css-color-4) --- */
bool value_take_color(ValueParser *parser, SpecColor *color);
/* Equal parts become gray, so that black text is printed with one ink. */
Color value_to_color(const SpecColor *color);

/* --- An+B (CSS Syntax 3 §6) --- */
bool value_take_nth(ValueParser *parser, int *step, int *offset);
