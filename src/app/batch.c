/* SPDX-License-Identifier: MIT */
/* Turns many inputs into files of one folder, in one process or several.
 *
 * Inputs are done in any order and told in theirs. Whoever does one writes pieces without a name;
 * the names, which may depend on the inputs before, are given here, a batch of files at a time, so
 * that the disk is waited for once and not for each file. */

#include "app/batch.h"

#include "app/article.h"
#include "app/batch_report.h"
#include "app/bulletin.h"
#include "app/interrupt.h"
#include "app/messages.h"
#include "app/names.h"
#include "app/print.h"
#include "app/progress.h"
#include "app/workers.h"
#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>

/* Files get their names so many inputs at a time, or as soon as the last time is this long ago. */
#define COMMIT_INPUTS 256
#define COMMIT_MICROSECONDS 200000
/* An fsync() takes some 5 ms and a syncfs() hardly more, but that one waits for others' files too:
 * it is for more inputs than these. */
#define FSYNC_INPUTS 4
/* So many inputs may be done ahead of one that takes long; their pieces wait. */
#define MAX_AHEAD 4096

/* An input that is done and not told yet. */
typedef struct {
    AppResult *result; /* NULL: it is not done */
    AppOutput *output;
    GPtrArray *paths; /* the names of its files */
} Done;

typedef struct {
    const AppOptions *options;
    AppShop shop;
    char *prefix;       /* of pieces; NULL: nothing is written */
    bool is_own_folder; /* made by this run */
    /* The pieces of what was done last in this process: nobody else may know of them yet. */
    AppOutput *made[WORKERS_JOBS_AHEAD];
    Done *inputs;
    size_t working;    /* inputs begun in this process */
    size_t done, told; /* inputs done, and those of which the user knows */
    gint64 committed;  /* when, last */
    GHashTable *names;
    AppTally *tally;
    AppBatchReport *report; /* NULL: not asked for */
    GArray *times;
    size_t failed;
    AppExit code;
} Batch;

static const AppInput *input_at(const Batch *batch, size_t job) {
    return app_inputs_at(batch->options->inputs, job);
}

/* The slot of the next job, its pieces of before left to whoever took them over. */
static AppOutput **release_made(Batch *batch, size_t slot) {
    if (batch->made[slot])
        app_output_release(batch->made[slot]);
    g_clear_pointer(&batch->made[slot], app_output_free);
    return &batch->made[slot];
}

static void release_all_made(Batch *batch) {
    for (size_t slot = 0; slot < WORKERS_JOBS_AHEAD; slot++)
        release_made(batch, slot);
}

static AppResult *work(size_t job, void *user) {
    Batch *batch = user;
    AppOutput **made = release_made(batch, batch->working++ % WORKERS_JOBS_AHEAD);
    AppResult *result = app_result_new();
    *made = app_output_new(batch->options->inputs);
    g_autofree char *prefix = batch->prefix ? g_strdup_printf("%s-%zu", batch->prefix, job) : NULL;
    AppTarget target = {.prefix = prefix};
    bool is_made =
        batch->options->command == APP_BULLETIN
            ? app_bulletin_make(&batch->shop, input_at(batch, job), &target, *made, result)
            : app_article_make(&batch->shop, input_at(batch, job), &target, *made, result);
    if (!is_made) {
        g_array_set_size(result->pieces, 0);
        g_clear_pointer(made, app_output_free);
    }
    return result;
}

/* A process that was killed had no time to clear away its pieces. */
static void remove_pieces(const Batch *batch, size_t job) {
    g_autofree char *folder = g_path_get_dirname(batch->prefix);
    g_autofree char *name = g_path_get_basename(batch->prefix);
    g_autofree char *wanted = g_strdup_printf("%s-%zu-", name, job);
    g_autoptr(GDir) files = g_dir_open(folder, 0, NULL);
    for (const char *file; files && (file = g_dir_read_name(files));) {
        g_autofree char *path = g_build_filename(folder, file, NULL);
        if (g_str_has_prefix(file, wanted))
            g_unlink(path);
    }
}

static AppResult *lose(size_t job, const char *why, void *user) {
    Batch *batch = user;
    if (batch->prefix)
        remove_pieces(batch, job);
    AppResult *result = app_result_new();
    const char *input = input_at(batch, job)->path;
    g_autoptr(GError) error = g_error_new(APP_ERROR, EXIT_SOFTWARE, "%s: %s", input, why);
    app_result_fail(result, input, error);
    return result;
}

/* The name without extension, and a notice where an input before has it. */
static char *choose_name(Batch *batch, size_t job, AppResult *result) {
    const AppOptions *options = batch->options;
    const char *input = input_at(batch, job)->path;
    bool is_changed = false;
    g_autofree char *name =
        app_name_fill(options->name, &(AppNameFields){.input = input,
                                                      .title = result->title,
                                                      .date = result->date,
                                                      .number = job + 1,
                                                      .count = options->inputs->list->len});
    char *claimed = app_name_claim(batch->names, name, &is_changed);
    g_autofree char *message = g_strdup_printf(
        "The name '%s' is that of an input before; this one is '%s'", name, claimed);
    KanyinNotice notice = {KANYIN_SEVERITY_INFO, "name-taken", input, 0, 0, message};
    if (is_changed)
        app_messages_add_notice(result->lines, &notice, input);
    return claimed;
}

