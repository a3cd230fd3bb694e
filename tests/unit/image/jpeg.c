/* SPDX-License-Identifier: MIT */
#include "pictures.h"

#include <stdio.h>

#include <jpeglib.h>

#define SIDE 16

/* A picture of four fields of 8 × 8, whose colours survive the coding: upper left, upper right,
 * lower left, lower right. */
typedef struct {
    int components;
    J_COLOR_SPACE space;
    uint8_t fields[4][4];
    bool is_progressive;
    unsigned height; /* 0: SIDE */
    uint16_t density;
    const uint8_t *exif;
    size_t exif_size;
    GBytes *profile; /* NULL: none */
} Sketch;

static void write_markers(struct jpeg_compress_struct *jpeg, const Sketch *sketch) {
    if (sketch->exif)
        jpeg_write_marker(jpeg, JPEG_APP0 + 1, sketch->exif, (unsigned)sketch->exif_size);
    if (!sketch->profile)
        return;
    gsize size = 0;
    const uint8_t *profile = g_bytes_get_data(sketch->profile, &size);
    size_t half = size / 2;
    for (uint8_t part = 2; part >= 1; part--) { /* the second part first */
        size_t length = part == 1 ? half : size - half;
        uint8_t segment[14 + 4096] = "ICC_PROFILE";
        g_assert_cmpuint(length, <=, 4096);
        segment[12] = part;
        segment[13] = 2;
        memcpy(segment + 14, part == 1 ? profile : profile + half, length);
        jpeg_write_marker(jpeg, JPEG_APP0 + 2, segment, 14 + (unsigned)length);
    }
}

static GByteArray *write_jpeg(const Sketch *sketch) {
    struct jpeg_error_mgr trouble;
    struct jpeg_compress_struct jpeg = {.err = jpeg_std_error(&trouble)};
    jpeg_create_compress(&jpeg);
    uint8_t *bytes = NULL;
    unsigned long size = 0;
    jpeg_mem_dest(&jpeg, &bytes, &size);
    jpeg.image_width = SIDE;
    jpeg.image_height = sketch->height ? sketch->height : SIDE;
    jpeg.input_components = sketch->components;
    jpeg.in_color_space = sketch->space;
    jpeg_set_defaults(&jpeg);
    jpeg_set_quality(&jpeg, 100, TRUE);
    jpeg.comp_info[0].h_samp_factor = jpeg.comp_info[0].v_samp_factor = 1;
    jpeg.density_unit = sketch->density ? 1 : 0;
    jpeg.X_density = jpeg.Y_density = sketch->density;
    if (sketch->is_progressive)
        jpeg_simple_progression(&jpeg);
    jpeg_start_compress(&jpeg, TRUE);
    write_markers(&jpeg, sketch);
    for (unsigned y = 0; y < jpeg.image_height; y++) {
        uint8_t row[SIDE * 4];
        for (int x = 0; x < SIDE; x++)
            memcpy(row + x * sketch->components, sketch->fields[y / 8 * 2 + x / 8],
                   (size_t)sketch->components);
        JSAMPROW rows = row;
        jpeg_write_scanlines(&jpeg, &rows, 1);
    }
    jpeg_finish_compress(&jpeg);
    jpeg_destroy_compress(&jpeg);
    GByteArray *file = g_byte_array_new();
    g_byte_array_append(file, bytes, (unsigned)size);
    free(bytes);
    return file;
}

/* The middles of the four fields as shown. */
static void assert_fields(const Image *image, const uint32_t expected[4]) {
    g_autoptr(GError) error = NULL;
    g_autofree uint32_t *pixels = image_to_argb(image, &error);
    g_assert_no_error(error);
    for (uint32_t field = 0; field < 4; field++) {
        uint32_t x = field % 2 * 8 + 4, y = field / 2 * 8 + 4;
        if (distance(pixels[y * image->width + x], expected[field]) > 3)
            g_error("field %u is %08x, not %08x", field, pixels[y * image->width + x],
                    expected[field]);
    }
}

static const Sketch rgb = {
    3, JCS_RGB, {{200, 30, 30}, {30, 180, 40}, {20, 40, 190}, {240, 240, 240}}, .density = 300};
