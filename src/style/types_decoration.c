/* SPDX-License-Identifier: MIT */
/* Reads, keeps and prints the lines under, over and through text (css-text-decor-4 §2), and passes
 * them on to what stands inside: they are not inherited, but drawn through it as the element that
 * asks for them says. */

#include "style/property.h"

static const char *const line_names[DECORATION_COUNT] = {[DECORATION_UNDERLINE] = "underline",
                                                         [DECORATION_OVERLINE] = "overline",
                                                         [DECORATION_LINE_THROUGH] =
                                                             "line-through"};

static bool take_line(ValueParser *parser, unsigned *lines) {
    for (unsigned i = 0; i < DECORATION_COUNT; i++) {
        unsigned bit = 1U << i;
        if (*lines & bit || !value_take_ident(parser, line_names[i]))
            continue;
        *lines |= bit;
        return true;
    }
    return false;
}

static bool parse_lines(ValueParser *parser, const Property *property, SpecValue *value) {
    (void)property;
    value->integer = 0;
    if (value_take_ident(parser, "none"))
        return true;
    unsigned lines = 0;
    while (take_line(parser, &lines))
        ;
    value->integer = (int)lines;
    return lines != 0;
}

static void apply_lines(const ComputePlace *place, const Property *property, const SpecValue *value,
                        void *field) {
    (void)place;
    (void)property;
    *(unsigned *)field = (unsigned)value->integer;
}

static void print_lines(GString *out, const Property *property, const void *field) {
    (void)property;
    unsigned lines = *(const unsigned *)field;
    bool is_any = false;
    for (int i = 0; i < DECORATION_COUNT; i++) {
        if (!(lines >> i & 1))
            continue;
        g_string_append_printf(out, "%s%s", is_any ? " " : "", line_names[i]);
        is_any = true;
    }
    g_string_append(out, is_any ? "" : "none");
}

const PropertyType type_decoration = {parse_lines, apply_lines, print_lines};

/* --- text-decoration-style --- */

static bool parse_style(ValueParser *parser, const Property *property, SpecValue *value) {
    const Token *token = value_peek(parser);
    if (!type_keyword.parse(parser, property, value))
        return false;
    if (value->integer == DECORATION_WAVY)
        value_notice(parser, token, "not-set-yet", "a wavy line is drawn solid");
    return true;
}

static void apply_style(const ComputePlace *place, const Property *property, const SpecValue *value,
                        void *field) {
    type_keyword.apply(place, property, value, field);
}

static void print_style(GString *out, const Property *property, const void *field) {
    type_keyword.print(out, property, field);
}

const PropertyType type_decoration_style = {parse_style, apply_style, print_style};

/* --- text-decoration-color --- */

static bool parse_color(ValueParser *parser, const Property *property, SpecValue *value) {
    return type_color.parse(parser, property, value);
}

static void apply_color(const ComputePlace *place, const Property *property, const SpecValue *value,
                        void *field) {
    (void)property;
    place->style->has_decoration_color = !value->color.is_current;
    *(Color *)field = value->color.is_current ? (Color){0} : value_to_color(&value->color);
}

static void print_color(GString *out, const Property *property, const void *field) {
    const Style *style =
        (const Style *)(const void *)((const char *)field - offsetof(Style, decoration_color));
    if (style->has_decoration_color)
        type_color.print(out, property, field);
    else
        g_string_append(out, "currentcolor");
}

const PropertyType type_decoration_color = {parse_color, apply_color, print_color};

/* --- text-decoration-thickness --- */

/* A face's own thickness is not asked for: rules are as thick for letters as for Han. */
static bool parse_thickness(ValueParser *parser, const Property *property, SpecValue *value) {
    value->length = (SpecLength){.kind = VALUE_NORMAL};
    return value_take_ident(parser, "from-font") || type_length.parse(parser, property, value);
}

static void apply_thickness(const ComputePlace *place, const Property *property,
                            const SpecValue *value, void *field) {
    type_length.apply(place, property, value, field);
}

static void print_thickness(GString *out, const Property *property, const void *field) {
    if (((const StyleLength *)field)->kind == VALUE_NORMAL)
        g_string_append(out, "from-font");
    else
        type_length.print(out, property, field);
}

const PropertyType type_decoration_thickness = {parse_thickness, apply_thickness, print_thickness};

/* --- what is drawn --- */

void decorations_finish(Style *style) {
    for (int i = 0; i < DECORATION_COUNT; i++)
        style->decorations[i] = (StyleDecoration){
            .is_drawn = style->decoration_lines >> i & 1,
            .style = style->decoration_style,
            .color = style->has_decoration_color ? style->decoration_color : style->color,
            .thickness = style_length(style->decoration_thickness, style->font_size, 0)};
}

void decorations_pass(Style *style, const Style *parent) {
    for (int i = 0; i < DECORATION_COUNT; i++)
        if (!style->decorations[i].is_drawn)
            style->decorations[i] = parent->decorations[i];
}
