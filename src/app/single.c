/* SPDX-License-Identifier: MIT */
/* Turns one input into the file, the report and the dump that were asked for. */

#include "app/single.h"

#include "app/article.h"
#include "app/bulletin.h"
#include "app/interrupt.h"
#include "app/messages.h"
#include "app/print.h"
#include <string.h>

/* The report, beside the pages; every file takes its name only when all are there. */
static bool finish(const AppOptions *options, const AppResult *result, AppOutput *output,
                   GError **error) {
    if (result->report) {
        if (!app_output_begin(output, options->report, error))
            return false;
        app_output_write(result->report, strlen(result->report), output);
        if (!app_output_end(output, error))
            return false;
    }
    return app_output_sync(output, error) && app_output_commit(output, error);
}

AppExit app_single_run(const AppOptions *options, GError **error) {
    gint64 start = g_get_monotonic_time();
    AppShop shop;
    app_interrupt_catch();
    if (!app_shop_open(&shop, options, error))
        return app_exit_code(*error);
    const AppInput *input = app_inputs_at(options->inputs, 0);
    bool is_inspecting = options->command == APP_INSPECT;
    AppTarget target = {.path = is_inspecting && !options->output ? "-" : options->output,
                        .has_style_notices = true};
    g_autoptr(AppOutput) output = app_output_new(options->inputs);
    g_autoptr(AppResult) result = app_result_new();
    bool is_made = options->command == APP_BULLETIN
                       ? app_bulletin_make(&shop, input, &target, output, result)
                       : app_article_make(&shop, input, &target, output, result);
    app_messages_say(result->lines->str);
    if (!is_made || !finish(options, result, output, error)) {
        app_shop_close(&shop);
        return is_made ? app_exit_code(*error) : result->code;
    }
    g_autoptr(GString) lines = g_string_new(NULL);
    if (options->shows_timings)
        app_messages_add_timings(lines, shop.opening, result->times,
                                 (double)(g_get_monotonic_time() - start) / 1000);
    app_messages_say(lines->str);
    bool is_shown = !result->dump || app_print(result->dump, error);
    if (is_shown)
        app_leave_at_once(result->code);
    app_shop_close(&shop);
    return is_shown ? result->code : app_exit_code(*error);
}
