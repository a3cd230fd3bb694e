/* SPDX-License-Identifier: MIT */
/* Real prose at four measures, measured from the places of the glyphs as set: how far characters
 * stand apart, how wide commas are, whether neighbours match. */
#include "prose.h"

#include <stdio.h>
#include <stdlib.h>

/* One glyph as set. */
typedef struct {
    gunichar character;
    Length x;
} Place;

typedef struct {
    size_t lines, justified, bad_starts, bad_ends, runts, inexact, pairs, edges, gaps, wild_gaps,
        neighbours, jumps, emergencies;
    double stretch, loosest;
    GArray *commas;    /* of double: em */
    double last_comma; /* of the line before; NaN: none */
} Figures;

static Fixture *f;

static bool is_any(gunichar c, const char *set) {
    return g_utf8_strchr(set, -1, c) != NULL;
}

static int by_place(gconstpointer a, gconstpointer b) {
    return ((const Place *)a)->x - ((const Place *)b)->x;
}

static GArray *places_of(const TextLines *lines, size_t line, Arena *arena) {
    Frame *frame = frame_new(arena, 0, 0);
    text_line_set(lines, line, frame, (Point){0, 0});
    GArray *places = g_array_new(FALSE, FALSE, sizeof(Place));
    for (uint32_t i = 0; i < frame->n_marks; i++) {
        const FrameMark *mark = &frame->marks[i];
        for (uint32_t k = 0; k < mark->glyphs->n_glyphs; k++) {
            const FrameGlyph *glyph = &mark->glyphs->glyphs[k];
            Place place = {g_utf8_get_char(mark->glyphs->text + glyph->text), mark->x + glyph->x};
            if (place.character != ' ')
                g_array_append_val(places, place);
        }
    }
    g_array_sort(places, by_place);
    return places;
}

static void measure_commas(const GArray *places, Figures *figures) {
    double sum = 0;
    unsigned n = 0;
    for (guint i = 0; i + 1 < places->len; i++) {
        const Place *place = &g_array_index(places, Place, i);
        if (!is_any(place->character, "，、；：。") || !is_ideograph(place[1].character))
            continue;
        double width = (double)(place[1].x - place->x) / SIZE;
        g_array_append_val(figures->commas, width);
        sum += width;
        n++;
    }
    double mean = n ? sum / n : NAN;
    if (n && !isnan(figures->last_comma)) {
        figures->neighbours++;
        figures->jumps += fabs(mean - figures->last_comma) > 0.25;
    }
    figures->last_comma = mean;
}

static void measure_gaps(const GArray *places, Figures *figures) {
    double sum = 0;
    unsigned n = 0;
    for (guint i = 0; i + 1 < places->len; i++) {
        const Place *place = &g_array_index(places, Place, i);
        double width = (double)(place[1].x - place->x) / SIZE;
        if (is_ideograph(place->character) && is_ideograph(place[1].character)) {
            sum += width - 1;
            n++;
        } else if (is_ideograph(place->character) && g_unichar_isalnum(place[1].character) &&
                   place[1].character < 0x250) {
            figures->gaps++;
            figures->wild_gaps += width - 1 < 0.12 || width - 1 > 0.34;
        }
        if (is_any(place->character, "，。、；：」』）》〉】”’") &&
            is_any(place[1].character, "，。、；：」』）》〉】”’（《“‘「"))
            figures->pairs += width > 0.75;
    }
    if (n < 3)
        return;
    figures->justified++;
    figures->stretch += fabs(sum / n);
    figures->loosest = MAX(figures->loosest, sum / n);
}

/* Marks alone do not make a last line longer than one character. */
static bool is_runt(const GArray *places) {
    unsigned n = 0;
    for (guint i = 0; i < places->len; i++)
        n += !is_any(g_array_index(places, Place, i).character, "，。、；：？！”’）》〉」』】");
    return n < 2;
}

