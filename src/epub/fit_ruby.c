/* SPDX-License-Identifier: MIT */
/* Turns ruby as W3C's HTML Ruby extensions have it (rb, rtc) into ruby as XHTML has it: a base and
 * its annotation by turns, a second annotation around the first. */

#include "epub/parts.h"

#include <string.h>

typedef struct {
    GPtrArray *bases, *words, *outer; /* of Node: span, rt, rt */
} Parts;

static Node *take(Arena *arena, Node *node, const char *name) {
    Node *part = node_element(arena, name, NULL);
    part->lang = node->lang;
    part->id = node->id;
    node_move_children(node, part);
    return part;
}

/* Annotations below an rtc; one that has none is one itself. */
static void take_container(Arena *arena, Node *container, GPtrArray *words) {
    guint before = words->len;
    for (Node *child = container->first_child; child; child = child->next)
        if (is_named(child, "rt"))
            g_ptr_array_add(words, take(arena, child, "rt"));
    if (words->len == before)
        g_ptr_array_add(words, take(arena, container, "rt"));
}

/* Bases without rb reach as far as the next annotation. */
static void take_parts(Arena *arena, Node *ruby, Parts *parts) {
    Node *open = NULL;
    for (Node *child = ruby->first_child, *next; child; child = next) {
        next = child->next;
        node_remove(child);
        bool is_word = is_named(child, "rt"), is_container = is_named(child, "rtc");
        if (is_word)
            g_ptr_array_add(parts->words, take(arena, child, "rt"));
        else if (is_container)
            take_container(arena, child, parts->words->len ? parts->outer : parts->words);
        else if (is_named(child, "rb"))
            g_ptr_array_add(parts->bases, take(arena, child, "span"));
        if (is_word || is_container || is_named(child, "rb")) {
            open = NULL;
        } else if (!is_named(child, "rp") && (open || !is_blank(child))) {
            if (!open)
                g_ptr_array_add(parts->bases, open = node_element(arena, "span", NULL));
            node_append(open, child);
        }
    }
}

static void add_base(Node *ruby, Node *base) {
    if (base->id || base->lang)
        node_append(ruby, base);
    else
        node_move_children(base, ruby);
}

/* Bases and annotations by turns; those without a partner join the last pair. */
static void join(Node *ruby, const GPtrArray *bases, const GPtrArray *words) {
    guint pairs = MIN(bases->len, words->len);
    Node *last = g_ptr_array_index(words, pairs - 1);
    for (guint i = 0; i < pairs; i++) {
        add_base(ruby, g_ptr_array_index(bases, i));
        if (i + 1 < pairs)
            node_append(ruby, g_ptr_array_index(words, i));
    }
    for (guint i = pairs; i < bases->len; i++)
        add_base(ruby, g_ptr_array_index(bases, i));
    for (guint i = pairs; i < words->len; i++)
        node_move_children(g_ptr_array_index(words, i), last);
    node_append(ruby, last);
}

/* A second annotation is of all bases together: per base it would want a table. */
static void surround(Arena *arena, Node *ruby, const GPtrArray *outer) {
    Node *inner = node_element(arena, "ruby", NULL), *word = node_element(arena, "rt", NULL);
    node_move_children(ruby, inner);
    for (guint i = 0; i < outer->len; i++)
        node_move_children(g_ptr_array_index(outer, i), word);
    node_append(ruby, inner);
    node_append(ruby, word);
}

static void fit_parts(const Fit *fit, const GPtrArray *parts, Place place) {
    for (guint i = 0; i < parts->len; i++)
        fit_children(fit, g_ptr_array_index(parts, i), place);
}

void fit_ruby(const Fit *fit, Node *ruby, Place place) {
    Arena *arena = fit->making->arena;
    Parts parts = {g_ptr_array_new(), g_ptr_array_new(), g_ptr_array_new()};
    take_parts(arena, ruby, &parts);
    place.takes_flow = false;
    fit_parts(fit, parts.bases, place);
    fit_parts(fit, parts.words, place);
    fit_parts(fit, parts.outer, place);
    if (parts.bases->len > 0 && parts.words->len > 0) {
        join(ruby, parts.bases, parts.words);
        if (parts.outer->len > 0)
            surround(arena, ruby, parts.outer);
        fit->making->has_ruby = true;
    } else { /* only one of both: nothing is annotated */
        GPtrArray *words = parts.bases->len ? parts.bases : parts.words;
        for (guint i = 0; i < words->len; i++)
            node_move_children(g_ptr_array_index(words, i), ruby);
        fit_rename(fit, ruby, "span");
    }
    g_ptr_array_unref(parts.bases);
    g_ptr_array_unref(parts.words);
    g_ptr_array_unref(parts.outer);
}
