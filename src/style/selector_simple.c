/* SPDX-License-Identifier: MIT */
/* Reads attribute selectors, pseudo-classes and pseudo-elements. */

#include "style/selector_reader.h"

#include <string.h>

/* --- namespaces --- */

static bool is_name(const Token *token, bool may_be_any) {
    return token->kind == TOKEN_IDENT || (may_be_any && token_is_delim(token, '*'));
}

static bool is_declared(const SheetText *sheet, const char *prefix) {
    for (const NamespacePrefix *at = sheet ? sheet->prefixes : NULL; at; at = at->next)
        if (strcmp(at->name, prefix) == 0)
            return true;
    return false;
}

/* No element here is in a namespace of its own, so that a prefix changes nothing. */
bool selector_skip_namespace(SelectorReader *reader, ValueParser *parser, bool may_be_any) {
    const Token *at = parser->rest.from;
    size_t n = (size_t)(parser->rest.to - at);
    if (n > 1 && token_is_delim(at, '|') && is_name(at + 1, may_be_any)) {
        parser->rest.from++;
    } else if (n > 2 && is_name(at, true) && token_is_delim(at + 1, '|') &&
               is_name(at + 2, may_be_any)) {
        if (at->kind == TOKEN_IDENT && !is_declared(parser->sheet, at->text))
            return selector_fail(reader, at, "the namespace '%s' is not declared", at->text);
        parser->rest.from += 2;
    }
    return true;
}

/* --- attributes --- */

