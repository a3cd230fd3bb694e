/* SPDX-License-Identifier: MIT */
/* Words that lines part: where they may be, where they must not, and that nobody pays in vain. */
#include "fixture.h"

static Fixture *f;
static Style style;

static TextParagraph *run_of(const char *text, const char *lang, const Style *base) {
    Style *marked = arena_copy(f->arena, base, sizeof *base);
    marked->lang = lang;
    return paragraph_of(f, marked, REGION_CN, text);
}

/* The text at a measure, lines parted by |, with a hyphen where one shows. */
static const char *set_in(TextParagraph *paragraph, double ems) {
    TextLines *lines = lines_of(f, paragraph, (Length)(ems * SIZE));
    g_autoptr(GString) out = g_string_new(NULL);
    for (size_t i = 0; i < lines->n_lines; i++) {
        const TextLine *line = &((const TextLine *)lines->breaks)[i];
        uint32_t start = paragraph->atoms[line->start].text;
        g_string_append_len(out, paragraph->text + start, paragraph->atoms[line->end].text - start);
        if (i + 1 < lines->n_lines)
            g_string_append(out, paragraph->atoms[line->end - 1].hyphen ? "-|" : "|");
    }
    return arena_strdup(f->arena, out->str);
}

static const char *set(const char *text, double ems) {
    return set_in(paragraph_of(f, &style, REGION_CN, text), ems);
}

static void a_long_word_does_not_tear_a_line_open(void) {
    static const char text[] = "项目采用了internationalization的方案。";
    g_assert_cmpstr(set(text, 10), ==, "项目采用了interna-|tionalization的方案。");
    Style manual = style;
    manual.hyphens = HYPHENS_MANUAL;
    g_assert_cmpstr(set_in(paragraph_of(f, &manual, REGION_CN, text), 10), ==,
                    "项目采用了|internationalization|的方案。");
    /* what fits well stays as it is */
    g_assert_cmpstr(set("一二三四representation五六七八九十", 11.5), ==,
                    "一二三四representation|五六七八九十");
}

/* Every word is set in ever narrower lines: the points where it was ever parted. */
static char *points_of(const char *word, const char *lang, const Style *base) {
    GString *out = g_string_new(NULL);
    TextParagraph *paragraph = run_of(word, lang, base);
    for (int tenths = 60; tenths > 8; tenths -= 2)
        set_in(paragraph, tenths / 10.0);
    for (uint32_t i = 0; i < paragraph->n_atoms; i++) {
        g_string_append_len(out, paragraph->text + paragraph->atoms[i].text,
                            paragraph->atoms[i + 1].text - paragraph->atoms[i].text);
        g_string_append(out, paragraph->atoms[i].hyphen ? "-" : "");
    }
    char *points = arena_strdup(f->arena, out->str);
    g_string_free(out, TRUE);
    return points;
}

static void words_are_parted_where_they_may_be(void) {
    static const char *const cases[][2] = {
        {"international", "in-ter-na-tional"}, /* a point in a ligature would be none */
        {"typography", "ty-pog-ra-phy"},
        {"children’s", "chil-dren’s"},
        {"doesn't", "doesn't"},
        {"Typography", "Ty-pog-ra-phy"}, /* no Han about: it begins a sentence */
        {"word", "word"},
        {"UNESCO", "UNESCO"},
        {"INTERNATIONAL", "INTERNATIONAL"},
        {"JavaScript", "JavaScript"},
        {"windows2000", "windows2000"},
        {"well-considered", "well-considered"},
        {"representation/typography", "representation/typography"},
        {"typography@example.org", "typography@example.org"},
        {"www.typography.example.org", "www.typography.example.org"},
        {"https://typography.org/typography?typography#typography",
         "https://typography.org/typography?typography#typography"},
        {"some_typography", "some_typography"},
        {"typography.md", "typography.md"},
        {"(typography)", "(ty-pog-ra-phy)"},
        {"typography.", "ty-pog-ra-phy."},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++)
        g_assert_cmpstr(points_of(cases[i][0], NULL, &style), ==, cases[i][1]);
}

static void limits_are_kept(void) {
    Style limited = style;
    limited.hyphenate_word = 11;
    g_assert_cmpstr(points_of("typography", NULL, &limited), ==, "typography");
    limited.hyphenate_word = 0;
    limited.hyphenate_before = 3;
    g_assert_cmpstr(points_of("typography", NULL, &limited), ==, "typog-ra-phy");
    limited.hyphenate_after = 4;
    g_assert_cmpstr(points_of("typography", NULL, &limited), ==, "typog-raphy");
    limited.text_wrap_style = WRAP_STYLE_BALANCE;
    g_assert_cmpstr(points_of("international", NULL, &limited), ==, "international");
    limited.text_wrap = WRAP_NOWRAP;
    g_assert_cmpstr(points_of("international", NULL, &limited), ==, "international");
}

