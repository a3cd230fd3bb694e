/* SPDX-License-Identifier: MIT */
/* Pairs of marks against xeCJK, whose default style 全角式 (quanjiao) is that of our default: which
 * are as wide as there, and for what reason the others are not. */
#include "fixture.h"

typedef enum { OPEN, CLOSE, COMMA, STOP, EXCLAIM, DOT, DOTS, DASH, WAVE, N_GROUPS } Group;

static const char *const marks[N_GROUPS] = {
    [OPEN] = "“‘「『（《〈【〔［",
    [CLOSE] = "”’」』）》〉】〕］",
    [COMMA] = "，、；：",
    [STOP] = "。．",
    [EXCLAIM] = "！？",
    [DOT] = "·",
    [DOTS] = "…",
    [DASH] = "—",
    [WAVE] = "～",
};

/* Hundredths of an em, measured with xeCJK 3.9.1 (TeX Live 2022), PunctStyle=quanjiao, in Noto
 * Serif CJK SC at 100 pt: \sbox of 国, the two marks and 国, less two ems. ctex-kit's own figures
 * for FandolSong (xeCJK/testfiles/punctstyle01.tlg) say the same of 「『 」、 。「 』」 〉。 and
 * their like: half an em less than two. INK: less by what either face's glyph leaves
 * blank, 1.73–1.93. */
#define INK 0
static const int xecjk[N_GROUPS][N_GROUPS] = {
    [OPEN] = {150, INK, INK, INK, INK, INK, 200, 189, INK},
    [CLOSE] = {150, 150, 150, 150, 150, 100, 200, 189, 150},
    [COMMA] = {150, 150, 150, 150, 150, 100, 200, 189, 150},
    [STOP] = {150, 150, 150, 150, 150, 100, 200, 189, 150},
    [EXCLAIM] = {150, 150, 150, 150, 150, 100, 200, 189, 150},
    [DOT] = {100, INK, INK, INK, INK, INK, 133, 122, INK},
    [DOTS] = {200, 200, 200, 200, 200, 133, 200, 189, 200},
    [DASH] = {189, 189, 189, 189, 189, 122, 189, 169, 189},
    [WAVE] = {150, INK, INK, INK, INK, INK, 200, 189, INK},
};

#define BIT(group) (1u << (group))
#define ENDS (BIT(CLOSE) | BIT(COMMA) | BIT(STOP) | BIT(EXCLAIM))
#define ANY (BIT(N_GROUPS) - 1)

/* Where the style is another: what a pair measures here, and why. The first row that fits. */
static const struct {
    unsigned first, second;
    int width;
    const char *why;
} differences[] = {
    {BIT(EXCLAIM), BIT(EXCLAIM), 100, "GB/T 15834 5.1.2: ！！ and ？！ stand in one em"},
    {BIT(DOT), BIT(DOT), 100, "· is boxed to half an em; xeCJK keeps the .33 of the face"},
    {BIT(DOT), ANY, 150, "a boxed ·, and the mark beside it keeps its em"},
    {ANY, BIT(DOT), 150, "a boxed ·, and the mark beside it keeps its em"},
    {BIT(DASH), ANY, 200, "— is one em, half of ——; xeCJK cuts it to its ink, .89"},
    {ANY, BIT(DASH), 200, "— is one em, half of ——; xeCJK cuts it to its ink, .89"},
    {ENDS, BIT(WAVE), 200, "～ connects and is no bracket: blank beside it goes only at need"},
    {BIT(WAVE), BIT(OPEN), 200, "～ connects and is no bracket: blank beside it goes only at need"},
    {BIT(OPEN) | BIT(WAVE), ENDS | BIT(WAVE), 200,
     "no blank half lies between; xeCJK takes the side bearings of the glyphs"},
};

static Fixture *f;
static Style style;

static int pair_width(gunichar first, gunichar second) {
    g_autoptr(GString) text = g_string_new("国");
    g_string_append_unichar(text, first);
    g_string_append_unichar(text, second);
    g_string_append(text, "国");
    TextParagraph *paragraph = paragraph_of(f, &style, REGION_CN, text->str);
    return (int)lround(100.0 * (text_paragraph_max_width(paragraph) - 2 * SIZE) / SIZE);
}

static size_t difference_of(Group first, Group second) {
    size_t i = 0;
    while (i < G_N_ELEMENTS(differences) &&
           !(differences[i].first & BIT(first) && differences[i].second & BIT(second)))
        i++;
    return i;
}

static void check_pair(Group one, Group other, unsigned *n_alike, unsigned *n_by_reason) {
    size_t reason = difference_of(one, other);
    bool differs = reason < G_N_ELEMENTS(differences);
    int wanted = differs ? differences[reason].width : xecjk[one][other];
    if (differs) /* a reason for what does not differ is none */
        g_assert_cmpint(wanted, !=, xecjk[one][other]);
    for (const char *a = marks[one]; *a; a = g_utf8_next_char(a))
        for (const char *b = marks[other]; *b; b = g_utf8_next_char(b)) {
            g_test_message("%.3s%.3s", a, b);
            g_assert_cmpint(pair_width(g_utf8_get_char(a), g_utf8_get_char(b)), ==, wanted);
            *(differs ? &n_by_reason[reason] : n_alike) += 1;
        }
}

static void pairs_are_as_wide_as_in_xecjk(void) {
    unsigned n_alike = 0, n_by_reason[G_N_ELEMENTS(differences)] = {0};
    for (int one = 0; one < N_GROUPS; one++)
        for (int other = 0; other < N_GROUPS; other++)
            check_pair((Group)one, (Group)other, &n_alike, n_by_reason);
    g_test_message("%u pairs are as wide as in xeCJK", n_alike);
    g_assert_cmpuint(n_alike, >=, 600);
    for (size_t i = 0; i < G_N_ELEMENTS(differences); i++) {
        g_test_message("%u: %s", n_by_reason[i], differences[i].why);
        g_assert_cmpuint(n_by_reason[i], >, 0);
    }
}

static void single_marks_are_an_em(void) {
    for (int group = 0; group < N_GROUPS; group++)
        for (const char *at = marks[group]; *at; at = g_utf8_next_char(at)) {
            g_autofree char *text =
                g_strdup_printf("国%.*s国", (int)(g_utf8_next_char(at) - at), at);
            Length width = text_paragraph_max_width(paragraph_of(f, &style, REGION_CN, text));
            g_assert_cmpint(width - 2 * SIZE, ==, group == DOT ? SIZE / 2 : SIZE);
        }
}

int main(int argc, char **argv) {
    g_test_init(&argc, &argv, NULL);
    f = fixture_new();
    style = plain_style();
    g_test_add_func("/pairs/xecjk", pairs_are_as_wide_as_in_xecjk);
    g_test_add_func("/pairs/single", single_marks_are_an_em);
    int status = g_test_run();
    fixture_free(f);
    return status;
}