static char *path_of(const Batch *batch, const char *name, const AppPiece *piece,
                     const AppResult *result) {
    const char *suffix = app_option_table[OPTION_FORMAT].choices[batch->options->format].word;
    bool is_json = batch->options->command == APP_INSPECT;
    g_autofree char *whole = g_strconcat(name, ".", is_json ? "json" : suffix, NULL);
    g_autofree char *file =
        piece->page ? app_page_path(whole, piece->page, result->page_count) : g_strdup(whole);
    return g_build_filename(batch->options->output, file, NULL);
}

static bool is_report(const Batch *batch, const char *path) {
    const char *report = batch->options->report;
    g_autofree char *there = report ? g_canonicalize_filename(report, NULL) : NULL;
    g_autofree char *here = report ? g_canonicalize_filename(path, NULL) : NULL;
    return report && strcmp(there, here) == 0;
}

/* Gives the pieces of an input the names they will have. */
static void name_pieces(Batch *batch, size_t job) {
    Done *done = &batch->inputs[job];
    g_autoptr(GError) error = NULL;
    if (done->result->error)
        return;
    g_autofree char *name = choose_name(batch, job, done->result);
    for (guint i = 0; !error && i < done->result->pieces->len; i++) {
        const AppPiece *piece = &g_array_index(done->result->pieces, AppPiece, i);
        char *path = path_of(batch, name, piece, done->result);
        g_ptr_array_add(done->paths, path);
        if (is_report(batch, path))
            g_set_error(&error, APP_ERROR, EXIT_BAD_USAGE, "%s: named for two outputs", path);
        else
            app_output_name(done->output, i, path, &error);
    }
    if (error)
        app_result_fail(done->result, input_at(batch, job)->path, error);
}

typedef bool (*Step)(AppOutput *output, GError **error);

/* Takes one step with the files of each input; one that fails is lost alone. */
static void take_step(Batch *batch, size_t count, Step step) {
    for (size_t job = batch->told; job < batch->told + count; job++) {
        Done *done = &batch->inputs[job];
        g_autoptr(GError) error = NULL;
        if (!done->result->error && !step(done->output, &error))
            app_result_fail(done->result, input_at(batch, job)->path, error);
    }
}

static void sync_pieces(Batch *batch, size_t count) {
    if (!batch->prefix || count <= FSYNC_INPUTS ||
        !app_output_sync_folder(batch->options->output, NULL))
        take_step(batch, count, app_output_sync); /* which also says whose file is amiss */
}

static void add_times(Batch *batch, const AppResult *result) {
    for (guint i = 0; i < result->times->len; i++) {
        if (batch->times->len <= i) {
            g_array_append_val(batch->times, g_array_index(result->times, KanyinTime, i));
            continue;
        }
        g_array_index(batch->times, KanyinTime, i).milliseconds +=
            g_array_index(result->times, KanyinTime, i).milliseconds;
    }
}

static void tell(Batch *batch, size_t job) {
    Done *done = &batch->inputs[job];
    if (batch->code == EXIT_DONE)
        batch->code = done->result->code;
    if (done->result->error) {
        g_ptr_array_set_size(done->paths, 0);
        batch->failed++;
    }
    g_autoptr(GString) lines = g_string_new(NULL);
    app_tally_take(batch->tally, done->result->notes, lines);
    g_string_append(lines, done->result->lines->str);
    app_messages_say(lines->str);
    if (batch->report)
        app_batch_report_add(batch->report, input_at(batch, job)->path, done->paths, done->result);
    add_times(batch, done->result);
    g_clear_pointer(&done->result, app_result_free);
    g_clear_pointer(&done->output, app_output_free);
    g_clear_pointer(&done->paths, g_ptr_array_unref);
}

/* How many inputs are done and have nothing undone before them, up to what is committed at once. */
static size_t count_ready(const Batch *batch) {
    size_t ready = 0, all = batch->options->inputs->list->len;
    while (ready < COMMIT_INPUTS && batch->told + ready < all &&
           batch->inputs[batch->told + ready].result)
        ready++;
    return ready;
}

/* Names, syncs and tells them. */
static void commit(Batch *batch, size_t count) {
    for (size_t i = 0; i < count; i++)
        name_pieces(batch, batch->told + i);
    sync_pieces(batch, count);
    take_step(batch, count, app_output_commit);
    for (size_t i = 0; i < count; i++)
        tell(batch, batch->told + i);
    batch->told += count;
    batch->committed = g_get_monotonic_time();
}

static void commit_if_due(void *user) {
    Batch *batch = user;
    size_t ready = count_ready(batch);
    bool is_due = g_get_monotonic_time() - batch->committed > COMMIT_MICROSECONDS;
    if (ready == COMMIT_INPUTS || (ready > 0 && is_due))
        commit(batch, ready);
}

