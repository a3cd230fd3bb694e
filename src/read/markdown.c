/* SPDX-License-Identifier: MIT */
/* Turns Markdown into an article. */

#include "read/markdown.h"

#include "read/front_matter.h"
#include "read/html.h"

#define CMARK_NO_SHORT_NAMES /* they are ours too */
#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>
#include <kanyin/error.h>
#include <string.h>

#define OPTIONS (CMARK_OPT_SOURCEPOS | CMARK_OPT_UNSAFE | CMARK_OPT_FOOTNOTES)

G_DEFINE_AUTOPTR_CLEANUP_FUNC(cmark_parser, cmark_parser_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC(cmark_node, cmark_node_free)

static cmark_parser *parser_new(void) {
    static const char *const extensions[] = {"table", "strikethrough", "autolink", "tasklist"};
    static gsize is_registered;
    if (g_once_init_enter(&is_registered)) {
        cmark_gfm_core_extensions_ensure_registered();
        g_once_init_leave(&is_registered, 1);
    }
    cmark_parser *parser = cmark_parser_new(OPTIONS);
    for (size_t i = 0; i < G_N_ELEMENTS(extensions); i++)
        cmark_parser_attach_syntax_extension(parser, cmark_find_syntax_extension(extensions[i]));
    return parser;
}

/* Formulas where there are none: in code, in addresses, in the words for a picture; and the letters
 * that were put beside asterisks */

typedef struct {
    Article *article;
    MarkdownText *text;
} Restoring;

typedef const char *(*Words)(cmark_node *node);
typedef int (*SetWords)(cmark_node *node, const char *words);

static void restore(const Restoring *restoring, cmark_node *node, Words words, SetWords set) {
    const char *found = words(node);
    if (found && strstr(found, FORMULA_OPEN))
        set(node, formula_restore(restoring->article->arena, found, restoring->text->sources));
}

static void take_letters(cmark_node *node, Words words, SetWords set) {
    const char *found = words(node);
    if (!found || !strstr(found, MARKDOWN_LETTER))
        return;
    g_autoptr(GString) text = g_string_new(found);
    g_string_replace(text, MARKDOWN_LETTER, "", 0);
    set(node, text->str);
}

/* ```math is a formula on lines of its own. */
static void take_math_block(const Restoring *restoring, cmark_node *node) {
    Arena *arena = restoring->article->arena;
    char *tex = g_strstrip(arena_strdup(arena, cmark_node_get_literal(node)));
    FormulaSource source = {tex, tex, true};
    cmark_node *paragraph = cmark_node_new(CMARK_NODE_PARAGRAPH);
    cmark_node *words = cmark_node_new(CMARK_NODE_TEXT);
    cmark_node_set_literal(
        words, arena_printf(arena, FORMULA_OPEN "%u" FORMULA_CLOSE, restoring->text->sources->len));
    g_array_append_val(restoring->text->sources, source);
    cmark_node_append_child(paragraph, words);
    cmark_node_replace(node, paragraph);
    cmark_node_free(node);
}

static void restore_node(const Restoring *restoring, cmark_node *node, bool is_in_image) {
    cmark_node_type type = cmark_node_get_type(node);
    if (type == CMARK_NODE_CODE_BLOCK)
        restore(restoring, node, cmark_node_get_fence_info, cmark_node_set_fence_info);
    if (type == CMARK_NODE_CODE || type == CMARK_NODE_CODE_BLOCK || type == CMARK_NODE_HTML_BLOCK ||
        type == CMARK_NODE_HTML_INLINE || (type == CMARK_NODE_TEXT && is_in_image))
        restore(restoring, node, cmark_node_get_literal, cmark_node_set_literal);
    if (type == CMARK_NODE_LINK || type == CMARK_NODE_IMAGE) {
        restore(restoring, node, cmark_node_get_url, cmark_node_set_url);
        restore(restoring, node, cmark_node_get_title, cmark_node_set_title);
    }
}

static void take_all_letters(cmark_node *node) {
    cmark_node_type type = cmark_node_get_type(node);
    if (type == CMARK_NODE_CODE_BLOCK)
        take_letters(node, cmark_node_get_fence_info, cmark_node_set_fence_info);
    take_letters(node, cmark_node_get_literal, cmark_node_set_literal);
    take_letters(node, cmark_node_get_url, cmark_node_set_url);
    take_letters(node, cmark_node_get_title, cmark_node_set_title);
}

static void restore_code(const Restoring *restoring, cmark_node *document) {
    unsigned images = 0;
    cmark_iter *iter = cmark_iter_new(document);
    for (cmark_event_type event; (event = cmark_iter_next(iter)) != CMARK_EVENT_DONE;) {
        cmark_node *node = cmark_iter_get_node(iter);
        cmark_node_type type = cmark_node_get_type(node);
        if (event == CMARK_EVENT_ENTER) {
            take_all_letters(node);
            restore_node(restoring, node, images > 0);
        }
        if (type == CMARK_NODE_IMAGE)
            images += event == CMARK_EVENT_ENTER ? 1 : -1u;
        if (type == CMARK_NODE_CODE_BLOCK && strcmp(cmark_node_get_fence_info(node), "math") == 0)
            take_math_block(restoring, node);
    }
    cmark_iter_free(iter);
}

/* HTML */

/* Characters for private use, until the item that begins with one has its class. */
static const struct {
    const char *html, *mark, *class;
} boxes[] = {
    {"<input type=\"checkbox\" checked=\"\" disabled=\"\" /> ", "\uE000\u2002", "done"},
    {"<input type=\"checkbox\" disabled=\"\" /> ", "\uE001\u2002", "open"},
};

static void replace_boxes(GString *html) {
    for (size_t i = 0; i < G_N_ELEMENTS(boxes); i++)
        g_string_replace(html, boxes[i].html, boxes[i].mark, 0);
}

/* The columns of a table if the line is the rule below its head. */
static size_t count_columns(const char *line, size_t length) {
    size_t count = 1, hyphens = 0;
    for (size_t i = 0; i < length; i++) {
        if (!strchr("|-: \t>", line[i]))
            return 0;
        count += line[i] == '|';
        hyphens += line[i] == '-';
    }
    return hyphens ? count : 0;
}

/* cmark fills each row up to its table's columns, so that a short text can be a large table. */
static bool check_cells(const Article *article, const GString *text, GError **error) {
    size_t count = 0, columns = 0;
    for (const char *line = text->str; *line;) {
        size_t length = strcspn(line, "\n"), rule = count_columns(line, length);
        columns = length == 0 ? 0 : rule > 1 ? rule : columns;
        count += columns;
        line += length + (line[length] == '\n');
    }
    if (count <= MARKDOWN_MAX_CELLS)
        return true;
    g_set_error(error, KANYIN_ERROR, KANYIN_ERROR_INPUT, "%s: tables have more than %zu cells",
                article->source_name, MARKDOWN_MAX_CELLS);
    return false;
}

static GString *to_html(Article *article, MarkdownText *text, GError **error) {
    if (!check_cells(article, text->text, error))
        return NULL;
    g_autoptr(cmark_parser) parser = parser_new();
    cmark_parser_feed(parser, text->text->str, text->text->len);
    g_autoptr(cmark_node) document = cmark_parser_finish(parser);
    restore_code(&(Restoring){article, text}, document);
    markdown_take_alerts(document);
    char *rendered =
        cmark_render_html(document, OPTIONS, cmark_parser_get_syntax_extensions(parser));
    GString *html = g_string_new(rendered);
    cmark_get_default_mem_allocator()->free(rendered);
    replace_boxes(html);
    return html;
}

/* The article */

/* Markdown says the place of most blocks; all else has the place of what it stands in. */
static bool has_place(const Node *node) {
    static const char *const blocks[] = {"p",     "h1",  "h2",         "h3",     "h4", "h5", "h6",
                                         "ul",    "ol",  "li",         "tr",     "th", "td", "hr",
                                         "table", "pre", "blockquote", "figure", NULL};
    bool is_of_notes = node_has_class(node->parent, "footnotes") ||
                       (node->id && g_str_has_prefix(node->id, "fn-"));
    return node->origin && !is_of_notes && g_strv_contains(blocks, node->name);
}

/* Lines of the text that Markdown read become lines of the source. */
static void correct_origins(const Article *article, const MarkdownText *text, Node *node) {
    for (Node *child = node->first_child; child; child = child->next) {
        if (child->kind != NODE_ELEMENT)
            continue;
        unsigned line = has_place(child) ? origin_line(child->origin) : 0;
        child->origin = line && line <= text->lines->len
                            ? arena_printf(article->arena, "line %u",
                                           g_array_index(text->lines, unsigned, line - 1))
                            : node->origin;
        correct_origins(article, text, child);
    }
}

/* The title of a picture that stands alone is its caption. */
static void caption_figures(Arena *arena, Node *node) {
    for (Node *child = node->first_child; child; child = child->next) {
        if (child->kind != NODE_ELEMENT)
            continue;
        Node *picture = strcmp(child->name, "figure") == 0 ? child->first_child : NULL;
        bool is_alone = picture && !picture->next && picture->kind == NODE_ELEMENT;
        const char *title = is_alone ? node_attribute(picture, "title") : NULL;
        if (!title || !*title) {
            caption_figures(arena, child);
            continue;
        }
        Node *caption = node_element(arena, "figcaption", NULL);
        node_append(caption, node_text(arena, title));
        caption->origin = child->origin;
        node_append(child, caption);
    }
}

/* The box is the item's mark, which hangs as any list's does. */
static void take_box(Arena *arena, Node *item) {
    Node *words = item->first_child;
    while (words && words->kind == NODE_ELEMENT)
        words = words->first_child;
    for (size_t i = 0; words && i < G_N_ELEMENTS(boxes); i++) {
        if (!g_str_has_prefix(words->text, boxes[i].mark))
            continue;
        words->text += strlen(boxes[i].mark);
        node_add_class(arena, item, "task");
        node_add_class(arena, item, boxes[i].class);
        return;
    }
}

static void name_tasks(Arena *arena, Node *node) {
    for (Node *child = node->first_child; child; child = child->next) {
        if (child->kind != NODE_ELEMENT)
            continue;
        name_tasks(arena, child);
        if (strcmp(child->name, "li") == 0)
            take_box(arena, child);
    }
}

static void remove_back_links(Node *node) {
    for (Node *child = node->first_child, *next; child; child = next) {
        next = child->next;
        if (child->kind != NODE_ELEMENT)
            continue;
        if (!node_has_class(child, "footnote-backref")) {
            remove_back_links(child);
            continue;
        }
        Node *before = child->prev;
        if (before && before->kind == NODE_TEXT)
            before->text = g_strchomp((char *)before->text);
        node_remove(child);
    }
}

static Node *find_heading(Node *node) {
    for (Node *child = node->first_child; child; child = child->next) {
        if (child->kind != NODE_ELEMENT)
            continue;
        Node *found = strcmp(child->name, "h1") == 0 ? child : find_heading(child);
        if (found)
            return found;
    }
    return NULL;
}

static void take_title(Article *article) {
    Node *heading = article_has(article->title) ? NULL : find_heading(article->body);
    if (!heading)
        return;
    article->title = (ArticleField){.value = g_strstrip(node_text_content(article->arena, heading)),
                                    .origin = heading->origin};
    node_remove(heading);
    heading->first_child = heading->last_child = NULL;
    if (heading->id || heading->n_classes || heading->n_attributes)
        article->heading = heading;
}

static void report_flattening(const Article *article, const MarkdownText *text) {
    if (text->n_flattened)
        notices_add(article->notices, KANYIN_SEVERITY_WARNING, "markdown-nesting",
                    (NoticePlace){.source = article->source_name, .line = text->first_flattened},
                    "Quotes and lists nest deeper than %u; %zu marks are left out",
                    MARKDOWN_MAX_NESTING, text->n_flattened);
}

static unsigned count_lines(const char *text, size_t length) {
    unsigned count = 0;
    for (size_t i = 0; i < length; i++)
        count += text[i] == '\n';
    return count;
}

Article *markdown_read(const char *text, size_t length, const ReadOptions *options,
                       GError **error) {
    g_autoptr(Article) article = article_new();
    article->source_name = arena_strdup(article->arena, options->source_name);
    if (length > MARKDOWN_MAX_BYTES) {
        g_set_error(error, KANYIN_ERROR, KANYIN_ERROR_INPUT, "%s: more than %zu bytes of Markdown",
                    options->source_name, MARKDOWN_MAX_BYTES);
        return NULL;
    }
    size_t front = front_matter_length(text);
    if (front && !front_matter_read(article, text, front, error))
        return NULL;
    g_auto(MarkdownText) prepared = {0};
    markdown_replace_formulas(&prepared, article->arena, text + front,
                              1 + count_lines(text, front));
    report_flattening(article, &prepared);
    size_t n_formulas = 0;
    GString *html = to_html(article, &prepared, error);
    bool is_read = html && html_read_body(article, html->str, html->len, &n_formulas, error);
    if (html)
        g_string_free(html, TRUE);
    if (!is_read)
        return NULL;
    remove_back_links(article->body);
    correct_origins(article, &prepared, article->body);
    caption_figures(article->arena, article->body);
    name_tasks(article->arena, article->body);
    formula_set_all(article, &(FormulaSetting){.sources = prepared.sources, .n_set = n_formulas});
    take_title(article);
    return g_steal_pointer(&article);
}
