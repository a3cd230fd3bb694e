/* SPDX-License-Identifier: MIT */
#pragma once

/* A library over the source tree's fonts.conf with a cache folder in the build's temporary place.
 */

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
