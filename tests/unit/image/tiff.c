/* SPDX-License-Identifier: MIT */
#include "pictures.h"

#include <tiffio.h>
#include <unistd.h>

typedef struct {
    uint32_t width, height;
    uint16_t bits, samples, photometric, compression;
    const void *rows; /* tightly packed, as TIFF packs them */
    uint16_t extra;   /* EXTRASAMPLE_…; 0xFFFF: none */
    bool is_planar, is_big_endian;
    uint32_t tile; /* side; 0: strips of `strip` rows */
    uint32_t strip;
    uint16_t orientation;
    float ppcm; /* resolution; 0: none */
    GBytes *profile;
    int pages;
} Sketch;

static const Sketch nothing = {.compression = COMPRESSION_NONE, .extra = 0xFFFF, .pages = 1};

static void set_tags(TIFF *tiff, const Sketch *sketch) {
    TIFFSetField(tiff, TIFFTAG_IMAGEWIDTH, sketch->width);
    TIFFSetField(tiff, TIFFTAG_IMAGELENGTH, sketch->height);
    TIFFSetField(tiff, TIFFTAG_BITSPERSAMPLE, sketch->bits);
    TIFFSetField(tiff, TIFFTAG_SAMPLESPERPIXEL, sketch->samples);
    TIFFSetField(tiff, TIFFTAG_PHOTOMETRIC, sketch->photometric);
    TIFFSetField(tiff, TIFFTAG_COMPRESSION, sketch->compression);
    TIFFSetField(tiff, TIFFTAG_PLANARCONFIG,
                 sketch->is_planar ? PLANARCONFIG_SEPARATE : PLANARCONFIG_CONTIG);
    if (sketch->extra != 0xFFFF)
        TIFFSetField(tiff, TIFFTAG_EXTRASAMPLES, 1, &sketch->extra);
    if (sketch->orientation)
        TIFFSetField(tiff, TIFFTAG_ORIENTATION, sketch->orientation);
    if (sketch->compression == COMPRESSION_JPEG)
        TIFFSetField(tiff, TIFFTAG_JPEGCOLORMODE, JPEGCOLORMODE_RGB);
    if (sketch->ppcm > 0) {
        TIFFSetField(tiff, TIFFTAG_RESOLUTIONUNIT, RESUNIT_CENTIMETER);
        TIFFSetField(tiff, TIFFTAG_XRESOLUTION, (double)sketch->ppcm);
        TIFFSetField(tiff, TIFFTAG_YRESOLUTION, (double)sketch->ppcm);
    }
    if (sketch->profile) {
        gsize size = 0;
        const void *bytes = g_bytes_get_data(sketch->profile, &size);
        TIFFSetField(tiff, TIFFTAG_ICCPROFILE, (uint32_t)size, bytes);
    }
    if (sketch->photometric == PHOTOMETRIC_PALETTE) {
        static uint16_t red[256] = {0xFFFF, 0xC800}, green[256] = {0xFFFF}, blue[256] = {0xFFFF};
        green[2] = 0x9600;
        blue[3] = 0x6400;
        TIFFSetField(tiff, TIFFTAG_COLORMAP, red, green, blue);
    }
}

/* One plane of bytes, or one of the planes that `rows` holds one after the other. */
static void write_plane(TIFF *tiff, const Sketch *sketch, const uint8_t *rows, uint16_t plane) {
    size_t stride = (size_t)TIFFScanlineSize(tiff);
    for (uint32_t y = 0; !sketch->tile && y < sketch->height; y++) {
        g_autofree void *row = g_memdup2(rows + y * stride, stride); /* its bytes may be swapped */
        g_assert_cmpint(TIFFWriteScanline(tiff, row, y, plane), ==, 1);
    }
    if (!sketch->tile)
        return;
    size_t pixel = stride / sketch->width;
    g_autofree uint8_t *tile = g_malloc0((size_t)TIFFTileSize(tiff));
    for (uint32_t top = 0; top < sketch->height; top += sketch->tile)
        for (uint32_t left = 0; left < sketch->width; left += sketch->tile) {
            for (uint32_t y = 0; y < MIN(sketch->tile, sketch->height - top); y++)
                memcpy(tile + y * (size_t)TIFFTileRowSize(tiff),
                       rows + (top + y) * stride + left * pixel,
                       MIN(sketch->tile, sketch->width - left) * pixel);
            g_assert_cmpint(TIFFWriteTile(tiff, tile, left, top, 0, plane), >, 0);
        }
}

