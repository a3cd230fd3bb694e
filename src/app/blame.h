/* SPDX-License-Identifier: MIT */
#pragma once

/* Values that only the library can judge: paper, margin, aliases of fonts, language, character set,
 * style. */

#include "app/settings.h"

/* Where the error is about the value of an option that the environment or a configuration file
 * gave, it comes to begin with the place, and to end the program as a bad one there does. */
void app_blame_value(const AppSettings *settings, GError **error);
