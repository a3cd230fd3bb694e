/* SPDX-License-Identifier: MIT */
/* Turns a tree of any elements into one where each stands where XHTML allows it. Nothing that can
 * be read is lost: what may not stand where it stands becomes a box or a phrase without meaning. */

#include "epub/parts.h"

#include <string.h>

bool is_blank(const Node *node) {
    return node->kind == NODE_TEXT && node->text[strspn(node->text, " \t\r\n\f")] == '\0';
}

NoticePlace place_of(const Page *page, const Node *node) {
    return (NoticePlace){.source = page->chapter->source_name, .line = origin_line(node->origin)};
}

/* Is anything below it flow content that is no phrase? */
static bool note_blocks(const Fit *fit, const Node *node) {
    bool has_block = false;
    for (const Node *child = node->first_child; child; child = child->next) {
        if (!is_element(child))
            continue;
        Kind kind = vocabulary_word(child->name)->kind;
        if (kind == KIND_DROPPED)
            continue;
        bool is_phrase = kind == KIND_PHRASE || kind == KIND_VOID || kind == KIND_RUBY;
        has_block |= note_blocks(fit, child) || !is_phrase;
    }
    if (has_block)
        g_hash_table_add(fit->blocks, (gpointer)node);
    return has_block;
}

void fit_rename(const Fit *fit, Node *node, const char *name) {
    if (strcmp(node->name, name) == 0)
        return;
    if (!node_has_class(node, node->name))
        node_add_class(fit->making->arena, node, node->name);
    node->name = name;
}

void fit_unwrap(Node *node) {
    while (node->first_child) {
        Node *child = node->first_child;
        node_remove(child);
        node_insert_before(node, child);
    }
    node_remove(node);
}

static void drop(const Fit *fit, Node *node) {
    notices_add(fit->making->notices, KANYIN_SEVERITY_WARNING, "epub-dropped",
                place_of(fit->page, node), "the element %s is left out of the EPUB", node->name);
    node_remove(node);
}

/* A box among phrases: its words stay, on a line of their own. */
static void flatten(const Fit *fit, Node *node, Place place) {
    const Node *before = node->prev;
    while (before && is_blank(before))
        before = before->prev;
    notices_add(fit->making->notices, KANYIN_SEVERITY_WARNING, "epub-displaced",
                place_of(fit->page, node),
                "the element %s may not stand in %s and is a phrase in the EPUB", node->name,
                node->parent->name);
    if (before)
        node_insert_before(node, node_element(fit->making->arena, "br", NULL));
    fit_rename(fit, node, "span");
    fit_children(fit, node, place);
}

static void fit_phrase(const Fit *fit, Node *node, Place place) {
    bool is_link = strcmp(node->name, "a") == 0;
    bool has_blocks = place.takes_flow && g_hash_table_contains(fit->blocks, node);
    bool is_transparent =
        is_link || strcmp(node->name, "ins") == 0 || strcmp(node->name, "del") == 0;
    if (is_link && place.is_linked)
        fit_rename(fit, node, has_blocks ? "div" : "span");
    else if (has_blocks && !is_transparent)
        fit_rename(fit, node, "div");
    place.takes_flow = has_blocks;
    place.is_linked |= is_link;
    fit_children(fit, node, place);
}

/* A paragraph with boxes in it is a box itself; a heading stays one, and they become phrases. */
static void fit_line(const Fit *fit, Node *node, Kind kind, Place place) {
    bool has_blocks = g_hash_table_contains(fit->blocks, node);
    if (kind == KIND_HEADING && place.is_plain)
        fit_rename(fit, node, "p");
    place.takes_flow = has_blocks && strcmp(node->name, "p") == 0;
    if (place.takes_flow)
        fit_rename(fit, node, "div");
    fit_children(fit, node, place);
}

static void fit_part(const Fit *fit, Node *node, Place place) {
    notices_add(fit->making->notices, KANYIN_SEVERITY_WARNING, "epub-displaced",
                place_of(fit->page, node),
                "the element %s may not stand in %s and is a box in the EPUB", node->name,
                node->parent->name);
    fit_rename(fit, node, "div");
    fit_children(fit, node, place);
}

