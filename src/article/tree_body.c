/* SPDX-License-Identifier: MIT */
/* Turns the body of an article into the body that is printed: headings in unbroken levels, figures
 * in rows, every picture with words for those who cannot see it. */

#include "article/tree.h"

#include <glib.h>
#include <stdio.h>
#include <string.h>

/* Open headings, outermost first: what each was in the source and what it is on the page. */
typedef struct {
    int source[6];
    int printed[6];
    size_t depth;
} Outline;

static int heading_level(const Node *node) {
    if (node->kind != NODE_ELEMENT || node->name[0] != 'h' || node->name[1] < '1' ||
        node->name[1] > '6' || node->name[2])
        return 0;
    return node->name[1] - '0';
}

/* PDF/UA-1, 7.4.2: levels descend in steps of one. The title is h1, so the body begins with h2. */
static void level_heading(const Tree *tree, Node *node, Outline *outline) {
    int source = heading_level(node);
    while (outline->depth && outline->source[outline->depth - 1] >= source)
        outline->depth--;
    int printed = outline->depth ? outline->printed[outline->depth - 1] + 1 : 2;
    if (printed > 6)
        printed = 6;
    if (outline->depth < G_N_ELEMENTS(outline->source)) {
        outline->source[outline->depth] = source;
        outline->printed[outline->depth++] = printed;
    }
    if (printed == source)
        return;
    notices_add(tree->notices, KANYIN_SEVERITY_INFO, "heading-level",
                (NoticePlace){.source = tree->article->source_name},
                "The heading '%s' is of level %d here, of level %d in the source",
                node_text_content(tree->arena, node), printed, source);
    node_set_attribute(tree->arena, node, "data-original", node->name);
    node->name = arena_printf(tree->arena, "h%d", printed);
}

static bool is_element(const Node *node, const char *name) {
    return node && node->kind == NODE_ELEMENT && strcmp(node->name, name) == 0;
}

static Node *find(const Node *node, const char *name) {
    for (Node *child = node->first_child; child; child = child->next) {
        Node *found = is_element(child, name) ? child : find(child, name);
        if (found)
            return found;
    }
    return NULL;
}

/* PDF/UA-1, 7.3: a figure has words that stand for it. */
static void describe_picture(const Tree *tree, Node *picture, const Node *caption) {
    const char *alt = node_attribute(picture, "alt");
    if (alt && *alt)
        return;
    if (caption && (alt = node_text_content(tree->arena, caption)) && *alt) {
        node_set_attribute(tree->arena, picture, "alt", alt);
        return;
    }
    const char *source = node_attribute(picture, "src");
    notices_add(tree->notices, KANYIN_SEVERITY_WARNING, "alt-missing",
                (NoticePlace){.source = tree->article->source_name},
                "The picture '%s' has neither caption nor alternative text", source ? source : "");
    node_set_attribute(tree->arena, picture, "alt", article_word(tree->article, WORD_PICTURE));
}

static bool has_picture(const Node *figure) {
    const Node *picture = find(figure, "img");
    return picture && node_attribute(picture, "src") && *node_attribute(picture, "src");
}

/* A figure may hold a table, a film, program text: then nothing is missing. */
static bool holds_something_else(const Node *figure) {
    for (const Node *child = figure->first_child; child; child = child->next) {
        bool is_caption = is_element(child, "figcaption");
        if (child->kind == NODE_ELEMENT && !is_caption && !is_element(child, "img") &&
            !find(child, "img"))
            return true;
    }
    return false;
}

static bool begins_with_any(const char *text, const char *const *starts) {
    for (size_t i = 0; starts[i]; i++)
        if (g_str_has_prefix(text, starts[i]))
            return true;
    return false;
}

/* 图为…, 圖3 …, 图：…: the caption says itself that it is one. */
static bool names_picture(const char *words) {
    static const char *const names[] = {"图", "圖", NULL};
    static const char *const what[] = {"为", "為", "片", "中", "：", ":",  " ",  "一", "二",
                                       "三", "四", "五", "六", "七", "八", "九", "十", NULL};
    if (!begins_with_any(words, names))
        return false;
    const char *after = g_utf8_next_char(words);
    return g_ascii_isdigit(*after) || begins_with_any(after, what);
}

static Node *first_text(Node *node) {
    if (node->kind == NODE_TEXT)
        return node;
    for (Node *child = node->first_child; child; child = child->next) {
        Node *found = first_text(child);
        if (found)
            return found;
    }
    return NULL;
}

/* ▲ points to a picture that is not there: the mark takes its place. */
static void strip_pointer(const Tree *tree, Node *caption) {
    static const char *const pointers[] = {"▲", "△", "▼", "▽", "↑", "↓", NULL};
    Node *text = first_text(caption);
    if (!text || !begins_with_any(text->text, pointers))
        return;
    const char *rest = g_utf8_next_char(text->text);
    while (*rest == ' ' || g_str_has_prefix(rest, "　"))
        rest = g_utf8_next_char(rest);
    text->text = arena_strdup(tree->arena, rest);
}

static void mark_pictureless(const Tree *tree, Node *figure) {
    Node *caption = find(figure, "figcaption");
    const char *words = caption ? node_text_content(tree->arena, caption) : "";
    node_add_class(tree->arena, figure, "pictureless");
    notices_add(tree->notices, KANYIN_SEVERITY_WARNING, "picture-missing",
                (NoticePlace){.source = tree->article->source_name},
                "The source has no picture for the caption '%s'", words);
    if (!caption || names_picture(words))
        return;
    strip_pointer(tree, caption);
    Node *mark = node_element(tree->arena, "span", "mark");
    tree_add_text(tree, mark, article_word(tree->article, WORD_PICTURE_MARK));
    if (caption->first_child)
        node_insert_before(caption->first_child, mark);
    else
        node_append(caption, mark);
}