static GByteArray *write_tiff(const Sketch *sketch) {
    g_autofree char *path = NULL;
    int handle = g_file_open_tmp("kanyin-XXXXXX.tif", &path, NULL);
    TIFF *tiff = TIFFFdOpen(handle, path, sketch->is_big_endian ? "wb" : "wl");
    g_assert_nonnull(tiff);
    for (int page = 0; page < sketch->pages; page++) {
        set_tags(tiff, sketch);
        if (sketch->tile) {
            TIFFSetField(tiff, TIFFTAG_TILEWIDTH, sketch->tile);
            TIFFSetField(tiff, TIFFTAG_TILELENGTH, sketch->tile);
        } else {
            TIFFSetField(tiff, TIFFTAG_ROWSPERSTRIP, sketch->strip ? sketch->strip : 1);
        }
        size_t plane = (size_t)TIFFScanlineSize(tiff) * sketch->height;
        for (uint16_t i = 0; i < (sketch->is_planar ? sketch->samples : 1); i++)
            write_plane(tiff, sketch, (const uint8_t *)sketch->rows + i * plane, i);
        g_assert_cmpint(TIFFWriteDirectory(tiff), ==, 1);
    }
    TIFFClose(tiff);
    char *contents = NULL;
    gsize length = 0;
    g_assert_true(g_file_get_contents(path, &contents, &length, NULL));
    unlink(path);
    return g_byte_array_new_take((guint8 *)contents, length);
}

static void assert_reads(const Sketch *sketch, const uint32_t *expected) {
    g_autoptr(Arena) arena = arena_new();
    g_autoptr(GByteArray) file = write_tiff(sketch);
    const Image *image = read_picture(arena, file);
    g_assert_cmpstr(image->kind, ==, "TIFF");
    assert_pixels(image, expected);
}

static const uint32_t four_grays[] = {0xFF000000, 0xFF555555, 0xFFAAAAAA, 0xFFFFFFFF};

static void grays_of_all_depths(void) {
    static const struct {
        uint16_t bits;
        uint8_t row[8];
    } cases[] = {{2, {0x1B}},
                 {4, {0x05, 0xAF}},
                 {8, {0, 85, 170, 255}},
                 {16, {0, 0, 0x55, 0x55, 0xAA, 0xAA, 0xFF, 0xFF}}};
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++)
        for (int big = 0; big < 2; big++) {
            Sketch sketch = nothing;
            sketch.width = 4;
            sketch.height = sketch.samples = 1;
            sketch.bits = cases[i].bits;
            sketch.photometric = PHOTOMETRIC_MINISBLACK;
            sketch.is_big_endian = big;
            sketch.rows = cases[i].row;
            assert_reads(&sketch, four_grays);
        }
    Sketch white = nothing;
    white.width = 4;
    white.height = white.samples = white.bits = 1;
    white.rows = "\xA0";
    white.photometric = PHOTOMETRIC_MINISWHITE;
    assert_reads(&white, (const uint32_t[]){0xFF000000, 0xFFFFFFFF, 0xFF000000, 0xFFFFFFFF});
}

static void a_palette_is_read(void) {
    Sketch sketch = nothing;
    sketch.width = 4;
    sketch.height = sketch.samples = 1;
    sketch.photometric = PHOTOMETRIC_PALETTE;
    static const uint32_t expected[] = {0xFFFFFFFF, 0xFFC80000, 0xFF009600, 0xFF000064};
    sketch.bits = 8;
    sketch.rows = "\0\1\2\3";
    assert_reads(&sketch, expected);
    sketch.bits = 4;
    sketch.rows = "\x01\x23";
    assert_reads(&sketch, expected);
}

enum { SIDE = 37 };

