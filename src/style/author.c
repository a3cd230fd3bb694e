/* SPDX-License-Identifier: MIT */
/* Turns what a page says of its own looks, sheets and `style` attributes, into rules over those of
 * the sheets that were asked for (css-cascade-5 §6.2, css-style-attr). */

#include "style/sheet.h"

#include <string.h>

typedef struct {
    SheetReader reader;
    const StyleAuthor *author;
    size_t n_bytes; /* of text so far */
    GArray *rules;  /* Rule: of `style` attributes, in the order of `texts` */
    GPtrArray *texts;
    uint16_t *told; /* SheetText.told of all attributes together */
    bool is_full;   /* what follows is left out */
} AuthorReading;

static NoticePlace place_of(const AuthorReading *reading, const char *origin) {
    static const char mark[] = " column ";
    const char *column = origin ? strstr(origin, mark) : NULL;
    guint64 number = column ? g_ascii_strtoull(column + strlen(mark), NULL, 10) : 0;
    return (NoticePlace){reading->author->source_name, origin_line(origin),
                         (unsigned)MIN(number, G_MAXUINT)};
}

static void tell(const AuthorReading *reading, NoticePlace place, const char *message) {
    notices_add(reading->reader.notices, KANYIN_SEVERITY_WARNING, "page-styles", place, "%s",
                message);
}

/* All texts of a page together may be as large as one sheet. */
static bool has_room(AuthorReading *reading, size_t length, NoticePlace place) {
    if (!reading->is_full && length > STYLE_MAX_SHEET_BYTES - reading->n_bytes) {
        tell(reading, place, "the page's own styles are too large: what follows is left out");
        reading->is_full = true;
    }
    reading->n_bytes += reading->is_full ? 0 : length;
    return !reading->is_full;
}

static bool holds(AuthorReading *reading, const ArticleSheet *sheet, NoticePlace place) {
    if (!sheet->media)
        return true;
    const char *media = arena_strdup(reading->reader.sheets->arena, sheet->media);
    return media_holds(&reading->reader,
                       sheet_begin_text(&reading->reader, place, media, strlen(media)));
}

/* A link leads through the gate to a file beside the page or below, or to a data: URI. */
static void read_link(AuthorReading *reading, const ArticleSheet *sheet) {
    const ResourcePolicy *open = reading->author->policy;
    ResourcePolicy policy = {
        .base = open->base, .root = open->root, .max_bytes = STYLE_MAX_SHEET_BYTES};
    g_autoptr(GError) error = NULL;
    g_autoptr(GBytes) bytes = resource_read(&policy, sheet->address, &error);
    NoticePlace place = {.source = reading->author->source_name};
    if (!bytes) {
        g_autofree char *message = g_strdup_printf("the page's style sheet '%s' is not read: %s",
                                                   sheet->address, error->message);
        tell(reading, place, message);
        return;
    }
    if (!has_room(reading, g_bytes_get_size(bytes), place))
        return;
    bool is_file = !g_uri_peek_scheme(sheet->address);
    g_autofree char *path =
        is_file ? g_canonicalize_filename(sheet->address, reading->reader.folder) : NULL;
    g_autofree char *folder = path ? g_path_get_dirname(path) : NULL;
    SheetReader inner = reading->reader;
    inner.folder = folder;
    sheet_read_text(&inner, is_file ? sheet->address : "data:", bytes);
}

static void read_sheet(AuthorReading *reading, const ArticleSheet *sheet) {
    NoticePlace place = place_of(reading, sheet->origin);
    if (!holds(reading, sheet, place))
        return;
    if (sheet->address) {
        read_link(reading, sheet);
        return;
    }
    size_t length = strlen(sheet->text);
    if (!has_room(reading, length, place))
        return;
    const char *text = arena_strdup(reading->reader.sheets->arena, sheet->text);
    sheet_read(&reading->reader, sheet_begin_text(&reading->reader, place, text, length));
}

