/* SPDX-License-Identifier: MIT */
#include "read/markdown.h"

#include "read/steps.h"
#include "reading.h"

#include <kanyin/error.h>

static void write_node(GString *out, const Node *node) {
    if (node->kind == NODE_TEXT) {
        g_string_append(out, node->text);
        return;
    }
    g_string_append_printf(out, "<%s", node->name);
    for (size_t i = 0; i < node->n_classes; i++)
        g_string_append_printf(out, ".%s", node->classes[i]);
    const char *href = node_attribute(node, "href"), *align = node_attribute(node, "align");
    if (node->id)
        g_string_append_printf(out, "#%s", node->id);
    if (href || align)
        g_string_append_printf(out, " %s", href ? href : align);
    g_string_append_c(out, '|');
    for (const Node *child = node->first_child; child; child = child->next)
        write_node(out, child);
    g_string_append_c(out, '>');
}

static char *body_of(const Article *article) {
    g_autoptr(GString) out = g_string_new(NULL);
    for (const Node *child = article->body->first_child; child; child = child->next)
        write_node(out, child);
    return g_string_free(g_steal_pointer(&out), FALSE);
}

static void expect(const char *markdown, const char *wanted) {
    g_autoptr(Article) article =
        reading_of(markdown, &(ReadOptions){.form = READ_MARKDOWN, .source_name = "a.md"});
    g_autofree char *found = body_of(article);
    g_assert_cmpstr(found, ==, wanted);
}

static void test_blocks(void) {
    expect("天地玄黄，\n宇宙洪荒 see\nthe _end_.\n", "<p|天地玄黄，宇宙洪荒 see the <em|end>.>");
    expect("| a | b |\n|:-:|--:|\n| 1 | 2 |\n",
           "<table|<thead|<tr|<th center|a><th right|b>>><tbody|<tr|<td center|1><td right|2>>>>");
    expect("- [x] 甲\n- [ ] 乙\n- 丙\n", "<ul|<li.task.done|甲><li.task.open|乙><li|丙>>");
    expect("```c\nint *a_b;\n```\n", "<pre|<code.language-c|int *a_b;>>");
    expect("~~删~~ <https://e.org/>\n", "<p|<del|删> <a https://e.org/|https://e.org/>>");
    expect("![替](a.png \"图说\")\n", "<figure|<img|><figcaption|图说>>");
    expect("![替](a.png)\n", "<figure|<img|>>");
    expect("<aside class=\"note\">旁</aside>\n", "<aside.note|<p|旁>>");
}

/* CommonMark would leave the asterisks of each of these on the page. */
static void test_emphasis_beside_marks(void) {
    expect("**晾。**整\n", "<p|<strong|晾。>整>");
    expect("**「引用」**的\n", "<p|<strong|「引用」>的>");
    expect("说**“引用”**的，**‘单’**的\n", "<p|说<strong|“引用”>的，<strong|‘单’>的>");
    expect("**重点：**后文\n", "<p|<strong|重点：>后文>");
    expect("*（注）*文*（注）*\n", "<p|<em|（注）>文<em|（注）>>");
    expect("甲~~《删》~~乙\n", "<p|甲<del|《删》>乙>");
    expect("甲***“两”***乙\n", "<p|甲<em|<strong|“两”>>乙>");
    expect("甲**(乙)**丙**`int x`**丁\n", "<p|甲<strong|(乙)>丙<strong|<code|int x>>丁>");
    expect("甲**——乙……**丙\n", "<p|甲<strong|——乙……>丙>");
    expect("[**「甲」**乙](https://e.org/)\n", "<p|<a https://e.org/|<strong|「甲」>乙>>");
    expect("**[甲](https://e.org/)**乙\n", "<p|<strong|<a https://e.org/|甲>>乙>");
    expect("甲\n\n## 一、**「乙」**丙\n", "<p|甲><h2|一、<strong|「乙」>丙>");
    expect("> - **甲。**乙\n", "<blockquote|<ul|<li|<strong|甲。>乙>>>");
    expect("|**甲：**乙|丙|\n|-|-|\n|丁|**「戊」**己|\n",
           "<table|<thead|<tr|<th|<strong|甲：>乙><th|丙>>>"
           "<tbody|<tr|<td|丁><td|<strong|「戊」>己>>>>");
    expect("甲[^n]\n\n[^n]: **注。**文\n",
           "<p|甲<sup.footnote-ref|<a#fnref-n #fn-n|1>>>"
           "<section.footnotes|<ol|<li#fn-n|<p|<strong|注。>文>>>>");
}

