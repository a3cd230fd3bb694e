/* SPDX-License-Identifier: MIT */
/* Turns pictures that stand alone, and the captions that pages write beside them, into figures. */

#include "read/html_page.h"

#include "read/han.h"

#include <string.h>

#define MAX_CAPTION 120 /* characters of a paragraph that can be one */

static bool is_blank(const Node *node) {
    for (const char *at = node->kind == NODE_TEXT ? node->text : "x"; *at;
         at = g_utf8_next_char(at))
        if (!is_space(g_utf8_get_char(at)) && *at != '\n')
            return false;
    return true;
}

/* The next picture of a paragraph that holds nothing else, links around pictures passed through;
 * *is_other tells that it holds something else. */
static size_t count_pictures(const Node *line, bool *is_other) {
    size_t count = 0;
    for (const Node *at = line->first_child; at; at = html_next(at, line)) {
        static const char *const wrappers[] = {"a", "span", "strong", "b", "em", "i", "br", NULL};
        if (html_is(at, "img"))
            count++;
        else if (at->kind == NODE_TEXT ? !is_blank(at) : !g_strv_contains(wrappers, at->name))
            *is_other = true;
    }
    return count;
}

static bool is_picture_line(const Node *node) {
    bool is_other = false;
    return html_is(node, "p") && count_pictures(node, &is_other) && !is_other;
}

static bool begins_with_one(const char *words, const char *const *starts) {
    for (; *starts; starts++)
        if (g_str_has_prefix(words, *starts))
            return true;
    return false;
}

/* 图为…, ▲…, …摄: words that only a caption has; or words set in the middle under a picture that
 * is set there. */
static bool is_caption(Arena *arena, const Node *line, bool is_centred_picture) {
    static const char *const starts[] = {"图为", "圖為", "图片", "圖片", "图：", "圖：", "图:",
                                         "▲",    "△",    "▼",    "↑",    "（图", "(图",  NULL};
    static const char *const endings[] = {"摄",     "攝",       "摄影", "攝影", "供图",
                                          "供圖",   "摄）",     "攝）", "摄)",  "资料图",
                                          "供图）", "来源网络", NULL};
    if (!html_is(line, "p"))
        return false;
    const char *words = html_words(arena, line);
    long length = g_utf8_strlen(words, -1);
    if (!length || length > MAX_CAPTION)
        return false;
    if (begins_with_one(words, starts))
        return true;
    for (size_t i = 0; endings[i]; i++)
        if (g_str_has_suffix(words, endings[i]) && length <= MAX_CAPTION / 2)
            return true;
    const char *align = node_attribute(line, "align");
    return is_centred_picture && align && strcmp(align, "center") == 0;
}

static Node *first_picture(const Node *line) {
    for (Node *at = line->first_child; at; at = html_next(at, line))
        if (html_is(at, "img"))
            return at;
    return NULL;
}

/* A figure for each picture of the line, in its place; gives the last. A link around a picture
 * leads to the same, larger: on paper it is left out. */
static Node *split_line(Arena *arena, Node *line) {
    Node *figure = NULL, *picture;
    while ((picture = first_picture(line))) {
        node_remove(picture);
        figure = node_element(arena, "figure", NULL);
        for (size_t i = 0; i < line->n_classes; i++)
            node_add_class(arena, figure, line->classes[i]);
        figure->origin = line->origin;
        node_append(figure, picture);
        node_insert_before(line, figure);
    }
    if (!figure)
        return line;
    figure->id = line->id;
    node_remove(line);
    return figure;
}

static void add_caption(Arena *arena, Node *figure, Node *line) {
    Node *caption = node_element(arena, "figcaption", NULL);
    caption->origin = line->origin;
    caption->lang = line->lang;
    caption->id = line->id;
    node_move_children(line, caption);
    node_remove(line);
    node_append(figure, caption);
}

/* Some write <div class="img_wrapper"><img><span class="img_descr">…</span></div>. */
static bool is_caption_class(const Node *node) {
    static const char *const classes[] = {"img_descr",       "img-descr",     "caption",
                                          "img-caption",     "picture-desc",  "pic-desc",
                                          "wp-caption-text", "image-caption", NULL};
    return node_has_one_class(node, classes);
}

/* The words of that class at the end of a line of one picture, as a line of their own. */
static void part_described_picture(Arena *arena, Node *line) {
    Node *last = html_is(line, "p") ? line->last_child : NULL;
    if (!last || last->kind != NODE_ELEMENT || !is_caption_class(last) || !first_picture(line))
        return;
    Node *caption = node_element(arena, "p", "caption");
    caption->origin = last->origin;
    node_remove(last);
    node_move_children(last, caption);
    if (line->next)
        node_insert_before(line->next, caption);
    else
        node_append(line->parent, caption);
}

static Node *make_figure(Article *article, Node *line) {
    const char *align = node_attribute(line, "align");
    bool is_centred = align && strcmp(align, "center") == 0;
    Node *figure = split_line(article->arena, line), *next = figure->next;
    if (next && next->kind == NODE_ELEMENT &&
        (is_caption_class(next) || is_caption(article->arena, next, is_centred)) &&
        (html_is(next, "p") || html_is(next, "div")))
        add_caption(article->arena, figure, next);
    return figure;
}

static bool is_home(const Node *node) {
    static const char *const homes[] = {"div",        "section", "article", "aside",
                                        "blockquote", "details", NULL};
    return node->kind == NODE_ELEMENT && g_strv_contains(homes, node->name) &&
           !node_attribute(node, "data-media");
}

/* <section><img></section><p>▲ …</p>: the figure that is all there is in a box. */
static Node *lone_figure(Node *box) {
    while (is_home(box) && box->first_child && !box->first_child->next)
        box = box->first_child;
    bool is_bare = html_is(box, "figure") && html_is(box->last_child, "img");
    return is_bare ? box : NULL;
}

static void add_caption_beside(Arena *arena, Node *box) {
    Node *figure = lone_figure(box), *next = box->next;
    if (figure && next && next->kind == NODE_ELEMENT && is_caption(arena, next, false))
        add_caption(arena, figure, next);
}

/* In a figure the pictures are its own, not a paragraph's. */
static void free_pictures(Node *figure) {
    for (Node *line = figure->first_child, *next; line; line = next) {
        next = line->next;
        if (!is_picture_line(line))
            continue;
        Node *picture;
        while ((picture = first_picture(line))) {
            node_remove(picture);
            node_insert_before(line, picture);
        }
        node_remove(line);
    }
}

void html_make_figures(Article *article, Node *body) {
    for (Node *child = body->first_child; child; child = child->next) {
        if (child->kind != NODE_ELEMENT)
            continue;
        part_described_picture(article->arena, child);
        if (html_is(child, "figure"))
            free_pictures(child);
        else if (is_picture_line(child))
            child = make_figure(article, child);
        else if (is_home(child)) {
            html_make_figures(article, child);
            add_caption_beside(article->arena, child);
        }
    }
}
