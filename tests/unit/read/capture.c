/* SPDX-License-Identifier: MIT */
/* Small pages, each with one thing that sites do in many ways. */
#include "reading.h"

#include <kanyin/error.h>

#define SOLID                                                                                                                                    \
    "这是一段足够长的正文，它以句号结束，因此无论它站在哪里，读者都不会把它当成标题、图注或者署名" \
    "，"                                                                                                                                        \
    "正文总是从这里开始。\n"

typedef struct {
    const char *text;
    const char *title, *kicker, *subtitle, *date, *time, *source, *author, *editor;
    const char *body; /* names of its elements */
} Page;

static char *elements_of(const Article *article) {
    GString *out = g_string_new(NULL);
    for (const Node *node = article->body->first_child; node; node = node->next)
        g_string_append_printf(out, "%s%s%s", node->prev ? " " : "", node->name,
                               node_has_class(node, "signature") ? ".signature"
                               : node_has_class(node, "meta")    ? ".meta"
                                                                 : "");
    return g_string_free(out, FALSE);
}

static void hold(const Page *page) {
    g_autoptr(Article) article = reading_of(page->text, NULL);
    g_assert_cmpstr(article->title.value, ==, page->title);
    g_assert_cmpstr(article->kicker.value, ==, page->kicker);
    g_assert_cmpstr(article->subtitle.value, ==, page->subtitle);
    g_assert_cmpstr(article->date.value, ==, page->date);
    g_assert_cmpstr(article->time.value, ==, page->time);
    g_assert_cmpstr(article->source.value, ==, page->source);
    g_assert_cmpstr(article->authors.count ? article->authors.items[0].value : NULL, ==,
                    page->author);
    g_assert_cmpstr(article->editor.value, ==, page->editor);
    g_autofree char *elements = elements_of(article);
    g_assert_cmpstr(elements, ==, page->body);
}

static void test_heads(void) {
    static const Page pages[] = {
        {.text = "标题在此\n" SOLID, .title = "标题在此", .body = "p"},
        {.text = "这是引题一行\n标题在此\n——副题\n2024-06-27 某局\n" SOLID,
         .title = "标题在此",
         .kicker = "这是引题一行",
         .subtitle = "——副题",
         .date = "2024-06-27",
         .source = "某局",
         .body = "p"},
        {.text =
             "标题在此\n发布时间：2024年6月27日 10:30 来源：某报 作者：张 三 浏览次数：5\n" SOLID,
         .title = "标题在此",
         .date = "2024-06-27",
         .time = "10:30",
         .source = "某报",
         .author = "张 三",
         .body = "p"},
        {.text = "标题在此\n某通讯社 2024/06/27 10:30:05\n" SOLID,
         .title = "标题在此",
         .date = "2024-06-27",
         .time = "10:30:05",
         .source = "某通讯社",
         .body = "p"},
        {.text = "标题在此\n日期：2024.6.7\n来源：某报\n责任编辑：甲\n" SOLID,
         .title = "标题在此",
         .date = "2024-06-07",
         .source = "某报",
         .editor = "甲",
         .body = "p"},
        {.text = "2024-06-27 某局\n标题在此\n" SOLID,
         .title = "标题在此",
         .date = "2024-06-27",
         .source = "某局",
         .body = "p"},
        {.text = "2024年6月27日工作简报\n2024-06-28\n" SOLID,
         .title = "2024年6月27日工作简报",
         .date = "2024-06-28",
         .body = "p"},
        {.text = "某网 > 时政 > 正文\n正文\n标题在此\n来源：某报2024-06-27 08:49 "
                 "分享到：微信\n标题在此\n" SOLID,
         .title = "标题在此",
         .date = "2024-06-27",
         .time = "08:49",
         .source = "某报",
         .body = "p"},
        {.text = SOLID SOLID, .body = "p p"},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(pages); i++)
        hold(&pages[i]);
}

