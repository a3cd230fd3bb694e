/* SPDX-License-Identifier: MIT */
#pragma once

/* The file forms of pictures, each behind one call; only this room sees them. */

#include "image/image.h"
#include <stdbool.h>

/* What is read of a picture: its bytes under its name. */
typedef struct {
    Arena *arena;
    const char *name;
    const uint8_t *bytes;
    size_t size;
} ImageSource;

/* Fills all of `image` but its hash and, for JPEG, its bytes. */
bool png_read(const ImageSource *source, Image *image, GError **error);
bool jpeg_read(const ImageSource *source, Image *image, GError **error);

/* The samples of a JPEG: as many components as image->space has, 8 bits each, rows top down as
 * stored (before the orientation). g_free() it. */
uint8_t *jpeg_new_samples(const Image *image, GError **error);

/* What a picture's EXIF block (TIFF 6.0 inside) says; 0 where it does not. */
typedef struct {
    uint8_t orientation;
    double ppi_x, ppi_y;
} Exif;

Exif exif_read(const uint8_t *tiff, size_t size);

/* Width and height as stored: `image` has them as shown. */
uint32_t image_stored_width(const Image *image);
uint32_t image_stored_height(const Image *image);
bool image_is_turned(const Image *image); /* by a quarter: the shown width is the stored height */

/* The profile when its colour space is `space`; else NULL: it would spoil the picture. */
GBytes *icc_new_fitting(const uint8_t *profile, size_t size, ColorSpace space);

/* Fails with "name: reason". */
bool image_fail(const char *name, GError **error, const char *format, ...) G_GNUC_PRINTF(3, 4);

/* Are these the sizes of a picture we decode? */
bool image_check_size(const char *name, uint32_t width, uint32_t height, GError **error);
