/* SPDX-License-Identifier: MIT */
/* Turns the tokens of one sheet into rules: blocks of declarations, @media, @import, @page. */

#include "style/sheet.h"

#include "style/parser.h"
#include <stdarg.h>
#include <string.h>

#define MAX_QUOTED 200 /* bytes of a sheet in one notice */
#define MARK_EVERY 256 /* bytes */

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
    NoticePlace place = {text->name, MAX(text->line, 1), MAX(text->column, 1)};
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
    if (text->line && !text->column)
        place.column = 0;
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

NoticePlace sheet_place(const SheetReader *reader, const Token *at) {
    return place_of(reader->text, at);
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
    const char *text = reader->text->text + range.from->start;
    size_t length = range.to[-1].end - range.from->start;
    if (length <= MAX_QUOTED)
        return arena_strndup(reader->sheets->arena, text, length);
    const char *end = g_utf8_find_prev_char(text, text + MAX_QUOTED);
    return arena_printf(reader->sheets->arena, "%.*s…", end ? (int)(end - text) : 0, text);
}

bool sheet_is_of(const SheetReader *reader, Origin origin) {
    const Layer *layer = reader->layer;
    while (layer->parent)
        layer = layer->parent;
    return layer == &reader->sheets->origins[origin];
}

void sheet_tell_too_deep(SheetReader *reader, const Token *at) {
    sheet_notice(reader, at, "too-deep", "blocks of rules deeper than %d are left out",
                 STYLE_MAX_NESTING);
}

/* The rules in the block of a rule. */
static void read_inside(SheetReader *reader, const ParserItem *item) {
    if (reader->nesting >= STYLE_MAX_NESTING) {
        sheet_tell_too_deep(reader, item->at);
        return;
    }
    reader->nesting++;
    if (reader->parent)
        sheet_read_nested(reader, token_contents(item->body));
    else
        sheet_read(reader, token_contents(item->body));
    reader->nesting--;
}

/* Names in their order, or one with a block, or a block alone (css-cascade-5 §6.4.4). */
static void read_layer(SheetReader *reader, const ParserItem *item) {
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
        return;
    }
    if (!item->body)
        return;
    reader->layer = layer;
    read_inside(reader, item);
    reader->layer = outer;
}

/* `@namespace prefix? address`; documents have none, so that only the prefix counts. */
static void read_namespace(SheetReader *reader, const ParserItem *item) {
    ValueParser parser = sheet_parser(reader, item->value);
    const Token *token = value_peek(&parser);
    if (token && token->kind == TOKEN_IDENT) {
        NamespacePrefix *prefix = arena_new0(reader->sheets->arena, NamespacePrefix);
        *prefix = (NamespacePrefix){token->text, reader->text->prefixes};
        reader->text->prefixes = prefix;
        value_skip(&parser);
    }
    if (!sheet_take_address(&parser))
        sheet_notice(reader, item->at, "bad-syntax", "@namespace needs an address");
}

/* Rules that hang on the paper may not set it (css-page-3 §7.1). */
static void read_media(SheetReader *reader, const ParserItem *item) {
    bool asked_outside = reader->asks_paper;
    if (media_holds(reader, item->value))
        read_inside(reader, item);
    reader->asks_paper = asked_outside;
}

static void read_supports(SheetReader *reader, const ParserItem *item) {
    if (supports_holds(reader, item->value))
        read_inside(reader, item);
}

static void read_page(SheetReader *reader, const ParserItem *item) {
    sheet_read_page(reader, item->value, token_contents(item->body));
}

static void read_nothing(SheetReader *reader, const ParserItem *item) {
    (void)reader;
    (void)item;
}

static const struct {
    const char *name;
    void (*read)(SheetReader *reader, const ParserItem *item);
    bool has_block, may_lack_block;
    bool comes_first;   /* stands before what is imported */
    bool may_be_nested; /* in a style rule (css-nesting-1 §2.2) */
} at_rules[] = {
    {"charset", read_nothing, false, true, true, false}, /* the decoder's, and nobody's elsewhere */
    {"import", sheet_import, false, true, true, false},
    {"layer", read_layer, true, true, true, true},
    {"media", read_media, true, false, false, true},
    {"supports", read_supports, true, false, false, true},
    {"namespace", read_namespace, false, true, false, false},
    {"page", read_page, true, false, false, false},
    {"font-face", sheet_read_font_face, true, false, false, false},
    {"counter-style", sheet_read_counter_style, true, false, false, false},
};

/* css-cascade-5 §3: layers may be named before what is imported into them; else nothing may. */
bool sheet_read_at_rule(SheetReader *reader, const ParserItem *item, bool may_import) {
    for (size_t i = 0; i < G_N_ELEMENTS(at_rules); i++) {
        if (g_ascii_strcasecmp(item->name, at_rules[i].name) != 0)
            continue;
        if (item->body ? !at_rules[i].has_block : !at_rules[i].may_lack_block)
            sheet_notice(reader, item->at, "bad-syntax", "@%s %s", at_rules[i].name,
                         item->body ? "has no block" : "needs a block");
        else if (reader->parent && !(at_rules[i].may_be_nested && item->body))
            sheet_notice(reader, item->at, "unsupported-rule", "@%s cannot stand in a style rule",
                         at_rules[i].name);
        else if (at_rules[i].read == sheet_import && !may_import)
            sheet_notice(reader, item->at, "bad-syntax", "@import stands after other rules");
        else
            at_rules[i].read(reader, item);
        return at_rules[i].comes_first && !item->body;
    }
    sheet_notice(reader, item->at, "unsupported-rule", "@%s is not supported", item->name);
    return false;
}

void sheet_read(SheetReader *reader, TokenRange tokens) {
    bool may_import = reader->nesting == 0;
    ParserItem item;
    while (parser_next_rule(&tokens, reader->nesting == 0, &item)) {
        bool comes_first = false;
        if (item.kind == ITEM_ERROR)
            sheet_notice(reader, item.at, "bad-syntax", "this rule has no block");
        else if (item.kind == ITEM_RULE)
            sheet_read_rule(reader, &item);
        else
            comes_first = sheet_read_at_rule(reader, &item, may_import);
        may_import &= comes_first;
    }
}
