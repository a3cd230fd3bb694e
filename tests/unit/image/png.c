/* SPDX-License-Identifier: MIT */
#include "pictures.h"

#include <libdeflate.h>
#include <png.h>

typedef struct {
    unsigned width, height;
    int depth, type, interlace;
    const uint8_t *rows; /* packed as PNG packs them */
    size_t stride;
    void (*decorate)(png_structp png, png_infop info);
} Sketch;

static void append(png_structp png, png_bytep bytes, size_t size) {
    g_byte_array_append(png_get_io_ptr(png), bytes, (unsigned)size);
}

static GByteArray *write_png(const Sketch *sketch) {
    GByteArray *file = g_byte_array_new();
    png_structp png = png_create_write_struct(PNG_LIBPNG_VER_STRING, NULL, NULL, NULL);
    png_infop info = png_create_info_struct(png);
    png_set_write_fn(png, file, append, NULL);
    png_set_IHDR(png, info, sketch->width, sketch->height, sketch->depth, sketch->type,
                 sketch->interlace, PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
    if (sketch->decorate)
        sketch->decorate(png, info);
    png_write_info(png, info);
    g_autofree png_bytep *rows = g_new(png_bytep, sketch->height);
    for (unsigned y = 0; y < sketch->height; y++)
        rows[y] = (png_bytep)sketch->rows + y * sketch->stride;
    png_write_image(png, rows);
    png_write_end(png, NULL);
    png_destroy_write_struct(&png, &info);
    return file;
}

static const uint8_t rgb_rows[] = {255, 0, 0, 0, 255, 0, 0, 0, 255, 10, 20, 30};
static const Sketch rgb = {2, 2, 8, PNG_COLOR_TYPE_RGB, PNG_INTERLACE_NONE, rgb_rows, 6, NULL};

static void rgb_is_read_as_it_is(void) {
    g_autoptr(Arena) arena = arena_new();
    g_autoptr(GByteArray) file = write_png(&rgb);
    Image *image = read_picture(arena, file);
    g_assert_cmpuint(image->width, ==, 2);
    g_assert_cmpuint(image->height, ==, 2);
    g_assert_cmpint(image->space, ==, COLOR_RGB);
    g_assert_cmpuint(image->orientation, ==, 1);
    g_assert_null(image->alpha);
    g_assert_null(image->icc);
    g_assert_cmpfloat(image->ppi_x, ==, 0);
    assert_rows(image, image->bytes, rgb_rows, sizeof rgb_rows);
    assert_pixels(image, (const uint32_t[]){0xFFFF0000, 0xFF00FF00, 0xFF0000FF, 0xFF0A141E});
}

static void interlaced_is_the_same(void) {
    g_autoptr(Arena) arena = arena_new();
    Sketch sketch = rgb;
    sketch.interlace = PNG_INTERLACE_ADAM7;
    g_autoptr(GByteArray) file = write_png(&sketch);
    const Image *image = read_picture(arena, file);
    g_assert_false(image->is_passed);
    assert_rows(image, image->bytes, rgb_rows, sizeof rgb_rows);
}

static void add_palette(png_structp png, png_infop info) {
    static const png_color colors[] = {{255, 255, 255}, {200, 0, 100}};
    static const uint8_t alpha[] = {0, 128};
    png_set_PLTE(png, info, colors, 2);
    png_set_tRNS(png, info, alpha, 2, NULL);
}

static void palettes_are_unpacked(void) {
    g_autoptr(Arena) arena = arena_new();
    const uint8_t rows[] = {0x40, 0x80}; /* 1 bit: 0 1, 1 0 */
    Sketch sketch = {2, 2, 1, PNG_COLOR_TYPE_PALETTE, PNG_INTERLACE_NONE, rows, 1, add_palette};
    g_autoptr(GByteArray) file = write_png(&sketch);
    Image *image = read_picture(arena, file);
    g_assert_cmpint(image->space, ==, COLOR_RGB);
    assert_rows(image, image->bytes, "\377\377\377\310\0\144\310\0\144\377\377\377", 12);
    assert_rows(image, image->alpha, "\0\200\200\0", 4);
    /* premultiplied: 200 × 128 / 255 = 100, 100 × 128 / 255 = 50 */
    assert_pixels(image, (const uint32_t[]){0, 0x80640032, 0x80640032, 0});
}

static void sixteen_bits_become_eight(void) {
    g_autoptr(Arena) arena = arena_new();
    const uint8_t rows[] = {0x80, 0xFF, 0xFF, 0xFF, 0x00, 0x7F, 0x40, 0x00};
    Sketch sketch = {2, 1, 16, PNG_COLOR_TYPE_GRAY_ALPHA, PNG_INTERLACE_NONE, rows, 8, NULL};
    g_autoptr(GByteArray) file = write_png(&sketch);
    Image *image = read_picture(arena, file);
    g_assert_cmpint(image->space, ==, COLOR_GRAY);
    assert_rows(image, image->bytes, "\200\0", 2); /* 0x80FF rounds to 0x80, 0x007F to 0 */
    assert_rows(image, image->alpha, "\377\100", 2);
}

static void an_alpha_that_hides_nothing_is_dropped(void) {
    g_autoptr(Arena) arena = arena_new();
    const uint8_t rows[] = {7, 8, 9, 255, 1, 2, 3, 255};
    Sketch sketch = {2, 1, 8, PNG_COLOR_TYPE_RGB_ALPHA, PNG_INTERLACE_NONE, rows, 8, NULL};
    g_autoptr(GByteArray) file = write_png(&sketch);
    Image *image = read_picture(arena, file);
    g_assert_null(image->alpha);
    assert_rows(image, image->bytes, "\7\10\11\1\2\3", 6);
}

static void add_facts(png_structp png, png_infop info) {
    png_set_pHYs(png, info, 11811, 5906, PNG_RESOLUTION_METER);
    static const uint8_t exif[] = "MM\0*\0\0\0\10\0\1\1\22\0\3\0\0\0\1\0\6\0\0\0\0\0";
    png_set_eXIf_1(png, info, sizeof exif - 1, (png_bytep)exif);
}

static void resolution_and_orientation_are_told(void) {
    g_autoptr(Arena) arena = arena_new();
    const uint8_t rows[] = {1, 2, 3, 4, 5, 6};
    Sketch sketch = {3, 2, 8, PNG_COLOR_TYPE_GRAY, PNG_INTERLACE_NONE, rows, 3, add_facts};
    g_autoptr(GByteArray) file = write_png(&sketch);
    Image *image = read_picture(arena, file);
    g_assert_cmpuint(image->orientation, ==, 6);
    g_assert_cmpuint(image->width, ==, 2); /* as shown */
    g_assert_cmpuint(image->height, ==, 3);
    g_assert_cmpfloat_with_epsilon(image->ppi_x, 150, 0.1);
    g_assert_cmpfloat_with_epsilon(image->ppi_y, 300, 0.1);
    /* turned clockwise: the left column, from below, is the first row */
    assert_pixels(image, (const uint32_t[]){0xFF040404, 0xFF010101, 0xFF050505, 0xFF020202,
                                            0xFF060606, 0xFF030303});
}

static void add_profile(png_structp png, png_infop info) {
    g_autoptr(GBytes) profile = new_rgb_profile();
    gsize size = 0;
    const uint8_t *bytes = g_bytes_get_data(profile, &size);
    png_set_iCCP(png, info, "test", PNG_COMPRESSION_TYPE_BASE, bytes, (png_uint_32)size);
}

/* The picture keeps its numbers and its profile; who draws goes by both. */
static void profiles_are_kept_and_used(void) {
    g_autoptr(Arena) arena = arena_new();
    Sketch sketch = rgb;
    sketch.decorate = add_profile;
    g_autoptr(GByteArray) file = write_png(&sketch);
    Image *image = read_picture(arena, file);
    g_autoptr(GBytes) profile = new_rgb_profile();
    g_assert_cmpuint(g_bytes_get_size(image->icc), ==, g_bytes_get_size(profile));
    assert_rows(image, image->bytes, rgb_rows, sizeof rgb_rows);
    g_autofree uint32_t *pixels = image_to_argb(image, NULL);
    g_assert_cmpuint(distance(pixels[0], 0xFF00FF00), <=, 12); /* its red is our green */
    g_assert_cmpuint(distance(pixels[1], 0xFFFF0000), <=, 12);
}

/* A profile that is long enough for libpng, says what it should, and holds nothing. */
static void add_hollow_profile(png_structp png, png_infop info) {
    uint8_t profile[252] = {0};
    profile[3] = sizeof profile;
    profile[8] = 2; /* version */
    memcpy(profile + 12, "mntrRGB XYZ ", 12);
    memcpy(profile + 36, "acsp", 4);
    static const uint8_t d50[] = {0, 0, 0xF6, 0xD6, 0, 1, 0, 0, 0, 0, 0xD3, 0x2D};
    memcpy(profile + 68, d50, sizeof d50);
    for (unsigned i = 132; i < sizeof profile; i++)
        profile[i] = (uint8_t)(i * i * 37 + (i * 11 >> 3));
    png_set_iCCP(png, info, "test", PNG_COMPRESSION_TYPE_BASE, profile, sizeof profile);
}

static void a_malformed_profile_is_told_and_left_out(void) {
    g_autoptr(Arena) arena = arena_new();
    Sketch sketch = rgb;
    sketch.decorate = add_hollow_profile;
    g_autoptr(GByteArray) file = write_png(&sketch);
    const Image *image = read_picture(arena, file);
    g_assert_null(image->icc);
    g_assert_cmpstr(image->profile_fault, ==, "it is malformed");
    g_assert_true(image->is_passed);
}

static void add_gamma(png_structp png, png_infop info) {
    png_set_gAMA(png, info, 1.0);
}

static void add_usual_gamma(png_structp png, png_infop info) {
    png_set_gAMA_fixed(png, info, 45455);
}

/* gAMA of another curve than the screen's is a profile. */
static void gamma_counts(void) {
    g_autoptr(Arena) arena = arena_new();
    const uint8_t rows[] = {55, 128, 0, 255};
    Sketch sketch = {4, 1, 8, PNG_COLOR_TYPE_GRAY, PNG_INTERLACE_NONE, rows, 4, add_gamma};
    g_autoptr(GByteArray) file = write_png(&sketch);
    const Image *image = read_picture(arena, file);
    g_assert_nonnull(image->icc);
    g_autofree uint32_t *pixels = image_to_argb(image, NULL);
    g_assert_cmpuint(distance(pixels[0], 0xFF808080), <=, 2); /* 55 / 255 of the light */
    g_assert_cmpuint(distance(pixels[2], 0xFF000000), <=, 1);
    g_assert_cmpuint(distance(pixels[3], 0xFFFFFFFF), <=, 1);
    const Image *again = read_picture(arena, file);
    g_assert_true(g_bytes_equal(image->icc, again->icc));
    sketch.decorate = add_usual_gamma;
    g_autoptr(GByteArray) usual = write_png(&sketch);
    g_assert_null(read_picture(arena, usual)->icc);
}

static void add_clear_color(png_structp png, png_infop info) {
    png_set_tRNS(png, info, NULL, 0, &(png_color_16){.gray = 7, .red = 7, .green = 8, .blue = 9});
}

static void a_colour_may_be_clear(void) {
    g_autoptr(Arena) arena = arena_new();
    const uint8_t rows[] = {7, 8, 9, 1, 2, 3};
    Sketch sketch = {2, 1, 8, PNG_COLOR_TYPE_RGB, PNG_INTERLACE_NONE, rows, 6, add_clear_color};
    g_autoptr(GByteArray) file = write_png(&sketch);
    const Image *image = read_picture(arena, file);
    assert_rows(image, image->alpha, "\0\377", 2);
}

/* 1, 2 and 4 bits of gray. */
static void small_depths_are_spread(void) {
    g_autoptr(Arena) arena = arena_new();
    static const struct {
        int depth;
        uint8_t row[4];
        uint8_t expected[4];
    } cases[] = {{1, {0x50}, {0, 255, 0, 255}},
                 {2, {0x1B}, {0, 85, 170, 255}},
                 {4, {0x01, 0x8F}, {0, 17, 136, 255}}};
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        Sketch sketch = {
            4, 1, cases[i].depth, PNG_COLOR_TYPE_GRAY, PNG_INTERLACE_NONE, cases[i].row, 4, NULL};
        g_autoptr(GByteArray) file = write_png(&sketch);
        const Image *image = read_picture(arena, file);
        g_assert_cmpint(image->space, ==, COLOR_GRAY);
        assert_rows(image, image->bytes, cases[i].expected, 4);
    }
}

