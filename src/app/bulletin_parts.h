/* SPDX-License-Identifier: MIT */
#pragma once

/* What an issue becomes beside its pages. */

#include "app/book.h"

typedef struct {
    KanyinPress *press;
    const KanyinIssue *issue;
    const KanyinStyle *style;
    const KanyinBook *book;
} AppIssueMade;

/* Writes the cover, the metadata and each article's own PDF, where they were asked for. Articles
 * that could not be read have none. Errors: those of the library, APP_ERROR. */
bool app_bulletin_write_parts(const AppWriting *writing, const AppIssueMade *made, GError **error);
