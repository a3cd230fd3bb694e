/* SPDX-License-Identifier: MIT */
/* Turns bytes into a string of JSON. */

#include "app/json_text.h"

#include <glib.h>

json_t *app_json_text(const char *text) {
    if (!text)
        return json_null();
    g_autofree char *valid = g_utf8_make_valid(text, -1);
    return json_string(valid);
}
