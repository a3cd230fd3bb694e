/* SPDX-License-Identifier: MIT */
/* Turns Unicode's Unihan_Readings.txt and Unihan_Variants.txt into the compact tables of
 * read/unihan.h. Runs on the building machine: `make_readings READINGS VARIANTS > out.c`, where
 * READINGS and VARIANTS are the unpacked files.
 *
 * The readings of one character are a run of indices into the list of syllables, the last of a run
 * with its high bit set. Characters are found by blocks of 64 code points: a mask of those that
 * have readings, and the index where the block's runs begin. */

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define BLOCK 64
#define N_BLOCKS (0x33480 / BLOCK) /* up to the end of the Tertiary Ideographic Plane's blocks */

typedef struct {
    GHashTable *syllables;              /* text → index + 1 */
    GPtrArray *names;                   /* by index */
    GArray *readings[N_BLOCKS * BLOCK]; /* of uint16_t; NULL: none */
    uint32_t simple[N_BLOCKS * BLOCK];  /* simplified form; 0: none */
    bool is_simple[N_BLOCKS * BLOCK];   /* a simplified form that traditional text does not use */
    size_t n_lines;
} Tables;

static Tables tables;

/* One spelling for one syllable: NFC, and Latin letters where Unihan has IPA's. */
static char *normal(const char *text) {
    g_autofree char *composed = g_utf8_normalize(text, -1, G_NORMALIZE_NFC);
    GString *out = g_string_new(NULL);
    for (const char *at = composed; *at; at = g_utf8_next_char(at)) {
        gunichar c = g_utf8_get_char(at);
        g_string_append_unichar(out, c == 0x251 ? 'a' : c == 0x261 ? 'g' : c);
    }
    return g_string_free(out, FALSE);
}

static void add_reading(uint32_t code, const char *text) {
    char *syllable = normal(text);
    uintptr_t index = (uintptr_t)g_hash_table_lookup(tables.syllables, syllable);
    if (!index) {
        g_ptr_array_add(tables.names, syllable);
        index = tables.names->len;
        g_hash_table_insert(tables.syllables, syllable, (void *)index);
    } else {
        g_free(syllable);
    }
    uint16_t value = (uint16_t)(index - 1);
    GArray **list = &tables.readings[code];
    if (!*list)
        *list = g_array_new(FALSE, FALSE, sizeof(uint16_t));
    for (guint i = 0; i < (*list)->len; i++)
        if (g_array_index(*list, uint16_t, i) == value)
            return;
    g_array_append_val(*list, value);
}

/* "0085.150:bú,bù 0087.100:bù", "bù(23305) bu(555)", "bù": places before the colon and counts in
 * brackets are left out. */
static void add_readings(uint32_t code, const char *value) {
    g_auto(GStrv) entries = g_strsplit(value, " ", -1);
    for (size_t i = 0; entries[i]; i++) {
        const char *colon = strrchr(entries[i], ':');
        g_auto(GStrv) parts = g_strsplit(colon ? colon + 1 : entries[i], ",", -1);
        for (size_t j = 0; parts[j]; j++) {
            char *bracket = strchr(parts[j], '(');
            if (bracket)
                *bracket = '\0';
            if (*parts[j])
                add_reading(code, parts[j]);
        }
    }
}

static void read_reading(uint32_t code, const char *key, const char *value) {
    static const char *const keys[] = {"kMandarin", "kHanyuPinlu", "kXHC1983", "kTGHZ2013",
                                       "kHanyuPinyin"};
    for (size_t i = 0; i < G_N_ELEMENTS(keys); i++)
        if (strcmp(key, keys[i]) == 0)
            add_readings(code, value);
}

/* A character that is its own variant belongs to both scripts and tells nothing. */
static void read_variant(uint32_t code, const char *key, const char *value) {
    bool to_simple = strcmp(key, "kSimplifiedVariant") == 0;
    if (!to_simple && strcmp(key, "kTraditionalVariant") != 0)
        return;
    g_auto(GStrv) forms = g_strsplit(value, " ", -1);
    uint32_t first = 0;
    for (size_t i = 0; forms[i]; i++) {
        uint32_t form = (uint32_t)strtoul(forms[i] + 2, NULL, 16);
        if (form == code)
            return;
        if (!first)
            first = form;
    }
    if (to_simple)
        tables.simple[code] = first;
    else
        tables.is_simple[code] = true;
}

typedef void (*ReadLine)(uint32_t code, const char *key, const char *value);

