/* SPDX-License-Identifier: MIT */
#pragma once

/* Ways to write a number, as @counter-style defines them (css-counter-styles-3). */

#include "style/style.h"

typedef struct Layer Layer;

typedef enum {
    SYSTEM_SYMBOLIC,
    SYSTEM_CYCLIC,
    SYSTEM_FIXED,
    SYSTEM_ALPHABETIC,
    SYSTEM_NUMERIC,
    SYSTEM_ADDITIVE,
    SYSTEM_CHINESE, /* -kanyin-chinese: symbols are ten digits, then ten, hundred and thousand */
    SYSTEM_EXTENDS
} CounterSystem;

typedef struct {
    int weight;
    const char *symbol;
} CounterSymbol;

typedef struct {
    int least, most;
} CounterRange;

/* What a rule does not say is NULL, or not `has_…`. */
typedef struct {
    const char *name;
    const Layer *layer;
    CounterSystem system;
    const char *extends;
    int first; /* fixed */
    const CounterSymbol *symbols;
    size_t n_symbols;
    bool is_predefined; /* the program has one of this name */
    bool is_weighted;   /* additive-symbols */
    bool is_informal;   /* -kanyin-chinese: 十二, not 一十二 */
    const char *negative[2];
    const char *prefix, *suffix, *fallback;
    bool has_range, has_pad;
    const CounterRange *ranges; /* NULL: auto */
    size_t n_ranges;
    int pad;
    const char *pad_symbol;
} CounterStyle;

/* name → CounterStyle; what is extended is filled in. */
struct StyleCounterStyles {
    GHashTable *table;
};
