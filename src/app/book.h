/* SPDX-License-Identifier: MIT */
#pragma once

/* What an input has become is written and told of. */

#include "app/options.h"
#include "app/output.h"
#include "app/result.h"

/* Where the pages go: to a path, or into pieces "PREFIX-N" for want of a name; both NULL: nowhere.
 */
typedef struct {
    const char *path, *prefix;
    bool has_style_notices; /* an article's notices include those of its style */
} AppTarget;

typedef struct {
    const AppOptions *options;
    const AppTarget *target;
    AppOutput *output;
    AppResult *result;
} AppWriting;

/* Begins the file that holds one page of several, or (0) the whole. */
bool app_book_begin(const AppWriting *writing, size_t page, GError **error);
/* Ends it, `failure` being why nothing more came; it is taken over. */
bool app_book_end(const AppWriting *writing, GError *failure, GError **error);

/* A notice for standard error; of a batch, some are told once. */
void app_book_add_notice(AppResult *result, const KanyinNotice *notice, const char *input);
/* Is it to be written in spite of so many warnings? */
bool app_book_check(const AppWriting *writing, size_t warnings, GError **error);
/* Writes the pages, report and dump. */
bool app_book_write(const AppWriting *writing, const KanyinBook *book, size_t warnings,
                    GError **error);

/* OUT for one page of several: {p} and {0p} replaced, else a number before the extension. */
char *app_page_path(const char *pattern, size_t page, size_t count);
bool app_page_path_is_pattern(const char *path);
