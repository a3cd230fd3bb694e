/* SPDX-License-Identifier: MIT */
/* Turns short paragraphs that are bold all through into headings, where pages write them so. */

#include "read/html_steps.h"

#include "read/han.h"

#include <string.h>

#define MAX_HEADING 40u

typedef enum { NOT_NUMBERED, CHAPTER, SECTION, NUMBER_ALONE } Numbering;

static const char *skip_any(const char *at, const char *set) {
    while (*at && g_utf8_strchr(set, -1, g_utf8_get_char(at)))
        at = g_utf8_next_char(at);
    return at;
}

/* 一、 and 第一章 head a chapter, （一） a section; 01 and 1. whatever the others leave. */
static Numbering numbering_of(const char *words) {
    static const char han[] = "一二三四五六七八九十百";
    bool is_bracketed = g_str_has_prefix(words, "（") || words[0] == '(';
    bool is_led = g_str_has_prefix(words, "第");
    const char *from = is_bracketed || is_led ? g_utf8_next_char(words) : words;
    const char *end = skip_any(from, han);
    gunichar mark = g_utf8_get_char(end);
    if (end > from && is_bracketed)
        return mark == 0xFF09 || mark == ')' ? SECTION : NOT_NUMBERED;
    if (end > from && mark && g_utf8_strchr(is_led ? "章编篇部节" : "、．.", -1, mark))
        return CHAPTER;
    from = words;
    end = skip_any(from, "0123456789");
    bool is_number = end > from && end - from <= 2;
    return is_number && !*end ? NUMBER_ALONE : NOT_NUMBERED;
}

static bool is_blank(const char *text) {
    while (*text && (is_space(g_utf8_get_char(text)) || *text == '\n' || *text == HTML_BOUNDARY))
        text = g_utf8_next_char(text);
    return !*text;
}

static bool is_bold(const Node *node) {
    return html_is(node, "strong") || html_is(node, "b");
}

/* Nothing but words, each of them bold. */
static bool is_bold_throughout(const Node *line) {
    bool holds_words = false;
    for (const Node *at = line->first_child; at;) {
        static const char *const phrases[] = {"span", "em", "i", "u", "a", NULL};
        bool is_text = at->kind == NODE_TEXT;
        if (is_text ? !is_blank(at->text) : !is_bold(at) && !g_strv_contains(phrases, at->name))
            return false;
        holds_words |= is_bold(at);
        at = is_bold(at) ? html_next_beside(at, line) : html_next(at, line);
    }
    return holds_words;
}

static bool holds_picture(const Node *line) {
    for (const Node *at = line->first_child; at; at = html_next(at, line))
        if (html_is(at, "img") || html_is(at, "br"))
            return true;
    return false;
}

static bool is_candidate(Arena *arena, const Node *line, Numbering *numbering) {
    if (!html_is(line, "p") || !is_bold_throughout(line) || holds_picture(line))
        return false;
    const char *words = html_words(arena, line);
    glong length = g_utf8_strlen(words, -1);
    if (!length || length > (glong)MAX_HEADING)
        return false;
    gunichar first = g_utf8_get_char(words);
    gunichar last = g_utf8_get_char(g_utf8_prev_char(words + strlen(words)));
    *numbering = numbering_of(words);
    bool is_sentence = g_utf8_strchr("。！？；…!?;，,", -1, last) != NULL;
    bool is_other = g_utf8_strchr("（([【▲△▼↑", -1, first) || g_utf8_strchr("：:）)】", -1, last);
    return !is_sentence && (*numbering != NOT_NUMBERED || !is_other);
}

/* Something to read follows, and no other bold line; 01 may head the words of its heading. */
static bool leads_text(Arena *arena, const Node *line, Numbering numbering) {
    static const char *const blocks[] = {"p",          "ul",  "ol",      "table", "figure",
                                         "blockquote", "div", "section", NULL};
    const Node *next = line->next;
    Numbering of_next = NOT_NUMBERED;
    if (!next || next->kind == NODE_TEXT || !g_strv_contains(blocks, next->name))
        return false;
    bool is_next_heading = is_candidate(arena, next, &of_next);
    if (numbering == NUMBER_ALONE)
        return is_next_heading && of_next == NOT_NUMBERED;
    return !is_next_heading || of_next > numbering;
}

typedef struct {
    Node *line;
    Numbering numbering;
} Heading;

static GArray *find_headings(Arena *arena, Node *body) {
    GArray *found = g_array_new(FALSE, FALSE, sizeof(Heading));
    for (Node *at = body->first_child; at; at = html_next(at, body)) {
        static const char *const homes[] = {"div", "section", "article", NULL};
        Heading heading = {at, NOT_NUMBERED};
        bool is_home = at->parent == body || g_strv_contains(homes, at->parent->name);
        if (is_home && is_candidate(arena, at, &heading.numbering) &&
            leads_text(arena, at, heading.numbering))
            g_array_append_val(found, heading);
    }
    return found;
}

static bool has_headings(const Node *body) {
    static const char *const names[] = {"h1", "h2", "h3", "h4", "h5", "h6", NULL};
    for (const Node *at = body->first_child; at; at = html_next(at, body))
        if (at->kind == NODE_ELEMENT && g_strv_contains(names, at->name))
            return true;
    return false;
}

static void append_children(Node *from, Node *to) {
    while (from->first_child) {
        Node *child = from->first_child;
        node_remove(child);
        node_append(to, child);
    }
}

/* 01 and the line under it become one. */
static void join_next(Arena *arena, Node *line) {
    Node *words = line->next;
    node_append(line, node_text(arena, " "));
    append_children(words, line);
    node_remove(words);
}

/* A heading is bold by itself. */
static void unwrap_only(Node *line) {
    Node *only = line->first_child;
    if (!only || only->next || !is_bold(only) || only->id || only->n_classes)
        return;
    node_remove(only);
    append_children(only, line);
}

void html_read_bold(HtmlPage *page) {
    Article *article = page->article;
    if (has_headings(article->body))
        return;
    g_autoptr(GArray) found = find_headings(page->arena, article->body);
    size_t count = 0;
    for (size_t i = 0; i < found->len; i++) {
        Heading *heading = &g_array_index(found, Heading, i);
        if (found->len < 2 && heading->numbering == NOT_NUMBERED)
            continue;
        if (heading->numbering == NUMBER_ALONE)
            join_next(article->arena, heading->line);
        unwrap_only(heading->line);
        heading->line->name = heading->numbering == SECTION ? "h3" : "h2";
        count++;
    }
    if (count)
        notices_add(article->notices, KANYIN_SEVERITY_INFO, "bold-headings",
                    (NoticePlace){.source = article->source_name},
                    count == 1 ? "%zu heading is told by bold type"
                               : "%zu headings are told by bold type",
                    count);
}
