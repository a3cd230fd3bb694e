/* SPDX-License-Identifier: MIT */
#pragma once

/* Small pictures for tests, written by the libraries whose output we read. */

#include "image/image.h"
#include <string.h>

static inline Image *read_picture(Arena *arena, GByteArray *file) {
    g_autoptr(GBytes) bytes = g_bytes_new(file->data, file->len);
    g_autoptr(GError) error = NULL;
    Image *image = image_read(arena, bytes, "test", &error);
    g_assert_no_error(error);
    return image;
}

static inline void assert_unreadable(const void *data, size_t size, const char *reason) {
    g_autoptr(Arena) arena = arena_new();
    g_autoptr(GBytes) bytes = g_bytes_new(data, size);
    g_autoptr(GError) error = NULL;
    g_assert_null(image_read(arena, bytes, "folder/picture", &error));
    g_assert_nonnull(error);
    g_assert_true(g_str_has_prefix(error->message, "folder/picture: "));
    if (!strstr(error->message, reason))
        g_error("'%s' does not say '%s'", error->message, reason);
}

/* 128 bytes of an ICC header that says its size and colour space. */
static inline void write_profile(uint8_t profile[128], const char *space) {
    memset(profile, 0, 128);
    profile[3] = 128;
    memcpy(profile + 16, space, 4);
}

static inline void assert_pixels(const Image *image, const uint32_t *expected) {
    g_autoptr(GError) error = NULL;
    g_autofree uint32_t *pixels = image_to_argb(image, &error);
    g_assert_no_error(error);
    for (uint32_t i = 0; i < image->width * image->height; i++)
        g_assert_cmphex(pixels[i], ==, expected[i]);
}
