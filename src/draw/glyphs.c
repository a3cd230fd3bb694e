/* SPDX-License-Identifier: MIT */
/* Turns glyph runs into outlines on the page.
 *
 * Cairo's own way with text on pixels puts every glyph on a whole pixel (1.16 has no places between
 * them), which spoils the spacing that the text room worked out; so a PNG gets the outlines as
 * paths. An SVG gets them as the glyphs of a font of our own, which Cairo writes once each. Either
 * way HarfBuzz gives the outlines, unhinted, and FreeType is not opened. */

#include "draw/parts.h"

#include <hb.h>

/* Where font units go: the context's unit is the point (or, in a font, the em). */
typedef struct {
    cairo_t *cairo;
    double x, y, scale;
} Pen;

/* HarfBuzz says which parameters these have. */
/* NOLINTBEGIN(readability-function-size) */
static void move_to(hb_draw_funcs_t *funcs, void *user, hb_draw_state_t *state, float x, float y,
                    void *data) {
    (void)funcs, (void)state, (void)data;
    const Pen *pen = user;
    cairo_move_to(pen->cairo, pen->x + x * pen->scale, pen->y - y * pen->scale);
}

static void line_to(hb_draw_funcs_t *funcs, void *user, hb_draw_state_t *state, float x, float y,
                    void *data) {
    (void)funcs, (void)state, (void)data;
    const Pen *pen = user;
    cairo_line_to(pen->cairo, pen->x + x * pen->scale, pen->y - y * pen->scale);
}

/* HarfBuzz turns quadratic curves into these when it is given no function for them. */
static void curve_to(hb_draw_funcs_t *funcs, void *user, hb_draw_state_t *state, float x1, float y1,
                     float x2, float y2, float x, float y, void *data) {
    (void)funcs, (void)state, (void)data;
    const Pen *pen = user;
    cairo_curve_to(pen->cairo, pen->x + x1 * pen->scale, pen->y - y1 * pen->scale,
                   pen->x + x2 * pen->scale, pen->y - y2 * pen->scale, pen->x + x * pen->scale,
                   pen->y - y * pen->scale);
}

/* NOLINTEND(readability-function-size) */

static void close_path(hb_draw_funcs_t *funcs, void *user, hb_draw_state_t *state, void *data) {
    (void)funcs, (void)state, (void)data;
    cairo_close_path(((const Pen *)user)->cairo);
}

hb_draw_funcs_t *glyphs_new_outlines(void) {
    hb_draw_funcs_t *funcs = hb_draw_funcs_create();
    hb_draw_funcs_set_move_to_func(funcs, move_to, NULL, NULL);
    hb_draw_funcs_set_line_to_func(funcs, line_to, NULL, NULL);
    hb_draw_funcs_set_cubic_to_func(funcs, curve_to, NULL, NULL);
    hb_draw_funcs_set_close_path_func(funcs, close_path, NULL, NULL);
    hb_draw_funcs_make_immutable(funcs);
    return funcs;
}

static void add_outline(const FontFace *face, uint32_t glyph, hb_draw_funcs_t *outlines, Pen *pen) {
#if HB_VERSION_ATLEAST(7, 0, 0)
    hb_font_draw_glyph(font_face_hb_font(face), glyph, outlines, pen);
#else
    hb_font_get_glyph_shape(font_face_hb_font(face), glyph, outlines, pen);
#endif
}

static void fill_outlines(Drawing *drawing, const FrameGlyphs *glyphs, Point at) {
    Pen pen = {.cairo = drawing->cairo};
    pen.scale = length_to_pt(glyphs->size) / font_face_metrics(glyphs->face)->units_per_em;
    cairo_new_path(drawing->cairo);
    for (uint32_t i = 0; i < glyphs->n_glyphs; i++) {
        const FrameGlyph *glyph = &glyphs->glyphs[i];
        pen.x = length_to_pt(at.x + glyph->x);
        pen.y = length_to_pt(at.y + glyph->y);
        add_outline(glyphs->face, glyph->glyph, drawing->outlines, &pen);
        cairo_fill(drawing->cairo);
    }
}

static cairo_user_data_key_t face_key;

static cairo_status_t render_glyph(cairo_scaled_font_t *scaled, unsigned long glyph, cairo_t *cairo,
                                   cairo_text_extents_t *extents) {
    const FontFace *face =
        cairo_font_face_get_user_data(cairo_scaled_font_get_font_face(scaled), &face_key);
    double em = font_face_metrics(face)->units_per_em;
    hb_draw_funcs_t *outlines = glyphs_new_outlines();
    add_outline(face, (uint32_t)glyph, outlines, &(Pen){.cairo = cairo, .scale = 1 / em});
    hb_draw_funcs_destroy(outlines);
    cairo_fill(cairo);
    extents->x_advance = font_face_advance(face, (uint32_t)glyph) / em;
    return CAIRO_STATUS_SUCCESS;
}

static cairo_font_face_t *outline_font(Drawing *drawing, const FontFace *face) {
    cairo_font_face_t *font = g_hash_table_lookup(drawing->fonts, face);
    if (font)
        return font;
    font = cairo_user_font_face_create();
    cairo_user_font_face_set_render_glyph_func(font, render_glyph);
    cairo_font_face_set_user_data(font, &face_key, (void *)face, NULL);
    g_hash_table_insert(drawing->fonts, (void *)face, font);
    return font;
}

static void show_glyphs(Drawing *drawing, const FrameGlyphs *glyphs, Point at) {
    cairo_glyph_t *placed = g_new(cairo_glyph_t, glyphs->n_glyphs);
    for (uint32_t i = 0; i < glyphs->n_glyphs; i++) {
        const FrameGlyph *glyph = &glyphs->glyphs[i];
        placed[i] = (cairo_glyph_t){glyph->glyph, length_to_pt(at.x + glyph->x),
                                    length_to_pt(at.y + glyph->y)};
    }
    cairo_set_font_face(drawing->cairo, outline_font(drawing, glyphs->face));
    cairo_set_font_size(drawing->cairo, length_to_pt(glyphs->size));
    cairo_show_glyphs(drawing->cairo, placed, (int)glyphs->n_glyphs);
    g_free(placed);
}

void glyphs_draw(Drawing *drawing, const FrameGlyphs *glyphs, Point at) {
    if (drawing->format == DRAW_SVG)
        show_glyphs(drawing, glyphs, at);
    else
        fill_outlines(drawing, glyphs, at);
}