/* All five filters, in a gradient that makes libpng choose them; and back from our own. */
static void filtered_rows_come_back(void) {
    enum { SIDE = 64 };
    g_autoptr(Arena) arena = arena_new();
    uint8_t rows[SIDE * SIDE * 3];
    for (unsigned i = 0; i < sizeof rows; i++)
        rows[i] = (uint8_t)(i * i / 97 + (i % 3) * 40 + (i / (SIDE * 3)) * (i % 7));
    Sketch sketch = {SIDE, SIDE, 8, PNG_COLOR_TYPE_RGB, PNG_INTERLACE_NONE, rows, SIDE * 3, NULL};
    g_autoptr(GByteArray) passed_file = write_png(&sketch);
    sketch.interlace = PNG_INTERLACE_ADAM7;
    g_autoptr(GByteArray) decoded_file = write_png(&sketch);
    const Image *passed = read_picture(arena, passed_file);
    const Image *decoded = read_picture(arena, decoded_file);
    g_assert_true(passed->is_passed);
    g_assert_false(decoded->is_passed);
    assert_rows(passed, passed->bytes, rows, sizeof rows);
    assert_rows(decoded, decoded->bytes, rows, sizeof rows);
}

static uint32_t read_u32(const uint8_t *bytes) {
    return (uint32_t)bytes[0] << 24 | (uint32_t)bytes[1] << 16 | (uint32_t)bytes[2] << 8 | bytes[3];
}

