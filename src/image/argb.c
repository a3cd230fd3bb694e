/* SPDX-License-Identifier: MIT */
/* Turns a picture into upright ARGB pixels as Cairo wants them, and inks into light. */

#include "image/forms.h"

#include <string.h>

typedef struct {
    const uint8_t *samples;
    const uint8_t *alpha; /* NULL: opaque */
    uint32_t width, height;
    unsigned components;
    bool is_inverted;
} Samples;

static uint32_t multiply(uint32_t a, uint32_t b) {
    uint32_t product = a * b + 128;
    return (product + (product >> 8)) >> 8; /* a × b / 255, rounded */
}

/* CMYK without a profile by the plain rule of multiplied inks. */
static void mix_inks(const uint8_t *inks, bool is_inverted, uint8_t *rgb) {
    uint8_t flip = is_inverted ? 0 : 255;
    uint32_t light = inks[3] ^ flip;
    for (int i = 0; i < 3; i++)
        rgb[i] = (uint8_t)multiply(inks[i] ^ flip, light);
}

static uint32_t color_at(const Samples *samples, size_t index) {
    const uint8_t *s = samples->samples + index * samples->components;
    uint8_t rgb[3] = {s[0], s[0], s[0]};
    if (samples->components == 3)
        memcpy(rgb, s, sizeof rgb);
    else if (samples->components == 4)
        mix_inks(s, samples->is_inverted, rgb);
    uint32_t alpha = samples->alpha ? samples->alpha[index] : 255;
    return alpha << 24 | multiply(rgb[0], alpha) << 16 | multiply(rgb[1], alpha) << 8 |
           multiply(rgb[2], alpha);
}

/* Where the pixel that is shown at x, y is stored (EXIF 2.3, tag 274): 2 mirrored, 3 turned by
 * half, 4 upside down, 5 to 8 the same over the diagonal. */
static size_t stored_at(const Samples *samples, unsigned orientation, uint32_t x, uint32_t y) {
    bool is_turned = orientation >= 5;
    uint32_t column = is_turned ? y : x, row = is_turned ? x : y;
    bool flips_columns =
        orientation == 2 || orientation == 3 || orientation == 7 || orientation == 8;
    bool flips_rows = orientation == 3 || orientation == 4 || orientation == 6 || orientation == 7;
    if (flips_columns)
        column = samples->width - 1 - column;
    if (flips_rows)
        row = samples->height - 1 - row;
    return (size_t)row * samples->width + column;
}

static uint32_t *new_pixels(const Image *image, const Samples *samples) {
    uint32_t *pixels = g_new(uint32_t, (size_t)image->width * image->height);
    uint32_t *to = pixels;
    for (uint32_t y = 0; y < image->height; y++)
        for (uint32_t x = 0; x < image->width; x++)
            *to++ = color_at(samples, stored_at(samples, image->orientation, x, y));
    return pixels;
}

/* By the picture's profile; without one, gray and RGB are the screen's. */
static uint8_t *take_srgb(const Image *image, uint8_t *decoded, unsigned *components) {
    size_t count = (size_t)image->width * image->height;
    if (!image->icc)
        return decoded;
    uint8_t *rgb = g_malloc(count * 3);
    if (!icc_to_srgb(image, decoded, rgb, count)) {
        g_free(rgb);
        return decoded;
    }
    g_free(decoded);
    *components = 3;
    return rgb;
}

uint32_t *image_to_argb(const Image *image, GError **error) {
    uint8_t *decoded = image_new_samples(image, error);
    if (!decoded)
        return NULL;
    Samples samples = {.width = image_stored_width(image),
                       .height = image_stored_height(image),
                       .components = image_components(image),
                       .is_inverted = image->is_inverted};
    g_autofree uint8_t *shown = take_srgb(image, decoded, &samples.components);
    g_autofree uint8_t *alpha = image_new_alpha(image);
    samples.samples = shown;
    samples.alpha = alpha;
    return new_pixels(image, &samples);
}

Image *image_as_rgb(Arena *arena, const Image *image, GError **error) {
    uint8_t *samples = image_new_samples(image, error);
    if (!samples)
        return NULL;
    size_t count = (size_t)image->width * image->height;
    for (size_t i = 0; i < count; i++) {
        uint8_t rgb[3];
        mix_inks(samples + i * 4, image->is_inverted, rgb);
        memcpy(samples + i * 3, rgb, sizeof rgb); /* never ahead of what is read */
    }
    Image *made = image_new_like(arena, image, image->width, image->height);
    made->form = IMAGE_ROWS;
    made->space = COLOR_RGB;
    made->is_inverted = false;
    made->bytes = image_pack(g_realloc(samples, count * 3), image_stored_width(image),
                             image_stored_height(image), 3);
    made->alpha = image->alpha ? g_bytes_ref(image->alpha) : NULL;
    return made;
}
