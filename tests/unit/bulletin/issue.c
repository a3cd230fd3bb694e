/* SPDX-License-Identifier: MIT */
#include "issues.h"

static char *folder;

static const char *const files[] = {
    "a.md",         "# 甲\n\n天地玄黄。\n",
    "b.md",         "---\norder: 2\n---\n# 乙\n\n宇宙洪荒。\n",
    "many/2.md",    "# 二\n\n日月。\n",
    "many/10.md",   "# 十\n\n盈昃。\n",
    "many/last.md", "---\norder: 1\n---\n# 先\n\n辰宿。\n",
    "many/x.txt",   "不是",
    "tw.md",        "---\nlanguage: zh-Hant-TW\n---\n# 臺\n\n列張。\n",
    "p/1.png",      "no picture",
    "house.css",    "",
    NULL,
};

static Issue *read_issue(const char *text) {
    g_autoptr(GError) error = NULL;
    Issue *issue = issue_of(text, folder, ISSUE_IMPRINT_FREE, &error);
    g_assert_no_error(error);
    return issue;
}

static void refuse(const char *text, const char *message) {
    g_autoptr(GError) error = NULL;
    g_autoptr(Issue) issue = issue_of(text, folder, ISSUE_IMPRINT_FREE, &error);
    g_assert_null(issue);
    g_assert_error(error, KANYIN_ERROR, KANYIN_ERROR_INPUT);
    g_assert_cmpstr(error->message, ==, message);
}

static void test_fields(void) {
    g_autoptr(Issue) issue =
        read_issue("name: 简报\nnumber: 12\ntotal: 248\ndate: 2026年11月3日\n"
                   "unit: 室\ncopy_number: \"0007\"\ncontents: 要目\n"
                   "report: 甲\nsend: [乙, 丙]\nprint_run: 120\n"
                   "masthead: {picture: m.png, alt: 报头}\n"
                   "cover: {picture: c.png, highlights: 头条}\nback: 来稿请寄\n"
                   "urgency: 特急\nsignatories: [陈, 李]\n"
                   "note: {title: 按, text: 见**此**}\n"
                   "imprint: {printed: 2026-11-01, email: a@b.cn}\n"
                   "style: [bulletin, house.css]\nset: {accent: red, --x: 1em}\n"
                   "articles: a.md\n");
    const IssueFields *fields = &issue->fields;
    g_assert_cmpstr(issue->front->title.value, ==, "简报 第12期（总第248期）");
    g_assert_cmpstr(fields->date, ==, "2026-11-03");
    g_assert_cmpstr(fields->copy_number, ==, "0007");
    g_assert_cmpstr(fields->contents.title, ==, "要目");
    g_assert_cmpuint(fields->report.count, ==, 1);
    g_assert_cmpstr(fields->send.items[1], ==, "丙");
    g_assert_cmpstr(fields->masthead.picture, ==, "m.png");
    g_assert_cmpstr(fields->imprint.printed, ==, "2026-11-01");
    g_assert_cmpstr(fields->style.items[1], ==, "house.css");
    g_assert_cmpstr(fields->set.items[1], ==, "--x=1em");
    g_assert_true(fields->cover.is_on && fields->back.is_on && !fields->cover.has_no_highlights);
    g_assert_cmpstr(fields->cover.highlights.items[0], ==, "头条");
    g_assert_cmpstr(fields->back.text, ==, "来稿请寄");
    g_assert_cmpstr(fields->urgency, ==, "特急");
    g_assert_cmpstr(fields->signatories.items[1], ==, "李");
    g_assert_nonnull(issue->note);
    g_assert_nonnull(issue->back);
    g_assert_cmpint(issue->front->region, ==, REGION_CN);
    g_assert_cmpuint(notices_count(issue->front->notices), ==, 0);
}

static void test_json(void) {
    g_autoptr(Issue) issue =
        read_issue("{\"name\":\"\\ud840\\udc0b\\\\ud840\",\n\t\"number\":3,"
                   "\"contents\":false,\"articles\":[\"a.md\",{\"path\":\"b.md\"}]}");
    g_assert_cmpstr(issue->fields.name, ==, "𠀋\\ud840");
    g_assert_true(issue->fields.contents.is_off);
    g_assert_false(issue->fields.cover.is_on);
    g_assert_cmpuint(issue->n_articles, ==, 2);
}

static void test_refused(void) {
    refuse("number: 1\narticles: a.md\n", "i.yaml:1:1: must have a 'name'");
    refuse("", "i.yaml:1:1: must have a 'name'");
    refuse("name: 简报\n", "i.yaml:1:1: must have 'articles', by themselves or in 'sections'");
    refuse("- a\n", "i.yaml:1:1: must be a mapping of names and values");
    refuse("name: [a]\n", "i.yaml:1:7: 'name' must be text");
    refuse("name: a\ndate: soon\n",
           "i.yaml:2:7: 'date' must be a date, 2024-06-27 or 2024年6月27日");
    refuse("name: a\nname: b\n", "i.yaml:2:1: has 'name' twice");
    refuse("name: a\nsections:\n  - title: x\n    articles:\n      - a.md\n      - {title: b}\n",
           "i.yaml:6:9: 'sections[0].articles[1]' must have a 'path'");
    refuse("name: a\narticles: {path: a.md, form: word}\n",
           "i.yaml:2:30: 'articles.form' must be one of auto, capture, json, html, markdown");
    refuse("name: a\narticles: {path: a.md, region: XX}\n",
           "i.yaml:2:32: 'articles.region' must be CN, TW, HK, JP or KR");
    refuse("name: a\nlanguage: 中文\n",
           "i.yaml:2:11: 'language' must be a language tag, zh-Hans or zh-Hant-TW");
    refuse("name: a\nset: red\n", "i.yaml:2:6: 'set' must be a mapping of names and values");
    refuse("name: a\nsend: {a: b}\n", "i.yaml:2:7: 'send' must be text, or a list of texts");
    refuse("name: \"a\\u0007\"\n", "i.yaml:1:7: 'name' holds a control character");
    refuse("name: a\n b: c\n", "i.yaml:2:3: the issue file is no YAML: mapping values are not "
                               "allowed in this context");
    refuse("name: \xFF\n", "i.yaml: an issue file is text in UTF-8, YAML or JSON");
}

