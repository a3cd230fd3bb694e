/* SPDX-License-Identifier: MIT */
#pragma once

/* A face, and a place to write to, over the font room's library for tests. */

#include "unit/font/fixture.h"

static inline const FontFace *fixture_face(FontLibrary *library) {
    return font_library_match(library, "serif", 400, false, REGION_CN);
}

static inline bool fixture_nowhere(const void *bytes, size_t size, void *user) {
    (void)bytes, (void)size, (void)user;
    return true;
}
