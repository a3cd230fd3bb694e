/* SPDX-License-Identifier: MIT */
/* Turns styled runs into a shaped paragraph, and the paragraph into lines: the steps in order. */

#include "text/justify.h"

#include <string.h>

TextSetter *text_setter_new(FontLibrary *fonts) {
    TextSetter *setter = g_new0(TextSetter, 1);
    setter->fonts = fonts;
    setter->buffer = hb_buffer_create();
    setter->plain = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    setter->inks = g_hash_table_new(NULL, NULL);
    setter->patterns = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    setter->pattern_files = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    return setter;
}

void text_setter_free(TextSetter *setter) {
    if (!setter)
        return;
    hb_buffer_destroy(setter->buffer);
    g_hash_table_unref(setter->plain);
    g_hash_table_unref(setter->inks);
    text_close_patterns(setter);
    text_close_words(setter);
    g_free(setter);
}

gint64 text_setter_time(const TextSetter *setter) {
    return setter->spent;
}

/* The source is the caller's; what the paragraph needs of it later is copied. */
static const TextSource *copy_source(Arena *arena, const TextSource *source) {
    TextSource *copy = arena_copy(arena, source, sizeof *source);
    copy->runs = arena_copy(arena, source->runs, source->n_runs * sizeof *source->runs);
    copy->language = arena_strdup(arena, source->language);
    copy->source = arena_strdup(arena, source->source);
    return copy;
}

static TextParagraph *make(TextSetter *setter, Arena *arena, const TextSource *source,
                           Notices *notices) {
    TextParagraph *paragraph = arena_new0(arena, TextParagraph);
    paragraph->arena = arena;
    paragraph->setter = setter;
    paragraph->source = source;
    text_prepare(paragraph);
    g_autofree uint8_t *is_han = text_find_context(paragraph);
    text_itemize(paragraph, is_han, true);
    text_fall_back(paragraph, notices);
    if (!text_shape(paragraph, notices)) {
        text_itemize(paragraph, is_han, false);
        text_fall_back(paragraph, notices);
        text_shape(paragraph, notices);
    }
    text_find_emphasis(paragraph, notices);
    text_find_boxes(paragraph);
    text_find_pairs(paragraph, notices);
    text_find_breaks(paragraph);
    text_hold_pairs(paragraph);
    return paragraph;
}

TextParagraph *text_paragraph_beside(const TextParagraph *paragraph, const TextRun *runs,
                                     size_t n_runs, Notices *notices) {
    TextSource *source = arena_copy(paragraph->arena, paragraph->source, sizeof *source);
    source->runs = runs;
    source->n_runs = n_runs;
    source->open = NULL;
    source->style = runs->style;
    if (runs->style->lang)
        source->language = runs->style->lang;
    return make(paragraph->setter, paragraph->arena, source, notices);
}

TextParagraph *text_paragraph_new(TextSetter *setter, Arena *arena, const TextSource *source,
                                  Notices *notices) {
    gint64 start = g_get_monotonic_time();
    TextParagraph *paragraph = make(setter, arena, copy_source(arena, source), notices);
    setter->spent += g_get_monotonic_time() - start;
    return paragraph;
}

void text_paragraph_own(TextParagraph *paragraph, StructureId owner) {
    TextRun *runs = (TextRun *)paragraph->source->runs; /* the paragraph's own copy */
    for (size_t i = 0; i < paragraph->source->n_runs; i++)
        runs[i].owner = owner;
}

StyleTextAlign text_alignment(const Style *style, bool is_last) {
    if (style->text_align == ALIGN_JUSTIFY_OR_CENTER)
        return is_last ? ALIGN_START : ALIGN_JUSTIFY;
    if (is_last && style->text_align_last != ALIGN_AUTO)
        return style->text_align_last;
    if (style->text_align == ALIGN_JUSTIFY_ALL)
        return ALIGN_JUSTIFY;
    if (!is_last)
        return style->text_align == ALIGN_AUTO ? ALIGN_START : style->text_align;
    return style->text_align == ALIGN_JUSTIFY ? ALIGN_START : style->text_align;
}

Length text_line_measure(const TextSegment *segment, size_t line, Length *left) {
    const TextBreakOptions *options = segment->options;
    const Style *style = segment->paragraph->source->style;
    *left = 0;
    size_t index = segment->first_line + line;
    Length measure =
        options->measure_of ? options->measure_of(index, left, options->user) : options->measure;
    bool is_first = line == 0 && segment->starts_indented;
    if (is_first == style->text_indent_hanging)
        return measure;
    Length indent = style_length(style->text_indent, measure, 0);
    *left += indent;
    return measure - indent;
}

