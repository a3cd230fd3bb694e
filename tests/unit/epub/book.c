/* SPDX-License-Identifier: MIT */
#include "epub/parts.h"

#include <kanyin/error.h>
#include <string.h>

/* A chapter's body from markup that is XML already, through GLib's parser. */
typedef struct {
    Arena *arena;
    Node *at;
} Builder;

static void start(GMarkupParseContext *context G_GNUC_UNUSED, const char *name, const char **names,
                  const char **values, gpointer user, GError **error G_GNUC_UNUSED) {
    Builder *builder = user;
    Node *node = node_element(builder->arena, g_intern_string(name), NULL);
    for (size_t i = 0; names[i]; i++) {
        const char *value = arena_strdup(builder->arena, values[i]);
        if (strcmp(names[i], "id") == 0)
            node->id = value;
        else if (strcmp(names[i], "class") == 0)
            node_add_class(builder->arena, node, value);
        else
            node_set_attribute(builder->arena, node, g_intern_string(names[i]), value);
    }
    if (builder->at)
        node_append(builder->at, node);
    builder->at = node;
}

static void end(GMarkupParseContext *context G_GNUC_UNUSED, const char *name G_GNUC_UNUSED,
                gpointer user, GError **error G_GNUC_UNUSED) {
    Builder *builder = user;
    if (builder->at->parent)
        builder->at = builder->at->parent;
}

static void text(GMarkupParseContext *context G_GNUC_UNUSED, const char *words, gsize length,
                 gpointer user, GError **error G_GNUC_UNUSED) {
    Builder *builder = user;
    node_append(builder->at,
                node_text(builder->arena, arena_strndup(builder->arena, words, length)));
}

static Node *parse(Arena *arena, const char *markup) {
    static const GMarkupParser parser = {.start_element = start, .end_element = end, .text = text};
    Builder builder = {arena, NULL};
    g_autofree char *whole = g_strdup_printf("<article>%s</article>", markup);
    g_autoptr(GMarkupParseContext) context = g_markup_parse_context_new(&parser, 0, &builder, NULL);
    g_assert_true(g_markup_parse_context_parse(context, whole, -1, NULL));
    return builder.at;
}

/* The chapter as its page has it, through all steps but the pictures' and the file's. */
static char *fitted(const char *markup, Notices *notices) {
    g_autoptr(Arena) arena = arena_new();
    EpubChapter chapter = {.title = "題", .address = "https://a.example/b/c"};
    EpubBook book = {.title = "書", .chapters = &chapter, .n_chapters = 1};
    g_autoptr(GHashTable) by_address = g_hash_table_new(g_str_hash, g_str_equal);
    Page page = {.chapter = &chapter, .file = "c.xhtml", .title = "題", .language = "zh"};
    Making making = {.book = &book,
                     .arena = arena,
                     .notices = notices,
                     .pages = &page,
                     .by_address = by_address};
    page.root = parse(arena, markup);
    epub_fit(&making, &page);
    epub_mark_notes(&making, &page);
    epub_name_ids(&making, &page);
    epub_lead_links(&making, &page);
    GString *out = g_string_new(NULL);
    for (const Node *child = page.root->first_child; child; child = child->next)
        xml_add_node(out, child);
    return g_string_free(out, FALSE);
}

static void test_fit(void) {
    static const char *const cases[][2] = {
        {"<p>甲<ul><li>乙</li></ul></p>", "<div class=\"p\">甲<ul><li>乙</li></ul></div>"},
        {"<h2>甲<p>乙</p></h2>", "<h2 id=\"heading-1\">甲<br/><span class=\"p\">乙</span></h2>"},
        {"<center><font>甲</font></center>",
         "<div class=\"center\"><span class=\"font\">甲</span></div>"},
        {"<ul>甲<b>乙</b><li>丙</li></ul>", "<ul><li>甲<b>乙</b></li><li>丙</li></ul>"},
        {"<dl><dt><h2>甲</h2></dt><dd>乙</dd></dl>",
         "<dl><dt><p class=\"h2\">甲</p></dt><dd>乙</dd></dl>"},
        {"<dl><dd>甲</dd></dl>", "<div class=\"dl\"><div class=\"dd\">甲</div></div>"},
        {"<table><tfoot><tr><td>丙</td></tr></tfoot><tr>乙</tr><caption>甲</caption></table>",
         "<table><caption>甲</caption><tbody><tr><td>乙</td></tr></tbody>"
         "<tfoot><tr><td>丙</td></tr></tfoot></table>"},
        {"<table><caption>甲</caption></table>",
         "<div class=\"table\"><div class=\"caption\">甲</div></div>"},
        {"<figure>甲<figcaption>乙</figcaption>丙</figure>",
         "<figure>甲丙<figcaption>乙</figcaption></figure>"},
        {"<ruby><rb>北</rb><rb>京</rb><rt>b</rt><rt>j</rt></ruby>",
         "<ruby>北<rt>b</rt>京<rt>j</rt></ruby>"},
        {"<ruby>北京<rt>b</rt><rtc>P</rtc></ruby>",
         "<ruby><ruby>北京<rt>b</rt></ruby><rt>P</rt></ruby>"},
        {"<ruby>甲</ruby>", "<span class=\"ruby\">甲</span>"},
        {"<p>甲<script>x</script></p>", "<p>甲</p>"},
        {"<p onclick=\"x\" role=\"main\" title=\"甲\">乙</p>", "<p title=\"甲\">乙</p>"},
        {"<td align=\"right\" colspan=\"2\">甲</td>",
         "<div class=\"td\" style=\"text-align: right\">甲</div>"},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *page = fitted(cases[i][0], NULL);
        g_assert_cmpstr(page, ==, cases[i][1]);
    }
}

