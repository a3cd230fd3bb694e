/* SPDX-License-Identifier: MIT */
#pragma once

/* Where suites lie: below the folder that KANYIN_CORPORA names. */

#include <glib.h>

/* g_free() it; NULL when it is not there. */
static inline char *corpora_path(const char *name) {
    const char *root = g_getenv("KANYIN_CORPORA");
    if (!root || !*root)
        return NULL;
    g_autofree char *path = g_build_filename(root, name, NULL);
    return g_file_test(path, G_FILE_TEST_EXISTS) ? g_steal_pointer(&path) : NULL;
}

/* What a test program returns when its suite is absent: skipped, but with CI=true a failure. */
static inline int corpora_absent(void) {
    g_print("1..0 # SKIP KANYIN_CORPORA does not name a folder with this suite\n");
    return g_strcmp0(g_getenv("CI"), "true") == 0 ? 1 : 77;
}
