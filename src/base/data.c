/* SPDX-License-Identifier: MIT */
/* Turns the running program's place into the folders of kanyin's own data. */

#include "base/data.h"

#include <glib.h>
#include <stdbool.h>

/* A build folder lies at most this deep in its source tree: build/dev/tests/unit/font. */
#define MAX_LEVELS 5

static char *below(const char *root, const char *kind) {
    g_autofree char *folder = g_build_filename(root, kind, NULL);
    return g_file_test(folder, G_FILE_TEST_IS_DIR) ? g_steal_pointer(&folder) : NULL;
}

/* Any folder may hold another called "styles"; only ours holds this file. */
static bool is_source_tree(const char *root) {
    g_autofree char *mark = g_build_filename(root, "fonts", "fonts.conf", NULL);
    return g_file_test(mark, G_FILE_TEST_IS_REGULAR);
}

static char *find_source_tree(const char *program) {
    g_autofree char *root = g_path_get_dirname(program);
    for (int level = 0; level < MAX_LEVELS; level++) {
        char *parent = g_path_get_dirname(root);
        g_free(root);
        root = parent;
        if (is_source_tree(root))
            return g_steal_pointer(&root);
    }
    return NULL;
}

static char *beside_program(const char *kind) {
    g_autofree char *program = g_file_read_link("/proc/self/exe", NULL);
    if (!program)
        return NULL;
    g_autofree char *tree = find_source_tree(program);
    if (tree)
        return below(tree, kind);
    g_autofree char *folder = g_path_get_dirname(program);
    g_autofree char *share = g_build_filename(folder, "..", "share", "kanyin", NULL);
    return below(share, kind);
}

char *data_dir(const char *kind) {
    const char *told = g_getenv("KANYIN_DATA_DIR");
    if (told && *told)
        return below(told, kind);
    char *found = beside_program(kind);
    return found ? found : below(KANYIN_INSTALLED_DATA, kind);
}
