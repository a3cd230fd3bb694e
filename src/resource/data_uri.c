/* SPDX-License-Identifier: MIT */
/* Turns a data: URI into its bytes. */

#include "resource/data_uri.h"

#include <stdbool.h>
#include <string.h>

#define SCHEME_LENGTH 5 /* "data:" */

static bool is_base64(const char *head, const char *comma) {
    static const char mark[] = ";base64";
    size_t length = sizeof mark - 1;
    return (size_t)(comma - head) >= length &&
           g_ascii_strncasecmp(comma - length, mark, length) == 0;
}

/* g_base64_decode() passes over what it does not know; a damaged picture should be told as such.
 * White space is allowed, and the final "=" may be missing, as browsers have it. */
static GBytes *decode_base64(const char *text, size_t length) {
    GString *clean = g_string_sized_new(length + 4);
    bool is_sound = true;
    for (size_t i = 0; i < length && is_sound; i++) {
        if (g_ascii_isalnum(text[i]) || (text[i] && strchr("+/=", text[i])))
            g_string_append_c(clean, text[i]);
        else
            is_sound = g_ascii_isspace(text[i]);
    }
    while (clean->len % 4 != 0)
        g_string_append_c(clean, '=');
    size_t size = 0;
    unsigned char *bytes = is_sound ? g_base64_decode(clean->str, &size) : NULL;
    g_string_free(clean, TRUE);
    return bytes ? g_bytes_new_take(bytes, size) : NULL;
}

GBytes *data_uri_read(const char *uri) {
    const char *head = uri + SCHEME_LENGTH;
    const char *comma = strchr(head, ',');
    if (!comma)
        return NULL;
    g_autoptr(GBytes) plain = g_uri_unescape_bytes(comma + 1, -1, NULL, NULL);
    if (!plain || !is_base64(head, comma))
        return g_steal_pointer(&plain);
    size_t size = 0;
    const char *text = g_bytes_get_data(plain, &size);
    return decode_base64(size ? text : "", size);
}
