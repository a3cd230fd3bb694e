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

/* The text of one sheet, for places in notices, and the prefixes it declares. */
typedef struct {
    const char *name, *text;
    size_t length;
    unsigned line, column; /* where it begins in what `name` names; both 0: at 1:1; column 0:
                              nobody knows columns */
    bool is_of_page;       /* its selectors speak of the page, whose root is <html> */
    const NamespacePrefix *prefixes;
    GArray *marks;  /* NoticePlace after so many bytes each, as far as was asked for */
    uint16_t *told; /* by property and descriptor, a bit for each UnsetPlace: that it is not set
                       there was said */
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
    UNIT_CH, /* these three ask the font */
    UNIT_EX,
    UNIT_CAP,
    UNIT_LH,
    UNIT_RLH,
    UNIT_VW, /* of the first page's type area */
    UNIT_VH,
    UNIT_VMIN,
    UNIT_VMAX,
    UNIT_COUNT
} LengthUnit;

/* A sum of units, or what stands in `calc`. */
typedef struct SpecCalc SpecCalc;
typedef struct {
    ValueKind kind;
    bool has_percent;
    bool is_math; /* of a function: what is out of range is brought into it, not refused */
    double by[UNIT_COUNT];
    const SpecCalc *calc;
} SpecLength;

struct SpecCalc {
    CalcOperation operation;
    double factor; /* CALC_SCALE */
    size_t n;
    const SpecLength *parts;
};

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

typedef enum {
    SPEC_VALUE,
    SPEC_INHERIT,
    SPEC_INITIAL,
    SPEC_UNSET,
    SPEC_REVERT,
    SPEC_REVERT_LAYER,
    SPEC_VARIABLE
} SpecKind;
typedef struct {
    SpecKind kind;
    bool is_beyond; /* kept in `object` until a room sets it: see beyond.c */
    union {
        int integer;
        SpecLength length;
        SpecColor color;
        SpecMixed mixed;
        const void *object;
        TokenRange tokens; /* SPEC_VARIABLE: with var() or env() in it */
    };
} SpecValue;

/* Where a value is computed. */
typedef struct {
    Style *style;
    const Style *parent; /* the initial style above the root */
    const Style *root;   /* NULL: this is the root */
    FontLibrary *fonts;  /* NULL: ch is half an em */
    Arena *arena;
    Length viewport[2]; /* width and height */
} ComputePlace;

/* --- reading tokens --- */
const Token *value_peek(ValueParser *parser); /* the next token that is no space; NULL at the end */
void value_skip(ValueParser *parser);         /* past that token and what stands inside it */
bool value_take_ident(ValueParser *parser, const char *name);
bool value_take_comma(ValueParser *parser);
/* The text of a token of that kind; NULL when another is next. */
const char *value_take_text(ValueParser *parser, TokenKind kind);
const char *value_take_url(ValueParser *parser); /* of url(); NULL: none is next */
bool value_at_end(ValueParser *parser);
void value_notice(ValueParser *parser, const Token *at, const char *code, const char *message);

/* --- lengths and numbers (css-values-4) --- */
/* A length, percentage, calc(), min(), max() or clamp(); zero needs no unit. */
bool value_take_length(ValueParser *parser, SpecLength *length);
bool value_take_number(ValueParser *parser, double *number);
bool value_take_integer(ValueParser *parser, int *integer); /* as it is written */
bool value_take_whole(ValueParser *parser, int *whole);     /* or of calc() and its like */
/* What is written must be in the range, what a function gives is brought into it (css-values-4
 * §10.12). */
typedef struct {
    double least, most;
} NumberRange;
bool value_take_number_in(ValueParser *parser, NumberRange range, double *number);
bool value_take_whole_in(ValueParser *parser, NumberRange range, int *whole);
/* Percentages against `basis` where a value must be whole. */
Length value_compute_length(const ComputePlace *place, const SpecLength *length, Length basis);
StyleLength value_compute_basis(const ComputePlace *place, const SpecLength *length);
StyleLength style_calc(Arena *arena, CalcOperation operation, double factor,
                       const StyleLength *parts, size_t n);

/* --- colours (css-color-4) --- */
bool value_take_color(ValueParser *parser, SpecColor *color);
/* Equal parts become gray, so that black text is printed with one ink. */
Color value_to_color(const SpecColor *color);

/* --- An+B (CSS Syntax 3 §6) --- */
bool value_take_nth(ValueParser *parser, int *step, int *offset);
