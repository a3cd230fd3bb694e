/* SPDX-License-Identifier: MIT */
/* Turns pixels into a PNG file (ISO/IEC 15948), gray where the page is.
 *
 * Cairo could write it, through zlib, at twice the time and thrice the size for a page of text, and
 * without the resolution, which a picture for print should know. */

#include "draw/parts.h"

#include "image/png_file.h"
#include <libdeflate.h>
#include <string.h>

#define COMPRESSION_LEVEL 4 /* flat pages: beyond, the time doubles for a twentieth of the size */
#define METRES_PER_INCH 0.0254

typedef struct {
    const uint8_t *pixels;
    size_t stride;
    uint32_t width, height;
} Pixels;

static uint32_t pixel_at(const Pixels *pixels, uint32_t x, uint32_t y) {
    uint32_t pixel = 0;
    memcpy(&pixel, pixels->pixels + y * pixels->stride + (size_t)x * 4, 4);
    return pixel & 0xFFFFFF;
}

static bool is_gray(const Pixels *pixels) {
    for (uint32_t y = 0; y < pixels->height; y++)
        for (uint32_t x = 0; x < pixels->width; x++) {
            uint32_t pixel = pixel_at(pixels, x, y);
            if (pixel != (pixel & 0xFF) * 0x010101)
                return false;
        }
    return true;
}

/* Rows with their filter byte, 0: filters make text on white larger, not smaller. */
static uint8_t *new_rows(const Pixels *pixels, unsigned components, size_t *size) {
    size_t row_size = 1 + (size_t)pixels->width * components;
    *size = row_size * pixels->height;
    uint8_t *rows = g_malloc(*size);
    for (uint32_t y = 0; y < pixels->height; y++) {
        uint8_t *to = rows + y * row_size;
        *to++ = 0;
        for (uint32_t x = 0; x < pixels->width; x++) {
            uint32_t pixel = pixel_at(pixels, x, y);
            if (components == 3) {
                *to++ = (uint8_t)(pixel >> 16);
                *to++ = (uint8_t)(pixel >> 8);
            }
            *to++ = (uint8_t)pixel;
        }
    }
    return rows;
}

static void add_density(GByteArray *file, double ppi) {
    uint8_t density[9] = {[8] = 1}; /* to the metre */
    png_file_put_u32(density, (uint32_t)(ppi / METRES_PER_INCH + 0.5));
    png_file_put_u32(density + 4, (uint32_t)(ppi / METRES_PER_INCH + 0.5));
    png_file_add_chunk(file, "pHYs", density, sizeof density);
}

static void add_pixels(GByteArray *file, const Pixels *pixels, unsigned components) {
    size_t size = 0;
    g_autofree uint8_t *rows = new_rows(pixels, components, &size);
    struct libdeflate_compressor *compressor = libdeflate_alloc_compressor(COMPRESSION_LEVEL);
    size_t bound = libdeflate_zlib_compress_bound(compressor, size);
    g_autofree uint8_t *deflated = g_malloc(bound);
    size_t length = libdeflate_zlib_compress(compressor, rows, size, deflated, bound);
    libdeflate_free_compressor(compressor);
    png_file_add_chunk(file, "IDAT", deflated, length);
}

GByteArray *png_new_file(cairo_surface_t *surface, double ppi) {
    cairo_surface_flush(surface);
    Pixels pixels = {cairo_image_surface_get_data(surface),
                     (size_t)cairo_image_surface_get_stride(surface),
                     (uint32_t)cairo_image_surface_get_width(surface),
                     (uint32_t)cairo_image_surface_get_height(surface)};
    bool gray = is_gray(&pixels);
    GByteArray *file =
        png_file_new(pixels.width, pixels.height, gray ? PNG_FILE_GRAY : PNG_FILE_RGB);
    add_density(file, ppi);
    add_pixels(file, &pixels, gray ? 1 : 3);
    png_file_add_chunk(file, "IEND", NULL, 0);
    return file;
}
