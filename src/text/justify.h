/* SPDX-License-Identifier: MIT */
#pragma once

/* Where the slack of a line goes: clreq's order of shrinking and stretching. */

#include "text/parts.h"

/* The steps in their order; each is used up evenly before the next begins. */
typedef enum {
    STAGE_LINE_END,       /* the mark at the line's end gives up its blank half */
    STAGE_WORD_SPACE,     /* Latin word spaces to ¼ em */
    STAGE_INTERPUNCT,     /* full-em interpuncts to ½ em */
    STAGE_BRACKET,        /* brackets and quotes to ½ em */
    STAGE_COMMA,          /* ，、；： to ½ em */
    STAGE_HAN_LATIN,      /* the gap to ⅛ em */
    STAGE_STOP,           /* 。？！ to ½ em */
    STAGE_OPEN_WORD,      /* word spaces to ½ em */
    STAGE_OPEN_HAN_LATIN, /* the gap to ⅓ em */
    STAGE_OPEN_HAN,       /* all other gaps between Han, evenly */
    STAGE_COUNT,
    STAGE_NONE = STAGE_COUNT
} TextStage;
#define N_SHRINK_STAGES STAGE_OPEN_WORD

/* What stands between two neighbouring atoms of one line. */
typedef struct {
    Length natural; /* added between them: the gap, or less than 0: two blanks squeezed */
    Length shrink;  /* at most, in shrink_stage */
    Length open;    /* at most, in open_stage; STAGE_OPEN_HAN has no end and counts gaps: 1 */
    uint8_t shrink_stage, open_stage;
} TextJoint;

/* The joint between atom i and atom i + 1. */
TextJoint text_joint(const TextParagraph *paragraph, size_t i);

/* What the first atom of a line gives up at its left, the last one at its right. */
Length text_start_trim(const TextParagraph *paragraph, size_t atom, bool is_first_line);
Length text_end_trim(const TextParagraph *paragraph, size_t atom);
/* The width of the hyphen that shows when a line ends after it, with its letter-spacing; else 0. */
Length text_end_hyphen(const TextParagraph *paragraph, size_t atom);
/* That spacing. */
Length text_hyphen_gap(const TextParagraph *paragraph, size_t atom);
/* How much of the last one stands beyond the measure where it hangs; 0: it does not. `is_last`: in
 * the last line, which may be aligned otherwise. */
Length text_end_hang(const TextParagraph *paragraph, size_t atom, bool is_last);
/* What the last one may still give up when the line is too long (STAGE_LINE_END). */
Length text_end_reserve(const TextParagraph *paragraph, size_t atom);

/* Sums of the widths and joints of all atoms before one; they wrap in long paragraphs, while the
 * differences that make up one line never do. */
typedef struct {
    uint32_t width;
    uint32_t shrink; /* of all steps that may be used */
    uint32_t limit[STAGE_COUNT];
} TextSums;

void text_sum(const TextParagraph *paragraph, size_t from, size_t to, TextSums *sums);

/* How much of each step a line uses: shrinks negative. */
typedef struct {
    Length used[STAGE_COUNT];
    Length rest; /* what no step could take up: > 0 the line stays short, < 0 it is overfull */
} TextFill;

/* What a line has to fill with: the sums at its first and at its last atom, and what the last
 * atom may give up itself. */
typedef struct {
    const TextSums *first, *last;
    Length reserve;
} TextSlack;

static inline Length text_limit(const TextSlack *slack, TextStage stage) {
    return stage == STAGE_LINE_END
               ? slack->reserve
               : (Length)(slack->last->limit[stage] - slack->first->limit[stage]);
}

/* Fills a line that lacks `lack` to its measure (negative: it is too long) and gives the price:
 * Σ weight · (used / limit)³. `em` is the block's. */
double text_fill(const TextSlack *slack, Length lack, Length em, TextFill *fill);
/* The price of a line that is left short by so much. */
double text_ragged_price(Length rest, Length em);

/* The price of two lines in a row whose marks are so much wider or narrower than they are, in em;
 * NaN: it has none. That they differ by ¼ em or more is dearer than half an em between Han, so that
 * even in columns of ten characters it is seldom. */
#define DEMERIT_UNEVEN 2300.0
#define UNEVEN_EM 0.25
double text_meeting_price(double one, double other);

/* One line of a broken paragraph: its atoms, and where the next begins (spaces lie between). */
typedef struct {
    uint32_t start, end, next;
    bool is_first, is_last, is_forced;
    TextBreak kind; /* of the break that ended it */
    bool is_runt, cures_runt;
    TextFill fill;
    Length limit[STAGE_COUNT];
    Length natural;       /* without what hangs */
    Length hang;          /* of the last mark, beyond the measure */
    Length left, measure; /* indent taken off */
    double cost;
} TextLine;

/* optimum.c: the segment [from, to) of a paragraph becomes lines, appended to `lines`. */
typedef struct {
    const TextParagraph *paragraph;
    const TextBreakOptions *options;
    size_t from, to;   /* atoms; `to` is a forced break or the end */
    size_t first_line; /* index of the segment's first line in the paragraph */
    bool starts_indented;
    const uint8_t *awkward; /* balance.c: by atom, how ill a title breaks before it; NULL */
    Notices *notices;
} TextSegment;
void text_break_segment(const TextSegment *segment, GArray *lines);

/* hyphens.c: finds where the segment's words may be parted, if that may mend one of its lines.
 * False: nothing new was found. */
bool text_hyphenate(const TextSegment *segment, const TextLine *lines, size_t n_lines);
#define DEMERIT_HYPHEN 135.0 /* a line that ends with one */

/* The measure of a line with its indent taken off. */
Length text_line_measure(const TextSegment *segment, size_t line, Length *left);
/* heights.c: how far what stands in a line reaches. */
void text_find_extent(const TextParagraph *paragraph, const TextLine *line, TextLineReport *report);

StyleTextAlign text_alignment(const Style *style, bool is_last);

/* balance.c: for each atom, how ill a title breaks before it (0 well … 255). g_free() it. */
uint8_t *text_find_awkward(const TextParagraph *paragraph);
