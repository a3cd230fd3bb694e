/* SPDX-License-Identifier: MIT */
#pragma once

/* Which value each option has, and who said so: the command line, else a KANYIN_ variable of the
 * environment, else the project's kanyin.ini, else the user's configuration file. */

#include "app/exits.h"
#include "app/option_table.h"
#include <glib.h>
#include <stdbool.h>

typedef struct {
    char **values; /* NULL: not given; of an option that is no list, the first one holds */
    char *origin;  /* "--ppi", "KANYIN_PPI", "/home/a/kanyin.ini:3: ppi" */
    bool is_file;  /* it stands in a configuration file */
} AppSetting;

typedef struct {
    AppSetting of[OPTION_COUNT];
    char **words; /* what the command line holds beside options: a command, inputs */
    AppCommand command;
    GPtrArray *texts; /* made for GLib's option parser, which does not copy them */
} AppSettings;

/* Reads the command line. Errors: APP_ERROR, EXIT_BAD_USAGE. */
bool app_settings_read_arguments(AppSettings *settings, int argc, char **argv, GError **error);

/* Adds what the environment says where the command line says nothing. */
void app_settings_read_environment(AppSettings *settings);

/* Takes `values` and `origin` over for an option that has none yet, else frees them.
 * Returns the setting, or NULL where the option had a value. */
AppSetting *app_settings_offer(AppSettings *settings, AppOptionId id, char **values, char *origin);

const char *app_setting_text(const AppSettings *settings, AppOptionId id); /* NULL: not given */
bool app_setting_flag(const AppSettings *settings, AppOptionId id);
double app_setting_number(const AppSettings *settings, AppOptionId id, double otherwise);
int app_setting_choice(const AppSettings *settings, AppOptionId id, int otherwise);

/* Holds every value against its option's kind. Errors: APP_ERROR. */
bool app_settings_check(const AppSettings *settings, GError **error);

/* Sets an error that begins with where the option's value was given. */
void app_setting_blame(const AppSettings *settings, AppOptionId id, const char *value,
                       const char *why, GError **error);

/* -1 where there is no such option. */
int app_option_find(const char *name);
