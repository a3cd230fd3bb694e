/* SPDX-License-Identifier: MIT */
/* Marks that hang beyond the measure: which do, when, and what else stays as it was. */
#include "fixture.h"

static Fixture *f;
static Style style;

static TextLines *lines_in(const Style *base, Region region, const char *text, double ems) {
    return lines_of(f, paragraph_of(f, base, region, text), (Length)(ems * SIZE));
}

static unsigned count_hanging(const TextLines *lines) {
    unsigned n = 0;
    for (size_t i = 0; i < lines->n_lines; i++)
        n += lines->lines[i].hang > 0;
    return n;
}

static const char prose[] = "天地玄黄，宇宙洪荒。日月盈昃，辰宿列张。寒来暑往，秋收冬藏。闰余成岁，"
                            "律吕调阳。云腾致雨，露结为霜。金生丽水，玉出昆冈。";

static void a_mark_hangs_where_it_has_no_room(void) {
    TextLines *lines = lines_in(&style, REGION_CN, "一二三四五六七，八九十", 7.2);
    g_assert_cmpint(lines->lines[0].hang, ==, SIZE / 2);
    g_assert_cmpint(lines->lines[0].natural, ==, 7 * SIZE);
    g_assert_cmpint(lines->lines[0].width, ==, 72 * SIZE / 10);
    g_assert_true(lines->lines[0].is_justified);
    /* there is room for it, hanging or not: it stands inside */
    lines = lines_in(&style, REGION_CN, "一二三四五六七，八九十", 7.5);
    g_assert_cmpint(lines->lines[0].hang, ==, 0);
    Style off = style;
    off.hanging_punctuation = false;
    g_assert_cmpuint(count_hanging(lines_in(&off, REGION_CN, prose, 13.2)), ==, 0);
    g_assert_cmpuint(count_hanging(lines_in(&style, REGION_CN, prose, 13.2)), >, 0);
}

static void only_points_hang(void) {
    static const struct {
        const char *text;
        Region region;
        bool hangs;
    } cases[] = {
        {"一二三四五六七，八九十", REGION_CN, true},  {"一二三四五六七、八九十", REGION_CN, true},
        {"一二三四五六七。八九十", REGION_CN, true},  {"一二三四五六七．八九十", REGION_CN, true},
        {"一二三四五六七，八九十", REGION_TW, true},  {"一二三四五六七。八九十", REGION_HK, true},
        {"一二三四五六七；八九十", REGION_CN, false}, {"一二三四五六七：八九十", REGION_CN, false},
        {"一二三四五六七！八九十", REGION_CN, false}, {"一二三四五六七）八九十", REGION_CN, false},
        {"一二三四五六七”八九十", REGION_CN, false},  {"一二三四五六）。八九十", REGION_CN, false},
        {"一二三四五“六”，八九十", REGION_CN, false}, {"一二三四五六七……八九十", REGION_CN, false},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        bool hangs = false;
        for (int tenths = 62; tenths < 95; tenths++)
            hangs |=
                lines_in(&style, cases[i].region, cases[i].text, tenths / 10.0)->lines[0].hang > 0;
        if (hangs != cases[i].hangs)
            g_error("%s: hangs %d", cases[i].text, hangs);
    }
}

/* What hangs is one mark of an em at most, and stands right of the measure; all before it is as in
 * any justified line. */
static void lines_are_exact_without_the_mark(void) {
    for (int tenths = 60; tenths < 300; tenths += 3) {
        TextParagraph *paragraph = paragraph_of(f, &style, REGION_CN, prose);
        Length measure = tenths * SIZE / 10;
        TextLines *lines = lines_of(f, paragraph, measure);
        g_assert_false(lines->is_overfull);
        for (size_t i = 0; i < lines->n_lines; i++) {
            const TextLineReport *line = &lines->lines[i];
            const TextLine *broken = &((const TextLine *)lines->breaks)[i];
            g_assert_cmpint(line->width, <=, measure);
            if (!line->hang)
                continue;
            g_assert_cmpint(line->width, ==, broken->is_last ? line->width : measure);
            Frame *frame = frame_new(f->arena, 0, 0);
            text_line_set(lines, i, frame, (Point){0, 0});
            const FrameGlyphs *run = frame->marks[frame->n_marks - 1].glyphs;
            g_assert_cmpint(run->glyphs[run->n_glyphs - 1].x, ==, line->width);
        }
    }
}

static void it_is_cheaper_for_the_paragraph(void) {
    Style off = style;
    off.hanging_punctuation = false;
    double with = 0, without = 0;
    for (int tenths = 80; tenths < 200; tenths++) {
        with += lines_in(&style, REGION_CN, prose, tenths / 10.0)->cost;
        without += lines_in(&off, REGION_CN, prose, tenths / 10.0)->cost;
    }
    g_assert_cmpfloat(with, <, without);
}

/* Ragged lines take the mark along where it would have to go to the next line with its word; at the
 * right edge or in the middle nothing hangs, nor in a title. */
static void alignment_decides(void) {
    Style other = style;
    other.text_align = ALIGN_START;
    TextLines *lines = lines_in(&other, REGION_CN, "一二三四五六七，八九十", 7.2);
    g_assert_cmpint(lines->lines[0].hang, ==, SIZE / 2);
    g_assert_cmpint(lines->lines[0].width, ==, 7 * SIZE);
    static const StyleTextAlign none[] = {ALIGN_END, ALIGN_CENTER};
    for (size_t i = 0; i < G_N_ELEMENTS(none); i++) {
        other.text_align = none[i];
        g_assert_cmpuint(count_hanging(lines_in(&other, REGION_CN, prose, 7.2)), ==, 0);
    }
    other = style;
    other.text_align_last = ALIGN_CENTER;
    g_assert_cmpint(lines_in(&other, REGION_CN, "一二三四五六七。", 7.2)->lines[0].hang, ==, 0);
    other = style;
    other.text_wrap_style = WRAP_STYLE_BALANCE;
    g_assert_cmpuint(count_hanging(lines_in(&other, REGION_CN, prose, 13.2)), ==, 0);
}

/* css-text-4: what may hang does not count in the least width of a box, and does in the greatest.
 */
static void boxes_shrink_to_fit(void) {
    Style off = style;
    off.hanging_punctuation = false;
    TextParagraph *hanging = paragraph_of(f, &style, REGION_CN, "天，");
    TextParagraph *plain = paragraph_of(f, &off, REGION_CN, "天，");
    g_assert_cmpint(text_paragraph_min_width(hanging), ==, SIZE);
    g_assert_cmpint(text_paragraph_min_width(plain), ==, SIZE + SIZE / 2);
    g_assert_cmpint(text_paragraph_max_width(hanging), ==, SIZE + SIZE / 2);
}

int main(int argc, char **argv) {
    g_test_init(&argc, &argv, NULL);
    f = fixture_new();
    style = plain_style();
    style.hanging_punctuation = true;
    g_test_add_func("/hanging/no-room", a_mark_hangs_where_it_has_no_room);
    g_test_add_func("/hanging/points", only_points_hang);
    g_test_add_func("/hanging/exact", lines_are_exact_without_the_mark);
    g_test_add_func("/hanging/cheaper", it_is_cheaper_for_the_paragraph);
    g_test_add_func("/hanging/alignment", alignment_decides);
    g_test_add_func("/hanging/boxes", boxes_shrink_to_fit);
    int status = g_test_run();
    fixture_free(f);
    return status;
}
