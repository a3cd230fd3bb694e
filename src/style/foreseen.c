/* SPDX-License-Identifier: MIT */
/* Tells what var() leaves without a value whatever the article holds: circles of custom properties,
 * and values made of properties that only `:root` declares, so that they are the same everywhere.
 * The rest shows where it applies (cascade.c). */

#include "style/cascade.h"

#include <string.h>

#define MAX_TRIES 10000   /* of values and rules */
#define MAX_LARGE 1000000 /* tokens of large values */
#define MAX_PASSES 16     /* of names through names: deeper chains wait until pages are set */

typedef struct {
    const StyleSheets *sheets;
    Cascade cascade;
    Arena *arena;
    GPtrArray *root, *others; /* const Block *: those of `:root` alone in their order, all others */
    GHashTable *seen;         /* blocks: the selectors of a list share one */
    GHashTable *times;        /* name → by how many blocks of `others` it is declared */
    GHashTable *fixed;        /* name → Variable: the same everywhere */
    GHashTable *places;       /* name → const NameUse *: where it is first declared */
    Notices *notices;
    int n_tries;
} Foresight;

static bool is_root(const Selector *selector) {
    return selector->n == 1 && !selector->pseudo && selector->compounds[0].n == 1 &&
           selector->compounds[0].simples[0].kind == SIMPLE_ROOT;
}

static void add_other(const Block *block, void *user) {
    Foresight *f = user;
    if (!block || !g_hash_table_add(f->seen, (gpointer)block))
        return;
    g_ptr_array_add(f->others, (gpointer)block);
    for (size_t i = 0; i < block->n_customs; i++) {
        gpointer name = (gpointer)block->customs[i].name;
        guint times = GPOINTER_TO_UINT(g_hash_table_lookup(f->times, name));
        g_hash_table_insert(f->times, name, GUINT_TO_POINTER(times + 1));
    }
}

static void find_places(Foresight *f) {
    const GArray *said = f->sheets->names_said;
    for (guint i = 0; said && i < said->len; i++) {
        const NameUse *use = &g_array_index(said, NameUse, i);
        if (use->kind == NAME_DECLARED)
            g_hash_table_insert(f->places, (gpointer)use->name, (gpointer)use);
    }
}

static void find_blocks(Foresight *f, const Block *said_beside) {
    for (guint i = 0; i < f->sheets->by_rank->len; i++) {
        const Rule *rule = f->sheets->by_rank->pdata[i];
        if (!is_root(rule->selector))
            add_other(rule->block, f);
        else
            g_ptr_array_add(f->root, (gpointer)rule->block);
    }
    for (guint i = 0; i < f->sheets->pages->len; i++)
        page_rule_visit(&g_array_index(f->sheets->pages, PageRule, i), add_other, f);
    add_other(said_beside, f);
}

/* Does a value ask only for what is not in `names`? */
static bool is_free_of(GHashTable *names, TokenRange value) {
    for (const Token *t = value.from; t < value.to; t++)
        if (token_is_function(t, "var") &&
            g_hash_table_contains(names, tokens_trim(token_contents(t)).from->text))
            return false;
    return true;
}

/* What other rules declare, too, and what is made of it. */
static bool spread(const Foresight *f, GHashTable *unsure) {
    bool has_grown = false;
    for (guint i = 0; i < f->root->len; i++) {
        const Block *block = f->root->pdata[i];
        for (size_t k = 0; k < block->n_customs; k++)
            if (!is_free_of(unsure, block->customs[k].value))
                has_grown |= g_hash_table_add(unsure, (gpointer)block->customs[k].name);
    }
    return has_grown;
}

static void tell_circle(const Foresight *f, const char *name) {
    const NameUse *use = g_hash_table_lookup(f->places, name);
    if (use)
        notices_add(f->notices, KANYIN_SEVERITY_WARNING, "cyclic-custom-property", use->place,
                    "'%.*s' has no value: it is made of itself", NAMES_MAX_TOLD, name);
}

/* Large values cost in sum what some trees do. */
static bool may_try(Foresight *f) {
    return f->n_tries++ < MAX_TRIES && *f->cascade.n_large < MAX_LARGE;
}

