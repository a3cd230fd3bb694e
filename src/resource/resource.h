/* SPDX-License-Identifier: MIT */
#pragma once

/* The one gate for every kind of resource: style sheets, pictures, fonts, attachments. An address
 * and a policy give bytes, or a refusal that says the rule. */

#include "base/notices.h"
#include <glib.h>

typedef struct {
    const char
        *root; /* the folder that file addresses must lie in after links are followed; NULL: none */
    size_t max_bytes; /* 0: RESOURCE_MAX_BYTES */
} ResourcePolicy;

#define RESOURCE_MAX_BYTES (64u * 1024 * 1024)

/* Reads a relative path (against `root`), an absolute path or file: URI inside `root`, or a data:
 * URI (RFC 2397). Everything else is refused. Errors: KANYIN_ERROR_RESOURCE. */
GBytes *resource_read(const ResourcePolicy *policy, const char *address, GError **error);

/* Pictures of a folder by file name (bytewise order): paths relative to it, NULL-terminated,
 * g_strfreev() it. */
char **resource_list_pictures(const char *folder, GError **error);

/* Where kanyin's own data lie: "styles", "fonts", "profiles". KANYIN_DATA_DIR, else the source tree
 * beside the running program, else the installed place; no absolute path is compiled in but the
 * install prefix. g_free() it; NULL where none exists. */
char *resource_data_dir(const char *kind);
