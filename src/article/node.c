/* SPDX-License-Identifier: MIT */
/* Turns what readers find into a tree of elements and texts. */

#include "article/node.h"

#include <glib.h>
#include <string.h>

Node *node_element(Arena *arena, const char *name, const char *classes) {
    Node *node = arena_new0(arena, Node);
    node->kind = NODE_ELEMENT;
    node->name = arena_strdup(arena, name);
    g_auto(GStrv) words = g_strsplit_set(classes ? classes : "", " \t\n\f\r", -1);
    for (size_t i = 0; words[i]; i++)
        if (*words[i])
            node_add_class(arena, node, words[i]);
    return node;
}

Node *node_text(Arena *arena, const char *text) {
    Node *node = arena_new0(arena, Node);
    node->kind = NODE_TEXT;
    node->text = arena_strdup(arena, text);
    return node;
}

void node_append(Node *parent, Node *child) {
    g_assert(parent->kind == NODE_ELEMENT && !child->parent);
    child->parent = parent;
    child->prev = parent->last_child;
    if (parent->last_child)
        parent->last_child->next = child;
    else
        parent->first_child = child;
    parent->last_child = child;
}

void node_insert_before(Node *sibling, Node *child) {
    g_assert(sibling->parent && !child->parent);
    child->parent = sibling->parent;
    child->prev = sibling->prev;
    child->next = sibling;
    if (sibling->prev)
        sibling->prev->next = child;
    else
        sibling->parent->first_child = child;
    sibling->prev = child;
}

void node_remove(Node *node) {
    if (!node->parent)
        return;
    if (node->prev)
        node->prev->next = node->next;
    else
        node->parent->first_child = node->next;
    if (node->next)
        node->next->prev = node->prev;
    else
        node->parent->last_child = node->prev;
    node->parent = node->prev = node->next = NULL;
}

void node_move_children(Node *from, Node *to) {
    for (Node *child; (child = from->first_child);) {
        node_remove(child);
        node_append(to, child);
    }
}

void node_add_class(Arena *arena, Node *node, const char *class_name) {
    if (node_has_class(node, class_name))
        return;
    node->classes = arena_grow(arena, node->classes, node->n_classes, sizeof *node->classes);
    node->classes[node->n_classes++] = arena_strdup(arena, class_name);
}

bool node_has_class(const Node *node, const char *class_name) {
    for (size_t i = 0; i < node->n_classes; i++)
        if (strcmp(node->classes[i], class_name) == 0)
            return true;
    return false;
}

bool node_has_one_class(const Node *node, const char *const *names) {
    for (; *names; names++)
        if (node_has_class(node, *names))
            return true;
    return false;
}

void node_set_attribute(Arena *arena, Node *node, const char *name, const char *value) {
    for (size_t i = 0; i < node->n_attributes; i++) {
        if (strcmp(node->attributes[i].name, name) == 0) {
            node->attributes[i].value = arena_strdup(arena, value);
            return;
        }
    }
    node->attributes =
        arena_grow(arena, node->attributes, node->n_attributes, sizeof(NodeAttribute));
    node->attributes[node->n_attributes++] =
        (NodeAttribute){arena_strdup(arena, name), arena_strdup(arena, value)};
}

const char *node_attribute(const Node *node, const char *name) {
    if (strcmp(name, "id") == 0)
        return node->id;
    if (strcmp(name, "lang") == 0)
        return node->lang;
    for (size_t i = 0; i < node->n_attributes; i++)
        if (strcmp(node->attributes[i].name, name) == 0)
            return node->attributes[i].value;
    return NULL;
}

const char *node_language(const Node *node) {
    for (; node; node = node->parent)
        if (node->lang)
            return node->lang;
    return NULL;
}

Node *node_copy(Arena *arena, const Node *node) {
    if (node->kind == NODE_TEXT) {
        Node *copy = node_text(arena, node->text);
        copy->origin = arena_strdup(arena, node->origin);
        return copy;
    }
    Node *copy = node_element(arena, node->name, NULL);
    copy->id = arena_strdup(arena, node->id);
    copy->lang = arena_strdup(arena, node->lang);
    copy->origin = arena_strdup(arena, node->origin);
    for (size_t i = 0; i < node->n_classes; i++)
        node_add_class(arena, copy, node->classes[i]);
    for (size_t i = 0; i < node->n_attributes; i++)
        node_set_attribute(arena, copy, node->attributes[i].name, node->attributes[i].value);
    for (const Node *child = node->first_child; child; child = child->next)
        node_append(copy, node_copy(arena, child));
    return copy;
}

static bool is_annotation(const Node *node) {
    static const char *const names[] = {"rt", "rp", "rtc"};
    for (size_t i = 0; node->kind == NODE_ELEMENT && i < G_N_ELEMENTS(names); i++)
        if (strcmp(node->name, names[i]) == 0)
            return true;
    return false;
}

static void collect(const Node *node, GString *out) {
    if (node->kind == NODE_TEXT)
        g_string_append(out, node->text);
    if (is_annotation(node))
        return;
    for (const Node *child = node->first_child; child; child = child->next)
        collect(child, out);
}

char *node_text_content(Arena *arena, const Node *node) {
    g_autoptr(GString) out = g_string_new(NULL);
    collect(node, out);
    return arena_strndup(arena, out->str, out->len);
}

unsigned origin_line(const char *origin) {
    if (!origin || !g_str_has_prefix(origin, "line "))
        return 0;
    return (unsigned)MIN(g_ascii_strtoull(origin + strlen("line "), NULL, 10), G_MAXUINT);
}