static void measure_line(const TextLines *lines, size_t index, Figures *figures) {
    const TextLineReport *report = &lines->lines[index];
    g_autoptr(Arena) arena = arena_new();
    g_autoptr(GArray) places = places_of(lines, index, arena);
    gunichar first = g_array_index(places, Place, 0).character;
    gunichar last = g_array_index(places, Place, places->len - 1).character;
    figures->lines++;
    figures->bad_starts += index > 0 && is_any(first, "，。、；：？！」』）》〉】〕·～”’％");
    figures->bad_ends += is_any(last, "「『（《〈【〔“‘");
    measure_commas(places, figures);
    if (report->is_last) {
        figures->runts += index > 0 && is_runt(places);
        return;
    }
    measure_gaps(places, figures);
    figures->inexact += abs(report->width - report->measure) > LENGTH_PT / 10;
}

static int by_width(gconstpointer a, gconstpointer b) {
    double difference = *(const double *)a - *(const double *)b;
    return (difference > 0) - (difference < 0);
}

static double percentile(GArray *commas, double share) {
    g_array_sort(commas, by_width);
    return g_array_index(commas, double, (guint)(share * (commas->len - 1)));
}

static void set_at(GPtrArray *prose, int ems, Figures *figures) {
    Style style = plain_style();
    style.text_indent = (StyleLength){.kind = VALUE_LENGTH, .length = 2 * SIZE};
    *figures = (Figures){.commas = g_array_new(FALSE, FALSE, sizeof(double))};
    for (guint i = 0; i < prose->len; i++) {
        g_autoptr(Arena) arena = arena_new();
        TextRun run = {.kind = TEXT_RUN_TEXT,
                       .text = prose->pdata[i],
                       .length = strlen(prose->pdata[i]),
                       .style = &style};
        TextSource source = {
            .runs = &run, .n_runs = 1, .style = &style, .region = REGION_CN, .language = "zh-Hans"};
        TextParagraph *paragraph = text_paragraph_new(f->setter, arena, &source, NULL);
        TextLines *lines = text_paragraph_break(paragraph, arena,
                                                &(TextBreakOptions){.measure = ems * SIZE}, NULL);
        figures->last_comma = NAN;
        for (size_t line = 0; line < lines->n_lines; line++) {
            figures->emergencies += ((const TextLine *)lines->breaks)[line].kind > BREAK_FORCED;
            measure_line(lines, line, figures);
        }
    }
}

static void prose_is_fine(void) {
    static const struct {
        int ems;
        double stretch, median, tenth, jumps;
    } wanted[] = {{10, 0.02, 0.98, 0, 0.008},
                  {17, 0.013, 0.98, 0.88, 0.008},
                  {28, 0.006, 0.98, 0.88, 0.008},
                  {38, 0.006, 0.98, 0.88, 0.008}};
    g_autoptr(GPtrArray) prose = prose_or_skip();
    if (!prose)
        return;
    for (size_t i = 0; i < G_N_ELEMENTS(wanted); i++) {
        Figures at;
        set_at(prose, wanted[i].ems, &at);
        double median = percentile(at.commas, 0.5), tenth = percentile(at.commas, 0.1);
        double stretch = at.stretch / at.justified, jumps = (double)at.jumps / at.neighbours;
        g_test_message("%d ems: %u paragraphs, %zu lines; stretch %.4f em, loosest %.3f; comma "
                       "median %.3f tenth %.3f; jumps %.2f%%; gaps %zu wild %zu; emergencies %zu",
                       wanted[i].ems, prose->len, at.lines, stretch, at.loosest, median, tenth,
                       100 * jumps, at.gaps, at.wild_gaps, at.emergencies);
        g_test_message("   starts %zu ends %zu runts %zu inexact %zu pairs %zu", at.bad_starts,
                       at.bad_ends, at.runts, at.inexact, at.pairs);
        g_assert_cmpuint(at.bad_starts + at.bad_ends + at.runts + at.pairs, ==, 0);
        g_assert_cmpfloat(stretch, <=, wanted[i].stretch);
        g_assert_cmpfloat(median, >=, wanted[i].median);
        g_assert_cmpfloat(tenth, >=, wanted[i].tenth);
        g_assert_cmpfloat(jumps, <=, wanted[i].jumps);
        g_array_unref(at.commas);
    }
}

int main(int argc, char **argv) {
    g_test_init(&argc, &argv, NULL);
    f = fixture_new();
    g_test_add_func("/prose/fine", prose_is_fine);
    int status = g_test_run();
    fixture_free(f);
    return status;
}
