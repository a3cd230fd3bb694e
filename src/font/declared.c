/* SPDX-License-Identifier: MIT */
/* Turns what style sheets say of fonts (@font-face, css-fonts-4 §4) into families of the library.
 *
 * A declared family gets a name of its own that no font has, and patterns under that name are put
 * beside those fontconfig found; lists of families lead from the sheet's name to it. So two sheets
 * may mean different fonts by one name, one after the other. */

#include "font/declared.h"

#include "font/tables.h"
#include <fontconfig/fcfreetype.h>
#include <pango/pangofc-fontmap.h>
#include <string.h>

#define UNIQUE_BITS 16

struct FontDeclared {
    GHashTable *names;   /* names in lower case → the family that they mean now */
    GHashTable *known;   /* what was declared → its Family */
    GHashTable *ranges;  /* path → hb_set_t of the characters that its face may serve */
    GHashTable *limited; /* families that do not serve all they have */
    unsigned n_faces;
};

typedef struct {
    char *name; /* NULL: none of its sources could be used */
    Notices *notices;
} Family;

static void free_family(void *data) {
    Family *family = data;
    g_free(family->name);
    notices_free(family->notices);
    g_free(family);
}

static void destroy_set(void *set) {
    hb_set_destroy(set);
}

static FontDeclared *declared_new(void) {
    FontDeclared *declared = g_new0(FontDeclared, 1);
    declared->names = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    declared->known = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, free_family);
    declared->ranges = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, destroy_set);
    declared->limited = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    return declared;
}

void declared_free(FontDeclared *declared) {
    if (!declared)
        return;
    g_hash_table_unref(declared->names);
    g_hash_table_unref(declared->known);
    g_hash_table_unref(declared->ranges);
    g_hash_table_unref(declared->limited);
    g_free(declared);
}

const char *declared_find(const FontLibrary *library, const char *name) {
    if (!library->declared || !*name)
        return NULL;
    g_autofree char *key = g_ascii_strdown(name, -1);
    return g_hash_table_lookup(library->declared->names, key);
}

const hb_set_t *declared_range(const FontLibrary *library, const char *path) {
    return library->declared ? g_hash_table_lookup(library->declared->ranges, path) : NULL;
}

bool font_library_is_limited(const FontLibrary *library, const char *families) {
    if (!library->declared || !g_hash_table_size(library->declared->limited))
        return false;
    g_auto(GStrv) names = g_strsplit(families, ",", -1);
    for (char **name = names; *name; name++)
        if (g_hash_table_contains(library->declared->limited, *name))
            return true;
    return false;
}

/* --- one source --- */

static bool has_name(const FcPattern *pattern, const char *object, const char *name) {
    FcChar8 *value = NULL;
    for (int n = 0; FcPatternGetString(pattern, object, n, &value) == FcResultMatch; n++)
        if (g_ascii_strcasecmp((const char *)value, name) == 0)
            return true;
    return false;
}

/* By its full or PostScript name, as css-fonts-4 §4.3.1 has it; else the regular face of a family,
 * which is what a name without a style means to whoever installed it. */
static FcPattern *find_local(const FontLibrary *library, const char *name) {
    const FcFontSet *fonts = FcConfigGetFonts(library->config, FcSetSystem);
    FcPattern *regular = NULL;
    for (int i = 0; fonts && i < fonts->nfont; i++) {
        FcPattern *pattern = fonts->fonts[i];
        if (has_name(pattern, FC_FULLNAME, name) || has_name(pattern, FC_POSTSCRIPT_NAME, name))
            return FcPatternDuplicate(pattern);
        bool is_regular = has_name(pattern, FC_STYLE, "Regular");
        if (!regular && is_regular && has_name(pattern, FC_FAMILY, name))
            regular = pattern;
    }
    return regular ? FcPatternDuplicate(regular) : NULL;
}

static FcPattern *find_source(FontLibrary *library, const FontSource *source) {
    int count = 0;
    if (source->is_local)
        return find_local(library, source->name);
    return FcFreeTypeQuery((const FcChar8 *)source->name, 0, NULL, &count);
}

