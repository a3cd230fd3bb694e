/* SPDX-License-Identifier: MIT */
/* The kinds of value that grammars name, and the names that stand for a grammar. */

#include "style/grammar.h"

#include <math.h>
#include <string.h>

/* What a function gives is brought into the range where it is used. */
static bool is_below(const SpecLength *length) {
    for (int unit = 0; !length->is_math && unit < UNIT_COUNT; unit++)
        if (length->by[unit] < 0)
            return true;
    return false;
}

static bool take_basis(ValueParser *parser, NumberRange range, SpecPart *part) {
    part->kind = PART_LENGTH;
    part->is_from_zero = range.least >= 0;
    return value_take_length(parser, &part->length) &&
           !(part->is_from_zero && is_below(&part->length));
}

static bool take_length(ValueParser *parser, NumberRange range, SpecPart *part) {
    return take_basis(parser, range, part) && !part->length.has_percent;
}

static bool take_percentage(ValueParser *parser, NumberRange range, SpecPart *part) {
    const Token *token = value_peek(parser);
    return token && token->kind == TOKEN_PERCENTAGE && take_basis(parser, range, part);
}

static bool take_number(ValueParser *parser, NumberRange range, SpecPart *part) {
    part->kind = PART_NUMBER;
    return value_take_number_in(parser, range, &part->number);
}

static bool take_integer(ValueParser *parser, NumberRange range, SpecPart *part) {
    int integer;
    if (!value_take_whole_in(parser, range, &integer))
        return false;
    part->kind = PART_NUMBER;
    part->number = integer;
    return true;
}

/* css-values-4 §7.1, §7.4 */
static bool take_dimension(ValueParser *parser, StylePartKind kind, SpecPart *part) {
    static const struct {
        const char *name;
        StylePartKind kind;
        double factor;
    } units[] = {{"deg", PART_DEGREES, 1},
                 {"grad", PART_DEGREES, 0.9},
                 {"rad", PART_DEGREES, 180 / G_PI},
                 {"turn", PART_DEGREES, 360},
                 {"dppx", PART_DPPX, 1},
                 {"x", PART_DPPX, 1},
                 {"dpi", PART_DPPX, 1 / 96.0},
                 {"dpcm", PART_DPPX, 2.54 / 96}};
    const Token *token = value_peek(parser);
    for (size_t i = 0; token && token->kind == TOKEN_DIMENSION && i < G_N_ELEMENTS(units); i++) {
        if (units[i].kind != kind || g_ascii_strcasecmp(units[i].name, token->text) != 0)
            continue;
        part->kind = kind;
        part->number = token->number * units[i].factor;
        value_skip(parser);
        return true;
    }
    return false;
}

static bool take_angle(ValueParser *parser, NumberRange range, SpecPart *part) {
    return take_dimension(parser, PART_DEGREES, part) && part->number >= range.least &&
           part->number <= range.most;
}

static bool take_resolution(ValueParser *parser, NumberRange range, SpecPart *part) {
    (void)range;
    return take_dimension(parser, PART_DPPX, part) && part->number > 0;
}

static bool keep_text(const char *text, StylePartKind as, SpecPart *part) {
    part->kind = as;
    part->text = text;
    return text != NULL;
}

static bool take_string(ValueParser *parser, NumberRange range, SpecPart *part) {
    (void)range;
    return keep_text(value_take_text(parser, TOKEN_STRING), PART_STRING, part);
}

/* Words that every property has are no names (css-values-4 §4.2), nor is `none`, which lists take
 * for their end. */
static bool take_name(ValueParser *parser, NumberRange range, SpecPart *part) {
    static const char *const reserved[] = {"inherit", "initial", "unset",       "revert",
                                           "default", "none",    "revert-layer"};
    const Token *token = value_peek(parser);
    (void)range;
    for (size_t i = 0; token && i < G_N_ELEMENTS(reserved); i++)
        if (token_is_ident(token, reserved[i]))
            return false;
    return keep_text(value_take_text(parser, TOKEN_IDENT), PART_WORD, part);
}

static bool take_url(ValueParser *parser, NumberRange range, SpecPart *part) {
    (void)range;
    return keep_text(value_take_url(parser), PART_URL, part);
}

/* currentcolor stays a word: whose colour is meant is known where it is painted. */
static bool take_color(ValueParser *parser, NumberRange range, SpecPart *part) {
    (void)range;
    if (value_take_ident(parser, "currentcolor")) {
        part->kind = PART_WORD;
        part->text = "currentcolor";
        return true;
    }
    part->kind = PART_COLOR;
    return value_take_color(parser, &part->color);
}

/* thin is 1 px, medium 3, thick 5. */
static bool take_line_width(ValueParser *parser, NumberRange range, SpecPart *part) {
    static const char *const words[] = {"thin", "medium", "thick"};
    for (size_t i = 0; i < G_N_ELEMENTS(words); i++) {
        if (!value_take_ident(parser, words[i]))
            continue;
        part->kind = PART_LENGTH;
        part->length = (SpecLength){.kind = VALUE_LENGTH};
        part->length.by[UNIT_PT] = (double)(2 * i + 1) * 0.75;
        return true;
    }
    range.least = 0;
    return take_length(parser, range, part);
}

