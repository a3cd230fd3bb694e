/* SPDX-License-Identifier: MIT */
#pragma once

/* What --help says beside the options. */

extern const char app_help_summary[];

/* Templates, exit codes and the environment; g_free() it. */
char *app_help_description(void);
