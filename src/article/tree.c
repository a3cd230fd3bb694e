/* SPDX-License-Identifier: MIT */
/* Turns an article into the tree that is printed, in reading order. */

#include "article/tree.h"

#include <glib.h>
#include <string.h>

void tree_add_text(const Tree *tree, Node *parent, const char *text) {
    node_append(parent, node_text(tree->arena, text));
}

Node *tree_add(const Tree *tree, Node *parent, const char *name, const char *classes,
               const char *text) {
    Node *node = node_element(tree->arena, name, classes);
    if (text)
        tree_add_text(tree, node, tree_widen_spaces(tree->arena, text));
    node_append(parent, node);
    return node;
}

/* A document must have a title even when the page shows none: the first words of its body. */
static const char *title_or_first_words(const Tree *tree) {
    if (article_has(tree->article->title))
        return tree->article->title.value;
    char *text = g_strstrip(node_text_content(tree->arena, tree->article->body));
    const size_t most = 30;
    if (g_utf8_strlen(text, -1) <= (glong)most)
        return text;
    *g_utf8_offset_to_pointer(text, (glong)most) = '\0';
    return arena_printf(tree->arena, "%s…", text);
}

static const char *address(const Tree *tree) {
    const Article *article = tree->article;
    if (!article_has(article->url))
        return article->site_name.value;
    const char *scheme_end = strstr(article->url.value, "://");
    const char *bare = scheme_end ? scheme_end + 3 : article->url.value;
    size_t length = strlen(bare);
    while (length && bare[length - 1] == '/')
        length--;
    return arena_strndup(tree->arena, bare, length);
}

static void set_if(const Tree *tree, Node *node, const char *name, const char *value) {
    if (value && *value)
        node_set_attribute(tree->arena, node, name, value);
}

void tree_add_names(const Tree *tree, Node *node, const Node *names) {
    if (!names)
        return;
    node->id = node->id ? node->id : arena_strdup(tree->arena, names->id);
    for (size_t i = 0; i < names->n_classes; i++)
        if (!node_has_class(node, names->classes[i]))
            node_add_class(tree->arena, node, names->classes[i]);
    for (size_t i = 0; i < names->n_attributes; i++)
        if (!node_attribute(node, names->attributes[i].name))
            node_set_attribute(tree->arena, node, names->attributes[i].name,
                               names->attributes[i].value);
}

Node *article_tree(const Article *article, Arena *arena, Notices *notices) {
    Tree tree = {article, arena, notices};
    Node *root = node_element(arena, "article", "article");
    root->lang = arena_strdup(arena, article->language);
    if (article_has(article->site_name))
        node_set_attribute(arena, root, "data-site",
                           tree_widen_spaces(arena, article->site_name.value));
    set_if(&tree, root, "data-title", tree_widen_spaces(arena, title_or_first_words(&tree)));
    set_if(&tree, root, "data-date", article->date.value);
    set_if(&tree, root, "data-address", address(&tree));
    tree_add_names(&tree, root, article->root);
    if (!article_has(article->title))
        notices_add(notices, KANYIN_SEVERITY_WARNING, "title-missing",
                    (NoticePlace){.source = article->source_name}, "The article has no title");
    tree_add_head(&tree, root);
    tree_add_body(&tree, root);
    tree_add_tail(&tree, root);
    tree_add_provenance(&tree, root);
    return root;
}
