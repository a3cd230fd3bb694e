/* SPDX-License-Identifier: MIT */
#pragma once

/* The tables of properties and shorthands: everything a sheet may say is a row. */

#include "style/value.h"

typedef struct {
    const char *name;
    int value;
} Keyword;

typedef struct Property Property;

/* How a kind of value is read, computed and printed; `field` points into a Style. */
typedef struct {
    bool (*parse)(ValueParser *parser, const Property *property, SpecValue *value);
    void (*apply)(const ComputePlace *place, const Property *property, const SpecValue *value,
                  void *field);
    void (*print)(GString *out, const Property *property, const void *field);
} PropertyType;

enum {
    ALLOWS_AUTO = 1,
    ALLOWS_NONE = 2,
    ALLOWS_NORMAL = 4,
    ALLOWS_PERCENT = 8,
    ALLOWS_NEGATIVE = 16,
    ALLOWS_CONTENT = 32 /* min-content, max-content, fit-content */
};

struct Property {
    const char *name;
    const PropertyType *type;
    size_t offset, size; /* of its field in Style */
    const Keyword *keywords;
    unsigned allows;
    const char *grammar; /* css-values-4 §2; NULL: one of the keywords */
    const char *initial; /* as style_initial() prints */
    const char *percent; /* what 100 % is; NULL: it takes none */
    const char *used;    /* the room that sets it; NULL: not set yet */
};

#define PROPERTY_MAX 256
#define DESCRIPTOR_MAX 8
extern const Property style_properties[];
size_t style_property_count(void);
bool style_property_is_inherited(const Property *property);
/* Its grammar; g_free() it. */
char *style_property_grammar(const Property *property);

/* One longhand as declared. */
typedef struct {
    uint16_t property; /* row of style_properties */
    bool is_important;
    SpecValue value;
    const struct Shorthand *shorthand; /* SPEC_VARIABLE: what the tokens are a value of */
    const NoticePlace *place;          /* SPEC_VARIABLE: where it stands; NULL: nobody asks */
} Declaration;

typedef struct Shorthand Shorthand;
#define SHORTHAND_MAX_LONGHANDS 18
struct Shorthand {
    const char *name;
    /* Fills the values of its longhands, which are preset to `initial`. */
    bool (*parse)(ValueParser *parser, const Shorthand *shorthand, SpecValue *values);
    const char *longhands[SHORTHAND_MAX_LONGHANDS]; /* NULL after the last; none: all there are */
};
extern const Shorthand style_shorthands[];
/* Reads the value of the longhand at `i`; takes nothing where it is none. */
bool shorthand_take(ValueParser *parser, const Shorthand *shorthand, size_t i, SpecValue *values);
/* shorthands_box.c */
bool shorthand_parse_background(ValueParser *parser, const Shorthand *shorthand, SpecValue *values);
bool shorthand_parse_border_image(ValueParser *parser, const Shorthand *shorthand,
                                  SpecValue *values);
bool shorthand_parse_radius(ValueParser *parser, const Shorthand *shorthand, SpecValue *values);
size_t style_shorthand_count(void);

/* Row or -1. Lower case. */
int style_property_find(const char *name);
const Shorthand *style_shorthand_find(const char *name);

/* Reads the value of a property or shorthand; appends Declarations. False (nothing appended) when
 * the value is not one of its values; `name` must be known. */
bool style_declare(ValueParser *parser, const char *name, bool is_important, GArray *declarations);
/* The same for a value in which var() is now replaced: gives the one longhand asked for. */
bool style_declare_one(ValueParser *parser, const Declaration *wanted, SpecValue *value);

/* A keyword that every property has, alone in what is left. */
bool style_take_wide_keyword(ValueParser *parser, SpecKind *kind);

/* var() and env(): is there one, and is each written as css-variables-1 §3 and css-env-1 §2 say? */
bool variables_stand_in(TokenRange range);
bool variables_are_well_formed(TokenRange range);

/* A border's colour that is still to be taken from `color`; never in a computed style. */
#define COLOR_WAITS ((ColorSpace)100)
/* Bits of Style's current_colors; those of the borders are 1 << side. */
#define CURRENT_RULE 16u
#define CURRENT_BACKGROUND 32u

/* Items of content that are strings once it is known whose they are; never in a computed style. */
#define CONTENT_ATTRIBUTE ((StyleContentKind)100)
#define CONTENT_OPEN_QUOTE ((StyleContentKind)101)
#define CONTENT_CLOSE_QUOTE ((StyleContentKind)102)
#define CONTENT_NO_OPEN_QUOTE ((StyleContentKind)103)
#define CONTENT_NO_CLOSE_QUOTE ((StyleContentKind)104)

/* The values before any sheet speaks; its borders are medium, wait for a style and a colour. */
const Style *style_initial(void);

extern const PropertyType type_keyword, type_alignment, type_length, type_absolute,
    type_border_width, type_color, type_integer, type_whole, type_number, type_font_size,
    type_line_height, type_weight, type_families, type_text_indent, type_vertical_align,
    type_decoration, type_hanging, type_marker, type_name, type_limit_chars, type_quotes,
    type_content, type_string_set, type_counters, type_bookmark_level, type_initial_letter,
    type_align_self, type_emphasis, type_emphasis_color, type_emphasis_position, type_kept,
    type_transform, type_text_align, type_spacing, type_tab_size, type_decoration_style,
    type_decoration_color, type_decoration_thickness, type_position, type_count, type_display,
    type_autospace, type_ruby_position;

/* beyond.c: reads one value of a property off the parser's front, computes it into its field,
 * prints it; what no room sets yet is kept behind the field. */
bool property_take(ValueParser *parser, const Property *property, SpecValue *value);
void property_apply(const ComputePlace *place, const Property *property, const SpecValue *value,
                    void *field);
void property_print(GString *out, const Property *property, const void *field);
/* What of it is not set yet, one grammar after another; NULL: no more. */
const char *beyond_grammar(const Property *property, size_t i);

/* Printing lengths, strings and colours in dumps. */
void print_length(GString *out, Length length);
void print_string(GString *out, const char *text);

/* types_decoration.c: an element's own lines, and those of the element around it. */
void decorations_finish(Style *style);
void decorations_pass(Style *style, const Style *parent);
