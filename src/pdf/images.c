/* SPDX-License-Identifier: MIT */
/* Turns pictures into image objects: coded data as they are, alpha as a soft mask. */

#include "pdf/images.h"

struct PdfImages {
    PdfFile *file;
    GHashTable *written;  /* of PdfImage, by Image */
    GHashTable *profiles; /* object number by content hash */
};

PdfImages *pdf_images_new(PdfFile *file) {
    PdfImages *images = g_new0(PdfImages, 1);
    images->file = file;
    images->written = g_hash_table_new_full(NULL, NULL, NULL, g_free);
    images->profiles =
        g_hash_table_new_full(g_bytes_hash, g_bytes_equal, (GDestroyNotify)g_bytes_unref, NULL);
    return images;
}

void pdf_images_free(PdfImages *images) {
    if (!images)
        return;
    g_hash_table_unref(images->written);
    g_hash_table_unref(images->profiles);
    g_free(images);
}

static int profile_object(PdfImages *images, const Image *image) {
    GBytes *icc = image->icc;
    int number = GPOINTER_TO_INT(g_hash_table_lookup(images->profiles, icc));
    if (number)
        return number;
    number = pdf_file_reserve(images->file);
    g_hash_table_insert(images->profiles, g_bytes_ref(icc), GINT_TO_POINTER(number));
    g_autofree char *entries = g_strdup_printf("/N %u", image_components(image));
    gsize size;
    const void *bytes = g_bytes_get_data(icc, &size);
    pdf_file_put_stream(images->file, number,
                        (PdfStream){.entries = entries, .bytes = bytes, .size = size});
    return number;
}

static void append_color_space(PdfImages *images, GString *out, const Image *image) {
    g_string_append(out, "/ColorSpace");
    if (image->icc) {
        g_string_append(out, "[/ICCBased ");
        pdf_text_reference(out, profile_object(images, image));
        g_string_append_c(out, ']');
        return;
    }
    g_string_append(out, image->space == COLOR_GRAY ? "/DeviceGray" : "/DeviceRGB");
}

static void append_size(GString *out, uint32_t width, uint32_t height) {
    g_string_append(out, "/Type/XObject/Subtype/Image/Width ");
    pdf_text_int(out, width);
    g_string_append(out, "/Height ");
    pdf_text_int(out, height);
    g_string_append(out, "/BitsPerComponent 8");
}

/* The filters of PNG are among PDF's predictors: 15 says that each row names its own (7.4.4.4). */
static void append_predictor(GString *out, uint32_t width, unsigned components) {
    g_string_append_printf(out, "/DecodeParms<</Predictor 15/Colors %u/Columns %u>>", components,
                           width);
}

static void put_bytes(PdfImages *images, int number, const GString *entries, GBytes *bytes,
                      ImageForm form) {
    gsize size = 0;
    const void *start = g_bytes_get_data(bytes, &size);
    pdf_file_put_stream(images->file, number,
                        (PdfStream){.entries = entries->str,
                                    .bytes = start,
                                    .size = size,
                                    .packing = form == IMAGE_JPEG ? PDF_AS_IT_IS : PDF_PACKED});
}

static int write_mask(PdfImages *images, const Image *image) {
    uint32_t width = image_stored_width(image);
    g_autoptr(GString) out = g_string_new(NULL);
    append_size(out, width, image_stored_height(image));
    g_string_append(out, "/ColorSpace/DeviceGray");
    append_predictor(out, width, 1);
    int number = pdf_file_reserve(images->file);
    put_bytes(images, number, out, image->alpha, IMAGE_ROWS);
    return number;
}

static void write_as_stored(PdfImages *images, int number, const Image *image) {
    g_autoptr(GString) out = g_string_new(NULL);
    append_size(out, image_stored_width(image), image_stored_height(image));
    append_color_space(images, out, image);
    if (image->is_inverted)
        g_string_append(out, "/Decode[1 0 1 0 1 0 1 0]");
    if (image->form == IMAGE_JPEG)
        g_string_append(out, "/Filter/DCTDecode");
    else
        append_predictor(out, image_stored_width(image), image_components(image));
    if (image->alpha) {
        g_string_append(out, "/SMask ");
        pdf_text_reference(out, write_mask(images, image));
    }
    put_bytes(images, number, out, image->bytes, image->form);
}

/* CMYK without a profile of its own has no meaning under an sRGB output intent (ISO 19005-2,
 * 6.2.4.3): it is written as RGB. */
static bool write_as_rgb(PdfImages *images, int number, const Image *image) {
    g_autoptr(Arena) arena = arena_new();
    const Image *rgb = image_as_rgb(arena, image, NULL);
    if (rgb)
        write_as_stored(images, number, rgb);
    return rgb != NULL;
}

const PdfImage *pdf_images_image(PdfImages *images, const Image *image) {
    PdfImage *known = g_hash_table_lookup(images->written, image);
    if (known)
        return known->number ? known : NULL;
    known = g_new0(PdfImage, 1);
    known->index = g_hash_table_size(images->written);
    g_hash_table_insert(images->written, (gpointer)image, known);
    int number = pdf_file_reserve(images->file);
    if (image->space != COLOR_CMYK || image->icc)
        write_as_stored(images, number, image);
    else if (!write_as_rgb(images, number, image))
        return NULL;
    known->number = number;
    return known;
}
