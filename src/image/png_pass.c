/* SPDX-License-Identifier: MIT */
/* Turns the chunks of a PNG into its rows as they are, where each of them is sound. */

#include "image/forms.h"

#include <libdeflate.h>
#include <string.h>

enum { SIGNATURE = 8, CHUNK_HEAD = 8, CHUNK_TAIL = 4 };

static uint32_t u32(const uint8_t *bytes) {
    return (uint32_t)bytes[0] << 24 | (uint32_t)bytes[1] << 16 | (uint32_t)bytes[2] << 8 | bytes[3];
}

/* Joins the IDAT chunks; false where a check sum or the end is missing. Other chunks are libpng's
 * to judge. */
static bool join_data(const ImageSource *source, GByteArray *joined) {
    size_t at = SIGNATURE;
    while (source->size - at >= CHUNK_HEAD + CHUNK_TAIL) {
        const uint8_t *chunk = source->bytes + at;
        size_t length = u32(chunk), left = source->size - at - CHUNK_HEAD - CHUNK_TAIL;
        if (memcmp(chunk + 4, "IEND", 4) == 0)
            return true;
        if (length > left)
            return false;
        if (memcmp(chunk + 4, "IDAT", 4) == 0) {
            if (libdeflate_crc32(0, chunk + 4, length + 4) != u32(chunk + CHUNK_HEAD + length))
                return false;
            g_byte_array_append(joined, chunk + CHUNK_HEAD, (unsigned)length);
        }
        at += CHUNK_HEAD + length + CHUNK_TAIL;
    }
    return false;
}

GBytes *png_new_rows(const ImageSource *source, uint32_t width, uint32_t height,
                     unsigned components) {
    GByteArray *joined = g_byte_array_new();
    bool is_whole = join_data(source, joined);
    GBytes *rows = g_byte_array_free_to_bytes(joined);
    if (!is_whole || !rows_are_sound(rows, width, height, components))
        g_clear_pointer(&rows, g_bytes_unref);
    return rows;
}
