/* SPDX-License-Identifier: MIT */
/* Turns the packed rows of a PNG into what a PDF takes as they are, and into samples for a screen.
 *
 * FlateDecode with /Predictor 15 reads rows as PNG filters them (ISO 32000-1, 7.4.4.4). Unpacking
 * a chart and packing it again takes half the time an article takes; here it is unpacked once, and
 * only to be sure that a viewer can. What is not sound is left to libpng, which says why. */

#include "image/forms.h"

#include <libdeflate.h>
#include <string.h>

enum { SIGNATURE = 8, CHUNK_FRAME = 12, CHUNK_HEAD = 8, FILTERS = 5 };

static uint32_t read_uint32(const uint8_t *p) {
    return (uint32_t)p[0] << 24 | (uint32_t)p[1] << 16 | (uint32_t)p[2] << 8 | p[3];
}

static unsigned components(const Image *image) {
    return image->space == COLOR_RGB ? 3 : 1;
}

static size_t row_size(const Image *image) {
    return (size_t)image_stored_width(image) * components(image);
}

/* The contents of all IDAT chunks; NULL where a chunk is damaged or the end is missing. */
static GByteArray *gather_rows(const ImageSource *source) {
    g_autoptr(GByteArray) rows = g_byte_array_new();
    for (size_t at = SIGNATURE; source->size - at >= CHUNK_FRAME;) {
        const uint8_t *chunk = source->bytes + at;
        size_t length = read_uint32(chunk);
        if (length > source->size - at - CHUNK_FRAME)
            return NULL;
        if (memcmp(chunk + 4, "IEND", 4) == 0)
            return g_steal_pointer(&rows);
        if (memcmp(chunk + 4, "IDAT", 4) == 0) {
            uint32_t sum = libdeflate_crc32(0, chunk + 4, length + 4);
            if (sum != read_uint32(chunk + CHUNK_HEAD + length))
                return NULL;
            g_byte_array_append(rows, chunk + CHUNK_HEAD, (guint)length);
        }
        at += length + CHUNK_FRAME;
    }
    return NULL;
}

/* Rows still filtered, each behind the number of its filter; NULL where they are not sound. */
static uint8_t *new_filtered(const Image *image, const void *packed, size_t packed_size) {
    size_t stride = row_size(image) + 1, size = stride * image_stored_height(image);
    struct libdeflate_decompressor *unpacker = libdeflate_alloc_decompressor();
    g_autofree uint8_t *rows = unpacker ? g_try_malloc(size) : NULL;
    bool is_sound = rows && libdeflate_zlib_decompress(unpacker, packed, packed_size, rows, size,
                                                       NULL) == LIBDEFLATE_SUCCESS;
    libdeflate_free_decompressor(unpacker);
    for (size_t at = 0; is_sound && at < size; at += stride)
        is_sound = rows[at] < FILTERS;
    return is_sound ? g_steal_pointer(&rows) : NULL;
}

bool png_rows_take(const ImageSource *source, Image *image) {
    g_autoptr(GByteArray) packed = gather_rows(source);
    g_autofree uint8_t *rows = packed ? new_filtered(image, packed->data, packed->len) : NULL;
    if (!rows)
        return false;
    image->form = IMAGE_PNG_ROWS;
    image->bytes = g_byte_array_free_to_bytes(g_steal_pointer(&packed));
    return true;
}

static uint8_t paeth(int left, int above, int corner) {
    int guess = left + above - corner;
    int to_left = ABS(guess - left), to_above = ABS(guess - above), to_corner = ABS(guess - corner);
    if (to_left <= to_above && to_left <= to_corner)
        return (uint8_t)left;
    return (uint8_t)(to_above <= to_corner ? above : corner);
}

/* PNG 1.2, 6: each byte from the one a pixel before it, the one above and the one before that. */
static void unfilter(uint8_t *row, const uint8_t *above, size_t size, unsigned pixel, int filter) {
    for (size_t i = 0; i < size; i++) {
        uint8_t left = i >= pixel ? row[i - pixel] : 0, up = above ? above[i] : 0;
        uint8_t corner = above && i >= pixel ? above[i - pixel] : 0;
        uint8_t guesses[FILTERS] = {0, left, up, (uint8_t)((left + up) / 2),
                                    filter == 4 ? paeth(left, up, corner) : 0};
        row[i] = (uint8_t)(row[i] + guesses[filter]);
    }
}

uint8_t *png_rows_new_samples(const Image *image) {
    gsize size;
    const void *packed = g_bytes_get_data(image->bytes, &size);
    g_autofree uint8_t *rows = new_filtered(image, packed, size);
    g_assert(rows); /* was sound when it was taken */
    size_t row = row_size(image);
    uint8_t *samples = g_malloc(row * image_stored_height(image)), *above = NULL, *to = samples;
    for (uint32_t y = 0; y < image_stored_height(image); y++, to += row) {
        const uint8_t *from = rows + y * (row + 1);
        memcpy(to, from + 1, row);
        unfilter(to, above, row, components(image), *from);
        above = to;
    }
    return samples;
}
