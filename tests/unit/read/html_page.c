/* SPDX-License-Identifier: MIT */
/* What a page says of its article, and which part of it that is. */
#include "html_reading.h"

static void field_is(ArticleField field, const char *value, const char *origin) {
    g_assert_cmpstr(field.value, ==, value);
    g_assert_cmpstr(field.origin, ==, origin);
}

static const char PROSE[] =
    "<p>三月一日清晨，江雾还没有散，青石桥头已经站满了人，历时十一个月的修缮工程在这一天完工。</p>";

static Article *page_with(const char *head, const char *before, const char *after) {
    g_autofree char *html = g_strconcat("<html lang=zh-CN><head>", head, "</head><body>", before,
                                        PROSE, after, "</body></html>", NULL);
    return page_of(html);
}

static void test_order_of_trust(void) {
    const char government[] =
        "<META NAME=ArticleTitle content=甲甲><meta name=PubDate "
        "content='2025-03-02 09:15:00'><meta name=ContentSource content=某报>";
    const char json[] =
        "<script type='application/ld+json'>[{\"@graph\":[{\"@type\":[\"NewsArticle\"],"
        "\"headline\":\"乙乙\",\"author\":[{\"name\":\"陆远\"},\"顾青\"],"
        "\"datePublished\":\"2024-01-01\"}]}]</script>";
    const char graph[] = "<meta property='og:title' content=丙丙><meta property='og:url' "
                         "content='https://e.cn/1'><meta property='og:site_name' content=某网>";
    g_autofree char *all = g_strconcat(graph, json, government, NULL);
    g_autoptr(Article) first = page_with(all, "", "");
    field_is(first->title, "甲甲", "meta ArticleTitle");
    field_is(first->date, "2025-03-02", "meta PubDate");
    field_is(first->time, "09:15", "meta PubDate");
    field_is(first->source, "某报", "meta ContentSource");
    field_is(first->site_name, "某网", "meta og:site_name");
    field_is(first->url, "https://e.cn/1", "meta og:url");
    g_assert_cmpuint(first->authors.count, ==, 2);
    field_is(first->authors.items[1], "顾青", "json-ld author");
    g_autofree char *weaker = g_strconcat(graph, json, NULL);
    g_autoptr(Article) second = page_with(weaker, "", "");
    field_is(second->title, "乙乙", "json-ld headline");
    g_autoptr(Article) third = page_with(graph, "", "");
    field_is(third->title, "丙丙", "meta og:title");
    g_autoptr(Article) fourth = page_with("", "<div itemprop=headline>丁丁</div>", "");
    field_is(fourth->title, "丁丁", "itemprop headline");
    g_autoptr(Article) last = page_with("<title>戊戊_要闻_某某网</title>", "", "");
    field_is(last->title, "戊戊", "title");
}

/* What a site says of itself is no page tool. */
static void test_footer_is_kept(void) {
    g_autoptr(Article) article =
        page_with("", "<article>",
                  "</article><footer><p>松岸市立圖書館　地址：文昌區書院路88號</p><p>開放時間"
                  "：週二至週六 8:30–21:00；週日 9:00–17:00</p><p>© 2025 松岸市立圖書館</p>"
                  "</footer>");
    g_assert_cmpuint(article->dropped.count, ==, 0);
    g_assert_cmpuint(article->colophon.others.count, ==, 1);
    g_assert_cmpstr(article->colophon.others.items[0].value, ==,
                    "開放時間：週二至週六 8:30–21:00；週日 9:00–17:00");
    g_assert_cmpstr(article->colophon.holder.value, ==, "松岸市立圖書館");
}

