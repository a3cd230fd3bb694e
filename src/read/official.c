/* SPDX-License-Identifier: MIT */
/* Finds in an official document what stands apart from its text (GB/T 9704—2012, 7.3): whom it is
 * sent to (主送机关), what is attached (附件说明), who signed it and when (署名, 成文日期). */

#include "read/dates.h"
#include "read/steps.h"

#include <string.h>

#define MOST_ADDRESSEES 300 /* characters */
#define MOST_NAME 40
#define MOST_NAMES 6 /* of joint issuers */
#define MOST_BLOCKS_BEHIND 6

/* The kinds of official documents (党政机关公文处理工作条例, clause 8), as their titles end. */
static const char *const kinds[] = {"决议", "决定", "令",   "公报", "公告", "通告", "意见",
                                    "通知", "通报", "报告", "请示", "批复", "议案", "函",
                                    "纪要", "決議", "決定", "公報", "意見", "通報", "報告",
                                    "請示", "批覆", "議案", "紀要"};
/* What the names of issuers end with. */
static const char *const issuers[] = {"府", "局", "委", "会", "會", "室", "部", "院",   "厅",
                                      "廳", "办", "辦", "处", "處", "科", "司", "中心", "社",
                                      "校", "所", "站", "团", "團", "组", "組", "学",   "學"};

static bool ends_with_one(const char *words, const char *const *ends, size_t count) {
    for (size_t i = 0; words && i < count; i++)
        if (g_str_has_suffix(words, ends[i]))
            return true;
    return false;
}

static bool is_paragraph(const Node *node) {
    return node && node->kind == NODE_ELEMENT && !strcmp(node->name, "p");
}

static char *words_of(const Article *article, const Node *node) {
    return g_strstrip(node_text_content(article->arena, node));
}

static bool has_any(const char *words, const char *marks) {
    for (; *words; words = g_utf8_next_char(words))
        if (g_utf8_strchr(marks, -1, g_utf8_get_char(words)))
            return true;
    return false;
}

/* 2026年10月30日, 二〇二六年十月三十日, and nothing else. */
static bool is_day(const char *words) {
    static const char digits[] = "0123456789〇○零一二三四五六七八九十";
    static const char *const marks[] = {"年", "月", "日"};
    for (size_t i = 0; i < G_N_ELEMENTS(marks); i++) {
        const char *mark = strstr(words, marks[i]);
        if (!mark || mark == words)
            return false;
        for (; words < mark; words = g_utf8_next_char(words))
            if (*words != ' ' && !g_utf8_strchr(digits, -1, g_utf8_get_char(words)))
                return false;
        words = mark + strlen(marks[i]);
    }
    return *words == '\0';
}

static bool is_name(const char *words) {
    glong length = g_utf8_strlen(words, -1);
    return length >= 2 && length <= MOST_NAME && !has_any(words, "。，；：！？,;:!?…");
}

static Node *last_break(Node *at) {
    while (at && !(at->kind == NODE_ELEMENT && !strcmp(at->name, "br")))
        at = at->prev;
    return at;
}

static char *words_between(const Article *article, const Node *from, const Node *to) {
    Node *line = node_element(article->arena, "p", NULL);
    for (; from != to; from = from->next)
        node_append(line, node_copy(article->arena, from));
    return words_of(article, line);
}

/* What stands behind a line break becomes a paragraph of its own. */
static void part_at(const Article *article, Node *node, Node *at) {
    Node *line = node_copy(article->arena, node);
    while (line->first_child)
        node_remove(line->first_child);
    while (at->next) {
        Node *child = at->next;
        node_remove(child);
        node_append(line, child);
    }
    node_remove(at);
    if (node->next)
        node_insert_before(node->next, line);
    else
        node_append(node->parent, line);
}

/* 机关<br>日期 in one paragraph, as old pages have it, are two; so is the text before them. */
static void part_signature(const Article *article, Node *node) {
    Node *day = last_break(node->last_child);
    Node *name = day ? last_break(day->prev) : NULL;
    if (!day || !is_day(words_between(article, day->next, NULL)) ||
        !is_name(words_between(article, name ? name->next : node->first_child, day)))
        return;
    part_at(article, node, day);
    if (name)
        part_at(article, node, name);
}

static void part_signatures(const Article *article) {
    Node *node = article->body->last_child;
    for (int i = 0; node && i < MOST_BLOCKS_BEHIND; i++) {
        Node *before = node->prev;
        if (is_paragraph(node))
            part_signature(article, node);
        node = before;
    }
}

/* The day that a document was signed: near its end, the names of its issuers before it. */
static Node *find_day(const Article *article) {
    Node *node = article->body->last_child;
    for (int i = 0; node && i < MOST_BLOCKS_BEHIND; i++, node = node->prev)
        if (is_paragraph(node) && is_paragraph(node->prev) && is_day(words_of(article, node)) &&
            is_name(words_of(article, node->prev)))
            return node;
    return NULL;
}

static bool is_signed(const Article *article) {
    for (const Node *node = article->body->first_child; node; node = node->next)
        if (node_has_class(node, "signature"))
            return true;
    return false;
}

static void mark_signature(Article *article) {
    if (is_signed(article))
        return;
    part_signatures(article);
    Node *node = find_day(article);
    if (!node)
        return;
    node_add_class(article->arena, node, "signature");
    node = node->prev;
    int count = 0;
    do {
        node_add_class(article->arena, node, "signature");
        node = node->prev;
    } while (is_paragraph(node) && ++count < MOST_NAMES && is_name(words_of(article, node)) &&
             ends_with_one(words_of(article, node), issuers, G_N_ELEMENTS(issuers)));
}

/* 附件：1. …, before the signature; 附件 1 over a table is no such line. */
static void mark_attached(Article *article) {
    Node *node = article->body->first_child;
    while (node && !node_has_class(node, "signature"))
        node = node->next;
    Node *before = node ? node->prev : NULL;
    if (is_paragraph(before) && g_str_has_prefix(words_of(article, before), "附件：") &&
        !has_any(words_of(article, before), "。；"))
        node_add_class(article->arena, before, "attached");
}

static bool is_official(const Article *article) {
    for (const Node *node = article->body->first_child; node; node = node->next)
        if (node_has_class(node, "meta"))
            return true;
    return is_signed(article) || ends_with_one(article->title.value, kinds, G_N_ELEMENTS(kinds));
}

static void mark_addressees(Article *article) {
    Node *first = article->body->first_child;
    while (first && node_has_class(first, "meta"))
        first = first->next;
    if (!is_paragraph(first))
        return;
    const char *words = words_of(article, first);
    bool is_led_on = g_str_has_suffix(words, "：") || g_str_has_suffix(words, ":");
    if (is_led_on && !strstr(words, "。") && g_utf8_strlen(words, -1) <= MOST_ADDRESSEES)
        node_add_class(article->arena, first, "addressees");
}

void official_mark(Article *article) {
    mark_signature(article);
    mark_attached(article);
    if (is_official(article))
        mark_addressees(article);
}
