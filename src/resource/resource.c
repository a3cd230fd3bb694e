/* SPDX-License-Identifier: MIT */
/* Turns an address into bytes, or into a refusal that names the rule. */

#include "resource/resource.h"
#include "base/path.h"
#include "resource/data_uri.h"
#include <kanyin/error.h>

#include <errno.h>
#include <fcntl.h>
#include <linux/openat2.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

/* What messages quote of an address: a data: URI may be megabytes long. */
#define QUOTED_CHARACTERS 80

static GBytes *fail(GError **error, const char *address, const char *reason) {
    g_set_error(error, KANYIN_ERROR, KANYIN_ERROR_RESOURCE, "%.*s: %s", QUOTED_CHARACTERS, address,
                reason);
    return NULL;
}

static size_t max_bytes(const ResourcePolicy *policy) {
    return policy->max_bytes ? policy->max_bytes : RESOURCE_MAX_BYTES;
}

static GBytes *fail_too_large(const ResourcePolicy *policy, const char *address, GError **error) {
    g_set_error(error, KANYIN_ERROR, KANYIN_ERROR_RESOURCE,
                "%.*s: larger than the limit of %zu bytes", QUOTED_CHARACTERS, address,
                max_bytes(policy));
    return NULL;
}

/* Files that the kernel makes up as they are read. */
static bool is_of_the_system(const char *path) {
    return path_lies_in(path, "/proc") || path_lies_in(path, "/sys");
}

static const char *root_of(const ResourcePolicy *policy) {
    return policy->root ? policy->root : policy->base;
}

/* Is the path inside a folder that is open, as both are written or as both really are? */
static bool is_open(const ResourcePolicy *policy, const char *path) {
    const char *const folders[] = {root_of(policy), policy->assets};
    for (size_t i = 0; i < G_N_ELEMENTS(folders); i++) {
        if (!folders[i])
            continue;
        g_autofree char *written = g_canonicalize_filename(folders[i], NULL);
        g_autofree char *real = realpath(folders[i], NULL);
        if (path_lies_in(path, written) || (real && path_lies_in(path, real)))
            return true;
    }
    return false;
}

static char *fail_outside(const ResourcePolicy *policy, const char *address, GError **error) {
    const char *root = root_of(policy) ? root_of(policy) : policy->assets;
    g_set_error(error, KANYIN_ERROR, KANYIN_ERROR_RESOURCE,
                "%.*s: refused, files must lie in '%s' and this one does not", QUOTED_CHARACTERS,
                address, root);
    return NULL;
}

/* The path with every link followed, when it lies in an open folder. What is outside as it is
 * written is refused unseen: a message should not tell which files there are. NULL without an error
 * where there is no such file. g_free() it. */
static char *resolve(const ResourcePolicy *policy, const char *path, const char *address,
                     GError **error) {
    g_autofree char *written = g_canonicalize_filename(path, NULL);
    if (!is_open(policy, written))
        return fail_outside(policy, address, error);
    g_autofree char *real = realpath(path, NULL);
    if (!real && (errno == ENOENT || errno == ENOTDIR))
        return NULL;
    if (!real)
        fail(error, address, g_strerror(errno));
    else if (!is_open(policy, real))
        fail_outside(policy, address, error);
    else if (is_of_the_system(real))
        fail(error, address, "refused, a file of the system");
    else
        return g_steal_pointer(&real);
    return NULL;
}

static GBytes *read_open_file(int file, size_t size) {
    GByteArray *array = g_byte_array_sized_new((unsigned)size + 1);
    uint8_t block[65536];
    ssize_t got = 0;
    while (array->len <= size && (got = read(file, block, sizeof block)) > 0)
        g_byte_array_append(array, block, (unsigned)got);
    if (got >= 0)
        return g_byte_array_free_to_bytes(array);
    g_byte_array_unref(array);
    return NULL;
}

/* Links were followed before; one that is put in the place of any part of the path now is not, nor
 * does a pipe make the reader wait. Kernels before 5.6, and sandboxes that forbid the call, know
 * the rule of the last part only. */
static int open_resolved(const char *real) {
    struct open_how how = {.flags = O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC,
                           .resolve = RESOLVE_NO_SYMLINKS};
    long file = syscall(SYS_openat2, AT_FDCWD, real, &how, sizeof how);
    bool is_unknown = file < 0 && (errno == ENOSYS || errno == EPERM);
    return is_unknown ? open(real, (int)how.flags) : (int)file;
}

static GBytes *read_resolved(const ResourcePolicy *policy, const char *real, const char *address,
                             GError **error) {
    int file = open_resolved(real);
    if (file < 0)
        return fail(error, address, g_strerror(errno));
    struct stat status;
    GBytes *bytes = NULL;
    if (fstat(file, &status) != 0 || !S_ISREG(status.st_mode))
        fail(error, address, "refused, not a regular file");
    else if ((size_t)status.st_size > max_bytes(policy))
        fail_too_large(policy, address, error);
    else if (!(bytes = read_open_file(file, (size_t)status.st_size)))
        fail(error, address, g_strerror(errno));
    close(file);
    return bytes;
}

static bool has_folder(const ResourcePolicy *policy, const char *address, GError **error) {
    if (policy->base || policy->root || policy->assets)
        return true;
    fail(error, address, "refused, no folder is open for files (--assets names one)");
    return false;
}

