/* SPDX-License-Identifier: MIT */
/* Which properties make a difference where not all do: in @page and its boxes, and in
 * pseudo-elements. */

#include "style/sheet.h"

#include <string.h>

/* Those that are inherited count wherever text comes of a place; an end in `-*` is any. */
static const struct {
    const char *name;   /* as it is told */
    bool has_inherited; /* all that are inherited count, too */
    const char *const counting[12];
} places[UNSET_PLACE_COUNT] = {
    [UNSET_ANYWHERE] = {NULL, true, {NULL}},
    [UNSET_PAGE] = {"@page", true, {"margin-*", "counter-*", NULL}},
    [UNSET_MARGIN_BOX] = {"margin boxes",
                          true,
                          {"margin-*", "border-*", "padding-*", "background-color", "width",
                           "height", "content", "vertical-align", "text-overflow",
                           "text-decoration-*", NULL}},
    [UNSET_FOOTNOTE_AREA] = {"@footnote",
                             true,
                             {"margin-top", "border-top-*", "padding-top", "border-clip", NULL}},
    [UNSET_PSEUDO + PSEUDO_MARKER] = {"::marker", true, {"content", "text-decoration-*", NULL}},
    [UNSET_PSEUDO + PSEUDO_FIRST_LETTER] = {"::first-letter",
                                            true,
                                            {"vertical-align", "text-decoration-*",
                                             "initial-letter", "margin-right", NULL}},
    [UNSET_PSEUDO + PSEUDO_FIRST_LINE] = {"::first-line",
                                          false,
                                          {"font-*", "color", "letter-spacing", "word-spacing",
                                           "text-autospace", "text-spacing-trim", "line-height",
                                           "text-emphasis-style", "text-emphasis-color",
                                           "text-decoration-*", NULL}},
    [UNSET_PSEUDO +
        PSEUDO_FOOTNOTE_CALL] = {"::footnote-call",
                                 true,
                                 {"content", "vertical-align", "text-decoration-*", NULL}},
    [UNSET_PSEUDO +
        PSEUDO_FOOTNOTE_MARKER] = {"::footnote-marker",
                                   true,
                                   {"content", "vertical-align", "text-decoration-*", NULL}},
};

static bool is_named(const char *pattern, const char *name) {
    size_t length = strlen(pattern);
    return pattern[length - 1] == '*' ? strncmp(pattern, name, length - 1) == 0
                                      : strcmp(pattern, name) == 0;
}

const char *unset_place(UnsetPlace place, const Property *property) {
    if (!places[place].name ||
        (places[place].has_inherited && style_property_is_inherited(property)))
        return NULL;
    for (size_t i = 0; places[place].counting[i]; i++)
        if (is_named(places[place].counting[i], property->name))
            return NULL;
    return places[place].name;
}
