/* SPDX-License-Identifier: MIT */
/* A galley is written as a word, one letter a strip of one line's height:
 *   l line   n line that no break may come before   w line a break before which costs 500
 *   b box of 4 lines   B box of 30 lines   s space   m marker
 *   p r f  markers that demand a page, a right page, a left page
 * and the pages found are written as the strips that stand on each, with bars between. */

#include "pages/breaks.h"

#include <string.h>

#define LINE (10 * LENGTH_PT)

static Strip strip_of(char letter) {
    Strip strip = {.kind = STRIP_LINE, .height = LINE};
    switch (letter) {
    case 'n':
        strip.penalty = PENALTY_NEVER;
        break;
    case 'w':
        strip.penalty = 500;
        break;
    case 'b':
    case 'B':
        strip.kind = STRIP_BOX;
        strip.height = (letter == 'b' ? 4 : 30) * LINE;
        break;
    case 's':
        strip.kind = STRIP_SPACE;
        break;
    case 'm':
    case 'p':
    case 'r':
    case 'f':
        strip.kind = STRIP_MARKER;
        strip.height = 0;
        strip.penalty = letter == 'm' ? 0 : PENALTY_FORCED;
        strip.forced = letter == 'r' ? BREAK_RIGHT : letter == 'f' ? BREAK_LEFT : BREAK_PAGE;
        break;
    default:
        g_assert_cmpint(letter, ==, 'l');
    }
    return strip;
}

#define LEFT_IS_SHORTER 100

/* Pages of `user` lines; the first one line shorter where the number is negative; left pages two
 * lines shorter where it is beyond LEFT_IS_SHORTER. */
static Length height_of(size_t number, const char *name, void *user) {
    int lines = *(const int *)user;
    if (lines > LEFT_IS_SHORTER)
        lines -= LEFT_IS_SHORTER + (number % 2 == 0 ? 2 : 0);
    if (lines < 0)
        lines = -lines - (number == 1);
    return (lines - (name != NULL)) * LINE;
}

static char *break_word(const char *word, int lines, Notices *notices) {
    size_t n = strlen(word);
    g_autofree Strip *strips = g_new0(Strip, n + 1);
    for (size_t i = 0; i < n; i++)
        strips[i] = strip_of(word[i]);
    PagesBreaker breaker = {strips, n, NULL, height_of, &lines, "test"};
    g_autoptr(PagesBreaks) breaks = pages_break(&breaker, notices);
    GArray *pages = breaks->pages;
    GString *out = g_string_new(NULL);
    for (guint i = 0; i < pages->len; i++) {
        const PagesStretch *page = &g_array_index(pages, PagesStretch, i);
        g_assert_cmpuint(page->number, ==, i + 1);
        g_assert_true(page->is_blank == (page->first == page->end) || n == 0);
        if (i)
            g_string_append_c(out, '|');
        g_string_append_len(out, word + page->first, (gssize)(page->end - page->first));
    }
    return g_string_free(out, FALSE);
}

static void expect(const char *word, int lines, const char *pages) {
    g_autofree char *found = break_word(word, lines, NULL);
    g_assert_cmpstr(found, ==, pages);
}

static void pages_are_filled(void) {
    expect("llll", 10, "llll");
    expect("llllllllllllll", 10, "llllllllll|llll");
    expect("llllllllll", 10, "llllllllll");
    expect("", 10, "");
    expect("mm", 10, "mm");
}

static void a_short_first_page_is_known(void) {
    expect("llllllllllllllllll", -10, "lllllllll|lllllllll");
}

static void left_pages_may_be_shorter(void) {
    expect("llllllllllllllllllllllllllllllll", LEFT_IS_SHORTER + 10,
           "llllllllll|llllllll|llllllllll|llll");
    expect("llrllllllllllllllll", LEFT_IS_SHORTER + 10, "ll||rllllllllll|llllll");
}

static void a_runt_gets_company(void) {
    /* 11 lines on pages of 10: not 10 and 1 but 8 and 3 */
    expect("lllllllllll", 10, "llllllll|lll");
    /* nor is a page left early where the rest is long enough */
    expect("lllllllllllll", 10, "llllllllll|lll");
}

static void no_hole_for_the_sake_of_a_paragraph(void) {
    /* a paragraph of two lines at the foot stays where it fits, the next follows */
    expect("llllllllslllllll", 11, "llllllllsll|lllll");
}

static void the_hole_before_a_picture_is_not_shared_out(void) {
    /* not 5 lines, then 6 and a hole, then the box: the first page takes all it can */
    expect("lllllllbbblllllllll", 14, "lllllllb|bbllllll|lll");
    expect("llllllllBl", 14, "llllllll|B|l");
}

static void nothing_breaks_where_it_is_forbidden(void) {
    expect("llllllllllnlll", 10, "lllllllll|lnlll");
    /* a heading goes with what follows, over the space between that no break may part either */
    expect("lllllllllnnlll", 10, "llllllll|lnnlll");
}

static void a_penalty_is_weighed(void) {
    expect("llllllllllwlll", 10, "lllllllll|lwlll");
    /* where every way out costs more than the widow, the widow stands */
    expect("lwwwwwwwwwwwww", 10, "lwwwwwwwww|wwww");
}

