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
        strip.company = 5 * LINE;
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
        const PagesPiece *piece =
            &g_array_index(breaks->pieces, PagesPiece, page->first_piece + i);
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

TESTS_HERE

int main(int argc, char **argv) {
    g_test_init(&argc, &argv, NULL);
    make_frames();
CASES
    return g_test_run();
}