static void fill(uint8_t *pixels, uint32_t *expected, bool is_planar) {
    for (int i = 0; i < SIDE * SIDE; i++) {
        const uint8_t rgb[] = {(uint8_t)(i * 3), (uint8_t)(i / SIDE * 6), (uint8_t)(i % SIDE * 5)};
        for (int c = 0; c < 3; c++)
            pixels[is_planar ? c * SIDE * SIDE + i : i * 3 + c] = rgb[c];
        expected[i] = 0xFF000000 | (uint32_t)rgb[0] << 16 | (uint32_t)rgb[1] << 8 | rgb[2];
    }
}

static Sketch rgb_sketch(const uint8_t *pixels) {
    Sketch sketch = nothing;
    sketch.width = sketch.height = SIDE;
    sketch.bits = 8;
    sketch.samples = 3;
    sketch.photometric = PHOTOMETRIC_RGB;
    sketch.rows = pixels;
    return sketch;
}

/* Every way to lay out and to pack the same pixels. */
static void colours_in_strips_and_tiles(void) {
    static const uint16_t packings[] = {COMPRESSION_NONE, COMPRESSION_LZW, COMPRESSION_PACKBITS,
                                        COMPRESSION_ADOBE_DEFLATE};
    uint8_t pixels[SIDE * SIDE * 3];
    uint32_t expected[SIDE * SIDE];
    for (size_t i = 0; i < G_N_ELEMENTS(packings); i++)
        for (int planar = 0; planar < 2; planar++)
            for (uint32_t tile = 0; tile <= 16; tile += 16) {
                fill(pixels, expected, planar);
                Sketch sketch = rgb_sketch(pixels);
                sketch.compression = packings[i];
                sketch.is_planar = planar;
                sketch.tile = tile;
                sketch.strip = 5;
                assert_reads(&sketch, expected);
            }
}

static void a_jpeg_inside_is_read(void) {
    g_autoptr(Arena) arena = arena_new();
    uint8_t pixels[16 * 16 * 3];
    for (int i = 0; i < 16 * 16; i++)
        memcpy(pixels + i * 3, i % 16 < 8 ? "\310\36\36" : "\36\50\276", 3);
    Sketch sketch = rgb_sketch(pixels);
    sketch.width = sketch.height = sketch.strip = 16;
    sketch.compression = COMPRESSION_JPEG;
    sketch.photometric = PHOTOMETRIC_YCBCR;
    g_autoptr(GByteArray) file = write_tiff(&sketch);
    g_autofree uint32_t *shown = image_to_argb(read_picture(arena, file), NULL);
    g_assert_cmpuint(distance(shown[4 * 16 + 3], 0xFFC81E1E), <=, 12);
    g_assert_cmpuint(distance(shown[4 * 16 + 12], 0xFF1E28BE), <=, 12);
}

/* Multiplied with its alpha in the file, or not; in the picture not. Other samples are none. */
static void alpha_is_kept(void) {
    g_autoptr(Arena) arena = arena_new();
    static const uint8_t pixels[] = {200, 100, 50, 128, 10, 20, 30, 0};
    static const struct {
        uint16_t extra;
        const char *colors, *alpha;
    } cases[] = {{EXTRASAMPLE_UNASSALPHA, "\310\144\62\12\24\36", "\200\0"},
                 {EXTRASAMPLE_ASSOCALPHA, "\377\307\144\12\24\36", "\200\0"},
                 {EXTRASAMPLE_UNSPECIFIED, "\310\144\62\12\24\36", NULL}};
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        Sketch sketch = rgb_sketch(pixels);
        sketch.width = 2;
        sketch.height = 1;
        sketch.samples = 4;
        sketch.extra = cases[i].extra;
        g_autoptr(GByteArray) file = write_tiff(&sketch);
        const Image *image = read_picture(arena, file);
        assert_rows(image, image->bytes, cases[i].colors, 6);
        if (cases[i].alpha)
            assert_rows(image, image->alpha, cases[i].alpha, 2);
        else
            g_assert_null(image->alpha);
    }
}

