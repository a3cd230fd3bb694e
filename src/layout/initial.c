/* SPDX-License-Identifier: MIT */
/* Sets the first letter of a block several lines high (css-inline-3 §4), as a box at the side that
 * the lines beside it make room for. A Han character's em box reaches from the head of the first
 * line's to the foot of the last one's; of other letters the capitals do. Where it begins higher
 * than its block, the block begins so much lower. */

#include "layout/flow.h"

#define LEAST_GAP_DIVISOR 4 /* the em, between the letter and the lines beside it */
#define LEAST_EMS 5         /* of those lines */
#define SPEC_UNIT 1024      /* of StyleInitialLetter.size */

/* Capitals, as a share of the letter's em. */
static double cap_share(const LayoutOptions *options, const Style *style) {
    Region region = region_from_language(style->lang);
    const FontFace *face =
        font_library_match(options->fonts, style->font_families, style->font_weight,
                           style->font_style == FONT_STYLE_ITALIC, region);
    const FontMetrics *metrics = font_face_metrics(face);
    static const double usual = .7;
    return metrics->cap_height > 0 ? (double)metrics->cap_height / metrics->units_per_em : usual;
}

static bool is_han(const GArray *letter) {
    const TextRun *last = &g_array_index(letter, TextRun, letter->len - 1);
    gunichar c = g_utf8_get_char(g_utf8_prev_char(last->text + last->length));
    return g_unichar_get_script(c) == G_UNICODE_SCRIPT_HAN;
}

/* The letter on one line, its baseline so far below the frame's head. */
static Frame *letter_frame(Layout *layout, Style *style, const GArray *letter, Length baseline) {
    style->text_wrap = WRAP_NOWRAP;
    style->text_align = style->text_align_last = ALIGN_START;
    style->text_indent = (StyleLength){.kind = VALUE_LENGTH};
    g_autoptr(GArray) large = g_array_copy((GArray *)letter);
    for (guint i = 0; i < large->len; i++)
        g_array_index(large, TextRun, i).style = style;
    TextParagraph *shaped = paragraph_shape(layout, style, large);
    Length width = MAX(text_paragraph_max_width(shaped), 1), up = 0, down = 0;
    TextLines *lines = text_paragraph_break(shaped, layout->arena,
                                            &(TextBreakOptions){.measure = width}, layout->notices);
    text_strut(style, &up, &down);
    Frame *frame = frame_new(layout->arena, width, baseline + down);
    if (lines->n_lines > 0)
        text_line_set(lines, 0, frame, (Point){0, baseline});
    return frame;
}

/* As high as said, its baseline that of a line of the block. */
static Frame *initial_frame(Layout *layout, const Style *block, const Style *said,
                            const GArray *letter) {
    Length above = 0, below = 0, up = 0, down = 0;
    text_strut(block, &above, &below);
    Length pitch = above + below;
    double further = (double)pitch * (said->initial_letter.size - SPEC_UNIT) / SPEC_UNIT;
    double share = is_han(letter) ? 1 : cap_share(layout->options, said);
    Style *style = arena_copy(layout->arena, said, sizeof *said);
    style->font_size = (Length)(block->font_size + further / share);
    style->line_height = style->font_size;
    text_strut(style, &up, &down);
    Length baseline =
        is_han(letter) ? (pitch - block->font_size) / 2 + up : above + (Length)further;
    return letter_frame(layout, style, letter, baseline);
}

/* The one that floats to the left (CSS 2.2 §5.12.2): a box of its own size, lines beside it. */
static bool add_floating(Flow *flow, const Style *block, const Style *said, const GArray *letter) {
    const StyleLength *margin = said->margin, *padding = said->padding;
    Length edges[4], up = 0, down = 0;
    for (size_t i = 0; i < 4; i++)
        edges[i] =
            style_length(margin[i], flow->width, 0) + style_length(padding[i], flow->width, 0);
    Style *style = arena_copy(flow->layout->arena, said, sizeof *said);
    text_strut(style, &up, &down);
    Frame *frame = letter_frame(flow->layout, style, letter, MAX(edges[SIDE_TOP] + up, 0));
    if (flow->width - frame->width - edges[SIDE_RIGHT] <
        length_scale(block->font_size, LEAST_EMS, 1))
        return false;
    side_clear(flow, CLEAR_BOTH);
    Length height = MAX(edges[SIDE_TOP] + up + down + edges[SIDE_BOTTOM], 0);
    side_add_frame(flow, &(SideBox){frame, 0, height, edges[SIDE_RIGHT]});
    return true;
}

bool initial_add(Flow *flow, const StyledNode *block, const Style *said, const GArray *letter) {
    const Style *style = block->style;
    if (said->initial_letter.size == 0)
        return add_floating(flow, style, said, letter);
    Length line = style->line_height, em = style->font_size;
    Frame *frame = initial_frame(flow->layout, style, said, letter);
    Length gap =
        MAX(style_length(said->margin[SIDE_RIGHT], flow->width, 0), em / LEAST_GAP_DIVISOR);
    if (flow->width - frame->width - gap < length_scale(em, LEAST_EMS, 1))
        return false;
    Length height = length_scale(line, said->initial_letter.sink, 1);
    Length above = MAX((Length)((double)line * said->initial_letter.size / SPEC_UNIT) - height, 0);
    side_clear(flow, CLEAR_BOTH);
    if (above > 0)
        flow_push(flow,
                  (Piece){.baseline = NO_BASELINE, .strip = {.kind = STRIP_BOX, .height = above}});
    side_add_frame(flow, &(SideBox){frame, above, height, gap});
    return true;
}
