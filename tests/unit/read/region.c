/* SPDX-License-Identifier: MIT */
#include "reading.h"

static void expect(const char *json, const char *language, const char *region, const char *origin) {
    g_autoptr(Article) article = reading_of(json, NULL);
    g_assert_cmpstr(article->language, ==, language);
    g_assert_cmpstr(region_name(article->region), ==, region);
    g_assert_cmpstr(article->region_origin, ==, origin);
}

static void test_told_by_text(void) {
    expect("{\"body\": [\"简体汉语\"]}", "zh-Hans", "CN", "language tag");
    expect("{\"body\": [\"繁體漢語\"]}", "zh-Hant", "TW", "language tag");
    expect("{\"body\": [\"にほんごの文\"]}", "ja", "JP", "language tag");
    expect("{\"body\": [\"한국어\"]}", "ko", "KR", "language tag");
    expect("{\"body\": [\"English\"]}", "en", "", NULL);
    expect("{\"body\": [\"42\"]}", "und", "", NULL);
}

/* Code is in no language, and a title in Chinese tells enough. */
static void test_told_by_prose(void) {
    expect("{\"body\": [\"简体汉语\", {\"element\": \"pre\", \"children\": [\"const char *name = "
           "article_title(article);\"]}]}",
           "zh-Hans", "CN", "language tag");
    expect("{\"title\": \"简体汉语\", \"body\": [\"A long quotation in English, and much of it\"]}",
           "zh-Hans", "CN", "language tag");
    expect("{\"title\": \"日本語\", \"body\": [\"にほんごの文\"]}", "ja", "JP", "language tag");
}

static void test_told_by_page(void) {
    expect("{\"body\": [\"繁體漢語\"], \"colophon\": {\"icp\": \"京ICP備1號\", \"police\": "
           "\"京公網安備2號\", \"postcode\": \"100864\"}}",
           "zh-Hant", "CN", "京ICP備 / 京公網安備 / postcode");
    expect("{\"body\": [\"繁體漢語\"], \"url\": \"https://www.a.cn/b\"}", "zh-Hant", "CN",
           "https://www.a.cn/b");
    expect("{\"body\": [\"繁體漢語\"], \"url\": \"https://www.a.gov.hk:80/b.cn\"}", "zh-Hant", "HK",
           "https://www.a.gov.hk:80/b.cn");
    expect("{\"body\": [\"简体\"], \"colophon\": {\"emails\": [\"a@b.tw\"]}}", "zh-Hans", "TW",
           "a@b.tw");
    expect("{\"body\": [\"繁體\"], \"colophon\": {\"address\": \"香港中環\"}}", "zh-Hant", "HK",
           "address");
}

static void test_given(void) {
    expect("{\"body\": [\"简体\"], \"region\": \"HK\", \"language\": \"zh-Hans-HK\"}", "zh-Hans-HK",
           "HK", NULL);
    expect("{\"body\": [\"简体\"], \"language\": \"zh-Hant-HK\"}", "zh-Hant-HK", "HK",
           "language tag");
}

int main(int argc, char **argv) {
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/region/told-by-text", test_told_by_text);
    g_test_add_func("/region/told-by-prose", test_told_by_prose);
    g_test_add_func("/region/told-by-page", test_told_by_page);
    g_test_add_func("/region/given", test_given);
    return g_test_run();
}
