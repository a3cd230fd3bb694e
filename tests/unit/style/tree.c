/* SPDX-License-Identifier: MIT */
#include "style/style.h"

#include <glib/gstdio.h>
#include <string.h>

/* A small article by hand: what the cascade makes of it is printed and compared. */
typedef struct {
    Arena *arena;
    Node *root;
    char *path;
    Notices *notices;
    StyleSheets *sheets;
    StyleTree *tree;
} Fixture;

static void set_up(Fixture *f, gconstpointer data) {
    (void)data;
    f->arena = arena_new();
    f->notices = notices_new();
    f->root = node_element(f->arena, "article", "article");
    f->root->lang = "zh-Hant";
}

static void tear_down(Fixture *f, gconstpointer data) {
    (void)data;
    style_tree_free(f->tree);
    style_sheets_free(f->sheets);
    notices_free(f->notices);
    if (f->path) {
        g_remove(f->path);
        g_free(f->path);
    }
    arena_free(f->arena);
}

static Node *add(Fixture *f, Node *parent, const char *name, const char *classes,
                 const char *text) {
    Node *node = node_element(f->arena, name, classes);
    node_append(parent, node);
    if (text)
        node_append(node, node_text(f->arena, text));
    return node;
}

static void style(Fixture *f, const char *css) {
    g_autoptr(GError) error = NULL;
    int file = g_file_open_tmp("kanyin-XXXXXX.css", &f->path, &error);
    g_assert_no_error(error);
    g_close(file, NULL);
    g_file_set_contents(f->path, css, -1, &error);
    g_assert_no_error(error);
    f->sheets = style_sheets_load((const char *const[]){f->path, NULL}, NULL, f->notices, &error);
    g_assert_no_error(error);
    f->tree = style_tree_new(f->sheets, f->root, NULL, f->notices);
}

static void the_cascade_orders_rules(Fixture *f, gconstpointer data) {
    (void)data;
    add(f, f->root, "p", "lead", "一");
    add(f, f->root, "p", NULL, "二");
    style(f, ":root { font-size: 10pt; line-height: 1.8 }"
             "p { text-indent: 2em; color: red }"
             ".lead { text-indent: 0 }"
             "p { text-indent: 3em !important }"
             "p + p { margin: 1lh auto 0; border-top: 1pt solid }");
    g_autofree char *dump = style_tree_dump(f->tree);
    g_assert_cmpstr(
        dump, ==,
        "article.article font-size: 10pt; display: block; lang: zh-Hant;\n"
        "  p.lead color: rgb(1 0 0); text-indent: 30pt; display: block;\n"
        "    \"一\"\n"
        "  p color: rgb(1 0 0); text-indent: 30pt; display: block; margin-top: 18pt; "
        "margin-right: auto; margin-left: auto; border-top-width: 1pt; border-top-style: solid; "
        "border-top-color: rgb(1 0 0);\n"
        "    \"二\"\n");
}

int main(int argc, char **argv) {
    g_test_init(&argc, &argv, NULL);
    g_test_add("/style/cascade", Fixture, NULL, set_up, the_cascade_orders_rules, tear_down);
    return g_test_run();
}
