/* SPDX-License-Identifier: MIT */
#pragma once

/* Paths as texts. */

#include <stdbool.h>
#include <string.h>

/* Is the path the folder's own or that of something below it? Both absolute, without "." and
 * ".."; links are not looked at. */
static inline bool path_lies_in(const char *path, const char *folder) {
    size_t length = strlen(folder);
    if (length > 0 && folder[length - 1] == '/') /* the root */
        length--;
    return strncmp(path, folder, length) == 0 && (path[length] == '/' || path[length] == '\0');
}
