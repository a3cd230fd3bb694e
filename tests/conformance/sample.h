/* SPDX-License-Identifier: MIT */
#pragma once

/* A document made by hand, with everything a page may carry: headings, paragraphs over two pages,
 * links, a list, a table, a figure, a note, ruby, modules, artifacts. */

#include "font/library.h"
#include "frame/document.h"

/* All of it lives in `arena`; faces are the library's. */
Document *sample_document(Arena *arena, FontLibrary *library);

/* `pages` pages of 1,000 glyphs each, 2 headings a page, justified by equal gaps. */
Document *sample_long_document(Arena *arena, FontLibrary *library, size_t pages);
