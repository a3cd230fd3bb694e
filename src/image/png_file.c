/* SPDX-License-Identifier: MIT */
/* Turns chunks into a PNG file, each with its length and its sum. */

#include "image/png_file.h"

#include <libdeflate.h>

void png_file_put_u32(uint8_t *to, uint32_t value) {
    for (int i = 0; i < 4; i++)
        to[i] = (uint8_t)(value >> (24 - 8 * i));
}

void png_file_add_chunk(GByteArray *file, const char *type, const void *bytes, size_t size) {
    uint8_t number[4];
    png_file_put_u32(number, (uint32_t)size);
    g_byte_array_append(file, number, 4);
    guint start = file->len;
    g_byte_array_append(file, (const uint8_t *)type, 4);
    if (size)
        g_byte_array_append(file, bytes, (guint)size);
    png_file_put_u32(number, libdeflate_crc32(0, file->data + start, file->len - start));
    g_byte_array_append(file, number, 4);
}

GByteArray *png_file_new(uint32_t width, uint32_t height, unsigned type) {
    static const uint8_t magic[] = {0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
    uint8_t header[13] = {[8] = 8, [9] = (uint8_t)type};
    GByteArray *file = g_byte_array_new();
    g_byte_array_append(file, magic, sizeof magic);
    png_file_put_u32(header, width);
    png_file_put_u32(header + 4, height);
    png_file_add_chunk(file, "IHDR", header, sizeof header);
    return file;
}
