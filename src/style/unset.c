/* SPDX-License-Identifier: MIT */
/* Tells which declarations are understood but make no difference yet. */

#include "style/sheet.h"

#include <string.h>

void sheet_tell_unset(SheetReader *reader, const Token *at, unsigned number, const char *what) {
    if (reader->text->told[number])
        return;
    reader->text->told[number] = true;
    sheet_notice(reader, at, "not-set-yet", "'%s' is understood but not set yet", what);
}

/* Does it say what holds anyway? */
static bool is_initial(Arena *arena, const Declaration *declaration) {
    const Property *property = &style_properties[declaration->property];
    Style style = *style_initial();
    ComputePlace place = {.style = &style, .parent = style_initial(), .arena = arena};
    char *field = (char *)&style + property->offset;
    g_autoptr(GString) text = g_string_new(NULL);
    property->type->apply(&place, property, &declaration->value, field);
    property->type->print(text, property, field);
    return strcmp(text->str, property->initial) == 0;
}

static bool has_element(const Declaration *declaration) {
    const StyleContent *content = declaration->value.object;
    bool is_content = style_properties[declaration->property].type == &type_content;
    for (size_t i = 0; is_content && i < content->count; i++)
        if (content->items[i].kind == CONTENT_ELEMENT)
            return true;
    return false;
}

/* Of a shorthand only what it names counts; behind var() it might name anything. */
void sheet_tell_unset_declarations(SheetReader *reader, const Token *at, const GArray *declarations,
                                   guint first) {
    for (guint i = first; i < declarations->len; i++) {
        const Declaration *declaration = &g_array_index(declarations, Declaration, i);
        const Property *property = &style_properties[declaration->property];
        SpecKind kind = declaration->value.kind;
        bool is_behind_variable = kind == SPEC_VARIABLE && !declaration->shorthand;
        if (kind == SPEC_VALUE && has_element(declaration))
            sheet_tell_unset(reader, at, declaration->property, "element()");
        if (property->used || (kind != SPEC_VALUE && !is_behind_variable))
            continue;
        if (is_behind_variable || !is_initial(reader->sheets->arena, declaration))
            sheet_tell_unset(reader, at, declaration->property, property->name);
    }
}