static bool is_usable(FontLibrary *library, FcPattern *pattern, const FontSource *source,
                      const FontDeclaration *declaration, Notices *notices) {
    g_autoptr(GError) error = NULL;
    const FontFace *face = shelf_pattern_face(library, pattern, &error);
    if (!face) {
        notices_add(notices, KANYIN_SEVERITY_WARNING, "font-face-refused", declaration->place,
                    "'%s' is not used: %s", source->name, error ? error->message : "it is no font");
        return false;
    }
    if (font_face_may_embed(face))
        return true;
    notices_add(notices, KANYIN_SEVERITY_WARNING, "font-forbids-embedding", declaration->place,
                "'%s' forbids embedding and is not used", source->name);
    return false;
}

/* --- patterns --- */

/* Pango keeps what characters a face has by the path of its file; another path to the same file
 * keeps what is declared apart from what is installed. */
static char *unique_path(const char *path, unsigned number) {
    GString *unique = g_string_new(NULL);
    for (int bit = 0; bit < UNIQUE_BITS; bit++)
        g_string_append(unique, number >> bit & 1 ? "/." : "//");
    g_string_append(unique, path);
    return g_string_free(unique, FALSE);
}

static void limit(FontDeclared *declared, FcPattern *pattern, const char *path,
                  const FontDeclaration *declaration) {
    hb_set_t *set = hb_set_create();
    FcCharSet *had = NULL, *wanted = FcCharSetCreate();
    FcPatternGetCharSet(pattern, FC_CHARSET, 0, &had);
    for (size_t i = 0; i < declaration->n_ranges; i++)
        hb_set_add_range(set, declaration->ranges[i].first, declaration->ranges[i].last);
    for (hb_codepoint_t c = HB_SET_VALUE_INVALID; hb_set_next(set, &c);)
        if (had && FcCharSetHasChar(had, c))
            FcCharSetAddChar(wanted, c);
    FcPatternDel(pattern, FC_CHARSET);
    FcPatternAddCharSet(pattern, FC_CHARSET, wanted);
    FcCharSetDestroy(wanted);
    g_hash_table_insert(declared->ranges, g_strdup(path), set);
}

static void rename_pattern(FontDeclared *declared, FcPattern *pattern, const char *family,
                           const FontDeclaration *declaration) {
    FcChar8 *path = NULL;
    FcPatternGetString(pattern, FC_FILE, 0, &path);
    g_autofree char *unique = unique_path((const char *)path, ++declared->n_faces);
    static const char *const said[] = {FC_FILE, FC_FAMILY, FC_FAMILYLANG, FC_WEIGHT, FC_SLANT};
    for (size_t i = 0; i < G_N_ELEMENTS(said); i++)
        FcPatternDel(pattern, said[i]);
    FcPatternAddString(pattern, FC_FILE, (const FcChar8 *)unique);
    FcPatternAddString(pattern, FC_FAMILY, (const FcChar8 *)family);
    FcPatternAddDouble(pattern, FC_WEIGHT, FcWeightFromOpenTypeDouble(declaration->weight));
    FcPatternAddInteger(pattern, FC_SLANT,
                        declaration->is_italic ? FC_SLANT_ITALIC : FC_SLANT_ROMAN);
    if (declaration->n_ranges)
        limit(declared, pattern, unique, declaration);
}

/* The first source that can be used; a font that cannot falls on to the next. */
static bool add_face(FontLibrary *library, const FontDeclaration *declaration, const char *family,
                     Notices *notices) {
    for (size_t i = 0; i < declaration->n_sources; i++) {
        const FontSource *source = &declaration->sources[i];
        FcPattern *pattern = find_source(library, source);
        if (!pattern)
            continue;
        if (is_usable(library, pattern, source, declaration, notices)) {
            rename_pattern(library->declared, pattern, family, declaration);
            FcFontSetAdd(FcConfigGetFonts(library->config, FcSetSystem), pattern);
            return true;
        }
        FcPatternDestroy(pattern);
    }
    notices_add(notices, KANYIN_SEVERITY_WARNING, "font-face-missing", declaration->place,
                "@font-face '%s': none of its sources is there", declaration->family);
    return false;
}