static void each_word_follows_its_language(void) {
    /* American English is what is meant without a region */
    g_assert_cmpstr(points_of("typography", "en", &style), ==, "ty-pog-ra-phy");
    g_assert_cmpstr(points_of("typography", "en-GB", &style), ==, "ty-po-graphy");
    g_assert_cmpstr(points_of("typography", "zh-Hant", &style), ==, "ty-pog-ra-phy");
    g_assert_cmpstr(points_of("typography", "", &style), ==, "typography");
    size_t before = notices_count(f->notices);
    g_assert_cmpstr(points_of("typography", "tlh", &style), ==, "typography");
    g_assert_cmpstr(points_of("representation", "tlh", &style), ==, "representation");
    g_assert_cmpstr(points_of("typography", "../../x", &style), ==, "typography");
    size_t told = 0;
    for (size_t i = before; i < notices_count(f->notices); i++)
        if (strcmp(notices_at(f->notices, i)->code, "no-hyphenation") == 0 &&
            strstr(notices_at(f->notices, i)->message, "'tlh'"))
            told++;
    g_assert_cmpuint(told, ==, 1);
}

/* A name is parted where it fits on no line, and that is told. */
static void names_in_chinese_stay_whole(void) {
    static const char text[] = "他在Constantinople见过面。";
    g_assert_null(strchr(set(text, 8), '-'));
    g_assert_cmpstr(set(text, 4.5), ==, "他在Con-|stantino-|ple见|过面。");
    const KanyinNotice *last = notices_at(f->notices, notices_count(f->notices) - 1);
    g_assert_cmpstr(last->code, ==, "hyphenated-name");
}

static void the_last_line_is_more_than_the_end_of_a_word(void) {
    for (int tenths = 60; tenths < 300; tenths++) {
        const char *lines = set("这里写的是internationalization", tenths / 10.0);
        const char *last = strrchr(lines, '|');
        g_assert_true(!last || last[-1] != '-' || tenths < 100);
    }
}

static void the_hyphen_is_set_and_can_be_copied(void) {
    TextParagraph *paragraph =
        paragraph_of(f, &style, REGION_CN, "项目采用了internationalization的方案。");
    TextLines *lines = lines_of(f, paragraph, 10 * SIZE);
    Frame *frame = frame_new(f->arena, 0, 0);
    text_line_set(lines, 0, frame, (Point){0, 0});
    const FrameMark *mark = &frame->marks[frame->n_marks - 1];
    const FrameGlyphs *run = mark->glyphs;
    const FrameGlyph *hyphen = &run->glyphs[run->n_glyphs - 1];
    g_assert_cmpuint(hyphen->glyph, ==, font_face_glyph(run->face, '-'));
    g_assert_cmpstr(run->text + hyphen->text, ==, "\u00ad");
    g_assert_cmpuint(run->text_length, ==, hyphen->text + 2);
    g_assert_cmpint(mark->x + mark->width, ==, 10 * SIZE);
    g_assert_cmpint(lines->lines[0].width, ==, 10 * SIZE);
}

/* Patterns take milliseconds to open: where nothing is to be parted, they are not. */
static void nobody_pays_in_vain(void) {
    Fixture *own = fixture_new();
    const char *texts[] = {"这一段没有任何西文所以无论怎样断行都与连字符没有关系。",
                           "行内的characteristic一词离行末很远，并不需要把它断开。"};
    for (size_t i = 0; i < G_N_ELEMENTS(texts); i++)
        lines_of(own, paragraph_of(own, &style, REGION_CN, texts[i]), 20 * SIZE);
    g_assert_cmpuint(g_hash_table_size(own->setter->pattern_files), ==, 0);
    lines_of(own, paragraph_of(own, &style, REGION_CN, "用internationalization"), 6 * SIZE);
    g_assert_cmpuint(g_hash_table_size(own->setter->pattern_files), ==, 1);
    fixture_free(own);
}

int main(int argc, char **argv) {
    g_test_init(&argc, &argv, NULL);
    f = fixture_new();
    style = plain_style();
    style.hyphens = HYPHENS_AUTO;
    g_test_add_func("/hyphens/gaps", a_long_word_does_not_tear_a_line_open);
    g_test_add_func("/hyphens/points", words_are_parted_where_they_may_be);
    g_test_add_func("/hyphens/limits", limits_are_kept);
    g_test_add_func("/hyphens/languages", each_word_follows_its_language);
    g_test_add_func("/hyphens/names", names_in_chinese_stay_whole);
    g_test_add_func("/hyphens/last-line", the_last_line_is_more_than_the_end_of_a_word);
    g_test_add_func("/hyphens/copied", the_hyphen_is_set_and_can_be_copied);
    g_test_add_func("/hyphens/lazy", nobody_pays_in_vain);
    int status = g_test_run();
    fixture_free(f);
    return status;
}
