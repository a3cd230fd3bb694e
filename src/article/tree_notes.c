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

static bool is_bare_block(const Node *node) {
    return is_named(node, "p") || is_named(node, "div");
}

/* What has the name, or holds what has it: the entry of a list, or else a paragraph. */
static Node *note_named(const Notes *notes, const char *id) {
    Node *named = g_hash_table_lookup(notes->ids, id), *node = named, *block = NULL;
    for (size_t level = 0; node && level <= MOST_LEVELS; level++, node = node->parent) {
        if (is_named(node, "li"))
            return is_named(node->parent, "ol") || is_named(node->parent, "ul") ? node : NULL;
        block = !block && is_bare_block(node) && node->parent ? node : block;
    }
    return block;
}

static bool is_only_brackets(const char *text) {
    while (*text && is_bracket(g_utf8_get_char(text)))
        text = g_utf8_next_char(text);
    return *text == '\0';
}

/* The link that a block begins with, brackets before it passed over; NULL: words come first. */
static Node *first_link(Node *node) {
    for (Node *child = node->first_child; child; child = child->next) {
        if (is_named(child, "a"))
            return child;
        if (child->kind == NODE_ELEMENT && child->first_child)
            return first_link(child);
        if (child->kind == NODE_ELEMENT ||
            (child->kind == NODE_TEXT && !is_only_brackets(child->text)))
            return NULL;
    }
    return NULL;
}

/* Do words of the same block stand before it? Without them it is itself a number of an entry. */
static bool has_words_before(const Notes *notes, const Node *node) {
    static const char *const blocks[] = {"p",  "div", "li", "dd", "td", "th", "figcaption",
                                         "h1", "h2",  "h3", "h4", "h5", "h6", NULL};
    for (; node && !g_strv_contains(blocks, node->name); node = node->parent)
        for (const Node *prev = node->prev; prev; prev = prev->prev)
            if (!is_only_brackets(prev->kind == NODE_TEXT
                                      ? prev->text
                                      : node_text_content(notes->tree->arena, prev)))
                return true;
    return false;
}

/* How many of the links below have names: two notes with a break between them are in one block. */
static size_t count_named_links(const Node *node) {
    size_t count = is_named(node, "a") && node->id && *node->id;
    for (const Node *child = node->first_child; child; child = child->next)
        if (child->kind == NODE_ELEMENT)
            count += count_named_links(child);
    return count;
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

/* A paragraph is one if it begins with the way back to a call within words. */
static bool is_bare_note_of(const Notes *notes, Node *block, const Node *call) {
    const Node *way_back = first_link(block);
    return way_back && leads_back(way_back, call) && mark_of(notes, way_back) &&
           has_words_before(notes, call) && count_named_links(block) <= 1;
}

static bool is_note_of(const Notes *notes, Node *note, const Node *call) {
    const Node *list = note->parent;
    if (is_bare_block(note))
        return is_bare_note_of(notes, note, call);
    return node_has_one_class(list, list_names) ||
           (list->parent && node_has_one_class(list->parent, list_names)) ||
           node_has_one_class(call, call_names) ||
           (call->parent && node_has_one_class(call->parent, call_names)) || leads_back(note, call);
}

/* `sup > ( [ a ] )`: the brackets would stand around a number that has its own circle. */
static void drop_brackets(Node *raised, const Node *link) {
    for (const Node *child = raised->first_child; child; child = child->next)
        if (child != link && (child->kind != NODE_TEXT || !is_only_brackets(child->text)))
            return;
    for (Node *child = raised->first_child, *next; child; child = next) {
        next = child->next;
        if (child != link)
            node_remove(child);
    }
}

/* `a > sup` and a bare `a` become `sup.footnote-ref > a`. */
static void set_call(const Notes *notes, Node *link, const Node *note, const char *mark) {
    Arena *arena = notes->tree->arena;
    Node *raised = link->parent;
    if (is_named(raised, "sup"))
        drop_brackets(raised, link);
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
    if (!note || is_inside(link, is_bare_block(note) ? note : note->parent))
        return;
    gpointer told = NULL;
    if (!g_hash_table_lookup_extended(notes->told, note, NULL, &told)) {
        told = GINT_TO_POINTER(is_note_of(notes, note, link));
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

static Node *neighbour(const Node *node, bool is_next) {
    Node *at = is_next ? node->next : node->prev;
    while (at && at->kind == NODE_TEXT && at->text[strspn(at->text, " \t\r\n")] == '\0')
        at = is_next ? at->next : at->prev;
    return at;
}

/* A rule parted the text from the notes: the style has one of its own. */
static void drop_rule(const Node *section) {
    Node *rule = neighbour(section, false);
    if (is_named(rule, "hr"))
        node_remove(rule);
}

/* A heading right before a list of notes is that list's. */
static void take_heading(Node *section) {
    Node *heading = neighbour(section, false);
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
    drop_rule(section);
    if (section != list)
        take_heading(section);
    drop_rule(section);
}

static bool is_told_bare(const Notes *notes, const Node *node) {
    return node && is_bare_block(node) && g_hash_table_lookup(notes->told, node);
}

/* What stood around the way back: [1] without its link, or the stop behind a number. */
static void trim_start(const Notes *notes, Node *node) {
    while (node->first_child && node->first_child->kind == NODE_ELEMENT)
        node = node->first_child;
    Node *first = node->first_child;
    if (!first)
        return;
    const char *at = first->text;
    while (*at && g_utf8_strchr("[(［（【〔", -1, g_utf8_get_char(at)) && is_only_brackets(at))
        at = g_utf8_next_char(at);
    while (*at && (g_unichar_isspace(g_utf8_get_char(at)) ||
                   g_utf8_strchr("])］）】〕.．、:：", -1, g_utf8_get_char(at))))
        at = g_utf8_next_char(at);
    first->text = arena_strdup(notes->tree->arena, at);
    if (!*at && first->next) {
        node_remove(first);
        trim_start(notes, node);
    }
}

/* Notes in bare paragraphs, one after the other, become a list; one that is in it already stays. */
static void make_list(const Notes *notes, Node *note) {
    Arena *arena = notes->tree->arena;
    if (is_named(note->parent, "li"))
        return;
    for (Node *before = neighbour(note, false); is_told_bare(notes, before);
         before = neighbour(note, false))
        note = before;
    Node *list = node_element(arena, "ol", NULL);
    list->origin = note->origin;
    node_insert_before(note, list);
    for (Node *next; is_told_bare(notes, note); note = next) {
        next = neighbour(note, true);
        Node *item = node_element(arena, "li", NULL);
        item->origin = note->origin;
        item->id = note->id;
        note->id = NULL;
        node_append(list, item);
        node_remove(note);
        node_append(item, note);
        remove_ways_back(notes, note);
        trim_start(notes, note);
    }
    name_list(notes, list);
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
        if (is_bare_block(note)) {
            make_list(&notes, note);
            continue;
        }
        remove_ways_back(&notes, note);
        if (i == 0 || note->parent != ((Node *)g_ptr_array_index(notes.notes, i - 1))->parent)
            name_list(&notes, note->parent);
    }
    g_hash_table_unref(notes.ids);
    g_hash_table_unref(notes.calls);
    g_ptr_array_unref(notes.notes);
    g_hash_table_unref(notes.told);
}