static void test_bodies(void) {
    static const Page pages[] = {
        {.text = "题目\n2024-06-27\n一、第一\n" SOLID "（一）其一\n" SOLID
                 "二、第二。它有句号。\n" SOLID,
         .title = "题目",
         .date = "2024-06-27",
         .body = "h2 p h3 p p p"},
        {.text = "题目\n2024-06-27\n第一章 总则\n第一条　" SOLID,
         .title = "题目",
         .date = "2024-06-27",
         .body = "h2 p"},
        {.text = "题目\n2024-06-27\n" SOLID "图为会场。\n" SOLID "图1 会场\n（某某 摄）\n" SOLID,
         .title = "题目",
         .date = "2024-06-27",
         .body = "p figure p figure figure p"},
        {.text = "题目\n2024-06-27\n" SOLID "会场全景\n责任编辑：甲\n",
         .title = "题目",
         .date = "2024-06-27",
         .editor = "甲",
         .body = "p figure"},
        {.text = "题目\n2024-06-27\n" SOLID "某某办公室\n2024年6月26日\n（此件公开发布）\n",
         .title = "题目",
         .date = "2024-06-27",
         .body = "p p.signature p.signature p"},
        {.text = "题目\n文号：一号\n2024-06-27\n" SOLID,
         .title = "题目",
         .date = "2024-06-27",
         .body = "p.meta p"},
        {.text = "题目\n2024-06-27\n" SOLID "只有一处的短行\n" SOLID,
         .title = "题目",
         .date = "2024-06-27",
         .body = "p p p"},
        {.text = "题目\n2024-06-27\n" SOLID "第一处短行\n" SOLID "第二处短行\n" SOLID,
         .title = "题目",
         .date = "2024-06-27",
         .body = "p h2 p h2 p"},
        {.text = "题目\n2024-06-27\n" SOLID "联系人：甲 联系电话：010-1\n" SOLID,
         .title = "题目",
         .date = "2024-06-27",
         .body = "p p p"},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(pages); i++)
        hold(&pages[i]);
}

static void test_tails(void) {
    static const char *const editors[] = {
        "打印 责任编辑:甲", "（责编：甲）", "【责任编辑：甲】", "编辑 甲 审核 乙",
        "责 任 编 辑：甲",  "責任編輯：甲", "[责任编辑： 甲 ]", "作者：丙 编辑：甲",
    };
    for (size_t i = 0; i < G_N_ELEMENTS(editors); i++) {
        g_autofree char *text = g_strconcat("题目\n2024-06-27\n" SOLID, editors[i], "\n", NULL);
        g_autoptr(Article) article = reading_of(text, NULL);
        g_test_message("%s", editors[i]);
        g_assert_cmpstr(article->editor.value, ==, "甲");
        g_assert_null(article->body->first_child->next);
    }
}

static void test_tools_are_dropped(void) {
    g_autoptr(Article) article = reading_of(
        "首页 > 新闻\n题目\n2024-06-27\n【字号 大 中 小】\n" SOLID
        "分享到：\n微信 微博\n上一篇：别的\n下一篇：没有了\n相关阅读\n·甲\n·乙\n扫一扫\n关闭窗口\n",
        NULL);
    g_assert_cmpuint(article->dropped.count, ==, 8);
    g_assert_cmpuint(article->n_related, ==, 2);
    g_assert_cmpstr(article->related[1].title.value, ==, "乙");
    g_assert_null(article->qr_note.value); /* of what, it does not say */
    g_assert_null(article->body->first_child->next);
}

static void hold_holder(const char *line, const char *years, const char *holder, const char *note) {
    g_autofree char *text = g_strconcat("题目\n2024-06-27\n" SOLID, line, "\n", NULL);
    g_autoptr(Article) article = reading_of(text, NULL);
    g_assert_cmpstr(article->colophon.years.value, ==, years);
    g_assert_cmpstr(article->colophon.holder.value, ==, holder);
    g_assert_cmpstr(article->colophon.note.value, ==, note);
    g_assert_cmpstr(article->site_name.value, ==, holder);
}

