/* SPDX-License-Identifier: MIT */
/* Turns our fontconfig file into the faces that pages are set in.
 *
 * Start-up must stay under 5 ms, and most of it would be fontconfig's. So the machine's own
 * configuration is never read (20 to 100 ms of files and directories), the few folders we name are
 * cached in a folder of ours, and FreeType is not opened at all: Pango chooses fonts from the
 * cached patterns, HarfBuzz shapes and measures from the mapped files. */

#include "base/data.h"
#include "font/declared.h"
#include "font/open.h"
#include "font/shelf.h"
#include <kanyin/error.h>

#include <pango/pangoft2.h>
#include <string.h>

#define MAIN_WEIGHT 400

/* NULL and an error where a path is missing. */
static char *new_configuration(const FontLibraryOptions *options, const char *ours,
                               GError **error) {
    g_autofree char *cache = font_cache_folder(options->cache_dir);
    g_autofree char *head = g_markup_printf_escaped(
        "<fontconfig><cachedir>%s</cachedir><include>%s</include>", cache, ours);
    g_autoptr(GString) xml = g_string_new(head);
    for (size_t i = 0; options->font_paths && options->font_paths[i]; i++)
        if (!paths_add(xml, options->font_paths[i], error))
            return NULL;
    return g_strconcat(xml->str, "</fontconfig>", NULL);
}

static bool read_configuration(FontLibrary *library, const FontLibraryOptions *options,
                               GError **error) {
    library->fonts_dir =
        options->fonts_dir ? g_canonicalize_filename(options->fonts_dir, NULL) : data_dir("fonts");
    if (!library->fonts_dir) {
        g_set_error(error, KANYIN_ERROR, KANYIN_ERROR_FONT,
                    "fonts/fonts.conf is nowhere to be found: KANYIN_DATA_DIR, or data_dir of "
                    "KanyinPressOptions, names the folder that holds fonts/ and styles/");
        return false;
    }
    g_autofree char *ours = g_build_filename(library->fonts_dir, "fonts.conf", NULL);
    g_autofree char *xml = new_configuration(options, ours, error);
    if (!xml)
        return false;
    bool is_there = g_file_test(ours, G_FILE_TEST_IS_REGULAR); /* fontconfig would print */
    library->config = FcConfigCreate();
    if (is_there &&
        FcConfigParseAndLoadFromMemory(library->config, (const FcChar8 *)xml, FcFalse) &&
        FcConfigBuildFonts(library->config))
        return paths_sift(library, options->font_paths, error);
    g_set_error(error, KANYIN_ERROR, KANYIN_ERROR_FONT, "%s cannot be read", ours);
    return false;
}

static void list_installed(FontLibrary *library) {
    library->installed = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    const FcFontSet *fonts = FcConfigGetFonts(library->config, FcSetSystem);
    FcChar8 *family = NULL;
    for (int i = 0; fonts && i < fonts->nfont; i++)
        for (int n = 0; FcPatternGetString(fonts->fonts[i], FC_FAMILY, n, &family) == FcResultMatch;
             n++)
            g_hash_table_insert(library->installed, g_ascii_strdown((const char *)family, -1),
                                g_strdup((const char *)family));
}

/* Pango starts FcInit() in a thread of its own when the first of its fontconfig maps is made, and
 * that would read the machine's configuration beside us; with a current configuration FcInit()
 * finds its work done. Where the program made such a map before us, that has happened already and
 * the current configuration is the program's: it is left alone. */
static void keep_machine_configuration_out(FontLibrary *library) {
    if (g_type_from_name("PangoFcFontMap") == 0)
        FcConfigSetCurrent(library->config);
}

static void open_pango(FontLibrary *library) {
    keep_machine_configuration_out(library);
    library->map = pango_ft2_font_map_new();
    pango_ft2_font_map_set_resolution(PANGO_FT2_FONT_MAP(library->map), 72, 72);
    pango_fc_font_map_set_config(PANGO_FC_FONT_MAP(library->map), library->config);
    library->context = pango_font_map_create_context(library->map);
    pango_context_set_round_glyph_positions(library->context, FALSE);
    pango_context_set_base_dir(library->context, PANGO_DIRECTION_LTR);
    pango_context_set_language(library->context,
                               pango_language_from_string(region_shaping_language(REGION_NONE)));
}

