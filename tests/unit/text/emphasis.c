/* SPDX-License-Identifier: MIT */
/* Emphasis marks: one a character, centred on it, all of one height; none on punctuation. */
#include "fixture.h"

static Fixture *f;
static Style style;

/* The marks of the one line that `text` makes, by place; the text's own glyphs left out. */
static GArray *marks_of(const char *text, FrameMark *first) {
    TextLines *lines = lines_of(f, paragraph_of(f, &style, REGION_CN, text), 40 * SIZE);
    g_assert_cmpuint(lines->n_lines, ==, 1);
    Frame *frame = frame_new(f->arena, 0, 0);
    text_line_set(lines, 0, frame, (Point){0, 0});
    GArray *places = g_array_new(FALSE, FALSE, sizeof(Point));
    for (uint32_t i = 0; i < frame->n_marks; i++) {
        const FrameMark *mark = &frame->marks[i];
        if (mark->kind != MARK_GLYPHS || mark->glyphs->text_length > 0)
            continue;
        g_assert_cmpuint(mark->owner, ==, STRUCTURE_ARTIFACT);
        *first = *mark;
        for (uint32_t k = 0; k < mark->glyphs->n_glyphs; k++) {
            Point at = {mark->x + mark->glyphs->glyphs[k].x, mark->y + mark->glyphs->glyphs[k].y};
            g_array_append_val(places, at);
        }
    }
    return places;
}

/* The middle of the mark's ink, from its place. */
static Point middle_of(const FrameMark *mark) {
    hb_glyph_extents_t box;
    const FrameGlyphs *run = mark->glyphs;
    g_assert_true(
        hb_font_get_glyph_extents(font_face_hb_font(run->face), run->glyphs[0].glyph, &box));
    int upem = font_face_metrics(run->face)->units_per_em;
    return (Point){font_scale(box.x_bearing + box.width / 2, run->size, upem),
                   -font_scale(box.y_bearing + box.height / 2, run->size, upem)};
}

static void marks_stand_under_the_middle_of_characters(void) {
    static const struct {
        StyleEmphasisShape shape;
        bool is_open;
    } shapes[] = {{EMPHASIS_DOT, false},
                  {EMPHASIS_DOT, true},
                  {EMPHASIS_CIRCLE, false},
                  {EMPHASIS_TRIANGLE, false},
                  {EMPHASIS_SESAME, false}};
    for (size_t i = 0; i < G_N_ELEMENTS(shapes); i++) {
        style.emphasis = (StyleEmphasis){shapes[i].shape, shapes[i].is_open, NULL};
        FrameMark mark = {0};
        g_autoptr(GArray) places = marks_of("天地，玄黄。", &mark);
        g_assert_cmpuint(places->len, ==, 4);
        Point middle = middle_of(&mark);
        static const int column[] = {0, 1, 3, 4};
        for (guint k = 0; k < places->len; k++) {
            Point at = g_array_index(places, Point, k);
            g_assert_cmpint(ABS(at.x + middle.x - column[k] * SIZE - SIZE / 2), <=, SIZE / 200);
            g_assert_cmpint(ABS(at.y + middle.y - length_scale(SIZE, 33, 100)), <=, SIZE / 200);
        }
    }
}

static void letters_have_one_each_and_spaces_none(void) {
    style.emphasis = (StyleEmphasis){EMPHASIS_DOT, false, NULL};
    FrameMark mark = {0};
    static const struct {
        const char *text;
        unsigned marks;
    } cases[] = {{"ab cd", 4}, {"a-b, 5%", 4}, {"“……”——《》", 0}, {"一１＋", 3}};
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(GArray) places = marks_of(cases[i].text, &mark);
        g_assert_cmpuint(places->len, ==, cases[i].marks);
    }
}

/* Below for Chinese, above for Japanese; as the sheet says where it speaks. */
static void the_side_follows_the_language(void) {
    style.emphasis = (StyleEmphasis){EMPHASIS_DOT, false, NULL};
    static const struct {
        const char *lang;
        StyleEmphasisPosition position;
        bool is_over;
    } cases[] = {{"zh-TW", EMPHASIS_AUTO, false}, {"ja", EMPHASIS_AUTO, true},
                 {"en", EMPHASIS_AUTO, true},     {NULL, EMPHASIS_AUTO, false},
                 {"ja", EMPHASIS_UNDER, false},   {"zh", EMPHASIS_OVER, true}};
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        style.lang = cases[i].lang;
        style.emphasis_position = cases[i].position;
        FrameMark mark = {0};
        g_autoptr(GArray) places = marks_of("天", &mark);
        g_assert_cmpuint(places->len, ==, 1);
        g_assert_cmpint(g_array_index(places, Point, 0).y < -SIZE / 2, ==, cases[i].is_over);
        TextLines *lines = lines_of(f, paragraph_of(f, &style, REGION_CN, "天"), 40 * SIZE);
        g_assert_cmpint(lines->lines[0].over > 0, ==, cases[i].is_over);
        g_assert_cmpint(lines->lines[0].under > 0, ==, !cases[i].is_over);
    }
    style.lang = NULL;
    style.emphasis_position = EMPHASIS_AUTO;
}

static void the_colour_is_the_text_s_or_its_own(void) {
    style.emphasis = (StyleEmphasis){EMPHASIS_STRING, false, "※乙"};
    FrameMark mark = {0};
    g_autoptr(GArray) places = marks_of("天地", &mark);
    g_assert_cmpuint(places->len, ==, 2);
    g_assert_true(color_equal(mark.color, style.color));
    style.has_emphasis_color = true;
    style.emphasis_color = (Color){COLOR_RGB, {1, 0, 0, 0}};
    g_autoptr(GArray) red G_GNUC_UNUSED = marks_of("天地", &mark);
    g_assert_true(color_equal(mark.color, style.emphasis_color));
    style.emphasis_color = (Color){COLOR_NONE, {0}};
    g_autoptr(GArray) unseen = marks_of("天地", &mark);
    g_assert_cmpuint(unseen->len, ==, 0);
    style.has_emphasis_color = false;
}

int main(int argc, char **argv) {
    g_test_init(&argc, &argv, NULL);
    f = fixture_new();
    style = plain_style();
    g_test_add_func("/emphasis/middle", marks_stand_under_the_middle_of_characters);
    g_test_add_func("/emphasis/letters", letters_have_one_each_and_spaces_none);
    g_test_add_func("/emphasis/side", the_side_follows_the_language);
    g_test_add_func("/emphasis/colour", the_colour_is_the_text_s_or_its_own);
    int result = g_test_run();
    fixture_free(f);
    return result;
}
