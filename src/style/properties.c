/* SPDX-License-Identifier: MIT */
/* The table of longhand properties: name, kind of value, place in Style, keywords. font-size and
 * line-height come first because other values count in them, color because currentColor does. */

#include "style/property.h"

#include <string.h>

#define WORDS(name, ...) static const Keyword name[] = {__VA_ARGS__, {NULL, 0}}

/* The first word of a value is the one that dumps print. */
WORDS(displays, {"none", DISPLAY_NONE}, {"inline", DISPLAY_INLINE}, {"block", DISPLAY_BLOCK},
      {"flow-root", DISPLAY_BLOCK}, {"inline-block", DISPLAY_INLINE_BLOCK},
      {"list-item", DISPLAY_LIST_ITEM}, {"flex", DISPLAY_FLEX}, {"table", DISPLAY_TABLE},
      {"table-row", DISPLAY_TABLE_ROW}, {"table-cell", DISPLAY_TABLE_CELL},
      {"table-row-group", DISPLAY_TABLE_ROW_GROUP},
      {"table-header-group", DISPLAY_TABLE_HEADER_GROUP},
      {"table-footer-group", DISPLAY_TABLE_FOOTER_GROUP}, {"table-caption", DISPLAY_TABLE_CAPTION},
      {"table-column", DISPLAY_TABLE_COLUMN}, {"table-column-group", DISPLAY_TABLE_COLUMN_GROUP});
WORDS(aligns, {"start", ALIGN_START}, {"left", ALIGN_START}, {"end", ALIGN_END},
      {"right", ALIGN_END}, {"center", ALIGN_CENTER}, {"justify", ALIGN_JUSTIFY},
      {"-kanyin-justify-or-center", ALIGN_JUSTIFY_OR_CENTER});
WORDS(last_aligns, {"auto", ALIGN_AUTO}, {"start", ALIGN_START}, {"left", ALIGN_START},
      {"end", ALIGN_END}, {"right", ALIGN_END}, {"center", ALIGN_CENTER},
      {"justify", ALIGN_JUSTIFY});
WORDS(line_breaks, {"normal", LINE_BREAK_NORMAL}, {"auto", LINE_BREAK_NORMAL},
      {"loose", LINE_BREAK_LOOSE}, {"strict", LINE_BREAK_STRICT},
      {"anywhere", LINE_BREAK_ANYWHERE});
WORDS(trims, {"trim-both", TRIM_BOTH}, {"normal", TRIM_BOTH}, {"auto", TRIM_BOTH},
      {"trim-start", TRIM_START}, {"space-first", TRIM_SPACE_FIRST}, {"space-all", TRIM_SPACE_ALL});
WORDS(autospaces, {"normal", AUTOSPACE_NORMAL}, {"auto", AUTOSPACE_NORMAL},
      {"no-autospace", AUTOSPACE_NONE}, {"none", AUTOSPACE_NONE});
WORDS(wraps, {"wrap", WRAP_NORMAL}, {"pretty", WRAP_NORMAL}, {"auto", WRAP_NORMAL},
      {"stable", WRAP_NORMAL}, {"balance", WRAP_BALANCE}, {"nowrap", WRAP_NOWRAP});
WORDS(spaces, {"collapse", WHITE_SPACE_NORMAL}, {"preserve", WHITE_SPACE_PRE_WRAP},
      {"preserve-breaks", WHITE_SPACE_PRE_LINE});
WORDS(wrap_insides, {"auto", WRAP_INSIDE_AUTO}, {"avoid", WRAP_INSIDE_AVOID});
WORDS(hyphens, {"manual", HYPHENS_MANUAL}, {"none", HYPHENS_NONE}, {"auto", HYPHENS_AUTO});
WORDS(font_styles, {"normal", FONT_STYLE_NORMAL}, {"italic", FONT_STYLE_ITALIC},
      {"oblique", FONT_STYLE_ITALIC});
WORDS(verticals, {"baseline", VERTICAL_BASELINE}, {"sub", VERTICAL_SUB}, {"super", VERTICAL_SUPER},
      {"top", VERTICAL_TOP}, {"middle", VERTICAL_MIDDLE}, {"bottom", VERTICAL_BOTTOM});
