/* SPDX-License-Identifier: MIT */
/* Fragments of HTML become paragraphs, lists, tables, figures: what is kept, what is transparent.
 */
#include "html_reading.h"

static void test_white_space(void) {
    fragment_is("<p>  one \n two <b> three </b> four</p>", "<p>one two <b>three </b>four</p>");
    fragment_is("<p><b>one</b> <i>two</i></p>", "<p><b>one</b> <i>two</i></p>");
    fragment_is("<p>江雾\n还没有散。\nOpen</p>", "<p>江雾还没有散。 Open</p>");
    fragment_is("<p>江雾 还没有散</p>", "<p>江雾 还没有散</p>");
    fragment_is("<p>江<b>雾\n</b>散</p>", "<p>江<b>雾</b>散</p>");
    fragment_is("<pre>\n a\n\n  b </pre>", "<pre> a\n\n  b </pre>");
    fragment_is("<pre><code>x\n</code></pre>", "<pre><code>x</code></pre>");
}

static void test_indents_are_the_styles(void) {
    fragment_is("<p>　　江雾</p>", "<p>江雾</p>");
    fragment_is("<p>&nbsp;&nbsp;&nbsp;&nbsp;江雾&nbsp;</p>", "<p>江雾</p>");
    fragment_is("<p>&nbsp;</p><p></p><p>甲</p>", "<p>甲</p>");
    fragment_is("<h2>通　知</h2>", "<h2>通　知</h2>");
}

static void test_bare_words_become_paragraphs(void) {
    fragment_is("甲<p>乙</p>丙<em>丁</em>", "<p>甲</p><p>乙</p><p>丙<em>丁</em></p>");
    fragment_is("<div>甲<div>乙</div>丙</div>", "<p>甲</p><p>乙</p><p>丙</p>");
    fragment_is("甲<br><br>乙<br>丙<br>", "<p>甲</p><p>乙<br>丙</p>");
    fragment_is("<p class=x>甲<br/><br/><br>乙</p>", "<p.x>甲</p><p.x>乙</p>");
    fragment_is("　　甲<br>　　乙<br>丙", "<p>甲</p><p>乙<br>丙</p>");
    fragment_is("<li>甲<li>乙<br><br>丙", "<li>甲</li><li><p>乙</p><p>丙</p></li>");
}

static void test_blocks_within_phrases(void) {
    fragment_is("<a href='http://e.cn/'><h2>甲</h2><p>乙</p></a>",
                "<h2><a href=http://e.cn/>甲</a></h2><p><a href=http://e.cn/>乙</a></p>");
    fragment_is("<b>甲<p>乙</p>丙</b>", "<p><b>甲</b></p><p><b>乙</b></p><p><b>丙</b></p>");
    fragment_is("<h2>甲<div>乙</div></h2>", "<h2>甲 乙</h2>");
}

static void test_what_is_kept(void) {
    fragment_is("<p id=a class='b c' lang=en onclick=x style='color:red' data-k=v>x</p>",
                "<p.b.c id=a lang=en data-k=v>x</p>");
    fragment_is("<p><mark>甲</mark><sup>2</sup><kbd>k</kbd><time datetime=2025-03>三月</time></p>",
                "<p><mark>甲</mark><sup>2</sup><kbd>k</kbd><time datetime=2025-03>三月</time></p>");
    fragment_is("<ol start=3 reversed><li value=7>甲</ol>",
                "<ol start=3 reversed=><li value=7>甲</li></ol>");
    fragment_is("<p><acronym>a</acronym><strike>b</strike></p>", "<p><abbr>a</abbr><s>b</s></p>");
    fragment_is("<p><ruby>漢<rp>(</rp><rt>hàn</rt><rp>)</rp></ruby></p>",
                "<p><ruby>漢<rp>(</rp><rt>hàn</rt><rp>)</rp></ruby></p>");
    fragment_is("<dl><dt>甲<dd>乙<dt>丙<dd>丁</dl>",
                "<dl><dt>甲</dt><dd>乙</dd><dt>丙</dt><dd>丁</dd></dl>");
    fragment_is("<details><summary>甲</summary>乙</details>",
                "<details><summary>甲</summary><p>乙</p></details>");
}

