/* SPDX-License-Identifier: MIT */
/* Turns names and paths into ranked and bucketed rules. */

#include "style/sheet.h"

#include "style/decode.h"
#include "style/defaults_css.h"
#include <kanyin/error.h>
#include <stdlib.h>
#include <string.h>

static bool read_text(SheetReader *reader, const char *name, GBytes *bytes, GError **error) {
    Arena *arena = reader->sheets->arena;
    SheetText *text = arena_new0(arena, SheetText);
    text->name = arena_strdup(arena, name);
    text->told = arena_array(arena, bool, PROPERTY_MAX + DESCRIPTOR_MAX);
    text->mark = arena_new0(arena, PlaceMark);
    text->text = style_decode(arena, bytes, &(StyleEncoding){0}, &text->length);
    reader->text = text;
    return sheet_read(reader, style_tokenize(arena, text->text, text->length), error);
}

bool sheet_load(SheetReader *reader, const char *path, GError **error) {
    if (reader->depth > STYLE_MAX_NESTING) {
        g_set_error(error, KANYIN_ERROR, KANYIN_ERROR_STYLE,
                    "style sheet '%s': @import goes deeper than %d", path, STYLE_MAX_NESTING);
        return false;
    }
    /* A sheet may import what lies beside or below the one that was asked for. */
    g_autofree char *asked = g_path_get_dirname(path);
    ResourcePolicy policy = {.root = reader->root ? reader->root : asked,
                             .max_bytes = STYLE_MAX_SHEET_BYTES};
    g_autofree char *absolute = g_canonicalize_filename(path, NULL);
    g_autoptr(GError) reason = NULL;
    g_autoptr(GBytes) bytes = resource_read(&policy, absolute, &reason);
    if (!bytes) {
        g_set_error(error, KANYIN_ERROR, KANYIN_ERROR_STYLE, "cannot read style sheet: %s",
                    reason->message);
        return false;
    }
    g_autofree char *folder = g_path_get_dirname(path);
    g_autofree char *name = g_path_get_basename(path);
    SheetReader inner = *reader;
    inner.folder = folder;
    inner.root = policy.root;
    return read_text(&inner, name, bytes, error);
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
    unsigned long long key;
    guint index;
} RankEntry;

static int compare_entries(const void *a, const void *b) {
    unsigned long long left = ((const RankEntry *)a)->key, right = ((const RankEntry *)b)->key;
    return (left > right) - (left < right);
}

static void rank_rules(StyleSheets *sheets) {
    guint n = sheets->rules->len;
    g_autofree RankEntry *entries = g_new(RankEntry, n);
    for (guint i = 0; i < n; i++)
        entries[i] = (RankEntry){g_array_index(sheets->keys, unsigned long long, i), i};
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
    sheets->rules = g_array_new(FALSE, TRUE, sizeof(Rule));
    sheets->keys = g_array_new(FALSE, TRUE, sizeof(unsigned long long));
    sheets->pages = g_array_new(FALSE, TRUE, sizeof(PageRule));
    sheets->by_rank = g_ptr_array_new();
    sheets->universal = g_ptr_array_new();
    sheets->by_id = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, free_bucket);
    sheets->by_class = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, free_bucket);
    sheets->by_element = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, free_bucket);
    sheets->by_attribute = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, free_bucket);
    return sheets;
}

StyleSheets *style_sheets_load(const char *const *names_or_paths, const char *styles_dir,
                               Notices *notices, GError **error) {
    g_autoptr(StyleSheets) sheets = new_sheets();
    SheetReader reader = {.sheets = sheets, .notices = notices, .styles_dir = styles_dir};
    g_autoptr(GBytes) defaults = g_bytes_new_static(style_defaults, sizeof style_defaults);
    if (!read_text(&reader, "defaults.css", defaults, error))
        return NULL;
    reader.origin = ORIGIN_AUTHOR;
    for (size_t i = 0; names_or_paths && names_or_paths[i]; i++) {
        g_autofree char *path = find_sheet(names_or_paths[i], styles_dir);
        if (is_name(names_or_paths[i]) && styles_dir && !g_file_test(path, G_FILE_TEST_EXISTS)) {
            looks_fail(names_or_paths[i], styles_dir, error);
            return NULL;
        }
        if (!sheet_load(&reader, path, error))
            return NULL;
    }
    rank_rules(sheets);
    return g_steal_pointer(&sheets);
}

StyleSheets *sheets_from_text(const char *name, GBytes *bytes, Notices *notices) {
    g_autoptr(StyleSheets) sheets = new_sheets();
    SheetReader reader = {.sheets = sheets, .notices = notices};
    g_autoptr(GBytes) defaults = g_bytes_new_static(style_defaults, sizeof style_defaults);
    read_text(&reader, "defaults.css", defaults, NULL);
    reader.origin = ORIGIN_AUTHOR;
    read_text(&reader, name, bytes, NULL);
    rank_rules(sheets);
    return g_steal_pointer(&sheets);
}

StyleSheets *style_sheets_read(const char *name, GBytes *bytes, Notices *notices, GError **error) {
    if (g_bytes_get_size(bytes) <= STYLE_MAX_SHEET_BYTES)
        return sheets_from_text(name, bytes, notices);
    g_set_error(error, KANYIN_ERROR, KANYIN_ERROR_STYLE, "style sheet '%s' is larger than %u bytes",
                name, STYLE_MAX_SHEET_BYTES);
    return NULL;
}

void style_sheets_free(StyleSheets *sheets) {
    if (!sheets)
        return;
    g_array_unref(sheets->rules);
    g_array_unref(sheets->keys);
    g_array_unref(sheets->pages);
    g_ptr_array_unref(sheets->by_rank);
    g_ptr_array_unref(sheets->universal);
    g_hash_table_unref(sheets->by_id);
    g_hash_table_unref(sheets->by_class);
    g_hash_table_unref(sheets->by_element);
    g_hash_table_unref(sheets->by_attribute);
    arena_free(sheets->arena);
    g_free(sheets);
}
