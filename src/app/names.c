/* SPDX-License-Identifier: MIT */
/* Turns a template and what is known of an article into the name of its file. */

#include "app/names.h"

#include <string.h>

#define MAX_NAME_BYTES 200

static const char *const fields_known[] = {"stem", "title", "date", "n", "p", "0p"};

char *app_name_fault(const char *template) {
    if (strchr(template, '/'))
        return g_strdup("a name has no slash; the folder is -o FOLDER/");
    for (const char *open = strchr(template, '{'); open; open = strchr(open + 1, '{')) {
        const char *close = strchr(open, '}');
        g_autofree char *field = close ? g_strndup(open + 1, (gsize)(close - open - 1)) : NULL;
        bool is_known = false;
        for (size_t i = 0; field && i < G_N_ELEMENTS(fields_known); i++)
            is_known = is_known || strcmp(field, fields_known[i]) == 0;
        if (!is_known)
            return g_strdup("its fields are {stem}, {title}, {date}, {n}, and {p} or {0p}");
    }
    return NULL;
}

static char *stem_of(const char *input) {
    if (strcmp(input, "-") == 0)
        return g_strdup("stdin");
    char *stem = g_path_get_basename(input);
    char *dot = strrchr(stem, '.');
    if (dot && dot != stem)
        *dot = '\0';
    return stem;
}

/* Appends a value: slashes become hyphens, control characters go, white space is one space. Braces
 * would be taken for the page's. */
static void append_value(GString *name, const char *value) {
    for (const char *at = value; *at; at++) {
        unsigned char c = (unsigned char)*at;
        if (c == '/')
            g_string_append_c(name, '-');
        else if (c == '{' || c == '}')
            g_string_append_c(name, c == '{' ? '(' : ')');
        else if (c > ' ' && c != 0x7F)
            g_string_append_c(name, (char)c);
        else if ((c == ' ' || c == '\t' || c == '\n') && name->len > 0 &&
                 name->str[name->len - 1] != ' ')
            g_string_append_c(name, ' ');
    }
}

/* Returns whether the field had nothing to say. */
static bool append_field(GString *name, const char *field, const AppNameFields *fields) {
    gsize before = name->len;
    g_autofree char *stem = stem_of(fields->input);
    g_autofree char *most = g_strdup_printf("%zu", fields->count);
    if (strcmp(field, "stem") == 0)
        append_value(name, stem);
    else if (strcmp(field, "title") == 0)
        append_value(name, fields->title ? fields->title : "");
    else if (strcmp(field, "date") == 0)
        append_value(name, fields->date ? fields->date : "");
    else if (strcmp(field, "n") == 0)
        g_string_append_printf(name, "%0*zu", (int)strlen(most), fields->number);
    else
        g_string_append_printf(name, "{%s}", field);
    return name->len == before;
}

/* Cuts at a character's end where the name is UTF-8, at a byte where it is not. */
static void cut(GString *name) {
    if (name->len <= MAX_NAME_BYTES)
        return;
    gsize length = MAX_NAME_BYTES;
    while (length > 0 && ((unsigned char)name->str[length] & 0xC0) == 0x80)
        length--;
    g_string_truncate(name, length ? length : MAX_NAME_BYTES);
}

/* Takes away dots that would hide the file, spaces, and with `has_gap` the hyphens that an empty
 * field left behind at either end. */
static char *trim(GString *name, bool has_gap) {
    cut(name);
    const char *ends = has_gap ? " _-" : " ";
    char *first = name->str + strspn(name->str, has_gap ? " ._-" : " .");
    size_t length = strlen(first);
    while (length > 0 && strchr(ends, first[length - 1]))
        length--;
    return g_strndup(first, length);
}

char *app_name_fill(const char *template, const AppNameFields *fields) {
    g_autoptr(GString) name = g_string_new(NULL);
    bool has_gap = false;
    for (const char *at = template; *at; at++) {
        const char *close = *at == '{' ? strchr(at, '}') : NULL;
        if (!close) {
            if (!g_ascii_iscntrl(*at))
                g_string_append_c(name, *at);
            continue;
        }
        g_autofree char *field = g_strndup(at + 1, (gsize)(close - at - 1));
        has_gap |= append_field(name, field, fields);
        at = close;
    }
    char *filled = trim(name, has_gap);
    if (*filled)
        return filled;
    g_free(filled);
    return strcmp(template, "{stem}") == 0 ? g_strdup("article") : app_name_fill("{stem}", fields);
}

char *app_name_claim(GHashTable *taken, const char *name, bool *is_changed) {
    char *claimed = g_strdup(name);
    guint n = GPOINTER_TO_UINT(g_hash_table_lookup(taken, name));
    *is_changed = n > 0;
    while (g_hash_table_contains(taken, claimed)) {
        g_free(claimed);
        claimed = g_strdup_printf("%s-%u", name, ++n);
    }
    g_hash_table_replace(taken, g_strdup(name), GUINT_TO_POINTER(MAX(n, 1)));
    if (*is_changed)
        g_hash_table_insert(taken, g_strdup(claimed), GUINT_TO_POINTER(1));
    return claimed;
}
