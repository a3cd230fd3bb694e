/* SPDX-License-Identifier: MIT */
/* Turns the names of sheets into their text, through the gate for resources: those asked for, and
 * what they import (css-cascade-5 §2). */

#include "style/sheet.h"

#include <kanyin/error.h>
#include <string.h>

const char *sheet_take_address(ValueParser *parser) {
    const char *address = value_take_text(parser, TOKEN_STRING);
    return address ? address : value_take_url(parser);
}

/* What a data: URI calls its content; where it says nothing it may be CSS. */
static bool is_called_otherwise(const char *path) {
    static const char scheme[] = "data:", wanted[] = "text/css";
    if (g_ascii_strncasecmp(path, scheme, strlen(scheme)) != 0)
        return false;
    const char *type = path + strlen(scheme);
    size_t length = strcspn(type, ";,");
    return length > 0 &&
           (length != strlen(wanted) || g_ascii_strncasecmp(type, wanted, length) != 0);
}

static bool is_other_format(GBytes *bytes) {
    static const struct {
        const char *bytes;
        size_t length;
    } signs[] = {{"\x89PNG", 4}, {"\xFF\xD8\xFF", 3}, {"GIF8", 4},     {"RIFF", 4},
                 {"%PDF", 4},    {"PK\x03\x04", 4},   {"wOFF", 4},     {"wOF2", 4},
                 {"OTTO", 4},    {"ttcf", 4},         {"\0\1\0\0", 4}, {"<!doctype html", 14},
                 {"<html", 5},   {"<svg", 4},         {"<?xml", 5}};
    gsize n = 0;
    const char *start = g_bytes_get_data(bytes, &n);
    for (size_t i = 0; i < G_N_ELEMENTS(signs); i++) {
        size_t k = 0;
        while (k < signs[i].length && k < n &&
               g_ascii_tolower(start[k]) == g_ascii_tolower(signs[i].bytes[k]))
            k++;
        if (k == signs[i].length)
            return true;
    }
    return false;
}

/* As it can be found from where the program runs. */
static char *name_of(const char *path) {
    g_autofree char *here = g_get_current_dir();
    size_t length = strlen(here);
    bool is_below = g_str_has_prefix(path, here) && path[length] == '/' && path[length + 1];
    return g_strdup(is_below ? path + length + 1 : path);
}

static bool read_address(const SheetReader *reader, const char *path, const char *root,
                         GError **error) {
    bool has_scheme = g_uri_peek_scheme(path) != NULL;
    g_autofree char *absolute = has_scheme ? g_strdup(path) : g_canonicalize_filename(path, NULL);
    for (const ImportChain *outer = reader->chain; outer; outer = outer->outer)
        if (strcmp(outer->path, absolute) == 0) {
            g_set_error(error, KANYIN_ERROR, KANYIN_ERROR_STYLE, "%s imports itself", absolute);
            return false;
        }
    ResourcePolicy policy = {.root = root, .max_bytes = STYLE_MAX_SHEET_BYTES};
    g_autoptr(GBytes) bytes = resource_read(&policy, absolute, error);
    if (!bytes)
        return false;
    if (reader->chain && (is_called_otherwise(path) || is_other_format(bytes))) {
        g_set_error(error, KANYIN_ERROR, KANYIN_ERROR_STYLE, "it is not CSS");
        return false;
    }
    bool is_file = !has_scheme || g_str_has_prefix(path, "file:");
    g_autofree char *folder = is_file ? g_path_get_dirname(absolute) : NULL;
    g_autofree char *name = is_file ? name_of(has_scheme ? path : absolute) : g_strdup("data:");
    const ImportChain chain = {absolute, reader->chain};
    SheetReader inner = *reader;
    inner.folder = has_scheme ? NULL : folder;
    inner.root = root;
    inner.chain = &chain;
    sheet_read_text(&inner, name, bytes);
    return true;
}

/* A sheet may import what lies beside or below the one that was asked for. */
bool sheet_load(SheetReader *reader, const char *path, GError **error) {
    g_autofree char *folder = g_path_get_dirname(path);
    g_autoptr(GError) reason = NULL;
    g_autofree char *file = g_canonicalize_filename(path, NULL);
    if (read_address(reader, file, folder, &reason))
        return true;
    g_set_error(error, KANYIN_ERROR, KANYIN_ERROR_STYLE, "cannot read style sheet: %s",
                reason->message);
    return false;
}

