/* SPDX-License-Identifier: MIT */
/* Turns CSS text into tokens (CSS Syntax 3 §4.3), working on the bytes as they stand: the
 * preprocessing of §3.3 (newlines, NUL) is done where a character is read. */

#include "style/tokens.h"

#include "style/characters.h"
#include <math.h>
#include <string.h>

static int peek(const Tokenizer *t, size_t ahead) {
    size_t at = t->at + ahead;
    return at < t->length ? (unsigned char)t->bytes[at] : -1;
}

static bool starts_name(const Tokenizer *t, size_t ahead) {
    size_t at = t->at + ahead;
    return at < t->length && css_is_name_start(t->bytes + at);
}

/* §4.3.8: a backslash at the very end counts. */
static bool is_escape(const Tokenizer *t, size_t ahead) {
    return peek(t, ahead) == '\\' && !css_is_newline(peek(t, ahead + 1));
}

/* §4.3.9 */
static bool starts_ident(const Tokenizer *t, size_t ahead) {
    if (peek(t, ahead) == '-')
        return peek(t, ahead + 1) == '-' || starts_name(t, ahead + 1) || is_escape(t, ahead + 1);
    return starts_name(t, ahead) || is_escape(t, ahead);
}

/* §4.3.10 */
static bool starts_number(const Tokenizer *t, size_t ahead) {
    int c = peek(t, ahead);
    if (c == '+' || c == '-')
        c = peek(t, ++ahead);
    if (c == '.')
        c = peek(t, ++ahead);
    return g_ascii_isdigit(c) && c != -1;
}

static void skip_whitespace(Tokenizer *t) {
    while (css_is_space(peek(t, 0)))
        t->at++;
}

/* §4.3.7: after the backslash. */
static void consume_escape(Tokenizer *t) {
    int c = peek(t, 0);
    if (c == -1 || c == 0) {
        t->at += c == 0;
        g_string_append(t->scratch, "\xEF\xBF\xBD");
        return;
    }
    if (!g_ascii_isxdigit(c)) {
        size_t width = css_character_width(t->bytes + t->at);
        g_string_append_len(t->scratch, t->bytes + t->at, (gssize)width);
        t->at += width;
        return;
    }
    uint32_t code = 0;
    for (int digits = 0; digits < 6 && peek(t, 0) != -1 && g_ascii_isxdigit(peek(t, 0)); digits++)
        code = code * 16 + (uint32_t)g_ascii_xdigit_value(t->bytes[t->at++]);
    if (peek(t, 0) == '\r' && peek(t, 1) == '\n')
        t->at += 2;
    else if (css_is_space(peek(t, 0)))
        t->at++;
    bool is_bad = code == 0 || code > 0x10FFFF || (code >= 0xD800 && code <= 0xDFFF);
    g_string_append_unichar(t->scratch, is_bad ? 0xFFFD : code);
}

/* Appends the character here as it stands, NUL as U+FFFD. */
static void consume_character(Tokenizer *t) {
    if (t->bytes[t->at] == 0) {
        t->at++;
        g_string_append(t->scratch, "\xEF\xBF\xBD");
        return;
    }
    size_t width = css_character_width(t->bytes + t->at);
    g_string_append_len(t->scratch, t->bytes + t->at, (gssize)width);
    t->at += width;
}

/* §4.3.11. Most names are plain and are copied at once. */
static const char *consume_name(Tokenizer *t) {
    size_t start = t->at;
    while (t->at < t->length && css_is_plain_name(t->bytes[t->at]))
        t->at++;
    if (!(t->at < t->length && (t->bytes[t->at] == '\\' || css_is_name(t->bytes + t->at))))
        return arena_strndup(t->arena, t->bytes + start, t->at - start);
    g_string_truncate(t->scratch, 0);
    g_string_append_len(t->scratch, t->bytes + start, (gssize)(t->at - start));
    while (t->at < t->length) {
        if (css_is_name(t->bytes + t->at)) {
            consume_character(t);
        } else if (is_escape(t, 0)) {
            t->at++;
            consume_escape(t);
        } else {
            break;
        }
    }
    return arena_strndup(t->arena, t->scratch->str, t->scratch->len);
}

static size_t skip_digits(Tokenizer *t) {
    size_t start = t->at;
    while (peek(t, 0) != -1 && g_ascii_isdigit(peek(t, 0)))
        t->at++;
    return t->at - start;
}

