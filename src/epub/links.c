/* SPDX-License-Identifier: MIT */
/* Turns ids into such as are unique in their file, and links into such as lead somewhere. */

#include "epub/parts.h"

#include <string.h>

#define LAST_HEADING 4 /* h4: what is deeper is no entry of the contents */

/* Headings in these are the quoted text's, the box's, the table's own. */
static bool is_closed(const Node *node) {
    static const char *const closed[] = {"blockquote", "aside", "figure", "table", NULL};
    return g_strv_contains(closed, node->name);
}

/* An NCName (Namespaces in XML 1.0, §3), which every reading system can look for. */
static const char *sound_id(Arena *arena, const char *id) {
    g_autoptr(GString) sound = g_string_new(NULL);
    for (const char *at = id; *at; at = g_utf8_next_char(at)) {
        gunichar c = g_utf8_get_char(at);
        bool is_letter = g_unichar_isalpha(c) || c == '_';
        if (!sound->len && !is_letter)
            g_string_append(sound, "id-");
        bool is_sound = is_letter || (c < 0x80 && g_unichar_isdigit(c)) || c == '-' || c == '.';
        g_string_append_unichar(sound, is_sound && c <= 0xFFFD ? c : '_');
    }
    return arena_strdup(arena, sound->str);
}

static void name(Making *making, Page *page, GHashTable *taken, Node *node) {
    if (!node->id)
        return;
    const char *id = *node->id ? sound_id(making->arena, node->id) : NULL;
    if (!id || g_hash_table_contains(page->ids, node->id)) { /* the first is the one meant */
        node->id = NULL;
        return;
    }
    const char *bare = id;
    for (size_t turn = 2; !g_hash_table_add(taken, (gpointer)id); turn++)
        id = arena_printf(making->arena, "%s-%zu", bare, turn);
    g_hash_table_insert(page->ids, (gpointer)node->id, (gpointer)id);
    node->id = id;
}

static void name_below(Making *making, Page *page, GHashTable *taken, Node *node) {
    name(making, page, taken, node);
    for (Node *child = node->first_child; child; child = child->next)
        if (is_element(child))
            name_below(making, page, taken, child);
}

/* What is read of a heading in a list: without annotations and marks of notes. */
static void add_words(GString *words, const Node *node) {
    const char *role = is_element(node) ? node_attribute(node, "role") : NULL;
    if (node->kind == NODE_TEXT)
        g_string_append(words, node->text);
    else if (is_named(node, "br"))
        g_string_append_c(words, ' ');
    else if (is_named(node, "img") && node_attribute(node, "alt"))
        g_string_append(words, node_attribute(node, "alt"));
    if (is_named(node, "rt") || g_strcmp0(role, "doc-noteref") == 0)
        return;
    for (const Node *child = node->first_child; child; child = child->next)
        add_words(words, child);
}

static void add_heading(Making *making, Page *page, GHashTable *taken, Node *node) {
    g_autoptr(GString) words = g_string_new(NULL);
    add_words(words, node);
    g_strstrip(words->str);
    if (!*words->str)
        return;
    for (size_t turn = page->headings->len + 1; !node->id; turn++) {
        const char *id = arena_printf(making->arena, "heading-%zu", turn);
        if (g_hash_table_add(taken, (gpointer)id))
            node->id = id;
    }
    Heading *heading = arena_new0(making->arena, Heading);
    *heading = (Heading){arena_strdup(making->arena, words->str), node->id,
                         (unsigned)(node->name[1] - '0')};
    g_ptr_array_add(page->headings, heading);
}

static void find_headings(Making *making, Page *page, GHashTable *taken, Node *node) {
    for (Node *child = node->first_child; child; child = child->next) {
        if (!is_element(child) || is_closed(child))
            continue;
        bool is_heading = child->name[0] == 'h' && child->name[1] >= '2' &&
                          child->name[1] <= '0' + LAST_HEADING && !child->name[2];
        if (is_heading)
            add_heading(making, page, taken, child);
        else
            find_headings(making, page, taken, child);
    }
}

void epub_name_ids(Making *making, Page *page) {
    g_autoptr(GHashTable) taken = g_hash_table_new(g_str_hash, g_str_equal);
    page->ids = arena_own(making->arena, g_hash_table_new(g_str_hash, g_str_equal),
                          (GDestroyNotify)g_hash_table_unref);
    page->headings = arena_own(making->arena, g_ptr_array_new(), (GDestroyNotify)g_ptr_array_unref);
    name_below(making, page, taken, page->root);
    find_headings(making, page, taken, page->root);
}

static const char *id_in(const Page *page, const char *fragment) {
    const char *id = g_hash_table_lookup(page->ids, fragment);
    if (id)
        return id;
    g_autofree char *plain = g_uri_unescape_string(fragment, NULL);
    return plain ? g_hash_table_lookup(page->ids, plain) : NULL;
}

/* "#id": of this file, else of the first other that has it. */
static const char *lead_inside(const Making *making, const Page *page, const char *fragment) {
    const char *id = id_in(page, fragment);
    if (id)
        return arena_printf(making->arena, "#%s", id);
    for (size_t i = 0; i < making->book->n_chapters; i++)
        if ((id = id_in(&making->pages[i], fragment)))
            return arena_printf(making->arena, "%s#%s", making->pages[i].file, id);
    return NULL;
}

