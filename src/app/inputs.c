/* SPDX-License-Identifier: MIT */
/* Turns the words of the command line into the inputs they name, and an input into its bytes. */

#include "app/inputs.h"

#include "app/exits.h"
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define MAX_INPUT_BYTES ((size_t)64 * 1024 * 1024)
#define MAX_INPUTS 10000000
#define READ_STEP ((size_t)64 * 1024)

/* What a file is called, in a folder that may hold other things beside. */
static const char *const article_suffixes[] = {".txt",   ".json", ".html",     ".htm",
                                               ".xhtml", ".md",   ".markdown", NULL};
static const char *const issue_suffixes[] = {".yaml", ".yml", NULL};

static const char *const *suffixes_of(const AppInputs *inputs) {
    return inputs->kind == APP_ISSUES ? issue_suffixes : article_suffixes;
}

static void free_input(gpointer data) {
    AppInput *input = data;
    g_clear_error(&input->failure);
    g_free(input->path);
    g_free(input);
}

static void add_input(AppInputs *inputs, const char *path) {
    AppInput *input = g_new0(AppInput, 1);
    input->path = g_strdup(path);
    g_ptr_array_add(inputs->list, input);
}

static void add_failure(AppInputs *inputs, const char *path, AppExit code, const char *why) {
    add_input(inputs, path);
    AppInput *input = g_ptr_array_index(inputs->list, inputs->list->len - 1);
    input->failure = g_error_new(APP_ERROR, (int)code, "%s: %s", path, why);
}

static bool is_input_name(const AppInputs *inputs, const char *name) {
    const char *const *suffixes = suffixes_of(inputs);
    for (size_t i = 0; suffixes[i]; i++) {
        size_t length = strlen(name), suffix = strlen(suffixes[i]);
        if (*name != '.' && length > suffix &&
            g_ascii_strcasecmp(name + length - suffix, suffixes[i]) == 0)
            return true;
    }
    return false;
}

/* 2 before 10; bytes decide where that leaves names equal. */
static int compare_names(gconstpointer a, gconstpointer b) {
    const char *left = *(const char *const *)a, *right = *(const char *const *)b;
    int natural = strverscmp(left, right);
    return natural ? natural : strcmp(left, right);
}

static void add_no_input(AppInputs *inputs, const char *path) {
    g_autofree char *suffixes = g_strjoinv(", ", (char **)suffixes_of(inputs));
    g_autofree char *why =
        g_strdup_printf("no %s in this folder (%s)",
                        inputs->kind == APP_ISSUES ? "issue of a bulletin" : "article", suffixes);
    add_failure(inputs, path, EXIT_NO_INPUT, why);
}

static void add_folder(AppInputs *inputs, const char *path) {
    DIR *folder = opendir(path);
    if (!folder) {
        add_failure(inputs, path, app_exit_of_reading(errno), g_strerror(errno));
        return;
    }
    g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func(g_free);
    for (const struct dirent *entry; (entry = readdir(folder));) {
        g_autofree char *file = g_build_filename(path, entry->d_name, NULL);
        if (is_input_name(inputs, entry->d_name) && !g_file_test(file, G_FILE_TEST_IS_DIR))
            g_ptr_array_add(names, g_strdup(entry->d_name));
    }
    closedir(folder);
    g_ptr_array_sort(names, compare_names);
    for (guint i = 0; i < names->len; i++) {
        const char *name = g_ptr_array_index(names, i);
        g_autofree char *file = g_build_filename(path, name, NULL);
        add_input(inputs, strcmp(path, ".") == 0 ? name : file);
    }
    if (names->len == 0)
        add_no_input(inputs, path);
}

static void add_path(AppInputs *inputs, const char *path) {
    if (g_file_test(path, G_FILE_TEST_IS_DIR))
        add_folder(inputs, path);
    else
        add_input(inputs, path);
}

/* Empty lines part nothing; a line is a path as it stands, so that it may begin with - or @. */
static bool add_list(AppInputs *inputs, const char *list, GError **error) {
    g_autoptr(GBytes) bytes = app_input_read(list, error);
    if (!bytes)
        return false;
    gsize size = 0;
    const char *start = g_bytes_get_data(bytes, &size);
    if (size > 0 && memchr(start, '\0', size)) {
        g_set_error(error, APP_ERROR, EXIT_BAD_DATA, "@%s: is no list of files", list);
        return false;
    }
    g_autofree char *text = g_strndup(size ? start : "", size);
    g_autofree char *folder = strcmp(list, "-") == 0 ? g_strdup(".") : g_path_get_dirname(list);
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    for (size_t i = 0; lines[i]; i++) {
        char *line = i == 0 && g_str_has_prefix(lines[i], "\xEF\xBB\xBF") ? lines[i] + 3 : lines[i];
        size_t length = strlen(line);
        if (length > 0 && line[length - 1] == '\r')
            line[length - 1] = '\0';
        bool is_here = strcmp(folder, ".") == 0 || g_path_is_absolute(line);
        g_autofree char *path =
            is_here && *line != '-' ? g_strdup(line) : g_build_filename(folder, line, NULL);
        if (*line)
            add_path(inputs, path);
    }
    return true;
}

