/* SPDX-License-Identifier: MIT */
#include "read/glosses.h"
#include "read/unihan.h"

#include <string.h>

#define DAMAGED "創(chuàng)新關(guān)鍵(jiàn)技術(shù)強(qiáng)國點(diǎn)"

static char *strip(const char *judged, const char *text, size_t *count) {
    g_autoptr(Glosses) glosses = glosses_judge(judged, strlen(judged));
    g_autoptr(GArray) map = g_array_new(FALSE, FALSE, sizeof(uint32_t));
    GString *out = g_string_new(NULL);
    *count = glosses_strip(glosses, text, strlen(text), &(Edit){out, map});
    g_assert_cmpuint(map->len, ==, out->len + 1);
    g_assert_cmpuint(g_array_index(map, uint32_t, map->len - 1), ==, strlen(text));
    /* every byte that is left stood where the map says */
    for (size_t i = 0; i < out->len; i++)
        g_assert_cmpint(text[g_array_index(map, uint32_t, i)], ==, out->str[i]);
    return g_string_free(out, FALSE);
}

static void expect(const char *text, const char *want, size_t want_count) {
    g_autofree char *judged = g_strconcat(DAMAGED, text, NULL);
    size_t count;
    g_autofree char *got = strip(judged, text, &count);
    g_assert_cmpstr(got, ==, want);
    g_assert_cmpuint(count, ==, want_count);
}

static void test_stripped(void) {
    expect("創(chuàng)新", "創新", 1);
    expect("(總機(jī))", "(總機)", 1);
    expect("與會(huì)專(zhuān)家", "與會專家", 2);
    expect("習(xí)近", "習近", 1);
    /* the second of two readings, decomposed letters, ɑ and ɡ */
    expect("興(xīng)", "興", 1);
    expect("創(chua\xCC\x80ng)", "創", 1);
    expect("創(chuɑ\xCC\x80nɡ)", "創", 1);
    expect("綠(lǜ)", "綠", 1);
}

static void test_kept(void) {
    static const char *const kept[] = {
        "中國科學院(CAS)", "(CNRS)",       "(總機)",   "鋰(Li)",     "創(chuāng",
        "創(chuànɡ新)",    "創( chuàng )", "創()",     "創(Chuàng)", "創(lí)",
        "(chuàng)",        "x(chuàng)",    "亳(bó)州", /* no simplified form, glossed once: a
                                                          reader's help */
    };
    for (size_t i = 0; i < G_N_ELEMENTS(kept); i++)
        expect(kept[i], kept[i], 0);
}

static void test_sound(void) {
    static const char *const sound[] = {
        "亳(bó)州",
        "",
        /* enough glosses, but few of those characters' places */
        DAMAGED "創創創創創關關關關關鍵鍵鍵鍵鍵術術術術術",
        /* enough, but on simplified characters: a primer */
        "创(chuàng)新关(guān)键(jiàn)技(jì)术(shù)强(qiáng)",
        /* too few characters, too few glosses */
        "創(chuàng)創(chuàng)創(chuàng)術(shù)術(shù)",
        "創(chuàng)術(shù)關(guān)鍵(jiàn)",
    };
    for (size_t i = 0; i < G_N_ELEMENTS(sound); i++)
        g_assert_null(glosses_judge(sound[i], strlen(sound[i])));
}

static void test_readings(void) {
    g_assert_true(unihan_reads(0x4E0D, "bù", strlen("bù")));
    g_assert_true(unihan_reads(0x4E0D, "fǒu", strlen("fǒu")));
    g_assert_false(unihan_reads(0x4E0D, "bùn", strlen("bùn")));
    g_assert_false(unihan_reads(0x4E0D, "b", 1));
    g_assert_false(unihan_reads('a', "ā", strlen("ā")));
    g_assert_false(unihan_reads(0x10FFFF, "ā", strlen("ā")));
    g_assert_true(unihan_is_traditional(0x570B));
    g_assert_false(unihan_is_traditional(0x56FD));
    g_assert_true(unihan_is_simplified(0x56FD));
    g_assert_false(unihan_is_simplified(0x540E)); /* 后 is written in both */
    g_assert_cmpuint(unihan_simplify(0x570B), ==, 0x56FD);
    g_assert_cmpuint(unihan_simplify('x'), ==, 'x');
}

int main(int argc, char **argv) {
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/glosses/stripped", test_stripped);
    g_test_add_func("/glosses/kept", test_kept);
    g_test_add_func("/glosses/sound", test_sound);
    g_test_add_func("/glosses/readings", test_readings);
    return g_test_run();
}
