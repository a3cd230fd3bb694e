/* SPDX-License-Identifier: MIT */
#pragma once

/* A QR code (ISO/IEC 18004) of a text, by libqrencode. */

#include "base/arena.h"
#include <stdint.h>

#define QR_QUIET_ZONE 4 /* modules, ISO/IEC 18004 §6.3.8 */

/* size × size bytes, 1 dark; in `arena`. At the highest error level that takes
 * no more modules than the lowest would. NULL where the text is too long for any
 * code (error: KANYIN_ERROR_IMAGE). */
const uint8_t *qr_encode(Arena *arena, const char *text, uint16_t *size, GError **error);
