/* SPDX-License-Identifier: MIT */
/* The sheets that are shipped: nothing in them is unknown, and the page is the one they promise. */
#include "style/style.h"
#include <kanyin/error.h>

#include <string.h>

typedef struct {
    Arena *arena;
    Notices *notices;
    StyleSheets *sheets;
    StyleTree *tree;
} Look;

static void open_look(Look *look, const char *name, const char *lang) {
    g_autofree char *styles = g_build_filename(g_getenv("KANYIN_SOURCE_DIR"), "styles", NULL);
    g_autoptr(GError) error = NULL;
    look->arena = arena_new();
    look->notices = notices_new();
    look->sheets =
        style_sheets_load((const char *const[]){name, NULL}, styles, look->notices, &error);
    g_assert_no_error(error);
    Node *root = node_element(look->arena, "article", "article");
    root->lang = lang;
    node_append(root, node_element(look->arena, "header", "masthead"));
    node_append(root, node_element(look->arena, "h1", "title"));
    node_append(root, node_element(look->arena, "footer", "tail"));
    look->tree = style_tree_new(look->sheets, root, NULL, look->notices);
    for (size_t i = 0; i < notices_count(look->notices); i++)
        g_error("%s: %s", name, notices_at(look->notices, i)->message);
}

static void close_look(Look *look) {
    style_tree_free(look->tree);
    style_sheets_free(look->sheets);
    notices_free(look->notices);
    arena_free(look->arena);
}

static void the_type_area_is_40_by_36(gconstpointer name) {
    Look look;
    open_look(&look, name, "zh-Hant");
    const Style *root = style_tree_root(look.tree)->style;
    g_assert_cmpint(root->font_size, ==, 11 * LENGTH_PT);
    const StylePage *page = style_tree_page(look.tree, &(StylePageQuery){0});
    g_assert_cmpint(page->width - page->margin[SIDE_LEFT] - page->margin[SIDE_RIGHT], ==,
                    40 * root->font_size);
    Length height = page->height - page->margin[SIDE_TOP] - page->margin[SIDE_BOTTOM];
    g_assert_cmpint(height / root->line_height, ==, 36);
    g_assert_cmpint(height % root->line_height, <, LENGTH_PT / 8);
    /* em boxes begin 80 pt from the top */
    g_assert_cmpint(page->margin[SIDE_TOP] + (root->line_height - root->font_size) / 2, ==,
                    80 * LENGTH_PT);
    close_look(&look);
}

static char *foot_of(const char *lang) {
    Look look;
    open_look(&look, "article", lang);
    const StylePage *page = style_tree_page(look.tree, &(StylePageQuery){.is_first = true});
    const StyleContent *content = &page->box[PAGE_BOTTOM_RIGHT]->content;
    GString *text = g_string_new(NULL);
    for (size_t i = 0; i < content->count; i++)
        g_string_append(text,
                        content->items[i].kind == CONTENT_COUNTER ? "#" : content->items[i].text);
    close_look(&look);
    return g_string_free(text, FALSE);
}

static void the_foot_speaks_the_language(void) {
    static const char *const cases[][2] = {
        {"zh-Hant", "第 # 頁　共 # 頁"},    {"zh-TW", "第 # 頁　共 # 頁"},
        {"zh-Hans-CN", "第 # 页　共 # 页"}, {"zh", "第 # 页　共 # 页"},
        {"en-GB", "Page # of #"},           {"fr", "# / #"}};
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *foot = foot_of(cases[i][0]);
        g_assert_cmpstr(foot, ==, cases[i][1]);
    }
}

static void the_running_head_begins_on_page_two(void) {
    Look look;
    open_look(&look, "academy", "zh");
    g_assert_null(
        style_tree_page(look.tree, &(StylePageQuery){.is_first = true})->box[PAGE_TOP_LEFT]);
    const Style *site = style_tree_page(look.tree, &(StylePageQuery){0})->box[PAGE_TOP_LEFT];
    g_assert_cmpint(site->font_size, ==, 8 * LENGTH_PT);
    g_assert_cmpint(site->border[SIDE_BOTTOM].width, ==, length_from_pt(.4));
    g_assert_cmpint(site->color.space, ==, COLOR_RGB);
    close_look(&look);
}

static const char *first_class(const char *name) {
    Look look;
    open_look(&look, name, "zh");
    const char *class_name = style_tree_root(look.tree)->first_child->node->classes[0];
    class_name = strcmp(class_name, "title") == 0 ? "title" : "masthead";
    close_look(&look);
    return class_name;
}

static void the_title_or_the_masthead_leads(void) {
    g_assert_cmpstr(first_class("article"), ==, "title");
    g_assert_cmpstr(first_class("academy"), ==, "masthead");
}

static void a_missing_sheet_is_an_error(void) {
    g_autoptr(GError) error = NULL;
    g_assert_null(
        style_sheets_load((const char *const[]){"/nowhere/x.css", NULL}, NULL, NULL, &error));
    g_assert_error(error, KANYIN_ERROR, KANYIN_ERROR_STYLE);
}

int main(int argc, char **argv) {
    g_test_init(&argc, &argv, NULL);
    g_test_add_data_func("/looks/area/article", "article", the_type_area_is_40_by_36);
    g_test_add_data_func("/looks/area/academy", "academy", the_type_area_is_40_by_36);
    g_test_add_func("/looks/foot", the_foot_speaks_the_language);
    g_test_add_func("/looks/head", the_running_head_begins_on_page_two);
    g_test_add_func("/looks/lead", the_title_or_the_masthead_leads);
    g_test_add_func("/looks/missing", a_missing_sheet_is_an_error);
    return g_test_run();
}
