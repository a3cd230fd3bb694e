/* SPDX-License-Identifier: MIT */
#include "draw/draw.h"
#include "font/library.h"
#include "image/qr.h"
#include <kanyin/error.h>

#include <math.h>
#include <string.h>

#define WHITE 0xFFFFFFFF
#define SIDE (72 * LENGTH_PT) /* an inch */

static FontLibrary *library;
static Arena *arena;

static bool take(const void *bytes, size_t size, void *user) {
    g_byte_array_append(user, bytes, (unsigned)size);
    return true;
}

static GByteArray *draw(const Frame *frame, DrawFormat format, double ppi) {
    GByteArray *file = g_byte_array_new();
    g_autoptr(GError) error = NULL;
    DocumentPage page = {.frame = frame, .label = "1"};
    draw_page(&page, &(DrawOptions){format, ppi}, take, file, &error);
    g_assert_no_error(error);
    return file;
}

typedef struct {
    Image *image;
    uint32_t *pixels;
} Picture;

/* The page's PNG, read back by the image room. */
static Picture draw_picture(const Frame *frame, double ppi) {
    g_autoptr(GByteArray) file = draw(frame, DRAW_PNG, ppi);
    g_autoptr(GBytes) bytes = g_bytes_new(file->data, file->len);
    Picture picture = {image_read(arena, bytes, "page", NULL), NULL};
    g_assert_nonnull(picture.image);
    picture.pixels = arena_own(arena, image_to_argb(picture.image, NULL), g_free);
    return picture;
}

static uint32_t pixel(const Picture *picture, uint32_t x, uint32_t y) {
    return picture->pixels[y * picture->image->width + x];
}

static void add_text(Frame *frame, const char *text, Length size, Point at) {
    FrameGlyphs *run = arena_new0(arena, FrameGlyphs);
    run->face = font_library_match(library, "sans-serif", 400, false, REGION_CN);
    run->size = size;
    run->color = color_gray(0);
    run->text = text;
    run->text_length = (uint32_t)strlen(text);
    FrameGlyph *glyphs = arena_array(arena, FrameGlyph, run->text_length);
    for (const char *c = text; *c; c = g_utf8_next_char(c)) {
        uint32_t glyph = font_face_glyph(run->face, g_utf8_get_char(c));
        glyphs[run->n_glyphs++] = (FrameGlyph){glyph, (uint32_t)(c - text), run->width, 0};
        run->width += font_scale(font_face_advance(run->face, glyph), size, 1000);
    }
    run->glyphs = glyphs;
    frame_add(frame, (FrameMark){.kind = MARK_GLYPHS,
                                 .owner = STRUCTURE_ROOT,
                                 .x = at.x,
                                 .y = at.y,
                                 .width = run->width,
                                 .glyphs = run});
}

static void add_qr(Frame *frame, Rect area) {
    FrameModules *modules = arena_new0(arena, FrameModules);
    modules->dark = qr_encode(arena, "https://example.org/", &modules->size, NULL);
    frame_add(frame, (FrameMark){.kind = MARK_MODULES,
                                 .x = area.x,
                                 .y = area.y,
                                 .width = area.width,
                                 .height = area.height,
                                 .color = color_gray(0),
                                 .modules = modules});
}

/* Two pixels beside each other, red and half-clear blue. */
static void add_image(Frame *frame, Rect area) {
    Image *image = arena_new0(arena, Image);
    *image =
        (Image){.form = IMAGE_ROWS, .width = 2, .height = 1, .space = COLOR_RGB, .orientation = 1};
    image->bytes = arena_own(arena, image_pack(g_memdup2("\377\0\0\0\0\377", 6), 2, 1, 3),
                             (GDestroyNotify)g_bytes_unref);
    image->alpha = arena_own(arena, image_pack(g_memdup2("\377\200", 2), 2, 1, 1),
                             (GDestroyNotify)g_bytes_unref);
    frame_add(frame, (FrameMark){.kind = MARK_IMAGE,
                                 .x = area.x,
                                 .y = area.y,
                                 .width = area.width,
                                 .height = area.height,
                                 .image = image});
}

static void rects_stand_where_they_are_put(void) {
    Frame *frame = frame_new(arena, SIDE, SIDE);
    Frame *inner = frame_new(arena, SIDE / 2, SIDE / 2);
    frame_add_rect(inner, STRUCTURE_ARTIFACT, (Color){COLOR_RGB, {1, 0, 0, 0}},
                   (Rect){0, 0, SIDE / 4, SIDE / 4});
    frame_add_frame(frame, inner, (Point){SIDE / 2, SIDE / 4});
    frame_add_rect(frame, STRUCTURE_ARTIFACT, (Color){COLOR_CMYK, {1, 0, 0, 0.5F}},
                   (Rect){0, 0, SIDE / 10, SIDE / 10});
    Picture picture = draw_picture(frame, 100);
    g_assert_cmpuint(picture.image->width, ==, 100);
    g_assert_cmpuint(picture.image->height, ==, 100);
    g_assert_cmpfloat_with_epsilon(picture.image->ppi_x, 100, 0.05);
    g_assert_cmphex(pixel(&picture, 50, 25), ==, 0xFFFF0000);
    g_assert_cmphex(pixel(&picture, 74, 49), ==, 0xFFFF0000);
    g_assert_cmphex(pixel(&picture, 49, 25), ==, WHITE);
    g_assert_cmphex(pixel(&picture, 75, 25), ==, WHITE);
    g_assert_cmphex(pixel(&picture, 50, 50), ==, WHITE);
    uint32_t ink = pixel(&picture, 5, 5); /* cyan and half black */
    g_assert_cmpuint(ink >> 16 & 255, ==, 0);
    g_assert_cmpuint(ink & 255, >=, 127);
    g_assert_cmpuint(ink & 255, <=, 128);
}

