/* SPDX-License-Identifier: MIT */
/* Turns configuration files into settings. */

#include "app/config_file.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define GROUP "kanyin"
#define PROJECT_FILE "kanyin.ini"
#define MAX_CONFIG_BYTES ((off_t)1024 * 1024)

/* GKeyFile does not tell where a key stands; the last such line holds. 0: not found. */
static unsigned line_of(const char *text, const char *key) {
    unsigned line = 1, found = 0;
    size_t length = strlen(key);
    for (const char *at = text; at; at = strchr(at, '\n'), line++) {
        at += *at == '\n';
        const char *word = at + strspn(at, " \t");
        if (strncmp(word, key, length) == 0 && strchr(" \t=", word[length]))
            found = line;
    }
    return found;
}

/* A path in a file starts from the file's own folder, "~/" from the user's home. */
static char *resolve(const char *path, const char *folder) {
    if (g_str_has_prefix(path, "~/"))
        return g_build_filename(g_get_home_dir(), path + 2, NULL);
    return g_path_is_absolute(path) ? g_strdup(path) : g_build_filename(folder, path, NULL);
}

static bool is_path(const AppOption *option, const char *value) {
    bool is_sheet = strchr(value, '/') || g_str_has_suffix(value, ".css");
    return option->kind == KIND_FILE || option->kind == KIND_FOLDER ||
           (option->kind == KIND_STYLE && is_sheet);
}

static char **read_values(GKeyFile *file, const AppOption *option, const char *folder,
                          GError **error) {
    char **values = NULL;
    if (option->is_list) {
        values = g_key_file_get_string_list(file, GROUP, option->name, NULL, error);
    } else {
        char *value = g_key_file_get_string(file, GROUP, option->name, error);
        values = value ? g_strdupv((char *[]){value, NULL}) : NULL;
        g_free(value);
    }
    for (size_t i = 0; values && values[i]; i++) {
        if (!is_path(option, values[i]))
            continue;
        char *resolved = resolve(values[i], folder);
        g_free(values[i]);
        values[i] = resolved;
    }
    return values;
}

typedef struct {
    const char *path, *text;
    GKeyFile *keys;
} ConfigFile;

static bool read_key(AppSettings *settings, const ConfigFile *file, const char *key,
                     GError **error) {
    int id = app_option_find(key);
    g_autofree char *origin =
        g_strdup_printf("%s:%u: %s", file->path, line_of(file->text, key), key);
    if (id < 0 || !app_option_table[id].is_setting) {
        g_set_error(error, APP_ERROR, EXIT_BAD_CONFIG,
                    "%s: no option that a configuration file may hold; `kanyin config` lists them",
                    origin);
        return false;
    }
    g_autofree char *folder = g_path_get_dirname(file->path);
    g_autoptr(GError) failure = NULL;
    char **values = read_values(file->keys, &app_option_table[id], folder, &failure);
    if (!values || !values[0]) {
        g_strfreev(values);
        g_set_error(error, APP_ERROR, EXIT_BAD_CONFIG, "%s: %s", origin,
                    failure ? failure->message : "it is empty");
        return false;
    }
    AppSetting *setting =
        app_settings_offer(settings, (AppOptionId)id, values, g_steal_pointer(&origin));
    if (setting)
        setting->is_file = true;
    return true;
}

static bool read_text(AppSettings *settings, const char *path, const char *text, GError **error) {
    g_autoptr(GKeyFile) file = g_key_file_new();
    g_autoptr(GError) failure = NULL;
    if (!g_key_file_load_from_data(file, text, strlen(text), G_KEY_FILE_NONE, &failure)) {
        g_set_error(error, APP_ERROR, EXIT_BAD_CONFIG, "%s: %s", path, failure->message);
        return false;
    }
    g_auto(GStrv) groups = g_key_file_get_groups(file, NULL);
    for (size_t i = 0; groups[i]; i++) {
        if (strcmp(groups[i], GROUP) == 0)
            continue;
        g_set_error(error, APP_ERROR, EXIT_BAD_CONFIG, "%s: [%s]: the only group is [" GROUP "]",
                    path, groups[i]);
        return false;
    }
    g_auto(GStrv) keys = g_key_file_get_keys(file, GROUP, NULL, NULL);
    for (size_t i = 0; keys && keys[i]; i++)
        if (!read_key(settings, &(ConfigFile){path, text, file}, keys[i], error))
            return false;
    return true;
}

static bool fail(const char *path, const char *why, GError **error) {
    g_set_error(error, APP_ERROR, EXIT_BAD_CONFIG, "%s: %s", path, why);
    return false;
}

/* Whoever may write a folder above ours must not choose our fonts and styles for us; `is_own`:
 * where the user's own file lies nobody else may. */
static bool read_file(AppSettings *settings, const char *path, bool is_own, GError **error) {
    struct stat found;
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (fd < 0) { /* what cannot even be looked for, as in another user's home, is not there */
        int failed = errno;
        return access(path, F_OK) != 0 || fail(path, g_strerror(failed), error);
    }
    const char *why = fstat(fd, &found) != 0             ? g_strerror(errno)
                      : !S_ISREG(found.st_mode)          ? "is no file"
                      : found.st_size > MAX_CONFIG_BYTES ? "is larger than 1 MiB"
                      : !is_own && found.st_uid != geteuid() && found.st_uid != 0
                          ? "belongs to another user; --no-config passes it over"
                          : NULL;
    close(fd);
    if (why)
        return fail(path, why, error);
    g_autofree char *text = NULL;
    g_autoptr(GError) failure = NULL;
    if (!g_file_get_contents(path, &text, NULL, &failure))
        return fail(path, failure->message, error);
    return read_text(settings, path, text, error);
}

static bool exists(const char *folder, const char *name) {
    g_autofree char *path = g_build_filename(folder, name, NULL);
    return access(path, F_OK) == 0;
}

/* NULL where there is none. */
static char *find_project_file(void) {
    g_autofree char *folder = g_get_current_dir();
    for (;;) {
        if (exists(folder, PROJECT_FILE))
            return g_build_filename(folder, PROJECT_FILE, NULL);
        char *slash = strrchr(folder, '/');
        if (exists(folder, ".git") || !slash || !folder[1])
            return NULL;
        slash[slash == folder] = '\0';
    }
}

bool app_config_read(AppSettings *settings, GError **error) {
    g_autofree char *project = find_project_file();
    if (project && !read_file(settings, project, false, error))
        return false;
    g_autofree char *user = g_build_filename(g_get_user_config_dir(), "kanyin", "config", NULL);
    return read_file(settings, user, true, error);
}

char *app_config_list(const AppSettings *settings) {
    GString *text = g_string_new(NULL);
    for (int id = 0; id < OPTION_COUNT; id++) {
        const AppOption *option = &app_option_table[id];
        const AppSetting *setting = &settings->of[id];
        if (!option->is_setting)
            continue;
        g_autofree char *list = setting->values ? g_strjoinv(";", setting->values) : NULL;
        const char *silent = option->kind == KIND_FLAG ? "false"
                             : option->fallback        ? option->fallback
                                                       : "-";
        g_string_append_printf(text, "%-15s %-32s %s\n", option->name, list ? list : silent,
                               list ? setting->origin : "default");
    }
    return g_string_free(text, FALSE);
}
