/* SPDX-License-Identifier: MIT */
#pragma once

/* The one gate for every kind of resource: style sheets, pictures, fonts, attachments. An address
 * and a policy give bytes, or a refusal that says the rule. */

#include "base/notices.h"
#include <glib.h>

typedef struct {
    const char *root; /* the folder that files must lie in after links are followed; NULL: no file
                         is read */
    size_t max_bytes; /* 0: RESOURCE_MAX_BYTES */
} ResourcePolicy;

#define RESOURCE_MAX_BYTES (64u * 1024 * 1024)

/* Reads a relative path (against `root`), an absolute path or file: URI inside `root`, or a data:
 * URI (RFC 2397). Everything else is refused; the message names the rule.
 * Errors: KANYIN_ERROR_RESOURCE. */
GBytes *resource_read(const ResourcePolicy *policy, const char *address, GError **error);

/* Pictures (.png .jpg .jpeg) of a folder by file name (numbers by value, else bytewise): paths
 * relative to it, NULL-terminated, g_strfreev() it. Hidden files are passed over. Errors:
 * KANYIN_ERROR_RESOURCE. */
char **resource_list_pictures(const char *folder, GError **error);

/* Where kanyin's own data lie: "styles", "fonts", "profiles"; base/data.h has the places.
 * g_free() it; NULL where none exists. */
char *resource_data_dir(const char *kind);
