/* SPDX-License-Identifier: MIT */
/* Reads, computes and prints each simple kind of value: keywords, lengths, numbers, colours. */

#include "style/property.h"

#include <math.h>
#include <string.h>

/* --- printing --- */

void print_length(GString *out, Length length) {
    char digits[G_ASCII_DTOSTR_BUF_SIZE];
    double points = round(length_to_pt(length) * 1000) / 1000;
    g_string_append(out, g_ascii_formatd(digits, sizeof digits, "%.10g", points));
    g_string_append(out, "pt");
}

void print_string(GString *out, const char *text) {
    g_string_append_c(out, '"');
    for (const char *c = text ? text : ""; *c; c++) {
        if (*c == '"' || *c == '\\')
            g_string_append_c(out, '\\');
        if (*c == '\n')
            g_string_append(out, "\\a ");
        else
            g_string_append_c(out, *c);
    }
    g_string_append_c(out, '"');
}

static void print_color(GString *out, Color color) {
    static const char *const names[] = {"transparent", "gray", "rgb", "device-cmyk"};
    static const int channels[] = {0, 1, 3, 4};
    if (color.space == COLOR_WAITS) {
        g_string_append(out, "currentcolor");
        return;
    }
    g_string_append(out, names[color.space]);
    for (int i = 0; i < channels[color.space]; i++) {
        char digits[G_ASCII_DTOSTR_BUF_SIZE];
        g_ascii_formatd(digits, sizeof digits, "%.4g", (double)color.v[i]);
        g_string_append_printf(out, "%s%s", i ? " " : "(", digits);
    }
    if (channels[color.space])
        g_string_append_c(out, ')');
}

/* --- keywords: any enum field --- */

static bool take_keyword(ValueParser *parser, const Keyword *keywords, int *value) {
    const Token *token = value_peek(parser);
    if (!token || token->kind != TOKEN_IDENT)
        return false;
    for (const Keyword *k = keywords; k && k->name; k++) {
        if (g_ascii_strcasecmp(k->name, token->text) != 0)
            continue;
        *value = k->value;
        value_skip(parser);
        return true;
    }
    return false;
}

static bool parse_keyword(ValueParser *parser, const Property *property, SpecValue *value) {
    return take_keyword(parser, property->keywords, &value->integer);
}

static void apply_int(const ComputePlace *place, const Property *property, const SpecValue *value,
                      void *field) {
    (void)place;
    (void)property;
    *(int *)field = value->integer;
}

static void print_keyword(GString *out, const Property *property, const void *field) {
    for (const Keyword *k = property->keywords; k->name; k++) {
        if (k->value != *(const int *)field)
            continue;
        g_string_append(out, k->name);
        return;
    }
}

/* css-text-4 §6.1: `match-parent` is `inherit` with start and end as the parent's direction has
 * them; all text here begins at the left. */
static bool parse_alignment(ValueParser *parser, const Property *property, SpecValue *value) {
    if (!value_take_ident(parser, "match-parent"))
        return parse_keyword(parser, property, value);
    value->kind = SPEC_INHERIT;
    return true;
}

const PropertyType type_alignment = {parse_alignment, apply_int, print_keyword};

const PropertyType type_keyword = {parse_keyword, apply_int, print_keyword};

/* --- lengths --- */

/* What a function gives is brought into the range of the property where it is used
 * (css-values-4 §10.12). */
static bool is_negative(const SpecLength *length) {
    for (int i = 0; !length->is_math && i < UNIT_COUNT; i++)
        if (length->by[i] < 0)
            return true;
    return false;
}

