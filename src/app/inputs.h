/* SPDX-License-Identifier: MIT */
#pragma once

/* The inputs: what the words of the command line come to, and their bytes. */

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>
#include <sys/stat.h>

typedef enum { APP_ARTICLES, APP_ISSUES } AppInputKind;

typedef struct {
    char *path;      /* as the user would write it; "-" standard input */
    GError *failure; /* why it is no input after all; NULL */
} AppInput;

typedef struct {
    GPtrArray *list; /* of AppInput */
    AppInputKind kind;
    GHashTable *files; /* which files they are; made when first asked */
} AppInputs;

/* Words are files, "-", folders (their articles or issues by name, not those of folders inside) and
 * "@LIST" (a file or folder a line, against the list's own folder). What cannot be read becomes an
 * input that fails. Errors: APP_ERROR where standard input is named twice or there are too many. */
AppInputs *app_inputs_new(char **words, AppInputKind kind, GError **error);

const AppInput *app_inputs_at(const AppInputs *inputs, size_t index);

/* Is this one of the files that are read? */
bool app_inputs_hold(const AppInputs *inputs, const struct stat *file);

/* The bytes of "-" or a file. Errors: APP_ERROR. */
GBytes *app_input_read(const char *path, GError **error);

/* As above; `folder` becomes the one it lies in, NULL of standard input, g_free() it. Errors: why
 * it is no input after all. */
GBytes *app_input_open(const AppInput *input, char **folder, GError **error);
