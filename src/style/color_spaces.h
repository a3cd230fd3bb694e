/* SPDX-License-Identifier: MIT */
#pragma once

/* Colours in the spaces that CSS names, brought into sRGB (css-color-4 §10, §13). */

#include <stdbool.h>

typedef struct {
    double v[3];
} ColorTriple;

typedef enum {
    SPACE_SRGB,
    SPACE_SRGB_LINEAR,
    SPACE_P3,
    SPACE_A98,
    SPACE_PROPHOTO,
    SPACE_REC2020,
    SPACE_XYZ_D50,
    SPACE_XYZ_D65,
    SPACE_LAB, /* lightness of 100 */
    SPACE_OKLAB,
    SPACE_LCH, /* these two: lightness, chroma, hue in degrees */
    SPACE_OKLCH
} ColorModel;

/* The nearest colour that sRGB has, each part 0..1: chroma is taken away in Oklch until little more
 * would be seen. */
ColorTriple color_to_srgb(ColorModel model, ColorTriple color);
/* The other way; only of those that have no primaries of their own, and of sRGB's. */
ColorTriple color_from_srgb(ColorModel model, ColorTriple srgb);
