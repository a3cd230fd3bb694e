/* SPDX-License-Identifier: MIT */
/* Turns the tokens of one sheet into rules: blocks of declarations, @media, @import, @page. */

#include "style/sheet.h"

#include "style/parser.h"
#include <stdarg.h>
#include <string.h>

#define MARK_EVERY 4096 /* bytes */

static void move_place(const SheetText *text, size_t from, size_t to, NoticePlace *place) {
    for (const char *c = text->text + from; c < text->text + to; c++) {
        bool is_newline = *c == '\n' || *c == '\f' || (*c == '\r' && c[1] != '\n');
        place->line += is_newline;
        place->column = is_newline ? 1 : place->column + ((*c & 0xC0) != 0x80);
    }
}

/* Places are counted once for a sheet, so that a sheet full of faults costs no more than its
 * length. */
static NoticePlace place_of(const SheetText *text, const Token *at) {
    NoticePlace place = {text->name, 1, 1};
    size_t end = MIN(at->start, text->length);
    while (text->marks->len <= end / MARK_EVERY) {
        size_t n = text->marks->len;
        if (n) {
            place = g_array_index(text->marks, NoticePlace, n - 1);
            move_place(text, (n - 1) * MARK_EVERY, n * MARK_EVERY, &place);
        }
        g_array_append_val(text->marks, place);
    }
    place = g_array_index(text->marks, NoticePlace, end / MARK_EVERY);
    move_place(text, end / MARK_EVERY * MARK_EVERY, end, &place);
    return place;
}

void sheet_notice(const SheetReader *reader, const Token *at, const char *code, const char *format,
                  ...) {
    va_list arguments;
    va_start(arguments, format);
    g_autofree char *message = g_strdup_vprintf(format, arguments);
    va_end(arguments);
    notices_add(reader->notices, KANYIN_SEVERITY_WARNING, code, place_of(reader->text, at), "%s",
                message);
}

void value_notice(ValueParser *parser, const Token *at, const char *code, const char *message) {
    if (parser->sheet)
        notices_add(parser->notices, KANYIN_SEVERITY_WARNING, code, place_of(parser->sheet, at),
                    "%s", message);
}

ValueParser sheet_parser(const SheetReader *reader, TokenRange range) {
    return (ValueParser){reader->sheets->arena, tokens_trim(range), reader->text, reader->notices};
}

const char *sheet_raw_text(const SheetReader *reader, TokenRange range) {
    range = tokens_trim(range);
    if (range.from >= range.to)
        return "";
    return arena_strndup(reader->sheets->arena, reader->text->text + range.from->start,
                         range.to[-1].end - range.from->start);
}

static void read_rule(SheetReader *reader, const ParserItem *item) {
    ValueParser parser = sheet_parser(reader, item->value);
    size_t n = 0;
    const Selector *selectors = selector_parse_list(&parser, &n);
    if (!selectors) {
        sheet_notice(reader, item->at, "bad-selector", "'%s' is no selector that is understood",
                     sheet_raw_text(reader, item->value));
        return;
    }
    const Block *block = sheet_read_block(reader, token_contents(item->body), NULL);
    for (size_t i = 0; i < n; i++) {
        Rule rule = {&selectors[i], block, 0};
        g_array_append_val(reader->sheets->rules, rule);
    }
}

/* One media query: [not | only]? type. Features (min-width …) say nothing of a printed page and
 * are false with a notice. */
static bool holds_query(const SheetReader *reader, ValueParser *parser) {
    bool is_not = value_take_ident(parser, "not");
    if (!is_not)
        value_take_ident(parser, "only");
    bool holds = value_take_ident(parser, "print") || value_take_ident(parser, "all");
    const Token *token = value_peek(parser);
    if (!holds && token && token->kind == TOKEN_IDENT)
        value_skip(parser);
    token = value_peek(parser);
    if (token && token->kind != TOKEN_COMMA) {
        sheet_notice(reader, token, "unsupported-media", "media features are not supported");
        while ((token = value_peek(parser)) && token->kind != TOKEN_COMMA)
            value_skip(parser);
        return false;
    }
    return holds != is_not;
}

static bool holds_media(const SheetReader *reader, TokenRange prelude) {
    ValueParser parser = sheet_parser(reader, prelude);
    if (value_at_end(&parser))
        return true;
    bool holds = false;
    do
        holds |= holds_query(reader, &parser);
    while (value_take_comma(&parser));
    return holds;
}

