/* SPDX-License-Identifier: MIT */
/* Tells which declarations are understood but make no difference yet. */

#include "style/sheet.h"

#include <string.h>

void sheet_tell_unset(SheetReader *reader, const Token *at, unsigned number, const char *what) {
    if (reader->text->told[number] & 1u << UNSET_ANYWHERE)
        return;
    reader->text->told[number] |= 1u << UNSET_ANYWHERE;
    sheet_notice(reader, at, "not-set-yet", "'%s' is understood but not set yet", what);
}

/* Where nothing else is known; g_free() it. */
static char *print_value(Arena *arena, const Declaration *declaration) {
    const Property *property = &style_properties[declaration->property];
    Style style = *style_initial();
    ComputePlace place = {.style = &style, .parent = style_initial(), .arena = arena};
    char *field = (char *)&style + property->offset;
    GString *text = g_string_new(NULL);
    property_apply(&place, property, &declaration->value, field);
    property_print(text, property, field);
    return g_string_free(text, FALSE);
}

/* Does it say what holds anyway? */
static bool is_initial(Arena *arena, const Declaration *declaration) {
    g_autofree char *value = print_value(arena, declaration);
    return strcmp(value, style_properties[declaration->property].initial) == 0;
}

/* What is not set of a property that is. */
static const char *find_unset_value(Arena *arena, const Declaration *declaration) {
    static const char *const unset[] = {
        "float: inside",      "float: outside",   "clear: top",         "clear: bottom",
        "clear: inside",      "clear: outside",   "visibility: hidden", "position: relative",
        "position: absolute", "position: sticky", "position: fixed",    NULL};
    const Property *property = &style_properties[declaration->property];
    if (declaration->value.is_beyond) {
        g_autofree char *value = print_value(arena, declaration);
        return arena_printf(arena, "%s: %s", property->name, value);
    }
    if (property->type != &type_keyword && property->type != &type_position)
        return NULL;
    g_autofree char *value = print_value(arena, declaration);
    g_autofree char *said = g_strconcat(property->name, ": ", value, NULL);
    for (size_t i = 0; unset[i]; i++)
        if (strcmp(unset[i], said) == 0)
            return unset[i];
    return NULL;
}

bool declaration_is_set(Arena *arena, const Declaration *declaration) {
    bool is_used = style_properties[declaration->property].used != NULL;
    if (declaration->value.kind != SPEC_VALUE)
        return is_used || declaration->value.kind != SPEC_VARIABLE;
    return !find_unset_value(arena, declaration) && (is_used || is_initial(arena, declaration));
}

/* css-gcpm-3 §1.2.2 has an element alone in its box. */
static void tell_mixed_element(SheetReader *reader, const Token *at,
                               const Declaration *declaration) {
    if (style_properties[declaration->property].type != &type_content ||
        declaration->value.kind != SPEC_VALUE || declaration->value.is_beyond)
        return;
    const StyleContent *content = declaration->value.object;
    for (size_t i = 0; content->count > 1 && i < content->count; i++)
        if (content->items[i].kind == CONTENT_ELEMENT) {
            sheet_notice(reader, at, "not-set-yet",
                         "'content': what stands beside element() is not set yet");
            return;
        }
}

/* `inherit` and its like are told nowhere: they say nothing that would be missed. */
static void tell_unset_in(SheetReader *reader, const Token *at, const Declaration *declaration,
                          UnsetPlace place) {
    const Property *property = &style_properties[declaration->property];
    uint16_t *told = &reader->text->told[declaration->property];
    const char *name = unset_place(place, property);
    if (!name || *told & 1u << place)
        return;
    if (declaration->value.kind == SPEC_VALUE && is_initial(reader->sheets->arena, declaration))
        return;
    *told |= (uint16_t)(1u << place);
    sheet_notice(reader, at, "not-set-yet", "'%s' is understood but not set yet in %s",
                 property->name, name);
}

static void tell_unset_here(SheetReader *reader, const Token *at, const Declaration *declaration) {
    if (reader->place) {
        tell_mixed_element(reader, at, declaration);
        tell_unset_in(reader, at, declaration, reader->place);
        return;
    }
    unsigned pseudos = reader->parent ? reader->parent->pseudos : 0;
    for (unsigned pseudo = 0; pseudo < PSEUDO_COUNT; pseudo++)
        if (pseudos & 1u << pseudo)
            tell_unset_in(reader, at, declaration, (UnsetPlace)(UNSET_PSEUDO + pseudo));
}

/* Of a shorthand only what it names counts; behind var() it might name anything. */
void sheet_tell_unset_declarations(SheetReader *reader, const Token *at, const GArray *declarations,
                                   guint first) {
    for (guint i = first; i < declarations->len; i++) {
        const Declaration *declaration = &g_array_index(declarations, Declaration, i);
        const Property *property = &style_properties[declaration->property];
        SpecKind kind = declaration->value.kind;
        bool is_behind_variable = kind == SPEC_VARIABLE && !declaration->shorthand;
        if (property->used && (kind == SPEC_VALUE || is_behind_variable))
            tell_unset_here(reader, at, declaration);
        if (reader->text->told[declaration->property] & 1u << UNSET_ANYWHERE)
            continue;
        const char *part =
            kind == SPEC_VALUE ? find_unset_value(reader->sheets->arena, declaration) : NULL;
        if (part)
            sheet_tell_unset(reader, at, declaration->property, part);
        if (property->used || (kind != SPEC_VALUE && !is_behind_variable))
            continue;
        if (is_behind_variable || !is_initial(reader->sheets->arena, declaration))
            sheet_tell_unset(reader, at, declaration->property, property->name);
    }
}
