/* SPDX-License-Identifier: MIT */
#pragma once

/* Elements of the structure tree while a file is written; for structure.c and element.c alone. */

#include "pdf/structure.h"

/* A piece of content: a marked-content sequence or an annotation on a page. */
typedef struct {
    int page; /* page object */
    int mcid;
    int annotation; /* its object; 0: marked content */
    guint next;     /* in `kids`; 0: none */
} TagKid;

typedef struct {
    guint first_kid, last_kid; /* in `kids`; 0: none */
    int number;                /* object; 0: left out */
    int box_page;              /* Figure, Formula: the page that `box` is of; 0: none */
    int64_t box[4];
    const char *id;
    bool is_kept, has_annotation;
} TagElement;

typedef struct {
    int number, key, n_sequences;
} TagPage;

/* One entry of the ParentTree: an annotation's element, or a page's elements by MCID. */
typedef struct {
    StructureId element;
    guint first_owner, n_owners;
} TagParent;

typedef struct {
    const char *name;
    int number;
} TagNamed;

struct PdfTags {
    const StructureTree *tree;
    PdfFile *file;
    TagElement *elements; /* by StructureId */
    GArray *kids, *pages, *parents, *page_owners;
};

/* The /ID an element is written with; NULL: none. g_free() it. */
char *tags_element_id(const PdfTags *tags, StructureId id);
void tags_write_elements(PdfTags *tags, int root);
