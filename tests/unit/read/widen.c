/* SPDX-License-Identifier: MIT */
#include "read/widen.h"

#include <string.h>

static void expect(const char *text, const char *want) {
    g_autoptr(GArray) map = g_array_new(FALSE, FALSE, sizeof(uint32_t));
    g_autoptr(GString) out = g_string_new(NULL);
    size_t count = widen_marks(text, strlen(text), &(Edit){out, map});
    g_assert_cmpstr(out->str, ==, want);
    g_assert_true((count == 0) == (strcmp(text, want) == 0));
    g_assert_cmpuint(map->len, ==, out->len + 1);
}

static void test_marks(void) {
    expect("近日,中國", "近日，中國");
    expect("郵編:100864", "郵編：100864");
    expect("電話: 86 10", "電話： 86 10");
    expect("2030年,CNRS,法國", "2030年，CNRS，法國");
    expect("什麼!?", "什麼！？");
    expect("“好”;", "“好”；");
}

static void test_brackets(void) {
    expect("中國科學院(CAS)—法國", "中國科學院（CAS）—法國");
    expect("86 10 68597114(總機)", "86 10 68597114（總機）");
    expect("(CAS),法國", "(CAS)，法國");
    expect("院(CAS),a", "院（CAS），a");
    expect("(a(總)b)", "（a（總）b）");
    expect("院(CAS", "院(CAS");
    expect("院)", "院)");
}

static void test_kept(void) {
    static const char *const kept[] = {
        "10:30", "https://a.cn/b?c=d;e", "a@b.cn, c@d.cn", "f(x, y) = (1, 2)", "1,450",
        "",      "Hello, world!"};
    for (size_t i = 0; i < G_N_ELEMENTS(kept); i++)
        expect(kept[i], kept[i]);
}

static bool judge(const char *text, bool is_glossed) {
    return widen_judge(text, strlen(text), is_glossed);
}

static void test_judge(void) {
    g_assert_true(judge("一,二,三,四,五:六", false));
    g_assert_false(judge("一,二,三", false));
    /* typed so in places: the author's own */
    g_assert_false(judge("一,二,三,四,五,六，七，八", false));
    g_assert_true(judge("一,二,三,四,五,六，七，八", true));
    g_assert_false(judge("a, b, c, d, e, f", false));
}

int main(int argc, char **argv) {
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/widen/marks", test_marks);
    g_test_add_func("/widen/brackets", test_brackets);
    g_test_add_func("/widen/kept", test_kept);
    g_test_add_func("/widen/judge", test_judge);
    return g_test_run();
}