static const uint32_t rgb_fields[] = {0xFFC81E1E, 0xFF1EB428, 0xFF1428BE, 0xFFF0F0F0};

static void a_color_picture_passes_through(void) {
    g_autoptr(Arena) arena = arena_new();
    for (int progressive = 0; progressive < 2; progressive++) {
        Sketch sketch = rgb;
        sketch.is_progressive = progressive;
        g_autoptr(GByteArray) file = write_jpeg(&sketch);
        Image *image = read_picture(arena, file);
        g_assert_cmpint(image->form, ==, IMAGE_JPEG);
        g_assert_cmpint(image->space, ==, COLOR_RGB);
        g_assert_cmpuint(image->width, ==, SIDE);
        g_assert_cmpfloat(image->ppi_x, ==, 300);
        g_assert_cmpuint(image->orientation, ==, 1);
        size_t size = 0;
        const void *bytes = g_bytes_get_data(image->bytes, &size);
        g_assert_cmpmem(bytes, size, file->data, file->len);
        assert_fields(image, rgb_fields);
    }
}

static void gray_is_gray(void) {
    g_autoptr(Arena) arena = arena_new();
    Sketch sketch = {1, JCS_GRAYSCALE, {{10}, {90}, {170}, {250}}, .is_progressive = false};
    g_autoptr(GByteArray) file = write_jpeg(&sketch);
    Image *image = read_picture(arena, file);
    g_assert_cmpint(image->space, ==, COLOR_GRAY);
    g_assert_cmpfloat(image->ppi_x, ==, 0);
    assert_fields(image, (const uint32_t[]){0xFF0A0A0A, 0xFF5A5A5A, 0xFFAAAAAA, 0xFFFAFAFA});
}

static Image *read_with_profile(Arena *arena, Sketch sketch, GBytes *profile) {
    sketch.profile = profile;
    g_autoptr(GByteArray) file = write_jpeg(&sketch);
    return read_picture(arena, file);
}

/* The file passes through, its profile beside it; who draws goes by the profile. */
static void profiles_are_kept_and_used(void) {
    g_autoptr(Arena) arena = arena_new();
    g_autoptr(GBytes) gray = new_gray_profile(), color = new_rgb_profile();
    g_autoptr(GBytes) inks = new_cmyk_profile();
    Sketch light = {1, JCS_GRAYSCALE, {{0}, {55}, {128}, {255}}, .is_progressive = false};
    const Image *image = read_with_profile(arena, light, gray);
    g_assert_true(g_bytes_equal(image->icc, gray));
    assert_fields(image, (const uint32_t[]){0xFF000000, 0xFF808080, 0xFFBCBCBC, 0xFFFFFFFF});
    Sketch ink = {4,
                  JCS_CMYK,
                  {{255, 255, 255, 255}, {0, 255, 255, 255}, {255, 255, 255, 0}, {0, 0, 0, 0}},
                  .is_progressive = false};
    image = read_with_profile(arena, ink, inks);
    g_assert_true(image->is_inverted && image->is_passed);
    g_assert_true(g_bytes_equal(image->icc, inks));
    assert_fields(image, (const uint32_t[]){0xFFFFFFFF, 0xFF000000, 0xFF000000, 0xFF000000});
    image = read_with_profile(arena, ink, color);
    g_assert_null(image->icc);
    g_assert_nonnull(strstr(image->profile_fault, "another colour space"));
    g_autoptr(GBytes) cut = g_bytes_new_from_bytes(color, 0, g_bytes_get_size(color) - 9);
    image = read_with_profile(arena, rgb, cut);
    g_assert_null(image->icc);
    g_assert_cmpstr(image->profile_fault, ==, "it is malformed");
}

/* libjpeg writes the Adobe mark for CMYK, and what has that mark is written as light: a sample of
 * 255 is no ink. */
