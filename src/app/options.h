/* SPDX-License-Identifier: MIT */
#pragma once

/* What the command line asks for. */

#include <glib.h>
#include <kanyin/kanyin.h>

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
} AppExit;

/* Errors of the application carry their exit code as the error's code. */
#define APP_ERROR (g_quark_from_static_string("kanyin-app-error"))

typedef enum { APP_SET, APP_INSPECT, APP_FONTS, APP_VERSION, APP_HELP } AppCommand;
typedef enum { APP_PDF, APP_PNG, APP_SVG } AppFormat;
typedef enum { APP_COLOR_AUTO, APP_COLOR_ALWAYS, APP_COLOR_NEVER } AppColor;

#define APP_NO_DUMP (-1)

typedef struct {
    AppCommand command;
    const char *input;  /* "-" standard input */
    const char *output; /* "-" standard output; NULL none */
    const char *report; /* NULL none */
    const char *pages;  /* NULL all */
    const char *const *styles;
    const char *url, *assets;
    KanyinScript script;
    KanyinRepair repair;
    AppFormat format;
    AppColor color;
    int dump; /* KanyinDump or APP_NO_DUMP */
    double ppi;
    bool shows_timings;
    const char *help; /* with APP_HELP */
} AppOptions;

/* Reads the command line; strings live as long as the process. Errors: APP_ERROR, EXIT_BAD_USAGE.
 */
bool app_options_read(AppOptions *options, int argc, char **argv, GError **error);

/* The exit code that an error of the library, of files or of the application ends with. */
AppExit app_exit_code(const GError *error);
