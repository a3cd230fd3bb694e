/* SPDX-License-Identifier: MIT */
/* Turns the tokens of a rule's prelude into selectors: lists, combinators, compounds. */

#include "style/selector_reader.h"

#include <stdarg.h>
#include <string.h>

#define FIELD_BITS 10
#define FIELD_MAX ((1u << FIELD_BITS) - 1)

bool selector_fail(const SelectorReader *reader, const Token *at, const char *format, ...) {
    if (reader->fault->message)
        return false;
    va_list arguments;
    va_start(arguments, format);
    g_autofree char *message = g_strdup_vprintf(format, arguments);
    va_end(arguments);
    *reader->fault = (SelectorFault){at, arena_strdup(reader->parser->arena, message)};
    return false;
}

/* A thousand classes are not an id. */
void selector_add_specificity(SelectorReader *reader, unsigned specificity) {
    unsigned sum = 0;
    for (int shift = 0; shift < 3 * FIELD_BITS; shift += FIELD_BITS) {
        unsigned field =
            ((reader->specificity >> shift) & FIELD_MAX) + ((specificity >> shift) & FIELD_MAX);
        sum += MIN(field, FIELD_MAX) << shift;
    }
    reader->specificity = sum;
}

void selector_add(SelectorReader *reader, Simple simple, unsigned specificity) {
    g_array_append_val(reader->simples, simple);
    selector_add_specificity(reader, specificity);
}

char *selector_lower(const SelectorReader *reader, const char *name) {
    char *copy = arena_strdup(reader->parser->arena, name);
    for (char *c = copy; *c; c++)
        *c = g_ascii_tolower(*c);
    return copy;
}

unsigned selector_hash_name(SimpleKind kind, const char *name) {
    unsigned hash = g_str_hash(name) * 31 + (unsigned)kind;
    return hash ? hash : 1;
}

unsigned selector_most_specific(const Selector *list, size_t n) {
    unsigned most = 0;
    for (size_t i = 0; i < n; i++)
        most = MAX(most, list[i].specificity);
    return most;
}

/* --- compounds --- */

static bool read_class(SelectorReader *reader) {
    selector_skip(reader);
    const Token *token = selector_here(reader);
    if (!token || token->kind != TOKEN_IDENT)
        return selector_fail(reader, token, "no name of a class follows the '.'");
    selector_add(reader, (Simple){.kind = SIMPLE_CLASS, .name = token->text}, SPECIFICITY(0, 1, 0));
    selector_skip(reader);
    return true;
}

/* What a page's own sheet says of <html> and <body> is meant for all of it. */
static const char *type_name(SelectorReader *reader, const char *text) {
    const char *name = selector_lower(reader, text);
    const SheetText *sheet = reader->parser->sheet;
    bool is_all = strcmp(name, "html") == 0 || strcmp(name, "body") == 0;
    return is_all && sheet && sheet->is_of_page ? "article" : name;
}

/* An element's name or `*`, which may stand at the start of a compound only; *is_end if neither
 * is here. */
static bool read_type(SelectorReader *reader, bool *is_end) {
    if (!selector_skip_namespace(reader, reader->parser, true))
        return false;
    const Token *token = selector_here(reader);
    *is_end = !token || (token->kind != TOKEN_IDENT && !token_is_delim(token, '*'));
    if (*is_end)
        return true;
    if (token->kind == TOKEN_IDENT)
        selector_add(reader,
                     (Simple){.kind = SIMPLE_ELEMENT, .name = type_name(reader, token->text)},
                     SPECIFICITY(0, 0, 1));
    selector_skip(reader);
    return true;
}

/* & is :is() of the selectors around; where there are none it is the root (css-nesting-1 §3.1). */
static void add_parent(SelectorReader *reader) {
    const SelectorParent *parent = reader->parent;
    reader->has_parent = true;
    if (!parent) {
        selector_add(reader, (Simple){.kind = SIMPLE_ROOT}, 0);
        return;
    }
    selector_add(reader,
                 (Simple){.kind = SIMPLE_IS, .list = parent->list, .n_list = parent->n_list},
                 selector_most_specific(parent->list, parent->n_list));
}

/* One simple selector that is no type; *is_end when what stands here is none. */
static bool read_simple(SelectorReader *reader, bool *is_end) {
    const Token *token = selector_here(reader);
    *is_end = false;
    if (token && token->kind == TOKEN_HASH && token->is_id) {
        selector_add(reader, (Simple){.kind = SIMPLE_ID, .name = token->text},
                     SPECIFICITY(1, 0, 0));
        selector_skip(reader);
        return true;
    }
    if (token && token_is_delim(token, '.'))
        return read_class(reader);
    if (token && token_is_delim(token, '&')) {
        add_parent(reader);
        selector_skip(reader);
        return true;
    }
    if (token && token->kind == TOKEN_OPEN_SQUARE)
        return selector_read_attribute(reader);
    if (token && token->kind == TOKEN_COLON)
        return selector_read_pseudo(reader);
    *is_end = true;
    return true;
}

