/* SPDX-License-Identifier: MIT */
/* Annotations: over the middle of their base, clear of each other, never parted from it. */
#include "fixture.h"

#define MOST_RUNS 16

static Fixture *f;
static Style style, small;

/* One stretch of a test's text: a base where it has words. */
typedef struct {
    const char *text, *words;
} Part;

static TextParagraph *paragraph_with(const Part *parts) {
    TextRun *runs = arena_array(f->arena, TextRun, MOST_RUNS);
    size_t n = 0;
    for (; parts[n].text; n++) {
        runs[n] = (TextRun){.kind = TEXT_RUN_TEXT,
                            .text = parts[n].text,
                            .length = strlen(parts[n].text),
                            .style = &style,
                            .owner = 1};
        if (!parts[n].words)
            continue;
        TextRun *words = arena_new0(f->arena, TextRun);
        *words = (TextRun){.kind = TEXT_RUN_TEXT,
                           .text = parts[n].words,
                           .length = strlen(parts[n].words),
                           .style = &small,
                           .owner = 2};
        TextRuby *ruby = arena_new0(f->arena, TextRuby);
        *ruby = (TextRuby){words, 1};
        runs[n].ruby = ruby;
    }
    TextSource source = {.runs = runs,
                         .n_runs = n,
                         .style = &style,
                         .region = REGION_CN,
                         .language = "zh",
                         .source = "test"};
    return text_paragraph_new(f->setter, f->arena, &source, f->notices);
}

/* Line `line` at a measure; its annotations are the marks of owner 2. */
static Frame *line_at(const TextParagraph *paragraph, Length measure, size_t line) {
    TextLines *lines = lines_of(f, paragraph, measure);
    g_assert_false(lines->is_overfull);
    Frame *frame = frame_new(f->arena, 0, 0);
    text_line_set(lines, line, frame, (Point){0, 0});
    return frame;
}

static const FrameMark *mark_of(const Frame *frame, StructureId owner, unsigned n) {
    for (uint32_t i = 0; i < frame->n_marks; i++)
        if (frame->marks[i].owner == owner && n-- == 0)
            return &frame->marks[i];
    g_assert_not_reached();
}

static Length middle(const FrameMark *mark) {
    return mark->x + mark->width / 2;
}

static void words_stand_over_the_middle_of_their_base(void) {
    const Part parts[] = {{"我在", NULL}, {"北京", "Běijīng"}, {"住", NULL}, {NULL, NULL}};
    TextParagraph *paragraph = paragraph_with(parts);
    Frame *frame = line_at(paragraph, 20 * SIZE, 0);
    const FrameMark *words = mark_of(frame, 2, 0);
    g_assert_cmpint(ABS(middle(words) - 3 * SIZE), <=, 1);
    g_assert_cmpint(words->glyphs->size, ==, SIZE / 2);
    g_assert_cmpint(words->y, <, -SIZE * 88 / 100);
    g_assert_cmpint(text_paragraph_max_width(paragraph), ==, 5 * SIZE);
    /* what stands beside it is not moved, and the words come after their base */
    g_assert_cmpint(mark_of(frame, 1, 2)->x, ==, 4 * SIZE);
    g_assert_true(words > mark_of(frame, 1, 1) && words < mark_of(frame, 1, 2));
}

/* No annotation but has a quarter of its em before the next, whatever the line's elasticity. */
static void annotations_keep_clear_of_each_other(void) {
    static const Part parts[] = {{"窗", "chuāng"}, {"床", "chuáng"}, {"双", "shuāng"}, {"，", NULL},
                                 {"霜", "shuāng"}, {"一", "yī"},     {"装", "zhuāng"}, {"」", NULL},
                                 {"撞", "zhuàng"}, {NULL, NULL}};
    for (int tenths = 30; tenths < 160; tenths++) {
        TextParagraph *paragraph = paragraph_with(parts);
        TextLines *lines = lines_of(f, paragraph, tenths * SIZE / 10);
        for (size_t line = 0; line < lines->n_lines; line++) {
            Frame *frame = line_at(paragraph, tenths * SIZE / 10, line);
            Length end = -SIZE;
            for (uint32_t i = 0; i < frame->n_marks; i++) {
                const FrameMark *mark = &frame->marks[i];
                if (mark->owner != 2)
                    continue;
                g_assert_cmpint(mark->x - end, >=, SIZE / 8 - 2);
                end = mark->x + mark->width;
            }
        }
    }
}

