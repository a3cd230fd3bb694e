/* SPDX-License-Identifier: MIT */
/* Turns a page's marks into a picture. */

#include "draw/draw.h"
#include "draw/parts.h"
#include <kanyin/error.h>

#include <cairo-svg.h>
#include <math.h>

#define POINTS_PER_INCH 72.0
#define MAX_SIDE 32000 /* pixels; Cairo counts to 32767 */

static void destroy_font(void *font) {
    cairo_font_face_destroy(font);
}

static void destroy_surface(void *surface) {
    cairo_surface_destroy(surface);
}

/* Ink by the plain rule of multiplied inks, without a profile: this is a preview, the PDF keeps
 * the colour as it was asked for. */
static void set_color(cairo_t *cairo, Color color) {
    const float *v = color.v;
    if (color.space == COLOR_GRAY)
        cairo_set_source_rgb(cairo, v[0], v[0], v[0]);
    else if (color.space == COLOR_RGB)
        cairo_set_source_rgb(cairo, v[0], v[1], v[2]);
    else
        cairo_set_source_rgb(cairo, (1 - v[0]) * (1 - v[3]), (1 - v[1]) * (1 - v[3]),
                             (1 - v[2]) * (1 - v[3]));
}

static void draw_rect(cairo_t *cairo, Rect area) {
    cairo_rectangle(cairo, length_to_pt(area.x), length_to_pt(area.y), length_to_pt(area.width),
                    length_to_pt(area.height));
    cairo_fill(cairo);
}

static void draw_mark(const FrameMark *mark, Point at, void *user) {
    Drawing *drawing = user;
    Rect area = {at.x, at.y, mark->width, mark->height};
    switch (mark->kind) {
    case MARK_GLYPHS:
        if (mark->glyphs->color.space == COLOR_NONE)
            return;
        set_color(drawing->cairo, mark->glyphs->color);
        glyphs_draw(drawing, mark->glyphs, at);
        break;
    case MARK_RECT:
        set_color(drawing->cairo, mark->color);
        draw_rect(drawing->cairo, area);
        break;
    case MARK_MODULES:
        set_color(drawing->cairo, mark->color);
        modules_draw(drawing, mark->modules, area);
        break;
    case MARK_IMAGE:
        picture_draw(drawing, mark->image, area);
        break;
    case MARK_LINK: /* nothing to be seen */
    case MARK_FRAME:
        break;
    }
}

static bool draw_marks(const Frame *frame, cairo_surface_t *surface, const DrawOptions *options,
                       GError **error) {
    g_autoptr(GError) reason = NULL;
    Drawing drawing = {.cairo = cairo_create(surface), .format = options->format, .error = &reason};
    drawing.outlines = glyphs_new_outlines();
    drawing.fonts = g_hash_table_new_full(NULL, NULL, NULL, destroy_font);
    drawing.pictures = g_hash_table_new_full(NULL, NULL, NULL, destroy_surface);
    if (options->format == DRAW_PNG)
        cairo_scale(drawing.cairo, options->ppi / POINTS_PER_INCH, options->ppi / POINTS_PER_INCH);
    cairo_set_source_rgb(drawing.cairo, 1, 1, 1);
    cairo_paint(drawing.cairo);
    frame_walk(frame, draw_mark, &drawing);
    cairo_status_t status = cairo_status(drawing.cairo);
    g_hash_table_unref(drawing.pictures);
    g_hash_table_unref(drawing.fonts);
    hb_draw_funcs_destroy(drawing.outlines);
    cairo_destroy(drawing.cairo);
    if (!reason && status)
        g_set_error(&reason, KANYIN_ERROR, KANYIN_ERROR_OUTPUT, "the page cannot be drawn: %s",
                    cairo_status_to_string(status));
    if (!reason)
        return true;
    g_propagate_error(error, g_steal_pointer(&reason));
    return false;
}

static GByteArray *draw_png(const Frame *frame, const DrawOptions *options, GError **error) {
    double scale = options->ppi / POINTS_PER_INCH;
    /* A page a hair wider than whole pixels, by rounding of its size, gets no white column. */
    double width = ceil(length_to_pt(frame->width) * scale - 0.01);
    double height = ceil(length_to_pt(frame->height) * scale - 0.01);
    if (!(width >= 1 && height >= 1 && width <= MAX_SIDE && height <= MAX_SIDE)) {
        g_set_error(error, KANYIN_ERROR, KANYIN_ERROR_OUTPUT,
                    "a page of %.0f × %.0f pixels cannot be drawn, a side has 1 to %d", width,
                    height, MAX_SIDE);
        return NULL;
    }
    cairo_surface_t *surface =
        cairo_image_surface_create(CAIRO_FORMAT_RGB24, (int)width, (int)height);
    GByteArray *file = NULL;
    if (draw_marks(frame, surface, options, error))
        file = png_new_file(surface, options->ppi);
    cairo_surface_destroy(surface);
    return file;
}

static cairo_status_t append(void *array, const unsigned char *bytes, unsigned size) {
    g_byte_array_append(array, bytes, size);
    return CAIRO_STATUS_SUCCESS;
}

static GByteArray *draw_svg(const Frame *frame, const DrawOptions *options, GError **error) {
    g_autoptr(GByteArray) svg = g_byte_array_new();
    cairo_surface_t *surface = cairo_svg_surface_create_for_stream(
        append, svg, length_to_pt(frame->width), length_to_pt(frame->height));
    bool is_drawn = draw_marks(frame, surface, options, error);
    cairo_surface_finish(surface);
    cairo_surface_destroy(surface);
    return is_drawn ? svg_new_renumbered(svg) : NULL;
}

bool draw_page(const DocumentPage *page, const DrawOptions *options, DrawWrite write, void *user,
               GError **error) {
    g_autoptr(GByteArray) file = options->format == DRAW_PNG
                                     ? draw_png(page->frame, options, error)
                                     : draw_svg(page->frame, options, error);
    if (!file)
        return false;
    if (write(file->data, file->len, user))
        return true;
    g_set_error(error, KANYIN_ERROR, KANYIN_ERROR_OUTPUT, "the picture of a page was not taken");
    return false;
}
