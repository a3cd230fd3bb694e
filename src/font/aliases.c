/* SPDX-License-Identifier: MIT */
/* Turns "仿宋=FZFangSong-Z02" into the family that stands for what a style calls 仿宋. */

#include "font/shelf.h"

#include "base/distance.h"
#include <kanyin/error.h>
#include <stdarg.h>
#include <string.h>

#define MAX_CLOSE 3    /* families named beside a name that is none */
#define EDIT_DIVISOR 4 /* close: a quarter of the letters differ */
#define LEAST_COMMON 3 /* characters of a name that stands in another */

static bool fail(GError **error, const char *alias, const char *format, ...) G_GNUC_PRINTF(3, 4);
static bool fail(GError **error, const char *alias, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    g_autofree char *reason = g_strdup_vprintf(format, arguments);
    va_end(arguments);
    g_set_error(error, KANYIN_ERROR, KANYIN_ERROR_OPTION, "font alias '%s': %s", alias, reason);
    return false;
}

/* --- families that are close to a name --- */

static bool is_close(const char *wanted, const char *family) {
    bool is_part = (g_utf8_strlen(wanted, -1) >= LEAST_COMMON && strstr(family, wanted)) ||
                   (g_utf8_strlen(family, -1) >= LEAST_COMMON && strstr(wanted, family));
    return is_part || words_distance(wanted, family) <= (int)strlen(wanted) / EDIT_DIVISOR;
}

/* "; close to it: A, B", or nothing. */
static char *list_close(const FontLibrary *library, const char *wanted) {
    g_autofree char *low = g_ascii_strdown(wanted, -1);
    g_autoptr(GList) families = g_hash_table_get_keys(library->installed);
    families = g_list_sort(families, (GCompareFunc)strcmp);
    GString *list = g_string_new(NULL);
    int n = 0;
    for (const GList *at = families; at && n < MAX_CLOSE; at = at->next) {
        if (!is_close(low, at->data))
            continue;
        const char *family = g_hash_table_lookup(library->installed, at->data);
        g_string_append_printf(list, "%s%s", n ? ", " : "; close to it: ", family);
        n++;
    }
    return g_string_free(list, FALSE);
}

/* --- reading them --- */

static bool read_one(FontLibrary *library, const char *alias, GError **error) {
    const char *equals = strchr(alias, '=');
    if (!equals)
        return fail(error, alias, "it is NAME=FAMILY, such as '仿宋=FandolFang R'");
    g_autofree char *name = g_strstrip(g_strndup(alias, (gsize)(equals - alias)));
    g_autofree char *family = g_strstrip(g_strdup(equals + 1));
    if (!*name || !*family)
        return fail(error, alias, "it is NAME=FAMILY, such as '仿宋=FandolFang R'");
    g_hash_table_insert(library->aliases, g_ascii_strdown(name, -1), g_steal_pointer(&family));
    return true;
}

static const char *next_of(const FontLibrary *library, const char *name) {
    g_autofree char *key = g_ascii_strdown(name, -1);
    return g_hash_table_lookup(library->aliases, key);
}

/* An alias may lead to another: the family at the end of the way, NULL where it goes in a circle.
 */
static const char *follow(const FontLibrary *library, const char *name) {
    guint steps = 0;
    for (const char *next; (next = next_of(library, name)); name = next)
        if (++steps > g_hash_table_size(library->aliases))
            return NULL;
    return name;
}

static bool check_one(FontLibrary *library, const char *alias, GError **error) {
    g_autofree char *name = g_strstrip(g_strdup(strchr(alias, '=') + 1));
    const char *family = follow(library, name);
    if (!family)
        return fail(error, alias, "with the others it goes in a circle");
    if (families_know(library, family))
        return true;
    g_autofree char *close = list_close(library, family);
    return fail(error, alias, "there is no font family '%s'%s", family, close);
}

bool aliases_read(FontLibrary *library, const char *const *aliases, GError **error) {
    for (size_t i = 0; aliases && aliases[i]; i++)
        if (!read_one(library, aliases[i], error))
            return false;
    for (size_t i = 0; aliases && aliases[i]; i++)
        if (!check_one(library, aliases[i], error))
            return false;
    return true;
}

const char *aliases_find(const FontLibrary *library, const char *name) {
    return next_of(library, name) ? follow(library, name) : NULL;
}
