/* SPDX-License-Identifier: MIT */
/* Turns the headings of a body into a list of contents before it, each entry a link. */

#include "article/tree.h"

#include <glib.h>
#include <string.h>

#define TOP_LEVEL 2 /* h2 … */
#define LAST_LEVEL 4

/* Headings in these are the quoted text's, the box's, the table's own. */
static const char *const closed[] = {"blockquote", "aside", "figure", "table"};

static bool is_closed(const Node *node) {
    for (size_t i = 0; i < G_N_ELEMENTS(closed); i++)
        if (strcmp(node->name, closed[i]) == 0)
            return true;
    return false;
}

static int level_of(const Node *node) {
    bool is_heading = node->name[0] == 'h' && node->name[1] >= '0' + TOP_LEVEL &&
                      node->name[1] <= '0' + LAST_LEVEL && !node->name[2];
    return is_heading ? node->name[1] - '0' : 0;
}

static bool has_words(const Node *node) {
    if (node->kind == NODE_TEXT)
        return node->text[strspn(node->text, " \t\r\n\f")] != '\0';
    for (const Node *child = node->first_child; child; child = child->next)
        if (has_words(child))
            return true;
    return false;
}

static void collect_headings(Node *node, GPtrArray *headings) {
    for (Node *child = node->first_child; child; child = child->next) {
        if (child->kind != NODE_ELEMENT || is_closed(child))
            continue;
        if (level_of(child) && has_words(child))
            g_ptr_array_add(headings, child);
        else
            collect_headings(child, headings);
    }
}

static void collect_ids(Node *node, GHashTable *ids) {
    if (node->id && *node->id && !g_hash_table_contains(ids, node->id))
        g_hash_table_insert(ids, (gpointer)node->id, node);
    for (Node *child = node->first_child; child; child = child->next)
        collect_ids(child, ids);
}

/* An id that is another element's, too, leads there: the heading gets one of its own. */
static void name_heading(const Tree *tree, Node *heading, size_t number, GHashTable *ids) {
    if (heading->id && *heading->id && g_hash_table_lookup(ids, heading->id) == heading)
        return;
    const char *id = arena_printf(tree->arena, "section-%zu", number);
    for (size_t turn = 2; g_hash_table_contains(ids, id); turn++)
        id = arena_printf(tree->arena, "section-%zu-%zu", number, turn);
    heading->id = id;
    g_hash_table_insert(ids, (gpointer)id, heading);
}

/* What stands in an entry: the words and their look, no links, notes or pictures of their own. */
static void copy_words(const Tree *tree, const Node *from, Node *to);

static bool is_note_call(const Node *node) {
    if (strcmp(node->name, "sup") != 0)
        return false;
    for (const Node *child = node->first_child; child; child = child->next)
        if (child->kind == NODE_ELEMENT && strcmp(child->name, "a") == 0)
            return true;
    return false;
}

static void copy_element(const Tree *tree, const Node *node, Node *to) {
    if (strcmp(node->name, "img") == 0 || is_note_call(node))
        return;
    if (strcmp(node->name, "br") == 0) {
        tree_add_text(tree, to, " ");
    } else if (strcmp(node->name, "a") == 0) {
        copy_words(tree, node, to);
    } else {
        Node *copy = node_element(tree->arena, node->name, NULL);
        copy->lang = node->lang;
        copy->classes = node->classes;
        copy->n_classes = node->n_classes;
        copy->origin = node->origin;
        node_append(to, copy);
        copy_words(tree, node, copy);
    }
}

static void copy_words(const Tree *tree, const Node *from, Node *to) {
    for (const Node *child = from->first_child; child; child = child->next) {
        if (child->kind == NODE_TEXT)
            tree_add_text(tree, to, child->text);
        else
            copy_element(tree, child, to);
    }
}

static Node *add_entry(const Tree *tree, Node *list, const Node *heading) {
    Node *item = tree_add(tree, list, "li", NULL, NULL);
    Node *link = tree_add(tree, item, "a", NULL, NULL);
    node_set_attribute(tree->arena, link, "href", arena_printf(tree->arena, "#%s", heading->id));
    copy_words(tree, heading, link);
    return item;
}

static void add_entries(const Tree *tree, Node *nav, const GPtrArray *headings) {
    Node *lists[LAST_LEVEL - TOP_LEVEL + 1] = {tree_add(tree, nav, "ol", NULL, NULL)};
    Node *item = NULL;
    int depth = 0, levels[LAST_LEVEL - TOP_LEVEL + 1] = {0};
    for (guint i = 0; i < headings->len; i++) {
        const Node *heading = g_ptr_array_index(headings, i);
        int level = level_of(heading);
        while (depth > 0 && level <= levels[depth - 1])
            depth--;
        if (item && level > levels[depth]) {
            lists[depth + 1] = tree_add(tree, item, "ol", NULL, NULL);
            depth++;
        }
        levels[depth] = level;
        item = add_entry(tree, lists[depth], heading);
    }
}

static Node *find_body(const Node *root) {
    Node *child = root->first_child;
    while (child && !(child->kind == NODE_ELEMENT && node_has_class(child, "body")))
        child = child->next;
    return child;
}

void article_tree_add_contents(const Article *article, Node *root, Arena *arena, Notices *notices) {
    Tree tree = {article, arena, notices};
    Node *body = find_body(root);
    g_autoptr(GPtrArray) headings = g_ptr_array_new();
    collect_headings(body, headings);
    if (headings->len == 0) {
        notices_add(notices, KANYIN_SEVERITY_INFO, "contents-empty",
                    (NoticePlace){.source = article->source_name},
                    "The article has no headings: no list of contents is set");
        return;
    }
    g_autoptr(GHashTable) ids = g_hash_table_new(g_str_hash, g_str_equal);
    collect_ids(root, ids);
    for (guint i = 0; i < headings->len; i++)
        name_heading(&tree, g_ptr_array_index(headings, i), i + 1, ids);
    Node *nav = node_element(arena, "nav", "contents");
    node_insert_before(body, nav);
    tree_add(&tree, nav, "h2", "contents-title", article_word(article, WORD_CONTENTS));
    add_entries(&tree, nav, headings);
}
