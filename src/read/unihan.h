/* SPDX-License-Identifier: MIT */
#pragma once

/* What Unihan knows of a character: its Mandarin readings, and which script it belongs to. The
 * tables are made when kanyin is built (read/tables/make_readings.c). */

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct {
    uint64_t has_readings;   /* one bit for each of 64 code points */
    uint64_t is_traditional; /* has a simplified form other than itself */
    uint64_t is_simplified;  /* has a traditional form other than itself, and is none */
    uint32_t first;          /* where the block's readings begin */
} UnihanBlock;

typedef struct {
    uint16_t traditional, simplified;
} UnihanPair;

#define UNIHAN_SYLLABLE_BYTES 12 /* the longest and its end */

extern const char unihan_syllables[][UNIHAN_SYLLABLE_BYTES];
extern const size_t unihan_n_syllables;
extern const uint16_t unihan_readings[]; /* high bit: the last of a character */
extern const UnihanBlock unihan_blocks[];
extern const size_t unihan_n_blocks;
extern const UnihanPair unihan_pairs[];
extern const size_t unihan_n_pairs;

/* Is `syllable` (NFC, lower case, `length` bytes) a Mandarin reading of `character`? */
bool unihan_reads(gunichar character, const char *syllable, size_t length);

bool unihan_is_traditional(gunichar character);
bool unihan_is_simplified(gunichar character);

/* The simplified form, of the same length in UTF-8; the character itself if it has none. */
gunichar unihan_simplify(gunichar character);
