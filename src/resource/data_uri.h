/* SPDX-License-Identifier: MIT */
#pragma once

#include <glib.h>

/* The bytes of a data: URI (RFC 2397); its media type is not told, as every reader looks at the
 * bytes themselves. NULL where it is malformed. */
GBytes *data_uri_read(const char *uri);
