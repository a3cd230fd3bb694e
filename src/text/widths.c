/* SPDX-License-Identifier: MIT */
/* Turns a paragraph into the widths that boxes shrink to fit. */

#include "text/extent.h"

#include <string.h>

Length text_stretch_width(const TextParagraph *paragraph, size_t from, size_t to) {
    long long width = 0;
    for (size_t i = from; i < to; i++) {
        width += paragraph->atoms[i].width;
        if (i + 1 < to)
            width += text_joint(paragraph, i).natural;
    }
    return (Length)MIN(width, LENGTH_MAX);
}

static Length line_width(const TextParagraph *paragraph, size_t start, size_t end) {
    while (end > start && paragraph->atoms[end - 1].class == CLASS_SPACE)
        end--;
    if (end == start)
        return 0;
    return text_stretch_width(paragraph, start, end) -
           text_start_trim(paragraph, start, start == 0) - text_end_trim(paragraph, end - 1);
}

static Length widest(const TextParagraph *paragraph, TextBreak worst) {
    Length most = 0;
    for (size_t start = 0, i = 1; i <= paragraph->n_atoms && start < paragraph->n_atoms; i++) {
        bool ends = i == paragraph->n_atoms || paragraph->atoms[i].before == BREAK_FORCED ||
                    paragraph->atoms[i].before <= worst;
        if (!ends)
            continue;
        /* css-text-4: what may hang does not count in the least width, and does in the greatest */
        size_t end = text_content_end(paragraph, start, i);
        Length hang = end > start ? text_end_hang(paragraph, end - 1, false) : 0;
        most = MAX(most, line_width(paragraph, start, i) - hang);
        start = i;
    }
    return most;
}

static Length indent_of(const TextParagraph *paragraph) {
    const Style *style = paragraph->source->style;
    return style->text_indent_hanging ? 0 : style_length(style->text_indent, 0, 0);
}

Length text_paragraph_min_width(const TextParagraph *paragraph) {
    return widest(paragraph, BREAK_POOR);
}

Length text_paragraph_max_width(const TextParagraph *paragraph) {
    Length width = 0;
    for (size_t start = 0; start < paragraph->n_atoms;) {
        size_t end = start;
        while (end < paragraph->n_atoms && paragraph->atoms[end].class != CLASS_BREAK)
            end++;
        Length here = line_width(paragraph, start, end) + (start == 0 ? indent_of(paragraph) : 0);
        width = MAX(width, here);
        start = end + 1;
    }
    return width;
}

Length text_paragraph_width_before(const TextParagraph *paragraph, const char *string) {
    const char *place = strstr(paragraph->text, string);
    size_t end = 0, offset = place ? (size_t)(place - paragraph->text) : paragraph->length;
    while (end < paragraph->n_atoms && paragraph->atoms[end].text < offset)
        end++;
    Length width = text_stretch_width(paragraph, 0, end) - text_start_trim(paragraph, 0, true);
    return end < paragraph->n_atoms ? width + (end > 0 ? text_joint(paragraph, end - 1).natural : 0)
                                    : text_paragraph_max_width(paragraph);
}