GrammarTake grammar_find_type(const char *name, size_t length) {
    static const struct {
        const char *name;
        GrammarTake take;
    } types[] = {{"length", take_length},         {"length-percentage", take_basis},
                 {"percentage", take_percentage}, {"number", take_number},
                 {"integer", take_integer},       {"angle", take_angle},
                 {"resolution", take_resolution}, {"string", take_string},
                 {"custom-ident", take_name},     {"url", take_url},
                 {"color", take_color},           {"line-width", take_line_width}};
    for (size_t i = 0; i < G_N_ELEMENTS(types); i++)
        if (strlen(types[i].name) == length && strncmp(types[i].name, name, length) == 0)
            return types[i].take;
    return NULL;
}

const char *grammar_find_production(const char *name, size_t length) {
    for (size_t i = 0; i < grammar_production_count; i++)
        if (strlen(grammar_productions[i].name) == length &&
            strncmp(grammar_productions[i].name, name, length) == 0)
            return grammar_productions[i].grammar;
    return NULL;
}

/* The manual explains them. */
const GrammarProduction grammar_productions[] = {
    {"line-style", "none | hidden | dotted | dashed | solid | double | groove | ridge | inset | "
                   "outset"},
    {"box", "border-box | padding-box | content-box"},
    {"position", "[ left | center | right | top | bottom | <length-percentage> ] | "
                 "[ [ left | center | right ] && [ top | center | bottom ] ] | "
                 "[ [ left | center | right | <length-percentage> ] "
                 "[ top | center | bottom | <length-percentage> ] ] | "
                 "[ [ [ left | right ] <length-percentage> ] && "
                 "[ [ top | bottom ] <length-percentage> ] ]"},
    {"bg-position", "<position> | "
                    "[ [ center | [ left | right ] <length-percentage>? ] && "
                    "[ center | [ top | bottom ] <length-percentage>? ] ]"},
    {"image",
     "<url> | linear-gradient( [ [ <angle> | to [ [ left | right ] || [ top | bottom ] ] ] , ]? "
     "<color-stops> ) | repeating-linear-gradient( [ [ <angle> | to [ [ left | right ] || [ top | "
     "bottom ] ] ] , ]? <color-stops> ) | radial-gradient( [ <radial-shape> , ]? <color-stops> ) | "
     "repeating-radial-gradient( [ <radial-shape> , ]? <color-stops> ) | conic-gradient( [ "
     "<conic-shape> , ]? <angular-stops> ) | repeating-conic-gradient( [ <conic-shape> , ]? "
     "<angular-stops> )"},
    {"radial-shape",
     "[ [ [ circle | ellipse ] || [ closest-side | closest-corner | farthest-side | "
     "farthest-corner | <length-percentage [0,∞]>{1,2} ] ] [ at <position> ]? ] | [ at <position> "
     "]"},
    {"conic-shape", "[ from <angle> [ at <position> ]? ] | [ at <position> ]"},
    {"angular-stops",
     "<color> [ <angle> | <percentage> ]{0,2} [, [ [ <angle> | <percentage> ] , ]? "
     "<color> [ <angle> | <percentage> ]{0,2} ]+"},
    {"color-stops", "<color> <length-percentage>{0,2} [, [ <length-percentage> , ]? <color> "
                    "<length-percentage>{0,2} ]+"},
    {"shadow", "<color>? && <length>{2,4}"},
    {"counter-style", "<custom-ident>"},
    {"any-counter-style",
     "<custom-ident> | symbols( [ cyclic | numeric | alphabetic | symbolic | fixed ]? [ <string> | "
     "<image> ]+ )"},
    {"target", "<url> | <string> | attr( <custom-ident> )"},
    {"counter-or-attr",
     "attr( <custom-ident> [, <string> ]? ) | counters( <custom-ident>, <string> [, "
     "<any-counter-style> ]? ) | counter( <custom-ident> [, <any-counter-style> ]? )"},
    {"content-list-beyond",
     "[ <string> | contents | <counter-or-attr> | string( <custom-ident> [, [ first | start | last "
     "| first-except ] ]? ) | content( [ text | before | after | first-letter | marker ]? ) | "
     "leader( dotted | solid | space | <string> ) | element( <custom-ident> [, [ first | start | "
     "last | first-except ] ]? ) | target-counter( <target>, <custom-ident> [, "
     "<any-counter-style> ]? ) | target-counters( <target>, <custom-ident>, <string> [, "
     "<any-counter-style> ]? ) | target-text( <target> [, [ content | before | after | "
     "first-letter ] ]? ) | open-quote | close-quote | no-open-quote | no-close-quote | <image> "
     "]+"},
    {"content-list",
     "[ <string> | attr( <custom-ident> [, <string> ]? ) | counters( <custom-ident>, <string> [, "
     "<counter-style> ]? ) | counter( <custom-ident> [, "
     "<counter-style> ]? ) | string( <custom-ident> [, [ first | start | last | first-except ] "
     "]? ) | content( text? ) | leader( dotted | solid | space | <string> ) | element( "
     "<custom-ident> [, [ first | start | last | first-except ] ]? ) | target-counter( <target>"
     " [, <custom-ident> [, <counter-style> ]? ]? ) | target-counters( <target>, <custom-ident>, "
     "<string> [, <counter-style> ]? ) | target-text( attr( <custom-ident> ) "
     "[, [ content | first-letter ] ]? ) | open-quote | close-quote ]+"},
};
const size_t grammar_production_count = G_N_ELEMENTS(grammar_productions);
