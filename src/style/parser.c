/* SPDX-License-Identifier: MIT */
/* Turns tokens into rules and declarations with CSS's own error recovery (CSS Syntax 3 §5.4). */

#include "style/parser.h"

static void skip_space(TokenRange *input) {
    while (input->from < input->to && input->from->kind == TOKEN_WHITESPACE)
        input->from++;
}

/* Moves over component values up to a stop token or a {} block; says what it met. */
static TokenKind find_end(TokenRange *input, bool stops_at_semicolon) {
    while (input->from < input->to) {
        TokenKind kind = input->from->kind;
        if (kind == TOKEN_OPEN_CURLY || (stops_at_semicolon && kind == TOKEN_SEMICOLON))
            return kind;
        input->from = token_after(input->from);
    }
    return TOKEN_END;
}

/* §5.4.2 */
static void take_at_rule(TokenRange *input, ParserItem *item) {
    *item = (ParserItem){.kind = ITEM_AT_RULE, .at = input->from, .name = input->from->text};
    input->from++;
    item->value.from = input->from;
    TokenKind end = find_end(input, true);
    item->value.to = input->from;
    if (end == TOKEN_OPEN_CURLY)
        item->body = input->from;
    if (end != TOKEN_END)
        input->from = token_after(input->from);
}

/* §5.4.3 */
static void take_rule(TokenRange *input, ParserItem *item) {
    *item = (ParserItem){.kind = ITEM_RULE, .at = input->from, .value.from = input->from};
    TokenKind end = find_end(input, false);
    item->value.to = input->from;
    if (end == TOKEN_END) {
        item->kind = ITEM_ERROR;
        return;
    }
    item->body = input->from;
    input->from = token_after(input->from);
}

bool parser_next_rule(TokenRange *input, bool is_top_level, ParserItem *item) {
    while (input->from < input->to) {
        TokenKind kind = input->from->kind;
        bool is_skipped =
            kind == TOKEN_WHITESPACE || (is_top_level && (kind == TOKEN_CDO || kind == TOKEN_CDC));
        if (!is_skipped)
            break;
        input->from++;
    }
    if (input->from >= input->to)
        return false;
    if (input->from->kind == TOKEN_AT_KEYWORD)
        take_at_rule(input, item);
    else
        take_rule(input, item);
    return true;
}

/* Cuts `!important` off the end of a value (§5.4.6). */
static void take_important(ParserItem *item) {
    const Token *last[2];
    size_t n = 0;
    const Token *bang = NULL;
    for (const Token *t = item->value.from; t < item->value.to; t = token_after(t)) {
        if (t->kind == TOKEN_WHITESPACE)
            continue;
        last[0] = n ? last[1] : t;
        last[1] = t;
        n++;
    }
    if (n < 2 || !token_is_delim(last[0], '!') || !token_is_ident(last[1], "important"))
        return;
    bang = last[0];
    item->value.to = bang;
    item->is_important = true;
}

bool parser_declaration(TokenRange input, ParserItem *item) {
    skip_space(&input);
    *item = (ParserItem){.kind = ITEM_ERROR, .at = input.from};
    if (input.from >= input.to || input.from->kind != TOKEN_IDENT)
        return false;
    item->name = input.from->text;
    input.from++;
    skip_space(&input);
    if (input.from >= input.to || input.from->kind != TOKEN_COLON)
        return false;
    input.from++;
    item->kind = ITEM_DECLARATION;
    item->value = input;
    take_important(item);
    return true;
}

static const Token *skip_spaces(const Token *at, const Token *end) {
    while (at < end && at->kind == TOKEN_WHITESPACE)
        at++;
    return at;
}

/* Is what begins here, up to the `;` or {} block at `end`, a declaration? Blocks may stand in the
 * values of custom properties, elsewhere only as all there is. */
static bool is_declaration(TokenRange input, const Token *end) {
    const Token *name = input.from, *colon = skip_spaces(name + 1, input.to);
    if (name->kind != TOKEN_IDENT || colon >= input.to || colon->kind != TOKEN_COLON)
        return false;
    if (end >= input.to || end->kind != TOKEN_OPEN_CURLY)
        return true;
    if (name->text[0] == '-' && name->text[1] == '-')
        return true;
    const Token *after = skip_spaces(token_after(end), input.to);
    return skip_spaces(colon + 1, input.to) == end &&
           (after >= input.to || after->kind == TOKEN_SEMICOLON);
}

bool parser_next_content(TokenRange *input, ParserItem *item) {
    while (input->from < input->to &&
           (input->from->kind == TOKEN_WHITESPACE || input->from->kind == TOKEN_SEMICOLON))
        input->from++;
    if (input->from >= input->to)
        return false;
    TokenRange rest = *input;
    TokenKind end = input->from->kind == TOKEN_AT_KEYWORD ? TOKEN_END : find_end(&rest, true);
    if (end != TOKEN_OPEN_CURLY || is_declaration(*input, rest.from))
        return parser_next_declaration(input, item);
    take_rule(input, item);
    return true;
}

bool parser_next_declaration(TokenRange *input, ParserItem *item) {
    while (input->from < input->to &&
           (input->from->kind == TOKEN_WHITESPACE || input->from->kind == TOKEN_SEMICOLON))
        input->from++;
    if (input->from >= input->to)
        return false;
    if (input->from->kind == TOKEN_AT_KEYWORD) {
        take_at_rule(input, item);
        return true;
    }
    TokenRange one = {input->from, input->from};
    while (one.to < input->to && one.to->kind != TOKEN_SEMICOLON)
        one.to = token_after(one.to);
    input->from = one.to;
    parser_declaration(one, item);
    return true;
}
