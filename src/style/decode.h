/* SPDX-License-Identifier: MIT */
#pragma once

/* The bytes of a sheet become valid UTF-8 (CSS Syntax 3 §3.2). */

#include "base/arena.h"

typedef struct {
    const char *protocol, *environment; /* encodings known from outside; NULL none */
    const char *used;                   /* out: the one that was taken, lower case */
} StyleEncoding;

/* Byte order mark, then protocol, then @charset, then environment, then UTF-8. */
const char *style_decode(Arena *arena, GBytes *bytes, StyleEncoding *encoding, size_t *length);
