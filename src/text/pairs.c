/* SPDX-License-Identifier: MIT */
/* Turns bases and their annotations into pairs that keep clear of each other.
 *
 * The base's atoms stay atoms of the paragraph, so that lines are filled and broken as ever. What a
 * long annotation needs beyond its base is added to their widths once, here:
 *   - it may hang over what stands beside its base by half a character of its own, over the line's
 *     edge too (css-ruby-1 §4.4, JLREQ 3.3.8), and over `letter-spacing`; what is longer spreads
 *     the base as `ruby-align` says;
 *   - between two annotations a quarter of their em is left. Where their bases stand side by side,
 *     or not far enough apart, the second base is moved on by what is lacking.
 */

#include "text/justify.h"

#define HANG_DIVISOR 2       /* of the annotation's em */
#define CLEAR_DIVISOR 4      /* between two annotations */
#define LATIN_GAP_DIVISOR 16 /* of the base's em: letters have descenders that Han has not */

void text_widen(TextParagraph *paragraph, uint32_t i, Length before, Length after) {
    TextAtom *atom = &paragraph->atoms[i];
    for (uint32_t k = 0; before && k < atom->n_glyphs; k++)
        paragraph->glyphs[atom->glyph + k].x += before;
    atom->width = MAX(length_add(atom->width, length_add(before, after)), 0);
}

static bool is_spreadable(const TextParagraph *paragraph, const TextPair *pair) {
    for (uint32_t i = pair->from; i < pair->to; i++)
        if (paragraph->atoms[i].class != CLASS_HAN)
            return false;
    return true;
}

/* The part of `room` that stands before the n-th of parts, all of one size but for rounding. */
static Length part(Length room, uint32_t n, uint32_t parts) {
    return (Length)((long long)room * n / parts);
}

static void spread(TextParagraph *paragraph, const TextPair *pair, Length room) {
    uint32_t n = pair->to - pair->from;
    StyleRubyAlign align = is_spreadable(paragraph, pair) ? pair->align : RUBY_CENTER;
    if (pair->align == RUBY_START) {
        text_widen(paragraph, pair->to - 1, 0, room);
    } else if (align == RUBY_CENTER || (align == RUBY_SPACE_BETWEEN && n == 1)) {
        text_widen(paragraph, pair->from, room / 2, 0);
        text_widen(paragraph, pair->to - 1, 0, room - room / 2);
    } else {
        bool is_around = align == RUBY_SPACE_AROUND;
        uint32_t parts = is_around ? 2 * n : n - 1;
        for (uint32_t i = 0; i < n; i++) {
            uint32_t k = is_around ? 2 * i : i;
            Length before = is_around ? part(room, k + 1, parts) - part(room, k, parts) : 0;
            if (is_around)
                k++;
            Length after = k < parts ? part(room, k + 1, parts) - part(room, k, parts) : 0;
            text_widen(paragraph, pair->from + i, before, after);
        }
    }
}

static bool is_latin(const TextParagraph *words) {
    for (uint32_t i = 0; i < words->n_items; i++)
        if (words->items[i].is_han)
            return false;
    return true;
}

/* Its em box stands on the base's; letters a little above it. */
static void place_words(const TextParagraph *paragraph, TextPair *pair) {
    Length em = text_atom_item(paragraph, pair->from)->size;
    for (uint32_t i = pair->from; i < pair->to; i++)
        em = MAX(em, text_atom_item(paragraph, i)->size);
    Length above = length_scale(em, EM_ASCENT_PERCENT, 100), below = em - above;
    Length own = length_scale(pair->em, EM_ASCENT_PERCENT, 100);
    Length gap = is_latin(pair->words) ? em / LATIN_GAP_DIVISOR : 0;
    if (pair->side == PAIR_OVER) {
        pair->rise = above + gap + pair->em - own;
        pair->reach = above + gap + pair->em;
    } else {
        pair->rise = -(below + gap + own);
        pair->reach = below + gap + pair->em;
    }
}

/* Bopomofo has its place there, unless the sheet wants it over or under; all else is not made to
 * stand so. */
static bool stands_beside(const TextParagraph *paragraph, TextPair *pair) {
    StyleRubyPosition position = pair->ruby->runs->style->ruby_position;
    if (position == RUBY_OVER || position == RUBY_UNDER || !is_spreadable(paragraph, pair))
        return false;
    pair->syllables = text_find_syllables(pair->words, pair->to - pair->from);
    if (pair->syllables)
        pair->side = PAIR_BESIDE;
    return pair->syllables != NULL;
}

