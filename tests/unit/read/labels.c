/* SPDX-License-Identifier: MIT */
#include "read/labels.h"

#include "reading.h"

/* "label=value|label=value" of what is found. */
static char *pairs_text(const char *text, bool bare) {
    Line line = line_of(text);
    Pairs pairs = pairs_find(&line, line_span(&line), bare);
    GString *out = g_string_new(NULL);
    g_autofree char *before = span_text(&line, pairs.before);
    if (pairs.count && *before)
        g_string_append_printf(out, "[%s]", before);
    for (size_t i = 0; i < pairs.count; i++) {
        g_autofree char *words = span_text(&line, pairs.items[i].words);
        g_autofree char *value = span_text(&line, pairs.items[i].value);
        g_string_append_printf(out, "%s%s=%s", i ? "|" : "", words, value);
    }
    return g_string_free(out, FALSE);
}

static void expect(const char *text, const char *want) {
    g_autofree char *got = pairs_text(text, true);
    g_assert_cmpstr(got, ==, want);
}

static void test_pairs(void) {
    expect("责任编辑:任霄鹏", "责任编辑=任霄鹏");
    expect("（责编：张三、李四）", "责编=张三、李四");
    expect("来源：新华社　作者：张三", "来源=新华社|作者=张三");
    expect("2024-06-27 来源：新华社", "[2024-06-27]来源=新华社");
    expect("发布时间：2024-06-27 10:30 浏览次数：5", "发布时间=2024-06-27 10:30|浏览次数=5");
    expect("编辑：张三 | 审核：李四", "编辑=张三|审核=李四");
    expect("来 源：某报", "来 源=某报");
    expect("索 引 号：000-1 文 号：二", "索 引 号=000-1|文 号=二");
    expect("（文/张三 图/李四）", "文=张三|图=李四");
    expect("编辑部邮箱：a@b.cn", "编辑部邮箱=a@b.cn");
    expect("地址：某路1号(邮编：1)", "地址=某路1号|邮编=1");
    expect("编辑：张三（实习）", "编辑=张三（实习）");
    expect("来源：", "来源=");
}

/* A label of somebody whom no field names ends the value before it, known or not. */
static void test_others(void) {
    expect("撰文：小满｜编辑：阿布｜排版：阿木", "撰文=小满|编辑=阿布|排版=阿木");
    expect("责任编辑：宋遥　版式：林一苇", "责任编辑=宋遥|版式=林一苇");
    expect("编辑：张三 审图员：李四", "编辑=张三|审图员=李四");
    expect("编辑/张三 出品人/李四", "编辑=张三|出品人=李四");
    expect("编辑 张三 排版 李四", "编辑=张三|排版=李四");
    expect("来源：央视新闻：朝闻天下", "来源=央视新闻：朝闻天下");
    expect("来源：某报 http://a.b/c", "来源=某报 http://a.b/c");
}

static void test_slashes_and_bars(void) {
    expect("文/小满 图/阿布", "文=小满|图=阿布");
    expect("文 | 小满 图 | 阿布", "文=小满|图=阿布");
    expect("文/图 陈明", "文/图=陈明");
    expect("文/图：陈明", "文/图=陈明");
    g_autofree char *menu = pairs_text("图片 | 视频 | 文字", false);
    g_assert_cmpstr(menu, ==, "");
}

static void test_bare(void) {
    expect("编辑 张三 审核 李四", "编辑=张三|审核=李四");
    g_autofree char *none = pairs_text("编辑 张三", false);
    g_assert_cmpstr(none, ==, "");
    expect("编辑", "");
    expect("他 编辑 张三", "");
}

static void test_none(void) {
    static const char *const none[] = {"他告诉记者：好",
                                       "江苏省教育厅：",
                                       "10:30",
                                       "http://a.cn",
                                       "",
                                       "：",
                                       "::::",
                                       "和/或",
                                       "本文共分析了二十个来源广泛的作者："};
    for (size_t i = 0; i < G_N_ELEMENTS(none); i++)
        expect(none[i], "");
}

static void test_many(void) {
    g_autoptr(GString) text = g_string_new(NULL);
    for (int i = 0; i < 100; i++)
        g_string_append(text, "来源：甲 ");
    Line line = line_of(text->str);
    g_assert_cmpuint(pairs_find(&line, line_span(&line), true).count, ==, MAX_PAIRS);
}

int main(int argc, char **argv) {
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/labels/pairs", test_pairs);
    g_test_add_func("/labels/others", test_others);
    g_test_add_func("/labels/slashes", test_slashes_and_bars);
    g_test_add_func("/labels/bare", test_bare);
    g_test_add_func("/labels/none", test_none);
    g_test_add_func("/labels/many", test_many);
    return g_test_run();
}
