/* SPDX-License-Identifier: MIT */
/* A galley is written as a word, one letter a strip of one line's height:
 *   l line   n line that no break may come before   c line that wants five lines before it
 *   t table row whose head is set again above it   T the same with a foot under what precedes it
 *   1–9 line that calls a note of so many lines   b box of 4 lines that stays
 *   F box of 4 lines that may rise   P the same for a page's head   Q for a page's foot
 *   p marker that demands a page   s space
 *   in columns: L line   M line that no break may come before   B box of 4 lines that may rise
 *   X marker that demands a column   S line as wide as the page
 * and the pages found are written as what stands on their lines from top to bottom, columns with
 * slashes between: H a head set again, E a foot, - the head of the notes, * a line of notes. */

#include "pages/breaks.h"

#include <string.h>

#define LINE (10 * LENGTH_PT)
#define BOX_LINES 4
#define MOST_LINES 60

static Frame frames[128];
static Strip note_lines[9];
static GalleyNote notes_of[10];
static const GalleyNote *note_list[10];
static GalleyRepeat head = {LINE, &frames['H']}, foot = {LINE, &frames['E']},
                    notes_head = {LINE, &frames['-']};
static GalleyColumns columns = {.count = 2, .width = LINE, .gap = LINE, .is_balanced = true};

static void make_frames(void) {
    for (size_t i = 0; i < G_N_ELEMENTS(frames); i++)
        frames[i].height = strchr("bFPQB", (int)i) && i ? BOX_LINES * LINE : LINE;
    for (size_t i = 0; i < G_N_ELEMENTS(note_lines); i++)
        note_lines[i] = (Strip){.kind = STRIP_LINE, .height = LINE, .frame = &frames['*']};
    for (size_t i = 1; i < G_N_ELEMENTS(notes_of); i++) {
        notes_of[i] = (GalleyNote){note_lines, i};
        note_list[i] = &notes_of[i];
    }
}

static Strip strip_of(char letter) {
    Strip strip = {.kind = STRIP_LINE, .frame = &frames[(int)letter]};
    strip.height = strip.frame->height;
    if (strchr("bFPQB", letter))
        strip.kind = STRIP_BOX;
    if (strchr("LMBX", letter))
        strip.columns = &columns;
    if (letter == 'n' || letter == 'M')
        strip.penalty = PENALTY_NEVER;
    if (letter == 'c')
        strip.company = 5;
    if (letter == 't' || letter == 'T')
        strip.head = &head;
    if (letter == 'T')
        strip.foot = &foot;
    if (letter == 'F' || letter == 'B')
        strip.place = STRIP_MAY_RISE;
    if (letter == 'P' || letter == 'Q')
        strip.place = letter == 'P' ? STRIP_TOP : STRIP_BOTTOM;
    if (g_ascii_isdigit(letter)) {
        strip.notes = &note_list[letter - '0'];
        strip.n_notes = 1;
    }
    if (letter == 's')
        strip = (Strip){.kind = STRIP_SPACE, .height = LINE};
    if (letter == 'p' || letter == 'X') {
        strip.kind = STRIP_MARKER;
        strip.height = 0;
        strip.frame = NULL;
        strip.penalty = PENALTY_FORCED;
        strip.forced = letter == 'p' ? BREAK_PAGE : BREAK_COLUMN;
    }
    return strip;
}

static Length height_of(size_t number, const char *name, void *user) {
    (void)number, (void)name;
    return *(const int *)user * LINE;
}

/* Two columns of lines, blanks where nothing stands. */
typedef char Picture[2][MOST_LINES + 1];

static void draw(Picture picture, const PagesBreaks *breaks, const PagesStretch *page) {
    memset(picture, 0, sizeof(Picture));
    for (size_t i = 0; i < page->n_pieces; i++) {
        const PagesPiece *piece = &g_array_index(breaks->pieces, PagesPiece, page->first_piece + i);
        int column = piece->at.x / (2 * LINE), from = piece->at.y / LINE;
        g_assert_cmpint(piece->at.y % LINE, ==, 0);
        for (int y = from; y < from + piece->frame->height / LINE; y++) {
            g_assert_cmpint(y, <, MOST_LINES);
            g_assert_cmpint(picture[column][y], ==, 0); /* nothing stands on anything */
            picture[column][y] = (char)(piece->frame - frames);
        }
    }
    for (int column = 0; column < 2; column++)
        for (int y = MOST_LINES, is_over = 0; y-- > 0;) {
            is_over |= picture[column][y] != 0;
            if (is_over && !picture[column][y])
                picture[column][y] = ' ';
        }
}

static char *set_word(const char *word, int lines, Notices *notices) {
    size_t n = strlen(word);
    g_autofree Strip *strips = g_new0(Strip, n + 1);
    for (size_t i = 0; i < n; i++)
        strips[i] = strip_of(word[i]);
    PagesBreaker breaker = {strips, n, &notes_head, height_of, &lines, "test"};
    g_autoptr(PagesBreaks) breaks = pages_break(&breaker, notices);
    GString *out = g_string_new(NULL);
    for (guint i = 0; i < breaks->pages->len; i++) {
        Picture picture;
        draw(picture, breaks, &g_array_index(breaks->pages, PagesStretch, i));
        g_string_append(out, i ? "|" : "");
        g_string_append(out, picture[0]);
        if (picture[1][0])
            g_string_append_printf(out, "/%s", picture[1]);
    }
    return g_string_free(out, FALSE);
}

