/* SPDX-License-Identifier: MIT */
/* Turns an article into a verdict: is it so small that every later room can bear it? */

#include "article/article.h"

#include "article/fields.h"

#include <kanyin/error.h>

typedef struct {
    size_t elements, characters;
    const char *longest; /* the key of the longest field */
    size_t field;        /* its characters */
} Size;

static void add_text(Size *size, const char *text) {
    size->characters += text ? (size_t)g_utf8_strlen(text, -1) : 0;
}

static void add_field(Size *size, ArticleField field) {
    add_text(size, field.value);
    add_text(size, field.label);
}

static void add_list(Size *size, const ArticleList *list) {
    size->elements += list->count;
    for (size_t i = 0; i < list->count; i++)
        add_field(size, list->items[i]);
}

static void add_slots(Size *size, const void *base, const ArticleSlot *slots, size_t count) {
    for (size_t i = 0; i < count; i++) {
        const void *value = article_slot_at((void *)base, &slots[i]);
        size_t before = size->characters;
        if (slots[i].kind == SLOT_FIELD)
            add_field(size, *(const ArticleField *)value);
        if (slots[i].kind == SLOT_FIELD && size->characters - before > size->field) {
            size->field = size->characters - before;
            size->longest = slots[i].key;
        }
        if (slots[i].kind == SLOT_LIST)
            add_list(size, value);
    }
}

static void add_links(Size *size, const ArticleLink *links, size_t count) {
    size->elements += count;
    for (size_t i = 0; i < count; i++)
        add_field(size, links[i].title);
}

static bool check_field(const Article *article, const Size *size, GError **error) {
    if (size->field <= ARTICLE_MAX_FIELD_CHARACTERS)
        return true;
    g_set_error(error, KANYIN_ERROR, KANYIN_ERROR_INPUT,
                "%s: '%s' holds %zu characters; a field has at most %zu", article->source_name,
                size->longest, size->field, ARTICLE_MAX_FIELD_CHARACTERS);
    return false;
}

static const Node *next_node(const Node *node, const Node *root) {
    if (node->first_child)
        return node->first_child;
    while (node != root && !node->next)
        node = node->parent;
    return node == root ? NULL : node->next;
}

bool article_check_size(const Article *article, GError **error) {
    Size size = {0};
    add_slots(&size, article, article_slots, article_n_slots);
    add_slots(&size, &article->colophon, article_colophon_slots, article_n_colophon_slots);
    add_links(&size, article->attachments, article->n_attachments);
    add_links(&size, article->related, article->n_related);
    size.elements += article->n_slogans;
    for (size_t i = 0; i < article->n_slogans; i++)
        add_field(&size, article->slogans[i].text);
    for (const Node *node = article->body; node; node = next_node(node, article->body)) {
        size.elements += node->kind == NODE_ELEMENT;
        add_text(&size, node->text);
    }
    if (size.elements <= ARTICLE_MAX_ELEMENTS && size.characters <= ARTICLE_MAX_CHARACTERS)
        return check_field(article, &size, error);
    bool has_elements = size.elements > ARTICLE_MAX_ELEMENTS;
    g_set_error(error, KANYIN_ERROR, KANYIN_ERROR_INPUT,
                "%s: holds %zu %s; an article has at most %zu", article->source_name,
                has_elements ? size.elements : size.characters,
                has_elements ? "paragraphs and other elements" : "characters",
                has_elements ? ARTICLE_MAX_ELEMENTS : ARTICLE_MAX_CHARACTERS);
    return false;
}
