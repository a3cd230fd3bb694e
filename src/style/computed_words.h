/* SPDX-License-Identifier: MIT */
#pragma once

/* The words that computed values are made of. */

#include "base/color.h"
#include "base/length.h"
#include <stdbool.h>

typedef enum {
    DISPLAY_NONE,
    DISPLAY_CONTENTS, /* in flex containers and tables only: elsewhere it is a bare phrase */
    DISPLAY_INLINE,
    DISPLAY_BLOCK,
    DISPLAY_FLOW_ROOT, /* a block that contains its children's margins */
    DISPLAY_INLINE_BLOCK,
    DISPLAY_LIST_ITEM,
    DISPLAY_FLEX,
    DISPLAY_TABLE,
    DISPLAY_TABLE_ROW,
    DISPLAY_TABLE_CELL,
    DISPLAY_TABLE_ROW_GROUP,
    DISPLAY_TABLE_HEADER_GROUP,
    DISPLAY_TABLE_FOOTER_GROUP,
    DISPLAY_TABLE_CAPTION,
    DISPLAY_TABLE_COLUMN,
    DISPLAY_TABLE_COLUMN_GROUP
} StyleDisplay;
typedef enum {
    ALIGN_START,
    ALIGN_END,
    ALIGN_CENTER,
    ALIGN_JUSTIFY,
    ALIGN_AUTO,             /* text-align-last only */
    ALIGN_JUSTIFY_ALL,      /* text-align only: the last line, too */
    ALIGN_JUSTIFY_OR_CENTER /* -kanyin-justify-or-center: one line centred, more justified */
} StyleTextAlign;
typedef enum {
    LINE_BREAK_LOOSE,
    LINE_BREAK_NORMAL,
    LINE_BREAK_STRICT,
    LINE_BREAK_ANYWHERE
} StyleLineBreak;
typedef enum {
    TRIM_BOTH,
    TRIM_START,
    TRIM_SPACE_FIRST,
    TRIM_SPACE_ALL
} StyleTextSpacingTrim; /* TRIM_BOTH initial */
typedef enum {
    AUTOSPACE_NONE,
    AUTOSPACE_ALPHA = 1, /* bits: beside letters, beside digits */
    AUTOSPACE_NUMERIC = 2,
    AUTOSPACE_NORMAL = AUTOSPACE_ALPHA | AUTOSPACE_NUMERIC
} StyleTextAutospace;
typedef enum { WRAP_NORMAL, WRAP_NOWRAP } StyleTextWrap;
typedef enum { WRAP_STYLE_AUTO, WRAP_STYLE_BALANCE } StyleTextWrapStyle;
typedef enum {
    WHITE_SPACE_NORMAL,
    WHITE_SPACE_PRE,
    WHITE_SPACE_PRE_WRAP,
    WHITE_SPACE_PRE_LINE
} StyleWhiteSpace;
typedef enum { WRAP_INSIDE_AUTO, WRAP_INSIDE_AVOID } StyleWrapInside;
typedef enum {
    WORD_BREAK_NORMAL,
    WORD_BREAK_ALL,
    WORD_BREAK_KEEP_ALL,
    WORD_BREAK_WORD
} StyleWordBreak;
typedef enum {
    OVERFLOW_WRAP_NORMAL,
    OVERFLOW_WRAP_BREAK_WORD,
    OVERFLOW_WRAP_ANYWHERE
} StyleOverflowWrap;
typedef enum { HYPHENS_MANUAL, HYPHENS_NONE, HYPHENS_AUTO } StyleHyphens;
typedef enum { FONT_STYLE_NORMAL, FONT_STYLE_ITALIC } StyleFontStyle;
#define EM_ASCENT_PERCENT 88  /* of the em box of Chinese type above the baseline */
#define SUPER_RISE_PERCENT 45 /* of the raised run's own em */
#define SUB_DROP_PERCENT 18
#define HALF_X_PERCENT 25 /* of the em: half the height of an x */
typedef enum {
    VERTICAL_BASELINE,
    VERTICAL_SUB,
    VERTICAL_SUPER,
    VERTICAL_LENGTH,
    VERTICAL_TEXT_TOP,
    VERTICAL_TEXT_BOTTOM,
    VERTICAL_TOP, /* these three: of table cells and margin boxes, too */
    VERTICAL_MIDDLE,
    VERTICAL_BOTTOM
} StyleVerticalAlign;
typedef enum {
    BORDER_NONE,
    BORDER_SOLID,
    BORDER_DOUBLE,
    BORDER_DASHED,
    BORDER_DOTTED,
    BORDER_GROOVE, /* these four stand out of the sheet, or in */
    BORDER_RIDGE,
    BORDER_INSET,
    BORDER_OUTSET,
    BORDER_HIDDEN /* as none; where borders collapse it wins over all others */
} StyleBorderStyle;
typedef enum {
    BREAK_AUTO,
    BREAK_AVOID,
    BREAK_PAGE,
    BREAK_LEFT,
    BREAK_RIGHT,
    BREAK_COLUMN,
    BREAK_AVOID_COLUMN
} StyleBreak; /* PAGE: any forced */
typedef enum {
    JUSTIFY_START,
    JUSTIFY_END,
    JUSTIFY_CENTER,
    JUSTIFY_SPACE_BETWEEN
} StyleJustifyContent;
typedef enum {
    ITEMS_STRETCH,
    ITEMS_START,
    ITEMS_END,
    ITEMS_CENTER,
    ITEMS_BASELINE
} StyleAlignItems;
typedef enum { STEP_ROUND_UP, STEP_ROUND_DOWN, STEP_ROUND_NEAREST } StyleStepRound;
typedef enum {
    STEP_ALIGN_AUTO,
    STEP_ALIGN_CENTER,
    STEP_ALIGN_START,
    STEP_ALIGN_END
} StyleStepAlign;
typedef struct {
    int size; /* lines × 1024; 0: as high as it is */
    int sink; /* the line of the block, from 1, on whose foot it stands */
} StyleInitialLetter;
typedef enum { LIST_OUTSIDE, LIST_INSIDE } StyleListPosition;
typedef enum { BOX_SIZING_CONTENT, BOX_SIZING_BORDER } StyleBoxSizing;
typedef enum { STEP_INSERT_MARGIN, STEP_INSERT_PADDING } StyleStepInsert;
typedef enum {
    EMPHASIS_NONE,
    EMPHASIS_STRING,
    EMPHASIS_DOT,
    EMPHASIS_CIRCLE,
    EMPHASIS_DOUBLE_CIRCLE,
    EMPHASIS_TRIANGLE,
    EMPHASIS_SESAME
} StyleEmphasisShape;
typedef struct {
    StyleEmphasisShape shape;
    bool is_open;
    const char *text; /* EMPHASIS_STRING */
} StyleEmphasis;
typedef enum { EMPHASIS_AUTO, EMPHASIS_OVER, EMPHASIS_UNDER } StyleEmphasisPosition;
typedef enum { RUBY_ALTERNATE, RUBY_OVER, RUBY_UNDER, RUBY_INTER_CHARACTER } StyleRubyPosition;
typedef enum { RUBY_SPACE_AROUND, RUBY_CENTER, RUBY_START, RUBY_SPACE_BETWEEN } StyleRubyAlign;
typedef enum { CASE_AS_IT_IS, CASE_UPPER, CASE_LOWER, CASE_CAPITALIZE } StyleLetterCase;
typedef struct {
    StyleLetterCase letter_case;
    bool is_full_width, is_full_kana;
} StyleTextTransform; /* done by the style room: texts come as it wants them */
typedef enum {
    DECORATION_UNDERLINE,
    DECORATION_OVERLINE,
    DECORATION_LINE_THROUGH,
    DECORATION_COUNT
} StyleDecorationLine;
typedef enum {
    DECORATION_SOLID,
    DECORATION_DOUBLE,
    DECORATION_DOTTED,
    DECORATION_DASHED,
    DECORATION_WAVY /* drawn solid */
} StyleDecorationStyle;
typedef struct {
    bool is_drawn;
    StyleDecorationStyle style;
    Color color;
    Length thickness; /* 0: by the size of the type */
} StyleDecoration;
typedef enum {
    FLOAT_NONE,
    FLOAT_LEFT,
    FLOAT_RIGHT,
    FLOAT_INLINE_START,
    FLOAT_INLINE_END,
    FLOAT_FOOTNOTE, /* hung on its call by the style room: see STYLED_CALL */
    FLOAT_TOP,      /* of the page or column: these three rise (css-page-floats-3) */
    FLOAT_BOTTOM,
    FLOAT_SNAP_BLOCK, /* stands where it is where it fits, else as `top` */
    FLOAT_INSIDE,     /* these two: not set yet */
    FLOAT_OUTSIDE
} StyleFloat;
typedef enum {
    CLEAR_NONE,
    CLEAR_LEFT,
    CLEAR_RIGHT,
    CLEAR_BOTH,
    CLEAR_INLINE_START,
    CLEAR_INLINE_END,
    CLEAR_TOP, /* these four: not set yet */
    CLEAR_BOTTOM,
    CLEAR_INSIDE,
    CLEAR_OUTSIDE
} StyleClear;
typedef enum {
    POSITION_STATIC,
    POSITION_RUNNING,  /* out of the text, for margin boxes that ask for it by its name */
    POSITION_RELATIVE, /* these four: not set yet */
    POSITION_ABSOLUTE,
    POSITION_STICKY,
    POSITION_FIXED
} StylePosition;
typedef enum { BOOKMARK_OPEN, BOOKMARK_CLOSED } StyleBookmarkState;
typedef enum {
    REFERENCE_INLINE,
    REFERENCE_COLUMN,
    REFERENCE_REGION,
    REFERENCE_PAGE /* the others: the column it stands in */
} StyleFloatReference;
typedef enum { SPAN_NONE, SPAN_ALL } StyleColumnSpan;
typedef enum { FILL_BALANCE, FILL_AUTO } StyleColumnFill;
typedef enum { FOOTNOTE_OWN, FOOTNOTE_TARGET } StyleFootnote;
typedef enum { OVERFLOW_CLIP, OVERFLOW_ELLIPSIS } StyleTextOverflow;
typedef enum { BORDERS_SEPARATE, BORDERS_COLLAPSE } StyleBorderCollapse;
typedef enum { CAPTION_TOP, CAPTION_BOTTOM } StyleCaptionSide;
typedef enum { EMPTY_CELLS_SHOW, EMPTY_CELLS_HIDE } StyleEmptyCells;
typedef enum { VISIBILITY_VISIBLE, VISIBILITY_HIDDEN, VISIBILITY_COLLAPSE } StyleVisibility;
typedef enum { TABLE_LAYOUT_AUTO, TABLE_LAYOUT_FIXED } StyleTableLayout;
typedef enum { SIDE_TOP, SIDE_RIGHT, SIDE_BOTTOM, SIDE_LEFT } StyleSide;
