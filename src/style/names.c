/* SPDX-License-Identifier: MIT */
/* Tells which names of sheets lead nowhere, once all are read: custom properties that nobody
 * declares, or that nobody uses though their name is close to one in use, and counter styles that
 * there are none of. */

#include "style/sheet.h"

#include "base/distance.h"
#include <stdlib.h>
#include <string.h>

#define MAX_NAME 60      /* bytes: what is longer is no slip of the keys */
#define MAX_DIFFERENCE 3 /* bytes to change, add or take away, and no more than half of them */
#define LEAST_SLIP 6     /* bytes, hyphens counted: of shorter names any is close to another */
#define MAX_GUESSES 200  /* of all sheets: each looks at all names there are */
#define MAX_COMPARED 5000

const char *names_find_closest(GHashTable *names, const char *wanted) {
    const char *closest = NULL;
    size_t length = strlen(wanted);
    size_t hyphens = g_str_has_prefix(wanted, "--") ? strlen("--") : 0;
    int least = MIN(MAX_DIFFERENCE, (int)(length - hyphens) / 2) + 1, n = 0;
    GHashTableIter each;
    gpointer name;
    g_hash_table_iter_init(&each, names);
    while (length <= MAX_NAME && n++ < MAX_COMPARED && g_hash_table_iter_next(&each, &name, NULL)) {
        int longer = abs((int)length - (int)MIN(strlen(name), 2 * MAX_NAME));
        int far = longer > least ? longer : words_distance(wanted, name);
        if (far > least || (far == least && (!closest || strcmp(name, closest) > 0)))
            continue;
        closest = name;
        least = far;
    }
    return closest;
}

static char *ask_whether(const char *meant) {
    return meant ? g_strdup_printf(" (is '%s' meant?)", meant) : g_strdup("");
}

static gpointer make_property_names(gpointer unused) {
    (void)unused;
    GHashTable *names = g_hash_table_new(g_str_hash, g_str_equal);
    for (size_t i = 0; i < style_property_count(); i++)
        g_hash_table_add(names, (gpointer)style_properties[i].name);
    for (size_t i = 0; i < style_shorthand_count(); i++)
        g_hash_table_add(names, (gpointer)style_shorthands[i].name);
    return names;
}

static bool are_two_swapped(const char *name, const char *meant) {
    size_t i = 0;
    while (name[i] && name[i] == meant[i])
        i++;
    return name[i] && meant[i] && name[i] == meant[i + 1] && name[i + 1] == meant[i] &&
           strcmp(name + i + 2, meant + i + 2) == 0;
}

/* There are hundreds: a third of the letters may differ, so that `zoom` is not taken for one. */
char *names_guess_property(const SheetReader *reader, const char *name) {
    static GOnce once = G_ONCE_INIT;
    g_once(&once, make_property_names, NULL);
    if (reader->sheets->n_guesses++ >= MAX_GUESSES)
        return g_strdup("");
    const char *closest = names_find_closest(once.retval, name);
    bool is_near = closest && (are_two_swapped(name, closest) ||
                               3 * (size_t)words_distance(name, closest) <= strlen(name));
    return ask_whether(is_near ? closest : NULL);
}

/* --- while sheets are read: the first place of each name --- */

static void note(const SheetReader *reader, NameKind kind, const char *name, const Token *at) {
    StyleSheets *sheets = reader->sheets;
    GHashTable **seen = &sheets->names_seen[kind];
    if (!*seen)
        *seen = g_hash_table_new(g_str_hash, g_str_equal);
    if (!g_hash_table_add(*seen, (gpointer)name))
        return;
    NameUse use = {kind, name, sheet_place(reader, at)};
    if (!sheets->names_said)
        sheets->names_said = g_array_new(FALSE, TRUE, sizeof(NameUse));
    g_array_append_val(sheets->names_said, use);
}

void names_free(StyleSheets *sheets) {
    g_clear_pointer(&sheets->names_said, g_array_unref);
    for (size_t i = 0; i < NAME_KIND_COUNT; i++)
        g_clear_pointer(&sheets->names_seen[i], g_hash_table_unref);
}

static bool is_heard(const SheetReader *reader) {
    return sheet_is_of(reader, ORIGIN_STYLE);
}

/* The looks offer more than each sheet on them uses. */
static bool is_look(const SheetReader *reader) {
    if (!reader->styles_dir || !reader->folder)
        return false;
    g_autofree char *looks = g_canonicalize_filename(reader->styles_dir, NULL);
    return strcmp(looks, reader->folder) == 0;
}

void names_note_custom(const SheetReader *reader, const char *name, const Token *at) {
    if (is_heard(reader) && !is_look(reader))
        note(reader, NAME_DECLARED, name, at);
}

void names_note_variables(const SheetReader *reader, TokenRange range) {
    if (!is_heard(reader))
        return;
    for (const Token *t = range.from; t < range.to; t++) {
        TokenRange inside =
            token_is_function(t, "var") ? tokens_trim(token_contents(t)) : (TokenRange){NULL, NULL};
        /* a fallback speaks for whoever may be silent */
        if (inside.from && inside.to - inside.from == 1 && inside.from->kind == TOKEN_IDENT)
            note(reader, NAME_USED, inside.from->text, t);
    }
}

