/* SPDX-License-Identifier: MIT */
#include "article/article.h"

#include <kanyin/error.h>
#include <string.h>

static Article *parse(const char *json, GError **error) {
    return article_from_json(json, strlen(json), "a.json", error);
}

static void test_short_form(void) {
    g_autoptr(GError) error = NULL;
    g_autoptr(Article) article = parse(
        "{\"title\": \"题\", \"body\": [\"一\", {\"element\": \"h2\", \"children\": [\"二\"]}]}",
        &error);
    g_assert_no_error(error);
    g_assert_cmpstr(article->title.value, ==, "题");
    g_assert_true(node_has_class(article->body, "body"));
    const Node *first = article->body->first_child, *second = first->next;
    g_assert_cmpstr(first->name, ==, "p");
    g_assert_cmpstr(first->first_child->text, ==, "一");
    g_assert_cmpstr(second->name, ==, "h2");
    g_assert_null(second->next);
}

/* Every key there is, each with all it may hold. */
static const char full[] =
    "{\"title\": {\"value\": \"t\", \"label\": \"l\", \"origin\": \"line 1\"},\n"
    "\"url\": \"https://x.cn/\", \"site_name\": \"s\", \"site_code\": \"c\", \"language\": "
    "\"zh-Hant\", \"script\": \"hant\", \"region\": {\"value\": \"CN\", \"origin\": \"ICP\"},\n"
    "\"captured_at\": \"2025-01-01\", \"charset\": {\"declared\": \"gbk\", \"used\": \"UTF-8\"},\n"
    "\"repairs\": [{\"kind\": \"gloss\", \"count\": 3, \"detail\": \"d\"}], \"dropped\": "
    "[\"打印\"],\n"
    "\"slogans\": [{\"text\": \"a\", \"attribution\": {\"value\": \"b\", \"origin\": \"o\"}}],\n"
    "\"breadcrumb\": [\"x\", \"y\"], \"column\": \"k\", \"kicker\": \"k\", \"subtitle\": \"s\",\n"
    "\"date\": \"2025-01-01\", \"time\": \"10:00\", \"source\": \"s\", \"source_url\": \"u\",\n"
    "\"authors\": [\"a\", {\"value\": \"b\", \"label\": \"l\"}], \"reporter\": \"r\",\n"
    "\"photographer\": \"p\", \"editor\": \"e\", \"reviewer\": \"r\", \"qr_note\": \"q\",\n"
    "\"attachments\": [{\"title\": \"f\", \"url\": \"u\"}], \"related\": [{\"title\": \"g\"}],\n"
    "\"colophon\": {\"years\": \"© 1\", \"holder\": \"h\", \"note\": \"n\", \"icp\": \"i\",\n"
    "\"police\": \"p\", \"site_code\": \"c\", \"host\": \"h\", \"organiser\": \"o\", \"address\": "
    "\"a\", \"postcode\": \"1\", \"telephones\": [{\"value\": \"1\", \"label\": \"总机\"}],\n"
    "\"telephone_label\": \"电话\", \"fax\": \"2\", \"emails\": [\"a@b\"], \"others\": [\"z\"]},\n"
    "\"body\": {\"element\": \"div\", \"id\": \"zoom\", \"class\": \"body wide\", \"lang\": "
    "\"zh\",\n"
    "\"origin\": \"o\", \"children\": [{\"element\": \"img\", \"attributes\": {\"alt\": \"a\",\n"
    "\"src\": \"b.png\"}}, \"plain \\\"text\\\"\\n\", {\"text\": \"t\", \"origin\": \"line 9\"}]}}";

static void test_round_trip(void) {
    g_autoptr(GError) error = NULL;
    g_autoptr(Article) first = parse(full, &error);
    g_assert_no_error(error);
    g_assert_cmpuint(notices_count(first->notices), ==, 0);
    g_autofree char *written = article_to_json(first);
    g_autoptr(Article) second = parse(written, &error);
    g_assert_no_error(error);
    g_autofree char *again = article_to_json(second);
    g_assert_cmpstr(written, ==, again);
    g_assert_true(g_str_has_suffix(written, "}\n"));
    g_assert_cmpstr(second->body->id, ==, "zoom");
    g_assert_cmpstr(node_attribute(second->body->first_child, "src"), ==, "b.png");
    g_assert_cmpstr(second->body->last_child->origin, ==, "line 9");
    g_assert_cmpint(second->region, ==, REGION_CN);
    g_assert_cmpstr(second->region_origin, ==, "ICP");
    g_assert_cmpuint(second->repairs[0].count, ==, 3);
    /* nothing of the input is lost on the way: every value of it is in what was written */
    g_assert_cmpstr(second->colophon.telephones.items[0].label, ==, "总机");
    g_assert_cmpstr(second->related[0].title.value, ==, "g");
    g_assert_cmpstr(second->charset_declared, ==, "gbk");
}

