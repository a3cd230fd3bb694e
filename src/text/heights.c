/* SPDX-License-Identifier: MIT */
/* Turns what stands in a line into the height of the line, in whole lines of its block. */

#include "text/setting.h"

void text_strut(const Style *style, Length *above_baseline, Length *below_baseline) {
    Length above = length_scale(style->font_size, EM_ASCENT_PERCENT, 100);
    *above_baseline = above + (style->line_height - style->font_size) / 2;
    *below_baseline = style->line_height - *above_baseline;
}

static void find_reach(const TextItem *item, TextLineReport *report) {
    Length mark = item->emphasis ? item->emphasis->reach + text_emphasis_shift(item) : 0;
    if (item->emphasis && item->emphasis->is_over)
        report->over = MAX(report->over, mark + item->rise);
    else if (item->emphasis)
        report->under = MAX(report->under, mark - item->rise);
    if (item->pair && item->pair->side == PAIR_OVER)
        report->over = MAX(report->over, item->pair->reach + item->rise);
    else if (item->pair && item->pair->side == PAIR_UNDER)
        report->under = MAX(report->under, item->pair->reach - item->rise);
}

/* What stands at an edge of its line finds its place when the others have given it its height. */
static void find_aligned(const Style *style, TextLineReport *report) {
    Length *most = style->line_align == VERTICAL_TOP ? &report->top_height : &report->bottom_height;
    *most = MAX(*most, length_add(style->line_above, style->line_below));
}

void text_find_extent(const TextParagraph *paragraph, const TextLine *line,
                      TextLineReport *report) {
    uint32_t seen = UINT32_MAX;
    for (uint32_t i = line->start; i < line->end; i++) {
        const TextAtom *atom = &paragraph->atoms[i];
        const TextItem *item = &paragraph->items[atom->item];
        const TextRun *run = paragraph->spans[item->span].run;
        if (run->style->line_align != VERTICAL_BASELINE) {
            find_aligned(run->style, report);
            continue;
        }
        if (atom->class == CLASS_OBJECT && (run->object || run->leader)) {
            const Frame *object = run->leader ? run->leader : run->object;
            report->ascent = MAX(report->ascent, object->height + item->rise);
            report->depth = MAX(report->depth, run->depth - item->rise);
        }
        if (atom->item == seen || atom->class == CLASS_OBJECT)
            continue;
        seen = atom->item;
        Length above = length_scale(item->size, EM_ASCENT_PERCENT, 100);
        report->ascent = MAX(report->ascent, above + item->rise);
        report->descent = MAX(report->descent, item->size - above - item->rise);
        find_reach(item, report);
    }
}

static Length whole_lines(Length length, Length pitch) {
    return length > 0 && pitch > 0 ? (length + pitch - 1) / pitch * pitch : 0;
}

/* Marks beside the line never enlarge it; a picture in it takes whole further lines. */
Length text_line_height(const Style *style, const TextLineReport *report, Length *baseline) {
    Length above = 0, below = 0;
    text_strut(style, &above, &below);
    Length pitch = above + below, height = pitch, ink = report->ascent + report->descent;
    if (report->ascent > pitch) /* a picture: the line above keeps clear of it */
        ink = report->ascent + MAX(report->descent, below);
    if (pitch > 0 && ink > pitch)
        height = (ink + pitch - 1) / pitch * pitch;
    *baseline = above + height - pitch;
    if (report->descent > below && ink > pitch)
        *baseline = height - report->descent;
    height = length_add(height, whole_lines(report->depth - below, pitch));
    height = length_add(height, whole_lines(report->top_height - height, pitch));
    Length further = whole_lines(report->bottom_height - height, pitch);
    *baseline = length_add(*baseline, further);
    return length_add(height, further);
}

Length text_rise(const TextSetting *s, const Style *style) {
    if (style->line_align == VERTICAL_TOP)
        return s->above - style->line_above + style->rise;
    if (style->line_align == VERTICAL_BOTTOM)
        return style->line_below - s->below + style->rise;
    return style->rise;
}
