/* SPDX-License-Identifier: MIT */
#pragma once

/* What a style attribute says that print can keep. */

#include "article/node.h"

/* The value of a property in the element's style attribute, in lower case, without white space
 * around it or !important; NULL where it says nothing of it. g_free() it. */
char *html_style(const Node *node, const char *property);
/* Does it say that? */
bool html_style_is(const Node *node, const char *property, const char *value);
/* "center", "right" or "left" by attribute or style; NULL: none, or as text stands anyway. */
const char *html_align(const Node *node);
/* The same of a table itself, by its attribute. */
const char *html_place(const Node *table);
/* Is it not shown? */
bool html_is_hidden(const Node *node);
