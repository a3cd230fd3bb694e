/* SPDX-License-Identifier: MIT */
#pragma once

/* The elements that are read, and how HTML parses and kanyin prints them. Elements that are not
 * here are transparent: their content is read as if their tags were not there. */

#include <stdbool.h>
#include <stddef.h>

/* What becomes of an element. */
typedef enum {
    ROLE_BOX,      /* a block without a node of its own */
    ROLE_DIVISION, /* the same, unless class, id or language tell it apart */
    ROLE_FLOW,     /* a block of blocks: bare words in it become paragraphs */
    ROLE_ITEM,     /* a block of words or of blocks */
    ROLE_LINE,     /* a paragraph or heading */
    ROLE_PRE,      /* a block whose white space counts */
    ROLE_PHRASE,   /* within a line */
    ROLE_BREAK,
    ROLE_SOFT_BREAK,
    ROLE_RULE,
    ROLE_COLUMN,
    ROLE_PICTURE,
    ROLE_MEDIA,
    ROLE_FORMULA,
    ROLE_FORMULA_PART,
    ROLE_TEX,
    ROLE_DROPPED,
} HtmlRole;

/* What the parser does with it (HTML, 13.2.4 and 13.2.6). */
typedef enum {
    PARSED_ORDINARY,   /* closed by its end tag unless a special element stands between */
    PARSED_SPECIAL,    /* a block: closes a paragraph, its end tag works across others */
    PARSED_SCOPED,     /* special, and no end tag works across it */
    PARSED_MARKED,     /* scoped, and formatting does not go on in it */
    PARSED_FORMATTING, /* goes on in the next block when it is not closed */
    PARSED_VOID,
    PARSED_SCOPE_ONLY, /* an integration point of MathML */
} HtmlParsing;

typedef struct {
    const char *name;
    HtmlRole role;
    HtmlParsing parsing;
} HtmlTag;

extern const HtmlTag html_tags[];
extern const size_t html_n_tags;

/* By its name in any case; NULL: transparent. */
const HtmlTag *html_tag(const char *name, size_t length);
