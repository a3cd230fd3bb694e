/* SPDX-License-Identifier: MIT */
/* Turns samples into filtered, deflated rows (PNG, third edition, clauses 9 and 10) and back. */

#include "image/forms.h"

#include <libdeflate.h>
#include <stdlib.h>
#include <string.h>

/* Of libdeflate: 2 to 6 take two to three times as long and make a photograph 3 % smaller. */
#define PACKING 1

enum { FILTER_NONE, FILTER_SUB, FILTER_UP, FILTER_AVERAGE, FILTER_PAETH, FILTER_COUNT };

typedef struct {
    size_t length; /* of a row without its filter's number */
    uint32_t count;
    unsigned step; /* bytes a pixel */
} Rows;

static Rows rows_of(uint32_t width, uint32_t height, unsigned components) {
    return (Rows){(size_t)width * components, height, components};
}

static void filter_row(const Rows *rows, int filter, const uint8_t *row, const uint8_t *above,
                       uint8_t *to) {
    size_t step = filter == FILTER_SUB ? MIN(rows->step, rows->length) : 0;
    if (filter == FILTER_NONE || (filter == FILTER_UP && !above)) {
        memcpy(to, row, rows->length);
        return;
    }
    if (filter == FILTER_SUB) {
        memcpy(to, row, step);
        above = row - step;
    }
    for (size_t i = step; i < rows->length; i++)
        to[i] = (uint8_t)(row[i] - above[i]);
}

static uint64_t weigh(const uint8_t *row, size_t length) {
    uint64_t sum = 0;
    for (size_t i = 0; i < length; i++)
        sum += (uint64_t)abs((int8_t)row[i]);
    return sum;
}

/* The filter that leaves the smallest numbers (PNG, 12.7); flat drawings want none, and there it
 * weighs least as well as any. */
static void choose_filter(const Rows *rows, const uint8_t *row, const uint8_t *above, uint8_t *to,
                          uint8_t *trial) {
    uint64_t least = UINT64_MAX;
    for (int filter = FILTER_NONE; filter <= FILTER_UP; filter++) {
        filter_row(rows, filter, row, above, trial);
        uint64_t weight = weigh(trial, rows->length);
        if (weight >= least)
            continue;
        least = weight;
        to[0] = (uint8_t)filter;
        memcpy(to + 1, trial, rows->length);
    }
}

static GBytes *deflate_whole(const uint8_t *bytes, size_t size) {
    struct libdeflate_compressor *compressor = libdeflate_alloc_compressor(PACKING);
    size_t bound = libdeflate_zlib_compress_bound(compressor, size);
    uint8_t *packed = g_malloc(bound);
    size_t length = libdeflate_zlib_compress(compressor, bytes, size, packed, bound);
    libdeflate_free_compressor(compressor);
    g_assert(length > 0);
    return g_bytes_new_take(g_realloc(packed, length), length);
}

GBytes *image_pack(uint8_t *samples, uint32_t width, uint32_t height, unsigned components) {
    Rows rows = rows_of(width, height, components);
    size_t size = (rows.length + 1) * rows.count;
    uint8_t *filtered = g_malloc(size);
    g_autofree uint8_t *trial = g_malloc(rows.length);
    for (uint32_t y = 0; y < height; y++) {
        const uint8_t *row = samples + y * rows.length;
        choose_filter(&rows, row, y ? row - rows.length : NULL, filtered + y * (rows.length + 1),
                      trial);
    }
    g_free(samples); /* before there is a third copy */
    GBytes *packed = deflate_whole(filtered, size);
    g_free(filtered);
    return packed;
}

static uint8_t paeth(int left, int above, int corner) {
    int by_left = abs(above - corner), by_above = abs(left - corner);
    int by_corner = abs(left + above - 2 * corner);
    if (by_left <= by_above && by_left <= by_corner)
        return (uint8_t)left;
    return (uint8_t)(by_above <= by_corner ? above : corner);
}

/* `to` may begin before `from`, never behind it. */
static void unfilter_row(const Rows *rows, int filter, const uint8_t *from, const uint8_t *above,
                         uint8_t *to) {
    for (size_t i = 0; i < rows->length; i++) {
        int left = i >= rows->step ? to[i - rows->step] : 0;
        int up = above ? above[i] : 0;
        int corner = above && i >= rows->step ? above[i - rows->step] : 0;
        int guess = filter == FILTER_SUB       ? left
                    : filter == FILTER_UP      ? up
                    : filter == FILTER_AVERAGE ? (left + up) / 2
                    : filter == FILTER_PAETH   ? paeth(left, up, corner)
                                               : 0;
        to[i] = (uint8_t)(from[i] + guess);
    }
}

/* The rows with their filters; NULL where they are not whole, or not the last that is there. */
static uint8_t *inflate_whole(GBytes *packed, const Rows *rows) {
    gsize size = 0;
    const void *bytes = g_bytes_get_data(packed, &size);
    size_t length = (rows->length + 1) * rows->count;
    uint8_t *filtered = g_malloc(length);
    struct libdeflate_decompressor *decompressor = libdeflate_alloc_decompressor();
    enum libdeflate_result result =
        libdeflate_zlib_decompress(decompressor, bytes, size, filtered, length, NULL);
    libdeflate_free_decompressor(decompressor);
    bool is_sound = result == LIBDEFLATE_SUCCESS;
    for (uint32_t y = 0; is_sound && y < rows->count; y++)
        is_sound = filtered[y * (rows->length + 1)] < FILTER_COUNT;
    if (!is_sound)
        g_clear_pointer(&filtered, g_free);
    return filtered;
}

bool rows_are_sound(GBytes *packed, uint32_t width, uint32_t height, unsigned components) {
    Rows rows = rows_of(width, height, components);
    g_autofree uint8_t *filtered = inflate_whole(packed, &rows);
    return filtered != NULL;
}

uint8_t *rows_new_unpacked(GBytes *packed, uint32_t width, uint32_t height, unsigned components) {
    Rows rows = rows_of(width, height, components);
    uint8_t *samples = inflate_whole(packed, &rows);
    for (uint32_t y = 0; samples && y < height; y++) {
        const uint8_t *from = samples + y * (rows.length + 1);
        uint8_t *to = samples + y * rows.length;
        unfilter_row(&rows, *from, from + 1, y ? to - rows.length : NULL, to);
    }
    return samples;
}