/* css-text-4 §6.4.1 lets lines stay as they are where there are many: no title is so long. */
#define BALANCE_MAX_ATOMS 1000

static bool is_balanced(const TextParagraph *paragraph) {
    const Style *style = paragraph->source->style;
    return style->text_wrap_style == WRAP_STYLE_BALANCE && style->text_wrap == WRAP_NORMAL &&
           paragraph->n_atoms <= BALANCE_MAX_ATOMS;
}

/* A title on one line needs no words, and ICU need not be opened for it. */
static bool fits_one_line(const TextParagraph *paragraph, const TextBreakOptions *options) {
    return !options->measure_of && text_paragraph_max_width(paragraph) <= options->measure;
}

static void break_segments(const TextParagraph *paragraph, const TextBreakOptions *options,
                           GArray *lines, Notices *notices) {
    g_autofree uint8_t *awkward = NULL;
    if (is_balanced(paragraph) && !fits_one_line(paragraph, options))
        awkward = text_find_awkward(paragraph);
    for (size_t from = 0; from < paragraph->n_atoms;) {
        size_t to = from;
        while (to < paragraph->n_atoms && paragraph->atoms[to].class != CLASS_BREAK)
            to++;
        TextSegment segment = {paragraph, options, from, to, lines->len, false, awkward, notices};
        segment.starts_indented =
            from == 0 ? !options->continues : paragraph->source->style->text_indent_each_line;
        if (to > from) {
            text_break_segment(&segment, lines);
        } else { /* two forced breaks: an empty line */
            TextLine empty = {.start = (uint32_t)from, .end = (uint32_t)from, .is_last = true};
            empty.next = (uint32_t)from;
            empty.measure = text_line_measure(&segment, 0, &empty.left);
            g_array_append_val(lines, empty);
        }
        g_array_index(lines, TextLine, lines->len - 1).is_forced = to < paragraph->n_atoms;
        from = to + 1;
    }
}

/* css-gcpm-3 §2: a leader fills its line; a line that is full already has none to give. */
static Length led_by(const TextParagraph *paragraph, const TextLine *line, Length width) {
    if (!paragraph->has_leader || width >= line->measure)
        return 0;
    for (uint32_t i = line->start; i < line->end; i++)
        if (text_atom_leads(paragraph, &paragraph->atoms[i]))
            return line->measure - width;
    return 0;
}

static TextFallback fallback_of(const TextParagraph *paragraph, const TextLine *line,
                                bool is_justified) {
    if (line->fill.rest < 0)
        return TEXT_FALLBACK_OVERFULL;
    if (line->kind == BREAK_EMERGENCY || line->kind == BREAK_LAST || line->kind == BREAK_HELD_WORD)
        return TEXT_FALLBACK_EMERGENCY;
    if (line->kind == BREAK_LOOSER || line->kind == BREAK_LOOSEST || line->kind == BREAK_HELD)
        return paragraph->atoms[line->end - 1].hyphen ? TEXT_FALLBACK_NAME : TEXT_FALLBACK_LOOSER;
    return is_justified && line->fill.rest > 0 ? TEXT_FALLBACK_SHORT : TEXT_FALLBACK_NONE;
}

/* Lines open between Han after all else, and squeeze their commas after all but the gaps. */
static double looseness_of(const TextLine *line, Length em) {
    const Length *used = line->fill.used, *limit = line->limit;
    if (used[STAGE_OPEN_HAN])
        return (double)used[STAGE_OPEN_HAN] / limit[STAGE_OPEN_HAN] / em;
    return used[STAGE_COMMA] ? 0.5 * used[STAGE_COMMA] / limit[STAGE_COMMA] : 0;
}