static void test_title_and_headings(void) {
    g_autoptr(Article) close = page_with("<title>青石桥修缮完工 - 某网</title>",
                                         "<h1>青石桥修缮完工了</h1>", "<h1>别的标题在后面</h1>");
    field_is(close->title, "青石桥修缮完工了", "h1");
    g_autoptr(Article) only =
        page_with("<meta property='og:title' content=某某网首页>", "<h1>青石桥</h1>", "");
    field_is(only->title, "青石桥", "h1");
    g_autoptr(Article) hyphen = page_with("<title>COVID-19 in 2020 | Site</title>", "", "");
    field_is(hyphen->title, "COVID-19 in 2020", "title");
    g_autoptr(Article) group =
        page_with("", "<hgroup><p>引题</p><h1>青石桥<br>完工</h1><p>副题</p></hgroup>", "");
    field_is(group->title, "青石桥完工", "h1");
    field_is(group->kicker, "引题", "p");
    field_is(group->subtitle, "副题", "p");
    g_autoptr(Article) classes =
        page_with("", "<h3 class=pre>引</h3><h1>青石桥</h1><h4 class=sub>副</h4>", "");
    field_is(classes->kicker, "引", "h3");
    field_is(classes->subtitle, "副", "h4");
    g_assert_cmpstr(classes->body->first_child->name, ==, "p");
}

static void dropped_is(const Article *article, size_t index, const char *words) {
    g_assert_cmpuint(article->dropped.count, >, index);
    g_assert_cmpstr(article->dropped.items[index].value, ==, words);
}

/* What a credit line says ends in a field or in what is told to be left out. */
static void test_credits_are_not_lost(void) {
    g_autoptr(Article) known = page_with("<meta name=author content=小满>", "",
                                         "<p>撰文：阿木｜编辑：阿布｜排版：阿林</p>");
    field_is(known->authors.items[0], "小满", "meta author");
    g_assert_cmpuint(known->authors.count, ==, 1);
    field_is(known->editor, "阿布", "line 1");
    dropped_is(known, 0, "撰文：阿木");
    dropped_is(known, 1, "排版：阿林");
    g_autoptr(Article) design = page_with("", "", "<p>设计：阿林</p>");
    g_assert_cmpstr(design->body->last_child->first_child->text, ==, "设计：阿林");
}

/* By its names and by what it holds; prose that is named so stays. */
static void test_menus_by_name(void) {
    static const char *const menus[] = {
        "<div class=top><a href=/>首页</a> <a href=/n>新闻</a></div>",
        "<ul class=main-menu><li><a href=/a>栏目一</a></li></ul>",
        "<div class='col sidebarRight'><h3>热门</h3><ul><li><a href=/1>文一</a></li></ul></div>",
        "<div id=share_bar>微信 微博</div>",
        "<div class=pagination><a href=2>2</a><a href=3>3</a></div>",
    };
    for (size_t i = 0; i < G_N_ELEMENTS(menus); i++) {
        g_autoptr(Article) before = page_with("", menus[i], "");
        g_autoptr(Article) after = page_with("", "", menus[i]);
        g_autofree char *first = short_form(before->body), *second = short_form(after->body);
        g_assert_cmpstr(first, ==, PROSE);
        g_assert_cmpstr(second, ==, PROSE);
        g_assert_cmpuint(before->dropped.count, ==, 1);
    }
    static const char *const kept[] = {
        "<div class=top><p>桥头的老人说，他在这里住了六十年，还没有见过这样大的雾。</p></div>",
        "<div class=topic><p>一句短话</p></div>",
        "<p class=comment>短评</p>",
        "<div class=related><p>他说：“好。”</p></div>",
    };
    for (size_t i = 0; i < G_N_ELEMENTS(kept); i++) {
        g_autoptr(Article) article = page_with("", "", kept[i]);
        g_autofree char *body = short_form(article->body);
        g_assert_cmpstr(body, !=, PROSE);
    }
}

/* Style sheets reach the article by the names that its own elements have. */
static void test_names_of_article_and_title(void) {
    g_autoptr(Article) article =
        page_of("<article lang=zh-CN id=A class='story long' data-x=1 onclick=f()><h1 "
                "class=big id=t>题目</h1><p>段落。</p></article>");
    g_autofree char *json = article_to_json(article);
    g_autoptr(GError) error = NULL;
    g_autoptr(Article) again = article_from_json(json, strlen(json), "a.json", &error);
    g_assert_no_error(error);
    g_autofree char *second = article_to_json(again);
    g_assert_cmpstr(json, ==, second);
    Arena *arena = arena_new();
    const Node *root = article_tree(again, arena, again->notices);
    g_assert_cmpstr(root->id, ==, "A");
    g_assert_true(node_has_class(root, "article") && node_has_class(root, "story"));
    g_assert_cmpstr(node_attribute(root, "data-x"), ==, "1");
    g_assert_cmpstr(node_attribute(root, "lang"), ==, "zh-CN");
    g_assert_null(node_attribute(root, "onclick"));
    const Node *title = root->first_child;
    g_assert_cmpstr(title->id, ==, "t");
    g_assert_true(node_has_class(title, "title") && node_has_class(title, "big"));
    arena_free(arena);
}

