/* SPDX-License-Identifier: MIT */
#pragma once

/* A glyph's program (Type 2 charstring, Adobe Technical Note 5177) made plain: subroutines in their
 * place, no hints. */

#include "font/cff.h"

#define CHARSTRING_LONGEST 65535 /* bytes (Note 5177, appendix B) */

typedef struct {
    CffIndex global, local; /* its subroutines */
} CharstringCalls;

/* Writes the program of `glyph` to `out`, which has room for CHARSTRING_LONGEST bytes; gives its
 * size, 0 where the program is damaged or does what no outline of a font needs (arithmetic). */
size_t charstring_make_plain(Cff *cff, CffPart glyph, const CharstringCalls *calls, uint8_t *out);
