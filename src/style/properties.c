/* SPDX-License-Identifier: MIT */
/* The table of longhand properties, which the parser, the cascade, dumps and the manual are made
 * from. font-size and line-height come first because other values count in them, color because
 * currentColor does. */

#include "style/keywords.h"
#include "style/property.h"

#include <string.h>

#define AT(field) offsetof(Style, field), sizeof(((Style *)0)->field)
/* A field with its `…_beyond`, a pointer. */
#define WITH_BEYOND(field) FROM_TO_BEYOND(field, field##_beyond)
#define FROM_TO_BEYOND(first, beyond)                                                              \
    offsetof(Style, first), offsetof(Style, beyond) + sizeof(gpointer) - offsetof(Style, first)
/* A field and what stands between it and the end of another: they are copied together. */
#define FROM_TO(first, last)                                                                       \
    offsetof(Style, first),                                                                        \
        offsetof(Style, last) + sizeof(((Style *)0)->last) - offsetof(Style, first)
#define BORDER(name, side)                                                                         \
    {"border-" name "-width",                                                                      \
     &type_border_width,                                                                           \
     AT(border[side].width),                                                                       \
     NULL,                                                                                         \
     0,                                                                                            \
     "<line-width>",                                                                               \
     "2.25pt",                                                                                     \
     NULL,                                                                                         \
     "layout"},                                                                                    \
        {"border-" name "-style",                                                                  \
         &type_keyword,                                                                            \
         AT(border[side].style),                                                                   \
         border_styles,                                                                            \
         0,                                                                                        \
         NULL,                                                                                     \
         "none",                                                                                   \
         NULL,                                                                                     \
         "layout"},                                                                                \
    {                                                                                              \
        "border-" name "-color", &type_color, AT(border[side].color), NULL, 0, "<color>",          \
            "currentcolor", NULL, "layout"                                                         \
    }
/* What no room sets yet: pointers to StyleKept. */
#define KEPT(name, field, grammar, initial, percent)                                               \
    {                                                                                              \
        name, &type_kept, offsetof(Style, field), sizeof(gpointer), NULL, 0, grammar, initial,     \
            percent, NULL                                                                          \
    }

