/* SPDX-License-Identifier: MIT */
/* Turns a folder into the names of what lies in it: pictures, or files that a pattern names. */

#include "resource/resource.h"

#include <kanyin/error.h>
#include <string.h>

static bool is_picture(const char *name, const void *user G_GNUC_UNUSED) {
    static const char *const endings[] = {".png", ".jpg", ".jpeg", ".webp",
                                          ".gif", ".tif", ".tiff"};
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

typedef bool (*IsWanted)(const char *name, const void *user);

/* The folder's names that are wanted, in order, each behind `lead`. NULL-terminated. */
static char **list_names(const char *folder, const char *lead, IsWanted is_wanted, const void *user,
                         GError **error) {
    g_autoptr(GError) reason = NULL;
    g_autoptr(GDir) open = g_dir_open(folder, 0, &reason);
    if (!open) {
        g_set_error(error, KANYIN_ERROR, KANYIN_ERROR_RESOURCE, "%s", reason->message);
        return NULL;
    }
    GPtrArray *names = g_ptr_array_new();
    const char *name = NULL;
    while ((name = g_dir_read_name(open)))
        if (is_wanted(name, user))
            g_ptr_array_add(names, g_strconcat(lead, name, NULL));
    g_ptr_array_sort(names, compare_names);
    g_ptr_array_add(names, NULL);
    return (char **)g_ptr_array_free(names, FALSE);
}

char **resource_list_pictures(const char *folder, GError **error) {
    return list_names(folder, "", is_picture, NULL, error);
}

static bool is_matching(const char *name, const void *pattern) {
    return name[0] != '.' && g_utf8_validate(name, -1, NULL) &&
           g_pattern_match_simple(pattern, name);
}

char **resource_list_matching(const ResourcePolicy *policy, const char *pattern, GError **error) {
    const char *slash = strrchr(pattern, '/');
    g_autofree char *lead = g_strndup(pattern, slash ? (size_t)(slash + 1 - pattern) : 0);
    g_autofree char *folder = resource_locate(policy, slash ? lead : ".", error);
    return folder ? list_names(folder, lead, is_matching, slash ? slash + 1 : pattern, error)
                  : NULL;
}
