/* SPDX-License-Identifier: MIT */
#pragma once

/* How the library makes and unmakes its faces. */

#include "font/face.h"

/* The `index`-th face of a file whose bytes are `blob`. Errors: KANYIN_ERROR_FONT. */
FontFace *face_new(hb_blob_t *blob, const char *path, unsigned index, GError **error);
/* Leaves it only the characters of a set. */
void face_limit(FontFace *face, const hb_set_t *characters);
void face_free(FontFace *face);
