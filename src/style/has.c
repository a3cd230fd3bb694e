/* SPDX-License-Identifier: MIT */
/* Says whether :has() holds. Its selectors are followed from left to right: does an element stand
 * in the asked relation, and does the rest hold from there? The answer for an element and the rest
 * of a selector is remembered, so that a tree is walked once for each compound, whatever the sheet
 * says. */

#include "style/match.h"

typedef enum { UNKNOWN, NO, YES } Answer;

/* The rest of a relative selector, from compound `at` on; its memo holds an Answer an element. */
typedef struct {
    Matcher *matcher;
    const Selector *selector;
    size_t at;
    guint8 *memo;
} Search;

static bool exists(Matcher *matcher, const Selector *selector, size_t at, const Node *node);

/* Is `node` what stands at the end of this step, with all that follows? */
static bool is_found(const Search *search, const Node *node) {
    return match_compound(search->matcher, &search->selector->compounds[search->at], node) &&
           (search->at == 0 || exists(search->matcher, search->selector, search->at - 1, node));
}

static Answer recall(const Search *search, const Node *node) {
    return search->memo ? (Answer)search->memo[match_index(search->matcher, node)] : UNKNOWN;
}

static void remember(const Search *search, const Node *node, Answer answer) {
    if (search->memo)
        search->memo[match_index(search->matcher, node)] = (guint8)answer;
}

static const Node *first_element(const Node *node) {
    const Node *child = node->first_child;
    return child && child->kind != NODE_ELEMENT ? match_sibling(child, false) : child;
}

static bool search_children(const Search *search, const Node *node) {
    for (const Node *at = first_element(node); at; at = match_sibling(at, false))
        if (is_found(search, at))
            return true;
    return false;
}

/* What is found below holds for all between it and `top`. */
static bool found_below(const Search *search, const Node *top, const Node *found) {
    while (found != top) {
        found = found->parent;
        remember(search, found, YES);
    }
    return true;
}

static bool search_below(const Search *search, const Node *top) {
    const Node *at = first_element(top);
    while (at) {
        Answer known = recall(search, at);
        if (known == YES || is_found(search, at))
            return found_below(search, top, at);
        const Node *next = known == UNKNOWN ? first_element(at) : NULL;
        if (!next)
            remember(search, at, NO);
        while (!next && at != top) {
            next = match_sibling(at, false);
            if (!next) {
                at = at->parent;
                remember(search, at, NO);
            }
        }
        at = next;
    }
    return false;
}

static bool search_after(const Search *search, const Node *node) {
    Answer answer = UNKNOWN;
    const Node *end = node;
    while (answer == UNKNOWN && (end = match_sibling(end, false)))
        answer = is_found(search, end) ? YES : recall(search, end);
    answer = answer == UNKNOWN ? NO : answer;
    for (; node != end; node = match_sibling(node, false))
        remember(search, node, answer);
    return answer == YES;
}

static bool search_from(const Search *search, const Node *node) {
    const Node *next = NULL;
    switch (search->selector->compounds[search->at].combinator) {
    case '>':
        return search_children(search, node);
    case '+':
        next = match_sibling(node, false);
        return next && is_found(search, next);
    case '~':
        return search_after(search, node);
    default:
        return search_below(search, node);
    }
}

static bool exists(Matcher *matcher, const Selector *selector, size_t at, const Node *node) {
    if (!matcher_spend(matcher, 1))
        return false;
    Search search = {matcher, selector, at, match_memo(matcher, &selector->compounds[at], 1)};
    Answer known = recall(&search, node);
    if (known != UNKNOWN)
        return known == YES;
    bool is_here = search_from(&search, node);
    remember(&search, node, is_here ? YES : NO);
    return is_here;
}

bool match_has(Matcher *matcher, const Simple *simple, const Node *node) {
    for (size_t i = 0; i < simple->n_list; i++)
        if (exists(matcher, &simple->list[i], simple->list[i].n - 1, node))
            return true;
    return false;
}
