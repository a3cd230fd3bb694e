/* SPDX-License-Identifier: MIT */
/* Turns runs into the lines of one paragraph, each a piece on the line grid of its block. */

#include "layout/flow.h"

#include <string.h>

/* Another language than the document's brings its own rules. */
static Region region_for(const Layout *layout, const Style *style) {
    if (!style->lang || g_strcmp0(style->lang, layout->language) == 0)
        return layout->options->region;
    Region region = region_from_language(style->lang);
    bool is_chinese = language_matches(style->lang, "zh");
    return region == REGION_NONE || is_chinese ? layout->options->region : region;
}

TextSource paragraph_source(const Layout *layout, const Style *style, const GArray *runs) {
    return (TextSource){.runs = arena_copy(layout->arena, runs->data, runs->len * sizeof(TextRun)),
                        .n_runs = runs->len,
                        .style = style,
                        .region = region_for(layout, style),
                        .language = style->lang ? style->lang : layout->language,
                        .source = layout->options->source_name};
}

/* What a box in the line needs below it, in whole lines. */
static Length lines_below(const TextLineReport *report, Length below, Length pitch) {
    Length over = report->depth - below;
    return over > 0 && pitch > 0 ? (over + pitch - 1) / pitch * pitch : 0;
}

/* Marks beside the line never enlarge it; a picture in it takes whole further lines. */
static Piece make_line(Flow *flow, const Style *style, const TextLines *lines, size_t line) {
    const TextLineReport *report = &lines->lines[line];
    Length above = 0, below = 0;
    text_strut(style, &above, &below);
    Length pitch = above + below, height = pitch, ink = report->ascent + report->descent;
    if (report->ascent > pitch) /* a picture: the line above keeps clear of it */
        ink = report->ascent + MAX(report->descent, below);
    if (pitch > 0 && ink > pitch)
        height = (ink + pitch - 1) / pitch * pitch;
    Length baseline = above + height - pitch;
    if (report->descent > below && ink > pitch)
        baseline = height - report->descent;
    height = length_add(height, lines_below(report, below, pitch));
    Frame *frame = frame_new(flow->layout->arena, flow->left + flow->width, height);
    text_line_set(lines, line, frame, (Point){flow->left, baseline});
    return (Piece){.baseline = baseline,
                   .strip = {.kind = STRIP_LINE,
                             .height = height,
                             .frame = frame,
                             .source_line = line,
                             .penalty = keeps_line_penalty(line, lines->n_lines, style->orphans,
                                                           style->widows)}};
}

static void tell_upright(Layout *layout, const TextParagraph *paragraph) {
    const FontFace *face = layout->italic_told ? NULL : text_paragraph_upright(paragraph);
    if (!face)
        return;
    layout->italic_told = true;
    notices_add(layout->notices, KANYIN_SEVERITY_INFO, "no-italic",
                (NoticePlace){.source = layout->options->source_name},
                "%s has no italic: emphasised words and titles of works are set upright",
                font_face_family(face));
}

/* What stands beside a line has the room between two em boxes, its neighbours' marks included. A
 * block's first and last line are held to the same, as if plain text stood next to them. */
static void tell_too_tall(Layout *layout, const Style *style, const TextLines *lines) {
    Length above = 0, below = 0, lead = style->line_height - style->font_size;
    text_strut(style, &above, &below);
    above -= lead / 2;
    below = style->font_size - above;
    Length under = 0, most = 0;
    for (size_t i = 0; i <= lines->n_lines; i++) {
        Length over = i < lines->n_lines ? lines->lines[i].over : 0;
        if (over > 0 || under > 0)
            most = MAX(most, MAX(over, above) + MAX(under, below));
        under = i < lines->n_lines ? lines->lines[i].under : 0;
    }
    if (most <= style->line_height || layout->beside_told)
        return;
    layout->beside_told = true;
    notices_add(layout->notices, KANYIN_SEVERITY_WARNING, "annotation-too-tall",
                (NoticePlace){.source = layout->options->source_name},
                "marks and annotations between lines need a line-height of %.1f pt, %.1f pt more "
                "than there is",
                length_to_pt(most), length_to_pt(most - style->line_height));
}

void paragraph_add(Flow *flow, const Style *style, const GArray *runs) {
    Layout *layout = flow->layout;
    TextSource source = paragraph_source(layout, style, runs);
    TextParagraph *paragraph =
        text_paragraph_new(layout->options->setter, layout->arena, &source, layout->notices);
    tell_upright(layout, paragraph);
    TextBreakOptions options = {.measure = flow->width};
    TextLines *lines = text_paragraph_break(paragraph, layout->arena, &options, layout->notices);
    if (layout->texts)
        g_ptr_array_add(layout->texts, lines);
    tell_too_tall(layout, style, lines);
    for (size_t line = 0; line < lines->n_lines; line++)
        flow_push(flow, make_line(flow, style, lines, line));
}

Frame *paragraph_word(Layout *layout, const Style *style, const char *text, StructureId owner) {
    Style *plain = arena_copy(layout->arena, style, sizeof *style);
    plain->text_wrap = WRAP_NOWRAP;
    plain->text_align = plain->text_align_last = ALIGN_START;
    plain->text_indent = (StyleLength){.kind = VALUE_LENGTH};
    TextRun run = {.kind = TEXT_RUN_TEXT,
                   .text = text,
                   .length = strlen(text),
                   .style = plain,
                   .owner = owner};
    g_autoptr(GArray) runs = g_array_new(FALSE, TRUE, sizeof(TextRun));
    g_array_append_val(runs, run);
    TextSource source = paragraph_source(layout, plain, runs);
    TextParagraph *paragraph =
        text_paragraph_new(layout->options->setter, layout->arena, &source, layout->notices);
    Length width = text_paragraph_max_width(paragraph);
    TextBreakOptions options = {.measure = MAX(width, 1)};
    TextLines *lines = text_paragraph_break(paragraph, layout->arena, &options, layout->notices);
    Length above = 0, below = 0;
    text_strut(plain, &above, &below);
    Frame *frame = frame_new(layout->arena, width, above + below);
    if (lines->n_lines > 0)
        text_line_set(lines, 0, frame, (Point){0, above});
    return frame;
}
