/* SPDX-License-Identifier: MIT */
/* Turns JSON values into strings of an article, and what is wrong with them into errors that name
 * path, line and column. */

#include "article/json_read.h"

#include <kanyin/error.h>
#include <string.h>

void json_enter_key(JsonReader *reader, const char *key) {
    JsonStep step = {.key = key};
    g_array_append_val(reader->path, step);
}

void json_enter_index(JsonReader *reader, size_t index) {
    JsonStep step = {.index = index};
    g_array_append_val(reader->path, step);
}

void json_leave(JsonReader *reader) {
    g_array_set_size(reader->path, reader->path->len - 1);
}

static JsonPlace here(JsonReader *reader) {
    return json_place_of(&reader->places, (const JsonStep *)(void *)reader->path->data,
                         reader->path->len);
}

static char *path_text(const JsonReader *reader) {
    GString *text = g_string_new(NULL);
    for (guint i = 0; i < reader->path->len; i++) {
        const JsonStep *step = &g_array_index(reader->path, JsonStep, i);
        if (step->key)
            g_string_append_printf(text, "/%s", step->key);
        else
            g_string_append_printf(text, "/%zu", step->index);
    }
    if (!text->len)
        g_string_append(text, "/");
    return g_string_free(text, FALSE);
}

bool json_refuse(JsonReader *reader, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    g_autofree char *reason = g_strdup_vprintf(format, arguments);
    va_end(arguments);
    g_autofree char *path = path_text(reader);
    JsonPlace at = here(reader);
    g_set_error(reader->error, KANYIN_ERROR, KANYIN_ERROR_INPUT, "%s:%u:%u: %s %s", reader->source,
                at.line, at.column, path, reason);
    return false;
}

void json_notice_unknown(JsonReader *reader, const char *key) {
    json_enter_key(reader, key);
    JsonPlace at = here(reader);
    g_autofree char *path = path_text(reader);
    json_leave(reader);
    notices_add(reader->article->notices, KANYIN_SEVERITY_WARNING, "unknown-key",
                (NoticePlace){reader->source, at.line, at.column},
                "%s is no key of an article and is not read", path);
}

bool json_expect(JsonReader *reader, const json_t *value, json_type type) {
    static const char *const names[] = {
        [JSON_OBJECT] = "an object",
        [JSON_ARRAY] = "a list",
        [JSON_STRING] = "a string",
        [JSON_INTEGER] = "a whole number",
    };
    return json_typeof(value) == type || json_refuse(reader, "must be %s", names[type]);
}

static bool is_control(unsigned char byte) {
    return (byte < 0x20 && byte != '\n' && byte != '\t') || byte == 0x7F;
}

bool json_read_string(JsonReader *reader, const json_t *value, const char **out) {
    if (!json_expect(reader, value, JSON_STRING))
        return false;
    char *text = arena_strdup(reader->article->arena, json_string_value(value));
    size_t kept = 0, length = strlen(text);
    for (size_t i = 0; i < length; i++)
        if (!is_control((unsigned char)text[i]))
            text[kept++] = text[i];
    text[kept] = '\0';
    if (kept < length) {
        JsonPlace at = here(reader);
        notices_add(reader->article->notices, KANYIN_SEVERITY_WARNING, "control-character",
                    (NoticePlace){reader->source, at.line, at.column},
                    "%zu control characters were left out", length - kept);
    }
    *out = text;
    return true;
}
