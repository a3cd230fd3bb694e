/* SPDX-License-Identifier: MIT */
/* Turns open-quote and close-quote into the marks of the language. */

#include "style/quotes.h"

#include "base/language.h"

/* Outer and inner pairs. Taiwan, Hong Kong and Japan set corner brackets. */
static const char *marks_of(const Style *style) {
    if (style->quotes)
        return style->quotes;
    Region region = region_from_language(style->lang);
    bool has_corners = region == REGION_TW || region == REGION_HK || region == REGION_JP;
    return has_corners ? "「\x1f」\x1f『\x1f』" : "“\x1f”\x1f‘\x1f’";
}

static const char *mark_at(Arena *arena, const Style *style, int depth, bool opens) {
    g_auto(GStrv) marks = g_strsplit(marks_of(style), "\x1f", -1);
    guint pairs = g_strv_length(marks) / 2;
    if (!pairs)
        return "";
    guint pair = MIN((guint)depth, pairs - 1);
    return arena_strdup(arena, marks[pair * 2 + !opens]);
}

static bool is_quote(const StyleContentItem *item) {
    return item->kind >= CONTENT_OPEN_QUOTE && item->kind <= CONTENT_NO_CLOSE_QUOTE;
}

const Style *quotes_resolve(Arena *arena, const Style *style, int *depth) {
    bool has_quotes = false;
    for (size_t i = 0; i < style->content.count; i++)
        has_quotes |= is_quote(&style->content.items[i]);
    if (!has_quotes)
        return style;
    Style *own = arena_copy(arena, style, sizeof *style);
    StyleContentItem *items =
        arena_copy(arena, style->content.items, style->content.count * sizeof(StyleContentItem));
    for (size_t i = 0; i < style->content.count; i++) {
        if (!is_quote(&items[i]))
            continue;
        StyleContentKind kind = items[i].kind;
        bool opens = kind == CONTENT_OPEN_QUOTE || kind == CONTENT_NO_OPEN_QUOTE;
        bool is_seen = kind == CONTENT_OPEN_QUOTE || kind == CONTENT_CLOSE_QUOTE;
        if (!opens && *depth > 0)
            --*depth;
        const char *mark = is_seen ? mark_at(arena, style, *depth, opens) : "";
        items[i] = (StyleContentItem){.kind = CONTENT_STRING, .text = mark};
        *depth += opens;
    }
    own->content.items = items;
    return own;
}
