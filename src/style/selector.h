/* SPDX-License-Identifier: MIT */
#pragma once

/* Selectors: parsed once, matched from right to left. Level 3 whole, and of selectors-4 :is(),
 * :where(), :not() of lists, :has(), :nth-child(… of S), :lang() of several and :dir(). */

#include "article/node.h"
#include "style/value.h"

typedef enum {
    PSEUDO_NONE,
    PSEUDO_BEFORE,
    PSEUDO_AFTER,
    PSEUDO_MARKER,
    PSEUDO_FIRST_LETTER,
    PSEUDO_FIRST_LINE,
    PSEUDO_FOOTNOTE_CALL,
    PSEUDO_FOOTNOTE_MARKER,
    PSEUDO_COUNT,
    PSEUDO_UNSEEN = PSEUDO_COUNT /* ::selection and its like: nothing on paper is selected */
} PseudoElement;

#define SELECTOR_MAX_DEPTH 16     /* :not() within :is() within … */
#define SELECTOR_MAX_COMPOUNDS 64 /* a > b > c … */
#define SELECTOR_MAX_LIST 65536u  /* a, b, c … */
#define SELECTOR_MAX_FILTER 4

typedef struct Selector Selector;

typedef enum {
    SIMPLE_ELEMENT,
    SIMPLE_ID,
    SIMPLE_CLASS,
    SIMPLE_ATTRIBUTE,
    SIMPLE_LANG,
    SIMPLE_DIR,
    SIMPLE_ROOT,
    SIMPLE_EMPTY,
    SIMPLE_LINK,
    SIMPLE_CHECKED,
    SIMPLE_ENABLED,
    SIMPLE_DISABLED,
    SIMPLE_DEFINED,
    SIMPLE_ALWAYS, /* :read-only: nobody writes into a page */
    SIMPLE_NTH,
    SIMPLE_IS,
    SIMPLE_NOT,
    SIMPLE_HAS,
    SIMPLE_NEVER /* :hover and its like: paper has no pointer */
} SimpleKind;

typedef struct {
    SimpleKind kind;
    char operator;     /* attribute: 0, '=', '~', '|', '^', '$', '*' */
    bool ignores_case; /* attribute: [a=b i] */
    bool from_end, of_type;
    const char *name, *value;
    const char *const *ranges; /* lang: NULL-terminated */
    int step, offset;          /* nth */
    const Selector *list;      /* is, not, has; nth: of S, NULL any */
    size_t n_list;
} Simple;

typedef struct {
    char combinator; /* to the compound on its left: ' ', '>', '+', '~'; 0 none. In :has() the
                        leftmost has one too: it leads from the element that is asked */
    const Simple *simples;
    size_t n;
} Compound;

struct Selector {
    const Compound *compounds; /* the rightmost first */
    size_t n;
    unsigned specificity;
    PseudoElement pseudo;
    /* Names that some ancestor must have, as hashes (selector_hash_name); 0 ends them early. */
    unsigned filter[SELECTOR_MAX_FILTER];
};

/* What is wrong with a list, and where; `at` is NULL at the end of the input. */
typedef struct {
    const Token *at;
    const char *message; /* in the parser's arena */
} SelectorFault;

/* The selectors of the rule around, which `&` stands for (css-nesting-1). */
typedef struct {
    const Selector *all;
    size_t n;
    unsigned pseudos;     /* bits of PseudoElement: those of all of them */
    const Selector *list; /* those without a pseudo-element: & */
    size_t n_list;
} SelectorParent;

/* Reads a comma-separated list; NULL when any of it is not a selector. Lives in the parser's arena.
 * What :is() and :where() forgive is a notice. `parent`: the rule around, so that selectors are
 * relative to it; NULL: none. `fault` may be NULL. */
/* Forgives nothing, not even in :is() (css-conditional-4 §2); false: one of them is unknown. */
bool selector_parse_strictly(ValueParser *parser, size_t *n);
const Selector *selector_parse_list(ValueParser *parser, const SelectorParent *parent, size_t *n,
                                    SelectorFault *fault);

/* Never 0. */
unsigned selector_hash_name(SimpleKind kind, const char *name);
