/* SPDX-License-Identifier: MIT */
#pragma once

/* Font programs of a file: subset and packed, several at a time. */

#include "font/face.h"
#include "pdf/stream.h"
#include <glib.h>
#include <stdbool.h>

typedef struct {
    const FontFace *face;
    const hb_set_t *glyphs;
    GBytes *bytes;   /* out: the program, packed if `is_packed`; g_bytes_unref() it */
    bool is_packed;  /* out */
    size_t unpacked; /* out: its size before packing */
    GError *error;   /* out: why there are no bytes; NULL where there are */
} PdfProgram;

/* Makes all of them, each face being in one of them only, on at most `threads` threads: the
 * caller's, whose packer is given, and others. Neither their order nor their number has a say in
 * what comes out. */
void pdf_programs_make(PdfProgram *programs, size_t count, unsigned threads, PdfPacker *packer);
