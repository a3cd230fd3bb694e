/* SPDX-License-Identifier: MIT */
#pragma once

/* What files are called in a folder. */

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>

/* NULL where `template` holds only fields that are known, else what is wrong; g_free() it. */
char *app_name_fault(const char *template);

typedef struct {
    const char *input;        /* its path; the stem is that of its last part */
    const char *title, *date; /* NULL none */
    size_t number, count;     /* {n} of so many */
} AppNameFields;

/* The name without extension: no slash, no control character, no dot in front, 200 bytes at most;
 * the stem where nothing is left. {p} and {0p} stay for the page. g_free() it. */
char *app_name_fill(const char *template, const AppNameFields *fields);

/* `name`, or `name`-2 and so on where another input of this run has that name; `taken` remembers.
 * `is_changed` tells. g_free() it. */
char *app_name_claim(GHashTable *taken, const char *name, bool *is_changed);