/* What is kept are the bytes of IDAT themselves. */
static void coded_rows_pass_through(void) {
    g_autoptr(Arena) arena = arena_new();
    g_autoptr(GByteArray) file = write_png(&rgb);
    const Image *image = read_picture(arena, file);
    g_assert_true(image->is_passed);
    gsize size = 0;
    const uint8_t *kept = g_bytes_get_data(image->bytes, &size);
    for (size_t at = 8; at + 12 <= file->len; at += 12 + read_u32(file->data + at))
        if (memcmp(file->data + at + 4, "IDAT", 4) == 0) {
            g_assert_cmpmem(kept, size, file->data + at + 8, read_u32(file->data + at));
            return;
        }
    g_assert_not_reached();
}

static void damage_is_told(void) {
    g_autoptr(GByteArray) file = write_png(&rgb);
    assert_unreadable(file->data, file->len - 20, "the file ends early");
    assert_unreadable(file->data, 20, "the file ends early");
    g_autoptr(GByteArray) spoiled = write_png(&rgb);
    spoiled->data[spoiled->len - 18] ^= 0x55; /* in the coded pixels' check sum */
    assert_unreadable(spoiled->data, spoiled->len, "IDAT");
    assert_cut_is_told(file);
    assert_spoiled_is_survived(file);
    spoiled->data[16] = 0x7F; /* a width of two thousand million */
    assert_unreadable(spoiled->data, spoiled->len, "IHDR");
}

