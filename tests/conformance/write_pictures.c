/* SPDX-License-Identifier: MIT */
/* write_pictures FOLDER: one picture of every kind that is read, by the libraries whose output we
 * read; pictures.json, an article that shows them all, and plain.json, one of those without a
 * profile, which not every viewer goes by. */

#include "unit/image/pictures.h"

#include <gif_lib.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <tiffio.h>
#include <webp/encode.h>
#include <webp/mux.h>

#include <jpeglib.h>
#include <png.h>

enum { WIDTH = 240, HEIGHT = 160, COUNT = WIDTH * HEIGHT };

static const char *folder;
static GString *article, *plain;

/* A landscape of soft slopes: sun, sky, hills; clear in its lower corners. */
static void paint(uint8_t rgba[COUNT * 4]) {
    for (int i = 0; i < COUNT; i++) {
        double x = (double)(i % WIDTH) / WIDTH, y = (double)(i / WIDTH) / HEIGHT;
        double hill = .62 + .12 * sin(7 * x) + .05 * sin(15 * x + 1);
        double land = 1 / (1 + exp((hill - y) * 40));
        double sun = exp(-((x - .7) * (x - .7) * 2.25 + (y - .3) * (y - .3)) * 60);
        double sky[] = {.55 + .3 * y, .7 + .15 * y, .95}, soil[] = {.25, .5 - .3 * (y - .6), .2};
        double light[] = {1, .85, .3};
        for (int c = 0; c < 3; c++) {
            double v = (sky[c] * (1 - sun) + light[c] * sun) * (1 - land) + soil[c] * land;
            rgba[i * 4 + c] = (uint8_t)lround(CLAMP(v, 0, 1) * 255);
        }
        double corner = hypot((x - .5) * 1.2, y - .4);
        rgba[i * 4 + 3] = (uint8_t)lround(255 / (1 + exp((corner - .58) * 30)));
    }
}

static uint8_t *new_samples(unsigned channels) {
    static uint8_t rgba[COUNT * 4];
    paint(rgba);
    uint8_t *samples = g_malloc((size_t)COUNT * channels);
    for (int i = 0; i < COUNT; i++) {
        const uint8_t *p = rgba + (ptrdiff_t)i * 4;
        uint8_t *to = samples + (size_t)i * channels;
        if (channels == 1)
            to[0] = (uint8_t)((p[0] * 54 + p[1] * 183 + p[2] * 19) / 256);
        else
            memcpy(to, p, channels);
    }
    return samples;
}

/* Inks: 255 is full. */
static uint8_t *new_inks(void) {
    uint8_t *samples = new_samples(4);
    for (int i = 0; i < COUNT; i++) {
        uint8_t *p = samples + (ptrdiff_t)i * 4, most = MAX(p[0], MAX(p[1], p[2]));
        for (int c = 0; c < 3; c++)
            p[c] = most ? (uint8_t)(255 - p[c] * 255 / most) : 0;
        p[3] = 255 - most;
    }
    return samples;
}

static void keep(const char *name, const void *bytes, size_t size) {
    g_autofree char *path = g_build_filename(folder, name, NULL);
    if (!g_file_set_contents(path, bytes, (gssize)size, NULL))
        g_error("%s cannot be written", path);
}

static void tell(const char *name, const char *what, bool has_profile) {
    g_autofree char *figure =
        g_strdup_printf(",\n {\"element\": \"figure\", \"children\": [{\"element\": \"img\", "
                        "\"attributes\": {\"src\": \"%s\", \"alt\": \"%s\"}}, {\"element\": "
                        "\"figcaption\", \"children\": [\"%s\"]}]}",
                        name, what, what);
    g_string_append(article, figure);
    if (!has_profile)
        g_string_append(plain, figure);
}

typedef struct {
    int components, orientation;
    J_COLOR_SPACE space;
    bool is_progressive;
    GBytes *profile;
} Jpeg;