static const char *lead_to_page(const Making *making, const char *absolute) {
    const char *hash = strchr(absolute, '#');
    g_autofree char *address =
        g_strndup(absolute, hash ? (gsize)(hash - absolute) : strlen(absolute));
    const Page *other = g_hash_table_lookup(making->by_address, address);
    const char *id = other && hash ? id_in(other, hash + 1) : NULL;
    if (!other)
        return NULL;
    return id ? arena_printf(making->arena, "%s#%s", other->file, id) : other->file;
}

/* As ASCII (RFC 5890, by GLib); NULL: the name of no host. */
static char *sound_host(const char *host) {
    g_autofree char *ascii = host && *host ? g_hostname_to_ascii(host) : NULL;
    if (!ascii || g_hostname_is_ip_address(ascii))
        return g_steal_pointer(&ascii);
    if (*ascii == '.' || strstr(ascii, ".."))
        return NULL;
    for (const char *at = ascii; *at; at++)
        if (!g_ascii_isalnum(*at) && !strchr("-._", *at))
            return NULL;
    const char *dot = strrchr(ascii, '.');
    const char *last = dot ? dot + 1 : ascii;
    bool is_number = last[strspn(last, "0123456789")] == '\0'; /* 1.2.3.999 */
    return is_number ? NULL : g_steal_pointer(&ascii);
}

/* Every character that no URI has (RFC 3986 §2) as its bytes. */
static const char *escape(Arena *arena, const char *address) {
    g_autoptr(GString) out = g_string_new(NULL);
    for (const char *at = address; *at; at++) {
        unsigned char c = (unsigned char)*at;
        bool is_escape = c == '%' && g_ascii_isxdigit(at[1]) && g_ascii_isxdigit(at[2]);
        bool is_sound = c > ' ' && c < 0x7F && !strchr("\"<>\\^`{|}%", c);
        if (is_sound || is_escape)
            g_string_append_c(out, *at);
        else
            g_string_append_printf(out, "%%%02X", c);
    }
    return arena_strdup(arena, out->str);
}

/* NULL: no address of the web. */
static const char *lead_outside(Arena *arena, const char *absolute) {
    static const char *const with_host[] = {"http", "https", "ftp", NULL};
    static const char *const without[] = {"mailto", "tel", NULL};
    const GUriFlags flags = G_URI_FLAGS_ENCODED | G_URI_FLAGS_PARSE_RELAXED;
    g_autoptr(GUri) uri = g_uri_parse(absolute, flags, NULL);
    if (!uri)
        return NULL;
    const char *scheme = g_uri_get_scheme(uri);
    if (g_strv_contains(without, scheme))
        return *g_uri_get_path(uri) && !g_uri_get_host(uri) ? escape(arena, absolute) : NULL;
    g_autofree char *host =
        g_strv_contains(with_host, scheme) ? sound_host(g_uri_get_host(uri)) : NULL;
    if (!host)
        return NULL;
    g_autofree char *joined =
        g_uri_join(G_URI_FLAGS_ENCODED, scheme, g_uri_get_userinfo(uri), host, g_uri_get_port(uri),
                   g_uri_get_path(uri), g_uri_get_query(uri), g_uri_get_fragment(uri));
    return escape(arena, joined);
}

static const char *lead(const Making *making, const Page *page, const char *href) {
    if (*href == '#')
        return href[1] ? lead_inside(making, page, href + 1) : NULL;
    const GUriFlags flags = G_URI_FLAGS_ENCODED | G_URI_FLAGS_PARSE_RELAXED;
    g_autofree char *absolute = g_uri_resolve_relative(page->chapter->address, href, flags, NULL);
    if (!absolute)
        return NULL;
    const char *inside = lead_to_page(making, absolute);
    return inside ? inside : lead_outside(making->arena, absolute);
}

/* Links that lead nowhere are mere words; an empty or lone "#" never did. */
static void take_link(Making *making, const Page *page, Node *link) {
    const char *href = node_attribute(link, "href");
    href = href ? href + strspn(href, " \t\r\n") : "";
    g_autofree char *bare = g_strchomp(g_strdup(href));
    const char *leads = *bare ? lead(making, page, bare) : NULL;
    if (leads) {
        node_set_attribute(making->arena, link, "href", leads);
        return;
    }
    if (*bare && strcmp(bare, "#") != 0)
        notices_add(making->notices, KANYIN_SEVERITY_WARNING, "epub-link", place_of(page, link),
                    "the link %.200s leads nowhere from an EPUB and is left out", bare);
    for (size_t i = 0; i < link->n_attributes; i++)
        if (strcmp(link->attributes[i].name, "href") == 0) {
            link->attributes[i] = link->attributes[--link->n_attributes];
            break;
        }
}

static void take_links_below(Making *making, const Page *page, Node *node) {
    for (Node *child = node->first_child; child; child = child->next) {
        if (!is_element(child))
            continue;
        if (is_named(child, "a"))
            take_link(making, page, child);
        take_links_below(making, page, child);
    }
}

void epub_lead_links(Making *making, const Page *page) {
    take_links_below(making, page, page->root);
}
