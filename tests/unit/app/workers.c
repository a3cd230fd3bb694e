/* SPDX-License-Identifier: MIT */
/* Every job has one result, whichever process does it and whichever dies of it. */

#include "app/workers.h"

#include <signal.h>
#include <string.h>
#include <unistd.h>

#define JOBS 200

typedef struct {
    unsigned taken[JOBS], lost[JOBS];
    size_t ahead; /* how far jobs may run ahead of the first one that is not taken */
    pid_t parent;
} Log;

static bool is_deadly(size_t job) {
    return job % 7 == 3;
}

static AppResult *work(size_t job, void *user) {
    g_assert_cmpint(getpid(), !=, ((Log *)user)->parent);
    if (is_deadly(job))
        raise(job % 2 ? SIGKILL : SIGABRT);
    AppResult *result = app_result_new();
    AppPiece piece = {g_strdup_printf("piece %zu", job), job};
    KanyinTime time = {"pdf", (double)job};
    g_string_append_printf(result->lines, "job %zu\n", job);
    /* a result larger than a socket's buffer */
    result->report = g_strnfill(job % 10 == 0 ? 1000000 : 10, 'x');
    g_array_append_val(result->pieces, piece);
    g_array_append_val(result->times, time);
    return result;
}

static AppResult *lose(size_t job, const char *why, void *user) {
    ((Log *)user)->lost[job]++;
    g_assert_nonnull(strstr(why, job % 2 ? "signal 9" : "signal 6"));
    return app_result_new();
}

static void take(size_t job, AppResult *result, void *user) {
    Log *log = user;
    log->taken[job]++;
    if (!is_deadly(job)) {
        g_autofree char *line = g_strdup_printf("job %zu\n", job);
        g_autofree char *name = g_strdup_printf("piece %zu", job);
        g_assert_cmpstr(result->lines->str, ==, line);
        g_assert_cmpuint(strlen(result->report), ==, job % 10 == 0 ? 1000000 : 10);
        g_assert_cmpstr(g_array_index(result->pieces, AppPiece, 0).temporary, ==, name);
        g_assert_cmpuint(g_array_index(result->pieces, AppPiece, 0).page, ==, job);
        g_assert_cmpstr(g_array_index(result->times, KanyinTime, 0).room, ==, "pdf");
        g_assert_null(result->error);
        g_assert_null(result->title);
    }
    app_result_free(result);
}

static bool may_begin(size_t job, void *user) {
    const Log *log = user;
    size_t first = 0;
    while (first < JOBS && log->taken[first])
        first++;
    return job < first + log->ahead;
}

static void wait_a_while(void *user G_GNUC_UNUSED) {
}

static void run(unsigned workers, size_t ahead) {
    Log log = {.ahead = ahead, .parent = getpid()};
    g_autoptr(GError) error = NULL;
    AppWork crew = {.count = JOBS,
                    .workers = workers,
                    .user = &log,
                    .work = work,
                    .lose = lose,
                    .take = take,
                    .may_begin = may_begin,
                    .wait = wait_a_while};
    g_assert_true(app_workers_run(&crew, &error));
    g_assert_no_error(error);
    for (size_t job = 0; job < JOBS; job++) {
        g_assert_cmpuint(log.taken[job], ==, 1);
        g_assert_cmpuint(log.lost[job], ==, is_deadly(job));
    }
}

static void each_job_has_one_result(void) {
    run(1, JOBS);
    run(4, JOBS);
    run(3, 1); /* one at a time */
}

int main(int argc, char **argv) {
    g_test_init(&argc, &argv, NULL);
    signal(SIGPIPE, SIG_IGN);
    g_test_add_func("/app/workers/each", each_job_has_one_result);
    return g_test_run();
}