static int depth_of(const ImportChain *chain) {
    int depth = 0;
    for (; chain; chain = chain->outer)
        depth++;
    return depth;
}

/* The file that an address means: beside the sheet, else one of the looks by its name. */
/* The file's name as it stands; where there is none, without query and fragment, percent-encoding
 * undone (css-values-4 §4.5). */
static char *find_beside(const char *folder, const char *address) {
    g_autofree char *file = g_build_filename(folder, address, NULL);
    g_autofree char *path = g_strndup(address, strcspn(address, "?#"));
    g_autofree char *name = g_uri_unescape_string(path, NULL);
    if (!name || g_file_test(file, G_FILE_TEST_EXISTS))
        return g_steal_pointer(&file);
    g_autofree char *referred = g_build_filename(folder, name, NULL);
    if (!g_file_test(referred, G_FILE_TEST_EXISTS))
        return g_steal_pointer(&file);
    return g_steal_pointer(&referred);
}

static char *find_import(const SheetReader *reader, const char *address, const char **root) {
    *root = reader->root;
    if (g_uri_peek_scheme(address) || g_path_is_absolute(address))
        return g_strdup(address);
    g_autofree char *beside = find_beside(reader->folder, address);
    if (!reader->styles_dir || strchr(address, '/') || g_file_test(beside, G_FILE_TEST_EXISTS))
        return g_steal_pointer(&beside);
    g_autofree char *look = g_build_filename(reader->styles_dir, address, NULL);
    if (!g_file_test(look, G_FILE_TEST_EXISTS))
        return g_steal_pointer(&beside);
    *root = reader->styles_dir;
    return g_steal_pointer(&look);
}

static void import_from(SheetReader *reader, const Token *at, const char *address) {
    if (depth_of(reader->chain) > STYLE_MAX_NESTING) {
        sheet_notice(reader, at, "bad-import", "'%s' is not read: @import goes deeper than %d",
                     address, STYLE_MAX_NESTING);
        return;
    }
    if (reader->sheets->n_imports++ >= STYLE_MAX_IMPORTS) {
        sheet_notice(reader, at, "bad-import", "'%s' is not read: there are more than %d imports",
                     address, STYLE_MAX_IMPORTS);
        return;
    }
    const char *root;
    g_autoptr(GError) error = NULL;
    g_autofree char *path = find_import(reader, address, &root);
    SheetReader imported = *reader;
    if (!read_address(&imported, path, root, &error))
        sheet_notice(reader, at, "bad-import", "'%s' is not read: %s", address, error->message);
}

/* layer, layer(name) or nothing; false when a name is none. */
static bool take_layer(SheetReader *reader, ValueParser *parser, Layer **layer) {
    const Token *token = value_peek(parser);
    *layer = reader->layer;
    if (value_take_ident(parser, "layer")) {
        *layer = layer_new(reader->sheets->arena, reader->layer, NULL);
    } else if (token && token_is_function(token, "layer")) {
        ValueParser inner = sheet_parser(reader, token_contents(token));
        *layer = layer_take(reader, &inner);
        value_skip(parser);
        return *layer && value_at_end(&inner);
    }
    return true;
}

static bool take_supports(const SheetReader *reader, ValueParser *parser) {
    const Token *token = value_peek(parser);
    if (!token || !token_is_function(token, "supports"))
        return true;
    value_skip(parser);
    TokenRange inside = tokens_trim(token_contents(token));
    bool is_declaration = inside.from < inside.to && inside.from->kind == TOKEN_IDENT &&
                          !token_is_ident(inside.from, "not");
    return is_declaration ? supports_declaration(reader, inside) : supports_holds(reader, inside);
}

/* @import "print.css" layer(x) supports(display: flex) print; */
void sheet_import(SheetReader *reader, const ParserItem *item) {
    ValueParser parser = sheet_parser(reader, item->value);
    const char *address = sheet_take_address(&parser);
    Layer *outer = reader->layer, *layer;
    if (!address || !reader->folder || !take_layer(reader, &parser, &layer)) {
        sheet_notice(reader, item->at, "bad-syntax", "'@import %s' is not understood",
                     sheet_raw_text(reader, item->value));
        return;
    }
    bool asked_outside = reader->asks_paper;
    reader->layer = layer;
    if (take_supports(reader, &parser) && media_holds(reader, parser.rest))
        import_from(reader, item->at, address);
    reader->layer = outer;
    reader->asks_paper = asked_outside;
}