static void spaces_vanish_at_head_and_foot(void) {
    expect("llllllllllsllll", 10, "llllllllll|sllll");
    expect("llllllllllsllllllllll", 10, "llllllllll|sllllllllll");
    expect("lllllllllslllll", 10, "lllllllll|slllll"); /* in between it counts */
    expect("llllllllllssss", 10, "llllllllllssss");
}

static void markers_go_with_what_follows(void) {
    expect("llllllllllmsmllll", 10, "llllllllll|msmllll");
    expect("llllm", 10, "llllm");
}

static void forced_breaks(void) {
    expect("llpll", 10, "ll|pll");
    expect("lllpllpl", 10, "lll|pll|pl");
    expect("pll", 10, "pll");
    expect("llsmpsl", 10, "llsm|psl");
    expect("llrl", 10, "ll||rl");
    expect("llfl", 10, "ll|fl");
    expect("llpnl", 10, "ll|pnl");
    /* a demanded page may be short: it is no runt */
    expect("lllllllllpl", 10, "lllllllll|pl");
}

static void spaces_after_a_forced_break_are_kept(void) {
    int lines = 10;
    Strip strips[] = {strip_of('l'), strip_of('p'), strip_of('s'), strip_of('l')};
    Frame frame = {.height = LINE};
    strips[3].frame = &frame;
    PagesBreaker breaker = {strips, G_N_ELEMENTS(strips), NULL, height_of, &lines, NULL};
    g_autoptr(PagesBreaks) breaks = pages_break(&breaker, NULL);
    GArray *pages = breaks->pages;
    g_assert_cmpuint(pages->len, ==, 2);
    g_assert_cmpuint(g_array_index(pages, PagesStretch, 1).first, ==, 1);
    g_assert_cmpuint(breaks->pieces->len, ==, 1);
    g_assert_cmpint(g_array_index(breaks->pieces, PagesPiece, 0).at.y, ==, LINE);
}

static void another_named_page_is_another_page(void) {
    int lines = 10;
    Strip strips[] = {strip_of('l'), strip_of('l'), strip_of('l')};
    strips[1].page_name = strips[2].page_name = "cover";
    PagesBreaker breaker = {strips, G_N_ELEMENTS(strips), NULL, height_of, &lines, NULL};
    g_autoptr(PagesBreaks) breaks = pages_break(&breaker, NULL);
    GArray *pages = breaks->pages;
    g_assert_cmpuint(pages->len, ==, 2);
    g_assert_cmpstr(g_array_index(pages, PagesStretch, 0).name, ==, NULL);
    g_assert_cmpstr(g_array_index(pages, PagesStretch, 1).name, ==, "cover");
}

static bool has_notice(const Notices *notices, const char *code) {
    for (size_t i = 0; i < notices_count(notices); i++)
        if (strcmp(notices_at(notices, i)->code, code) == 0)
            return true;
    return false;
}

static void what_is_too_tall_stands_alone_with_a_notice(void) {
    g_autoptr(Notices) notices = notices_new();
    g_autofree char *found = break_word("llllBllllll", 10, notices);
    g_assert_cmpstr(found, ==, "llll|B|llllll");
    g_assert_cmpuint(notices_count(notices), ==, 1);
    g_assert_true(has_notice(notices, "taller-than-page"));
}

static void a_chain_too_long_is_broken_with_a_notice(void) {
    g_autoptr(Notices) notices = notices_new();
    g_autofree char *found = break_word("lnnnnnnnnnnnnnn", 10, notices);
    g_assert_cmpstr(found, ==, "lnnnnnnnnn|nnnnn");
    g_assert_true(has_notice(notices, "break-where-forbidden"));
    g_assert_cmpuint(notices_count(notices), ==, 1);
}

static void good_pages_give_no_notice(void) {
    g_autoptr(Notices) notices = notices_new();
    g_autofree char *found = break_word("lnlllllllllnllllbllll", 10, notices);
    g_assert_nonnull(found);
    g_assert_cmpuint(notices_count(notices), ==, 0);
}

static void a_book_of_many_thousand_pages(void) {
    size_t n = 400000; /* taller than a Length holds */
    g_autofree char *word = g_strnfill(n, 'l');
    g_autofree char *found = break_word(word, 36, NULL);
    size_t pages = 1;
    for (const char *at = found; (at = strchr(at, '|')); at++)
        pages++;
    g_assert_cmpuint(pages, ==, (n + 35) / 36);
}

int main(int argc, char **argv) {
    g_test_init(&argc, &argv, NULL);
#define CASE(name) g_test_add_func("/pages/breaks/" #name, name)
    CASE(pages_are_filled);
    CASE(a_short_first_page_is_known);
    CASE(left_pages_may_be_shorter);
    CASE(a_runt_gets_company);
    CASE(no_hole_for_the_sake_of_a_paragraph);
    CASE(the_hole_before_a_picture_is_not_shared_out);
    CASE(nothing_breaks_where_it_is_forbidden);
    CASE(a_penalty_is_weighed);
    CASE(spaces_vanish_at_head_and_foot);
    CASE(markers_go_with_what_follows);
    CASE(forced_breaks);
    CASE(spaces_after_a_forced_break_are_kept);
    CASE(another_named_page_is_another_page);
    CASE(what_is_too_tall_stands_alone_with_a_notice);
    CASE(a_chain_too_long_is_broken_with_a_notice);
    CASE(good_pages_give_no_notice);
    CASE(a_book_of_many_thousand_pages);
    return g_test_run();
}
