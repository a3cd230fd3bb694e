/* SPDX-License-Identifier: MIT */
/* Turns custom properties that are said beside the sheets into declarations on the root, stronger
 * than all of theirs. */

#include "style/sheet.h"

#include <kanyin/error.h>
#include <string.h>

static TokenRange tokenize(StyleSheets *sheets, const char *text) {
    return tokens_trim(style_tokenize(sheets->arena, text, strlen(text)));
}

/* A sheet's end closes what is open; here it is a slip. */
static bool is_value(TokenRange range) {
    for (const Token *t = range.from; t < range.to; t++)
        if (t->is_unfinished)
            return false;
    return tokens_are_any_value(range) && variables_are_well_formed(range);
}

static bool fail(const char *said, const char *why, GError **error) {
    g_set_error(error, KANYIN_ERROR, KANYIN_ERROR_OPTION,
                "custom property '%s' is not understood: %s", said, why);
    return false;
}

/* NAME=VALUE, with the two hyphens of the name or without. */
static bool read_property(StyleSheets *sheets, const char *said, CustomDeclaration *custom,
                          GError **error) {
    const char *equals = strchr(said, '=');
    if (!equals)
        return fail(said, "it is NAME=VALUE", error);
    g_autofree char *bare = g_strndup(said, (gsize)(equals - said));
    char *name = arena_printf(sheets->arena, "%s%s", g_str_has_prefix(bare, "--") ? "" : "--",
                              g_strstrip(bare));
    TokenRange word = tokenize(sheets, name);
    if (strlen(name) <= strlen("--") || word.to - word.from != 1 || word.from->kind != TOKEN_IDENT)
        return fail(said, "its name is no identifier of CSS", error);
    TokenRange value = tokenize(sheets, arena_strdup(sheets->arena, equals + 1));
    if (!is_value(value))
        return fail(said, "its value is no value of CSS", error);
    *custom = (CustomDeclaration){
        .name = word.from->text, .value = value, .kind = SPEC_VARIABLE, .is_important = true};
    return true;
}

static void tell_unused(GHashTable *names, const Block *block, Notices *notices) {
    for (size_t i = 0; i < block->n_customs; i++) {
        const char *name = block->customs[i].name;
        if (g_hash_table_contains(names, name))
            continue;
        const char *closest = names_find_closest(names, name);
        notices_add(notices, KANYIN_SEVERITY_WARNING, "unused-custom-property", (NoticePlace){0},
                    "no style sheet uses '%s'%s%s%s", name, closest ? " (is '" : "",
                    closest ? closest : "", closest ? "' meant?)" : "");
    }
}

bool style_sheets_set(StyleSheets *sheets, const char *const *properties, Notices *notices,
                      GError **error) {
    sheets->has_viewport |= properties && *properties;
    if (!properties || !properties[0]) {
        names_tell(sheets, NULL, notices);
        return true;
    }
    g_autoptr(GArray) customs = g_array_new(FALSE, TRUE, sizeof(CustomDeclaration));
    for (size_t i = 0; properties[i]; i++) {
        CustomDeclaration custom;
        if (!read_property(sheets, properties[i], &custom, error))
            return false;
        g_array_append_val(customs, custom);
    }
    Block *block = arena_new0(sheets->arena, Block);
    block->n_customs = customs->len;
    block->customs =
        arena_copy(sheets->arena, customs->data, customs->len * sizeof(CustomDeclaration));
    block->has_important = true;
    sheets->on_root = block;
    g_autoptr(GHashTable) names = names_in_use(sheets, block);
    tell_unused(names, block, notices);
    names_tell(sheets, block, notices);
    return true;
}
