/* SPDX-License-Identifier: MIT */
#pragma once

/* The report on many inputs (docs/report-schema.json, the form "batch"), written as they come. */

#include "app/output.h"
#include "app/result.h"

typedef struct AppBatchReport AppBatchReport;

/* Errors: APP_ERROR. */
AppBatchReport *app_batch_report_new(const char *path, const AppInputs *inputs, GError **error);
/* Without app_batch_report_end() nothing is left. NULL is fine. */
void app_batch_report_free(AppBatchReport *report);

/* `paths`: the files that were written. */
void app_batch_report_add(AppBatchReport *report, const char *input, const GPtrArray *paths,
                          const AppResult *result);

/* Errors: APP_ERROR, of everything since the beginning. */
bool app_batch_report_end(AppBatchReport *report, size_t failed, GError **error);
