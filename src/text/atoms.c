/* SPDX-License-Identifier: MIT */
/* Turns clusters into atoms: their class, the box of a mark, the blank it may give up. */

#include "text/parts.h"

#include <string.h>

/* How much of a mark's em is blank on each side, in 1/BLANK_UNIT, by the font's own extents. */
typedef struct {
    uint8_t left, right;
    int16_t middle; /* of the ink, in 1/BLANK_UNIT em from the origin */
} Ink;

static Ink measure_ink(const FontFace *face, uint32_t glyph) {
    int upem = font_face_metrics(face)->units_per_em;
    hb_glyph_extents_t box;
    if (!hb_font_get_glyph_extents(font_face_hb_font(face), glyph, &box))
        return (Ink){0};
    int advance = font_face_advance(face, glyph);
    int left = box.x_bearing * BLANK_UNIT / upem;
    int right = (advance - box.x_bearing - box.width) * BLANK_UNIT / upem;
    return (Ink){(uint8_t)CLAMP(left, 0, 255), (uint8_t)CLAMP(right, 0, 255),
                 (int16_t)((2 * box.x_bearing + box.width) * BLANK_UNIT / (2 * upem))};
}

/* Extents of outlines are slow to find, and a text has few different marks. */
static Ink ink_of(TextSetter *setter, const FontFace *face, uint32_t glyph) {
    uintptr_t key = (uintptr_t)face * 31 + glyph;
    gpointer value = g_hash_table_lookup(setter->inks, (gpointer)key);
    Ink ink;
    if (!value) {
        ink = measure_ink(face, glyph);
        unsigned packed = 1u << 31 | (unsigned)ink.left << 8 | ink.right |
                          ((unsigned)(ink.middle + 1024) & 0xFFF) << 16;
        g_hash_table_insert(setter->inks, (gpointer)key, GUINT_TO_POINTER(packed));
        return ink;
    }
    unsigned packed = GPOINTER_TO_UINT(value);
    return (Ink){(uint8_t)(packed >> 8), (uint8_t)packed,
                 (int16_t)((int)(packed >> 16 & 0xFFF) - 1024)};
}

/* · is .33 em in one Chinese face and 1 em in the next, – .56: their boxes are ours. */
static void box_mark(const TextParagraph *paragraph, TextAtom *atom, Length width) {
    const TextItem *item = &paragraph->items[atom->item];
    TextGlyph *glyph = &paragraph->glyphs[atom->glyph];
    Ink ink = ink_of(paragraph->setter, item->face, glyph->glyph);
    glyph->x = width / 2 - length_scale(item->size, ink.middle, BLANK_UNIT);
    glyph->advance = width;
    atom->width = width;
}

static void classify_mark(const TextParagraph *paragraph, TextAtom *atom, gunichar c) {
    const TextItem *item = &paragraph->items[atom->item];
    Region region = paragraph->source->region;
    unsigned left = text_mark_blank(atom->mark, region, false) * BLANK_UNIT / 4;
    unsigned right = text_mark_blank(atom->mark, region, true) * BLANK_UNIT / 4;
    if (c == 0xB7 || c == 0x2027)
        box_mark(paragraph, atom, left ? item->size : item->size / 2);
    else if (c == 0x2013)
        box_mark(paragraph, atom, item->size / 2);
    if (!left && !right)
        return;
    /* a proportional form, or ink where the table has blank: nothing is given up that is ink */
    if (atom->width < item->size - item->size / 8)
        return;
    if (c == 0xB7 || c == 0x2027) {
        atom->left = (uint8_t)left;
        atom->right = (uint8_t)right;
        return;
    }
    Ink ink = ink_of(paragraph->setter, item->face, paragraph->glyphs[atom->glyph].glyph);
    atom->left = (uint8_t)MIN(left, ink.left);
    atom->right = (uint8_t)MIN(right, ink.right);
}

