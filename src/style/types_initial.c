/* SPDX-License-Identifier: MIT */
/* Reads, computes and prints initial-letter (css-inline-3 §4.2). */

#include "style/property.h"

#include <math.h>

#define LARGEST 100 /* lines */

/* How many lines the letter is high, and down to which of them it goes; 0: as usual. */
static bool parse_initial(ValueParser *parser, const Property *property, SpecValue *value) {
    (void)property;
    StyleInitialLetter *initial = arena_new0(parser->arena, StyleInitialLetter);
    value->object = initial;
    if (value_take_ident(parser, "normal"))
        return true;
    double size;
    if (!value_take_number_in(parser, (NumberRange){1, INFINITY}, &size))
        return false;
    initial->size = (int)(MIN(size, LARGEST) * 1024 + .5);
    initial->sink = initial->size / 1024;
    if (value_take_ident(parser, "raise"))
        initial->sink = 1;
    else if (!value_take_ident(parser, "drop") && !value_at_end(parser))
        return value_take_whole_in(parser, (NumberRange){1, LARGEST}, &initial->sink);
    return true;
}

static void apply_initial(const ComputePlace *place, const Property *property,
                          const SpecValue *value, void *field) {
    (void)place;
    (void)property;
    *(StyleInitialLetter *)field = *(const StyleInitialLetter *)value->object;
}

static void print_initial(GString *out, const Property *property, const void *field) {
    (void)property;
    const StyleInitialLetter *initial = field;
    if (!initial->size)
        g_string_append(out, "normal");
    else
        g_string_append_printf(out, "%g %d", initial->size / 1024.0, initial->sink);
}

const PropertyType type_initial_letter = {parse_initial, apply_initial, print_initial};
