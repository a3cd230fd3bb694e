/* SPDX-License-Identifier: MIT */
/* Turns names and paths into ranked and bucketed rules. */

#include "style/sheet.h"

#include "style/decode.h"
#include "style/defaults_css.h"
#include "style/resolved.h"
#include <kanyin/error.h>
#include <stdlib.h>
#include <string.h>

static void free_marks(void *marks) {
    g_array_unref(marks);
}

/* The first page is measured only for sheets that may ask for it: by such a unit, or by one that is
 * written with escapes. */
static bool may_ask_viewport(const char *text) {
    return g_regex_match_simple("[0-9.](v(w|h|i|b|min|max)\\b|\\\\)", text, G_REGEX_CASELESS, 0);
}

TokenRange sheet_begin_text(SheetReader *reader, NoticePlace start, const char *words,
                            size_t length) {
    Arena *arena = reader->sheets->arena;
    SheetText *text = arena_new0(arena, SheetText);
    text->name = arena_strdup(arena, start.source);
    text->line = start.line;
    text->column = start.column;
    text->is_of_page = sheet_is_of(reader, ORIGIN_AUTHOR);
    text->told = arena_array(arena, uint16_t, PROPERTY_MAX + DESCRIPTOR_MAX);
    text->text = words;
    text->length = length;
    text->marks = arena_own(arena, g_array_new(FALSE, FALSE, sizeof(NoticePlace)), free_marks);
    reader->text = text;
    reader->sheets->has_viewport |= may_ask_viewport(words);
    return style_tokenize(arena, words, length);
}

void sheet_read_text(SheetReader *reader, const char *name, GBytes *bytes) {
    StyleEncoding encoding = {.environment = reader->encoding};
    size_t length;
    const char *words = style_decode(reader->sheets->arena, bytes, &encoding, &length);
    reader->encoding = encoding.used;
    sheet_read(reader, sheet_begin_text(reader, (NoticePlace){name, 1, 1}, words, length));
}

static bool is_name(const char *name_or_path) {
    return !strchr(name_or_path, '/') && !g_str_has_suffix(name_or_path, ".css");
}

/* A name has no slash and no suffix; it is looked for among the styles first. */
static char *find_sheet(const char *name_or_path, const char *styles_dir) {
    if (!styles_dir || strchr(name_or_path, '/'))
        return g_strdup(name_or_path);
    g_autofree char *with_suffix = g_strconcat(name_or_path, ".css", NULL);
    g_autofree char *path = g_build_filename(
        styles_dir, g_str_has_suffix(name_or_path, ".css") ? name_or_path : with_suffix, NULL);
    bool is_named =
        g_file_test(path, G_FILE_TEST_EXISTS) &&
        !(g_str_has_suffix(name_or_path, ".css") && g_file_test(name_or_path, G_FILE_TEST_EXISTS));
    return is_named || !g_str_has_suffix(name_or_path, ".css") ? g_steal_pointer(&path)
                                                               : g_strdup(name_or_path);
}

typedef struct {
    unsigned level, specificity;
    guint index;
} RankEntry;

static int compare_numbers(unsigned left, unsigned right) {
    return (left > right) - (left < right);
}

static int compare_entries(const void *a, const void *b) {
    const RankEntry *left = a, *right = b;
    int order = compare_numbers(left->level, right->level);
    if (!order)
        order = compare_numbers(left->specificity, right->specificity);
    return order ? order : compare_numbers(left->index, right->index);
}

void sheets_rank_rules(StyleSheets *sheets) {
    guint n = sheets->rules->len;
    g_autofree RankEntry *entries = g_new(RankEntry, n);
    layers_rank(sheets);
    counter_styles_settle(sheets);
    for (guint i = 0; i < n; i++) {
        const Rule *rule = &g_array_index(sheets->rules, Rule, i);
        entries[i] = (RankEntry){block_level(rule->block), rule->selector->specificity, i};
    }
    qsort(entries, n, sizeof(RankEntry), compare_entries);
    for (guint rank = 0; rank < n; rank++) {
        Rule *rule = &g_array_index(sheets->rules, Rule, entries[rank].index);
        rule->rank = rank;
        g_ptr_array_add(sheets->by_rank, rule);
        sheets_index_rule(sheets, rule);
    }
}

static void free_bucket(gpointer bucket) {
    g_ptr_array_unref(bucket);
}

static StyleSheets *new_sheets(void) {
    StyleSheets *sheets = g_new0(StyleSheets, 1);
    sheets->arena = arena_new();
    sheets->resolved = resolved_new();
    sheets->origins = arena_array(sheets->arena, Layer, ORIGIN_COUNT);
    sheets->rules = g_array_new(FALSE, TRUE, sizeof(Rule));
    sheets->pages = g_array_new(FALSE, TRUE, sizeof(PageRule));
    sheets->font_faces = g_array_new(FALSE, TRUE, sizeof(FontDeclaration));
    sheets->counter_rules = g_array_new(FALSE, TRUE, sizeof(CounterStyle));
    sheets->counter_styles.table = g_hash_table_new(g_str_hash, g_str_equal);
    sheets->layers = layers_new_index();
    style_paper_size("A4", &sheets->paper[0], &sheets->paper[1]);
    sheets->by_rank = g_ptr_array_new();
    sheets->universal = g_ptr_array_new();
    sheets->by_id = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, free_bucket);
    sheets->by_class = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, free_bucket);
    sheets->by_element = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, free_bucket);
    sheets->by_attribute = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, free_bucket);
    return sheets;
}

