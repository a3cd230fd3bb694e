/* SPDX-License-Identifier: MIT */
#include "reading.h"

static void expect(const char *json, const char *language, const char *region, const char *origin) {
    g_autoptr(Article) article = reading_of(json, NULL);
    g_assert_cmpstr(article->language, ==, language);
    g_assert_cmpstr(region_name(article->region), ==, region);
    g_assert_cmpstr(article->region_origin, ==, origin);
}

static void test_told_by_text(void) {
    expect("{\"body\": [\"简体汉语\"]}", "zh-Hans", "CN", "the characters of the text");
    expect("{\"body\": [\"繁體漢語\"]}", "zh-Hant", "TW", "the characters of the text");
    expect("{\"body\": [\"にほんごの文\"]}", "ja", "JP", "the characters of the text");
    expect("{\"body\": [\"한국어\"]}", "ko", "KR", "the characters of the text");
    expect("{\"body\": [\"English\"]}", "en", "", NULL);
    expect("{\"body\": [\"42\"]}", "und", "", NULL);
}

/* Code is in no language, and a title in Chinese tells enough. */
static void test_told_by_prose(void) {
    expect("{\"body\": [\"简体汉语\", {\"element\": \"pre\", \"children\": [\"const char *name = "
           "article_title(article);\"]}]}",
           "zh-Hans", "CN", "the characters of the text");
    expect("{\"title\": \"简体汉语\", \"body\": [\"A long quotation in English, and much of it\"]}",
           "zh-Hans", "CN", "the characters of the text");
    expect("{\"title\": \"日本語\", \"body\": [\"にほんごの文\"]}", "ja", "JP",
           "the characters of the text");
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

static size_t count_notices(const char *text, ReadForm form) {
    g_autoptr(Article) article = reading_of(text, &(ReadOptions){.form = form});
    size_t count = 0;
    for (size_t i = 0; i < notices_count(article->notices); i++)
        count += strcmp(notices_at(article->notices, i)->code, "region") == 0;
    return count;
}

/* What the article says of itself is no news. */
static void test_notices(void) {
    g_assert_cmpuint(count_notices("{\"body\": [\"简体汉语\"]}", READ_JSON), ==, 1);
    g_assert_cmpuint(
        count_notices("{\"body\": [\"简体汉语\"], \"language\": \"zh-CN\"}", READ_JSON), ==, 0);
    g_assert_cmpuint(count_notices("<article lang=zh-CN><p>简体汉语</article>", READ_HTML), ==, 0);
}

static void language_is(const char *html, const char *language) {
    g_autoptr(Article) article = reading_of(html, &(ReadOptions){.form = READ_HTML});
    g_assert_cmpstr(article->language, ==, language);
}

/* Whatever its letters are. */
static void test_declared(void) {
    language_is("<article lang=zh-CN><h1>甲</h1><p>Latin letters, and many of them</article>",
                "zh-CN");
    language_is("<html lang=en><article lang=zh-TW><p>Latin letters</article>", "zh-TW");
    language_is("<html lang=fr><p>汉语", "fr");
    language_is("<meta http-equiv=Content-Language content='zh-HK, en'><p>Latin", "zh-HK");
    language_is("<html lang=''><p>Latin", "en");
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
    g_test_add_func("/region/notices", test_notices);
    g_test_add_func("/region/declared", test_declared);
    g_test_add_func("/region/given", test_given);
    return g_test_run();
}
