/* SPDX-License-Identifier: MIT */
/* Where lines stand in their measure: text-align, text-align-last, text-indent, letter-spacing. */
#include "fixture.h"

static Fixture *f;
static Style style;

static TextParagraph *verse(const Style *base) {
    TextRun *runs = arena_array(f->arena, TextRun, 3);
    runs[0] = (TextRun){.text = "一二三四五六七八九十天地", .length = 36, .style = base};
    runs[1] = (TextRun){.kind = TEXT_RUN_BREAK, .style = base};
    runs[2] = (TextRun){.text = "玄黄宇宙洪荒日月盈昃", .length = 30, .style = base};
    TextSource source = {.runs = runs, .n_runs = 3, .style = base, .region = REGION_CN};
    return text_paragraph_new(f->setter, f->arena, &source, f->notices);
}

/* Four lines of 8.5 ems: eight characters and four, eight and two. */
static void lines_are_aligned(void) {
    static const struct {
        StyleTextAlign align, last;
        double left[4]; /* in em */
        double width[4];
    } cases[] = {
        {ALIGN_START, ALIGN_AUTO, {0, 0, 0, 0}, {8, 4, 8, 2}},
        {ALIGN_END, ALIGN_AUTO, {.5, 4.5, .5, 6.5}, {8, 4, 8, 2}},
        {ALIGN_CENTER, ALIGN_AUTO, {.25, 2.25, .25, 3.25}, {8, 4, 8, 2}},
        {ALIGN_JUSTIFY, ALIGN_AUTO, {0, 0, 0, 0}, {8.5, 4, 8.5, 2}},
        {ALIGN_JUSTIFY, ALIGN_START, {0, 0, 0, 0}, {8.5, 4, 8.5, 2}},
        {ALIGN_JUSTIFY, ALIGN_END, {0, 4.5, 0, 6.5}, {8.5, 4, 8.5, 2}},
        {ALIGN_JUSTIFY, ALIGN_CENTER, {0, 2.25, 0, 3.25}, {8.5, 4, 8.5, 2}},
        {ALIGN_JUSTIFY, ALIGN_JUSTIFY, {0, 0, 0, 0}, {8.5, 8.5, 8.5, 8.5}},
        {ALIGN_CENTER, ALIGN_JUSTIFY, {.25, 0, .25, 0}, {8, 8.5, 8, 8.5}},
        {ALIGN_JUSTIFY_ALL, ALIGN_AUTO, {0, 0, 0, 0}, {8.5, 8.5, 8.5, 8.5}},
        {ALIGN_JUSTIFY_ALL, ALIGN_END, {0, 4.5, 0, 6.5}, {8.5, 4, 8.5, 2}},
        {ALIGN_START, ALIGN_END, {0, 4.5, 0, 6.5}, {8, 4, 8, 2}},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        Style aligned = style;
        aligned.text_align = cases[i].align;
        aligned.text_align_last = cases[i].last;
        TextLines *lines = lines_of(f, verse(&aligned), 85 * SIZE / 10);
        g_assert_cmpuint(lines->n_lines, ==, 4);
        for (size_t k = 0; k < 4; k++) {
            g_assert_cmpint(lines->lines[k].left, ==, (Length)(cases[i].left[k] * SIZE));
            g_assert_cmpint(lines->lines[k].width, ==, (Length)(cases[i].width[k] * SIZE));
        }
    }
}

/* Few words in a wide line: it is filled, and not broken into two that are not. */
static void last_lines_of_words_are_filled(void) {
    Style filled = style;
    filled.text_align = filled.text_align_last = ALIGN_JUSTIFY;
    TextLines *lines = lines_of(f, paragraph_of(f, &filled, REGION_CN, "Hello world"), 14 * SIZE);
    g_assert_cmpuint(lines->n_lines, ==, 1);
    g_assert_cmpint(lines->lines[0].width, ==, 14 * SIZE);
}