/* Without a profile by the plain rule; with one by it. 255 is full ink. */
static void inks_stay_inks(void) {
    g_autoptr(Arena) arena = arena_new();
    g_autoptr(GBytes) profile = new_cmyk_profile();
    static const uint8_t pixels[] = {0, 0, 0, 0, 255, 0, 0, 0, 0, 0, 0, 255};
    Sketch sketch = rgb_sketch(pixels);
    sketch.width = 3;
    sketch.height = 1;
    sketch.samples = 4;
    sketch.photometric = PHOTOMETRIC_SEPARATED;
    g_autoptr(GByteArray) plain = write_tiff(&sketch);
    const Image *image = read_picture(arena, plain);
    g_assert_cmpint(image->space, ==, COLOR_CMYK);
    assert_rows(image, image->bytes, pixels, sizeof pixels);
    assert_pixels(image, (const uint32_t[]){0xFFFFFFFF, 0xFF00FFFF, 0xFF000000});
    const Image *light = image_as_rgb(arena, image, NULL);
    assert_rows(light, light->bytes, "\377\377\377\0\377\377\0\0\0", 9);
    sketch.profile = profile;
    g_autoptr(GByteArray) file = write_tiff(&sketch);
    image = read_picture(arena, file);
    g_assert_true(g_bytes_equal(image->icc, profile));
    g_autofree uint32_t *shown = image_to_argb(image, NULL);
    g_assert_cmpuint(distance(shown[0], 0xFFFFFFFF), <=, 3);
    g_assert_cmpuint(distance(shown[1], 0xFF000000), <=, 3);
    g_assert_cmpuint(distance(shown[2], 0xFF000000), <=, 3);
}

/* White, a mid gray and a strong red, by their L*a*b* numbers. */
static void lab_becomes_srgb(void) {
    g_autoptr(Arena) arena = arena_new();
    static const uint8_t bytes[] = {255, 0, 0, 137, 0, 0, 136, 80, 67};
    static const uint16_t words[] = {65535, 0, 0, 35209, 0, 0, 34952, 80 << 8, 67 << 8};
    const void *const rows[] = {bytes, words};
    for (uint16_t i = 0; i < 2; i++) {
        Sketch sketch = rgb_sketch(rows[i]);
        sketch.width = 3;
        sketch.height = 1;
        sketch.bits = i ? 16 : 8;
        sketch.photometric = PHOTOMETRIC_CIELAB;
        g_autoptr(GByteArray) file = write_tiff(&sketch);
        const Image *image = read_picture(arena, file);
        g_assert_cmpint(image->space, ==, COLOR_RGB);
        g_autofree uint32_t *pixels = image_to_argb(image, NULL);
        g_assert_cmpuint(distance(pixels[0], 0xFFFFFFFF), <=, 2);
        g_assert_cmpuint(distance(pixels[1], 0xFF808080), <=, 2);
        g_assert_cmpuint(distance(pixels[2], 0xFFFE0000), <=, 12);
    }
}

static void facts_are_told(void) {
    g_autoptr(Arena) arena = arena_new();
    static const uint8_t pixels[] = {1, 2, 3, 4, 5, 6};
    Sketch sketch = rgb_sketch(pixels);
    sketch.width = 3;
    sketch.height = 2;
    sketch.samples = 1;
    sketch.photometric = PHOTOMETRIC_MINISBLACK;
    sketch.orientation = 6;
    sketch.ppcm = 100;
    sketch.pages = 2;
    g_autoptr(GByteArray) file = write_tiff(&sketch);
    const Image *image = read_picture(arena, file);
    g_assert_cmpuint(image->width, ==, 2);
    g_assert_cmpuint(image->height, ==, 3);
    g_assert_true(image->has_more);
    g_assert_cmpfloat_with_epsilon(image->ppi_x, 254, 0.01);
    assert_rows(image, image->bytes, pixels, sizeof pixels);
    assert_pixels(image, (const uint32_t[]){0xFF040404, 0xFF010101, 0xFF050505, 0xFF020202,
                                            0xFF060606, 0xFF030303});
}

static void damage_is_told(void) {
    uint8_t pixels[SIDE * SIDE * 3];
    uint32_t expected[SIDE * SIDE];
    fill(pixels, expected, false);
    static const uint16_t packings[] = {COMPRESSION_NONE, COMPRESSION_LZW,
                                        COMPRESSION_ADOBE_DEFLATE};
    for (size_t i = 0; i < G_N_ELEMENTS(packings); i++) {
        Sketch sketch = rgb_sketch(pixels);
        sketch.compression = packings[i];
        sketch.strip = 9;
        g_autoptr(GByteArray) file = write_tiff(&sketch);
        assert_cut_is_told(file);
        assert_spoiled_is_survived(file);
    }
    assert_unreadable("II*\0\10\0\0\0", 8, "damaged TIFF");
}

