/* SPDX-License-Identifier: MIT */
/* Turns what the library says of an option's value into what also tells where it was given. */

#include "app/blame.h"

#include <kanyin/kanyin.h>
#include <string.h>

typedef struct {
    AppOptionId id;
    const char *value;
} Culprit;

static bool is_of_command_line(const AppSetting *setting) {
    return g_str_has_prefix(setting->origin, "--");
}

/* The library quotes what it does not understand, and names a sheet that it cannot read by its
 * whole path. */
static const char *find_quoted(const AppSetting *setting, const char *message) {
    for (size_t i = 0; setting->values && setting->values[i]; i++) {
        g_autofree char *quoted = g_strconcat("'", setting->values[i], "'", NULL);
        g_autofree char *path = g_canonicalize_filename(setting->values[i], NULL);
        if (strstr(message, quoted) || strstr(message, path))
            return setting->values[i];
    }
    return NULL;
}

/* Of two values that do not go together the one that was given last, on the command line. */
static bool find_culprit(const AppSettings *settings, const GError *error, Culprit *culprit) {
    static const AppOptionId judged[] = {OPTION_PAPER,   OPTION_MARGIN, OPTION_FONT_ALIAS,
                                         OPTION_CHARSET, OPTION_LANG,   OPTION_STYLE,
                                         OPTION_SET};
    bool is_found = false;
    for (size_t i = 0; i < G_N_ELEMENTS(judged); i++) {
        const AppSetting *setting = &settings->of[judged[i]];
        const char *value = find_quoted(setting, error->message);
        if (!value || (is_found && !is_of_command_line(setting)))
            continue;
        *culprit = (Culprit){judged[i], value};
        is_found = true;
    }
    return is_found;
}

void app_blame_value(const AppSettings *settings, GError **error) {
    Culprit culprit = {0};
    bool is_judgement = g_error_matches(*error, KANYIN_ERROR, KANYIN_ERROR_OPTION) ||
                        g_error_matches(*error, KANYIN_ERROR, KANYIN_ERROR_STYLE);
    if (!is_judgement || !find_culprit(settings, *error, &culprit) ||
        is_of_command_line(&settings->of[culprit.id]))
        return;
    g_autoptr(GError) judgement = g_steal_pointer(error);
    app_setting_blame(settings, culprit.id, culprit.value, judgement->message, error);
}
