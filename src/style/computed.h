/* SPDX-License-Identifier: MIT */
#pragma once

/* Computed values: what style sheets say of one element or generated box, after cascade,
 * inheritance and unit conversion. Plain values: the rooms after this one read them, none writes.
 */

#include "base/color.h"
#include "base/length.h"
#include "style/computed_words.h"
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

/* content: and string-set: a list of items. attr() and quotes are already strings here. */
typedef enum {
    CONTENT_STRING,       /* text */
    CONTENT_CONTENT,      /* content(): the element's own text (string-set, bookmark-label) */
    CONTENT_COUNTER,      /* text: the counter's name; "page" and "pages" are filled by `pages` */
    CONTENT_COUNTERS,     /* text: of that name, all from the outermost, `separator` between */
    CONTENT_NAMED_STRING, /* string(text, which) */
    CONTENT_LEADER,
    CONTENT_TARGET_COUNTER, /* the number of its page */
    CONTENT_TARGET_NUMBER,  /* of a counter of the text */
    CONTENT_TARGET_NUMBERS, /* … with those around it */
    CONTENT_TARGET_TEXT,
    CONTENT_ELEMENT /* element(text, which): of margin boxes */
} StyleContentKind;
/* Of an address within the article. */
static inline bool style_content_is_of_target(StyleContentKind kind) {
    return kind >= CONTENT_TARGET_COUNTER && kind <= CONTENT_TARGET_TEXT;
}
typedef enum { STRING_FIRST, STRING_START, STRING_LAST, STRING_FIRST_EXCEPT } StyleStringWhich;
typedef struct {
    StyleContentKind kind;
    StyleStringWhich which;
    const char
        *text; /* string, counter name, string name, leader pattern, target attribute value */
    const char *style; /* counter style: "decimal", "cjk-decimal", "lower-roman" … */
    const char *separator;
    const char *counter; /* of a target; NULL: its page */
    bool is_address;     /* of a target: its text is the address, not an attribute's name */
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
    const StyleKept *white_space_trim;
    const StyleKept *border_image_source, *border_image_slice, *border_image_width,
        *border_image_outset, *border_image_repeat;
    const StyleKept *flex_direction, *flex_wrap, *order, *align_content;
} StyleKeptOwn;

/* Of what a property takes, values that are not set yet stand behind its field, as `…_beyond`;
 * there the field itself has what comes nearest. NULL: the field says all. */
