/* SPDX-License-Identifier: MIT */
/* Gives the first line of a block the style of its ::first-line (css-pseudo-4 §2.1). The paragraph
 * is broken as if all of it looked so, its first line is set, and what is behind that line is
 * broken anew as it looks itself. */

#include "layout/flow.h"

#include <string.h>

#define AT(field) offsetof(Style, field), sizeof(((Style *)0)->field)

/* What may be said of a line, and what is taken from the block where a phrase is silent. Sizes are
 * apart: those of phrases are mostly parts of it. */
static const struct {
    size_t offset, size;
} fields[] = {
    {AT(font_families)},      {AT(font_weight)},    {AT(font_style)},   {AT(color)},
    {AT(letter_spacing)},     {AT(word_spacing)},   {AT(word_spacing)}, {AT(text_autospace)},
    {AT(text_spacing_trim)},  {AT(line_height)},    {AT(emphasis)},     {AT(emphasis_color)},
    {AT(has_emphasis_color)}, {AT(kept_inherited)}, {AT(lang)},
};

static const Style *in_first_line(const Layout *layout, const Style *own, const Style *block,
                                  const Style *line) {
    Style *style = arena_copy(layout->arena, own, sizeof *own);
    const char *said = (const char *)line, *before = (const char *)block;
    for (size_t i = 0; i < G_N_ELEMENTS(fields); i++) {
        size_t at = fields[i].offset, size = fields[i].size;
        if (memcmp((const char *)own + at, before + at, size) == 0)
            memcpy((char *)style + at, said + at, size);
    }
    style->font_size = length_scale(own->font_size, line->font_size, MAX(block->font_size, 1));
    Length *const lengths[] = {&style->rise, &style->line_above, &style->line_below};
    for (size_t i = 0; i < G_N_ELEMENTS(lengths); i++)
        *lengths[i] = length_scale(*lengths[i], line->font_size, MAX(block->font_size, 1));
    for (int i = 0; i < DECORATION_COUNT; i++)
        if (line->decorations[i].is_drawn)
            style->decorations[i] = line->decorations[i];
    return style;
}

GArray *first_line_runs(Layout *layout, const Style *block, const Style *line, const GArray *runs) {
    g_autoptr(GHashTable) made = g_hash_table_new(NULL, NULL);
    GArray *styled = g_array_copy((GArray *)runs);
    for (guint i = 0; i < styled->len; i++) {
        TextRun *run = &g_array_index(styled, TextRun, i);
        const Style *style = g_hash_table_lookup(made, run->style);
        if (!style) {
            style = in_first_line(layout, run->style, block, line);
            g_hash_table_insert(made, (gpointer)run->style, (gpointer)style);
        }
        run->style = style;
    }
    return styled;
}

/* Where so many characters of a run end; what is left of them stays in `*n`. */
static size_t end_in_run(const TextRun *run, size_t *n) {
    const char *at = run->text, *end = run->text + run->length;
    while (at<end && * n> 0) {
        const char *next = MIN(g_utf8_next_char(at), end);
        *n -= text_counts(g_utf8_get_char(at));
        at = next;
    }
    return (size_t)(at - run->text);
}

GArray *first_line_rest(const GArray *runs, size_t n, const TextBox **open) {
    GArray *rest = g_array_new(FALSE, TRUE, sizeof(TextRun));
    for (guint i = 0; i < runs->len; i++) {
        TextRun run = g_array_index(runs, TextRun, i);
        bool is_break = run.kind == TEXT_RUN_BREAK;
        if (n > 0 || (is_break && rest->len == 0)) {
            *open = run.box;
            size_t end = run.kind == TEXT_RUN_TEXT ? end_in_run(&run, &n) : 0;
            n -= run.kind != TEXT_RUN_TEXT && !is_break;
            if (end >= run.length)
                continue;
            run.text += end;
            run.length -= end;
        }
        g_array_append_val(rest, run);
    }
    return rest;
}
