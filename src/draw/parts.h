/* SPDX-License-Identifier: MIT */
#pragma once

/* The parts of drawing; only this room sees them. */

#include "draw/draw.h"
#include <cairo.h>

/* A page being drawn. The context's unit is the point. */
typedef struct {
    cairo_t *cairo;
    DrawFormat format;
    hb_draw_funcs_t *outlines;
    GHashTable *fonts;    /* FontFace → cairo_font_face_t, for SVG */
    GHashTable *pictures; /* Image → cairo_surface_t */
    GError **error;       /* the first that went wrong */
} Drawing;

/* Outlines of glyphs, from HarfBuzz into Cairo's path. */
hb_draw_funcs_t *glyphs_new_outlines(void);
void glyphs_draw(Drawing *drawing, const FrameGlyphs *glyphs, Point at);

void modules_draw(Drawing *drawing, const FrameModules *modules, Rect area);
void picture_draw(Drawing *drawing, const Image *image, Rect area);

/* The surface's pixels (CAIRO_FORMAT_RGB24) as a PNG file that knows its resolution. */
GByteArray *png_new_file(cairo_surface_t *surface, double ppi);

/* Cairo numbers the parts of an SVG by a counter of the process: here they are numbered anew, by
 * their first place in the file, so that the same page gives the same bytes. */
GByteArray *svg_new_renumbered(const GByteArray *svg);
