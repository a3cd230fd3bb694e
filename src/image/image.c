/* SPDX-License-Identifier: MIT */
/* Turns the bytes of a file into a picture, whichever form the bytes have. */

#include "image/forms.h"
#include <kanyin/error.h>

#include <libdeflate.h>
#include <string.h>

typedef struct {
    const char *name;  /* of the file form */
    const char *magic; /* what it begins with; ? any byte */
    size_t length;
    bool (*read)(const ImageSource *source, Image *image, GError **error); /* NULL: not read */
} Form;

#define MAGIC(text) (text), sizeof(text) - 1

static const Form forms[] = {
    {"PNG", MAGIC("\x89PNG\r\n\x1a\n"), png_read},
    {"JPEG", MAGIC("\xFF\xD8\xFF"), jpeg_read},
    {"GIF", MAGIC("GIF87a"), gif_read},
    {"GIF", MAGIC("GIF89a"), gif_read},
    {"WebP", MAGIC("RIFF????WEBP"), webp_read},
    {"TIFF", MAGIC("II*\0"), tiff_read},
    {"TIFF", MAGIC("MM\0*"), tiff_read},
    {"TIFF", MAGIC("II+\0"), tiff_read},
    {"TIFF", MAGIC("MM\0+"), tiff_read},
    {"BMP", MAGIC("BM????\0\0\0\0"), NULL},
    {"SVG", MAGIC("<svg"), NULL},
    {"SVG", MAGIC("<?xml"), NULL},
    {"SVG", MAGIC("<!DOCTYPE svg"), NULL},
    {"AVIF", MAGIC("????ftypavi"), NULL},
    {"HEIC", MAGIC("????ftyphe"), NULL},
    {"HEIC", MAGIC("????ftypmif1"), NULL},
    {"HEIC", MAGIC("????ftypmsf1"), NULL},
    {"JPEG 2000", MAGIC("\0\0\0\x0CjP  "), NULL},
    {"JPEG 2000", MAGIC("\xFF\x4F\xFF\x51"), NULL},
    {"JPEG XL", MAGIC("\xFF\x0A"), NULL},
    {"JPEG XL", MAGIC("\0\0\0\x0CJXL "), NULL},
    {"Photoshop", MAGIC("8BPS"), NULL},
    {"PDF", MAGIC("%PDF"), NULL},
    {"HTML", MAGIC("<!DOCTYPE html"), NULL}, /* an error page saved in the picture's place */
    {"HTML", MAGIC("<!doctype html"), NULL},
    {"HTML", MAGIC("<html"), NULL},
};

bool image_fail(const char *name, GError **error, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    g_autofree char *reason = g_strdup_vprintf(format, arguments);
    va_end(arguments);
    g_set_error(error, KANYIN_ERROR, KANYIN_ERROR_IMAGE, "%s: %s", name, reason);
    return false;
}

bool image_check_size(const ImageSource *source, uint64_t width, uint64_t height, unsigned depth,
                      GError **error) {
    if (width == 0 || height == 0)
        return image_fail(source->name, error, "the picture has no width or no height");
    bool is_counted = width <= IMAGE_MAX_PIXELS && height <= IMAGE_MAX_PIXELS;
    if (!is_counted || width * height > IMAGE_MAX_PIXELS)
        return image_fail(source->name, error,
                          "%" G_GUINT64_FORMAT " × %" G_GUINT64_FORMAT
                          " pixels are more than the limit of %u million",
                          width, height, IMAGE_MAX_PIXELS / 1000000);
    if (width * height * depth > IMAGE_MAX_BYTES)
        return image_fail(source->name, error,
                          "%" G_GUINT64_FORMAT " × %" G_GUINT64_FORMAT
                          " pixels take more than the limit of %u MiB once decoded",
                          width, height, IMAGE_MAX_BYTES >> 20);
    return true;
}

/* By a quarter: the shown width is the stored height. */
static bool is_turned(const Image *image) {
    return image->orientation >= 5;
}

uint32_t image_stored_width(const Image *image) {
    return is_turned(image) ? image->height : image->width;
}

uint32_t image_stored_height(const Image *image) {
    return is_turned(image) ? image->width : image->height;
}

static bool begins_with(const uint8_t *bytes, size_t size, const Form *form) {
    if (size < form->length)
        return false;
    for (size_t i = 0; i < form->length; i++)
        if (form->magic[i] != '?' && bytes[i] != (uint8_t)form->magic[i])
            return false;
    return true;
}

/* Text may stand behind a byte order mark and white space. */
static const Form *find_form(const ImageSource *source) {
    size_t at = source->size >= 3 && memcmp(source->bytes, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
    while (at < source->size && g_ascii_isspace(source->bytes[at]))
        at++;
    for (size_t i = 0; source->size > 0 && i < G_N_ELEMENTS(forms); i++)
        if (begins_with(source->bytes, source->size, &forms[i]) ||
            (forms[i].magic[0] == '<' &&
             begins_with(source->bytes + at, source->size - at, &forms[i])))
            return &forms[i];
    return NULL;
}

void image_empty(Image *image) {
    g_clear_pointer(&image->bytes, g_bytes_unref);
    g_clear_pointer(&image->alpha, g_bytes_unref);
    g_clear_pointer(&image->icc, g_bytes_unref);
}

/* Files written for a page turned by a camera say the resolution as stored. */
static void show_upright(Image *image) {
    if (image->orientation < 1 || image->orientation > 8)
        image->orientation = 1;
    if (!is_turned(image))
        return;
    uint32_t width = image->width;
    image->width = image->height;
    image->height = width;
    double ppi = image->ppi_x;
    image->ppi_x = image->ppi_y;
    image->ppi_y = ppi;
}

static void release(void *image) {
    image_empty(image);
}

Image *image_new_like(Arena *arena, const Image *image, uint32_t width, uint32_t height) {
    Image *made = arena_copy(arena, image, sizeof *image);
    made->width = width;
    made->height = height;
    made->bytes = made->alpha = NULL;
    made->icc = image->icc ? g_bytes_ref(image->icc) : NULL;
    made->is_passed = false;
    return arena_own(arena, made, release);
}

gint64 image_sum(GBytes *file) {
    gsize size = 0;
    const void *bytes = g_bytes_get_data(file, &size);
    return (gint64)((uint64_t)size << 32 | libdeflate_crc32(0, bytes, size));
}

Image *image_read(Arena *arena, GBytes *bytes, const char *name, GError **error) {
    ImageSource source = {.arena = arena, .file = bytes, .name = name};
    source.bytes = g_bytes_get_data(bytes, &source.size);
    const Form *form = find_form(&source);
    if (!form || !form->read) {
        image_fail(name, error, "%s is not read, only JPEG, PNG, WebP, GIF and TIFF are",
                   form          ? form->name
                   : source.size ? "this form of file"
                                 : "an empty file");
        return NULL;
    }
    Image *image = arena_new0(arena, Image);
    arena_own(arena, image, release);
    image->kind = form->name;
    image->file_size = source.size;
    if (!form->read(&source, image, error)) {
        image_empty(image);
        return NULL;
    }
    show_upright(image);
    return image;
}
