/* SPDX-License-Identifier: MIT */
/* What properties that are set take and no room sets yet: such a value is kept word by word behind
 * the property's field, in which stands what comes nearest to it. */

#include "style/grammar.h"
#include "style/property.h"

#include <string.h>

static const struct {
    const char *property, *grammar;
    const char *nearest; /* NULL: the initial value */
} rows[] = {
    {"float", "snap-inline | snap-inline( <length> [, [ left | right | near ] ]? )", NULL},
    {"float", "snap-block( <length> [, [ start | end | near ] ]? )", "snap-block"},
    {"clear", "block-start | block-end | both-block", NULL},
    {"clear", "both-inline", "both"},
    {"break-before", "region | avoid-region", NULL},
    {"break-after", "region | avoid-region", NULL},
    {"break-inside", "avoid-region", NULL},
    {"text-autospace",
     "[ ideograph-alpha || ideograph-numeric || punctuation ] || [ insert | replace ]", NULL},
    {"text-spacing-trim", "trim-all", "trim-both"},
    {"hanging-punctuation", "first || last", NULL},
    {"hanging-punctuation", "first? && [ allow-end | force-end ] && last?", "allow-end"},
    {"white-space-collapse", "break-spaces | preserve-spaces", "preserve"},
    {"white-space-collapse", "discard", NULL},
    {"text-wrap-style", "avoid-orphans", NULL},
    {"word-break", "auto-phrase | manual", NULL},
    {"letter-spacing", "<length-percentage>", NULL},
    {"ruby-position", "alternate && under", NULL},
    {"font-style", "oblique <angle [-90,90]>", "oblique"},
    {"text-decoration-line", "spelling-error | grammar-error", NULL},
    {"text-decoration-line", "[ underline || overline || line-through ] && blink", NULL},
    {"text-decoration-line", "blink", NULL},
    {"font-size", "math", NULL},
    {"display",
     "inline-table | inline-flex | inline-grid | inline flex | flex inline | inline grid | grid "
     "inline | inline table | table inline",
     "inline-block"},
    {"display", "run-in | ruby | ruby-base | ruby-text | ruby-base-container | ruby-text-container",
     NULL},
    {"display", "[ run-in || [ flow | flow-root | table | flex | grid | ruby ] ]", NULL},
    {"display", "[ inline && ruby ] | [ inline || [ flow | flow-root ]? ] && list-item", NULL},
    {"display", "grid | [ block && [ grid | ruby ] ] | math | [ block && math ]", "block"},
    {"width", "fit-content( <length-percentage [0,∞]> )", "fit-content"},
    {"width", "stretch | contain", NULL},
    {"height",
     "min-content | max-content | fit-content | fit-content( <length-percentage [0,∞]> ) | "
     "stretch | contain",
     NULL},
    {"min-width",
     "min-content | max-content | fit-content | fit-content( <length-percentage [0,∞]> ) | "
     "stretch | contain",
     NULL},
    {"min-height",
     "min-content | max-content | fit-content | fit-content( <length-percentage [0,∞]> ) | "
     "stretch | contain",
     NULL},
    {"max-width",
     "min-content | max-content | fit-content | fit-content( <length-percentage [0,∞]> ) | "
     "stretch | contain",
     NULL},
    {"max-height",
     "min-content | max-content | fit-content | fit-content( <length-percentage [0,∞]> ) | "
     "stretch | contain",
     NULL},
    {"flex-basis",
     "content | min-content | max-content | fit-content | fit-content( <length-percentage [0,∞]> "
     ") | stretch | contain",
     NULL},
    {"column-width",
     "min-content | max-content | fit-content | fit-content( <length-percentage [0,∞]> )", NULL},
    {"justify-content", "space-around | space-evenly | stretch", NULL},
    {"list-style-type",
     "symbols( [ cyclic | numeric | alphabetic | symbolic | fixed ]? [ <string> | <image> ]+ )",
     NULL},
    {"counter-reset", "[ [ <custom-ident> | reversed( <custom-ident> ) ] <integer>? ]+", NULL},
    {"content", "[ <image> | <content-list-beyond> ] [ / [ <string> | <counter-or-attr> ]+ ]?",
     NULL},
    {"string-set", "[ <custom-ident> <content-list-beyond> ]#", NULL},
    {"bookmark-label", "<content-list-beyond>", NULL},
};

