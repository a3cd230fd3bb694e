/* SPDX-License-Identifier: MIT */
/* Turns what strips set into the values that running heads ask for, page by page. */

#include "pages/strings.h"

#include <string.h>

/* Names of each kind are apart. */
typedef enum { KIND_STRING, KIND_ELEMENT, KIND_COUNTER } Kind;

typedef struct {
    const char *name;
    Kind kind;
    const GalleyString *entry; /* as the page before left it; NULL never set */
    const GalleyString *first; /* set first on this page; NULL not set on it */
    const GalleyString *last;
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

static Kind kind_of(const GalleyString *string) {
    return string->element ? KIND_ELEMENT : string->numbers ? KIND_COUNTER : KIND_STRING;
}

static NamedString *find(const PagesStrings *strings, const char *name, Kind kind) {
    for (guint i = 0; i < strings->named->len; i++) {
        NamedString *named = &g_array_index(strings->named, NamedString, i);
        if (named->kind == kind && strcmp(named->name, name) == 0)
            return named;
    }
    return NULL;
}

static void assign(PagesStrings *strings, const GalleyString *string, bool is_at_start) {
    NamedString *named = find(strings, string->name, kind_of(string));
    if (!named) {
        NamedString fresh = {.name = string->name, .kind = kind_of(string)};
        g_array_append_val(strings->named, fresh);
        named = &g_array_index(strings->named, NamedString, strings->named->len - 1);
    }
    if (!named->first) {
        named->first = string;
        named->is_at_start = is_at_start;
    }
    named->last = string;
}

void pages_strings_turn(PagesStrings *strings, const Strip *strips, size_t n_strips) {
    for (guint i = 0; i < strings->named->len; i++) {
        NamedString *named = &g_array_index(strings->named, NamedString, i);
        *named = (NamedString){.name = named->name,
                               .kind = named->kind,
                               .entry = named->last ? named->last : named->entry};
    }
    bool is_at_start = true;
    for (size_t i = 0; i < n_strips; i++) {
        for (size_t k = 0; k < strips[i].n_strings; k++)
            assign(strings, &strips[i].strings[k], is_at_start);
        if (strips[i].kind == STRIP_LINE || strips[i].kind == STRIP_BOX)
            is_at_start = false;
    }
}

static const GalleyString *value_of(const NamedString *named, StyleStringWhich which) {
    switch (which) {
    case STRING_FIRST:
        break;
    case STRING_START:
        return named->first && named->is_at_start ? named->first : named->entry;
    case STRING_LAST:
        return named->last ? named->last : named->entry;
    case STRING_FIRST_EXCEPT:
        return named->first ? NULL : named->entry;
    }
    return named->first ? named->first : named->entry;
}

const GalleyString *pages_strings_value(const PagesStrings *strings, const char *name,
                                        StyleStringWhich which) {
    const NamedString *named = find(strings, name, KIND_STRING);
    return named ? value_of(named, which) : NULL;
}

const Frame *pages_strings_element(const PagesStrings *strings, const char *name,
                                   StyleStringWhich which) {
    const NamedString *named = find(strings, name, KIND_ELEMENT);
    const GalleyString *found = named ? value_of(named, which) : NULL;
    return found ? found->element : NULL;
}

const GalleyString *pages_strings_counter(const PagesStrings *strings, const char *name) {
    const NamedString *named = find(strings, name, KIND_COUNTER);
    return named ? value_of(named, STRING_FIRST) : NULL;
}