static void a_page_without_colour_is_a_gray_file(void) {
    Frame *frame = frame_new(arena, SIDE, SIDE);
    add_text(frame, "刊", 20 * LENGTH_PT, (Point){SIDE / 4, SIDE / 2});
    g_assert_cmpint(draw_picture(frame, 50).image->space, ==, COLOR_GRAY);
    frame_add_rect(frame, STRUCTURE_ARTIFACT, (Color){COLOR_RGB, {0.5F, 0, 0, 0}},
                   (Rect){0, 0, SIDE / 4, SIDE / 4});
    g_assert_cmpint(draw_picture(frame, 50).image->space, ==, COLOR_RGB);
}

/* The mean place of ink from the left, in pixels, and all of it in `ink`. */
static double mean_column(const Picture *picture, double *ink) {
    double sum = 0, moment = 0;
    for (uint32_t y = 0; y < picture->image->height; y++)
        for (uint32_t x = 0; x < picture->image->width; x++) {
            double dark = 255 - (pixel(picture, x, y) & 255);
            sum += dark;
            moment += dark * (x + 0.5);
        }
    *ink = sum / 255;
    return moment / sum;
}

/* 王 in Hei is its own mirror image, 1 em wide: its ink stands in the middle, and moves
 * by parts of a pixel with the run. */
static void glyphs_stand_between_pixels(void) {
    double before = 0, first_ink = 0;
    for (int step = 0; step < 4; step++) {
        Frame *frame = frame_new(arena, SIDE, SIDE);
        Length x = SIDE / 4 + step * LENGTH_PT / 4;
        add_text(frame, "王", 30 * LENGTH_PT, (Point){x, SIDE / 2});
        Picture picture = draw_picture(frame, 72);
        double ink = 0;
        double column = mean_column(&picture, &ink);
        if (step == 0) {
            g_assert_cmpfloat_with_epsilon(column, 18 + 15, 0.6);
            first_ink = ink;
        } else {
            g_assert_cmpfloat_with_epsilon(column - before, 0.25, 0.02);
            g_assert_cmpfloat_with_epsilon(ink, first_ink, first_ink * 0.01);
        }
        before = column;
    }
}

/* Dark modules that touch are one area: no pixel between them is lighter. */
static void modules_have_no_seams(void) {
    Frame *frame = frame_new(arena, SIDE, SIDE);
    FrameModules *modules = arena_new0(arena, FrameModules);
    modules->size = 23;
    uint8_t *dark = arena_array(arena, uint8_t, 23 * 23);
    memset(dark, 1, 23 * 23);
    modules->dark = dark;
    Rect area = {SIDE / 10, SIDE / 10, SIDE / 2, SIDE / 2};
    frame_add(frame, (FrameMark){.kind = MARK_MODULES,
                                 .x = area.x,
                                 .y = area.y,
                                 .width = area.width,
                                 .height = area.height,
                                 .color = color_gray(0),
                                 .modules = modules});
    Picture picture = draw_picture(frame, 110);
    for (uint32_t y = 12; y < 65; y++)
        for (uint32_t x = 12; x < 65; x++)
            g_assert_cmphex(pixel(&picture, x, y), ==, 0xFF000000);
}

static void images_fill_their_area(void) {
    Frame *frame = frame_new(arena, SIDE, SIDE);
    add_image(frame, (Rect){SIDE / 4, SIDE / 4, SIDE / 2, SIDE / 4});
    Picture picture = draw_picture(frame, 100);
    g_assert_cmphex(pixel(&picture, 26, 26), ==, 0xFFFF0000);
    g_assert_cmphex(pixel(&picture, 73, 48), ==, 0xFF7F7FFF);
    g_assert_cmphex(pixel(&picture, 23, 26), ==, WHITE);
    g_assert_cmphex(pixel(&picture, 76, 48), ==, WHITE);
}

static Frame *whole_page(void) {
    Frame *frame = frame_new(arena, SIDE * 2, SIDE);
    add_text(frame, "刊印刊 Kanyin", 12 * LENGTH_PT, (Point){SIDE / 8, SIDE / 4});
    add_text(frame, "刊印刊", 12 * LENGTH_PT, (Point){SIDE / 8, SIDE / 2});
    frame_add_rect(frame, STRUCTURE_ARTIFACT, color_gray(0.5F),
                   (Rect){SIDE / 8, SIDE * 5 / 8, SIDE, LENGTH_PT / 2});
    add_qr(frame, (Rect){SIDE * 5 / 4, SIDE / 4, SIDE / 2, SIDE / 2});
    add_image(frame, (Rect){SIDE / 8, SIDE * 3 / 4, SIDE / 4, SIDE / 8});
    return frame;
}

