/* SPDX-License-Identifier: MIT */
/* Turns the tokens of a rule's prelude into selectors. */

#include "style/selector.h"

#include <string.h>

#define SELECTOR_MAX_DEPTH 8 /* :not() within :is() within … */

/* ids, classes and the like, elements: selectors-4 §17, each under a thousand */
#define SPECIFICITY(ids, classes, elements) (((ids) << 20) + ((classes) << 10) + (elements))

typedef struct {
    ValueParser *parser;
    int depth;
    GArray *simples, *compounds; /* Simple, Compound */
    unsigned specificity;
    PseudoElement pseudo;
} Reader;

static const Selector *parse_list(ValueParser *parser, size_t *n, int depth);

/* Within a compound white space counts, so the next token is looked at as it stands. */
static const Token *here(const Reader *reader) {
    const TokenRange *rest = &reader->parser->rest;
    return rest->from < rest->to ? rest->from : NULL;
}

static void skip(const Reader *reader) {
    reader->parser->rest.from = token_after(reader->parser->rest.from);
}

static void add(Reader *reader, Simple simple, unsigned specificity) {
    g_array_append_val(reader->simples, simple);
    reader->specificity += specificity;
}

static const char *lower(const Reader *reader, const char *name) {
    char *copy = arena_strdup(reader->parser->arena, name);
    for (char *c = copy; *c; c++)
        *c = g_ascii_tolower(*c);
    return copy;
}

static bool read_operator(ValueParser *inner, char *operator) {
    const Token *token = value_peek(inner);
    if (token->kind != TOKEN_DELIM || !strchr("=~|^$*", (int)(token->character & 127)) ||
        token->character > 127)
        return false;
    *operator=(char) token->character;
    value_skip(inner);
    if (*operator== '=')
        return true;
    const Token *equals = inner->rest.from < inner->rest.to ? inner->rest.from : NULL;
    if (!equals || !token_is_delim(equals, '='))
        return false;
    value_skip(inner);
    return true;
}

/* [name], [name op value], [name op value i] */
static bool read_attribute(Reader *reader) {
    ValueParser inner = *reader->parser;
    inner.rest = token_contents(here(reader));
    const Token *name = value_peek(&inner);
    if (!name || name->kind != TOKEN_IDENT)
        return false;
    Simple simple = {.kind = SIMPLE_ATTRIBUTE, .name = lower(reader, name->text)};
    value_skip(&inner);
    if (!value_at_end(&inner)) {
        if (!read_operator(&inner, &simple.operator))
            return false;
        const Token *value = value_peek(&inner);
        if (!value || (value->kind != TOKEN_IDENT && value->kind != TOKEN_STRING))
            return false;
        simple.value = value->text;
        value_skip(&inner);
        simple.ignores_case = value_take_ident(&inner, "i");
        if (!simple.ignores_case)
            value_take_ident(&inner, "s");
    }
    if (!value_at_end(&inner))
        return false;
    add(reader, simple, SPECIFICITY(0, 1, 0));
    skip(reader);
    return true;
}

static bool read_list_function(Reader *reader, ValueParser *inner, const char *name) {
    Simple simple = {.kind = strcmp(name, "not") == 0 ? SIMPLE_NOT : SIMPLE_IS};
    simple.list = parse_list(inner, &simple.n_list, reader->depth + 1);
    unsigned most = 0;
    for (size_t i = 0; simple.list && i < simple.n_list; i++) {
        most = MAX(most, simple.list[i].specificity);
        if (simple.list[i].pseudo)
            return false;
    }
    if (!simple.list)
        return false;
    add(reader, simple, strcmp(name, "where") == 0 ? 0 : most);
    return true;
}

static bool read_nth(Reader *reader, ValueParser *inner, const char *name) {
    Simple simple = {.kind = SIMPLE_NTH,
                     .from_end = strstr(name, "last") != NULL,
                     .of_type = g_str_has_suffix(name, "of-type")};
    if (!value_take_nth(inner, &simple.step, &simple.offset) || !value_at_end(inner))
        return false;
    add(reader, simple, SPECIFICITY(0, 1, 0));
    return true;
}

