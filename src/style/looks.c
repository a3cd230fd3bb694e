/* SPDX-License-Identifier: MIT */
/* Turns the name of a look that there is not into an error that names those there are. */

#include "style/sheet.h"

#include "base/distance.h"
#include <kanyin/error.h>
#include <string.h>

#define MAX_NAME 40      /* bytes: what is longer is no slip of the keys */
#define MAX_DIFFERENCE 3 /* bytes to change, add or take away */

static int compare_names(gconstpointer a, gconstpointer b) {
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* Sorted, and NULL at the end. */
static GPtrArray *list_looks(const char *styles_dir) {
    GPtrArray *looks = g_ptr_array_new_with_free_func(g_free);
    g_autoptr(GDir) folder = g_dir_open(styles_dir, 0, NULL);
    for (const char *file; folder && (file = g_dir_read_name(folder));)
        if (g_str_has_suffix(file, ".css"))
            g_ptr_array_add(looks, g_strndup(file, strlen(file) - strlen(".css")));
    g_ptr_array_sort(looks, compare_names);
    g_ptr_array_add(looks, NULL);
    return looks;
}

static const char *find_closest(const GPtrArray *looks, const char *name) {
    const char *closest = NULL;
    int least = MAX_DIFFERENCE + 1;
    for (guint i = 0; strlen(name) <= MAX_NAME && i + 1 < looks->len; i++) {
        const char *look = g_ptr_array_index(looks, i);
        int far = words_distance(name, look);
        if (far < least) {
            closest = look;
            least = far;
        }
    }
    return closest;
}

void looks_fail(const char *name, const char *styles_dir, GError **error) {
    g_autoptr(GPtrArray) looks = list_looks(styles_dir);
    g_autofree char *list = g_strjoinv(", ", (char **)looks->pdata);
    const char *closest = find_closest(looks, name);
    g_set_error(
        error, KANYIN_ERROR, KANYIN_ERROR_STYLE,
        "there is no style '%s'%s%s%s; kanyin has %s, and a CSS file is named with its .css", name,
        closest ? " (is '" : "", closest ? closest : "", closest ? "' meant?)" : "",
        *list ? list : "none here");
}
