/* SPDX-License-Identifier: MIT */
/* Paper and margins from the caller: what is understood, and what stands on every page then. */
#include "style/style.h"

#include <kanyin/error.h>
#include <math.h>
#include <string.h>

static StyleSheets *load(const char *css) {
    g_autoptr(GError) error = NULL;
    g_autofree char *styles = g_build_filename(g_getenv("KANYIN_SOURCE_DIR"), "styles", NULL);
    g_autofree char *house = g_build_filename(g_get_tmp_dir(), "kanyin-overrides.css", NULL);
    g_assert_true(g_file_set_contents(house, css, -1, NULL));
    StyleSheets *sheets =
        style_sheets_load((const char *const[]){"article", house, NULL}, styles, NULL, &error);
    g_assert_no_error(error);
    return sheets;
}

static bool is_taken(const char *paper, const char *margin, GError **error) {
    g_autoptr(StyleSheets) sheets = load("");
    return style_sheets_override(sheets, NULL, &(StyleOverrides){paper, margin}, error);
}

/* Every name of the message that lists them is one. */
static void all_paper_names_are_known(void) {
    Length width = 0, height = 0;
    g_autofree char *listed = g_strdup(STYLE_PAPER_NAMES);
    g_auto(GStrv) names = g_strsplit(listed, ", ", -1);
    for (char **name = names; *name; name++) {
        if (strstr(*name, " to "))
            continue;
        g_assert_true(style_paper_size(*name, &width, &height));
        g_assert_cmpint(width, <, height);
    }
    for (char series = 'A'; series <= 'B'; series++)
        for (int i = 0; i <= 10; i++) {
            g_autofree char *name = g_strdup_printf("%c%d", series, i);
            g_assert_true(style_paper_size(name, &width, &height));
            /* ISO 216: the sides are as 1 to √2, to the millimetre */
            g_assert_cmpfloat(fabs((double)height / width - G_SQRT2), <, .03);
        }
    g_assert_false(style_paper_size("A11", &width, &height));
}

static void papers_are_read(void) {
    static const char *const good[] = {
        "A4",          "a5 LANDSCAPE", "landscape B5", "16K",      "大16开", "16開",
        "170mm 240mm", "20cm",         "8.5in 11in",   "portrait", "auto",   "5080mm 5080mm"};
    static const char *const bad[] = {"",     "A4 A5",   "A4;}",    "1m",          "0 0",
                                      "-1mm", "5081mm",  "1mm 1mm", "A4 sideways", "var(--x)",
                                      "10%",  "inherit", "17K"};
    for (size_t i = 0; i < G_N_ELEMENTS(good); i++) {
        g_autoptr(GError) error = NULL;
        g_assert_true(is_taken(good[i], NULL, &error));
        g_assert_no_error(error);
    }
    for (size_t i = 0; i < G_N_ELEMENTS(bad); i++) {
        g_autoptr(GError) error = NULL;
        g_assert_false(is_taken(bad[i], NULL, &error));
        g_assert_error(error, KANYIN_ERROR, KANYIN_ERROR_OPTION);
        g_assert_nonnull(strstr(error->message, "landscape"));
    }
}

static void margins_are_read(void) {
    static const char *const good[] = {
        "0", "20mm", "25mm 20mm", "1in 2cm 3pc", "1em 2rlh 3% 40Q", "calc(1cm + 2mm)"};
    static const char *const bad[] = {"",         "auto",    "20",   "-1mm",  "1mm 2mm 3mm 4mm 5mm",
                                      "var(--x)", "inherit", "2 cm", "20mm;", "20mm auto"};
    for (size_t i = 0; i < G_N_ELEMENTS(good); i++) {
        g_autoptr(GError) error = NULL;
        g_assert_true(is_taken(NULL, good[i], &error));
        g_assert_no_error(error);
    }
    for (size_t i = 0; i < G_N_ELEMENTS(bad); i++) {
        g_autoptr(GError) error = NULL;
        g_assert_false(is_taken(NULL, bad[i], &error));
        g_assert_error(error, KANYIN_ERROR, KANYIN_ERROR_OPTION);
        g_assert_nonnull(strstr(error->message, "one to four lengths"));
    }
}

static const StylePage *page_of(StyleTree *tree, const char *name, bool is_first, bool is_left) {
    return style_tree_page(
        tree, &(StylePageQuery){.name = name, .is_first = is_first, .is_left = is_left});
}

static void they_hold_on_every_page(void) {
    g_autoptr(GError) error = NULL;
    g_autoptr(StyleSheets) sheets =
        load("@page plate { size: A3; margin: 1mm } @page :left { margin-left: 40mm !important } "
             "@page plate:first { size: A6 }");
    g_assert_true(
        style_sheets_override(sheets, NULL, &(StyleOverrides){"B5", "10mm 20mm"}, &error));
    g_autoptr(Arena) arena = arena_new();
    g_autoptr(StyleTree) tree =
        style_tree_new(sheets, node_element(arena, "article", "article"), NULL, NULL);
    for (int kind = 0; kind < 8; kind++) {
        const StylePage *page =
            page_of(tree, kind & 4 ? "plate" : NULL, (kind & 1) != 0, (kind & 2) != 0);
        g_assert_cmpint(page->width, ==, length_from_pt(176 * 72 / 25.4));
        g_assert_cmpint(page->margin[SIDE_TOP], ==, length_from_pt(10 * 72 / 25.4));
        g_assert_cmpint(page->margin[SIDE_LEFT], ==, length_from_pt(20 * 72 / 25.4));
    }
}

/* The look's own margins leave whole characters and lines; those of a rule that speaks of margins
 * are left as they are, unless it asks for whole ones itself. */
static void the_type_area_is_whole_where_it_is_asked_for(void) {
    static const struct {
        const char *css;
        bool is_whole;
    } cases[] = {
        {"", true},
        {"@page { size: B5 }", true},
        {":root { font-size: 9.5pt; line-height: 16.5pt }", true},
        {"@page { margin: 61pt }", false},
        {"@page { margin-left: 61pt }", false},
        {"@page { margin: 61pt; -kanyin-type-area: whole }", true},
        {"@page { -kanyin-type-area: auto }", false},
        {"@page { margin: 61pt } @page { -kanyin-type-area: whole 20em }", true},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(StyleSheets) sheets = load(cases[i].css);
        g_autoptr(Arena) arena = arena_new();
        g_autoptr(StyleTree) tree =
            style_tree_new(sheets, node_element(arena, "article", "article"), NULL, NULL);
        const StylePage *page = page_of(tree, NULL, true, false);
        const Style *root = style_tree_root(tree)->style;
        Length width = page->width - page->margin[SIDE_LEFT] - page->margin[SIDE_RIGHT];
        Length height = page->height - page->margin[SIDE_TOP] - page->margin[SIDE_BOTTOM];
        bool is_whole = width % root->font_size == 0 && height % root->line_height == 0;
        g_assert_cmpint(is_whole, ==, cases[i].is_whole);
        if (strstr(cases[i].css, "20em"))
            g_assert_cmpint(width, ==, 20 * root->font_size);
    }
}

int main(int argc, char **argv) {
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/overrides/names", all_paper_names_are_known);
    g_test_add_func("/overrides/papers", papers_are_read);
    g_test_add_func("/overrides/margins", margins_are_read);
    g_test_add_func("/overrides/every-page", they_hold_on_every_page);
    g_test_add_func("/overrides/type-area", the_type_area_is_whole_where_it_is_asked_for);
    return g_test_run();
}
