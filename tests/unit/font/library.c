/* SPDX-License-Identifier: MIT */
#include "fixture.h"
#include <kanyin/error.h>

#include <glib/gstdio.h>
#include <string.h>

#define OTHER_FOLDER "/usr/share/fonts/truetype/dejavu"
#define OTHER_FILE "DejaVuSans.ttf"

static FontLibrary *library;

static void assert_face(const char *families, int weight, Region region, const char *name) {
    const FontFace *face = font_library_match(library, families, weight, false, region);
    g_assert_cmpstr(font_face_postscript_name(face), ==, name);
}

static void generic_names_follow_the_region(void) {
    assert_face("serif", 400, REGION_CN, "NotoSerifCJKsc-Regular");
    assert_face("serif", 400, REGION_NONE, "NotoSerifCJKsc-Regular");
    assert_face("serif", 700, REGION_TW, "NotoSerifCJKtc-Bold");
    assert_face("serif", 400, REGION_HK, "NotoSerifCJKhk-Regular");
    assert_face("sans-serif", 400, REGION_JP, "NotoSansCJKjp-Regular");
    assert_face("sans-serif", 700, REGION_KR, "NotoSansCJKkr-Bold");
    assert_face("monospace", 400, REGION_CN, "NotoSansMonoCJKsc-Regular");
    assert_face("Noto Serif CJK", 400, REGION_TW, "NotoSerifCJKtc-Regular");
    assert_face("Noto Serif CJK JP", 400, REGION_TW, "NotoSerifCJKjp-Regular");
}

static void names_that_people_know_lead_somewhere(void) {
    assert_face("宋体", 400, REGION_CN, "NotoSerifCJKsc-Regular");
    assert_face("SimSun", 700, REGION_CN, "NotoSerifCJKsc-Bold");
    assert_face("'Songti SC', serif", 400, REGION_CN, "NotoSerifCJKsc-Regular");
    assert_face("黑体", 400, REGION_CN, "NotoSansCJKsc-Regular");
    assert_face("\"SimHei\"", 700, REGION_TW, "NotoSansCJKtc-Bold");
    assert_face("楷体", 400, REGION_CN, "FandolKai-Regular");
    assert_face("標楷體", 400, REGION_TW, "NotoSerifCJKtc-Regular");
    assert_face("仿宋_GB2312", 400, REGION_CN, "FandolFang-Regular");
    assert_face("No Such Family", 400, REGION_CN, "NotoSerifCJKsc-Regular");
    assert_face("No Such Family, 微软雅黑", 400, REGION_CN, "NotoSansCJKsc-Regular");
    assert_face("", 400, REGION_CN, "NotoSerifCJKsc-Regular");
}

static void lists_hold_each_installed_family_once(void) {
    g_assert_cmpstr(font_library_families(library, "SimSun, 黑体, serif", REGION_TW), ==,
                    "Noto Serif CJK TC,Noto Serif CJK SC,Noto Serif CJK HK,Noto Serif CJK JP,"
                    "Noto Serif CJK KR,Noto Sans CJK SC,Noto Sans CJK TC,Noto Sans CJK HK,"
                    "Noto Sans CJK JP,Noto Sans CJK KR");
}

static void one_file_and_index_is_one_face(void) {
    const FontFace *first = font_library_match(library, "serif", 400, false, REGION_CN);
    g_assert_true(first == font_library_match(library, "SimSun", 390, false, REGION_CN));
    g_assert_true(first != font_library_match(library, "serif", 400, false, REGION_TW));
}

