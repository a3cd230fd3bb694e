/* SPDX-License-Identifier: MIT */
#include "pictures.h"

#include <webp/encode.h>

#define SIDE 16

/* Four fields of 8 × 8: upper left, upper right, lower left, lower right. */
static const uint8_t fields[4][4] = {
    {200, 30, 30, 255}, {30, 180, 40, 255}, {20, 40, 190, 128}, {240, 240, 240, 0}};

static void fill(uint8_t pixels[SIDE * SIDE * 4], bool is_opaque) {
    for (int i = 0; i < SIDE * SIDE; i++) {
        memcpy(pixels + i * 4, fields[i / SIDE / 8 * 2 + i % SIDE / 8], 4);
        if (is_opaque)
            pixels[i * 4 + 3] = 255;
    }
}

static GByteArray *take(uint8_t *bytes, size_t size) {
    g_assert_cmpuint(size, >, 0);
    GByteArray *file = g_byte_array_new();
    g_byte_array_append(file, bytes, (unsigned)size);
    WebPFree(bytes);
    return file;
}

static GByteArray *write_lossless(bool is_opaque) {
    uint8_t pixels[SIDE * SIDE * 4], *bytes = NULL;
    fill(pixels, is_opaque);
    return take(bytes, WebPEncodeLosslessRGBA(pixels, SIDE, SIDE, SIDE * 4, &bytes));
}

static GByteArray *write_lossy(void) {
    uint8_t pixels[SIDE * SIDE * 4], *bytes = NULL;
    fill(pixels, true);
    return take(bytes, WebPEncodeRGBA(pixels, SIDE, SIDE, SIDE * 4, 95, &bytes));
}

static void append_u32(GByteArray *out, uint32_t value) {
    const uint8_t bytes[] = {(uint8_t)value, (uint8_t)(value >> 8), (uint8_t)(value >> 16),
                             (uint8_t)(value >> 24)};
    g_byte_array_append(out, bytes, 4);
}

static void append_chunk(GByteArray *out, const char *name, const void *bytes, size_t size) {
    g_byte_array_append(out, (const uint8_t *)name, 4);
    append_u32(out, (uint32_t)size);
    g_byte_array_append(out, bytes, (unsigned)size);
    if (size % 2)
        g_byte_array_append(out, (const uint8_t *)"", 1);
}

/* The extended form (WebP container specification): VP8X, then the chunks given. */
static GByteArray *wrap(uint8_t flags, uint32_t width, uint32_t height, const GByteArray *chunks) {
    GByteArray *file = g_byte_array_new();
    g_byte_array_append(file, (const uint8_t *)"RIFF", 4);
    append_u32(file, 4 + 18 + chunks->len);
    g_byte_array_append(file, (const uint8_t *)"WEBP", 4);
    width--;
    height--;
    const uint8_t head[10] = {flags,
                              0,
                              0,
                              0,
                              (uint8_t)width,
                              (uint8_t)(width >> 8),
                              (uint8_t)(width >> 16),
                              (uint8_t)height,
                              (uint8_t)(height >> 8),
                              (uint8_t)(height >> 16)};
    append_chunk(file, "VP8X", head, sizeof head);
    g_byte_array_append(file, chunks->data, chunks->len);
    return file;
}

static void lossless_is_exact(void) {
    g_autoptr(Arena) arena = arena_new();
    g_autoptr(GByteArray) file = write_lossless(true);
    const Image *image = read_picture(arena, file);
    g_assert_cmpstr(image->kind, ==, "WebP");
    g_assert_cmpint(image->space, ==, COLOR_RGB);
    g_assert_false(image->is_passed || image->has_more);
    g_assert_null(image->alpha);
    g_autofree uint32_t *pixels = image_to_argb(image, NULL);
    g_assert_cmphex(pixels[0], ==, 0xFFC81E1E);
    g_assert_cmphex(pixels[SIDE * SIDE - 1], ==, 0xFFF0F0F0);
}

static void alpha_is_kept(void) {
    g_autoptr(Arena) arena = arena_new();
    g_autoptr(GByteArray) file = write_lossless(false);
    const Image *image = read_picture(arena, file);
    g_assert_nonnull(image->alpha);
    g_autofree uint32_t *pixels = image_to_argb(image, NULL);
    g_assert_cmphex(pixels[0], ==, 0xFFC81E1E);
    g_assert_cmphex(pixels[SIDE * 8] >> 24, ==, 128);
    g_assert_cmphex(pixels[SIDE * SIDE - 1], ==, 0);
}

static void lossy_is_near(void) {
    g_autoptr(Arena) arena = arena_new();
    g_autoptr(GByteArray) file = write_lossy();
    g_autofree uint32_t *pixels = image_to_argb(read_picture(arena, file), NULL);
    g_assert_cmpuint(distance(pixels[3 * SIDE + 3], 0xFFC81E1E), <=, 8);
    g_assert_cmpuint(distance(pixels[12 * SIDE + 12], 0xFFF0F0F0), <=, 8);
}

