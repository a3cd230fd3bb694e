/* SPDX-License-Identifier: MIT */
/* Turns custom properties into values without var(): css-variables-1.
 *
 * Those of one element are a graph, an edge for each var() of a value, fallbacks included. Whatever
 * lies on a circle is invalid (§2.3). Tarjan's algorithm gives the circles, and all else in an
 * order in which everything a value needs is known before it; it keeps its own stack, since a sheet
 * may chain as many as it likes. */

#include "style/resolved.h"

#include <stdlib.h>
#include <string.h>

#define VARIABLE_MAX_DEPTH 64             /* of fallbacks within fallbacks */
#define VARIABLE_MAX_TOKENS 65536         /* of one value: doubling definitions end here */
#define VARIABLE_LARGE 1024               /* tokens: from here on a value is counted */
#define VARIABLES_MAX_LARGE (4096 * 1024) /* tokens of such values in a whole tree */

typedef struct {
    GArray *tokens;
    const Variables *variables;
    int depth;
} Substitution;

static bool append(Substitution *work, TokenRange range);

static int compare_names(const void *a, const void *b) {
    return strcmp(((const Variable *)a)->name, ((const Variable *)b)->name);
}

static Variable *find_own(const Variables *variables, const char *name) {
    const Variable wanted = {.name = name};
    return bsearch(&wanted, variables->items, variables->n, sizeof wanted, compare_names);
}

static const Variable *find(const Variables *variables, const char *name) {
    const Variable *found = NULL;
    for (; variables && !found; variables = variables->parent)
        found = find_own(variables, name);
    return found;
}

static bool is_substitution(const Token *token) {
    return token_is_function(token, "var") || token_is_function(token, "env");
}

bool variables_stand_in(TokenRange range) {
    for (const Token *t = range.from; t < range.to; t++)
        if (is_substitution(t))
            return true;
    return false;
}

/* Reads the name, for env() its numbers as well, and the comma before a fallback. */
static const char *take_head(ValueParser *inner, bool is_variable, bool *has_fallback) {
    const Token *name = value_peek(inner);
    if (!name || name->kind != TOKEN_IDENT ||
        (is_variable && (!g_str_has_prefix(name->text, "--") || !name->text[2])))
        return NULL;
    value_skip(inner);
    int number;
    while (!is_variable && value_take_integer(inner, &number))
        if (number < 0)
            return NULL;
    *has_fallback = value_take_comma(inner);
    return *has_fallback || value_at_end(inner) ? name->text : NULL;
}

bool variables_are_well_formed(TokenRange range) {
    if (!tokens_are_whole(range))
        return false;
    for (const Token *t = range.from; t < range.to; t++) {
        if (!is_substitution(t))
            continue;
        ValueParser inner = {.rest = token_contents(t)};
        bool has_fallback;
        if (!take_head(&inner, token_is_function(t, "var"), &has_fallback) ||
            !tokens_are_any_value(inner.rest))
            return false;
    }
    return true;
}

/* var(--name), env(name), either with a fallback. Paper has no environment that is known. */
static bool append_substitution(Substitution *work, const Token *function) {
    ValueParser inner = {.rest = token_contents(function)};
    bool is_variable = token_is_function(function, "var"), has_fallback = false;
    const char *name = take_head(&inner, is_variable, &has_fallback);
    if (!name || work->depth >= VARIABLE_MAX_DEPTH)
        return false;
    const Variable *variable = is_variable ? find(work->variables, name) : NULL;
    bool is_known = variable && variable->is_valid;
    work->depth++;
    bool is_good =
        (is_known || has_fallback) && append(work, is_known ? variable->value : inner.rest);
    work->depth--;
    return is_good;
}

/* What the end of a sheet left open is closed here, or it would swallow what follows. */
static void close_open(Substitution *work, TokenRange range) {
    for (const Token *t = range.to; t-- > range.from;) {
        bool is_opening = t->kind == TOKEN_FUNCTION || t->kind == TOKEN_OPEN_SQUARE ||
                          t->kind == TOKEN_OPEN_PAREN || t->kind == TOKEN_OPEN_CURLY;
        if (!is_opening || !t->is_unfinished || is_substitution(t))
            continue;
        Token closer = {.kind = t->kind == TOKEN_FUNCTION ? TOKEN_CLOSE_PAREN : t->kind + 1};
        g_array_append_val(work->tokens, closer);
    }
}

static bool append(Substitution *work, TokenRange range) {
    bool is_unfinished = false;
    for (const Token *t = range.from; t < range.to; t++) {
        if (work->tokens->len >= VARIABLE_MAX_TOKENS)
            return false;
        if (!is_substitution(t)) {
            is_unfinished |= t->is_unfinished;
            g_array_append_val(work->tokens, *t);
            continue;
        }
        if (!append_substitution(work, t))
            return false;
        t += t->length;
    }
    if (is_unfinished)
        close_open(work, range);
    return true;
}