/* --- families --- */

static bool is_of(const FontDeclaration *declaration, const char *family) {
    return g_ascii_strcasecmp(declaration->family, family) == 0;
}

static char *describe(const FontDeclaration *declarations, size_t n, const char *family) {
    GString *key = g_string_new(family);
    for (size_t i = 0; i < n; i++) {
        if (!is_of(&declarations[i], family))
            continue;
        g_string_append_printf(key, "\n%d %d", declarations[i].weight, declarations[i].is_italic);
        for (size_t k = 0; k < declarations[i].n_ranges; k++)
            g_string_append_printf(key, " %x-%x", declarations[i].ranges[k].first,
                                   declarations[i].ranges[k].last);
        for (size_t k = 0; k < declarations[i].n_sources; k++)
            g_string_append_printf(key, "\t%d%s", declarations[i].sources[k].is_local,
                                   declarations[i].sources[k].name);
    }
    return g_string_free(key, FALSE);
}

/* The later of two equal faces is the one that counts: it is put in first. */
static Family *make_family(FontLibrary *library, const FontDeclaration *declarations, size_t n,
                           const char *family) {
    FontDeclared *declared = library->declared;
    Family *made = g_new0(Family, 1);
    made->notices = notices_new();
    g_autofree char *name =
        g_strdup_printf("kanyin-declared-%u", g_hash_table_size(declared->known));
    bool is_limited = false;
    for (size_t i = n; i-- > 0;) {
        if (!is_of(&declarations[i], family) ||
            !add_face(library, &declarations[i], name, made->notices))
            continue;
        is_limited |= declarations[i].n_ranges > 0;
        if (made->name)
            continue;
        made->name = g_strdup(name);
        g_hash_table_insert(library->installed, g_strdup(name), g_strdup(name));
    }
    if (is_limited)
        g_hash_table_add(declared->limited, g_strdup(name));
    return made;
}

static const Family *find_family(FontLibrary *library, const FontDeclaration *declarations,
                                 size_t n, const char *family) {
    FontDeclared *declared = library->declared;
    g_autofree char *key = describe(declarations, n, family);
    Family *found = g_hash_table_lookup(declared->known, key);
    if (!found) {
        found = make_family(library, declarations, n, family);
        g_hash_table_insert(declared->known, g_steal_pointer(&key), found);
        pango_fc_font_map_config_changed(PANGO_FC_FONT_MAP(library->map));
    }
    return found;
}

static bool are_equal(GHashTable *a, GHashTable *b) {
    GHashTableIter iter;
    gpointer name, family;
    if (g_hash_table_size(a) != g_hash_table_size(b))
        return false;
    g_hash_table_iter_init(&iter, a);
    while (g_hash_table_iter_next(&iter, &name, &family))
        if (g_hash_table_lookup(b, name) != family)
            return false;
    return true;
}

/* What was found for lists of names hangs on what they mean. */
static void take_names(FontLibrary *library, GHashTable *names) {
    bool is_same = are_equal(library->declared->names, names);
    g_hash_table_unref(library->declared->names);
    library->declared->names = names;
    if (is_same)
        return;
    g_hash_table_remove_all(library->families);
    g_hash_table_remove_all(library->missing);
    g_hash_table_remove_all(library->matches);
}

void font_library_declare(FontLibrary *library, const FontDeclaration *declarations, size_t n,
                          Notices *notices) {
    if (!library->declared && !n)
        return;
    if (!library->declared)
        library->declared = declared_new();
    GHashTable *names = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    for (size_t i = 0; i < n; i++) {
        g_autofree char *name = g_ascii_strdown(declarations[i].family, -1);
        if (g_hash_table_contains(names, name))
            continue;
        const Family *family = find_family(library, declarations, n, declarations[i].family);
        notices_append(notices, family->notices);
        if (family->name)
            g_hash_table_insert(names, g_steal_pointer(&name), family->name);
    }
    take_names(library, names);
}
