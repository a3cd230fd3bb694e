/* SPDX-License-Identifier: MIT */
/* Turns the words of the command line into settings, and the table of options into --help. */

#include "app/command_line.h"

#include "app/help.h"
#include <string.h>

static int find_letter(char letter) {
    for (int id = 0; letter && id < OPTION_COUNT; id++)
        if (app_option_table[id].letter == letter)
            return id;
    return -1;
}

/* The option that "--ppi", "-o" or "--no-toc" is; `is_off` for the last. */
static int find_option(const char *word, bool *is_off) {
    *is_off = false;
    if (!g_str_has_prefix(word, "--"))
        return find_letter(word[1]);
    int id = app_option_find(word + 2);
    if (id < 0 && g_str_has_prefix(word, "--no-")) {
        *is_off = true;
        id = app_option_find(word + 5);
    }
    return id;
}

/* A list grows; of a single value the last one holds. */
static gboolean take_option(const char *word, const char *value, gpointer user,
                            GError **error G_GNUC_UNUSED) {
    AppSettings *settings = user;
    bool is_off;
    int id = find_option(word, &is_off);
    g_assert(id >= 0);
    const AppOption *option = &app_option_table[id];
    AppSetting *setting = &settings->of[id];
    g_autoptr(GStrvBuilder) values = g_strv_builder_new();
    if (setting->values && option->is_list)
        g_strv_builder_addv(values, (const char **)setting->values);
    g_strv_builder_add(values, option->kind != KIND_FLAG ? value : is_off ? "false" : "true");
    g_strfreev(setting->values);
    g_free(setting->origin);
    setting->values = g_strv_builder_end(values);
    setting->origin = g_strconcat("--", option->name, NULL);
    return TRUE;
}

static char *describe(const AppOption *option) {
    return option->fallback ? g_strdup_printf("%s (%s)", option->help, option->fallback)
                            : g_strdup(option->help);
}

/* GLib's parser keeps the address of a text and not its letters. */
static const char *keep(AppSettings *settings, char *text) {
    g_ptr_array_add(settings->texts, text);
    return text;
}

static void add_entry(GArray *entries, const AppOption *option, AppSettings *settings) {
    bool is_flag = option->kind == KIND_FLAG;
    GOptionEntry entry = {option->name,
                          option->letter,
                          is_flag ? G_OPTION_FLAG_NO_ARG : G_OPTION_FLAG_FILENAME,
                          G_OPTION_ARG_CALLBACK,
                          (gpointer)take_option,
                          keep(settings, describe(option)),
                          option->argument};
    g_array_append_val(entries, entry);
    if (!is_flag || !option->is_setting)
        return;
    GOptionEntry off = {keep(settings, g_strconcat("no-", option->name, NULL)),
                        0,
                        G_OPTION_FLAG_NO_ARG | G_OPTION_FLAG_HIDDEN,
                        G_OPTION_ARG_CALLBACK,
                        (gpointer)take_option,
                        NULL,
                        NULL};
    g_array_append_val(entries, off);
}

static void add_topic(GOptionContext *context, AppTopic topic, AppSettings *settings) {
    g_autofree char *title = g_strconcat(app_topics[topic].title, ":", NULL);
    g_autofree char *name = g_strdup_printf("topic-%d", (int)topic);
    GOptionGroup *group = g_option_group_new(name, title, title, settings, NULL);
    g_autoptr(GArray) entries = g_array_new(TRUE, FALSE, sizeof(GOptionEntry));
    for (int id = 0; id < OPTION_COUNT; id++)
        if (app_option_table[id].topic == topic)
            add_entry(entries, &app_option_table[id], settings);
    g_option_group_add_entries(group, (const GOptionEntry *)(gpointer)entries->data);
    g_option_context_add_group(context, group);
}

/* Everything is taken as bytes (FILENAME), so that the locale has no say in it. */
static GOptionContext *new_context(AppSettings *settings) {
    const GOptionEntry rest[] = {
        {G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &settings->words, NULL, "INPUT…"},
        {0}};
    GOptionContext *context = g_option_context_new("- 刊印");
    settings->texts = g_ptr_array_new_with_free_func(g_free);
    g_autofree char *description = app_help_description();
    g_option_context_set_summary(context, app_help_summary);
    g_option_context_set_description(context, description);
    g_option_context_add_main_entries(context, rest, NULL);
    for (int topic = 0; topic < TOPIC_COUNT; topic++)
        add_topic(context, (AppTopic)topic, settings);
    /* GLib's own --help turns what the locale does not know into question marks */
    g_option_context_set_help_enabled(context, FALSE);
    return context;
}

