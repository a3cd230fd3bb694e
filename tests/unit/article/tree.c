/* SPDX-License-Identifier: MIT */
#include "article/article.h"

#include <string.h>

typedef struct {
    Article *article;
    Arena *arena;
    Notices *notices;
    Node *root;
} Case;

static Case print(const char *json) {
    g_autoptr(GError) error = NULL;
    Case c = {article_from_json(json, strlen(json), "a.json", &error), arena_new(), notices_new(),
              NULL};
    g_assert_no_error(error);
    c.article->language = c.article->language ? c.article->language : "zh-Hans";
    c.root = article_tree(c.article, c.arena, c.notices);
    return c;
}

static void done(Case *c) {
    article_free(c->article);
    arena_free(c->arena);
    notices_free(c->notices);
}

/* "article.article(h1.title(题) …)": the tree on one line. */
static void dump(const Node *node, GString *out) {
    if (node->kind == NODE_TEXT) {
        g_string_append(out, node->text);
        return;
    }
    g_string_append(out, node->name);
    for (size_t i = 0; i < node->n_classes; i++)
        g_string_append_printf(out, ".%s", node->classes[i]);
    g_string_append_c(out, '(');
    for (const Node *child = node->first_child; child; child = child->next)
        dump(child, out);
    g_string_append_c(out, ')');
}

/* All but what stands last in every tree: the block of whence it came. */
static void expect(Case *c, const char *text) {
    g_autoptr(GString) out = g_string_new(NULL);
    for (const Node *child = c->root->first_child; child != c->root->last_child;
         child = child->next)
        dump(child, out);
    g_assert_cmpstr(out->str, ==, text);
}

static bool has_notice(const Case *c, const char *code) {
    for (size_t i = 0; i < notices_count(c->notices); i++)
        if (strcmp(notices_at(c->notices, i)->code, code) == 0)
            return true;
    return false;
}

static void expect_provenance(const char *json, const char *text) {
    Case c = print(json);
    g_autoptr(GString) out = g_string_new(NULL);
    dump(c.root->last_child, out);
    g_assert_cmpstr(out->str, ==, text);
    done(&c);
}

/* Whence it came: what the article knows, and by what it was set. */
static void test_provenance(void) {
    expect_provenance("{\"title\": \"题\", \"body\": [\"文\"]}",
                      "section.provenance(h2(存档信息)p.producer(span.label(排版程序：)"
                      "span.value(kanyin " KANYIN_VERSION ")))");
    expect_provenance("{\"title\": \"T\", \"language\": \"en\", \"body\": [\"B\"], \"url\": "
                      "\"http://a.example/\","
                      "\"captured_at\": \"2024-06-27\", \"sha256\": \"e3b0\","
                      "\"charset\": {\"declared\": \"gbk\", \"used\": \"UTF-8\"}}",
                      "section.provenance(h2(Provenance)"
                      "p.url(span.label(Address: )span.value(a(http://a.example/)))"
                      "p.captured(span.label(Captured: )span.value(2024-06-27))"
                      "p.charset(span.label(Character set: )span.value(UTF-8 (declared gbk)))"
                      "p.sha256(span.label(SHA-256: )span.value(e3b0))"
                      "p.producer(span.label(Set by: )span.value(kanyin " KANYIN_VERSION ")))");
    /* a set that is declared as it is, however it is spelt, is named once */
    expect_provenance(
        "{\"title\": \"T\", \"language\": \"en\", \"body\": [\"B\"],"
        "\"charset\": {\"declared\": \"utf-8\", \"used\": \"UTF-8\"}}",
        "section.provenance(h2(Provenance)p.charset(span.label(Character set: )span.value(UTF-8))"
        "p.producer(span.label(Set by: )span.value(kanyin " KANYIN_VERSION ")))");
}

static void test_least(void) {
    Case c = print("{\"title\": \"题\", \"body\": [\"文\"]}");
    expect(&c, "h1.title(题)div.body(p(文))");
    g_assert_cmpstr(c.root->lang, ==, "zh-Hans");
    g_assert_cmpstr(node_attribute(c.root, "data-title"), ==, "题");
    g_assert_null(node_attribute(c.root, "data-address"));
    g_assert_true(has_notice(&c, "qr-left-out"));
    g_assert_false(has_notice(&c, "heading-level"));
    /* the article's own body stays as it was */
    g_assert_null(c.article->body->parent);
    done(&c);
}

