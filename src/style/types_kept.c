/* SPDX-License-Identifier: MIT */
/* Reads, computes and prints values that no room sets yet, piece by piece, as the grammar in the
 * table has them. */

#include "style/grammar.h"
#include "style/property.h"

#include <string.h>

typedef struct {
    const SpecPart *parts;
    size_t count;
} SpecKept;

SpecValue kept_value(Arena *arena, const SpecPart *parts, size_t count) {
    SpecKept *kept = arena_new0(arena, SpecKept);
    kept->parts = arena_copy(arena, parts, count * sizeof(SpecPart));
    kept->count = count;
    return (SpecValue){.kind = SPEC_VALUE, .object = kept};
}

void kept_append(const SpecValue *value, GArray *parts) {
    const SpecKept *kept = value->object;
    g_array_append_vals(parts, kept->parts, (guint)kept->count);
}

bool kept_is_word(const SpecValue *value, const char *word) {
    const SpecKept *kept = value->object;
    return kept->count == 1 && kept->parts[0].kind == PART_WORD &&
           strcmp(kept->parts[0].text, word) == 0;
}

static bool parse_kept(ValueParser *parser, const Property *property, SpecValue *value) {
    g_autoptr(GArray) parts = g_array_new(FALSE, TRUE, sizeof(SpecPart));
    if (!grammar_take(property->grammar, parser, parts))
        return false;
    *value = kept_value(parser->arena, (const SpecPart *)(gconstpointer)parts->data, parts->len);
    return true;
}

static StylePart compute_part(const ComputePlace *place, const SpecPart *part) {
    StylePart computed = {.kind = part->kind};
    switch (part->kind) {
    case PART_LENGTH:
        computed.length = value_compute_basis(place, &part->length);
        if (part->is_from_zero && computed.length.percent == 0)
            computed.length.length = MAX(computed.length.length, 0);
        break;
    case PART_COLOR:
        computed.color = value_to_color(&part->color);
        break;
    case PART_NUMBER:
    case PART_DEGREES:
    case PART_DPPX:
        computed.number = part->number;
        break;
    default:
        computed.text = part->text;
    }
    return computed;
}

static void apply_kept(const ComputePlace *place, const Property *property, const SpecValue *value,
                       void *field) {
    (void)property;
    const SpecKept *spec = value->object;
    StylePart *parts = arena_array(place->arena, StylePart, spec->count);
    for (size_t i = 0; i < spec->count; i++)
        parts[i] = compute_part(place, &spec->parts[i]);
    StyleKept *kept = arena_new0(place->arena, StyleKept);
    *kept = (StyleKept){parts, spec->count};
    *(const StyleKept **)field = kept;
}

static void print_number(GString *out, double number, const char *unit) {
    char digits[G_ASCII_DTOSTR_BUF_SIZE];
    g_string_append_printf(out, "%s%s", g_ascii_formatd(digits, sizeof digits, "%.6g", number),
                           unit);
}

static void print_part(GString *out, const StylePart *part) {
    switch (part->kind) {
    case PART_STRING:
        print_string(out, part->text);
        break;
    case PART_URL:
        g_string_append(out, "url(");
        print_string(out, part->text);
        g_string_append_c(out, ')');
        break;
    case PART_NUMBER:
        print_number(out, part->number, "");
        break;
    case PART_DEGREES:
        print_number(out, part->number, "deg");
        break;
    case PART_DPPX:
        print_number(out, part->number, "dppx");
        break;
    case PART_LENGTH:
        type_length.print(out, NULL, &part->length);
        break;
    case PART_COLOR:
        type_color.print(out, NULL, &part->color);
        break;
    default:
        g_string_append(out, part->text);
        g_string_append(out, part->kind == PART_OPEN ? "(" : "");
    }
}

static void print_kept(GString *out, const Property *property, const void *field) {
    const StyleKept *kept = *(const StyleKept *const *)field;
    if (!kept)
        g_string_append(out, property->initial);
    for (size_t i = 0; kept && i < kept->count; i++) {
        StylePartKind kind = kept->parts[i].kind;
        bool is_close = kind == PART_COMMA || kind == PART_CLOSE;
        if (i > 0 && !is_close && kept->parts[i - 1].kind != PART_OPEN)
            g_string_append_c(out, ' ');
        print_part(out, &kept->parts[i]);
    }
}

const PropertyType type_kept = {parse_kept, apply_kept, print_kept};
