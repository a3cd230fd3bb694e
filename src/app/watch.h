/* SPDX-License-Identifier: MIT */
#pragma once

/* What was made is made again whenever what it was made of changes. */

#include "app/options.h"

/* Makes what `options` ask for by `make`, in a process of its own each time: once, and again after
 * every change of a file in the folders of the inputs (and below) and of the style sheets. What is
 * wrong with an input is said, and waited for. Returns only on error: APP_ERROR where the system
 * lets nothing be watched. */
AppExit app_watch_run(const AppOptions *options,
                      AppExit (*make)(const AppOptions *options, GError **error), GError **error);
