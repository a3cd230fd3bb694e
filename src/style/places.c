/* SPDX-License-Identifier: MIT */
/* Counts elements among their siblings, all of a parent at once, for :nth-child() and its like. */

#include "style/match.h"

#include <string.h>

static const Node *first_sibling(const Node *node) {
    while (node->prev)
        node = node->prev;
    return node->kind == NODE_ELEMENT ? node : match_sibling(node, false);
}

static guint32 count_type(GHashTable *types, const Node *node) {
    guint count = GPOINTER_TO_UINT(g_hash_table_lookup(types, node->name)) + 1;
    g_hash_table_insert(types, (gpointer)node->name, GUINT_TO_POINTER(count));
    return count;
}

static void count_siblings(Matcher *matcher, const Node *first) {
    g_autoptr(GHashTable) types = g_hash_table_new(g_str_hash, g_str_equal);
    guint32 count = 0;
    for (const Node *at = first; at; at = match_sibling(at, false)) {
        NodePlaces *places = &matcher->places[match_index(matcher, at)];
        places->child = ++count;
        places->of_type = count_type(types, at);
    }
    for (const Node *at = first; at; at = match_sibling(at, false)) {
        NodePlaces *places = &matcher->places[match_index(matcher, at)];
        guint32 of_type = GPOINTER_TO_UINT(g_hash_table_lookup(types, at->name));
        places->last_child = count + 1 - places->child;
        places->last_of_type = of_type + 1 - places->of_type;
    }
    matcher_spend(matcher, count);
}

static const NodePlaces *find_places(Matcher *matcher, const Node *node) {
    size_t index = match_index(matcher, node);
    if (!matcher->places)
        matcher->places = g_new0(NodePlaces, matcher->n_nodes);
    if (!matcher->places[index].child)
        count_siblings(matcher, first_sibling(node));
    return &matcher->places[index];
}

/* The place among those of which S holds, where no memo is left to keep it. */
static guint32 count_before(Matcher *matcher, const Simple *simple, const Node *node) {
    guint32 count = match_any(matcher, simple, node);
    while (count && (node = match_sibling(node, !simple->from_end)))
        count += match_any(matcher, simple, node);
    return count;
}

#define PLACE_NONE G_MAXUINT32

/* The same for all siblings at once; 0: it does not hold for `node`. */
static guint32 find_place_of(Matcher *matcher, const Simple *simple, const Node *node) {
    guint32 *memo = match_memo(matcher, simple, sizeof *memo);
    if (!memo)
        return count_before(matcher, simple, node);
    guint32 *known = &memo[match_index(matcher, node)];
    if (*known)
        return *known == PLACE_NONE ? 0 : *known;
    const Node *at = node;
    for (const Node *next = at; next; next = match_sibling(next, !simple->from_end))
        at = next;
    guint32 count = 0;
    for (; at; at = match_sibling(at, simple->from_end)) {
        bool holds = match_any(matcher, simple, at);
        count += holds;
        memo[match_index(matcher, at)] = holds ? count : PLACE_NONE;
    }
    return *known == PLACE_NONE ? 0 : *known;
}

static guint32 find_place(Matcher *matcher, const Simple *simple, const Node *node) {
    if (simple->list)
        return find_place_of(matcher, simple, node);
    const NodePlaces *places = find_places(matcher, node);
    if (simple->of_type)
        return simple->from_end ? places->last_of_type : places->of_type;
    return simple->from_end ? places->last_child : places->child;
}

/* The commonest questions need no counting. */
static bool is_end(const Simple *simple, const Node *node) {
    return !match_sibling(node, !simple->from_end);
}

bool match_nth(Matcher *matcher, const Simple *simple, const Node *node) {
    if (simple->step == 0 && simple->offset == 1 && !simple->of_type && !simple->list)
        return is_end(simple, node);
    guint32 place = find_place(matcher, simple, node);
    if (!place)
        return false;
    gint64 rest = (gint64)place - simple->offset;
    if (simple->step == 0)
        return rest == 0;
    return rest % simple->step == 0 && rest / simple->step >= 0;
}
