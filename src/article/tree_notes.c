/* SPDX-License-Identifier: MIT */
/* Turns the notes of a body, however the page had them, into those that style sheets know:
 * `sup.footnote-ref > a` and `section.footnotes > ol > li`. */

#include "article/tree.h"

#include <glib.h>
#include <string.h>

#define LONGEST_MARK 8 /* characters of what calls a note: [12], 注 3 */
#define MOST_LEVELS 3  /* between an element and the one that has its name */

static const char *const list_names[] = {"footnotes", "references", "endnotes", "notes",
                                         "reflist",   "footnote",   NULL};
static const char *const call_names[] = {"footnote-ref", "reference", "noteref", NULL};

typedef struct {
    const Tree *tree;
    GHashTable *ids;   /* id → Node, the first that has it */
    GHashTable *calls; /* ids that notes lead back to */
    GPtrArray *notes;  /* of Node: li, each once */
    GHashTable *told;  /* Node → whether it is a note: its first call tells */
} Notes;

static bool is_named(const Node *node, const char *name) {
    return node && node->kind == NODE_ELEMENT && strcmp(node->name, name) == 0;
}

static const char *fragment(const Node *node) {
    const char *href = is_named(node, "a") ? node_attribute(node, "href") : NULL;
    return href && href[0] == '#' && href[1] ? href + 1 : NULL;
}

static void collect_ids(const Notes *notes, Node *node) {
    if (node->id && *node->id && !g_hash_table_contains(notes->ids, node->id))
        g_hash_table_insert(notes->ids, (gpointer)node->id, node);
    for (Node *child = node->first_child; child; child = child->next)
        if (child->kind == NODE_ELEMENT)
            collect_ids(notes, child);
}

static bool is_bracket(gunichar c) {
    return c == '[' || c == ']' || c == '(' || c == ')' || g_unichar_isspace(c) || c == 0xFF08 ||
           c == 0xFF09 || c == 0xFF3B || c == 0xFF3D || c == 0x3010 || c == 0x3011 || c == 0x3014 ||
           c == 0x3015;
}

/* [1] as 1; NULL: words, not a mark. */
static const char *mark_of(const Notes *notes, const Node *link) {
    char *text = node_text_content(notes->tree->arena, link);
    if (!*text || g_utf8_strlen(text, -1) > LONGEST_MARK)
        return NULL;
    const char *end = text + strlen(text);
    while (*text && is_bracket(g_utf8_get_char(text)))
        text = g_utf8_next_char(text);
    while (end > text && is_bracket(g_utf8_get_char(g_utf8_prev_char(end))))
        end = g_utf8_prev_char(end);
    return end > text ? arena_strndup(notes->tree->arena, text, (size_t)(end - text)) : NULL;
}

/* The entry of a list that has the name, or holds what has it. */
static Node *note_named(const Notes *notes, const char *id) {
    Node *node = g_hash_table_lookup(notes->ids, id);
    for (size_t level = 0; node && level <= MOST_LEVELS; level++, node = node->parent)
        if (is_named(node, "li"))
            return is_named(node->parent, "ol") || is_named(node->parent, "ul") ? node : NULL;
    return NULL;
}

static bool is_inside(const Node *node, const Node *outer) {
    while (node && node != outer)
        node = node->parent;
    return node != NULL;
}

/* Does anything below lead to `call` or to what it stands in? */
static bool leads_back(const Node *node, const Node *call) {
    const char *id = fragment(node);
    const Node *at = call;
    for (size_t level = 0; id && at && level <= MOST_LEVELS; level++, at = at->parent)
        if (at->id && strcmp(at->id, id) == 0)
            return true;
    for (const Node *child = node->first_child; child; child = child->next)
        if (child->kind == NODE_ELEMENT && leads_back(child, call))
            return true;
    return false;
}

static bool is_note_of(const Node *note, const Node *call) {
    const Node *list = note->parent;
    return node_has_one_class(list, list_names) ||
           (list->parent && node_has_one_class(list->parent, list_names)) ||
           node_has_one_class(call, call_names) ||
           (call->parent && node_has_one_class(call->parent, call_names)) || leads_back(note, call);
}

