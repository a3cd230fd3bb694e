/* SPDX-License-Identifier: MIT */
/* Turns the head of an article into masthead, slogans, headline and dateline. */

#include "article/tree.h"

#include <string.h>

static void add_masthead(const Tree *tree, Node *root) {
    const Article *article = tree->article;
    if (!article_has(article->site_name) && !article->breadcrumb.count)
        return;
    Node *masthead = tree_add(tree, root, "header", "masthead", NULL);
    if (article_has(article->site_name))
        tree_add(tree, masthead, "p", "site", article->site_name.value);
    if (!article->breadcrumb.count)
        return;
    Node *crumbs = tree_add(tree, masthead, "p", "breadcrumb", NULL);
    for (size_t i = 0; i < article->breadcrumb.count; i++) {
        if (i)
            tree_add_text(tree, crumbs, " › ");
        tree_add(tree, crumbs, "span", "crumb", article->breadcrumb.items[i].value);
    }
}

static void add_slogans(const Tree *tree, Node *root) {
    const Article *article = tree->article;
    if (!article->n_slogans)
        return;
    Node *slogans = tree_add(tree, root, "div", "slogans", NULL);
    for (size_t i = 0; i < article->n_slogans; i++) {
        Node *slogan = tree_add(tree, slogans, "blockquote", "slogan", NULL);
        if (article_has(article->slogans[i].text))
            tree_add(tree, slogan, "p", "motto", article->slogans[i].text.value);
        if (article_has(article->slogans[i].attribution))
            tree_add(tree, slogan, "p", "attribution", article->slogans[i].attribution.value);
    }
}

static void add_field(const Tree *tree, Node *root, const char *element, const char *class_name,
                      ArticleField field) {
    if (article_has(field))
        tree_add(tree, root, element, class_name, field.value);
}

/* A list of bookmarks shows the title with the spaces it was typed with. */
static void add_title(const Tree *tree, Node *root) {
    const ArticleField *title = &tree->article->title;
    if (!article_has(*title))
        return;
    Node *node = tree_add(tree, root, "h1", "title", title->value);
    if (strcmp(node->first_child->text, title->value) != 0)
        node_set_attribute(tree->arena, node, "data-label", title->value);
    tree_add_names(tree, node, tree->article->heading);
}

static void add_date_part(const Tree *tree, Node *line, const char *element, const char *class_name,
                          ArticleField field) {
    if (!article_has(field))
        return;
    bool is_time_of_date = strcmp(class_name, "time") == 0;
    if (line->first_child)
        tree_add_text(tree, line, is_time_of_date ? " " : article_word(tree->article, WORD_GAP));
    const char *text = field.value;
    if (field.label)
        text = arena_printf(tree->arena, "%s%s%s", field.label,
                            article_word(tree->article, WORD_COLON), field.value);
    tree_add(tree, line, element, class_name, text);
}

static void add_dateline(const Tree *tree, Node *root) {
    const Article *article = tree->article;
    Node *line = node_element(tree->arena, "p", "dateline");
    add_date_part(tree, line, "time", "date", article->date);
    add_date_part(tree, line, "time", "time", article->time);
    add_date_part(tree, line, "span", "source", article->source);
    for (size_t i = 0; i < article->authors.count; i++)
        add_date_part(tree, line, "span", "author", article->authors.items[i]);
    if (line->first_child)
        node_append(root, line);
}

void tree_add_head(const Tree *tree, Node *root) {
    add_masthead(tree, root);
    add_slogans(tree, root);
    add_field(tree, root, "p", "kicker", tree->article->kicker);
    add_title(tree, root);
    add_field(tree, root, "p", "subtitle", tree->article->subtitle);
    add_dateline(tree, root);
}