static bool parse_length(ValueParser *parser, const Property *property, SpecValue *value) {
    static const struct {
        const char *name;
        unsigned allowed_by;
        ValueKind kind;
    } words[] = {{"auto", ALLOWS_AUTO, VALUE_AUTO},
                 {"none", ALLOWS_NONE, VALUE_NONE},
                 {"normal", ALLOWS_NORMAL, VALUE_NORMAL},
                 {"min-content", ALLOWS_CONTENT, VALUE_MIN_CONTENT},
                 {"max-content", ALLOWS_CONTENT, VALUE_MAX_CONTENT},
                 {"fit-content", ALLOWS_CONTENT, VALUE_FIT_CONTENT}};
    for (size_t i = 0; i < G_N_ELEMENTS(words); i++) {
        if (!(property->allows & words[i].allowed_by) || !value_take_ident(parser, words[i].name))
            continue;
        value->length = (SpecLength){.kind = words[i].kind};
        return true;
    }
    return value_take_length(parser, &value->length) &&
           ((property->allows & ALLOWS_PERCENT) || !value->length.has_percent) &&
           ((property->allows & ALLOWS_NEGATIVE) || !is_negative(&value->length));
}

static void apply_length(const ComputePlace *place, const Property *property,
                         const SpecValue *value, void *field) {
    StyleLength *length = field;
    *length = value_compute_basis(place, &value->length);
    if (property->allows & ALLOWS_NEGATIVE || length->kind != VALUE_LENGTH)
        return;
    if (!length->percent) {
        length->length = MAX(length->length, 0);
    } else if (length->calc || length->length < 0 || length->percent < 0) {
        StyleLength parts[] = {{.kind = VALUE_LENGTH}, *length};
        *length = style_calc(place->arena, CALC_MAX, 1,
                             arena_copy(place->arena, parts, sizeof parts), G_N_ELEMENTS(parts));
    }
}

static void print_basis(GString *out, StyleLength value);

static void print_calc(GString *out, const StyleCalc *calc) {
    static const char *const names[] = {"calc", "min", "max", "calc"};
    g_string_append_printf(out, "%s(", names[calc->operation]);
    for (size_t i = 0; i < calc->n; i++) {
        g_string_append(out, i == 0 ? "" : calc->operation == CALC_SUM ? " + " : ", ");
        print_basis(out, calc->parts[i]);
    }
    if (calc->operation == CALC_SCALE)
        g_string_append_printf(out, " * %.6g", calc->factor);
    g_string_append_c(out, ')');
}

static void print_basis(GString *out, StyleLength value) {
    static const char *const words[] = {"auto",        "none",        "normal",
                                        "min-content", "max-content", "fit-content"};
    if (value.kind != VALUE_LENGTH) {
        g_string_append(out, words[value.kind]);
        return;
    }
    if (value.calc) {
        print_calc(out, value.calc);
        return;
    }
    if (value.length || !value.percent)
        print_length(out, value.length);
    if (value.percent)
        g_string_append_printf(out, "%s%.10g%%", value.length ? " + " : "",
                               round(value.percent / 10.24) / 100);
}

static void print_length_field(GString *out, const Property *property, const void *field) {
    (void)property;
    print_basis(out, *(const StyleLength *)field);
}

const PropertyType type_length = {parse_length, apply_length, print_length_field};

/* Whole lengths: `normal` and `none` are zero. */
static void apply_absolute(const ComputePlace *place, const Property *property,
                           const SpecValue *value, void *field) {
    Length length =
        value->length.kind == VALUE_LENGTH ? value_compute_length(place, &value->length, 0) : 0;
    *(Length *)field = property->allows & ALLOWS_NEGATIVE ? length : MAX(length, 0);
}

static void print_absolute(GString *out, const Property *property, const void *field) {
    (void)property;
    print_length(out, *(const Length *)field);
}

const PropertyType type_absolute = {parse_length, apply_absolute, print_absolute};

static bool parse_border_width(ValueParser *parser, const Property *property, SpecValue *value) {
    static const Keyword words[] = {{"thin", 1}, {"medium", 3}, {"thick", 5}, {NULL, 0}};
    int pixels;
    if (!take_keyword(parser, words, &pixels))
        return parse_length(parser, property, value);
    value->length = (SpecLength){.kind = VALUE_LENGTH, .by[UNIT_PT] = pixels * 0.75};
    return true;
}

