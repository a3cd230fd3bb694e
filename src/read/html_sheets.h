/* SPDX-License-Identifier: MIT */
#pragma once

/* The style sheets of a page, while its text is made harmless. */

#include "read/html_scan.h"
#include <glib.h>

typedef struct {
    char *text, *address; /* one of both */
    char *media;          /* NULL: none is named */
    unsigned line, column;
} HtmlSheet;

/* Where columns have been counted to, so that a page is walked once however many sheets it has. */
typedef struct {
    const char *at; /* NULL: nowhere yet */
    unsigned column;
} HtmlColumn;

GArray *html_sheets_new(void); /* of HtmlSheet */
/* What a <link> leads to, where that is a style sheet that holds from the start (HTML, 4.6.7.15).
 */
void html_sheets_add_link(GArray *sheets, const HtmlToken *token);
/* What a <style> holds, up to `end`; `place` says where that begins. */
void html_sheets_add_style(GArray *sheets, const HtmlToken *token, const char *end,
                           HtmlSheet place);
/* The column of `at`, from 1, in characters; `text` is where the page begins. */
unsigned html_column(HtmlColumn *counted, const char *text, const char *at);