const Property style_properties[] = {
    {"font-size", &type_font_size, WITH_BEYOND(font_size), NULL, 0,
     "xx-small | x-small | small | medium | large | x-large | xx-large | xxx-large | smaller | "
     "larger | "
     "<length-percentage [0,∞]>",
     "12pt", "the parent's font size", "text"},
    {"font-family", &type_families, AT(font_families), NULL, 0, "[ <string> | <custom-ident>+ ]#",
     "serif", NULL, "text"},
    {"font-weight", &type_weight, AT(font_weight), NULL, 0,
     "normal | bold | bolder | lighter | <number [1,1000]>", "400", NULL, "text"},
    {"font-style", &type_keyword, WITH_BEYOND(font_style), font_styles, 0, NULL, "normal", NULL,
     "text"},
    {"line-height", &type_line_height, FROM_TO(line_height, line_height_factor), NULL, 0,
     "normal | <number [0,∞]> | <length-percentage [0,∞]>", "18pt", "the font size", "layout"},
    {"color", &type_color, AT(color), NULL, 0, "<color>", "gray(0)", NULL, "layout"},
    {"text-align", &type_text_align, FROM_TO(text_align, align_string), aligns, 0,
     "[ <string> || [ start | left | end | right | center ] ] | justify | justify-all | "
     "match-parent | -kanyin-justify-or-center",
     "start", NULL, "text"},
    {"text-align-last", &type_alignment, AT(text_align_last), last_aligns, 0,
     "auto | start | left | end | right | center | justify | match-parent", "auto", NULL, "text"},
    {"text-indent", &type_text_indent, FROM_TO(text_indent, text_indent_each_line), NULL,
     ALLOWS_PERCENT | ALLOWS_NEGATIVE, "<length-percentage> && hanging? && each-line?", "0pt",
     "the width of the block", "layout"},
    {"letter-spacing", &type_absolute, WITH_BEYOND(letter_spacing), NULL,
     ALLOWS_NORMAL | ALLOWS_NEGATIVE, "normal | <length>", "0pt", NULL, "text"},
    {"line-break", &type_keyword, AT(line_break), line_breaks, 0, NULL, "normal", NULL, "text"},
    {"text-spacing-trim", &type_keyword, WITH_BEYOND(text_spacing_trim), trims, 0, NULL,
     "trim-both", NULL, "text"},
    {"text-autospace", &type_autospace, WITH_BEYOND(text_autospace), autospaces, 0,
     "normal | auto | no-autospace | none | [ [ ideograph-alpha || ideograph-numeric ] && insert? "
     "]",
     "normal", NULL, "text"},
    {"hanging-punctuation", &type_hanging, WITH_BEYOND(hanging_punctuation), NULL, 0,
     "none | allow-end", "none", NULL, "text"},
    {"text-wrap-mode", &type_keyword, AT(text_wrap), wraps, 0, NULL, "wrap", NULL, "text"},
    {"text-wrap-style", &type_keyword, WITH_BEYOND(text_wrap_style), wrap_styles, 0, NULL, "auto",
     NULL, "text"},
    {"white-space-collapse", &type_keyword, WITH_BEYOND(white_space), spaces, 0, NULL, "collapse",
     NULL, "layout"},
    {"wrap-inside", &type_keyword, AT(wrap_inside), wrap_insides, 0, NULL, "auto", NULL, "text"},
    {"word-break", &type_keyword, WITH_BEYOND(word_break), word_breaks, 0, NULL, "normal", NULL,
     "text"},
    {"overflow-wrap", &type_keyword, AT(overflow_wrap), overflow_wraps, 0, NULL, "normal", NULL,
     "text"},
    {"word-spacing", &type_length, AT(word_spacing), NULL,
     ALLOWS_NORMAL | ALLOWS_PERCENT | ALLOWS_NEGATIVE, "normal | <length-percentage>", "normal",
     "the width of a space", "text"},
    {"tab-size", &type_tab_size, FROM_TO(tab_size, tab_length), NULL, 0,
     "<number [0,∞]> | <length [0,∞]>", "8", NULL, "text"},
    {"hyphens", &type_keyword, AT(hyphens), hyphens, 0, NULL, "manual", NULL, "text"},
    {"hyphenate-limit-chars", &type_limit_chars, FROM_TO(hyphenate_word, hyphenate_after), NULL, 0,
     "[ auto | <integer [0,∞]> ]{1,3}", "auto auto auto", NULL, "text"},
    {"text-emphasis-style", &type_emphasis, AT(emphasis), NULL, 0,
     "none | [ [ filled | open ] || [ dot | circle | double-circle | triangle | sesame ] ] | "
     "<string>",
     "none", NULL, "text"},
    {"text-emphasis-color", &type_emphasis_color, FROM_TO(emphasis_color, has_emphasis_color), NULL,
     0, "<color>", "currentcolor", NULL, "text"},
    {"text-emphasis-position", &type_emphasis_position,
     FROM_TO(emphasis_position, emphasis_is_left), NULL, 0,
     "auto | [ over | under ] && [ right | left ]?", "auto", NULL, "text"},
    {"ruby-position", &type_ruby_position, WITH_BEYOND(ruby_position), ruby_positions, 0,
     "[ alternate && over? ] | over | under | inter-character", "alternate", NULL, "layout"},
    {"ruby-align", &type_keyword, AT(ruby_align), ruby_aligns, 0, NULL, "space-around", NULL,
     "layout"},
    {"text-transform", &type_transform, AT(text_transform), NULL, 0,
     "none | [ [ uppercase | lowercase | capitalize ] || full-width || full-size-kana ]", "none",
     NULL, "style"},
    {"orphans", &type_integer, AT(orphans), NULL, 0, "<integer [1,∞]>", "2", NULL, "layout"},
    {"widows", &type_integer, AT(widows), NULL, 0, "<integer [1,∞]>", "2", NULL, "layout"},
    {"list-style-type", &type_marker, WITH_BEYOND(list_style_type), NULL, 0,
     "<counter-style> | none | <string>", "disc", NULL, "layout"},
    {"list-style-position", &type_keyword, AT(list_style_position), list_positions, 0, NULL,
     "outside", NULL, "layout"},
    {"quotes", &type_quotes, AT(quotes), NULL, 0, "auto | none | [ <string> <string> ]+", "auto",
     NULL, "style"},
    {"display", &type_display, WITH_BEYOND(display), displays, 0,
     "none | contents | [ block || [ flow | flow-root | table | flex ] ] | [ inline || [ flow | "
     "flow-root ] ] | [ block? && [ flow | flow-root ]? && list-item ] | inline-block | table-row "
     "| "
     "table-cell | table-row-group | table-header-group | table-footer-group | table-caption | "
     "table-column | table-column-group",
     "inline", NULL, "layout"},
    {"margin-top", &type_length, AT(margin[SIDE_TOP]), NULL,
     ALLOWS_AUTO | ALLOWS_PERCENT | ALLOWS_NEGATIVE, "auto | <length-percentage>", "0pt",
     "the width of the block around; in @page the paper", "layout"},
    {"margin-right", &type_length, AT(margin[SIDE_RIGHT]), NULL,
     ALLOWS_AUTO | ALLOWS_PERCENT | ALLOWS_NEGATIVE, "auto | <length-percentage>", "0pt",
     "the width of the block around; in @page the paper", "layout"},
    {"margin-bottom", &type_length, AT(margin[SIDE_BOTTOM]), NULL,
     ALLOWS_AUTO | ALLOWS_PERCENT | ALLOWS_NEGATIVE, "auto | <length-percentage>", "0pt",
     "the width of the block around; in @page the paper", "layout"},
    {"margin-left", &type_length, AT(margin[SIDE_LEFT]), NULL,
     ALLOWS_AUTO | ALLOWS_PERCENT | ALLOWS_NEGATIVE, "auto | <length-percentage>", "0pt",
     "the width of the block around; in @page the paper", "layout"},
    {"padding-top", &type_length, AT(padding[SIDE_TOP]), NULL, ALLOWS_PERCENT,
     "<length-percentage [0,∞]>", "0pt", "the width of the block around", "layout"},
    {"padding-right", &type_length, AT(padding[SIDE_RIGHT]), NULL, ALLOWS_PERCENT,
     "<length-percentage [0,∞]>", "0pt", "the width of the block around", "layout"},
    {"padding-bottom", &type_length, AT(padding[SIDE_BOTTOM]), NULL, ALLOWS_PERCENT,
     "<length-percentage [0,∞]>", "0pt", "the width of the block around", "layout"},
    {"padding-left", &type_length, AT(padding[SIDE_LEFT]), NULL, ALLOWS_PERCENT,
     "<length-percentage [0,∞]>", "0pt", "the width of the block around", "layout"},
    BORDER("top", SIDE_TOP),
    BORDER("right", SIDE_RIGHT),
    BORDER("bottom", SIDE_BOTTOM),
    BORDER("left", SIDE_LEFT),
    {"background-color", &type_color, AT(background), NULL, 0, "<color>", "transparent", NULL,
     "layout"},
    {"width", &type_length, WITH_BEYOND(width), NULL, ALLOWS_AUTO | ALLOWS_PERCENT | ALLOWS_CONTENT,
     "auto | <length-percentage [0,∞]> | min-content | max-content | fit-content", "auto",
     "the width of the block around", "layout"},
    {"height", &type_length, WITH_BEYOND(height), NULL, ALLOWS_AUTO | ALLOWS_PERCENT,
     "auto | <length-percentage [0,∞]>", "auto", "the height of the block around", "layout"},
    {"min-width", &type_length, WITH_BEYOND(min_width), NULL, ALLOWS_AUTO | ALLOWS_PERCENT,
     "auto | <length-percentage [0,∞]>", "auto", "the width of the block around", "layout"},
    {"max-width", &type_length, WITH_BEYOND(max_width), NULL, ALLOWS_NONE | ALLOWS_PERCENT,
     "none | <length-percentage [0,∞]>", "none", "the width of the block around", "layout"},
    {"min-height", &type_length, WITH_BEYOND(min_height), NULL, ALLOWS_AUTO | ALLOWS_PERCENT,
     "auto | <length-percentage [0,∞]>", "auto", "the height of the block around", "layout"},
    {"max-height", &type_length, WITH_BEYOND(max_height), NULL, ALLOWS_NONE | ALLOWS_PERCENT,
     "none | <length-percentage [0,∞]>", "none", "the height of the block around", "layout"},
    {"box-sizing", &type_keyword, AT(box_sizing), box_sizings, 0, NULL, "content-box", NULL,
     "layout"},
    {"vertical-align", &type_vertical_align, FROM_TO(vertical_align, vertical_offset), verticals, 0,
     "baseline | sub | super | text-top | text-bottom | top | middle | bottom | "
     "<length-percentage>",
     "baseline", "the line height", "layout"},
    {"text-decoration-line", &type_decoration, WITH_BEYOND(decoration_lines), NULL, 0,
     "none | [ underline || overline || line-through ]", "none", NULL, "text"},
    {"text-decoration-style", &type_decoration_style, AT(decoration_style), decoration_styles, 0,
     NULL, "solid", NULL, "text"},
    {"text-decoration-color", &type_decoration_color,
     FROM_TO(decoration_color, has_decoration_color), NULL, 0, "<color>", "currentcolor", NULL,
     "text"},
    {"text-decoration-thickness", &type_decoration_thickness, AT(decoration_thickness), NULL,
     ALLOWS_AUTO | ALLOWS_PERCENT | ALLOWS_NEGATIVE, "auto | from-font | <length-percentage>",
     "auto", "the font size", "text"},
    {"float", &type_keyword, WITH_BEYOND(floating), floats, 0, NULL, "none", NULL, "layout"},
    {"float-reference", &type_keyword, AT(float_reference), float_references, 0, NULL, "inline",
     NULL, "layout"},
    {"clear", &type_keyword, WITH_BEYOND(clear), clears, 0, NULL, "none", NULL, "layout"},
    {"position", &type_position, FROM_TO(running, position), NULL, 0,
     "static | relative | absolute | sticky | fixed | running( <custom-ident> )", "static", NULL,
     "layout"},
    {"bookmark-state", &type_keyword, AT(bookmark_state), bookmark_states, 0, NULL, "open", NULL,
     "layout"},
    {"-kanyin-footnote", &type_keyword, AT(footnote), footnotes, 0, NULL, "none", NULL, "style"},
    {"border-clip", &type_length, AT(border_clip), NULL, ALLOWS_NORMAL | ALLOWS_PERCENT,
     "normal | <length-percentage [0,∞]>", "normal", "the measure", "layout"},
    {"initial-letter", &type_initial_letter, AT(initial_letter), NULL, 0,
     "normal | <number [1,∞]> [ <integer [1,∞]> | drop | raise ]?", "normal", NULL, "layout"},
    {"text-overflow", &type_keyword, AT(text_overflow), overflows, 0, NULL, "clip", NULL, "pages"},
    {"justify-content", &type_keyword, WITH_BEYOND(justify_content), justifies, 0, NULL,
     "flex-start", NULL, "layout"},
    {"align-items", &type_keyword, AT(align_items), items, 0, NULL, "stretch", NULL, "layout"},
    {"align-self", &type_align_self, FROM_TO(align_self, has_align_self), items, 0,
     "auto | stretch | normal | flex-start | start | flex-end | end | center | baseline", "auto",
     NULL, "layout"},
    {"flex-grow", &type_number, AT(flex_grow), NULL, 0, "<number [0,∞]>", "0", NULL, "layout"},
    {"flex-shrink", &type_number, AT(flex_shrink), NULL, 0, "<number [0,∞]>", "1", NULL, "layout"},
    {"flex-basis", &type_length, WITH_BEYOND(flex_basis), NULL, ALLOWS_AUTO | ALLOWS_PERCENT,
     "auto | <length-percentage [0,∞]>", "auto", "the width of the flex container", "layout"},
    {"column-gap", &type_length, AT(column_gap), NULL, ALLOWS_NORMAL | ALLOWS_PERCENT,
     "normal | <length-percentage [0,∞]>", "normal", "the width of the box", "layout"},
    {"row-gap", &type_length, AT(row_gap), NULL, ALLOWS_NORMAL | ALLOWS_PERCENT,
     "normal | <length-percentage [0,∞]>", "normal", "the height of the box", "layout"},
    {"column-count", &type_count, AT(column_count), NULL, 0, "auto | <integer [1,∞]>", "auto", NULL,
     "layout"},
    {"column-width", &type_length, WITH_BEYOND(column_width), NULL, ALLOWS_AUTO,
     "auto | <length [0,∞]>", "auto", NULL, "layout"},
    {"column-rule-width", &type_border_width, AT(column_rule.width), NULL, 0, "<line-width>",
     "2.25pt", NULL, "pages"},
    {"column-rule-style", &type_keyword, AT(column_rule.style), border_styles, 0, NULL, "none",
     NULL, "pages"},
    {"column-rule-color", &type_color, AT(column_rule.color), NULL, 0, "<color>", "currentcolor",
     NULL, "pages"},
    {"column-span", &type_keyword, AT(column_span), column_spans, 0, NULL, "none", NULL, "layout"},
    {"column-fill", &type_keyword, AT(column_fill), column_fills, 0, NULL, "balance", NULL,
     "pages"},
    {"break-before", &type_keyword, WITH_BEYOND(break_before), breaks, 0, NULL, "auto", NULL,
     "pages"},
    {"break-after", &type_keyword, WITH_BEYOND(break_after), breaks, 0, NULL, "auto", NULL,
     "pages"},
    {"break-inside", &type_keyword, WITH_BEYOND(break_inside), inside_breaks, 0, NULL, "auto", NULL,
     "pages"},
    {"-kanyin-company", &type_whole, AT(company), NULL, 0, "<integer>", "0", NULL, "pages"},
    {"block-step-size", &type_absolute, AT(block_step_size), NULL, ALLOWS_NONE,
     "none | <length [0,∞]>", "0pt", NULL, "layout"},
    {"block-step-insert", &type_keyword, AT(block_step_insert), step_inserts, 0, NULL, "margin-box",
     NULL, "layout"},
    {"block-step-align", &type_keyword, AT(block_step_align), step_aligns, 0, NULL, "auto", NULL,
     "layout"},
    {"block-step-round", &type_keyword, AT(block_step_round), step_rounds, 0, NULL, "up", NULL,
     "layout"},
    {"-kanyin-order", &type_whole, AT(order), NULL, 0, "<integer>", "0", NULL, "style"},
    {"page", &type_name, AT(page_name), page_words, 0, "auto | <custom-ident> | <string>", "auto",
     NULL, "pages"},
    {"content", &type_content, WITH_BEYOND(content), NULL, 0, "normal | none | <content-list>",
     "normal", NULL, "layout"},
    {"string-set", &type_string_set, FROM_TO_BEYOND(string_set, string_set_beyond), NULL, 0,
     "none | [ <custom-ident> <content-list> ]#", "none", NULL, "pages"},
    {"counter-reset", &type_counters, FROM_TO_BEYOND(counter_reset, counter_reset_beyond),
     count_from_zero, 0, "none | [ <custom-ident> <integer>? ]+", "none", NULL, "layout"},
    {"counter-increment", &type_counters, FROM_TO(counter_increment, n_counter_increment),
     count_by_one, 0, "none | [ <custom-ident> <integer>? ]+", "none", NULL, "layout"},
    {"counter-set", &type_counters, FROM_TO(counter_set, n_counter_set), count_from_zero, 0,
     "none | [ <custom-ident> <integer>? ]+", "none", NULL, "layout"},
    {"bookmark-level", &type_bookmark_level, AT(bookmark_level), NULL, 0, "none | <integer [1,∞]>",
     "none", NULL, "layout"},
    {"bookmark-label", &type_content, WITH_BEYOND(bookmark_label), NULL, 0,
     "normal | none | <content-list>", "normal", NULL, "layout"},
    KEPT("writing-mode", kept_inherited.writing_mode,
         "horizontal-tb | vertical-rl | vertical-lr | sideways-rl | sideways-lr", "horizontal-tb",
         NULL),
    KEPT("text-orientation", kept_inherited.text_orientation, "mixed | upright | sideways", "mixed",
         NULL),
    KEPT("text-combine-upright", kept_inherited.text_combine_upright,
         "none | all | digits <integer [2,4]>?", "none", NULL),
    KEPT("direction", kept_inherited.direction, "ltr | rtl", "ltr", NULL),
    {"border-collapse", &type_keyword, AT(border_collapse), collapses, 0, NULL, "separate", NULL,
     "layout"},
    {"border-spacing", &type_spacing, AT(border_spacing), NULL, 0, "<length [0,∞]>{1,2}", "0pt",
     NULL, "layout"},
    {"caption-side", &type_keyword, AT(caption_side), caption_sides, 0, NULL, "top", NULL,
     "layout"},
    {"empty-cells", &type_keyword, AT(empty_cells), empties, 0, NULL, "show", NULL, "layout"},
    {"visibility", &type_keyword, AT(visibility), visibilities, 0, NULL, "visible", NULL, "layout"},
    {"-kanyin-least-font-size", &type_absolute, AT(least_font_size), NULL, 0, "<length [0,∞]>",
     "5.5pt", NULL, "layout"},
    KEPT("list-style-image", kept_inherited.list_style_image, "none | <image>", "none", NULL),
    KEPT("font-variant-caps", kept_inherited.font_variant_caps,
         "normal | small-caps | all-small-caps | petite-caps | all-petite-caps | unicase | "
         "titling-caps",
         "normal", NULL),
    KEPT("font-variant-ligatures", kept_inherited.font_variant_ligatures,
         "normal | none | [ [ common-ligatures | no-common-ligatures ] || [ "
         "discretionary-ligatures | no-discretionary-ligatures ] || [ historical-ligatures | "
         "no-historical-ligatures ] || [ contextual | no-contextual ] ]",
         "normal", NULL),
    KEPT("font-variant-numeric", kept_inherited.font_variant_numeric,
         "normal | [ [ lining-nums | oldstyle-nums ] || [ proportional-nums | tabular-nums ] || [ "
         "diagonal-fractions | stacked-fractions ] || ordinal || slashed-zero ]",
         "normal", NULL),
    KEPT("font-variant-east-asian", kept_inherited.font_variant_east_asian,
         "normal | [ [ jis78 | jis83 | jis90 | jis04 | simplified | traditional ] || [ full-width "
         "| proportional-width ] || ruby ]",
         "normal", NULL),
    KEPT("font-variant-position", kept_inherited.font_variant_position, "normal | sub | super",
         "normal", NULL),
    KEPT("font-feature-settings", kept_inherited.font_feature_settings,
         "normal | [ <string> [ <integer [0,∞]> | on | off ]? ]#", "normal", NULL),
    KEPT("font-variation-settings", kept_inherited.font_variation_settings,
         "normal | [ <string> <number> ]#", "normal", NULL),
    KEPT("font-kerning", kept_inherited.font_kerning, "auto | normal | none", "auto", NULL),
    KEPT("font-stretch", kept_inherited.font_stretch,
         "normal | ultra-condensed | extra-condensed | condensed | semi-condensed | semi-expanded "
         "| expanded | extra-expanded | ultra-expanded | <percentage [0,∞]>",
         "normal", NULL),
    KEPT("text-underline-position", kept_inherited.text_underline_position,
         "auto | [ [ from-font | under ] || [ left | right ] ]", "auto", NULL),
    KEPT("text-underline-offset", kept_inherited.text_underline_offset,
         "auto | <length-percentage>", "auto", "the font size"),
    KEPT("text-decoration-skip-ink", kept_inherited.text_decoration_skip_ink, "auto | none | all",
         "auto", NULL),
    KEPT("text-shadow", kept_inherited.text_shadow, "none | <shadow>#", "none", NULL),
    KEPT("text-justify", kept_inherited.text_justify,
         "[ auto | none | inter-word | inter-character | ruby | distribute ] || no-compress",
         "auto", NULL),
    KEPT("hyphenate-character", kept_inherited.hyphenate_character, "auto | <string>", "auto",
         NULL),
    KEPT("ruby-merge", kept_inherited.ruby_merge, "separate | merge | auto", "separate", NULL),
    KEPT("ruby-overhang", kept_inherited.ruby_overhang, "auto | none", "auto", NULL),
    KEPT("image-resolution", kept_inherited.image_resolution,
         "[ from-image || <resolution> ] && snap?", "1dppx", NULL),
    KEPT("image-orientation", kept_inherited.image_orientation,
         "from-image | none | [ <angle> || flip ]", "from-image", NULL),
    KEPT("image-rendering", kept_inherited.image_rendering,
         "auto | smooth | high-quality | crisp-edges | pixelated", "auto", NULL),
    KEPT("float-defer", kept.float_defer, "none | last | <integer>", "none", NULL),
    KEPT("float-offset", kept.float_offset, "<length-percentage>", "0pt",
         "the size of the float reference"),
    KEPT("footnote-display", kept.footnote_display, "block | inline | compact", "block", NULL),
    KEPT("footnote-policy", kept.footnote_policy, "auto | line | block", "auto", NULL),
    KEPT("top", kept.top, "auto | <length-percentage>", "auto", "the height of the block around"),
    KEPT("right", kept.right, "auto | <length-percentage>", "auto",
         "the width of the block around"),
    KEPT("bottom", kept.bottom, "auto | <length-percentage>", "auto",
         "the height of the block around"),
    KEPT("left", kept.left, "auto | <length-percentage>", "auto", "the width of the block around"),
    KEPT("z-index", kept.z_index, "auto | <integer>", "auto", NULL),
    KEPT("background-image", kept.background_image, "[ none | <image> ]#", "none", NULL),
    KEPT("background-repeat", kept.background_repeat,
         "[ repeat-x | repeat-y | [ repeat | space | round | no-repeat ]{1,2} ]#", "repeat", NULL),
    KEPT("background-position", kept.background_position, "<bg-position>#", "0pt 0pt",
         "the box less the picture"),
    KEPT("background-size", kept.background_size,
         "[ [ auto | <length-percentage [0,∞]> ]{1,2} | cover | contain ]#", "auto", "the box"),
    KEPT("background-origin", kept.background_origin, "<box>#", "padding-box", NULL),
    KEPT("background-clip", kept.background_clip, "[ <box> | text | border-area ]#", "border-box",
         NULL),
    KEPT("background-attachment", kept.background_attachment, "[ scroll | fixed | local ]#",
         "scroll", NULL),
    KEPT("border-top-left-radius", kept.radius_top_left, "<length-percentage [0,∞]>{1,2}", "0pt",
         "the width, then the height of the box"),
    KEPT("border-top-right-radius", kept.radius_top_right, "<length-percentage [0,∞]>{1,2}", "0pt",
         "the width, then the height of the box"),
    KEPT("border-bottom-right-radius", kept.radius_bottom_right, "<length-percentage [0,∞]>{1,2}",
         "0pt", "the width, then the height of the box"),
    KEPT("border-bottom-left-radius", kept.radius_bottom_left, "<length-percentage [0,∞]>{1,2}",
         "0pt", "the width, then the height of the box"),
    KEPT("box-decoration-break", kept.box_decoration_break, "slice | clone", "slice", NULL),
    KEPT("box-shadow", kept.box_shadow, "none | [ inset? && <shadow> ]#", "none", NULL),
    KEPT("overflow", kept.overflow, "[ visible | hidden | clip | scroll | auto ]{1,2}", "visible",
         NULL),
    KEPT("opacity", kept.opacity, "<number> | <percentage>", "1", "100 % is 1"),
    KEPT("margin-break", kept.margin_break, "auto | keep | discard", "auto", NULL),
    KEPT("white-space-trim", kept.white_space_trim,
         "none | discard-before || discard-after || discard-inner", "none", NULL),
    KEPT("border-image-source", kept.border_image_source, "none | <image>", "none", NULL),
    KEPT("border-image-slice", kept.border_image_slice,
         "[ <number [0,∞]> | <percentage [0,∞]> ]{1,4} && fill?", "100%", "the size of the image"),
    KEPT("border-image-width", kept.border_image_width,
         "[ <number [0,∞]> | <length-percentage [0,∞]> | auto ]{1,4}", "1",
         "the size of the border image's area"),
    KEPT("border-image-outset", kept.border_image_outset,
         "[ <number [0,∞]> | <length [0,∞]> ]{1,4}", "0", NULL),
    KEPT("border-image-repeat", kept.border_image_repeat,
         "[ stretch | repeat | round | space ]{1,2}", "stretch", NULL),
    KEPT("unicode-bidi", kept.unicode_bidi,
         "normal | embed | isolate | bidi-override | isolate-override | plaintext", "normal", NULL),
    {"table-layout", &type_keyword, AT(table_layout), table_layouts, 0, NULL, "auto", NULL,
     "layout"},
    KEPT("object-fit", kept.object_fit, "fill | contain | cover | none | scale-down", "fill", NULL),
    KEPT("object-position", kept.object_position, "<position>", "50% 50%",
         "the box less the picture"),
    KEPT("flex-direction", kept.flex_direction, "row | row-reverse | column | column-reverse",
         "row", NULL),
    KEPT("flex-wrap", kept.flex_wrap, "nowrap | wrap | wrap-reverse", "nowrap", NULL),
    KEPT("order", kept.order, "<integer>", "0", NULL),
    KEPT("align-content", kept.align_content,
         "normal | stretch | start | end | flex-start | flex-end | center | space-between | "
         "space-around | space-evenly",
         "normal", NULL),
};

