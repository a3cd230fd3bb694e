/* SPDX-License-Identifier: MIT */
#pragma once

/* HTML in, a body out, written in short: <p.class id=x href=y>words</p>. */

#include "read/html.h"
#include "reading.h"

static inline void write_short(const Node *node, GString *out) {
    if (node->kind == NODE_TEXT) {
        g_string_append(out, node->text);
        return;
    }
    g_string_append_printf(out, "<%s", node->name);
    for (size_t i = 0; i < node->n_classes; i++)
        g_string_append_printf(out, ".%s", node->classes[i]);
    if (node->id)
        g_string_append_printf(out, " id=%s", node->id);
    if (node->lang)
        g_string_append_printf(out, " lang=%s", node->lang);
    for (size_t i = 0; i < node->n_attributes; i++)
        g_string_append_printf(out, " %s=%s", node->attributes[i].name, node->attributes[i].value);
    g_string_append(out, ">");
    for (const Node *child = node->first_child; child; child = child->next)
        write_short(child, out);
    if (node->first_child)
        g_string_append_printf(out, "</%s>", node->name);
}

static inline char *short_form(const Node *body) {
    GString *out = g_string_new(NULL);
    for (const Node *child = body->first_child; child; child = child->next)
        write_short(child, out);
    return g_string_free(out, FALSE);
}

static inline Article *page_of(const char *html) {
    return reading_of(html, &(ReadOptions){.form = READ_HTML});
}

/* What a fragment becomes. */
static inline void fragment_is(const char *html, const char *expected) {
    g_autoptr(Article) article = article_new();
    size_t n_formulas = 0;
    g_autoptr(GError) error = NULL;
    g_assert_true(html_read_body(article, html, strlen(html), &n_formulas, &error));
    g_assert_no_error(error);
    g_autofree char *found = short_form(article->body);
    g_assert_cmpstr(found, ==, expected);
}

static inline const KanyinNotice *notice_of(const Article *article, const char *code) {
    for (size_t i = 0; i < notices_count(article->notices); i++)
        if (strcmp(notices_at(article->notices, i)->code, code) == 0)
            return notices_at(article->notices, i);
    return NULL;
}
