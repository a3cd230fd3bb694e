/* SPDX-License-Identifier: MIT */
/* Turns bytes into files that appear whole, under their names, at the very end. */

#include "app/output.h"

#include "app/options.h"
#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

typedef struct {
    char *path;        /* as asked for, for messages; "-" standard output */
    char *target;      /* where it ends, links followed; NULL: a pipe or device */
    char *temporary;   /* where it is written; NULL: in memory */
    GByteArray *bytes; /* for pipes and devices */
    size_t pending;    /* its place in `unfinished` */
} File;

struct AppOutput {
    GPtrArray *files; /* of File */
    const char *input;
    int fd;     /* of the file begun last; -1 none */
    int failed; /* errno of the first write that failed; 0 none */
};

/* What a signal must remove. The handler may only read: an entry is set before its file is made
 * and stays until it is renamed. Grows by doubling into a new block, never freed. */
static struct {
    char *volatile *volatile paths;
    volatile sig_atomic_t count;
    size_t capacity;
} unfinished;

static void remove_and_die(int number) {
    for (sig_atomic_t i = 0; i < unfinished.count; i++)
        if (unfinished.paths[i])
            unlink(unfinished.paths[i]);
    raise(number); /* SA_RESETHAND: now with its default effect */
}

void app_output_catch_signals(void) {
    static const int signals[] = {SIGINT, SIGTERM, SIGHUP, SIGXFSZ, SIGXCPU};
    struct sigaction action = {.sa_handler = remove_and_die, .sa_flags = SA_RESETHAND | SA_NODEFER};
    sigemptyset(&action.sa_mask);
    for (size_t i = 0; i < G_N_ELEMENTS(signals); i++)
        sigaction(signals[i], &action, NULL);
    signal(SIGPIPE, SIG_IGN); /* a closed pipe is an error with a message, like a full disk */
}

static size_t remember_unfinished(char *path) {
    size_t count = (size_t)unfinished.count;
    if (count == unfinished.capacity) {
        size_t capacity = unfinished.capacity ? unfinished.capacity * 2 : 16;
        char **paths = g_new0(char *, capacity);
        for (size_t i = 0; i < count; i++)
            paths[i] = unfinished.paths[i];
        char *volatile *old = unfinished.paths;
        unfinished.paths = paths;
        unfinished.capacity = capacity;
        g_free((void *)old);
    }
    unfinished.paths[count] = path;
    unfinished.count = (sig_atomic_t)count + 1;
    return count;
}

static void free_file(gpointer data) {
    File *file = data;
    if (file->temporary) {
        unlink(file->temporary);
        unfinished.paths[file->pending] = NULL;
    }
    g_clear_pointer(&file->bytes, g_byte_array_unref);
    g_free(file->temporary);
    g_free(file->target);
    g_free(file->path);
    g_free(file);
}

AppOutput *app_output_new(const char *input) {
    AppOutput *output = g_new0(AppOutput, 1);
    output->files = g_ptr_array_new_with_free_func(free_file);
    output->input = input;
    output->fd = -1;
    return output;
}

void app_output_free(AppOutput *output) {
    if (!output)
        return;
    if (output->fd >= 0)
        close(output->fd);
    g_ptr_array_unref(output->files);
    g_free(output);
}

static bool fail(GError **error, AppExit code, const char *path, int number) {
    g_set_error(error, APP_ERROR, (int)code, "%s: %s",
                strcmp(path, "-") == 0 ? "standard output" : path, g_strerror(number));
    return false;
}

static bool is_same_file(const char *path, const struct stat *other) {
    struct stat found;
    return path && strcmp(path, "-") != 0 && stat(path, &found) == 0 &&
           found.st_dev == other->st_dev && found.st_ino == other->st_ino;
}

static bool is_named_twice(const AppOutput *output, const File *file) {
    for (guint i = 0; i < output->files->len; i++) {
        const File *other = g_ptr_array_index(output->files, i);
        if (other != file && g_strcmp0(other->target, file->target) == 0)
            return true;
    }
    return false;
}

