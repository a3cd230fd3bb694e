/* SPDX-License-Identifier: MIT */
/* Turns elements of a page into the body of an article: what means something on paper is kept, what
 * does not is transparent. */

#include "read/html_build.h"

#include "read/formula.h"
#include "read/html_styles.h"
#include "read/html_tags.h"

#include <string.h>

static void build_children(Build *build, const Node *from);

/* A place that blocks go into, and what is restored after it. */
typedef struct {
    Node *block;
    const Node *line_from;
    size_t depth;
    const char *align;
} Outer;

static Outer enter(Build *build, Node *block) {
    Outer outer = {build->block, build->line_from, build->depth, build->align};
    build_end_line(build);
    build->block = block;
    build->line_from = NULL;
    build->depth++;
    return outer;
}

static void leave(Build *build, Outer outer) {
    build_end_line(build);
    build->block = outer.block;
    build->line_from = outer.line_from;
    build->depth = outer.depth;
    build->align = outer.align;
}

/* Bare words that are all there is in an item are its own, not a paragraph's. */
static void hoist_only_line(Build *build, Node *item) {
    Node *line = item->first_child;
    if (!line || line->next || !g_hash_table_contains(build->made_up, line))
        return;
    node_move_children(line, item);
    node_remove(line);
}

static bool is_cell(const Node *node) {
    return html_is(node, "td") || html_is(node, "th") || html_is(node, "tr");
}

static void build_block(Build *build, const Node *from, const HtmlTag *tag) {
    static const struct {
        const char *from, *to;
    } names[] = {{"dir", "ul"}, {"menu", "ul"}, {"legend", "p"}};
    const char *name = from->name;
    for (size_t i = 0; i < G_N_ELEMENTS(names); i++)
        if (html_is(from, names[i].from))
            name = names[i].to;
    Node *node = build_copy(build, from, name);
    Outer outer = enter(build, node);
    node_append(outer.block, node);
    build_children(build, from);
    leave(build, outer);
    if (tag->role == ROLE_ITEM)
        hoist_only_line(build, node);
    if (!node->first_child && !is_cell(node))
        node_remove(node);
}

static void build_transparent(Build *build, const Node *from) {
    Outer outer = enter(build, build->block);
    build->depth = outer.depth;
    const char *align = html_is(from, "center") ? "center" : html_align(from);
    build->align = align ? align : outer.align;
    build_children(build, from);
    leave(build, outer);
}

/* A paragraph or heading. */
static void build_line(Build *build, const Node *from) {
    Outer outer = enter(build, build->block);
    build->depth = outer.depth;
    build->line = build_copy(build, from, from->name);
    node_append(build->block, build->line);
    build->line_from = from;
    build->is_heading = from->name[0] == 'h';
    build_children(build, from);
    leave(build, outer);
    build->is_heading = false;
}

static void trim_last_newline(const Node *node) {
    while (node && node->kind == NODE_ELEMENT)
        node = node->last_child;
    char *text = node ? (char *)node->text : NULL;
    size_t length = text ? strlen(text) : 0;
    if (length && text[length - 1] == '\n')
        text[length - 1] = '\0';
}

static void build_preformatted(Build *build, const Node *from) {
    Outer outer = enter(build, build->block);
    Node *node = build->line = build_copy(build, from, "pre");
    build->depth = outer.depth;
    node_append(build->block, node);
    build->line_from = from;
    build->is_preformatted = true;
    build_children(build, from);
    build_flush(build);
    trim_last_newline(node);
    build->is_preformatted = false;
    leave(build, outer);
}

static void build_phrase(Build *build, const Node *from) {
    bool is_kept = build_phrase_name(build, from) && build->n_phrases < BUILD_MAX_PHRASES;
    if (!is_kept) {
        build_boundary(build);
        build_children(build, from);
        build_boundary(build);
        return;
    }
    build_flush(build);
    build->phrases[build->n_phrases++] = (BuildPhrase){.from = from};
    build_children(build, from);
    build_flush(build);
    build->n_phrases--;
}

/* Within a heading or program text a block is only a space or a new line. */
static void build_within_line(Build *build, const Node *from) {
    bool is_new_line = build->is_preformatted && build->text->len &&
                       build->text->str[build->text->len - 1] != '\n';
    build_text(build, is_new_line ? "\n" : build->is_preformatted ? "" : " ");
    build_children(build, from);
    build_text(build, build->is_preformatted ? "" : " ");
}

static bool says_something(const Build *build, const Node *node) {
    return node->id || node->lang || node->n_classes || build_keeps_style(build, node);
}