/* The root sign of a Chinese face stands amid an em; what it is the root of begins right at it. One
 * that ticks something off (打√的) keeps its em. */
static void trim_root(const TextParagraph *paragraph, TextAtom *atom) {
    const TextItem *item = &paragraph->items[atom->item];
    const char *at = paragraph->text + atom->text,
               *last = g_utf8_find_prev_char(paragraph->text, at);
    gunichar next = g_utf8_get_char(g_utf8_next_char(at));
    if (atom->n_glyphs != 1 || atom->width < item->size - item->size / 8 ||
        !(next == '(' || next == '[' || text_is_letter(next)))
        return;
    TextGlyph *glyph = &paragraph->glyphs[atom->glyph];
    Ink ink = ink_of(paragraph->setter, item->face, glyph->glyph);
    int left = last && text_is_han(g_utf8_get_char(last)) ? 0 : ink.left;
    glyph->x -= length_scale(item->size, left, BLANK_UNIT);
    glyph->advance -= length_scale(item->size, left + ink.right, BLANK_UNIT);
    atom->width = glyph->advance;
}

/* ―― is what some conversions make of GB's dash. */
static bool is_dash(gunichar c) {
    return c == 0x2014 || c == 0x2015;
}

static bool is_two_em(const TextParagraph *paragraph, const TextAtom *atom, gunichar c) {
    const TextItem *item = &paragraph->items[atom->item];
    return c == 0x2E3A || ((is_dash(c) || c == 0x2026 || c == 0x22EF) &&
                           atom->width > item->size + item->size / 2);
}

void text_classify(TextParagraph *paragraph, TextAtom *atom) {
    const TextItem *item = &paragraph->items[atom->item];
    gunichar c = g_utf8_get_char(paragraph->text + atom->text);
    if (c >= 0x3400 && c <= 0x9FFF) {
        atom->class = CLASS_HAN;
        return;
    }
    if (c == 0x3000) { /* a fixed em that asks for no gap and falls away at a line's end */
        atom->class = CLASS_SPACE;
        return;
    }
    if (c == 0xAD) {
        atom->class = CLASS_HYPHEN;
        atom->hyphen = true;
        atom->n_glyphs = 0;
        atom->width = 0;
        return;
    }
    if (!item->is_han) {
        atom->class = c == ' ' ? CLASS_SPACE : text_is_letter(c) ? CLASS_LATIN : CLASS_NARROW;
        /* % and / in Latin: only the rule for the line's edge is ours, when Han stands beside */
        atom->mark = text_is_shared(c) ? 0 : (uint8_t)text_mark_row(c);
        if (c == 0x221A || c == 0x221B || c == 0x221C)
            trim_root(paragraph, atom);
        return;
    }
    atom->mark = (uint8_t)text_mark_row(c);
    if (atom->mark && is_two_em(paragraph, atom, c))
        atom->mark = (uint8_t)(is_dash(c) || c == 0x2E3A ? text_mark_dash() : text_mark_ellipsis());
    atom->class = atom->mark && text_mark(atom->mark)->kind != MARK_UNIT ? CLASS_MARK : CLASS_HAN;
    if (atom->mark)
        classify_mark(paragraph, atom, c);
}

void text_join_units(TextParagraph *paragraph) {
    for (uint32_t i = 0; i + 1 < paragraph->n_atoms; i++) {
        TextAtom *atom = &paragraph->atoms[i];
        if (atom->class != CLASS_MARK || atom[1].mark != atom->mark)
            continue;
        gunichar c = text_atom_character(paragraph, i);
        if ((!is_dash(c) && c != 0x2026 && c != 0x22EF) || is_two_em(paragraph, atom, c) ||
            text_atom_character(paragraph, i + 1) != c)
            continue;
        atom->mark = atom[1].mark = (uint8_t)(is_dash(c) ? text_mark_dash() : text_mark_ellipsis());
        atom[1].before = BREAK_NEVER;
        i++;
    }
}
