/* SPDX-License-Identifier: MIT */
/* Turns the place of the file that holds this code into the folders of kanyin's own data. */

#include "base/data.h"

#include <dlfcn.h>
#include <glib.h>
#include <link.h>
#include <stdbool.h>
#include <stdlib.h>

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

static char *find_source_tree(const char *file) {
    g_autofree char *root = g_path_get_dirname(file);
    for (int level = 0; level < MAX_LEVELS; level++) {
        char *parent = g_path_get_dirname(root);
        g_free(root);
        root = parent;
        if (is_source_tree(root))
            return g_steal_pointer(&root);
    }
    return NULL;
}

/* The shared library, else NULL: a program has no name in the linker's map. */
static char *own_library(void) {
    Dl_info info;
    struct link_map *map = NULL;
    if (!dladdr1((void *)&data_dir, &info, (void **)&map, RTLD_DL_LINKMAP) || !map->l_name[0])
        return NULL;
    char *resolved = realpath(map->l_name, NULL);
    char *library = g_strdup(resolved);
    free(resolved);
    return library;
}

/* As installed, wherever that was moved to; else as built. */
static char *beside(const char *file, const char *to_data, const char *kind) {
    g_autofree char *folder = g_path_get_dirname(file);
    g_autofree char *share = g_build_filename(folder, to_data, NULL);
    char *found = below(share, kind);
    if (found)
        return found;
    g_autofree char *tree = find_source_tree(file);
    return tree ? below(tree, kind) : NULL;
}

static char *beside_code(const char *kind) {
    g_autofree char *library = own_library();
    if (library)
        return beside(library, KANYIN_DATA_FROM_LIBRARY, kind);
    g_autofree char *program = g_file_read_link("/proc/self/exe", NULL);
    return program ? beside(program, KANYIN_DATA_FROM_PROGRAM, kind) : NULL;
}

char *data_dir(const char *kind) {
    const char *told = g_getenv("KANYIN_DATA_DIR");
    if (told && *told)
        return below(told, kind);
    char *found = beside_code(kind);
    return found ? found : below(KANYIN_INSTALLED_DATA, kind);
}