static void expect(const char *word, int lines, const char *pages) {
    g_autoptr(Notices) notices = notices_new();
    g_autofree char *found = set_word(word, lines, notices);
    g_assert_cmpstr(found, ==, pages);
    g_assert_cmpuint(notices_count(notices), ==, 0);
}

static void a_table_s_head_is_set_again(void) {
    expect("llltttttttttt", 10, "lllttttttt|Httt");
    expect("llltttttttttttttttttttt", 10, "lllttttttt|Httttttttt|Htttt");
}

static void a_table_s_foot_closes_each_part(void) {
    expect("lllTTTTTTTTTT", 10, "lllTTTTTTE|HTTTT");
    expect("TTTTTTTTTTTTTTTTTTT", 10, "TTTTTTTTE|HTTTTTTTTE|HTTT");
}

static void notes_stand_at_the_foot(void) {
    expect("lll1lll", 10, "lll1lll -*");
    expect("l9l", 20, "l9l       -*********");
    /* the line that calls it goes on with it, and leaves company behind */
    expect("lllllll1llll", 10, "lllllll1-*|llll");
    expect("llllllll5llll", 10, "lllllll|l5l -*****|lll");
}

static void a_long_note_goes_on(void) {
    expect("llll9lll", 8, "lll|l9-*****|lll-****");
    /* text stands over it on each page */
    expect("llllll9llllllllllllll", 9, "llllll|9ll-*****|llll-****|llllllll");
    /* taller than a page, it fills pages of its own */
    expect("9", 5, "9-***|-****|  -**");
}

static void a_box_that_does_not_fit_rises(void) {
    expect("lllFllllllll", 10, "lllFFFFlll|lllll");
    expect("lllllllFllllllll", 10, "llllllllll|FFFFlllll");
    expect("llllFFFlllllllllllllllllllllllllllllll", 10,
           "llllFFFFll|FFFFFFFFll|llllllllll|llllllllll|lllllll");
    expect("F", 10, "FFFF");
}

/* Not five lines and a hole, its call at the head of the next page: what a tail wants is had from
 * where it leaves least. */
static void a_box_that_fits_is_not_left_behind(void) {
    expect("llllllFllllllllllc", 10, "llllllll|FFFFllll|llllc");
}

static void a_box_stands_before_the_page_break_behind_it(void) {
    expect("lllFpll", 10, "lllFFFF|ll");
    expect("llllllllFpll", 10, "llllllll|FFFF|ll");
}

static void boxes_stand_at_head_and_foot(void) {
    expect("lllPlllllll", 10, "PPPPllllll|llll");
    expect("lllPPPlllll", 10, "PPPPllllll|PPPPPPPPll");
    expect("lllQllllll", 10, "llllllQQQQ|lll");
    expect("lllllllQllllllllllll", 10, "llllllllll|llllllQQQQ|lll");
}

static void a_box_too_far_from_its_call_is_told(void) {
    g_autoptr(Notices) notices = notices_new();
    g_autofree char *found = set_word("lFFFFFll", 10, notices);
    g_assert_cmpstr(found, ==, "lFFFFFFFFl|FFFFFFFFl|FFFF");
    g_assert_cmpuint(notices_count(notices), ==, 1);
    g_assert_cmpstr(notices_at(notices, 0)->code, ==, "figure-far-from-call");
}

static void a_tail_is_never_alone(void) {
    expect("llllllllllc", 12, "llllllllllc");
    expect("llllllllllllllc", 10, "lllllllll|lllllc");
    expect("llllllllllllllllc", 10, "llllllllll|llllllc");
    /* a picture is no line of the body */
    expect("lllllllllllllllllllFlc", 20, "lllllllllllllll|llllFFFFlc");
}

static void columns_are_filled_and_the_last_are_of_one_height(void) {
    expect("llllLLLLLLL", 10, "llllLLLL/    LLL");
    expect("LLLLLLLLLLLLLLLLLLLLLLLLL", 10, "LLLLLLLLLL/LLLLLLLLLL|LLL/LL");
    expect("LLLLLLLLLMMLLLLLLLLLLLLLLLL", 10, "LLLLLLLL/LMMLLLLLLL|LLLLL/LLLL");
    expect("llLLLXLLL", 10, "llLLL/  LLL");
    expect("LLLpll", 10, "LL/L|ll");
}

static void what_is_wide_parts_rows(void) {
    expect("llLLLLLSLLLLLLSLLLLLLLLLLL", 10, "llLLLSLLLS/  LL  LLL|LLLLLL/LLLLL");
    expect("LLL1LLLL", 10, "LL1LL   -*/L  LL");
}

