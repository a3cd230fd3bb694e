/* SPDX-License-Identifier: MIT */
/* Turns samples into a JPEG, through libjpeg. */

#include "image/forms.h"

#include <stdio.h>
#include <stdlib.h>

#include <jpeglib.h>

#define QUALITY 90

static J_COLOR_SPACE input_space(ColorSpace space) {
    return space == COLOR_GRAY ? JCS_GRAYSCALE : space == COLOR_RGB ? JCS_RGB : JCS_CMYK;
}

static void write_rows(struct jpeg_compress_struct *jpeg, const uint8_t *samples) {
    size_t stride = (size_t)jpeg->image_width * (size_t)jpeg->input_components;
    while (jpeg->next_scanline < jpeg->image_height) {
        JSAMPROW row = (JSAMPROW)samples + stride * jpeg->next_scanline;
        jpeg_write_scanlines(jpeg, &row, 1);
    }
}

/* Nothing here fails but for want of memory, and then libjpeg ends the program as GLib does. */
GBytes *jpeg_new_file(const Image *image, const uint8_t *samples) {
    struct jpeg_error_mgr trouble;
    struct jpeg_compress_struct jpeg = {.err = jpeg_std_error(&trouble)};
    jpeg_create_compress(&jpeg);
    uint8_t *bytes = NULL;
    unsigned long size = 0;
    jpeg_mem_dest(&jpeg, &bytes, &size);
    jpeg.image_width = image_stored_width(image);
    jpeg.image_height = image_stored_height(image);
    jpeg.input_components = (int)image_components(image);
    jpeg.in_color_space = input_space(image->space);
    jpeg_set_defaults(&jpeg);
    jpeg_set_quality(&jpeg, QUALITY, TRUE);
    jpeg.dct_method = JDCT_ISLOW;
    jpeg.optimize_coding = TRUE;
    jpeg_start_compress(&jpeg, TRUE);
    if (image->icc) {
        gsize length = 0;
        const JOCTET *profile = g_bytes_get_data(image->icc, &length);
        jpeg_write_icc_profile(&jpeg, profile, (unsigned)length);
    }
    write_rows(&jpeg, samples);
    jpeg_finish_compress(&jpeg);
    jpeg_destroy_compress(&jpeg);
    return g_bytes_new_with_free_func(bytes, size, free, bytes);
}
