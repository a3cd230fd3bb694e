/* SPDX-License-Identifier: MIT */
/* No page brings the reader to its knees: depth, formatting left open, attributes, tags, bytes. */
#include "html_reading.h"

#include <kanyin/error.h>
#include <sys/resource.h>

#define MANY 4000
#define MAX_MEMORY_KB 400000 /* all of these pages together */

static char *repeated(const char *words, size_t count, const char *end) {
    GString *out = g_string_sized_new(strlen(words) * count + 16);
    for (size_t i = 0; i < count; i++)
        g_string_append(out, words);
    g_string_append(out, end);
    return g_string_free(out, FALSE);
}

static size_t depth_of(const Node *node) {
    size_t depth = 0;
    for (const Node *child = node->first_child; child; child = child->next) {
        size_t below = depth_of(child);
        depth = MAX(depth, below);
    }
    return depth + 1;
}

/* Read, told of, no deeper than its JSON form may be, and the same when read again. */
static void hold(const char *words, size_t count, const char *code) {
    g_autofree char *html = repeated(words, count, "尾");
    g_autoptr(Article) article = page_of(html);
    g_assert_cmpuint(depth_of(article->body), <=, HTML_MAX_NESTING);
    if (code)
        g_assert_nonnull(notice_of(article, code));
    g_autofree char *json = article_to_json(article);
    g_assert_nonnull(strstr(json, "尾"));
    g_autoptr(GError) error = NULL;
    g_autoptr(Article) again = article_from_json(json, strlen(json), "again", &error);
    g_assert_no_error(error);
    g_autofree char *second = article_to_json(again);
    g_assert_cmpstr(json, ==, second);
}

static void test_nesting(void) {
    static const char *const nests[] = {"<div>",        "<b>",        "<span class=a>",
                                        "<blockquote>", "<ul><li>",   "<table><tr><td>",
                                        "<b><i><u>",

                                        "<math><mrow>", "<ruby><rt>", "<section class=a><div id=b>",
                                        "<q><em>",      "<dl><dd>",   "<object>"};
    for (size_t i = 0; i < G_N_ELEMENTS(nests); i++)
        hold(nests[i], MANY, "nesting");
    hold("<a href=x><p>", MANY, NULL); /* links and paragraphs do not nest */
}

/* End tags that a parser takes no notice of must not make the depth seem less. */
static void test_end_tags_out_of_scope(void) {
    static const char *const attacks[] = {"<p><table><td></p>",
                                          "<span><div></span>",
                                          "<p><math><mi></p>",
                                          "<math><mrow><div></math>",
                                          "<div><object></div>",
                                          "<table><tr><p><table>",
                                          "<select><title><div></select><input><div>",
                                          "<svg><style><div>",
                                          "<svg><p><svg><div>",
                                          "<li><div></li>",
                                          "<table><caption></table><div>",
                                          "<ruby><rt><div></ruby>"};
    for (size_t i = 0; i < G_N_ELEMENTS(attacks); i++)
        hold(attacks[i], MANY, NULL);
}

/* Each <p> would open them all again. */
static void test_formatting_left_open(void) {
    GString *html = g_string_new(NULL);
    for (int i = 0; i < 3000; i++)
        g_string_append_printf(html, "<b class=c%d><i><u>", i);
    for (int i = 0; i < 2000; i++)
        g_string_append(html, "<p>字");
    g_autofree char *text = g_string_free(html, FALSE);
    hold(text, 1, "nesting");
}

static void test_attributes(void) {
    GString *html = g_string_new("<p");
    for (int i = 0; i < 1000000; i++)
        g_string_append_printf(html, " a%d=%d", i, i);
    g_string_append(html, ">");
    g_autofree char *text = g_string_free(html, FALSE);
    hold(text, 1, "attributes");
}

static void test_classes(void) {
    GString *html = g_string_new("<p class='");
    for (int i = 0; i < 1000000; i++)
        g_string_append_printf(html, "c%d&#32;", i);
    g_string_append(html, "'>");
    g_autofree char *text = g_string_free(html, FALSE);
    hold(text, 1, "classes");
}

