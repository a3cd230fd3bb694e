/* SPDX-License-Identifier: MIT */
#pragma once

/* What the steps of reading a TIFF share. */

#include "image/forms.h"
#include <tiffio.h>

#define TIFF_REASON_SIZE 200

typedef struct {
    const ImageSource *source;
    size_t at; /* in the file */
    TIFF *tiff;
    char reason[TIFF_REASON_SIZE]; /* libtiff's first complaint */
    uint32_t width, height;
    uint16_t bits, samples, photometric, compression;
    bool is_planar; /* each sample in blocks of its own */
    bool has_alpha, is_premultiplied;
    unsigned colors;   /* samples of colour in the file */
    unsigned channels; /* of the pixels that come out, with alpha */
} TiffReader;

/* tiff_samples.c: `channels` of 8 bits a pixel, upright as stored; NULL where the data are damaged.
 * g_free() it. */
uint8_t *tiff_new_pixels(TiffReader *reader);
