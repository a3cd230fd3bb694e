/* SPDX-License-Identifier: MIT */
#pragma once

/* The file forms of pictures, each behind one call; only this room sees them. */

#include "image/image.h"

#define CENTIMETRES_PER_INCH 2.54

/* What is read of a picture: its bytes under its name. */
typedef struct {
    Arena *arena;
    GBytes *file;
    const char *name;
    const uint8_t *bytes;
    size_t size;
} ImageSource;

/* Fills all of `image` but its kind and file size. */
bool png_read(const ImageSource *source, Image *image, GError **error);
bool jpeg_read(const ImageSource *source, Image *image, GError **error);
bool webp_read(const ImageSource *source, Image *image, GError **error);
bool gif_read(const ImageSource *source, Image *image, GError **error);
bool tiff_read(const ImageSource *source, Image *image, GError **error);

/* png_pass.c: the rows of a PNG as it holds them, checked to the last byte; NULL where they are
 * not as they should be, which its decoder then says better. */
GBytes *png_new_rows(const ImageSource *source, uint32_t width, uint32_t height,
                     unsigned components);

/* The samples as stored (before the orientation): as many components as image->space has, 8 bits
 * each, rows top down. g_free() it. */
uint8_t *image_new_samples(const Image *image, GError **error);
uint8_t *image_new_alpha(const Image *image); /* NULL: opaque */

/* jpeg_samples.c, jpeg_write.c */
uint8_t *jpeg_new_samples(const Image *image, GError **error);
/* Runs through all coded data of a JPEG whose header is in `image`. */
bool jpeg_check(const ImageSource *source, const Image *image, GError **error);
/* jpeg_walk.c: the same, soon, for the common kinds. False where they are not sound, or of another
 * kind. */
bool jpeg_walk(const ImageSource *source, const Image *image);
/* The samples as a JPEG with the profile of `image`, whose size and space they have. */
GBytes *jpeg_new_file(const Image *image, const uint8_t *samples);

/* rows.c: what image_pack() packed, or a PNG; NULL where it is damaged. */
uint8_t *rows_new_unpacked(GBytes *packed, uint32_t width, uint32_t height, unsigned components);
bool rows_are_sound(GBytes *packed, uint32_t width, uint32_t height, unsigned components);

/* Decoded pixels become the picture's rows: `channels` of 8 bits a pixel, the last one alpha where
 * there is one more than image->space has components. Takes `pixels`. An alpha that hides nothing
 * is left out: print files without transparency need no blending. */
void image_take_pixels(Image *image, uint8_t *pixels, unsigned channels);

/* What a picture's EXIF block (TIFF 6.0 inside) says; 0 where it does not. */
typedef struct {
    uint8_t orientation;
    double ppi_x, ppi_y;
} Exif;

Exif exif_read(const uint8_t *tiff, size_t size);

/* icc_check.c: the length of a profile whose header and every tag are sound, without what stands
 * behind it; 0 where one is not. */
size_t icc_sound_size(const uint8_t *profile, size_t size);

/* icc.c: gives the picture its profile, or the reason why it is not used. */
void icc_take(Image *image, const uint8_t *profile, size_t size);
/* A profile of the primaries (white, red, green, blue as x, y) and the exponent of a screen. */
void icc_take_screen(Image *image, double gamma, const double chromaticity[8]);
/* Samples of the picture's space as sRGB of three bytes. False where it has no profile. */
bool icc_to_srgb(const Image *image, const uint8_t *samples, uint8_t *rgb, size_t count);
/* L*a*b* of three bytes (a and b with 128 for 0) becomes sRGB in its place, `stride` bytes a pixel.
 */
void icc_lab_to_srgb(uint8_t *pixels, size_t count, unsigned stride);

/* The same picture, still without its bytes and alpha. */
Image *image_new_like(Arena *arena, const Image *image, uint32_t width, uint32_t height);

/* Fails with "name: reason". */
bool image_fail(const char *name, GError **error, const char *format, ...) G_GNUC_PRINTF(3, 4);

/* Are these the sizes of a picture we read, at `depth` bytes a pixel once decoded? */
bool image_check_size(const ImageSource *source, uint64_t width, uint64_t height, unsigned depth,
                      GError **error);
