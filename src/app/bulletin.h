/* SPDX-License-Identifier: MIT */
#pragma once

/* One issue of a bulletin is read, set and written. */

#include "app/book.h"
#include "app/shop.h"

/* As app_article_make(). Where articles could not be read and nobody said --keep-going, the issue
 * is written all the same, and the result's code is EXIT_BAD_DATA. */
bool app_bulletin_make(AppShop *shop, const AppInput *input, const AppTarget *target,
                       AppOutput *output, AppResult *result);

/* Writes an issue file to begin with, to standard output or to a file that is not there yet.
 * Errors: APP_ERROR. */
bool app_bulletin_begin(const AppOptions *options, GError **error);
