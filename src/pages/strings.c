/* SPDX-License-Identifier: MIT */
/* Turns what strips set into the values that running heads ask for, page by page. */

#include "pages/strings.h"

#include <string.h>

typedef struct {
    const char *name;
    const char *entry; /* as the page before left it; NULL never set */
    const char *first; /* set first on this page; NULL not set on it */
    const char *last;
    bool is_at_start; /* `first` was set before anything solid stood on the page */
} NamedString;

struct PagesStrings {
    GArray *named; /* of NamedString: a handful */
};

PagesStrings *pages_strings_new(void) {
    PagesStrings *strings = g_new0(PagesStrings, 1);
    strings->named = g_array_new(FALSE, TRUE, sizeof(NamedString));
    return strings;
}

void pages_strings_free(PagesStrings *strings) {
    if (!strings)
        return;
    g_array_unref(strings->named);
    g_free(strings);
}

static NamedString *find(const PagesStrings *strings, const char *name) {
    for (guint i = 0; i < strings->named->len; i++) {
        NamedString *named = &g_array_index(strings->named, NamedString, i);
        if (strcmp(named->name, name) == 0)
            return named;
    }
    return NULL;
}

static void assign(PagesStrings *strings, const GalleyString *string, bool is_at_start) {
    NamedString *named = find(strings, string->name);
    if (!named) {
        NamedString fresh = {.name = string->name};
        g_array_append_val(strings->named, fresh);
        named = &g_array_index(strings->named, NamedString, strings->named->len - 1);
    }
    if (!named->first) {
        named->first = string->value;
        named->is_at_start = is_at_start;
    }
    named->last = string->value;
}

void pages_strings_turn(PagesStrings *strings, const Strip *strips, size_t n_strips) {
    for (guint i = 0; i < strings->named->len; i++) {
        NamedString *named = &g_array_index(strings->named, NamedString, i);
        *named =
            (NamedString){.name = named->name, .entry = named->last ? named->last : named->entry};
    }
    bool is_at_start = true;
    for (size_t i = 0; i < n_strips; i++) {
        for (size_t k = 0; k < strips[i].n_strings; k++)
            assign(strings, &strips[i].strings[k], is_at_start);
        if (strips[i].kind == STRIP_LINE || strips[i].kind == STRIP_BOX)
            is_at_start = false;
    }
}

const char *pages_strings_value(const PagesStrings *strings, const char *name,
                                StyleStringWhich which) {
    const NamedString *named = find(strings, name);
    if (!named)
        return "";
    const char *value = NULL;
    switch (which) {
    case STRING_FIRST:
        value = named->first ? named->first : named->entry;
        break;
    case STRING_START:
        value = named->first && named->is_at_start ? named->first : named->entry;
        break;
    case STRING_LAST:
        value = named->last ? named->last : named->entry;
        break;
    case STRING_FIRST_EXCEPT:
        value = named->first ? "" : named->entry;
        break;
    }
    return value ? value : "";
}