static bool open_main_face(FontLibrary *library, GError **error) {
    const char *families = font_library_families(library, "serif", REGION_CN);
    if (!*families) {
        g_set_error(error, KANYIN_ERROR, KANYIN_ERROR_FONT,
                    "none of the font families in %s/manifest is installed (Debian: "
                    "fonts-noto-cjk)",
                    library->fonts_dir);
        return false;
    }
    library->main = font_library_match(library, "serif", MAIN_WEIGHT, false, REGION_CN);
    if (!library->main)
        g_set_error(error, KANYIN_ERROR, KANYIN_ERROR_FONT, "%s: the font file cannot be used",
                    families);
    return library->main != NULL;
}

static void destroy_blob(void *blob) {
    hb_blob_destroy(blob);
}

static void destroy_face(void *face) {
    face_free(face);
}

FontLibrary *font_library_new(const FontLibraryOptions *options, GError **error) {
    static const FontLibraryOptions none = {0};
    FontLibrary *library = g_new0(FontLibrary, 1);
    library->blobs = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, destroy_blob);
    library->faces = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, destroy_face);
    library->families = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    library->missing = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    library->matches = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    library->aliases = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    library->notices = notices_new();
    options = options ? options : &none;
    if (read_configuration(library, options, error)) {
        list_installed(library);
        open_pango(library);
        if (aliases_read(library, options->font_aliases, error) && open_main_face(library, error))
            return library;
    }
    font_library_free(library);
    return NULL;
}

void font_library_free(FontLibrary *library) {
    if (!library)
        return;
    g_clear_object(&library->context);
    g_clear_object(&library->map);
    g_clear_pointer(&library->matches, g_hash_table_unref);
    g_clear_pointer(&library->missing, g_hash_table_unref);
    g_clear_pointer(&library->families, g_hash_table_unref);
    g_clear_pointer(&library->installed, g_hash_table_unref);
    g_clear_pointer(&library->aliases, g_hash_table_unref);
    g_clear_pointer(&library->notices, notices_free);
    g_clear_pointer(&library->fallback, fallback_free);
    g_clear_pointer(&library->declared, declared_free);
    g_clear_pointer(&library->faces, g_hash_table_unref);
    g_clear_pointer(&library->blobs, g_hash_table_unref);
    g_clear_pointer(&library->manifest, g_ptr_array_unref);
    g_clear_pointer(&library->config, FcConfigDestroy);
    g_free(library->fonts_dir);
    g_free(library);
}

const Notices *font_library_notices(const FontLibrary *library) {
    return library->notices;
}

PangoContext *font_library_context(FontLibrary *library) {
    return library->context;
}

static hb_blob_t *file_blob(FontLibrary *library, const char *path) {
    hb_blob_t *blob = g_hash_table_lookup(library->blobs, path);
    if (blob)
        return blob;
    blob = hb_blob_create_from_file(path);
    g_hash_table_insert(library->blobs, g_strdup(path), blob);
    return blob;
}

FontFace *shelf_file_face(FontLibrary *library, const char *path, unsigned index, GError **error) {
    g_autofree char *key = g_strdup_printf("%u %s", index, path);
    FontFace *face = g_hash_table_lookup(library->faces, key);
    if (face)
        return face;
    g_autofree char *plain = g_canonicalize_filename(path, NULL);
    face = face_new(file_blob(library, path), plain, index, error);
    const hb_set_t *range = declared_range(library, path);
    if (face && range)
        face_limit(face, range);
    if (face)
        g_hash_table_insert(library->faces, g_steal_pointer(&key), face);
    return face;
}

FontFace *shelf_pattern_face(FontLibrary *library, FcPattern *pattern, GError **error) {
    FcChar8 *path = NULL;
    int index = 0;
    FcPatternGetString(pattern, FC_FILE, 0, &path);
    FcPatternGetInteger(pattern, FC_INDEX, 0, &index);
    return shelf_file_face(library, path ? (const char *)path : "", (unsigned)index & 0xFFFF,
                           error);
}

const FontFace *font_library_face(FontLibrary *library, PangoFont *font) {
    static GQuark quark;
    if (!quark)
        quark = g_quark_from_static_string("kanyin-face");
    const FontFace *face = g_object_get_qdata(G_OBJECT(font), quark);
    if (face)
        return face;
    g_assert(PANGO_IS_FC_FONT(font));
    face = shelf_pattern_face(library, pango_fc_font_get_pattern(PANGO_FC_FONT(font)), NULL);
    if (!face)
        face = library->main;
    g_object_set_qdata(G_OBJECT(font), quark, (void *)face);
    return face;
}