/* Doubling definitions in element after element are bounded together. */
static bool is_too_much(const Cascade *cascade, const GArray *tokens) {
    if (tokens->len >= VARIABLE_LARGE && cascade->n_large)
        *cascade->n_large += tokens->len;
    bool is_bounded = cascade->n_large && *cascade->n_large > VARIABLES_MAX_LARGE;
    if (tokens->len < VARIABLE_MAX_TOKENS && (tokens->len < VARIABLE_LARGE || !is_bounded))
        return false;
    notices_add(cascade->notices, KANYIN_SEVERITY_WARNING, "variable-too-large", (NoticePlace){0},
                "custom properties grow beyond %d tokens in one value or %d in all; what is larger "
                "has no value",
                VARIABLE_MAX_TOKENS, VARIABLES_MAX_LARGE);
    return true;
}

bool variables_substitute(const Cascade *cascade, Arena *arena, TokenRange range,
                          const Variables *variables, TokenRange *out) {
    g_autoptr(GArray) tokens = g_array_new(FALSE, TRUE, sizeof(Token));
    /* calc() looks one token back and ahead for white space */
    Token edge = {.kind = TOKEN_END};
    g_array_append_val(tokens, edge);
    Substitution work = {tokens, variables, 0};
    bool is_good = append(&work, range);
    if (is_too_much(cascade, tokens) || !is_good)
        return false;
    g_array_append_val(tokens, edge);
    Token *copy = arena_copy(arena, tokens->data, tokens->len * sizeof(Token));
    style_tokens_match(copy + 1, tokens->len - 2);
    *out = tokens_trim((TokenRange){copy + 1, copy + tokens->len - 1});
    return true;
}

/* --- the winners --- */

typedef struct {
    const CustomDeclaration *declaration;
    const Block *block;
} Winner;

static const CustomDeclaration *custom_below(const Block *const *blocks, size_t *n, unsigned bound,
                                             const char *name) {
    const CustomDeclaration wanted = {.name = name};
    for (; *n > 0; --*n) {
        const Block *block = blocks[*n - 1];
        const CustomDeclaration *found = NULL;
        if (block_level(block) < bound && block->n_customs)
            found =
                bsearch(&wanted, block->customs, block->n_customs, sizeof wanted, custom_compare);
        if (found)
            return found;
    }
    return NULL;
}

/* NULL where the parent's value is taken. */
static const CustomDeclaration *settle(Winner winner, const Block *const *blocks, size_t n) {
    while (winner.declaration->kind == SPEC_REVERT ||
           winner.declaration->kind == SPEC_REVERT_LAYER) {
        unsigned bound = cascade_bound(winner.block, winner.declaration->kind);
        winner.declaration = custom_below(blocks, &n, bound, winner.declaration->name);
        if (!winner.declaration)
            return NULL;
        winner.block = blocks[n - 1];
    }
    SpecKind kind = winner.declaration->kind;
    return kind == SPEC_INHERIT || kind == SPEC_UNSET ? NULL : winner.declaration;
}

static GArray *find_winners(const Block *const *blocks, size_t n) {
    GArray *winners = g_array_new(FALSE, TRUE, sizeof(Winner));
    g_autoptr(GHashTable) places = g_hash_table_new(g_str_hash, g_str_equal);
    g_autofree CascadeStep *steps = g_new(CascadeStep, 2 * n + 1);
    size_t n_steps = cascade_order(blocks, n, steps);
    for (size_t i = 0; i < n_steps; i++)
        for (size_t k = 0; k < steps[i].block->n_customs; k++) {
            Winner winner = {&steps[i].block->customs[k], steps[i].block};
            if (winner.declaration->is_important != steps[i].is_important)
                continue;
            gpointer name = (gpointer)winner.declaration->name;
            guint at = GPOINTER_TO_UINT(g_hash_table_lookup(places, name));
            if (at) {
                g_array_index(winners, Winner, at - 1) = winner;
                continue;
            }
            g_array_append_val(winners, winner);
            g_hash_table_insert(places, name, GUINT_TO_POINTER(winners->len));
        }
    return winners;
}

static Variables *declare(Arena *arena, const Variables *inherited, const Block *const *blocks,
                          size_t n) {
    g_autoptr(GArray) winners = find_winners(blocks, n);
    Variables *own = arena_new0(arena, Variables);
    Variable *items = arena_array(arena, Variable, winners->len);
    for (guint i = 0; i < winners->len; i++) {
        const CustomDeclaration *said = settle(g_array_index(winners, Winner, i), blocks, n);
        if (said)
            items[own->n++] = (Variable){
                .name = said->name, .value = said->value, .is_valid = said->kind != SPEC_INITIAL};
    }
    if (own->n)
        qsort(items, own->n, sizeof(Variable), compare_names);
    own->parent = inherited;
    own->items = items;
    return own;
}

/* --- circles --- */

typedef struct {
    unsigned index, low; /* 0: not seen */
    bool is_waiting, is_own_edge;
    const Token *at; /* where the search for its next edge goes on */
} Vertex;