static bool read_operator(ValueParser *inner, char *operator) {
    const Token *token = value_peek(inner);
    if (token->kind != TOKEN_DELIM || token->character > 127 ||
        !strchr("=~|^$*", (int)token->character))
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

/* The attributes whose values HTML compares without regard to case (HTML §4.16.2). */
static bool has_caseless_values(const char *name) {
    static const char *const names[] = {
        "accept",     "accept-charset", "align",     "alink",    "axis",     "bgcolor", "charset",
        "checked",    "clear",          "codetype",  "color",    "compact",  "declare", "defer",
        "dir",        "direction",      "disabled",  "enctype",  "face",     "frame",   "hreflang",
        "http-equiv", "lang",           "language",  "link",     "media",    "method",  "multiple",
        "nohref",     "noresize",       "noshade",   "nowrap",   "readonly", "rel",     "rev",
        "rules",      "scope",          "scrolling", "selected", "shape",    "target",  "text",
        "type",       "valign",         "valuetype", "vlink"};
    for (size_t i = 0; i < G_N_ELEMENTS(names); i++)
        if (strcmp(names[i], name) == 0)
            return true;
    return false;
}

static bool read_attribute_value(ValueParser *inner, Simple *simple) {
    if (!read_operator(inner, &simple->operator))
        return false;
    const Token *value = value_peek(inner);
    if (!value || (value->kind != TOKEN_IDENT && value->kind != TOKEN_STRING))
        return false;
    simple->value = value->text;
    value_skip(inner);
    if (value_take_ident(inner, "i"))
        simple->ignores_case = true;
    else if (!value_take_ident(inner, "s"))
        simple->ignores_case = has_caseless_values(simple->name);
    return value_at_end(inner);
}

/* [name], [name op value], [name op value i] */
bool selector_read_attribute(SelectorReader *reader) {
    const Token *start = selector_here(reader);
    ValueParser inner = *reader->parser;
    inner.rest = token_contents(start);
    value_peek(&inner);
    if (!selector_skip_namespace(reader, &inner, false))
        return false;
    const Token *name = inner.rest.from < inner.rest.to ? inner.rest.from : NULL;
    if (!name || name->kind != TOKEN_IDENT)
        return selector_fail(reader, start, "this is no attribute selector");
    Simple simple = {.kind = SIMPLE_ATTRIBUTE, .name = selector_lower(reader, name->text)};
    value_skip(&inner);
    if (!value_at_end(&inner) && !read_attribute_value(&inner, &simple))
        return selector_fail(reader, start, "this is no attribute selector");
    selector_add(reader, simple, SPECIFICITY(0, 1, 0));
    selector_skip(reader);
    return true;
}

/* --- pseudo-classes with arguments --- */

static bool read_list_function(SelectorReader *reader, ValueParser *inner, const char *name) {
    static const struct {
        const char *name;
        SimpleKind simple;
        SelectorListKind list;
    } functions[] = {{"is", SIMPLE_IS, LIST_FORGIVING},
                     {"where", SIMPLE_IS, LIST_FORGIVING},
                     {"not", SIMPLE_NOT, LIST_STRICT},
                     {"has", SIMPLE_HAS, LIST_RELATIVE}};
    size_t i = 0;
    while (i < G_N_ELEMENTS(functions) && strcmp(functions[i].name, name) != 0)
        i++;
    if (i == G_N_ELEMENTS(functions))
        return selector_fail(reader, selector_here(reader), "unknown pseudo-class ':%s()'", name);
    Simple simple = {.kind = functions[i].simple};
    if (simple.kind == SIMPLE_HAS && reader->is_in_has)
        return selector_fail(reader, selector_here(reader), "':has()' cannot stand in ':has()'");
    if (!selector_read_list(reader, inner, functions[i].list, name, &simple))
        return false;
    selector_add(reader, simple,
                 strcmp(name, "where") == 0 ? 0
                                            : selector_most_specific(simple.list, simple.n_list));
    return true;
}

static bool read_nth(SelectorReader *reader, ValueParser *inner, const char *name) {
    static const char *const names[] = {"nth-child", "nth-last-child", "nth-of-type",
                                        "nth-last-of-type"};
    size_t i = 0;
    while (i < G_N_ELEMENTS(names) && strcmp(names[i], name) != 0)
        i++;
    if (i == G_N_ELEMENTS(names))
        return selector_fail(reader, selector_here(reader), "unknown pseudo-class ':%s()'", name);
    Simple simple = {.kind = SIMPLE_NTH, .from_end = i % 2 == 1, .of_type = i > 1};
    if (!value_take_nth(inner, &simple.step, &simple.offset))
        return selector_fail(reader, selector_here(reader), "':%s()' needs an+b", name);
    unsigned most = 0;
    if (!simple.of_type && value_take_ident(inner, "of")) {
        if (!selector_read_list(reader, inner, LIST_STRICT, name, &simple))
            return false;
        most = selector_most_specific(simple.list, simple.n_list);
    }
    if (!value_at_end(inner))
        return selector_fail(reader, selector_here(reader), "':%s()' needs an+b", name);
    selector_add(reader, simple, SPECIFICITY(0, 1, 0) + most);
    return true;
}

/* :lang(zh-Hant, "*-Latn"): each is tried. */
static bool read_lang(SelectorReader *reader, ValueParser *inner) {
    g_autoptr(GPtrArray) ranges = g_ptr_array_new();
    do {
        const Token *token = value_peek(inner);
        if (!token || (token->kind != TOKEN_IDENT && token->kind != TOKEN_STRING))
            return selector_fail(reader, selector_here(reader), "':lang()' needs languages");
        g_ptr_array_add(ranges, (gpointer)token->text);
        value_skip(inner);
    } while (value_take_comma(inner));
    if (!value_at_end(inner))
        return selector_fail(reader, selector_here(reader), "':lang()' needs languages");
    g_ptr_array_add(ranges, NULL);
    Simple simple = {.kind = SIMPLE_LANG};
    simple.ranges =
        arena_copy(reader->parser->arena, ranges->pdata, ranges->len * sizeof(gpointer));
    selector_add(reader, simple, SPECIFICITY(0, 1, 0));
    return true;
}

static bool read_dir(SelectorReader *reader, ValueParser *inner) {
    const Token *token = value_peek(inner);
    if (!token || token->kind != TOKEN_IDENT)
        return selector_fail(reader, selector_here(reader), "':dir()' needs ltr or rtl");
    Simple simple = {.kind = SIMPLE_DIR, .value = selector_lower(reader, token->text)};
    value_skip(inner);
    if (!value_at_end(inner))
        return selector_fail(reader, selector_here(reader), "':dir()' needs ltr or rtl");
    selector_add(reader, simple, SPECIFICITY(0, 1, 0));
    return true;
}

static bool read_function(SelectorReader *reader, const Token *token) {
    ValueParser inner = *reader->parser;
    inner.rest = token_contents(token);
    const char *name = selector_lower(reader, token->text);
    if (strcmp(name, "lang") == 0)
        return read_lang(reader, &inner);
    if (strcmp(name, "dir") == 0)
        return read_dir(reader, &inner);
    if (g_str_has_prefix(name, "nth-"))
        return read_nth(reader, &inner, name);
    return read_list_function(reader, &inner, name);
}

/* --- pseudo-classes without --- */

static const struct {
    const char *name;
    Simple simple;
} classes[] = {
    {"root", {.kind = SIMPLE_ROOT}},
    {"scope", {.kind = SIMPLE_ROOT}},
    {"empty", {.kind = SIMPLE_EMPTY}},
    {"link", {.kind = SIMPLE_LINK}},
    {"any-link", {.kind = SIMPLE_LINK}},
    {"checked", {.kind = SIMPLE_CHECKED}},
    {"enabled", {.kind = SIMPLE_ENABLED}},
    {"disabled", {.kind = SIMPLE_DISABLED}},
    {"defined", {.kind = SIMPLE_DEFINED}},
    {"read-only", {.kind = SIMPLE_ALWAYS}},
    {"first-child", {.kind = SIMPLE_NTH, .offset = 1}},
    {"last-child", {.kind = SIMPLE_NTH, .offset = 1, .from_end = true}},
    {"first-of-type", {.kind = SIMPLE_NTH, .offset = 1, .of_type = true}},
    {"last-of-type", {.kind = SIMPLE_NTH, .offset = 1, .of_type = true, .from_end = true}},
    {"only-child", {.kind = SIMPLE_NTH, .offset = 1}},
    {"only-of-type", {.kind = SIMPLE_NTH, .offset = 1, .of_type = true}},
    /* what paper has not: a pointer, a form, a film, a reader who was here before */
    {"active", {.kind = SIMPLE_NEVER}},
    {"autofill", {.kind = SIMPLE_NEVER}},
    {"current", {.kind = SIMPLE_NEVER}},
    {"default", {.kind = SIMPLE_NEVER}},
    {"focus", {.kind = SIMPLE_NEVER}},
    {"focus-visible", {.kind = SIMPLE_NEVER}},
    {"focus-within", {.kind = SIMPLE_NEVER}},
    {"fullscreen", {.kind = SIMPLE_NEVER}},
    {"future", {.kind = SIMPLE_NEVER}},
    {"hover", {.kind = SIMPLE_NEVER}},
    {"in-range", {.kind = SIMPLE_NEVER}},
    {"indeterminate", {.kind = SIMPLE_NEVER}},
    {"invalid", {.kind = SIMPLE_NEVER}},
    {"modal", {.kind = SIMPLE_NEVER}},
    {"optional", {.kind = SIMPLE_NEVER}},
    {"out-of-range", {.kind = SIMPLE_NEVER}},
    {"past", {.kind = SIMPLE_NEVER}},
    {"picture-in-picture", {.kind = SIMPLE_NEVER}},
    {"placeholder-shown", {.kind = SIMPLE_NEVER}},
    {"playing", {.kind = SIMPLE_NEVER}},
    {"paused", {.kind = SIMPLE_NEVER}},
    {"popover-open", {.kind = SIMPLE_NEVER}},
    {"read-write", {.kind = SIMPLE_NEVER}},
    {"required", {.kind = SIMPLE_NEVER}},
    {"target", {.kind = SIMPLE_NEVER}},
    {"target-within", {.kind = SIMPLE_NEVER}},
    {"user-invalid", {.kind = SIMPLE_NEVER}},
    {"user-valid", {.kind = SIMPLE_NEVER}},
    {"valid", {.kind = SIMPLE_NEVER}},
    {"visited", {.kind = SIMPLE_NEVER}},
};

static bool read_pseudo_class(SelectorReader *reader, const Token *token) {
    for (size_t i = 0; i < G_N_ELEMENTS(classes); i++) {
        if (g_ascii_strcasecmp(classes[i].name, token->text) != 0)
            continue;
        selector_add(reader, classes[i].simple, SPECIFICITY(0, 1, 0));
        if (g_str_has_prefix(classes[i].name, "only-")) {
            Simple last = classes[i].simple;
            last.from_end = true;
            selector_add(reader, last, 0);
        }
        return true;
    }
    return selector_fail(reader, token, "unknown pseudo-class ':%s'", token->text);
}

/* --- pseudo-elements --- */

static const struct PseudoName {
    const char *name;
    PseudoElement pseudo;
    bool is_of_css2; /* may be written with one colon */
} pseudo_names[] = {
    {"before", PSEUDO_BEFORE, true},
    {"after", PSEUDO_AFTER, true},
    {"first-letter", PSEUDO_FIRST_LETTER, true},
    {"first-line", PSEUDO_FIRST_LINE, true},
    {"marker", PSEUDO_MARKER, false},
    {"footnote-call", PSEUDO_FOOTNOTE_CALL, false},
    {"footnote-marker", PSEUDO_FOOTNOTE_MARKER, false},
    {"backdrop", PSEUDO_UNSEEN, false},
    {"cue", PSEUDO_UNSEEN, false},
    {"file-selector-button", PSEUDO_UNSEEN, false},
    {"grammar-error", PSEUDO_UNSEEN, false},
    {"placeholder", PSEUDO_UNSEEN, false},
    {"selection", PSEUDO_UNSEEN, false},
    {"spelling-error", PSEUDO_UNSEEN, false},
    {"target-text", PSEUDO_UNSEEN, false},
};

static const struct PseudoName *find_pseudo(const char *name) {
    for (size_t i = 0; i < G_N_ELEMENTS(pseudo_names); i++)
        if (g_ascii_strcasecmp(pseudo_names[i].name, name) == 0)
            return &pseudo_names[i];
    return NULL;
}

static bool read_pseudo_element(SelectorReader *reader, const Token *token) {
    static const struct PseudoName foreign = {"-webkit-", PSEUDO_UNSEEN, false};
    const struct PseudoName *found = token->kind == TOKEN_IDENT ? find_pseudo(token->text) : NULL;
    /* whatever begins like this is valid and nowhere (selectors-4 appendix A) */
    if (!found && token->kind == TOKEN_IDENT &&
        g_ascii_strncasecmp(token->text, foreign.name, strlen(foreign.name)) == 0)
        found = &foreign;
    if (!found)
        return selector_fail(reader, token, "unknown pseudo-element '::%s%s'", token->text,
                             token->kind == TOKEN_FUNCTION ? "()" : "");
    reader->pseudo = found->pseudo;
    selector_add_specificity(reader, SPECIFICITY(0, 0, 1));
    return true;
}

bool selector_read_pseudo(SelectorReader *reader) {
    const Token *colon = selector_here(reader);
    selector_skip(reader);
    const Token *token = selector_here(reader);
    bool is_double = token && token->kind == TOKEN_COLON;
    if (is_double) {
        selector_skip(reader);
        token = selector_here(reader);
    }
    if (!token || (token->kind != TOKEN_FUNCTION && token->kind != TOKEN_IDENT))
        return selector_fail(reader, colon, "no name follows the ':'");
    const struct PseudoName *found = is_double ? NULL : find_pseudo(token->text);
    bool is_good = false;
    if (is_double || (found && found->is_of_css2 && token->kind == TOKEN_IDENT))
        is_good = read_pseudo_element(reader, token);
    else if (token->kind == TOKEN_FUNCTION)
        is_good = read_function(reader, token);
    else
        is_good = read_pseudo_class(reader, token);
    if (is_good)
        selector_skip(reader);
    else if (reader->fault->at == token)
        reader->fault->at = colon;
    return is_good;
}
