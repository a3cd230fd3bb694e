/* SPDX-License-Identifier: MIT */
/* Reads, computes and prints what only tables have: alignment on a character (css-text-4 §6.1) and
 * the space between cells. */

#include "style/property.h"

#include <string.h>

/* --- text-align --- */

typedef struct {
    StyleTextAlign align;
    const char *string;
} SpecAlign;

static bool take_align_string(ValueParser *parser, SpecAlign *align) {
    const Token *token = value_peek(parser);
    if (align->string || !token || token->kind != TOKEN_STRING || !*token->text)
        return false;
    align->string = token->text;
    value_skip(parser);
    return true;
}

static bool take_side(ValueParser *parser, const Property *property, int *side) {
    for (const Keyword *word = property->keywords; word->name; word++)
        if (value_take_ident(parser, word->name)) {
            *side = word->value;
            return true;
        }
    return false;
}

/* css-text-4 §6.1: `match-parent` is `inherit` with start and end as the parent's direction has
 * them; all text here begins at the left. Beside a string a side says where the column of aligned
 * cells stands; alone it stands at the end. */
static bool parse_text_align(ValueParser *parser, const Property *property, SpecValue *value) {
    if (value_take_ident(parser, "match-parent")) {
        value->kind = SPEC_INHERIT;
        return true;
    }
    SpecAlign *align = arena_new0(parser->arena, SpecAlign);
    int side = ALIGN_END;
    bool has_string = take_align_string(parser, align);
    bool has_side = take_side(parser, property, &side);
    has_string = has_string || take_align_string(parser, align);
    align->align = (StyleTextAlign)side;
    value->object = align;
    bool is_column = side == ALIGN_START || side == ALIGN_END || side == ALIGN_CENTER;
    return has_string ? is_column : has_side;
}

static void apply_text_align(const ComputePlace *place, const Property *property,
                             const SpecValue *value, void *field) {
    (void)property;
    (void)field;
    const SpecAlign *align = value->object;
    place->style->text_align = align->align;
    place->style->align_string = align->string;
}

static void print_text_align(GString *out, const Property *property, const void *field) {
    const Style *style =
        (const Style *)(const void *)((const char *)field - offsetof(Style, text_align));
    if (style->align_string) {
        print_string(out, style->align_string);
        g_string_append_c(out, ' ');
    }
    for (const Keyword *word = property->keywords; word->name; word++)
        if (word->value == (int)style->text_align) {
            g_string_append(out, word->name);
            return;
        }
}

const PropertyType type_text_align = {parse_text_align, apply_text_align, print_text_align};

/* --- border-spacing --- */

static bool take_spacing(ValueParser *parser, SpecLength *length) {
    if (!value_take_length(parser, length) || length->has_percent)
        return false;
    for (int i = 0; !length->is_math && i < UNIT_COUNT; i++)
        if (length->by[i] < 0)
            return false;
    return true;
}

static bool parse_spacing(ValueParser *parser, const Property *property, SpecValue *value) {
    (void)property;
    SpecLength *lengths = arena_array(parser->arena, SpecLength, 2);
    value->object = lengths;
    if (!take_spacing(parser, &lengths[0]))
        return false;
    lengths[1] = lengths[0];
    return value_at_end(parser) || take_spacing(parser, &lengths[1]);
}

static void apply_spacing(const ComputePlace *place, const Property *property,
                          const SpecValue *value, void *field) {
    (void)property;
    const SpecLength *lengths = value->object;
    Length *spacing = field;
    for (int i = 0; i < 2; i++)
        spacing[i] = MAX(value_compute_length(place, &lengths[i], 0), 0);
}

static void print_spacing(GString *out, const Property *property, const void *field) {
    (void)property;
    const Length *spacing = field;
    print_length(out, spacing[0]);
    if (spacing[1] == spacing[0])
        return;
    g_string_append_c(out, ' ');
    print_length(out, spacing[1]);
}

const PropertyType type_spacing = {parse_spacing, apply_spacing, print_spacing};