static unsigned count(const char *text, const char *word) {
    unsigned n = 0;
    for (const char *at = text; (at = strstr(at, word)); at++)
        n++;
    return n;
}

static void an_svg_has_each_outline_once(void) {
    g_autoptr(GByteArray) file = draw(whole_page(), DRAW_SVG, 0);
    g_byte_array_append(file, (const uint8_t *)"", 1);
    const char *svg = (const char *)file->data;
    g_assert_nonnull(strstr(svg, "width=\"144pt\""));
    g_assert_cmpuint(count(svg, "<symbol"), ==, 2 + 6); /* 刊 印, K a n y i and the space */
    g_assert_cmpuint(count(svg, "<use xlink:href=\"#glyph"), ==, 10 + 3);
    g_assert_cmpuint(count(svg, "<text"), ==, 0);
    g_assert_cmpuint(count(svg, "<image"), ==, 1);
    g_assert_cmpuint(count(svg, "<pattern"), ==, 0);
}

static void the_same_page_gives_the_same_bytes(void) {
    Frame *frame = whole_page();
    for (int format = DRAW_PNG; format <= DRAW_SVG; format++) {
        g_autoptr(GByteArray) first = draw(frame, (DrawFormat)format, 150);
        g_autoptr(GByteArray) second = draw(frame, (DrawFormat)format, 150);
        g_assert_cmpmem(first->data, first->len, second->data, second->len);
    }
    const char *folder = g_getenv("KANYIN_KEEP_PICTURES"); /* to be looked at */
    for (int format = DRAW_PNG; folder && format <= DRAW_SVG; format++) {
        g_autoptr(GByteArray) file = draw(frame, (DrawFormat)format, 300);
        g_autofree char *path =
            g_build_filename(folder, format == DRAW_PNG ? "page.png" : "page.svg", NULL);
        g_file_set_contents(path, (const char *)file->data, file->len, NULL);
    }
}

static bool refuse(const void *bytes, size_t size, void *user) {
    (void)bytes, (void)size, (void)user;
    return false;
}

static void what_cannot_be_drawn_is_an_error(void) {
    g_autoptr(GError) error = NULL;
    DocumentPage page = {.frame = whole_page(), .label = "1"};
    g_assert_false(draw_page(&page, &(DrawOptions){DRAW_PNG, 72}, refuse, NULL, &error));
    g_assert_error(error, KANYIN_ERROR, KANYIN_ERROR_OUTPUT);
    g_clear_error(&error);
    g_assert_false(draw_page(&page, &(DrawOptions){DRAW_PNG, 100000}, refuse, NULL, &error));
    g_assert_error(error, KANYIN_ERROR, KANYIN_ERROR_OUTPUT);
    g_clear_error(&error);
    Image damaged = {.form = IMAGE_JPEG,
                     .width = 8,
                     .height = 8,
                     .space = COLOR_GRAY,
                     .orientation = 1,
                     .bytes = g_bytes_new_static("\xFF\xD8\xFF\xD9", 4)};
    Frame *frame = frame_new(arena, SIDE, SIDE);
    frame_add(frame, (FrameMark){.kind = MARK_IMAGE, .width = 1, .height = 1, .image = &damaged});
    page.frame = frame;
    g_assert_false(draw_page(&page, &(DrawOptions){DRAW_PNG, 72}, refuse, NULL, &error));
    g_assert_nonnull(strstr(error->message, "JPEG"));
    g_bytes_unref(damaged.bytes);
}

int main(int argc, char **argv) {
    g_test_init(&argc, &argv, NULL);
    g_autofree char *fonts = g_build_filename(g_getenv("KANYIN_SOURCE_DIR"), "fonts", NULL);
    g_autofree char *cache = g_build_filename(g_get_tmp_dir(), "kanyin-test-fontconfig", NULL);
    library = font_library_new(&(FontLibraryOptions){.fonts_dir = fonts, .cache_dir = cache}, NULL);
    g_assert_nonnull(library);
    arena = arena_new();
    g_test_add_func("/draw/rects", rects_stand_where_they_are_put);
    g_test_add_func("/draw/gray", a_page_without_colour_is_a_gray_file);
    g_test_add_func("/draw/glyphs", glyphs_stand_between_pixels);
    g_test_add_func("/draw/modules", modules_have_no_seams);
    g_test_add_func("/draw/images", images_fill_their_area);
    g_test_add_func("/draw/svg", an_svg_has_each_outline_once);
    g_test_add_func("/draw/same-bytes", the_same_page_gives_the_same_bytes);
    g_test_add_func("/draw/errors", what_cannot_be_drawn_is_an_error);
    int status = g_test_run();
    arena_free(arena);
    font_library_free(library);
    return status;
}
