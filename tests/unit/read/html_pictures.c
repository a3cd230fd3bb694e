/* SPDX-License-Identifier: MIT */
/* Pictures with the captions pages write for them, media, formulas. */
#include "html_reading.h"

static void test_figures(void) {
    fragment_is("<figure><img src=a.jpg><figcaption>图</figcaption></figure>",
                "<figure><img src=a.jpg><figcaption>图</figcaption></figure>");
    fragment_is("<p><img src=a.jpg alt=山></p>", "<figure><img alt=山 src=a.jpg></figure>");
    fragment_is("<p><a href=/big><img src=a.jpg></a></p>", "<figure><img src=a.jpg></figure>");
    fragment_is("<figure><a href=/big><img src=a.jpg></a></figure>",
                "<figure><img src=a.jpg></figure>");
    fragment_is("<p>甲<img src=a.jpg>乙</p>", "<p>甲<img src=a.jpg>乙</p>");
    fragment_is("<p align=center><img src=a.jpg></p><p align=center>江上晨光</p><p>甲</p>",
                "<figure><img src=a.jpg><figcaption>江上晨光</figcaption></figure><p>甲</p>");
    fragment_is("<p><img src=a.jpg></p><p>▲江上晨光</p>",
                "<figure><img src=a.jpg><figcaption>▲江上晨光</figcaption></figure>");
    fragment_is("<p><img src=a.jpg></p><p>江上晨光 顾青 摄</p>",
                "<figure><img src=a.jpg><figcaption>江上晨光 顾青 摄</figcaption></figure>");
    fragment_is("<p><img src=a.jpg></p><p>这一段不是说明。</p>",
                "<figure><img src=a.jpg></figure><p>这一段不是说明。</p>");
    fragment_is("<div class=img_wrapper><img src=a.jpg><span class=img_descr>图</span></div><p>甲",
                "<div.img_wrapper><figure><img src=a.jpg><figcaption>图</figcaption></figure></div>"
                "<p>甲</p>");
    fragment_is("<p><img src=a.jpg><img src=b.jpg></p>",
                "<figure><img src=a.jpg></figure><figure><img src=b.jpg></figure>");
}

static void test_addresses(void) {
    fragment_is("<img data-src=a.jpg src='data:image/gif;base64,R0'>",
                "<figure><img src=a.jpg></figure>");
    fragment_is("<img src=/x/loading.gif oldsrc=a.jpg>", "<figure><img src=a.jpg></figure>");
    fragment_is("<img srcset='a.jpg 480w, b,1.jpg 1200w,c.jpg 800w'>",
                "<figure><img src=b,1.jpg></figure>");
    fragment_is("<picture><source type=image/avif srcset=a.avif><source srcset='a.png 1x,b.png 2x'>"
                "<img></picture>",
                "<figure><img src=b.png></figure>");
    fragment_is("<img src=t.gif width=1 height=1><img>", "");
    fragment_is("<img src=http://e.cn/a.jpg>", "<figure><img src=http://e.cn/a.jpg></figure>");
    fragment_is("<img src='data:image/png;base64,iVBO'>",
                "<figure><img src=data:image/png;base64,iVBO></figure>");
    g_autoptr(Article) within = page_of("<base href='pictures/index.html'><img src=a.jpg>");
    g_autofree char *found = short_form(within->body);
    g_assert_cmpstr(found, ==, "<figure><img src=pictures/a.jpg></figure>");
    g_autoptr(Article) web =
        page_of("<base href='http://e.cn/x/'><img src=a.jpg><p><a href=b>乙</a>");
    g_autofree char *kept = short_form(web->body);
    g_assert_cmpstr(kept, ==,
                    "<figure><img src=a.jpg></figure><p><a href=http://e.cn/x/b>乙</a></p>");
}

static void test_media(void) {
    fragment_is(
        "<video src=http://e.cn/v.mp4 title=开桥 poster=p.jpg></video>",
        "<div.media title=开桥 data-media=video><img src=p.jpg alt=开桥><p.media-title>开桥</p>"
        "<p.media-address><a href=http://e.cn/v.mp4>http://e.cn/v.mp4</a></p></div>");
    fragment_is("<audio><source src=a.mp3 type=audio/mpeg></audio>",
                "<div.media data-media=audio><p.media-address>a.mp3</p></div>");
    fragment_is("<iframe src=http://e.cn/m width=0 height=0></iframe><object>甲</object>",
                "<p>甲</p>");
}

static void test_formulas(void) {
    fragment_is(
        "<p><math><mi>E</mi><mo>=</mo><mi>m</mi><msup><mi>c</mi><mn>2</mn></msup></math></p>",
        "<p><span.formula>E = mc<sup>2</sup></span></p>");
    fragment_is(
        "<p><math><mfrac><mrow><mi>a</mi><mo>-</mo><mn>1</mn></mrow><mi>b</mi></mfrac></math>",
        "<p><span.formula>(a − 1)/b</span></p>");
    fragment_is("<math><mo>-</mo><msqrt><mi>a</mi><mi>b</mi></msqrt></math>",
                "<p><span.formula>−√(ab)</span></p>");
    fragment_is("<math display=block><mtable><mtr><mtd><mi>a</mi></mtd><mtd><mi>b</mi></mtd></mtr>"
                "<mtr><mtd><mi>c</mi></mtd></mtr></mtable></math>",
                "<div.formula>a\u2002b<br>c</div>");
    fragment_is(
        "<math><semantics><mi>x</mi><annotation encoding='application/x-tex'>\\xi</annotation>"
        "</semantics></math>",
        "<p><span.formula alt=\\xi>x</span></p>");
    fragment_is(
        "<math><munderover><mo>∑</mo><mi>i</mi><mi>n</mi></munderover><mroot><mi>x</mi><mn>3"
        "</mn></mroot></math>",
        "<p><span.formula>∑<sub>i</sub><sup>n</sup><sup>3</sup>√x</span></p>");
    fragment_is("<math><mmultiscripts><mi>U</mi><mprescripts/><mn>92</mn><mn>238</mn></"
                "mmultiscripts></math>",
                "<p><span.formula><sub>92</sub><sup>238</sup>U</span></p>");
    fragment_is("<math><mfenced><mi>x</mi><mi>y</mi></mfenced><mo>&ApplyFunction;</mo></math>",
                "<p><span.formula>(x, y)</span></p>");
    g_autoptr(Article) article = page_of("<p>甲<math><mi>x</mi></math><math><mi>y</mi></math>");
    g_assert_cmpstr(notice_of(article, "formula")->message, ==,
                    "2 formulas are set as text, not as mathematics");
}

int main(int argc, char **argv) {
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/html/figures", test_figures);
    g_test_add_func("/html/addresses", test_addresses);
    g_test_add_func("/html/media", test_media);
    g_test_add_func("/html/formulas", test_formulas);
    return g_test_run();
}
