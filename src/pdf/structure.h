/* SPDX-License-Identifier: MIT */
#pragma once

/* The tags of one file: which marked content belongs to which element, and the structure tree
 * that says so (PDF 1.7, 14.7 and 14.8). */

#include "frame/document.h"
#include "pdf/object.h"

typedef struct PdfTags PdfTags;

PdfTags *pdf_tags_new(const StructureTree *tree, PdfFile *file);
void pdf_tags_free(PdfTags *tags); /* NULL is fine */

/* The element that a mark's owner is tagged as: itself, or for content its nearest ancestor that
 * is an element; STRUCTURE_ARTIFACT stays. */
StructureId pdf_tags_element(const PdfTags *tags, StructureId owner);
/* The nearest ancestor of that kind, or itself; STRUCTURE_ARTIFACT if none. */
StructureId pdf_tags_ancestor(const PdfTags *tags, StructureId owner, StructureKind kind);

/* Pages are begun one after the other. `number`: the page object; gives its /StructParents. */
int pdf_tags_begin_page(PdfTags *tags, int number);
/* A marked-content sequence of `owner` on this page begins; gives its MCID. */
int pdf_tags_add(PdfTags *tags, StructureId owner);
/* An annotation of a Link element on this page; gives its /StructParent. */
int pdf_tags_add_annotation(PdfTags *tags, StructureId link, int number);
/* A mark of `owner` covers this area of the page (thousandths of a point, PDF's axes). */
void pdf_tags_cover(PdfTags *tags, StructureId owner, const int64_t area[4]);

/* Writes the tree. Gives the number of the StructTreeRoot. */
int pdf_tags_write(PdfTags *tags);

/* The object of an element once the tree is written; 0 where it was left out. */
int pdf_tags_object(const PdfTags *tags, StructureId id);