static bool add_word(AppInputs *inputs, const char *word, bool *has_stdin, GError **error) {
    bool is_list = word[0] == '@' && word[1];
    if (strcmp(is_list ? word + 1 : word, "-") == 0) {
        if (*has_stdin) {
            g_set_error(error, APP_ERROR, EXIT_BAD_USAGE, "standard input is named twice");
            return false;
        }
        *has_stdin = true;
    }
    if (!is_list) {
        add_path(inputs, word);
        return true;
    }
    guint before = inputs->list->len;
    if (!add_list(inputs, word + 1, error))
        return false;
    if (inputs->list->len == before)
        add_failure(inputs, word, EXIT_NO_INPUT, "names no input");
    return true;
}

static bool add_words(AppInputs *inputs, char **words, GError **error) {
    bool has_stdin = false;
    for (size_t i = 0; words[i]; i++) {
        if (!add_word(inputs, words[i], &has_stdin, error))
            return false;
        if (inputs->list->len > MAX_INPUTS) {
            g_set_error(error, APP_ERROR, EXIT_BAD_USAGE, "more than %d inputs", MAX_INPUTS);
            return false;
        }
    }
    return true;
}

AppInputs *app_inputs_new(char **words, AppInputKind kind, GError **error) {
    AppInputs *inputs = g_new0(AppInputs, 1);
    inputs->kind = kind;
    inputs->list = g_ptr_array_new_with_free_func(free_input);
    if (add_words(inputs, words, error))
        return inputs;
    g_ptr_array_unref(inputs->list);
    g_free(inputs);
    return NULL;
}

const AppInput *app_inputs_at(const AppInputs *inputs, size_t index) {
    return g_ptr_array_index(inputs->list, index);
}

static char *identify(const struct stat *file) {
    return g_strdup_printf("%llx:%llx", (unsigned long long)file->st_dev,
                           (unsigned long long)file->st_ino);
}

bool app_inputs_hold(const AppInputs *inputs, const struct stat *file) {
    if (!inputs->files) {
        ((AppInputs *)inputs)->files = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
        for (guint i = 0; i < inputs->list->len; i++) {
            struct stat found;
            if (stat(app_inputs_at(inputs, i)->path, &found) == 0)
                g_hash_table_add(inputs->files, identify(&found));
        }
    }
    g_autofree char *identity = identify(file);
    return g_hash_table_contains(inputs->files, identity);
}

static GBytes *read_all(int fd, const char *name, GError **error) {
    g_autoptr(GByteArray) bytes = g_byte_array_new();
    for (;;) {
        guint before = bytes->len;
        g_byte_array_set_size(bytes, before + (guint)READ_STEP);
        ssize_t got = read(fd, bytes->data + before, READ_STEP);
        g_byte_array_set_size(bytes, before + (guint)MAX(got, 0));
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0) {
            g_set_error(error, APP_ERROR, (int)app_exit_of_reading(errno), "%s: %s", name,
                        g_strerror(errno));
            return NULL;
        }
        if (got == 0)
            return g_byte_array_free_to_bytes(g_steal_pointer(&bytes));
        if (bytes->len > MAX_INPUT_BYTES) {
            g_set_error(error, APP_ERROR, EXIT_BAD_DATA, "%s: more than %zu MiB", name,
                        MAX_INPUT_BYTES >> 20);
            return NULL;
        }
    }
}

GBytes *app_input_read(const char *path, GError **error) {
    if (strcmp(path, "-") == 0)
        return read_all(STDIN_FILENO, "standard input", error);
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0) {
        g_set_error(error, APP_ERROR, (int)app_exit_of_reading(errno), "%s: %s", path,
                    g_strerror(errno));
        return NULL;
    }
    GBytes *bytes = read_all(fd, path, error);
    close(fd);
    return bytes;
}

GBytes *app_input_open(const AppInput *input, char **folder, GError **error) {
    if (input->failure) {
        g_propagate_error(error, g_error_copy(input->failure));
        return NULL;
    }
    GBytes *bytes = app_input_read(input->path, error);
    bool is_stdin = strcmp(input->path, "-") == 0;
    *folder = bytes && !is_stdin ? g_path_get_dirname(input->path) : NULL;
    return bytes;
}
