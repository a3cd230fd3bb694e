/* SPDX-License-Identifier: MIT */
/* Leaders: they fill their line, go with the text before them and never break it elsewhere. */
#include "fixture.h"

#define LEAST (3 * SIZE)

static Fixture *f;
static Style style;

static TextParagraph *entry(const char *text, Frame **leader) {
    *leader = frame_new(f->arena, LEAST, SIZE / 2);
    TextRun *runs = arena_array(f->arena, TextRun, 2);
    runs[0] = (TextRun){
        .kind = TEXT_RUN_TEXT, .text = text, .length = strlen(text), .style = &style, .owner = 1};
    runs[1] = (TextRun){.kind = TEXT_RUN_LEADER, .style = &style, .leader = *leader};
    TextSource source = {.runs = runs,
                         .n_runs = 2,
                         .style = &style,
                         .region = REGION_CN,
                         .language = "zh",
                         .source = "test"};
    return text_paragraph_new(f->setter, f->arena, &source, f->notices);
}

static void a_leader_takes_what_its_line_leaves(void) {
    static const StyleTextAlign aligns[] = {ALIGN_START, ALIGN_JUSTIFY, ALIGN_CENTER, ALIGN_END};
    for (size_t i = 0; i < G_N_ELEMENTS(aligns); i++) {
        style.text_align = aligns[i];
        Frame *leader;
        TextLines *lines = lines_of(f, entry("出发之前", &leader), 20 * SIZE);
        g_assert_cmpuint(lines->n_lines, ==, 1);
        g_assert_cmpint(lines->lines[0].left, ==, 0);
        g_assert_cmpint(lines->lines[0].width, ==, 20 * SIZE);
        g_assert_cmpint(lines->lines[0].led, ==, 13 * SIZE);
        Frame *frame = frame_new(f->arena, 0, 0);
        text_line_set(lines, 0, frame, (Point){0, 0});
        g_assert_cmpint(leader->width, ==, 16 * SIZE);
        g_assert_cmpint(frame->marks[1].kind, ==, MARK_FRAME);
        g_assert_cmpint(frame->marks[1].x, ==, 4 * SIZE);
    }
    style.text_align = ALIGN_JUSTIFY;
}

/* Whatever the length of the text: two Han at least come with it. */
static void it_is_never_alone(void) {
    static const char text[] = "这个标题比一行的字还要长一些所以在第二行才有点线和页码站着呢";
    const size_t n_characters = strlen(text) / 3;
    for (size_t n = 2; n <= n_characters; n++)
        for (int ems = 8; ems < 24; ems++) {
            g_autofree char *part = g_strndup(text, 3 * n);
            Frame *leader;
            TextParagraph *paragraph = entry(part, &leader);
            TextLines *lines = lines_of(f, paragraph, ems * SIZE);
            const TextLine *last = &((const TextLine *)lines->breaks)[lines->n_lines - 1];
            g_assert_cmpuint(last->end - last->start, >=, 3);
            g_assert_false(lines->is_overfull);
            g_assert_cmpint(lines->lines[lines->n_lines - 1].width, ==, ems * SIZE);
            for (size_t i = 0; i + 1 < lines->n_lines; i++)
                g_assert_cmpint(lines->lines[i].led, ==, 0);
        }
}

int main(int argc, char **argv) {
    g_test_init(&argc, &argv, NULL);
    f = fixture_new();
    style = plain_style();
    g_test_add_func("/leader/fills", a_leader_takes_what_its_line_leaves);
    g_test_add_func("/leader/company", it_is_never_alone);
    int status = g_test_run();
    fixture_free(f);
    return status;
}
