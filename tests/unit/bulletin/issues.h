/* SPDX-License-Identifier: MIT */
#pragma once

/* What the tests of bulletins share: a folder of articles, and issues that name them. */

#include "bulletin/issue.h"
#include <glib/gstdio.h>
#include <kanyin/error.h>
#include <string.h>

static inline char *issues_folder(const char *const *names_and_texts) {
    char *folder = g_dir_make_tmp("kanyin-bulletin-XXXXXX", NULL);
    for (; *names_and_texts; names_and_texts += 2) {
        g_autofree char *path = g_build_filename(folder, names_and_texts[0], NULL);
        g_autofree char *parent = g_path_get_dirname(path);
        g_assert_cmpint(g_mkdir_with_parents(parent, 0700), ==, 0);
        g_assert_true(g_file_set_contents(path, names_and_texts[1], -1, NULL));
    }
    return folder;
}

static inline void issues_remove(char *path) {
    g_autoptr(GDir) folder =
        g_file_test(path, G_FILE_TEST_IS_SYMLINK) ? NULL : g_dir_open(path, 0, NULL);
    for (const char *name; folder && (name = g_dir_read_name(folder));)
        issues_remove(g_build_filename(path, name, NULL));
    g_remove(path);
    g_free(path);
}

static inline Issue *issue_of(const char *text, const char *folder, IssueImprintRule imprint,
                              GError **error) {
    g_autoptr(GBytes) bytes = g_bytes_new(text, strlen(text));
    return issue_read(
        bytes, &(IssueOptions){.source_name = "i.yaml", .base = folder, .imprint = imprint}, error);
}
