/* SPDX-License-Identifier: MIT */
/* Paragraphs as lines: where they break, how wide they come out, what they hold. */
#include "fixture.h"

static Fixture *f;
static Style style;

static const char prose[] =
    "近日，中国科学院（CAS）与法国国家科学研究中心的双边会议在北京举行。会议讨论了在大科学装置领域"
    "的开放共享机制，分享了粒子物理、生物多样性、基础和应用数学等领域的最新进展，“并对未来46年的潜"
    "在"
    "合作领域”进行了探讨；他说：“合作由来已久。”会后Antoine Petit参观了实验室——那里有4台装置……";

static void justified_lines_are_exact(void) {
    TextParagraph *paragraph = paragraph_of(f, &style, REGION_CN, prose);
    for (int ems = 8; ems < 45; ems++) {
        TextLines *lines = lines_of(f, paragraph, ems * SIZE);
        for (size_t i = 0; i + 1 < lines->n_lines; i++) {
            g_assert_true(lines->lines[i].is_justified);
            g_assert_cmpint(lines->lines[i].width, ==, ems * SIZE);
        }
        g_assert_cmpint(lines->lines[lines->n_lines - 1].width, <=, ems * SIZE);
        g_assert_false(lines->is_overfull);
    }
}

/* Where the last ink box of a set line ends, from its glyphs. */
static Length set_width(const TextLines *lines, size_t line, GString *text) {
    Frame *frame = frame_new(f->arena, 0, 0);
    text_line_set(lines, line, frame, (Point){0, 0});
    Length right = 0;
    for (uint32_t i = 0; i < frame->n_marks; i++) {
        const FrameMark *mark = &frame->marks[i];
        g_assert_cmpint(mark->kind, ==, MARK_GLYPHS);
        right = MAX(right, mark->x + mark->width);
        g_string_append_len(text, mark->glyphs->text, mark->glyphs->text_length);
        for (uint32_t k = 0; k < mark->glyphs->n_glyphs; k++)
            g_assert_cmpuint(mark->glyphs->glyphs[k].glyph, !=, 0);
    }
    return right;
}

static void set_lines_hold_all_the_text(void) {
    TextParagraph *paragraph = paragraph_of(f, &style, REGION_CN, prose);
    TextLines *lines = lines_of(f, paragraph, 17 * SIZE);
    g_autoptr(GString) text = g_string_new(NULL);
    for (size_t i = 0; i < lines->n_lines; i++) {
        Length right = set_width(lines, i, text);
        g_assert_cmpint(right, >=, lines->lines[i].width);
        g_assert_cmpint(right, <=, lines->lines[i].width + SIZE / 2); /* a closer's blank half */
    }
    g_assert_cmpstr(text->str, ==, prose);
}

static void wider_measures_never_need_more_lines(void) {
    TextParagraph *paragraph = paragraph_of(f, &style, REGION_CN, prose);
    size_t before = SIZE_MAX;
    for (int measure = 7 * SIZE; measure < 50 * SIZE; measure += SIZE / 3) {
        TextLines *lines = lines_of(f, paragraph, measure);
        g_assert_cmpuint(lines->n_lines, <=, before + 0);
        before = lines->n_lines;
    }
}

static void marks_never_stand_where_they_must_not(void) {
    static const char *const cases[][2] = {
        {"一二三四五，六七八九十", "一二三四五，|六七八九十"},
        {"一二三四“五六七八”九十", "一二三四“五|六七八”九十"},
        {"一二三四五 。六七八九", "一二三四五。|六七八九"},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++)
        g_assert_cmpstr(broken(f, &style, cases[i][0], 5.5), ==, cases[i][1]);
}

static void spaces_that_mean_nothing_are_gone(void) {
    static const char *const cases[][2] = {
        {"公里 。 他", "公里。他"}, {"中 国\n人", "中国人"},    {"共 46 年", "共46年"},
        {"a  b\n c", "a b c"},      {"见 (a) 段", "见 (a) 段"}, {"  首 ", "首"},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++)
        g_assert_cmpstr(paragraph_of(f, &style, REGION_CN, cases[i][0])->text, ==, cases[i][1]);
}

static Length natural_width(const char *text, Region region) {
    TextParagraph *paragraph = paragraph_of(f, &style, region, text);
    return lines_of(f, paragraph, 100 * SIZE)->lines[0].natural;
}

