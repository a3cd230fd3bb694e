/* SPDX-License-Identifier: MIT */
#pragma once

/* The one gate for every kind of resource: style sheets, pictures, fonts, attachments. An address
 * and a policy give bytes, or a refusal that says the rule. */

#include "base/notices.h"
#include <glib.h>
#include <stdbool.h>

/* The folders that are open. Named by the user, so links in their own paths are followed. */
typedef struct {
    const char *base;   /* relative addresses start here; NULL: `root` */
    const char *root;   /* every file must lie in it after links are followed; NULL: `base` */
    const char *assets; /* where relative addresses are looked for first; what lies in it is open,
                           too; NULL none. All three NULL: no file is read */
    size_t max_bytes;   /* 0: RESOURCE_MAX_BYTES */
} ResourcePolicy;

#define RESOURCE_MAX_BYTES (64u * 1024 * 1024)

/* Reads a relative address, an absolute path or file: URI inside the open folders, or a data: URI
 * (RFC 2397). A relative address is a file's name as it stands; where there is none of that name,
 * it is read as a URI reference (RFC 3986): without ?query and #fragment, percent-encoding undone.
 * Everything else is refused; the message names the rule. Errors: KANYIN_ERROR_RESOURCE. */
GBytes *resource_read(const ResourcePolicy *policy, const char *address, GError **error);

/* The file or folder that a relative address or an absolute path names, inside the open folders and
 * with every link followed; g_free() it. Errors: KANYIN_ERROR_RESOURCE. */
char *resource_locate(const ResourcePolicy *policy, const char *address, GError **error);

/* Files of one folder by name, as below: relative addresses like `pattern`, whose last part has *
 * for any characters and ? for one. Hidden ones are passed over. Errors: KANYIN_ERROR_RESOURCE. */
char **resource_list_matching(const ResourcePolicy *policy, const char *pattern, GError **error);

/* Pictures (.png .jpg .jpeg .webp .gif .tif .tiff) of a folder by file name (numbers by value, else
 * bytewise): paths relative to it, NULL-terminated, g_strfreev() it. Hidden files are passed over.
 * Errors: KANYIN_ERROR_RESOURCE. */
char **resource_list_pictures(const char *folder, GError **error);
