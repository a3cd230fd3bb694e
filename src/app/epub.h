/* SPDX-License-Identifier: MIT */
#pragma once

/* A publication is written and told of. */

#include "app/book.h"

/* Whose it is, and how many warnings there were before it. */
typedef struct {
    const char *input;
    size_t warnings;
} AppEpubOrigin;

/* Writes it where the pages would go, unless warnings forbid that. Errors: those of the library,
 * APP_ERROR. */
bool app_epub_write(const AppWriting *writing, KanyinEpub *epub, const AppEpubOrigin *origin,
                    GError **error);

/* A KanyinWriteFunc that appends to the GByteArray `user`. */
bool app_epub_keep(const void *bytes, size_t size, void *user);