/* Sets a tag of the first directory anew; all else stays as it was. */
static void set_anew(GByteArray *file, uint16_t tag, uint32_t value) {
    size_t directory = file->data[4] | (size_t)file->data[5] << 8;
    for (size_t at = directory + 2; at + 12 <= file->len; at += 12)
        if ((file->data[at] | file->data[at + 1] << 8) == tag) {
            const uint8_t entry[] = {4,
                                     0,
                                     1,
                                     0,
                                     0,
                                     0,
                                     (uint8_t)value,
                                     (uint8_t)(value >> 8),
                                     (uint8_t)(value >> 16),
                                     (uint8_t)(value >> 24)};
            memcpy(file->data + at + 2, entry, sizeof entry);
            return;
        }
    g_assert_not_reached();
}

static void a_huge_picture_is_refused_by_its_header(void) {
    static const uint8_t pixels[3] = {0};
    Sketch sketch = rgb_sketch(pixels);
    sketch.width = sketch.height = 1;
    g_autoptr(GByteArray) file = write_tiff(&sketch);
    set_anew(file, TIFFTAG_IMAGEWIDTH, 100000);
    set_anew(file, TIFFTAG_IMAGELENGTH, 100000);
    assert_unreadable(file->data, file->len, "limit of 200 million");
    set_anew(file, TIFFTAG_IMAGEWIDTH, 14000);
    set_anew(file, TIFFTAG_IMAGELENGTH, 14000);
    assert_unreadable(file->data, file->len, "limit of 256 MiB");
}

/* The alpha that ExtraSamples promises is not there. */
static void a_sample_that_is_missing_is_not_read(void) {
    g_autoptr(Arena) arena = arena_new();
    uint8_t pixels[16 * 16 * 2];
    memset(pixels, 9, sizeof pixels);
    Sketch sketch = rgb_sketch(pixels);
    sketch.width = sketch.height = 16;
    sketch.samples = 2;
    sketch.strip = 16;
    sketch.photometric = PHOTOMETRIC_MINISBLACK;
    sketch.extra = EXTRASAMPLE_UNASSALPHA;
    g_autoptr(GByteArray) file = write_tiff(&sketch);
    set_anew(file, TIFFTAG_SAMPLESPERPIXEL, 1);
    set_anew(file, TIFFTAG_BITSPERSAMPLE, 8);
    g_autoptr(GBytes) bytes = g_bytes_new(file->data, file->len);
    const Image *image = image_read(arena, bytes, "odd", NULL);
    g_assert_true(!image || !image->alpha);
}

static void what_is_not_read_is_named(void) {
    static const float row[] = {0, 1};
    Sketch sketch = rgb_sketch((const uint8_t *)row);
    sketch.width = 2;
    sketch.height = sketch.samples = 1;
    sketch.bits = 32;
    sketch.photometric = PHOTOMETRIC_MINISBLACK;
    g_autoptr(GByteArray) file = write_tiff(&sketch);
    assert_unreadable(file->data, file->len, "a TIFF of this depth is not read");
}

int main(int argc, char **argv) {
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/tiff/gray", grays_of_all_depths);
    g_test_add_func("/tiff/palette", a_palette_is_read);
    g_test_add_func("/tiff/colour", colours_in_strips_and_tiles);
    g_test_add_func("/tiff/jpeg", a_jpeg_inside_is_read);
    g_test_add_func("/tiff/alpha", alpha_is_kept);
    g_test_add_func("/tiff/inks", inks_stay_inks);
    g_test_add_func("/tiff/lab", lab_becomes_srgb);
    g_test_add_func("/tiff/facts", facts_are_told);
    g_test_add_func("/tiff/damaged", damage_is_told);
    g_test_add_func("/tiff/large", a_huge_picture_is_refused_by_its_header);
    g_test_add_func("/tiff/missing-sample", a_sample_that_is_missing_is_not_read);
    g_test_add_func("/tiff/others", what_is_not_read_is_named);
    return g_test_run();
}