/* §4.3.13. Up to 15 digits the quotient is exact; the rest is strtod's work. */
static double convert_number(const char *text, size_t length) {
    static const double powers[] = {1e0, 1e1, 1e2,  1e3,  1e4,  1e5,  1e6,  1e7,
                                    1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15};
    double whole = 0;
    size_t digits = 0, decimals = 0;
    bool is_negative = false, after_point = false;
    for (size_t i = 0; i < length; i++) {
        if (g_ascii_isdigit(text[i])) {
            whole = whole * 10 + (text[i] - '0');
            digits++;
            decimals += after_point;
        } else if (text[i] == '.') {
            after_point = true;
        } else if (text[i] == '-' && i == 0) {
            is_negative = true;
        } else if (text[i] != '+' || i != 0) {
            digits = 99;
            break;
        }
    }
    if (digits <= 15)
        return (is_negative ? -whole : whole) / powers[decimals];
    g_autofree char *copy = g_strndup(text, length);
    double number = g_ascii_strtod(copy, NULL);
    return isfinite(number) ? number : copysign(1e300, number);
}

/* §4.3.12 */
static void consume_number(Tokenizer *t, Token *token) {
    size_t start = t->at;
    int c = peek(t, 0);
    if (c == '+' || c == '-') {
        token->sign = (char)c;
        t->at++;
    }
    token->is_integer = true;
    skip_digits(t);
    if (peek(t, 0) == '.' && peek(t, 1) != -1 && g_ascii_isdigit(peek(t, 1))) {
        t->at++;
        skip_digits(t);
        token->is_integer = false;
    }
    size_t exponent = (peek(t, 1) == '+' || peek(t, 1) == '-') ? 2 : 1;
    if ((peek(t, 0) == 'e' || peek(t, 0) == 'E') && peek(t, exponent) != -1 &&
        g_ascii_isdigit(peek(t, exponent))) {
        t->at += exponent;
        skip_digits(t);
        token->is_integer = false;
    }
    token->number = convert_number(t->bytes + start, t->at - start);
}

/* §4.3.3 */
static void consume_numeric(Tokenizer *t, Token *token) {
    consume_number(t, token);
    if (starts_ident(t, 0)) {
        token->kind = TOKEN_DIMENSION;
        token->text = consume_name(t);
    } else if (peek(t, 0) == '%') {
        t->at++;
        token->kind = TOKEN_PERCENTAGE;
    } else {
        token->kind = TOKEN_NUMBER;
    }
}

/* §4.3.5 */
static void consume_string(Tokenizer *t, Token *token) {
    int quote = peek(t, 0);
    t->at++;
    g_string_truncate(t->scratch, 0);
    token->kind = TOKEN_STRING;
    for (;;) {
        int c = peek(t, 0);
        if (c == -1) {
            token->is_unfinished = true;
            break;
        }
        if (c == quote) {
            t->at++;
            break;
        }
        if (css_is_newline(c)) {
            token->kind = TOKEN_BAD_STRING;
            break;
        }
        if (c != '\\') {
            consume_character(t);
            continue;
        }
        t->at++;
        if (peek(t, 0) == '\r' && peek(t, 1) == '\n')
            t->at += 2;
        else if (css_is_newline(peek(t, 0)))
            t->at++;
        else if (peek(t, 0) != -1)
            consume_escape(t);
    }
    token->text = arena_strndup(t->arena, t->scratch->str, t->scratch->len);
}

/* §4.3.14 */
static void consume_bad_url(Tokenizer *t, Token *token) {
    token->kind = TOKEN_BAD_URL;
    for (int c = peek(t, 0); c != -1; c = peek(t, 0)) {
        t->at += is_escape(t, 0) && peek(t, 1) != -1 ? 2 : 1;
        if (c == ')')
            return;
    }
}

/* §4.3.6: after `url(`. */
static void consume_url(Tokenizer *t, Token *token) {
    token->kind = TOKEN_URL;
    g_string_truncate(t->scratch, 0);
    skip_whitespace(t);
    for (;;) {
        int c = peek(t, 0);
        if (css_is_space(c)) {
            skip_whitespace(t);
            c = peek(t, 0);
            if (c != -1 && c != ')') {
                consume_bad_url(t, token);
                return;
            }
        }
        if (c == ')' || c == -1) {
            t->at += c == ')';
            token->is_unfinished = c == -1;
            break;
        }
        bool is_escaped = is_escape(t, 0);
        if (c == '"' || c == '\'' || c == '(' || css_is_unprintable(c) ||
            (c == '\\' && !is_escaped)) {
            consume_bad_url(t, token);
            return;
        }
        if (is_escaped) {
            t->at++;
            consume_escape(t);
        } else {
            consume_character(t);
        }
    }
    token->text = arena_strndup(t->arena, t->scratch->str, t->scratch->len);
}

