/* SPDX-License-Identifier: MIT */
/* Turns the tokens of one sheet into rules: blocks of declarations, @media, @import, @page. */

#include "style/sheet.h"

#include "style/parser.h"
#include <stdarg.h>
#include <string.h>

/* Notices come in the order of the text, so that counting goes on from the last place. */
static NoticePlace place_of(const SheetText *text, const Token *at) {
    PlaceMark first = {0, 1, 1};
    PlaceMark *mark = text->mark ? text->mark : &first;
    if (mark->at > at->start || mark->line == 0)
        *mark = (PlaceMark){0, 1, 1};
    size_t end = MIN(at->start, text->length);
    for (; mark->at < end; mark->at++) {
        const char *c = text->text + mark->at;
        bool is_newline = *c == '\n' || *c == '\f' || (*c == '\r' && c[1] != '\n');
        mark->line += is_newline;
        mark->column = is_newline ? 1 : mark->column + ((*c & 0xC0) != 0x80);
    }
    return (NoticePlace){text->name, mark->line, mark->column};
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

static bool uses_attribute(const Declaration *declaration) {
    const StyleContent *content = NULL;
    const PropertyType *type = style_properties[declaration->property].type;
    if (declaration->value.kind == SPEC_VARIABLE)
        return type == &type_content || type == &type_string_set;
    if (declaration->value.kind != SPEC_VALUE ||
        (type != &type_content && type != &type_string_set))
        return false;
    const struct {
        const StyleStringSet *sets;
        size_t n;
    } *list = declaration->value.object;
    size_t n = type == &type_content ? 1 : list->n;
    for (size_t i = 0; i < n; i++) {
        content = type == &type_content ? declaration->value.object : &list->sets[i].value;
        for (size_t k = 0; k < content->count; k++)
            if (content->items[k].kind == CONTENT_ATTRIBUTE ||
                content->items[k].kind == CONTENT_TARGET_COUNTER ||
                content->items[k].kind == CONTENT_TARGET_TEXT)
                return true;
    }
    return false;
}

typedef struct {
    GArray *declarations, *customs;
} BlockReader;

const char *sheet_raw_text(const SheetReader *reader, TokenRange range) {
    range = tokens_trim(range);
    if (range.from >= range.to)
        return "";
    return arena_strndup(reader->sheets->arena, reader->text->text + range.from->start,
                         range.to[-1].end - range.from->start);
}

static void read_declaration(SheetReader *reader, const ParserItem *item, BlockReader *block) {
    if (g_str_has_prefix(item->name, "--")) {
        CustomDeclaration custom = {item->name, tokens_trim(item->value), item->is_important};
        g_array_append_val(block->customs, custom);
        return;
    }
    g_autofree char *name = g_ascii_strdown(item->name, -1);
    if (style_property_find(name) < 0 && !style_shorthand_find(name)) {
        sheet_notice(reader, item->at, "unknown-property", "unknown property '%s'", name);
        return;
    }
    ValueParser parser = sheet_parser(reader, item->value);
    guint first = block->declarations->len;
    if (!style_declare(&parser, name, item->is_important, block->declarations))
        sheet_notice(reader, item->at, "unknown-value", "'%s' has no value '%s'", name,
                     sheet_raw_text(reader, item->value));
    sheet_tell_unset_declarations(reader, item->at, block->declarations, first);
}

static const Block *keep_block(const SheetReader *reader, const BlockReader *from) {
    Block *block = arena_new0(reader->sheets->arena, Block);
    block->n = from->declarations->len;
    block->n_customs = from->customs->len;
    block->declarations =
        arena_copy(reader->sheets->arena, from->declarations->data, block->n * sizeof(Declaration));
    block->customs = arena_copy(reader->sheets->arena, from->customs->data,
                                block->n_customs * sizeof(CustomDeclaration));
    for (size_t i = 0; i < block->n; i++) {
        block->has_important |= block->declarations[i].is_important;
        block->uses_attributes |= uses_attribute(&block->declarations[i]);
    }
    for (size_t i = 0; i < block->n_customs; i++)
        block->has_important |= block->customs[i].is_important;
    return block;
}

/* A margin box may be spoken of twice in one rule. */
static const Block *join_blocks(Arena *arena, const Block *first, const Block *second) {
    if (!first)
        return second;
    Block *joined = arena_copy(arena, second, sizeof *second);
    joined->n = first->n + second->n;
    Declaration *declarations = arena_array(arena, Declaration, joined->n);
    if (first->n)
        memcpy(declarations, first->declarations, first->n * sizeof *declarations);
    if (second->n)
        memcpy(declarations + first->n, second->declarations, second->n * sizeof *declarations);
    joined->declarations = declarations;
    joined->n_customs = first->n_customs + second->n_customs;
    CustomDeclaration *customs = arena_array(arena, CustomDeclaration, joined->n_customs);
    if (first->n_customs)
        memcpy(customs, first->customs, first->n_customs * sizeof *customs);
    if (second->n_customs)
        memcpy(customs + first->n_customs, second->customs, second->n_customs * sizeof *customs);
    joined->customs = customs;
    joined->has_important |= first->has_important;
    joined->uses_attributes |= first->uses_attributes;
    return joined;
}

static void read_block_item(SheetReader *reader, const ParserItem *item, PageRule *page,
                            BlockReader *block) {
    if (item->kind == ITEM_ERROR) {
        sheet_notice(reader, item->at, "bad-syntax", "this is no declaration");
        return;
    }
    if (item->kind == ITEM_DECLARATION) {
        if (!page || !page_read_descriptor(reader, item, page))
            read_declaration(reader, item, block);
        return;
    }
    int box = page && item->body ? page_find_box(item->name) : -1;
    if (box < 0)
        sheet_notice(reader, item->at, "unsupported-rule", "@%s is not supported here", item->name);
    else
        page->boxes[box] = join_blocks(reader->sheets->arena, page->boxes[box],
                                       sheet_read_block(reader, token_contents(item->body), NULL));
}

const Block *sheet_read_block(SheetReader *reader, TokenRange tokens, PageRule *page) {
    g_autoptr(GArray) declarations = g_array_new(FALSE, TRUE, sizeof(Declaration));
    g_autoptr(GArray) customs = g_array_new(FALSE, TRUE, sizeof(CustomDeclaration));
    BlockReader block = {declarations, customs};
    ParserItem item;
    while (parser_next_declaration(&tokens, &item))
        read_block_item(reader, &item, page, &block);
    return keep_block(reader, &block);
}

#define PRELUDE_IN_NOTICE 60 /* characters */

static char *short_text(const SheetReader *reader, TokenRange range) {
    const char *text = sheet_raw_text(reader, range);
    if (g_utf8_strlen(text, -1) <= PRELUDE_IN_NOTICE)
        return g_strdup(text);
    g_autofree char *start = g_utf8_substring(text, 0, PRELUDE_IN_NOTICE);
    return g_strconcat(start, "…", NULL);
}

/* Pseudo-elements that are matched and computed, but that no page shows. Told once each. */
static void tell_unset(SheetReader *reader, const ParserItem *item, PseudoElement pseudo) {
    static const char *const names[PSEUDO_COUNT] = {
        [PSEUDO_FIRST_LINE] = "first-line",
        [PSEUDO_FOOTNOTE_CALL] = "footnote-call",
        [PSEUDO_FOOTNOTE_MARKER] = "footnote-marker",
    };
    if (!names[pseudo] || (reader->sheets->told >> pseudo) & 1)
        return;
    reader->sheets->told |= 1u << pseudo;
    sheet_notice(reader, item->at, "not-set-yet", "'::%s' is understood but not set yet",
                 names[pseudo]);
}

static const Selector *read_selectors(SheetReader *reader, const ParserItem *item, size_t *n) {
    ValueParser parser = sheet_parser(reader, item->value);
    SelectorFault fault;
    const Selector *selectors = selector_parse_list(&parser, n, &fault);
    if (!selectors) {
        g_autofree char *prelude = short_text(reader, item->value);
        sheet_notice(reader, fault.at ? fault.at : item->at, "bad-selector",
                     "the rule for '%s' is left out: %s", prelude, fault.message);
        return NULL;
    }
    if (reader->sheets->rules->len + *n > STYLE_MAX_RULES) {
        sheet_notice(reader, item->at, "too-many-rules",
                     "the style sheets have more than %u selectors; this rule is left out",
                     STYLE_MAX_RULES);
        return NULL;
    }
    return selectors;
}

static void read_rule(SheetReader *reader, const ParserItem *item) {
    size_t n = 0;
    const Selector *selectors = read_selectors(reader, item, &n);
    if (!selectors)
        return;
    const Block *block = sheet_read_block(reader, token_contents(item->body), NULL);
    for (size_t i = 0; i < n; i++) {
        if (selectors[i].pseudo == PSEUDO_UNSEEN)
            continue;
        tell_unset(reader, item, selectors[i].pseudo);
        Rule rule = {&selectors[i], block, 0, reader->origin == ORIGIN_DEFAULTS};
        unsigned long long key = ((unsigned long long)reader->origin << 62) |
                                 ((unsigned long long)selectors[i].specificity << 24) |
                                 reader->sheets->rules->len;
        g_array_append_val(reader->sheets->rules, rule);
        g_array_append_val(reader->sheets->keys, key);
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

/* `@namespace prefix? address`; documents have none, so that only the prefix counts. */
static void read_namespace(SheetReader *reader, const ParserItem *item) {
    ValueParser parser = sheet_parser(reader, item->value);
    const Token *token = value_peek(&parser);
    if (token && token->kind == TOKEN_IDENT) {
        NamespacePrefix *prefix = arena_new0(reader->sheets->arena, NamespacePrefix);
        *prefix = (NamespacePrefix){token->text, reader->text->prefixes};
        reader->text->prefixes = prefix;
        value_skip(&parser);
        token = value_peek(&parser);
    }
    bool is_address = token && (token->kind == TOKEN_STRING || token->kind == TOKEN_URL ||
                                token_is_function(token, "url"));
    if (!is_address)
        sheet_notice(reader, item->at, "bad-syntax", "@namespace needs an address");
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
        if (holds_media(reader, item->value) && reader->depth < STYLE_MAX_NESTING) {
            reader->depth++;
            bool is_good = sheet_read(reader, token_contents(item->body), error);
            reader->depth--;
            return is_good;
        }
    } else if (strcmp(name, "page") == 0 && item->body) {
        sheet_read_page(reader, item->value, token_contents(item->body));
    } else if (strcmp(name, "namespace") == 0 && !item->body) {
        read_namespace(reader, item);
    } else {
        sheet_notice(reader, item->at, "unsupported-rule", "@%s is not supported", name);
    }
    return true;
}

bool sheet_read(SheetReader *reader, TokenRange tokens, GError **error) {
    bool may_import = true;
    ParserItem item;
    while (parser_next_rule(&tokens, true, &item)) {
        if (item.kind == ITEM_ERROR)
            sheet_notice(reader, item.at, "bad-syntax", "this rule has no block");
        else if (item.kind == ITEM_RULE)
            read_rule(reader, &item);
        else if (!read_at_rule(reader, &item, may_import, error))
            return false;
        may_import &= item.kind == ITEM_AT_RULE && (g_ascii_strcasecmp(item.name, "import") == 0 ||
                                                    g_ascii_strcasecmp(item.name, "charset") == 0);
    }
    return true;
}
