/* SPDX-License-Identifier: MIT */
/* Turns the conditions of @supports into whether they hold here (css-conditional-4 §2). */

#include "style/sheet.h"

#include <string.h>

#define SUPPORTS_MAX_DEPTH 32 /* of parentheses */

typedef struct {
    const SheetReader *reader;
    ValueParser parser;
    int depth;
    bool is_bad; /* what is read is no condition */
} Condition;

static bool take_condition(Condition *condition);

/* What is tried is not told: it may well be unknown. */
static ValueParser quiet(const Condition *condition, TokenRange range) {
    return (ValueParser){.arena = condition->parser.arena, .rest = tokens_trim(range)};
}

/* What no room sets yet had better be answered with no: whoever asks has another way (§6.1).
 */
bool supports_declaration(const SheetReader *reader, TokenRange range) {
    ParserItem item;
    if (!parser_declaration(range, &item))
        return false;
    if (g_str_has_prefix(item.name, "--"))
        return item.name[2] && tokens_are_any_value(item.value) &&
               variables_are_well_formed(item.value);
    g_autofree char *name = g_ascii_strdown(item.name, -1);
    g_autoptr(GArray) declarations = g_array_new(FALSE, TRUE, sizeof(Declaration));
    ValueParser parser = {.arena = reader->sheets->arena, .rest = tokens_trim(item.value)};
    if ((style_property_find(name) < 0 && !style_shorthand_find(name)) ||
        !style_declare(&parser, name, false, declarations))
        return false;
    bool is_set = true;
    for (guint i = 0; i < declarations->len; i++)
        is_set &= declaration_is_set(parser.arena, &g_array_index(declarations, Declaration, i));
    return is_set;
}

static bool holds_selector(const Condition *condition, TokenRange range) {
    ValueParser parser = quiet(condition, range);
    size_t n = 0;
    return selector_parse_strictly(&parser, &n) && n == 1;
}

/* One of a list that ends with NULL. */
static bool holds_word(const Condition *condition, TokenRange range, const char *const *words) {
    ValueParser parser = quiet(condition, range);
    for (size_t i = 0; words[i]; i++)
        if (value_take_ident(&parser, words[i]))
            return value_at_end(&parser);
    return false;
}

/* Functions that are not known are false. */
static bool holds_function(const Condition *condition, const Token *function) {
    if (token_is_function(function, "selector"))
        return holds_selector(condition, token_contents(function));
    if (token_is_function(function, "font-tech"))
        return holds_word(condition, token_contents(function), font_face_techniques);
    return token_is_function(function, "font-format") &&
           holds_word(condition, token_contents(function), font_face_formats);
}

static bool holds_inside(const Condition *condition, const Token *paren) {
    Condition inner = *condition;
    inner.parser.rest = tokens_trim(token_contents(paren));
    const Token *first = value_peek(&inner.parser);
    if (!first || inner.depth++ >= SUPPORTS_MAX_DEPTH)
        return false;
    if (first->kind == TOKEN_IDENT && !token_is_ident(first, "not"))
        return supports_declaration(condition->reader, inner.parser.rest);
    bool holds = take_condition(&inner);
    return holds && !inner.is_bad && value_at_end(&inner.parser);
}

static bool take_in_parens(Condition *condition) {
    const Token *token = value_peek(&condition->parser);
    if (!token || (token->kind != TOKEN_OPEN_PAREN && token->kind != TOKEN_FUNCTION)) {
        condition->is_bad = true;
        return false;
    }
    value_skip(&condition->parser);
    return token->kind == TOKEN_FUNCTION ? holds_function(condition, token)
                                         : holds_inside(condition, token);
}

static bool take_condition(Condition *condition) {
    if (value_take_ident(&condition->parser, "not"))
        return !take_in_parens(condition);
    bool holds = take_in_parens(condition);
    const char *word = NULL;
    for (;;) {
        bool is_and = value_take_ident(&condition->parser, "and");
        if (!is_and && !value_take_ident(&condition->parser, "or"))
            return holds;
        if (word && strcmp(word, is_and ? "and" : "or") != 0)
            condition->is_bad = true;
        word = is_and ? "and" : "or";
        bool next = take_in_parens(condition);
        holds = is_and ? holds && next : holds || next;
        if (condition->is_bad)
            return false;
    }
}

bool supports_holds(const SheetReader *reader, TokenRange range) {
    Condition condition = {.reader = reader, .parser = sheet_parser(reader, range)};
    const Token *at = value_peek(&condition.parser);
    bool holds = take_condition(&condition);
    if (!condition.is_bad && value_at_end(&condition.parser))
        return holds;
    if (at)
        sheet_notice(reader, at, "bad-syntax", "'@supports %s' is not understood",
                     sheet_raw_text(reader, range));
    return false;
}
