/* SPDX-License-Identifier: MIT */
#pragma once

/* The elements that an HTML parser would have open, followed without building a tree. It may take
 * an element for open that is not, never the other way. */

#include "read/html.h"
#include "read/html_tags.h"

typedef struct {
    const HtmlTag *tag;
    bool is_foreign; /* an element of MathML */
} HtmlOpen;

typedef struct {
    const HtmlTag *tag; /* NULL: a marker, formatting before it rests */
    size_t depth;       /* of the stack when it was opened */
    bool is_closed;     /* its block is: the next words open it again */
    size_t size;        /* bytes of its start tag, which each opening has again */
} HtmlFormatting;

#define HTML_STACK_ROOM (HTML_MAX_NESTING + 8)

typedef struct {
    HtmlOpen open[HTML_STACK_ROOM];
    size_t depth;
    HtmlFormatting formatting[HTML_STACK_ROOM];
    size_t n_entries;     /* formatting and markers */
    size_t n_formatting;  /* without markers */
    unsigned *n_open;     /* by place in html_tags: how many are open or formatting */
    size_t n_tags;        /* seen, and opened again */
    size_t n_repeated;    /* bytes of the start tags opened again */
    unsigned *n_left_out; /* by place in html_tags: start tags dropped for their depth */
} HtmlStack;

void html_stack_begin(HtmlStack *stack);
void html_stack_end(HtmlStack *stack);

/* A start tag comes: closes what it closes; false where the parser would take no notice of it. */
bool html_stack_prepare(HtmlStack *stack, const HtmlTag *tag);
/* Is there room for it? */
bool html_stack_has_room(const HtmlStack *stack, const HtmlTag *tag);
/* Opens it; `size` is that of its start tag in bytes. */
void html_stack_push(HtmlStack *stack, const HtmlTag *tag, size_t size);
/* An end tag comes: false where it closes nothing. */
bool html_stack_close(HtmlStack *stack, const HtmlTag *tag);
/* Words come: formatting that blocks have closed opens again. */
void html_stack_reopen(HtmlStack *stack);
bool html_stack_is_foreign(const HtmlStack *stack);
