/* SPDX-License-Identifier: MIT */
#include "base/data.h"

#include <glib/gstdio.h>

static void own_data_are_found(void) {
    g_autofree char *fonts = data_dir("fonts");
    g_autofree char *conf = g_build_filename(fonts, "fonts.conf", NULL);
    g_assert_true(g_file_test(conf, G_FILE_TEST_IS_REGULAR));
    g_assert_null(data_dir("no such kind"));
}

static void where_the_user_says_is_the_only_place(void) {
    g_autofree char *told = g_dir_make_tmp("kanyin-data-XXXXXX", NULL);
    g_autofree char *looks = g_build_filename(told, "styles", NULL);
    g_assert_cmpint(g_mkdir(looks, 0700), ==, 0);
    g_setenv("KANYIN_DATA_DIR", told, TRUE);
    g_assert_null(data_dir("fonts"));
    g_autofree char *found = data_dir("styles");
    g_assert_cmpstr(found, ==, looks);
    g_unsetenv("KANYIN_DATA_DIR");
    g_rmdir(looks);
    g_rmdir(told);
}

int main(int argc, char **argv) {
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/base/data/own", own_data_are_found);
    g_test_add_func("/base/data/told", where_the_user_says_is_the_only_place);
    return g_test_run();
}