/* What Markdown sees as it should stays as it was. */
static void test_emphasis_elsewhere(void) {
    expect("（**甲**）乙，**丙**，丁\n", "<p|（<strong|甲>）乙，<strong|丙>，丁>");
    expect("*甲“*乙*”*\n", "<p|<em|甲“<em|乙>”>>");
    expect("**甲**“**乙**”\n", "<p|<strong|甲>“<strong|乙>”>");
    expect("a**\"b\"**c\n", "<p|a**\"b\"**c>");
    expect("3 * （甲）* 4，\\*乙*\n", "<p|3 * （甲）* 4，*乙*>");
    expect("__“甲”__ 乙，__丙__。数据_2020_终。_版\n",
           "<p|<strong|“甲”> 乙，<strong|丙>。数据_2020_终。_版>");
    expect("`甲**。**乙`\n\n    甲**。**乙\n\n```\n甲**。**乙\n```\n",
           "<p|<code|甲**。**乙>><pre|<code|甲**。**乙>><pre|<code|甲**。**乙>>");
    expect("[甲](https://e.org/甲。*乙)<https://e.org/，*丙>\n",
           "<p|<a https://e.org/%E7%94%B2%E3%80%82*%E4%B9%99|甲>"
           "<a https://e.org/%EF%BC%8C*%E4%B8%99|https://e.org/，*丙>>");
    expect("![甲。*乙](a.png \"丙。*丁\")\n", "<figure|<img|><figcaption|丙。*丁>>");
    expect("甲\xF4\x8F\xBF\xB2。**乙**\n", "<p|甲。<strong|乙>>");
    expect("<span class=\"甲。*乙\">丙</span>\n", "<p|<span.甲。*乙|丙>>");
}

static void test_alerts(void) {
    expect("> [!NOTE]\n> 甲。**乙**\n>\n> 丙\n", "<aside.alert.note|<p|甲。<strong|乙>><p|丙>>");
    expect("> [!warning]  \n> 甲\n", "<aside.alert.warning|<p|甲>>");
    expect("> [!CAUTION]\n>\n> - 甲\n", "<aside.alert.caution|<ul|<li|甲>>>");
    expect("- 甲\n\n  > [!TIP]\n  > 乙\n", "<ul|<li|<p|甲><aside.alert.tip|<p|乙>>>>");
    expect("> [!IMPORTANT]\n> > [!TIP]\n> > 甲\n",
           "<aside.alert.important|<aside.alert.tip|<p|甲>>>");
    expect("> [!NOTE] 甲\n> 乙\n", "<blockquote|<p|[!NOTE] 甲乙>>");
    expect("> [!OTHER]\n> 甲\n", "<blockquote|<p|[!OTHER] 甲>>");
    expect("> 甲\n> [!NOTE]\n", "<blockquote|<p|甲 [!NOTE]>>");
}

static void test_footnotes(void) {
    expect("甲[^n]。\n\n[^n]: 注。\n", "<p|甲<sup.footnote-ref|<a#fnref-n #fn-n|1>>。>"
                                       "<section.footnotes|<ol|<li#fn-n|<p|注。>>>>");
}

static void test_title(void) {
    g_autoptr(Article) article =
        reading_of("# 题 $x^2$\n\n文。\n\n## 节\n", &(ReadOptions){.source_name = "a.md"});
    g_assert_cmpstr(article->title.value, ==, "题 x2");
    g_assert_cmpstr(article->title.origin, ==, "line 1");
    g_autofree char *body = body_of(article);
    g_assert_cmpstr(body, ==, "<p|文。><h2|节>");
    g_autoptr(Article) other =
        reading_of("---\ntitle: 题\n---\n# 章\n\n文。\n", &(ReadOptions){.source_name = "a.md"});
    g_assert_cmpstr(other->title.value, ==, "题");
    g_assert_cmpstr(other->body->first_child->name, ==, "h1");
    g_assert_cmpstr(other->body->first_child->origin, ==, "line 4");
}

static void test_formulas(void) {
    expect("$5 和 $10，$5和$10，\\$x\n", "<p|$5 和 $10，$5和$10，$x>");
    expect("$a_1*b_2*c$ `$x$` \\(y\\)\n",
           "<p|<span.formula|a<sub|1> * b<sub|2> * c> <code|$x$> <span.formula|y>>");
    expect("文\n\n$$\na\n= b\n$$\n\n后\n", "<p|文><div.formula|a = b><p|后>");
    expect("文 $$a$$ 后\n", "<p|文 <span.formula.display|a> 后>");
    expect("> \\[\n> x\n> \\]\n", "<blockquote|<div.formula|x>>");
    expect("\\[不是链接\\](x)\n", "<p|[不是链接](x)>");
    expect("```math\nx^2\n```\n", "<div.formula|x<sup|2>>");
    expect("~~~\n$a$\n~~~\n[t](u$v$w)\n", "<pre|<code|$a$>><p|<a u$v$w|t>>");
    expect("| $a|b$ |\n|---|\n", "<table|<thead|<tr|<th|<span.formula|a|b>>>>>");
    expect("a\xF4\x8F\xBF\xB0"
           "0\xF4\x8F\xBF\xB1"
           "b\n",
           "<p|a0b>");
}