/* :lang(zh-Hant, "ja"): each is tried. */
static bool read_lang(Reader *reader, ValueParser *inner) {
    g_autoptr(GString) ranges = g_string_new(NULL);
    do {
        const Token *token = value_peek(inner);
        if (!token || (token->kind != TOKEN_IDENT && token->kind != TOKEN_STRING))
            return false;
        g_string_append_printf(ranges, "%s%s", ranges->len ? "," : "", token->text);
        value_skip(inner);
    } while (value_take_comma(inner));
    Simple simple = {.kind = SIMPLE_LANG,
                     .value = arena_strdup(reader->parser->arena, ranges->str)};
    add(reader, simple, SPECIFICITY(0, 1, 0));
    return value_at_end(inner);
}

static bool read_function(Reader *reader, const Token *token) {
    ValueParser inner = *reader->parser;
    inner.rest = token_contents(token);
    const char *name = lower(reader, token->text);
    if (strcmp(name, "lang") == 0)
        return read_lang(reader, &inner);
    if (g_str_has_prefix(name, "nth-"))
        return read_nth(reader, &inner, name);
    if (strcmp(name, "not") == 0 || strcmp(name, "is") == 0 || strcmp(name, "where") == 0)
        return read_list_function(reader, &inner, name);
    return false;
}

static bool read_pseudo_class(Reader *reader, const char *name) {
    static const struct {
        const char *name;
        Simple simple;
    } classes[] = {
        {"root", {.kind = SIMPLE_ROOT}},
        {"empty", {.kind = SIMPLE_EMPTY}},
        {"link", {.kind = SIMPLE_LINK}},
        {"any-link", {.kind = SIMPLE_LINK}},
        {"visited", {.kind = SIMPLE_NEVER}},
        {"hover", {.kind = SIMPLE_NEVER}},
        {"active", {.kind = SIMPLE_NEVER}},
        {"focus", {.kind = SIMPLE_NEVER}},
        {"target", {.kind = SIMPLE_NEVER}},
        {"first-child", {.kind = SIMPLE_NTH, .offset = 1}},
        {"last-child", {.kind = SIMPLE_NTH, .offset = 1, .from_end = true}},
        {"first-of-type", {.kind = SIMPLE_NTH, .offset = 1, .of_type = true}},
        {"last-of-type", {.kind = SIMPLE_NTH, .offset = 1, .of_type = true, .from_end = true}},
        {"only-child", {.kind = SIMPLE_NTH, .offset = 1}},
        {"only-of-type", {.kind = SIMPLE_NTH, .offset = 1, .of_type = true}},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(classes); i++) {
        if (g_ascii_strcasecmp(classes[i].name, name) != 0)
            continue;
        add(reader, classes[i].simple, SPECIFICITY(0, 1, 0));
        if (g_ascii_strncasecmp(name, "only-", 5) == 0) {
            Simple last = classes[i].simple;
            last.from_end = true;
            add(reader, last, 0);
        }
        return true;
    }
    return false;
}

static bool read_pseudo_element(Reader *reader, const char *name) {
    static const char *const names[] = {NULL, "before", "after", "marker"};
    for (int i = PSEUDO_BEFORE; i < PSEUDO_COUNT; i++) {
        if (g_ascii_strcasecmp(names[i], name) != 0)
            continue;
        reader->pseudo = (PseudoElement)i;
        reader->specificity += SPECIFICITY(0, 0, 1);
        return true;
    }
    return false;
}

/* After a colon; CSS 2 wrote :before and :after with one. */
static bool read_pseudo(Reader *reader) {
    skip(reader);
    const Token *token = here(reader);
    bool is_double = token && token->kind == TOKEN_COLON;
    if (is_double) {
        skip(reader);
        token = here(reader);
    }
    if (!token)
        return false;
    bool is_good = false;
    if (token->kind == TOKEN_FUNCTION && !is_double) {
        is_good = read_function(reader, token);
    } else if (token->kind == TOKEN_IDENT) {
        bool may_be_element =
            is_double || token_is_ident(token, "before") || token_is_ident(token, "after");
        is_good = may_be_element ? read_pseudo_element(reader, token->text)
                                 : read_pseudo_class(reader, token->text);
    }
    if (is_good)
        skip(reader);
    return is_good;
}

static bool read_class(Reader *reader) {
    skip(reader);
    const Token *token = here(reader);
    if (!token || token->kind != TOKEN_IDENT)
        return false;
    add(reader, (Simple){.kind = SIMPLE_CLASS, .name = token->text}, SPECIFICITY(0, 1, 0));
    skip(reader);
    return true;
}