static bool read_compound(SelectorReader *reader, char combinator) {
    g_array_set_size(reader->simples, 0);
    if (reader->compounds->len >= SELECTOR_MAX_COMPOUNDS)
        return selector_fail(reader, selector_here(reader),
                             "more than %d compounds in one selector", SELECTOR_MAX_COMPOUNDS);
    const Token *start = selector_here(reader);
    bool has_no_type = false, is_end = false;
    if (!read_type(reader, &has_no_type))
        return false;
    for (size_t n = 0; !is_end; n++) {
        if (reader->pseudo) {
            const Token *token = selector_here(reader);
            if (token && token->kind != TOKEN_WHITESPACE && token->kind != TOKEN_COMMA)
                return selector_fail(reader, token, "something follows a pseudo-element");
        }
        if (!read_simple(reader, &is_end))
            return false;
        if (is_end && n == 0 && has_no_type)
            return selector_fail(reader, start, "a selector is missing");
    }
    Compound compound = {.combinator = combinator, .n = reader->simples->len};
    if (compound.n)
        compound.simples =
            arena_copy(reader->parser->arena, reader->simples->data, compound.n * sizeof(Simple));
    g_array_append_val(reader->compounds, compound);
    return true;
}

/* --- combinators --- */

static char take_combinator(ValueParser *parser) {
    const Token *token = value_peek(parser);
    for (const char *c = ">+~"; token && *c; c++) {
        if (!token_is_delim(token, *c))
            continue;
        value_skip(parser);
        value_peek(parser);
        return *c;
    }
    return 0;
}

/* The combinator before the next compound; 0 at a comma or the end. */
static bool read_combinator(SelectorReader *reader, char *combinator) {
    bool has_space = selector_here(reader) && selector_here(reader)->kind == TOKEN_WHITESPACE;
    const Token *token = value_peek(reader->parser);
    *combinator = 0;
    if (!token || token->kind == TOKEN_COMMA)
        return true;
    *combinator = take_combinator(reader->parser);
    if (!*combinator && !has_space)
        return selector_fail(reader, token, "this is no part of a selector");
    *combinator = *combinator ? *combinator : ' ';
    return !reader->pseudo || selector_fail(reader, token, "something follows a pseudo-element");
}

/* Names of the compounds that match ancestors; one behind a sibling does so as well, since
 * siblings have the same ancestors. */
static void fill_filter(Selector *selector) {
    size_t n = 0;
    for (size_t i = 1; i < selector->n; i++) {
        char combinator = selector->compounds[i - 1].combinator;
        const Compound *compound = &selector->compounds[i];
        for (size_t k = 0; (combinator == ' ' || combinator == '>') && k < compound->n; k++) {
            const Simple *simple = &compound->simples[k];
            if (n < SELECTOR_MAX_FILTER && simple->kind <= SIMPLE_CLASS)
                selector->filter[n++] = selector_hash_name(simple->kind, simple->name);
        }
    }
}

/* A nested selector without & is below what is around, one that begins with a combinator beside it
 * (css-nesting-1 §3.2). */
static void put_below_parent(SelectorReader *reader, bool has_combinator) {
    if (!has_combinator && reader->has_parent)
        return;
    g_array_set_size(reader->simples, 0);
    add_parent(reader);
    Compound compound = {
        .n = 1,
        .simples = arena_copy(reader->parser->arena, reader->simples->data, sizeof(Simple))};
    Compound *first = &g_array_index(reader->compounds, Compound, 0);
    first->combinator = has_combinator ? first->combinator : ' ';
    g_array_insert_val(reader->compounds, 0, compound);
}

static bool read_selector(SelectorReader *reader, SelectorListKind kind, Selector *selector) {
    value_peek(reader->parser);
    g_array_set_size(reader->compounds, 0);
    reader->specificity = 0;
    reader->pseudo = PSEUDO_NONE;
    reader->has_parent = false;
    bool is_relative = kind == LIST_RELATIVE || kind == LIST_NESTED;
    char combinator = is_relative ? take_combinator(reader->parser) : 0;
    bool has_combinator = combinator;
    if (kind == LIST_RELATIVE && !combinator)
        combinator = ' ';
    do {
        if (!read_compound(reader, combinator) || !read_combinator(reader, &combinator))
            return false;
    } while (combinator);
    if (kind == LIST_NESTED)
        put_below_parent(reader, has_combinator);
    size_t n = reader->compounds->len;
    Compound *compounds = arena_array(reader->parser->arena, Compound, n);
    for (size_t i = 0; i < n; i++)
        compounds[i] = g_array_index(reader->compounds, Compound, n - 1 - i);
    *selector = (Selector){.compounds = compounds,
                           .n = n,
                           .specificity = reader->specificity,
                           .pseudo = reader->pseudo};
    fill_filter(selector);
    return true;
}

