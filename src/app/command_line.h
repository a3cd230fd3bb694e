/* SPDX-License-Identifier: MIT */
#pragma once

/* The command line as GLib's option parser has it, made from the table of options. */

#include "app/settings.h"

/* The text of --help; g_free() it. */
char *app_command_line_help(void);
