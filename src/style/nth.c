/* SPDX-License-Identifier: MIT */
/* Reads An+B (CSS Syntax 3 §6), which the tokenizer cuts in many ways: `3n-1` is one dimension,
 * `-n- 1` an identifier and a number. */

#include "style/value.h"

#include <string.h>

/* What may stand after the part with `n`: an offset, only digits, nothing. */
typedef enum { TAIL_OPEN, TAIL_WANTS_NUMBER, TAIL_DONE } Tail;

/* Reads `n`, `n-` or `n-3` after the step; false when it is none of these. */
static bool read_tail(const char *text, int *offset, Tail *tail) {
    *offset = 0;
    *tail = TAIL_OPEN;
    if (g_ascii_tolower(*text) != 'n')
        return false;
    text++;
    if (!*text)
        return true;
    if (*text != '-')
        return false;
    text++;
    *tail = *text ? TAIL_DONE : TAIL_WANTS_NUMBER;
    for (const char *c = text; *c; c++) {
        if (!g_ascii_isdigit(*c) || c - text > 8)
            return false;
        *offset = *offset * 10 - (*c - '0');
    }
    return true;
}

/* The number after the sign: `+ 1`, `- 1`, `+1`, `-1`; absent is fine unless it was promised. */
static bool take_offset(ValueParser *parser, bool wants_number, int *offset) {
    int sign = wants_number ? -1 : 0;
    const Token *token = value_peek(parser);
    if (!token)
        return !wants_number;
    if (!sign && (token_is_delim(token, '+') || token_is_delim(token, '-'))) {
        sign = token_is_delim(token, '-') ? -1 : 1;
        value_skip(parser);
        token = value_peek(parser);
        if (!token)
            return false;
    }
    if (token->kind != TOKEN_NUMBER || !token->is_integer)
        return sign == 0;
    if ((sign != 0) == (token->sign != 0))
        return false;
    return value_take_integer(parser, offset) && ((*offset *= sign ? sign : 1), true);
}

/* The part up to `n`, or all of `odd`, `even` and a lone number (then *is_done). */
static bool take_step(ValueParser *parser, int *step, int *offset, Tail *tail) {
    const Token *token = value_peek(parser);
    if (!token)
        return false;
    *step = 1;
    if (token->kind == TOKEN_DIMENSION && token->is_integer) {
        *step = (int)CLAMP(token->number, -1e8, 1e8);
        if (!read_tail(token->text, offset, tail))
            return false;
    } else if (token_is_delim(token, '+')) {
        if (token + 1 >= parser->rest.to || token[1].kind != TOKEN_IDENT ||
            !read_tail(token[1].text, offset, tail))
            return false;
        value_skip(parser);
    } else if (token->kind == TOKEN_IDENT) {
        bool is_negative = token->text[0] == '-';
        *step = is_negative ? -1 : 1;
        if (!read_tail(token->text + is_negative, offset, tail))
            return false;
    } else {
        return false;
    }
    value_skip(parser);
    return true;
}

bool value_take_nth(ValueParser *parser, int *step, int *offset) {
    *step = 2;
    *offset = 1;
    if (value_take_ident(parser, "odd"))
        return true;
    *offset = 0;
    if (value_take_ident(parser, "even"))
        return true;
    *step = 0;
    if (value_take_integer(parser, offset))
        return true;
    Tail tail = TAIL_OPEN;
    if (!take_step(parser, step, offset, &tail))
        return false;
    return tail == TAIL_DONE || take_offset(parser, tail == TAIL_WANTS_NUMBER, offset);
}
