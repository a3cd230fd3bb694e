/* SPDX-License-Identifier: MIT */
#pragma once

/* A PDF file as it grows: numbered objects go out as they are put, small ones gathered in object
 * streams, and the cross-reference stream closes it (PDF 1.7, 7.5). */

#include "pdf/pdf.h"
#include "pdf/text.h"

typedef struct PdfFile PdfFile;

/* `tools` stay the caller's. */
PdfFile *pdf_file_new(PdfWrite write, void *user, PdfTools *tools);
void pdf_file_free(PdfFile *file); /* NULL is fine */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(PdfFile, pdf_file_free)

/* The number of an object that is put later. */
int pdf_file_reserve(PdfFile *file);

/* Any object but a stream. `body` is copied. */
void pdf_file_put(PdfFile *file, int number, const GString *body);
int pdf_file_add(PdfFile *file, const GString *body); /* reserve and put */

typedef struct {
    const char *entries; /* of its dictionary, without /Length and the filter of PDF_DEFLATE */
    const void *bytes;
    size_t size;
    enum { PDF_DEFLATE, PDF_AS_IT_IS, PDF_PACKED } packing; /* PACKED: bytes are deflated */
} PdfStream;

void pdf_file_put_stream(PdfFile *file, int number, PdfStream stream);

/* Did `write` refuse? Then nothing more is written, and finishing fails. */
bool pdf_file_has_failed(const PdfFile *file);

/* Writes what is left, with the trailer's `entries` (/Root, /Info); /ID comes from a hash of all
 * that was written. Errors: KANYIN_ERROR_OUTPUT. */
bool pdf_file_finish(PdfFile *file, const char *entries, GError **error);
