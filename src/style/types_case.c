/* SPDX-License-Identifier: MIT */
/* Reads, computes and prints text-transform. */

#include "style/property.h"

static const char *const cases[] = {"none", "uppercase", "lowercase", "capitalize"};

static bool parse_transform(ValueParser *parser, const Property *property, SpecValue *value) {
    (void)property;
    value->mixed = (SpecMixed){0};
    if (value_take_ident(parser, "none"))
        return true;
    bool is_any = false, is_taken = true;
    while (is_taken) {
        is_taken = false;
        for (int i = 1; i < (int)G_N_ELEMENTS(cases) && value->mixed.value == CASE_AS_IT_IS; i++)
            if (value_take_ident(parser, cases[i])) {
                value->mixed.value = i;
                is_taken = true;
            }
        if (!value->mixed.flags[0] && value_take_ident(parser, "full-width"))
            value->mixed.flags[0] = is_taken = true;
        if (!value->mixed.flags[1] && value_take_ident(parser, "full-size-kana"))
            value->mixed.flags[1] = is_taken = true;
        is_any |= is_taken;
    }
    return is_any;
}

static void apply_transform(const ComputePlace *place, const Property *property,
                            const SpecValue *value, void *field) {
    (void)place;
    (void)property;
    *(StyleTextTransform *)field = (StyleTextTransform){
        (StyleLetterCase)value->mixed.value, value->mixed.flags[0], value->mixed.flags[1]};
}

static void print_transform(GString *out, const Property *property, const void *field) {
    (void)property;
    const StyleTextTransform *transform = field;
    bool is_other = transform->is_full_width || transform->is_full_kana;
    const char *letters = is_other && !transform->letter_case ? "" : cases[transform->letter_case];
    g_string_append(out, letters);
    if (transform->is_full_width)
        g_string_append_printf(out, "%sfull-width", *letters ? " " : "");
    if (transform->is_full_kana)
        g_string_append_printf(out, "%sfull-size-kana",
                               *letters || transform->is_full_width ? " " : "");
}

const PropertyType type_transform = {parse_transform, apply_transform, print_transform};
