/* SPDX-License-Identifier: MIT */
#pragma once

/* What is done to an article of any form. */

#include "article/article.h"
#include "read/read.h"

/* binary.c: false for files of a known kind that is no text. Errors: KANYIN_ERROR_INPUT with what
 * the file is. */
bool text_is_possible(GBytes *bytes, const char *source, GError **error);

/* Checks that `bytes` are UTF-8 text; gives it without byte order mark and with plain newlines. */
GString *text_from_bytes(GBytes *bytes, const char *source, GError **error);

/* Tells language, script and region where the article does not. */
void region_infer(Article *article);

/* Converts every word of the article to the script asked for. */
bool script_convert(Article *article, ReadScript script, GError **error);
