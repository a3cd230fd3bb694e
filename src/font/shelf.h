/* SPDX-License-Identifier: MIT */
#pragma once

/* What a font library holds; only the files of this room that make up the library see it. */

#include "font/library.h"
#include <fontconfig/fontconfig.h>

typedef struct FontFallback FontFallback;
typedef struct FontDeclared FontDeclared;

struct FontLibrary {
    char *fonts_dir;
    FcConfig *config;
    PangoFontMap *map;
    PangoContext *context;
    GHashTable *blobs;      /* path → hb_blob_t: a collection is mapped once for all its faces */
    GHashTable *faces;      /* "index path" → FontFace */
    GHashTable *installed;  /* family names in lower case, those the configuration sees → as they
                               are written */
    GHashTable *aliases;    /* names in lower case → the name that stands for them */
    Notices *notices;       /* of opening */
    GHashTable *families;   /* "region names" → the resolved list */
    GHashTable *missing;    /* lists → the family that they miss; "" none */
    GHashTable *matches;    /* "weight italic list" → FontFace, borrowed from `faces` */
    const FontFace *main;   /* what text falls to when all else fails */
    GPtrArray *manifest;    /* lines as read, string vectors; NULL until asked for */
    FontFallback *fallback; /* NULL until asked for */
    FontDeclared *declared; /* NULL until a sheet declares a family */
};

/* aliases.c */
bool aliases_read(FontLibrary *library, const char *const *aliases, GError **error);
const char *aliases_find(const FontLibrary *library, const char *name); /* NULL: none */

/* paths.c: a folder or file into the configuration; and, when its fonts are known, out of them what
 * may not be embedded. Errors: KANYIN_ERROR_FONT. */
bool paths_add(GString *xml, const char *path, GError **error);
bool paths_sift(FontLibrary *library, const char *const *paths, GError **error);

/* families.c: is it a family, or a name that fonts.conf leads to one? */
bool families_know(FontLibrary *library, const char *name);

/* The face behind a fontconfig pattern; NULL and an error where its file is damaged. */
FontFace *shelf_pattern_face(FontLibrary *library, FcPattern *pattern, GError **error);
/* The `index`-th face of a file, made at the first asking. */
FontFace *shelf_file_face(FontLibrary *library, const char *path, unsigned index, GError **error);

/* manifest.c: the rows of a file in fonts/, string vectors of what bars part; comments left out. A
 * file that is not there has none. g_ptr_array_unref() it. */
GPtrArray *shelf_read_rows(const char *fonts_dir, const char *name);

/* fallback.c */
void fallback_free(FontFallback *fallback);
void fallback_check(FontLibrary *library, GArray *checks);

/* cache.c: the folder for fontconfig's cache, made if need be: `asked` (NULL: the user's cache
 * folder), else one for temporary files that is ours alone. g_free() it. */
char *font_cache_folder(const char *asked);
