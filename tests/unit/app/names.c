/* SPDX-License-Identifier: MIT */
/* Templates become names of files that any file system takes. */

#include "app/names.h"

#include <string.h>

static void templates_are_filled(void) {
    static const struct {
        const char *template, *input, *title, *date, *expected;
    } cases[] = {
        {"{stem}", "in/a.b.txt", NULL, NULL, "a.b"},
        {"{stem}", "-", NULL, NULL, "stdin"},
        {"{stem}", "_draft-.md", NULL, NULL, "_draft-"},
        {"{stem}", "in/.hidden", NULL, NULL, "hidden"},
        {"{stem}", "...", NULL, NULL, "article"},
        {"{title}", "a.txt", "守正 創新", NULL, "守正 創新"},
        {"{title}", "a.txt", "../../etc/passwd", NULL, "-..-etc-passwd"},
        {"{title}", "a.txt", " a \n\t\001 b\177 ", NULL, "a b"},
        {"{title}", "a.txt", "", NULL, "a"},
        {"{title}", "a.txt", "...", NULL, "a"},
        {"{date} {title}", "a.txt", "甲", NULL, "甲"},
        {"{title}-{date}", "a.txt", "甲", NULL, "甲"},
        {"{date}_{n}_{stem}", "a.txt", NULL, "2024-06-27", "2024-06-27_007_a"},
        {"{title}-{p}", "a.txt", "{p}", NULL, "(p)-{p}"},
        {"x\n{n}", "a.txt", NULL, NULL, "x007"},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        AppNameFields fields = {cases[i].input, cases[i].title, cases[i].date, 7, 100};
        g_autofree char *name = app_name_fill(cases[i].template, &fields);
        g_assert_cmpstr(name, ==, cases[i].expected);
    }
}

/* 200 bytes, and no character is cut through: 66 of three bytes, or 200 of one. */
static void long_names_are_cut(void) {
    g_autofree char *latin = g_strnfill(300, 'x');
    g_autoptr(GString) title = g_string_new(NULL);
    for (int i = 0; i < 100; i++)
        g_string_append(title, "長");
    g_autofree char *cut = app_name_fill("{title}", &(AppNameFields){"a", title->str, NULL, 1, 1});
    g_autofree char *bytes = app_name_fill("{title}", &(AppNameFields){"a", latin, NULL, 1, 1});
    g_assert_cmpuint(strlen(cut), ==, 198);
    g_assert_true(g_utf8_validate(cut, -1, NULL));
    g_assert_cmpuint(strlen(bytes), ==, 200);
}

static void faults_are_found(void) {
    static const char *const good[] = {"", "x", "{stem}", "{n}{title}{date}{p}{0p}", "a}b"};
    static const char *const bad[] = {"{", "{}", "{stem", "{Stem}", "a/b", "{stem}{x}", "{{n}}"};
    for (size_t i = 0; i < G_N_ELEMENTS(good); i++)
        g_assert_null(app_name_fault(good[i]));
    for (size_t i = 0; i < G_N_ELEMENTS(bad); i++) {
        g_autofree char *fault = app_name_fault(bad[i]);
        g_assert_nonnull(fault);
    }
}

static void no_name_is_given_twice(void) {
    static const char *const wanted[] = {"a", "a", "a-2", "a", "b", "a-2", "a-2-2"};
    static const char *const given[] = {"a", "a-2", "a-2-2", "a-3", "b", "a-2-3", "a-2-2-2"};
    g_autoptr(GHashTable) taken = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    for (size_t i = 0; i < G_N_ELEMENTS(wanted); i++) {
        bool is_changed;
        g_autofree char *name = app_name_claim(taken, wanted[i], &is_changed);
        g_assert_cmpstr(name, ==, given[i]);
        g_assert_true(is_changed == (strcmp(wanted[i], given[i]) != 0));
    }
}

int main(int argc, char **argv) {
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/app/names/filled", templates_are_filled);
    g_test_add_func("/app/names/cut", long_names_are_cut);
    g_test_add_func("/app/names/faults", faults_are_found);
    g_test_add_func("/app/names/twice", no_name_is_given_twice);
    return g_test_run();
}
