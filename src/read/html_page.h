/* SPDX-License-Identifier: MIT */
#pragma once

/* A page of HTML while it is read: all its elements as a tree, from which what is read is taken
 * away, step by step, until the article's body is left. */

#include "read/html_flatten.h"

typedef struct {
    Article *article;
    const ReadOptions *options;
    Arena *arena; /* of the page's tree, gone when it is read */
    Node *root;   /* <html>; each node's origin is its line */
    Node *body;
    Node *part;             /* which is the article */
    Node *outside;          /* what is around it; NULL until it is chosen */
    GString *footer;        /* lines for the colophon, as the steps find them */
    GArray *footer_lines;   /* of unsigned: where each of them stood */
    GArray *scripts;        /* of HtmlScript: JSON-LD */
    const char *base;       /* <base href>; NULL */
    bool loads_mathematics; /* a script of MathJax or KaTeX */
    size_t n_formulas;
    size_t n_attribute_bytes;   /* of the attributes and classes that the body has so far */
    size_t n_attributes_beyond; /* HTML_MAX_ATTRIBUTE_BYTES */
} HtmlPage;

/* Parses a page into its tree. Free it with html_page_free(). */
HtmlPage *html_page_parse(Article *article, const char *text, size_t length,
                          const ReadOptions *options, GError **error);
void html_page_free(HtmlPage *page); /* NULL is fine */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(HtmlPage, html_page_free)

/* Appends what `from` holds to `into`, as blocks. */
void html_build(HtmlPage *page, const Node *from, Node *into);

/* What an element of the page is called, as an empty one of that name for the article: id, classes,
 * attributes; NULL if nothing. */
const Node *html_names(HtmlPage *page, const Node *from, const char *name);

/* Stands in the text of a body that is being read where phrases without a node of their own meet:
 * <span>来源：某报</span><span>作者：某人</span>. No text holds it by itself. */
#define HTML_BOUNDARY '\x1F'

/* Turns pictures that stand alone below `body` into figures, with the captions beside them. */
void html_make_figures(Article *article, Node *body);

/* Is the element one of this name? */
bool html_is(const Node *node, const char *name);
/* Does the attribute, a list of words, hold that one, in any case? */
bool html_has_word(const char *words, const char *word);
/* The text below a node with white space collapsed and stripped, in `arena`; "" if none. */
const char *html_words(Arena *arena, const Node *node);
/* The next node in the order of the document below `top`, the children of `node` passed over or
 * not; NULL at the end. */
Node *html_next(const Node *node, const Node *top);
Node *html_next_beside(const Node *node, const Node *top);