const PropertyType type_border_width = {parse_border_width, apply_absolute, print_absolute};

/* --- numbers --- */

static bool parse_integer(ValueParser *parser, const Property *property, SpecValue *value) {
    (void)property;
    return value_take_whole_in(parser, (NumberRange){1, INFINITY}, &value->integer);
}

static void print_integer(GString *out, const Property *property, const void *field) {
    (void)property;
    g_string_append_printf(out, "%d", *(const int *)field);
}

const PropertyType type_integer = {parse_integer, apply_int, print_integer};

static bool parse_whole(ValueParser *parser, const Property *property, SpecValue *value) {
    (void)property;
    return value_take_whole(parser, &value->integer);
}

const PropertyType type_whole = {parse_whole, apply_int, print_integer};

static bool parse_number(ValueParser *parser, const Property *property, SpecValue *value) {
    (void)property;
    double number;
    if (!value_take_number_in(parser, (NumberRange){0, INFINITY}, &number))
        return false;
    value->integer = (int)round(MIN(number, 1e5) * 1024);
    return true;
}

static void print_number(GString *out, const Property *property, const void *field) {
    (void)property;
    g_string_append_printf(out, "%.4g", *(const int *)field / 1024.0);
}

const PropertyType type_number = {parse_number, apply_int, print_number};

static bool parse_bookmark_level(ValueParser *parser, const Property *property, SpecValue *value) {
    value->integer = 0;
    return value_take_ident(parser, "none") || parse_integer(parser, property, value);
}

static bool parse_count(ValueParser *parser, const Property *property, SpecValue *value) {
    value->integer = 0;
    return value_take_ident(parser, "auto") || parse_integer(parser, property, value);
}

static void print_count(GString *out, const Property *property, const void *field) {
    if (*(const int *)field == 0)
        g_string_append(out, "auto");
    else
        print_integer(out, property, field);
}

const PropertyType type_count = {parse_count, apply_int, print_count};

static void print_bookmark_level(GString *out, const Property *property, const void *field) {
    if (*(const int *)field == 0)
        g_string_append(out, "none");
    else
        print_integer(out, property, field);
}

const PropertyType type_bookmark_level = {parse_bookmark_level, apply_int, print_bookmark_level};

/* --- colours --- */

static bool parse_color(ValueParser *parser, const Property *property, SpecValue *value) {
    (void)property;
    return value_take_color(parser, &value->color);
}

/* currentColor of `color` itself is the parent's, which is there already. */
static void apply_color(const ComputePlace *place, const Property *property, const SpecValue *value,
                        void *field) {
    bool is_own = property->offset == offsetof(Style, color);
    if (value->color.is_current)
        *(Color *)field = is_own ? place->style->color : (Color){.space = COLOR_WAITS};
    else
        *(Color *)field = value_to_color(&value->color);
}

static void print_color_field(GString *out, const Property *property, const void *field) {
    (void)property;
    print_color(out, *(const Color *)field);
}

const PropertyType type_color = {parse_color, apply_color, print_color_field};

/* --- text-indent, vertical-align, decorations --- */

static bool parse_text_indent(ValueParser *parser, const Property *property, SpecValue *value) {
    SpecMixed *mixed = &value->mixed;
    *mixed = (SpecMixed){0};
    bool has_length = false;
    while (!value_at_end(parser)) {
        SpecValue length;
        if (!mixed->flags[0] && value_take_ident(parser, "hanging"))
            mixed->flags[0] = true;
        else if (!mixed->flags[1] && value_take_ident(parser, "each-line"))
            mixed->flags[1] = true;
        else if (!has_length && parse_length(parser, property, &length)) {
            has_length = true;
            mixed->length = length.length;
        } else
            return false;
    }
    return has_length;
}