/* What Pango chooses while itemising is the face that matching chose. */
static void pango_chooses_the_same_faces(void) {
    g_autoptr(PangoAttrList) attributes = pango_attr_list_new();
    PangoFontDescription *description = pango_font_description_new();
    pango_font_description_set_family(description,
                                      font_library_families(library, "sans-serif", REGION_CN));
    pango_font_description_set_size(description, 10 * PANGO_SCALE);
    pango_attr_list_insert(attributes, pango_attr_font_desc_new(description));
    pango_font_description_free(description);
    const char *text = "刊印 is set 龘";
    GList *items =
        pango_itemize(font_library_context(library), text, 0, (int)strlen(text), attributes, NULL);
    g_assert_nonnull(items);
    for (GList *item = items; item; item = item->next) {
        PangoFont *font = ((PangoItem *)item->data)->analysis.font;
        g_assert_true(font_library_face(library, font) ==
                      font_library_match(library, "sans-serif", 400, false, REGION_CN));
    }
    g_list_free_full(items, (GDestroyNotify)pango_item_free);
}

static void only_our_files_are_seen(void) {
    PangoFontFamily **families = NULL;
    int count = 0;
    pango_context_list_families(font_library_context(library), &families, &count);
    for (int i = 0; i < count; i++) {
        const char *name = pango_font_family_get_name(families[i]);
        bool is_generic = g_strv_contains(
            (const char *const[]){"Sans", "Serif", "Monospace", "System-ui", NULL}, name);
        g_assert_true(is_generic || g_str_has_prefix(name, "Noto S") ||
                      g_str_has_prefix(name, "Fandol"));
    }
    g_free(families);
}

static void the_manifest_is_met(void) {
    g_autoptr(GArray) checks = font_library_check(library);
    enum { NOTO_FACES = 2 * 11, FANDOL_FACES = 2, FACES = NOTO_FACES + FANDOL_FACES };
    g_assert_cmpuint(checks->len, >, FACES);
    g_assert_false(g_array_index(checks, FontCheck, FACES - 1).is_fallback);
    g_assert_true(g_array_index(checks, FontCheck, FACES).is_fallback);
    for (unsigned i = NOTO_FACES; i < FACES; i++) {
        FontCheck check = g_array_index(checks, FontCheck, i);
        g_assert_cmpstr(check.version_found, ==, check.version_wanted);
        g_assert_cmpstr(check.style, ==, "Regular");
    }
    for (unsigned i = 0; i < NOTO_FACES; i++) {
        FontCheck check = g_array_index(checks, FontCheck, i);
        g_assert_cmpstr(check.version_found, ==, check.version_wanted);
        g_assert_cmpstr(check.licence, ==, "OFL-1.1");
        g_assert_cmpstr(check.style, ==, i % 2 ? "Bold" : "Regular");
        g_assert_nonnull(strstr(check.path, check.style));
    }
}

/* A machine without the fonts says so; one with another font still does, as pages need Chinese. */
static void missing_fonts_are_an_error(void) {
    g_autofree char *folder = g_dir_make_tmp("kanyin-fonts-XXXXXX", NULL);
    g_autofree char *conf = g_build_filename(folder, "fonts.conf", NULL);
    g_assert_true(g_file_set_contents(conf, "<fontconfig></fontconfig>", -1, NULL));
    g_autoptr(GError) error = NULL;
    FontLibraryOptions options = {.fonts_dir = folder, .cache_dir = folder};
    g_assert_null(font_library_new(&options, &error));
    g_assert_error(error, KANYIN_ERROR, KANYIN_ERROR_FONT);
    g_assert_nonnull(strstr(error->message, "fonts-noto-cjk"));
    g_clear_error(&error);
    g_unlink(conf);
    g_assert_null(font_library_new(&options, &error));
    g_assert_error(error, KANYIN_ERROR, KANYIN_ERROR_FONT);
    g_rmdir(folder);
}

/* A font of the caller's own is found by its name, from a file or a folder, and comes after ours
 * for what ours lack; its neighbours in the folder of the file are not seen. */