static void test_no_title(void) {
    Case c =
        print("{\"body\": [\"一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十多\"]}");
    g_assert_cmpstr(node_attribute(c.root, "data-title"), ==,
                    "一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十…");
    g_assert_true(has_notice(&c, "title-missing"));
    done(&c);
}

static void test_head(void) {
    Case c =
        print("{\"site_name\": \"站\", \"breadcrumb\": [\"甲\", \"乙\"], \"slogans\": [{\"text\": "
              "\"语\", \"attribution\": \"——人\"}], \"kicker\": \"引\", \"title\": \"题\", "
              "\"subtitle\": \"副\", \"date\": \"2025-01-02\", \"time\": \"10:00\", "
              "\"source\": {\"value\": \"社\", \"label\": \"来源\"}, \"authors\": [\"子\", "
              "\"丑\"], \"body\": []}");
    expect(&c, "header.masthead(p.site(站)p.breadcrumb(span.crumb(甲) › span.crumb(乙)))"
               "div.slogans(blockquote.slogan(p.motto(语)p.attribution(——人)))"
               "p.kicker(引)h1.title(题)p.subtitle(副)p.dateline(time.date(2025-01-02) "
               "time.time(10:00)　span.source(来源：社)　span.author(子)　span.author(丑))"
               "div.body()");
    g_assert_cmpstr(node_attribute(c.root, "data-address"), ==, "站");
    done(&c);
}

static void test_headings(void) {
    Case c = print("{\"title\": \"题\", \"body\": [{\"element\": \"h4\"}, {\"element\": \"h6\"}, "
                   "{\"element\": \"h6\"}, {\"element\": \"h1\"}, {\"element\": \"h3\"}, "
                   "{\"element\": \"blockquote\", \"children\": [{\"element\": \"h4\"}]}, "
                   "{\"element\": \"h2\"}, {\"element\": \"h5\"}, {\"element\": \"hr\"}]}");
    expect(&c, "h1.title(题)div.body(h2()h3()h3()h2()h3()blockquote(h4())h3()h4()hr())");
    const Node *first = c.root->last_child->prev->first_child;
    g_assert_cmpstr(node_attribute(first, "data-original"), ==, "h4");
    g_assert_null(node_attribute(first->next->next->next->next, "data-original"));
    g_assert_true(has_notice(&c, "heading-level"));
    done(&c);
}

#define FIGURE(src, caption)                                                                       \
    "{\"element\": \"figure\", \"children\": [{\"element\": \"img\", \"attributes\": {\"src\": "   \
    "\"" src "\"}}, {\"element\": \"figcaption\", \"children\": [\"" caption "\"]}]}"

static void test_figures(void) {
    Case c = print(
        "{\"title\": \"题\", \"script\": \"hant\", \"body\": [" FIGURE("1.png", "一") ", " FIGURE(
            "2.png", "二") ", " FIGURE("3.png",
                                       "三") ", \"文\", {\"element\": \"figure\", "
                                             "\"children\": [{\"element\": \"figcaption\", "
                                             "\"children\": [\"四\"]}]}, " FIGURE("5.png",
                                                                                  "五") "]}");
    expect(&c, "h1.title(题)div.body(div.figures(figure(img()figcaption(一))figure(img()figcaption("
               "二))figure(img()figcaption(三)))p(文)figure.pictureless(figcaption(span.mark("
               "〔圖〕)四))figure(img()figcaption(五)))");
    const Node *pair = c.root->last_child->prev->first_child;
    g_assert_cmpstr(node_attribute(pair->first_child->first_child, "alt"), ==, "一");
    g_assert_true(has_notice(&c, "picture-missing"));
    g_assert_false(has_notice(&c, "alt-missing"));
    done(&c);
}

static size_t count_children(const Node *node) {
    size_t count = 0;
    for (const Node *child = node->first_child; child; child = child->next)
        count++;
    return count;
}

static void append_many(GString *out, const char *item, int count) {
    for (int i = 0; i < count; i++)
        g_string_append_printf(out, "%s%s", i > 0 ? ", " : "", item);
}

