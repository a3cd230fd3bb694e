/* SPDX-License-Identifier: MIT */
#include "article/json_place.h"

#include <glib.h>
#include <string.h>

static const char json[] =
    "{\n  \"a\\\"]\": [1, \"}\"],\n  \"b\": {\"汉字\": [true, {\"c\": 5}]}\n}";

static void expect(const JsonStep *steps, size_t count, unsigned line, unsigned column) {
    JsonPlace at = json_place_of(json, strlen(json), steps, count);
    g_assert_cmpuint(at.line, ==, line);
    g_assert_cmpuint(at.column, ==, column);
}

static void test_places(void) {
    const JsonStep path[] = {{.key = "b"}, {.key = "汉字"}, {.index = 1}, {.key = "c"}};
    expect(path, 0, 1, 1);
    expect(path, 1, 3, 8);
    expect(path, 2, 3, 15);
    expect(path, 3, 3, 22);
    expect(path, 4, 3, 28);
}

static void test_missing(void) {
    const JsonStep path[] = {{.key = "b"}, {.key = "no"}};
    expect(path, 2, 3, 8);
    const JsonStep index[] = {{.index = 0}};
    expect(index, 1, 1, 1);
}

static void test_nesting(void) {
    JsonPlace at = {0, 0};
    g_assert_cmpuint(json_nesting(json, strlen(json), 9, &at), ==, 4);
    g_assert_cmpuint(at.line, ==, 0);
    g_assert_cmpuint(json_nesting(json, strlen(json), 2, &at), ==, 3);
    g_assert_cmpuint(at.line, ==, 3);
    g_assert_cmpuint(at.column, ==, 15);
    g_assert_cmpuint(json_nesting("\"[[[[\"", 6, 2, &at), ==, 0);
}

int main(int argc, char **argv) {
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/place/places", test_places);
    g_test_add_func("/place/missing", test_missing);
    g_test_add_func("/place/nesting", test_nesting);
    return g_test_run();
}
