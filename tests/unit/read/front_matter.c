/* SPDX-License-Identifier: MIT */
#include "read/front_matter.h"

#include "reading.h"

#include <kanyin/error.h>

static Article *article_of(const char *yaml) {
    g_autofree char *text = g_strdup_printf("---\n%s---\n\n正文。\n", yaml);
    return reading_of(text, &(ReadOptions){.form = READ_MARKDOWN, .source_name = "a.md"});
}

static const KanyinNotice *notice_of(const Article *article, const char *code) {
    for (size_t i = 0; i < notices_count(article->notices); i++)
        if (strcmp(notices_at(article->notices, i)->code, code) == 0)
            return notices_at(article->notices, i);
    return NULL;
}

static void test_fields(void) {
    g_autoptr(Article) article = article_of("title: 标题\n"
                                            "Sub-Title: x\n"
                                            "subtitle: >\n  两行的\n  副题\n"
                                            "date: 2024-06-27T08:30:00\n"
                                            "author: 张三、李四\n"
                                            "url: https://www.example.org/a\n"
                                            "site: 某报\n"
                                            "lang: zh-Hans\n"
                                            "region: cn\n"
                                            "description: 一句话\n"
                                            "tags: [甲, \"乙,丙\"]\n");
    g_assert_cmpstr(article->title.value, ==, "标题");
    g_assert_cmpstr(article->title.origin, ==, "line 2");
    g_assert_cmpstr(article->subtitle.value, ==, "两行的 副题");
    g_assert_cmpstr(article->date.value, ==, "2024-06-27");
    g_assert_cmpstr(article->time.value, ==, "08:30:00");
    g_assert_cmpuint(article->authors.count, ==, 2);
    g_assert_cmpstr(article->authors.items[1].value, ==, "李四");
    g_assert_null(article->authors.items[0].label);
    g_assert_cmpstr(article->url.value, ==, "https://www.example.org/a");
    g_assert_cmpstr(article->site_name.value, ==, "某报");
    g_assert_cmpstr(article->language, ==, "zh-Hans");
    g_assert_cmpint(article->region, ==, REGION_CN);
    g_assert_cmpstr(article->description.value, ==, "一句话");
    g_assert_cmpuint(article->keywords.count, ==, 2);
    g_assert_cmpstr(article->keywords.items[1].value, ==, "乙,丙");
    const KanyinNotice *notice = notice_of(article, "front-matter-key");
    g_assert_nonnull(notice);
    g_assert_cmpstr(notice->message, ==, "'Sub-Title' says nothing here and is left out");
    g_assert_cmpuint(notice->line, ==, 3);
    g_assert_cmpint(notice->severity, ==, KANYIN_SEVERITY_INFO);
}

static void test_chinese_keys(void) {
    g_autoptr(Article) article = article_of("标题: 题\n副題: 副\n日期: 2024年6月7日\n时间: 8:05\n"
                                            "来源: 新华社\n作者: [甲, 乙]\n責任編輯: 丙\n"
                                            "附件: [登记表.docx]\n"
                                            "相关阅读:\n- 标题: 另一篇\n  网址: https://e.org/\n"
                                            "标语:\n- {文字: 求真, 署名: 某}\n"
                                            "版权:\n  地址: 某路一号\n  邮编: 100864\n"
                                            "  电话: 010-1、010-2\n  传真: 010-3\n");
    g_assert_cmpstr(article->title.value, ==, "题");
    g_assert_cmpstr(article->subtitle.value, ==, "副");
    g_assert_cmpstr(article->date.value, ==, "2024-06-07");
    g_assert_cmpstr(article->time.value, ==, "08:05");
    g_assert_cmpstr(article->source.label, ==, "来源");
    g_assert_cmpstr(article->authors.items[0].label, ==, "作者");
    g_assert_null(article->authors.items[1].label);
    g_assert_cmpstr(article->editor.label, ==, "責任編輯");
    g_assert_cmpstr(article->attachments[0].title.value, ==, "登记表.docx");
    g_assert_cmpstr(article->related[0].url.value, ==, "https://e.org/");
    g_assert_cmpstr(article->slogans[0].attribution.value, ==, "某");
    g_assert_cmpstr(article->colophon.address.value, ==, "某路一号");
    g_assert_cmpstr(article->colophon.postcode.value, ==, "100864");
    g_assert_cmpuint(article->colophon.telephones.count, ==, 2);
    g_assert_cmpstr(article->colophon.fax.value, ==, "010-3");
}