static void widths_follow_the_rules(void) {
    static const struct {
        const char *text;
        double ems;
        Region region;
    } cases[] = {
        {"中文", 2, REGION_CN},
        {"中，文", 3, REGION_CN},
        {"中文，", 2.5, REGION_CN},   /* the line's end is trimmed */
        {"（中文", 2.5, REGION_CN},   /* and its start */
        {"中“《文", 3.5, REGION_CN},  /* opener + opener */
        {"中》”文", 3.5, REGION_CN},  /* closer + closer */
        {"中。“文", 3.5, REGION_CN},  /* closer + opener */
        {"中）。文", 3.5, REGION_CN}, /* bracket + point */
        {"中“”文", 4, REGION_CN},     /* opener + closer are no pair */
        {"中！！文", 3, REGION_CN},   /* GB 5.1.2 */
        {"中？！！文", 4, REGION_CN},
        {"中——文", 4, REGION_CN},
        {"中――文", 4, REGION_CN}, /* U+2015, of some conversions from GB */
        {"中……文", 4, REGION_CN},
        {"安·文", 2.5, REGION_CN},
        {"安·文", 3, REGION_TW},
        {"中。」文", 3.5, REGION_TW}, /* from both sides of the centred point */
        {"中，「文", 3.5, REGION_TW},
        {"中文，", 2.75, REGION_TW},
        {"中！！文", 4, REGION_TW},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        Length width = natural_width(cases[i].text, cases[i].region);
        if (abs(width - (Length)(cases[i].ems * SIZE)) > 2)
            g_error("%s is %.3f em wide, not %.3f", cases[i].text, (double)width / SIZE,
                    cases[i].ems);
    }
    Length gap = natural_width("中a", REGION_CN) - natural_width("中", REGION_CN) -
                 natural_width("a", REGION_CN);
    g_assert_cmpint(gap, ==, SIZE / 4);
}

static void ideographic_spaces_are_one_em(void) {
    Length digits = natural_width("27", REGION_CN);
    g_assert_cmpint(natural_width("27\u3000国际", REGION_CN), ==, digits + 3 * SIZE);
    g_assert_cmpint(natural_width("国际\u300027", REGION_CN), ==, digits + 3 * SIZE);
    g_assert_cmpint(natural_width("国际\u3000", REGION_CN), ==, 2 * SIZE);
    /* the four Han open; the blanks between them do not */
    TextParagraph *paragraph = paragraph_of(f, &style, REGION_CN, "张\u3000三李四王五赵六");
    TextLines *lines = lines_of(f, paragraph, 42 * SIZE / 10);
    Frame *frame = frame_new(f->arena, 0, 0);
    text_line_set(lines, 0, frame, (Point){0, 0});
    g_assert_cmpint(frame->marks[0].glyphs->glyphs[2].x, ==, 2 * SIZE);
    g_assert_cmpstr(broken(f, &style, "一二三四\u3000五六七八", 4), ==, "一二三四|五六七八");
}

static void monospaced_text_stands_in_columns(void) {
    Style kept = style;
    style.font_families = "Noto Sans Mono CJK, monospace";
    style.white_space = WHITE_SPACE_PRE;
    g_assert_cmpint(natural_width("iiiiiiiiii", REGION_CN), ==, 5 * SIZE);
    g_assert_cmpint(natural_width("mmmmmmmmmm", REGION_CN), ==, 5 * SIZE);
    g_assert_cmpint(natural_width("x = 1中y文 z", REGION_CN), ==, 6 * SIZE);
    g_assert_cmpint(natural_width("（中）。“文”，", REGION_CN), ==, 8 * SIZE);
    style = kept;
    g_assert_cmpint(natural_width("iiiiiiiiii", REGION_CN), <, 5 * SIZE);
}

