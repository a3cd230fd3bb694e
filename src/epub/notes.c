/* SPDX-License-Identifier: MIT */
/* Turns `sup.footnote-ref > a` and `section.footnotes > ol > li` into a call and an aside that
 * reading systems open beside the text, with a way back, which a screen has use for. */

#include "epub/parts.h"

typedef struct {
    Making *making;
    GHashTable *notes;    /* id → aside */
    GHashTable *ids;      /* all there are */
    GHashTable *uncalled; /* of aside */
    size_t n_calls;
} Notes;

static void collect_ids(const Notes *notes, const Node *node) {
    if (node->id)
        g_hash_table_add(notes->ids, (gpointer)node->id);
    for (const Node *child = node->first_child; child; child = child->next)
        collect_ids(notes, child);
}

static void set_aside(const Notes *notes, Node *list, Node *item) {
    Arena *arena = notes->making->arena;
    node_remove(item);
    node_insert_before(list, item);
    item->name = "aside";
    node_add_class(arena, item, "footnote");
    node_set_attribute(arena, item, "epub:type", "footnote");
    node_set_attribute(arena, item, "role", "doc-footnote");
    if (item->id && !g_hash_table_contains(notes->notes, item->id)) {
        g_hash_table_insert(notes->notes, (gpointer)item->id, item);
        g_hash_table_add(notes->uncalled, item);
    }
}

static void take_list(const Notes *notes, Node *list) {
    for (Node *item = list->first_child, *next; item; item = next) {
        next = item->next;
        if (is_named(item, "li"))
            set_aside(notes, list, item);
    }
    node_remove(list);
}

static void find_lists(const Notes *notes, Node *node) {
    for (Node *child = node->first_child, *next; child; child = next) {
        next = child->next;
        if (!is_element(child))
            continue;
        if (is_named(child, "ol") && is_named(node, "section") && node_has_class(node, "footnotes"))
            take_list(notes, child);
        else
            find_lists(notes, child);
    }
}

/* The number that calls the note leads back to the first place that calls it. */
static void lead_back(const Notes *notes, Node *aside, const Node *call) {
    Arena *arena = notes->making->arena;
    Node *first = aside->first_child;
    while (first && is_blank(first))
        first = first->next;
    Node *into = is_named(first, "p") ? first : aside;
    Node *link = node_element(arena, "a", "note-mark");
    node_set_attribute(arena, link, "href", arena_printf(arena, "#%s", call->id));
    node_set_attribute(arena, link, "role", "doc-backlink");
    node_append(link, node_text(arena, node_text_content(arena, call)));
    if (into->first_child) {
        node_insert_before(into->first_child, link);
        node_insert_before(link->next, node_text(arena, " "));
    } else {
        node_append(into, link);
    }
}

static void take_call(Notes *notes, Node *call) {
    Arena *arena = notes->making->arena;
    const char *href = node_attribute(call, "href");
    Node *aside = href && *href == '#' ? g_hash_table_lookup(notes->notes, href + 1) : NULL;
    if (!aside)
        return;
    node_set_attribute(arena, call, "epub:type", "noteref");
    node_set_attribute(arena, call, "role", "doc-noteref");
    notes->n_calls++;
    for (size_t turn = notes->n_calls; !call->id; turn++) {
        const char *id = arena_printf(arena, "noteref-%zu", turn);
        if (g_hash_table_add(notes->ids, (gpointer)id))
            call->id = id;
    }
    if (g_hash_table_remove(notes->uncalled, aside)) /* its first call */
        lead_back(notes, aside, call);
}

static void find_calls(Notes *notes, Node *node) {
    bool is_call = is_named(node, "sup") && node_has_class(node, "footnote-ref");
    for (Node *child = node->first_child; child; child = child->next) {
        if (is_call && is_named(child, "a"))
            take_call(notes, child);
        else if (is_element(child))
            find_calls(notes, child);
    }
}

void epub_mark_notes(Making *making, Page *page) {
    Notes notes = {making, g_hash_table_new(g_str_hash, g_str_equal),
                   g_hash_table_new(g_str_hash, g_str_equal), g_hash_table_new(NULL, NULL), 0};
    collect_ids(&notes, page->root);
    find_lists(&notes, page->root);
    find_calls(&notes, page->root);
    g_hash_table_unref(notes.notes);
    g_hash_table_unref(notes.ids);
    g_hash_table_unref(notes.uncalled);
}
