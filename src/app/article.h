/* SPDX-License-Identifier: MIT */
#pragma once

/* One article is read, set and written. */

#include "app/book.h"
#include "app/shop.h"

/* Reads, sets and writes an input; what was written waits in `output` for its name. `result` tells
 * the rest, an error included: false. */
bool app_article_make(const AppShop *shop, const AppInput *input, const AppTarget *target,
                      AppOutput *output, AppResult *result);
