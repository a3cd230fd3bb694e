/* SPDX-License-Identifier: MIT */
/* Turns lines into the report on every line: its text, its width, where its slack went. */

#include "text/justify.h"

static const char *const stage_names[STAGE_COUNT] = {
    [STAGE_LINE_END] = "line-end",
    [STAGE_WORD_SPACE] = "word-space",
    [STAGE_INTERPUNCT] = "interpunct",
    [STAGE_BRACKET] = "bracket",
    [STAGE_COMMA] = "comma",
    [STAGE_HAN_LATIN] = "gap",
    [STAGE_STOP] = "stop",
    [STAGE_OPEN_WORD] = "word-space",
    [STAGE_OPEN_HAN_LATIN] = "gap",
    [STAGE_OPEN_HAN] = "han",
};

static void dump_line(const TextLines *lines, size_t index, GString *out) {
    const TextLineReport *report = &lines->lines[index];
    const TextLine *line = &((const TextLine *)lines->breaks)[index];
    const TextParagraph *paragraph = lines->paragraph;
    g_string_append_printf(out, "%zu left %.2f natural %.2f measure %.2f", index + 1,
                           length_to_pt(report->left), length_to_pt(report->natural),
                           length_to_pt(report->measure));
    for (int stage = 0; stage < STAGE_COUNT; stage++)
        if (report->by_stage[stage])
            g_string_append_printf(out, " %s %+.2f", stage_names[stage],
                                   length_to_pt(report->by_stage[stage]));
    if (report->hang)
        g_string_append_printf(out, " hang %.2f", length_to_pt(report->hang));
    if (line->end > line->start && !line->is_last && paragraph->atoms[line->end - 1].hyphen)
        g_string_append(out, " hyphen");
    if (report->ends_forced)
        g_string_append(out, " forced");
    uint32_t start = paragraph->atoms[line->start].text;
    uint32_t end = paragraph->atoms[line->end].text;
    g_string_append_printf(out, " cost %.2f |%.*s|\n", report->cost, (int)(end - start),
                           paragraph->text + start);
}

void text_lines_dump(const TextLines *lines, GString *out) {
    for (size_t i = 0; i < lines->n_lines; i++)
        dump_line(lines, i, out);
}