WORDS(border_styles, {"none", BORDER_NONE}, {"hidden", BORDER_NONE}, {"solid", BORDER_SOLID},
      {"double", BORDER_DOUBLE}, {"dashed", BORDER_DASHED}, {"dotted", BORDER_DOTTED});
WORDS(breaks, {"auto", BREAK_AUTO}, {"avoid", BREAK_AVOID}, {"avoid-page", BREAK_AVOID},
      {"page", BREAK_PAGE}, {"always", BREAK_PAGE}, {"left", BREAK_LEFT}, {"verso", BREAK_LEFT},
      {"right", BREAK_RIGHT}, {"recto", BREAK_RIGHT});
WORDS(inside_breaks, {"auto", BREAK_AUTO}, {"avoid", BREAK_AVOID}, {"avoid-page", BREAK_AVOID});
WORDS(justifies, {"flex-start", JUSTIFY_START}, {"start", JUSTIFY_START}, {"normal", JUSTIFY_START},
      {"left", JUSTIFY_START}, {"flex-end", JUSTIFY_END}, {"end", JUSTIFY_END},
      {"right", JUSTIFY_END}, {"center", JUSTIFY_CENTER}, {"space-between", JUSTIFY_SPACE_BETWEEN});
WORDS(items, {"stretch", ITEMS_STRETCH}, {"normal", ITEMS_STRETCH}, {"flex-start", ITEMS_START},
      {"start", ITEMS_START}, {"flex-end", ITEMS_END}, {"end", ITEMS_END}, {"center", ITEMS_CENTER},
      {"baseline", ITEMS_BASELINE});
WORDS(step_inserts, {"margin-box", STEP_INSERT_MARGIN}, {"margin", STEP_INSERT_MARGIN},
      {"padding-box", STEP_INSERT_PADDING}, {"padding", STEP_INSERT_PADDING});
WORDS(step_aligns, {"auto", STEP_ALIGN_AUTO}, {"center", STEP_ALIGN_CENTER},
      {"start", STEP_ALIGN_START}, {"end", STEP_ALIGN_END});
WORDS(step_rounds, {"up", STEP_ROUND_UP}, {"down", STEP_ROUND_DOWN},
      {"nearest", STEP_ROUND_NEAREST});
WORDS(overflows, {"clip", OVERFLOW_CLIP}, {"ellipsis", OVERFLOW_ELLIPSIS});
WORDS(ruby_positions, {"alternate", RUBY_ALTERNATE}, {"over", RUBY_OVER}, {"under", RUBY_UNDER},
      {"inter-character", RUBY_INTER_CHARACTER});
WORDS(ruby_aligns, {"space-around", RUBY_SPACE_AROUND}, {"center", RUBY_CENTER},
      {"start", RUBY_START}, {"space-between", RUBY_SPACE_BETWEEN});
WORDS(page_words, {"auto", 0});
WORDS(count_from_zero, {"", 0});
WORDS(count_by_one, {"", 1});

#define AT(field) offsetof(Style, field), sizeof(((Style *)0)->field)
/* A field and what stands between it and the end of another: they are copied together. */
#define FROM_TO(first, last)                                                                       \
    offsetof(Style, first),                                                                        \
        offsetof(Style, last) + sizeof(((Style *)0)->last) - offsetof(Style, first)
#define BORDER(name, side)                                                                         \
    {"border-" name "-width", &type_border_width, AT(border[side].width), NULL, 0},                \
        {"border-" name "-style", &type_keyword, AT(border[side].style), border_styles, 0}, {      \
        "border-" name "-color", &type_color, AT(border[side].color), NULL, 0                      \
    }

