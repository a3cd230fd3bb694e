/* SPDX-License-Identifier: MIT */
#pragma once

/* The font library: the families kanyin may use, found by our own fontconfig file so that a
 * machine's other fonts never change a page. One per press; not shared between threads. */

#include "base/language.h"
#include "base/notices.h"
#include "font/face.h"
#include <pango/pango.h>

typedef struct FontLibrary FontLibrary;

typedef struct {
    const char *fonts_dir; /* holds fonts.conf and the manifest; NULL: found beside the program */
    const char *cache_dir; /* NULL: $XDG_CACHE_HOME/kanyin/fontconfig */
    const char *const *font_paths;   /* further folders or files, NULL-terminated; NULL none */
    const char *const *font_aliases; /* "仿宋=FandolFang R": the family at the right stands for the
                                        name at the left; NULL-terminated; NULL none */
} FontLibraryOptions;

/* Errors: KANYIN_ERROR_FONT where the main family is missing, a path is missing or a file no font,
 * an alias is no alias, leads to no family or in a circle. */
FontLibrary *font_library_new(const FontLibraryOptions *options, GError **error);
void font_library_free(FontLibrary *library);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(FontLibrary, font_library_free)

/* What opening had to say: fonts of the paths that forbid embedding and are left out. Borrowed. */
const Notices *font_library_notices(const FontLibrary *library);

/* A context for itemising: resolution 72, metrics unhinted, glyph positions unrounded. Borrowed. */
PangoContext *font_library_context(FontLibrary *library);

/* The face behind a Pango font that this library's context gave. Borrowed; never NULL. */
const FontFace *font_library_face(FontLibrary *library, PangoFont *font);

/* The face that a family list (CSS font-family: comma-separated names, generic names, aliases such
 * as 宋体), weight (100–900), italic and region choose first. Borrowed; never NULL. */
const FontFace *font_library_match(FontLibrary *library, const char *families, int weight,
                                   bool is_italic, Region region);

/* The family list that Pango gets for those: aliases resolved, the region's forms of pan-CJK
 * families ("Noto Serif CJK SC" for CN, "… TC" for TW, "… HK" for HK). Owned by the library. */
const char *font_library_families(FontLibrary *library, const char *families, Region region);

/* The family that a list asks for first, where none that it names is installed, or known by another
 * name, and what it gets is the generic family's; else NULL. Owned by the library. */
const char *font_library_missing(FontLibrary *library, const char *families);

/* A face of fonts/fallback for a character that `beside` lacks: with its serifs or without, and as
 * bold, where there is one. With a variation selector (0: none) a face that has that variant.
 * Borrowed; NULL: none has it. */
const FontFace *font_library_fallback(FontLibrary *library, const FontFace *beside,
                                      uint32_t character, uint32_t selector);
/* The italic that goes with a face. Borrowed; NULL: none. */
const FontFace *font_library_italic(FontLibrary *library, const FontFace *upright);

/* One face of a family of the manifest checked against the machine: "Regular" or "Bold". */
typedef struct {
    const char *family, *style, *version_wanted, *licence;
    const char *version_found, *path; /* NULL: missing */
    bool is_fallback; /* wanted only for characters that the others lack, or for italics */
} FontCheck;
/* Array of FontCheck, g_array_unref() it; strings owned by the library. */
GArray *font_library_check(FontLibrary *library);
