/* SPDX-License-Identifier: MIT */
#pragma once

/* What the steps of writing one file share. */

#include "pdf/fonts.h"
#include "pdf/images.h"
#include "pdf/structure.h"

/* A page that is written. */
typedef struct {
    size_t index; /* in the document */
    int number;   /* object */
    int parent;   /* object of its node in the page tree */
} PdfPage;

typedef struct {
    const Document *document;
    const PdfOptions *options;
    Arena *arena;
    PdfFile *file;
    PdfFonts *fonts;
    PdfImages *images;
    PdfTags *tags;
    PdfPage *pages;
    size_t n_pages;
    int *page_objects;      /* by document page; 0: not written */
    GArray *links;          /* of PdfLink */
    GHashTable *places;     /* DocumentDestination by name; NULL: nobody asked yet */
    GHashTable *link_texts; /* GString by StructureId: what links to places in the file read */
} PdfWriter;

typedef struct {
    int number, key;     /* object, /StructParent */
    StructureId element; /* Link */
    const char *href;
    int64_t area[4]; /* thousandths of a point, PDF's axes */
} PdfLink;

/* content.c: writes a page's content stream and its dictionary. */
void pdf_page_write(PdfWriter *writer, const PdfPage *page);

/* links.c: an active area is met on the page; gives the annotation's object or 0; later all are
 * written. */
int pdf_links_add(PdfWriter *writer, const FrameMark *mark, const int64_t area[4]);
void pdf_links_note_text(PdfWriter *writer, const FrameMark *mark);
void pdf_links_write(PdfWriter *writer);

/* "[page /XYZ x y 0]" of a place on a document page that is written. */
void pdf_links_append_place(PdfWriter *writer, GString *out, size_t page, Point at);
/* A name tree of destinations; 0 where there is none. */
int pdf_links_write_names(PdfWriter *writer);

int pdf_outline_write(PdfWriter *writer); /* 0: none */
int pdf_labels_write(PdfWriter *writer);

int pdf_metadata_write(PdfWriter *writer); /* XMP stream */
int pdf_metadata_write_info(PdfWriter *writer);
