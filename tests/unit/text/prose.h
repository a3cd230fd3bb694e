/* SPDX-License-Identifier: MIT */
#pragma once

/* Real prose for the tests of the text room: the long paragraphs of zh-articles. */

#include "fixture.h"

#include <jansson.h>

#define LEAST_CHARACTERS 60

static inline bool is_ideograph(gunichar c) {
    return (c >= 0x3400 && c <= 0x9FFF) || c == 0x3007 || c >= 0x20000;
}

/* NULL: KANYIN_CORPORA names no such folder. */
static inline GPtrArray *read_prose(void) {
    const char *corpora = g_getenv("KANYIN_CORPORA");
    if (!corpora)
        return NULL;
    g_autofree char *path = g_build_filename(corpora, "zh-articles", "gold.json", NULL);
    json_t *root = json_load_file(path, 0, NULL);
    if (!root)
        return NULL;
    GPtrArray *prose = g_ptr_array_new_with_free_func(g_free);
    const char *key;
    json_t *article;
    json_object_foreach(root, key, article) {
        g_auto(GStrv) lines =
            g_strsplit(json_string_value(json_object_get(article, "content")), "\n", -1);
        for (size_t i = 0; lines[i]; i++) {
            long han = 0;
            for (const char *c = lines[i]; *c; c = g_utf8_next_char(c))
                han += is_ideograph(g_utf8_get_char(c));
            if (han >= LEAST_CHARACTERS)
                g_ptr_array_add(prose, g_strdup(lines[i]));
        }
    }
    json_decref(root);
    return prose;
}

/* NULL after having said that the test is skipped, which CI does not allow. */
static inline GPtrArray *prose_or_skip(void) {
    GPtrArray *prose = read_prose();
    if (!prose) {
        g_assert_cmpstr(g_getenv("CI"), !=, "true");
        g_test_skip("KANYIN_CORPORA names no zh-articles/gold.json");
    }
    return prose;
}
