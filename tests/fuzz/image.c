/* SPDX-License-Identifier: MIT */
/* Any bytes: a picture or an error, and pixels only where there was a picture. */

#include "image/image.h"

/* Large pictures are refused by their size alone; here, decoding them would only be slow. */
#define MOST_PIXELS (1u << 20)

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    g_autoptr(Arena) arena = arena_new();
    g_autoptr(GBytes) bytes = g_bytes_new(data, size);
    g_autoptr(GError) error = NULL;
    const Image *image = image_read(arena, bytes, "fuzz", &error);
    g_assert((image != NULL) == (error == NULL));
    if (!image || (uint64_t)image->width * image->height > MOST_PIXELS)
        return 0;
    g_autofree uint32_t *pixels = image_to_argb(image, &error);
    g_assert((pixels != NULL) == (error == NULL));
    return 0;
}