G_STATIC_ASSERT(G_N_ELEMENTS(style_properties) <= PROPERTY_MAX);

size_t style_property_count(void) {
    return G_N_ELEMENTS(style_properties);
}

/* Style's first part, up to `display`, is what is inherited. */
bool style_property_is_inherited(const Property *property) {
    return property->offset < offsetof(Style, display);
}

char *style_property_grammar(const Property *property) {
    GString *grammar = g_string_new(property->grammar);
    for (const Keyword *k = property->keywords; !property->grammar && k->name; k++)
        g_string_append_printf(grammar, "%s%s", grammar->len ? " | " : "", k->name);
    for (size_t i = 0; beyond_grammar(property, i); i++)
        g_string_append_printf(grammar, " | %s", beyond_grammar(property, i));
    return g_string_free(grammar, FALSE);
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
    .text_autospace = AUTOSPACE_NORMAL,
    .text_indent = {.kind = VALUE_LENGTH},
    .line_break = LINE_BREAK_NORMAL,
    .word_spacing = {.kind = VALUE_NORMAL},
    .tab_size = 8,
    .orphans = 2,
    .widows = 2,
    .list_style_type = "disc",
    .least_font_size = 11 * LENGTH_PT / 2, /* 七号 */
    .display = DISPLAY_INLINE,
    .height_around = -1,
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
    .column_gap = {.kind = VALUE_NORMAL},
    .row_gap = {.kind = VALUE_NORMAL},
    .column_width = {.kind = VALUE_AUTO},
    .column_rule = BORDER_WAITS,
    .border_clip = {.kind = VALUE_NORMAL},
};

const Style *style_initial(void) {
    return &initial;
}