static void test_wrong_shapes(void) {
    static const struct {
        const char *json, *message;
    } cases[] = {
        {"[1]", "a.json:1:1: / must be an object with 'title' and 'body'"},
        {"{\"title\": \"x\"}", "a.json:1:1: / must have 'body'"},
        {"{\"body\": 3}",
         "a.json:1:10: /body must be a list of paragraphs or an object with 'children'"},
        {"{\"title\": 3,\n \"body\": []}", "a.json:1:11: /title must be a string or an object with "
                                           "'value'"},
        {"{\n  \"title\": {\"label\": \"x\"}, \"body\": []}",
         "a.json:2:12: /title must have 'value'"},
        {"{\"body\": [\"好\", {\"children\": []}]}",
         "a.json:1:16: /body/1 must have 'element' or 'text'"},
        {"{\"body\": [\n{\"element\": \"P\"}]}",
         "a.json:2:13: /body/0/element is not the name of an element"},
        {"{\"body\": [{\"element\": \"p\", \"children\": [\"a\", {\"element\": \"a\", "
         "\"attributes\": {\"href\": 1}}]}]}",
         "a.json:1:86: /body/0/children/1/attributes/href must be a string"},
        {"{\"body\": [], \"region\": \"XX\"}",
         "a.json:1:24: /region must be one of CN, TW, HK, JP, KR"},
        {"{\"body\": [], \"repairs\": [{\"kind\": \"a\", \"count\": -1}]}",
         "a.json:1:49: /repairs/0/count must not be negative"},
        {"{\"body\": [], \"authors\": \"x\"}", "a.json:1:25: /authors must be a list"},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(GError) error = NULL;
        g_assert_null(parse(cases[i].json, &error));
        g_assert_error(error, KANYIN_ERROR, KANYIN_ERROR_INPUT);
        g_assert_cmpstr(error->message, ==, cases[i].message);
    }
}

static void test_bad_syntax(void) {
    static const char *const cases[] = {"{\"body\": [}",
                                        "{\"body\": [], \"body\": []}",
                                        "{\"body\": [\"\\u0000\"]}",
                                        "{\"body\": []} x",
                                        "{",
                                        ""};
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(GError) error = NULL;
        g_assert_null(parse(cases[i], &error));
        g_assert_error(error, KANYIN_ERROR, KANYIN_ERROR_INPUT);
        g_assert_true(g_str_has_prefix(error->message, "a.json:"));
    }
}

static void test_deep_nesting(void) {
    g_autoptr(GString) deep = g_string_new("{\"body\":\n");
    for (int i = 0; i < 100000; i++)
        g_string_append_c(deep, '[');
    g_autoptr(GError) error = NULL;
    g_assert_null(parse(deep->str, &error));
    g_assert_error(error, KANYIN_ERROR, KANYIN_ERROR_INPUT);
    g_assert_true(g_str_has_prefix(error->message, "a.json:2:1040: nested deeper than"));
}

static void test_unknown_keys(void) {
    g_autoptr(GError) error = NULL;
    g_autoptr(Article) article = parse("{\"body\": [],\n \"author\": \"x\"}", &error);
    g_assert_no_error(error);
    g_assert_cmpuint(notices_count(article->notices), ==, 1);
    const KanyinNotice *notice = notices_at(article->notices, 0);
    g_assert_cmpstr(notice->code, ==, "unknown-key");
    g_assert_cmpuint(notice->line, ==, 2);
    g_assert_cmpuint(notice->column, ==, 12);
    g_assert_nonnull(strstr(notice->message, "/author"));
}

static void test_control_characters(void) {
    g_autoptr(GError) error = NULL;
    g_autoptr(Article) article = parse("{\"title\": \"a\\u0007b\\tc\", \"body\": []}", &error);
    g_assert_no_error(error);
    g_assert_cmpstr(article->title.value, ==, "ab\tc");
    g_assert_cmpstr(notices_at(article->notices, 0)->code, ==, "control-character");
}

int main(int argc, char **argv) {
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/json/short-form", test_short_form);
    g_test_add_func("/json/round-trip", test_round_trip);
    g_test_add_func("/json/wrong-shapes", test_wrong_shapes);
    g_test_add_func("/json/bad-syntax", test_bad_syntax);
    g_test_add_func("/json/deep-nesting", test_deep_nesting);
    g_test_add_func("/json/unknown-keys", test_unknown_keys);
    g_test_add_func("/json/control-characters", test_control_characters);
    return g_test_run();
}