const Property style_properties[] = {
    {"font-size", &type_font_size, AT(font_size), NULL, 0},
    {"font-family", &type_families, AT(font_families), NULL, 0},
    {"font-weight", &type_weight, AT(font_weight), NULL, 0},
    {"font-style", &type_keyword, AT(font_style), font_styles, 0},
    {"line-height", &type_line_height, FROM_TO(line_height, line_height_factor), NULL, 0},
    {"color", &type_color, AT(color), NULL, 0},
    {"text-align", &type_alignment, AT(text_align), aligns, 0},
    {"text-align-last", &type_alignment, AT(text_align_last), last_aligns, 0},
    {"text-indent", &type_text_indent, FROM_TO(text_indent, text_indent_each_line), NULL,
     ALLOWS_PERCENT | ALLOWS_NEGATIVE},
    {"letter-spacing", &type_absolute, AT(letter_spacing), NULL, ALLOWS_NORMAL | ALLOWS_NEGATIVE},
    {"line-break", &type_keyword, AT(line_break), line_breaks, 0},
    {"text-spacing-trim", &type_keyword, AT(text_spacing_trim), trims, 0},
    {"text-autospace", &type_keyword, AT(text_autospace), autospaces, 0},
    {"hanging-punctuation", &type_hanging, AT(hanging_punctuation), NULL, 0},
    {"text-wrap", &type_keyword, AT(text_wrap), wraps, 0},
    {"white-space-collapse", &type_keyword, AT(white_space), spaces, 0},
    {"wrap-inside", &type_keyword, AT(wrap_inside), wrap_insides, 0},
    {"hyphens", &type_keyword, AT(hyphens), hyphens, 0},
    {"hyphenate-limit-chars", &type_limit_chars, FROM_TO(hyphenate_word, hyphenate_after), NULL, 0},
    {"text-emphasis-style", &type_emphasis, AT(emphasis), NULL, 0},
    {"text-emphasis-color", &type_emphasis_color, FROM_TO(emphasis_color, has_emphasis_color), NULL,
     0},
    {"text-emphasis-position", &type_emphasis_position,
     FROM_TO(emphasis_position, emphasis_is_left), NULL, 0},
    {"ruby-position", &type_keyword, AT(ruby_position), ruby_positions, 0},
    {"ruby-align", &type_keyword, AT(ruby_align), ruby_aligns, 0},
    {"orphans", &type_integer, AT(orphans), NULL, 0},
    {"widows", &type_integer, AT(widows), NULL, 0},
    {"list-style-type", &type_name, AT(list_style_type), NULL, 0},
    {"quotes", &type_quotes, AT(quotes), NULL, 0},
    {"display", &type_keyword, AT(display), displays, 0},
    {"margin-top", &type_length, AT(margin[SIDE_TOP]), NULL,
     ALLOWS_AUTO | ALLOWS_PERCENT | ALLOWS_NEGATIVE},
    {"margin-right", &type_length, AT(margin[SIDE_RIGHT]), NULL,
     ALLOWS_AUTO | ALLOWS_PERCENT | ALLOWS_NEGATIVE},
    {"margin-bottom", &type_length, AT(margin[SIDE_BOTTOM]), NULL,
     ALLOWS_AUTO | ALLOWS_PERCENT | ALLOWS_NEGATIVE},
    {"margin-left", &type_length, AT(margin[SIDE_LEFT]), NULL,
     ALLOWS_AUTO | ALLOWS_PERCENT | ALLOWS_NEGATIVE},
    {"padding-top", &type_length, AT(padding[SIDE_TOP]), NULL, ALLOWS_PERCENT},
    {"padding-right", &type_length, AT(padding[SIDE_RIGHT]), NULL, ALLOWS_PERCENT},
    {"padding-bottom", &type_length, AT(padding[SIDE_BOTTOM]), NULL, ALLOWS_PERCENT},
    {"padding-left", &type_length, AT(padding[SIDE_LEFT]), NULL, ALLOWS_PERCENT},
    BORDER("top", SIDE_TOP),
    BORDER("right", SIDE_RIGHT),
    BORDER("bottom", SIDE_BOTTOM),
    BORDER("left", SIDE_LEFT),
    {"background-color", &type_color, AT(background), NULL, 0},
    {"width", &type_length, AT(width), NULL, ALLOWS_AUTO | ALLOWS_PERCENT},
    {"height", &type_length, AT(height), NULL, ALLOWS_AUTO | ALLOWS_PERCENT},
    {"min-width", &type_length, AT(min_width), NULL, ALLOWS_AUTO | ALLOWS_PERCENT},
    {"max-width", &type_length, AT(max_width), NULL, ALLOWS_NONE | ALLOWS_PERCENT},
    {"min-height", &type_length, AT(min_height), NULL, ALLOWS_AUTO | ALLOWS_PERCENT},
    {"max-height", &type_length, AT(max_height), NULL, ALLOWS_NONE | ALLOWS_PERCENT},
    {"vertical-align", &type_vertical_align, FROM_TO(vertical_align, vertical_offset), verticals,
     0},
    {"text-decoration-line", &type_decoration, FROM_TO(underline, line_through), NULL, 0},
    {"text-overflow", &type_keyword, AT(text_overflow), overflows, 0},
    {"justify-content", &type_keyword, AT(justify_content), justifies, 0},
    {"align-items", &type_keyword, AT(align_items), items, 0},
    {"align-self", &type_align_self, FROM_TO(align_self, has_align_self), items, 0},
    {"flex-grow", &type_number, AT(flex_grow), NULL, 0},
    {"flex-shrink", &type_number, AT(flex_shrink), NULL, 0},
    {"flex-basis", &type_length, AT(flex_basis), NULL, ALLOWS_AUTO | ALLOWS_PERCENT},
    {"column-gap", &type_absolute, AT(column_gap), NULL, ALLOWS_NORMAL},
    {"row-gap", &type_absolute, AT(row_gap), NULL, ALLOWS_NORMAL},
    {"break-before", &type_keyword, AT(break_before), breaks, 0},
    {"break-after", &type_keyword, AT(break_after), breaks, 0},
    {"break-inside", &type_keyword, AT(break_inside), inside_breaks, 0},
    {"block-step-size", &type_absolute, AT(block_step_size), NULL, ALLOWS_NONE},
    {"block-step-insert", &type_keyword, AT(block_step_insert), step_inserts, 0},
    {"block-step-align", &type_keyword, AT(block_step_align), step_aligns, 0},
    {"block-step-round", &type_keyword, AT(block_step_round), step_rounds, 0},
    {"-kanyin-order", &type_whole, AT(order), NULL, 0},
    {"page", &type_name, AT(page_name), page_words, 0},
    {"content", &type_content, AT(content), NULL, 0},
    {"string-set", &type_string_set, FROM_TO(string_set, n_string_set), NULL, 0},
    {"counter-reset", &type_counters, FROM_TO(counter_reset, n_counter_reset), count_from_zero, 0},
    {"counter-increment", &type_counters, FROM_TO(counter_increment, n_counter_increment),
     count_by_one, 0},
    {"bookmark-level", &type_bookmark_level, AT(bookmark_level), NULL, 0},
    {"bookmark-label", &type_content, AT(bookmark_label), NULL, 0},
};

