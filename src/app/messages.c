/* SPDX-License-Identifier: MIT */
/* Turns notices, errors and times into lines on standard error. */

#include "app/messages.h"

#include "app/json_text.h"
#include "app/progress.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static bool is_colored, is_quiet, is_json, names_inputs;

void app_messages_set_up(const AppOptions *options) {
    const char *no_color = getenv("NO_COLOR"); /* no-color.org: set and not empty */
    const char *terminal = getenv("TERM");
    int out = options->command == APP_STYLE ? STDOUT_FILENO : STDERR_FILENO;
    is_colored =
        options->color == APP_ALWAYS || (options->color == APP_AUTO && !(no_color && *no_color) &&
                                         isatty(out) && terminal && strcmp(terminal, "dumb") != 0);
    is_quiet = options->is_quiet;
    is_json = options->notices == APP_NOTICES_JSON;
    names_inputs = options->is_batch;
}

static const char *paint(const char *code) {
    return is_colored ? code : "";
}

#define RED "\033[1;31m"
#define YELLOW "\033[1;33m"
#define CYAN "\033[36m"
#define PLAIN "\033[0m"

/* The bytes at `at` that are a control character of a terminal: those of ASCII, and those of C1 in
 * UTF-8 or as they are. 0: none. */
static size_t control_length(const char *at, bool is_inside) {
    unsigned char first = (unsigned char)at[0], second = (unsigned char)at[1];
    if (first < 0x20 || first == 0x7F)
        return 1;
    if (first == 0xC2 && second >= 0x80 && second < 0xA0)
        return 2;
    return !is_inside && first >= 0x80 && first < 0xA0;
}

char *app_messages_visible(const char *text) {
    GString *visible = g_string_new(NULL);
    for (const char *at = text; *at;) {
        bool is_character = g_utf8_get_char_validated(at, -1) < 0x110000;
        size_t controls = control_length(at, is_character), length = MAX(controls, 1);
        if (controls == 0 && is_character)
            length = (size_t)(g_utf8_next_char(at) - at);
        for (size_t i = 0; i < controls; i++)
            g_string_append_printf(visible, "\\x%02x", (unsigned char)at[i]);
        g_string_append_len(visible, at, controls ? 0 : (gssize)length);
        at += length;
    }
    return g_string_free(visible, FALSE);
}

static void add_json(GString *out, json_t *object) {
    char *line = json_dumps(object, JSON_COMPACT);
    g_string_append_printf(out, "%s\n", line);
    free(line);
    json_decref(object);
}

static void add_json_notice(GString *out, const KanyinNotice *notice, const char *input) {
    bool is_warning = notice->severity == KANYIN_SEVERITY_WARNING;
    add_json(out, json_pack("{ss so si si ss so so}", "severity", is_warning ? "warning" : "info",
                            "file", app_json_text(notice->source), "line", (int)notice->line,
                            "column", (int)notice->column, "code", notice->code, "message",
                            app_json_text(notice->message), "input", app_json_text(input)));
}

void app_messages_add_notice(GString *out, const KanyinNotice *notice, const char *input) {
    bool is_warning = notice->severity == KANYIN_SEVERITY_WARNING;
    if (is_quiet)
        return;
    if (is_json) {
        add_json_notice(out, notice, input);
        return;
    }
    g_autofree char *source = app_messages_visible(notice->source ? notice->source : "kanyin");
    g_autofree char *message = app_messages_visible(notice->message);
    g_string_append(out, source);
    if (notice->line)
        g_string_append_printf(out, ":%u", notice->line);
    if (notice->line && notice->column)
        g_string_append_printf(out, ":%u", notice->column);
    g_string_append_printf(out, ": %s%s:%s %s [%s]\n", paint(is_warning ? YELLOW : CYAN),
                           is_warning ? "warning" : "note", paint(PLAIN), message, notice->code);
}

bool app_messages_tells_once(const KanyinNotice *notice) {
    return names_inputs && !is_json && !is_quiet && notice->severity == KANYIN_SEVERITY_INFO;
}

static const char *word_of(AppExit code) {
    for (size_t i = 0; i < app_exit_count; i++)
        if (app_exits[i].code == code)
            return app_exits[i].word;
    return "internal";
}

void app_messages_add_error(GString *out, const char *input, const GError *error) {
    if (is_json) {
        add_json(out, json_pack("{ss so si so so}", "severity", "error", "code",
                                json_string(word_of(app_exit_code(error))), "exit",
                                (int)app_exit_code(error), "message", app_json_text(error->message),
                                "input", app_json_text(input)));
        return;
    }
    bool is_named = !names_inputs || !input || g_str_has_prefix(error->message, input) ||
                    strcmp(input, "-") == 0;
    g_autofree char *said =
        g_strconcat(is_named ? "" : input, is_named ? "" : ": ", error->message, NULL);
    g_autofree char *visible = app_messages_visible(said);
    g_string_append_printf(out, "kanyin: %serror:%s %s\n", paint(RED), paint(PLAIN), visible);
}

void app_messages_add_summary(GString *out, size_t done, size_t failed) {
    if (is_quiet)
        return;
    if (is_json)
        add_json(out, json_pack("{ss ss sI sI}", "severity", "info", "code", "summary", "set",
                                (json_int_t)done, "failed", (json_int_t)failed));
    else
        g_string_append_printf(out, "%zu set, %zu failed\n", done, failed);
}

static void add_count(GString *out, size_t n, const char *of_what, const char *after) {
    g_string_append_printf(out, "%zu %s%s%s", n, of_what, n == 1 ? "" : "s", after);
}

void app_messages_add_check(GString *out, const AppCheckCount *count) {
    if (is_quiet)
        return;
    if (is_json) {
        add_json(out,
                 json_pack("{ss ss sI sI sI sI}", "severity", "info", "code", "summary", "sheets",
                           (json_int_t)count->sheets, "warnings", (json_int_t)count->warnings,
                           "notes", (json_int_t)count->notes, "failed", (json_int_t)count->failed));
        return;
    }
    add_count(out, count->sheets, "style sheet", ": ");
    add_count(out, count->warnings, "warning", ", ");
    add_count(out, count->notes, "note", "");
    if (count->failed)
        g_string_append_printf(out, ", %zu could not be read", count->failed);
    g_string_append_c(out, '\n');
}

void app_messages_add_timings(GString *out, double press, const GArray *times, double whole) {
    double rest = whole - press;
    g_string_append_printf(out, "%-8s %8.2f ms\n", "press", press);
    for (guint i = 0; times && i < times->len; i++) {
        const KanyinTime *time = &g_array_index(times, KanyinTime, i);
        g_string_append_printf(out, "%-8s %8.2f ms\n", time->room, time->milliseconds);
        rest -= time->milliseconds;
    }
    if (rest > 0) /* several processes work longer than the clock runs */
        g_string_append_printf(out, "%-8s %8.2f ms\n", "other", rest);
    g_string_append_printf(out, "%-8s %8.2f ms\n", "whole", whole);
}

void app_messages_say(const char *lines) {
    if (!*lines)
        return;
    app_progress_give_way();
    fputs(lines, stderr);
}

void app_messages_say_error(const GError *error) {
    g_autoptr(GString) line = g_string_new(NULL);
    app_messages_add_error(line, NULL, error);
    app_messages_say(line->str);
}
