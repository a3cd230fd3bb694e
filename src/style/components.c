/* SPDX-License-Identifier: MIT */
/* Turns a token stream into a flat array with matched blocks, and asks simple things of it. */

#include "style/tokens.h"

#include <string.h>

/* A closing token ends only the innermost open block (CSS Syntax 3 §5.4.8); any other is an error
 * the consumer of its place sees. */
void style_tokens_match(Token *tokens, size_t n) {
    g_autoptr(GArray) open = g_array_new(FALSE, FALSE, sizeof(size_t));
    for (size_t i = 0; i < n; i++) {
        Token *token = &tokens[i];
        switch (token->kind) {
        case TOKEN_FUNCTION:
        case TOKEN_OPEN_SQUARE:
        case TOKEN_OPEN_PAREN:
        case TOKEN_OPEN_CURLY:
            token->length = 0;
            g_array_append_val(open, i);
            break;
        case TOKEN_CLOSE_SQUARE:
        case TOKEN_CLOSE_PAREN:
        case TOKEN_CLOSE_CURLY:
            token->is_unfinished = true;
            if (open->len) {
                size_t at = g_array_index(open, size_t, open->len - 1);
                TokenKind opener = tokens[at].kind;
                TokenKind closer = opener == TOKEN_FUNCTION ? TOKEN_CLOSE_PAREN : opener + 1;
                if (closer != token->kind)
                    break;
                tokens[at].length = (uint32_t)(i - at);
                tokens[at].is_unfinished = token->is_unfinished = false;
                g_array_set_size(open, open->len - 1);
            }
            break;
        default:
            break;
        }
    }
    for (guint i = 0; i < open->len; i++) {
        size_t at = g_array_index(open, size_t, i);
        tokens[at].length = (uint32_t)(n - at - 1);
        tokens[at].is_unfinished = true;
    }
}

TokenRange style_tokenize(Arena *arena, const char *bytes, size_t length) {
    GArray *tokens = g_array_sized_new(FALSE, FALSE, sizeof(Token), (guint)(length / 3));
    GString *scratch = g_string_sized_new(64);
    Tokenizer tokenizer = {arena, bytes, length, 0, scratch};
    for (;;) {
        Token token = style_token_next(&tokenizer);
        if (token.kind == TOKEN_COMMENT)
            continue;
        g_array_append_val(tokens, token);
        if (token.kind == TOKEN_END)
            break;
    }
    g_string_free(scratch, TRUE);
    size_t n = tokens->len - 1;
    /* a large sheet's tokens are many times its size: they are not copied */
    Token *kept = g_realloc(g_array_free(tokens, FALSE), (n + 1) * sizeof(Token));
    arena_own(arena, kept, g_free);
    style_tokens_match(kept, n);
    return (TokenRange){kept, kept + n};
}

bool token_is_delim(const Token *token, char character) {
    return token->kind == TOKEN_DELIM && token->character == (unsigned char)character;
}

bool token_is_ident(const Token *token, const char *name) {
    return token->kind == TOKEN_IDENT && g_ascii_strcasecmp(token->text, name) == 0;
}

bool token_is_function(const Token *token, const char *name) {
    return token->kind == TOKEN_FUNCTION && g_ascii_strcasecmp(token->text, name) == 0;
}

/* Going back over the white space is safe: a closing token is never white space. */
TokenRange tokens_trim(TokenRange range) {
    while (range.from < range.to && range.from->kind == TOKEN_WHITESPACE)
        range.from++;
    while (range.from < range.to && range.to[-1].kind == TOKEN_WHITESPACE)
        range.to--;
    return range;
}

static bool is_closing(const Token *token) {
    return token->kind == TOKEN_CLOSE_SQUARE || token->kind == TOKEN_CLOSE_PAREN ||
           token->kind == TOKEN_CLOSE_CURLY;
}

bool tokens_are_whole(TokenRange range) {
    for (const Token *t = range.from; t < range.to; t++)
        if (t->kind == TOKEN_BAD_STRING || t->kind == TOKEN_BAD_URL ||
            (is_closing(t) && t->is_unfinished))
            return false;
    return true;
}

bool tokens_are_any_value(TokenRange range) {
    for (const Token *t = range.from; t < range.to; t = token_after(t))
        if (is_closing(t) || t->kind == TOKEN_SEMICOLON || token_is_delim(t, '!'))
            return false;
    return true;
}

TokenRange tokens_take_item(TokenRange *list) {
    TokenRange one = {list->from, list->from};
    while (one.to < list->to && one.to->kind != TOKEN_COMMA)
        one.to = token_after(one.to);
    list->from = one.to < list->to ? one.to + 1 : list->to;
    return tokens_trim(one);
}
