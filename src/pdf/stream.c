/* SPDX-License-Identifier: MIT */
/* Turns bytes into zlib streams by libdeflate. */

#include "pdf/stream.h"

#include <glib.h>
#include <libdeflate.h>

struct PdfPacker {
    struct libdeflate_compressor *compressor;
    void *bytes;
    size_t capacity;
};

PdfPacker *pdf_packer_new(PdfPacking packing) {
    PdfPacker *packer = g_new0(PdfPacker, 1);
    packer->compressor = libdeflate_alloc_compressor(packing);
    if (!packer->compressor)
        g_error("out of memory");
    return packer;
}

void pdf_packer_free(PdfPacker *packer) {
    if (!packer)
        return;
    libdeflate_free_compressor(packer->compressor);
    g_free(packer->bytes);
    g_free(packer);
}

PdfTools *pdf_tools_new(void) {
    PdfTools *tools = g_new(PdfTools, 1);
    *tools = (PdfTools){pdf_packer_new(PDF_PACK_TEXT), pdf_packer_new(PDF_PACK_OUTLINES)};
    return tools;
}

void pdf_tools_free(PdfTools *tools) {
    if (!tools)
        return;
    pdf_packer_free(tools->text);
    pdf_packer_free(tools->outlines);
    g_free(tools);
}

const void *pdf_packer_pack(PdfPacker *packer, const void *bytes, size_t size, size_t *packed) {
    if (size < 2)
        return NULL;
    if (packer->capacity < size) {
        g_free(packer->bytes);
        packer->bytes = g_malloc(size);
        packer->capacity = size;
    }
    *packed = libdeflate_zlib_compress(packer->compressor, bytes, size, packer->bytes, size - 1);
    return *packed ? packer->bytes : NULL;
}