/* The size is judged before a single pixel is made. */
static void too_many_pixels_are_refused(void) {
    const uint8_t row[12500] = {0};
    Sketch sketch = {100000, 1, 1, PNG_COLOR_TYPE_GRAY, PNG_INTERLACE_NONE, row, 12500, NULL};
    g_autoptr(GByteArray) file = write_png(&sketch);
    static const uint8_t height[] = {0, 1, 0x86, 0xA0}; /* 100,000 of them */
    memcpy(file->data + 20, height, 4);
    uint32_t crc = libdeflate_crc32(0, file->data + 12, 17);
    for (int i = 0; i < 4; i++)
        file->data[29 + i] = (uint8_t)(crc >> (24 - 8 * i));
    assert_unreadable(file->data, file->len, "limit of 200 million");
}

#define assert_named(text, reason) assert_unreadable(text, sizeof(text) - 1, reason)

static void other_forms_are_named(void) {
    assert_named("BM\0\1\0\0\0\0\0\0", "BMP is not read");
    assert_named("<svg xmlns=\"\">", "SVG is not read");
    assert_named("\xEF\xBB\xBF\n<?xml version=\"1.0\"?><svg/>", "SVG is not read");
    assert_named("\0\0\0\x1C"
                 "ftypavif\0\0\0\0",
                 "AVIF is not read");
    assert_named("\0\0\0\x18"
                 "ftypheic\0\0\0\0",
                 "HEIC is not read");
    assert_named("\0\0\0\x0CjP  \r\n\x87\n", "JPEG 2000 is not read");
    assert_named("<!DOCTYPE html><html>", "HTML is not read");
    assert_named("hello", "only JPEG, PNG, WebP, GIF and TIFF");
    assert_named("", "an empty file");
}

int main(int argc, char **argv) {
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/png/rgb", rgb_is_read_as_it_is);
    g_test_add_func("/png/interlaced", interlaced_is_the_same);
    g_test_add_func("/png/palette", palettes_are_unpacked);
    g_test_add_func("/png/sixteen", sixteen_bits_become_eight);
    g_test_add_func("/png/opaque-alpha", an_alpha_that_hides_nothing_is_dropped);
    g_test_add_func("/png/facts", resolution_and_orientation_are_told);
    g_test_add_func("/png/profile", profiles_are_kept_and_used);
    g_test_add_func("/png/malformed-profile", a_malformed_profile_is_told_and_left_out);
    g_test_add_func("/png/gamma", gamma_counts);
    g_test_add_func("/png/clear-colour", a_colour_may_be_clear);
    g_test_add_func("/png/small-depths", small_depths_are_spread);
    g_test_add_func("/png/filters", filtered_rows_come_back);
    g_test_add_func("/png/passed", coded_rows_pass_through);
    g_test_add_func("/png/damaged", damage_is_told);
    g_test_add_func("/png/large", too_many_pixels_are_refused);
    g_test_add_func("/image/other-forms", other_forms_are_named);
    return g_test_run();
}
