/* SPDX-License-Identifier: MIT */
/* Turns a property name and its tokens into longhand declarations. */

#include "style/property.h"

#include <string.h>

/* Names are looked up a few thousand times for a sheet: a table made once for the process. */
static gpointer make_index(gpointer unused) {
    (void)unused;
    GHashTable *index = g_hash_table_new(g_str_hash, g_str_equal);
    for (size_t i = 0; i < style_property_count(); i++)
        g_hash_table_insert(index, (gpointer)style_properties[i].name, GINT_TO_POINTER(i + 1));
    for (size_t i = 0; i < style_shorthand_count(); i++)
        g_hash_table_insert(index, (gpointer)style_shorthands[i].name,
                            GINT_TO_POINTER(-(int)i - 1));
    return index;
}

static int look_up(const char *name) {
    static GOnce once = G_ONCE_INIT;
    g_once(&once, make_index, NULL);
    return GPOINTER_TO_INT(g_hash_table_lookup(once.retval, name));
}

int style_property_find(const char *name) {
    int found = look_up(name);
    return found > 0 ? found - 1 : -1;
}

const Shorthand *style_shorthand_find(const char *name) {
    int found = look_up(name);
    return found < 0 ? &style_shorthands[-found - 1] : NULL;
}

/* Alone they are a value of every property (css-cascade-5 §7.3). */
bool style_take_wide_keyword(ValueParser *parser, SpecKind *kind) {
    static const struct {
        const char *name;
        SpecKind kind;
    } words[] = {{"inherit", SPEC_INHERIT},
                 {"initial", SPEC_INITIAL},
                 {"unset", SPEC_UNSET},
                 {"revert", SPEC_REVERT},
                 {"revert-layer", SPEC_REVERT_LAYER}};
    ValueParser start = *parser;
    for (size_t i = 0; i < G_N_ELEMENTS(words); i++) {
        if (!value_take_ident(parser, words[i].name))
            continue;
        *kind = words[i].kind;
        if (value_at_end(parser))
            return true;
        *parser = start;
        return false;
    }
    return false;
}

/* Reads the values of a property (one) or a shorthand (each of its longhands). */
static bool read_values(ValueParser *parser, int property, const Shorthand *shorthand,
                        SpecValue *values) {
    SpecKind kind;
    if (style_take_wide_keyword(parser, &kind)) {
        for (size_t i = 0; i < SHORTHAND_MAX_LONGHANDS; i++)
            values[i] = (SpecValue){.kind = kind};
        return true;
    }
    if (!shorthand)
        return property_take(parser, &style_properties[property], &values[0]) &&
               value_at_end(parser);
    for (size_t i = 0; i < SHORTHAND_MAX_LONGHANDS; i++)
        values[i] = (SpecValue){.kind = SPEC_INITIAL};
    return shorthand->parse(parser, shorthand, values) && value_at_end(parser);
}

/* `all` has no longhands of its own: it speaks of every property (css-cascade-5 §3.2). */
static bool is_all(const Shorthand *shorthand) {
    return shorthand && !shorthand->longhands[0];
}

static void append_longhands(Declaration made, int property, const Shorthand *shorthand,
                             const SpecValue *values, GArray *declarations) {
    size_t n = is_all(shorthand) ? style_property_count() : shorthand ? SHORTHAND_MAX_LONGHANDS : 1;
    for (size_t i = 0; i < n; i++) {
        if (is_all(shorthand))
            property = (int)i;
        else if (shorthand && !shorthand->longhands[i])
            break;
        else if (shorthand)
            property = style_property_find(shorthand->longhands[i]);
        made.property = (uint16_t)property;
        made.value = values[is_all(shorthand) ? 0 : i];
        g_array_append_val(declarations, made);
    }
}

bool style_declare(ValueParser *parser, const char *name, bool is_important, GArray *declarations) {
    int property = style_property_find(name);
    const Shorthand *shorthand = style_shorthand_find(name);
    SpecValue values[SHORTHAND_MAX_LONGHANDS] = {0};
    Declaration made = {.is_important = is_important};
    if (variables_stand_in(parser->rest)) {
        if (!variables_are_well_formed(parser->rest))
            return false;
        made.shorthand = shorthand;
        for (size_t i = 0; i < SHORTHAND_MAX_LONGHANDS; i++) {
            values[i].kind = SPEC_VARIABLE;
            values[i].tokens = parser->rest;
        }
    } else if (!read_values(parser, property, shorthand, values)) {
        return false;
    }
    append_longhands(made, property, shorthand, values, declarations);
    return true;
}

bool style_declare_one(ValueParser *parser, const Declaration *wanted, SpecValue *value) {
    SpecValue values[SHORTHAND_MAX_LONGHANDS] = {0};
    if (!read_values(parser, wanted->property, wanted->shorthand, values))
        return false;
    size_t i = 0;
    while (wanted->shorthand && !is_all(wanted->shorthand) &&
           style_property_find(wanted->shorthand->longhands[i]) != wanted->property)
        i++;
    *value = values[i];
    return true;
}