static void test_links(void) {
    static const char *const cases[][2] = {
        {"#a", " href=\"#a\""},
        {"d e", " href=\"https://a.example/b/d%20e\""},
        {"http://例え.example/", " href=\"http://xn--r8jz45g.example/\""},
        {"mailto:a@b.example", " href=\"mailto:a@b.example\""},
        {"javascript:alert(1)", ""},
        {"file:///etc/passwd", ""},
        {"data:text/html,x", ""},
        {"http://1.2.3.999/", ""},
        {"#nowhere", ""},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *markup =
            g_strdup_printf("<p id=\"a\"><a href=\"%s\">甲</a></p>", cases[i][0]);
        g_autofree char *wanted = g_strdup_printf("<p id=\"a\"><a%s>甲</a></p>", cases[i][1]);
        g_autoptr(Notices) notices = notices_new();
        g_autofree char *page = fitted(markup, notices);
        g_assert_cmpstr(page, ==, wanted);
        g_assert_cmpuint(notices_count(notices), ==, *cases[i][1] ? 0 : 1);
    }
}

/* Ids become names; the first of two is the one meant. */
static void test_ids(void) {
    g_autofree char *page = fitted("<p id=\"1 a\">甲</p><p id=\"1 a\">乙</p><p id=\"id-1_a\">丙</p>"
                                   "<a href=\"#1 a\">丁</a><a name=\"x\">戊</a>",
                                   NULL);
    g_assert_cmpstr(page, ==,
                    "<p id=\"id-1_a\">甲</p><p>乙</p><p id=\"id-1_a-2\">丙</p>"
                    "<a href=\"#id-1_a\">丁</a><a id=\"x\">戊</a>");
}

static void test_notes(void) {
    g_autofree char *page =
        fitted("<p>文<sup class=\"footnote-ref\"><a href=\"#n\">1</a></sup></p>"
               "<section class=\"footnotes\"><ol><li id=\"n\"><p>註</p></li></ol></section>",
               NULL);
    g_assert_cmpstr(page, ==,
                    "<p>文<sup class=\"footnote-ref\"><a id=\"noteref-1\" href=\"#n\" "
                    "epub:type=\"noteref\" role=\"doc-noteref\">1</a></sup></p>"
                    "<section class=\"footnotes\"><aside id=\"n\" class=\"footnote\" "
                    "epub:type=\"footnote\" role=\"doc-footnote\"><p><a class=\"note-mark\" "
                    "href=\"#noteref-1\" role=\"doc-backlink\">1</a> 註</p></aside></section>");
}

static bool keep(const void *bytes, size_t size, void *user) {
    g_byte_array_append(user, bytes, (guint)size);
    return true;
}

/* A data: picture twice is one file; a missing one is told of, and its words stand in for it. */
static void test_write(void) {
    static const char gif[] = "data:image/gif;base64,"
                              "R0lGODlhAQABAIAAAAAAAP///yH5BAAAAAAALAAAAAABAAEAAAIBRAA7";
    g_autoptr(Arena) arena = arena_new();
    g_autofree char *markup = g_strdup_printf(
        "<p><img src=\"%s\" alt=\"甲\"/><img src=\"%s\"/><img src=\"no.png\" alt=\"乙\"/></p>", gif,
        gif);
    EpubChapter chapters[] = {{.title = "部"},
                              {.title = "章", .level = 1, .root = parse(arena, markup)}};
    EpubBook book = {.identifier = "urn:x:y",
                     .title = "書",
                     .language = "zh",
                     .modified = "2024-06-27T00:00:00Z",
                     .chapters = chapters,
                     .n_chapters = 2};
    g_autoptr(GByteArray) first = g_byte_array_new(), second = g_byte_array_new();
    g_autoptr(Notices) notices = notices_new();
    g_assert_true(epub_write(&book, notices, keep, first, NULL));
    g_assert_true(epub_write(&book, notices, keep, second, NULL));
    g_assert_cmpmem(first->data, first->len, second->data, second->len);
    g_assert_cmpuint(notices_count(notices), ==, 1);
    g_assert_cmpstr(notices_at(notices, 0)->code, ==, "missing-picture");
    g_assert_nonnull(memmem(first->data, first->len, "EPUB/pictures/001.gif", 21));
    g_assert_null(memmem(first->data, first->len, "EPUB/pictures/002", 17));
}

static void test_languages(void) {
    static const char *const good[] = {"zh", "zh-Hant-TW", "en", "zh-yue-Hant", "ja-x-a"};
    static const char *const bad[] = {"", "x", "zh-", "e n", "zh-a", "de-1901-1901-1901", NULL};
    for (size_t i = 0; i < G_N_ELEMENTS(good); i++)
        g_assert_true(vocabulary_is_language(good[i]));
    for (size_t i = 0; i < G_N_ELEMENTS(bad); i++)
        g_assert_false(vocabulary_is_language(bad[i]));
}

int main(int argc, char **argv) {
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/epub/book/fit", test_fit);
    g_test_add_func("/epub/book/links", test_links);
    g_test_add_func("/epub/book/ids", test_ids);
    g_test_add_func("/epub/book/notes", test_notes);
    g_test_add_func("/epub/book/write", test_write);
    g_test_add_func("/epub/book/languages", test_languages);
    return g_test_run();
}
