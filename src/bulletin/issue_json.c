/* SPDX-License-Identifier: MIT */
/* Turns an issue into the JSON that others are told of it: catalogues, web sites, archives. */

#include "bulletin/steps.h"

#include <stddef.h>

typedef struct {
    const char *key;
    size_t offset; /* of a const char * */
} Field;

#define FIELD(type, name)                                                                          \
    { #name, offsetof(type, name) }

static void add_text(json_t *object, const char *key, const char *text) {
    if (text && *text)
        json_object_set_new(object, key, json_string(text));
}

static void add_fields(json_t *object, const void *base, const Field *fields, size_t count) {
    for (size_t i = 0; i < count; i++)
        add_text(object, fields[i].key,
                 *(const char *const *)((const char *)base + fields[i].offset));
}

static void add_list(json_t *object, const char *key, const IssueList *list) {
    json_t *array = json_array();
    for (size_t i = 0; i < list->count; i++)
        json_array_append_new(array, json_string(list->items[i]));
    if (list->count > 0)
        json_object_set(object, key, array);
    json_decref(array);
}

static json_t *imprint_json(const IssueImprint *imprint) {
    json_t *object = json_object();
    for (const IssueField *field = issue_imprint_fields; field->name; field++)
        add_text(object, field->name,
                 *(const char *const *)((const char *)imprint + field->offset));
    return object;
}

json_t *issue_pages_json(const IssuePages *pages) {
    json_t *object = json_object();
    json_object_set_new(object, "first", json_integer((json_int_t)pages->first));
    json_object_set_new(object, "last", json_integer((json_int_t)pages->last));
    add_text(object, "first_label", pages->first_label);
    add_text(object, "last_label", pages->last_label);
    return object;
}

static json_t *article_json(const IssueArticle *item, const IssuePages *pages) {
    const Article *article = item->article;
    json_t *object = json_object();
    add_text(object, "path", item->path);
    add_text(object, "fault", item->fault);
    if (pages && pages->first)
        json_object_set_new(object, "pages", issue_pages_json(pages));
    if (item->fault) /* what stands in its place is not it */
        return object;
    json_t *authors = json_array();
    add_text(object, "title", article->title.value);
    add_text(object, "subtitle", article->subtitle.value);
    add_text(object, "date", article->date.value);
    add_text(object, "source", article->source.value);
    add_text(object, "url", article->url.value);
    add_text(object, "language", article->language);
    for (size_t i = 0; i < article->authors.count; i++)
        json_array_append_new(authors, json_string(article->authors.items[i].value));
    if (article->authors.count > 0)
        json_object_set(object, "authors", authors);
    json_decref(authors);
    return object;
}

static json_t *section_json(const IssueSection *section, const IssuePages *pages) {
    json_t *object = json_object(), *articles = json_array();
    add_text(object, "title", section->title);
    for (size_t i = 0; i < section->n_articles; i++)
        json_array_append_new(articles,
                              article_json(&section->articles[i], pages ? &pages[i] : NULL));
    json_object_set_new(object, "articles", articles);
    return object;
}

char *issue_to_json(const Issue *issue, const IssuePages *pages) {
    static const Field fields[] = {
        FIELD(IssueFields, name),        FIELD(IssueFields, number),
        FIELD(IssueFields, total),       FIELD(IssueFields, date),
        FIELD(IssueFields, unit),        FIELD(IssueFields, classification),
        FIELD(IssueFields, copy_number), FIELD(IssueFields, print_run),
        FIELD(IssueFields, urgency)};
    json_t *object = json_object(), *sections = json_array();
    add_fields(object, &issue->fields, fields, G_N_ELEMENTS(fields));
    add_text(object, "language", issue->front->language);
    add_list(object, "report", &issue->fields.report);
    add_list(object, "send", &issue->fields.send);
    add_list(object, "distribute", &issue->fields.distribute);
    add_list(object, "signatories", &issue->fields.signatories);
    json_object_set_new(object, "imprint", imprint_json(&issue->fields.imprint));
    for (size_t i = 0; i < issue->n_sections; i++) {
        json_array_append_new(sections, section_json(&issue->sections[i], pages));
        pages = pages ? pages + issue->sections[i].n_articles : NULL;
    }
    json_object_set_new(object, "sections", sections);
    char *text = json_dumps(object, JSON_INDENT(2) | JSON_SORT_KEYS);
    char *whole = g_strconcat(text, "\n", NULL);
    free(text);
    json_decref(object);
    return whole;
}
