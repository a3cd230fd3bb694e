/* SPDX-License-Identifier: MIT */
#pragma once

/* A colour in the space it was asked for; the writers convert nothing but what a profile demands.
 */

#include <stdbool.h>

typedef enum { COLOR_NONE, COLOR_GRAY, COLOR_RGB, COLOR_CMYK } ColorSpace;

typedef struct {
    ColorSpace space;
    float v[4]; /* 0..1; GRAY uses v[0] (0 black), RGB v[0..2], CMYK v[0..3] */
} Color;

static inline Color color_gray(float gray) {
    return (Color){COLOR_GRAY, {gray, 0, 0, 0}};
}

static inline bool color_equal(Color a, Color b) {
    return a.space == b.space && a.v[0] == b.v[0] && a.v[1] == b.v[1] && a.v[2] == b.v[2] &&
           a.v[3] == b.v[3];
}
