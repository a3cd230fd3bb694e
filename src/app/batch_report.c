/* SPDX-License-Identifier: MIT */
/* Turns the results of many inputs into one report. */

#include "app/batch_report.h"

#include "app/json_text.h"
#include <stdlib.h>
#include <string.h>

struct AppBatchReport {
    AppOutput *output;
    size_t count;
};

static void write_text(AppBatchReport *report, const char *text) {
    app_output_write(text, strlen(text), report->output);
}

AppBatchReport *app_batch_report_new(const char *path, const AppInputs *inputs, GError **error) {
    AppBatchReport *report = g_new0(AppBatchReport, 1);
    report->output = app_output_new(inputs);
    if (!app_output_begin(report->output, path, error)) {
        app_batch_report_free(report);
        return NULL;
    }
    g_autofree char *head =
        g_strdup_printf("{\n\"kanyin\": \"%s\",\n\"inputs\": [", kanyin_version());
    write_text(report, head);
    return report;
}

void app_batch_report_free(AppBatchReport *report) {
    if (!report)
        return;
    app_output_free(report->output);
    g_free(report);
}

void app_batch_report_add(AppBatchReport *report, const char *input, const GPtrArray *paths,
                          const AppResult *result) {
    json_t *item = json_object(), *outputs = json_array();
    for (guint i = 0; i < paths->len; i++)
        json_array_append_new(outputs, app_json_text(g_ptr_array_index(paths, i)));
    json_t *inner = result->error || !result->report ? NULL : json_loads(result->report, 0, NULL);
    json_object_set_new(item, "input", app_json_text(input));
    json_object_set_new(item, "outputs", outputs);
    json_object_set_new(item, "exit", json_integer((json_int_t)result->code));
    json_object_set_new(item, "error", app_json_text(result->error));
    json_object_set_new(item, "report", inner ? inner : json_null());
    char *text = json_dumps(item, JSON_INDENT(2) | JSON_REAL_PRECISION(6));
    json_decref(item);
    write_text(report, report->count++ ? ",\n" : "\n");
    write_text(report, text);
    free(text);
}

bool app_batch_report_end(AppBatchReport *report, size_t failed, GError **error) {
    g_autofree char *foot = g_strdup_printf("\n],\n\"set\": %zu,\n\"failed\": %zu\n}\n",
                                            report->count - failed, failed);
    write_text(report, foot);
    return app_output_end(report->output, error) && app_output_sync(report->output, error) &&
           app_output_commit(report->output, error);
}
