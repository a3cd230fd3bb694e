/* SPDX-License-Identifier: MIT */
#pragma once

/* HTML text as a row of tags and the text between them (HTML, 13.2.5), without building anything.
 */

#include <stdbool.h>
#include <stddef.h>

typedef enum { TOKEN_END, TOKEN_TEXT, TOKEN_START_TAG, TOKEN_END_TAG, TOKEN_IGNORED } HtmlTokenKind;

typedef struct {
    const char *from, *to; /* all of it */
    HtmlTokenKind kind;
    const char *name;
    size_t name_length;
    const char *attributes; /* where they begin */
    bool is_self_closing;
} HtmlToken;

typedef struct {
    const char *name, *value; /* value: NULL none; without its quotes, with its references */
    size_t name_length, value_length;
} HtmlAttribute;

/* The token at `at`. A tag that the text ends in is ignored, as comments, DOCTYPE and processing
 * instructions are. */
HtmlToken html_scan(const char *at, const char *end);

/* The next attribute of a start tag, from token.attributes on; NULL: no more. Gives where the one
 * after it is looked for. */
const char *html_scan_attribute(const char *at, const char *end, HtmlAttribute *attribute);
/* The first attribute of that name, in any case; false: there is none. */
bool html_find_attribute(const HtmlToken *token, const char *name, HtmlAttribute *attribute);

/* Where the end tag of an element stands whose content is no HTML: script, style; or `end`. */
const char *html_find_end_tag(const char *at, const char *end, const char *name, size_t length);
