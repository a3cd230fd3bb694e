/* SPDX-License-Identifier: MIT */
#pragma once

/* What the files that read selectors share. */

#include "style/selector.h"

/* ids, classes and the like, elements: selectors-4 §17, each under a thousand */
#define SPECIFICITY(ids, classes, elements) (((ids) << 20) + ((classes) << 10) + (elements))

typedef enum { LIST_STRICT, LIST_FORGIVING, LIST_RELATIVE, LIST_NESTED } SelectorListKind;

typedef struct {
    ValueParser *parser;
    int depth;
    bool is_in_has, is_strict;    /* is_strict: forgiving lists are not */
    const SelectorParent *parent; /* what & stands for; NULL: the root */
    bool has_parent;              /* there was an & in the selector so far … */
    bool names_parent;            /* … and in the list */
    GArray *simples, *compounds;  /* Simple, Compound */
    unsigned specificity;
    PseudoElement pseudo;
    SelectorFault *fault;
} SelectorReader;

/* Within a compound white space counts, so the next token is looked at as it stands. */
static inline const Token *selector_here(const SelectorReader *reader) {
    const TokenRange *rest = &reader->parser->rest;
    return rest->from < rest->to ? rest->from : NULL;
}

static inline void selector_skip(const SelectorReader *reader) {
    reader->parser->rest.from = token_after(reader->parser->rest.from);
}

/* Keeps the first fault; gives false. */
bool selector_fail(const SelectorReader *reader, const Token *at, const char *format, ...)
    G_GNUC_PRINTF(3, 4);
void selector_add_specificity(SelectorReader *reader, unsigned specificity);
void selector_add(SelectorReader *reader, Simple simple, unsigned specificity);
unsigned selector_most_specific(const Selector *list, size_t n);
char *selector_lower(const SelectorReader *reader, const char *name);

/* The list in `inner`, which stands in the pseudo-class `name` of `reader`. */
bool selector_read_list(SelectorReader *reader, ValueParser *inner, SelectorListKind kind,
                        const char *name, Simple *simple);

/* selector_simple.c: one attribute in brackets; what stands behind one or two colons. */
bool selector_read_attribute(SelectorReader *reader);
bool selector_read_pseudo(SelectorReader *reader);
/* Moves past `ns|`, `*|` and `|`; an undeclared prefix is a fault. */
bool selector_skip_namespace(SelectorReader *reader, ValueParser *parser, bool may_be_any);
