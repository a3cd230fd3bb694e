/* SPDX-License-Identifier: MIT */
#pragma once

/* Standard output, and the end of the process. */

#include "app/exits.h"
#include <stdbool.h>

/* Errors: APP_ERROR; a full disk behind standard output is an error too. */
bool app_print(const char *text, GError **error);

/* Ends a process that has done its work without taking its memory apart, which the system does
 * faster; under the sanitizers, which want to see it done, it returns. */
void app_leave_at_once(AppExit code);

/* Standard streams that are closed would be given to the next file that is opened: gives them to
 * /dev/null, the wrong way round, so that using them fails. */
void app_keep_streams(void);
