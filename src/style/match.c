/* SPDX-License-Identifier: MIT */
/* Says whether a selector holds for an element. */

#include "style/match.h"

#include <string.h>

#define MANY_SIBLINGS 32 /* walked at each match; from then on it pays to remember */

const Node *match_sibling(const Node *node, bool is_backward) {
    do {
        node = is_backward ? node->prev : node->next;
    } while (node && node->kind != NODE_ELEMENT);
    return node;
}

/* --- simple selectors --- */

static bool is_empty(const Node *node) {
    for (const Node *child = node->first_child; child; child = child->next)
        if (child->kind == NODE_ELEMENT || (child->text && *child->text))
            return false;
    return true;
}

static bool is_one_of(const char *name, const char *const *names) {
    while (*names && strcmp(*names, name) != 0)
        names++;
    return *names;
}

static bool is_link(const Node *node) {
    static const char *const names[] = {"a", "area", NULL};
    return is_one_of(node->name, names) && node_attribute(node, "href");
}

static bool is_control(const Node *node, bool is_disabled) {
    static const char *const names[] = {"button", "fieldset", "input",    "optgroup",
                                        "option", "select",   "textarea", NULL};
    return is_one_of(node->name, names) && !node_attribute(node, "disabled") == !is_disabled;
}

static bool is_checked(const Node *node) {
    return strcmp(node->name, "option") == 0
               ? node_attribute(node, "selected") != NULL
               : strcmp(node->name, "input") == 0 && node_attribute(node, "checked");
}

bool match_any(Matcher *matcher, const Simple *simple, const Node *node) {
    for (size_t i = 0; i < simple->n_list; i++)
        if (selector_matches(matcher, &simple->list[i], node))
            return true;
    return false;
}

static bool matches_name(const Simple *simple, const Node *node) {
    switch (simple->kind) {
    case SIMPLE_ELEMENT:
        return strcmp(simple->name, node->name) == 0;
    case SIMPLE_ID:
        return node->id && strcmp(simple->name, node->id) == 0;
    case SIMPLE_CLASS:
        return node_has_class(node, simple->name);
    case SIMPLE_ROOT:
        return !node->parent;
    case SIMPLE_EMPTY:
        return is_empty(node);
    case SIMPLE_LINK:
        return is_link(node);
    case SIMPLE_CHECKED:
        return is_checked(node);
    case SIMPLE_ENABLED:
    case SIMPLE_DISABLED:
        return is_control(node, simple->kind == SIMPLE_DISABLED);
    case SIMPLE_DEFINED: /* a name with a hyphen is some page's own */
        return !strchr(node->name, '-');
    case SIMPLE_ALWAYS:
        return true;
    default:
        return false;
    }
}

static bool matches_simple(Matcher *matcher, const Simple *simple, const Node *node) {
    switch (simple->kind) {
    case SIMPLE_ATTRIBUTE:
        return match_attribute(matcher, simple, node);
    case SIMPLE_LANG:
        return match_language(matcher, simple, node);
    case SIMPLE_DIR:
        return match_direction(matcher, simple, node);
    case SIMPLE_NTH:
        return match_nth(matcher, simple, node);
    case SIMPLE_IS:
        return match_any(matcher, simple, node);
    case SIMPLE_NOT:
        return !match_any(matcher, simple, node);
    case SIMPLE_HAS:
        return match_has(matcher, simple, node);
    default:
        return matches_name(simple, node);
    }
}

bool match_compound(Matcher *matcher, const Compound *compound, const Node *node) {
    if (!match_spend(matcher, 1))
        return false;
    for (size_t i = 0; i < compound->n; i++)
        if (!matches_simple(matcher, &compound->simples[i], node))
            return false;
    return true;
}

/* --- along the axes --- */

/* How a match failed decides what may still be tried: where ancestors (or siblings) ran out, no
 * farther ancestor (sibling) can help. So a match walks each axis once, whatever the sheet says. */
typedef enum { FAILS_HERE, FAILS_BEFORE, FAILS_ABOVE, HOLDS } Outcome;

typedef struct {
    Matcher *matcher;
    const Selector *selector;
} Match;

static Outcome match_from(const Match *match, size_t at, const Node *node);

/* A parent is that of all siblings: what fails there fails for each of them. */
static Outcome match_parent(const Match *match, size_t at, const Node *node) {
    if (!node->parent)
        return FAILS_ABOVE;
    Outcome outcome = match_from(match, at, node->parent);
    return outcome == FAILS_HERE ? FAILS_BEFORE : outcome;
}

static Outcome match_ancestors(const Match *match, size_t at, const Node *node) {
    while ((node = node->parent)) {
        Outcome outcome = match_from(match, at, node);
        if (outcome == HOLDS || outcome == FAILS_ABOVE)
            return outcome;
    }
    return FAILS_ABOVE;
}

static Outcome match_neighbour(const Match *match, size_t at, const Node *node) {
    node = match_sibling(node, true);
    return node ? match_from(match, at, node) : FAILS_BEFORE;
}

/* What is found for one sibling is found for all behind it. */
static Outcome match_siblings(const Match *match, size_t at, const Node *node) {
    guint8 *memo = NULL; /* an Outcome + 1 */
    const Node *last = node;
    Outcome outcome = FAILS_HERE;
    for (int walked = 0; outcome == FAILS_HERE; walked++) {
        if (walked == MANY_SIBLINGS)
            memo = match_memo(match->matcher, &match->selector->compounds[at], sizeof *memo);
        guint8 known = memo ? memo[match_index(match->matcher, last)] : 0;
        outcome = known ? (Outcome)(known - 1) : match_neighbour(match, at, last);
        if (outcome == FAILS_HERE)
            last = match_sibling(last, true);
    }
    for (; memo && node != last; node = match_sibling(node, true))
        memo[match_index(match->matcher, node)] = (guint8)(outcome + 1);
    return outcome;
}

static Outcome match_from(const Match *match, size_t at, const Node *node) {
    if (!match_compound(match->matcher, &match->selector->compounds[at], node))
        return match->matcher->is_over ? FAILS_ABOVE : FAILS_HERE;
    if (at + 1 == match->selector->n)
        return HOLDS;
    switch (match->selector->compounds[at].combinator) {
    case '+':
        return match_neighbour(match, at + 1, node);
    case '~':
        return match_siblings(match, at + 1, node);
    case '>':
        return match_parent(match, at + 1, node);
    default:
        return match_ancestors(match, at + 1, node);
    }
}

bool selector_matches(Matcher *matcher, const Selector *selector, const Node *node) {
    Match match = {matcher, selector};
    return match_spend(matcher, 0) && match_from(&match, 0, node) == HOLDS && !matcher->is_over;
}

bool selector_matches_free(Matcher *matcher, const Selector *selector, const Node *node) {
    bool was_over = matcher->is_over;
    gint64 steps = matcher->steps;
    matcher->is_over = false;
    matcher->steps = G_MAXINT64;
    bool holds = selector_matches(matcher, selector, node);
    matcher->steps = steps;
    matcher->is_over = was_over;
    return holds;
}
