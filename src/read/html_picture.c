/* SPDX-License-Identifier: MIT */
/* Turns pictures and media of a page into nodes that print can show: an address that can be loaded,
 * or a labelled box that says what stood there. */

#include "read/html_build.h"

#include "read/html_styles.h"

#include <string.h>

/* Of "a.jpg 480w, b.jpg 2x": the address of the largest. Addresses hold commas too; one ends at
 * white space. */
static char *largest(const char *set) {
    char *best = NULL;
    double most = -1;
    for (const char *at = set; *at;) {
        at += strspn(at, ", \t\n");
        size_t length = strcspn(at, " \t\n");
        const char *from = at;
        at += length;
        while (length && from[length - 1] == ',')
            length--;
        double size = 1;
        if (length == (size_t)(at - from)) {
            at += strspn(at, " \t\n");
            size = *at && *at != ',' ? g_ascii_strtod(at, NULL) : 1;
            at += strcspn(at, ",");
        }
        if (length && size > most) {
            most = size;
            g_free(best);
            best = g_strndup(from, length);
        }
    }
    return best;
}

static const char *from_set(Arena *arena, const Node *node) {
    static const char *const names[] = {"srcset", "data-srcset", NULL};
    for (size_t i = 0; names[i]; i++) {
        const char *set = node_attribute(node, names[i]);
        g_autofree char *address = set ? largest(set) : NULL;
        if (address)
            return arena_strdup(arena, address);
    }
    return NULL;
}

/* What stands in src until the picture is seen is none. */
static bool is_placeholder(const char *address) {
    static const char *const words[] = {"loading",  "placeholder", "blank.", "spacer",
                                        "lazyload", "grey.gif",    "1x1.",   NULL};
    const char *name = strrchr(address, '/');
    for (size_t i = 0; words[i]; i++)
        if (strstr(name ? name : address, words[i]))
            return true;
    return g_str_has_prefix(address, "data:image/gif") || !*address;
}

static const char *own_address(Arena *arena, const Node *node) {
    static const char *const names[] = {
        "data-src", "oldsrc", "data-original", "data-lazy", "data-url", "data-actualsrc", NULL};
    const char *source = node_attribute(node, "src");
    if (source && !is_placeholder(source))
        return source;
    for (size_t i = 0; names[i]; i++) {
        const char *address = node_attribute(node, names[i]);
        if (address && *address)
            return address;
    }
    const char *address = from_set(arena, node);
    return address ? address : source && *source ? source : NULL;
}

/* <base href> leads within the folder that pictures are read from; one that leads to the web says
 * where the page came from, not where its pictures lie now. */
static const char *from_base(const HtmlPage *page, Arena *arena, const char *address) {
    g_autofree char *scheme = g_uri_parse_scheme(address);
    g_autofree char *base_scheme = page->base ? g_uri_parse_scheme(page->base) : NULL;
    if (scheme || !page->base || base_scheme || *address == '/' || *page->base == '/')
        return arena_strdup(arena, address);
    const char *slash = strrchr(page->base, '/');
    int length = slash ? (int)(slash + 1 - page->base) : 0;
    return arena_printf(arena, "%.*s%s", length, page->base, address);
}

static bool is_tiny(const Node *node) {
    const char *width = node_attribute(node, "width"), *height = node_attribute(node, "height");
    bool is_narrow = width && g_ascii_isdigit(*width) && g_ascii_strtoll(width, NULL, 10) <= 1;
    bool is_low = height && g_ascii_isdigit(*height) && g_ascii_strtoll(height, NULL, 10) <= 1;
    return (is_narrow && (is_low || !height)) || (is_low && !width);
}

static const char *picture_address(const HtmlPage *page, Arena *arena, const Node *node) {
    if (is_tiny(node))
        return NULL;
    const char *address = own_address(page->arena, node);
    return address ? from_base(page, arena, g_strstrip(arena_strdup(page->arena, address))) : NULL;
}

static const Node *first_below(const Node *node, const char *name) {
    for (const Node *at = node; at; at = html_next(at, node))
        if (html_is(at, name))
            return at;
    return NULL;
}