static void fit_flow(const Fit *fit, Node *node, Kind kind, Place place) {
    switch (kind) {
    case KIND_LINE:
    case KIND_HEADING:
        fit_line(fit, node, kind, place);
        break;
    case KIND_OUTLINE:
        if (place.is_plain)
            fit_rename(fit, node, "div");
        fit_children(fit, node, place);
        break;
    case KIND_RULE:
        node->first_child = node->last_child = NULL;
        break;
    case KIND_LIST:
        fit_list(fit, node, place);
        break;
    case KIND_DEFINITIONS:
        fit_definitions(fit, node, place);
        break;
    case KIND_TABLE:
        fit_table(fit, node, place);
        break;
    case KIND_FIGURE:
        fit_figure(fit, node, place);
        break;
    case KIND_PART:
        fit_part(fit, node, place);
        break;
    default:
        fit_children(fit, node, place);
    }
}

void fit_element(const Fit *fit, Node *node, Place place) {
    const Word *word = vocabulary_word(node->name);
    if (word->kind == KIND_DROPPED) {
        drop(fit, node);
        return;
    }
    if (word->becomes)
        fit_rename(fit, node, word->becomes);
    if (word->kind == KIND_VOID)
        node->first_child = node->last_child = NULL;
    else if (word->kind == KIND_PHRASE)
        fit_phrase(fit, node, place);
    else if (word->kind == KIND_RUBY)
        fit_ruby(fit, node, place);
    else if (place.takes_flow)
        fit_flow(fit, node, word->kind, place);
    else if (word->kind == KIND_RULE)
        drop(fit, node);
    else
        flatten(fit, node, place);
}

void fit_children(const Fit *fit, Node *parent, Place place) {
    for (Node *child = parent->first_child, *next; child; child = next) {
        next = child->next;
        if (is_element(child))
            fit_element(fit, child, place);
    }
}

/* HTML 4's way to say it is the style's now. */
static const char *alignment(Arena *arena, const char *value) {
    static const char *const known[] = {"left", "right", "center", "justify"};
    for (size_t i = 0; value && i < G_N_ELEMENTS(known); i++)
        if (g_ascii_strcasecmp(value, known[i]) == 0)
            return arena_printf(arena, "text-align: %s", known[i]);
    return NULL;
}

/* Keeps what may stand on each element. */
static void fit_attributes(const Fit *fit, Node *node) {
    Arena *arena = fit->making->arena;
    size_t kept = 0;
    const char *aligned = NULL;
    for (size_t i = 0; i < node->n_attributes; i++) {
        NodeAttribute *attribute = &node->attributes[i];
        const char *value = vocabulary_attribute(arena, node, attribute);
        if (value)
            node->attributes[kept++] = (NodeAttribute){attribute->name, value};
        else if (!node->id && is_named(node, "a") && strcmp(attribute->name, "name") == 0)
            node->id = attribute->value; /* as anchors were named before HTML 4 */
        else if (!aligned && strcmp(attribute->name, "align") == 0)
            aligned = alignment(arena, attribute->value);
    }
    node->n_attributes = kept;
    if (aligned)
        node_set_attribute(arena, node, "style", aligned);
    const char *direction = node_attribute(node, "dir");
    if (is_named(node, "bdo") && (!direction || strcmp(direction, "auto") == 0))
        node->name = "span"; /* HTML 4.5.26: it must say which */
    for (Node *child = node->first_child; child; child = child->next)
        if (is_element(child))
            fit_attributes(fit, child);
}

void epub_fit(Making *making, const Page *page) {
    Fit fit = {making, page, g_hash_table_new(NULL, NULL)};
    note_blocks(&fit, page->root);
    const Word *word = vocabulary_word(page->root->name);
    if (word->kind != KIND_OUTLINE || word->becomes) /* it must take flow */
        fit_rename(&fit, page->root, "section");
    fit_children(&fit, page->root, (Place){.takes_flow = true});
    fit_attributes(&fit, page->root);
    g_hash_table_unref(fit.blocks);
}