static void build_rule(Build *build, const Node *from) {
    build_end_line(build);
    node_append(build->block, build_copy(build, from, from->name));
}

/* TeX that a script held. */
static void build_tex(Build *build, const Node *from) {
    const char *tex = node_attribute(from, "data-tex");
    bool is_block = node_attribute(from, "display") && !build->is_heading;
    Node *node = formula_from_tex(build->arena, tex ? tex : "", is_block);
    if (!node->first_child)
        return;
    node->origin = arena_strdup(build->arena, build->origin);
    build->page->n_formulas++;
    if (!is_block) {
        build_append(build, node);
        return;
    }
    build_end_line(build);
    node_append(build->block, node);
}

static void build_division(Build *build, const Node *from) {
    const HtmlTag *tag = html_tag(from->name, strlen(from->name));
    bool is_kept = tag->role != ROLE_DIVISION || says_something(build, from);
    if (is_kept && build->depth < BUILD_MAX_BLOCKS)
        build_block(build, from, tag);
    else
        build_transparent(build, from);
}

static void build_soft_break(Build *build, const Node *from G_GNUC_UNUSED) {
    build_text(build, "\u200B");
}

static void build_hard_break(Build *build, const Node *from G_GNUC_UNUSED) {
    build_break(build);
}

static void build_nothing(Build *build G_GNUC_UNUSED, const Node *from G_GNUC_UNUSED) {
}

static void (*const builders[])(Build *, const Node *) = {
    [ROLE_BOX] = build_transparent,
    [ROLE_DIVISION] = build_division,
    [ROLE_FLOW] = build_division,
    [ROLE_ITEM] = build_division,
    [ROLE_LINE] = build_line,
    [ROLE_PRE] = build_preformatted,
    [ROLE_PHRASE] = build_phrase,
    [ROLE_BREAK] = build_hard_break,
    [ROLE_SOFT_BREAK] = build_soft_break,
    [ROLE_RULE] = build_rule,
    [ROLE_COLUMN] = build_rule,
    [ROLE_PICTURE] = build_picture,
    [ROLE_MEDIA] = build_media,
    [ROLE_FORMULA] = build_formula,
    [ROLE_FORMULA_PART] = build_children, /* outside of a formula */
    [ROLE_TEX] = build_tex,
    [ROLE_DROPPED] = build_nothing,
};

static void build_element(Build *build, const Node *from) {
    const HtmlTag *tag = html_tag(from->name, strlen(from->name));
    HtmlRole role = tag ? tag->role : ROLE_BOX;
    if (role <= ROLE_PRE && (build->is_heading || build->is_preformatted))
        build_within_line(build, from);
    else
        builders[role](build, from);
}

static void build_children(Build *build, const Node *from) {
    for (const Node *child = from->first_child; child; child = child->next) {
        build->origin = child->origin ? child->origin : build->origin;
        if (child->kind == NODE_TEXT)
            build_text(build, child->text);
        else
            build_element(build, child);
    }
}

/* A division that is all there is says nothing of what is in it. */
static void unwrap(Node *into) {
    for (;;) {
        Node *only = into->first_child;
        if (!only || only->next || !html_is(only, "div") || node_attribute(only, "data-media") ||
            node_has_class(only, "formula"))
            return;
        node_remove(only);
        if (only->lang && !into->lang)
            into->lang = only->lang;
        node_move_children(only, into);
    }
}

static void notice_attributes(HtmlPage *page) {
    if (page->n_attributes_beyond)
        notices_add(page->article->notices, KANYIN_SEVERITY_WARNING, "attributes",
                    (NoticePlace){.source = page->article->source_name},
                    "%zu attributes and classes beyond %zu bytes of the article were left out",
                    page->n_attributes_beyond, HTML_MAX_ATTRIBUTE_BYTES);
    page->n_attributes_beyond = 0;
}

void html_build(HtmlPage *page, const Node *from, Node *into) {
    Node *made = node_element(page->article->arena, "div", NULL);
    g_autoptr(GString) text = g_string_new(NULL);
    g_autoptr(GString) white = g_string_new(NULL);
    g_autoptr(GHashTable) made_up = g_hash_table_new(NULL, NULL);
    Build *build = arena_new0(page->arena, Build);
    *build = (Build){.page = page,
                     .arena = page->article->arena,
                     .block = made,
                     .depth = 1,
                     .text = text,
                     .white = white,
                     .made_up = made_up,
                     .origin = from->origin};
    build_children(build, from);
    build_end_line(build);
    notice_attributes(page);
    unwrap(made);
    html_make_figures(page->article, made);
    node_move_children(made, into);
}