static void test_copyright(void) {
    hold_holder("© 1996 - 某院 版权所有", "© 1996 -", "某院", "版权所有");
    hold_holder("版权所有：某院", NULL, "某院", "版权所有");
    hold_holder("版权所有 © 2003-2025 某院", "© 2003-2025", "某院", "版权所有");
    hold_holder("某院版权所有", NULL, "某院", "版权所有");
    hold_holder("Copyright © 2020 某院 All Rights Reserved.", "Copyright © 2020", "某院",
                "All Rights Reserved");
    hold_holder("COPYRIGHT©2020 某院 京ICP备12345678号-1", "COPYRIGHT©2020", "某院", NULL);
}

static void test_footer(void) {
    g_autoptr(Article) article = reading_of(
        "题目\n2024-06-27\n" SOLID "主办：某部 承办：某网\n京ICP备1号-12 京公网安备 110号\n"
        "政府网站标识码：bm01\n电话：(010)1234567、7654321（值班）\n传真：010-7654321\n"
        "邮箱：a@b.cn\n地址：某路1号\n地址：某路2号\n某某网站群\n京ICP备1号-12\n",
        NULL);
    const ArticleColophon *colophon = &article->colophon;
    g_assert_cmpstr(colophon->host.value, ==, "某部");
    g_assert_cmpstr(colophon->organiser.value, ==, "某网");
    g_assert_cmpstr(colophon->icp.value, ==, "京ICP备1号-12");
    g_assert_cmpstr(colophon->police.value, ==, "京公网安备 110号");
    g_assert_cmpstr(colophon->site_code.value, ==, "bm01");
    g_assert_cmpuint(colophon->telephones.count, ==, 2);
    g_assert_cmpstr(colophon->telephones.items[0].value, ==, "(010)1234567");
    g_assert_cmpstr(colophon->telephones.items[1].label, ==, "值班");
    g_assert_cmpstr(colophon->fax.value, ==, "010-7654321");
    g_assert_cmpstr(colophon->emails.items[0].value, ==, "a@b.cn");
    g_assert_cmpstr(colophon->address.value, ==, "某路1号");
    g_assert_cmpuint(colophon->others.count, ==, 3);
    g_assert_cmpstr(colophon->others.items[1].value, ==, "地址：某路2号");
    g_assert_cmpuint(article->repairs[0].count, ==, 1);
}

/* Without repairs the first footer is read and the others are left out as they stand. */
static void test_footers_without_repair(void) {
    g_autoptr(Article) article =
        reading_of("题目\n2024-06-27\n" SOLID "京ICP备1号\n地址：某路1号\n某网站群\n京ICP备1号\n"
                   "地址：某路1号 邮编：100000\n某网站群\n京ICP备1号\n",
                   &(ReadOptions){.repair = READ_REPAIR_NONE});
    g_assert_cmpuint(article->n_repairs, ==, 0);
    g_assert_cmpstr(article->colophon.icp.value, ==, "京ICP备1号");
    g_assert_cmpstr(article->colophon.postcode.value, ==, "100000");
    g_assert_cmpuint(article->colophon.others.count, ==, 1);
    g_assert_cmpuint(article->dropped.count, ==, 3);
    g_assert_cmpstr(article->dropped.items[0].value, ==, "京ICP备1号");
    g_assert_cmpstr(article->dropped.items[1].value, ==, "某网站群");
}

static void test_limits(void) {
    g_autoptr(GString) text = g_string_new("题目\n");
    for (size_t i = 0; i <= CAPTURE_MAX_LINES; i++)
        g_string_append_c(text, '\n');
    g_autoptr(GBytes) lines = g_bytes_new(text->str, text->len);
    g_autoptr(GError) error = NULL;
    g_assert_null(read_article(lines, NULL, &error));
    g_assert_error(error, KANYIN_ERROR, KANYIN_ERROR_INPUT);
    g_clear_error(&error);
    g_string_truncate(text, 0);
    for (size_t i = 0; i <= CAPTURE_MAX_LINE_BYTES / 3; i++)
        g_string_append(text, "长");
    g_autoptr(GBytes) line = g_bytes_new(text->str, text->len);
    g_assert_null(read_article(line, NULL, &error));
    g_assert_error(error, KANYIN_ERROR, KANYIN_ERROR_INPUT);
    g_assert_true(g_str_has_prefix(error->message, "-:1: "));
}

