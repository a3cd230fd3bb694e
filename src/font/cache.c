/* SPDX-License-Identifier: MIT */
/* Turns what is asked for into a folder that fontconfig can keep its cache in: it prints to
 * standard error where it cannot. */

#include "font/shelf.h"

#include <sys/stat.h>
#include <unistd.h>

static bool is_open(const char *folder) {
    return g_mkdir_with_parents(folder, 0755) == 0 && access(folder, W_OK | X_OK) == 0;
}

/* A home that nobody may write to (a container's, a service's): a folder for temporary files that
 * is ours alone. Somebody else may have made it first, so its owner and mode are looked at. */
static char *own_temporary_folder(void) {
    g_autofree char *folder = g_strdup_printf("%s/kanyin-%u", g_get_tmp_dir(), (unsigned)geteuid());
    struct stat found;
    if (mkdir(folder, 0700) != 0 && errno != EEXIST)
        return NULL;
    bool is_ours = lstat(folder, &found) == 0 && S_ISDIR(found.st_mode) &&
                   found.st_uid == geteuid() && (found.st_mode & 077) == 0;
    return is_ours ? g_steal_pointer(&folder) : NULL;
}

char *font_cache_folder(const char *asked) {
    g_autofree char *wanted =
        asked ? g_canonicalize_filename(asked, NULL)
              : g_build_filename(g_get_user_cache_dir(), "kanyin", "fontconfig", NULL);
    char *instead = is_open(wanted) ? NULL : own_temporary_folder();
    return instead ? instead : g_steal_pointer(&wanted);
}
