/* SPDX-License-Identifier: MIT */
#pragma once

/* What the steps of the text room hand to one another: the paragraph as prepared text, styled
 * spans, items of one face, glyphs and atoms. Only this room includes it. */

#include "text/classes.h"
#include "text/paragraph.h"

#define LINE_SEPARATOR 0x2028u /* a forced break in the prepared text */
#define OBJECT_REPLACEMENT 0xFFFCu
#define BLANK_UNIT 64
#define GETA 0x3013u /* 〓 stands for a character that no font has */

/* A stretch of the prepared text that came from one run; it ends where the next begins. */
typedef struct {
    uint32_t start;
    const TextRun *run;
} TextSpan;

/* The mark that stands beside each character of a stretch: a cluster, and where its ink is. */
typedef struct {
    const FontFace *face;
    Length size;
    Color color;
    const FrameGlyph *glyphs;
    uint32_t n_glyphs;
    Length middle, half; /* of its ink: from the mark's origin to the right; half its height */
    Length rise;         /* from the baseline of the text up to the mark's; below it negative */
    Length reach;        /* from the baseline of the text to the mark's far edge */
    bool is_over;
} TextEmphasis;

/* Where an annotation stands; beside: bopomofo, a syllable at the right of each character. */
typedef enum { PAIR_OVER, PAIR_UNDER, PAIR_BESIDE } TextPairSide;

/* An annotation and its base. */
typedef struct {
    const TextRuby *ruby;
    uint32_t from, to; /* atoms of the base */
    struct TextParagraph *words;
    const uint32_t *syllables; /* PAIR_BESIDE: atoms of the words; one more: their end */
    StyleRubyAlign align;
    TextPairSide side;
    Length em;                    /* of the words */
    Length width;                 /* of the words, natural */
    Length base;                  /* width of the base, natural, with what was added to it */
    Length hang_left, hang_right; /* how far the words reach beyond the base; inside it negative */
    Length before;                /* added before the base beside another pair */
    Length rise;                  /* from the baseline of the text up to that of the words */
    Length reach;                 /* from the baseline of the text to the words' far edge */
} TextPair;

/* A stretch in one face, set in one way. */
typedef struct {
    uint32_t start, end; /* bytes of the prepared text */
    uint32_t span;
    const FontFace *face;
    Length size;
    Length rise;   /* of sup and sub: up positive */
    bool is_han;   /* shaped as Chinese; its shared marks are Chinese ones */
    uint8_t level; /* of bidi embedding */
    hb_script_t script;
    hb_language_t language;
    const TextEmphasis *emphasis; /* NULL: none */
    const TextPair *pair;         /* whose base it is part of; NULL */
} TextItem;

typedef struct {
    uint32_t glyph;
    Length advance, x, y; /* y up, as HarfBuzz has it */
} TextGlyph;

/* On which sides of an atom a phrase has margins, borders or padding, which are in its width. */
typedef enum { EDGE_BEFORE = 1, EDGE_AFTER = 2 } TextEdges;

/* An atom: a cluster, the smallest piece that a line is made of. */
typedef struct {
    uint32_t text;  /* its first byte */
    uint32_t glyph; /* its first glyph */
    uint32_t item;
    Length width;
    uint8_t n_glyphs;
    uint8_t class;       /* TextClass */
    uint8_t mark;        /* row of the table of marks */
    uint8_t left, right; /* blank that the mark may give up on each side, in 1/BLANK_UNIT em */
    uint8_t before;      /* TextBreak: may a line break before it */
    bool hyphen;         /* a line that ends after it shows a hyphen */
    uint8_t edges;       /* TextEdges */
} TextAtom;

/* What a break before an atom costs or needs; the order is from free to last resort. */
typedef enum {
    BREAK_FREE,
    BREAK_POOR,      /* legal, but better not: number|unit, inside a short 《…》 */
    BREAK_FORCED,    /* must break */
    BREAK_LOOSER,    /* legal at the level of GB/T 15834, where `strict` was asked for */
    BREAK_LOOSEST,   /* legal at the basic level */
    BREAK_EMERGENCY, /* between any two clusters */
    BREAK_LAST,      /* even before or after a mark that no level lets stand there */
    BREAK_HELD,      /* inside white-space: nowrap, where a line might end but for that */
    BREAK_HELD_WORD, /* inside it, anywhere */
    BREAK_NEVER,     /* before a space, inside a two-em unit */
} TextBreak;

struct TextParagraph {
    Arena *arena;
    TextSetter *setter;
    const TextSource *source;
    const char *text; /* prepared */
    uint32_t length;
    TextSpan *spans;
    uint32_t n_spans;
    TextItem *items;
    uint32_t n_items;
    TextGlyph *glyphs;
    uint32_t n_glyphs;
    TextAtom *atoms; /* n_atoms + 1: the last is the end */
    uint32_t n_atoms;
    TextPair *pairs; /* in the order of their bases */
    uint32_t n_pairs;
    bool is_latin;  /* holds no Han at all */
    bool has_right; /* holds runs from right to left */
    bool has_leader;
    bool has_boxes;    /* any of its runs stands in one */
    bool has_box_room; /* any of them has something at its sides */
    bool has_aligned;  /* some of its runs stand at an edge of their line */
    bool has_spacing;  /* some of its letters are spaced */
    bool is_trusted;   /* its faces are taken to have all its characters */
    bool has_emphasis;
    bool has_ruby;
};

