/* SPDX-License-Identifier: MIT */
/* Turns the addresses of links, which paper does not show, into notes or into words behind the
 * links. */

#include "article/tree.h"

#include <glib.h>
#include <string.h>

typedef struct {
    const Tree *tree;
    ArticleLinks links;
    Node *body, *list; /* the list of notes; NULL: not made yet */
    size_t n_items;    /* of it */
    GHashTable *notes; /* address → its li */
    GHashTable *ids;
} Links;

static bool is_named(const Node *node, const char *name) {
    return node && node->kind == NODE_ELEMENT && strcmp(node->name, name) == 0;
}

/* As a reader would type it: letters instead of their bytes, where they are letters. */
static const char *legible(Arena *arena, const char *address) {
    g_autofree char *plain = g_uri_unescape_string(address, "/?#&=+% ");
    if (!plain || !g_utf8_validate(plain, -1, NULL))
        return arena_strdup(arena, address);
    for (const char *at = plain; *at; at = g_utf8_next_char(at))
        if (!g_unichar_isgraph(g_utf8_get_char(at)))
            return arena_strdup(arena, address);
    return arena_strdup(arena, plain);
}

/* Where a link leads on the web; NULL: nowhere there. */
static const char *address_of(const Links *links, const Node *link) {
    static const char *const schemes[] = {"http", "https", "ftp"};
    const char *href = node_attribute(link, "href");
    if (!href || *href == '#')
        return NULL;
    const GUriFlags flags = G_URI_FLAGS_ENCODED | G_URI_FLAGS_PARSE_RELAXED;
    g_autofree char *absolute =
        g_uri_resolve_relative(links->tree->article->url.value, href, flags, NULL);
    g_autofree char *scheme = absolute ? g_uri_parse_scheme(absolute) : NULL;
    for (size_t i = 0; scheme && i < G_N_ELEMENTS(schemes); i++)
        if (g_ascii_strcasecmp(scheme, schemes[i]) == 0)
            return legible(links->tree->arena, absolute);
    return NULL;
}

/* Without what nobody reads aloud: scheme, www, the last slash. */
static const char *bare(Arena *arena, const char *address) {
    const char *scheme = strstr(address, "://");
    address = scheme ? scheme + 3 : address;
    address += g_str_has_prefix(address, "www.") ? strlen("www.") : 0;
    size_t length = strlen(address);
    return arena_strndup(arena, address, length - (length > 0 && address[length - 1] == '/'));
}

static bool says_address(const Links *links, const Node *link, const char *address) {
    Arena *arena = links->tree->arena;
    const char *words = g_strstrip(node_text_content(arena, link));
    return !*words || strcmp(bare(arena, words), bare(arena, address)) == 0 ||
           strcmp(bare(arena, legible(arena, words)), bare(arena, address)) == 0;
}

static void insert_after(Node *node, Node *behind) {
    if (node->next)
        node_insert_before(node->next, behind);
    else
        node_append(node->parent, behind);
}

static Node *find_notes(Node *node) {
    for (Node *child = node->first_child; child; child = child->next) {
        if (child->kind != NODE_ELEMENT)
            continue;
        bool is_list = is_named(child, "ol") && node_has_class(node, "footnotes");
        Node *found = is_list ? child : find_notes(child);
        if (found)
            return found;
    }
    return NULL;
}

static void open_list(Links *links) {
    if (links->list)
        return;
    links->list = find_notes(links->body);
    if (!links->list) {
        Node *section = tree_add(links->tree, links->body, "section", "footnotes", NULL);
        links->list = tree_add(links->tree, section, "ol", NULL, NULL);
    }
    for (const Node *item = links->list->first_child; item; item = item->next)
        links->n_items += is_named(item, "li");
}

/* The note that says the address, once an article. */
static const Node *note_for(Links *links, const char *address) {
    Arena *arena = links->tree->arena;
    Node *note = g_hash_table_lookup(links->notes, address);
    if (note)
        return note;
    open_list(links);
    note = tree_add(links->tree, links->list, "li", "link-note", NULL);
    const char *number = arena_printf(arena, "%zu", ++links->n_items);
    node_set_attribute(arena, note, "data-number", number);
    const char *id = arena_printf(arena, "link-note-%s", number);
    for (size_t turn = 2; g_hash_table_contains(links->ids, id); turn++)
        id = arena_printf(arena, "link-note-%s-%zu", number, turn);
    note->id = id;
    Node *link = tree_add(links->tree, note, "a", NULL, NULL);
    node_set_attribute(arena, link, "href", address);
    tree_add_text(links->tree, link, address);
    g_hash_table_insert(links->notes, (gpointer)address, note);
    return note;
}

static void add_call(Links *links, Node *link, const char *address) {
    Arena *arena = links->tree->arena;
    const Node *note = note_for(links, address);
    Node *raised = node_element(arena, "sup", "footnote-ref");
    Node *call = tree_add(links->tree, raised, "a", NULL, NULL);
    node_set_attribute(arena, call, "href", arena_printf(arena, "#%s", note->id));
    tree_add_text(links->tree, call, node_attribute(note, "data-number"));
    insert_after(link, raised);
}

static void add_words(const Links *links, Node *link, const char *address) {
    Node *words = node_element(links->tree->arena, "span", "link-address");
    tree_add_text(links->tree, words, address);
    insert_after(link, words);
}

/* A note has no notes: there the address stands behind its link. */
static void take_link(Links *links, Node *link, bool is_in_note) {
    const char *address = address_of(links, link);
    if (!address)
        return;
    if (links->links == ARTICLE_LINKS_NONE)
        node_set_attribute(links->tree->arena, link, "href", "");
    else if (says_address(links, link, address))
        return;
    else if (links->links == ARTICLE_LINKS_NOTES && !is_in_note)
        add_call(links, link, address);
    else
        add_words(links, link, address);
}

static void walk(Links *links, Node *node, bool is_in_note) {
    for (Node *child = node->first_child, *next; child; child = next) {
        next = child->next;
        if (is_named(child, "a"))
            take_link(links, child, is_in_note);
        else if (child->kind == NODE_ELEMENT)
            walk(links, child, is_in_note || node_has_class(child, "footnotes"));
    }
}

static void collect_ids(GHashTable *ids, const Node *node) {
    if (node->id)
        g_hash_table_add(ids, (gpointer)node->id);
    for (const Node *child = node->first_child; child; child = child->next)
        collect_ids(ids, child);
}

void article_tree_set_links(const Article *article, Node *root, Arena *arena, ArticleLinks how) {
    Tree tree = {article, arena, NULL};
    Links links = {.tree = &tree,
                   .links = how,
                   .notes = g_hash_table_new(g_str_hash, g_str_equal),
                   .ids = g_hash_table_new(g_str_hash, g_str_equal)};
    collect_ids(links.ids, root);
    for (Node *child = root->first_child; child && how != ARTICLE_LINKS_KEEP; child = child->next) {
        bool is_body = child->kind == NODE_ELEMENT && node_has_class(child, "body");
        links.body = is_body ? child : links.body;
        if (links.body && child->kind == NODE_ELEMENT && !is_named(child, "footer"))
            walk(&links, child, false);
    }
    g_hash_table_unref(links.notes);
    g_hash_table_unref(links.ids);
}