G_STATIC_ASSERT(G_N_ELEMENTS(style_properties) <= PROPERTY_MAX);

size_t style_property_count(void) {
    return G_N_ELEMENTS(style_properties);
}

/* Style's first part, up to `display`, is what is inherited. */
bool style_property_is_inherited(const Property *property) {
    return property->offset < offsetof(Style, display);
}

#define BORDER_WAITS                                                                               \
    {                                                                                              \
        9 * LENGTH_PT / 4, BORDER_NONE, {                                                          \
            COLOR_WAITS, {                                                                         \
                0                                                                                  \
            }                                                                                      \
        }                                                                                          \
    }

static const Style initial = {
    .font_families = "serif",
    .font_size = 12 * LENGTH_PT,
    .font_weight = 400,
    .line_height = 18 * LENGTH_PT,
    .line_height_factor = 98304,
    .color = {COLOR_GRAY, {0}},
    .text_align = ALIGN_START,
    .text_align_last = ALIGN_AUTO,
    .text_indent = {.kind = VALUE_LENGTH},
    .line_break = LINE_BREAK_NORMAL,
    .orphans = 2,
    .widows = 2,
    .list_style_type = "disc",
    .display = DISPLAY_INLINE,
    .margin = {{.kind = VALUE_LENGTH},
               {.kind = VALUE_LENGTH},
               {.kind = VALUE_LENGTH},
               {.kind = VALUE_LENGTH}},
    .padding = {{.kind = VALUE_LENGTH},
                {.kind = VALUE_LENGTH},
                {.kind = VALUE_LENGTH},
                {.kind = VALUE_LENGTH}},
    .border = {BORDER_WAITS, BORDER_WAITS, BORDER_WAITS, BORDER_WAITS},
    .min_width = {.kind = VALUE_AUTO},
    .max_width = {.kind = VALUE_NONE},
    .min_height = {.kind = VALUE_AUTO},
    .max_height = {.kind = VALUE_NONE},
    .flex_shrink = 1024,
};

const Style *style_initial(void) {
    return &initial;
}