/* picture > source: formats that print cannot read are passed over. */
static const char *from_sources(const HtmlPage *page, Arena *arena, const Node *picture) {
    for (const Node *at = picture->first_child; at; at = html_next(at, picture)) {
        const char *type = html_is(at, "source") ? node_attribute(at, "type") : NULL;
        bool is_modern =
            type && (strstr(type, "avif") || strstr(type, "jxl") || strstr(type, "svg"));
        const char *address =
            html_is(at, "source") && !is_modern ? from_set(page->arena, at) : NULL;
        if (address)
            return from_base(page, arena, address);
    }
    return NULL;
}

static void notice_no_address(const Build *build, const Node *node) {
    const char *alt = node_attribute(node, "alt");
    Article *article = build->page->article;
    notices_add(article->notices, KANYIN_SEVERITY_WARNING, "picture-unnamed",
                (NoticePlace){.source = article->source_name, .line = origin_line(node->origin)},
                "The picture '%s' has no address; it is left out", alt ? alt : "");
}

void build_picture(Build *build, const Node *node) {
    const Node *image = first_below(node, "img");
    const char *address = image ? picture_address(build->page, build->arena, image) : NULL;
    if (image && is_tiny(image))
        return;
    if (!address && !html_is(node, "img"))
        address = from_sources(build->page, build->arena, node);
    if (!address) {
        notice_no_address(build, image ? image : node);
        return;
    }
    const Node *from = image ? image : node;
    Node *made = build_copy(build, from, "img");
    node_set_attribute(build->arena, made, "src", address);
    static const char *const sizes[] = {"width", "height", NULL};
    for (size_t i = 0; sizes[i]; i++) {
        const char *size = node_attribute(from, sizes[i]);
        if (size && g_ascii_isdigit(*size))
            node_set_attribute(build->arena, made, sizes[i], size);
    }
    build_append(build, made);
}

static const char *media_address(const HtmlPage *page, Arena *arena, const Node *node) {
    static const char *const names[] = {"src", "data-src", "data", NULL};
    for (size_t i = 0; names[i]; i++) {
        const char *address = node_attribute(node, names[i]);
        if (address && *address)
            return from_base(page, arena, address);
    }
    for (const Node *at = node->first_child; at; at = html_next(at, node))
        if (html_is(at, "source") && node_attribute(at, "src"))
            return from_base(page, arena, node_attribute(at, "src"));
    return NULL;
}

static void add_words(const Build *build, Node *parent, const char *class_name, const char *words) {
    Node *line = node_element(build->arena, "p", class_name);
    node_append(line, node_text(build->arena, words));
    node_append(parent, line);
}

static void add_address(const Build *build, Node *box, const char *address) {
    g_autofree char *scheme = g_uri_parse_scheme(address);
    Node *line = node_element(build->arena, "p", "media-address"), *link = line;
    if (scheme && g_str_has_prefix(scheme, "http")) {
        link = node_element(build->arena, "a", NULL);
        node_set_attribute(build->arena, link, "href", address);
        node_append(line, link);
    }
    node_append(link, node_text(build->arena, address));
    node_append(box, line);
}

/* div.media[data-media]: the picture that stands for it, what it is called, where it is. Which kind
 * it is the style sheet says in the article's language. */
void build_media(Build *build, const Node *node) {
    const char *kind = html_is(node, "audio") || html_is(node, "video") ? node->name : "embedded";
    const char *address = media_address(build->page, build->arena, node);
    const char *title = node_attribute(node, "title"), *poster = node_attribute(node, "poster");
    if (!address && html_is(node, "object")) { /* what is shown instead of it */
        build_text(build, html_words(build->page->arena, node));
        return;
    }
    if ((!address && !poster && !title) || is_tiny(node))
        return;
    Node *box = build_copy(build, node, "div");
    node_add_class(build->arena, box, "media");
    node_set_attribute(build->arena, box, "data-media", kind);
    if (poster && *poster) {
        Node *image = node_element(build->arena, "img", NULL);
        node_set_attribute(build->arena, image, "src",
                           from_base(build->page, build->arena, poster));
        node_set_attribute(build->arena, image, "alt", title ? title : "");
        node_append(box, image);
    }
    if (title && *title)
        add_words(build, box, "media-title", title);
    if (address && !g_str_has_prefix(address, "data:") && !g_str_has_prefix(address, "blob:"))
        add_address(build, box, address);
    build_end_line(build);
    node_append(build->block, box);
}