static void test_what_is_transparent(void) {
    fragment_is("<p><font color=red>甲</font><x-y>乙</x-y><span>丙</span></p>", "<p>甲乙丙</p>");
    fragment_is("<p><a>甲</a><a href='javascript:x()'>乙</a></p>", "<p>甲乙</p>");
    fragment_is("<div><div class=box>甲</div><p>乙</p></div>", "<div.box><p>甲</p></div><p>乙</p>");
    fragment_is("<div class=only>甲<p>乙</p></div>", "<p>甲</p><p>乙</p>");
}

static void test_what_styles_say(void) {
    fragment_is("<p style='text-align: center'>甲</p>", "<p align=center>甲</p>");
    fragment_is("<center>甲<p>乙</p></center>", "<p align=center>甲</p><p align=center>乙</p>");
    fragment_is("<p align=justify>甲</p>", "<p>甲</p>");
    fragment_is(
        "<p><span style='font-weight:700'>甲</span><span style='vertical-align: super'>2</span>",
        "<p><strong>甲</strong><sup>2</sup></p>");
}

static void test_what_is_left_out(void) {
    g_autoptr(Article) article = article_new();
    size_t n_formulas = 0;
    const char *html =
        "<p>甲<script>x</script><style>y</style></p><p hidden>乙</p><nav>丙</nav>"
        "<p style='display: none'>丁</p><form><input value=x><select><option>戊</select>"
        "<textarea>己</textarea><button>庚</button>辛</form><template><p>壬</template>"
        "<svg><text>癸</text></svg><noscript>子</noscript>";
    g_assert_true(html_read_body(article, html, strlen(html), &n_formulas, NULL));
    g_autofree char *found = short_form(article->body);
    g_assert_cmpstr(found, ==, "<p>甲</p><p>辛</p>");
    g_assert_cmpuint(article->dropped.count, ==, 3);
    g_assert_cmpstr(article->dropped.items[0].value, ==, "乙");
    g_assert_cmpstr(article->dropped.items[0].origin, ==, "line 1");
}

static void test_tables(void) {
    fragment_is(
        "<table><caption>表</caption><col span=2><tr><th scope=col>甲<th>乙<tr><td colspan=2 "
        "align=right>丙</table>",
        "<table><caption>表</caption><colgroup><col span=2></colgroup><tbody><tr><th "
        "scope=col>甲</th><th>乙</th></tr><tr><td colspan=2 align=right>丙</td></tr></tbody>"
        "</table>");
    fragment_is("<table><tr><td><td>甲</table>",
                "<table><tbody><tr><td><td>甲</td></tr></tbody></table>");
}

static void test_origins(void) {
    g_autoptr(Article) article = article_new();
    size_t n_formulas = 0;
    const char *html =
        "<!-- one\n -->\n<p>甲</p>\n<script>\n\n</script><p data-sourcepos='12:1-13:5'>乙</p>";
    g_assert_true(html_read_body(article, html, strlen(html), &n_formulas, NULL));
    const Node *first = article->body->first_child;
    g_assert_cmpstr(first->origin, ==, "line 3");
    g_assert_cmpstr(first->next->origin, ==, "line 12");
    g_assert_cmpuint(first->next->n_attributes, ==, 0);
}

/* A second fragment follows the first. */
static void test_appends(void) {
    g_autoptr(Article) article = article_new();
    size_t n_formulas = 0;
    g_assert_true(html_read_body(article, "<p>甲", 7, &n_formulas, NULL));
    g_assert_true(html_read_body(article, "<p>乙", 7, &n_formulas, NULL));
    g_autofree char *found = short_form(article->body);
    g_assert_cmpstr(found, ==, "<p>甲</p><p>乙</p>");
}

int main(int argc, char **argv) {
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/html/white-space", test_white_space);
    g_test_add_func("/html/indents", test_indents_are_the_styles);
    g_test_add_func("/html/bare-words", test_bare_words_become_paragraphs);
    g_test_add_func("/html/blocks-within-phrases", test_blocks_within_phrases);
    g_test_add_func("/html/kept", test_what_is_kept);
    g_test_add_func("/html/transparent", test_what_is_transparent);
    g_test_add_func("/html/styles", test_what_styles_say);
    g_test_add_func("/html/left-out", test_what_is_left_out);
    g_test_add_func("/html/tables", test_tables);
    g_test_add_func("/html/origins", test_origins);
    g_test_add_func("/html/appends", test_appends);
    return g_test_run();
}
