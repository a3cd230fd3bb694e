/* SPDX-License-Identifier: MIT */
#pragma once

/* A CFF table: its parts, and what it says of its glyphs' numbering (Adobe Technical Note 5176). */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Reading past the end, or nonsense, marks the table as damaged and gives zeros. */
typedef struct {
    const uint8_t *bytes;
    size_t length;
    bool is_damaged;
} Cff;

/* A stretch of the table. */
typedef struct {
    size_t at, end;
} CffPart;

typedef struct {
    size_t at, end;
    unsigned count, offset_size;
} CffIndex;

unsigned cff_number(Cff *cff, size_t at, unsigned size);
CffIndex cff_index(Cff *cff, size_t at);
CffPart cff_index_item(Cff *cff, const CffIndex *index, unsigned item);

/* An operator of a DICT with the last two of its operands. */
typedef struct {
    unsigned code; /* escaped ones: CFF_ESCAPE + the second byte */
    int value, before;
    CffPart part; /* with all its operands */
} CffOperator;

enum {
    CFF_CHARSET = 15,
    CFF_CHARSTRINGS = 17,
    CFF_PRIVATE = 18,
    CFF_SUBROUTINES = 19,
    CFF_DEFAULT_WIDTH = 20,
    CFF_NOMINAL_WIDTH = 21,
    CFF_ESCAPE = 256,
    CFF_ROS = CFF_ESCAPE + 30,
    CFF_FONTS = CFF_ESCAPE + 36,  /* FDArray */
    CFF_FONT_OF = CFF_ESCAPE + 37 /* FDSelect */
};

/* Takes the operator at part->at and moves that behind it; false at the end. */
bool cff_next(Cff *cff, CffPart *part, CffOperator *found);

typedef struct {
    bool is_cid;      /* has ROS: glyphs are addressed by CID; else by name */
    bool is_identity; /* is_cid, and every CID is its glyph's id */
} CffNumbering;

/* false where the table is damaged. */
bool cff_read_numbering(const uint8_t *cff, size_t length, unsigned n_glyphs,
                        CffNumbering *numbering);
