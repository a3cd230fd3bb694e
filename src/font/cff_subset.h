/* SPDX-License-Identifier: MIT */
#pragma once

/* A CID-keyed CFF table of a few glyphs of another one. */

#include "font/cff.h"
#include "font/plain_glyphs.h"
#include <glib.h>
#include <hb.h>

/* A glyph's CID is its id, whatever it was, in the order Adobe-Identity; .notdef is always there.
 * `known` are glyphs of the same table, and grows; it may be NULL. NULL where the table is damaged
 * or does what we do not read. */
GBytes *cff_subset_new(const uint8_t *bytes, size_t length, const hb_set_t *glyphs,
                       PlainGlyphs *known);
