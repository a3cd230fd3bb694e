/* SPDX-License-Identifier: MIT */
#pragma once

/* A picture: its size and colour, with its bytes passed through where a writer can use them, else
 * decoded once and kept packed. */

#include "base/arena.h"
#include "base/color.h"
#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

typedef enum {
    IMAGE_JPEG, /* `bytes` is the file */
    IMAGE_ROWS, /* `bytes` are rows top down, 8 bits a component, each behind its PNG filter, as a
                   zlib stream: what a PNG holds and what PDF's FlateDecode takes */
} ImageForm;

typedef struct Image Image;
struct Image {
    ImageForm form;
    const char *kind;       /* of the file: "JPEG", "PNG", "WebP", "GIF", "TIFF" */
    uint32_t width, height; /* pixels as shown, after `orientation` */
    double ppi_x, ppi_y;    /* as the file says; 0 unknown */
    ColorSpace space;       /* GRAY, RGB or CMYK */
    uint8_t orientation;    /* EXIF 1–8; 1 upright: what a writer must still apply to `bytes` */
    bool is_inverted;       /* Adobe CMYK: 0 is full ink */
    bool is_passed;         /* `bytes` are the file's own coded data */
    bool has_more;          /* frames of an animation or pages, of which this is the first */
    size_t file_size;
    GBytes *bytes;
    GBytes *alpha;             /* rows as above, one component; or NULL */
    GBytes *icc;               /* embedded profile: of `space`, sound, and fit for PDF/A; or NULL */
    const char *profile_fault; /* why the profile of the file is not used; NULL */
};

/* Judged by the header, before anything is decoded. */
#ifndef KANYIN_FUZZ
#define IMAGE_MAX_PIXELS (200u * 1000u * 1000u)
/* What a picture that must be decoded may take as samples; its decoder and its packing take as much
 * again for that while. A JPEG is not decoded for a PDF; a progressive one is held to it, too. */
#define IMAGE_MAX_BYTES (256u * 1024u * 1024u)
#else /* large ones would only be slow */
#define IMAGE_MAX_PIXELS (1000u * 1000u)
#define IMAGE_MAX_BYTES (1024u * 1024u)
#endif

/* The file's size and check sum in one number: unequal files seldom have the same. */
gint64 image_sum(GBytes *file);

/* Reads a picture whole; owned by `arena`. `bytes` is referenced by a JPEG only. What decodes
 * badly, to the last row, is an error: half a picture misleads.
 * Errors: KANYIN_ERROR_IMAGE naming `name`, the place and the reason. */
Image *image_read(Arena *arena, GBytes *bytes, const char *name, GError **error);

/* The same picture in no more pixels than these, by area in linear light; a JPEG stays one. NULL
 * and error where its data are damaged. */
Image *image_resample(Arena *arena, const Image *image, uint32_t width, uint32_t height,
                      GError **error);

/* A CMYK picture without a profile as an RGB one. NULL and error where its data are damaged. */
Image *image_as_rgb(Arena *arena, const Image *image, GError **error);

/* Lets go of the bytes of a picture that is not shown. */
void image_empty(Image *image);

unsigned image_components(const Image *image);
/* Width and height as stored: `image` has them as shown. */
uint32_t image_stored_width(const Image *image);
uint32_t image_stored_height(const Image *image);

/* Pixels as Cairo wants them: sRGB in ARGB32 premultiplied in native byte order, stride = 4 ×
 * width, with profile and orientation applied. g_free() it. NULL and error where a JPEG's data are
 * damaged. */
uint32_t *image_to_argb(const Image *image, GError **error);

/* 8-bit rows, tightly packed, as IMAGE_ROWS has them. Takes `samples`. */
GBytes *image_pack(uint8_t *samples, uint32_t width, uint32_t height, unsigned components);
