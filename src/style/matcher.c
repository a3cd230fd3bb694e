/* SPDX-License-Identifier: MIT */
/* Keeps what is known of one tree while its elements are matched, and the count of the work. */

#include "style/match.h"

#include <string.h>

Matcher *matcher_new(const Node *root, Notices *notices) {
    Matcher *matcher = g_new0(Matcher, 1);
    matcher->root = root;
    matcher->notices = notices;
    matcher->steps = MATCHER_START_STEPS;
    return matcher;
}

void matcher_free(Matcher *matcher) {
    if (!matcher)
        return;
    g_clear_pointer(&matcher->indexes, g_hash_table_unref);
    g_clear_pointer(&matcher->memos, g_hash_table_unref);
    g_free(matcher->places);
    g_free(matcher);
}

bool matcher_spend(Matcher *matcher, gint64 steps) {
    matcher->steps -= steps;
    if (matcher->steps >= 0)
        return !matcher->is_over;
    if (!matcher->is_over)
        notices_add(
            matcher->notices, KANYIN_SEVERITY_WARNING, "style-too-costly", (NoticePlace){0},
            "matching the selectors of the style sheets takes too long; from some element on "
            "their rules do not hold");
    matcher->is_over = true;
    return false;
}

/* --- numbers of elements --- */

static void number_elements(Matcher *matcher) {
    matcher->indexes = g_hash_table_new(NULL, NULL);
    const Node *at = matcher->root;
    while (at) {
        if (at->kind == NODE_ELEMENT)
            g_hash_table_insert(matcher->indexes, (gpointer)at,
                                GSIZE_TO_POINTER(++matcher->n_nodes));
        const Node *next = at->first_child;
        while (!next && at != matcher->root) {
            next = at->next;
            if (!next)
                at = at->parent;
        }
        at = next;
    }
}

size_t match_index(Matcher *matcher, const Node *node) {
    if (!matcher->indexes)
        number_elements(matcher);
    return GPOINTER_TO_SIZE(g_hash_table_lookup(matcher->indexes, node)) - 1;
}

void *match_memo(Matcher *matcher, const void *key, size_t size) {
    if (!matcher->indexes)
        number_elements(matcher);
    if (!matcher->memos)
        matcher->memos = g_hash_table_new_full(NULL, NULL, NULL, g_free);
    void *memo = g_hash_table_lookup(matcher->memos, key);
    size_t bytes = size * matcher->n_nodes;
    if (memo || matcher->memo_bytes + bytes > MATCHER_MAX_MEMO)
        return memo;
    matcher->memo_bytes += bytes;
    memo = g_malloc0(bytes);
    g_hash_table_insert(matcher->memos, (gpointer)key, memo);
    return memo;
}

/* --- names of ancestors (a counting Bloom filter) --- */

#define FILTER_MASK ((1u << FILTER_BITS) - 1)

/* Each name counts in two places. */
static void count_name(Matcher *matcher, SimpleKind kind, const char *name, int change) {
    unsigned hash = selector_hash_name(kind, name);
    matcher->filter[hash & FILTER_MASK] += (guint32)change;
    matcher->filter[(hash >> FILTER_BITS) & FILTER_MASK] += (guint32)change;
}

static void count_names(Matcher *matcher, const Node *node, int change) {
    count_name(matcher, SIMPLE_ELEMENT, node->name, change);
    if (node->id)
        count_name(matcher, SIMPLE_ID, node->id, change);
    for (size_t i = 0; i < node->n_classes; i++)
        count_name(matcher, SIMPLE_CLASS, node->classes[i], change);
}

void matcher_enter(Matcher *matcher, const Node *node) {
    count_names(matcher, node, 1);
}

void matcher_leave(Matcher *matcher, const Node *node) {
    count_names(matcher, node, -1);
}

bool matcher_may_hold(const Matcher *matcher, const Selector *selector) {
    for (size_t i = 0; i < SELECTOR_MAX_FILTER && selector->filter[i]; i++) {
        unsigned hash = selector->filter[i];
        if (!matcher->filter[hash & FILTER_MASK] ||
            !matcher->filter[(hash >> FILTER_BITS) & FILTER_MASK])
            return false;
    }
    return true;
}
