/* SPDX-License-Identifier: MIT */
/* Turns lists, definitions and figures into such as have only the parts they may have. */

#include "epub/parts.h"

#include <string.h>

/* What is no item of a list becomes one, neighbours together. */
void fit_list(const Fit *fit, Node *list, Place place) {
    Node *made = NULL;
    for (Node *child = list->first_child, *next; child; child = next) {
        next = child->next;
        if (is_named(child, "li")) {
            made = NULL;
        } else if (!is_blank(child)) {
            if (!made) {
                made = node_element(fit->making->arena, "li", NULL);
                node_insert_before(child, made);
            }
            node_remove(child);
            node_append(made, child);
        }
    }
    for (Node *child = list->first_child; child; child = child->next)
        if (is_element(child))
            fit_children(fit, child, place);
}

/* HTML 4.4.9: groups of terms, then their descriptions, and nothing else. */
static bool is_sound(const Node *list) {
    const char *last = NULL;
    for (const Node *child = list->first_child; child; child = child->next) {
        if (is_blank(child))
            continue;
        bool is_term = is_named(child, "dt");
        if (!is_term && (!is_named(child, "dd") || !last))
            return false;
        last = child->name;
    }
    return last && strcmp(last, "dd") == 0;
}

void fit_definitions(const Fit *fit, Node *list, Place place) {
    for (Node *child = list->first_child, *next; child; child = next) {
        next = child->next;
        if (is_named(child, "div") && is_sound(child))
            fit_unwrap(child);
    }
    if (!is_sound(list)) {
        fit_rename(fit, list, "div");
        fit_children(fit, list, place);
        return;
    }
    for (Node *child = list->first_child; child; child = child->next) {
        Place inside = place;
        inside.is_plain |= is_named(child, "dt");
        if (is_element(child))
            fit_children(fit, child, inside);
    }
}

static Node *skip_blank(Node *node, bool is_forward) {
    while (node && is_blank(node))
        node = is_forward ? node->next : node->prev;
    return node;
}

/* HTML 4.4.12: one caption, first or last. */
void fit_figure(const Fit *fit, Node *figure, Place place) {
    Node *caption = figure->first_child;
    while (caption && !is_named(caption, "figcaption"))
        caption = caption->next;
    if (caption && skip_blank(caption->prev, false) && skip_blank(caption->next, true)) {
        node_remove(caption);
        node_append(figure, caption);
    }
    if (caption)
        fit_children(fit, caption, place);
    for (Node *child = figure->first_child, *next; child; child = next) {
        next = child->next;
        if (is_element(child) && child != caption)
            fit_element(fit, child, place);
    }
}
