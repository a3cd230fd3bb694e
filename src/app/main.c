/* SPDX-License-Identifier: MIT */
/* Turns a command line into files: reads what is asked for and calls the command that does it. */

#include "app/batch.h"
#include "app/bulletin.h"
#include "app/command_line.h"
#include "app/commands.h"
#include "app/config_file.h"
#include "app/messages.h"
#include "app/print.h"
#include "app/single.h"
#include "app/watch.h"

/* What was asked for, from the strongest voice to the weakest. --help and --version are answered
 * whatever a configuration file says. */
static bool read_settings(AppSettings *settings, int argc, char **argv, GError **error) {
    if (!app_settings_read_arguments(settings, argc, argv, error))
        return false;
    if (settings->command == APP_HELP || settings->command == APP_VERSION ||
        settings->command == APP_COMPLETIONS || app_setting_flag(settings, OPTION_NO_CONFIG))
        return true;
    app_settings_read_environment(settings);
    return app_config_read(settings, error);
}

static AppExit set(const AppOptions *options, GError **error) {
    return options->is_batch ? app_batch_run(options, error) : app_single_run(options, error);
}

static AppExit run(const AppOptions *options, const AppSettings *settings, GError **error) {
    bool is_done = false;
    switch (options->command) {
    case APP_HELP:
        is_done = app_command_help(error);
        break;
    case APP_VERSION:
        is_done = app_command_version(options->is_json, error);
        break;
    case APP_FONTS:
        is_done = app_command_fonts(options, error);
        break;
    case APP_CONFIG:
        is_done = app_command_config(settings, error);
        break;
    case APP_COMPLETIONS:
        is_done = app_command_completions(options->shell, error);
        break;
    case APP_BULLETIN:
        if (!options->is_beginning)
            return options->is_watching ? app_watch_run(options, set, error) : set(options, error);
        is_done = app_bulletin_begin(options, error);
        break;
    case APP_STYLE:
        return app_command_style_check(options, error);
    default:
        return set(options, error);
    }
    return is_done ? EXIT_DONE : app_exit_code(*error);
}

int main(int argc, char **argv) {
    static AppSettings settings;
    static AppOptions options;
    g_autoptr(GError) error = NULL;
    app_keep_streams();
    bool is_read = read_settings(&settings, argc, argv, &error);
    app_options_read_messages(&options, &settings);
    app_messages_set_up(&options);
    is_read = is_read && app_options_read(&options, &settings, &error);
    app_messages_set_up(&options);
    AppExit code = is_read ? run(&options, &settings, &error) : app_exit_code(error);
    if (error)
        app_messages_say_error(error);
    return (int)code;
}
