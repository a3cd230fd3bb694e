/* SPDX-License-Identifier: MIT */
#pragma once

/* The steps of article_tree, one file each. */

#include "article/words.h"

typedef struct {
    const Article *article;
    Arena *arena; /* of the tree, not of the article */
    Notices *notices;
} Tree;

/* Each adds what the article has to `root`. */
void tree_add_head(const Tree *tree, Node *root);
void tree_add_body(const Tree *tree, Node *root);
void tree_add_tail(const Tree *tree, Node *root);
void tree_add_provenance(const Tree *tree, Node *root);

/* Adds an element holding one text, a line of its own; gives it back. */
Node *tree_add(const Tree *tree, Node *parent, const char *name, const char *classes,
               const char *text);
/* Gives the node the id, classes and attributes of another, NULL none, that it has not itself. */
void tree_add_names(const Tree *tree, Node *node, const Node *names);
void tree_add_text(const Tree *tree, Node *parent, const char *text);

/* The text room closes the spaces up that are typed between Han, as body text wants it; in a title,
 * a caption, a row of names they part words: 守正創新 篤行致遠. They become U+3000 here. */
const char *tree_widen_spaces(Arena *arena, const char *text);
/* The same for all text below a node. */
void tree_widen_below(Arena *arena, Node *node);
/* The same for rows of names in brackets, （记者 张三 李四）, below a node. */
void tree_widen_names(Arena *arena, Node *node);

/* Notes, however a page has them, as style sheets know them. */
void tree_name_notes(const Tree *tree, Node *body);