/* What stands in SpecValue's `object`. */
typedef struct {
    SpecValue kept, nearest; /* nearest: SPEC_INITIAL where the row has none */
} SpecBeyond;

/* By property: the first of its rows + 1. */
static gpointer make_index(gpointer unused) {
    (void)unused;
    uint8_t *index = g_new0(uint8_t, PROPERTY_MAX);
    for (size_t i = G_N_ELEMENTS(rows); i > 0; i--) {
        int property = style_property_find(rows[i - 1].property);
        g_assert(property >= 0);
        index[property] = (uint8_t)i;
    }
    return index;
}

/* Its rows stand together; G_N_ELEMENTS(rows): it has none. */
static size_t first_row(const Property *property) {
    static GOnce once = G_ONCE_INIT;
    g_once(&once, make_index, NULL);
    size_t row = ((const uint8_t *)once.retval)[property - style_properties];
    return row ? row - 1 : G_N_ELEMENTS(rows);
}

static bool is_row_of(size_t row, const Property *property) {
    return row < G_N_ELEMENTS(rows) && strcmp(rows[row].property, property->name) == 0;
}

const char *beyond_grammar(const Property *property, size_t i) {
    size_t row = first_row(property) + i;
    return is_row_of(row, property) ? rows[row].grammar : NULL;
}

static SpecValue parse_nearest(const ValueParser *parser, const Property *property, size_t row) {
    SpecValue value = {.kind = SPEC_INITIAL};
    if (!rows[row].nearest)
        return value;
    ValueParser inner = {.arena = parser->arena};
    inner.rest = style_tokenize(parser->arena, rows[row].nearest, strlen(rows[row].nearest));
    value.kind = SPEC_VALUE;
    bool is_good = property->type->parse(&inner, property, &value);
    g_assert(is_good);
    return value;
}

/* Of what the rows take, the longest that is longer than what `parser` is past. */
static bool take_beyond(ValueParser start, ValueParser *parser, const Property *property,
                        SpecValue *value) {
    g_autoptr(GArray) parts = g_array_new(FALSE, TRUE, sizeof(SpecPart));
    bool is_taken = false;
    for (size_t row = first_row(property); is_row_of(row, property); row++) {
        ValueParser at = start;
        g_array_set_size(parts, 0);
        if (!grammar_take(rows[row].grammar, &at, parts) || at.rest.from <= parser->rest.from)
            continue;
        SpecBeyond *beyond = arena_new0(parser->arena, SpecBeyond);
        beyond->kept =
            kept_value(parser->arena, (const SpecPart *)(gconstpointer)parts->data, parts->len);
        beyond->nearest = parse_nearest(parser, property, row);
        *parser = at;
        *value = (SpecValue){.kind = SPEC_VALUE, .is_beyond = true, .object = beyond};
        is_taken = true;
    }
    return is_taken;
}

bool property_take(ValueParser *parser, const Property *property, SpecValue *value) {
    ValueParser start = *parser;
    value->kind = SPEC_VALUE;
    value->is_beyond = false;
    bool is_good = property->type->parse(parser, property, value);
    if ((is_good && value_at_end(parser)) || first_row(property) == G_N_ELEMENTS(rows))
        return is_good;
    ValueParser at = is_good ? *parser : start;
    if (!take_beyond(start, &at, property, value))
        return is_good;
    *parser = at;
    return true;
}

static const StyleKept **kept_behind(const Property *property, void *field) {
    if (first_row(property) == G_N_ELEMENTS(rows))
        return NULL;
    return (const StyleKept **)(void *)((char *)field + property->size - sizeof(gpointer));
}

void property_apply(const ComputePlace *place, const Property *property, const SpecValue *value,
                    void *field) {
    const StyleKept **kept = kept_behind(property, field);
    const SpecBeyond *beyond = value->is_beyond ? value->object : NULL;
    if (kept)
        *kept = NULL;
    if (!beyond) {
        property->type->apply(place, property, value, field);
        return;
    }
    if (beyond->nearest.kind == SPEC_VALUE)
        property->type->apply(place, property, &beyond->nearest, field);
    else
        memcpy(field, (const char *)style_initial() + property->offset, property->size);
    type_kept.apply(place, property, &beyond->kept, kept);
}

void property_print(GString *out, const Property *property, const void *field) {
    const StyleKept **kept = kept_behind(property, (void *)field);
    if (kept && *kept)
        type_kept.print(out, property, kept);
    else
        property->type->print(out, property, field);
}