static void read_file(const char *path, ReadLine read) {
    FILE *file = fopen(path, "r");
    if (!file) {
        fprintf(stderr, "make_readings: %s cannot be read\n", path);
        exit(1);
    }
    static char line[1 << 16];
    while (fgets(line, sizeof line, file)) {
        line[strcspn(line, "\n")] = '\0';
        char *key = strchr(line, '\t');
        char *value = key ? strchr(key + 1, '\t') : NULL;
        if (strncmp(line, "U+", 2) != 0 || !value)
            continue;
        *key++ = '\0';
        *value++ = '\0';
        unsigned long code = strtoul(line + 2, NULL, 16);
        if (code < (unsigned long)N_BLOCKS * BLOCK)
            read((uint32_t)code, key, value);
        tables.n_lines++;
    }
    fclose(file);
}

static void write_syllables(void) {
    printf("const char unihan_syllables[][UNIHAN_SYLLABLE_BYTES] = {\n");
    for (guint i = 0; i < tables.names->len; i++)
        printf("\"%s\",%s", (const char *)tables.names->pdata[i], i % 10 == 9 ? "\n" : " ");
    printf("};\nconst size_t unihan_n_syllables = %u;\n\n", tables.names->len);
}

static void write_readings(void) {
    printf("const uint16_t unihan_readings[] = {\n");
    size_t count = 0;
    for (size_t code = 0; code < (size_t)N_BLOCKS * BLOCK; code++) {
        const GArray *list = tables.readings[code];
        for (guint i = 0; list && i < list->len; i++)
            printf("%u,%s", g_array_index(list, uint16_t, i) | (i + 1 == list->len ? 0x8000u : 0u),
                   ++count % 16 == 0 ? "\n" : " ");
    }
    printf("};\n\n");
}

static void write_blocks(void) {
    printf("const UnihanBlock unihan_blocks[] = {\n");
    size_t first = 0;
    for (size_t block = 0; block < N_BLOCKS; block++) {
        uint64_t has = 0, is_traditional = 0, is_simplified = 0;
        size_t here = first;
        for (size_t i = 0; i < BLOCK; i++) {
            size_t code = block * BLOCK + i;
            has |= (uint64_t)(tables.readings[code] != NULL) << i;
            is_traditional |= (uint64_t)(tables.simple[code] != 0) << i;
            is_simplified |= (uint64_t)(tables.is_simple[code] && !tables.simple[code]) << i;
            first += tables.readings[code] ? tables.readings[code]->len : 0;
        }
        printf("{0x%" G_GINT64_MODIFIER "xu, 0x%" G_GINT64_MODIFIER "xu, 0x%" G_GINT64_MODIFIER
               "xu, %zu},\n",
               has, is_traditional, is_simplified, here);
    }
    printf("};\nconst size_t unihan_n_blocks = %d;\n\n", N_BLOCKS);
}

/* Only pairs of three bytes each in UTF-8: replacing one by the other keeps every offset. */
static void write_pairs(void) {
    size_t count = 0;
    printf("const UnihanPair unihan_pairs[] = {\n");
    for (uint32_t code = 0x800; code < 0x10000; code++)
        if (tables.simple[code] >= 0x800 && tables.simple[code] < 0x10000)
            printf("{0x%x, 0x%x},%s", code, tables.simple[code], ++count % 8 == 0 ? "\n" : " ");
    printf("};\nconst size_t unihan_n_pairs = %zu;\n", count);
}

int main(int argc, char **argv) {
    if (argc != 3) {
        fprintf(stderr, "usage: make_readings READINGS VARIANTS\n");
        return 64;
    }
    tables.syllables = g_hash_table_new(g_str_hash, g_str_equal);
    tables.names = g_ptr_array_new_with_free_func(g_free);
    read_file(argv[1], read_reading);
    read_file(argv[2], read_variant);
    if (tables.names->len < 1000 || tables.names->len > 0x7FFF) {
        fprintf(stderr, "make_readings: %u syllables in %zu lines: not Unihan's files\n",
                tables.names->len, tables.n_lines);
        return 1;
    }
    printf("/* Generated from Unicode's Unihan database. */\n#include \"read/unihan.h\"\n\n");
    write_syllables();
    write_readings();
    write_blocks();
    write_pairs();
    g_hash_table_destroy(tables.syllables);
    g_ptr_array_free(tables.names, TRUE);
    for (size_t i = 0; i < (size_t)N_BLOCKS * BLOCK; i++)
        if (tables.readings[i])
            g_array_free(tables.readings[i], TRUE);
    return 0;
}
