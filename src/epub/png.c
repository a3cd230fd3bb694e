/* SPDX-License-Identifier: MIT */
/* Turns a picture that reading systems do not know into a PNG file (ISO/IEC 15948). */

#include "epub/parts.h"

#include "image/png_file.h"
#include <string.h>

#define MODULE_PIXELS 8 /* a side of one module of a QR code */

/* Takes `samples`. */
static GBytes *new_file(uint8_t *samples, uint32_t width, uint32_t height, unsigned components) {
    static const uint8_t types[] = {[1] = PNG_FILE_GRAY, [3] = PNG_FILE_RGB, [4] = PNG_FILE_RGBA};
    g_autoptr(GBytes) packed = image_pack(samples, width, height, components);
    GByteArray *file = png_file_new(width, height, types[components]);
    gsize size = 0;
    const void *bytes = g_bytes_get_data(packed, &size);
    png_file_add_chunk(file, "IDAT", bytes, size);
    png_file_add_chunk(file, "IEND", NULL, 0);
    return g_byte_array_free_to_bytes(file);
}

/* Cairo's pixels are multiplied by their alpha, PNG's are not. */
static void put_pixel(uint8_t *to, uint32_t pixel, unsigned components) {
    uint32_t alpha = pixel >> 24;
    for (int i = 0; i < 3; i++) {
        uint32_t value = pixel >> (16 - 8 * i) & 0xFF;
        to[i] =
            (uint8_t)(alpha && alpha < 255 ? MIN(255, (value * 255 + alpha / 2) / alpha) : value);
    }
    if (components == 4)
        to[3] = (uint8_t)alpha;
}

GBytes *png_of_image(const Image *image, GError **error) {
    g_autofree uint32_t *pixels = image_to_argb(image, error);
    if (!pixels)
        return NULL;
    size_t count = (size_t)image->width * image->height;
    unsigned components = image->alpha ? 4 : 3;
    uint8_t *samples = g_malloc(count * components);
    for (size_t i = 0; i < count; i++)
        put_pixel(samples + i * components, pixels[i], components);
    return new_file(samples, image->width, image->height, components);
}

GBytes *png_of_modules(const uint8_t *modules, unsigned size, unsigned margin) {
    unsigned side = (size + 2 * margin) * MODULE_PIXELS;
    uint8_t *samples = g_malloc((size_t)side * side);
    memset(samples, 0xFF, (size_t)side * side);
    for (unsigned y = 0; y < size * MODULE_PIXELS; y++)
        for (unsigned x = 0; x < size * MODULE_PIXELS; x++)
            if (modules[y / MODULE_PIXELS * size + x / MODULE_PIXELS])
                samples[(size_t)(y + margin * MODULE_PIXELS) * side + x + margin * MODULE_PIXELS] =
                    0;
    return new_file(samples, side, side, 1);
}
