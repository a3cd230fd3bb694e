/* SPDX-License-Identifier: MIT */
#pragma once

/* Configuration files: the project's kanyin.ini and the user's $XDG_CONFIG_HOME/kanyin/config. */

#include "app/settings.h"

/* Adds what the files say where nobody has spoken yet. A project file is looked for in the current
 * folder, then upward to the first folder that holds .git, and must belong to the user or to root.
 * Errors: APP_ERROR, EXIT_BAD_CONFIG. */
bool app_config_read(AppSettings *settings, GError **error);

/* "name  value  where it came from" for each option that can be configured; g_free() it. */
char *app_config_list(const AppSettings *settings);