/* A formula of several lines takes none away from the places that are told. */
static void test_places(void) {
    g_autoptr(Article) article =
        reading_of("甲\n\n$$\nx\n$$\n\n乙\n\n- 丙\n", &(ReadOptions){.source_name = "a.md"});
    const Node *formula = article->body->first_child->next;
    g_assert_cmpstr(formula->origin, ==, "line 3");
    g_assert_cmpstr(formula->next->origin, ==, "line 7");
    g_assert_cmpstr(formula->next->next->first_child->origin, ==, "line 9");
}

static void test_bounded(void) {
    static const char *const parts[] = {">", "[", "- ", "*a ", "$a ", "<b>", "a`", "\\(", "1. "};
    for (size_t i = 0; i < G_N_ELEMENTS(parts); i++) {
        g_autoptr(GString) text = g_string_new(NULL);
        for (int count = 0; count < 100 * 1000; count++)
            g_string_append(text, parts[i]);
        g_string_append(text, "字\n");
        g_autoptr(Article) article = reading_of(text->str, &(ReadOptions){.source_name = "a.md"});
        g_assert_nonnull(article->body->first_child);
    }
    g_autoptr(GString) table = g_string_new(NULL);
    for (int row = 0; row < 2; row++) {
        for (int i = 0; i < 3000; i++)
            g_string_append(table, row ? "|-" : "|a");
        g_string_append(table, "|\n");
    }
    for (int i = 0; i < 3000; i++)
        g_string_append(table, "x\n");
    g_autoptr(GBytes) bytes = g_bytes_new(table->str, table->len);
    g_autoptr(GError) error = NULL;
    g_assert_null(read_article(bytes, &(ReadOptions){.source_name = "a.md"}, &error));
    g_assert_cmpstr(error->message, ==, "a.md: tables have more than 200000 cells");
}

static void test_form(void) {
    static const struct {
        const char *text, *name;
        ReadForm form;
    } cases[] = {
        {"文。", "a.md", READ_MARKDOWN},
        {"<!DOCTYPE html><p>文", "a.md", READ_HTML},
        {"<p>文", "a.md", READ_MARKDOWN},
        {"<p>文", "-", READ_HTML},
        {"<!-- x -->\n<article>", "a.txt", READ_HTML},
        {"没有标记", "a.html", READ_CAPTURE},
        {"正文 <b>粗</b>", "a.HTM", READ_HTML},
        {"# 题\n\n正文。\n\n## 节\n", "-", READ_MARKDOWN},
        {"# 题\n\n正文。\n\n## 节\n", "a.txt", READ_CAPTURE},
        {"---\ntitle: x\n---\n", "a.txt", READ_MARKDOWN},
        {"题\n\n# 1 号楼\n- 完 -\n", "-", READ_CAPTURE},
        {"|a|b|\n|-|--|\n", "-", READ_MARKDOWN},
        {"首页 > 新闻\n题\n- 一\n- 二\n", "-", READ_CAPTURE},
        {"见[这里](https://e.org)和**那里**、**别处**。", "-", READ_MARKDOWN},
        {"```\nx\n```\n", "-", READ_MARKDOWN},
        {"[本报讯] 文", "-", READ_CAPTURE},
        {"[链接](x)\n", "a.md", READ_MARKDOWN},
        {"{\"body\": []}", "a.txt", READ_JSON},
        {"x", "a.json", READ_JSON},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++)
        g_assert_cmpint(form_tell(cases[i].text, cases[i].name), ==, cases[i].form);
}

int main(int argc, char **argv) {
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/markdown/blocks", test_blocks);
    g_test_add_func("/markdown/emphasis-beside-marks", test_emphasis_beside_marks);
    g_test_add_func("/markdown/emphasis-elsewhere", test_emphasis_elsewhere);
    g_test_add_func("/markdown/alerts", test_alerts);
    g_test_add_func("/markdown/footnotes", test_footnotes);
    g_test_add_func("/markdown/title", test_title);
    g_test_add_func("/markdown/formulas", test_formulas);
    g_test_add_func("/markdown/places", test_places);
    g_test_add_func("/markdown/bounded", test_bounded);
    g_test_add_func("/markdown/form", test_form);
    return g_test_run();
}
