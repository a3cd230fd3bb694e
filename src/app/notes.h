/* SPDX-License-Identifier: MIT */
#pragma once

/* Notes, the notices that warn of nothing: nearly every input has the same ones. Of many inputs the
 * first of each code is told, and how many others have them, too. */

#include <glib.h>

/* The notes of one code of an input. */
typedef struct {
    char *code;
    char *lines; /* finished */
} AppNote;

GArray *app_notes_new(void); /* of AppNote */

/* Adds a line to those of its code. */
void app_notes_add(GArray *notes, const char *code, const char *line);

typedef struct AppTally AppTally;

AppTally *app_tally_new(void);
void app_tally_free(AppTally *tally); /* NULL is fine */

/* Counts the notes of an input; appends the lines of those whose code is new. */
void app_tally_take(AppTally *tally, const GArray *notes, GString *lines);

/* Appends a line with the codes that several inputs have; nothing where there is none. */
void app_tally_add_counts(const AppTally *tally, GString *lines);
