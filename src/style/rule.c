/* SPDX-License-Identifier: MIT */
/* Turns a style rule into ranked rules: its selectors with its declarations, and what is nested in
 * it (css-nesting-1). */

#include "style/sheet.h"

#define PRELUDE_IN_NOTICE 60 /* characters */

static char *short_text(const SheetReader *reader, TokenRange range) {
    const char *text = sheet_raw_text(reader, range);
    if (g_utf8_strlen(text, -1) <= PRELUDE_IN_NOTICE)
        return g_strdup(text);
    g_autofree char *start = g_utf8_substring(text, 0, PRELUDE_IN_NOTICE);
    return g_strconcat(start, "…", NULL);
}

static bool has_room(const SheetReader *reader, const Token *at, size_t n) {
    bool is_room = reader->sheets->rules->len + n <= STYLE_MAX_RULES;
    if (!is_room)
        sheet_notice(reader, at, "too-many-rules",
                     "the style sheets have more than %u selectors; this rule is left out",
                     STYLE_MAX_RULES);
    return is_room;
}

static const Selector *read_selectors(SheetReader *reader, const ParserItem *item, size_t *n) {
    ValueParser parser = sheet_parser(reader, item->value);
    SelectorFault fault;
    const Selector *selectors = selector_parse_list(&parser, reader->parent, n, &fault);
    if (!selectors) {
        g_autofree char *prelude = short_text(reader, item->value);
        sheet_notice(reader, fault.at ? fault.at : item->at, "bad-selector",
                     "the rule for '%s' is left out: %s", prelude, fault.message);
        return NULL;
    }
    return has_room(reader, item->at, *n) ? selectors : NULL;
}

/* The block's declarations so far are a rule for each of the selectors around. */
static void add_rules(SheetReader *reader, const Token *at, const Block *block) {
    if (!has_room(reader, at, reader->parent->n))
        return;
    for (size_t i = 0; i < reader->parent->n; i++) {
        if (reader->parent->all[i].pseudo == PSEUDO_UNSEEN)
            continue;
        Rule rule = {&reader->parent->all[i], block, 0, sheet_is_of(reader, ORIGIN_DEFAULTS)};
        g_array_append_val(reader->sheets->rules, rule);
    }
}

/* Declarations that stand behind a nested rule are a rule of their own behind it (§4.2). */
static void end_declarations(SheetReader *reader, const Token *at, BlockReader **block) {
    if (*block)
        add_rules(reader, at, block_reader_end(reader, *block));
    *block = NULL;
}

static void read_content(SheetReader *reader, const ParserItem *item, BlockReader **block) {
    if (item->kind == ITEM_DECLARATION) {
        *block = *block ? *block : block_reader_new();
        block_read_declaration(reader, item, *block);
        return;
    }
    if (item->kind == ITEM_ERROR) {
        sheet_notice(reader, item->at, "bad-syntax", "this is no declaration");
        return;
    }
    end_declarations(reader, item->at, block);
    if (item->kind == ITEM_RULE)
        sheet_read_rule(reader, item);
    else
        sheet_read_at_rule(reader, item, false);
}

void sheet_read_nested(SheetReader *reader, TokenRange tokens) {
    const Token *at = tokens.from;
    BlockReader *block = NULL;
    ParserItem item;
    while (parser_next_content(&tokens, &item))
        read_content(reader, &item, &block);
    end_declarations(reader, at, &block);
}

/* & stands for what has no pseudo-element (§3.1). */
static const SelectorParent *parent_of(SheetReader *reader, const Selector *selectors, size_t n) {
    SelectorParent *parent = arena_new0(reader->sheets->arena, SelectorParent);
    *parent = (SelectorParent){.all = selectors, .n = n, .list = selectors, .n_list = n};
    size_t n_plain = 0;
    for (size_t i = 0; i < n; i++) {
        n_plain += selectors[i].pseudo == PSEUDO_NONE;
        parent->pseudos |= 1u << selectors[i].pseudo;
    }
    if (n_plain == n)
        return parent;
    Selector *plain = arena_array(reader->sheets->arena, Selector, n_plain);
    parent->list = plain;
    parent->n_list = n_plain;
    for (size_t i = 0; i < n; i++)
        if (selectors[i].pseudo == PSEUDO_NONE)
            *plain++ = selectors[i];
    return parent;
}

void sheet_read_rule(SheetReader *reader, const ParserItem *item) {
    if (reader->parent && reader->nesting >= STYLE_MAX_NESTING) {
        sheet_tell_too_deep(reader, item->at);
        return;
    }
    size_t n = 0;
    const Selector *selectors = read_selectors(reader, item, &n);
    if (!selectors)
        return;
    const SelectorParent *outer = reader->parent;
    reader->parent = parent_of(reader, selectors, n);
    reader->nesting++;
    sheet_read_nested(reader, token_contents(item->body));
    reader->nesting--;
    reader->parent = outer;
}
