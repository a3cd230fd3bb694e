/* SPDX-License-Identifier: MIT */
/* Turns what kanyin knows of itself and of this machine into text on standard output. */

#include "app/commands.h"

#include "app/blame.h"
#include "app/command_line.h"
#include "app/completions.h"
#include "app/config_file.h"
#include "app/print.h"
#include <jansson.h>
#include <stdlib.h>
#include <string.h>

bool app_command_help(GError **error) {
    g_autofree char *help = app_command_line_help();
    return app_print(help, error);
}

/* {"kanyin": "0.1.0", "libraries": {"glib": "2.74.6", …}} */
static char *version_as_json(void) {
    json_t *libraries = json_object();
    g_auto(GStrv) lines = g_strsplit(kanyin_version_libraries(), "\n", -1);
    for (size_t i = 0; lines[i]; i++) {
        char *space = strchr(lines[i], ' ');
        if (!space)
            continue;
        *space = '\0';
        json_object_set_new(libraries, lines[i], json_string(space + 1));
    }
    json_t *version = json_pack("{ss so}", "kanyin", kanyin_version(), "libraries", libraries);
    char *text = json_dumps(version, JSON_INDENT(2));
    char *line = g_strconcat(text, "\n", NULL);
    json_decref(version);
    free(text);
    return line;
}

bool app_command_version(bool is_json, GError **error) {
    g_autofree char *text =
        is_json ? version_as_json()
                : g_strdup_printf("kanyin %s\n%s\n", kanyin_version(), kanyin_version_libraries());
    return app_print(text, error);
}

/* A spare one sets what the others lack and cannot be asked for by name. */
static const char *state_of(const KanyinFont *font) {
    if (!font->version_found)
        return font->is_fallback ? "absent" : "missing";
    if (g_strcmp0(font->version_found, font->version_wanted) != 0)
        return "other";
    return font->is_fallback ? "spare" : "ok";
}

bool app_command_fonts(const AppOptions *options, GError **error) {
    g_autoptr(KanyinPress) press = kanyin_press_new(&options->press, error);
    if (!press) {
        app_blame_value(options->settings, error);
        return false;
    }
    g_autoptr(GString) text = g_string_new(NULL);
    size_t wanted = 0, missing = 0;
    for (size_t i = 0; i < kanyin_press_font_count(press); i++) {
        const KanyinFont *font = kanyin_press_font(press, i);
        bool is_wanted = !font->is_fallback; /* the others are asked where these fail */
        const char *state = state_of(font);
        wanted += is_wanted;
        missing += is_wanted && !font->version_found;
        g_string_append_printf(text, "%-8s %-24s %-11s wanted %-8s found %-8s %-10s %s\n", state,
                               font->family, font->style,
                               font->version_wanted ? font->version_wanted : "any",
                               font->version_found ? font->version_found : "-",
                               font->licence ? font->licence : "", font->path ? font->path : "");
    }
    if (!app_print(text->str, error))
        return false;
    if (missing)
        g_set_error(error, APP_ERROR, EXIT_NO_FONT, "%zu of %zu fonts are missing", missing,
                    wanted);
    return missing == 0;
}

bool app_command_config(const AppSettings *settings, GError **error) {
    g_autofree char *list = app_config_list(settings);
    return app_print(list, error);
}

bool app_command_completions(const char *shell, GError **error) {
    g_autofree char *text = app_completions(shell);
    return app_print(text, error);
}