struct TextSetter {
    FontLibrary *fonts;
    hb_buffer_t *buffer;
    GHashTable *plain;    /* faces that set Han and Latin alike: by families, weight and slant */
    GHashTable *inks;     /* what of a mark's em is ink: by face and glyph */
    void *word_iterator;  /* ICU's; opened when a title is balanced */
    GHashTable *patterns; /* of libhyphen, by language tag; NULL there: none is installed */
    GPtrArray *pattern_names;  /* of all files; listed when the first are asked for */
    GHashTable *pattern_files; /* the same by file, which several tags may share */
    gint64 spent;              /* microseconds in shaping and breaking */
};

static inline const Style *text_item_style(const TextParagraph *paragraph, const TextItem *item) {
    return paragraph->spans[item->span].run->style;
}

static inline const TextItem *text_atom_item(const TextParagraph *paragraph, size_t atom) {
    return &paragraph->items[paragraph->atoms[atom].item];
}

/* Before lines are made; at the upper edge of its line it is raised, however far. */
static inline Length text_atom_rise(const TextParagraph *paragraph, size_t atom) {
    const TextItem *item = text_atom_item(paragraph, atom);
    bool is_top =
        paragraph->has_aligned && text_item_style(paragraph, item)->line_align == VERTICAL_TOP;
    return item->rise + is_top;
}

/* A mark and an annotation on one side: the mark stands beyond. */
static inline Length text_emphasis_shift(const TextItem *item) {
    bool is_over = item->emphasis->is_over;
    if (!item->pair || item->pair->side != (is_over ? PAIR_OVER : PAIR_UNDER))
        return 0;
    Length above = length_scale(item->size, EM_ASCENT_PERCENT, 100);
    return item->pair->reach - (is_over ? above : item->size - above);
}

static inline bool text_atom_leads(const TextParagraph *paragraph, const TextAtom *atom) {
    return atom->class == CLASS_OBJECT &&
           paragraph->spans[paragraph->items[atom->item].span].run->leader;
}

/* Does a gap stand between Han and `other`, a letter or digit? */
static inline bool text_autospaces(const Style *style, gunichar other) {
    StyleTextAutospace kind = g_unichar_isdigit(other) ? AUTOSPACE_NUMERIC : AUTOSPACE_ALPHA;
    return (style->text_autospace & kind) != 0;
}

static inline gunichar text_atom_character(const TextParagraph *paragraph, size_t atom) {
    return g_utf8_get_char(paragraph->text + paragraph->atoms[atom].text);
}

/* prepare.c: runs become one text without white space that means nothing. */
void text_prepare(TextParagraph *paragraph);

/* context.c: for each byte of the text, is the character that starts there set as Chinese? */
uint8_t *text_find_context(TextParagraph *paragraph);

/* itemize.c: the text is cut into items of one face. */
void text_itemize(TextParagraph *paragraph, const uint8_t *is_han, bool is_trusting);

/* fallback.c: items are cut where their face lacks a character that another has. */
void text_fall_back(TextParagraph *paragraph, Notices *notices);

/* shape.c: items become glyphs and atoms. False: a face that was trusted lacks a character. */
bool text_shape(TextParagraph *paragraph, Notices *notices);

/* atoms.c: what an atom is, how wide its box is, which of its blanks it may give up. */
void text_classify(TextParagraph *paragraph, TextAtom *atom);
/* Two-em units (—— ……) of one-em glyphs are known only when both halves are there. */
void text_join_units(TextParagraph *paragraph);

/* emphasis.c: TextItem.emphasis of every item. */
void text_find_emphasis(TextParagraph *paragraph, Notices *notices);

/* boxes.c: atoms at the edges of phrases take what these have at their sides into their widths. */
void text_find_boxes(TextParagraph *paragraph);
/* How much of the atom's width that is, at its left and its right. */
void text_box_room(const TextParagraph *paragraph, size_t i, Length room[2]);

/* zhuyin.c: where each of so many syllables begins, and the end; NULL where the words are not
 * bopomofo of just as many. */
uint32_t *text_find_syllables(const TextParagraph *words, uint32_t wanted);

/* pairs.c: room on both sides of an atom, in its box. */
void text_widen(TextParagraph *paragraph, uint32_t i, Length before, Length after);
/* Bases and annotations, and what they need of the line's width. */
void text_find_pairs(TextParagraph *paragraph, Notices *notices);
/* No line breaks inside a base, but between characters with syllables of their own. */
void text_hold_pairs(TextParagraph *paragraph);

/* paragraph.c: a few words that are set beside this paragraph's, shaped. Their runs outlive it. */
TextParagraph *text_paragraph_beside(const TextParagraph *paragraph, const TextRun *runs,
                                     size_t n_runs, Notices *notices);

/* units.c: is the space at this atom the one between a number and its unit (11 kg)? */
bool text_precedes_unit(const TextParagraph *paragraph, size_t space);

/* Characters of the Chinese unit that begins at this atom, right behind a number (平方千米); 0:
 * none of several. */
size_t text_unit_length(const TextParagraph *paragraph, size_t i);

/* widths.c: from one atom up to another, joints included, edges not trimmed. */
Length text_stretch_width(const TextParagraph *paragraph, size_t from, size_t to);

/* breaks.c: TextAtom.before of every atom. */
void text_find_breaks(TextParagraph *paragraph);

/* dictionary.c: where letters of a language may be parted. */
typedef struct _HyphenDict TextPatterns;
/* Opened once; NULL where no patterns of the language (BCP 47) are installed. */
TextPatterns *text_patterns(TextSetter *setter, const char *language);
/* `points[i]` becomes whether a hyphen may follow letter i of n in lower case. */
void text_find_points(TextPatterns *patterns, const gunichar *letters, size_t n, bool *points);
void text_close_patterns(TextSetter *setter);

/* balance.c: lets go of ICU's iterator. */
void text_close_words(TextSetter *setter);
