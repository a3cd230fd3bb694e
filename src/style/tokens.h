/* SPDX-License-Identifier: MIT */
#pragma once

/* CSS text becomes tokens: CSS Syntax 3 §4. One flat array in which every opening token knows how
 * many tokens stand inside it, so that a component value is a range and nothing is allocated. */

#include "base/arena.h"
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef enum {
    TOKEN_IDENT,
    TOKEN_FUNCTION,
    TOKEN_AT_KEYWORD,
    TOKEN_HASH,
    TOKEN_STRING,
    TOKEN_BAD_STRING,
    TOKEN_URL,
    TOKEN_BAD_URL,
    TOKEN_DELIM,
    TOKEN_NUMBER,
    TOKEN_PERCENTAGE,
    TOKEN_DIMENSION,
    TOKEN_WHITESPACE,
    TOKEN_CDO,
    TOKEN_CDC,
    TOKEN_COLON,
    TOKEN_SEMICOLON,
    TOKEN_COMMA,
    TOKEN_OPEN_SQUARE,
    TOKEN_CLOSE_SQUARE,
    TOKEN_OPEN_PAREN,
    TOKEN_CLOSE_PAREN,
    TOKEN_OPEN_CURLY,
    TOKEN_CLOSE_CURLY,
    TOKEN_COMMENT, /* from style_token_next only */
    TOKEN_END
} TokenKind;

typedef struct {
    TokenKind kind;
    bool is_id;          /* hash: its value is an identifier */
    bool is_integer;     /* numeric: written without a point and exponent */
    bool is_unfinished;  /* string, url, comment, block: the input ended first; a closing token:
                            it ends nothing */
    char sign;           /* numeric: '+', '-' or 0 */
    uint32_t start, end; /* bytes in the source */
    uint32_t length;     /* opening tokens: how many tokens lie between it and its next sibling */
    uint32_t character;  /* delim */
    double number;
    const char *text; /* name, string, url, unit: escapes resolved */
} Token;

/* A range of tokens; a pull parser's input and a declaration's value. */
typedef struct {
    const Token *from, *to;
} TokenRange;

typedef struct {
    Arena *arena;
    const char *bytes; /* valid UTF-8 */
    size_t length, at;
    GString *scratch; /* names with escapes are gathered here */
} Tokenizer;

/* The next token, comments and the end included. */
Token style_token_next(Tokenizer *tokenizer);

/* All tokens of a text without its comments, blocks matched; in `arena`. */
TokenRange style_tokenize(Arena *arena, const char *bytes, size_t length);

/* Finds the extent of each block in `n` tokens; an unmatched closing token stays as it is. */
void style_tokens_match(Token *tokens, size_t n);

static inline const Token *token_after(const Token *token) {
    return token + 1 + token->length;
}

/* What stands inside an opening token. */
static inline TokenRange token_contents(const Token *token) {
    return (TokenRange){token + 1, token + token->length + (token->is_unfinished ? 1 : 0)};
}

bool token_is_delim(const Token *token, char character);
/* ASCII case-insensitive, as CSS compares keywords. */
bool token_is_ident(const Token *token, const char *name);
bool token_is_function(const Token *token, const char *name);
/* <declaration-value> of CSS Syntax 3 §8.2 in two steps: no bad string or URL and no closing token
 * without an opening one, however deep; outside of blocks no closing token, no `!` and no `;`. */
bool tokens_are_whole(TokenRange range);
bool tokens_are_any_value(TokenRange range);
/* What stands before the next comma, trimmed; the list moves past it. */
TokenRange tokens_take_item(TokenRange *list);
/* Without the white space at both ends. */
TokenRange tokens_trim(TokenRange range);
