/* SPDX-License-Identifier: MIT */
/* Turns what is said beside the sheets, paper and margins, into the last and strongest @page rule.
 */

#include "style/tree.h"

#include <kanyin/error.h>
#include <stdarg.h>
#include <string.h>

#define LEAST_CHARACTERS 10
#define LEAST_LINES 5
#define N_PAGES_LOOKED_AT 3 /* the first, a left and a right one */

static bool fail(GError **error, const char *format, ...) G_GNUC_PRINTF(2, 3);
static bool fail(GError **error, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    g_clear_error(error);
    if (error)
        *error = g_error_new_valist(KANYIN_ERROR, KANYIN_ERROR_OPTION, format, arguments);
    va_end(arguments);
    return false;
}

static ValueParser parser_of(StyleSheets *sheets, const char *text) {
    const char *kept = arena_strdup(sheets->arena, text);
    TokenRange tokens = style_tokenize(sheets->arena, kept, strlen(kept));
    return (ValueParser){.arena = sheets->arena, .rest = tokens_trim(tokens)};
}

static bool read_paper(StyleSheets *sheets, const char *paper, PageRule *rule, GError **error) {
    ValueParser parser = parser_of(sheets, paper);
    return page_read_size(&parser, rule) ||
           fail(error,
                "paper '%s' is not understood: it is one of " STYLE_PAPER_NAMES
                ", with 'landscape' or without, or one or two lengths of up to 5 m, such as "
                "'170mm 240mm'",
                paper);
}

static bool is_length_from_zero(const SpecValue *value) {
    if (value->kind != SPEC_VALUE || value->length.kind != VALUE_LENGTH)
        return false;
    for (int unit = 0; unit < UNIT_COUNT; unit++)
        if (value->length.by[unit] < 0)
            return false;
    return true;
}

static bool read_margin(StyleSheets *sheets, const char *margin, PageRule *rule, GError **error) {
    ValueParser parser = parser_of(sheets, margin);
    g_autoptr(GArray) sides = g_array_new(FALSE, TRUE, sizeof(Declaration));
    bool is_good = !value_at_end(&parser) && style_declare(&parser, "margin", true, sides);
    for (guint i = 0; i < sides->len; i++)
        is_good &= is_length_from_zero(&g_array_index(sides, Declaration, i).value);
    if (!is_good)
        return fail(error,
                    "margin '%s' is not understood: it is one to four lengths from 0 (mm, cm, in, "
                    "pt, pc, Q, px, em, rlh or %%), such as '20mm' or '25mm 20mm'",
                    margin);
    Block *block = arena_new0(sheets->arena, Block);
    block->n = sides->len;
    block->declarations = arena_copy(sheets->arena, sides->data, sides->len * sizeof(Declaration));
    block->has_important = true;
    rule->block = block;
    return true;
}

static char *name_paper(const StyleOverrides *overrides, const StylePage *page) {
    if (overrides->paper)
        return g_strdup_printf("paper '%s'", overrides->paper);
    return g_strdup_printf("the style's paper of %.0f × %.0f mm",
                           length_to_pt(page->width) * 25.4 / 72,
                           length_to_pt(page->height) * 25.4 / 72);
}

static char *name_margin(const StyleOverrides *overrides) {
    return overrides->margin ? g_strdup_printf("margin '%s'", overrides->margin)
                             : g_strdup("the style's margins");
}

static bool check_page(const StyleOverrides *overrides, const StylePage *page, const Style *root,
                       GError **error) {
    Length width = page->width - page->margin[SIDE_LEFT] - page->margin[SIDE_RIGHT];
    Length height = page->height - page->margin[SIDE_TOP] - page->margin[SIDE_BOTTOM];
    int characters = MAX(width, 0) / MAX(root->font_size, 1);
    int lines = MAX(height, 0) / MAX(root->line_height, 1);
    if (characters >= LEAST_CHARACTERS && lines >= LEAST_LINES)
        return true;
    g_autofree char *paper = name_paper(overrides, page), *margin = name_margin(overrides);
    return fail(error, "%s and %s leave room for %d characters × %d lines; %d × %d are the least",
                paper, margin, characters, lines, LEAST_CHARACTERS, LEAST_LINES);
}

/* An article without a word has the pages that any article has. */
static bool check_area(const StyleSheets *sheets, FontLibrary *fonts,
                       const StyleOverrides *overrides, GError **error) {
    g_autoptr(Arena) arena = arena_new();
    g_autoptr(Notices) unheard = notices_new();
    const Node *article = node_element(arena, "article", "article");
    g_autoptr(StyleTree) tree = style_tree_new(sheets, article, fonts, unheard);
    for (int number = 1; number <= N_PAGES_LOOKED_AT; number++) {
        StylePageQuery query = {.is_first = number == 1, .is_left = number == 2};
        if (!check_page(overrides, style_tree_page(tree, &query), tree->root->style, error))
            return false;
    }
    return true;
}

/* Media queries that asked for the paper are answered anew. */
static bool settle_paper(StyleSheets *sheets, const StyleOverrides *overrides, GError **error) {
    PageRule paper = {0};
    if (!overrides->paper || !sheets->asks_paper)
        return true;
    if (!read_paper(sheets, overrides->paper, &paper, error))
        return false;
    if (paper.size[0].length != sheets->paper[0] || paper.size[1].length != sheets->paper[1])
        sheets_read_again(sheets, paper.size[0].length, paper.size[1].length);
    return true;
}

bool style_sheets_override(StyleSheets *sheets, FontLibrary *fonts, const StyleOverrides *overrides,
                           GError **error) {
    if (!overrides->paper && !overrides->margin)
        return true;
    if (!settle_paper(sheets, overrides, error))
        return false;
    PageRule rule = {.block = arena_new0(sheets->arena, Block),
                     .specificity = UINT_MAX,
                     .order = sheets->pages->len};
    if (overrides->paper && !read_paper(sheets, overrides->paper, &rule, error))
        return false;
    if (overrides->margin && !read_margin(sheets, overrides->margin, &rule, error))
        return false;
    page_settle_area(&rule);
    g_array_append_val(sheets->pages, rule);
    return check_area(sheets, fonts, overrides, error);
}
