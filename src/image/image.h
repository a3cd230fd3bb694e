/* SPDX-License-Identifier: MIT */
#pragma once

/* A picture: its size and colour, with its bytes passed through where a writer can use them and
 * decoded once where it cannot. */

#include "base/arena.h"
#include "base/color.h"
#include <glib.h>
#include <stdint.h>

typedef enum { IMAGE_JPEG, IMAGE_PIXELS } ImageForm;

typedef struct Image Image;
struct Image {
    ImageForm form;
    uint32_t width, height; /* pixels as shown, after `orientation` */
    double ppi_x, ppi_y;    /* as the file says; 0 unknown */
    ColorSpace space;       /* GRAY, RGB or CMYK */
    uint8_t bits;           /* per component */
    uint8_t orientation;    /* EXIF 1–8; 1 upright: what a writer must still apply to `bytes` */
    bool is_inverted;       /* Adobe CMYK: 0 is full ink */
    GBytes *bytes;          /* JPEG: the file; PIXELS: rows top down, tightly packed, no alpha */
    GBytes *alpha;          /* 8 bits a pixel, or NULL */
    GBytes *icc;            /* embedded profile, or NULL */
    char hash[65];          /* SHA-256 of the file: the same picture is stored once */
};

#define IMAGE_MAX_PIXELS (200u * 1000u * 1000u) /* checked before decoding */

/* Reads a picture's header and, for PNG, its pixels; owned by `arena`. `bytes` is referenced.
 * Errors: KANYIN_ERROR_IMAGE naming `name`, the place and the reason. */
Image *image_read(Arena *arena, GBytes *bytes, const char *name, GError **error);

/* Pixels as Cairo wants them: ARGB32 premultiplied in native byte order, stride = 4 × width, with
 * the orientation applied. g_free() it. NULL and error where a JPEG's data is damaged. */
uint32_t *image_to_argb(const Image *image, GError **error);
