/* SPDX-License-Identifier: MIT */
#pragma once

/* One input, to the very file that was named. */

#include "app/options.h"

AppExit app_single_run(const AppOptions *options, GError **error);
