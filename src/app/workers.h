/* SPDX-License-Identifier: MIT */
#pragma once

/* Many jobs, done by child processes that share what was made before them. A job whose process
 * dies is lost alone: another process goes on with the next. */

#include "app/result.h"
#include <stdbool.h>
#include <stddef.h>

/* So many jobs lie with a process, one being done, so that it need not wait for its parent; when
 * one more comes, the result of the first of them has been taken. */
#define WORKERS_JOBS_AHEAD 2

typedef struct {
    size_t count;     /* of jobs */
    unsigned workers; /* processes at once */
    void *user;
    AppResult *(*work)(size_t job, void *user);                  /* in the child */
    AppResult *(*lose)(size_t job, const char *why, void *user); /* a child died of it */
    void (*take)(size_t job, AppResult *result, void *user);     /* in any order; yours to free */
    bool (*may_begin)(size_t job, void *user);                   /* false: later */
    void (*wait)(void *user);                                    /* nothing came for a while */
} AppWork;

/* Errors: APP_ERROR, EXIT_TRY_AGAIN where no process can be started. */
bool app_workers_run(const AppWork *work, GError **error);