typedef struct {
    const Cascade *cascade;
    Arena *arena;
    Variables *own;
    Vertex *vertices;
    GArray *path, *waiting; /* size_t */
    unsigned count;
} Walk;

static void enter(Walk *walk, size_t vertex) {
    Vertex *entered = &walk->vertices[vertex];
    *entered = (Vertex){.index = ++walk->count, .low = walk->count, .is_waiting = true};
    entered->at = walk->own->items[vertex].value.from;
    g_array_append_val(walk->path, vertex);
    g_array_append_val(walk->waiting, vertex);
}

/* The next variable that a value names, among those of the same element. */
static bool next_edge(Walk *walk, size_t vertex, size_t *to) {
    const Variable *variable = &walk->own->items[vertex];
    for (const Token **at = &walk->vertices[vertex].at; *at < variable->value.to;) {
        const Token *token = (*at)++;
        if (!token_is_function(token, "var"))
            continue;
        ValueParser inner = {.rest = token_contents(token)};
        bool has_fallback;
        const char *name = take_head(&inner, true, &has_fallback);
        const Variable *found = name ? find_own(walk->own, name) : NULL;
        if (!found)
            continue;
        *to = (size_t)(found - walk->own->items);
        return true;
    }
    return false;
}

/* All that wait above and with `root` are one circle; one alone is none unless it names itself. */
static void leave_circle(Walk *walk, size_t root) {
    size_t last = g_array_index(walk->waiting, size_t, walk->waiting->len - 1);
    bool is_circle = last != root || walk->vertices[root].is_own_edge;
    for (size_t vertex = last + 1; vertex != root;) {
        vertex = g_array_index(walk->waiting, size_t, walk->waiting->len - 1);
        g_array_set_size(walk->waiting, walk->waiting->len - 1);
        walk->vertices[vertex].is_waiting = false;
        Variable *variable = (Variable *)&walk->own->items[vertex];
        variable->is_on_circle = is_circle;
        if (is_circle)
            variable->is_valid = false;
        else if (variable->is_valid && variables_stand_in(variable->value))
            variable->is_valid = variables_substitute(walk->cascade, walk->arena, variable->value,
                                                      walk->own, &variable->value);
    }
}

static void follow(Walk *walk, size_t vertex, size_t to) {
    Vertex *from = &walk->vertices[vertex];
    if (!walk->vertices[to].index)
        enter(walk, to);
    else if (walk->vertices[to].is_waiting)
        from->low = MIN(from->low, walk->vertices[to].index);
    from->is_own_edge |= to == vertex;
}

static void walk_from(Walk *walk, size_t start) {
    enter(walk, start);
    while (walk->path->len) {
        size_t vertex = g_array_index(walk->path, size_t, walk->path->len - 1), to = 0;
        if (next_edge(walk, vertex, &to)) {
            follow(walk, vertex, to);
            continue;
        }
        const Vertex *left = &walk->vertices[vertex];
        if (left->low == left->index)
            leave_circle(walk, vertex);
        g_array_set_size(walk->path, walk->path->len - 1);
        if (walk->path->len) {
            Vertex *before =
                &walk->vertices[g_array_index(walk->path, size_t, walk->path->len - 1)];
            before->low = MIN(before->low, left->low);
        }
    }
}

Variables *variables_make(const Cascade *cascade, Arena *arena, const Variables *inherited,
                          const Block *const *blocks, size_t n) {
    Variables *own = declare(arena, inherited, blocks, n);
    g_autoptr(GArray) path = g_array_new(FALSE, FALSE, sizeof(size_t));
    g_autoptr(GArray) waiting = g_array_new(FALSE, FALSE, sizeof(size_t));
    g_autofree Vertex *vertices = g_new0(Vertex, own->n);
    Walk walk = {cascade, arena, own, vertices, path, waiting, 0};
    for (size_t i = 0; i < own->n; i++)
        if (!vertices[i].index)
            walk_from(&walk, i);
    return own;
}

const Variables *variables_compute(const Cascade *cascade, const Variables *inherited,
                                   const Block *const *blocks, size_t n) {
    g_autofree const Block **declaring = g_new(const Block *, n + 1);
    size_t n_declaring = 0;
    for (size_t i = 0; i < n; i++)
        if (blocks[i]->n_customs)
            declaring[n_declaring++] = blocks[i];
    if (!n_declaring)
        return inherited;
    Resolved *resolved = cascade->sheets->resolved;
    const Variables *known = resolved_variables(resolved, inherited, declaring, n_declaring);
    if (known)
        return known;
    Arena *arena = arena_new();
    size_t n_large = cascade->n_large ? *cascade->n_large : 0;
    Variables *own = variables_make(cascade, arena, inherited, declaring, n_declaring);
    bool is_large = cascade->n_large && *cascade->n_large != n_large; /* told in each article */
    if (is_large || !resolved_keep_variables(resolved, own, declaring, n_declaring, arena))
        arena_own(cascade->arena, arena, (GDestroyNotify)arena_free);
    return own;
}
