/* SPDX-License-Identifier: MIT */
#include "image/qr.h"
#include <kanyin/error.h>

#include <glib/gstdio.h>
#include <stdbool.h>
#include <string.h>

#define ADDRESS "https://example.org/文章?id=1&page=二"
#define MODULE 4 /* pixels */

static void finder_patterns_stand_in_three_corners(void) {
    g_autoptr(Arena) arena = arena_new();
    uint16_t size = 0;
    const uint8_t *dark = qr_encode(arena, "kanyin", &size, NULL);
    g_assert_cmpuint(size, ==, 21);
    for (unsigned i = 0; i < 7; i++) {
        g_assert_cmpuint(dark[i], ==, 1);                      /* upper left, its top */
        g_assert_cmpuint(dark[size - 1 - i], ==, 1);           /* upper right */
        g_assert_cmpuint(dark[(size - 1u) * size + i], ==, 1); /* lower left */
        g_assert_cmpuint(dark[7 * size + i], ==, 0);           /* the light frame */
    }
}

static char *write_picture(const uint8_t *dark, unsigned size) {
    unsigned side = (size + 2 * QR_QUIET_ZONE) * MODULE;
    g_autoptr(GString) picture = g_string_new(NULL);
    g_string_printf(picture, "P5 %u %u 255\n", side, side);
    for (unsigned y = 0; y < side; y++)
        for (unsigned x = 0; x < side; x++) {
            unsigned column = x / MODULE - QR_QUIET_ZONE, row = y / MODULE - QR_QUIET_ZONE;
            bool is_dark = column < size && row < size && dark[row * size + column];
            g_string_append_c(picture, is_dark ? 0 : (char)0xFF);
        }
    char *path = g_build_filename(g_get_tmp_dir(), "kanyin-test-qr.pgm", NULL);
    g_assert_true(g_file_set_contents(path, picture->str, (gssize)picture->len, NULL));
    return path;
}

static void a_reader_reads_it_back(void) {
    g_autofree char *reader = g_find_program_in_path("zbarimg");
    if (!reader) {
        g_assert_cmpstr(g_getenv("CI"), !=, "true");
        g_test_skip("zbarimg is not installed");
        return;
    }
    g_autoptr(Arena) arena = arena_new();
    uint16_t size = 0;
    const uint8_t *dark = qr_encode(arena, ADDRESS, &size, NULL);
    g_autofree char *path = write_picture(dark, size);
    const char *command[] = {reader, "--quiet", "--raw", path, NULL};
    g_autofree char *text = NULL;
    g_autoptr(GError) error = NULL;
    g_spawn_sync(NULL, (char **)command, NULL, G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL, &text, NULL,
                 NULL, &error);
    g_assert_no_error(error);
    g_assert_cmpstr(g_strchomp(text), ==, ADDRESS);
    g_unlink(path);
}

static void a_long_text_is_an_error(void) {
    g_autoptr(Arena) arena = arena_new();
    g_autofree char *text = g_strnfill(2953, 'a');
    uint16_t size = 0;
    g_assert_nonnull(qr_encode(arena, text, &size, NULL));
    g_assert_cmpuint(size, ==, 177);
    g_autofree char *longer = g_strnfill(2954, 'a');
    g_autoptr(GError) error = NULL;
    g_assert_null(qr_encode(arena, longer, &size, &error));
    g_assert_error(error, KANYIN_ERROR, KANYIN_ERROR_IMAGE);
}

int main(int argc, char **argv) {
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/qr/finders", finder_patterns_stand_in_three_corners);
    g_test_add_func("/qr/zbarimg", a_reader_reads_it_back);
    g_test_add_func("/qr/long", a_long_text_is_an_error);
    return g_test_run();
}