/* By half a character of the annotation at most, over text and over the line's edge. */
static void words_hang_over_by_half_a_character(void) {
    const Part parts[] = {{"天", NULL}, {"装", "zhuāngzhuāng"}, {"地", NULL}, {NULL, NULL}};
    Frame *frame = line_at(paragraph_with(parts), 20 * SIZE, 0);
    const FrameMark *words = mark_of(frame, 2, 0);
    g_assert_cmpint(words->x, >=, SIZE - SIZE / 4 - 1);
    g_assert_cmpint(words->x + words->width, <=, mark_of(frame, 1, 2)->x + SIZE / 4 + 1);
    const FrameMark *base = mark_of(frame, 1, 1);
    Length glyph = base->x + base->glyphs->glyphs[0].x + SIZE / 2;
    g_assert_cmpint(ABS(middle(words) - glyph), <=, 2);
}

static void words_at_the_line_s_edge_move_in(void) {
    const Part parts[] = {{"窗", "chuāng"}, {"前明月", NULL}, {NULL, NULL}};
    Frame *frame = line_at(paragraph_with(parts), 20 * SIZE, 0);
    g_assert_cmpint(mark_of(frame, 2, 0)->x, ==, 0);
    const Part last[] = {{"明月前", NULL}, {"窗", "chuāng"}, {NULL, NULL}};
    TextParagraph *paragraph = paragraph_with(last);
    Length measure = text_paragraph_max_width(paragraph);
    frame = line_at(paragraph, measure, 0);
    const FrameMark *words = mark_of(frame, 2, 0);
    g_assert_cmpint(ABS(words->x + words->width - measure), <=, 1);
    /* over a mark or a letter, and where nothing else stands in the line */
    const Part mark[] = {{"窗", "chuāng"}, {"，前", NULL}, {NULL, NULL}};
    g_assert_cmpint(mark_of(line_at(paragraph_with(mark), 20 * SIZE, 0), 2, 0)->x, ==, 0);
    const Part alone[] = {{"窗", "chuāng"}, {NULL, NULL}};
    g_assert_cmpint(mark_of(line_at(paragraph_with(alone), 20 * SIZE, 0), 2, 0)->x, ==, 0);
}

static void a_base_is_never_parted(void) {
    const Part parts[] = {{"天地玄", NULL},     {"窗明几净", "míng"}, {"宇宙", NULL},
                          {"北", "běi"},        {"京", "jīng"},       {"日月盈昃辰宿", NULL},
                          {"列张", "lièzhāng"}, {NULL, NULL}};
    TextParagraph *paragraph = paragraph_with(parts);
    for (int ems = 5; ems < 20; ems++) {
        TextLines *lines = lines_of(f, paragraph, ems * SIZE);
        unsigned found = 0;
        for (size_t line = 0; line < lines->n_lines; line++) {
            const TextLine *broken = &((const TextLine *)lines->breaks)[line];
            for (uint32_t i = 0; i < paragraph->n_pairs; i++) {
                const TextPair *pair = &paragraph->pairs[i];
                g_assert_false(broken->start > pair->from && broken->start < pair->to);
                found += pair->from >= broken->start && pair->to <= broken->end;
            }
        }
        g_assert_cmpuint(found, ==, 4);
    }
}

/* Kana over a wider base: as far apart as `ruby-align` says. */
static void short_words_are_spread(void) {
    static const struct {
        StyleRubyAlign align;
        double first, second; /* left edges, in em of the base */
    } cases[] = {{RUBY_SPACE_AROUND, .75, 2.75},
                 {RUBY_SPACE_BETWEEN, 0, 3.5},
                 {RUBY_CENTER, 1.5, 2},
                 {RUBY_START, 0, .5}};
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        small.ruby_align = cases[i].align;
        const Part parts[] = {{"一期一会", "かな"}, {NULL, NULL}};
        const FrameMark *words = mark_of(line_at(paragraph_with(parts), 20 * SIZE, 0), 2, 0);
        g_assert_cmpint(ABS(words->x - (Length)(cases[i].first * SIZE)), <=, 1);
        Length second = words->x + words->glyphs->glyphs[1].x;
        g_assert_cmpint(ABS(second - (Length)(cases[i].second * SIZE)), <=, 1);
    }
    small.ruby_align = RUBY_SPACE_AROUND;
}

