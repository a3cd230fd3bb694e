/* SPDX-License-Identifier: MIT */
/* Turns the ids of one article into such as no other article of the issue has, links and all. */

#include "bulletin/steps.h"

#include <string.h>

static void collect(GHashTable *ids, const Node *node) {
    if (node->id && *node->id)
        g_hash_table_add(ids, (gpointer)node->id);
    for (const Node *child = node->first_child; child; child = child->next)
        collect(ids, child);
}

static void prefix_link(Arena *arena, Node *node, GHashTable *ids, const char *prefix) {
    const char *href = node_attribute(node, "href");
    if (href && *href == '#' && g_hash_table_contains(ids, href + 1))
        node_set_attribute(arena, node, "href", arena_printf(arena, "#%s%s", prefix, href + 1));
}

/* Cells name their heads by a list of ids. */
static void prefix_list(Arena *arena, Node *node, const char *name, const char *prefix) {
    const char *value = node_attribute(node, name);
    if (!value)
        return;
    g_auto(GStrv) words = g_strsplit_set(value, " \t\n\f\r", -1);
    g_autoptr(GString) made = g_string_new(NULL);
    for (size_t i = 0; words[i]; i++)
        if (*words[i])
            g_string_append_printf(made, "%s%s%s", made->len ? " " : "", prefix, words[i]);
    node_set_attribute(arena, node, name, made->str);
}

static void rename_below(Arena *arena, Node *node, GHashTable *ids, const char *prefix) {
    static const char *const lists[] = {"headers", "for", "aria-labelledby", "aria-describedby"};
    if (node->kind != NODE_ELEMENT)
        return;
    if (node->id && *node->id)
        node->id = arena_printf(arena, "%s%s", prefix, node->id);
    prefix_link(arena, node, ids, prefix);
    for (size_t i = 0; i < G_N_ELEMENTS(lists); i++)
        prefix_list(arena, node, lists[i], prefix);
    for (Node *child = node->first_child; child; child = child->next)
        rename_below(arena, child, ids, prefix);
}

void identity_prefix(Arena *arena, Node *root, const char *prefix) {
    g_autoptr(GHashTable) ids = g_hash_table_new(g_str_hash, g_str_equal);
    collect(ids, root);
    rename_below(arena, root, ids, prefix);
}
