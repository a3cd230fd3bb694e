/* SPDX-License-Identifier: MIT */
/* Turns pictures into image objects: JPEG as it is, pixels deflated, alpha as a soft mask. */

#include "pdf/images.h"

#include <string.h>

struct PdfImages {
    PdfFile *file;
    GHashTable *by_hash;  /* of PdfImage, by the file's hash */
    GHashTable *profiles; /* object number by content hash */
};

PdfImages *pdf_images_new(PdfFile *file) {
    PdfImages *images = g_new0(PdfImages, 1);
    images->file = file;
    images->by_hash = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    images->profiles =
        g_hash_table_new_full(g_bytes_hash, g_bytes_equal, (GDestroyNotify)g_bytes_unref, NULL);
    return images;
}

void pdf_images_free(PdfImages *images) {
    if (!images)
        return;
    g_hash_table_unref(images->by_hash);
    g_hash_table_unref(images->profiles);
    g_free(images);
}

static int components(ColorSpace space) {
    return space == COLOR_GRAY ? 1 : space == COLOR_CMYK ? 4 : 3;
}

/* May the profile be embedded (ISO 19005-2, 6.2.4.2)? It must be of the picture's colour space, of
 * an input, display, output or colour space class, and of version 2 or 4. */
static bool is_fit_profile(GBytes *icc, ColorSpace space) {
    static const char *const classes[] = {"scnr", "mntr", "prtr", "spac"};
    const char *wanted = space == COLOR_GRAY ? "GRAY" : space == COLOR_CMYK ? "CMYK" : "RGB ";
    gsize size;
    const uint8_t *p = g_bytes_get_data(icc, &size);
    if (size < 132 || memcmp(p + 16, wanted, 4) != 0 || memcmp(p + 36, "acsp", 4) != 0 ||
        (p[8] != 2 && p[8] != 4))
        return false;
    for (size_t i = 0; i < G_N_ELEMENTS(classes); i++)
        if (memcmp(p + 12, classes[i], 4) == 0)
            return true;
    return false;
}

static int profile_object(PdfImages *images, GBytes *icc, ColorSpace space) {
    int number = GPOINTER_TO_INT(g_hash_table_lookup(images->profiles, icc));
    if (number)
        return number;
    number = pdf_file_reserve(images->file);
    g_hash_table_insert(images->profiles, g_bytes_ref(icc), GINT_TO_POINTER(number));
    g_autofree char *entries = g_strdup_printf("/N %d", components(space));
    gsize size;
    const void *bytes = g_bytes_get_data(icc, &size);
    pdf_file_put_stream(images->file, number,
                        (PdfStream){.entries = entries, .bytes = bytes, .size = size});
    return number;
}

static void append_color_space(PdfImages *images, GString *out, const Image *image) {
    g_string_append(out, "/ColorSpace");
    if (image->icc && is_fit_profile(image->icc, image->space)) {
        g_string_append(out, "[/ICCBased ");
        pdf_text_reference(out, profile_object(images, image->icc, image->space));
        g_string_append_c(out, ']');
        return;
    }
    g_string_append(out, image->space == COLOR_GRAY ? "/DeviceGray" : "/DeviceRGB");
}

static int write_mask(PdfImages *images, const Image *image, uint32_t width, uint32_t height) {
    g_autofree char *entries =
        g_strdup_printf("/Type/XObject/Subtype/Image/Width %u/Height %u/ColorSpace/DeviceGray"
                        "/BitsPerComponent 8",
                        width, height);
    gsize size;
    const void *bytes = g_bytes_get_data(image->alpha, &size);
    int number = pdf_file_reserve(images->file);
    pdf_file_put_stream(images->file, number,
                        (PdfStream){.entries = entries, .bytes = bytes, .size = size});
    return number;
}

static void write_as_stored(PdfImages *images, int number, const Image *image) {
    bool is_turned = image->orientation >= 5;
    uint32_t width = is_turned ? image->height : image->width;
    uint32_t height = is_turned ? image->width : image->height;
    g_autoptr(GString) out = g_string_new("/Type/XObject/Subtype/Image");
    g_string_append_printf(out, "/Width %u/Height %u/BitsPerComponent %u", width, height,
                           image->bits);
    append_color_space(images, out, image);
    if (image->is_inverted)
        g_string_append(out, "/Decode[1 0 1 0 1 0 1 0]");
    if (image->form == IMAGE_JPEG)
        g_string_append(out, "/Filter/DCTDecode");
    if (image->alpha) {
        g_string_append(out, "/SMask ");
        pdf_text_reference(out, write_mask(images, image, width, height));
    }
    gsize size;
    const void *bytes = g_bytes_get_data(image->bytes, &size);
    pdf_file_put_stream(
        images->file, number,
        (PdfStream){.entries = out->str,
                    .bytes = bytes,
                    .size = size,
                    .packing = image->form == IMAGE_JPEG ? PDF_AS_IT_IS : PDF_DEFLATE});
}

/* CMYK without a profile of its own has no meaning under an sRGB output intent (ISO 19005-2,
 * 6.2.4.3): the picture's own decoder makes it RGB. */
static bool write_as_rgb(PdfImages *images, int number, const Image *image) {
    g_autofree uint32_t *argb = image_to_argb(image, NULL);
    if (!argb)
        return false;
    size_t n = (size_t)image->width * image->height;
    g_autofree uint8_t *rgb = g_malloc(n * 3);
    for (size_t i = 0; i < n; i++) {
        rgb[3 * i] = (uint8_t)(argb[i] >> 16);
        rgb[3 * i + 1] = (uint8_t)(argb[i] >> 8);
        rgb[3 * i + 2] = (uint8_t)argb[i];
    }
    g_autofree char *entries =
        g_strdup_printf("/Type/XObject/Subtype/Image/Width %u/Height %u/ColorSpace/DeviceRGB"
                        "/BitsPerComponent 8",
                        image->width, image->height);
    pdf_file_put_stream(images->file, number,
                        (PdfStream){.entries = entries, .bytes = rgb, .size = n * 3});
    return true;
}

const PdfImage *pdf_images_image(PdfImages *images, const Image *image) {
    PdfImage *known = g_hash_table_lookup(images->by_hash, image->hash);
    if (known)
        return known->number ? known : NULL;
    known = g_new0(PdfImage, 1);
    known->index = g_hash_table_size(images->by_hash);
    g_hash_table_insert(images->by_hash, g_strdup(image->hash), known);
    int number = pdf_file_reserve(images->file);
    known->is_upright =
        image->space == COLOR_CMYK && !(image->icc && is_fit_profile(image->icc, COLOR_CMYK));
    if (!known->is_upright)
        write_as_stored(images, number, image);
    else if (!write_as_rgb(images, number, image))
        return NULL;
    known->number = number;
    return known;
}
