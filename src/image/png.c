/* SPDX-License-Identifier: MIT */
/* Turns a PNG into rows of 8 bits a component, with its transparency apart; one that has them so
 * already is not decoded.
 *
 * libpng leaves by longjmp() when a file is damaged, so what must be freed then lives in a struct
 * outside the function that jumps, and no function called below it owns anything. */

#include "image/forms.h"

#include <math.h>
#include <png.h>
#include <setjmp.h>
#include <string.h>

#define METRES_PER_INCH 0.0254
#define MAX_CHUNK (16u * 1024 * 1024) /* of a profile or text once inflated */

typedef struct {
    const ImageSource *source;
    size_t at;
    Image *image;
    GError **error;
    png_structp png;
    png_infop info;
    unsigned channels; /* with alpha */
    size_t stride;
    bool is_passed; /* its rows are taken as they are */
    bool has_bad_profile;
    uint8_t *rows; /* decoded, alpha interleaved */
    uint8_t **row_starts;
} Reader;

static G_NORETURN void stop(png_structp png, png_const_charp reason) {
    Reader *reader = png_get_error_ptr(png);
    if (!reader->error || !*reader->error)
        image_fail(reader->source->name, reader->error, "damaged PNG: %s", reason);
    png_longjmp(png, 1);
}

/* Most are about chunks we do not use; a profile that libpng finds fault with is not handed out. */
static void note_warning(png_structp png, png_const_charp reason) {
    Reader *reader = png_get_error_ptr(png);
    reader->has_bad_profile |= strncmp(reason, "iCCP", 4) == 0;
}

static void read_bytes(png_structp png, png_bytep to, size_t size) {
    Reader *reader = png_get_io_ptr(png);
    if (size > reader->source->size - reader->at)
        png_error(png, "the file ends early");
    memcpy(to, reader->source->bytes + reader->at, size);
    reader->at += size;
}

/* Whatever the file has becomes gray or RGB of 8 bits: palettes and small depths are unpacked, 16
 * bits rounded (no press and no screen shows the difference). */
static void ask_for_bytes(Reader *reader) {
    png_set_expand(reader->png);
    png_set_scale_16(reader->png);
    png_set_interlace_handling(reader->png);
    png_read_update_info(reader->png, reader->info);
    reader->channels = png_get_channels(reader->png, reader->info);
    reader->stride = png_get_rowbytes(reader->png, reader->info);
}

/* cHRM and gAMA, where they speak of another screen than sRGB's: that is a profile, too. */
static void read_screen(Reader *reader) {
    static const double srgb[] = {.3127, .3290, .64, .33, .30, .60, .15, .06};
    double gamma = 1 / 2.2, at[G_N_ELEMENTS(srgb)];
    memcpy(at, srgb, sizeof at);
    bool differs = png_get_gAMA(reader->png, reader->info, &gamma) && fabs(gamma - 1 / 2.2) > .01;
    if (png_get_cHRM(reader->png, reader->info, &at[0], &at[1], &at[2], &at[3], &at[4], &at[5],
                     &at[6], &at[7]))
        for (size_t i = 0; i < G_N_ELEMENTS(srgb); i++)
            differs |= fabs(at[i] - srgb[i]) > .005;
    if (differs && gamma > .05 && gamma < 5)
        icc_take_screen(reader->image, 1 / gamma, at);
}

/* The strongest word on colour is iCCP, then sRGB, then gAMA with cHRM (PNG, 13.13). */
static void read_colors(Reader *reader) {
    png_charp name = NULL;
    int method = 0, intent = 0;
    png_bytep profile = NULL;
    png_uint_32 size = 0;
    if (png_get_iCCP(reader->png, reader->info, &name, &method, &profile, &size))
        icc_take(reader->image, profile, size);
    else if (!png_get_sRGB(reader->png, reader->info, &intent))
        read_screen(reader);
    if (!profile && reader->has_bad_profile)
        reader->image->profile_fault = "it is malformed";
}