/* `a > sup` and a bare `a` become `sup.footnote-ref > a`. */
static void set_call(const Notes *notes, Node *link, const Node *note, const char *mark) {
    Arena *arena = notes->tree->arena;
    Node *raised = link->parent;
    if (!is_named(raised, "sup") || raised->first_child != link || link->next) {
        raised = node_element(arena, "sup", NULL);
        raised->origin = link->origin;
        node_insert_before(link, raised);
        node_remove(link);
        node_append(raised, link);
    }
    if (!node_has_class(raised, "footnote-ref"))
        node_add_class(arena, raised, "footnote-ref");
    link->first_child = link->last_child = NULL;
    tree_add_text(notes->tree, link, mark);
    node_set_attribute(arena, link, "href", arena_printf(arena, "#%s", note->id));
    const Node *at = link;
    for (size_t level = 0; at && level <= MOST_LEVELS; level++, at = at->parent)
        if (at->id)
            g_hash_table_add(notes->calls, (gpointer)at->id);
}

static void take_call(const Notes *notes, Node *link) {
    const char *id = fragment(link), *mark = id ? mark_of(notes, link) : NULL;
    Node *note = mark ? note_named(notes, id) : NULL;
    if (!note || is_inside(link, note->parent))
        return;
    gpointer told = NULL;
    if (!g_hash_table_lookup_extended(notes->told, note, NULL, &told)) {
        told = GINT_TO_POINTER(is_note_of(note, link));
        g_hash_table_insert(notes->told, note, told);
        if (told)
            g_ptr_array_add(notes->notes, note);
    }
    if (!told)
        return;
    if (!note->id || !*note->id) {
        ((Node *)g_hash_table_lookup(notes->ids, id))->id = NULL;
        g_hash_table_insert(notes->ids, (gpointer)id, note);
        note->id = id;
    }
    set_call(notes, link, note, mark);
}

static void find_calls(const Notes *notes, Node *node) {
    for (Node *child = node->first_child, *next; child; child = next) {
        next = child->next;
        if (child->kind != NODE_ELEMENT)
            continue;
        if (is_named(child, "a"))
            take_call(notes, child);
        else
            find_calls(notes, child);
    }
}

/* A way back is of no use on paper; what held nothing else goes with it. */
static void remove_ways_back(const Notes *notes, Node *node) {
    for (Node *child = node->first_child, *next; child; child = next) {
        next = child->next;
        if (child->kind != NODE_ELEMENT)
            continue;
        bool had_content = child->first_child != NULL;
        const char *id = fragment(child);
        if (id && g_hash_table_contains(notes->calls, id))
            node_remove(child);
        else
            remove_ways_back(notes, child);
        if (child->parent && had_content && !child->first_child)
            node_remove(child);
    }
}

/* A heading right before a list of notes is that list's. */
static void take_heading(Node *section) {
    Node *heading = section->prev;
    while (heading && heading->kind == NODE_TEXT &&
           heading->text[strspn(heading->text, " \t\r\n")] == '\0')
        heading = heading->prev;
    bool is_heading = heading && heading->kind == NODE_ELEMENT && heading->name[0] == 'h' &&
                      g_ascii_isdigit(heading->name[1]);
    if (!is_heading || !section->first_child)
        return;
    node_remove(heading);
    node_insert_before(section->first_child, heading);
}

static void name_list(const Notes *notes, Node *list) {
    static const char *const footnotes[] = {"footnotes", NULL};
    Node *section = node_has_one_class(list, footnotes) ? list : list->parent;
    if (section != list && !node_has_one_class(section, footnotes)) {
        section = node_element(notes->tree->arena, "section", "footnotes");
        section->origin = list->origin;
        node_insert_before(list, section);
        node_remove(list);
        node_append(section, list);
    }
    if (section != list)
        take_heading(section);
}

void tree_name_notes(const Tree *tree, Node *body) {
    Notes notes = {.tree = tree,
                   .ids = g_hash_table_new(g_str_hash, g_str_equal),
                   .calls = g_hash_table_new(g_str_hash, g_str_equal),
                   .notes = g_ptr_array_new(),
                   .told = g_hash_table_new(NULL, NULL)};
    collect_ids(&notes, body);
    find_calls(&notes, body);
    for (guint i = 0; i < notes.notes->len; i++) {
        Node *note = g_ptr_array_index(notes.notes, i);
        remove_ways_back(&notes, note);
        if (i == 0 || note->parent != ((Node *)g_ptr_array_index(notes.notes, i - 1))->parent)
            name_list(&notes, note->parent);
    }
    g_hash_table_unref(notes.ids);
    g_hash_table_unref(notes.calls);
    g_ptr_array_unref(notes.notes);
    g_hash_table_unref(notes.told);
}