/* An alert says of what kind it is, unless it brings a title of its own. */
static void title_alert(const Tree *tree, Node *alert) {
    static const struct {
        const char *kind;
        Word word;
    } kinds[] = {{"note", WORD_NOTE},
                 {"tip", WORD_TIP},
                 {"important", WORD_IMPORTANT},
                 {"warning", WORD_WARNING},
                 {"caution", WORD_CAUTION}};
    const Node *first = alert->first_child;
    if (!first || (first->kind == NODE_ELEMENT && node_has_class(first, "alert-title")))
        return;
    for (size_t i = 0; i < G_N_ELEMENTS(kinds); i++) {
        if (!node_has_class(alert, kinds[i].kind))
            continue;
        Node *title = node_element(tree->arena, "p", "alert-title");
        tree_add_text(tree, title, article_word(tree->article, kinds[i].word));
        node_insert_before(alert->first_child, title);
        return;
    }
}

#define WIDE_COLUMNS 9 /* from which on a table is set in smaller type */

static size_t count_cells(const Node *row) {
    size_t count = 0;
    for (const Node *cell = row->first_child; cell; cell = cell->next)
        count += is_element(cell, "td") || is_element(cell, "th");
    return count;
}

static bool has_wide_row(const Node *node) {
    for (const Node *child = node->first_child; child; child = child->next)
        if (is_element(child, "tr") ? count_cells(child) >= WIDE_COLUMNS : has_wide_row(child))
            return true;
    return false;
}

/* Where a typed space parts words; in running text it is closed up. */
static bool is_of_one_line(const Node *node) {
    static const char *const names[] = {"h2", "h3",         "h4",      "h5", "h6",      "th",
                                        "td", "figcaption", "caption", "dt", "summary", NULL};
    return g_strv_contains(names, node->name);
}

/* A list of bookmarks shows a heading with the spaces it was typed with. */
static void widen_line(const Tree *tree, Node *line) {
    const char *before = heading_level(line) ? node_text_content(tree->arena, line) : NULL;
    tree_widen_below(tree->arena, line);
    if (before && strcmp(before, node_text_content(tree->arena, line)) != 0 &&
        !node_attribute(line, "data-label"))
        node_set_attribute(tree->arena, line, "data-label", before);
}

static void walk(const Tree *tree, Node *node, Outline *outline) {
    for (Node *child = node->first_child; child; child = child->next) {
        if (child->kind != NODE_ELEMENT)
            continue;
        if (is_of_one_line(child))
            widen_line(tree, child);
        if (is_element(child, "aside") && node_has_class(child, "alert"))
            title_alert(tree, child);
        if (is_element(child, "table") && has_wide_row(child))
            node_add_class(tree->arena, child, "wide");
        if (heading_level(child))
            level_heading(tree, child, outline);
        if (is_element(child, "figure") && !has_picture(child) && !holds_something_else(child))
            mark_pictureless(tree, child);
        if (is_element(child, "img"))
            describe_picture(tree, child,
                             is_element(node, "figure") ? find(node, "figcaption") : NULL);
        walk(tree, child, outline);
    }
}

static Node *next_element(const Node *node) {
    Node *next = node->next;
    while (next && next->kind == NODE_TEXT && next->text[strspn(next->text, " \t\r\n")] == '\0')
        next = next->next;
    return next && next->kind == NODE_ELEMENT ? next : NULL;
}

static bool is_shown(const Node *figure) {
    return is_element(figure, "figure") && find(figure, "img") &&
           !node_has_class(figure, "pictureless");
}

/* A box in the place of `count` elements from `first` on. */
static Node *join_row(const Tree *tree, Node *first, size_t count, const char *class_name) {
    Node *row = node_element(tree->arena, "div", class_name);
    node_insert_before(first, row);
    for (Node *next = NULL; count > 0; first = next, count--) {
        next = next_element(first);
        node_remove(first);
        node_append(row, first);
    }
    return row;
}

typedef bool (*IsOne)(const Node *node);

static size_t count_run(const Node *first, IsOne is_one) {
    size_t count = 0;
    for (const Node *at = first; at && is_one(at); at = next_element(at))
        count++;
    return count;
}

/* Two by two; the last of an odd number are a row of three, since one alone would be larger than
 * those it belongs to. The last row. */
static Node *join_rows(const Tree *tree, Node *first, IsOne is_one, const char *class_name) {
    Node *last = first;
    for (size_t left = count_run(first, is_one); left > 1;) {
        size_t count = left == 3 ? 3 : 2;
        last = join_row(tree, first, count, class_name);
        left -= count;
        first = next_element(last);
    }
    return last;
}

static bool is_picture(const Node *node) {
    return is_element(node, "img");
}

/* Pictures of one figure stand side by side over their caption. */
static void join_pictures(const Tree *tree, const Node *figure) {
    for (Node *child = figure->first_child; child; child = child->next)
        if (is_picture(child))
            child = join_rows(tree, child, is_picture, "pictures");
}

static void join_figures(const Tree *tree, const Node *body) {
    for (Node *child = body->first_child; child; child = child->next) {
        if (count_run(child, is_shown) > 1)
            child = join_rows(tree, child, is_shown, "figures");
        else if (is_element(child, "figure")) /* else each would be a quarter of the measure */
            join_pictures(tree, child);
    }
}

void tree_add_body(const Tree *tree, Node *root) {
    Node *body = node_copy(tree->arena, tree->article->body);
    node_append(root, body);
    Outline outline = {0};
    walk(tree, body, &outline);
    tree_widen_names(tree->arena, body);
    tree_name_notes(tree, body);
    join_figures(tree, body);
}
