/* SPDX-License-Identifier: MIT */
/* Turns the command line and the environment into settings, each with the place it came from. */

#include "app/settings.h"

#include "app/interrupt.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>

#define MAX_JOBS INTERRUPT_MAX_CHILDREN

int app_option_find(const char *name) {
    for (int id = 0; id < OPTION_COUNT; id++)
        if (strcmp(app_option_table[id].name, name) == 0)
            return id;
    return -1;
}

AppSetting *app_settings_offer(AppSettings *settings, AppOptionId id, char **values, char *origin) {
    AppSetting *setting = &settings->of[id];
    if (setting->values) {
        g_strfreev(values);
        g_free(origin);
        return NULL;
    }
    setting->values = values;
    setting->origin = origin;
    return setting;
}

static char *variable_of(const AppOption *option) {
    char *name = g_strconcat("KANYIN_", option->name, NULL);
    for (char *at = name; *at; at++)
        *at = *at == '-' ? '_' : g_ascii_toupper(*at);
    return name;
}

/* KANYIN_TEXT_SIZE; a list is parted by colons, as in PATH. */
void app_settings_read_environment(AppSettings *settings) {
    for (int id = 0; id < OPTION_COUNT; id++) {
        const AppOption *option = &app_option_table[id];
        if (!option->is_setting)
            continue;
        g_autofree char *variable = variable_of(option);
        const char *value = getenv(variable);
        if (!value || !*value)
            continue;
        char **values = option->is_list ? g_strsplit(value, ":", -1)
                                        : g_strdupv((char *[]){(char *)value, NULL});
        app_settings_offer(settings, (AppOptionId)id, values, g_steal_pointer(&variable));
    }
}

const char *app_setting_text(const AppSettings *settings, AppOptionId id) {
    return settings->of[id].values ? settings->of[id].values[0] : NULL;
}

static const AppChoice truths[] = {{"true", true}, {"false", false}, {"yes", true},
                                   {"no", false},  {"1", true},      {"0", false},
                                   {"on", true},   {"off", false},   {0}};

static const AppChoice *find_choice(const AppChoice *choices, const char *word) {
    for (const AppChoice *choice = choices; choice->word; choice++)
        if (strcmp(choice->word, word) == 0)
            return choice;
    return NULL;
}

bool app_setting_flag(const AppSettings *settings, AppOptionId id) {
    const char *word = app_setting_text(settings, id);
    const AppChoice *truth = word ? find_choice(truths, word) : NULL;
    return truth && truth->value;
}

int app_setting_choice(const AppSettings *settings, AppOptionId id, int otherwise) {
    const char *word = app_setting_text(settings, id);
    const AppChoice *choice = word ? find_choice(app_option_table[id].choices, word) : NULL;
    return choice ? choice->value : otherwise;
}

static bool read_number(const char *word, double *number) {
    char *end = NULL;
    *number = g_ascii_strtod(word, &end);
    return end != word && *end == '\0' && isfinite(*number);
}

double app_setting_number(const AppSettings *settings, AppOptionId id, double otherwise) {
    const char *word = app_setting_text(settings, id);
    double number = otherwise;
    if (word && strcmp(word, "auto") == 0)
        return 0;
    return word && read_number(word, &number) ? number : otherwise;
}

void app_setting_blame(const AppSettings *settings, AppOptionId id, const char *value,
                       const char *why, GError **error) {
    const AppSetting *setting = &settings->of[id];
    g_set_error(error, APP_ERROR, setting->is_file ? EXIT_BAD_CONFIG : EXIT_BAD_USAGE, "%s=%s: %s",
                setting->origin, value, why);
}

static char *why_not(const AppOption *option, const char *value) {
    double number = 0;
    switch (option->kind) {
    case KIND_FLAG:
        return find_choice(truths, value) ? NULL : g_strdup("it is true or false");
    case KIND_CHOICE: {
        g_autofree char *words = app_option_words(option);
        return find_choice(option->choices, value) ? NULL
                                                   : g_strdup_printf("it is one of %s", words);
    }
    case KIND_NUMBER:
        if (read_number(value, &number) && number >= option->least && number <= option->most)
            return NULL;
        return g_strdup_printf("it is a number from %g to %g", option->least, option->most);
    case KIND_JOBS:
        if (strcmp(value, "auto") == 0 || (read_number(value, &number) && number == floor(number) &&
                                           number >= 0 && number <= MAX_JOBS))
            return NULL;
        return g_strdup_printf("it is a whole number from 0 to %d, or auto", MAX_JOBS);
    default:
        return *value ? NULL : g_strdup("it is empty");
    }
}

bool app_settings_check(const AppSettings *settings, GError **error) {
    for (int id = 0; id < OPTION_COUNT; id++) {
        char **values = settings->of[id].values;
        for (size_t i = 0; values && values[i]; i++) {
            g_autofree char *why = why_not(&app_option_table[id], values[i]);
            if (!why)
                continue;
            app_setting_blame(settings, (AppOptionId)id, values[i], why, error);
            return false;
        }
    }
    return true;
}
