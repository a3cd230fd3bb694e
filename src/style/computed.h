/* SPDX-License-Identifier: MIT */
#pragma once

/* Computed values: what style sheets say of one element or generated box, after cascade,
 * inheritance and unit conversion. Plain values: the rooms after this one read them, none writes.
 */

#include "base/color.h"
#include "base/length.h"
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* A length that may hang on its container: length + percent of the basis, or the least or greatest
 * of such. */
typedef enum {
    VALUE_AUTO,
    VALUE_NONE,
    VALUE_NORMAL,
    VALUE_MIN_CONTENT, /* css-sizing-3 §3.1 */
    VALUE_MAX_CONTENT,
    VALUE_FIT_CONTENT,
    VALUE_LENGTH
} ValueKind;
typedef enum { CALC_SUM, CALC_MIN, CALC_MAX, CALC_SCALE } CalcOperation;
typedef struct StyleCalc StyleCalc;
typedef struct {
    ValueKind kind;
    Length length;
    int percent;           /* 1/1024 of one percent; not 0 where there is `calc` */
    const StyleCalc *calc; /* stands for length and percent; NULL: they do */
} StyleLength;

struct StyleCalc {
    CalcOperation operation;
    double factor; /* CALC_SCALE */
    size_t n;
    const StyleLength *parts;
};

/* What `calc` comes to. */
Length style_calc_length(const StyleLength *value, Length basis);

static inline Length style_length(StyleLength value, Length basis, Length otherwise) {
    if (value.kind != VALUE_LENGTH)
        return otherwise;
    if (value.calc)
        return style_calc_length(&value, basis);
    return value.length + (Length)((long long)basis * value.percent / (100 * 1024));
}

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
typedef enum { AUTOSPACE_NORMAL, AUTOSPACE_NONE } StyleTextAutospace;
typedef enum { WRAP_NORMAL, WRAP_BALANCE, WRAP_NOWRAP } StyleTextWrap;
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

/* content: and string-set: a list of items. attr() and quotes are already strings here. */
typedef enum {
    CONTENT_STRING,       /* text */
    CONTENT_CONTENT,      /* content(): the element's own text (string-set, bookmark-label) */
    CONTENT_COUNTER,      /* text: the counter's name; "page" and "pages" are filled by `pages` */
    CONTENT_COUNTERS,     /* text: of that name, all from the outermost, `separator` between */
    CONTENT_NAMED_STRING, /* string(text, which) */
    CONTENT_LEADER,
    CONTENT_TARGET_COUNTER,
    CONTENT_TARGET_TEXT,
    CONTENT_ELEMENT /* element(text, which): of margin boxes */
} StyleContentKind;
typedef enum { STRING_FIRST, STRING_START, STRING_LAST, STRING_FIRST_EXCEPT } StyleStringWhich;
typedef struct {
    StyleContentKind kind;
    StyleStringWhich which;
    const char
        *text; /* string, counter name, string name, leader pattern, target attribute value */
    const char *style; /* counter style: "decimal", "cjk-decimal", "lower-roman" … */
    const char *separator;
} StyleContentItem;
typedef struct {
    const StyleContentItem *items; /* NULL with count 0 and is_set: `content: none` */
    size_t count;
    bool is_set; /* false: `normal` */
} StyleContent;

typedef struct {
    const char *name;
    StyleContent value;
} StyleStringSet;
typedef struct {
    const char *name;
    int value;
} StyleCounter;

typedef struct {
    Length width; /* 0 when style is none */
    StyleBorderStyle style;
    Color color;
} StyleBorder;

/* A value that no room sets yet, computed piece by piece; what its grammar says tells the pieces
 * apart. */
