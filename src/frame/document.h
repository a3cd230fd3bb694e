/* SPDX-License-Identifier: MIT */
#pragma once

/* The finished document: pages and all that a file says beside them. */

#include "frame/frame.h"
#include <stddef.h>

typedef struct {
    const Frame *frame; /* the page as trimmed, background included */
    Length bleed;       /* 0: none */
    const char *label;  /* the page number as printed: "1", "iv" */
} DocumentPage;

/* Titles of the outline in document order, each with its level (1 = top). */
typedef struct {
    const char *title;
    int level;
    bool is_closed;
    size_t page; /* 0-based */
    Length x, y; /* top left of what it points at */
    StructureId structure;
} DocumentOutlineItem;

typedef struct {
    const char *name;
    size_t page;
    Length x, y;
} DocumentDestination;

/* An embedded file; relationship as in AFRelationship: "Source", "Data" … */
typedef struct {
    const char *name, *media_type, *description, *relationship;
    GBytes *bytes;
} DocumentAttachment;

/* Metadata as written to XMP and Info. NULL: left out. Dates: ISO 8601 as the article has them;
 * created also from SOURCE_DATE_EPOCH; the clock is never read. */
typedef struct {
    const char *title; /* never NULL */
    const char *const *authors;
    size_t n_authors;
    const char *subject, *keywords, *publisher, *source_url;
    const char *created;  /* "2024-06-27" or "2024-06-27T10:30:00+08:00" */
    const char *language; /* BCP 47; never NULL */
} DocumentMetadata;

typedef struct {
    DocumentMetadata metadata;
    DocumentPage *pages;
    size_t n_pages;
    const StructureTree *structure;
    DocumentOutlineItem *outline;
    size_t n_outline;
    DocumentDestination *destinations;
    size_t n_destinations;
    DocumentAttachment *attachments;
    size_t n_attachments;
} Document;
