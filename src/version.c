/* SPDX-License-Identifier: MIT */
/* Turns the libraries kanyin runs with into lines of name and version. */

#include "engine.h"

#include <cairo.h>
#define CMARK_NO_SHORT_NAMES
#include <cmark-gfm.h>
#include <fontconfig/fontconfig.h>
#include <ft2build.h>
#include <gif_lib.h>
#include <hb.h>
#include <jansson.h>
#include <jpeglib.h>
#include <lcms2.h>
#include <libdeflate.h>
#include <pango/pango.h>
#include <png.h>
#include <qrencode.h>
#include <unicode/uversion.h>
#include <webp/decode.h>
#include <yaml.h>
#include FT_FREETYPE_H

#define TEXT_OF(number) #number
#define TEXT(number) TEXT_OF(number)

const char *kanyin_version(void) {
    return KANYIN_VERSION;
}

static void add_freetype(GString *out) {
    FT_Library library = NULL;
    int major = 0, minor = 0, patch = 0;
    if (FT_Init_FreeType(&library) != 0)
        return;
    FT_Library_Version(library, &major, &minor, &patch);
    FT_Done_FreeType(library);
    g_string_append_printf(out, "\nfreetype %d.%d.%d", major, minor, patch);
}

static void add_icu(GString *out) {
    UVersionInfo version;
    char text[U_MAX_VERSION_STRING_LENGTH];
    u_getVersion(version);
    u_versionToString(version, text);
    g_string_append_printf(out, "\nicu %s", text);
}

/* libgumbo and uchardet do not tell at run time. */
static void add_readers(GString *out) {
    g_string_append_printf(out, "\njansson %s\ngumbo %s\ncmark-gfm %s\nlibyaml %s\nuchardet %s",
                           jansson_version_str(), KANYIN_GUMBO_VERSION, cmark_version_string(),
                           yaml_get_version_string(), KANYIN_UCHARDET_VERSION);
}

/* giflib and libtiff tell a number to the compiler only, libwebp and Little CMS at run time. */
static void add_pictures(GString *out) {
    unsigned webp = (unsigned)WebPGetDecoderVersion(), lcms = (unsigned)cmsGetEncodedCMMversion();
    g_string_append_printf(out, "\nlibwebp %u.%u.%u\ngiflib %d.%d.%d", webp >> 16, webp >> 8 & 255,
                           webp & 255, GIFLIB_MAJOR, GIFLIB_MINOR, GIFLIB_RELEASE);
    g_string_append_printf(out, "\nlibtiff %s\nlcms %u.%u", KANYIN_TIFF_VERSION, lcms / 1000,
                           lcms % 1000 / 10);
}

static char *list_libraries(void) {
    g_autoptr(GString) out = g_string_new(NULL);
    int fontconfig = FcGetVersion();
    g_string_append_printf(out,
                           "glib %u.%u.%u\nharfbuzz %s\npango %s\ncairo %s\nfontconfig %d.%d.%d",
                           glib_major_version, glib_minor_version, glib_micro_version,
                           hb_version_string(), pango_version_string(), cairo_version_string(),
                           fontconfig / 10000, fontconfig / 100 % 100, fontconfig % 100);
    add_freetype(out);
    add_icu(out);
    add_readers(out);
    /* OpenCC, libdeflate and libjpeg do not tell at run time: what kanyin was built with */
    g_string_append_printf(out, "\nopencc %s\nqrencode %s\nlibdeflate %s\nlibpng %s",
                           KANYIN_OPENCC_VERSION, QRcode_APIVersionString(),
                           LIBDEFLATE_VERSION_STRING, png_get_libpng_ver(NULL));
#ifdef LIBJPEG_TURBO_VERSION
    g_string_append(out, "\nlibjpeg-turbo " TEXT(LIBJPEG_TURBO_VERSION));
#else
    g_string_append(out, "\nlibjpeg " TEXT(JPEG_LIB_VERSION));
#endif
    add_pictures(out);
    return g_string_free(g_steal_pointer(&out), FALSE);
}

const char *kanyin_version_libraries(void) {
    static char *text;
    if (g_once_init_enter(&text))
        g_once_init_leave(&text, list_libraries());
    return text;
}
