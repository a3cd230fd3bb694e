/* SPDX-License-Identifier: MIT */
/* What holds between two settings of the same real prose: wider measures never give more lines,
 * looseness gives what was asked for or nothing, and no glyph is lost or doubled. */
#include "prose.h"

static Fixture *f;
static Style style;

static TextParagraph *shape(Arena *arena, const char *text) {
    TextRun *run = arena_new0(arena, TextRun);
    *run = (TextRun){
        .kind = TEXT_RUN_TEXT, .text = text, .length = strlen(text), .style = &style, .owner = 1};
    TextSource *source = arena_new0(arena, TextSource);
    *source = (TextSource){
        .runs = run, .n_runs = 1, .style = &style, .region = REGION_CN, .language = "zh-Hans"};
    return text_paragraph_new(f->setter, arena, source, NULL);
}

static TextLines *set(Arena *arena, const TextParagraph *paragraph, Length measure, int looseness) {
    TextBreakOptions options = {.measure = measure, .looseness = looseness};
    return text_paragraph_break(paragraph, arena, &options, NULL);
}

static int by_glyph(gconstpointer a, gconstpointer b) {
    uint32_t one = *(const uint32_t *)a, other = *(const uint32_t *)b;
    return (one > other) - (one < other);
}

/* The glyphs as shaped, less those of spaces, which fall away at line ends. */
static GArray *shaped_glyphs(const TextParagraph *paragraph) {
    GArray *glyphs = g_array_new(FALSE, FALSE, sizeof(uint32_t));
    for (uint32_t i = 0; i < paragraph->n_atoms; i++) {
        const TextAtom *atom = &paragraph->atoms[i];
        for (uint32_t k = 0; atom->class != CLASS_SPACE && k < atom->n_glyphs; k++)
            g_array_append_val(glyphs, paragraph->glyphs[atom->glyph + k].glyph);
    }
    g_array_sort(glyphs, by_glyph);
    return glyphs;
}

static GArray *set_glyphs(Arena *arena, const TextLines *lines) {
    GArray *glyphs = g_array_new(FALSE, FALSE, sizeof(uint32_t));
    Frame *frame = frame_new(arena, 0, 0);
    for (size_t line = 0; line < lines->n_lines; line++)
        text_line_set(lines, line, frame, (Point){0, 0});
    for (uint32_t i = 0; i < frame->n_marks; i++) {
        const FrameGlyphs *run = frame->marks[i].glyphs;
        for (uint32_t k = 0; k < run->n_glyphs; k++) {
            gunichar c = g_utf8_get_char(run->text + run->glyphs[k].text);
            if (c != ' ' && c != 0x3000)
                g_array_append_val(glyphs, run->glyphs[k].glyph);
        }
    }
    g_array_sort(glyphs, by_glyph);
    return glyphs;
}

static void assert_whole(Arena *arena, const TextParagraph *paragraph, const TextLines *lines) {
    g_autoptr(GArray) shaped = shaped_glyphs(paragraph);
    g_autoptr(GArray) found = set_glyphs(arena, lines);
    g_assert_cmpmem(shaped->data, shaped->len * sizeof(uint32_t), found->data,
                    found->len * sizeof(uint32_t));
}

static void wider_measures_give_no_more_lines(void) {
    g_autoptr(GPtrArray) prose = prose_or_skip();
    for (guint i = 0; prose && i < prose->len; i++) {
        g_autoptr(Arena) arena = arena_new();
        const TextParagraph *paragraph = shape(arena, prose->pdata[i]);
        size_t before = SIZE_MAX;
        for (int ems = 10; ems <= 45; ems++) {
            size_t n = set(arena, paragraph, ems * SIZE, 0)->n_lines;
            g_assert_cmpuint(n, <=, before);
            before = n;
        }
    }
}

static void looseness_gives_what_is_asked(void) {
    static const int ems[] = {10, 17, 28, 38};
    unsigned asked = 0, given = 0;
    g_autoptr(GPtrArray) prose = prose_or_skip();
    for (guint i = 0; prose && i < prose->len; i++) {
        g_autoptr(Arena) arena = arena_new();
        const TextParagraph *paragraph = shape(arena, prose->pdata[i]);
        for (size_t m = 0; m < G_N_ELEMENTS(ems); m++) {
            size_t n = set(arena, paragraph, ems[m] * SIZE, 0)->n_lines;
            for (int looseness = -1; looseness <= 1; looseness++) {
                TextLines *lines = set(arena, paragraph, ems[m] * SIZE, looseness);
                assert_whole(arena, paragraph, lines);
                int change = (int)lines->n_lines - (int)n;
                g_assert_true(change == 0 || change == looseness);
                asked += looseness != 0;
                given += looseness != 0 && change == looseness;
            }
        }
    }
    g_test_message("a line more or fewer: asked %u times, given %u", asked, given);
    g_assert_cmpuint(given * 10, >=, asked);
}

int main(int argc, char **argv) {
    g_test_init(&argc, &argv, NULL);
    f = fixture_new();
    style = plain_style();
    style.text_indent = (StyleLength){.kind = VALUE_LENGTH, .length = 2 * SIZE};
    g_test_add_func("/relations/wider", wider_measures_give_no_more_lines);
    g_test_add_func("/relations/looseness", looseness_gives_what_is_asked);
    int status = g_test_run();
    fixture_free(f);
    return status;
}
