/* SPDX-License-Identifier: MIT */
#pragma once

/* The keywords of properties that are set, for the table in properties.c. */

#include "style/property.h"

#define WORDS(name, ...) static const Keyword name[] = {__VA_ARGS__, {NULL, 0}}

/* The first word of a value is the one that dumps print. */
WORDS(displays, {"none", DISPLAY_NONE}, {"contents", DISPLAY_CONTENTS}, {"inline", DISPLAY_INLINE},
      {"block", DISPLAY_BLOCK}, {"flow-root", DISPLAY_FLOW_ROOT},
      {"inline-block", DISPLAY_INLINE_BLOCK}, {"list-item", DISPLAY_LIST_ITEM},
      {"flex", DISPLAY_FLEX}, {"table", DISPLAY_TABLE}, {"table-row", DISPLAY_TABLE_ROW},
      {"table-cell", DISPLAY_TABLE_CELL}, {"table-row-group", DISPLAY_TABLE_ROW_GROUP},
      {"table-header-group", DISPLAY_TABLE_HEADER_GROUP},
      {"table-footer-group", DISPLAY_TABLE_FOOTER_GROUP}, {"table-caption", DISPLAY_TABLE_CAPTION},
      {"table-column", DISPLAY_TABLE_COLUMN}, {"table-column-group", DISPLAY_TABLE_COLUMN_GROUP});
WORDS(aligns, {"start", ALIGN_START}, {"left", ALIGN_START}, {"end", ALIGN_END},
      {"right", ALIGN_END}, {"center", ALIGN_CENTER}, {"justify", ALIGN_JUSTIFY},
      {"justify-all", ALIGN_JUSTIFY_ALL}, {"-kanyin-justify-or-center", ALIGN_JUSTIFY_OR_CENTER});
WORDS(last_aligns, {"auto", ALIGN_AUTO}, {"start", ALIGN_START}, {"left", ALIGN_START},
      {"end", ALIGN_END}, {"right", ALIGN_END}, {"center", ALIGN_CENTER},
      {"justify", ALIGN_JUSTIFY});
WORDS(line_breaks, {"normal", LINE_BREAK_NORMAL}, {"auto", LINE_BREAK_NORMAL},
      {"loose", LINE_BREAK_LOOSE}, {"strict", LINE_BREAK_STRICT},
      {"anywhere", LINE_BREAK_ANYWHERE});
WORDS(trims, {"trim-both", TRIM_BOTH}, {"normal", TRIM_BOTH}, {"auto", TRIM_BOTH},
      {"trim-start", TRIM_START}, {"space-first", TRIM_SPACE_FIRST}, {"space-all", TRIM_SPACE_ALL});
WORDS(autospaces, {"normal", AUTOSPACE_NORMAL}, {"auto", AUTOSPACE_NORMAL},
      {"no-autospace", AUTOSPACE_NONE}, {"none", AUTOSPACE_NONE},
      {"ideograph-alpha", AUTOSPACE_ALPHA}, {"ideograph-numeric", AUTOSPACE_NUMERIC});
WORDS(wraps, {"wrap", WRAP_NORMAL}, {"nowrap", WRAP_NOWRAP});
WORDS(wrap_styles, {"auto", WRAP_STYLE_AUTO}, {"pretty", WRAP_STYLE_AUTO},
      {"stable", WRAP_STYLE_AUTO}, {"balance", WRAP_STYLE_BALANCE});
WORDS(spaces, {"collapse", WHITE_SPACE_NORMAL}, {"preserve", WHITE_SPACE_PRE_WRAP},
      {"preserve-breaks", WHITE_SPACE_PRE_LINE});
WORDS(box_sizings, {"content-box", BOX_SIZING_CONTENT}, {"border-box", BOX_SIZING_BORDER});
WORDS(list_positions, {"outside", LIST_OUTSIDE}, {"inside", LIST_INSIDE});
WORDS(wrap_insides, {"auto", WRAP_INSIDE_AUTO}, {"avoid", WRAP_INSIDE_AVOID});
WORDS(word_breaks, {"normal", WORD_BREAK_NORMAL}, {"break-all", WORD_BREAK_ALL},
      {"keep-all", WORD_BREAK_KEEP_ALL}, {"break-word", WORD_BREAK_WORD});
WORDS(overflow_wraps, {"normal", OVERFLOW_WRAP_NORMAL}, {"break-word", OVERFLOW_WRAP_BREAK_WORD},
      {"anywhere", OVERFLOW_WRAP_ANYWHERE});
WORDS(hyphens, {"manual", HYPHENS_MANUAL}, {"none", HYPHENS_NONE}, {"auto", HYPHENS_AUTO});
WORDS(font_styles, {"normal", FONT_STYLE_NORMAL}, {"italic", FONT_STYLE_ITALIC},
      {"oblique", FONT_STYLE_ITALIC});
