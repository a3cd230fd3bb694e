/* SPDX-License-Identifier: MIT */
#pragma once

/* File names and messages may hold any bytes; JSON is UTF-8. */

#include <jansson.h>

/* Bytes that are none become U+FFFD; NULL becomes null. A reference that is the caller's. */
json_t *app_json_text(const char *text);
