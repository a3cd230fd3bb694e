/* SPDX-License-Identifier: MIT */
#pragma once

/* One line on its way into a frame: where each of its atoms stands. What is set beside the line
 * takes its places from here. */

#include "text/justify.h"

typedef struct {
    const TextParagraph *paragraph;
    const TextLine *line;
    Frame *frame;
    Point origin;    /* the line's left edge on the baseline */
    Length *x;       /* by atom of the line, from its left edge; one more: its end */
    uint32_t *order; /* the line's elements from left to right; NULL: as they are read */
    Length led;      /* what the leader takes beyond its own width */
    Length above,
        below; /* what the line has of its baseline; where some of it stands at its edges */
    Length room_before, room_after; /* between the line and the edges of its block */
} TextSetting;

static inline const TextAtom *text_setting_atom(const TextSetting *s, uint32_t i) {
    return &s->paragraph->atoms[s->line->start + i];
}

static inline const TextItem *text_setting_item(const TextSetting *s, uint32_t i) {
    return text_atom_item(s->paragraph, s->line->start + i);
}

/* heights.c: how far what has that style stands over the baseline of the line. */
Length text_rise(const TextSetting *s, const Style *style);

static inline Length text_setting_rise(const TextSetting *s, const TextItem *item) {
    return s->paragraph->has_aligned ? text_rise(s, text_item_style(s->paragraph, item))
                                     : item->rise;
}

/* line.c: a line as it was broken; its atoms have their places once text_place_atoms() gave them
 * those: g_free() `x` and `order`. */
TextSetting text_setting(const TextLines *lines, size_t line, Frame *frame, Point origin);
void text_place_atoms(TextSetting *s);
/* From the line's left edge to those of the atoms [from, to). */
Length text_left_edge(const TextSetting *s, uint32_t from, uint32_t to);
Length text_right_edge(const TextSetting *s, uint32_t from, uint32_t to);
/* All of a paragraph as one line: what stands beside another's. */
void text_set_line(const TextParagraph *paragraph, const TextLine *line, Frame *frame,
                   Point origin);

/* ruby.c: the annotations of atoms of one base: over or under it with its last. */
void text_put_ruby(const TextSetting *s, uint32_t from, uint32_t to);

/* zhuyin.c: the syllable beside an atom of the line. */
void text_put_zhuyin(const TextSetting *s, uint32_t i);

/* emphasis.c: the marks beside the line's characters. */
void text_put_emphasis(const TextSetting *s);