/* One simple selector; *is_end when what stands here is none. */
static bool read_simple(Reader *reader, bool is_first, bool *is_end) {
    const Token *token = here(reader);
    *is_end = false;
    if (token && token->kind == TOKEN_IDENT && is_first) {
        add(reader, (Simple){.kind = SIMPLE_ELEMENT, .name = lower(reader, token->text)},
            SPECIFICITY(0, 0, 1));
        skip(reader);
        return true;
    }
    if (token && token_is_delim(token, '*') && is_first) {
        skip(reader);
        return true;
    }
    if (token && token->kind == TOKEN_HASH && token->is_id) {
        add(reader, (Simple){.kind = SIMPLE_ID, .name = token->text}, SPECIFICITY(1, 0, 0));
        skip(reader);
        return true;
    }
    if (token && token_is_delim(token, '.'))
        return read_class(reader);
    if (token && token->kind == TOKEN_OPEN_SQUARE)
        return read_attribute(reader);
    if (token && token->kind == TOKEN_COLON)
        return read_pseudo(reader);
    *is_end = true;
    return true;
}

static bool read_compound(Reader *reader, char combinator) {
    g_array_set_size(reader->simples, 0);
    bool is_end = false, is_first = true;
    while (!is_end) {
        /* nothing may follow a pseudo-element */
        if (reader->pseudo && here(reader) && here(reader)->kind != TOKEN_WHITESPACE &&
            here(reader)->kind != TOKEN_COMMA)
            return false;
        if (!read_simple(reader, is_first, &is_end))
            return false;
        if (is_first && is_end)
            return false;
        is_first = false;
    }
    Compound compound = {.combinator = combinator, .n = reader->simples->len};
    if (compound.n)
        compound.simples =
            arena_copy(reader->parser->arena, reader->simples->data, compound.n * sizeof(Simple));
    g_array_append_val(reader->compounds, compound);
    return true;
}

/* The combinator before the next compound; 0 at a comma or the end. */
static char read_combinator(Reader *reader) {
    bool has_space = here(reader) && here(reader)->kind == TOKEN_WHITESPACE;
    const Token *token = value_peek(reader->parser);
    if (!token || token->kind == TOKEN_COMMA)
        return 0;
    for (const char *c = ">+~"; *c; c++) {
        if (!token_is_delim(token, *c))
            continue;
        value_skip(reader->parser);
        value_peek(reader->parser);
        return *c;
    }
    return has_space ? ' ' : '!';
}

static bool read_selector(Reader *reader, Selector *selector) {
    value_peek(reader->parser);
    g_array_set_size(reader->compounds, 0);
    reader->specificity = 0;
    reader->pseudo = PSEUDO_NONE;
    char combinator = 0;
    do {
        if (combinator == '!' || reader->pseudo || !read_compound(reader, combinator))
            return false;
        combinator = read_combinator(reader);
    } while (combinator);
    size_t n = reader->compounds->len;
    Compound *compounds = arena_array(reader->parser->arena, Compound, n);
    for (size_t i = 0; i < n; i++)
        compounds[i] = g_array_index(reader->compounds, Compound, n - 1 - i);
    *selector = (Selector){compounds, n, reader->specificity, reader->pseudo};
    return true;
}

static const Selector *parse_list(ValueParser *parser, size_t *n, int depth) {
    if (depth > SELECTOR_MAX_DEPTH)
        return NULL;
    g_autoptr(GArray) list = g_array_new(FALSE, FALSE, sizeof(Selector));
    g_autoptr(GArray) simples = g_array_new(FALSE, FALSE, sizeof(Simple));
    g_autoptr(GArray) compounds = g_array_new(FALSE, FALSE, sizeof(Compound));
    Reader reader = {parser, depth, simples, compounds, 0, PSEUDO_NONE};
    do {
        Selector selector;
        if (!read_selector(&reader, &selector))
            return NULL;
        g_array_append_val(list, selector);
    } while (value_take_comma(parser));
    *n = list->len;
    return value_at_end(parser) ? arena_copy(parser->arena, list->data, *n * sizeof(Selector))
                                : NULL;
}

const Selector *selector_parse_list(ValueParser *parser, size_t *n) {
    return parse_list(parser, n, 0);
}