static void units_stay_by_their_numbers(void) {
    static const struct {
        const char *text;
        int space;
        bool is_fixed;
    } cases[] = {
        {"重达11 kg的石头和土", 4, true},  {"厚约0.1 μm的膜在此处", 5, true},
        {"大小1 m×1 m的木箱在", 3, true},  {"大小1 m×1 m的木箱在", 7, true},
        {"见第11 then的石头土", 4, false}, {"见第11 as的石头土", 4, false},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        TextParagraph *paragraph = paragraph_of(f, &style, REGION_CN, cases[i].text);
        size_t next = (size_t)cases[i].space + 1;
        g_assert_cmpint(paragraph->atoms[next - 1].class, ==, CLASS_SPACE);
        g_assert_cmpint(paragraph->atoms[next].before, ==,
                        cases[i].is_fixed ? BREAK_POOR : BREAK_FREE);
        TextJoint joint = text_joint(paragraph, next - 1);
        g_assert_cmpint(joint.open > 0, ==, !cases[i].is_fixed);
        g_assert_true(joint.shrink == 0 || !cases[i].is_fixed);
    }
}

static void quotes_follow_their_surroundings(void) {
    g_assert_cmpint(natural_width("他说“Hello”吧", REGION_CN), >,
                    natural_width("“Hello”", REGION_CN));
    TextParagraph *latin = paragraph_of(f, &style, REGION_CN, "The “quoted” word and 中 then");
    TextParagraph *han = paragraph_of(f, &style, REGION_CN, "他说“Hello”吧");
    g_assert_cmpint(latin->atoms[4].class, ==, CLASS_NARROW);
    g_assert_cmpint(latin->atoms[4].width, <, SIZE / 2);
    g_assert_cmpint(han->atoms[2].class, ==, CLASS_MARK);
    g_assert_cmpint(han->atoms[2].width, ==, SIZE);
    g_assert_cmpint(han->atoms[8].class, ==, CLASS_MARK);
}

/* it’s within ‘it’s’ does not close it; ’90s closes nothing. */
static void apostrophes_are_no_quotes(void) {
    TextParagraph *inside = paragraph_of(f, &style, REGION_CN, "他说‘it’s’吧");
    g_assert_cmpint(inside->atoms[2].class, ==, CLASS_MARK);
    g_assert_cmpint(inside->atoms[5].width, <, SIZE / 2);
    g_assert_cmpint(inside->atoms[7].class, ==, CLASS_MARK);
    TextParagraph *years = paragraph_of(f, &style, REGION_CN, "他说，’90s的书");
    g_assert_cmpint(years->atoms[3].width, <, SIZE / 2);
}

static void last_lines_hold_two_characters(void) {
    for (int ems = 6; ems < 30; ems++) {
        TextParagraph *paragraph = paragraph_of(f, &style, REGION_CN, prose);
        TextLines *lines = lines_of(f, paragraph, ems * SIZE + ems % 3 * 100);
        const TextLine *last = &((const TextLine *)lines->breaks)[lines->n_lines - 1];
        g_assert_cmpuint(last->end - last->start, >=, 2);
    }
    g_assert_cmpstr(broken(f, &style, "一二三四五六七八九十。", 9), ==, "一二三四五六七八|九十。");
    g_assert_cmpstr(broken(f, &style, "一二三四五六七八九十?」", 9), ==,
                    "一二三四五六七八|九十?」");
    g_assert_cmpstr(broken(f, &style, "一二三四五六七八九2‰。", 9), ==, "一二三四五六七八|九2‰。");
}

/* What a face kerns between kana is for its proportional forms; here each has its em. */
static void kana_stand_in_their_ems(void) {
    TextParagraph *paragraph =
        paragraph_of(f, &style, REGION_CN, "東京の中でもインターネットがオープン");
    for (uint32_t i = 0; i < paragraph->n_atoms; i++)
        g_assert_cmpint(paragraph->atoms[i].width, ==, SIZE);
}

static unsigned count_han(const TextParagraph *paragraph, const TextLine *line) {
    unsigned n = 0;
    for (uint32_t i = line->start; i < line->end; i++)
        n += paragraph->atoms[i].class == CLASS_HAN || paragraph->atoms[i].class == CLASS_LATIN;
    return n;
}

static void numbers_stay_by_their_units(void) {
    static const char *const cases[] = {"长约155公里", "降水495毫米", "面积100平方米", "于11月初"};
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        TextParagraph *paragraph = paragraph_of(f, &style, REGION_CN, cases[i]);
        uint32_t at = 1;
        while (!g_unichar_isdigit(text_atom_character(paragraph, at - 1)) ||
               paragraph->atoms[at].class != CLASS_HAN)
            at++;
        g_assert_cmpint(paragraph->atoms[at].before, ==, BREAK_POOR);
    }
}