static void adobe_s_inks_are_inverted(void) {
    g_autoptr(Arena) arena = arena_new();
    Sketch sketch = {
        4,
        JCS_CMYK,
        {{255, 255, 255, 255}, {0, 255, 255, 255}, {255, 255, 255, 0}, {255, 0, 0, 128}},
        .is_progressive = false};
    g_autoptr(GByteArray) file = write_jpeg(&sketch);
    Image *image = read_picture(arena, file);
    g_assert_cmpint(image->space, ==, COLOR_CMYK);
    g_assert_true(image->is_inverted);
    assert_fields(image, (const uint32_t[]){0xFFFFFFFF, 0xFF00FFFF, 0xFF000000, 0xFF800000});
    for (unsigned at = 2; at + 1 < file->len; at++)
        if (file->data[at] == 0xFF && file->data[at + 1] == 0xEE) {
            g_byte_array_remove_range(file, at, 2 + 14);
            break;
        }
    Image *as_written = read_picture(arena, file);
    g_assert_false(as_written->is_inverted);
    assert_fields(as_written, (const uint32_t[]){0xFF000000, 0xFF000000, 0xFF000000, 0xFF007F7F});
}

/* EXIF in both byte orders: one entry, the orientation; and resolution in the second. */
static void orientation_is_undone(void) {
    static const uint8_t shown[9][4] = {{0},          {0, 1, 2, 3}, {1, 0, 3, 2},
                                        {3, 2, 1, 0}, {2, 3, 0, 1}, {0, 2, 1, 3},
                                        {2, 0, 3, 1}, {3, 1, 2, 0}, {1, 3, 0, 2}};
    g_autoptr(Arena) arena = arena_new();
    for (uint8_t orientation = 1; orientation <= 8; orientation++) {
        uint8_t big[] = "Exif\0\0MM\0*\0\0\0\10\0\1\1\22\0\3\0\0\0\1\0\0\0\0\0\0\0";
        uint8_t little[] = "Exif\0\0II*\0\10\0\0\0\1\0\22\1\3\0\1\0\0\0\0\0\0\0\0\0\0";
        big[6 + 19] = little[6 + 18] = orientation;
        Sketch sketch = rgb;
        sketch.exif = orientation % 2 ? big : little;
        sketch.exif_size = sizeof big - 1;
        g_autoptr(GByteArray) file = write_jpeg(&sketch);
        Image *image = read_picture(arena, file);
        g_assert_cmpuint(image->orientation, ==, orientation);
        uint32_t expected[4];
        for (int field = 0; field < 4; field++)
            expected[field] = rgb_fields[shown[orientation][field]];
        assert_fields(image, expected);
    }
}

static void damage_is_told(void) {
    g_autoptr(GByteArray) file = write_jpeg(&rgb);
    assert_unreadable(file->data, file->len - 2, "ends early");
    assert_unreadable(file->data, file->len / 2, "ends early");
    assert_unreadable(file->data, 4, "ends early");
    assert_unreadable("\xFF\xD8\xFF\xD9", 4, "no coded data");
    assert_unreadable("\xFF\xD8\xFF\xC9\0\x0B\x08\0\1\0\1\1\1\x11\0\xFF\xD9", 17, "arithmetic");
    assert_unreadable("\xFF\xD8\xFF\xC1\0\x0B\x0C\0\1\0\1\1\1\x11\0\xFF\xD9", 17, "12 bits");
    assert_unreadable("\xFF\xD8\xFF\xC0\0\x0B\x08\0\0\0\1\1\1\x11\0\xFF\xD9", 17, "no height");
    assert_unreadable("\xFF\xD8\xFF\xC0\0\x0B\x08\xFF\xFF\xFF\xFF\1\1\x11\0\xFF\xD9", 17,
                      "limit of 200 million");
}

/* Turned by a quarter, its sides are exchanged, and it is drawn so. */
static void a_turned_picture_has_its_sides_exchanged(void) {
    g_autoptr(Arena) arena = arena_new();
    uint8_t exif[] = "Exif\0\0MM\0*\0\0\0\10\0\1\1\22\0\3\0\0\0\1\0\6\0\0\0\0\0";
    Sketch sketch = rgb;
    sketch.height = SIDE / 2;
    sketch.exif = exif;
    sketch.exif_size = sizeof exif - 1;
    g_autoptr(GByteArray) file = write_jpeg(&sketch);
    const Image *image = read_picture(arena, file);
    g_assert_cmpuint(image->width, ==, SIDE / 2);
    g_assert_cmpuint(image->height, ==, SIDE);
    g_autofree uint32_t *pixels = image_to_argb(image, NULL);
    g_assert_cmpuint(distance(pixels[4 * (SIDE / 2) + 4], rgb_fields[0]), <=, 3);
    g_assert_cmpuint(distance(pixels[12 * (SIDE / 2) + 4], rgb_fields[1]), <=, 3);
}

