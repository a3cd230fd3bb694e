/* SPDX-License-Identifier: MIT */
#pragma once

/* What is done to an article of any form. */

#include "article/article.h"
#include "read/read.h"

/* binary.c: false for files of a known kind that is no text. Errors: KANYIN_ERROR_INPUT with what
 * the file is. */
bool text_is_possible(GBytes *bytes, const char *source, GError **error);

/* Decodes `bytes`, which must be text; gives it without byte order mark and with plain newlines. */
bool text_from_bytes(CharsetReading *reading, GBytes *bytes, const ReadOptions *options,
                     GError **error);

/* What a text is, by its source's name and by itself; the rule stands in read.h. */
ReadForm form_tell(const char *text, const char *source_name);

/* table_titles.c: 表 1 …, a paragraph before a table, becomes its caption. */
void table_titles_find(Article *article);

/* official.c: gives the paragraphs that stand apart from an official document's text their classes:
 * addressees, attached, signature. */
void official_mark(Article *article);

/* Tells language, script and region where the article does not. */
void region_infer(Article *article);

/* Converts every word of the article to the script asked for. */
bool script_convert(Article *article, ReadScript script, GError **error);
