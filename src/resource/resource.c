/* SPDX-License-Identifier: MIT */
/* Turns an address into bytes, or into a refusal that names the rule. */

#include "resource/resource.h"
#include "base/data.h"
#include "resource/data_uri.h"
#include <kanyin/error.h>

#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
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

static bool is_inside(const char *path, const char *root) {
    size_t length = strlen(root);
    if (strcmp(root, "/") == 0)
        return true;
    return strncmp(path, root, length) == 0 && path[length] == '/';
}

/* The path with every link followed, when it lies in the root: "..", links and absolute paths are
 * all judged by where they lead. g_free() it. */
static char *resolve(const ResourcePolicy *policy, const char *path, const char *address,
                     GError **error) {
    if (!policy->root) {
        fail(error, address, "refused, no folder is open for files (--assets names one)");
        return NULL;
    }
    g_autofree char *root = realpath(policy->root, NULL);
    if (!root) {
        fail(error, policy->root, g_strerror(errno));
        return NULL;
    }
    g_autofree char *joined =
        g_path_is_absolute(path) ? g_strdup(path) : g_build_filename(root, path, NULL);
    g_autofree char *real = realpath(joined, NULL);
    if (!real) {
        fail(error, address, g_strerror(errno));
        return NULL;
    }
    if (!is_inside(real, root)) {
        g_set_error(error, KANYIN_ERROR, KANYIN_ERROR_RESOURCE,
                    "%.*s: refused, files must lie in %s and this one does not", QUOTED_CHARACTERS,
                    address, policy->root);
        return NULL;
    }
    return g_steal_pointer(&real);
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

/* Links were followed before; one that is put in the path's place now is not, nor does a pipe make
 * the reader wait. */
static GBytes *read_file(const ResourcePolicy *policy, const char *path, const char *address,
                         GError **error) {
    g_autofree char *real = resolve(policy, path, address, error);
    if (!real)
        return NULL;
    int file = open(real, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
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

static GBytes *read_file_uri(const ResourcePolicy *policy, const char *uri, GError **error) {
    g_autofree char *host = NULL;
    g_autofree char *path = g_filename_from_uri(uri, &host, NULL);
    if (!path || (host && g_ascii_strcasecmp(host, "localhost") != 0))
        return fail(error, uri, "refused, not a file: URI of this machine");
    return read_file(policy, path, uri, error);
}

static GBytes *read_data_uri(const ResourcePolicy *policy, const char *uri, GError **error) {
    if (strlen(uri) / 4 * 3 > max_bytes(policy))
        return fail_too_large(policy, "data:", error);
    GBytes *bytes = data_uri_read(uri);
    return bytes ? bytes : fail(error, uri, "not a whole data: URI (RFC 2397)");
}

GBytes *resource_read(const ResourcePolicy *policy, const char *address, GError **error) {
    g_autofree char *scheme = g_uri_parse_scheme(address);
    if (!scheme)
        return read_file(policy, address, address, error);
    if (g_ascii_strcasecmp(scheme, "data") == 0)
        return read_data_uri(policy, address, error);
    if (g_ascii_strcasecmp(scheme, "file") == 0)
        return read_file_uri(policy, address, error);
    return fail(error, address, "refused, only files and data: URIs are read, nothing is fetched");
}

static bool is_picture(const char *name) {
    static const char *const endings[] = {".png", ".jpg", ".jpeg"};
    const char *ending = strrchr(name, '.');
    if (!ending || name[0] == '.')
        return false;
    for (size_t i = 0; i < G_N_ELEMENTS(endings); i++)
        if (g_ascii_strcasecmp(ending, endings[i]) == 0)
            return true;
    return false;
}

/* The value of the digits at both places: shorter is less, leading zeros aside; steps over them. */
static int compare_numbers(const char **a, const char **b) {
    const char *x = *a + strspn(*a, "0"), *y = *b + strspn(*b, "0");
    size_t n = strspn(x, "0123456789"), m = strspn(y, "0123456789");
    *a = x + n;
    *b = y + m;
    return n != m ? (n < m ? -1 : 1) : memcmp(x, y, n);
}

/* 2.jpg before 10.jpg, as people number pictures; else by bytes, whatever the locale. */
static int compare_names(const void *a, const void *b) {
    const char *x = *(char *const *)a, *y = *(char *const *)b;
    while (*x && *y) {
        int order = 0;
        if (g_ascii_isdigit(*x) && g_ascii_isdigit(*y))
            order = compare_numbers(&x, &y);
        else
            order = (int)(unsigned char)*x++ - (int)(unsigned char)*y++;
        if (order)
            return order;
    }
    return *x || *y ? (int)(unsigned char)*x - (int)(unsigned char)*y
                    : strcmp(*(char *const *)a, *(char *const *)b);
}

char **resource_list_pictures(const char *folder, GError **error) {
    g_autoptr(GError) reason = NULL;
    g_autoptr(GDir) open = g_dir_open(folder, 0, &reason);
    if (!open) {
        g_set_error(error, KANYIN_ERROR, KANYIN_ERROR_RESOURCE, "%s", reason->message);
        return NULL;
    }
    GPtrArray *names = g_ptr_array_new();
    const char *name = NULL;
    while ((name = g_dir_read_name(open)))
        if (is_picture(name))
            g_ptr_array_add(names, g_strdup(name));
    g_ptr_array_sort(names, compare_names);
    g_ptr_array_add(names, NULL);
    return (char **)g_ptr_array_free(names, FALSE);
}

char *resource_data_dir(const char *kind) {
    return data_dir(kind);
}
