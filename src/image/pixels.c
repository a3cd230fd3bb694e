/* SPDX-License-Identifier: MIT */
/* Turns decoded pixels into the rows a picture keeps, and what it keeps into samples. */

#include "image/forms.h"

#include <string.h>

unsigned image_components(const Image *image) {
    return image->space == COLOR_GRAY ? 1 : image->space == COLOR_CMYK ? 4 : 3;
}

/* Packs the colours in their place, never ahead of what is read, and gives the alpha; NULL where
 * it hides nothing. */
static uint8_t *split_alpha(uint8_t *pixels, size_t count, unsigned colors) {
    uint8_t *alpha = g_malloc(count), *to = pixels, least = 255;
    for (size_t i = 0; i < count; i++) {
        const uint8_t *from = pixels + i * (colors + 1);
        alpha[i] = from[colors];
        least = MIN(least, alpha[i]);
        memmove(to, from, colors);
        to += colors;
    }
    if (least == 255)
        g_clear_pointer(&alpha, g_free);
    return alpha;
}

void image_take_pixels(Image *image, uint8_t *pixels, unsigned channels) {
    unsigned colors = image_components(image);
    size_t count = (size_t)image->width * image->height;
    if (channels > colors) {
        uint8_t *alpha = split_alpha(pixels, count, colors);
        if (alpha)
            image->alpha = image_pack(alpha, image->width, image->height, 1);
        pixels = g_realloc(pixels, count * colors);
    }
    image->form = IMAGE_ROWS;
    image->bytes = image_pack(pixels, image->width, image->height, colors);
}

uint8_t *image_new_samples(const Image *image, GError **error) {
    if (image->form == IMAGE_JPEG)
        return jpeg_new_samples(image, error);
    uint8_t *samples = rows_new_unpacked(image->bytes, image_stored_width(image),
                                         image_stored_height(image), image_components(image));
    g_assert(samples); /* they were checked, or packed here */
    return samples;
}

uint8_t *image_new_alpha(const Image *image) {
    if (!image->alpha)
        return NULL;
    uint8_t *alpha =
        rows_new_unpacked(image->alpha, image_stored_width(image), image_stored_height(image), 1);
    g_assert(alpha);
    return alpha;
}
