/* SPDX-License-Identifier: MIT */
/* Turns bopomofo beside a character into its column: symbols under each other, the tone at their
 * right, as Taiwan's Ministry of Education has it in its Manual of Mandarin Phonetic Symbols.
 *
 * The column is as wide as the annotation's em, half the character. Its left three fifths hold the
 * symbols, ten of them a character high to three of the column; the tone stands in the rest, at the
 * upper right of the last symbol. The neutral tone's dot stands over the first. */

#include "text/setting.h"

#define SYMBOL_PERCENT 60 /* of the annotation's em */
#define TONE_PERCENT 70
#define TONE_MIDDLE_PERCENT 76 /* of the em: nearer to its own symbols than to what follows */
#define DOT_PERCENT 30         /* height of the neutral tone's place */
#define TONE_DROP_PERCENT 20   /* of a symbol: its upper edge to the middle of the tone */
#define NEUTRAL 0x2D9

/* ˉ ˊ ˇ ˋ ˙, and ˪ ˫ of Southern Min and Hakka */
static bool is_tone(gunichar c) {
    return c == 0x2C9 || c == 0x2CA || c == 0x2C7 || c == 0x2CB || c == NEUTRAL || c == 0x2EA ||
           c == 0x2EB;
}

static bool is_symbol(gunichar c) {
    return (c >= 0x3105 && c <= 0x312F) || (c >= 0x31A0 && c <= 0x31BF);
}

/* In a syllable an initial comes before a medial, and that before a rhyme; each at most once. */
typedef enum { RANK_START, RANK_INITIAL, RANK_MEDIAL, RANK_RHYME, RANK_END } Rank;

static Rank rank_of(gunichar c) {
    if (is_tone(c))
        return RANK_END;
    if ((c >= 0x3105 && c <= 0x3119) || (c >= 0x312A && c <= 0x312C) ||
        (c >= 0x31A0 && c <= 0x31A3))
        return RANK_INITIAL;
    return c >= 0x3127 && c <= 0x3129 ? RANK_MEDIAL : RANK_RHYME;
}

uint32_t *text_find_syllables(const TextParagraph *words, uint32_t wanted) {
    uint32_t *starts = arena_array(words->arena, uint32_t, wanted + 1), n = 0;
    Rank last = RANK_END;
    for (uint32_t i = 0; i < words->n_atoms; i++) {
        gunichar c = text_atom_character(words, i);
        if (words->atoms[i].class == CLASS_SPACE) {
            last = RANK_END;
            continue;
        }
        if (words->atoms[i].n_glyphs != 1 || !(is_tone(c) || is_symbol(c)))
            return NULL;
        Rank rank = rank_of(c);
        bool leads = c == NEUTRAL && last == RANK_END;
        if (leads || (last != RANK_START && rank != RANK_END && rank <= last)) {
            if (n == wanted)
                return NULL;
            starts[n++] = i;
        }
        last = leads ? RANK_START : rank;
    }
    starts[n] = words->n_atoms;
    return n == wanted ? starts : NULL;
}

/* One character's column on its way into the line. */
typedef struct {
    const TextSetting *s;
    const TextPair *pair;
    uint32_t from, to; /* atoms of the words */
    Length left, top;  /* of the symbols, from the line's left edge and the baseline; y down */
    Length symbol;     /* their size */
} Column;

static Length ink_middle(const TextItem *item, uint32_t glyph, Length size, Length *rise) {
    int upem = font_face_metrics(item->face)->units_per_em;
    hb_glyph_extents_t box = {0};
    hb_font_get_glyph_extents(font_face_hb_font(item->face), glyph, &box);
    *rise = font_scale(box.y_bearing + box.height / 2, size, upem);
    return font_scale(box.x_bearing + box.width / 2, size, upem);
}