/* §4.3.4 */
static void consume_ident_like(Tokenizer *t, Token *token) {
    token->text = consume_name(t);
    token->kind = TOKEN_IDENT;
    if (peek(t, 0) != '(')
        return;
    t->at++;
    token->kind = TOKEN_FUNCTION;
    if (g_ascii_strcasecmp(token->text, "url") != 0)
        return;
    /* the white space before a quote stays a token of its own */
    size_t ahead = 0;
    while (css_is_space(peek(t, ahead)))
        ahead++;
    int c = peek(t, ahead);
    if (c != '"' && c != '\'')
        consume_url(t, token);
}

static void consume_comment(Tokenizer *t, Token *token) {
    token->kind = TOKEN_COMMENT;
    const char *end = memmem(t->bytes + t->at + 2, t->length - t->at - 2, "*/", 2);
    token->is_unfinished = !end;
    t->at = end ? (size_t)(end - t->bytes) + 2 : t->length;
}

static bool consume_mark(Tokenizer *t, Token *token) {
    static const struct {
        char mark;
        TokenKind kind;
    } marks[] = {{':', TOKEN_COLON},       {';', TOKEN_SEMICOLON},    {',', TOKEN_COMMA},
                 {'[', TOKEN_OPEN_SQUARE}, {']', TOKEN_CLOSE_SQUARE}, {'(', TOKEN_OPEN_PAREN},
                 {')', TOKEN_CLOSE_PAREN}, {'{', TOKEN_OPEN_CURLY},   {'}', TOKEN_CLOSE_CURLY}};
    for (size_t i = 0; i < G_N_ELEMENTS(marks); i++) {
        if (peek(t, 0) != marks[i].mark)
            continue;
        token->kind = marks[i].kind;
        t->at++;
        return true;
    }
    return false;
}

static void consume_delim(Tokenizer *t, Token *token) {
    token->kind = TOKEN_DELIM;
    token->character = t->bytes[t->at] ? g_utf8_get_char(t->bytes + t->at) : 0xFFFD;
    t->at += css_character_width(t->bytes + t->at);
}

/* #, @, < and - may open a longer token; false leaves a delim. */
static bool consume_led(Tokenizer *t, Token *token) {
    int c = peek(t, 0);
    bool is_name = t->at + 1 < t->length && css_is_name(t->bytes + t->at + 1);
    if (c == '#' && (is_name || is_escape(t, 1))) {
        token->kind = TOKEN_HASH;
        token->is_id = starts_ident(t, 1);
    } else if (c == '@' && starts_ident(t, 1)) {
        token->kind = TOKEN_AT_KEYWORD;
    } else {
        bool is_cdc = c == '-' && peek(t, 1) == '-' && peek(t, 2) == '>';
        bool is_cdo = c == '<' && peek(t, 1) == '!' && peek(t, 2) == '-' && peek(t, 3) == '-';
        token->kind = is_cdc ? TOKEN_CDC : TOKEN_CDO;
        t->at += is_cdc ? 3 : is_cdo ? 4 : 0;
        return is_cdc || is_cdo;
    }
    t->at++;
    token->text = consume_name(t);
    return true;
}

/* §4.3.1 */
Token style_token_next(Tokenizer *t) {
    Token token = {.kind = TOKEN_END, .start = (uint32_t)t->at};
    int c = peek(t, 0);
    if (c == -1) {
        token.end = token.start;
        return token;
    }
    if (c == '/' && peek(t, 1) == '*') {
        consume_comment(t, &token);
    } else if (css_is_space(c)) {
        token.kind = TOKEN_WHITESPACE;
        skip_whitespace(t);
    } else if (c == '"' || c == '\'') {
        consume_string(t, &token);
    } else if (starts_number(t, 0)) {
        consume_numeric(t, &token);
    } else if (consume_led(t, &token)) {
        token.length = 0;
    } else if (starts_ident(t, 0)) {
        consume_ident_like(t, &token);
    } else if (!consume_mark(t, &token)) {
        consume_delim(t, &token);
    }
    token.end = (uint32_t)t->at;
    return token;
}