static void further_fonts_are_found(void) {
    if (!g_file_test(OTHER_FOLDER "/" OTHER_FILE, G_FILE_TEST_EXISTS)) {
        g_test_skip("no other font in " OTHER_FOLDER);
        return;
    }
    g_autofree char *fonts = g_build_filename(g_getenv("KANYIN_SOURCE_DIR"), "fonts", NULL);
    g_autofree char *cache = g_build_filename(g_get_tmp_dir(), "kanyin-test-fontconfig", NULL);
    static const char *const places[][2] = {{OTHER_FOLDER, NULL},
                                            {OTHER_FOLDER "/" OTHER_FILE, NULL}};
    for (int i = 0; i < 2; i++) {
        g_autoptr(FontLibrary) more = font_library_new(
            &(FontLibraryOptions){.fonts_dir = fonts, .cache_dir = cache, .font_paths = places[i]},
            NULL);
        g_assert_nonnull(more);
        const FontFace *face = font_library_match(more, "DejaVu Sans", 400, false, REGION_CN);
        g_assert_cmpstr(font_face_postscript_name(face), ==, "DejaVuSans");
        face = font_library_match(more, "serif", 400, false, REGION_CN);
        g_assert_cmpstr(font_face_postscript_name(face), ==, "NotoSerifCJKsc-Regular");
        const char *mono = font_library_families(more, "DejaVu Sans Mono", REGION_CN);
        g_assert_true(g_str_has_prefix(mono, i == 0 ? "DejaVu Sans Mono," : "Noto Serif CJK SC,"));
    }
}

static FontLibrary *open_with(const char *path, const char *const *aliases, GError **error) {
    g_autofree char *fonts = g_build_filename(g_getenv("KANYIN_SOURCE_DIR"), "fonts", NULL);
    g_autofree char *cache = g_build_filename(g_get_tmp_dir(), "kanyin-test-fontconfig", NULL);
    const char *const paths[] = {path, NULL};
    return font_library_new(
        &(FontLibraryOptions){
            .fonts_dir = fonts, .cache_dir = cache, .font_paths = paths, .font_aliases = aliases},
        error);
}

/* A copy of another font whose OS/2 table says fsType 2: restricted licence. */
static char *write_restricted(const char *folder) {
    char *bytes = NULL;
    gsize length = 0;
    g_assert_true(g_file_get_contents(OTHER_FOLDER "/" OTHER_FILE, &bytes, &length, NULL));
    for (char *record = bytes + 12; record < bytes + 12 + 16 * bytes[5]; record += 16)
        if (memcmp(record, "OS/2", 4) == 0) {
            const guchar *at = (const guchar *)record + 8;
            char *table = bytes + (at[0] << 24 | at[1] << 16 | at[2] << 8 | at[3]);
            table[8] = 0;
            table[9] = 2;
        }
    char *path = g_build_filename(folder, OTHER_FILE, NULL);
    g_assert_true(g_file_set_contents(path, bytes, (gssize)length, NULL));
    g_free(bytes);
    return path;
}

/* What forbids embedding can stand on no page: it is as if it were not there. */
static void restricted_fonts_are_left_out(void) {
    if (!g_file_test(OTHER_FOLDER "/" OTHER_FILE, G_FILE_TEST_EXISTS)) {
        g_test_skip("no other font in " OTHER_FOLDER);
        return;
    }
    g_autofree char *folder = g_dir_make_tmp("kanyin-fonts-XXXXXX", NULL);
    g_autofree char *path = write_restricted(folder);
    g_autoptr(GError) error = NULL;
    g_autoptr(FontLibrary) more = open_with(folder, NULL, &error);
    g_assert_no_error(error);
    g_assert_cmpuint(notices_count(font_library_notices(more)), ==, 1);
    g_assert_cmpstr(notices_at(font_library_notices(more), 0)->code, ==, "font-forbids-embedding");
    g_assert_cmpstr(notices_at(font_library_notices(more), 0)->source, ==, path);
    const FontFace *face = font_library_match(more, "DejaVu Sans", 400, false, REGION_CN);
    g_assert_cmpstr(font_face_postscript_name(face), ==, "NotoSerifCJKsc-Regular");
    g_unlink(path);
    g_rmdir(folder);
}

