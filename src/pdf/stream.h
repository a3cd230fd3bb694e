/* SPDX-License-Identifier: MIT */
#pragma once

/* Bytes made small (FlateDecode), one compressor for a whole file. */

#include <stddef.h>

typedef struct PdfPacker PdfPacker;

PdfPacker *pdf_packer_new(void);
void pdf_packer_free(PdfPacker *packer); /* NULL is fine */

/* The packed bytes, good until the next call; NULL where packing would not make them smaller. */
const void *pdf_packer_pack(PdfPacker *packer, const void *bytes, size_t size, size_t *packed);