static const Variables *fix_root(Foresight *f) {
    g_autoptr(GHashTable) unsure = g_hash_table_new(g_str_hash, g_str_equal);
    GHashTableIter each;
    gpointer name;
    g_hash_table_iter_init(&each, f->times);
    while (g_hash_table_iter_next(&each, &name, NULL))
        g_hash_table_add(unsure, name);
    int passes = 0;
    while (passes++ < MAX_PASSES && spread(f, unsure))
        ;
    const Variables *root = variables_make(&f->cascade, f->arena, NULL,
                                           (const Block *const *)f->root->pdata, f->root->len);
    for (size_t i = 0; passes <= MAX_PASSES && i < root->n; i++) {
        const Variable *variable = &root->items[i];
        if (g_hash_table_contains(unsure, variable->name))
            continue;
        g_hash_table_insert(f->fixed, (gpointer)variable->name, (gpointer)variable);
        if (variable->is_on_circle)
            tell_circle(f, variable->name);
    }
    return root;
}

/* A circle within one rule, where no other rule may break it. */
static void tell_circles_of(Foresight *f, const Block *block, const Variables *root) {
    if (!block->n_customs || !may_try(f))
        return;
    g_autoptr(Arena) arena = arena_new();
    const Variables *own = variables_make(&f->cascade, arena, root, &block, 1);
    bool is_certain = true;
    for (size_t i = 0; i < own->n; i++)
        is_certain &= !own->items[i].is_on_circle ||
                      (GPOINTER_TO_UINT(g_hash_table_lookup(f->times, own->items[i].name)) == 1);
    for (size_t i = 0; is_certain && i < own->n; i++)
        if (own->items[i].is_on_circle)
            tell_circle(f, own->items[i].name);
}

static bool is_foreseen(const Foresight *f, TokenRange value) {
    for (const Token *t = value.from; t < value.to; t++)
        if (token_is_function(t, "var") &&
            !g_hash_table_contains(f->fixed, tokens_trim(token_contents(t)).from->text))
            return false;
    return true;
}

/* What is told here is not told again where it applies. */
static void tell_values(Foresight *f, const Block *block, const Variables *root) {
    for (size_t i = 0; i < block->n; i++) {
        Declaration *declaration = (Declaration *)&block->declarations[i]; /* the sheets' own */
        if (declaration->value.kind != SPEC_VARIABLE || !declaration->place ||
            !is_foreseen(f, declaration->value.tokens) || !may_try(f))
            continue;
        g_autoptr(Arena) arena = arena_new();
        Cascade reading = f->cascade;
        reading.arena = arena;
        SpecValue value;
        size_t n_tokens;
        if (!cascade_read_variables(&reading, declaration, root, &value, &n_tokens))
            declaration->place = NULL;
    }
}

void sheets_foresee(const StyleSheets *sheets, const Block *said_beside, Notices *notices) {
    g_autoptr(Arena) arena = arena_new();
    g_autoptr(GPtrArray) root = g_ptr_array_new(), others = g_ptr_array_new();
    g_autoptr(GHashTable) seen = g_hash_table_new(NULL, NULL);
    g_autoptr(GHashTable) times = g_hash_table_new(g_str_hash, g_str_equal);
    g_autoptr(GHashTable) fixed = g_hash_table_new(g_str_hash, g_str_equal);
    g_autoptr(GHashTable) places = g_hash_table_new(g_str_hash, g_str_equal);
    size_t n_large = 0;
    Foresight f = {
        .sheets = sheets,
        .cascade = {.sheets = sheets, .arena = arena, .notices = notices, .n_large = &n_large},
        .arena = arena,
        .root = root,
        .others = others,
        .seen = seen,
        .times = times,
        .fixed = fixed,
        .places = places,
        .notices = notices};
    find_places(&f);
    find_blocks(&f, said_beside);
    const Variables *variables = fix_root(&f);
    for (guint i = 0; i < others->len; i++)
        tell_circles_of(&f, others->pdata[i], variables);
    for (guint i = 0; i < root->len; i++)
        tell_values(&f, root->pdata[i], variables);
    for (guint i = 0; i < others->len; i++)
        tell_values(&f, others->pdata[i], variables);
}
