/* SPDX-License-Identifier: MIT */
#include "reading.h"

static const char json[] =
    "{\"title\": \"漢語裏的軟件\", \"url\": \"https://漢.cn/\", \"language\": \"zh-Hant\", "
    "\"editor\": {\"value\": \"鄧\", \"label\": \"責編\"}, \"colophon\": {\"emails\": "
    "[{\"value\": \"漢@b.cn\", \"label\": \"郵箱\"}]}, \"body\": [\"後來\", {\"element\": \"p\", "
    "\"lang\": \"ja\", \"children\": [\"國語\"]}, {\"element\": \"img\", \"attributes\": "
    "{\"alt\": \"圖\", \"src\": \"圖.png\"}}]}";

static void test_simplified(void) {
    g_autoptr(Article) article = reading_of(json, &(ReadOptions){.script = READ_SCRIPT_HANS});
    g_assert_cmpstr(article->title.value, ==, "汉语里的软件");
    g_assert_cmpstr(article->editor.value, ==, "邓");
    g_assert_cmpstr(article->editor.label, ==, "责编");
    g_assert_cmpstr(article->language, ==, "zh-Hans");
    g_assert_cmpint(article->script, ==, SCRIPT_HANS);
    g_assert_cmpint(article->region, ==, REGION_CN);
    /* addresses and other languages stay */
    g_assert_cmpstr(article->url.value, ==, "https://漢.cn/");
    g_assert_cmpstr(article->colophon.emails.items[0].value, ==, "漢@b.cn");
    g_assert_cmpstr(article->colophon.emails.items[0].label, ==, "邮箱");
    const Node *first = article->body->first_child, *image = article->body->last_child;
    g_assert_cmpstr(first->first_child->text, ==, "后来");
    g_assert_cmpstr(first->next->first_child->text, ==, "國語");
    g_assert_cmpstr(node_attribute(image, "alt"), ==, "图");
    g_assert_cmpstr(node_attribute(image, "src"), ==, "圖.png");
    g_assert_cmpstr(article->repairs[0].kind, ==, "script");
    g_assert_cmpuint(article->repairs[0].count, ==, 6);
}

static void test_regions(void) {
    static const char text[] = "{\"title\": \"里面\", \"body\": [\"台湾\"]}";
    g_autoptr(Article) taiwan = reading_of(text, &(ReadOptions){.script = READ_SCRIPT_TW});
    g_assert_cmpstr(taiwan->title.value, ==, "裡面");
    g_assert_cmpstr(taiwan->language, ==, "zh-Hant-TW");
    g_assert_cmpint(taiwan->region, ==, REGION_TW);
    g_autoptr(Article) traditional = reading_of(text, &(ReadOptions){.script = READ_SCRIPT_HANT});
    g_assert_cmpstr(traditional->title.value, ==, "裏面");
    g_assert_cmpint(traditional->region, ==, REGION_CN);
    g_autoptr(Article) hong_kong = reading_of(text, &(ReadOptions){.script = READ_SCRIPT_HK});
    g_assert_cmpstr(hong_kong->title.value, ==, "裏面");
    g_assert_cmpint(hong_kong->region, ==, REGION_HK);
}

static void test_not_chinese(void) {
    g_autoptr(Article) article =
        reading_of("{\"body\": [\"English 國\"]}", &(ReadOptions){.script = READ_SCRIPT_HANS});
    g_assert_cmpstr(article->body->first_child->first_child->text, ==, "English 國");
    g_assert_cmpuint(article->n_repairs, ==, 0);
}

int main(int argc, char **argv) {
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/script/simplified", test_simplified);
    g_test_add_func("/script/regions", test_regions);
    g_test_add_func("/script/not-chinese", test_not_chinese);
    return g_test_run();
}
