/* SPDX-License-Identifier: MIT */
#pragma once

/* text-transform (css-text-4 §2.1). */

#include "base/arena.h"
#include "style/computed.h"

/* `text` as its style wants it; in `arena` where that is not `text` itself. `before` is the
 * character before it, by which words begin, and becomes its last one. */
const char *style_transform(Arena *arena, const Style *style, const char *text, gunichar *before);
