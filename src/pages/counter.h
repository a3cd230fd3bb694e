/* SPDX-License-Identifier: MIT */
#pragma once

/* Numbers become text in a counter style. */

#include <glib.h>

/* Appends `number` as CSS Counter Styles 3 writes it in `style` ("decimal", "lower-roman",
 * "cjk-decimal", "trad-chinese-informal" …); NULL, an unknown style and a number out of the style's
 * range give decimal. */
void pages_counter_append(GString *out, const char *style, int number);
