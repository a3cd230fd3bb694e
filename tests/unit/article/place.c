/* SPDX-License-Identifier: MIT */
#include "article/json_place.h"

#include <glib.h>
#include <string.h>

static const char json[] =
    "{\n  \"a\\\"]\": [1, \"}\"],\n  \"b\": {\"汉字\": [true, {\"c\": 5}]}\n}";

static void expect(const JsonStep *steps, size_t count, unsigned line, unsigned column) {
    JsonPlaces places = json_places(json, strlen(json));
    JsonPlace at = json_place_of(&places, steps, count);
    g_assert_cmpuint(at.line, ==, line);
    g_assert_cmpuint(at.column, ==, column);
    json_places_end(&places);
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

/* The way gone last is no hindrance: forwards, backwards, up, down and astray. */
static void test_order(void) {
    JsonPlaces places = json_places(json, strlen(json));
    const JsonStep ways[][4] = {{{.key = "a\"]"}, {.index = 1}},
                                {{.key = "b"}, {.key = "汉字"}, {.index = 1}, {.key = "c"}},
                                {{.key = "b"}, {.key = "汉字"}, {.index = 0}},
                                {{.key = "b"}, {.key = "no"}},
                                {{.key = "a\"]"}, {.index = 0}},
                                {{.key = "b"}, {.index = 1}}};
    static const size_t lengths[] = {2, 4, 3, 2, 2, 2};
    for (size_t first = 0; first < G_N_ELEMENTS(ways); first++)
        for (size_t i = 0; i < G_N_ELEMENTS(ways); i++) {
            size_t way = (first * 5 + i) % G_N_ELEMENTS(ways);
            JsonPlaces fresh = json_places(json, strlen(json));
            JsonPlace wanted = json_place_of(&fresh, ways[way], lengths[way]);
            JsonPlace found = json_place_of(&places, ways[way], lengths[way]);
            g_assert_cmpuint(found.line, ==, wanted.line);
            g_assert_cmpuint(found.column, ==, wanted.column);
            json_places_end(&fresh);
        }
    json_places_end(&places);
}

static void test_escaped_key(void) {
    const char *text = "{\"x\": 1, \"\\u6c49\": 2}";
    JsonPlaces places = json_places(text, strlen(text));
    JsonPlace at = json_place_of(&places, &(JsonStep){.key = "汉"}, 1);
    g_assert_cmpuint(at.column, ==, 20);
    json_places_end(&places);
}

static JsonBreach breach(const char *text, size_t nesting, size_t values, JsonPlace *at) {
    return json_find_breach(text, strlen(text), (JsonLimits){nesting, values}, at);
}

static void test_limits(void) {
    JsonPlace at = {0, 0};
    g_assert_cmpint(breach(json, 4, 9, &at), ==, JSON_SOUND);
    g_assert_cmpuint(at.line, ==, 0);
    g_assert_cmpint(breach(json, 2, 99, &at), ==, JSON_TOO_DEEP);
    g_assert_cmpuint(at.line, ==, 3);
    g_assert_cmpuint(at.column, ==, 15);
    g_assert_cmpint(breach(json, 99, 4, &at), ==, JSON_TOO_MANY);
    g_assert_cmpuint(at.line, ==, 2);
    g_assert_cmpint(breach("\"[[[[\"", 2, 2, &at), ==, JSON_SOUND);
}

int main(int argc, char **argv) {
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/place/places", test_places);
    g_test_add_func("/place/missing", test_missing);
    g_test_add_func("/place/order", test_order);
    g_test_add_func("/place/escaped-key", test_escaped_key);
    g_test_add_func("/place/limits", test_limits);
    return g_test_run();
}