char *app_command_line_help(void) {
    AppSettings unused = {0};
    g_autoptr(GOptionContext) context = new_context(&unused);
    char *help = g_option_context_get_help(context, FALSE, NULL);
    g_ptr_array_unref(unused.texts);
    return help;
}

/* The first word may be a command; the rest are inputs. */
static AppCommand find_command(const AppSettings *settings) {
    if (app_setting_flag(settings, OPTION_HELP))
        return APP_HELP;
    if (app_setting_flag(settings, OPTION_VERSION))
        return APP_VERSION;
    for (int command = 0; settings->words && command < APP_COMMAND_COUNT; command++)
        if (g_strcmp0(app_command_words[command], settings->words[0]) == 0)
            return (AppCommand)command;
    return APP_SET;
}

static bool check_topics(const AppSettings *settings, GError **error) {
    if (settings->of[OPTION_JSON].values && settings->command != APP_VERSION) {
        g_set_error(error, APP_ERROR, EXIT_BAD_USAGE, "--json goes with --version");
        return false;
    }
    for (int id = 0; id < OPTION_COUNT; id++) {
        const AppOption *option = &app_option_table[id];
        const char *word = app_command_words[settings->command];
        if (!settings->of[id].values || !word ||
            app_topics[option->topic].serves[settings->command])
            continue;
        g_set_error(error, APP_ERROR, EXIT_BAD_USAGE, "--%s does not belong to `%s`", option->name,
                    word);
        return false;
    }
    return true;
}

static bool takes_value(int id) {
    return id >= 0 && app_option_table[id].kind != KIND_FLAG;
}

/* Where in "-qo" or "-j2" the letter stands whose value follows; 0: there is none. */
static size_t find_value_letter(const char *word) {
    if (word[0] != '-' || word[1] == '-')
        return 0;
    for (size_t at = 1; word[at]; at++) {
        int id = find_letter(word[at]);
        if (id < 0 || takes_value(id))
            return id < 0 ? 0 : at;
    }
    return 0;
}

/* Is `word` an option whose value is the next word? */
static bool waits_for_value(const char *word) {
    size_t letter = find_value_letter(word);
    bool is_long = g_str_has_prefix(word, "--") && !strchr(word, '=');
    return letter ? !word[letter + 1] : is_long && takes_value(app_option_find(word + 2));
}

/* GLib's parser wants "-j 2" where everyone writes "-j2": parts such words. */
static char **part_letters(int argc, char **argv) {
    GStrvBuilder *words = g_strv_builder_new();
    bool is_value = false, is_open = true;
    for (int i = 0; i < argc; i++) {
        const char *word = argv[i];
        size_t letter = i > 0 && is_open && !is_value ? find_value_letter(word) : 0;
        if (letter && word[letter + 1]) {
            g_autofree char *option = g_strndup(word, letter + 1);
            g_strv_builder_add(words, option);
            word += letter + 1;
        }
        g_strv_builder_add(words, word);
        is_open = is_open && (is_value || strcmp(word, "--") != 0);
        is_value = is_open && !is_value && word == argv[i] && waits_for_value(word);
    }
    char **parted = g_strv_builder_end(words);
    g_strv_builder_unref(words);
    return parted;
}

bool app_settings_read_arguments(AppSettings *settings, int argc, char **argv, GError **error) {
    g_autoptr(GOptionContext) context = new_context(settings);
    g_autoptr(GError) failure = NULL;
    g_auto(GStrv) words = part_letters(argc, argv);
    if (!g_option_context_parse_strv(context, &words, &failure)) {
        g_set_error(error, APP_ERROR, EXIT_BAD_USAGE, "%s; `kanyin --help` shows how",
                    failure->message);
        return false;
    }
    settings->command = find_command(settings);
    return check_topics(settings, error);
}
