/* SPDX-License-Identifier: MIT */
#pragma once

/* What a character is to the line: the one table of marks by region (TYPOGRAPHY: clreq and
 * GB/T 15834) and the coarse classes of everything else. */

#include "base/language.h"
#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

typedef enum {
    CLASS_HAN,    /* ideographs, kana, full-width letters: breaks on both sides, gap to Latin */
    CLASS_LATIN,  /* letters and digits of alphabetic scripts */
    CLASS_NARROW, /* their marks and symbols */
    CLASS_SPACE,  /* a word space */
    CLASS_MARK,   /* a Chinese mark: `mark` is its row in the table */
    CLASS_HYPHEN, /* a soft hyphen: seen only where a line ends after it */
    CLASS_OBJECT, /* a picture in the line */
    CLASS_BREAK,  /* a forced break */
} TextClass;

typedef enum {
    MARK_OPEN,
    MARK_CLOSE,
    MARK_COMMA, /* ，、；： */
    MARK_STOP,  /* 。．？！ */
    MARK_INTERPUNCT,
    MARK_CONNECT,  /* — – ～ - */
    MARK_DASH,     /* —— of two ems */
    MARK_ELLIPSIS, /* …… of two ems */
    MARK_SOLIDUS,
    MARK_UNIT, /* % ‰ ° ℃ ¥ $ 々: only its breaks are ours */
} TextMarkKind;

/* Which strictness first forbids a place (CSS line-break; clreq's basic, GB, strict). */
typedef enum { BAN_NEVER, BAN_BASIC, BAN_NORMAL, BAN_STRICT } TextBan;

typedef struct {
    gunichar character;
    uint8_t kind;
    uint8_t not_at_start, not_at_end; /* TextBan */
    /* the blank half or quarters of its em, in quarters: left and right; Mainland, then Taiwan
     * and Hong Kong */
    uint8_t blank[2][2];
} TextMark;

/* Row 0 is no mark. */
const TextMark *text_mark(unsigned row);
/* The row of a character; 0: not in the table. */
unsigned text_mark_row(gunichar character);
/* The rows of the two-em units, which are not one character. */
unsigned text_mark_dash(void);
unsigned text_mark_ellipsis(void);

/* Blank quarters of its left and right side in a region. */
static inline unsigned text_mark_blank(unsigned row, Region region, bool is_right) {
    bool is_centred = region == REGION_TW || region == REGION_HK;
    return text_mark(row)->blank[is_centred][is_right];
}

/* Chinese and Japanese characters and the full-width forms that stand like them. */
bool text_is_han(gunichar character);
/* “ ” ‘ ’ … — · – and their like, whose font and width their surroundings decide. */
bool text_is_shared(gunichar character);
/* A letter or digit that wants a gap beside Han, of an alphabetic script. */
bool text_is_letter(gunichar character);
/* 年 月 日 個 元 …: better not parted from the number before it. */
bool text_is_counter(gunichar character);
/* The colour of skin of the emoji before it. */
bool text_is_skin(gunichar character);
