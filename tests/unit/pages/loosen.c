/* SPDX-License-Identifier: MIT */
/* A galley is written as paragraphs of so many lines, each kept by two at either end: "7+10 6-5" is
 * one of seven lines, that may have eight at a price of ten a line, and one of six, that may have
 * five. Pages are told by the lines on them. */

#include "pages/breaks.h"

#include <stdlib.h>
#include <string.h>

#define LINE (10 * LENGTH_PT)
#define MOST_LINES 20
#define MOST_PARAGRAPHS 24

typedef struct {
    int lines;
    int longer, shorter; /* prices; 0: not offered */
} Wanted;

typedef struct {
    GalleyParagraph paragraphs[MOST_PARAGRAPHS];
    Strip own[MOST_PARAGRAPHS][3][MOST_LINES]; /* as it is, shorter, longer */
    Strip strips[MOST_PARAGRAPHS * MOST_LINES];
    size_t n_strips;
    PagesBreaker breaker;
    int height;
} Galleys;

static Frame frame = {.height = LINE};

static void write_lines(Strip *strips, int n, const GalleyParagraph *paragraph) {
    for (int i = 0; i < n; i++) {
        strips[i] = (Strip){.kind = STRIP_LINE, .height = LINE, .frame = &frame};
        strips[i].penalty = i == 1 || (i > 0 && i == n - 1) ? PENALTY_NEVER : 0;
    }
    strips[0].paragraph = paragraph;
}

static void make_offer(Galleys *galley, size_t at, int n, int price) {
    const GalleyParagraph *paragraph = &galley->paragraphs[at];
    bool is_longer = n > (int)paragraph->n_strips;
    Strip *strips = galley->own[at][is_longer ? 2 : 1];
    write_lines(strips, n, paragraph);
    galley->paragraphs[at].settings[is_longer] = (GalleySetting){
        .strips = strips, .n_strips = (size_t)n, .price = (double)price * n, .is_tried = true};
}

static Length height_of(size_t number, const char *name, void *user) {
    (void)number, (void)name;
    return *(const int *)user * LINE;
}

static void make_galley(Galleys *galley, const Wanted *wanted, size_t n, int height) {
    memset(galley, 0, sizeof *galley);
    galley->height = height;
    for (size_t i = 0; i < n; i++) {
        galley->paragraphs[i].n_strips = (size_t)wanted[i].lines;
        write_lines(galley->strips + galley->n_strips, wanted[i].lines, &galley->paragraphs[i]);
        galley->n_strips += (size_t)wanted[i].lines;
        if (wanted[i].longer)
            make_offer(galley, i, wanted[i].lines + 1, wanted[i].longer);
        if (wanted[i].shorter)
            make_offer(galley, i, wanted[i].lines - 1, wanted[i].shorter);
    }
    galley->breaker =
        (PagesBreaker){galley->strips, galley->n_strips, NULL, height_of, &galley->height, "test"};
}

static PagesBreaks *choose(Galleys *galley, GHashTable **choices, Strip **strips) {
    g_autoptr(PagesBreaks) breaks = pages_break(&galley->breaker, NULL);
    *choices = pages_choose(&galley->breaker, breaks);
    if (!*choices)
        *choices = g_hash_table_new(NULL, NULL);
    size_t n = galley->n_strips;
    *strips = layout_strips(galley->strips, &n, *choices);
    PagesBreaker chosen = galley->breaker;
    chosen.strips = *strips;
    chosen.n_strips = n;
    return pages_break(&chosen, NULL);
}

static size_t read_word(const char *word, Wanted *paragraphs) {
    size_t n = 0;
    for (char *at = (char *)word; *at; n++) {
        paragraphs[n] = (Wanted){(int)strtol(at, &at, 10), 0, 0};
        while (*at == '+' || *at == '-') {
            int *price = *at == '+' ? &paragraphs[n].longer : &paragraphs[n].shorter;
            *price = (int)strtol(at + 1, &at, 10);
        }
        at += strspn(at, " ");
    }
    return n;
}

static void expect(const char *word, const char *wanted) {
    g_autofree Galleys *galley = g_new0(Galleys, 1);
    Wanted paragraphs[MOST_PARAGRAPHS];
    make_galley(galley, paragraphs, read_word(word, paragraphs), 10);
    g_autoptr(GHashTable) choices = NULL;
    g_autofree Strip *strips = NULL;
    g_autoptr(PagesBreaks) breaks = choose(galley, &choices, &strips);
    g_autoptr(GString) found = g_string_new(NULL);
    for (guint i = 0; i < breaks->pages->len; i++)
        g_string_append_printf(found, "%s%zu", i ? " " : "",
                               g_array_index(breaks->pages, PagesStretch, i).n_pieces);
    g_assert_cmpstr(found->str, ==, wanted);
}

static void a_page_is_filled(void) {
    expect("7 4 4", "9 6");
    expect("7+10 4 4", "10 6");
    expect("4+50 3+10 4 4", "10 6"); /* by the cheaper one */
}

static void not_at_any_price(void) {
    expect("7+300 4 4", "9 6");
}

static void a_page_is_saved(void) {
    expect("6 5", "8 3");
    expect("6-200 5", "10");
    expect("6-10 6", "9 3"); /* two lines are over, and one is offered */
    expect("6-10 6-10", "10");
}

static void nothing_is_touched_without_need(void) {
    expect("5+1-1 5+1-1 5+1-1", "10 5");
}

static int price_of(GRand *random) {
    return MAX(g_rand_int_range(random, -150, 300), 0);
}

/* Whatever is offered, the pages are not the worse for what is chosen. */
static void pages_are_never_worse(void) {
    g_autoptr(GRand) random = g_rand_new_with_seed(1804);
    g_autofree Galleys *galley = g_new0(Galleys, 1);
    guint taken = 0;
    for (int i = 0; i < 300; i++) {
        Wanted paragraphs[MOST_PARAGRAPHS];
        size_t n = (size_t)g_rand_int_range(random, 1, MOST_PARAGRAPHS);
        for (size_t k = 0; k < n; k++)
            paragraphs[k] = (Wanted){g_rand_int_range(random, 3, MOST_LINES - 1), price_of(random),
                                     price_of(random)};
        make_galley(galley, paragraphs, n, g_rand_int_range(random, 8, 40));
        g_autoptr(PagesBreaks) before = pages_break(&galley->breaker, NULL);
        g_autoptr(GHashTable) choices = NULL;
        g_autofree Strip *strips = NULL;
        g_autoptr(PagesBreaks) after = choose(galley, &choices, &strips);
        g_assert_cmpint(after->cost.forbidden, <=, before->cost.forbidden);
        g_assert_cmpuint(after->pages->len, <=, before->pages->len);
        if (after->pages->len == before->pages->len)
            g_assert_cmpint(after->cost.flaws, <=, before->cost.flaws);
        taken += g_hash_table_size(choices);
    }
    g_assert_cmpuint(taken, >, 100);
}

int main(int argc, char **argv) {
    g_test_init(&argc, &argv, NULL);
#define CASE(name) g_test_add_func("/pages/loosen/" #name, name)
    CASE(a_page_is_filled);
    CASE(not_at_any_price);
    CASE(a_page_is_saved);
    CASE(nothing_is_touched_without_need);
    CASE(pages_are_never_worse);
    return g_test_run();
}
