/* SPDX-License-Identifier: MIT */
/* Keeps what var() stands for from one article to the next. A look says nearly everything by its
 * custom properties, and its rules meet the same few sets of them in every article: to substitute
 * and read them again was an eighth of all the work. What is kept is named by addresses, so it may
 * be made only of blocks and declarations that live as long as the sheets. */

#include "style/resolved.h"

#include <string.h>

struct Resolved {
    Arena *arena;
    GHashTable *variables, *values; /* sets of VariablesEntry, of ValueEntry */
    size_t n_tokens;
};

typedef struct {
    const Variables *inherited, *variables;
    const Block *const *blocks;
    size_t n;
} VariablesEntry;

typedef struct {
    const Declaration *declaration;
    const Variables *variables;
    SpecValue value;
} ValueEntry;

static guint hash_variables(gconstpointer key) {
    const VariablesEntry *entry = key;
    guint hash = g_direct_hash(entry->inherited);
    for (size_t i = 0; i < entry->n; i++)
        hash = hash * 31 + g_direct_hash(entry->blocks[i]);
    return hash;
}

static gboolean equal_variables(gconstpointer a, gconstpointer b) {
    const VariablesEntry *left = a, *right = b;
    return left->inherited == right->inherited && left->n == right->n &&
           memcmp(left->blocks, right->blocks, left->n * sizeof(Block *)) == 0;
}

static guint hash_value(gconstpointer key) {
    const ValueEntry *entry = key;
    return g_direct_hash(entry->declaration) * 31 + g_direct_hash(entry->variables);
}

static gboolean equal_values(gconstpointer a, gconstpointer b) {
    const ValueEntry *left = a, *right = b;
    return left->declaration == right->declaration && left->variables == right->variables;
}

Resolved *resolved_new(void) {
    Resolved *resolved = g_new0(Resolved, 1);
    resolved->arena = arena_new();
    resolved->variables = g_hash_table_new(hash_variables, equal_variables);
    resolved->values = g_hash_table_new(hash_value, equal_values);
    return resolved;
}

void resolved_free(Resolved *resolved) {
    g_hash_table_unref(resolved->variables);
    g_hash_table_unref(resolved->values);
    arena_free(resolved->arena);
    g_free(resolved);
}

static bool is_kept(const Variables *variables) {
    return !variables || variables->is_kept;
}

const Variables *resolved_variables(const Resolved *resolved, const Variables *inherited,
                                    const Block *const *blocks, size_t n) {
    VariablesEntry wanted = {.inherited = inherited, .blocks = blocks, .n = n};
    const VariablesEntry *found = g_hash_table_lookup(resolved->variables, &wanted);
    return found ? found->variables : NULL;
}

bool resolved_keep_variables(Resolved *resolved, Variables *variables, const Block *const *blocks,
                             size_t n, Arena *arena) {
    size_t n_tokens = n;
    for (size_t i = 0; i < variables->n; i++)
        n_tokens += 1 + (size_t)(variables->items[i].value.to - variables->items[i].value.from);
    if (!is_kept(variables->parent) || resolved->n_tokens + n_tokens > RESOLVED_MAX_TOKENS)
        return false;
    resolved->n_tokens += n_tokens;
    arena_own(resolved->arena, arena, (GDestroyNotify)arena_free);
    variables->is_kept = true;
    VariablesEntry *entry = arena_new0(resolved->arena, VariablesEntry);
    *entry = (VariablesEntry){variables->parent, variables,
                              arena_copy(resolved->arena, blocks, n * sizeof(Block *)), n};
    return g_hash_table_add(resolved->variables, entry);
}

const SpecValue *resolved_value(const Resolved *resolved, const Declaration *declaration,
                                const Variables *variables) {
    ValueEntry wanted = {.declaration = declaration, .variables = variables};
    const ValueEntry *found = g_hash_table_lookup(resolved->values, &wanted);
    return found ? &found->value : NULL;
}

Arena *resolved_arena(const Resolved *resolved, const Variables *variables) {
    return is_kept(variables) && resolved->n_tokens < RESOLVED_MAX_TOKENS ? resolved->arena : NULL;
}

void resolved_keep_value(Resolved *resolved, const Declaration *declaration,
                         const Variables *variables, SpecValue value, size_t n_tokens) {
    resolved->n_tokens += 1 + n_tokens;
    ValueEntry *entry = arena_new0(resolved->arena, ValueEntry);
    *entry = (ValueEntry){declaration, variables, value};
    g_hash_table_add(resolved->values, entry);
}