static void test_forms(void) {
    g_autoptr(Article) json = reading_of("\n { \"body\": [\"文\"] }", NULL);
    g_assert_cmpstr(json->body->first_child->name, ==, "p");
    g_autoptr(Article) text = reading_of("{不是 JSON}\n" SOLID, NULL);
    g_assert_cmpstr(text->title.value, ==, "{不是 JSON}");
    g_autoptr(Article) asked = reading_of("{\"a\"}", &(ReadOptions){.form = READ_CAPTURE});
    g_assert_cmpstr(asked->title.value, ==, "{\"a\"}");
}

/* Which picture went to which words is told. */
static void test_pictures(void) {
    char one[] = "1.jpg", two[] = "2.jpg";
    char *pictures[] = {one, two, NULL};
    g_autoptr(Article) article = reading_of("题目\n2024-06-27\n" SOLID "图为甲\n" SOLID "图为乙\n",
                                            &(ReadOptions){.pictures = pictures});
    g_autoptr(GString) told = g_string_new(NULL);
    for (size_t i = 0; i < notices_count(article->notices); i++) {
        const KanyinNotice *notice = notices_at(article->notices, i);
        if (strcmp(notice->code, "picture-paired") == 0)
            g_string_append_printf(told, "%u %s\n", notice->line, notice->message);
    }
    g_assert_cmpstr(told->str, ==,
                    "4 The picture '1.jpg' goes to the caption '图为甲'\n"
                    "6 The picture '2.jpg' goes to the caption '图为乙'\n");
}

static void hold_form(const char *text, const char *source_name, bool is_json) {
    g_autoptr(GBytes) bytes = g_bytes_new(text, strlen(text));
    g_autoptr(GError) error = NULL;
    g_autoptr(Article) article =
        read_article(bytes, &(ReadOptions){.source_name = source_name}, &error);
    g_assert_true(!article == is_json);
    if (!is_json)
        return;
    g_assert_error(error, KANYIN_ERROR, KANYIN_ERROR_INPUT);
    g_autofree char *place = g_strdup_printf("%s:", source_name);
    g_assert_true(g_str_has_prefix(error->message, place) &&
                  g_ascii_isdigit(error->message[strlen(place)]));
}

/* Malformed JSON is an error, not an article. */
static void test_brackets(void) {
    static const char *const wrong[] = {"{bad", "[]", "[\"a\"", "{", " [{\"a\": 1}]", "{'a': 1}"};
    static const char *const prose[] = {"[本报讯] 某地\n" SOLID, "{编者按}\n" SOLID,
                                        "【本报讯】某地\n" SOLID, "[1] 某书\n" SOLID};
    for (size_t i = 0; i < G_N_ELEMENTS(wrong); i++)
        hold_form(wrong[i], "a.txt", true);
    for (size_t i = 0; i < G_N_ELEMENTS(prose); i++) {
        hold_form(prose[i], "a.txt", false);
        hold_form(prose[i], "a.JSON", true);
    }
}

int main(int argc, char **argv) {
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/capture/heads", test_heads);
    g_test_add_func("/capture/bodies", test_bodies);
    g_test_add_func("/capture/tails", test_tails);
    g_test_add_func("/capture/tools-are-dropped", test_tools_are_dropped);
    g_test_add_func("/capture/copyright", test_copyright);
    g_test_add_func("/capture/footer", test_footer);
    g_test_add_func("/capture/footers-without-repair", test_footers_without_repair);
    g_test_add_func("/capture/limits", test_limits);
    g_test_add_func("/capture/forms", test_forms);
    g_test_add_func("/capture/brackets", test_brackets);
    g_test_add_func("/capture/pictures", test_pictures);
    return g_test_run();
}
