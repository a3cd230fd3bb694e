/* SPDX-License-Identifier: MIT */
/* Turns a language into libhyphen's patterns, and a word into the places where it may be parted. */

#include "text/parts.h"

#include <hyphen.h>
#include <stdlib.h>
#include <string.h>

#define ROOM_OF_WORD 8 /* bytes that libhyphen writes beyond a word's */

/* The first part of a tag and its region: "de" and "AT" of de-Latn-AT. Anything but letters is no
 * language. */
static bool split_tag(const char *tag, char language[4], char region[3]) {
    g_auto(GStrv) parts = g_strsplit(tag, "-", -1);
    language[0] = region[0] = '\0';
    for (size_t i = 0; parts[i]; i++) {
        size_t length = strspn(parts[i], "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ");
        if (i == 0 && (length < 2 || length > 3 || parts[i][length]))
            return false;
        if (i == 0)
            g_strlcpy(language, parts[i], 4);
        else if (length == 2 && !parts[i][length])
            g_strlcpy(region, parts[i], 3);
    }
    return language[0] != '\0';
}

/* The files are listed once: an article may be in as many languages as it has words. */
static const GPtrArray *list_files(TextSetter *setter) {
    if (setter->pattern_names)
        return setter->pattern_names;
    setter->pattern_names = g_ptr_array_new_with_free_func(g_free);
    GDir *folder = g_dir_open(KANYIN_HYPHEN_DIR, 0, NULL);
    for (const char *name; folder && (name = g_dir_read_name(folder));)
        if (g_str_has_prefix(name, "hyph_") && g_str_has_suffix(name, ".dic"))
            g_ptr_array_add(setter->pattern_names, g_strdup(name));
    if (folder)
        g_dir_close(folder);
    return setter->pattern_names;
}

/* Of the region, else of the language as such, else of some region: the first by name, so that it
 * is always the same. Gives the real name of the file: packages have many names for one. */
static char *find_file(TextSetter *setter, const char *tag) {
    char language[4], region[3];
    if (!split_tag(tag, language, region))
        return NULL;
    g_autofree char *exact = g_strdup_printf("hyph_%s_%s.dic", language, region);
    g_autofree char *plain = g_strdup_printf("hyph_%s.dic", language);
    g_autofree char *prefix = g_strdup_printf("hyph_%s_", language);
    const char *best = NULL;
    int best_rank = 3;
    const GPtrArray *names = list_files(setter);
    for (guint i = 0; i < names->len; i++) {
        const char *name = g_ptr_array_index(names, i);
        int rank = g_ascii_strcasecmp(name, exact) == 0                     ? 0
                   : g_ascii_strcasecmp(name, plain) == 0                   ? 1
                   : g_ascii_strncasecmp(name, prefix, strlen(prefix)) == 0 ? 2
                                                                            : 3;
        if (rank > best_rank || rank == 3 || (rank == best_rank && strcmp(name, best) >= 0))
            continue;
        best = name;
        best_rank = rank;
    }
    g_autofree char *path = best ? g_build_filename(KANYIN_HYPHEN_DIR, best, NULL) : NULL;
    return path ? realpath(path, NULL) : NULL;
}

TextPatterns *text_patterns(TextSetter *setter, const char *language) {
    gpointer known;
    if (g_hash_table_lookup_extended(setter->patterns, language, NULL, &known))
        return known;
    char *file = find_file(setter, language);
    TextPatterns *patterns = file ? g_hash_table_lookup(setter->pattern_files, file) : NULL;
    if (file && !patterns) {
        patterns = hnj_hyphen_load(file);
        if (patterns)
            g_hash_table_insert(setter->pattern_files, g_strdup(file), patterns);
    }
    free(file); /* realpath's */
    g_hash_table_insert(setter->patterns, g_strdup(language), patterns);
    return patterns;
}

void text_close_patterns(TextSetter *setter) {
    g_hash_table_unref(setter->patterns);
    GHashTableIter files;
    gpointer patterns;
    g_hash_table_iter_init(&files, setter->pattern_files);
    while (g_hash_table_iter_next(&files, NULL, &patterns))
        hnj_hyphen_free(patterns);
    g_hash_table_unref(setter->pattern_files);
    if (setter->pattern_names)
        g_ptr_array_unref(setter->pattern_names);
}

static char *encode(const TextPatterns *patterns, const gunichar *letters, size_t n) {
    char *word = g_ucs4_to_utf8(letters, (glong)n, NULL, NULL, NULL);
    if (!word || patterns->utf8)
        return word;
    char *encoded = g_convert(word, -1, patterns->cset, "UTF-8", NULL, NULL, NULL);
    g_free(word);
    return encoded;
}

void text_find_points(TextPatterns *patterns, const gunichar *letters, size_t n, bool *points) {
    memset(points, 0, n * sizeof *points);
    g_autofree char *word = encode(patterns, letters, n);
    if (!word)
        return;
    size_t length = strlen(word);
    g_autofree char *marks = g_malloc0(length + ROOM_OF_WORD);
    char **changes = NULL;
    int *places = NULL, *cuts = NULL;
    if (hnj_hyphen_hyphenate2(patterns, word, (int)length, marks, NULL, &changes, &places, &cuts) ==
        0)
        /* libhyphen counts characters, not bytes; a part that is spelt otherwise (the third f of
         * Schifffahrt) would not be what was written */
        for (size_t i = 0; i + 1 < n; i++)
            points[i] = (marks[i] & 1) && !(changes && changes[i]);
    for (size_t i = 0; changes && i < length; i++)
        free(changes[i]);
    free(changes);
    free(places);
    free(cuts);
}
