/* SPDX-License-Identifier: MIT */
#pragma once

/* The tree of meaning: nodes that keep an HTML element name, id, classes and attributes, so that
 * CSS selectors have something to match. Nodes live in the arena they were made in. */

#include "base/arena.h"
#include <stdbool.h>
#include <stddef.h>

typedef enum { NODE_ELEMENT, NODE_TEXT } NodeKind;

typedef struct {
    const char *name; /* lower case */
    const char *value;
} NodeAttribute;

typedef struct Node Node;
struct Node {
    NodeKind kind;
    const char *name;   /* element: lower-case local name; text: NULL */
    const char *text;   /* text: UTF-8, white space as the reader left it; element: NULL */
    const char *id;     /* NULL if none */
    const char *lang;   /* a language tag where it changes here; NULL inherits */
    const char *origin; /* where it came from: "line 12", "json", "div#zoom"; NULL if unknown */
    const char **classes;
    size_t n_classes;
    NodeAttribute *attributes; /* without id, class and lang */
    size_t n_attributes;
    Node *parent, *first_child, *last_child, *prev, *next;
};

/* Of one element; who reads a foreign tree refuses more, since each is looked for among all. */
#define NODE_MAX_ATTRIBUTES 256u
#define NODE_MAX_CLASSES 256u

Node *node_element(Arena *arena, const char *name, const char *classes /* spaced; NULL none */);
Node *node_text(Arena *arena, const char *text);
void node_append(Node *parent, Node *child);
void node_insert_before(Node *sibling, Node *child);
void node_remove(Node *node);                  /* unlinks; the arena keeps the memory */
void node_move_children(Node *from, Node *to); /* behind those that `to` has */
void node_add_class(Arena *arena, Node *node, const char *class_name);
bool node_has_class(const Node *node, const char *class_name);
bool node_has_one_class(const Node *node, const char *const *names); /* NULL-terminated */
void node_set_attribute(Arena *arena, Node *node, const char *name, const char *value);
const char *node_attribute(const Node *node, const char *name); /* also id and lang; or NULL */
const char *node_language(const Node *node);                    /* inherited; or NULL */
Node *node_copy(Arena *arena, const Node *node);                /* deep, unlinked */
/* All text below, joined; of ruby the bases: 北京 of 北京（Běijīng）. */
char *node_text_content(Arena *arena, const Node *node);
unsigned origin_line(const char *origin); /* the number in "line 12"; 0: there is none */