static void test_unknown(void) {
    g_autoptr(Issue) issue = read_issue("name: a\ncolour: red\nsections:\n"
                                        "  - {title: x, articles: a.md, size: 3}\n");
    g_assert_cmpuint(notices_count(issue->front->notices), ==, 2);
    const KanyinNotice *notice = notices_at(issue->front->notices, 1);
    g_assert_cmpstr(notice->code, ==, "unknown-field");
    g_assert_cmpuint(notice->line, ==, 4);
    g_assert_cmpuint(notice->column, ==, 32);
    g_assert_cmpstr(notice->message, ==,
                    "'sections[0].size' is no field of a bulletin here and is not read");
}

/* A pattern takes files by their own order, then by name, 2 before 10, and none that another entry
 * names. */
static void test_pattern(void) {
    g_autoptr(Issue) issue = read_issue("name: a\narticles: [\"many/*.md\", many/2.md, tw.md]\n");
    static const char *const titles[] = {"先", "十", "二", "臺"};
    g_assert_cmpuint(issue->n_articles, ==, G_N_ELEMENTS(titles));
    for (size_t i = 0; i < G_N_ELEMENTS(titles); i++)
        g_assert_cmpstr(issue->sections[0].articles[i].article->title.value, ==, titles[i]);
    g_assert_cmpint(issue->sections[0].articles[3].article->region, ==, REGION_TW);
}

/* What cannot be read leaves a notice in its place, and the rest is there. */
static void test_faults(void) {
    g_autoptr(Issue) issue = read_issue(
        "name: a\narticles:\n  - a.md\n  - gone.md\n  - ../../etc/passwd\n  - \"no*.md\"\n"
        "  - {path: a.md, assets: ../x}\n");
    const IssueArticle *articles = issue->sections[0].articles;
    g_assert_cmpuint(issue->n_articles, ==, 5);
    g_assert_null(articles[0].fault);
    g_assert_cmpstr(articles[1].fault, ==, "gone.md: No such file or directory");
    g_assert_nonnull(strstr(articles[2].fault, "refused, files must lie in"));
    g_assert_cmpstr(articles[3].fault, ==, "no file has such a name");
    g_assert_nonnull(strstr(articles[4].fault, "refused, files must lie in"));
    g_assert_cmpstr(articles[1].article->title.value, ==, "未能读入：gone.md");
    const KanyinNotice *notice = notices_at(issue->front->notices, 0);
    g_assert_cmpstr(notice->code, ==, "article-unreadable");
    g_assert_cmpuint(notice->line, ==, 4);
}

static void test_said_instead(void) {
    g_autoptr(Issue) issue =
        read_issue("name: a\narticles:\n  path: a.md\n  title: 另题\n  source: 本刊\n"
                   "  region: HK\n  class: wide lead\n");
    const IssueArticle *made = &issue->sections[0].articles[0];
    g_assert_cmpstr(made->article->title.value, ==, "另题");
    g_assert_cmpstr(made->article->source.value, ==, "本刊");
    g_assert_cmpint(made->article->region, ==, REGION_HK);
    g_assert_cmpstr(made->classes, ==, "wide lead");
}

#define WHOLE                                                                                              \
    "name: a\nnumber: 1\nunit: 室\nclassification: 内部资料，免费交流\nprint_run: 9\narticles: " \
    "a.md\n"

static void test_imprint(void) {
    g_autoptr(GError) error = NULL;
    g_autoptr(Issue) issue = issue_of(WHOLE "imprint: {permit: 1, audience: b, printer: c}\n",
                                      folder, ISSUE_IMPRINT_NBZL, &error);
    g_assert_null(issue);
    g_assert_error(error, KANYIN_ERROR, KANYIN_ERROR_INPUT);
    g_assert_cmpstr(error->message, ==,
                    "i.yaml: an internal publication must also say: imprint.printed (印刷日期)");
    g_clear_error(&error);
    issue = issue_of(WHOLE "imprint: {permit: 1, audience: b, printer: c, printed: 2026-01-02}\n",
                     folder, ISSUE_IMPRINT_NBZL, &error);
    g_assert_no_error(error);
    g_assert_nonnull(issue);
}

static void test_example(void) {
    g_autoptr(Issue) issue = read_issue(issue_example());
    g_assert_cmpstr(issue->fields.name, ==, "印刷简报");
    for (size_t i = 0; i < notices_count(issue->front->notices); i++)
        g_assert_cmpstr(notices_at(issue->front->notices, i)->code, ==, "article-unreadable");
}

int main(int argc, char **argv) {
    g_test_init(&argc, &argv, NULL);
    folder = issues_folder(files);
    g_test_add_func("/issue/fields", test_fields);
    g_test_add_func("/issue/json", test_json);
    g_test_add_func("/issue/refused", test_refused);
    g_test_add_func("/issue/unknown", test_unknown);
    g_test_add_func("/issue/pattern", test_pattern);
    g_test_add_func("/issue/faults", test_faults);
    g_test_add_func("/issue/said-instead", test_said_instead);
    g_test_add_func("/issue/imprint", test_imprint);
    g_test_add_func("/issue/example", test_example);
    int code = g_test_run();
    issues_remove(folder);
    return code;
}