static void body_is(const char *html, const char *expected) {
    g_autoptr(Article) article = page_of(html);
    g_autofree char *found = short_form(article->body);
    g_assert_cmpstr(found, ==, expected);
}

#define BOLD(words) "<p><strong>" words "</strong></p>"

/* In company, or numbered; never where the page has headings of its own, or at a sentence. */
static void test_bold_lines_are_headings(void) {
    body_is(BOLD("　　一、总体要求") "<p>甲甲。</p>" BOLD("（一）目标") "<p>乙乙。</p>",
            "<h2>一、总体要求</h2><p>甲甲。</p><h3>（一）目标</h3><p>乙乙。</p>");
    body_is(BOLD("一、总体要求") BOLD("（一）目标") "<p>乙乙。</p>",
            "<h2>一、总体要求</h2><h3>（一）目标</h3><p>乙乙。</p>");
    body_is(BOLD("守桥的人") "<p>甲甲。</p>" BOLD("过桥的人") "<p>乙乙。</p>",
            "<h2>守桥的人</h2><p>甲甲。</p><h2>过桥的人</h2><p>乙乙。</p>");
    body_is(BOLD("01") BOLD("守桥的人") "<p>甲甲。</p>" BOLD("02") BOLD("过桥的人") "<p>乙。</p>",
            "<h2><strong>01</strong> <strong>守桥的人</strong></h2><p>甲甲。</p>"
            "<h2><strong>02</strong> <strong>过桥的人</strong></h2><p>乙。</p>");
    body_is(BOLD("守桥的人") "<p>甲甲。</p>", "<p><strong>守桥的人</strong></p><p>甲甲。</p>");
    body_is(BOLD("问：谁守桥？") "<p>甲。</p>" BOLD("问：谁过桥？") "<p>乙。</p>",
            "<p><strong>问：谁守桥？</strong></p><p>甲。</p>"
            "<p><strong>问：谁过桥？</strong></p><p>乙。</p>");
    body_is("<h2>有</h2><p>甲。</p>" BOLD("一、无") "<p>乙。</p>",
            "<h2>有</h2><p>甲。</p><p><strong>一、无</strong></p><p>乙。</p>");
}

static void test_pictures_without_address(void) {
    g_autoptr(Article) article = page_of("<p>甲<img src='' alt=桥>乙</p>");
    const KanyinNotice *notice = notice_of(article, "picture-unnamed");
    g_assert_nonnull(notice);
    g_assert_cmpstr(notice->message, ==, "The picture '桥' has no address; it is left out");
    g_autoptr(Article) tiny = page_of("<p>甲<img width=1 height=1>乙</p>");
    g_assert_null(notice_of(tiny, "picture-unnamed"));
}

/* Whatever the file is called. */
static void test_json_named_markdown(void) {
    const ReadOptions named = {.source_name = "a.md"};
    g_autoptr(Article) json = reading_of("\n{ \"title\" : \"甲\", \"body\": [\"乙\"]}", &named);
    g_assert_cmpstr(json->title.value, ==, "甲");
    g_autoptr(Article) prose = reading_of("{\"甲\"} 是一个词。", &named);
    g_assert_null(prose->title.value);
}