WORDS(verticals, {"baseline", VERTICAL_BASELINE}, {"sub", VERTICAL_SUB}, {"super", VERTICAL_SUPER},
      {"text-top", VERTICAL_TEXT_TOP}, {"text-bottom", VERTICAL_TEXT_BOTTOM}, {"top", VERTICAL_TOP},
      {"middle", VERTICAL_MIDDLE}, {"bottom", VERTICAL_BOTTOM});
WORDS(border_styles, {"none", BORDER_NONE}, {"hidden", BORDER_HIDDEN}, {"solid", BORDER_SOLID},
      {"double", BORDER_DOUBLE}, {"dashed", BORDER_DASHED}, {"dotted", BORDER_DOTTED},
      {"groove", BORDER_GROOVE}, {"ridge", BORDER_RIDGE}, {"inset", BORDER_INSET},
      {"outset", BORDER_OUTSET});
WORDS(breaks, {"auto", BREAK_AUTO}, {"avoid", BREAK_AVOID}, {"avoid-page", BREAK_AVOID},
      {"page", BREAK_PAGE}, {"always", BREAK_PAGE}, {"left", BREAK_LEFT}, {"verso", BREAK_LEFT},
      {"all", BREAK_PAGE}, {"right", BREAK_RIGHT}, {"recto", BREAK_RIGHT}, {"column", BREAK_COLUMN},
      {"avoid-column", BREAK_AVOID_COLUMN});
WORDS(inside_breaks, {"auto", BREAK_AUTO}, {"avoid", BREAK_AVOID}, {"avoid-page", BREAK_AVOID},
      {"avoid-column", BREAK_AVOID_COLUMN});
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
WORDS(decoration_styles, {"solid", DECORATION_SOLID}, {"double", DECORATION_DOUBLE},
      {"dotted", DECORATION_DOTTED}, {"dashed", DECORATION_DASHED}, {"wavy", DECORATION_WAVY});
WORDS(overflows, {"clip", OVERFLOW_CLIP}, {"ellipsis", OVERFLOW_ELLIPSIS});
WORDS(ruby_positions, {"alternate", RUBY_ALTERNATE}, {"over", RUBY_OVER}, {"under", RUBY_UNDER},
      {"inter-character", RUBY_INTER_CHARACTER});
WORDS(ruby_aligns, {"space-around", RUBY_SPACE_AROUND}, {"center", RUBY_CENTER},
      {"start", RUBY_START}, {"space-between", RUBY_SPACE_BETWEEN});
WORDS(floats, {"none", FLOAT_NONE}, {"left", FLOAT_LEFT}, {"right", FLOAT_RIGHT},
      {"inline-start", FLOAT_INLINE_START}, {"inline-end", FLOAT_INLINE_END},
      {"footnote", FLOAT_FOOTNOTE}, {"top", FLOAT_TOP}, {"bottom", FLOAT_BOTTOM},
      {"snap-block", FLOAT_SNAP_BLOCK}, {"block-start", FLOAT_TOP}, {"block-end", FLOAT_BOTTOM},
      {"inside", FLOAT_INSIDE}, {"outside", FLOAT_OUTSIDE});
WORDS(float_references, {"inline", REFERENCE_INLINE}, {"column", REFERENCE_COLUMN},
      {"region", REFERENCE_REGION}, {"page", REFERENCE_PAGE});
WORDS(column_spans, {"none", SPAN_NONE}, {"all", SPAN_ALL});
WORDS(column_fills, {"balance", FILL_BALANCE}, {"balance-all", FILL_BALANCE}, {"auto", FILL_AUTO});
WORDS(clears, {"none", CLEAR_NONE}, {"left", CLEAR_LEFT}, {"right", CLEAR_RIGHT},
      {"both", CLEAR_BOTH}, {"inline-start", CLEAR_INLINE_START}, {"inline-end", CLEAR_INLINE_END},
      {"top", CLEAR_TOP}, {"bottom", CLEAR_BOTTOM}, {"inside", CLEAR_INSIDE},
      {"outside", CLEAR_OUTSIDE});
WORDS(bookmark_states, {"open", BOOKMARK_OPEN}, {"closed", BOOKMARK_CLOSED});
WORDS(footnotes, {"none", FOOTNOTE_OWN}, {"target", FOOTNOTE_TARGET});
WORDS(collapses, {"separate", BORDERS_SEPARATE}, {"collapse", BORDERS_COLLAPSE});
WORDS(caption_sides, {"top", CAPTION_TOP}, {"bottom", CAPTION_BOTTOM});
WORDS(empties, {"show", EMPTY_CELLS_SHOW}, {"hide", EMPTY_CELLS_HIDE});
WORDS(visibilities, {"visible", VISIBILITY_VISIBLE}, {"hidden", VISIBILITY_HIDDEN},
      {"collapse", VISIBILITY_COLLAPSE});
WORDS(table_layouts, {"auto", TABLE_LAYOUT_AUTO}, {"fixed", TABLE_LAYOUT_FIXED});
WORDS(page_words, {"auto", 0});
WORDS(count_from_zero, {"", 0});
WORDS(count_by_one, {"", 1});
