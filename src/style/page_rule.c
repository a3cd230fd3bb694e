/* SPDX-License-Identifier: MIT */
/* Turns @page rules into PageRules: which pages they speak of, the paper, the type area, the boxes
 * in the margins (css-page-3). */

#include "style/sheet.h"

#include <string.h>

/* css-page-3 §4.2: the margin boxes by name. */
int page_find_box(const char *name) {
    static const char *const names[PAGE_BOX_COUNT] = {
        "top-left-corner",     "top-left",     "top-center",    "top-right",
        "top-right-corner",    "right-top",    "right-middle",  "right-bottom",
        "bottom-right-corner", "bottom-right", "bottom-center", "bottom-left",
        "bottom-left-corner",  "left-bottom",  "left-middle",   "left-top"};
    for (int i = 0; i < PAGE_BOX_COUNT; i++)
        if (g_ascii_strcasecmp(names[i], name) == 0)
            return i;
    return -1;
}

/* 16K and 32开 are a number with a unit to CSS. */
static bool take_paper(ValueParser *parser, Length *width, Length *height) {
    const Token *token = value_peek(parser);
    g_autofree char *name = NULL;
    if (token && token->kind == TOKEN_IDENT)
        name = g_strdup(token->text);
    else if (token && token->kind == TOKEN_DIMENSION && token->is_integer)
        name = g_strdup_printf("%d%s", (int)CLAMP(token->number, 0, 999), token->text);
    if (!name || !style_paper_size(name, width, height))
        return false;
    value_skip(parser);
    return true;
}

/* One length for a square sheet, two for any other. */
static bool take_paper_lengths(ValueParser *parser, Length *width, Length *height) {
    ComputePlace place = {.style = (Style *)style_initial(), .parent = style_initial()};
    SpecLength length;
    if (!value_take_length(parser, &length))
        return false;
    *width = *height = value_compute_length(&place, &length, 0);
    if (value_take_length(parser, &length))
        *height = value_compute_length(&place, &length, 0);
    return true;
}

bool page_read_size(ValueParser *parser, PageRule *page) {
    Length width = 0, height = 0;
    if (value_at_end(parser))
        return false;
    bool is_landscape = value_take_ident(parser, "landscape");
    bool is_portrait = !is_landscape && value_take_ident(parser, "portrait");
    if (value_at_end(parser) || value_take_ident(parser, "auto"))
        style_paper_size("A4", &width, &height);
    else if (!take_paper(parser, &width, &height) && !take_paper_lengths(parser, &width, &height))
        return false;
    is_landscape |= value_take_ident(parser, "landscape");
    is_portrait |= value_take_ident(parser, "portrait");
    bool must_turn = (is_landscape && width < height) || (is_portrait && width > height);
    page->size[0] = (StyleLength){.kind = VALUE_LENGTH, .length = must_turn ? height : width};
    page->size[1] = (StyleLength){.kind = VALUE_LENGTH, .length = must_turn ? width : height};
    return value_at_end(parser) && MIN(width, height) >= PAGE_LEAST_SIDE &&
           MAX(width, height) <= PAGE_MAX_SIDE;
}

/* auto, or whole with or without the longest measure. */
static bool read_type_area(ValueParser *parser, PageRule *page) {
    page->longest = (SpecLength){.kind = VALUE_NONE};
    page->area = PAGE_AREA_DECLARED;
    if (value_take_ident(parser, "auto"))
        return value_at_end(parser);
    page->area = PAGE_AREA_WHOLE;
    if (!value_take_ident(parser, "whole"))
        return false;
    return value_at_end(parser) ||
           (value_take_length(parser, &page->longest) && value_at_end(parser));
}

bool page_read_descriptor(SheetReader *reader, const ParserItem *item, PageRule *page) {
    static const struct {
        const char *name;
        bool (*read)(ValueParser *parser, PageRule *page);
    } descriptors[] = {{"size", page_read_size}, {"-kanyin-type-area", read_type_area}};
    for (size_t i = 0; i < G_N_ELEMENTS(descriptors); i++) {
        if (g_ascii_strcasecmp(item->name, descriptors[i].name) != 0)
            continue;
        ValueParser parser = sheet_parser(reader, item->value);
        PageRule read = *page;
        if (reader->asks_paper && descriptors[i].read == page_read_size) {
            sheet_notice(reader, item->at, "size-in-media",
                         "'size' does not count where a media query asks for the paper's size");
            return true;
        }
        if (descriptors[i].read(&parser, &read))
            *page = read;
        else
            sheet_notice(reader, item->at, "unknown-value", "'%s' has no value '%s'",
                         descriptors[i].name, sheet_raw_text(reader, item->value));
        return true;
    }
    return page_read_unset(reader, item);
}

/* A rule that speaks of margins means them as it says, unless it asks for whole lines itself. */
void page_settle_area(PageRule *page) {
    for (size_t i = 0; i < page->block->n && page->area == PAGE_AREA_UNSAID; i++) {
        const Property *property = &style_properties[page->block->declarations[i].property];
        if (g_str_has_prefix(property->name, "margin-"))
            page->area = PAGE_AREA_DECLARED;
    }
}

