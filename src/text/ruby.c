/* SPDX-License-Identifier: MIT */
/* Turns the annotations of a line into marks beside their bases. */

#include "text/setting.h"

/* The base as it stands in this line, from the line's left edge. Of one that had to be broken the
 * last part has the words. */
typedef struct {
    uint32_t from, to; /* atoms of the line */
    Length left, right;
} Base;

static Base find_base(const TextSetting *s, const TextPair *pair) {
    const TextLine *line = s->line;
    Base base = {MAX(pair->from, line->start) - line->start, pair->to - line->start, LENGTH_MAX,
                 -LENGTH_MAX};
    for (uint32_t i = base.from; i < base.to; i++) {
        base.left = MIN(base.left, s->x[i]);
        base.right = MAX(base.right, s->x[i] + text_setting_atom(s, i)->width);
    }
    return base;
}

static bool is_annotated(const TextSetting *s, uint32_t i) {
    return i < s->line->end - s->line->start && text_setting_item(s, i)->pair;
}

/* Han without an annotation of its own has room for all that is moved over it; a mark or a letter,
 * which may be narrow, where what is beyond has none either. */
static bool is_free(const TextSetting *s, uint32_t i, uint32_t beyond) {
    return !is_annotated(s, i) &&
           (text_setting_atom(s, i)->class == CLASS_HAN || !is_annotated(s, beyond));
}

/* At the edge of the block an annotation does not hang out where it can be moved in. */
static Length shift_from_edge(const TextSetting *s, const Base *base, Length left, Length right) {
    uint32_t n = s->line->end - s->line->start;
    Length out_left = -s->room_before - left, out_right = right - s->x[n] - s->room_after;
    if (base->from == 0 && out_left > 0 &&
        (base->to < n ? is_free(s, base->to, base->to + 1) : out_left + out_right <= 0))
        return out_left;
    if (base->to == n && out_right > 0 &&
        (base->from > 0 ? is_free(s, base->from - 1, base->from - 2) : out_left + out_right <= 0))
        return -out_right;
    return 0;
}

/* One line with all its words, opened between Han by so much. */
static TextLine line_of(const TextParagraph *words, Length opened, Length gaps) {
    TextLine line = {
        .end = words->n_atoms, .next = words->n_atoms, .is_first = true, .is_last = true};
    line.fill.used[STAGE_OPEN_HAN] = opened;
    line.limit[STAGE_OPEN_HAN] = gaps;
    return line;
}

static Length count_gaps(const TextParagraph *words) {
    Length gaps = 0;
    for (uint32_t i = 0; i + 1 < words->n_atoms; i++)
        gaps += text_joint(words, i).open_stage == STAGE_OPEN_HAN;
    return gaps;
}

static void put_words(const TextSetting *s, const TextPair *pair) {
    Base base = find_base(s, pair);
    Length spare = base.right - base.left - pair->width, inset = 0, opened = 0;
    Length gaps = spare > 0 ? count_gaps(pair->words) : 0;
    if (gaps > 0 && pair->align == RUBY_SPACE_BETWEEN)
        opened = spare;
    else if (gaps > 0 && pair->align == RUBY_SPACE_AROUND)
        opened = length_scale(spare, gaps, gaps + 1);
    if (pair->align != RUBY_START)
        inset = (spare - opened) / 2;
    Length left = base.left + inset;
    left += shift_from_edge(s, &base, left, left + pair->width + opened);
    TextLine line = line_of(pair->words, opened, gaps);
    Length rise = text_setting_rise(s, text_atom_item(s->paragraph, pair->from)) + pair->rise;
    text_set_line(pair->words, &line, s->frame, (Point){s->origin.x + left, s->origin.y - rise});
}

void text_put_ruby(const TextSetting *s, uint32_t from, uint32_t to) {
    const TextPair *pair = NULL; /* spaces before a base are none of it */
    for (uint32_t i = from; i < to && !pair; i++)
        pair = text_setting_item(s, i)->pair;
    if (!pair || pair->words->n_atoms == 0)
        return;
    uint32_t first = MAX(pair->from, s->line->start + from);
    uint32_t end = MIN(pair->to, s->line->start + to);
    for (uint32_t i = first; i < end && pair->side == PAIR_BESIDE; i++)
        text_put_zhuyin(s, i - s->line->start);
    if (first < end && end == pair->to && pair->side != PAIR_BESIDE)
        put_words(s, pair);
}