/* Damage inside the coded data is found, although they are not decoded. */
static void spoiled_data_are_told(void) {
    for (int progressive = 0; progressive < 2; progressive++) {
        Sketch sketch = rgb;
        sketch.is_progressive = progressive;
        g_autoptr(GByteArray) file = write_jpeg(&sketch);
        assert_cut_is_told(file);
        assert_spoiled_is_survived(file);
        g_byte_array_remove_range(file, file->len - 30, 28); /* but for the end mark */
        assert_unreadable(file->data, file->len, "damaged JPEG");
    }
}

typedef struct {
    int components, across, down; /* factors of the first component */
    unsigned interval;
    bool is_progressive;
    int quality;
} Grain;

/* Noise has codes of all lengths, and sides that no unit divides have units that stick out. */
static GByteArray *write_grain(const Grain *grain) {
    struct jpeg_error_mgr trouble;
    struct jpeg_compress_struct jpeg = {.err = jpeg_std_error(&trouble)};
    jpeg_create_compress(&jpeg);
    uint8_t *bytes = NULL, row[77 * 4];
    unsigned long size = 0;
    g_autoptr(GRand) dice = g_rand_new_with_seed(7);
    jpeg_mem_dest(&jpeg, &bytes, &size);
    jpeg.image_width = 77;
    jpeg.image_height = 53;
    jpeg.input_components = grain->components;
    jpeg.in_color_space = grain->components == 1   ? JCS_GRAYSCALE
                          : grain->components == 3 ? JCS_RGB
                                                   : JCS_CMYK;
    jpeg_set_defaults(&jpeg);
    jpeg_set_quality(&jpeg, grain->quality, TRUE);
    jpeg.comp_info[0].h_samp_factor = grain->across;
    jpeg.comp_info[0].v_samp_factor = grain->down;
    jpeg.restart_interval = grain->interval;
    if (grain->is_progressive)
        jpeg_simple_progression(&jpeg);
    jpeg_start_compress(&jpeg, TRUE);
    for (JSAMPROW rows = row; jpeg.next_scanline < jpeg.image_height;) {
        for (int i = 0; i < 77 * grain->components; i++)
            row[i] = (uint8_t)(i % 64 < 20 ? 128 : g_rand_int(dice));
        jpeg_write_scanlines(&jpeg, &rows, 1);
    }
    jpeg_finish_compress(&jpeg);
    jpeg_destroy_compress(&jpeg);
    GByteArray *file = g_byte_array_new();
    g_byte_array_append(file, bytes, (unsigned)size);
    free(bytes);
    return file;
}

static bool is_walked(Arena *arena, const GByteArray *file) {
    g_autoptr(GBytes) bytes = g_bytes_new_static(file->data, file->len);
    ImageSource source = {arena, bytes, "grain", file->data, file->len};
    Image image = {.width = 77, .height = 53, .orientation = 1};
    return jpeg_walk(&source, &image);
}

/* libjpeg's judgement, which goes over every coefficient. */
static bool is_decoded(Arena *arena, const GByteArray *file) {
    g_autoptr(GBytes) bytes = g_bytes_new_static(file->data, file->len);
    ImageSource source = {arena, bytes, "grain", file->data, file->len};
    Image image = {.width = 77, .height = 53, .orientation = 1};
    return jpeg_check(&source, &image, NULL);
}

static const Grain grains[] = {
    {1, 1, 1, 0, false, 90},  {3, 1, 1, 0, false, 100}, {3, 2, 2, 0, false, 75},
    {3, 2, 1, 3, false, 95},  {3, 1, 2, 20, false, 20}, {4, 1, 1, 1, false, 85},
    {1, 2, 2, 5, false, 100},
};