static void every_letter_of_pinyin_has_a_glyph(void) {
    size_t before = notices_count(f->notices);
    const Part parts[] = {{"音", "āǚāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜüêếềḿńňǹ"}, {NULL, NULL}};
    TextParagraph *paragraph = paragraph_with(parts);
    for (size_t i = before; i < notices_count(f->notices); i++)
        g_test_message("%s", notices_at(f->notices, i)->message);
    g_assert_cmpuint(notices_count(f->notices), ==, before);
    for (uint32_t i = 0; i < paragraph->pairs->words->n_atoms; i++)
        g_assert_cmpuint(paragraph->pairs->words->atoms[i].class, ==, CLASS_LATIN);
}

/* A space that falls away at a line's end takes no annotation with it. */
static void spaces_at_the_edges_of_a_base_are_none_of_it(void) {
    const Part parts[] = {{"word ", "cí"},
                          {"next ", "xià"},
                          {"臺北\u3000", "ㄊㄞˊㄅㄟˇ"},
                          {"天地", NULL},
                          {NULL, NULL}};
    TextParagraph *paragraph = paragraph_with(parts);
    for (int tenths = 25; tenths < 160; tenths++) {
        TextLines *lines = lines_of(f, paragraph, tenths * SIZE / 10);
        unsigned found = 0;
        for (size_t line = 0; line < lines->n_lines; line++) {
            Frame *frame = line_at(paragraph, tenths * SIZE / 10, line);
            for (uint32_t i = 0; i < frame->n_marks; i++)
                found += frame->marks[i].owner == 2;
        }
        g_assert_cmpuint(found, ==, 8);
    }
}

static void the_side_is_the_style_s(void) {
    small.ruby_position = RUBY_UNDER;
    const Part parts[] = {{"北京", "Běijīng"}, {NULL, NULL}};
    TextLines *lines = lines_of(f, paragraph_with(parts), 20 * SIZE);
    g_assert_cmpint(lines->lines[0].under, >, SIZE / 2);
    g_assert_cmpint(lines->lines[0].over, ==, 0);
    g_assert_cmpint(lines->lines[0].ascent, ==, length_scale(SIZE, 88, 100));
    Frame *frame = line_at(paragraph_with(parts), 20 * SIZE, 0);
    g_assert_cmpint(mark_of(frame, 2, 0)->y, >, SIZE / 2);
    small.ruby_position = RUBY_ALTERNATE;
}

/* Each character with a syllable of its own is an em and a half wide, and lines may break between.
 */
static void bopomofo_stands_beside_each_character(void) {
    static const struct {
        const char *base, *words;
        bool is_beside;
    } cases[] = {{"北", "ㄅㄟˇ", true},
                 {"臺北", "ㄊㄞˊ ㄅㄟˇ", true},
                 {"天安門", "ㄊㄧㄢㄢㄇㄣˊ", true},
                 {"我們的", "ㄨㄛˇ˙ㄇㄣ˙ㄉㄜ", true},
                 {"兒子", "ㄦˊㄗ˙", true},
                 {"資質", "ㄗㄓˊ", true},
                 {"臺北", "ㄊㄞˊ", false},
                 {"北", "ㄊㄞˊ ㄅㄟˇ", false},
                 {"北", "běi", false},
                 {"ab", "ㄊㄞˊㄅㄟˇ", false}};
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        const Part parts[] = {{cases[i].base, cases[i].words}, {NULL, NULL}};
        TextParagraph *paragraph = paragraph_with(parts);
        g_assert_cmpint(paragraph->pairs->side == PAIR_BESIDE, ==, cases[i].is_beside);
        if (!cases[i].is_beside)
            continue;
        Length n = (Length)paragraph->n_atoms;
        g_assert_cmpint(text_paragraph_max_width(paragraph), ==, n * SIZE * 3 / 2);
        g_assert_cmpint(text_paragraph_min_width(paragraph), ==, SIZE * 3 / 2);
    }
    small.ruby_position = RUBY_OVER;
    const Part parts[] = {{"北", "ㄅㄟˇ"}, {NULL, NULL}};
    g_assert_cmpint(paragraph_with(parts)->pairs->side, ==, PAIR_OVER);
    small.ruby_position = RUBY_ALTERNATE;
}

