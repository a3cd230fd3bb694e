/* SPDX-License-Identifier: MIT */
/* Turns the bytes of a file into a picture, whichever form the bytes have. */

#include "image/forms.h"
#include <kanyin/error.h>

#include <string.h>

typedef struct {
    const char *magic;
    size_t length;
    bool (*read)(const ImageSource *source, Image *image, GError **error);
    const char *name; /* of a form that is known and not read */
} Form;

static const Form forms[] = {
    {"\x89PNG\r\n\x1a\n", 8, png_read, NULL},
    {"\xFF\xD8\xFF", 3, jpeg_read, NULL},
    {"GIF8", 4, NULL, "GIF"},
    {"RIFF", 4, NULL, "WebP"},
    {"II*\0", 4, NULL, "TIFF"},
    {"MM\0*", 4, NULL, "TIFF"},
    {"BM", 2, NULL, "BMP"},
    {"<svg", 4, NULL, "SVG"},
    {"<?xml", 5, NULL, "SVG"},
    {"\0\0\0\x0CjP  ", 8, NULL, "JPEG 2000"},
};

bool image_fail(const char *name, GError **error, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    g_autofree char *reason = g_strdup_vprintf(format, arguments);
    va_end(arguments);
    g_set_error(error, KANYIN_ERROR, KANYIN_ERROR_IMAGE, "%s: %s", name, reason);
    return false;
}

bool image_check_size(const char *name, uint32_t width, uint32_t height, GError **error) {
    if (width == 0 || height == 0)
        return image_fail(name, error, "the picture has no width or no height");
    if ((uint64_t)width * height > IMAGE_MAX_PIXELS)
        return image_fail(name, error, "%u × %u pixels are more than the limit of %u million",
                          width, height, IMAGE_MAX_PIXELS / 1000000);
    return true;
}

bool image_is_turned(const Image *image) {
    return image->orientation >= 5;
}

uint32_t image_stored_width(const Image *image) {
    return image_is_turned(image) ? image->height : image->width;
}

uint32_t image_stored_height(const Image *image) {
    return image_is_turned(image) ? image->width : image->height;
}

GBytes *icc_new_fitting(const uint8_t *profile, size_t size, ColorSpace space) {
    static const char *const names[] = {
        [COLOR_NONE] = "", [COLOR_GRAY] = "GRAY", [COLOR_RGB] = "RGB ", [COLOR_CMYK] = "CMYK"};
    enum { HEADER_SIZE = 128, SPACE_AT = 16 }; /* ICC.1, 7.2 */
    if (size < HEADER_SIZE || memcmp(profile + SPACE_AT, names[space], 4) != 0)
        return NULL;
    return g_bytes_new(profile, size);
}

static const Form *find_form(const ImageSource *source) {
    for (size_t i = 0; i < G_N_ELEMENTS(forms); i++)
        if (source->size >= forms[i].length &&
            memcmp(source->bytes, forms[i].magic, forms[i].length) == 0)
            return &forms[i];
    return NULL;
}

static void release(void *memory) {
    Image *image = memory;
    g_clear_pointer(&image->bytes, g_bytes_unref);
    g_clear_pointer(&image->alpha, g_bytes_unref);
    g_clear_pointer(&image->icc, g_bytes_unref);
}

/* Files written for a page turned by a camera say the resolution as stored. */
static void show_upright(Image *image) {
    if (image->orientation < 1 || image->orientation > 8)
        image->orientation = 1;
    if (!image_is_turned(image))
        return;
    uint32_t width = image->width;
    image->width = image->height;
    image->height = width;
    double ppi = image->ppi_x;
    image->ppi_x = image->ppi_y;
    image->ppi_y = ppi;
}

Image *image_read(Arena *arena, GBytes *bytes, const char *name, GError **error) {
    ImageSource source = {.arena = arena, .name = name};
    source.bytes = g_bytes_get_data(bytes, &source.size);
    const Form *form = find_form(&source);
    if (!form || !form->read) {
        image_fail(name, error, "%s is not read, only PNG and JPEG are",
                   form          ? form->name
                   : source.size ? "this form of file"
                                 : "an empty file");
        return NULL;
    }
    Image *image = arena_new0(arena, Image);
    arena_own(arena, image, release);
    if (!form->read(&source, image, error))
        return NULL;
    show_upright(image);
    if (!image->bytes)
        image->bytes = g_bytes_ref(bytes);
    g_autofree char *hash = g_compute_checksum_for_bytes(G_CHECKSUM_SHA256, bytes);
    g_strlcpy(image->hash, hash, sizeof image->hash);
    return image;
}