static void apply_text_indent(const ComputePlace *place, const Property *property,
                              const SpecValue *value, void *field) {
    (void)property;
    *(StyleLength *)field = value_compute_basis(place, &value->mixed.length);
    place->style->text_indent_hanging = value->mixed.flags[0];
    place->style->text_indent_each_line = value->mixed.flags[1];
}

static void print_text_indent(GString *out, const Property *property, const void *field) {
    (void)property;
    const Style *style =
        (const Style *)(const void *)((const char *)field - offsetof(Style, text_indent));
    print_basis(out, style->text_indent);
    g_string_append(out, style->text_indent_hanging ? " hanging" : "");
    g_string_append(out, style->text_indent_each_line ? " each-line" : "");
}

const PropertyType type_text_indent = {parse_text_indent, apply_text_indent, print_text_indent};

static bool parse_vertical_align(ValueParser *parser, const Property *property, SpecValue *value) {
    value->mixed = (SpecMixed){.is_value = true};
    if (take_keyword(parser, property->keywords, &value->mixed.value))
        return true;
    value->mixed = (SpecMixed){.value = VERTICAL_LENGTH};
    return value_take_length(parser, &value->mixed.length);
}

static void apply_vertical_align(const ComputePlace *place, const Property *property,
                                 const SpecValue *value, void *field) {
    (void)property;
    *(StyleVerticalAlign *)field = (StyleVerticalAlign)value->mixed.value;
    if (!value->mixed.is_value)
        place->style->vertical_offset =
            value_compute_length(place, &value->mixed.length, place->style->line_height);
}

static void print_vertical_align(GString *out, const Property *property, const void *field) {
    const Style *style =
        (const Style *)(const void *)((const char *)field - offsetof(Style, vertical_align));
    if (style->vertical_align == VERTICAL_LENGTH)
        print_length(out, style->vertical_offset);
    else
        print_keyword(out, property, field);
}

const PropertyType type_vertical_align = {parse_vertical_align, apply_vertical_align,
                                          print_vertical_align};

/* hanging-punctuation: only stops and commas at the end hang (clreq); `first` and `force-end` are
 * not Chinese practice. */
static bool parse_hanging(ValueParser *parser, const Property *property, SpecValue *value) {
    (void)property;
    value->integer = 0;
    if (value_take_ident(parser, "none"))
        return true;
    value->integer = 1;
    return value_take_ident(parser, "allow-end");
}

static void apply_bool(const ComputePlace *place, const Property *property, const SpecValue *value,
                       void *field) {
    (void)place;
    (void)property;
    *(bool *)field = value->integer != 0;
}

static void print_hanging(GString *out, const Property *property, const void *field) {
    (void)property;
    g_string_append(out, *(const bool *)field ? "allow-end" : "none");
}

const PropertyType type_hanging = {parse_hanging, apply_bool, print_hanging};

static bool parse_align_self(ValueParser *parser, const Property *property, SpecValue *value) {
    value->mixed = (SpecMixed){0};
    if (value_take_ident(parser, "auto"))
        return true;
    value->mixed.is_value = true;
    return take_keyword(parser, property->keywords, &value->mixed.value);
}

static void apply_align_self(const ComputePlace *place, const Property *property,
                             const SpecValue *value, void *field) {
    (void)property;
    *(StyleAlignItems *)field = (StyleAlignItems)value->mixed.value;
    place->style->has_align_self = value->mixed.is_value;
}

static void print_align_self(GString *out, const Property *property, const void *field) {
    const Style *style =
        (const Style *)(const void *)((const char *)field - offsetof(Style, align_self));
    if (style->has_align_self)
        print_keyword(out, property, field);
    else
        g_string_append(out, "auto");
}

const PropertyType type_align_self = {parse_align_self, apply_align_self, print_align_self};
