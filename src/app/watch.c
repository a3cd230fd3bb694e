/* SPDX-License-Identifier: MIT */
/* Turns changes of the inputs' folders into runs that make everything anew. */

#include "app/watch.h"

#include "app/interrupt.h"
#include "app/messages.h"
#include <errno.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <sys/inotify.h>
#include <sys/wait.h>
#include <unistd.h>

#define MAX_FOLDERS 1000 /* with those below; a folder of everything is not for watching */
#define MAX_DEPTH 8
#define QUIET_MILLISECONDS 25 /* editors write in several steps */
#define EVENTS (IN_CLOSE_WRITE | IN_MOVED_TO | IN_MOVED_FROM | IN_DELETE | IN_CREATE | IN_ONLYDIR)

typedef struct {
    const AppOptions *options;
    int fd;
    GHashTable *folders; /* watch descriptor → path */
} Watch;

/* What the run itself writes. */
static bool is_output(const Watch *watch, const char *folder, const char *name) {
    const AppOptions *options = watch->options;
    const char *files[] = {options->output, options->report, options->cover, options->metadata,
                           options->individual};
    g_autofree char *path = g_build_filename(folder, name, NULL);
    g_autofree char *changed = g_canonicalize_filename(path, NULL);
    for (size_t i = 0; i < G_N_ELEMENTS(files); i++) {
        g_autofree char *file = files[i] ? g_canonicalize_filename(files[i], NULL) : NULL;
        if (file && strcmp(file, changed) == 0)
            return true;
    }
    return false;
}

static bool add_folder(Watch *watch, const char *path) {
    int descriptor = inotify_add_watch(watch->fd, path, EVENTS);
    if (descriptor < 0)
        return false;
    bool is_new = !g_hash_table_contains(watch->folders, GINT_TO_POINTER(descriptor));
    g_hash_table_insert(watch->folders, GINT_TO_POINTER(descriptor), g_strdup(path));
    return is_new;
}

static void add_tree(Watch *watch, const char *path, int depth) {
    if (g_hash_table_size(watch->folders) >= MAX_FOLDERS || depth > MAX_DEPTH ||
        !add_folder(watch, path))
        return;
    g_autoptr(GDir) folder = g_dir_open(path, 0, NULL);
    for (const char *name; folder && (name = g_dir_read_name(folder));) {
        g_autofree char *inner = g_build_filename(path, name, NULL);
        if (*name != '.' && !is_output(watch, path, name) &&
            g_file_test(inner, G_FILE_TEST_IS_DIR) && !g_file_test(inner, G_FILE_TEST_IS_SYMLINK))
            add_tree(watch, inner, depth + 1);
    }
}

static void add_all(Watch *watch) {
    const AppOptions *options = watch->options;
    for (guint i = 0; i < options->inputs->list->len; i++) {
        const char *path = app_inputs_at(options->inputs, i)->path;
        g_autofree char *folder = g_path_get_dirname(path);
        if (strcmp(path, "-") != 0)
            add_tree(watch, folder, 0);
    }
    for (size_t i = 0; options->styles && options->styles[i]; i++) {
        g_autofree char *folder = g_path_get_dirname(options->styles[i]);
        if (g_file_test(options->styles[i], G_FILE_TEST_EXISTS))
            add_folder(watch, folder);
    }
}

/* Takes what has happened; was any of it a change of what is read? */
static bool take_events(Watch *watch) {
    _Alignas(struct inotify_event) char events[16 * 1024];
    ssize_t size = read(watch->fd, events, sizeof events);
    bool is_change = false;
    for (ssize_t at = 0; at < size;) {
        const struct inotify_event *event = (const struct inotify_event *)(void *)(events + at);
        at += (ssize_t)(sizeof *event + event->len);
        const char *folder = g_hash_table_lookup(watch->folders, GINT_TO_POINTER(event->wd));
        if (!folder || !event->len || *event->name == '.' || is_output(watch, folder, event->name))
            continue;
        g_autofree char *path = g_build_filename(folder, event->name, NULL);
        if ((event->mask & IN_ISDIR) && (event->mask & (IN_CREATE | IN_MOVED_TO)))
            add_tree(watch, path, 1);
        is_change |= (event->mask & ~IN_CREATE) != 0 || (event->mask & IN_ISDIR);
    }
    return is_change;
}

/* Waits for a change, and for the quiet after it. */
static void wait_for_change(Watch *watch) {
    struct pollfd ready = {.fd = watch->fd, .events = POLLIN};
    bool is_changed = false;
    while (!is_changed || poll(&ready, 1, QUIET_MILLISECONDS) > 0) {
        if (!is_changed && poll(&ready, 1, -1) < 0)
            continue;
        is_changed |= take_events(watch);
    }
}

static void make_anew(const Watch *watch, AppExit (*make)(const AppOptions *, GError **)) {
    gint64 start = g_get_monotonic_time();
    pid_t child = app_interrupt_fork();
    if (child == 0) {
        GError *error = NULL;
        AppExit code = make(watch->options, &error);
        if (error)
            app_messages_say_error(error);
        _exit((int)code);
    }
    int status = 0;
    while (child > 0 && waitpid(child, &status, 0) < 0 && errno == EINTR)
        continue;
    app_interrupt_forget_child(child);
    double spent = (double)(g_get_monotonic_time() - start) / 1000;
    bool is_made = child > 0 && WIFEXITED(status) && WEXITSTATUS(status) == 0;
    g_autofree char *line =
        g_strdup_printf("kanyin: %s in %.0f ms; waiting for changes (Ctrl+C ends)\n",
                        is_made ? "made" : "not all could be made,", spent);
    if (!watch->options->is_quiet)
        app_messages_say(line);
}

AppExit app_watch_run(const AppOptions *options,
                      AppExit (*make)(const AppOptions *options, GError **error), GError **error) {
    Watch watch = {.options = options,
                   .fd = inotify_init1(IN_CLOEXEC),
                   .folders = g_hash_table_new_full(NULL, NULL, NULL, g_free)};
    app_interrupt_catch();
    if (watch.fd >= 0)
        add_all(&watch);
    if (g_hash_table_size(watch.folders) == 0) {
        g_set_error(error, APP_ERROR, EXIT_TRY_AGAIN, "--watch: no folder can be watched: %s",
                    g_strerror(errno));
        g_hash_table_unref(watch.folders);
        return EXIT_TRY_AGAIN;
    }
    for (;;) {
        make_anew(&watch, make);
        wait_for_change(&watch);
    }
}
