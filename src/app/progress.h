/* SPDX-License-Identifier: MIT */
#pragma once

/* One line on standard error that says how far a run of many inputs is. */

#include "app/options.h"

void app_progress_begin(const AppOptions *options, size_t count);

/* So many inputs are done; `name` is the one done last. */
void app_progress_step(size_t done, const char *name);

/* Takes the line away, for other lines or for good. It comes back with the next step. */
void app_progress_give_way(void);
