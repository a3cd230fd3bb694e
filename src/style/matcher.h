/* SPDX-License-Identifier: MIT */
#pragma once

/* Asks whether selectors hold for the elements of one tree, and remembers what is dear to find out:
 * places among siblings, what :has() found, the names of ancestors. */

#include "style/selector.h"

/* Work is counted in steps, one for each compound that is tried. A tree may cost so many at once,
 * and every element adds some: hostile sheets end with a notice and rules that do not hold. */
#define MATCHER_START_STEPS 50000000
#define MATCHER_STEPS_AN_ELEMENT 5000
#define MATCHER_MAX_MEMO (64u * 1024 * 1024) /* bytes; without it answers are found anew */

typedef struct Matcher Matcher;

/* `root` is the element without parent; neither is copied. */
Matcher *matcher_new(const Node *root, Notices *notices);
void matcher_free(Matcher *matcher);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Matcher, matcher_free)

bool selector_matches(Matcher *matcher, const Selector *selector, const Node *node);

/* The same for the program's own sheet, whose cost is known and counts nothing. */
bool selector_matches_free(Matcher *matcher, const Selector *selector, const Node *node);

/* Going down a tree, the ancestors of what comes next can be told to the matcher. Then it says at
 * once when a selector cannot hold, since no ancestor has a name it asks for. */
void matcher_enter(Matcher *matcher, const Node *node);
void matcher_leave(Matcher *matcher, const Node *node);
bool matcher_may_hold(const Matcher *matcher, const Selector *selector);

/* Counts work beside the matching itself; false when there was too much of it. */
bool matcher_spend(Matcher *matcher, gint64 steps);
