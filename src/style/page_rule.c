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
    page->size[0] = (StyleLength){VALUE_LENGTH, must_turn ? height : width, 0};
    page->size[1] = (StyleLength){VALUE_LENGTH, must_turn ? width : height, 0};
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

/* @page name:first:left { … }; a comma parts several. */
void sheet_read_page(SheetReader *reader, TokenRange prelude, TokenRange body) {
    PageRule content = {0};
    content.block = sheet_read_block(reader, body, &content);
    page_settle_area(&content);
    ValueParser parser = sheet_parser(reader, prelude);
    do {
        PageRule page = content;
        const Token *token = value_peek(&parser);
        if (token && token->kind == TOKEN_IDENT) {
            page.name = token->text;
            page.specificity += 1u << 16;
            value_skip(&parser);
        }
        while ((token = value_peek(&parser)) && token->kind == TOKEN_COLON) {
            value_skip(&parser);
            bool is_side = false;
            if (value_take_ident(&parser, "first"))
                page.is_first = true;
            else if (value_take_ident(&parser, "blank"))
                page.is_blank = true;
            else if (value_take_ident(&parser, "left"))
                is_side = page.is_left = true;
            else if (value_take_ident(&parser, "right"))
                is_side = page.is_right = true;
            else
                break;
            page.specificity += is_side ? 1 : 1u << 8;
        }
        page.order = reader->sheets->pages->len;
        token = value_peek(&parser);
        if (token && token->kind != TOKEN_COMMA) {
            sheet_notice(reader, token, "bad-selector", "'@page %s' is not understood",
                         sheet_raw_text(reader, prelude));
            return;
        }
        g_array_append_val(reader->sheets->pages, page);
    } while (value_take_comma(&parser));
}