/* From here on the pieces are ours to clear away. */
static void take(size_t job, AppResult *result, void *user) {
    Batch *batch = user;
    AppOutput *output = app_output_new(batch->options->inputs);
    for (guint i = 0; i < result->pieces->len; i++)
        app_output_adopt(output, g_array_index(result->pieces, AppPiece, i).temporary);
    batch->inputs[job] = (Done){result, output, g_ptr_array_new_with_free_func(g_free)};
    batch->done++;
    release_all_made(batch);
    app_progress_step(batch->done, input_at(batch, job)->path);
    commit_if_due(user);
}

static bool may_begin(size_t job, void *user) {
    return job < ((const Batch *)user)->told + MAX_AHEAD;
}

static bool run_jobs(Batch *batch, GError **error) {
    size_t count = batch->options->inputs->list->len;
    unsigned workers = (unsigned)MIN(batch->options->jobs, count);
    if (workers > 1)
        return app_workers_run(&(AppWork){.count = count,
                                          .workers = workers,
                                          .user = batch,
                                          .work = work,
                                          .lose = lose,
                                          .take = take,
                                          .may_begin = may_begin,
                                          .wait = commit_if_due},
                               error);
    for (size_t job = 0; job < count; job++)
        take(job, work(job, batch), batch);
    return true;
}

/* What was not begun, since no process could be started, fails for that reason. */
static void fail_the_rest(Batch *batch, const GError *error) {
    for (size_t job = batch->told; job < batch->options->inputs->list->len; job++) {
        if (batch->inputs[job].result)
            continue;
        AppResult *result = app_result_new();
        app_result_fail(result, input_at(batch, job)->path, error);
        take(job, result, batch);
    }
}

/* Beside what they will be, so that giving them their names moves nothing. */
static bool prepare_folder(Batch *batch, GError **error) {
    const char *folder = batch->options->output;
    if (!folder)
        return true;
    batch->is_own_folder = !g_file_test(folder, G_FILE_TEST_EXISTS);
    if (g_mkdir_with_parents(folder, 0777) != 0 || g_access(folder, W_OK) != 0) {
        g_set_error(error, APP_ERROR, EXIT_CANNOT_CREATE, "%s: %s", folder, g_strerror(errno));
        return false;
    }
    batch->prefix = g_strdup_printf("%s%s.kanyin-%08x", folder,
                                    g_str_has_suffix(folder, "/") ? "" : "/", g_random_int());
    return true;
}

static bool open_batch(Batch *batch, const AppOptions *options, GError **error) {
    *batch = (Batch){.options = options};
    size_t count = options->inputs->list->len;
    batch->inputs = g_new0(Done, count);
    batch->tally = app_tally_new();
    batch->names = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    batch->times = g_array_new(FALSE, FALSE, sizeof(KanyinTime));
    app_interrupt_catch();
    if (!app_shop_open(&batch->shop, options, error))
        return false;
    if (!prepare_folder(batch, error))
        return false;
    if (options->report)
        batch->report = app_batch_report_new(options->report, options->inputs, error);
    return !options->report || batch->report;
}

static void remove_empty_folder(const Batch *batch) {
    if (batch->is_own_folder && batch->failed == batch->told)
        g_rmdir(batch->options->output);
}

static void close_batch(Batch *batch) {
    app_batch_report_free(batch->report);
    app_shop_close(&batch->shop);
    release_all_made(batch);
    g_array_unref(batch->times);
    app_tally_free(batch->tally);
    g_hash_table_unref(batch->names);
    g_free(batch->inputs);
    g_free(batch->prefix);
}

static void finish(Batch *batch, gint64 start) {
    g_autoptr(GString) lines = g_string_new(NULL);
    size_t count = batch->options->inputs->list->len;
    app_tally_add_counts(batch->tally, lines);
    if (count > 1)
        app_messages_add_summary(lines, count - batch->failed, batch->failed);
    if (batch->options->shows_timings)
        app_messages_add_timings(lines, batch->shop.opening, batch->times,
                                 (double)(g_get_monotonic_time() - start) / 1000);
    app_progress_give_way();
    app_messages_say(lines->str);
}

AppExit app_batch_run(const AppOptions *options, GError **error) {
    gint64 start = g_get_monotonic_time();
    Batch batch;
    if (!open_batch(&batch, options, error)) {
        remove_empty_folder(&batch);
        close_batch(&batch);
        return app_exit_code(*error);
    }
    g_autoptr(GString) lines = g_string_new(NULL);
    g_autoptr(GError) failure = NULL;
    app_shop_add_notices(&batch.shop, lines);
    app_messages_say(lines->str);
    app_progress_begin(options, options->inputs->list->len);
    if (!run_jobs(&batch, &failure))
        fail_the_rest(&batch, failure);
    for (size_t ready; (ready = count_ready(&batch)) > 0;)
        commit(&batch, ready);
    bool is_reported = !batch.report || app_batch_report_end(batch.report, batch.failed, error);
    finish(&batch, start);
    remove_empty_folder(&batch);
    if (is_reported)
        app_leave_at_once(batch.code);
    close_batch(&batch);
    return is_reported ? batch.code : app_exit_code(*error);
}
