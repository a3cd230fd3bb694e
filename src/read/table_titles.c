/* SPDX-License-Identifier: MIT */
/* Finds the titles of tables that stand before them as paragraphs: 表 1　各站观测值. They become
 * captions, which stand with their table and are tagged as its own. */

#include "read/steps.h"

#include <string.h>

#define MOST_CHARACTERS 60

static const char *const names[] = {"附表", "表格", "表", "Table", NULL};

static bool is_element(const Node *node, const char *name) {
    return node && node->kind == NODE_ELEMENT && !strcmp(node->name, name);
}

/* 表 1, 表2-1, 表一, 附表; but not 表中, 表明, 表示. */
static bool is_numbered(const char *words) {
    static const char numbers[] = "一二三四五六七八九十";
    for (size_t i = 0; names[i]; i++) {
        if (!g_str_has_prefix(words, names[i]))
            continue;
        const char *at = words + strlen(names[i]);
        while (g_unichar_isspace(g_utf8_get_char(at)))
            at = g_utf8_next_char(at);
        return g_unichar_isdigit(g_utf8_get_char(at)) ||
               (*at && g_utf8_strchr(numbers, -1, g_utf8_get_char(at)));
    }
    return false;
}

static bool is_title(const Article *article, const Node *node) {
    if (!is_element(node, "p"))
        return false;
    const char *words = g_strstrip(node_text_content(article->arena, node));
    bool ends_sentence = g_str_has_suffix(words, "。") || g_str_has_suffix(words, "：") ||
                         g_str_has_suffix(words, "；") || g_str_has_suffix(words, "，");
    return !ends_sentence && is_numbered(words) && g_utf8_strlen(words, -1) <= MOST_CHARACTERS;
}

static bool has_caption(const Node *table) {
    for (const Node *child = table->first_child; child; child = child->next)
        if (is_element(child, "caption"))
            return true;
    return false;
}

static bool is_blank(const Node *node) {
    const char *at = node->text;
    while (at && g_ascii_isspace(*at))
        at++;
    return node->kind == NODE_TEXT && (!at || !*at);
}

static Node *before(const Node *node) {
    Node *at = node->prev;
    while (at && is_blank(at))
        at = at->prev;
    return at;
}

static void give_caption(Arena *arena, Node *table, Node *title) {
    Node *caption = node_element(arena, "caption", NULL);
    caption->id = title->id;
    caption->lang = title->lang;
    caption->origin = title->origin;
    node_move_children(title, caption);
    node_remove(title);
    if (table->first_child)
        node_insert_before(table->first_child, caption);
    else
        node_append(table, caption);
}

static void look_in(Article *article, Node *node) {
    for (Node *child = node->first_child; child; child = child->next) {
        Node *title = is_element(child, "table") && !has_caption(child) ? before(child) : NULL;
        if (title && is_title(article, title))
            give_caption(article->arena, child, title);
        if (child->kind == NODE_ELEMENT)
            look_in(article, child);
    }
}

void table_titles_find(Article *article) {
    look_in(article, article->body);
}
