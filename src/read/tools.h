/* SPDX-License-Identifier: MIT */
#pragma once

/* The tools of a web page that a printed page does not have: print, font size, share, read aloud.
 */

#include "read/capture.h"

/* How much of the line's beginning is page tools: bytes, 0 if none. *is_sure tells whether one of
 * them can be nothing else (打印, not 大). */
size_t tools_at_start(const Line *line, bool *is_sure);
