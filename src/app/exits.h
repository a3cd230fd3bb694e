/* SPDX-License-Identifier: MIT */
#pragma once

/* How the program ends. */

#include <glib.h>
#include <stddef.h>

/* sysexits.h, as --help documents them */
typedef enum {
    EXIT_DONE = 0,
    EXIT_BAD_USAGE = 64,
    EXIT_BAD_DATA = 65,
    EXIT_NO_INPUT = 66,
    EXIT_SOFTWARE = 70,
    EXIT_NO_FONT = 72,
    EXIT_CANNOT_CREATE = 73,
    EXIT_IO_ERROR = 74,
    EXIT_TRY_AGAIN = 75,
    EXIT_BAD_CONFIG = 78,
} AppExit;

/* Errors of the application carry their exit code as the error's code. */
#define APP_ERROR (g_quark_from_static_string("kanyin-app-error"))

/* The exit code that an error of the library, of files or of the application ends with. */
AppExit app_exit_code(const GError *error);

/* The same for an errno met while reading. */
AppExit app_exit_of_reading(int number);

typedef struct {
    AppExit code;
    const char *word; /* the error's code in JSON */
    const char *meaning;
} AppExitMeaning;

extern const AppExitMeaning app_exits[];
extern const size_t app_exit_count;