/* Makes the file beside its target. A link keeps pointing where it points: its end is replaced. */
static bool begin_temporary(AppOutput *output, File *file, const struct stat *old, GError **error) {
    char *resolved = old ? realpath(file->path, NULL) : NULL;
    file->target = g_strdup(resolved ? resolved : file->path);
    free(resolved);
    if (is_named_twice(output, file)) {
        g_set_error(error, APP_ERROR, EXIT_BAD_USAGE, "%s: named for two outputs", file->path);
        return false;
    }
    if (old && access(file->target, W_OK) != 0) /* a rename would replace it nevertheless */
        return fail(error, EXIT_CANNOT_CREATE, file->path, errno);
    g_autofree char *folder = g_path_get_dirname(file->target);
    g_autofree char *name = g_path_get_basename(file->target);
    g_autofree char *temporary = g_strdup_printf("%s/.%.200s.XXXXXX", folder, name);
    sigset_t all, before; /* no signal between the file's making and its being remembered */
    sigfillset(&all);
    sigprocmask(SIG_SETMASK, &all, &before);
    output->fd = g_mkstemp_full(temporary, O_WRONLY | O_CLOEXEC, 0666);
    int failed = output->fd < 0 ? errno : 0;
    if (!failed) {
        file->temporary = g_steal_pointer(&temporary);
        file->pending = remember_unfinished(file->temporary);
    }
    sigprocmask(SIG_SETMASK, &before, NULL);
    if (failed)
        return fail(error, EXIT_CANNOT_CREATE, file->path, failed);
    if (old)
        (void)!fchmod(output->fd, old->st_mode & 07777);
    return true;
}

bool app_output_begin(AppOutput *output, const char *path, GError **error) {
    g_assert(output->fd < 0);
    File *file = g_new0(File, 1);
    file->path = g_strdup(path);
    g_ptr_array_add(output->files, file);
    struct stat old;
    bool exists = strcmp(path, "-") != 0 && stat(path, &old) == 0;
    if (exists && is_same_file(output->input, &old)) {
        g_set_error(error, APP_ERROR, EXIT_BAD_USAGE, "%s: would overwrite the input", path);
        return false;
    }
    if (exists && S_ISDIR(old.st_mode))
        return fail(error, EXIT_CANNOT_CREATE, path, EISDIR);
    if (strcmp(path, "-") != 0 && (!exists || S_ISREG(old.st_mode)))
        return begin_temporary(output, file, exists ? &old : NULL, error);
    file->bytes = g_byte_array_new();
    return true;
}

static int write_all(int fd, const void *bytes, size_t size) {
    const char *at = bytes;
    while (size > 0) {
        ssize_t written = write(fd, at, size);
        if (written < 0 && errno == EINTR)
            continue;
        if (written < 0)
            return errno;
        at += written;
        size -= (size_t)written;
    }
    return 0;
}

bool app_output_write(const void *bytes, size_t size, void *user) {
    AppOutput *output = user;
    File *file = g_ptr_array_index(output->files, output->files->len - 1);
    if (file->bytes)
        g_byte_array_append(file->bytes, bytes, (guint)size);
    else if (!output->failed)
        output->failed = write_all(output->fd, bytes, size);
    return output->failed == 0;
}

bool app_output_end(AppOutput *output, GError **error) {
    File *file = g_ptr_array_index(output->files, output->files->len - 1);
    if (output->failed)
        return fail(error, EXIT_IO_ERROR, file->path, output->failed);
    if (output->fd < 0)
        return true;
    int failed = fsync(output->fd) != 0 ? errno : 0;
    if (close(output->fd) != 0 && !failed)
        failed = errno;
    output->fd = -1;
    return failed ? fail(error, EXIT_IO_ERROR, file->path, failed) : true;
}

/* Pipes and devices: what was collected goes out in one piece. */
static bool write_out(const File *file, GError **error) {
    bool is_stdout = strcmp(file->path, "-") == 0;
    int fd = is_stdout ? STDOUT_FILENO : open(file->path, O_WRONLY | O_CLOEXEC);
    if (fd < 0)
        return fail(error, EXIT_CANNOT_CREATE, file->path, errno);
    int failed = write_all(fd, file->bytes->data, file->bytes->len);
    if (!is_stdout && close(fd) != 0 && !failed)
        failed = errno;
    return failed ? fail(error, EXIT_IO_ERROR, file->path, failed) : true;
}

bool app_output_commit(AppOutput *output, GError **error) {
    for (guint i = 0; i < output->files->len; i++) {
        File *file = g_ptr_array_index(output->files, i);
        if (file->bytes && !write_out(file, error))
            return false;
    }
    for (guint i = 0; i < output->files->len; i++) {
        File *file = g_ptr_array_index(output->files, i);
        if (!file->temporary)
            continue;
        if (rename(file->temporary, file->target) != 0)
            return fail(error, EXIT_CANNOT_CREATE, file->path, errno);
        unfinished.paths[file->pending] = NULL;
        g_clear_pointer(&file->temporary, g_free);
    }
    return true;
}