static void shape_pair(TextParagraph *paragraph, TextPair *pair, Notices *notices) {
    const TextRun *runs = pair->ruby->runs;
    pair->words = text_paragraph_beside(paragraph, runs, pair->ruby->n_runs, notices);
    pair->align = runs->style->ruby_align;
    pair->side = runs->style->ruby_position == RUBY_UNDER ? PAIR_UNDER : PAIR_OVER;
    pair->em = runs->style->font_size;
    pair->width = text_stretch_width(pair->words, 0, pair->words->n_atoms);
    if (stands_beside(paragraph, pair)) {
        for (uint32_t i = pair->from; i < pair->to; i++)
            text_widen(paragraph, i, 0, pair->em);
        return;
    }
    place_words(paragraph, pair);
    Length base = text_stretch_width(paragraph, pair->from, pair->to);
    const Style *style = text_item_style(paragraph, text_atom_item(paragraph, pair->from));
    Length hang = pair->em / HANG_DIVISOR + MAX(style->letter_spacing, 0);
    bool starts = pair->align == RUBY_START;
    Length room = MAX(pair->width - base - (starts ? hang : 2 * hang), 0);
    if (room > 0)
        spread(paragraph, pair, room);
    pair->base = base + room;
    Length beyond = pair->width - pair->base;
    pair->hang_left = starts ? 0 : beyond / 2;
    pair->hang_right = beyond - pair->hang_left;
}

/* How far the bases of two pairs are apart where a line has shrunk all it may; or more than
 * `enough`, of which a mark's blank may still be lost. */
static Length distance(const TextParagraph *paragraph, const TextPair *pair, const TextPair *next,
                       Length enough) {
    Length at = 0;
    enough += text_atom_item(paragraph, pair->to - 1)->size;
    for (uint32_t i = pair->to - 1; i < next->from && at < enough; i++) {
        TextJoint joint = text_joint(paragraph, i);
        at += joint.natural - joint.shrink;
        if (i + 1 < next->from)
            at += paragraph->atoms[i + 1].width;
    }
    return at;
}

static void keep_clear(TextParagraph *paragraph) {
    for (uint32_t i = 0; i + 1 < paragraph->n_pairs; i++) {
        const TextPair *pair = &paragraph->pairs[i];
        TextPair *next = &paragraph->pairs[i + 1];
        if (pair->side != next->side || pair->side == PAIR_BESIDE)
            continue;
        Length wanted =
            pair->hang_right + next->hang_left + MAX(pair->em, next->em) / CLEAR_DIVISOR;
        if (wanted > 0)
            next->before = MAX(wanted - distance(paragraph, pair, next, wanted), 0);
    }
}

static const TextRuby *ruby_at(const TextParagraph *paragraph, uint32_t atom) {
    return paragraph->spans[text_atom_item(paragraph, atom)->span].run->ruby;
}

/* Without the spaces and breaks at its edges, which no line may end with. */
static TextPair pair_of(const TextParagraph *paragraph, const TextRuby *ruby, uint32_t from,
                        uint32_t to) {
    const TextAtom *atoms = paragraph->atoms;
    while (to > from && (atoms[to - 1].class == CLASS_SPACE || atoms[to - 1].class == CLASS_BREAK))
        to--;
    while (from < to && (atoms[from].class == CLASS_SPACE || atoms[from].class == CLASS_BREAK))
        from++;
    return (TextPair){.ruby = ruby, .from = from, .to = to};
}

void text_find_pairs(TextParagraph *paragraph, Notices *notices) {
    if (!paragraph->has_ruby)
        return;
    g_autoptr(GArray) pairs = g_array_new(FALSE, TRUE, sizeof(TextPair));
    for (uint32_t from = 0, to; from < paragraph->n_atoms; from = to) {
        const TextRuby *ruby = ruby_at(paragraph, from);
        for (to = from + 1; to < paragraph->n_atoms && ruby_at(paragraph, to) == ruby; to++)
            ;
        TextPair pair = pair_of(paragraph, ruby, from, to);
        if (ruby && pair.to > pair.from)
            g_array_append_val(pairs, pair);
    }
    paragraph->pairs = arena_copy(paragraph->arena, pairs->data, pairs->len * sizeof(TextPair));
    for (guint i = 0; i < pairs->len; i++) {
        TextPair *pair = &paragraph->pairs[i];
        shape_pair(paragraph, pair, notices);
        for (uint32_t k = pair->from; k < pair->to; k++)
            paragraph->items[paragraph->atoms[k].item].pair = pair;
    }
    paragraph->n_pairs = pairs->len;
    keep_clear(paragraph);
}

void text_hold_pairs(TextParagraph *paragraph) {
    for (uint32_t i = 0; i < paragraph->n_pairs; i++) {
        const TextPair *pair = &paragraph->pairs[i];
        for (uint32_t k = pair->from + 1; k < pair->to && pair->side != PAIR_BESIDE; k++) {
            TextAtom *atom = &paragraph->atoms[k];
            if (atom->before != BREAK_FORCED)
                atom->before = MAX(atom->before, BREAK_EMERGENCY);
        }
    }
}
