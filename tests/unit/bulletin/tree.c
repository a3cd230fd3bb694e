/* SPDX-License-Identifier: MIT */
#include "issues.h"

static char *folder;

static const char *const files[] = {
    "a.md",
    "# 甲\n\n见[下](#zwei)[^1]。\n\n## 一 {#eins}\n\n## 二\n\n[^1]: 注。\n",
    "b.html",
    "<html><body><article id=top><h1>乙</h1><p id=zwei>天地<a href='#zwei'>此</a><a "
    "href='#nowhere'>他</a></p><table><tr><th id=h>头</th></tr><tr><td headers='h "
    "x'>格</td></tr></table><p>宇宙洪荒，日月盈昃，辰宿列张，寒来暑往。</p></article></body></"
    "html>",
    "tw.md",
    "---\nlanguage: zh-Hant-TW\nsource: 縣誌\n---\n# 臺\n\n列張。\n",
    NULL,
};

#define ISSUE                                                                                      \
    "name: 简报\nnumber: 1\ndate: 2026-11-03\nclassification: 内部\nsections:\n"               \
    "  - {title: 要闻, class: news, articles: [a.md, {path: b.html, class: lead}]}\n"            \
    "  - articles: tw.md\n"

static char *dump(const Node *node, GString *out, int depth) {
    if (node->kind == NODE_TEXT)
        return NULL;
    g_string_append_printf(out, "%*s%s", depth, "", node->name);
    for (size_t i = 0; i < node->n_classes; i++)
        g_string_append_printf(out, ".%s", node->classes[i]);
    const char *const names[] = {"id", "lang", "href", "headers", "aria-level", "data-title"};
    for (size_t i = 0; i < G_N_ELEMENTS(names); i++)
        if (node_attribute(node, names[i]))
            g_string_append_printf(out, " %s=%s", names[i], node_attribute(node, names[i]));
    g_string_append_c(out, '\n');
    for (const Node *child = node->first_child; child; child = child->next)
        dump(child, out, depth + 1);
    return out->str;
}

static const char *const expected = "section.issue lang=zh-Hans data-title=简报　第1期\n"
                                    " header.issue-head\n"
                                    "  div.issue-marks\n"
                                    "   p.issue-classification\n"
                                    "  h1.issue-name\n"
                                    "  p.issue-number\n"
                                    "  div.issue-issuer\n"
                                    "   p.issue-date\n"
                                    " nav.contents\n"
                                    "  h2.contents-title\n"
                                    "  ol\n"
                                    "   li.contents-section\n"
                                    "    span.contents-section-title\n"
                                    "    ol\n"
                                    "     li lang=zh-Hans\n"
                                    "      a href=#a1\n"
                                    "     li lang=zh-Hans\n"
                                    "      a href=#a2-top\n"
                                    "   li lang=zh-Hant-TW\n"
                                    "    a href=#a3\n"
                                    " section.issue-section.news data-title=要闻\n"
                                    "  h2.section-title\n";

static void test_tree(void) {
    g_autoptr(GError) error = NULL;
    g_autoptr(Issue) issue = issue_of(ISSUE, folder, ISSUE_IMPRINT_FREE, &error);
    g_assert_no_error(error);
    g_autoptr(Arena) arena = arena_new();
    g_autoptr(Notices) notices = notices_new();
    const Node *roots[3] = {NULL};
    Node *root = issue_tree(issue, &(IssueTreeOptions){0}, arena, notices, roots);
    g_autoptr(GString) out = g_string_new(NULL);
    dump(root, out, 0);
    out->str[MIN(out->len, strlen(expected))] = 0;
    g_assert_cmpstr(out->str, ==, expected);
    g_string_truncate(out, 0);
    const char *second = dump(roots[1], out, 0);
    g_assert_nonnull(strstr(second, "article.article.lead id=a2-top lang=zh-Hans"));
    g_assert_nonnull(strstr(second, "h1.title aria-level=3"));
    g_assert_nonnull(strstr(second, "p id=a2-zwei"));
    g_assert_nonnull(strstr(second, "a href=#a2-zwei"));
    g_assert_nonnull(strstr(second, "a href=#nowhere"));
    g_assert_nonnull(strstr(second, "td headers=a2-h a2-x"));
    g_string_truncate(out, 0);
    const char *third = dump(roots[2], out, 0);
    g_assert_nonnull(strstr(third, "article.article id=a3 lang=zh-Hant-TW"));
    g_assert_nonnull(strstr(third, "h1.title aria-level=2"));
    g_assert_nonnull(strstr(third, "p.article-end"));
    g_assert_cmpuint(notices_count(notices), ==, 0);
}

/* Nothing leads out of its article: no id is there twice, every link of a note finds its note. */
static void collect(const Node *node, GHashTable *ids, GPtrArray *links) {
    if (node->id)
        g_assert_true(g_hash_table_add(ids, (gpointer)node->id));
    const char *href = node_attribute(node, "href");
    if (href && *href == '#' && strcmp(href, "#nowhere") != 0)
        g_ptr_array_add(links, (gpointer)(href + 1));
    for (const Node *child = node->first_child; child; child = child->next)
        collect(child, ids, links);
}

static void test_identity(void) {
    g_autoptr(GError) error = NULL;
    g_autoptr(Issue) issue = issue_of("name: a\ncontents: false\narticles: [a.md, a.md, b.html]\n",
                                      folder, ISSUE_IMPRINT_FREE, &error);
    g_assert_no_error(error);
    g_autoptr(Arena) arena = arena_new();
    const Node *roots[3] = {NULL};
    Node *root =
        issue_tree(issue, &(IssueTreeOptions){.links = ARTICLE_LINKS_KEEP}, arena, NULL, roots);
    g_autoptr(GHashTable) ids = g_hash_table_new(g_str_hash, g_str_equal);
    g_autoptr(GPtrArray) links = g_ptr_array_new();
    collect(root, ids, links);
    size_t found = 0;
    for (guint i = 0; i < links->len; i++)
        found += g_hash_table_contains(ids, g_ptr_array_index(links, i));
    g_assert_cmpuint(found, >=, 3);
}

int main(int argc, char **argv) {
    g_test_init(&argc, &argv, NULL);
    folder = issues_folder(files);
    g_test_add_func("/issue-tree/elements", test_tree);
    g_test_add_func("/issue-tree/identity", test_identity);
    int code = g_test_run();
    issues_remove(folder);
    return code;
}