static void test_long_lines(void) {
    hold("&amp;", 1000000, NULL);
    hold("&#1;&#128512;", 100000, NULL);
    hold("&#2222222222;&#xFFFFFFFFF;&#xD800;", 100000, NULL);
    hold("汉字", 1000000, NULL);
    hold("<!-- --><? ?><!x>", 100000, NULL);
    hold("< <", 100000, NULL);
}

static void refuse(char *html, const char *reason) {
    g_autoptr(GBytes) bytes = g_bytes_new_take(html, strlen(html));
    g_autoptr(GError) error = NULL;
    g_assert_null(read_article(bytes, &(ReadOptions){.form = READ_HTML}, &error));
    g_assert_error(error, KANYIN_ERROR, KANYIN_ERROR_INPUT);
    g_assert_nonnull(strstr(error->message, reason));
}

static void test_too_much(void) {
    refuse(repeated("<p>\n", HTML_MAX_TAGS + 1, ""), "-:500001: more than 500000 tags");
    refuse(repeated("abcdefgh", HTML_MAX_BYTES / 8 + 1, ""), "more than 33554432 bytes of HTML");
    /* what HTML would open again by itself counts too */
    refuse(repeated("<a href=x><p><b><p><i><p>", HTML_MAX_TAGS / 10, ""), "more than 500000 tags");
}

/* So do the bytes of what it opens again: by a block, and where formatting ends within a block. */
static void test_repeated_tags(void) {
    g_autofree char *title = repeated("long", 250000, "><div>");
    g_autofree char *blocks = repeated("<p>字", 2000, "尾");
    g_autofree char *begins = repeated("<b>", 30, "<i title=");
    g_autofree char *ends = repeated("</b>", 30, "尾");
    const char *reason = "-:1: formatting left open stands for more than 33554432 bytes of tags";
    refuse(g_strconcat("<p><i title=", title, "</div>", blocks, NULL), reason);
    refuse(g_strconcat(begins, title, ends, NULL), reason);
    g_autofree char *sound = repeated("<p><font size=3 color=#333333>字<p>文</font>", 40000, "尾");
    hold(sound, 1, NULL);
    g_autofree char *around = g_strconcat("<i title=", title, blocks, NULL);
    hold(around, 1, "attributes");
    g_autofree char *breaks = repeated("<br><br>字", 2000, "尾");
    g_autofree char *parted =
        g_strconcat("<p title=", title, "</div><p title=", title, "</div>字", breaks, NULL);
    hold(parted, 1, NULL);
}

static void test_broken_tags(void) {
    static const char *const ends[] = {"<p>尾<",     "<p>尾</",        "<p>尾<a href=\"x",
                                       "<p>尾<!--",  "<p>尾<b ",       "<p>尾<script>",
                                       "<p>尾<math", "尾</p></p></br>"};
    for (size_t i = 0; i < G_N_ELEMENTS(ends); i++) {
        g_autoptr(Article) article = page_of(ends[i]);
        g_autofree char *found = short_form(article->body);
        g_assert_true(g_str_has_prefix(found, "<p>尾"));
    }
}

/* Last: what all of it took. */
static void test_memory(void) {
#if !defined(__SANITIZE_ADDRESS__)
    struct rusage usage;
    getrusage(RUSAGE_SELF, &usage);
    g_assert_cmpint(usage.ru_maxrss, <, MAX_MEMORY_KB);
#endif
}

int main(int argc, char **argv) {
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/html-limits/a-nesting", test_nesting);
    g_test_add_func("/html-limits/b-end-tags", test_end_tags_out_of_scope);
    g_test_add_func("/html-limits/c-formatting", test_formatting_left_open);
    g_test_add_func("/html-limits/d-attributes", test_attributes);
    g_test_add_func("/html-limits/d-classes", test_classes);
    g_test_add_func("/html-limits/e-long-lines", test_long_lines);
    g_test_add_func("/html-limits/f-too-much", test_too_much);
    g_test_add_func("/html-limits/f-repeated-tags", test_repeated_tags);
    g_test_add_func("/html-limits/g-broken-tags", test_broken_tags);
    g_test_add_func("/html-limits/z-memory", test_memory);
    return g_test_run();
}
