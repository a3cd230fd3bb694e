/* SPDX-License-Identifier: MIT */
#pragma once

/* Dates and times as news pages write them. */

#include "read/capture.h"

typedef struct {
    int year, month, day;
    int hour, minute, second; /* hour −1: no time; second −1: none given */
    Span span;                /* the whole of it */
} Date;

/* The first date in `span`, with the time that follows it. */
bool date_find(const Line *line, Span span, Date *date);
/* The same in words that are no line of a text. */
bool date_find_in(const char *words, Date *date);
/* Is it ISO 8601: a day, or a day and a time with seconds, with its zone or without? */
bool date_is_iso(const char *words);
const char *date_text(Arena *arena, const Date *date);      /* "2024-06-27" */
const char *date_time_text(Arena *arena, const Date *date); /* "10:30", "10:30:00"; NULL: none */
