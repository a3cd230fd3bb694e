/* SPDX-License-Identifier: MIT */
#pragma once

/* A publication is written and told of. */

#include "app/book.h"

/* Writes it where the pages would go, unless its notices forbid that; `input`: whose it is. Errors:
 * those of the library, APP_ERROR. */
bool app_epub_write(const AppWriting *writing, KanyinEpub *epub, const char *input, GError **error);