static void test_types(void) {
    static const struct {
        const char *yaml, *message;
        unsigned line, column;
    } cases[] = {
        {"title: [a, b]\n", "'title' must be text; it is left out", 2, 8},
        {"a: 1\n\ndate: 昨天\n",
         "'date' must be a date, 2024-06-27 or 2024年6月27日; it is left out", 4, 7},
        {"lang: zh_CN\n", "'lang' must be a language tag, zh-Hans or en; it is left out", 2, 7},
        {"script: latin\n", "'script' must be hans or hant; it is left out", 2, 9},
        {"region: FR\n", "'region' must be CN, TW, HK, JP or KR; it is left out", 2, 9},
        {"authors: {a: b}\n", "'authors' must be text, or a list of texts; it is left out", 2, 10},
        {"time: noon\n", "'time' must be a time of day, \"10:30\"; it is left out", 2, 7},
        {"colophon: x\n",
         "'colophon' must be a mapping: address, postcode, telephone …; it is left out", 2, 11},
        {"related: [{a: b}]\n",
         "'related' must be a list of texts, or of title and url; it is left out", 2, 11},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(Article) article = article_of(cases[i].yaml);
        const KanyinNotice *notice = notice_of(article, "front-matter-type");
        g_assert_nonnull(notice);
        g_assert_cmpstr(notice->message, ==, cases[i].message);
        g_assert_cmpuint(notice->line, ==, cases[i].line);
        g_assert_cmpuint(notice->column, ==, cases[i].column);
    }
    g_autoptr(Article) empty = article_of("title:\ndate: ~\nauthors:\n");
    g_assert_null(notice_of(empty, "front-matter-type"));
    g_assert_null(empty->title.value);
}

static void expect_refused(const char *yaml, const char *message) {
    g_autofree char *text = g_strdup_printf("---\n%s---\n\n正文。\n", yaml);
    g_autoptr(GBytes) bytes = g_bytes_new(text, strlen(text));
    g_autoptr(GError) error = NULL;
    g_assert_null(read_article(bytes, &(ReadOptions){.source_name = "a.md"}, &error));
    g_assert_error(error, KANYIN_ERROR, KANYIN_ERROR_INPUT);
    g_assert_cmpstr(error->message, ==, message);
}

#define TOO_MUCH                                                                                   \
    "a.md:1: the front matter is more than 10000 values, its aliases written out, or nests "       \
    "deeper than 32"

static void test_refused(void) {
    expect_refused("title: \"a\nb: [\n", "a.md:4:1: the front matter is no YAML: found unexpected "
                                         "end of stream");
    expect_refused("a: b: c\n", "a.md:2:5: the front matter is no YAML: mapping values are not "
                                "allowed in this context");
    expect_refused("a: &a [*a]\n", TOO_MUCH);
    g_autoptr(GString) bomb = g_string_new("a: &a [x, x, x, x, x, x, x, x, x, x]\n");
    for (char name = 'b'; name < 'k'; name++)
        g_string_append_printf(bomb, "%c: &%c [*%c, *%c, *%c, *%c, *%c, *%c, *%c, *%c]\n", name,
                               name, name - 1, name - 1, name - 1, name - 1, name - 1, name - 1,
                               name - 1, name - 1);
    expect_refused(bomb->str, TOO_MUCH);
    g_autoptr(GString) deep = g_string_new("a: ");
    for (int i = 0; i < 100; i++)
        g_string_append_c(deep, '[');
    for (int i = 0; i < 100; i++)
        g_string_append_c(deep, ']');
    g_string_append_c(deep, '\n');
    expect_refused(deep->str, TOO_MUCH);
    g_autofree char *long_text = g_strnfill(YAML_LOAD_MAX_BYTES, 'x');
    g_autofree char *yaml = g_strdup_printf("a: %s\n", long_text);
    expect_refused(yaml, "a.md:1: the front matter has more than 262144 bytes");
}

static void test_length(void) {
    g_assert_cmpuint(front_matter_length("---\na: b\n---\nx"), ==, 13);
    g_assert_cmpuint(front_matter_length("---\n标题：x\n---\n"), ==, 0);
    g_assert_cmpuint(front_matter_length("---\n# c\na: b\n...\n"), ==, 17);
    g_assert_cmpuint(front_matter_length("---\n---\nx"), ==, 8);
    g_assert_cmpuint(front_matter_length("---\na: b\n"), ==, 0);
    g_assert_cmpuint(front_matter_length("---\nA rule, and prose: this.\n---\n"), ==, 0);
    g_assert_cmpuint(front_matter_length("x\n---\na: b\n---\n"), ==, 0);
    g_assert_cmpuint(front_matter_length("----\na: b\n---\n"), ==, 0);
}

int main(int argc, char **argv) {
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/front-matter/fields", test_fields);
    g_test_add_func("/front-matter/chinese-keys", test_chinese_keys);
    g_test_add_func("/front-matter/types", test_types);
    g_test_add_func("/front-matter/refused", test_refused);
    g_test_add_func("/front-matter/length", test_length);
    return g_test_run();
}
