/* SPDX-License-Identifier: MIT */
#pragma once

/* Tokens become rules and declarations, one at each call (CSS Syntax 3 §5.4). */

#include "style/tokens.h"

typedef enum { ITEM_RULE, ITEM_AT_RULE, ITEM_DECLARATION, ITEM_ERROR } ParserItemKind;

typedef struct {
    ParserItemKind kind;
    const Token *at;   /* where it starts */
    const char *name;  /* at-rule: without the @; declaration: the property */
    TokenRange value;  /* rule: prelude; declaration: value without !important */
    const Token *body; /* the {} block; NULL: none */
    bool is_important;
} ParserItem;

/* The next rule of `*input`, which moves past it; false at the end. CDO and CDC are skipped only
 * at the top level of a sheet. */
bool parser_next_rule(TokenRange *input, bool is_top_level, ParserItem *item);

/* The next declaration or at-rule of a {} block's contents. */
bool parser_next_declaration(TokenRange *input, ParserItem *item);

/* The next declaration, at-rule or rule of what stands in a style rule's block, as css-syntax-3 of
 * 2024 and css-nesting-1 have it (§5.5.4): what begins as a declaration and holds a {} block beside
 * other things is a rule. */
bool parser_next_content(TokenRange *input, ParserItem *item);

/* One declaration and nothing else (§5.3.8); false when it is none. */
bool parser_declaration(TokenRange input, ParserItem *item);