static void an_alias_stands_before_the_name(void) {
    if (!g_file_test(OTHER_FOLDER "/" OTHER_FILE, G_FILE_TEST_EXISTS)) {
        g_test_skip("no other font in " OTHER_FOLDER);
        return;
    }
    static const char *const aliases[] = {"仿宋=楷体", "楷体 = DejaVu Sans", "noto serif cjk=黑体",
                                          NULL};
    g_autoptr(GError) error = NULL;
    g_autoptr(FontLibrary) more = open_with(OTHER_FOLDER "/" OTHER_FILE, aliases, &error);
    g_assert_no_error(error);
    /* what the alias lacks comes from where the name leads */
    const char *list = font_library_families(more, "仿宋", REGION_CN);
    g_assert_true(g_str_has_prefix(list, "DejaVu Sans,FandolFang,Noto Serif CJK SC,"));
    const FontFace *face = font_library_match(more, "Noto Serif CJK", 400, false, REGION_TW);
    g_assert_cmpstr(font_face_postscript_name(face), ==, "NotoSansCJKtc-Regular");
    face = font_library_match(more, "serif", 400, false, REGION_TW);
    g_assert_cmpstr(font_face_postscript_name(face), ==, "NotoSerifCJKtc-Regular");
}

static void bad_aliases_and_paths_are_errors(void) {
    static const char *const aliases[][4] = {{"仿宋"},
                                             {"=x"},
                                             {"x="},
                                             {"仿宋=No Such Family"},
                                             {"a=b", "b=a"},
                                             {"serif=serif"},
                                             {"a=b", "b=c", "c=b"}};
    for (size_t i = 0; i < G_N_ELEMENTS(aliases); i++) {
        g_autoptr(GError) error = NULL;
        g_assert_null(open_with(NULL, aliases[i], &error));
        g_assert_error(error, KANYIN_ERROR, KANYIN_ERROR_OPTION);
        g_assert_nonnull(strstr(error->message, aliases[i][0]));
    }
    static const char *const paths[] = {"/nowhere/at-all.ttf", "/etc/hostname"};
    for (size_t i = 0; i < G_N_ELEMENTS(paths); i++) {
        g_autoptr(GError) error = NULL;
        g_assert_null(open_with(paths[i], NULL, &error));
        g_assert_error(error, KANYIN_ERROR, KANYIN_ERROR_FONT);
        g_assert_nonnull(strstr(error->message, paths[i]));
    }
}

/* The same names in another locale: fontconfig adds the locale's languages to every pattern. */
static void the_locale_changes_nothing(void) {
    if (g_test_subprocess()) {
        generic_names_follow_the_region();
        lists_hold_each_installed_family_once();
        pango_chooses_the_same_faces();
        return;
    }
    g_autofree char *before = g_strdup(g_getenv("LANG"));
    g_setenv("LANG", "ja_JP.UTF-8", TRUE);
    g_test_trap_subprocess(NULL, 0, 0);
    if (before)
        g_setenv("LANG", before, TRUE);
    else
        g_unsetenv("LANG");
    g_test_trap_assert_passed();
}

int main(int argc, char **argv) {
    g_test_init(&argc, &argv, NULL);
    library = fixture_library();
    g_test_add_func("/library/regions", generic_names_follow_the_region);
    g_test_add_func("/library/aliases", names_that_people_know_lead_somewhere);
    g_test_add_func("/library/lists", lists_hold_each_installed_family_once);
    g_test_add_func("/library/one-face", one_file_and_index_is_one_face);
    g_test_add_func("/library/pango", pango_chooses_the_same_faces);
    g_test_add_func("/library/only-ours", only_our_files_are_seen);
    g_test_add_func("/library/manifest", the_manifest_is_met);
    g_test_add_func("/library/missing", missing_fonts_are_an_error);
    g_test_add_func("/library/further", further_fonts_are_found);
    g_test_add_func("/library/restricted", restricted_fonts_are_left_out);
    g_test_add_func("/library/alias", an_alias_stands_before_the_name);
    g_test_add_func("/library/bad", bad_aliases_and_paths_are_errors);
    g_test_add_func("/library/locale", the_locale_changes_nothing);
    int status = g_test_run();
    font_library_free(library);
    return status;
}
