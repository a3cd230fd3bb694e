/* SPDX-License-Identifier: MIT */
#pragma once

/* What is asked for, of which all values have been checked. */

#include "app/inputs.h"
#include "app/option_table.h"
#include "app/settings.h"
#include <glib.h>
#include <kanyin/kanyin.h>

typedef enum { APP_PDF, APP_PNG, APP_SVG, APP_EPUB } AppFormat;
typedef enum { APP_AUTO, APP_ALWAYS, APP_NEVER } AppWhen;
typedef enum { APP_NOTICES_TEXT, APP_NOTICES_JSON } AppNotices;

#define APP_NO_DUMP (-1)

typedef struct {
    AppCommand command;
    const char *shell;       /* with APP_COMPLETIONS */
    char **sheets;           /* with APP_STYLE: files and names, "-" standard input */
    const AppInputs *inputs; /* with APP_SET, APP_INSPECT and APP_BULLETIN */
    bool is_beginning;       /* with APP_BULLETIN: an issue file to begin with */
    bool is_watching;        /* with APP_BULLETIN: again after every change */
    bool keeps_going;        /* with APP_BULLETIN: unreadable articles are no failure */
    KanyinImprint imprint;   /* with APP_BULLETIN */
    const char *individual, *cover, *metadata; /* with APP_BULLETIN: written, too; NULL none */
    const AppSettings *settings;               /* what they were made from */
    bool is_batch;      /* each input to a file of its own, in the folder `output` */
    const char *output; /* "-" standard output; NULL none */
    const char *report; /* NULL none */
    const char *pages;  /* NULL all */
    const char *name;   /* the template of names in a folder */
    AppFormat format;
    int dump; /* KanyinDump or APP_NO_DUMP */
    double ppi;
    unsigned jobs;
    KanyinReadOptions reading; /* for every input; source_name, base and root are the input's */
    KanyinStyleOptions styling;
    KanyinSetOptions setting;
    KanyinPressOptions press;
    const char *const *styles;
    bool fails_on_notice, shows_timings, is_quiet, is_json;
    AppNotices notices;
    AppWhen color, progress;
} AppOptions;

/* The looks of messages, which hold from the first error on. */
void app_options_read_messages(AppOptions *options, const AppSettings *settings);

/* Checks every value, in the order of the table, and what must go together; strings belong to
 * `settings` and live as long as the process. Errors: APP_ERROR, EXIT_BAD_USAGE or EXIT_BAD_CONFIG.
 */
bool app_options_read(AppOptions *options, const AppSettings *settings, GError **error);
