/* SPDX-License-Identifier: MIT */
/* Turns an article into its JSON form (docs/article-schema.json). */

#include "article/fields.h"

#include <jansson.h>

static void set_string(json_t *object, const char *key, const char *value) {
    if (value)
        json_object_set_new(object, key, json_string(value));
}

/* A value that brings nothing but itself is a plain string. */
static json_t *field_to_json(ArticleField field) {
    if (!field.label && !field.origin)
        return json_string(field.value);
    json_t *object = json_object();
    set_string(object, "value", field.value);
    set_string(object, "label", field.label);
    set_string(object, "origin", field.origin);
    return object;
}

static void set_field(json_t *object, const char *key, ArticleField field) {
    if (field.value)
        json_object_set_new(object, key, field_to_json(field));
}

static void set_array(json_t *object, const char *key, json_t *array) {
    if (json_array_size(array))
        json_object_set_new(object, key, array);
    else
        json_decref(array);
}

static void set_slots(json_t *object, const void *base, const ArticleSlot *slots, size_t count) {
    for (size_t i = 0; i < count; i++) {
        const void *at = (const char *)base + slots[i].offset;
        if (slots[i].kind == SLOT_FIELD)
            set_field(object, slots[i].key, *(const ArticleField *)at);
        if (slots[i].kind == SLOT_STRING)
            set_string(object, slots[i].key, *(const char *const *)at);
        if (slots[i].kind != SLOT_LIST)
            continue;
        const ArticleList *list = at;
        json_t *array = json_array();
        for (size_t j = 0; j < list->count; j++)
            json_array_append_new(array, field_to_json(list->items[j]));
        set_array(object, slots[i].key, array);
    }
}

static void set_classes(json_t *object, const Node *node) {
    if (!node->n_classes)
        return;
    g_autoptr(GString) words = g_string_new(NULL);
    for (size_t i = 0; i < node->n_classes; i++)
        g_string_append_printf(words, "%s%s", i ? " " : "", node->classes[i]);
    set_string(object, "class", words->str);
}

static json_t *node_to_json(const Node *node) {
    if (node->kind == NODE_TEXT && !node->origin)
        return json_string(node->text);
    json_t *object = json_object();
    set_string(object, "origin", node->origin);
    if (node->kind == NODE_TEXT) {
        set_string(object, "text", node->text);
        return object;
    }
    set_string(object, "element", node->name);
    set_string(object, "id", node->id);
    set_string(object, "lang", node->lang);
    set_classes(object, node);
    if (node->n_attributes) {
        json_t *attributes = json_object();
        for (size_t i = 0; i < node->n_attributes; i++)
            set_string(attributes, node->attributes[i].name, node->attributes[i].value);
        json_object_set_new(object, "attributes", attributes);
    }
    json_t *children = json_array();
    for (const Node *child = node->first_child; child; child = child->next)
        json_array_append_new(children, node_to_json(child));
    set_array(object, "children", children);
    return object;
}

static json_t *links_to_json(const ArticleLink *links, size_t count) {
    json_t *array = json_array();
    for (size_t i = 0; i < count; i++) {
        json_t *link = json_object();
        set_field(link, "title", links[i].title);
        set_field(link, "url", links[i].url);
        json_array_append_new(array, link);
    }
    return array;
}

static json_t *slogans_to_json(const Article *article) {
    json_t *array = json_array();
    for (size_t i = 0; i < article->n_slogans; i++) {
        json_t *slogan = json_object();
        set_field(slogan, "text", article->slogans[i].text);
        set_field(slogan, "attribution", article->slogans[i].attribution);
        json_array_append_new(array, slogan);
    }
    return array;
}

static json_t *sheets_to_json(const Article *article) {
    json_t *array = json_array();
    for (size_t i = 0; i < article->n_sheets; i++) {
        json_t *sheet = json_object();
        set_string(sheet, "text", article->sheets[i].text);
        set_string(sheet, "href", article->sheets[i].address);
        set_string(sheet, "media", article->sheets[i].media);
        set_string(sheet, "origin", article->sheets[i].origin);
        json_array_append_new(array, sheet);
    }
    return array;
}

static json_t *repairs_to_json(const Article *article) {
    json_t *array = json_array();
    for (size_t i = 0; i < article->n_repairs; i++) {
        json_t *repair = json_object();
        set_string(repair, "kind", article->repairs[i].kind);
        json_object_set_new(repair, "count", json_integer((json_int_t)article->repairs[i].count));
        set_string(repair, "detail", article->repairs[i].detail);
        json_array_append_new(array, repair);
    }
    return array;
}

static void set_identity(json_t *root, const Article *article) {
    static const char *const scripts[] = {NULL, "hans", "hant"};
    set_string(root, "script", scripts[article->script]);
    if (article->region != REGION_NONE)
        set_field(root, "region",
                  (ArticleField){.value = region_name(article->region),
                                 .origin = article->region_origin});
    json_t *charset = json_object();
    set_string(charset, "declared", article->charset_declared);
    set_string(charset, "used", article->charset_used);
    if (json_object_size(charset))
        json_object_set_new(root, "charset", charset);
    else
        json_decref(charset);
}

char *article_to_json(const Article *article) {
    json_t *root = json_object();
    set_slots(root, article, article_slots, article_n_slots);
    set_identity(root, article);
    set_array(root, "repairs", repairs_to_json(article));
    set_array(root, "slogans", slogans_to_json(article));
    set_array(root, "sheets", sheets_to_json(article));
    set_array(root, "attachments", links_to_json(article->attachments, article->n_attachments));
    set_array(root, "related", links_to_json(article->related, article->n_related));
    json_object_set_new(root, "body", node_to_json(article->body));
    if (article->root)
        json_object_set_new(root, "root", node_to_json(article->root));
    if (article->heading)
        json_object_set_new(root, "heading", node_to_json(article->heading));
    json_t *colophon = json_object();
    set_slots(colophon, &article->colophon, article_colophon_slots, article_n_colophon_slots);
    if (json_object_size(colophon))
        json_object_set_new(root, "colophon", colophon);
    else
        json_decref(colophon);
    char *dumped = json_dumps(root, JSON_INDENT(2) | JSON_SORT_KEYS);
    json_decref(root);
    char *text = g_strconcat(dumped, "\n", NULL);
    free(dumped); /* jansson's memory, not GLib's */
    return text;
}