/* "print.css" beside the importing sheet. */
static bool read_import(SheetReader *reader, const ParserItem *item, GError **error) {
    ValueParser parser = sheet_parser(reader, item->value);
    const Token *token = value_peek(&parser);
    const char *address = NULL;
    if (token && (token->kind == TOKEN_STRING || token->kind == TOKEN_URL))
        address = token->text;
    else if (token && token_is_function(token, "url")) {
        const Token *inner = tokens_trim(token_contents(token)).from;
        address = inner->kind == TOKEN_STRING ? inner->text : NULL;
    }
    if (!address || !reader->folder) {
        sheet_notice(reader, item->at, "bad-syntax", "@import needs an address");
        return true;
    }
    value_skip(&parser);
    if (!holds_media(reader, parser.rest))
        return true;
    SheetReader imported = *reader;
    imported.depth++;
    g_autofree char *path = g_path_is_absolute(address)
                                ? g_strdup(address)
                                : g_build_filename(reader->folder, address, NULL);
    return sheet_load(&imported, path, error);
}

/* The rules in the block of a rule. */
static bool read_inside(SheetReader *reader, const ParserItem *item, GError **error) {
    if (reader->nesting >= STYLE_MAX_NESTING) {
        sheet_notice(reader, item->at, "too-deep", "blocks of rules deeper than %d are left out",
                     STYLE_MAX_NESTING);
        return true;
    }
    reader->nesting++;
    bool is_good = sheet_read(reader, token_contents(item->body), error);
    reader->nesting--;
    return is_good;
}

/* Names in their order, or one with a block, or a block alone (css-cascade-5 §6.4.4). */
static bool read_layer(SheetReader *reader, const ParserItem *item, GError **error) {
    ValueParser parser = sheet_parser(reader, item->value);
    Layer *outer = reader->layer, *layer = NULL;
    bool is_nameless = value_at_end(&parser);
    if (is_nameless && item->body)
        layer = layer_new(reader->sheets->arena, outer, NULL);
    while (!is_nameless && (layer = layer_take(reader, &parser)) && !item->body &&
           value_take_comma(&parser))
        ;
    if (!layer || !value_at_end(&parser)) {
        sheet_notice(reader, item->at, "bad-syntax", "'@layer %s' names no layer",
                     sheet_raw_text(reader, item->value));
        return true;
    }
    if (!item->body)
        return true;
    reader->layer = layer;
    bool is_good = read_inside(reader, item, error);
    reader->layer = outer;
    return is_good;
}

static bool read_at_rule(SheetReader *reader, const ParserItem *item, bool may_import,
                         GError **error) {
    g_autofree char *name = g_ascii_strdown(item->name, -1);
    if (strcmp(name, "charset") == 0)
        return true;
    if (strcmp(name, "import") == 0) {
        if (may_import)
            return read_import(reader, item, error);
        sheet_notice(reader, item->at, "bad-syntax", "@import stands after other rules");
    } else if (strcmp(name, "media") == 0 && item->body) {
        return !holds_media(reader, item->value) || read_inside(reader, item, error);
    } else if (strcmp(name, "layer") == 0) {
        return read_layer(reader, item, error);
    } else if (strcmp(name, "page") == 0 && item->body) {
        sheet_read_page(reader, item->value, token_contents(item->body));
    } else {
        sheet_notice(reader, item->at, "unsupported-rule", "@%s is not supported", name);
    }
    return true;
}

/* css-cascade-5 §3: layers may be named before what is imported into them. */
static bool may_stand_before_imports(const ParserItem *item) {
    return g_ascii_strcasecmp(item->name, "import") == 0 ||
           g_ascii_strcasecmp(item->name, "charset") == 0 ||
           (g_ascii_strcasecmp(item->name, "layer") == 0 && !item->body);
}

bool sheet_read(SheetReader *reader, TokenRange tokens, GError **error) {
    bool may_import = reader->nesting == 0;
    ParserItem item;
    while (parser_next_rule(&tokens, reader->nesting == 0, &item)) {
        if (item.kind == ITEM_ERROR)
            sheet_notice(reader, item.at, "bad-syntax", "this rule has no block");
        else if (item.kind == ITEM_RULE)
            read_rule(reader, &item);
        else if (!read_at_rule(reader, &item, may_import, error))
            return false;
        may_import &= item.kind == ITEM_AT_RULE && may_stand_before_imports(&item);
    }
    return true;
}
