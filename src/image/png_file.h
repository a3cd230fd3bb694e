/* SPDX-License-Identifier: MIT */
#pragma once

/* The parts that a PNG file is written of (ISO/IEC 15948). */

#include <glib.h>
#include <stddef.h>
#include <stdint.h>

enum { PNG_FILE_GRAY = 0, PNG_FILE_RGB = 2, PNG_FILE_RGBA = 6 };

/* Four bytes, the highest first. */
void png_file_put_u32(uint8_t *to, uint32_t value);

/* The file as far as its header, of 8 bits a sample; g_byte_array_unref() it. */
GByteArray *png_file_new(uint32_t width, uint32_t height, unsigned type);
void png_file_add_chunk(GByteArray *file, const char *type, const void *bytes, size_t size);
