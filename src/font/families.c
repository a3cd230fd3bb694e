/* SPDX-License-Identifier: MIT */
/* Turns the family names of a style sheet into installed families, and those into a face. The rules
 * are in fonts/fonts.conf; here they are only asked for. */

#include "font/declared.h"

#include <string.h>

/* Every list ends in the main text family: no name is without a face. */
#define LAST_FAMILY "serif"

/* The language tags that fonts.conf tests; other forms (zh-hant-tw) are not its own. */
static const char *region_tag(Region region) {
    static const char *const tags[] = {
        [REGION_NONE] = "zh-cn", [REGION_CN] = "zh-cn", [REGION_TW] = "zh-tw",
        [REGION_HK] = "zh-hk",   [REGION_JP] = "ja",    [REGION_KR] = "ko",
    };
    return tags[region];
}

/* css-fonts-4, 2.1.3 and 2.1.4, and what fonts.conf has for books. */
bool font_name_is_generic(const char *name) {
    static const char *const generic[] = {
        "serif",     "sans-serif", "monospace",     "cursive",      "fantasy",
        "system-ui", "ui-serif",   "ui-sans-serif", "ui-monospace", "ui-rounded",
        "math",      "emoji",      "kai",           "fangsong",     NULL};
    g_autofree char *low = g_ascii_strdown(name, -1);
    return g_strv_contains(generic, low);
}

/* A generic name means a sheet's own family only where it is quoted (css-fonts-4 §2.1.1). */
static const char *find_declared(const FontLibrary *library, const char *plain, bool is_quoted) {
    return is_quoted || !font_name_is_generic(plain) ? declared_find(library, plain) : NULL;
}

/* With `library`, what stands for a name by declaration or by an alias comes before it. */
static void add_families(FcPattern *pattern, const char *families, const FontLibrary *library) {
    g_auto(GStrv) names = g_strsplit(families, ",", -1);
    for (char **name = names; *name; name++) {
        bool is_quoted = strchr(*name, '"') != NULL;
        char *plain = g_strstrip(g_strdelimit(*name, "\"'", ' '));
        const char *declared = library ? find_declared(library, plain, is_quoted) : NULL;
        const char *alias = library && !declared ? aliases_find(library, plain) : NULL;
        if (declared)
            FcPatternAddString(pattern, FC_FAMILY, (const FcChar8 *)declared);
        if (alias)
            FcPatternAddString(pattern, FC_FAMILY, (const FcChar8 *)alias);
        if (*plain)
            FcPatternAddString(pattern, FC_FAMILY, (const FcChar8 *)plain);
    }
}

static FcPattern *new_pattern(const char *families, Region region, const FontLibrary *library) {
    FcPattern *pattern = FcPatternCreate();
    add_families(pattern, families, library);
    FcPatternAddString(pattern, FC_LANG, (const FcChar8 *)region_tag(region));
    return pattern;
}

static char *resolve(FontLibrary *library, const char *families, Region region) {
    FcPattern *pattern = new_pattern(families, region, library);
    FcPatternAddString(pattern, FC_FAMILY, (const FcChar8 *)LAST_FAMILY);
    FcConfigSubstitute(library->config, pattern, FcMatchPattern);
    g_autoptr(GHashTable) seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    GString *list = g_string_new(NULL);
    FcChar8 *family = NULL;
    for (int n = 0; FcPatternGetString(pattern, FC_FAMILY, n, &family) == FcResultMatch; n++) {
        char *key = g_ascii_strdown((const char *)family, -1);
        bool is_wanted = g_hash_table_contains(library->installed, key);
        if (g_hash_table_add(seen, key) && is_wanted)
            g_string_append_printf(list, "%s%s", list->len ? "," : "", (const char *)family);
    }
    FcPatternDestroy(pattern);
    return g_string_free(list, FALSE);
}

bool families_know(FontLibrary *library, const char *name) {
    FcPattern *pattern = new_pattern(name, REGION_CN, NULL);
    FcConfigSubstitute(library->config, pattern, FcMatchPattern);
    bool is_known = false;
    FcChar8 *family = NULL;
    for (int n = 0; FcPatternGetString(pattern, FC_FAMILY, n, &family) == FcResultMatch; n++) {
        g_autofree char *key = g_ascii_strdown((const char *)family, -1);
        is_known |= g_hash_table_contains(library->installed, key);
    }
    FcPatternDestroy(pattern);
    return is_known;
}

const char *font_library_families(FontLibrary *library, const char *families, Region region) {
    if (!families)
        families = LAST_FAMILY;
    g_autofree char *key = g_strdup_printf("%d %s", region, families);
    char *list = g_hash_table_lookup(library->families, key);
    if (!list) {
        list = resolve(library, families, region);
        g_hash_table_insert(library->families, g_steal_pointer(&key), list);
    }
    return list;
}

static char *find_missing(FontLibrary *library, const char *families) {
    g_auto(GStrv) names = g_strsplit(families, ",", -1);
    const char *first = NULL;
    for (char **name = names; *name; name++) {
        bool is_quoted = strchr(*name, '"') != NULL;
        const char *plain = g_strstrip(g_strdelimit(*name, "\"'", ' '));
        const char *declared = find_declared(library, plain, is_quoted);
        if (font_name_is_generic(plain) && !declared)
            break;
        if (declared || aliases_find(library, plain) || families_know(library, plain))
            return g_strdup("");
        first = first || !*plain ? first : plain;
    }
    return g_strdup(first ? first : "");
}

const char *font_library_missing(FontLibrary *library, const char *families) {
    char *missing = families ? g_hash_table_lookup(library->missing, families) : NULL;
    if (families && !missing) {
        missing = find_missing(library, families);
        g_hash_table_insert(library->missing, g_strdup(families), missing);
    }
    return missing && *missing ? missing : NULL;
}

static const FontFace *match(FontLibrary *library, const char *resolved, int weight,
                             bool is_italic) {
    FcPattern *pattern = new_pattern(resolved, REGION_NONE, NULL);
    FcPatternAddDouble(pattern, FC_WEIGHT, FcWeightFromOpenTypeDouble(weight));
    FcPatternAddInteger(pattern, FC_SLANT, is_italic ? FC_SLANT_ITALIC : FC_SLANT_ROMAN);
    FcConfigSubstitute(library->config, pattern, FcMatchPattern);
    FcDefaultSubstitute(pattern);
    FcResult result = FcResultMatch;
    FcPattern *found = FcFontMatch(library->config, pattern, &result);
    const FontFace *face = found ? shelf_pattern_face(library, found, NULL) : NULL;
    FcPatternDestroy(pattern);
    if (found)
        FcPatternDestroy(found);
    return face ? face : library->main;
}

const FontFace *font_library_match(FontLibrary *library, const char *families, int weight,
                                   bool is_italic, Region region) {
    const char *resolved = font_library_families(library, families, region);
    g_autofree char *key = g_strdup_printf("%d %d %s", weight, is_italic, resolved);
    const FontFace *face = g_hash_table_lookup(library->matches, key);
    if (!face) {
        face = match(library, resolved, weight, is_italic);
        g_hash_table_insert(library->matches, g_steal_pointer(&key), (void *)face);
    }
    return face;
}