static GBytes *read_absolute(const ResourcePolicy *policy, const char *path, const char *address,
                             GError **error) {
    if (!has_folder(policy, address, error))
        return NULL;
    g_autoptr(GError) reason = NULL;
    g_autofree char *real = resolve(policy, path, address, &reason);
    if (real)
        return read_resolved(policy, real, address, error);
    if (!reason)
        return fail(error, address, g_strerror(ENOENT));
    g_propagate_error(error, g_steal_pointer(&reason));
    return NULL;
}

/* The file's name that a URI reference stands for. NULL where it stands for none. */
static char *read_reference(const char *address, GError **error) {
    g_autofree char *path = g_strndup(address, strcspn(address, "?#"));
    g_autofree char *name = g_uri_unescape_string(path, NULL);
    if (name && g_utf8_validate(name, -1, NULL))
        return g_steal_pointer(&name);
    fail(error, address, "refused, not a percent-encoded name in UTF-8 without NUL");
    return NULL;
}

/* In the assets first, in the base then; the name as it stands first, as a reference then. What is
 * refused at one place may be open from another. */
static char *find_relative(const ResourcePolicy *policy, const char *address, GError **error) {
    const char *base = policy->base ? policy->base : policy->root;
    const char *const folders[] = {policy->assets, base};
    g_autofree char *referred = NULL;
    g_autoptr(GError) refusal = NULL;
    if (strpbrk(address, "?#%"))
        referred = read_reference(address, &refusal);
    const char *const names[] = {address, referred};
    for (size_t i = 0; i < G_N_ELEMENTS(folders) * G_N_ELEMENTS(names); i++) {
        const char *folder = folders[i / 2], *name = names[i % 2];
        if (!folder || !name || !*name)
            continue;
        g_autofree char *path = g_build_filename(folder, name, NULL);
        char *real = resolve(policy, path, address, refusal ? NULL : &refusal);
        if (real)
            return real;
    }
    if (refusal)
        g_propagate_error(error, g_steal_pointer(&refusal));
    else
        fail(error, address, g_strerror(ENOENT));
    return NULL;
}

static GBytes *read_path(const ResourcePolicy *policy, const char *address, GError **error) {
    if (g_str_has_prefix(address, "//"))
        return fail(error, address, "refused, it names a host and nothing is fetched");
    if (g_path_is_absolute(address))
        return read_absolute(policy, address, address, error);
    if (!has_folder(policy, address, error))
        return NULL;
    g_autofree char *real = find_relative(policy, address, error);
    return real ? read_resolved(policy, real, address, error) : NULL;
}

static GBytes *read_file_uri(const ResourcePolicy *policy, const char *uri, GError **error) {
    g_autofree char *host = NULL;
    g_autofree char *path = g_filename_from_uri(uri, &host, NULL);
    if (!path || (host && g_ascii_strcasecmp(host, "localhost") != 0))
        return fail(error, uri, "refused, not a file: URI of this machine");
    return read_absolute(policy, path, uri, error);
}

static GBytes *read_data_uri(const ResourcePolicy *policy, const char *uri, GError **error) {
    if (strlen(uri) / 4 * 3 > max_bytes(policy))
        return fail_too_large(policy, "data:", error);
    GBytes *bytes = data_uri_read(uri);
    return bytes ? bytes : fail(error, uri, "not a whole data: URI (RFC 2397)");
}

/* Why an address of this scheme is not read. */
static GBytes *fail_scheme(const char *scheme, const char *address, GError **error) {
    static const char *const remote[] = {"http", "https", "ftp", "ftps", "ws", "wss", NULL};
    if (g_strv_contains(remote, scheme))
        return fail(error, address,
                    "refused, only files and data: URIs are read, nothing is fetched");
    if (strlen(scheme) == 1)
        return fail(error, address, "refused, a Windows drive letter leads nowhere here");
    g_set_error(error, KANYIN_ERROR, KANYIN_ERROR_RESOURCE,
                "%.*s: refused, only files and data: URIs are read, not %.*s:", QUOTED_CHARACTERS,
                address, QUOTED_CHARACTERS, scheme);
    return NULL;
}

char *resource_locate(const ResourcePolicy *policy, const char *address, GError **error) {
    if (!has_folder(policy, address, error))
        return NULL;
    if (!g_path_is_absolute(address))
        return find_relative(policy, address, error);
    g_autoptr(GError) reason = NULL;
    char *real = resolve(policy, address, address, &reason);
    if (reason)
        g_propagate_error(error, g_steal_pointer(&reason));
    else if (!real)
        fail(error, address, g_strerror(ENOENT));
    return real;
}

GBytes *resource_read(const ResourcePolicy *policy, const char *address, GError **error) {
    g_autofree char *scheme = g_uri_parse_scheme(address);
    if (!scheme)
        return read_path(policy, address, error);
    g_autofree char *lower = g_ascii_strdown(scheme, -1);
    if (strcmp(lower, "data") == 0)
        return read_data_uri(policy, address, error);
    if (strcmp(lower, "file") == 0)
        return read_file_uri(policy, address, error);
    return fail_scheme(lower, address, error);
}
