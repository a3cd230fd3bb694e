/* SPDX-License-Identifier: MIT */
/* Finds in an official document whom it is sent to (主送机关): the line that stands before its text
 * and begins at the margin (GB/T 9704—2012, 7.3.2). */

#include "read/steps.h"

#include <string.h>

#define MOST_CHARACTERS 300

/* The kinds of official documents (党政机关公文处理工作条例, clause 8), as their titles end. */
static const char *const kinds[] = {"决议", "决定", "命令", "令",   "公报", "公告", "通告",
                                    "意见", "通知", "通报", "报告", "请示", "批复", "议案",
                                    "函",   "纪要", "紀要", "決議", "決定", "公報", "意見",
                                    "報告", "請示", "批覆", "議案"};

static bool names_kind(const char *title) {
    for (size_t i = 0; title && i < G_N_ELEMENTS(kinds); i++)
        if (g_str_has_suffix(title, kinds[i]))
            return true;
    return false;
}

static bool is_official(const Article *article) {
    for (const Node *node = article->body->first_child; node; node = node->next)
        if (node_has_class(node, "meta") || node_has_class(node, "signature"))
            return true;
    return names_kind(article->title.value);
}

static Node *first_of_text(const Article *article) {
    Node *node = article->body->first_child;
    while (node && node_has_class(node, "meta"))
        node = node->next;
    return node && node->kind == NODE_ELEMENT && !strcmp(node->name, "p") ? node : NULL;
}

void addressees_mark(Article *article) {
    Node *first = first_of_text(article);
    if (!first || !is_official(article))
        return;
    char *words = g_strchomp(node_text_content(article->arena, first));
    bool is_led_on = g_str_has_suffix(words, "：") || g_str_has_suffix(words, ":");
    if (is_led_on && !strstr(words, "。") && g_utf8_strlen(words, -1) <= MOST_CHARACTERS)
        node_add_class(article->arena, first, "addressees");
}