/* One space that would have to be ten ems wide is left as it is. */
static void word_spaces_have_an_end(void) {
    TextParagraph *paragraph =
        paragraph_of(f, &style, REGION_CN, "on it Konstantinopolitanischerweise");
    g_assert_cmpint(lines_of(f, paragraph, 16 * SIZE)->lines[0].width, <, 3 * SIZE);
}

/* Between ⅓ and ½ em where nothing else opens; beyond, the line stays short with gaps of ¼. */
static void gaps_beside_letters_have_an_end(void) {
    Style justified = style;
    justified.text_align = justified.text_align_last = ALIGN_JUSTIFY;
    TextParagraph *paragraph = paragraph_of(f, &justified, REGION_CN, "Mozart和Haydn");
    TextLines *wide = lines_of(f, paragraph, 40 * SIZE);
    Length natural = wide->lines[0].width;
    g_assert_cmpint(natural, <, 40 * SIZE);
    TextLines *near = lines_of(f, paragraph, natural + SIZE / 2 - SIZE / 50);
    g_assert_cmpint(near->lines[0].width, ==, natural + SIZE / 2 - SIZE / 50);
    g_assert_cmpint(lines_of(f, paragraph, natural + SIZE)->lines[0].width, ==, natural);
}

/* A quarter of an em, where it is asked for. */
static void gaps_stand_beside_what_was_asked_for(void) {
    static const struct {
        StyleTextAutospace autospace;
        double beside_letter, beside_digit;
    } cases[] = {{AUTOSPACE_NORMAL, .25, .25},
                 {AUTOSPACE_ALPHA, .25, 0},
                 {AUTOSPACE_NUMERIC, 0, .25},
                 {AUTOSPACE_NONE, 0, 0}};
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        Style spaced = style, close = style;
        spaced.text_autospace = cases[i].autospace;
        close.text_autospace = AUTOSPACE_NONE;
        for (int is_digit = 0; is_digit < 2; is_digit++) {
            const char *text = is_digit ? "中3" : "中a";
            double gap = is_digit ? cases[i].beside_digit : cases[i].beside_letter;
            TextParagraph *bare = paragraph_of(f, &close, REGION_CN, text);
            TextParagraph *open = paragraph_of(f, &spaced, REGION_CN, text);
            g_assert_cmpint(lines_of(f, open, 9 * SIZE)->lines[0].width, ==,
                            lines_of(f, bare, 9 * SIZE)->lines[0].width + (Length)(gap * SIZE));
        }
    }
}

static void indents_are_of_the_lines_that_were_meant(void) {
    static const struct {
        bool hanging, each_line;
        int left[4];
    } cases[] = {
        {false, false, {2, 0, 0, 0}},
        {false, true, {2, 0, 2, 0}},
        {true, false, {0, 2, 2, 2}},
        {true, true, {0, 2, 0, 2}},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        Style indented = style;
        indented.text_indent = (StyleLength){.kind = VALUE_LENGTH, .length = 2 * SIZE};
        indented.text_indent_hanging = cases[i].hanging;
        indented.text_indent_each_line = cases[i].each_line;
        TextLines *lines = lines_of(f, verse(&indented), 8 * SIZE);
        g_assert_cmpuint(lines->n_lines, ==, 4);
        for (size_t k = 0; k < 4; k++) {
            g_assert_cmpint(lines->lines[k].left, ==, cases[i].left[k] * SIZE);
            g_assert_cmpint(lines->lines[k].measure, ==, (8 - cases[i].left[k]) * SIZE);
        }
    }
}

static Length width_of(const Style *base, const char *text) {
    TextParagraph *paragraph = paragraph_of(f, base, REGION_CN, text);
    return lines_of(f, paragraph, 100 * SIZE)->lines[0].natural;
}

