/* SPDX-License-Identifier: MIT */
#pragma once

/* The commands that set nothing: what kanyin has to say of itself, and of style sheets. Each prints
 * on standard output.
 * Errors: APP_ERROR, those of the library. */

#include "app/options.h"

bool app_command_help(GError **error);
bool app_command_version(bool is_json, GError **error);
bool app_command_fonts(const AppOptions *options, GError **error);
bool app_command_config(const AppSettings *settings, GError **error);
bool app_command_completions(const char *shell, GError **error);
/* Of style sheets: EXIT_BAD_DATA where there are warnings. */
AppExit app_command_style_check(const AppOptions *options, GError **error);