static TextLineReport report_line(const TextParagraph *paragraph, const TextLine *line) {
    TextLineReport report = {.left = line->left,
                             .measure = line->measure,
                             .is_last = line->is_last && !line->is_forced,
                             .ends_forced = line->is_forced,
                             .natural = line->natural,
                             .cost = line->cost,
                             .looseness = looseness_of(line, paragraph->source->style->font_size),
                             .is_runt = line->is_runt,
                             .cures_runt = line->cures_runt,
                             .hang = line->hang,
                             .width = line->natural};
    for (int stage = 0; stage < STAGE_COUNT; stage++) {
        report.by_stage[stage] = line->fill.used[stage];
        report.width += line->fill.used[stage];
    }
    report.led = led_by(paragraph, line, report.width);
    report.width += report.led;
    StyleTextAlign align = text_alignment(paragraph->source->style, line->is_last);
    bool is_alone = line->is_first && line->is_last;
    if (is_alone && paragraph->source->style->text_align == ALIGN_JUSTIFY_OR_CENTER)
        align = ALIGN_CENTER;
    report.is_justified = align == ALIGN_JUSTIFY && line->fill.rest == 0;
    report.fallback = fallback_of(paragraph, line, align == ALIGN_JUSTIFY);
    if (align == ALIGN_CENTER)
        report.left += MAX(line->measure - report.width, 0) / 2;
    else if (align == ALIGN_END) /* css-text-3 §6.1: one that does not fit begins where it may */
        report.left += MAX(line->measure - report.width, 0);
    text_find_extent(paragraph, line, &report);
    return report;
}

/* What a line falls back to where nothing else fits. */
static const struct {
    const char *code, *words;
} falls[] = {
    [BREAK_LOOSER] = {"looser-break", "a line ends as line-break: normal has it"},
    [BREAK_LOOSEST] = {"looser-break", "a line ends as line-break: loose has it"},
    [BREAK_EMERGENCY] = {"emergency-break", "a line ends inside a word"},
    [BREAK_LAST] = {"emergency-break", "a line ends at a mark that must not stand there"},
    [BREAK_HELD] = {"nowrap-wrapped", "what was not to be wrapped is wider than the page has room"},
    [BREAK_HELD_WORD] = {"emergency-break", "a line ends inside a word"},
};

/* overflow-wrap: anywhere, break-word, and break-word of word-break: what is asked for is no news.
 */
static bool may_break_words(const Style *style) {
    return style->overflow_wrap != OVERFLOW_WRAP_NORMAL || style->word_break == WORD_BREAK_WORD;
}

static void tell(const TextLines *lines, size_t index, Notices *notices) {
    const TextLineReport *line = &lines->lines[index];
    NoticePlace place = {.source = lines->paragraph->source->source};
    if (line->fallback == TEXT_FALLBACK_NONE || line->fallback == TEXT_FALLBACK_SHORT)
        return;
    TextBreak kind = ((const TextLine *)lines->breaks)[index].kind;
    if (kind == BREAK_EMERGENCY && line->fallback == TEXT_FALLBACK_EMERGENCY &&
        may_break_words(lines->paragraph->source->style))
        return;
    g_autofree char *text = text_line_words(lines, index);
    if (line->fallback == TEXT_FALLBACK_OVERFULL)
        notices_add(notices, KANYIN_SEVERITY_WARNING, "overfull-line", place,
                    "a line is %.1f pt wider than its measure: %s",
                    length_to_pt(line->width - line->measure), text);
    else if (line->fallback == TEXT_FALLBACK_NAME)
        notices_add(notices, KANYIN_SEVERITY_INFO, "hyphenated-name", place,
                    "nothing else fits: a line ends inside a capitalised word: %s", text);
    else
        notices_add(notices, KANYIN_SEVERITY_INFO, falls[kind].code, place,
                    "nothing else fits: %s: %s", falls[kind].words, text);
}

TextLines *text_paragraph_break(const TextParagraph *paragraph, Arena *arena,
                                const TextBreakOptions *options, Notices *notices) {
    gint64 start = g_get_monotonic_time();
    TextLines *result = arena_new0(arena, TextLines);
    g_autoptr(GArray) lines = g_array_new(FALSE, FALSE, sizeof(TextLine));
    break_segments(paragraph, options, lines, notices);
    TextLineReport *reports = arena_array(arena, TextLineReport, lines->len);
    for (guint i = 0; i < lines->len; i++) {
        const TextLine *line = &g_array_index(lines, TextLine, i);
        reports[i] = report_line(paragraph, line);
        result->cost += line->cost;
        result->is_overfull = result->is_overfull || line->fill.rest < 0;
    }
    result->n_lines = lines->len;
    result->lines = reports;
    result->paragraph = paragraph;
    result->breaks = arena_copy(arena, lines->data, lines->len * sizeof(TextLine));
    for (size_t i = 0; i < result->n_lines; i++)
        tell(result, i, notices);
    paragraph->setter->spent += g_get_monotonic_time() - start;
    return result;
}
