/* SPDX-License-Identifier: MIT */
/* Scripts beside Chinese: the order of what is read from right to left, and where its gaps stand.
 */
#include "fixture.h"

static Fixture *f;
static Style style;

/* Left and right edge, in em, of the characters of one script in the line as set. */
typedef struct {
    double left, right;
} Extent;

static Extent extent_of(const Frame *frame, hb_script_t script) {
    Extent extent = {INFINITY, -INFINITY};
    hb_unicode_funcs_t *unicode = hb_unicode_funcs_get_default();
    for (uint32_t i = 0; i < frame->n_marks; i++) {
        const FrameMark *mark = &frame->marks[i];
        for (uint32_t k = 0; k < mark->glyphs->n_glyphs; k++) {
            const FrameGlyph *glyph = &mark->glyphs->glyphs[k];
            gunichar c = g_utf8_get_char(mark->glyphs->text + glyph->text);
            if (hb_unicode_script(unicode, c) != script)
                continue;
            const FontFace *face = mark->glyphs->face;
            double left = (double)(mark->x + glyph->x) / SIZE;
            double width = (double)font_face_advance(face, glyph->glyph) /
                           font_face_metrics(face)->units_per_em;
            extent.left = MIN(extent.left, left);
            extent.right = MAX(extent.right, left + width);
        }
    }
    return extent;
}

static Frame *set(const char *text) {
    TextLines *lines = lines_of(f, paragraph_of(f, &style, REGION_CN, text), 40 * SIZE);
    Frame *frame = frame_new(f->arena, 0, 0);
    text_line_set(lines, 0, frame, (Point){0, 0});
    return frame;
}

/* 文 [¼] word [¼] 字: the joints stand at the outer sides of the word, not inside it. */
static void check_gaps(const char *text, hb_script_t script) {
    Frame *frame = set(text);
    Extent word = extent_of(frame, script), han = extent_of(frame, HB_SCRIPT_HAN);
    g_assert_cmpfloat_with_epsilon(word.left, 1.25, 0.02);
    g_assert_cmpfloat_with_epsilon(han.right - word.right, 1.25, 0.02);
}

static void gaps_stand_outside_words_from_right_to_left(void) {
    check_gaps("文שלום字", HB_SCRIPT_HEBREW);
    check_gaps("文مرحبا字", HB_SCRIPT_ARABIC);
    check_gaps("文word字", HB_SCRIPT_LATIN);
}

/* The glyphs of a Hebrew word stand one beside the other: no gap falls into it. */
static void words_from_right_to_left_are_whole(void) {
    Frame *frame = set("文שלום字");
    Extent word = extent_of(frame, HB_SCRIPT_HEBREW);
    double sum = 0;
    for (uint32_t i = 0; i < frame->n_marks; i++)
        for (uint32_t k = 0; k < frame->marks[i].glyphs->n_glyphs; k++) {
            const FrameGlyphs *run = frame->marks[i].glyphs;
            if (g_utf8_get_char(run->text + run->glyphs[k].text) < 0x2E80)
                sum += (double)font_face_advance(run->face, run->glyphs[k].glyph) /
                       font_face_metrics(run->face)->units_per_em;
        }
    g_assert_cmpfloat_with_epsilon(word.right - word.left, sum, 0.01);
}

/* Digits inside keep their order: 12 stands left of the word before it, 1 left of 2. */
static void numbers_are_read_from_left_to_right(void) {
    Frame *frame = set("文שלום 12字");
    double one = 0, two = 0;
    for (uint32_t i = 0; i < frame->n_marks; i++)
        for (uint32_t k = 0; k < frame->marks[i].glyphs->n_glyphs; k++) {
            const FrameGlyphs *run = frame->marks[i].glyphs;
            char c = run->text[run->glyphs[k].text];
            double x = (double)(frame->marks[i].x + run->glyphs[k].x) / SIZE;
            one = c == '1' ? x : one;
            two = c == '2' ? x : two;
        }
    g_assert_cmpfloat(one, <, two);
    g_assert_cmpfloat(two, <, extent_of(frame, HB_SCRIPT_HEBREW).left);
}

int main(int argc, char **argv) {
    g_test_init(&argc, &argv, NULL);
    f = fixture_new();
    style = plain_style();
    g_test_add_func("/scripts/gaps", gaps_stand_outside_words_from_right_to_left);
    g_test_add_func("/scripts/whole", words_from_right_to_left_are_whole);
    g_test_add_func("/scripts/numbers", numbers_are_read_from_left_to_right);
    int result = g_test_run();
    fixture_free(f);
    return result;
}
