/* SPDX-License-Identifier: MIT */
#pragma once

/* Damage of some captures: every traditional character carries its pinyin, 創(chuàng)新. */

#include "read/edit.h"
#include <stdbool.h>
#include <stddef.h>

typedef struct Glosses Glosses;

/* Judges the document as a whole; NULL when it is sound. */
Glosses *glosses_judge(const char *text, size_t length);
void glosses_free(Glosses *glosses); /* NULL is fine */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Glosses, glosses_free)

/* Writes `text` without its glosses to `out`; gives how many there were. */
size_t glosses_strip(const Glosses *glosses, const char *text, size_t length, Edit *out);