/* Beside a URL lines have hardly anything to stretch; no Han is left alone for that, neither
 * before the URL nor after it. */
static void urls_leave_no_han_alone(void) {
    static const char *const cases[] = {
        "详情请见https://www.example.edu.cn/info/1036/20250418-notice.html，欢迎访问。",
        "长网址https://www.example.edu.cn/info/1036/20250418-notice/a/long/path/index.html之后。",
        "长网址https://www.example.edu.cn/info1036_20250418_notice_and_a_long_path.html之后。",
    };
    Style indented = style;
    for (int ems = 12; ems <= 42; ems++)
        for (size_t i = 0; i < G_N_ELEMENTS(cases) * 2; i++) {
            indented.text_indent =
                (StyleLength){.kind = VALUE_LENGTH, .length = (int)(i % 2) * 2 * SIZE};
            TextParagraph *paragraph = paragraph_of(f, &indented, REGION_CN, cases[i / 2]);
            TextLines *lines = lines_of(f, paragraph, ems * SIZE);
            g_assert_false(lines->is_overfull);
            for (size_t k = 0; k < lines->n_lines; k++)
                g_assert_cmpuint(count_han(paragraph, &((const TextLine *)lines->breaks)[k]), >=,
                                 2);
        }
    g_assert_cmpstr(broken(f, &style, cases[1], 24), ==,
                    "长网址https://www.example.edu.cn/info/1036/|"
                    "20250418-notice/a/long/path/index.html之后。");
    g_assert_cmpstr(broken(f, &style, "共1036/20250418件", 4), !=, "共1036/|20250418件");
}

/* A URL's own hyphen at a line's end would look like one that the break made. */
static void urls_break_after_slashes(void) {
    static const char url[] = "见https://example.org/2025/two-scripts-in-one-line/"
                              "minutes-and-more.html?lang=zh-Hans&of=a-b#c-3。";
    for (int ems = 14; ems < 45; ems++) {
        const char *lines = broken(f, &style, url, ems);
        g_assert_null(strstr(lines, "-|"));
    }
    g_assert_cmpstr(broken(f, &style, "a well-known word-by-word text", 7), ==,
                    "a well-known|word-by-word|text");
    g_assert_nonnull(strstr(broken(f, &style, "a well-known word-by-word text", 5), "-|"));
}

static void spread_names_stay_whole(void) {
    static const char caption[] = "图为远山。本报记者　顾　青　摄";
    for (int ems = 6; ems < 16; ems++) {
        g_assert_nonnull(strstr(broken(f, &style, caption, ems), "顾　青　摄"));
        g_assert_nonnull(
            strstr(broken(f, &style, "他们是王　明、李　红、张三丰和赵　武。", ems), "赵　武"));
    }
    g_assert_cmpstr(broken(f, &style, "一　二　三　四　五", 5), ==, "一　二　三|四　五");
    g_assert_cmpstr(broken(f, &style, "天地　玄黄　宇宙", 5.5), ==, "天地　玄黄|宇宙");
}

/* What it is the root of begins right at the sign; a tick keeps the em that its face draws it in.
 */
static void root_signs_stand_close(void) {
    TextParagraph *root = paragraph_of(f, &style, REGION_CN, "a = √(2)");
    TextParagraph *tick = paragraph_of(f, &style, REGION_CN, "打√的");
    g_assert_cmpint(root->atoms[4].width, <, SIZE * 3 / 4);
    g_assert_cmpint(root->atoms[4].width, >, SIZE / 4);
    g_assert_cmpint(tick->atoms[1].width, ==, SIZE);
}

static bool is_crammed(const TextLine *line) {
    return line->limit[STAGE_COMMA] > 0 &&
           -line->fill.used[STAGE_COMMA] > line->limit[STAGE_COMMA] * 9 / 10;
}

