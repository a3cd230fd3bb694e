/* SPDX-License-Identifier: MIT */
/* Turns the JSON form of a body into nodes: a tree of elements, or a list of paragraphs. */

#include "article/json_read.h"

#include <string.h>

static bool is_name(const char *text) {
    if (!g_ascii_islower(*text))
        return false;
    for (; *text; text++)
        if (!g_ascii_islower(*text) && !g_ascii_isdigit(*text) && !strchr("-_:.", *text))
            return false;
    return true;
}

static bool read_attributes(JsonReader *reader, json_t *value, Node *node) {
    if (!json_expect(reader, value, JSON_OBJECT))
        return false;
    if (json_object_size(value) > NODE_MAX_ATTRIBUTES)
        return json_refuse(reader, "has more than %u members", NODE_MAX_ATTRIBUTES);
    const char *name;
    json_t *item;
    json_object_foreach(value, name, item) {
        json_enter_key(reader, name);
        const char *text;
        if (!json_read_string(reader, item, &text))
            return false;
        if (!is_name(name))
            return json_refuse(reader, "is not the name of an attribute");
        if (strcmp(name, "id") == 0 || strcmp(name, "class") == 0 || strcmp(name, "lang") == 0)
            return json_refuse(reader, "stands beside 'attributes', not in it");
        node_set_attribute(reader->article->arena, node, name, text);
        json_leave(reader);
    }
    return true;
}

static bool read_classes(JsonReader *reader, json_t *value, Node *node) {
    const char *words;
    if (!json_read_string(reader, value, &words))
        return false;
    g_auto(GStrv) parts = g_strsplit_set(words, " \t\n", -1);
    for (size_t i = 0; parts[i]; i++) {
        if (node->n_classes == NODE_MAX_CLASSES)
            return json_refuse(reader, "has more than %u words", NODE_MAX_CLASSES);
        if (*parts[i])
            node_add_class(reader->article->arena, node, parts[i]);
    }
    return true;
}

static Node *read_node(JsonReader *reader, json_t *value);

static bool read_children(JsonReader *reader, json_t *value, Node *node) {
    if (!json_expect(reader, value, JSON_ARRAY))
        return false;
    for (size_t i = 0; i < json_array_size(value); i++) {
        json_enter_index(reader, i);
        Node *child = read_node(reader, json_array_get(value, i));
        if (!child)
            return false;
        node_append(node, child);
        json_leave(reader);
    }
    return true;
}

static bool read_property(JsonReader *reader, const char *key, json_t *value, Node *node) {
    if (strcmp(key, "class") == 0)
        return read_classes(reader, value, node);
    if (strcmp(key, "attributes") == 0)
        return read_attributes(reader, value, node);
    if (strcmp(key, "children") == 0)
        return read_children(reader, value, node);
    const char **text = strcmp(key, "id") == 0       ? &node->id
                        : strcmp(key, "lang") == 0   ? &node->lang
                        : strcmp(key, "origin") == 0 ? &node->origin
                                                     : NULL;
    if (text)
        return json_read_string(reader, value, text);
    return true;
}

static Node *read_text(JsonReader *reader, json_t *value) {
    Node *node = node_text(reader->article->arena, "");
    const char *key;
    json_t *item;
    json_object_foreach(value, key, item) {
        json_enter_key(reader, key);
        if (strcmp(key, "text") == 0 && !json_read_string(reader, item, &node->text))
            return NULL;
        if (strcmp(key, "origin") == 0 && !json_read_string(reader, item, &node->origin))
            return NULL;
        json_leave(reader);
        if (strcmp(key, "text") != 0 && strcmp(key, "origin") != 0)
            json_notice_unknown(reader, key);
    }
    return node;
}

static Node *read_element(JsonReader *reader, json_t *value, const char *default_name) {
    static const char *const known[] = {"element",    "id",       "class", "lang",
                                        "attributes", "children", "origin"};
    const char *name = default_name;
    json_t *element = json_object_get(value, "element");
    json_enter_key(reader, "element");
    if (element && !json_read_string(reader, element, &name))
        return NULL;
    if (element && !is_name(name)) {
        json_refuse(reader, "is not the name of an element");
        return NULL;
    }
    json_leave(reader);
    if (!name) {
        json_refuse(reader, "must have 'element' or 'text'");
        return NULL;
    }
    Node *node = node_element(reader->article->arena, name, NULL);
    const char *key;
    json_t *item;
    json_object_foreach(value, key, item) {
        bool is_known = false;
        for (size_t i = 0; i < G_N_ELEMENTS(known); i++)
            is_known |= strcmp(key, known[i]) == 0;
        if (!is_known) {
            json_notice_unknown(reader, key);
            continue;
        }
        json_enter_key(reader, key);
        if (!read_property(reader, key, item, node))
            return NULL;
        json_leave(reader);
    }
    return node;
}

static Node *read_node(JsonReader *reader, json_t *value) {
    const char *text;
    if (json_is_string(value))
        return json_read_string(reader, value, &text) ? node_text(reader->article->arena, text)
                                                      : NULL;
    if (!json_is_object(value)) {
        json_refuse(reader, "must be a string or an object");
        return NULL;
    }
    return json_object_get(value, "text") ? read_text(reader, value)
                                          : read_element(reader, value, NULL);
}

/* The short form: each string of the list is a paragraph. */
static bool read_paragraphs(JsonReader *reader, json_t *list) {
    Arena *arena = reader->article->arena;
    for (size_t i = 0; i < json_array_size(list); i++) {
        json_enter_index(reader, i);
        Node *node = read_node(reader, json_array_get(list, i));
        if (!node)
            return false;
        if (node->kind == NODE_TEXT) {
            Node *paragraph = node_element(arena, "p", NULL);
            node_append(paragraph, node);
            node = paragraph;
        }
        node_append(reader->article->body, node);
        json_leave(reader);
    }
    return true;
}

bool json_read_body(JsonReader *reader, json_t *value) {
    if (json_is_array(value))
        return read_paragraphs(reader, value);
    if (!json_is_object(value))
        return json_refuse(reader, "must be a list of paragraphs or an object with 'children'");
    Node *node = read_element(reader, value, "div");
    if (!node)
        return false;
    if (strcmp(node->name, "div") == 0) {
        node_add_class(reader->article->arena, node, "body");
        reader->article->body = node;
    } else {
        node_append(reader->article->body, node);
    }
    return true;
}

bool json_read_names(JsonReader *reader, json_t *value, const char *name, const Node **out) {
    if (!json_expect(reader, value, JSON_OBJECT))
        return false;
    if (json_object_get(value, "children"))
        return json_refuse(reader, "must not have 'children'");
    return (*out = read_element(reader, value, name)) != NULL;
}
