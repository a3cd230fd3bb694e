/* SPDX-License-Identifier: MIT */
/* Finds the rules that hold for an element without asking all of them. */

#include "style/cascade.h"

#include <stdlib.h>
#include <string.h>

#define INDEX_MAX_LIST 8 /* of :is() at a selector's end, whose items are looked for one by one */
#define INDEX_RULES_A_STEP 4 /* rules that the names of ancestors rule out */
#define INDEX_STEPS_A_RULE 8 /* a rule that holds is sorted, hashed and cascaded */

/* --- which rules may hold --- */

/* A node keeps these beside its attributes. */
static bool is_kept_apart(const Simple *simple) {
    return simple->kind == SIMPLE_ATTRIBUTE &&
           (strcmp(simple->name, "class") == 0 || strcmp(simple->name, "id") == 0 ||
            strcmp(simple->name, "lang") == 0);
}

static const Simple *find_simple(const Compound *compound, SimpleKind kind) {
    for (size_t i = 0; i < compound->n; i++)
        if (compound->simples[i].kind == kind && !is_kept_apart(&compound->simples[i]))
            return &compound->simples[i];
    return NULL;
}

static void add_to_bucket(GHashTable *table, const char *name, const Rule *rule) {
    GPtrArray *bucket = g_hash_table_lookup(table, name);
    if (!bucket) {
        bucket = g_ptr_array_new();
        g_hash_table_insert(table, (gpointer)name, bucket);
    }
    g_ptr_array_add(bucket, (gpointer)rule);
}

/* The rarest name in the compound; false when it has none. With `rule` NULL it is only looked for.
 */
static bool index_by(StyleSheets *sheets, const Rule *rule, const Compound *compound) {
    static const SimpleKind rarest[] = {SIMPLE_ID, SIMPLE_CLASS, SIMPLE_ELEMENT, SIMPLE_ATTRIBUTE};
    GHashTable *tables[] = {sheets->by_id, sheets->by_class, sheets->by_element,
                            sheets->by_attribute};
    for (size_t k = 0; k < G_N_ELEMENTS(rarest); k++) {
        const Simple *simple = find_simple(compound, rarest[k]);
        if (simple && rule)
            add_to_bucket(tables[k], simple->name, rule);
        if (simple)
            return true;
    }
    return false;
}

/* :is(h1, h2): the rule waits with each of the names; false when an item has none. */
static bool index_by_items(StyleSheets *sheets, const Rule *rule, const Simple *list) {
    if (!list || list->n_list > INDEX_MAX_LIST)
        return false;
    for (size_t i = 0; i < list->n_list; i++)
        if (!index_by(sheets, NULL, &list->list[i].compounds[0]))
            return false;
    for (size_t i = 0; i < list->n_list; i++)
        index_by(sheets, rule, &list->list[i].compounds[0]);
    return true;
}

void sheets_index_rule(StyleSheets *sheets, const Rule *rule) {
    const Compound *last = &rule->selector->compounds[0];
    if (!index_by(sheets, rule, last) &&
        !index_by_items(sheets, rule, find_simple(last, SIMPLE_IS)))
        g_ptr_array_add(sheets->universal, (gpointer)rule);
}

/* --- which do --- */

static int compare_rules(const void *a, const void *b) {
    const Rule *left = *(const Rule *const *)a, *right = *(const Rule *const *)b;
    int by_pseudo = (int)left->selector->pseudo - (int)right->selector->pseudo;
    return by_pseudo ? by_pseudo : (left->rank > right->rank) - (left->rank < right->rank);
}

static void try_bucket(const Cascade *cascade, const GPtrArray *bucket, const Node *node) {
    if (!bucket)
        return;
    bool is_over = !matcher_spend(cascade->matcher, bucket->len / INDEX_RULES_A_STEP);
    for (guint i = 0; i < bucket->len; i++) {
        const Rule *rule = g_ptr_array_index(bucket, i);
        const Selector *selector = rule->selector;
        if (is_over && !rule->is_built_in)
            break; /* those built in are first: they have the lowest ranks */
        if (matcher_may_hold(cascade->matcher, selector) &&
            (rule->is_built_in ? selector_matches_free(cascade->matcher, selector, node)
                               : selector_matches(cascade->matcher, selector, node)))
            g_ptr_array_add(cascade->candidates, (gpointer)rule);
    }
}

static void collect(const Cascade *cascade, const Node *node) {
    const StyleSheets *sheets = cascade->sheets;
    g_ptr_array_set_size(cascade->candidates, 0);
    try_bucket(cascade, sheets->universal, node);
    try_bucket(cascade, g_hash_table_lookup(sheets->by_element, node->name), node);
    for (size_t i = 0; i < node->n_attributes; i++)
        try_bucket(cascade, g_hash_table_lookup(sheets->by_attribute, node->attributes[i].name),
                   node);
    for (size_t i = 0; i < node->n_classes; i++)
        try_bucket(cascade, g_hash_table_lookup(sheets->by_class, node->classes[i]), node);
    if (node->id)
        try_bucket(cascade, g_hash_table_lookup(sheets->by_id, node->id), node);
    const char *own = sheets->by_style ? node_attribute(node, "style") : NULL;
    const Rule *rule = own ? g_hash_table_lookup(sheets->by_style, own) : NULL;
    if (rule)
        g_ptr_array_add(cascade->candidates, (gpointer)rule);
}

/* A rule may have been found under two names. */
static size_t drop_repeated(const Rule **rules, size_t n) {
    size_t kept = 0;
    for (size_t i = 0; i < n; i++)
        if (i == 0 || rules[i] != rules[i - 1])
            rules[kept++] = rules[i];
    return kept;
}

void *cascade_match(const Cascade *cascade, const Node *node, Matches matches[PSEUDO_COUNT]) {
    collect(cascade, node);
    size_t n = cascade->candidates->len;
    matcher_spend(cascade->matcher, INDEX_STEPS_A_RULE * (gint64)n - MATCHER_STEPS_AN_ELEMENT);
    const Rule **rules = g_new(const Rule *, n + 1);
    if (n)
        memcpy(rules, cascade->candidates->pdata, n * sizeof(gpointer));
    if (n > 1)
        qsort(rules, n, sizeof(gpointer), compare_rules);
    n = drop_repeated(rules, n);
    size_t at = 0;
    for (int pseudo = 0; pseudo < PSEUDO_COUNT; pseudo++) {
        size_t start = at;
        while (at < n && (int)rules[at]->selector->pseudo == pseudo)
            at++;
        matches[pseudo] = (Matches){rules + start, at - start};
    }
    return rules;
}
