/* SPDX-License-Identifier: MIT */
/* Turns style sheets into what is to be said of them: `kanyin style check`. */

#include "app/commands.h"

#include "app/messages.h"
#include "app/print.h"
#include <string.h>

typedef struct {
    AppCheckCount of;
    AppExit code; /* of the first sheet that is not clean */
} Count;

static KanyinStyle *load(KanyinPress *press, const char *file, GError **error) {
    if (strcmp(file, "-") != 0)
        return kanyin_style_load(press, (const char *const[]){file, NULL}, NULL, error);
    g_autoptr(GBytes) bytes = app_input_read(file, error);
    return bytes ? kanyin_style_read(press, bytes, file, error) : NULL;
}

/* A sheet's notices are told with the name it was given by; those of its imports have theirs. */
static void add_notices(GString *out, const KanyinStyle *style, const char *file, Count *count) {
    g_autofree char *path = g_canonicalize_filename(file, NULL);
    g_autofree char *here = g_get_current_dir();
    const char *name = path;
    if (g_str_has_prefix(path, here) && path[strlen(here)] == '/')
        name += strlen(here) + 1;
    for (size_t i = 0; i < kanyin_style_notice_count(style); i++) {
        KanyinNotice notice = *kanyin_style_notice(style, i);
        if (g_strcmp0(notice.source, name) == 0)
            notice.source = file;
        bool is_warning = notice.severity == KANYIN_SEVERITY_WARNING;
        count->of.warnings += is_warning;
        count->of.notes += !is_warning;
        if (is_warning && !count->code)
            count->code = EXIT_BAD_DATA;
        app_messages_add_notice(out, &notice, file);
    }
}

static void check(KanyinPress *press, const char *file, GString *out, Count *count) {
    g_autoptr(GError) failure = NULL;
    g_autoptr(KanyinStyle) style = load(press, file, &failure);
    count->of.sheets++;
    if (style) {
        add_notices(out, style, file, count);
        return;
    }
    count->of.failed++;
    if (!count->code)
        count->code = app_exit_code(failure);
    app_messages_say_error(failure);
}

AppExit app_command_style_check(const AppOptions *options, GError **error) {
    g_autoptr(KanyinPress) press = kanyin_press_new(&options->press, error);
    if (!press)
        return app_exit_code(*error);
    g_autoptr(GString) out = g_string_new(NULL);
    Count count = {0};
    for (size_t i = 0; options->sheets[i]; i++)
        check(press, options->sheets[i], out, &count);
    app_messages_add_check(out, &count.of);
    return app_print(out->str, error) ? count.code : app_exit_code(*error);
}