/* Two by two, and of an odd number the last three: figures, and the pictures of one figure. */
static void test_rows(void) {
    static const struct {
        int count;
        const char *rows;
    } cases[] = {{2, "2 "}, {3, "3 "}, {4, "2 2 "}, {5, "2 3 "}, {6, "2 2 2 "}, {7, "2 2 3 "}};
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(GString) json = g_string_new("{\"title\": \"题\", \"body\": [");
        append_many(json, FIGURE("1.png", "一"), cases[i].count);
        g_string_append(json, ", \"文\", {\"element\": \"figure\", \"children\": [");
        append_many(json, "{\"element\": \"img\", \"attributes\": {\"alt\": \"图\"}}",
                    cases[i].count);
        g_string_append(json, "]}]}");
        Case c = print(json->str);
        const Node *body = c.root->first_child->next, *last = body->last_child;
        g_autoptr(GString) figures = g_string_new(NULL), pictures = g_string_new(NULL);
        for (const Node *row = body->first_child; row != last->prev; row = row->next)
            g_string_append_printf(figures, "%zu ", count_children(row));
        for (const Node *row = last->first_child; row; row = row->next)
            g_string_append_printf(pictures, "%zu ", count_children(row));
        g_assert_cmpstr(figures->str, ==, cases[i].rows);
        g_assert_cmpstr(pictures->str, ==, cases[i].rows);
        done(&c);
    }
}

static void test_tail(void) {
    Case c =
        print("{\"title\": \"题\", \"url\": \"https://x.cn/a/\", \"script\": \"hans\", "
              "\"editor\": \"甲\", \"reviewer\": {\"value\": \"乙\", \"label\": \"终审\"}, "
              "\"attachments\": [{\"title\": \"表\", \"url\": \"b.pdf\"}], \"related\": "
              "[{\"title\": \"他\"}], \"colophon\": {\"address\": \"路\", \"postcode\": "
              "{\"value\": \"1\", \"label\": \"邮政编码\"}, \"telephones\": [{\"value\": \"2\", "
              "\"label\": \"总机\"}, \"3\"], \"emails\": [{\"value\": \"a@b\", \"label\": "
              "\"信箱\"}], \"years\": \"© 1\", \"holder\": \"人\", \"note\": \"有\", \"icp\": "
              "\"京\", \"site_code\": \"bm\", \"others\": [\"余\"]}, \"body\": []}");
    expect(&c,
           "h1.title(题)div.body()p.editor(span.label(责任编辑：)span.name(甲))"
           "p.reviewer(span.label(终审：)span.name(乙))section.attachments(h2(附件)ul(li(a(表))))"
           "section.related(h2(相关阅读)ul(li(他)))footer.tail(figure.qr(img.qr-code()"
           "figcaption.qr-note(扫一扫在手机打开当前页))div.colophon(p.address(span.item(地址：路)　"
           "span.item(邮政编码：1))p.telephone(span.item(电话：2（总机）)　span.item(3))"
           "p.email(span.item(信箱：a(a@b)))p.copyright(span.item(© 1 人　有)　span.item(京)　"
           "span.item(网站标识码bm))p.other(span.item(余))))");
    g_assert_cmpstr(node_attribute(c.root, "data-address"), ==, "x.cn/a");
    const Node *code = c.root->last_child->prev->first_child->first_child;
    g_assert_cmpstr(node_attribute(code, "data-qr"), ==, "https://x.cn/a/");
    g_assert_cmpstr(node_attribute(code, "alt"), ==, "二维码：https://x.cn/a/");
    done(&c);
}

#define WORDS(caption)                                                                             \
    "{\"element\": \"figure\", \"children\": [{\"element\": \"figcaption\", \"children\": "        \
    "[\"" caption "\"]}]}"

/* What is attached is named before the signature, unless the source has it after. */
static void test_attachments(void) {
    static const char *const lines[] = {"line 4", "line 9"};
    for (size_t i = 0; i < G_N_ELEMENTS(lines); i++) {
        g_autofree char *json = g_strdup_printf(
            "{\"title\": \"题\", \"attachments\": [{\"title\": {\"value\": \"表\", \"origin\": "
            "\"%s\"}}], \"body\": [\"文\", {\"element\": \"p\", \"class\": \"signature\", "
            "\"origin\": \"line 6\", \"children\": [\"某局\"]}]}",
            lines[i]);
        Case c = print(json);
        expect(
            &c,
            i == 0
                ? "h1.title(题)div.body(p(文)section.attachments(h2(附件)ul(li(表)))"
                  "div.signatures(p.signature(某局)))"
                : "h1.title(题)div.body(p(文)div.signatures(p.signature(某局)))section.attachments("
                  "h2(附件)ul(li(表)))");
        done(&c);
    }
}

