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

static const char *const fallback_names[TEXT_FALLBACK_COUNT] = {
    [TEXT_FALLBACK_LOOSER] = " looser-break",       [TEXT_FALLBACK_NAME] = " hyphenated-name",
    [TEXT_FALLBACK_EMERGENCY] = " emergency-break", [TEXT_FALLBACK_SHORT] = " short",
    [TEXT_FALLBACK_OVERFULL] = " overfull",
};

char *text_line_words(const TextLines *lines, size_t index) {
    const TextLine *line = &((const TextLine *)lines->breaks)[index];
    const TextParagraph *paragraph = lines->paragraph;
    const TextAtom *atoms = paragraph->atoms;
    GString *words = g_string_new(NULL);
    for (uint32_t i = line->start; i < line->end; i++) {
        if (atoms[i].class == CLASS_OBJECT)
            g_string_append(words, "[picture]");
        else
            g_string_append_len(words, paragraph->text + atoms[i].text,
                                atoms[i + 1].text - atoms[i].text);
    }
    return g_string_free(words, FALSE);
}

/* White space and controls come and go while a text is prepared. */
bool text_counts(gunichar c) {
    static const gunichar no_break_space = 0xA0, byte_order_mark = 0xFEFF;
    return c > ' ' && (c < 0x7F || c > no_break_space) && c != LINE_SEPARATOR && c != 0x2029 &&
           c != byte_order_mark;
}

size_t text_line_count(const TextLines *lines, size_t index) {
    const TextLine *line = &((const TextLine *)lines->breaks)[index];
    const TextParagraph *paragraph = lines->paragraph;
    size_t count = 0;
    for (uint32_t i = line->start; i < line->end; i++) {
        const char *at = paragraph->text + paragraph->atoms[i].text;
        const char *end = paragraph->text + paragraph->atoms[i + 1].text;
        for (; at < end; at = g_utf8_next_char(at))
            count += text_counts(g_utf8_get_char(at));
    }
    return count;
}

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
    if (fallback_names[report->fallback])
        g_string_append(out, fallback_names[report->fallback]);
    if (report->cures_runt)
        g_string_append(out, " cures-runt");
    uint32_t start = paragraph->atoms[line->start].text;
    uint32_t end = paragraph->atoms[line->end].text;
    g_string_append_printf(out, " cost %.2f |%.*s|\n", report->cost, (int)(end - start),
                           paragraph->text + start);
}

void text_lines_dump(const TextLines *lines, GString *out) {
    for (size_t i = 0; i < lines->n_lines; i++)
        dump_line(lines, i, out);
}
