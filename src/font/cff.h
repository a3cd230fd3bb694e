/* SPDX-License-Identifier: MIT */
#pragma once

/* What a CFF table says of its glyphs' numbering (Adobe Technical Note 5176). */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct {
    bool is_cid;      /* has ROS: glyphs are addressed by CID; else by name */
    bool is_identity; /* is_cid, and every CID is its glyph's id */
} CffNumbering;

/* false where the table is damaged. */
bool cff_read_numbering(const uint8_t *cff, size_t length, unsigned n_glyphs,
                        CffNumbering *numbering);
