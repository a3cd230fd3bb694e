/* SPDX-License-Identifier: MIT */
#pragma once

/* A ZIP file (PKWARE APPNOTE 6.3) as the EPUB container asks for it (EPUB OCF 3.3 §4.2): sizes in
 * the local headers, no extra fields, one fixed time. libarchive puts extra fields into every
 * header, the first entry's among them, where OCF forbids them. */

#include <glib.h>
#include <kanyin/book.h>
#include <stdbool.h>
#include <stddef.h>

typedef struct Zip Zip;

#define ZIP_MAX_BYTES ((size_t)4000 * 1000 * 1000) /* below what ZIP64 begins at */
#define ZIP_MAX_FILES ((size_t)65000)

Zip *zip_new(KanyinWriteFunc write, void *user);
void zip_free(Zip *zip); /* NULL is fine */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Zip, zip_free)

/* Adds a file; `is_stored`: as it is, which is right for what is packed already. Once something
 * failed nothing is done any more, and zip_finish() tells. */
void zip_add(Zip *zip, const char *name, const void *bytes, size_t size, bool is_stored);

/* Writes the list of files. Errors: KANYIN_ERROR_OUTPUT, of this or any step before. */
bool zip_finish(Zip *zip, GError **error);
