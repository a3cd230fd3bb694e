/* SPDX-License-Identifier: MIT */
/* Reads, computes and prints what stands beside the line: emphasis marks (css-text-decor-4 §3). */

#include "style/property.h"

#include <string.h>

/* --- text-emphasis-style --- */

static const Keyword shapes[] = {{"dot", EMPHASIS_DOT},
                                 {"circle", EMPHASIS_CIRCLE},
                                 {"double-circle", EMPHASIS_DOUBLE_CIRCLE},
                                 {"triangle", EMPHASIS_TRIANGLE},
                                 {"sesame", EMPHASIS_SESAME},
                                 {NULL, 0}};

static bool take_word(ValueParser *parser, const Keyword *words, int *value) {
    for (const Keyword *word = words; word->name; word++) {
        if (!value_take_ident(parser, word->name))
            continue;
        *value = word->value;
        return true;
    }
    return false;
}

static bool take_string(ValueParser *parser, StyleEmphasis *emphasis) {
    const char *text = value_take_text(parser, TOKEN_STRING);
    if (!text)
        return false;
    emphasis->shape = *text ? EMPHASIS_STRING : EMPHASIS_NONE;
    emphasis->text = *text ? text : NULL;
    return true;
}

/* A shape, filled or open, in either order; a fill alone is a circle in horizontal lines. */
static bool parse_emphasis(ValueParser *parser, const Property *property, SpecValue *value) {
    static const Keyword fills[] = {{"filled", false}, {"open", true}, {NULL, 0}};
    (void)property;
    StyleEmphasis *emphasis = arena_new0(parser->arena, StyleEmphasis);
    value->object = emphasis;
    if (value_take_ident(parser, "none") || take_string(parser, emphasis))
        return true;
    int shape = EMPHASIS_CIRCLE, is_open = false;
    bool has_shape = take_word(parser, shapes, &shape);
    bool has_fill = take_word(parser, fills, &is_open);
    if (!has_shape)
        has_shape = take_word(parser, shapes, &shape);
    emphasis->shape = (StyleEmphasisShape)shape;
    emphasis->is_open = is_open;
    return has_shape || has_fill;
}

static void apply_emphasis(const ComputePlace *place, const Property *property,
                           const SpecValue *value, void *field) {
    static const StyleEmphasis none = {0};
    (void)place;
    (void)property;
    *(StyleEmphasis *)field = value->object ? *(const StyleEmphasis *)value->object : none;
}

static void print_emphasis(GString *out, const Property *property, const void *field) {
    (void)property;
    const StyleEmphasis *emphasis = field;
    if (emphasis->shape == EMPHASIS_NONE) {
        g_string_append(out, "none");
    } else if (emphasis->shape == EMPHASIS_STRING) {
        print_string(out, emphasis->text);
    } else {
        g_string_append(out, emphasis->is_open ? "open" : "filled");
        g_string_append_printf(out, " %s", shapes[emphasis->shape - EMPHASIS_DOT].name);
    }
}

const PropertyType type_emphasis = {parse_emphasis, apply_emphasis, print_emphasis};

/* --- text-emphasis-color --- */

/* currentcolor is inherited as such: the marks of an element have the colour of its own text. */
static bool parse_emphasis_color(ValueParser *parser, const Property *property, SpecValue *value) {
    (void)property;
    return value_take_color(parser, &value->color);
}

static void apply_emphasis_color(const ComputePlace *place, const Property *property,
                                 const SpecValue *value, void *field) {
    (void)property;
    place->style->has_emphasis_color = !value->color.is_current;
    *(Color *)field = value->color.is_current ? (Color){0} : value_to_color(&value->color);
}

static void print_emphasis_color(GString *out, const Property *property, const void *field) {
    (void)property;
    const Style *style =
        (const Style *)(const void *)((const char *)field - offsetof(Style, emphasis_color));
    if (style->has_emphasis_color)
        type_color.print(out, property, field);
    else
        g_string_append(out, "currentcolor");
}

const PropertyType type_emphasis_color = {parse_emphasis_color, apply_emphasis_color,
                                          print_emphasis_color};

/* --- text-emphasis-position --- */

static const Keyword rows[] = {{"over", EMPHASIS_OVER}, {"under", EMPHASIS_UNDER}, {NULL, 0}};
static const Keyword sides[] = {{"right", false}, {"left", true}, {NULL, 0}};

static bool parse_emphasis_position(ValueParser *parser, const Property *property,
                                    SpecValue *value) {
    (void)property;
    int row = EMPHASIS_AUTO, is_left = false;
    value->mixed = (SpecMixed){.value = EMPHASIS_AUTO};
    if (value_take_ident(parser, "auto"))
        return true;
    bool has_side = take_word(parser, sides, &is_left);
    if (!take_word(parser, rows, &row))
        return false;
    if (!has_side)
        take_word(parser, sides, &is_left);
    value->mixed.value = row;
    value->mixed.flags[0] = is_left;
    return true;
}

static void apply_emphasis_position(const ComputePlace *place, const Property *property,
                                    const SpecValue *value, void *field) {
    (void)property;
    *(StyleEmphasisPosition *)field = (StyleEmphasisPosition)value->mixed.value;
    place->style->emphasis_is_left = value->mixed.flags[0];
}

static void print_emphasis_position(GString *out, const Property *property, const void *field) {
    (void)property;
    const Style *style =
        (const Style *)(const void *)((const char *)field - offsetof(Style, emphasis_position));
    if (style->emphasis_position == EMPHASIS_AUTO)
        g_string_append(out, "auto");
    else
        g_string_append_printf(out, "%s %s",
                               style->emphasis_position == EMPHASIS_OVER ? "over" : "under",
                               style->emphasis_is_left ? "left" : "right");
}

const PropertyType type_emphasis_position = {parse_emphasis_position, apply_emphasis_position,
                                             print_emphasis_position};