typedef enum {
    PART_WORD, /* a keyword or a name */
    PART_STRING,
    PART_URL,
    PART_NUMBER,
    PART_DEGREES,
    PART_DPPX, /* dots a px of 1/96 in */
    PART_LENGTH,
    PART_COLOR,
    PART_OPEN, /* a function's name; PART_CLOSE follows */
    PART_CLOSE,
    PART_COMMA,
    PART_SLASH
} StylePartKind;
typedef struct {
    StylePartKind kind;
    union {
        const char *text;
        double number;
        StyleLength length;
        Color color;
    };
} StylePart;
typedef struct {
    const StylePart *parts;
    size_t count;
} StyleKept;

/* NULL: the initial value. Whichever room sets one of them gives it a field of its own. */
typedef struct {
    const StyleKept *writing_mode, *text_orientation, *text_combine_upright, *direction;
    const StyleKept *list_style_image;
    const StyleKept *font_variant_caps, *font_variant_ligatures, *font_variant_numeric,
        *font_variant_east_asian, *font_variant_position, *font_feature_settings,
        *font_variation_settings, *font_kerning, *font_stretch;
    const StyleKept *text_underline_position, *text_underline_offset, *text_decoration_skip_ink,
        *text_shadow;
    const StyleKept *text_justify, *hyphenate_character, *ruby_merge, *ruby_overhang;
    const StyleKept *image_resolution, *image_orientation, *image_rendering;
} StyleKeptInherited;
typedef struct {
    const StyleKept *float_defer, *float_offset;
    const StyleKept *footnote_display, *footnote_policy;
    const StyleKept *top, *right, *bottom, *left, *z_index;
    const StyleKept *background_image, *background_repeat, *background_position, *background_size,
        *background_origin, *background_clip, *background_attachment;
    const StyleKept *radius_top_left, *radius_top_right, *radius_bottom_right, *radius_bottom_left;
    const StyleKept *box_decoration_break, *box_shadow, *overflow, *opacity, *margin_break;
    const StyleKept *unicode_bidi, *object_fit, *object_position;
    const StyleKept *flex_direction, *flex_wrap, *order, *align_content;
} StyleKeptOwn;

typedef struct Style Style;
struct Style {
    /* inherited: text */
    const char *font_families; /* comma-separated, as declared, normalised */
    Length font_size;
    int font_weight;
    StyleFontStyle font_style;
    Length line_height;     /* computed; `normal` is 1.5 em here */
    int line_height_factor; /* × 65536: declared as a number, scales again when inherited; 0 not */
    Color color;
    StyleTextAlign text_align;
    const char *align_string; /* that the cells of a column are aligned on; NULL none */
    StyleTextAlign text_align_last;
    StyleLength text_indent;
    bool text_indent_hanging, text_indent_each_line;
    Length letter_spacing; /* 0 normal */
    StyleLineBreak line_break;
    StyleTextSpacingTrim text_spacing_trim;
    StyleTextAutospace text_autospace;
    bool hanging_punctuation; /* allow-end */
    StyleTextWrap text_wrap;
    StyleWhiteSpace white_space;
    StyleWrapInside wrap_inside;
    StyleWordBreak word_break;
    StyleOverflowWrap overflow_wrap; /* no line runs over whatever it says; here it is asked for */
    StyleLength word_spacing;        /* per cent of a space; NORMAL: none */
    double tab_size;                 /* in spaces; where it is 0, `tab_length` */
    Length tab_length;
    StyleHyphens hyphens;
    int hyphenate_word, hyphenate_before, hyphenate_after; /* letters at least; 0 auto */
    StyleEmphasis emphasis;                                /* marks beside each character */
    Color emphasis_color;
    bool has_emphasis_color;                 /* false: the colour of the text */
    StyleEmphasisPosition emphasis_position; /* in horizontal lines; AUTO: by language */
    bool emphasis_is_left;                   /* in vertical ones */
    StyleRubyPosition ruby_position;
    StyleRubyAlign ruby_align;
    int orphans, widows;
    const char *list_style_type; /* "disc", "decimal", "none" … */
    StyleListPosition list_style_position;
    const char *quotes; /* NULL: by language */
    StyleTextTransform text_transform;
    StyleBorderCollapse border_collapse;
    Length border_spacing[2]; /* between columns, between rows */
    StyleCaptionSide caption_side;
    StyleEmptyCells empty_cells;
    StyleVisibility visibility;
    Length least_font_size; /* -kanyin-least-font-size: no wide table is set in smaller type */
    const char *lang;       /* of the element; NULL unknown */
    StyleKeptInherited kept_inherited;