/* One sign is enough. */
static void test_picture_marks(void) {
    Case c = print("{\"title\": \"题\", \"script\": \"hans\", \"body\": [" WORDS("▲ 甲") ", " WORDS(
        "图为乙") ", " WORDS("圖3 丙") ", " WORDS("图书馆") ", " WORDS("△丁") "]}");
    expect(&c, "h1.title(题)div.body(figure.pictureless(figcaption(span.mark(〔图〕)甲))"
               "figure.pictureless(figcaption(图为乙))figure.pictureless(figcaption(圖3 丙))"
               "figure.pictureless(figcaption(span.mark(〔图〕)图书馆))"
               "figure.pictureless(figcaption(span.mark(〔图〕)丁)))");
    g_assert_true(has_notice(&c, "picture-missing"));
    done(&c);
}

/* A typed space parts words where Han stand on both sides; body text has its own rule. */
static void test_spaces(void) {
    Case c = print(
        "{\"title\": \"守正创新  笃行致远\", \"kicker\": \"“甲” 《乙》\", \"subtitle\": \"甲， 乙 "
        "iOS 18 丙\", \"authors\": [\"张三 李四\"], \"related\": [{\"title\": \"他 们\"}], "
        "\"body\": [\"守正 创新\", {\"element\": \"figure\", \"children\": [{\"element\": "
        "\"img\", \"attributes\": {\"src\": \"1.png\"}}, {\"element\": \"figcaption\", "
        "\"children\": [\"陆一鸣 摄\"]}]}]}");
    expect(&c, "p.kicker(“甲”　《乙》)h1.title(守正创新　笃行致远)p.subtitle(甲， 乙 iOS 18 丙)"
               "p.dateline(span.author(张三　李四))div.body(p(守正 创新)figure(img()figcaption("
               "陆一鸣　摄)))section.related(h2(相关阅读)ul(li(他　们)))");
    g_assert_cmpstr(c.article->title.value, ==, "守正创新  笃行致远");
    g_assert_cmpstr(node_attribute(c.root, "data-title"), ==, "守正创新　笃行致远");
    g_assert_cmpstr(node_attribute(c.root->first_child->next, "data-label"), ==,
                    "守正创新  笃行致远");
    done(&c);
}

static const Node *find(const Node *node, const char *name) {
    if (node->kind == NODE_ELEMENT && strcmp(node->name, name) == 0)
        return node;
    for (const Node *child = node->first_child; child; child = child->next) {
        const Node *found = find(child, name);
        if (found)
            return found;
    }
    return NULL;
}

static char *contents_of(Case *c) {
    article_tree_add_contents(c->article, c->root, c->arena, c->notices);
    const Node *nav = find(c->root, "nav");
    GString *out = g_string_new(NULL);
    if (nav)
        dump(nav, out);
    return g_string_free(out, FALSE);
}

static void tables_of_many_columns_are_wide(void) {
    for (int columns = 8; columns <= 9; columns++) {
        g_autoptr(GString) json = g_string_new(
            "{\"title\": \"题\", \"body\": [{\"element\": \"table\", \"children\": [{\"element\": "
            "\"tbody\", \"children\": [{\"element\": \"tr\", \"children\": [");
        for (int i = 0; i < columns; i++)
            g_string_append_printf(json, "%s{\"element\": \"td\", \"children\": [\"1\"]}",
                                   i ? "," : "");
        g_string_append(json, "]}]}]}]}");
        Case c = print(json->str);
        const Node *table = c.root->last_child->prev->first_child;
        g_assert_cmpstr(table->name, ==, "table");
        g_assert_cmpint(node_has_class(table, "wide"), ==, columns == 9);
        done(&c);
    }
}

static void alerts_say_what_they_are(void) {
    Case c = print("{\"title\": \"题\", \"language\": \"zh-Hant-TW\", \"body\": [{\"element\": "
                   "\"aside\", \"class\": \"alert tip\", \"children\": [\"文\"]}]}");
    expect(&c, "h1.title(题)div.body(aside.alert.tip(p.alert-title(提示)文))");
    done(&c);
    c = print("{\"title\": \"题\", \"language\": \"en\", \"body\": [{\"element\": "
              "\"aside\", \"class\": \"alert warning\", \"children\": [\"文\"]}]}");
    expect(&c, "h1.title(题)div.body(aside.alert.warning(p.alert-title(Warning)文))");
    done(&c);
}