static void common_kinds_need_no_decoder(void) {
    g_autoptr(Arena) arena = arena_new();
    for (size_t i = 0; i < G_N_ELEMENTS(grains); i++) {
        g_autoptr(GByteArray) file = write_grain(&grains[i]);
        g_assert_true(is_walked(arena, file));
        g_assert_true(is_decoded(arena, file));
    }
    g_autoptr(GByteArray) file = write_grain(&(Grain){3, 2, 2, 0, true, 75});
    g_assert_false(is_walked(arena, file)); /* its decoder goes over it */
    g_assert_true(is_decoded(arena, file));
}

/* Whatever is cut out or spoiled: what is found sound without a decoder is sound to the decoder. */
static void nothing_unsound_is_passed(void) {
    g_autoptr(Arena) arena = arena_new();
    unsigned told = 0;
    for (size_t i = 0; i < G_N_ELEMENTS(grains); i++) {
        g_autoptr(GByteArray) file = write_grain(&grains[i]);
        for (unsigned at = 2; at < file->len; at += at < 700 ? 1 : 1 + file->len / 400) {
            static const uint8_t masks[] = {0x01, 0x80, 0xFF};
            for (size_t k = 0; k < G_N_ELEMENTS(masks); k++) {
                file->data[at] ^= masks[k];
                bool is_passed = is_walked(arena, file);
                if (is_passed && !is_decoded(arena, file))
                    g_error("kind %zu, byte %u ^ %02x is passed", i, at, masks[k]);
                told += !is_passed;
                file->data[at] ^= masks[k];
            }
            g_autoptr(GByteArray) cut = g_byte_array_new();
            g_byte_array_append(cut, file->data, at);
            g_byte_array_append(cut, (const uint8_t *)"\xFF\xD9", 2);
            if (at + 2 < file->len)
                g_assert_false(is_walked(arena, cut));
        }
    }
    g_assert_cmpuint(told, >, 1000);
}

/* A progressive picture needs all its coefficients at once; its header says how many. */
static void a_progressive_picture_has_its_own_limit(void) {
    static const uint8_t header[] = "\xFF\xD8\xFF\xC2\0\x11\x08\x2E\xE0\x2E\xE0\3\1\x11\0"
                                    "\2\x11\0\3\x11\0\xFF\xD9"; /* 12,000 × 12,000 */
    assert_unreadable(header, sizeof header - 1, "limit of 256 MiB");
}

static void a_resampled_one_stays_a_jpeg(void) {
    g_autoptr(Arena) arena = arena_new();
    g_autoptr(GBytes) profile = new_rgb_profile();
    const Image *image = read_with_profile(arena, rgb, profile);
    const Image *small = image_resample(arena, image, 8, 8, NULL);
    g_assert_cmpint(small->form, ==, IMAGE_JPEG);
    g_assert_cmpuint(small->width, ==, 8);
    g_autofree uint8_t *samples = jpeg_new_samples(small, NULL);
    g_assert_nonnull(samples);
    g_autoptr(GError) error = NULL; /* the profile stands in the file, too */
    const Image *again = image_read(arena, small->bytes, "again", &error);
    g_assert_no_error(error);
    g_assert_true(g_bytes_equal(again->icc, profile));
}

int main(int argc, char **argv) {
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/jpeg/color", a_color_picture_passes_through);
    g_test_add_func("/jpeg/gray", gray_is_gray);
    g_test_add_func("/jpeg/cmyk", adobe_s_inks_are_inverted);
    g_test_add_func("/jpeg/orientation", orientation_is_undone);
    g_test_add_func("/jpeg/turned", a_turned_picture_has_its_sides_exchanged);
    g_test_add_func("/jpeg/damaged", damage_is_told);
    g_test_add_func("/jpeg/spoiled", spoiled_data_are_told);
    g_test_add_func("/jpeg/walk/common", common_kinds_need_no_decoder);
    g_test_add_func("/jpeg/walk/spoiled", nothing_unsound_is_passed);
    g_test_add_func("/jpeg/profile", profiles_are_kept_and_used);
    g_test_add_func("/jpeg/large-progressive", a_progressive_picture_has_its_own_limit);
    g_test_add_func("/jpeg/resampled", a_resampled_one_stays_a_jpeg);
    return g_test_run();
}
