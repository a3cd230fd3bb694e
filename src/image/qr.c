/* SPDX-License-Identifier: MIT */
/* Turns a text into the modules of a QR code. */

#include "image/qr.h"
#include <kanyin/error.h>

#include <errno.h>
#include <qrencode.h>
#include <string.h>

const uint8_t *qr_encode(Arena *arena, const char *text, uint16_t *size, GError **error) {
    /* Bytes, not the modes that pack digits or kana: readers take bytes for UTF-8 everywhere. */
    QRcode *code = QRcode_encodeString8bit(text, 0, QR_ECLEVEL_M);
    if (!code) {
        g_set_error(error, KANYIN_ERROR, KANYIN_ERROR_IMAGE, "no QR code of %zu bytes: %s",
                    strlen(text),
                    errno == ERANGE ? "it holds 2,331 at error level M" : g_strerror(errno));
        return NULL;
    }
    size_t count = (size_t)code->width * (size_t)code->width;
    uint8_t *dark = arena_alloc(arena, count);
    for (size_t i = 0; i < count; i++)
        dark[i] = code->data[i] & 1; /* the other bits say which part of the code it is */
    *size = (uint16_t)code->width;
    QRcode_free(code);
    return dark;
}