static void headings_become_a_list_of_contents(void) {
    Case c = print("{\"title\": \"题\", \"body\": ["
                   "{\"element\": \"h2\", \"id\": \"a\", \"children\": [\"一\"]},"
                   "{\"element\": \"h3\", \"children\": [\"二\", {\"element\": \"img\"}]},"
                   "{\"element\": \"h4\", \"id\": \"a\", \"children\": [\"三\"]},"
                   "{\"element\": \"h5\", \"children\": [\"五级\"]},"
                   "{\"element\": \"h2\", \"children\": [\" \"]},"
                   "{\"element\": \"h3\", \"id\": \"section-2\", \"children\": [\"四\"]},"
                   "{\"element\": \"table\", \"children\": [{\"element\": \"caption\", "
                   "\"children\": [{\"element\": \"h3\", \"children\": [\"表\"]}]}]}]}");
    g_autofree char *list = contents_of(&c);
    g_assert_cmpstr(list, ==,
                    "nav.contents(h2.contents-title(目录)ol(li(a(一)ol(li(a(二)ol(li(a(三))))"
                    "li(a(四))))))");
    /* each entry leads to its own heading, whatever ids there were */
    g_autoptr(GHashTable) ids = g_hash_table_new(g_str_hash, g_str_equal);
    for (const Node *at = find(c.root, "div")->first_child; at; at = at->next)
        if (at->kind == NODE_ELEMENT && at->id)
            g_assert_true(g_hash_table_add(ids, (gpointer)at->id));
    g_assert_cmpuint(g_hash_table_size(ids), ==, 4);
    g_assert_true(g_hash_table_contains(ids, "section-2-2"));
    done(&c);
}

static void without_headings_there_is_no_list(void) {
    Case c = print("{\"title\": \"题\", \"body\": [\"文\"]}");
    g_autofree char *list = contents_of(&c);
    g_assert_cmpstr(list, ==, "");
    const KanyinNotice *last = notices_at(c.notices, notices_count(c.notices) - 1);
    g_assert_cmpstr(last->code, ==, "contents-empty");
    g_assert_cmpint(last->severity, ==, KANYIN_SEVERITY_INFO);
    done(&c);
}

/* Across phrases too, and in brackets only in the row that a label leads. */
static void test_spaces_in_lines(void) {
    Case c = print("{\"title\": \"题\", \"body\": ["
                   "{\"element\": \"h2\", \"children\": [\"第一章 \", {\"element\": \"em\", "
                   "\"children\": [\"总则\"]}]},"
                   "{\"element\": \"dt\", \"children\": [\"甲 \", {\"element\": \"code\", "
                   "\"children\": [\"乙 丙\"]}]},"
                   "\"（记者 王 芳 李四 摄影报道）\", \"（电 记者 张三，见第二页 李四）\", "
                   "\"（见表 二页） 记者 张三（\"]}");
    expect(&c, "h1.title(题)div.body(h2(第一章　em(总则))dt(甲 code(乙 丙))"
               "p(（记者　王　芳　李四　摄影报道）)p(（电　记者　张三，见第二页　李四）)"
               "p(（见表 二页） 记者 张三（))");
    done(&c);
}

int main(int argc, char **argv) {
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/tree/least", test_least);
    g_test_add_func("/tree/provenance", test_provenance);
    g_test_add_func("/tree/no-title", test_no_title);
    g_test_add_func("/tree/head", test_head);
    g_test_add_func("/tree/headings", test_headings);
    g_test_add_func("/tree/figures", test_figures);
    g_test_add_func("/tree/rows", test_rows);
    g_test_add_func("/tree/tail", test_tail);
    g_test_add_func("/tree/attachments", test_attachments);
    g_test_add_func("/tree/picture-marks", test_picture_marks);
    g_test_add_func("/tree/spaces", test_spaces);
    g_test_add_func("/tree/wide-tables", tables_of_many_columns_are_wide);
    g_test_add_func("/tree/alerts", alerts_say_what_they_are);
    g_test_add_func("/tree/spaces-in-lines", test_spaces_in_lines);
    g_test_add_func("/tree/contents", headings_become_a_list_of_contents);
    g_test_add_func("/tree/contents-empty", without_headings_there_is_no_list);
    return g_test_run();
}
