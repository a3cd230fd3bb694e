/* SPDX-License-Identifier: MIT */
#pragma once

/* Damage of some captures: full-width marks were folded to ASCII, 近日,中國(CAS). */

#include "read/edit.h"
#include <stdbool.h>
#include <stddef.h>

/* Is the document one whose marks were folded, rather than one that was typed so in places?
 * `is_glossed`: it shows the other damage that comes with this one. */
bool widen_judge(const char *text, size_t length, bool is_glossed);

/* Writes `text` (one line, without glosses) with its marks widened; gives how many there were. */
size_t widen_marks(const char *text, size_t length, Edit *out);
