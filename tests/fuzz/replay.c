/* SPDX-License-Identifier: MIT */
/* Gives files, and all files of folders, to a fuzz target once each: for compilers without
 * libFuzzer. */

#include <glib.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static size_t replay_file(const char *path) {
    g_autofree char *bytes = NULL;
    size_t size = 0;
    g_autoptr(GError) error = NULL;
    if (!g_file_get_contents(path, &bytes, &size, &error)) {
        fprintf(stderr, "replay: %s\n", error->message);
        exit(EXIT_FAILURE);
    }
    printf("%s\n", path);
    fflush(stdout); /* the last one named is the one that ended the program */
    /* a copy of exactly its size: GLib's has a NUL after it that would hide an overrun */
    uint8_t *exact = g_memdup2(bytes, size);
    LLVMFuzzerTestOneInput(exact, size);
    g_free(exact);
    return 1;
}

static size_t replay(const char *path) {
    g_autoptr(GDir) folder = g_dir_open(path, 0, NULL);
    if (!folder)
        return replay_file(path);
    size_t count = 0;
    for (const char *name = g_dir_read_name(folder); name; name = g_dir_read_name(folder)) {
        g_autofree char *inner = g_build_filename(path, name, NULL);
        count += replay_file(inner);
    }
    return count;
}

int main(int argc, char **argv) {
    size_t count = 0;
    for (int i = 1; i < argc; i++)
        count += replay(argv[i]);
    printf("%zu inputs\n", count);
    return count > 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