/* --- lists --- */

/* What is wrong in a forgiving list is left out alone (selectors-4 §18.1). */
static void forgive(SelectorReader *reader, const char *name, const Token *start) {
    SelectorFault *fault = reader->fault;
    g_autofree char *message = g_strdup_printf("left out of ':%s()': %s", name, fault->message);
    value_notice(reader->parser, fault->at ? fault->at : start, "bad-selector", message);
    *fault = (SelectorFault){NULL, NULL};
    const Token *token = NULL;
    while ((token = value_peek(reader->parser)) && token->kind != TOKEN_COMMA)
        value_skip(reader->parser);
}

static bool read_items(SelectorReader *reader, SelectorListKind kind, const char *name,
                       GArray *list) {
    do {
        const Token *start = value_peek(reader->parser);
        if (list->len >= SELECTOR_MAX_LIST)
            return selector_fail(reader, start, "more than %u selectors in one list",
                                 SELECTOR_MAX_LIST);
        Selector selector;
        bool is_good = read_selector(reader, kind, &selector);
        if (is_good && name && selector.pseudo)
            is_good =
                selector_fail(reader, start, "a pseudo-element cannot stand in ':%s()'", name);
        reader->names_parent |= reader->has_parent;
        if (is_good)
            g_array_append_val(list, selector);
        else if (kind == LIST_FORGIVING && !reader->is_strict)
            forgive(reader, name, start ? start : reader->parser->rest.from);
        else
            return false;
    } while (value_take_comma(reader->parser));
    return true;
}

/* `name` is the pseudo-class in which the list stands; NULL: it is a rule's own. */
static bool parse_list(SelectorReader *reader, SelectorListKind kind, const char *name,
                       Simple *into) {
    g_autoptr(GArray) list = g_array_new(FALSE, FALSE, sizeof(Selector));
    g_autoptr(GArray) simples = g_array_new(FALSE, FALSE, sizeof(Simple));
    g_autoptr(GArray) compounds = g_array_new(FALSE, FALSE, sizeof(Compound));
    reader->simples = simples;
    reader->compounds = compounds;
    bool is_empty = kind == LIST_FORGIVING && value_at_end(reader->parser);
    if (!is_empty && !read_items(reader, kind, name, list))
        return false;
    into->n_list = list->len;
    into->list = arena_copy(reader->parser->arena, list->data, list->len * sizeof(Selector));
    return true;
}

bool selector_read_list(SelectorReader *reader, ValueParser *inner, SelectorListKind kind,
                        const char *name, Simple *simple) {
    if (reader->depth >= SELECTOR_MAX_DEPTH)
        return selector_fail(reader, selector_here(reader), "lists in lists deeper than %d",
                             SELECTOR_MAX_DEPTH);
    SelectorReader nested = {.parser = inner,
                             .depth = reader->depth + 1,
                             .is_in_has = reader->is_in_has || kind == LIST_RELATIVE,
                             .is_strict = reader->is_strict,
                             .parent = reader->parent,
                             .fault = reader->fault};
    bool is_read = parse_list(&nested, kind, name, simple);
    reader->has_parent |= nested.names_parent;
    return is_read;
}

const Selector *selector_parse_list(ValueParser *parser, const SelectorParent *parent, size_t *n,
                                    SelectorFault *fault) {
    SelectorFault own = {NULL, NULL};
    fault = fault ? fault : &own;
    *fault = own;
    SelectorReader reader = {.parser = parser, .parent = parent, .fault = fault};
    Simple all = {0};
    if (!parse_list(&reader, parent ? LIST_NESTED : LIST_STRICT, NULL, &all))
        return NULL;
    *n = all.n_list;
    return all.list;
}

bool selector_parse_strictly(ValueParser *parser, size_t *n) {
    SelectorFault fault = {NULL, NULL};
    SelectorReader reader = {.parser = parser, .is_strict = true, .fault = &fault};
    Simple all = {0};
    bool is_good = parse_list(&reader, LIST_STRICT, NULL, &all);
    *n = all.n_list;
    return is_good;
}
