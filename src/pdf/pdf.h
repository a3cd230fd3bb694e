/* SPDX-License-Identifier: MIT */
#pragma once

/* A document becomes PDF bytes. Decides nothing: what stands where is the frames'. */

#include "frame/document.h"
#include <stdbool.h>
#include <stddef.h>

typedef bool (*PdfWrite)(const void *bytes, size_t size, void *user); /* false stops */

/* What serves one file after another; for one thread at a time. */
typedef struct PdfTools PdfTools;

PdfTools *pdf_tools_new(void);
void pdf_tools_free(PdfTools *tools); /* NULL is fine */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(PdfTools, pdf_tools_free)

typedef struct {
    PdfTools *tools;          /* never NULL */
    unsigned threads;         /* the most that fonts are made on; the caller's is one of them */
    const char *profiles_dir; /* holds sRGB.icc */
    const size_t *page_order; /* pages to write, 0-based; NULL: all */
    size_t n_page_order;
} PdfOptions;

/* Writes PDF 1.7 as PDF/A-2a and PDF/UA-1, tagged, fonts subset (PDF.md). The same document gives
 * the same bytes. Errors: KANYIN_ERROR_OUTPUT, KANYIN_ERROR_FONT. */
bool pdf_write(const Document *document, const PdfOptions *options, PdfWrite write, void *user,
               GError **error);
