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

/* What a style sheet says of one face of a family (@font-face). Borrowed while it is declared. */
typedef struct {
    bool is_local;    /* by its full or PostScript name, among those installed */
    const char *name; /* else the path of a file */
} FontSource;
typedef struct {
    uint32_t first, last;
} FontRange;
typedef struct {
    const char *family;
    const FontSource *sources; /* the first that can be used counts */
    size_t n_sources;
    int weight; /* 1 to 1000 */
    bool is_italic;
    const FontRange *ranges; /* the only characters it serves */
    size_t n_ranges;         /* 0: all */
    NoticePlace place;
} FontDeclaration;
/* From now on lists of families mean these before those installed; what was declared before is
 * forgotten. Sources that are not there or may not be embedded are notices. */
void font_library_declare(FontLibrary *library, const FontDeclaration *declarations, size_t n,
                          Notices *notices);
/* Does a list that font_library_families() gave hold a family that serves some characters only? */
bool font_library_is_limited(const FontLibrary *library, const char *families);

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
bool font_name_is_generic(const char *name); /* serif, sans-serif … */
/* Is it a family that only sets what others lack, and that no style can ask for? */
bool font_library_is_spare(FontLibrary *library, const char *family);
/* Array of FontCheck, g_array_unref() it; strings owned by the library. */
GArray *font_library_check(FontLibrary *library);
