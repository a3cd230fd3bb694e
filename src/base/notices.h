/* SPDX-License-Identifier: MIT */
#pragma once

/* A growing list of notices; every room adds to the one it is handed. */

#include "base/arena.h"
#include <kanyin/notice.h>
#include <stdbool.h>

typedef struct Notices Notices;

/* Where a notice points; the zero value is "nowhere". */
typedef struct {
    const char *source;
    unsigned line, column;
} NoticePlace;

/* Of one code; one more, "more-notices", says that there were others. */
#define NOTICES_MAX_OF_CODE 1000u

Notices *notices_new(void);
void notices_free(Notices *notices);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Notices, notices_free)

/* Adds one notice; code must be a literal; the same code, place and message is kept once.
 * `notices` may be NULL: then nothing is kept. */
void notices_add(Notices *notices, KanyinSeverity severity, const char *code, NoticePlace place,
                 const char *format, ...) G_GNUC_PRINTF(5, 6);
void notices_append(Notices *notices, const Notices *more);
size_t notices_count(const Notices *notices);
const KanyinNotice *notices_at(const Notices *notices, size_t index);
