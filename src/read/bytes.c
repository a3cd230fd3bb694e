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

static bool refuse_binary(const char *text, size_t length, const char *source, GError **error) {
    const char *wrong = find_binary(text, length);
    if (wrong)
        g_set_error(error, KANYIN_ERROR, KANYIN_ERROR_INPUT,
                    "%s:%u: byte 0x%02X at offset %zu: not text but binary data", source,
                    line_of(text, wrong), (unsigned char)*wrong, (size_t)(wrong - text));
    return !wrong;
}

/* NULs and escapes are at home in some sets; there the text is judged instead. */
static bool is_of_bytes(const Charset *charset) {
    return charset->kind == CHARSET_UTF8 || charset->kind >= CHARSET_SINGLE;
}

static bool refuse_malformed(const CharsetReading *reading, const char *bytes, const char *source,
                             GError **error) {
    const char *at = bytes + reading->first_malformed;
    bool is_utf8 = reading->used->kind == CHARSET_UTF8;
    if (reading->used->kind == CHARSET_REPLACEMENT)
        g_set_error(error, KANYIN_ERROR, KANYIN_ERROR_INPUT,
                    "%s: the character set %s is not read; convert it to UTF-8", source,
                    reading->declared);
    else
        g_set_error(error, KANYIN_ERROR, KANYIN_ERROR_INPUT,
                    "%s:%u: byte 0x%02X at offset %zu: not valid %s%s", source, line_of(bytes, at),
                    (unsigned char)*at, reading->first_malformed, reading->used->name,
                    is_utf8 && !reading->declared ? ", and no other character set is recognised"
                                                  : "");
    return false;
}

static bool decode(CharsetReading *reading, const char *bytes, size_t length,
                   const ReadOptions *options, GError **error) {
    const char *source = options->source_name;
    CharsetHints hints = {options->charset_rule, options->charset, options->language};
    if (length > READ_MAX_BYTES) {
        g_set_error(error, KANYIN_ERROR, KANYIN_ERROR_INPUT, "%s: more than %u bytes", source,
                    READ_MAX_BYTES);
        return false;
    }
    bool is_read = charset_read(reading, bytes, length, &hints);
    if (is_of_bytes(reading->used) && reading->used->kind != CHARSET_ISO_2022_JP &&
        !refuse_binary(bytes, length, source, error))
        return false;
    if (!is_read)
        return refuse_malformed(reading, bytes, source, error);
    return refuse_binary(reading->text->str, reading->text->len, source, error);
}

static GString *plain_lines(const char *text, size_t length) {
    GString *out = g_string_sized_new(length + 1);
    for (size_t i = 0; i < length; i++) {
        bool is_first_of_two = text[i] == '\r' && i + 1 < length && text[i + 1] == '\n';
        if (text[i] == '\f' || (text[i] == '\r' && !is_first_of_two))
            g_string_append_c(out, '\n');
        else if (text[i] == '\xC2' && (unsigned char)text[i + 1] < 0xA0)
            i++; /* the control characters of U+0080 to U+009F */
        else if (text[i] != '\r' && !is_control((unsigned char)text[i]))
            g_string_append_c(out, text[i]);
    }
    return out;
}

bool text_from_bytes(CharsetReading *reading, GBytes *bytes, const ReadOptions *options,
                     GError **error) {
    size_t length;
    const char *text = g_bytes_get_data(bytes, &length);
    text = text ? text : "";
    if (!decode(reading, text, length, options, error))
        return false;
    GString *raw = reading->text;
    reading->first_line = line_of(text, text + reading->first_malformed);
    reading->text = plain_lines(raw->str, raw->len);
    g_string_free(raw, TRUE);
    if (strspn(reading->text->str, " \t\n") < reading->text->len)
        return true;
    g_set_error(error, KANYIN_ERROR, KANYIN_ERROR_INPUT, "%s: holds no text", options->source_name);
    return false;
}