/* Elements with the same words have the same rule. */
static void read_attribute(AuthorReading *reading, const Node *node, const char *said) {
    static const Compound any = {0};
    static const Selector element = {.compounds = &any, .n = 1};
    StyleSheets *sheets = reading->reader.sheets;
    NoticePlace place = place_of(reading, node->origin);
    if (g_hash_table_contains(sheets->by_style, said) || !has_room(reading, strlen(said), place))
        return;
    if (sheets->rules->len + reading->rules->len >= STYLE_MAX_RULES) {
        tell(reading, place, "the page has too many styles: what follows is left out");
        reading->is_full = true;
        return;
    }
    char *text = arena_strdup(sheets->arena, said);
    TokenRange tokens = sheet_begin_text(&reading->reader, place, text, strlen(text));
    reading->reader.text->told = reading->told;
    Rule rule = {&element, sheet_read_block(&reading->reader, tokens, NULL), 0, false};
    g_array_append_val(reading->rules, rule);
    g_ptr_array_add(reading->texts, text);
    g_hash_table_insert(sheets->by_style, text, NULL);
}

static const Node *next_of(const Node *node, const Node *top) {
    if (node->first_child)
        return node->first_child;
    while (node != top && !node->next)
        node = node->parent;
    return node != top ? node->next : NULL;
}

static void read_attributes(AuthorReading *reading) {
    StyleSheets *sheets = reading->reader.sheets;
    const Node *root = reading->author->root;
    sheets->by_style = g_hash_table_new(g_str_hash, g_str_equal);
    sheets->attached = arena_new0(sheets->arena, Layer);
    sheets->attached->is_attached = true;
    sheets->attached->parent = &sheets->origins[ORIGIN_AUTHOR];
    reading->reader.layer = sheets->attached;
    reading->told = arena_array(sheets->arena, uint16_t, PROPERTY_MAX + DESCRIPTOR_MAX);
    for (const Node *at = root; at && !reading->is_full; at = next_of(at, root)) {
        const char *said = at->kind == NODE_ELEMENT ? node_attribute(at, "style") : NULL;
        if (said)
            read_attribute(reading, at, said);
    }
}

/* These rules are the strongest of all, and wait for no element by its name. */
static void keep_attached(AuthorReading *reading) {
    StyleSheets *sheets = reading->reader.sheets;
    Rule *rules =
        arena_copy(sheets->arena, reading->rules->data, reading->rules->len * sizeof(Rule));
    for (guint i = 0; i < reading->rules->len; i++) {
        rules[i].rank = sheets->rules->len + i;
        g_hash_table_insert(sheets->by_style, g_ptr_array_index(reading->texts, i), &rules[i]);
    }
}

StyleSheets *style_sheets_with_author(const StyleSheets *sheets, const StyleAuthor *author,
                                      Notices *notices) {
    StyleSheets *over = sheets_over(sheets);
    g_autoptr(GArray) rules = g_array_new(FALSE, TRUE, sizeof(Rule));
    g_autoptr(GPtrArray) texts = g_ptr_array_new();
    const ResourcePolicy *policy = author->policy;
    const char *base = policy->base ? policy->base : policy->root;
    const char *root = policy->root ? policy->root : policy->base;
    g_autofree char *folder = base ? g_canonicalize_filename(base, NULL) : NULL;
    g_autofree char *top = root ? g_canonicalize_filename(root, NULL) : NULL;
    AuthorReading reading = {.author = author, .rules = rules, .texts = texts};
    reading.reader = (SheetReader){.sheets = over,
                                   .notices = notices,
                                   .layer = &over->origins[ORIGIN_AUTHOR],
                                   .folder = folder,
                                   .root = top};
    for (size_t i = 0; i < author->n_sheets; i++)
        read_sheet(&reading, &author->sheets[i]);
    read_attributes(&reading);
    sheets_rank_rules(over);
    keep_attached(&reading);
    return over;
}