static void test_wechat(void) {
    g_autoptr(Article) article = page_of(
        "<meta name=author content=小满><h1 id=activity-name>老桥</h1><div "
        "id=meta_content><span>原创"
        "</span><span>小满</span><a id=js_name>河边周刊</a><em id=publish_time>2024-03-21 "
        "08:00</em>"
        "</div><div id=js_content style='visibility:hidden'><section><img data-src=b.jpg></section>"
        "<p>▲ 老桥的清晨</p><p>雾气升起来了。</p></div><div>微信扫一扫关注该公众号</div>"
        "<div>阅读 1000 赞 20 在看 5</div>");
    field_is(article->title, "老桥", "#activity-name");
    field_is(article->source, "河边周刊", "#js_name");
    field_is(article->date, "2024-03-21", "#publish_time");
    g_assert_cmpstr(article->time.value, ==, "08:00");
    field_is(article->authors.items[0], "小满", "meta author");
    g_assert_null(article->qr_note.value);
    g_autofree char *body = short_form(article->body);
    g_assert_cmpstr(body, ==,
                    "<section><figure><img src=b.jpg><figcaption>▲ 老桥的清晨"
                    "</figcaption></figure></section><p>雾气升起来了。</p>");
    dropped_is(article, 1, "微信扫一扫关注该公众号");
    dropped_is(article, 2, "阅读 1000 赞 20 在看 5");
}

static void test_dates_have_zones(void) {
    g_autoptr(Article) zone = page_with("<meta property='article:published_time' "
                                        "content='2025-03-02T09:15:30+08:00'>",
                                        "", "");
    g_assert_cmpstr(zone->time.value, ==, "09:15:30");
    g_autoptr(Article) utc = page_with("<meta property='article:published_time' "
                                       "content='2025-03-02T22:30:00.000Z'>",
                                       "", "");
    g_assert_cmpstr(utc->date.value, ==, "2025-03-03");
    g_assert_cmpstr(utc->time.value, ==, "06:30");
}

static void test_labelled_lines(void) {
    g_autoptr(Article) article =
        page_with("",
                  "<h1>青石桥</h1><div><span>来源：某报</span><span>2025-03-02 09:15</span></div>"
                  "<div>【字体：大 中 小】 打印 分享</div>",
                  "<p>责任编辑：沈微</p><p>上一篇：无</p>");
    field_is(article->source, "某报", "line 1");
    g_assert_cmpstr(article->source.label, ==, "来源");
    g_assert_cmpstr(article->date.value, ==, "2025-03-02");
    g_assert_cmpstr(article->editor.value, ==, "沈微");
    g_assert_cmpstr(article->body->first_child->name, ==, "p");
    g_assert_null(article->body->first_child->next);
    g_assert_cmpuint(article->dropped.count, ==, 2);
}

static void test_footer(void) {
    g_autoptr(Article) article = page_with(
        "", "<header><nav>首页</nav></header><ol class=breadcrumb><li>首页<li>要闻</ol>",
        "<footer><p>© 2025 某报社　京ICP备00000001号</p><p>地址：望江路7号　邮编：100000</p>"
        "<p>© 2025 某报社　京ICP备00000001号</p><a>关于我们</a></footer>");
    const ArticleColophon *colophon = &article->colophon;
    field_is(colophon->holder, "某报社", "line 1");
    g_assert_cmpstr(colophon->icp.value, ==, "京ICP备00000001号");
    g_assert_cmpstr(colophon->address.value, ==, "望江路7号");
    g_assert_cmpstr(article->site_name.value, ==, "某报社");
    g_assert_cmpuint(article->breadcrumb.count, ==, 2);
    g_assert_cmpstr(article->breadcrumb.items[1].value, ==, "要闻");
    g_assert_cmpint(article->region, ==, REGION_CN);
    g_assert_null(article->body->first_child->next);
}

static void test_which_part(void) {
    g_autoptr(Article) several =
        page_of("<p>外<article><p>短</article><article><p>这一篇长得多</article>");
    g_autofree char *longest = short_form(several->body);
    g_assert_cmpstr(longest, ==, "<p>这一篇长得多</p>");
    g_assert_nonnull(notice_of(several, "articles"));
    g_autoptr(Article) quote = page_of("<blockquote><p>话</p><footer>——某人</footer></blockquote>");
    g_autofree char *words = short_form(quote->body);
    g_assert_cmpstr(words, ==, "<blockquote><p>话</p><p>——某人</p></blockquote>");
    g_autoptr(Article) main = page_of("<p>外<main><p>内</main>");
    g_autofree char *inner = short_form(main->body);
    g_assert_cmpstr(inner, ==, "<p>内</p>");
}

static void test_wrong_json_is_told(void) {
    g_autoptr(Article) article =
        page_with("\n<script type='application/ld+json'>\n{\"a\": x}</script>", "", "");
    const KanyinNotice *notice = notice_of(article, "json-ld");
    g_assert_nonnull(notice);
    g_assert_cmpuint(notice->line, ==, 3);
}

