/* SPDX-License-Identifier: MIT */
/* Turns HTML text into the tree of a page, by way of libgumbo. */

#include "read/html_page.h"

#include "read/han.h"
#include "read/html_tags.h"

#include <gumbo.h>
#include <kanyin/error.h>
#include <string.h>

typedef struct {
    HtmlPage *page;
    unsigned line; /* of the origin made last: neighbours often share it */
    const char *origin;
    size_t n_classes, n_classes_left_out;
} Planting;

static const char *origin_of(Planting *planting, unsigned line) {
    if (line != planting->line || !planting->origin)
        planting->origin = arena_printf(planting->page->arena, "line %u", line);
    planting->line = line;
    return planting->origin;
}

/* &#1; and its like are no text; where the number in a reference is beyond an int, libgumbo makes
 * bytes of it that are no UTF-8. */
static char *clean(Arena *arena, const char *text) {
    g_autofree char *valid = g_utf8_validate(text, -1, NULL) ? NULL : g_utf8_make_valid(text, -1);
    char *copy = arena_strdup(arena, valid ? valid : text), *to = copy;
    for (const char *at = copy; *at; at++)
        if ((unsigned char)*at >= 0x20 ? *at != 0x7F : *at == '\n' || *at == '\t')
            *to++ = *at;
    *to = '\0';
    return copy;
}

/* data-sourcepos="12:1-13:5" of a Markdown renderer: the line in its own source. */
static void set_attribute(Planting *planting, Node *node, const char *name, const char *value) {
    Arena *arena = planting->page->arena;
    if (strcmp(name, "data-sourcepos") == 0) {
        size_t digits = strspn(value, "0123456789");
        if (digits)
            node->origin = arena_printf(arena, "line %.*s", (int)MIN(digits, 9), value);
    } else if (strcmp(name, "id") == 0) {
        node->id = *value ? clean(arena, value) : NULL;
    } else if (strcmp(name, "lang") == 0) {
        node->lang = clean(arena, value);
    } else if (strcmp(name, "class") != 0) {
        node_set_attribute(arena, node, name, clean(arena, value));
    }
}

static const char *element_name(const GumboElement *element) {
    if (element->tag != GUMBO_TAG_UNKNOWN)
        return gumbo_normalized_tagname(element->tag);
    GumboStringPiece name = element->original_tag;
    gumbo_tag_from_original_text(&name);
    const HtmlTag *tag = html_tag(name.data, name.length);
    return tag ? tag->name : "span";
}

/* As many words as one element, and all, may have. */
static const char *class_words(Planting *planting, const char *value) {
    static const char space[] = " \t\n\f\r";
    char *words = clean(planting->page->arena, value), *end = NULL;
    size_t count = 0;
    for (char *at = words + strspn(words, space); *at; at += strspn(at, space)) {
        bool is_kept = ++count <= HTML_MAX_CLASSES && planting->n_classes < HTML_MAX_ALL_CLASSES;
        planting->n_classes += is_kept;
        planting->n_classes_left_out += !is_kept;
        at += strcspn(at, space);
        if (is_kept)
            end = at;
    }
    if (end)
        *end = '\0';
    return end ? words : NULL;
}

static Node *plant_element(Planting *planting, const GumboElement *element) {
    const GumboAttribute *classes = gumbo_get_attribute(&element->attributes, "class");
    Arena *arena = planting->page->arena;
    Node *node = node_element(arena, element_name(element),
                              classes ? class_words(planting, classes->value) : NULL);
    node->origin = origin_of(planting, element->start_pos.line);
    for (unsigned i = 0; i < element->attributes.length; i++) {
        const GumboAttribute *attribute = element->attributes.data[i];
        set_attribute(planting, node, attribute->name, attribute->value);
    }
    return node;
}

static void plant(Planting *planting, const GumboNode *from, Node *parent);

static void plant_children(Planting *planting, const GumboElement *element, Node *node) {
    for (unsigned i = 0; i < element->children.length; i++)
        plant(planting, element->children.data[i], node);
}

static void plant(Planting *planting, const GumboNode *from, Node *parent) {
    Node *node = NULL;
    switch (from->type) {
    case GUMBO_NODE_ELEMENT:
    case GUMBO_NODE_TEMPLATE:
        node = plant_element(planting, &from->v.element);
        node_append(parent, node);
        plant_children(planting, &from->v.element, node);
        break;
    case GUMBO_NODE_TEXT:
    case GUMBO_NODE_WHITESPACE:
    case GUMBO_NODE_CDATA:
        node = node_text(planting->page->arena, "");
        node->text = clean(planting->page->arena, from->v.text.text);
        node->origin = origin_of(planting, from->v.text.start_pos.line);
        node_append(parent, node);
        break;
    default:
        break;
    }
}

bool html_is(const Node *node, const char *name) {
    return node && node->kind == NODE_ELEMENT && strcmp(node->name, name) == 0;
}

bool html_has_word(const char *words, const char *word) {
    size_t length = strlen(word);
    for (const char *at = words ? words : ""; *at;) {
        at += strspn(at, " \t\n\f\r");
        size_t size = strcspn(at, " \t\n\f\r");
        if (size == length && g_ascii_strncasecmp(at, word, length) == 0)
            return true;
        at += size;
    }
    return false;
}

