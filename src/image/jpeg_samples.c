/* SPDX-License-Identifier: MIT */
/* Turns a JPEG into its samples, or into the knowledge that it has them all, through libjpeg.
 *
 * libjpeg leaves by longjmp() when a file is damaged: as with PNG, what must be freed then lives
 * outside the function that jumps. */

#include "image/forms.h"

#include <setjmp.h>
#include <stdio.h>

#include <jerror.h>
#include <jpeglib.h>

typedef struct {
    struct jpeg_error_mgr manager; /* first: libjpeg hands this back */
    jmp_buf leave;
    char reason[JMSG_LENGTH_MAX];
} Trouble;

static G_NORETURN void stop(j_common_ptr jpeg) {
    Trouble *trouble = (Trouble *)jpeg->err;
    jpeg->err->format_message(jpeg, trouble->reason);
    longjmp(trouble->leave, 1);
}

/* libjpeg goes on, with gray blocks, where the coded data are spoiled: that is damage, too. Other
 * warnings are of no consequence. */
static void judge(j_common_ptr jpeg, int level) {
    static const int damage[] = {JWRN_HIT_MARKER,  JWRN_JPEG_EOF,          JWRN_HUFF_BAD_CODE,
                                 JWRN_MUST_RESYNC, JWRN_BOGUS_PROGRESSION, JWRN_EXTRANEOUS_DATA};
    if (level >= 0)
        return;
    for (size_t i = 0; i < G_N_ELEMENTS(damage); i++)
        if (jpeg->err->msg_code == damage[i])
            stop(jpeg);
}

static J_COLOR_SPACE output_space(ColorSpace space) {
    return space == COLOR_GRAY ? JCS_GRAYSCALE : space == COLOR_RGB ? JCS_RGB : JCS_CMYK;
}

/* The header, and the size it must have said before. */
static void start(struct jpeg_decompress_struct *jpeg, GBytes *file, const Image *image) {
    gsize size = 0;
    const uint8_t *bytes = g_bytes_get_data(file, &size);
    jpeg_create_decompress(jpeg);
    jpeg_mem_src(jpeg, bytes, size);
    jpeg_read_header(jpeg, TRUE);
    jpeg->dct_method = JDCT_ISLOW; /* the one every build of libjpeg computes alike */
    if (jpeg->image_width != image_stored_width(image) ||
        jpeg->image_height != image_stored_height(image))
        ERREXIT(jpeg, JERR_SOF_DUPLICATE);
}

static bool decode(struct jpeg_decompress_struct *jpeg, const Image *image, uint8_t **samples) {
    Trouble *trouble = (Trouble *)jpeg->err;
    if (setjmp(trouble->leave))
        return false;
    start(jpeg, image->bytes, image);
    jpeg->out_color_space = output_space(image->space);
    jpeg_start_decompress(jpeg);
    size_t stride = (size_t)jpeg->output_width * (size_t)jpeg->output_components;
    *samples = g_malloc(stride * jpeg->output_height);
    while (jpeg->output_scanline < jpeg->output_height) {
        JSAMPROW row = *samples + stride * jpeg->output_scanline;
        jpeg_read_scanlines(jpeg, &row, 1);
    }
    jpeg_finish_decompress(jpeg);
    return true;
}

/* All coded data are read, and one pixel of each block made: half the work of decoding, some 15 ms
 * for 12 million pixels. A damaged picture is worth that: no viewer shows it as it was. */
static bool run_through(struct jpeg_decompress_struct *jpeg, GBytes *file, const Image *image,
                        uint8_t **row) {
    Trouble *trouble = (Trouble *)jpeg->err;
    if (setjmp(trouble->leave))
        return false;
    start(jpeg, file, image);
    jpeg->out_color_space = jpeg->jpeg_color_space;
    jpeg->scale_num = 1;
    jpeg->scale_denom = DCTSIZE;
    jpeg->do_fancy_upsampling = FALSE;
    jpeg_start_decompress(jpeg);
    *row = g_malloc((size_t)jpeg->output_width * (size_t)jpeg->output_components);
    while (jpeg->output_scanline < jpeg->output_height)
        jpeg_read_scanlines(jpeg, row, 1);
    jpeg_finish_decompress(jpeg);
    return true;
}

static void watch(struct jpeg_decompress_struct *jpeg, Trouble *trouble) {
    jpeg->err = jpeg_std_error(&trouble->manager);
    trouble->manager.error_exit = stop;
    trouble->manager.emit_message = judge;
}

uint8_t *jpeg_new_samples(const Image *image, GError **error) {
    Trouble trouble = {.reason = ""};
    struct jpeg_decompress_struct jpeg = {0};
    watch(&jpeg, &trouble);
    uint8_t *samples = NULL;
    bool is_decoded = decode(&jpeg, image, &samples);
    jpeg_destroy_decompress(&jpeg);
    if (is_decoded)
        return samples;
    g_free(samples);
    image_fail("JPEG", error, "damaged: %s", trouble.reason);
    return NULL;
}

bool jpeg_check(const ImageSource *source, const Image *image, GError **error) {
    Trouble trouble = {.reason = ""};
    struct jpeg_decompress_struct jpeg = {0};
    watch(&jpeg, &trouble);
    uint8_t *row = NULL;
    bool is_sound = run_through(&jpeg, source->file, image, &row);
    jpeg_destroy_decompress(&jpeg);
    g_free(row);
    return is_sound || image_fail(source->name, error, "damaged JPEG: %s", trouble.reason);
}
