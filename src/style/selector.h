/* SPDX-License-Identifier: MIT */
#pragma once

/* Selectors: parsed once, matched from right to left (selectors-3, with :is(), :where(), :not()
 * of lists and :lang() of selectors-4). */

#include "article/node.h"
#include "style/value.h"

typedef enum {
    PSEUDO_NONE,
    PSEUDO_BEFORE,
    PSEUDO_AFTER,
    PSEUDO_MARKER,
    PSEUDO_COUNT
} PseudoElement;

typedef struct Selector Selector;

typedef enum {
    SIMPLE_ELEMENT,
    SIMPLE_ID,
    SIMPLE_CLASS,
    SIMPLE_ATTRIBUTE,
    SIMPLE_LANG,
    SIMPLE_ROOT,
    SIMPLE_EMPTY,
    SIMPLE_LINK,
    SIMPLE_NTH,
    SIMPLE_IS,
    SIMPLE_NOT,
    SIMPLE_NEVER /* :hover and its like: paper has no pointer */
} SimpleKind;

typedef struct {
    SimpleKind kind;
    const char *name, *value;
    char operator;     /* attribute: 0, '=', '~', '|', '^', '$', '*' */
    bool ignores_case; /* attribute: [a=b i] */
    bool from_end, of_type;
    int step, offset; /* nth */
    const Selector *list;
    size_t n_list; /* is, not */
} Simple;

typedef struct {
    char combinator; /* to the compound on its left: ' ', '>', '+', '~'; 0 none */
    const Simple *simples;
    size_t n;
} Compound;

struct Selector {
    const Compound *compounds; /* the rightmost first */
    size_t n;
    unsigned specificity;
    PseudoElement pseudo;
};

/* Reads a comma-separated list; NULL when any of it is not a selector. Lives in the parser's
 * arena. */
const Selector *selector_parse_list(ValueParser *parser, size_t *n);

bool selector_matches(const Selector *selector, const Node *node);
