/* SPDX-License-Identifier: MIT */
/* Custom properties and var(): css-variables-1. */

#include "style/cascade.h"

#include <string.h>

#define VARIABLE_MAX_DEPTH 16     /* of variables within variables; deeper is a cycle or a trap */
#define VARIABLE_MAX_TOKENS 65536 /* of one value: doubling definitions end here */

typedef struct {
    GArray *tokens;
    const Variable *variables;
    int depth;
} Substitution;

static bool append(Substitution *work, TokenRange range);

static const Variable *find(const Variable *variables, const char *name) {
    while (variables && strcmp(variables->name, name) != 0)
        variables = variables->next;
    return variables;
}

/* var(--name) or var(--name, fallback) */
static bool append_variable(Substitution *work, const Token *function) {
    ValueParser inner = {.rest = token_contents(function)};
    const Token *name = value_peek(&inner);
    if (!name || name->kind != TOKEN_IDENT || !g_str_has_prefix(name->text, "--"))
        return false;
    value_skip(&inner);
    const Variable *variable = find(work->variables, name->text);
    if (variable && variable->is_valid && work->depth < VARIABLE_MAX_DEPTH) {
        work->depth++;
        bool is_good = append(work, variable->value);
        work->depth--;
        return is_good;
    }
    return value_take_comma(&inner) && append(work, inner.rest);
}

static bool append(Substitution *work, TokenRange range) {
    for (const Token *t = range.from; t < range.to; t++) {
        if (work->tokens->len >= VARIABLE_MAX_TOKENS)
            return false;
        if (!token_is_function(t, "var")) {
            g_array_append_val(work->tokens, *t);
            continue;
        }
        if (!append_variable(work, t))
            return false;
        t += t->length;
    }
    return true;
}

bool variables_substitute(Arena *arena, TokenRange range, const Variable *variables,
                          TokenRange *out) {
    g_autoptr(GArray) tokens = g_array_new(FALSE, TRUE, sizeof(Token));
    /* calc() looks one token back and ahead for white space */
    Token edge = {.kind = TOKEN_END};
    g_array_append_val(tokens, edge);
    Substitution work = {tokens, variables, 0};
    if (!append(&work, range))
        return false;
    g_array_append_val(tokens, edge);
    Token *copy = arena_copy(arena, tokens->data, tokens->len * sizeof(Token));
    style_tokens_match(copy + 1, tokens->len - 2);
    *out = tokens_trim((TokenRange){copy + 1, copy + tokens->len - 1});
    return true;
}

static void declare(Arena *arena, const CustomDeclaration *custom, const Variable *end,
                    Variable **own) {
    Variable *variable = *own;
    while (variable && variable != end && strcmp(variable->name, custom->name) != 0)
        variable = (Variable *)variable->next;
    if (!variable || variable == end) {
        variable = arena_new0(arena, Variable);
        variable->next = *own;
        *own = variable;
    }
    variable->name = custom->name;
    variable->value = custom->value;
    variable->is_valid = true;
}

const Variable *variables_compute(Arena *arena, const Variable *inherited,
                                  const Block *const *blocks, size_t n) {
    Variable *own = (Variable *)inherited;
    for (int important = 0; important < 2; important++)
        for (size_t i = 0; i < n; i++)
            for (size_t k = 0; k < blocks[i]->n_customs; k++)
                if (blocks[i]->customs[k].is_important == (important != 0))
                    declare(arena, &blocks[i]->customs[k], inherited, &own);
    /* The values are looked up as they were declared; only then may they be replaced. */
    for (Variable *v = own; v && v != inherited; v = (Variable *)v->next) {
        TokenRange value;
        v->is_valid = variables_substitute(arena, v->value, own, &value);
        if (v->is_valid)
            v->value = value;
    }
    return own;
}