static void write_jpeg(const char *name, const char *what, Jpeg kind) {
    struct jpeg_error_mgr trouble;
    struct jpeg_compress_struct jpeg = {.err = jpeg_std_error(&trouble)};
    g_autofree uint8_t *samples =
        kind.components == 4 ? new_inks() : new_samples((unsigned)kind.components);
    for (int i = 0; kind.components == 4 && i < COUNT * 4; i++)
        samples[i] ^= 255; /* as Adobe's programs have it */
    uint8_t *bytes = NULL;
    unsigned long size = 0;
    jpeg_create_compress(&jpeg);
    jpeg_mem_dest(&jpeg, &bytes, &size);
    jpeg.image_width = WIDTH;
    jpeg.image_height = HEIGHT;
    jpeg.input_components = kind.components;
    jpeg.in_color_space = kind.space;
    jpeg_set_defaults(&jpeg);
    jpeg_set_quality(&jpeg, 92, TRUE);
    if (kind.is_progressive)
        jpeg_simple_progression(&jpeg);
    jpeg_start_compress(&jpeg, TRUE);
    uint8_t exif[] = "Exif\0\0MM\0*\0\0\0\10\0\1\1\22\0\3\0\0\0\1\0\0\0\0\0\0\0";
    exif[6 + 19] = (uint8_t)kind.orientation;
    if (kind.orientation)
        jpeg_write_marker(&jpeg, JPEG_APP0 + 1, exif, sizeof exif - 1);
    gsize length = 0;
    if (kind.profile) {
        const uint8_t *profile = g_bytes_get_data(kind.profile, &length);
        jpeg_write_icc_profile(&jpeg, profile, (unsigned)length);
    }
    for (int y = 0; y < HEIGHT; y++) {
        JSAMPROW row = samples + (ptrdiff_t)y * WIDTH * kind.components;
        jpeg_write_scanlines(&jpeg, &row, 1);
    }
    jpeg_finish_compress(&jpeg);
    jpeg_destroy_compress(&jpeg);
    keep(name, bytes, size);
    free(bytes);
    tell(name, what, kind.profile != NULL);
}

typedef struct {
    int type, depth, interlace;
    double gamma;
    GBytes *profile;
} Png;

static void append(png_structp png, png_bytep bytes, size_t size) {
    g_byte_array_append(png_get_io_ptr(png), bytes, (unsigned)size);
}

