/* SPDX-License-Identifier: MIT */
/* Turns a table into one of the parts HTML 4.9.1 gives it, in its order: caption, columns, head,
 * bodies, foot; in each rows, in each row cells. */

#include "epub/parts.h"

#include <string.h>

/* What is none of `names` comes to stand in elements `name`, neighbours together. */
static void gather(const Fit *fit, Node *parent, const char *const *names, const char *name) {
    Node *made = NULL;
    for (Node *child = parent->first_child, *next; child; child = next) {
        next = child->next;
        if (is_blank(child))
            continue;
        if (is_element(child) && g_strv_contains(names, child->name)) {
            made = NULL;
            continue;
        }
        if (!made) {
            made = node_element(fit->making->arena, name, NULL);
            node_insert_before(child, made);
        }
        node_remove(child);
        node_append(made, child);
    }
}

static void fit_row(const Fit *fit, Node *row, Place place) {
    static const char *const cells[] = {"td", "th", NULL};
    gather(fit, row, cells, "td");
    for (Node *cell = row->first_child; cell; cell = cell->next) {
        Place inside = place;
        inside.is_plain |= is_named(cell, "th");
        if (is_element(cell))
            fit_children(fit, cell, inside);
    }
}

static void fit_rows(const Fit *fit, Node *section, Place place) {
    static const char *const rows[] = {"tr", NULL};
    gather(fit, section, rows, "tr");
    for (Node *row = section->first_child; row; row = row->next)
        if (is_element(row))
            fit_row(fit, row, place);
}

static void fit_columns(Node *group) {
    for (Node *child = group->first_child, *next; child; child = next) {
        next = child->next;
        if (is_named(child, "col"))
            child->first_child = child->last_child = NULL;
        else
            node_remove(child);
    }
}

/* Rows without a section, and words that stand between the parts, are a body of their own. */
static void make_sections(const Fit *fit, Node *table) {
    static const char *const parts[] = {"caption", "colgroup", "col", "thead",
                                        "tbody",   "tfoot",    NULL};
    static const char *const but_columns[] = {"caption", "colgroup", "thead",
                                              "tbody",   "tfoot",    NULL};
    gather(fit, table, parts, "tbody");
    gather(fit, table, but_columns, "colgroup");
}

typedef enum { RANK_CAPTION, RANK_COLUMNS, RANK_HEAD, RANK_BODY, RANK_FOOT, RANK_COUNT } Rank;

static Rank rank_of(const Node *part) {
    static const char *const names[RANK_COUNT] = {[RANK_CAPTION] = "caption",
                                                  [RANK_COLUMNS] = "colgroup",
                                                  [RANK_HEAD] = "thead",
                                                  [RANK_BODY] = "tbody",
                                                  [RANK_FOOT] = "tfoot"};
    int rank = RANK_CAPTION;
    while (rank < RANK_FOOT && strcmp(names[rank], part->name) != 0)
        rank++;
    return (Rank)rank;
}

/* A second caption joins the first, a second head or foot is a body. */
static void order(const Fit *fit, Node *table) {
    GPtrArray *ranks[RANK_COUNT];
    for (int rank = 0; rank < RANK_COUNT; rank++)
        ranks[rank] = g_ptr_array_new();
    while (table->first_child) {
        Node *part = table->first_child;
        node_remove(part);
        if (!is_element(part))
            continue;
        Rank rank = rank_of(part);
        bool is_second = ranks[rank]->len > 0;
        if (rank == RANK_CAPTION && is_second) {
            Node *caption = g_ptr_array_index(ranks[rank], 0);
            node_append(caption, node_element(fit->making->arena, "br", NULL));
            node_move_children(part, caption);
            continue;
        }
        if (is_second && (rank == RANK_HEAD || rank == RANK_FOOT)) {
            part->name = "tbody";
            rank = RANK_BODY;
        }
        g_ptr_array_add(ranks[rank], part);
    }
    for (int rank = 0; rank < RANK_COUNT; rank++) {
        for (guint i = 0; i < ranks[rank]->len; i++)
            node_append(table, g_ptr_array_index(ranks[rank], i));
        g_ptr_array_unref(ranks[rank]);
    }
}

void fit_table(const Fit *fit, Node *table, Place place) {
    make_sections(fit, table);
    order(fit, table);
    for (Node *part = table->first_child; part; part = part->next) {
        Rank rank = rank_of(part);
        if (rank == RANK_CAPTION)
            fit_children(fit, part, (Place){.is_linked = place.is_linked});
        else if (rank == RANK_COLUMNS)
            fit_columns(part);
        else
            fit_rows(fit, part, place);
    }
    if (!table->last_child || rank_of(table->last_child) < RANK_HEAD) { /* no row: no table */
        for (Node *part = table->first_child; part; part = part->next)
            fit_rename(fit, part, "div");
        fit_rename(fit, table, "div");
    }
}
