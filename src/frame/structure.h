/* SPDX-License-Identifier: MIT */
#pragma once

/* The structure tree: what each mark means, in reading order. Layout builds it; the PDF writer
 * turns it into StructTreeRoot. Ids are indices; 0 is the artifact, 1 the root "Document". */

#include "base/arena.h"
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef uint32_t StructureId;
#define STRUCTURE_ARTIFACT 0u
#define STRUCTURE_ROOT 1u

typedef enum {
    STRUCTURE_CONTENT, /* a leaf without an element of its own: its marks are content of the parent,
                          at this place among the parent's children */
    STRUCTURE_DOCUMENT,
    STRUCTURE_PART,
    STRUCTURE_ART,
    STRUCTURE_SECT,
    STRUCTURE_DIV,
    STRUCTURE_BLOCKQUOTE,
    STRUCTURE_CAPTION,
    STRUCTURE_TOC,
    STRUCTURE_TOCI,
    STRUCTURE_P,
    STRUCTURE_H1,
    STRUCTURE_H2,
    STRUCTURE_H3,
    STRUCTURE_H4,
    STRUCTURE_H5,
    STRUCTURE_H6,
    STRUCTURE_L,
    STRUCTURE_LI,
    STRUCTURE_LBL,
    STRUCTURE_LBODY,
    STRUCTURE_TABLE,
    STRUCTURE_TR,
    STRUCTURE_TH,
    STRUCTURE_TD,
    STRUCTURE_THEAD,
    STRUCTURE_TBODY,
    STRUCTURE_TFOOT,
    STRUCTURE_SPAN,
    STRUCTURE_QUOTE,
    STRUCTURE_NOTE,
    STRUCTURE_REFERENCE,
    STRUCTURE_CODE,
    STRUCTURE_LINK,
    STRUCTURE_RUBY,
    STRUCTURE_RB,
    STRUCTURE_RT,
    STRUCTURE_RP,
    STRUCTURE_FIGURE,
    STRUCTURE_FORMULA,
    STRUCTURE_KIND_COUNT
} StructureKind;

typedef struct {
    StructureKind kind;
    StructureId parent, first_child, last_child, next; /* 0: none */
    const char *lang;                                  /* NULL inherits */
    const char *alt;                                   /* Figure, Formula: must be set */
    const char *actual;                                /* ActualText; NULL */
    const char *id;                                    /* the element's id; NULL */
    const char *href;                                  /* Link: its target */
    uint16_t column_span, row_span;                    /* TH, TD; 0 means 1 */
    char scope;                                        /* TH: 'C' or 'R', 0 none */
    const char *list_style; /* L: list-style-type, "decimal"; NULL none */
} StructureNode;

typedef struct StructureTree StructureTree;

StructureTree *structure_new(Arena *arena); /* holds artifact and root */
/* Adds a last child. The node may be filled further through structure_node() until it is written.
 */
StructureId structure_add(StructureTree *tree, StructureId parent, StructureKind kind);
StructureNode *structure_node(StructureTree *tree, StructureId id);
const StructureNode *structure_at(const StructureTree *tree, StructureId id);
size_t structure_count(const StructureTree *tree);   /* ids run from 0 to count − 1 */
const char *structure_kind_name(StructureKind kind); /* "P", "LBody"; PDF 1.7, 14.8.4 */
