/* SPDX-License-Identifier: MIT */
#pragma once

/* One input is read, set and written. */

#include "app/options.h"
#include "app/output.h"
#include "app/result.h"

/* What serves all inputs. */
typedef struct {
    const AppOptions *options;
    KanyinPress *press;
    KanyinStyle *style; /* NULL: articles are only read */
    double opening;     /* how long that took, in milliseconds */
} AppShop;

/* Opens the press and loads the style. Errors: those of the library. */
bool app_shop_open(AppShop *shop, const AppOptions *options, GError **error);
void app_shop_close(AppShop *shop);

/* The warnings and notes that lie in the style and not in any article. */
void app_shop_add_notices(const AppShop *shop, GString *out);

/* Where the pages go: to a path, or into pieces "PREFIX-N" for want of a name; both NULL: nowhere.
 */
typedef struct {
    const char *path, *prefix;
    bool has_style_notices; /* an article's notices include those of its style */
} AppTarget;

/* Reads, sets and writes an input; what was written waits in `output` for its name. `result` tells
 * the rest, an error included: false. */
bool app_article_make(const AppShop *shop, const AppInput *input, const AppTarget *target,
                      AppOutput *output, AppResult *result);

/* OUT for one page of several: {p} and {0p} replaced, else a number before the extension. */
char *app_page_path(const char *pattern, size_t page, size_t count);
bool app_page_path_is_pattern(const char *path);