static void neighbours_are_not_both_crammed(void) {
    static const char text[] =
        "各乡镇、各部门要把古树名木保护纳入林长制考核内容，于每年12月10日前将工作情况报送县林业局。"
        "工作中遇到的问题，请及时反馈。联系人：罗青禾，联系电话：0000-8812345。";
    Style indented = style;
    indented.text_indent = (StyleLength){.kind = VALUE_LENGTH, .length = 2 * SIZE};
    TextParagraph *paragraph = paragraph_of(f, &indented, REGION_CN, text);
    for (int tenths = 300; tenths < 440; tenths++) {
        TextLines *lines = lines_of(f, paragraph, tenths * SIZE / 10);
        const TextLine *line = lines->breaks;
        for (size_t i = 1; i < lines->n_lines; i++)
            g_assert_false(is_crammed(&line[i - 1]) && is_crammed(&line[i]));
    }
    /* the third line costs stretch, and is worth it */
    g_assert_cmpuint(lines_of(f, paragraph, 40 * SIZE)->n_lines, ==, 3);
}

static void missing_glyphs_become_geta(void) {
    g_autoptr(Notices) notices = notices_new();
    TextRun run = {
        .kind = TEXT_RUN_TEXT, .text = "中\xf4\x8f\xbf\xbc文", .length = 10, .style = &style};
    TextSource source = {.runs = &run, .n_runs = 1, .style = &style, .region = REGION_CN};
    TextParagraph *paragraph = text_paragraph_new(f->setter, f->arena, &source, notices);
    g_assert_cmpuint(notices_count(notices), ==, 1);
    g_assert_nonnull(strstr(notices_at(notices, 0)->message, "U+10FFFC"));
    TextLines *lines = lines_of(f, paragraph, 20 * SIZE);
    g_autoptr(GString) text = g_string_new(NULL);
    g_assert_cmpint(set_width(lines, 0, text), ==, 3 * SIZE);
}

static void long_words_are_broken_at_need(void) {
    size_t before = notices_count(f->notices);
    TextParagraph *paragraph =
        paragraph_of(f, &style, REGION_CN,
                     "见https://example.org/a/very/long/path/thatdoesnotendforalongwhile页");
    TextLines *lines = lines_of(f, paragraph, 8 * SIZE);
    g_assert_false(lines->is_overfull);
    for (size_t i = 0; i < lines->n_lines; i++)
        g_assert_cmpint(lines->lines[i].width, <=, 8 * SIZE);
    g_assert_cmpuint(notices_count(f->notices), >, before);
}

static void soft_hyphens_show_at_line_ends(void) {
    TextParagraph *paragraph = paragraph_of(f, &style, REGION_CN,
                                            "very extra\xc2\xad"
                                            "ordinary words");
    TextLines *lines = lines_of(f, paragraph, 53 * SIZE / 10);
    Frame *frame = frame_new(f->arena, 0, 0);
    text_line_set(lines, 0, frame, (Point){0, 0});
    const FrameGlyphs *run = frame->marks[0].glyphs;
    const TextItem *item = &paragraph->items[0];
    g_assert_cmpuint(run->glyphs[run->n_glyphs - 1].glyph, ==, font_face_glyph(item->face, '-'));
    g_assert_cmpint(lines->lines[0].width, ==, 53 * SIZE / 10);
    TextLines *whole = lines_of(f, paragraph, 40 * SIZE);
    Frame *line = frame_new(f->arena, 0, 0);
    text_line_set(whole, 0, line, (Point){0, 0});
    g_assert_cmpuint(line->marks[0].glyphs->n_glyphs, ==, strlen("very extraordinary words"));
}

static void titles_are_balanced_between_words(void) {
    Style title = style;
    title.font_size = 20 * LENGTH_PT;
    title.text_align = ALIGN_CENTER;
    title.text_wrap_style = WRAP_STYLE_BALANCE;
    g_assert_cmpstr(
        broken(f, &title, "中國科學院—法國國家科學研究中心雙邊戰略對話會議在京舉行", 22), ==,
        "中國科學院—法國國家科學研究中心|雙邊戰略對話會議在京舉行");
}

static void looseness_gives_more_lines(void) {
    TextParagraph *paragraph = paragraph_of(f, &style, REGION_CN, prose);
    TextLines *lines = lines_of(f, paragraph, 12 * SIZE);
    TextLines *more = text_paragraph_break(
        paragraph, f->arena, &(TextBreakOptions){.measure = 12 * SIZE, .looseness = 1}, f->notices);
    g_assert_cmpuint(more->n_lines, ==, lines->n_lines + 1);
}

