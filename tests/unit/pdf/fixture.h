/* SPDX-License-Identifier: MIT */
#pragma once

/* A font library over the source tree's fonts.conf. */

#include "font/library.h"

static inline FontLibrary *fixture_library(void) {
    g_autofree char *fonts = g_build_filename(g_getenv("KANYIN_SOURCE_DIR"), "fonts", NULL);
    g_autofree char *cache = g_build_filename(g_get_tmp_dir(), "kanyin-test-fontconfig", NULL);
    g_autoptr(GError) error = NULL;
    FontLibrary *library =
        font_library_new(&(FontLibraryOptions){.fonts_dir = fonts, .cache_dir = cache}, &error);
    g_assert_no_error(error);
    return library;
}

static inline const FontFace *fixture_face(FontLibrary *library) {
    return font_library_match(library, "serif", 400, false, REGION_CN);
}

static inline bool fixture_nowhere(const void *bytes, size_t size, void *user) {
    (void)bytes, (void)size, (void)user;
    return true;
}