static void read_resolution(Reader *reader) {
    png_uint_32 x = 0, y = 0;
    int unit = 0;
    if (png_get_pHYs(reader->png, reader->info, &x, &y, &unit) && unit == PNG_RESOLUTION_METER) {
        reader->image->ppi_x = x * METRES_PER_INCH;
        reader->image->ppi_y = y * METRES_PER_INCH;
    }
}

static void read_orientation(Reader *reader) {
    png_bytep bytes = NULL;
    png_uint_32 size = 0;
    if (png_get_eXIf_1(reader->png, reader->info, &size, &bytes))
        reader->image->orientation = exif_read(bytes, size).orientation;
}

/* What passes through: gray or RGB of 8 bits, opaque, not interlaced. */
static bool may_pass(const Reader *reader) {
    int type = png_get_color_type(reader->png, reader->info);
    return (type == PNG_COLOR_TYPE_GRAY || type == PNG_COLOR_TYPE_RGB) &&
           png_get_bit_depth(reader->png, reader->info) == 8 &&
           png_get_interlace_type(reader->png, reader->info) == PNG_INTERLACE_NONE &&
           !png_get_valid(reader->png, reader->info, PNG_INFO_tRNS);
}

static void read_header(Reader *reader) {
    enum { MOST_CHANNELS = 4 };
    Image *image = reader->image;
    png_read_info(reader->png, reader->info);
    image->width = png_get_image_width(reader->png, reader->info);
    image->height = png_get_image_height(reader->png, reader->info);
    reader->is_passed = may_pass(reader);
    unsigned depth =
        reader->is_passed ? png_get_channels(reader->png, reader->info) : MOST_CHANNELS;
    if (!image_check_size(reader->source, image->width, image->height, depth, reader->error))
        png_longjmp(reader->png, 1);
    ask_for_bytes(reader);
    image->space = reader->channels >= 3 ? COLOR_RGB : COLOR_GRAY;
    read_colors(reader);
    read_resolution(reader);
    read_orientation(reader);
}

static void read_rows(Reader *reader) {
    uint32_t height = reader->image->height;
    reader->rows = g_try_malloc(reader->stride * height);
    reader->row_starts = g_try_new(uint8_t *, height);
    if (!reader->rows || !reader->row_starts)
        png_error(reader->png, "not enough memory for its pixels");
    for (uint32_t y = 0; y < height; y++)
        reader->row_starts[y] = reader->rows + y * reader->stride;
    png_read_image(reader->png, reader->row_starts);
    png_read_end(reader->png, NULL);
}

/* Rows that are not as they should be are left to libpng, which says what is wrong. */
static void pass_rows(Reader *reader) {
    Image *image = reader->image;
    if (reader->is_passed)
        image->bytes = png_new_rows(reader->source, image->width, image->height, reader->channels);
    image->form = IMAGE_ROWS;
    image->is_passed = image->bytes != NULL;
}

static bool decode(Reader *reader) {
    if (setjmp(png_jmpbuf(reader->png)))
        return false;
    png_set_read_fn(reader->png, reader, read_bytes);
    png_set_user_limits(reader->png, PNG_UINT_31_MAX, PNG_UINT_31_MAX);
    png_set_chunk_malloc_max(reader->png, MAX_CHUNK);
    read_header(reader);
    pass_rows(reader);
    if (!reader->image->is_passed)
        read_rows(reader);
    return true;
}

bool png_read(const ImageSource *source, Image *image, GError **error) {
    g_autoptr(GError) reason = NULL;
    Reader reader = {.source = source, .image = image, .error = &reason};
    reader.png = png_create_read_struct(PNG_LIBPNG_VER_STRING, &reader, stop, note_warning);
    g_assert(reader.png);
    reader.info = png_create_info_struct(reader.png);
    g_assert(reader.info);
    bool is_read = decode(&reader);
    png_destroy_read_struct(&reader.png, &reader.info, NULL);
    g_free(reader.row_starts);
    if (is_read && !image->is_passed)
        image_take_pixels(image, reader.rows, reader.channels);
    else
        g_free(reader.rows);
    if (!is_read)
        g_propagate_error(error, g_steal_pointer(&reason));
    return is_read;
}
