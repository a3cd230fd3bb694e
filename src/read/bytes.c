/* SPDX-License-Identifier: MIT */
/* Turns bytes into text, or says why they are none. */

#include "read/steps.h"

#include <kanyin/error.h>
#include <string.h>

#define MAX_DIRT 8u /* control characters that even a short text may hold */

static unsigned line_of(const char *text, const char *at) {
    unsigned line = 1;
    for (; text < at; text++)
        line += *text == '\n';
    return line;
}

static bool is_control(unsigned char c) {
    return (c < 0x20 && c != '\t' && c != '\n' && c != '\r' && c != '\f') || c == 0x7F;
}

/* A NUL is never text; other control characters are dirt, unless they are many. */
static const char *find_binary(const char *text, size_t length) {
    const char *nul = memchr(text, 0, length), *first = NULL;
    size_t count = 0;
    for (size_t i = 0; !nul && i < length; i++) {
        if (!is_control((unsigned char)text[i]))
            continue;
        first = first ? first : text + i;
        count++;
    }
    return nul ? nul : count > MAX_DIRT && count > length / 100 ? first : NULL;
}

static bool check(const char *text, size_t length, const char *source, GError **error) {
    const char *wrong = NULL;
    if (length > READ_MAX_BYTES) {
        g_set_error(error, KANYIN_ERROR, KANYIN_ERROR_INPUT, "%s: more than %u bytes", source,
                    READ_MAX_BYTES);
    } else if ((wrong = find_binary(text, length))) {
        g_set_error(error, KANYIN_ERROR, KANYIN_ERROR_INPUT,
                    "%s:%u: byte 0x%02X at offset %zu: not text but binary data", source,
                    line_of(text, wrong), (unsigned char)*wrong, (size_t)(wrong - text));
    } else if (!g_utf8_validate_len(text, length, &wrong)) {
        g_set_error(error, KANYIN_ERROR, KANYIN_ERROR_INPUT,
                    "%s:%u: byte 0x%02X at offset %zu: not valid UTF-8", source,
                    line_of(text, wrong), (unsigned char)*wrong, (size_t)(wrong - text));
    } else {
        return true;
    }
    return false;
}

static GString *plain_lines(const char *text, size_t length) {
    GString *out = g_string_sized_new(length + 1);
    for (size_t i = 0; i < length; i++) {
        bool is_first_of_two = text[i] == '\r' && i + 1 < length && text[i + 1] == '\n';
        if (text[i] == '\f' || (text[i] == '\r' && !is_first_of_two))
            g_string_append_c(out, '\n');
        else if (text[i] != '\r' && !is_control((unsigned char)text[i]))
            g_string_append_c(out, text[i]);
    }
    return out;
}

GString *text_from_bytes(GBytes *bytes, const char *source, GError **error) {
    size_t length;
    const char *text = g_bytes_get_data(bytes, &length);
    text = text ? text : "";
    if (!check(text, length, source, error))
        return NULL;
    if (length >= 3 && memcmp(text, "\xEF\xBB\xBF", 3) == 0) {
        text += 3;
        length -= 3;
    }
    g_autoptr(GString) out = plain_lines(text, length);
    if (strspn(out->str, " \t\n") < out->len)
        return g_steal_pointer(&out);
    g_set_error(error, KANYIN_ERROR, KANYIN_ERROR_INPUT, "%s: holds no text", source);
    return NULL;
}