static void boxes_rise_to_columns_heads(void) {
    expect("LLLLLLLLLLLLLLLLLLLLLLBLLLLLLLL", 10, "LLLLLLLLLL/LLLLLLLLLL|LLBBBBL/LLLLLLL");
    expect("BLLLLLBBBLLLLLLLLLLL", 10, "BBBBLLLLLL/BBBBBBBBLL|BBBBLL/LLLLLL");
    /* one across the columns stands over them */
    expect("llLLLLLLLLLLLLLFLLLLLLLLLLLLLLLLL", 10,
           "llLLLLLLL/  LLLLLLLL|FFFFLLLLLL/    LLLLLL|LL/L");
}

/* Whatever a galley holds, all of it is set once, and nothing on anything else. */
static void judge(const char *word, int lines) {
    size_t n = strlen(word), wanted = 0, notes = 0;
    g_autofree Strip *strips = g_new0(Strip, n + 1);
    g_autofree int *seen = g_new0(int, n + 1);
    for (size_t i = 0; i < n; i++) {
        strips[i] = strip_of(word[i]);
        wanted += g_ascii_isdigit(word[i]) ? (size_t)(word[i] - '0') : 0;
    }
    PagesBreaker breaker = {strips, n, &notes_head, height_of, &lines, "test"};
    g_autoptr(PagesBreaks) breaks = pages_break(&breaker, NULL);
    for (guint i = 0; i < breaks->pieces->len; i++) {
        const PagesPiece *piece = &g_array_index(breaks->pieces, PagesPiece, i);
        notes += piece->frame == &frames['*'];
        if (piece->strip >= strips && piece->strip < strips + n)
            seen[piece->strip - strips]++;
    }
    g_assert_cmpuint(notes, ==, wanted);
    for (size_t i = 0; i < n; i++)
        g_assert_cmpint(seen[i], ==, strips[i].frame != NULL);
    for (guint i = 0; i < breaks->pages->len; i++) {
        Picture picture;
        draw(picture, breaks, &g_array_index(breaks->pages, PagesStretch, i));
        g_assert_cmpuint(strlen(picture[0]), <=, lines);
        g_assert_cmpuint(strlen(picture[1]), <=, lines);
    }
}

static void all_is_set_once_and_nothing_on_anything(void) {
    static const char letters[] = "lllllllllllllnnct19bFPQpsLLLLLLLLLLLMBXX";
    g_autoptr(GRand) random = g_rand_new_with_seed(1736);
    for (int i = 0; i < 800; i++) {
        char word[100] = "";
        int length = g_rand_int_range(random, 0, i % 10 == 0 ? 99 : 20);
        for (int k = 0; k < length; k++)
            word[k] = letters[g_rand_int_range(random, 0, sizeof letters - 1)];
        judge(word, g_rand_int_range(random, BOX_LINES + 2, 16));
    }
}

static guint count_pages(const char *word, int lines, bool *is_flawless) {
    g_autoptr(Notices) notices = notices_new();
    g_autofree char *found = set_word(word, lines, notices);
    *is_flawless = notices_count(notices) == 0;
    guint pages = 1;
    for (const char *at = found; (at = strchr(at, '|')); at++)
        pages++;
    return pages;
}

/* Unless there is room now to mend what was forbidden. */
static void removing_a_note_never_adds_a_page(void) {
    static const char letters[] = "lllllllllnnct12345FQs";
    g_autoptr(GRand) random = g_rand_new_with_seed(1911);
    for (int i = 0; i < 250; i++) {
        char word[80] = "";
        int length = g_rand_int_range(random, 0, 79), lines = g_rand_int_range(random, 8, 20);
        for (int k = 0; k < length; k++)
            word[k] = letters[g_rand_int_range(random, 0, sizeof letters - 1)];
        bool was_flawless, is_flawless;
        guint with = count_pages(word, lines, &was_flawless);
        for (char *at = word; *at; at++) {
            if (!g_ascii_isdigit(*at))
                continue;
            *at = 'l';
            guint without = count_pages(word, lines, &is_flawless);
            g_assert_true(without <= with || !was_flawless);
            with = without;
            was_flawless = is_flawless;
        }
    }
}

int main(int argc, char **argv) {
    g_test_init(&argc, &argv, NULL);
    make_frames();
#define CASE(name) g_test_add_func("/pages/placing/" #name, name)
    CASE(a_table_s_head_is_set_again);
    CASE(a_table_s_foot_closes_each_part);
    CASE(notes_stand_at_the_foot);
    CASE(a_long_note_goes_on);
    CASE(a_box_that_does_not_fit_rises);
    CASE(a_box_that_fits_is_not_left_behind);
    CASE(a_box_stands_before_the_page_break_behind_it);
    CASE(boxes_stand_at_head_and_foot);
    CASE(a_box_too_far_from_its_call_is_told);
    CASE(a_tail_is_never_alone);
    CASE(columns_are_filled_and_the_last_are_of_one_height);
    CASE(what_is_wide_parts_rows);
    CASE(boxes_rise_to_columns_heads);
    CASE(all_is_set_once_and_nothing_on_anything);
    CASE(removing_a_note_never_adds_a_page);
    return g_test_run();
}
