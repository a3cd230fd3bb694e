/* SPDX-License-Identifier: MIT */
/* Turns pictures and QR modules into marks on the page. */

#include "draw/parts.h"
#include <kanyin/error.h>

static void release_pixels(void *pixels) {
    g_free(pixels);
}

static void release_bytes(void *bytes) {
    g_bytes_unref(bytes);
}

/* An SVG takes a JPEG as it is, when a reader of it would see what we see: browsers do not agree on
 * CMYK, nor do all turn by EXIF. */
static void pass_jpeg(cairo_surface_t *surface, const Image *image) {
    if (image->form != IMAGE_JPEG || image->orientation != 1 || image->space == COLOR_CMYK)
        return;
    size_t size = 0;
    const uint8_t *bytes = g_bytes_get_data(image->bytes, &size);
    cairo_surface_set_mime_data(surface, CAIRO_MIME_TYPE_JPEG, bytes, size, release_bytes,
                                g_bytes_ref(image->bytes));
}

/* What Cairo takes as a side of a surface (its coordinates have 16 bits before the point). */
#define MAX_SIDE 32767u

static uint32_t *new_pixels(Arena *arena, const Image **image, GError **error) {
    if (MAX((*image)->width, (*image)->height) > MAX_SIDE)
        *image = image_resample(arena, *image, MIN((*image)->width, MAX_SIDE),
                                MIN((*image)->height, MAX_SIDE), error);
    return *image ? image_to_argb(*image, error) : NULL;
}

static cairo_surface_t *new_surface(Drawing *drawing, const Image *image) {
    static const cairo_user_data_key_t pixels_key;
    g_autoptr(GError) reason = NULL;
    g_autoptr(Arena) arena = arena_new();
    uint32_t *pixels = new_pixels(arena, &image, &reason);
    if (!pixels) {
        if (!*drawing->error)
            g_set_error(drawing->error, KANYIN_ERROR, KANYIN_ERROR_OUTPUT,
                        "a picture of the page cannot be drawn: %s", reason->message);
        return NULL;
    }
    cairo_surface_t *surface = cairo_image_surface_create_for_data(
        (unsigned char *)pixels, image->alpha ? CAIRO_FORMAT_ARGB32 : CAIRO_FORMAT_RGB24,
        (int)image->width, (int)image->height, (int)image->width * 4);
    cairo_surface_set_user_data(surface, &pixels_key, pixels, release_pixels);
    if (drawing->format == DRAW_SVG)
        pass_jpeg(surface, image);
    return surface;
}

/* An SVG holds all its pictures to the end; of a raster, only the last is kept for the next mark:
 * many large ones would fill the memory. */
static cairo_surface_t *picture_surface(Drawing *drawing, const Image *image) {
    cairo_surface_t *surface = g_hash_table_lookup(drawing->pictures, image);
    if (surface)
        return surface;
    if (drawing->format != DRAW_SVG)
        g_hash_table_remove_all(drawing->pictures);
    surface = new_surface(drawing, image);
    if (surface)
        g_hash_table_insert(drawing->pictures, (void *)image, surface);
    return surface;
}

/* A PDF's picture has /Interpolate false: its pixels are squares when they grow large. Readers go
 * over from smoothing to squares somewhere about here. */
#define SQUARES_FROM 4.0 /* pixels of the page a pixel of the picture */

static cairo_filter_t choose_filter(cairo_t *cairo) {
    double width = 1, height = 1;
    cairo_user_to_device_distance(cairo, &width, &height);
    return MIN(width, height) >= SQUARES_FROM ? CAIRO_FILTER_NEAREST : CAIRO_FILTER_GOOD;
}

void picture_draw(Drawing *drawing, const Image *image, Rect area) {
    cairo_surface_t *surface = picture_surface(drawing, image);
    if (!surface || area.width <= 0 || area.height <= 0)
        return;
    cairo_t *cairo = drawing->cairo;
    cairo_save(cairo);
    cairo_translate(cairo, length_to_pt(area.x), length_to_pt(area.y));
    int width = cairo_image_surface_get_width(surface);
    int height = cairo_image_surface_get_height(surface);
    cairo_scale(cairo, length_to_pt(area.width) / width, length_to_pt(area.height) / height);
    cairo_set_source_surface(cairo, surface, 0, 0);
    cairo_pattern_set_filter(cairo_get_source(cairo), choose_filter(cairo));
    if (drawing->format == DRAW_SVG) {
        cairo_paint(cairo); /* as the picture itself: a fill would be an SVG pattern of it, which
                               not every reader of SVG knows */
    } else {
        /* Scaled pixels at the rim would else be mixed with nothing. */
        cairo_pattern_set_extend(cairo_get_source(cairo), CAIRO_EXTEND_PAD);
        cairo_rectangle(cairo, 0, 0, width, height);
        cairo_fill(cairo);
    }
    cairo_restore(cairo);
}

/* One path for all: modules that touch then have no light seam between them. Dark neighbours in a
 * row are one rectangle. */
void modules_draw(Drawing *drawing, const FrameModules *modules, Rect area) {
    if (modules->size == 0)
        return;
    double width = length_to_pt(area.width) / modules->size;
    double height = length_to_pt(area.height) / modules->size;
    cairo_new_path(drawing->cairo);
    for (unsigned row = 0; row < modules->size; row++) {
        const uint8_t *dark = modules->dark + (size_t)row * modules->size;
        for (unsigned from = 0, to; from < modules->size; from = to + 1) {
            for (to = from; to < modules->size && dark[to]; to++)
                ;
            if (to > from)
                cairo_rectangle(drawing->cairo, length_to_pt(area.x) + from * width,
                                length_to_pt(area.y) + row * height, (to - from) * width, height);
        }
    }
    cairo_fill(drawing->cairo);
}
