/* SPDX-License-Identifier: MIT */
#pragma once

/* Families that style sheets declare, for the files of this room. */

#include "font/shelf.h"

/* The family that a name means by declaration; NULL: none. */
const char *declared_find(const FontLibrary *library, const char *name);
/* The characters that a face of this path may serve; NULL: all it has. */
const hb_set_t *declared_range(const FontLibrary *library, const char *path);
void declared_free(FontDeclared *declared);