/* What docs/styles.md names is read back. */
static void test_own_classes(void) {
    g_autoptr(Article) article = page_of(
        "<article lang=zh-Hans><header class=masthead><p class=site>某网</p><p "
        "class=breadcrumb><span "
        "class=crumb>首页</span> › <span class=crumb>要闻</span></p></header><div class=slogans>"
        "<blockquote class=slogan><p class=motto>先看。</p><p "
        "class=attribution>——某人</p></blockquote>"
        "</div><p class=kicker>引</p><h1 class=title>题</h1><p class=subtitle>副</p><p "
        "class=dateline>"
        "<time class=date>发布时间：2025-03-02</time> <time class=time>09:15</time>　<span "
        "class=source>"
        "来源：某报</span>　<span class=author>陆远</span>　<span class=author>顾青</span></p>"
        "<div class=body><p>正文。</p></div><p class=editor><span class=label>责任编辑：</span>"
        "<span class=name>沈微</span></p><section class=related><h2>相关阅读</h2><ul><li><a "
        "href='http://e.cn/2'>江堤</a></ul></section><footer class=tail><figure "
        "class=qr><figcaption "
        "class=qr-note>扫一扫</figcaption></figure><div class=colophon><p class=copyright>© 2025 "
        "某报社"
        "　京ICP备1号</p></div></footer></article>");
    g_assert_cmpstr(article->site_name.value, ==, "某网");
    g_assert_cmpuint(article->breadcrumb.count, ==, 2);
    g_assert_cmpstr(article->slogans[0].attribution.value, ==, "——某人");
    g_assert_cmpstr(article->kicker.value, ==, "引");
    g_assert_cmpstr(article->title.value, ==, "题");
    g_assert_cmpstr(article->subtitle.value, ==, "副");
    g_assert_cmpstr(article->date.label, ==, "发布时间");
    g_assert_cmpstr(article->time.value, ==, "09:15");
    g_assert_cmpuint(article->authors.count, ==, 2);
    g_assert_cmpstr(article->editor.label, ==, "责任编辑");
    g_assert_cmpstr(article->editor.value, ==, "沈微");
    g_assert_cmpstr(article->related[0].url.value, ==, "http://e.cn/2");
    g_assert_cmpstr(article->qr_note.value, ==, "扫一扫");
    g_assert_cmpstr(article->colophon.holder.value, ==, "某报社");
    g_autofree char *body = short_form(article->body);
    g_assert_cmpstr(body, ==, "<p>正文。</p>");
}

static void test_told_by_content(void) {
    g_autoptr(Article) page = reading_of("\n <!DOCTYPE html><p>甲", NULL);
    g_assert_cmpstr(page->body->first_child->name, ==, "p");
    g_autoptr(Article) capture = reading_of("<<甲乙>>\n正文", NULL);
    g_autofree char *json = article_to_json(capture);
    g_assert_nonnull(strstr(json, "<<甲乙>>"));
}

int main(int argc, char **argv) {
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/html/order-of-trust", test_order_of_trust);
    g_test_add_func("/html/title", test_title_and_headings);
    g_test_add_func("/html/footer-is-kept", test_footer_is_kept);
    g_test_add_func("/html/credits", test_credits_are_not_lost);
    g_test_add_func("/html/menus-by-name", test_menus_by_name);
    g_test_add_func("/html/names", test_names_of_article_and_title);
    g_test_add_func("/html/bold", test_bold_lines_are_headings);
    g_test_add_func("/html/no-address", test_pictures_without_address);
    g_test_add_func("/html/json-named-markdown", test_json_named_markdown);
    g_test_add_func("/html/wechat", test_wechat);
    g_test_add_func("/html/dates", test_dates_have_zones);
    g_test_add_func("/html/labelled-lines", test_labelled_lines);
    g_test_add_func("/html/footer", test_footer);
    g_test_add_func("/html/part", test_which_part);
    g_test_add_func("/html/json-ld", test_wrong_json_is_told);
    g_test_add_func("/html/own-classes", test_own_classes);
    g_test_add_func("/html/told-by-content", test_told_by_content);
    return g_test_run();
}
