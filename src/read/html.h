/* SPDX-License-Identifier: MIT */
#pragma once

/* HTML becomes an Article: what a page says of its article in its head, and the part of it that is
 * the article. At these limits reading takes up to 400 MB. */

#include "read/read.h"

/* More is refused. */
#define HTML_MAX_BYTES ((size_t)32 * 1024 * 1024)
/* Tags, those that HTML opens again by itself counted too; more are refused. */
#define HTML_MAX_TAGS ((size_t)500 * 1000)
/* Deeper elements lose their tags and keep their content: libgumbo needs memory by the square of
 * the depth. */
#define HTML_MAX_NESTING ((size_t)512)
/* Open a, b, i, u … that HTML opens again in each paragraph; more of them lose their tags. */
#define HTML_MAX_FORMATTING ((size_t)32)
/* Bytes of the start tags that HTML opens again by itself; more are refused. */
#define HTML_MAX_REPEATED_BYTES ((size_t)32 * 1024 * 1024)
/* Of one element, and of all; further ones are left out. */
#define HTML_MAX_ATTRIBUTES ((size_t)100)
#define HTML_MAX_ALL_ATTRIBUTES ((size_t)500 * 1000)
#define HTML_MAX_CLASSES ((size_t)100)
#define HTML_MAX_ALL_CLASSES ((size_t)500 * 1000)
/* Of the body, where an element that spans many paragraphs comes again in each of them. */
#define HTML_MAX_ATTRIBUTE_BYTES ((size_t)16 * 1024 * 1024)

/* Style sheets of a page, where they are kept; further ones are left out. */
#define HTML_MAX_SHEETS 256u

/* Reads a page. `text` is UTF-8. Errors: KANYIN_ERROR_INPUT. */
Article *html_read(const char *text, size_t length, const ReadOptions *options, GError **error);

/* Appends what a fragment of HTML holds to the article's body. An element's origin is the line that
 * its data-sourcepos names ("12:1-13:5" gives "line 12"; the attribute is not kept), else its line
 * in the fragment. Gives the number of its formulas that are set as text already. Errors:
 * KANYIN_ERROR_INPUT; the body is then as it was. */
bool html_read_body(Article *article, const char *html, size_t length, size_t *n_formulas,
                    GError **error);