StyleSheets *sheets_over(const StyleSheets *lower) {
    StyleSheets *sheets = new_sheets();
    g_array_append_vals(sheets->rules, lower->rules->data, lower->rules->len);
    g_array_append_vals(sheets->pages, lower->pages->data, lower->pages->len);
    g_array_append_vals(sheets->font_faces, lower->font_faces->data, lower->font_faces->len);
    g_array_append_vals(sheets->counter_rules, lower->counter_rules->data,
                        lower->counter_rules->len);
    sheets->on_root = lower->on_root;
    sheets->first_level = lower->next_level;
    sheets->paper[0] = lower->paper[0];
    sheets->paper[1] = lower->paper[1];
    sheets->has_viewport = lower->has_viewport;
    sheets->has_nth_pages = lower->has_nth_pages;
    return sheets;
}

static void read_defaults(SheetReader *reader) {
    g_autoptr(GBytes) defaults = g_bytes_new_static(style_defaults, sizeof style_defaults);
    reader->layer = &reader->sheets->origins[ORIGIN_DEFAULTS];
    sheet_read_text(reader, "defaults.css", defaults);
    reader->layer = &reader->sheets->origins[ORIGIN_STYLE];
    reader->encoding = NULL;
}

static bool read_named(StyleSheets *sheets, GError **error) {
    SheetReader reader = {
        .sheets = sheets, .notices = sheets->notices, .styles_dir = sheets->styles_dir};
    read_defaults(&reader);
    for (size_t i = 0; sheets->names && sheets->names[i]; i++) {
        g_autofree char *path = find_sheet(sheets->names[i], sheets->styles_dir);
        if (is_name(sheets->names[i]) && sheets->styles_dir &&
            !g_file_test(path, G_FILE_TEST_EXISTS)) {
            looks_fail(sheets->names[i], sheets->styles_dir, error);
            return false;
        }
        if (!sheet_load(&reader, path, error))
            return false;
    }
    sheets_rank_rules(sheets);
    return true;
}

/* A sheet that cannot be read any more leaves the rules as they were. */
void sheets_read_again(StyleSheets *sheets, Length width, Length height) {
    g_autoptr(StyleSheets) again = new_sheets();
    again->names = g_strdupv(sheets->names);
    again->styles_dir = g_strdup(sheets->styles_dir);
    again->notices = sheets->notices;
    again->paper[0] = width;
    again->paper[1] = height;
    if (!read_named(again, NULL))
        return;
    StyleSheets former = *sheets;
    *sheets = *again;
    *again = former;
}

static void read_for_first_page(StyleSheets *sheets) {
    if (!sheets->asks_paper)
        return;
    g_autoptr(Arena) arena = arena_new();
    g_autoptr(Notices) unheard = notices_new();
    const Node *article = node_element(arena, "article", "article");
    g_autoptr(StyleTree) tree = style_tree_new(sheets, article, NULL, unheard);
    const StylePage *page = style_tree_page(tree, &(StylePageQuery){.is_first = true});
    if (page->width != sheets->paper[0] || page->height != sheets->paper[1])
        sheets_read_again(sheets, page->width, page->height);
}

StyleSheets *style_sheets_load(const char *const *names_or_paths, const char *styles_dir,
                               Notices *notices, GError **error) {
    g_autoptr(StyleSheets) sheets = new_sheets();
    sheets->names = g_strdupv((char **)names_or_paths);
    sheets->styles_dir = g_strdup(styles_dir);
    sheets->notices = notices;
    if (!read_named(sheets, error))
        return NULL;
    read_for_first_page(sheets);
    return g_steal_pointer(&sheets);
}

StyleSheets *sheets_from_text(const char *name, GBytes *bytes, Notices *notices) {
    g_autoptr(StyleSheets) sheets = new_sheets();
    SheetReader reader = {.sheets = sheets, .notices = notices};
    read_defaults(&reader);
    sheet_read_text(&reader, name, bytes);
    sheets_rank_rules(sheets);
    return g_steal_pointer(&sheets);
}

StyleSheets *style_sheets_read(const char *name, GBytes *bytes, Notices *notices, GError **error) {
    if (g_bytes_get_size(bytes) <= STYLE_MAX_SHEET_BYTES) {
        StyleSheets *sheets = sheets_from_text(name, bytes, notices);
        names_tell(sheets, NULL, notices);
        return sheets;
    }
    g_set_error(error, KANYIN_ERROR, KANYIN_ERROR_STYLE, "style sheet '%s' is larger than %u bytes",
                name, STYLE_MAX_SHEET_BYTES);
    return NULL;
}

const StyleCounterStyles *style_sheets_counter_styles(const StyleSheets *sheets) {
    return &sheets->counter_styles;
}

void style_sheets_free(StyleSheets *sheets) {
    if (!sheets)
        return;
    resolved_free(sheets->resolved);
    g_array_unref(sheets->rules);
    g_array_unref(sheets->pages);
    g_array_unref(sheets->font_faces);
    g_array_unref(sheets->counter_rules);
    g_hash_table_unref(sheets->counter_styles.table);
    g_hash_table_unref(sheets->layers);
    g_ptr_array_unref(sheets->by_rank);
    g_ptr_array_unref(sheets->universal);
    g_hash_table_unref(sheets->by_id);
    g_hash_table_unref(sheets->by_class);
    g_hash_table_unref(sheets->by_element);
    g_hash_table_unref(sheets->by_attribute);
    g_clear_pointer(&sheets->by_style, g_hash_table_unref);
    arena_free(sheets->arena);
    g_strfreev(sheets->names);
    g_free(sheets->styles_dir);
    names_free(sheets);
    g_free(sheets);
}
