/* SPDX-License-Identifier: MIT */
#pragma once

/* What is done to an article of any form. */

#include "article/article.h"
#include "read/read.h"

/* Decodes `bytes`, which must be text; gives it without byte order mark and with plain newlines. */
bool text_from_bytes(CharsetReading *reading, GBytes *bytes, const ReadOptions *options,
                     GError **error);

/* What a text is, by its source's name and by itself; the rule stands in read.h. */
ReadForm form_tell(const char *text, const char *source_name);

/* Tells language, script and region where the article does not. */
void region_infer(Article *article);

/* Converts every word of the article to the script asked for. */
bool script_convert(Article *article, ReadScript script, GError **error);