    /* not inherited: boxes */
    StyleDisplay display;
    StyleLength margin[4]; /* StyleSide */
    StyleLength padding[4];
    StyleBorder border[4];
    Color background; /* COLOR_NONE: transparent */
    StyleLength width, height, min_width, max_width, min_height, max_height;
    StyleBoxSizing box_sizing; /* what of the box those six are of */
    Length height_around; /* 100 % of heights: what the block around says its content has; -1: it
                             says nothing */
    StyleVerticalAlign vertical_align;
    Length vertical_offset;        /* VERTICAL_LENGTH: up positive */
    Length rise;                   /* of text above the line, that of the phrases around included */
    StyleVerticalAlign line_align; /* TOP or BOTTOM: the phrase, or one around it, stands at that
                                      edge of its line, and `rise` is within it; else BASELINE */
    Length line_above, line_below; /* of that phrase: what it takes of the line */
    unsigned decoration_lines;     /* its own, a bit each by StyleDecorationLine */
    StyleDecorationStyle decoration_style;
    Color decoration_color;
    bool has_decoration_color; /* false: the colour of the text */
    StyleLength decoration_thickness;
    StyleDecoration decorations[DECORATION_COUNT]; /* with those of the elements around */
    StyleFloat floating;
    StyleFloatReference float_reference;
    StyleClear clear;
    const char *running; /* POSITION_RUNNING: the name */
    StylePosition position;
    StyleFootnote footnote;            /* -kanyin-footnote: done by the style room */
    StyleLength border_clip;           /* of the rule over the footnotes; VALUE_NORMAL: all of it */
    StyleInitialLetter initial_letter; /* of ::first-letter */
    StyleTextOverflow text_overflow;
    StyleTableLayout table_layout;

    /* flex rows (css-flexbox-1; one line, row direction) */
    StyleJustifyContent justify_content;
    StyleAlignItems align_items, align_self;
    bool has_align_self;
    int flex_grow, flex_shrink; /* × 1024 */
    StyleLength flex_basis;
    StyleLength column_gap, row_gap; /* VALUE_NORMAL: none; between columns an em or more */

    /* columns (css-multicol-1) */
    int column_count;         /* 0 auto */
    StyleLength column_width; /* VALUE_AUTO */
    StyleBorder column_rule;
    StyleColumnSpan column_span;
    StyleColumnFill column_fill;

    /* pages and grid */
    StyleBreak break_before, break_after, break_inside;
    int company;            /* -kanyin-company: lines that stand before it on its page */
    Length block_step_size; /* css-rhythm-1; 0 none */
    StyleStepInsert block_step_insert;
    StyleStepAlign block_step_align;
    StyleStepRound block_step_round;
    const char *page_name; /* page:; NULL auto */
    int order;             /* -kanyin-order: done by the style room; siblings come in its order */

    /* generated content, named strings, counters, bookmarks */
    StyleContent content; /* of ::before and ::after, margin boxes */
    const StyleStringSet *string_set;
    size_t n_string_set;
    const StyleCounter *counter_reset;
    size_t n_counter_reset;
    const StyleCounter *counter_increment;
    size_t n_counter_increment;
    const StyleCounter *counter_set;
    size_t n_counter_set;
    int bookmark_level; /* 0 none */
    StyleContent bookmark_label;
    StyleBookmarkState bookmark_state;

    StyleKeptOwn kept;
};
