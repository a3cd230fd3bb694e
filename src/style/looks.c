/* SPDX-License-Identifier: MIT */
/* Turns the name of a look that there is not into an error that names those there are. */

#include "style/sheet.h"

#include <kanyin/error.h>
#include <string.h>

#define MAX_NAME 40      /* what is longer is no slip of the keys */
#define MAX_DIFFERENCE 3 /* letters to change, add or take away */

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

/* How many letters are changed, added or taken away between two words (Levenshtein). */
static size_t difference(const char *one, const char *other) {
    size_t row[MAX_NAME + 1], length = strlen(other);
    for (size_t i = 0; i <= length; i++)
        row[i] = i;
    for (size_t k = 0; one[k]; k++) {
        size_t before = row[0];
        row[0] = k + 1;
        for (size_t i = 1; i <= length; i++) {
            size_t changed = before + (one[k] != other[i - 1]);
            before = row[i];
            row[i] = MIN(changed, MIN(row[i], row[i - 1]) + 1);
        }
    }
    return row[length];
}

static const char *find_closest(const GPtrArray *looks, const char *name) {
    const char *closest = NULL;
    size_t least = MAX_DIFFERENCE + 1;
    for (guint i = 0; strlen(name) <= MAX_NAME && i + 1 < looks->len; i++) {
        const char *look = g_ptr_array_index(looks, i);
        size_t far = strlen(look) <= MAX_NAME ? difference(name, look) : least;
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
