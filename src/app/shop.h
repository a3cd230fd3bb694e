/* SPDX-License-Identifier: MIT */
#pragma once

/* What serves all inputs. */

#include "app/options.h"

typedef struct {
    const AppOptions *options;
    KanyinPress *press;
    KanyinStyle *style; /* NULL: articles are only read, or each issue says what it wants */
    KanyinStyle *kept;  /* that the last issue wanted; NULL */
    char *kept_key;
    double opening; /* how long that took, in milliseconds */
} AppShop;

/* Opens the press and loads the style. Errors: those of the library. */
bool app_shop_open(AppShop *shop, const AppOptions *options, GError **error);
void app_shop_close(AppShop *shop);

/* The style that an issue is set in: the command line's, else its own; the shop's until the next is
 * asked for. Errors: those of the library. */
const KanyinStyle *app_shop_style(AppShop *shop, const KanyinIssue *issue, GError **error);

/* The warnings and notes that lie in the style and not in any article. */
void app_shop_add_notices(const AppShop *shop, GString *out);
