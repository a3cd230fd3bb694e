/* SPDX-License-Identifier: MIT */
#pragma once

/* A document becomes PDF bytes. Decides nothing: what stands where is the frames'. */

#include "frame/document.h"
#include <stdbool.h>
#include <stddef.h>

typedef bool (*PdfWrite)(const void *bytes, size_t size, void *user); /* false stops */

typedef struct {
    const char *profiles_dir; /* holds sRGB.icc */
    const size_t *page_order; /* pages to write, 0-based; NULL: all */
    size_t n_page_order;
} PdfOptions;

/* Writes PDF 1.7 as PDF/A-2a and PDF/UA-1, tagged, fonts subset (PDF.md). The same document gives
 * the same bytes. Errors: KANYIN_ERROR_OUTPUT, KANYIN_ERROR_FONT. */
bool pdf_write(const Document *document, const PdfOptions *options, PdfWrite write, void *user,
               GError **error);