/* The place of the n-th annotated mark's ink. */
static Rect ink_of(const Frame *frame, unsigned n) {
    const FrameMark *mark = mark_of(frame, 2, n);
    const FrameGlyphs *run = mark->glyphs;
    hb_glyph_extents_t box;
    g_assert_true(
        hb_font_get_glyph_extents(font_face_hb_font(run->face), run->glyphs[0].glyph, &box));
    int upem = font_face_metrics(run->face)->units_per_em;
    return (Rect){mark->x + font_scale(box.x_bearing, run->size, upem),
                  mark->y - font_scale(box.y_bearing, run->size, upem),
                  font_scale(box.width, run->size, upem), font_scale(-box.height, run->size, upem)};
}

static void symbols_stand_under_each_other_and_the_tone_at_their_right(void) {
    const Part parts[] = {{"強", "ㄑㄧㄤˊ"}, {"的", "˙ㄉㄜ"}, {"衣", "ㄧ"}, {NULL, NULL}};
    Frame *frame = line_at(paragraph_with(parts), 20 * SIZE, 0);
    Length top = -length_scale(SIZE, 88, 100);
    for (unsigned i = 0; i < 3; i++) {
        Rect ink = ink_of(frame, i);
        g_assert_cmpint(mark_of(frame, 2, i)->glyphs->size, ==, SIZE * 3 / 10);
        g_assert_cmpint(ink.x, >=, SIZE);
        g_assert_cmpint(ink.x + ink.width, <=, SIZE * 13 / 10);
        g_assert_cmpint(ink.y, >=, top);
        g_assert_cmpint(ink.y + ink.height, <=, top + SIZE);
        if (i > 0)
            g_assert_cmpint(ink_of(frame, i - 1).y + ink_of(frame, i - 1).height, <, ink.y);
    }
    Rect tone = ink_of(frame, 3), last = ink_of(frame, 2);
    g_assert_cmpint(tone.x, >=, SIZE * 13 / 10);
    g_assert_cmpint(tone.x + tone.width, <, SIZE * 3 / 2);
    g_assert_cmpint(tone.y + tone.height / 2, <=, last.y + last.height / 2);
    g_assert_cmpint(tone.y + tone.height, >, last.y - SIZE / 10);
    Rect dot = ink_of(frame, 4), first = ink_of(frame, 5);
    g_assert_cmpint(dot.y + dot.height, <, first.y);
    g_assert_cmpint(ABS(dot.x + dot.width / 2 - SIZE * 3 / 2 - SIZE * 115 / 100), <=, 1);
    Rect lone = ink_of(frame, 7);
    g_assert_cmpint(ABS(lone.y + lone.height / 2 - top - SIZE / 2), <, SIZE / 20);
}

int main(int argc, char **argv) {
    g_test_init(&argc, &argv, NULL);
    f = fixture_new();
    style = small = plain_style();
    small.font_size = SIZE / 2;
    g_test_add_func("/ruby/middle", words_stand_over_the_middle_of_their_base);
    g_test_add_func("/ruby/clear", annotations_keep_clear_of_each_other);
    g_test_add_func("/ruby/hang", words_hang_over_by_half_a_character);
    g_test_add_func("/ruby/edge", words_at_the_line_s_edge_move_in);
    g_test_add_func("/ruby/whole", a_base_is_never_parted);
    g_test_add_func("/ruby/spread", short_words_are_spread);
    g_test_add_func("/ruby/pinyin", every_letter_of_pinyin_has_a_glyph);
    g_test_add_func("/ruby/side", the_side_is_the_style_s);
    g_test_add_func("/ruby/spaces", spaces_at_the_edges_of_a_base_are_none_of_it);
    g_test_add_func("/ruby/bopomofo", bopomofo_stands_beside_each_character);
    g_test_add_func("/ruby/column", symbols_stand_under_each_other_and_the_tone_at_their_right);
    int result = g_test_run();
    fixture_free(f);
    return result;
}
