/* SPDX-License-Identifier: MIT */
#include "base/language.h"

#include <glib.h>

static void tags_imply_regions(void) {
    static const struct {
        const char *tag;
        Region region;
    } cases[] = {
        {"zh", REGION_CN},         {"zh-Hans", REGION_CN}, {"zh-Hant", REGION_TW},
        {"zh-Hant-CN", REGION_CN}, {"zh-TW", REGION_TW},   {"zh-hk", REGION_HK},
        {"zh-MO", REGION_HK},      {"ja", REGION_JP},      {"ko-KR", REGION_KR},
        {"en", REGION_NONE},       {"zho", REGION_NONE},   {NULL, REGION_NONE},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++)
        g_assert_cmpint(region_from_language(cases[i].tag), ==, cases[i].region);
}

static void ranges_hold_their_subtags(void) {
    g_assert_true(language_matches("zh-Hant-CN", "zh-hant"));
    g_assert_true(language_matches("zh", "zh"));
    g_assert_false(language_matches("zho", "zh"));
    g_assert_false(language_matches("zh", "zh-Hant"));
    g_assert_false(language_matches(NULL, "zh"));
}

static void names_go_both_ways(void) {
    for (Region region = REGION_NONE; region <= REGION_KR; region++)
        g_assert_cmpint(region_from_name(region_name(region)), ==, region);
    g_assert_cmpint(region_from_name("mo"), ==, REGION_HK);
    g_assert_cmpstr(region_shaping_language(REGION_CN), ==, "zh-hans");
}

int main(int argc, char **argv) {
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/language/region", tags_imply_regions);
    g_test_add_func("/language/matches", ranges_hold_their_subtags);
    g_test_add_func("/language/names", names_go_both_ways);
    return g_test_run();
}
