/* SPDX-License-Identifier: MIT */
#pragma once

/* Quotation marks by depth and language (css-content-3 §3.3). */

#include "style/property.h"

/* The style with open-quote and close-quote in its content made strings; `style` itself when it has
 * none. `depth` counts the open ones. */
const Style *quotes_resolve(Arena *arena, const Style *style, int *depth);
