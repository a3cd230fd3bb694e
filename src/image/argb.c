/* SPDX-License-Identifier: MIT */
/* Turns a picture into upright ARGB pixels as Cairo wants them. */

#include "image/forms.h"

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

/* CMYK by the plain rule of multiplied inks, without a profile: this is a preview, the PDF keeps
 * the inks. */
static uint32_t color_at(const Samples *samples, size_t index) {
    const uint8_t *s = samples->samples + index * samples->components;
    uint32_t red = s[0], green = s[0], blue = s[0];
    if (samples->components == 3) {
        green = s[1];
        blue = s[2];
    } else if (samples->components == 4) {
        uint8_t flip = samples->is_inverted ? 0 : 255;
        uint32_t light = s[3] ^ flip;
        red = multiply(s[0] ^ flip, light);
        green = multiply(s[1] ^ flip, light);
        blue = multiply(s[2] ^ flip, light);
    }
    uint32_t alpha = samples->alpha ? samples->alpha[index] : 255;
    return alpha << 24 | multiply(red, alpha) << 16 | multiply(green, alpha) << 8 |
           multiply(blue, alpha);
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

uint32_t *image_to_argb(const Image *image, GError **error) {
    Samples samples = {.width = image_stored_width(image),
                       .height = image_stored_height(image),
                       .is_inverted = image->is_inverted};
    samples.components = image->space == COLOR_GRAY ? 1 : image->space == COLOR_RGB ? 3 : 4;
    if (image->alpha)
        samples.alpha = g_bytes_get_data(image->alpha, NULL);
    if (image->form == IMAGE_PIXELS) {
        samples.samples = g_bytes_get_data(image->bytes, NULL);
        return new_pixels(image, &samples);
    }
    g_autofree uint8_t *decoded = jpeg_new_samples(image, error);
    samples.samples = decoded;
    return decoded ? new_pixels(image, &samples) : NULL;
}
