/* SPDX-License-Identifier: MIT */
#pragma once

/* Completions for a shell of app_shells, made from the table of options; g_free() it. */
char *app_completions(const char *shell);
