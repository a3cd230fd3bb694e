/* SPDX-License-Identifier: MIT */
#include "pictures.h"

static Image *picture(Arena *arena, ColorSpace space, uint32_t width, uint32_t height,
                      const uint8_t *samples, const uint8_t *alpha) {
    Image *image = arena_new0(arena, Image);
    *image = (Image){.form = IMAGE_ROWS,
                     .kind = "PNG",
                     .width = width,
                     .height = height,
                     .space = space,
                     .orientation = 1};
    size_t size = (size_t)width * height * image_components(image);
    image->bytes = arena_own(
        arena, image_pack(g_memdup2(samples, size), width, height, image_components(image)),
        (GDestroyNotify)g_bytes_unref);
    if (alpha)
        image->alpha =
            arena_own(arena, image_pack(g_memdup2(alpha, (size_t)width * height), width, height, 1),
                      (GDestroyNotify)g_bytes_unref);
    return image;
}

/* Black and white in equal parts are half the light, whose number is 188 and not 128. */
static void light_is_averaged_not_numbers(void) {
    g_autoptr(Arena) arena = arena_new();
    static const uint8_t checks[] = {0, 255, 255, 0, 255, 0, 0, 255};
    const Image *image = picture(arena, COLOR_GRAY, 4, 2, checks, NULL);
    const Image *small = image_resample(arena, image, 2, 1, NULL);
    g_assert_cmpuint(small->width, ==, 2);
    g_assert_cmpuint(small->height, ==, 1);
    assert_rows(small, small->bytes, "\274\274", 2);
}

static void inks_are_averaged_as_they_are(void) {
    g_autoptr(Arena) arena = arena_new();
    static const uint8_t inks[] = {0, 100, 200, 255, 255, 100, 100, 255};
    const Image *image = picture(arena, COLOR_CMYK, 2, 1, inks, NULL);
    const Image *small = image_resample(arena, image, 1, 1, NULL);
    assert_rows(small, small->bytes, "\200\144\226\377", 4);
}

/* Three pixels into two: each new one takes the middle one by half. */
static void parts_count_as_parts(void) {
    g_autoptr(Arena) arena = arena_new();
    static const uint8_t inks[] = {0, 0, 0, 0, 255, 0, 90, 0, 0, 0, 180, 30};
    const Image *image = picture(arena, COLOR_CMYK, 3, 1, inks, NULL);
    const Image *small = image_resample(arena, image, 2, 1, NULL);
    assert_rows(small, small->bytes, "\125\0\36\0\125\0\226\24", 8);
}

/* What is hidden does not colour what is seen. */
static void the_clear_does_not_bleed(void) {
    g_autoptr(Arena) arena = arena_new();
    static const uint8_t colors[] = {255, 0, 0, 0, 255, 0};
    const Image *image = picture(arena, COLOR_RGB, 2, 1, colors, (const uint8_t *)"\377\0");
    const Image *small = image_resample(arena, image, 1, 1, NULL);
    assert_rows(small, small->bytes, "\377\0\0", 3);
    assert_rows(small, small->alpha, "\200", 1);
}

static void nothing_is_made_larger(void) {
    g_autoptr(Arena) arena = arena_new();
    const Image *image = picture(arena, COLOR_GRAY, 2, 1, (const uint8_t *)"\1\2", NULL);
    const Image *same = image_resample(arena, image, 200, 100, NULL);
    g_assert_cmpuint(same->width, ==, 2);
    assert_rows(same, same->bytes, "\1\2", 2);
}

/* A flat colour stays what it is, whatever the ratio; and the size is as shown, also turned. */
static void flat_stays_flat(void) {
    g_autoptr(Arena) arena = arena_new();
    for (uint32_t side = 1; side < 60; side += 7) {
        g_autofree uint8_t *flat = g_malloc(61 * 47);
        memset(flat, 77, 61 * 47);
        Image *image = picture(arena, COLOR_GRAY, 61, 47, flat, NULL);
        image->orientation = 6;
        image->width = 47;
        image->height = 61;
        const Image *small = image_resample(arena, image, MIN(side, 47), side, NULL);
        assert_rows(small, small->bytes, flat, (size_t)MIN(side, 47) * side);
    }
}

int main(int argc, char **argv) {
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/resample/light", light_is_averaged_not_numbers);
    g_test_add_func("/resample/inks", inks_are_averaged_as_they_are);
    g_test_add_func("/resample/parts", parts_count_as_parts);
    g_test_add_func("/resample/alpha", the_clear_does_not_bleed);
    g_test_add_func("/resample/never-larger", nothing_is_made_larger);
    g_test_add_func("/resample/flat", flat_stays_flat);
    return g_test_run();
}