static void forced_breaks_and_indents(void) {
    Style indented = style;
    indented.text_indent = (StyleLength){.kind = VALUE_LENGTH, .length = 2 * SIZE};
    TextRun runs[] = {
        {.kind = TEXT_RUN_TEXT, .text = "一二", .length = 6, .style = &indented},
        {.kind = TEXT_RUN_BREAK, .style = &indented},
        {.kind = TEXT_RUN_BREAK, .style = &indented},
        {.kind = TEXT_RUN_TEXT, .text = " 三 ", .length = 5, .style = &indented},
    };
    TextSource source = {.runs = runs, .n_runs = 4, .style = &indented, .region = REGION_CN};
    TextParagraph *paragraph = text_paragraph_new(f->setter, f->arena, &source, f->notices);
    TextLines *lines = lines_of(f, paragraph, 10 * SIZE);
    g_assert_cmpuint(lines->n_lines, ==, 3);
    g_assert_cmpint(lines->lines[0].left, ==, 2 * SIZE);
    g_assert_true(lines->lines[0].ends_forced);
    g_assert_cmpint(lines->lines[1].width, ==, 0);
    g_assert_cmpint(lines->lines[2].left, ==, 0);
    g_assert_cmpint(lines->lines[2].width, ==, SIZE);
    g_assert_cmpint(text_paragraph_max_width(paragraph), ==, 4 * SIZE);
}

/* A long address leaves its own line short; the lines before it stand full. */
static void addresses_leave_only_their_own_line_short(void) {
    Style indented = style;
    indented.text_indent = (StyleLength){.kind = VALUE_LENGTH, .length = 2 * SIZE};
    TextParagraph *paragraph =
        paragraph_of(f, &indented, REGION_CN,
                     "本办法自2024年7月1日起施行，有效期五年。联系电话：0571-12345678，邮箱："
                     "jzdt@moushi.gov.cn，网址：https://www.moushi.gov.cn/jzdt/2024/"
                     "index_very_long_path_name_for_test.html。");
    TextLines *lines = lines_of(f, paragraph, 32 * SIZE);
    g_assert_cmpuint(lines->n_lines, >=, 4);
    for (size_t i = 0; i + 2 < lines->n_lines; i++)
        g_assert_true(lines->lines[i].is_justified);
}

int main(int argc, char **argv) {
    g_test_init(&argc, &argv, NULL);
    f = fixture_new();
    style = plain_style();
    g_test_add_func("/lines/exact", justified_lines_are_exact);
    g_test_add_func("/lines/whole", set_lines_hold_all_the_text);
    g_test_add_func("/lines/wider", wider_measures_never_need_more_lines);
    g_test_add_func("/lines/marks", marks_never_stand_where_they_must_not);
    g_test_add_func("/lines/spaces", spaces_that_mean_nothing_are_gone);
    g_test_add_func("/lines/widths", widths_follow_the_rules);
    g_test_add_func("/lines/ideographic-space", ideographic_spaces_are_one_em);
    g_test_add_func("/lines/monospace", monospaced_text_stands_in_columns);
    g_test_add_func("/lines/units", units_stay_by_their_numbers);
    g_test_add_func("/lines/numbers", numbers_stay_by_their_units);
    g_test_add_func("/lines/quotes", quotes_follow_their_surroundings);
    g_test_add_func("/lines/apostrophes", apostrophes_are_no_quotes);
    g_test_add_func("/lines/runts", last_lines_hold_two_characters);
    g_test_add_func("/lines/kana", kana_stand_in_their_ems);
    g_test_add_func("/lines/urls", urls_leave_no_han_alone);
    g_test_add_func("/lines/urls-break", urls_break_after_slashes);
    g_test_add_func("/lines/spread-names", spread_names_stay_whole);
    g_test_add_func("/lines/roots", root_signs_stand_close);
    g_test_add_func("/lines/addresses", addresses_leave_only_their_own_line_short);
    g_test_add_func("/lines/crammed", neighbours_are_not_both_crammed);
    g_test_add_func("/lines/geta", missing_glyphs_become_geta);
    g_test_add_func("/lines/long-words", long_words_are_broken_at_need);
    g_test_add_func("/lines/soft-hyphens", soft_hyphens_show_at_line_ends);
    g_test_add_func("/lines/titles", titles_are_balanced_between_words);
    g_test_add_func("/lines/looseness", looseness_gives_more_lines);
    g_test_add_func("/lines/forced", forced_breaks_and_indents);
    int status = g_test_run();
    fixture_free(f);
    return status;
}
