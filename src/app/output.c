/* SPDX-License-Identifier: MIT */
/* Turns bytes into files that appear whole, under their names, at the very end. */

#include "app/output.h"

#include "app/exits.h"
#include "app/interrupt.h"
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

typedef struct {
    char *path;        /* as asked for, for messages; "-" standard output */
    char *target;      /* where it ends, links followed; NULL: a pipe, a device or a piece */
    char *temporary;   /* where it is written; NULL: in memory */
    GByteArray *bytes; /* for pipes and devices */
    size_t pending;    /* its place among what an interrupt removes */
} File;

struct AppOutput {
    GPtrArray *files; /* of File */
    const AppInputs *inputs;
    int fd;     /* of the file begun last; -1 none */
    int failed; /* errno of the first write that failed; 0 none */
};

static void free_file(gpointer data) {
    File *file = data;
    if (file->temporary) {
        unlink(file->temporary);
        app_interrupt_forget_file(file->pending);
    }
    g_clear_pointer(&file->bytes, g_byte_array_unref);
    g_free(file->temporary);
    g_free(file->target);
    g_free(file->path);
    g_free(file);
}

AppOutput *app_output_new(const AppInputs *inputs) {
    AppOutput *output = g_new0(AppOutput, 1);
    output->files = g_ptr_array_new_with_free_func(free_file);
    output->inputs = inputs;
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

static bool is_named_twice(const AppOutput *output, const File *file) {
    for (guint i = 0; i < output->files->len; i++) {
        const File *other = g_ptr_array_index(output->files, i);
        if (other != file && g_strcmp0(other->target, file->target) == 0)
            return true;
    }
    return false;
}

/* Where a file of that name will end: a link keeps pointing where it points, its end is replaced.
 */
static bool aim(AppOutput *output, File *file, const struct stat *old, GError **error) {
    if (old && S_ISDIR(old->st_mode))
        return fail(error, EXIT_CANNOT_CREATE, file->path, EISDIR);
    char *resolved = old ? realpath(file->path, NULL) : NULL;
    file->target = g_strdup(resolved ? resolved : file->path);
    free(resolved);
    if (is_named_twice(output, file)) {
        g_set_error(error, APP_ERROR, EXIT_BAD_USAGE, "%s: named for two outputs", file->path);
        return false;
    }
    if (old && access(file->target, W_OK) != 0) /* a rename would replace it nevertheless */
        return fail(error, EXIT_CANNOT_CREATE, file->path, errno);
    return true;
}

/* Makes a file under a name that nobody has, and remembers it. */
static bool make(AppOutput *output, File *file, char *temporary, bool is_pattern, GError **error) {
    sigset_t all, before; /* no signal between the file's making and its being remembered */
    sigfillset(&all);
    sigprocmask(SIG_SETMASK, &all, &before);
    output->fd = is_pattern ? g_mkstemp_full(temporary, O_WRONLY | O_CLOEXEC, 0666)
                            : open(temporary, O_WRONLY | O_CLOEXEC | O_CREAT | O_EXCL, 0666);
    int failed = output->fd < 0 ? errno : 0;
    if (!failed) {
        file->temporary = g_strdup(temporary);
        file->pending = app_interrupt_remember_file(file->temporary);
    }
    sigprocmask(SIG_SETMASK, &before, NULL);
    return failed ? fail(error, EXIT_CANNOT_CREATE, file->path, failed) : true;
}

static bool begin_temporary(AppOutput *output, File *file, const struct stat *old, GError **error) {
    if (!aim(output, file, old, error))
        return false;
    g_autofree char *folder = g_path_get_dirname(file->target);
    g_autofree char *name = g_path_get_basename(file->target);
    g_autofree char *temporary = g_strdup_printf("%s/.%.200s.XXXXXX", folder, name);
    if (!make(output, file, temporary, true, error))
        return false;
    if (old)
        (void)!fchmod(output->fd, old->st_mode & 07777);
    return true;
}

static File *add_file(AppOutput *output, const char *path) {
    File *file = g_new0(File, 1);
    file->path = g_strdup(path);
    g_ptr_array_add(output->files, file);
    return file;
}

/* What stands at `path` now, if anything does. */
static bool look(const AppOutput *output, const char *path, struct stat *old, bool *exists,
                 GError **error) {
    *exists = strcmp(path, "-") != 0 && stat(path, old) == 0;
    if (!*exists || !app_inputs_hold(output->inputs, old))
        return true;
    g_set_error(error, APP_ERROR, EXIT_BAD_USAGE, "%s: would overwrite the input", path);
    return false;
}

bool app_output_begin(AppOutput *output, const char *path, GError **error) {
    g_assert(output->fd < 0);
    struct stat old;
    bool exists;
    if (!look(output, path, &old, &exists, error))
        return false;
    File *file = add_file(output, path);
    bool is_file = !exists || S_ISREG(old.st_mode) || S_ISDIR(old.st_mode);
    if (strcmp(path, "-") != 0 && is_file)
        return begin_temporary(output, file, exists ? &old : NULL, error);
    file->bytes = g_byte_array_new();
    return true;
}

bool app_output_begin_piece(AppOutput *output, const char *temporary, GError **error) {
    g_assert(output->fd < 0);
    g_autofree char *folder = g_path_get_dirname(temporary);
    return make(output, add_file(output, folder), (char *)temporary, false, error);
}

void app_output_adopt(AppOutput *output, const char *temporary) {
    File *file = add_file(output, temporary);
    file->temporary = g_strdup(temporary);
    file->pending = app_interrupt_remember_file(file->temporary);
}

bool app_output_name(AppOutput *output, size_t index, const char *path, GError **error) {
    struct stat old;
    bool exists;
    File *file = g_ptr_array_index(output->files, index);
    g_free(file->path);
    file->path = g_strdup(path);
    if (!look(output, path, &old, &exists, error) ||
        !aim(output, file, exists ? &old : NULL, error))
        return false;
    if (exists)
        (void)!chmod(file->temporary, old.st_mode & 07777);
    return true;
}

void app_output_release(AppOutput *output) {
    for (guint i = 0; i < output->files->len; i++) {
        File *file = g_ptr_array_index(output->files, i);
        if (!file->temporary)
            continue;
        app_interrupt_forget_file(file->pending);
        g_clear_pointer(&file->temporary, g_free);
    }
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
    int failed = output->failed;
    if (output->fd >= 0 && !failed) /* the disk may begin; app_output_sync() waits for it */
        (void)sync_file_range(output->fd, 0, 0, SYNC_FILE_RANGE_WRITE);
    if (output->fd >= 0 && close(output->fd) != 0 && !failed)
        failed = errno;
    output->fd = -1;
    return failed ? fail(error, EXIT_IO_ERROR, file->path, failed) : true;
}

bool app_output_sync(AppOutput *output, GError **error) {
    for (guint i = 0; i < output->files->len; i++) {
        const File *file = g_ptr_array_index(output->files, i);
        int fd = file->temporary ? open(file->temporary, O_WRONLY | O_CLOEXEC) : -1;
        if (!file->temporary)
            continue;
        int failed = fd < 0 || fsync(fd) != 0 ? errno : 0;
        if (fd >= 0)
            close(fd);
        if (failed)
            return fail(error, EXIT_IO_ERROR, file->path, failed);
    }
    return true;
}

bool app_output_sync_folder(const char *folder, GError **error) {
    int fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    int failed = fd < 0 || syncfs(fd) != 0 ? errno : 0;
    if (fd >= 0)
        close(fd);
    return failed ? fail(error, EXIT_IO_ERROR, folder, failed) : true;
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
        app_interrupt_forget_file(file->pending);
        g_clear_pointer(&file->temporary, g_free);
    }
    return true;
}
