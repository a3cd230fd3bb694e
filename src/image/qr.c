/* SPDX-License-Identifier: MIT */
/* Turns a text into the modules of a QR code. */

#include "image/qr.h"
#include <kanyin/error.h>

#include <errno.h>
#include <qrencode.h>
#include <string.h>

/* Bytes, not the modes that pack digits or kana: readers take bytes for UTF-8 everywhere. A code
 * has room to spare, which a higher error level uses; but never more modules for it: larger modules
 * are read more surely than what smaller ones repair. */
static QRcode *encode(const char *text) {
    static const QRecLevel higher[] = {QR_ECLEVEL_H, QR_ECLEVEL_Q, QR_ECLEVEL_M};
    QRcode *least = QRcode_encodeString8bit(text, 0, QR_ECLEVEL_L);
    for (size_t i = 0; least && i < G_N_ELEMENTS(higher); i++) {
        QRcode *code = QRcode_encodeString8bit(text, 0, higher[i]);
        if (code && code->width == least->width) {
            QRcode_free(least);
            return code;
        }
        QRcode_free(code);
    }
    return least;
}

const uint8_t *qr_encode(Arena *arena, const char *text, uint16_t *size, GError **error) {
    QRcode *code = encode(text);
    if (!code) {
        g_set_error(error, KANYIN_ERROR, KANYIN_ERROR_IMAGE, "no QR code of %zu bytes: %s",
                    strlen(text), errno == ERANGE ? "the largest holds 2,953" : g_strerror(errno));
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
