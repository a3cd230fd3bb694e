/* SPDX-License-Identifier: MIT */
/* Turns the lines of a galley into the report on them: sums, where the slack went, the extremes. */

#include "engine.h"

#include "text/justify.h"
#include <math.h>

/* clreq's order, as text/justify.h has it. */
static const char *const stages[STAGE_COUNT] = {[STAGE_LINE_END] = "line-end",
                                                [STAGE_WORD_SPACE] = "word-space",
                                                [STAGE_INTERPUNCT] = "interpunct",
                                                [STAGE_BRACKET] = "bracket",
                                                [STAGE_COMMA] = "comma",
                                                [STAGE_HAN_LATIN] = "han-latin",
                                                [STAGE_STOP] = "stop",
                                                [STAGE_OPEN_WORD] = "open-word-space",
                                                [STAGE_OPEN_HAN_LATIN] = "open-han-latin",
                                                [STAGE_OPEN_HAN] = "open-han"};

static const char *const fallbacks[TEXT_FALLBACK_COUNT] = {
    [TEXT_FALLBACK_LOOSER] = "looser-break",       [TEXT_FALLBACK_NAME] = "hyphenated-name",
    [TEXT_FALLBACK_EMERGENCY] = "emergency-break", [TEXT_FALLBACK_SHORT] = "short-line",
    [TEXT_FALLBACK_OVERFULL] = "overfull-line",
};

typedef struct {
    size_t paragraph, line;
    double looseness;
} Extreme;

typedef struct {
    size_t lines, justified, overfull, runts, runts_cured;
    size_t fallbacks[TEXT_FALLBACK_COUNT];
    long long stretched, shrunk, by_stage[STAGE_COUNT];
    Length most_stretched, most_shrunk;
    Extreme loosest, tightest;
} Sums;

json_t *report_points(long long lengths) {
    return json_real(round((double)lengths / LENGTH_PT * 100) / 100);
}

static json_t *count(size_t n) {
    return json_integer((json_int_t)n);
}

static void add_line(Sums *sums, const TextLineReport *line, Extreme here) {
    Length change = line->width - line->led - line->natural;
    sums->lines++;
    sums->overfull += line->width > line->measure;
    sums->justified += line->is_justified;
    sums->stretched += MAX(change, 0);
    sums->shrunk += MAX(-change, 0);
    sums->most_stretched = MAX(sums->most_stretched, change);
    sums->most_shrunk = MAX(sums->most_shrunk, -change);
    sums->runts += line->is_runt;
    sums->runts_cured += line->cures_runt;
    sums->fallbacks[line->fallback]++;
    for (size_t stage = 0; stage < STAGE_COUNT; stage++)
        sums->by_stage[stage] += line->by_stage[stage];
    if (here.looseness > sums->loosest.looseness)
        sums->loosest = here;
    if (here.looseness < sums->tightest.looseness)
        sums->tightest = here;
}

static Sums sum_up(const Galley *galley) {
    Sums sums = {0};
    for (size_t i = 0; i < galley->n_texts; i++)
        for (size_t k = 0; k < galley->texts[i]->n_lines; k++) {
            const TextLineReport *line = &galley->texts[i]->lines[k];
            add_line(&sums, line, (Extreme){i, k, line->looseness});
        }
    return sums;
}

/* Paragraphs and lines are counted from 1, as --dump=text counts them. */
static json_t *report_extreme(const Galley *galley, const Extreme *extreme) {
    if (extreme->looseness == 0)
        return json_null();
    g_autofree char *words = text_line_words(galley->texts[extreme->paragraph], extreme->line);
    g_autofree char *valid = g_utf8_make_valid(words, -1);
    json_t *object = json_object();
    json_object_set_new(object, "em", json_real(round(extreme->looseness * 1000) / 1000));
    json_object_set_new(object, "paragraph", count(extreme->paragraph + 1));
    json_object_set_new(object, "line", count(extreme->line + 1));
    json_object_set_new(object, "text", json_string(valid));
    return object;
}

static json_t *report_stages(const Sums *sums) {
    json_t *object = json_object();
    for (size_t stage = 0; stage < STAGE_COUNT; stage++)
        json_object_set_new(object, stages[stage], report_points(sums->by_stage[stage]));
    return object;
}

static json_t *report_fallbacks(const Sums *sums) {
    json_t *object = json_object();
    for (size_t kind = TEXT_FALLBACK_NONE + 1; kind < TEXT_FALLBACK_COUNT; kind++)
        json_object_set_new(object, fallbacks[kind], count(sums->fallbacks[kind]));
    return object;
}

json_t *report_lines(const Galley *galley) {
    Sums sums = sum_up(galley);
    json_t *object = json_object();
    json_object_set_new(object, "paragraphs", count(galley->n_texts));
    json_object_set_new(object, "lines", count(sums.lines));
    json_object_set_new(object, "justified", count(sums.justified));
    json_object_set_new(object, "overfull", count(sums.overfull));
    json_object_set_new(object, "stretched_pt", report_points(sums.stretched));
    json_object_set_new(object, "shrunk_pt", report_points(sums.shrunk));
    json_object_set_new(object, "most_stretched_pt", report_points(sums.most_stretched));
    json_object_set_new(object, "most_shrunk_pt", report_points(sums.most_shrunk));
    json_object_set_new(object, "by_stage_pt", report_stages(&sums));
    json_object_set_new(object, "loosest", report_extreme(galley, &sums.loosest));
    json_object_set_new(object, "tightest", report_extreme(galley, &sums.tightest));
    json_object_set_new(object, "fallbacks", report_fallbacks(&sums));
    json_object_set_new(object, "runts", count(sums.runts));
    json_object_set_new(object, "runts_cured", count(sums.runts_cured));
    return object;
}
