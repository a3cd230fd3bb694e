/* SPDX-License-Identifier: MIT */
/* Any bytes, under the first bytes of one form of picture: a picture or an error; its pixels, and
 * the same resampled. One target for each form, so that each has a corpus of its own. */

#include "image/image.h"

#include <libdeflate.h>
#include <string.h>

enum { FORM_jpeg, FORM_png, FORM_webp, FORM_gif, FORM_tiff };

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* What is fuzzed is not which form the bytes are of. TIFF has several beginnings. */
static void put_magic(uint8_t *bytes, size_t size) {
    static const char *const magics[] = {[FORM_jpeg] = "\xFF\xD8\xFF",
                                         [FORM_png] = "\x89PNG\r\n\x1A\n",
                                         [FORM_webp] = "RIFF????WEBP",
                                         [FORM_gif] = "GIF89a",
                                         [FORM_tiff] = ""};
    const char *magic = magics[FUZZ_FORM];
    for (size_t i = 0; i < size && magic[i]; i++)
        if (magic[i] != '?')
            bytes[i] = (uint8_t)magic[i];
}

static uint32_t u32(const uint8_t *bytes) {
    return (uint32_t)bytes[0] << 24 | (uint32_t)bytes[1] << 16 | (uint32_t)bytes[2] << 8 | bytes[3];
}

/* Check sums that no chance would ever get right. */
static void mend_sums(uint8_t *bytes, size_t size) {
    for (size_t at = 8; size > 12 && at <= size - 12;) {
        size_t length = u32(bytes + at);
        if (length > size - 12 - at)
            return;
        uint32_t sum = libdeflate_crc32(0, bytes + at + 4, length + 4);
        for (size_t i = 0; i < 4; i++)
            bytes[at + 8 + length + i] = (uint8_t)(sum >> (24 - 8 * i));
        at += 12 + length;
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    g_autoptr(Arena) arena = arena_new();
    uint8_t *copy = g_memdup2(data, size);
    put_magic(copy, size);
    if (FUZZ_FORM == FORM_png && size % 2)
        mend_sums(copy, size);
    g_autoptr(GBytes) bytes = g_bytes_new_take(copy, size);
    g_autoptr(GError) error = NULL;
    const Image *image = image_read(arena, bytes, "fuzz", &error);
    g_assert((image != NULL) == (error == NULL));
    if (!image)
        return 0;
    g_autofree uint32_t *pixels = image_to_argb(image, &error);
    g_assert((pixels != NULL) == (error == NULL));
    g_autoptr(GError) reason = NULL;
    const Image *small = image_resample(arena, image, image->width / 3, image->height / 2, &reason);
    g_assert((small != NULL) == (reason == NULL));
    return 0;
}
