/* SPDX-License-Identifier: MIT */
#pragma once

/* What the files of matching share. */

#include "style/matcher.h"

#define FILTER_BITS 12

/* Places among the siblings, from 1; 0 while nobody has counted. */
typedef struct {
    guint32 child, last_child, of_type, last_of_type;
} NodePlaces;

struct Matcher {
    const Node *root;
    Notices *notices;
    gint64 steps; /* still to be spent */
    bool is_over;
    GHashTable *indexes; /* element → its number + 1; NULL until somebody asks */
    NodePlaces *places;  /* by number; NULL */
    size_t n_nodes;
    GHashTable *memos; /* a compound of :has() or a :nth-child(… of S) → what is known by number */
    size_t memo_bytes;
    const Node *language_node; /* the last one asked for */
    const char *language;
    guint32 filter[1 << FILTER_BITS]; /* how many ancestors have such a name */
};

/* matcher_spend, for where it is asked often. */
static inline bool match_spend(Matcher *matcher, gint64 steps) {
    matcher->steps -= steps;
    return matcher->steps >= 0 || matcher_spend(matcher, 0);
}

const Node *match_sibling(const Node *node, bool is_backward); /* the next element or NULL */
size_t match_index(Matcher *matcher, const Node *node);
/* Room for `size` bytes for each element, zeroed at first; NULL when there is none left. */
void *match_memo(Matcher *matcher, const void *key, size_t size);

bool match_compound(Matcher *matcher, const Compound *compound, const Node *node);
bool match_any(Matcher *matcher, const Simple *simple, const Node *node);

/* match_simple.c */
bool match_attribute(Matcher *matcher, const Simple *simple, const Node *node);
bool match_language(Matcher *matcher, const Simple *simple, const Node *node);
bool match_direction(Matcher *matcher, const Simple *simple, const Node *node);
/* places.c */
bool match_nth(Matcher *matcher, const Simple *simple, const Node *node);
/* has.c */
bool match_has(Matcher *matcher, const Simple *simple, const Node *node);
