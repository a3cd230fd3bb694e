/* SPDX-License-Identifier: MIT */
#pragma once

/* Bytes made small (FlateDecode), one compressor for a whole file. */

#include "pdf/pdf.h"
#include <stddef.h>

typedef struct PdfPacker PdfPacker;

/* How hard libdeflate tries. Text: level 6 is 1.5–2 times as fast as zlib's and a little smaller; 9
 * gains 1 % in three times the time. Outlines: charstrings hold little that repeats, and level 1 is
 * 1.4 % larger in a third of the time. */
typedef enum { PDF_PACK_OUTLINES = 1, PDF_PACK_TEXT = 6 } PdfPacking;

PdfPacker *pdf_packer_new(PdfPacking packing);
void pdf_packer_free(PdfPacker *packer); /* NULL is fine */

/* What is kept from one file to the next: a packer writes through half a megabyte when it is made,
 * which is a page fault for each 4 KB and took longer than the packing. */
struct PdfTools {
    PdfPacker *text, *outlines;
};

/* The packed bytes, good until the next call; NULL where packing would not make them smaller. */
const void *pdf_packer_pack(PdfPacker *packer, const void *bytes, size_t size, size_t *packed);