typedef struct Style Style;
struct Style {
    /* inherited: text */
    const char *font_families; /* comma-separated, as declared, normalised */
    Length font_size;
    const StyleKept *font_size_beyond;
    int font_weight;
    StyleFontStyle font_style;
    const StyleKept *font_style_beyond;
    Length line_height;     /* computed; `normal` is 1.5 em here */
    int line_height_factor; /* × 65536: declared as a number, scales again when inherited; 0 not */
    Color color;
    StyleTextAlign text_align;
    const char *align_string; /* that the cells of a column are aligned on; NULL none */
    StyleTextAlign text_align_last;
    StyleLength text_indent;
    bool text_indent_hanging, text_indent_each_line;
    Length letter_spacing; /* 0 normal */
    const StyleKept *letter_spacing_beyond;
    StyleLineBreak line_break;
    StyleTextSpacingTrim text_spacing_trim;
    const StyleKept *text_spacing_trim_beyond;
    StyleTextAutospace text_autospace;
    const StyleKept *text_autospace_beyond;
    bool hanging_punctuation; /* allow-end */
    const StyleKept *hanging_punctuation_beyond;
    StyleTextWrap text_wrap;
    StyleTextWrapStyle text_wrap_style;
    const StyleKept *text_wrap_style_beyond;
    StyleWhiteSpace white_space;
    const StyleKept *white_space_beyond;
    StyleWrapInside wrap_inside;
    StyleWordBreak word_break;
    const StyleKept *word_break_beyond;
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
    const StyleKept *ruby_position_beyond;
    StyleRubyAlign ruby_align;
    int orphans, widows;
    const char *list_style_type; /* "disc", "decimal", "none" … */
    const StyleKept *list_style_type_beyond;
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
    const StyleKept *display_beyond;
    StyleLength margin[4]; /* StyleSide */
    StyleLength padding[4];
    StyleBorder border[4];
    Color background; /* COLOR_NONE: transparent */
    StyleLength width;
    const StyleKept *width_beyond;
    StyleLength height;
    const StyleKept *height_beyond;
    StyleLength min_width;
    const StyleKept *min_width_beyond;
    StyleLength max_width;
    const StyleKept *max_width_beyond;
    StyleLength min_height;
    const StyleKept *min_height_beyond;
    StyleLength max_height;
    const StyleKept *max_height_beyond;
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
    const StyleKept *decoration_lines_beyond;
    StyleDecorationStyle decoration_style;
    Color decoration_color;
    bool has_decoration_color; /* false: the colour of the text */
    StyleLength decoration_thickness;
    StyleDecoration decorations[DECORATION_COUNT]; /* with those of the elements around */
    StyleFloat floating;
    const StyleKept *floating_beyond;
    StyleFloatReference float_reference;
    StyleClear clear;
    const StyleKept *clear_beyond;
    const char *running; /* POSITION_RUNNING: the name */
    StylePosition position;
    StyleFootnote footnote;            /* -kanyin-footnote: done by the style room */
    StyleLength border_clip;           /* of the rule over the footnotes; VALUE_NORMAL: all of it */
    StyleInitialLetter initial_letter; /* of ::first-letter */
    StyleTextOverflow text_overflow;
    StyleTableLayout table_layout;

    /* flex rows (css-flexbox-1; one line, row direction) */
    StyleJustifyContent justify_content;
    const StyleKept *justify_content_beyond;
    StyleAlignItems align_items, align_self;
    bool has_align_self;
    int flex_grow, flex_shrink; /* × 1024 */
    StyleLength flex_basis;
    const StyleKept *flex_basis_beyond;
    StyleLength column_gap, row_gap; /* VALUE_NORMAL: none; between columns an em or more */

    /* columns (css-multicol-1) */
    int column_count;         /* 0 auto */
    StyleLength column_width; /* VALUE_AUTO */
    const StyleKept *column_width_beyond;
    StyleBorder column_rule;
    StyleColumnSpan column_span;
    unsigned current_colors; /* which of the borders, the rule, the background are `currentcolor` */
    StyleColumnFill column_fill;

    /* pages and grid */
    StyleBreak break_before;
    const StyleKept *break_before_beyond;
    StyleBreak break_after;
    const StyleKept *break_after_beyond;
    StyleBreak break_inside;
    const StyleKept *break_inside_beyond;
    int company;            /* -kanyin-company: lines that stand before it on its page */
    Length block_step_size; /* css-rhythm-1; 0 none */
    StyleStepInsert block_step_insert;
    StyleStepAlign block_step_align;
    StyleStepRound block_step_round;
    const char *page_name; /* page:; NULL auto */
    int order;             /* -kanyin-order: done by the style room; siblings come in its order */

    /* generated content, named strings, counters, bookmarks */
    StyleContent content; /* of ::before and ::after, margin boxes */
    const StyleKept *content_beyond;
    const StyleStringSet *string_set;
    size_t n_string_set;
    const StyleKept *string_set_beyond;
    const StyleCounter *counter_reset;
    size_t n_counter_reset;
    const StyleKept *counter_reset_beyond;
    const StyleCounter *counter_increment;
    size_t n_counter_increment;
    const StyleCounter *counter_set;
    size_t n_counter_set;
    int bookmark_level; /* 0 none */
    StyleContent bookmark_label;
    const StyleKept *bookmark_label_beyond;
    StyleBookmarkState bookmark_state;

    StyleKeptOwn kept;
};
