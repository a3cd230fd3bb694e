/* SPDX-License-Identifier: MIT */
#pragma once

/* Many inputs, each into a file of its own in one folder. */

#include "app/options.h"

/* Sets what can be set, says so in the order of the inputs, and ends with the exit code of the
 * first input that failed. Errors: what keeps the run from beginning or going on. */
AppExit app_batch_run(const AppOptions *options, GError **error);