static void put_glyph(const Column *column, uint32_t i, Length size, Point at) {
    const TextParagraph *words = column->pair->words;
    const TextItem *item = text_atom_item(words, i);
    const TextRun *source = words->spans[item->span].run;
    Arena *arena = column->s->frame->arena;
    FrameGlyph *glyph = arena_new0(arena, FrameGlyph);
    glyph->glyph = words->glyphs[words->atoms[i].glyph].glyph;
    FrameGlyphs *run = arena_new0(arena, FrameGlyphs);
    uint32_t start = words->atoms[i].text, length = words->atoms[i + 1].text - start;
    *run = (FrameGlyphs){.face = item->face,
                         .size = size,
                         .color = source->style->color,
                         .text = arena_strndup(arena, words->text + start, length),
                         .text_length = length,
                         .n_glyphs = 1,
                         .glyphs = glyph,
                         .width = size};
    frame_add(column->s->frame, (FrameMark){.kind = MARK_GLYPHS,
                                            .owner = source->owner,
                                            .x = column->s->origin.x + at.x,
                                            .y = column->s->origin.y + at.y,
                                            .width = size,
                                            .height = size,
                                            .color = run->color,
                                            .glyphs = run});
}

/* `middle`: of its ink. */
static void put_tone(const Column *column, uint32_t i, Point middle) {
    const TextParagraph *words = column->pair->words;
    Length size = column->symbol * TONE_PERCENT / SYMBOL_PERCENT, rise;
    Length right = ink_middle(text_atom_item(words, i), words->glyphs[words->atoms[i].glyph].glyph,
                              size, &rise);
    put_glyph(column, i, size, (Point){middle.x - right, middle.y + rise});
}

static void put_column(const Column *column, uint32_t n_symbols) {
    Length size = column->symbol, width = column->pair->em, y = column->top;
    Length last = column->top + (Length)(n_symbols > 0 ? n_symbols - 1 : 0) * size;
    Length tone_x = column->left + length_scale(width, TONE_MIDDLE_PERCENT, 100);
    Length dot = length_scale(width, DOT_PERCENT, 100);
    for (uint32_t i = column->from; i < column->to; i++) {
        gunichar c = text_atom_character(column->pair->words, i);
        if (c == NEUTRAL) {
            put_tone(column, i, (Point){column->left + size / 2, column->top - dot / 2});
        } else if (is_tone(c)) {
            put_tone(column, i, (Point){tone_x, last + length_scale(size, TONE_DROP_PERCENT, 100)});
        } else if (is_symbol(c)) {
            Point at = {column->left, y + length_scale(size, EM_ASCENT_PERCENT, 100)};
            put_glyph(column, i, size, at);
            y += size;
        }
    }
}

/* The column stands in the middle of the character's height; more symbols than three are smaller,
 * so that it is never higher than the line. */
void text_put_zhuyin(const TextSetting *s, uint32_t i) {
    const TextItem *item = text_setting_item(s, i);
    const TextPair *pair = item->pair;
    uint32_t syllable = s->line->start + i - pair->from, n_symbols = 0;
    Column column = {.s = s,
                     .pair = pair,
                     .from = pair->syllables[syllable],
                     .to = pair->syllables[syllable + 1]};
    bool has_dot = false;
    for (uint32_t k = column.from; k < column.to; k++) {
        gunichar c = text_atom_character(pair->words, k);
        n_symbols += is_symbol(c);
        has_dot |= c == NEUTRAL;
    }
    Length dot = has_dot ? length_scale(pair->em, DOT_PERCENT, 100) : 0;
    column.symbol = length_scale(pair->em, SYMBOL_PERCENT, 100);
    if (n_symbols > 3)
        column.symbol = (2 * pair->em - dot) / (Length)n_symbols;
    column.left = s->x[i] + text_setting_atom(s, i)->width - pair->em;
    Length height = dot + (Length)n_symbols * column.symbol;
    Length above = length_scale(item->size, EM_ASCENT_PERCENT, 100);
    column.top = -text_setting_rise(s, item) - above + (item->size - height) / 2 + dot;
    put_column(&column, n_symbols);
}