/* Between characters, Han and others, and nowhere else. */
static void letters_are_spaced(void) {
    static const struct {
        const char *text;
        int n; /* spaces */
    } cases[] = {
        {"天地玄", 2},
        {"天", 0},
        {"abc", 2},
        {"天a", 1},
        {"天，地", 2},
        {"天（地）玄", 4},
        {"天——地", 2},
        {"天……地", 2},
        {"ab\xc2\xad"
         "cd",
         3}, /* the soft hyphen is not there */
        {"a b", 2},
        {"e\xcc\x81n", 1},
    };
    const Length spacing = 3 * LENGTH_PT;
    Style spaced = style;
    spaced.letter_spacing = spacing;
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++)
        if (width_of(&spaced, cases[i].text) - width_of(&style, cases[i].text) !=
            cases[i].n * spacing)
            g_error("%s is spaced wrongly", cases[i].text);
    spaced.letter_spacing = -LENGTH_PT;
    g_assert_cmpint(width_of(&spaced, "天地玄"), ==, 3 * SIZE - 2 * LENGTH_PT);
}

/* None at the line's end: three characters and two spaces make a line. */
static void lines_end_without_it(void) {
    Style spaced = style;
    spaced.letter_spacing = 2 * LENGTH_PT;
    g_assert_cmpstr(broken(f, &spaced, "天地玄黄宇宙", 3.4), ==, "天地玄|黄宇宙");
    TextParagraph *paragraph = paragraph_of(f, &spaced, REGION_CN, "天地玄黄宇宙");
    TextLines *lines = lines_of(f, paragraph, 34 * SIZE / 10);
    g_assert_cmpint(lines->lines[0].width, ==, 34 * SIZE / 10);
    Frame *frame = frame_new(f->arena, 0, 0);
    text_line_set(lines, 0, frame, (Point){0, 0});
    for (int i = 0; i < 3; i++)
        g_assert_cmpint(frame->marks[0].glyphs->glyphs[i].x, ==, i * (SIZE + 2 * LENGTH_PT));
}

/* css-text-4: half of it on each side of a character. */
static void neighbours_share_it(void) {
    Style spaced = style;
    spaced.letter_spacing = 4 * LENGTH_PT;
    TextRun runs[] = {{.text = "天地", .length = 6, .style = &spaced},
                      {.text = "玄黄", .length = 6, .style = &style}};
    TextSource source = {.runs = runs, .n_runs = 2, .style = &style, .region = REGION_CN};
    TextParagraph *paragraph = text_paragraph_new(f->setter, f->arena, &source, f->notices);
    g_assert_cmpint(lines_of(f, paragraph, 20 * SIZE)->lines[0].natural, ==,
                    4 * SIZE + 6 * LENGTH_PT);
}

static uint32_t count_atoms(const Style *base) {
    return paragraph_of(f, base, REGION_CN, "office")->n_atoms;
}

static void spaced_letters_are_no_ligatures(void) {
    Style spaced = style;
    spaced.letter_spacing = LENGTH_PT;
    g_assert_cmpuint(count_atoms(&style), <, 6);
    g_assert_cmpuint(count_atoms(&spaced), ==, 6);
}

int main(int argc, char **argv) {
    g_test_init(&argc, &argv, NULL);
    f = fixture_new();
    style = plain_style();
    g_test_add_func("/alignment/lines", lines_are_aligned);
    g_test_add_func("/alignment/last", last_lines_of_words_are_filled);
    g_test_add_func("/alignment/words", word_spaces_have_an_end);
    g_test_add_func("/alignment/gaps", gaps_beside_letters_have_an_end);
    g_test_add_func("/alignment/gaps/kinds", gaps_stand_beside_what_was_asked_for);
    g_test_add_func("/alignment/indents", indents_are_of_the_lines_that_were_meant);
    g_test_add_func("/alignment/letters", letters_are_spaced);
    g_test_add_func("/alignment/line-ends", lines_end_without_it);
    g_test_add_func("/alignment/neighbours", neighbours_share_it);
    g_test_add_func("/alignment/ligatures", spaced_letters_are_no_ligatures);
    int status = g_test_run();
    fixture_free(f);
    return status;
}