Node *html_next_beside(const Node *node, const Node *top) {
    while (node && node != top && !node->next)
        node = node->parent;
    return node && node != top ? node->next : NULL;
}

Node *html_next(const Node *node, const Node *top) {
    return node->first_child ? node->first_child : html_next_beside(node, top);
}

static bool begins_line(const Node *node) {
    static const char *const names[] = {"div", "p",  "ul", "ol", "li", "dl", "dt", "dd", "tr",
                                        "td",  "th", "h1", "h2", "h3", "h4", "h5", "h6", NULL};
    return node->kind == NODE_ELEMENT && g_strv_contains(names, node->name);
}

const char *html_words(Arena *arena, const Node *node) {
    g_autoptr(GString) out = g_string_new(NULL);
    bool has_space = false, has_newline = false;
    gunichar last = 0;
    for (const Node *at = node; at; at = html_next(at, node)) {
        has_newline |= html_is(at, "br");
        has_space |= has_newline || begins_line(at);
        for (const char *c = at->kind == NODE_TEXT ? at->text : ""; *c; c = g_utf8_next_char(c)) {
            gunichar character = g_utf8_get_char(c);
            if (is_space(character) || g_ascii_isspace(*c) || *c == HTML_BOUNDARY) {
                has_space = true;
                has_newline |= character == '\n';
                continue;
            }
            bool is_line_end = has_newline && is_wide(last) && is_wide(character);
            if (has_space && out->len && !is_line_end)
                g_string_append_c(out, ' ');
            g_string_append_unichar(out, character);
            has_space = has_newline = false;
            last = character;
        }
    }
    return arena_strndup(arena, out->str, out->len);
}

static void notice_limits(const Article *article, const HtmlSource *source, size_t n_classes) {
    NoticePlace place = {.source = article->source_name};
    if (n_classes)
        notices_add(article->notices, KANYIN_SEVERITY_WARNING, "classes", place,
                    "%zu classes beyond %zu of one element, or %zu of the page, were left out",
                    n_classes, HTML_MAX_CLASSES, HTML_MAX_ALL_CLASSES);
    if (source->n_attributes)
        notices_add(article->notices, KANYIN_SEVERITY_WARNING, "attributes", place,
                    "%zu attributes beyond %zu of one element, or %zu of the page, were left out",
                    source->n_attributes, HTML_MAX_ATTRIBUTES, HTML_MAX_ALL_ATTRIBUTES);
    if (source->n_sheets_beyond)
        notices_add(article->notices, KANYIN_SEVERITY_WARNING, "page-styles", place,
                    "the page has more than %u style sheets; the others are left out",
                    HTML_MAX_SHEETS);
    place.line = source->nesting_line;
    if (source->n_flattened)
        notices_add(
            article->notices, KANYIN_SEVERITY_WARNING, "nesting", place,
            "%zu elements nested deeper than %zu levels, or formatting left open %zu times, "
            "lost their tags; what they hold stays",
            source->n_flattened, HTML_MAX_NESTING, HTML_MAX_FORMATTING);
}

static Node *child_of(const Node *node, const char *name) {
    Node *child = node ? node->first_child : NULL;
    while (child && !html_is(child, name))
        child = child->next;
    return child;
}

/* Gives the number of classes left out. */
static size_t plant_page(HtmlPage *page, const GString *text) {
    GumboOptions options = kGumboDefaultOptions;
    options.max_errors = 0;
    GumboOutput *output = gumbo_parse_with_options(&options, text->str, text->len);
    Planting planting = {.page = page};
    page->root = plant_element(&planting, &output->root->v.element);
    plant_children(&planting, &output->root->v.element, page->root);
    gumbo_destroy_output(&options, output);
    page->body = page->part = child_of(page->root, "body");
    return planting.n_classes_left_out;
}

static void keep_sheets(Article *article, const GArray *sheets) {
    for (guint i = 0; sheets && i < sheets->len; i++) {
        const HtmlSheet *sheet = &g_array_index(sheets, HtmlSheet, i);
        ArticleSheet kept = {.text = arena_strdup(article->arena, sheet->text),
                             .address = arena_strdup(article->arena, sheet->address),
                             .media = arena_strdup(article->arena, sheet->media)};
        if (kept.text)
            kept.origin =
                arena_printf(article->arena, "line %u column %u", sheet->line, sheet->column);
        article_add_sheet(article, kept);
    }
}

HtmlPage *html_page_parse(Article *article, const char *text, size_t length,
                          const ReadOptions *options, GError **error) {
    g_autoptr(HtmlSource) source =
        html_flatten(text, length, article->source_name, options && options->keeps_styles, error);
    if (!source)
        return NULL;
    HtmlPage *page = g_new0(HtmlPage, 1);
    page->article = article;
    page->options = options;
    page->arena = arena_new();
    page->footer = g_string_new(NULL);
    page->footer_lines = g_array_new(FALSE, FALSE, sizeof(unsigned));
    page->scripts = g_array_ref(source->scripts);
    page->loads_mathematics = source->loads_mathematics;
    keep_sheets(article, source->sheets);
    notice_limits(article, source, plant_page(page, source->text));
    return page;
}

void html_page_free(HtmlPage *page) {
    if (!page)
        return;
    arena_free(page->arena);
    g_array_unref(page->scripts);
    g_string_free(page->footer, TRUE);
    g_array_unref(page->footer_lines);
    g_free(page);
}