static void note_content(const SheetReader *reader, const StyleContent *content, const Token *at) {
    for (size_t i = 0; i < content->count; i++) {
        const StyleContentItem *item = &content->items[i];
        if (item->style &&
            (item->kind == CONTENT_COUNTER || item->kind == CONTENT_COUNTERS ||
             (style_content_is_of_target(item->kind) && item->kind != CONTENT_TARGET_TEXT)))
            note(reader, NAME_COUNTER_STYLE, item->style, at);
    }
}

void names_note_counter_styles(const SheetReader *reader, const Declaration *declaration,
                               const Token *at) {
    const PropertyType *type = style_properties[declaration->property].type;
    const char *name = declaration->value.object;
    if (!is_heard(reader) || declaration->value.kind != SPEC_VALUE || declaration->value.is_beyond)
        return;
    if (type == &type_content)
        note_content(reader, declaration->value.object, at);
    if (type == &type_marker && name && *name != '"' && g_ascii_strcasecmp(name, "none") != 0)
        note(reader, NAME_COUNTER_STYLE, name, at);
}

/* --- once all is read --- */

static void note_uses(GHashTable *names, TokenRange range) {
    for (const Token *t = range.from; t < range.to; t++) {
        const Token *name =
            token_is_function(t, "var") ? tokens_trim(token_contents(t)).from : NULL;
        if (name && name->kind == TOKEN_IDENT)
            g_hash_table_add(names, (gpointer)name->text);
    }
}

typedef struct {
    GHashTable *used, *declared;
} Customs;

static void add_block(const Block *block, void *user) {
    const Customs *customs = user;
    for (size_t i = 0; block && i < block->n; i++)
        if (block->declarations[i].value.kind == SPEC_VARIABLE)
            note_uses(customs->used, block->declarations[i].value.tokens);
    for (size_t i = 0; block && i < block->n_customs; i++) {
        note_uses(customs->used, block->customs[i].value);
        g_hash_table_add(customs->declared, (gpointer)block->customs[i].name);
    }
}

static Customs find_customs(const StyleSheets *sheets, const Block *said_beside) {
    Customs customs = {g_hash_table_new(g_str_hash, g_str_equal),
                       g_hash_table_new(g_str_hash, g_str_equal)};
    for (guint i = 0; i < sheets->rules->len; i++)
        add_block(g_array_index(sheets->rules, Rule, i).block, &customs);
    for (guint i = 0; i < sheets->pages->len; i++)
        page_rule_visit(&g_array_index(sheets->pages, PageRule, i), add_block, &customs);
    add_block(said_beside, &customs);
    return customs;
}

GHashTable *names_in_use(const StyleSheets *sheets, const Block *said_beside) {
    Customs customs = find_customs(sheets, said_beside);
    g_hash_table_unref(customs.declared);
    return customs.used;
}

/* A sheet may be one of many, which use what it declares: told is only what misses a name that is
 * declared and used by one letter. Numbers at the end count the members of a family. */
static bool is_slip(const char *name, const char *meant, GHashTable *declared) {
    return meant && g_hash_table_contains(declared, meant) && strlen(name) >= LEAST_SLIP &&
           !g_ascii_isdigit(name[strlen(name) - 1]) && words_distance(name, meant) == 1;
}

static void tell(const NameUse *use, const Customs *customs, GHashTable *known, bool may_guess,
                 Notices *notices) {
    static const struct {
        const char *code, *text;
    } words[NAME_KIND_COUNT] = {
        [NAME_DECLARED] = {"unused-custom-property", "no style sheet uses"},
        [NAME_USED] = {"unknown-custom-property", "no style sheet declares"},
        [NAME_COUNTER_STYLE] = {"unknown-counter-style", "there is no counter style"}};
    const char *closest = may_guess ? names_find_closest(known, use->name) : NULL;
    if (use->kind == NAME_DECLARED && !is_slip(use->name, closest, customs->declared))
        return;
    g_autofree char *meant = ask_whether(closest);
    notices_add(notices, KANYIN_SEVERITY_WARNING, words[use->kind].code, use->place, "%s '%.*s'%s",
                words[use->kind].text, NAMES_MAX_TOLD, use->name, meant);
}

void names_tell(const StyleSheets *sheets, const Block *said_beside, Notices *notices) {
    sheets_foresee(sheets, said_beside, notices);
    if (!sheets->names_said)
        return;
    Customs customs = find_customs(sheets, said_beside);
    GHashTable *known[NAME_KIND_COUNT] = {[NAME_DECLARED] = customs.used,
                                          [NAME_USED] = customs.declared,
                                          [NAME_COUNTER_STYLE] = sheets->counter_styles.table};
    int n_guesses = 0;
    for (guint i = 0; i < sheets->names_said->len; i++) {
        const NameUse *use = &g_array_index(sheets->names_said, NameUse, i);
        if (!g_hash_table_contains(known[use->kind], use->name))
            tell(use, &customs, known[use->kind], n_guesses++ < MAX_GUESSES, notices);
    }
    g_hash_table_unref(customs.used);
    g_hash_table_unref(customs.declared);
}
