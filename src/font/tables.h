/* SPDX-License-Identifier: MIT */
#pragma once

/* Numbers and names out of a font's tables (OpenType 1.9: head, hhea, OS/2, post, name). */

#include "font/face.h"

/* A table that is absent or too short leaves its numbers 0. */
FontMetrics tables_read_metrics(hb_face_t *face);
bool tables_may_embed(hb_face_t *face);

/* Names in English; g_free() them. The PostScript name has only characters that a PDF name may hold
 * plainly; the version only its number: "2.001". */
char *tables_new_postscript_name(hb_face_t *face);
char *tables_new_family(hb_face_t *face);
char *tables_new_version(hb_face_t *face);
