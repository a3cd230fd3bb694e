/* SPDX-License-Identifier: MIT */
#pragma once

/* HTML text made harmless: what libgumbo may be given. */

#include "read/html.h"
#include "read/html_sheets.h"

typedef struct {
    char *text; /* of a <script type="application/ld+json"> */
    unsigned line;
} HtmlScript;

typedef struct {
    GString *text;          /* well-formed tags, known elements only; lines as in the source */
    GArray *scripts;        /* of HtmlScript */
    GArray *sheets;         /* of HtmlSheet; NULL: nobody asked for them */
    size_t n_sheets_beyond; /* is there one beyond HTML_MAX_SHEETS? */
    size_t n_flattened;     /* elements that lost their tags */
    bool loads_mathematics; /* a script of MathJax or KaTeX */
    unsigned nesting_line;  /* of the first of them */
    size_t n_attributes;    /* left out of elements that had too many */
} HtmlSource;

/* Errors: KANYIN_ERROR_INPUT for too many bytes or tags. */
HtmlSource *html_flatten(const char *text, size_t length, const char *source_name,
                         bool keeps_sheets, GError **error);
void html_source_free(HtmlSource *source); /* NULL is fine */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(HtmlSource, html_source_free)
