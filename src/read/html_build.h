/* SPDX-License-Identifier: MIT */
#pragma once

/* A body while it is built from a page's elements: blocks are opened when they come, lines when the
 * first word comes, phrases again in each line. */

#include "read/html_page.h"

/* Blocks in blocks of an article's body; with lines and phrases they fit into what the JSON form
 * takes. */
#define BUILD_MAX_BLOCKS ((size_t)470)
#define BUILD_MAX_PHRASES ((size_t)32)
#define BUILD_MAX_REOPENED ((size_t)2) /* phrases that go on in the next line */

typedef struct {
    const Node *from;
    Node *made; /* in the line that is open; NULL: not yet */
    bool was_made;
} BuildPhrase;

typedef struct {
    HtmlPage *page;
    Arena *arena;          /* the article's */
    Node *block;           /* that blocks and lines go into */
    size_t depth;          /* of it */
    Node *line;            /* that words go into; NULL: none is open */
    const Node *line_from; /* the element that words are in; NULL: bare words */
    bool is_preformatted, is_heading;
    const char *align; /* of lines around; NULL: as text stands */
    BuildPhrase phrases[BUILD_MAX_PHRASES];
    size_t n_phrases;
    GString *text;       /* of the text node that is being written */
    const char *origin;  /* of what is read */
    GHashTable *made_up; /* paragraphs around bare words */
    /* the line so far */
    bool has_content;
    gunichar last;
    Node *last_break; /* a br that nothing follows yet; NULL */
    GString *white;   /* white space that nothing follows yet */
    bool has_newline; /* in it */
    Node *white_node; /* the text it stands behind */
    Node *white_home; /* or the element it stands in */
} Build;

void build_text(Build *build, const char *text);
/* An element without a node of its own begins or ends here. */
void build_boundary(Build *build);
void build_break(Build *build);
void build_end_line(Build *build);
/* Something that is no text comes into the line: a picture, a formula. */
void build_append(Build *build, Node *node);
/* Ends the text node, so that an element can begin or end. */
void build_flush(Build *build);

/* The element as the article has it: its name, id, classes, language and the attributes that mean
 * something on paper. */
Node *build_copy(Build *build, const Node *from, const char *name);
/* What the element becomes as a phrase; NULL: its tags go. */
const char *build_phrase_name(const Build *build, const Node *node);
/* Has it a `style` attribute, and are those kept? */
bool build_keeps_style(const Build *build, const Node *node);

void build_picture(Build *build, const Node *node);
void build_media(Build *build, const Node *node);
/* A formula as text; html_math.c */
void build_formula(Build *build, const Node *node);