/* Profile and orientation stand in chunks around the picture. */
static void chunks_are_read(void) {
    enum { FLAG_PROFILE = 0x20, FLAG_EXIF = 0x08 };
    g_autoptr(Arena) arena = arena_new();
    g_autoptr(GByteArray) plain = write_lossy(), chunks = g_byte_array_new();
    g_autoptr(GBytes) profile = new_rgb_profile();
    gsize size = 0;
    const void *bytes = g_bytes_get_data(profile, &size);
    append_chunk(chunks, "ICCP", bytes, size);
    g_byte_array_append(chunks, plain->data + 12, plain->len - 12);
    static const uint8_t exif[] = "MM\0*\0\0\0\10\0\1\1\22\0\3\0\0\0\1\0\3\0\0\0\0\0";
    append_chunk(chunks, "EXIF", exif, sizeof exif - 1);
    g_autoptr(GByteArray) file = wrap(FLAG_PROFILE | FLAG_EXIF, SIDE, SIDE, chunks);
    const Image *image = read_picture(arena, file);
    g_assert_true(g_bytes_equal(image->icc, profile));
    g_assert_cmpuint(image->orientation, ==, 3);
    g_autofree uint32_t *pixels = image_to_argb(image, NULL);
    g_assert_cmpuint(distance(pixels[3 * SIDE + 3], 0xFFF0F0F0), <=, 12); /* turned by half */
}

/* Two frames, smaller than the canvas: the first at its place, the rest clear. */
static void an_animation_gives_its_first_frame(void) {
    enum { FLAG_ANIMATION = 0x02, FLAG_ALPHA = 0x10, CANVAS = 24, ORIGIN = 4 };
    g_autoptr(Arena) arena = arena_new();
    g_autoptr(GByteArray) plain = write_lossless(true), chunks = g_byte_array_new();
    append_chunk(chunks, "ANIM", "\0\0\0\0\0\0", 6);
    for (int i = 0; i < 2; i++) {
        g_autoptr(GByteArray) frame = g_byte_array_new();
        const uint8_t head[16] = {ORIGIN / 2, 0,        0, ORIGIN / 2, 0,  0, SIDE - 1, 0,
                                  0,          SIDE - 1, 0, 0,          10, 0, 0,        0};
        g_byte_array_append(frame, head, sizeof head);
        g_byte_array_append(frame, plain->data + 12, plain->len - 12);
        append_chunk(chunks, "ANMF", frame->data, frame->len);
    }
    g_autoptr(GByteArray) file = wrap(FLAG_ANIMATION | FLAG_ALPHA, CANVAS, CANVAS, chunks);
    const Image *image = read_picture(arena, file);
    g_assert_true(image->has_more);
    g_assert_cmpuint(image->width, ==, CANVAS);
    g_autofree uint32_t *pixels = image_to_argb(image, NULL);
    g_assert_cmphex(pixels[0], ==, 0);
    g_assert_cmphex(pixels[ORIGIN * CANVAS + ORIGIN], ==, 0xFFC81E1E);
    g_assert_cmphex(pixels[CANVAS * CANVAS - 1], ==, 0);
}

static void damage_is_told(void) {
    g_autoptr(GByteArray) lossless = write_lossless(false), lossy = write_lossy();
    assert_cut_is_told(lossless);
    assert_cut_is_told(lossy);
    assert_spoiled_is_survived(lossless);
    assert_spoiled_is_survived(lossy);
    assert_unreadable(lossy->data, lossy->len - 2, "the file ends early");
}

static void a_huge_canvas_is_refused_by_its_header(void) {
    g_autoptr(GByteArray) plain = write_lossy(), chunks = g_byte_array_new();
    g_byte_array_append(chunks, plain->data + 12, plain->len - 12);
    g_autoptr(GByteArray) file = wrap(0, 100000, 100000, chunks);
    assert_unreadable(file->data, file->len, "limit of 200 million");
    g_autoptr(GByteArray) wide = wrap(0, 14000, 14000, chunks);
    assert_unreadable(wide->data, wide->len, "limit of 256 MiB");
}

int main(int argc, char **argv) {
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/webp/lossless", lossless_is_exact);
    g_test_add_func("/webp/alpha", alpha_is_kept);
    g_test_add_func("/webp/lossy", lossy_is_near);
    g_test_add_func("/webp/chunks", chunks_are_read);
    g_test_add_func("/webp/animation", an_animation_gives_its_first_frame);
    g_test_add_func("/webp/damaged", damage_is_told);
    g_test_add_func("/webp/large", a_huge_canvas_is_refused_by_its_header);
    return g_test_run();
}