static void write_png(const char *name, const char *what, Png kind) {
    unsigned channels = kind.type == PNG_COLOR_TYPE_RGB_ALPHA ? 4
                        : kind.type == PNG_COLOR_TYPE_RGB     ? 3
                                                              : 1;
    g_autofree uint8_t *samples = new_samples(channels);
    png_structp png = png_create_write_struct(PNG_LIBPNG_VER_STRING, NULL, NULL, NULL);
    png_infop info = png_create_info_struct(png);
    g_autoptr(GByteArray) file = g_byte_array_new();
    png_set_write_fn(png, file, append, NULL);
    png_set_IHDR(png, info, WIDTH, HEIGHT, kind.depth, kind.type, kind.interlace,
                 PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
    if (kind.gamma > 0)
        png_set_gAMA(png, info, kind.gamma);
    gsize length = 0;
    if (kind.profile) {
        const uint8_t *profile = g_bytes_get_data(kind.profile, &length);
        png_set_iCCP(png, info, "test", PNG_COMPRESSION_TYPE_BASE, profile, (png_uint_32)length);
    }
    if (kind.type == PNG_COLOR_TYPE_PALETTE) {
        png_color colors[256];
        for (int i = 0; i < 256; i++)
            colors[i] = (png_color){(png_byte)i, (png_byte)(i * 3 / 4), (png_byte)(255 - i)};
        png_set_PLTE(png, info, colors, 256);
    }
    png_write_info(png, info);
    size_t stride = (size_t)WIDTH * channels * (size_t)kind.depth / 8;
    g_autofree uint8_t *rows = g_malloc(stride * HEIGHT);
    for (size_t i = 0; i < (size_t)COUNT * channels; i++)
        for (size_t byte = 0; byte < (size_t)kind.depth / 8; byte++)
            rows[i * (size_t)kind.depth / 8 + byte] = samples[i];
    png_bytep starts[HEIGHT];
    for (int y = 0; y < HEIGHT; y++)
        starts[y] = rows + (size_t)y * stride;
    png_write_image(png, starts);
    png_write_end(png, NULL);
    png_destroy_write_struct(&png, &info);
    keep(name, file->data, file->len);
    tell(name, what, kind.profile || kind.gamma > 0);
}

static void write_webp(const char *name, const char *what, float quality, unsigned channels,
                       GBytes *profile) {
    g_autofree uint8_t *samples = new_samples(channels);
    uint8_t *bytes = NULL;
    int stride = WIDTH * (int)channels;
    size_t size = channels == 4 ? WebPEncodeLosslessRGBA(samples, WIDTH, HEIGHT, stride, &bytes)
                                : WebPEncodeRGB(samples, WIDTH, HEIGHT, stride, quality, &bytes);
    WebPMux *mux = WebPMuxCreate(&(WebPData){bytes, size}, 1);
    gsize length = 0;
    const uint8_t *icc = profile ? g_bytes_get_data(profile, &length) : NULL;
    if (icc)
        WebPMuxSetChunk(mux, "ICCP", &(WebPData){icc, length}, 1);
    WebPData whole;
    g_assert_cmpint(WebPMuxAssemble(mux, &whole), ==, WEBP_MUX_OK);
    keep(name, whole.bytes, whole.size);
    WebPDataClear(&whole);
    WebPMuxDelete(mux);
    WebPFree(bytes);
    tell(name, what, profile != NULL);
}

static int append_gif(GifFileType *gif, const GifByteType *bytes, int size) {
    g_byte_array_append(gif->UserData, bytes, (unsigned)size);
    return size;
}

static void write_gif(const char *name, const char *what, bool is_clear) {
    g_autofree uint8_t *samples = new_samples(1);
    g_autoptr(GByteArray) file = g_byte_array_new();
    GifColorType colors[256];
    for (int i = 0; i < 256; i++)
        colors[i] = (GifColorType){(GifByteType)i, (GifByteType)(255 - i), 128};
    ColorMapObject *map = GifMakeMapObject(256, colors);
    int code = 0;
    GifFileType *gif = EGifOpen(file, append_gif, &code);
    EGifSetGifVersion(gif, true);
    EGifPutScreenDesc(gif, WIDTH, HEIGHT, 8, 0, map);
    for (int i = 0; i < COUNT; i++)
        samples[i] = is_clear && i / WIDTH < HEIGHT / 4 ? 255 : MIN(samples[i], 254);
    GraphicsControlBlock control = {.TransparentColor = is_clear ? 255 : NO_TRANSPARENT_COLOR};
    GifByteType block[4];
    EGifPutExtension(gif, GRAPHICS_EXT_FUNC_CODE, (int)EGifGCBToExtension(&control, block), block);
    EGifPutImageDesc(gif, 0, 0, WIDTH, HEIGHT, false, NULL);
    for (int y = 0; y < HEIGHT; y++)
        EGifPutLine(gif, samples + (ptrdiff_t)y * WIDTH, WIDTH);
    EGifCloseFile(gif, &code);
    GifFreeMapObject(map);
    keep(name, file->data, file->len);
    tell(name, what, false);
}

typedef struct {
    uint16_t photometric, samples, bits, compression;
    GBytes *profile;
} Tiff;

static void to_lab(uint8_t *samples) {
    cmsHPROFILE srgb = cmsCreate_sRGBProfile(), lab = cmsCreateLab4Profile(NULL);
    cmsHTRANSFORM transform =
        cmsCreateTransform(srgb, TYPE_RGB_8, lab, TYPE_Lab_8, INTENT_RELATIVE_COLORIMETRIC, 0);
    g_autofree uint8_t *out = g_malloc((size_t)COUNT * 3);
    cmsDoTransform(transform, samples, out, COUNT);
    for (int i = 0; i < COUNT * 3; i++)
        samples[i] = i % 3 ? out[i] ^ 0x80 : out[i];
    cmsDeleteTransform(transform);
    cmsCloseProfile(srgb);
    cmsCloseProfile(lab);
}

static void write_tiff(const char *name, const char *what, Tiff kind) {
    g_autofree uint8_t *samples =
        kind.photometric == PHOTOMETRIC_SEPARATED ? new_inks() : new_samples(kind.samples);
    if (kind.photometric == PHOTOMETRIC_CIELAB)
        to_lab(samples);
    g_autofree char *path = g_build_filename(folder, name, NULL);
    TIFF *tiff = TIFFOpen(path, "wl");
    TIFFSetField(tiff, TIFFTAG_IMAGEWIDTH, WIDTH);
    TIFFSetField(tiff, TIFFTAG_IMAGELENGTH, HEIGHT);
    TIFFSetField(tiff, TIFFTAG_BITSPERSAMPLE, kind.bits);
    TIFFSetField(tiff, TIFFTAG_SAMPLESPERPIXEL, kind.samples);
    TIFFSetField(tiff, TIFFTAG_PHOTOMETRIC, kind.photometric);
    TIFFSetField(tiff, TIFFTAG_COMPRESSION, kind.compression);
    TIFFSetField(tiff, TIFFTAG_PLANARCONFIG, PLANARCONFIG_CONTIG);
    TIFFSetField(tiff, TIFFTAG_ROWSPERSTRIP, 40);
    uint16_t extra = EXTRASAMPLE_UNASSALPHA;
    if (kind.photometric == PHOTOMETRIC_RGB && kind.samples == 4)
        TIFFSetField(tiff, TIFFTAG_EXTRASAMPLES, 1, &extra);
    gsize length = 0;
    const void *profile = kind.profile ? g_bytes_get_data(kind.profile, &length) : NULL;
    if (profile)
        TIFFSetField(tiff, TIFFTAG_ICCPROFILE, (uint32_t)length, profile);
    size_t stride = (size_t)WIDTH * kind.samples;
    for (uint32_t y = 0; y < HEIGHT; y++) {
        uint16_t row[WIDTH * 4];
        for (size_t i = 0; i < stride; i++)
            row[i] = (uint16_t)(samples[y * stride + i] * 257);
        TIFFWriteScanline(tiff, kind.bits == 16 ? (void *)row : samples + y * stride, y, 0);
    }
    TIFFClose(tiff);
    tell(name, what, kind.profile != NULL);
}

/* A screen of wider colours, as cameras have. */
static GBytes *new_wide_profile(void) {
    cmsCIExyY white = {.3127, .3290, 1};
    cmsCIExyYTRIPLE primaries = {{.64, .33, 1}, {.21, .71, 1}, {.15, .06, 1}};
    cmsToneCurve *curve = cmsBuildGamma(NULL, 2.2), *curves[] = {curve, curve, curve};
    cmsHPROFILE profile = cmsCreateRGBProfile(&white, &primaries, curves);
    cmsFreeToneCurve(curve);
    return profile_bytes(profile);
}

static void write_all(void) {
    g_autoptr(GBytes) wide = new_wide_profile(), inks = new_cmyk_profile();
    g_autoptr(GBytes) gray = new_gray_profile();
    write_jpeg("baseline.jpg", "JPEG", (Jpeg){3, 0, JCS_RGB, false, NULL});
    write_jpeg("progressive.jpg", "JPEG, progressive", (Jpeg){3, 0, JCS_RGB, true, NULL});
    write_jpeg("gray.jpg", "JPEG, gray", (Jpeg){1, 0, JCS_GRAYSCALE, false, NULL});
    write_jpeg("profile.jpg", "JPEG with a profile", (Jpeg){3, 0, JCS_RGB, false, wide});
    write_jpeg("gray-profile.jpg", "JPEG, gray with a profile",
               (Jpeg){1, 0, JCS_GRAYSCALE, false, gray});
    write_jpeg("inks.jpg", "JPEG, CMYK", (Jpeg){4, 0, JCS_CMYK, false, NULL});
    write_jpeg("inks-profile.jpg", "JPEG, CMYK with a profile",
               (Jpeg){4, 0, JCS_CMYK, false, inks});
    write_jpeg("turned.jpg", "JPEG, turned by EXIF", (Jpeg){3, 6, JCS_RGB, false, NULL});
    write_png("rgb.png", "PNG", (Png){PNG_COLOR_TYPE_RGB, 8, 0, 0, NULL});
    write_png("gray.png", "PNG, gray", (Png){PNG_COLOR_TYPE_GRAY, 8, 0, 0, NULL});
    write_png("palette.png", "PNG, palette", (Png){PNG_COLOR_TYPE_PALETTE, 8, 0, 0, NULL});
    write_png("alpha.png", "PNG, alpha", (Png){PNG_COLOR_TYPE_RGB_ALPHA, 8, 0, 0, NULL});
    write_png("deep.png", "PNG of 16 bits, interlaced", (Png){PNG_COLOR_TYPE_RGB, 16, 1, 0, NULL});
    write_png("gamma.png", "PNG with gamma", (Png){PNG_COLOR_TYPE_RGB, 8, 0, .7, NULL});
    write_png("profile.png", "PNG with a profile", (Png){PNG_COLOR_TYPE_RGB, 8, 0, 0, wide});
    write_webp("lossy.webp", "WebP", 90, 3, NULL);
    write_webp("alpha.webp", "WebP, lossless, alpha", 0, 4, NULL);
    write_webp("profile.webp", "WebP with a profile", 90, 3, wide);
    write_gif("plain.gif", "GIF", false);
    write_gif("clear.gif", "GIF, clear above", true);
    write_tiff("rgb.tif", "TIFF", (Tiff){PHOTOMETRIC_RGB, 3, 8, COMPRESSION_LZW, NULL});
    write_tiff("alpha.tif", "TIFF, alpha",
               (Tiff){PHOTOMETRIC_RGB, 4, 8, COMPRESSION_PACKBITS, NULL});
    write_tiff("deep.tif", "TIFF of 16 bits, gray",
               (Tiff){PHOTOMETRIC_MINISBLACK, 1, 16, COMPRESSION_ADOBE_DEFLATE, NULL});
    write_tiff("inks.tif", "TIFF, CMYK",
               (Tiff){PHOTOMETRIC_SEPARATED, 4, 8, COMPRESSION_NONE, NULL});
    write_tiff("inks-profile.tif", "TIFF, CMYK with a profile",
               (Tiff){PHOTOMETRIC_SEPARATED, 4, 8, COMPRESSION_LZW, inks});
    write_tiff("lab.tif", "TIFF, L*a*b*", (Tiff){PHOTOMETRIC_CIELAB, 3, 8, COMPRESSION_LZW, NULL});
}

int main(int argc, char **argv) {
    if (argc != 2)
        return 2;
    folder = argv[1];
    static const char head[] = "{\"title\": \"圖片樣張\", \"language\": \"zh-Hant\", \"body\": [\n "
                               "\"各種圖片。\"";
    article = g_string_new(head);
    plain = g_string_new(head);
    write_all();
    g_string_append(article, "]}\n");
    g_string_append(plain, "]}\n");
    keep("pictures.json", article->str, article->len);
    keep("plain.json", plain->str, plain->len);
    g_string_free(article, TRUE);
    g_string_free(plain, TRUE);
    return 0;
}