static bool take_nth(SheetReader *reader, const Token *function, PageRule *page) {
    ValueParser inner = sheet_parser(reader, token_contents(function));
    if (page->has_nth || !value_take_nth(&inner, &page->step, &page->offset))
        return false;
    page->has_nth = true;
    if (value_at_end(&inner))
        return true;
    const Token *name = NULL;
    if (value_take_ident(&inner, "of") && (name = value_peek(&inner)) && name->kind == TOKEN_IDENT)
        value_skip(&inner);
    return name && name->kind == TOKEN_IDENT && value_at_end(&inner);
}

static bool has_group(const Token *function) {
    TokenRange inside = token_contents(function);
    for (const Token *t = inside.from; t < inside.to; t++)
        if (token_is_ident(t, "of"))
            return true;
    return false;
}

/* What follows the colon; css-page-3 §4.3 and §5.3 for what it weighs. */
static bool take_pseudo_page(SheetReader *reader, const Token *token, PageRule *page) {
    static const struct {
        const char *name;
        size_t flag;
        unsigned weight;
    } words[] = {{"first", offsetof(PageRule, is_first), 1u << 8},
                 {"blank", offsetof(PageRule, is_blank), 1u << 8},
                 {"left", offsetof(PageRule, is_left), 1},
                 {"right", offsetof(PageRule, is_right), 1}};
    if (token_is_function(token, "nth")) {
        page->specificity += 1u << 8;
        return take_nth(reader, token, page);
    }
    for (size_t i = 0; i < G_N_ELEMENTS(words); i++) {
        if (!token_is_ident(token, words[i].name))
            continue;
        *(bool *)((char *)page + words[i].flag) = true;
        page->specificity += words[i].weight;
        return true;
    }
    return false;
}

typedef enum { SELECTOR_GOOD, SELECTOR_BAD, SELECTOR_LATER } SelectorState;

/* name:first:left, without white space inside. */
static SelectorState take_selector(SheetReader *reader, TokenRange range, PageRule *page) {
    SelectorState state = SELECTOR_GOOD;
    const Token *token = range.from;
    if (token < range.to && token->kind == TOKEN_IDENT) {
        if (token_is_ident(token, "auto"))
            return SELECTOR_BAD;
        page->name = token->text;
        page->specificity += 1u << 16;
        token++;
    }
    while (token < range.to) {
        bool is_colon = token->kind == TOKEN_COLON && token + 1 < range.to;
        if (!is_colon || !take_pseudo_page(reader, token + 1, page))
            return SELECTOR_BAD;
        if (token[1].kind == TOKEN_FUNCTION && has_group(token + 1))
            state = SELECTOR_LATER;
        token = token_after(token + 1);
    }
    return state;
}

/* @page a:first, :left { … }: all selectors are good, or the rule is none. */
void sheet_read_page(SheetReader *reader, TokenRange prelude, TokenRange body) {
    PageRule content = {0};
    reader->place = UNSET_PAGE;
    content.block = sheet_read_block(reader, body, &content);
    reader->place = UNSET_ANYWHERE;
    page_settle_area(&content);
    g_autoptr(GArray) pages = g_array_new(FALSE, FALSE, sizeof(PageRule));
    TokenRange rest = tokens_trim(prelude);
    const Token *at = rest.from;
    bool ends_in_comma = rest.from < rest.to && rest.to[-1].kind == TOKEN_COMMA;
    do {
        PageRule page = content;
        TokenRange one = tokens_take_item(&rest);
        SelectorState state = take_selector(reader, one, &page);
        bool is_empty = one.from >= one.to && (pages->len || rest.from < rest.to || ends_in_comma);
        if (state == SELECTOR_BAD || is_empty) {
            sheet_notice(reader, at, "bad-selector", "'@page %s' is not understood",
                         sheet_raw_text(reader, prelude));
            return;
        }
        if (state == SELECTOR_LATER)
            sheet_notice(reader, at, "not-set-yet", "':nth(… of …)' is read and not set yet");
        else
            g_array_append_val(pages, page);
    } while (rest.from < rest.to);
    for (guint i = 0; i < pages->len; i++) {
        PageRule *page = &g_array_index(pages, PageRule, i);
        page->order = reader->sheets->pages->len;
        reader->sheets->has_nth_pages |= page->has_nth;
        g_array_append_vals(reader->sheets->pages, page, 1);
    }
}

void page_rule_visit(const PageRule *page, BlockVisit visit, void *user) {
    if (page->block)
        visit(page->block, user);
    for (const Block *block = page->footnote; block; block = block->earlier)
        visit(block, user);
    for (int box = 0; box < PAGE_BOX_COUNT; box++)
        for (const Block *block = page->boxes[box]; block; block = block->earlier)
            visit(block, user);
}
