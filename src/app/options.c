/* SPDX-License-Identifier: MIT */
/* Turns settings into what is asked for, or says what does not go together. */

#include "app/options.h"

#include "app/book.h"
#include "app/names.h"
#include <errno.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static bool misuse(GError **error, const char *why) {
    g_set_error_literal(error, APP_ERROR, EXIT_BAD_USAGE, why);
    return false;
}

void app_options_read_messages(AppOptions *options, const AppSettings *settings) {
    options->color = (AppWhen)app_setting_choice(settings, OPTION_COLOR, APP_AUTO);
    options->progress = (AppWhen)app_setting_choice(settings, OPTION_PROGRESS, APP_AUTO);
    options->notices = (AppNotices)app_setting_choice(settings, OPTION_NOTICES, APP_NOTICES_TEXT);
    options->is_quiet = app_setting_flag(settings, OPTION_QUIET);
}

static void read_library_options(AppOptions *options, const AppSettings *settings) {
    options->reading = (KanyinReadOptions){
        .form = (KanyinForm)app_setting_choice(settings, OPTION_FROM, KANYIN_FORM_AUTO),
        .repair = (KanyinRepair)app_setting_choice(settings, OPTION_REPAIR, KANYIN_REPAIR_AUTO),
        .script = (KanyinScript)app_setting_choice(settings, OPTION_SCRIPT, KANYIN_SCRIPT_KEEP),
        .url = app_setting_text(settings, OPTION_URL),
        .captured = app_setting_text(settings, OPTION_CAPTURED),
        .charset = app_setting_text(settings, OPTION_CHARSET),
        .language = app_setting_text(settings, OPTION_LANG),
        .root = app_setting_text(settings, OPTION_ROOT),
        .assets = app_setting_text(settings, OPTION_ASSETS),
        .page_styles = app_setting_flag(settings, OPTION_PAGE_STYLES)};
    options->styling =
        (KanyinStyleOptions){.paper = app_setting_text(settings, OPTION_PAPER),
                             .margin = app_setting_text(settings, OPTION_MARGIN),
                             .properties = (const char *const *)settings->of[OPTION_SET].values,
                             .text_size = (KanyinTextSize)app_setting_choice(
                                 settings, OPTION_TEXT_SIZE, KANYIN_TEXT_SIZE_MEDIUM)};
    options->setting = (KanyinSetOptions){
        .is_timed = true,
        .has_contents = app_setting_flag(settings, OPTION_TOC),
        .picture_ppi = app_setting_number(settings, OPTION_DPI, 0),
        .links = (KanyinLinks)app_setting_choice(settings, OPTION_LINKS, KANYIN_LINKS_ACTIVE)};
    options->press = (KanyinPressOptions){
        .font_paths = (const char *const *)settings->of[OPTION_FONT_PATH].values,
        .font_aliases = (const char *const *)settings->of[OPTION_FONT_ALIAS].values};
    options->styles = (const char *const *)settings->of[OPTION_STYLE].values;
}

static void read_own_options(AppOptions *options, const AppSettings *settings) {
    options->output = app_setting_text(settings, OPTION_OUTPUT);
    options->report = app_setting_text(settings, OPTION_REPORT);
    options->pages = app_setting_text(settings, OPTION_PAGES);
    options->name = app_setting_text(settings, OPTION_NAME);
    options->name = options->name ? options->name : "{stem}";
    options->dump = app_setting_choice(settings, OPTION_DUMP, APP_NO_DUMP);
    options->ppi = app_setting_number(settings, OPTION_PPI, 0);
    options->jobs = (unsigned)app_setting_number(settings, OPTION_JOBS, 1);
    if (options->jobs == 0)
        options->jobs = g_get_num_processors();
    options->fails_on_notice = app_setting_flag(settings, OPTION_FAIL_ON_NOTICE);
    options->is_beginning = app_setting_flag(settings, OPTION_INIT);
    options->keeps_going = app_setting_flag(settings, OPTION_KEEP_GOING);
    options->imprint =
        (KanyinImprint)app_setting_choice(settings, OPTION_IMPRINT, KANYIN_IMPRINT_FREE);
    options->is_watching = app_setting_flag(settings, OPTION_WATCH);
    options->individual = app_setting_text(settings, OPTION_INDIVIDUAL);
    options->cover = app_setting_text(settings, OPTION_COVER);
    options->metadata = app_setting_text(settings, OPTION_METADATA);
    options->shows_timings = app_setting_flag(settings, OPTION_TIMINGS);
    options->is_json = app_setting_flag(settings, OPTION_JSON);
}

static bool is_folder(const char *path) {
    struct stat found;
    return path &&
           (g_str_has_suffix(path, "/") || (stat(path, &found) == 0 && S_ISDIR(found.st_mode)));
}

static AppFormat format_of(const AppSettings *settings, const char *output) {
    const char *dot = output && !is_folder(output) ? strrchr(output, '.') : NULL;
    for (const AppChoice *choice = app_option_table[OPTION_FORMAT].choices; dot && choice->word;
         choice++)
        if (g_ascii_strcasecmp(dot + 1, choice->word) == 0)
            return (AppFormat)app_setting_choice(settings, OPTION_FORMAT, choice->value);
    return (AppFormat)app_setting_choice(settings, OPTION_FORMAT, APP_PDF);
}

/* An errno; 0: it can be read. */
static int why_no_place(const AppOption *option, const char *path) {
    struct stat found;
    if (access(path, R_OK) != 0)
        return errno;
    bool is_none =
        option->kind == KIND_FOLDER && stat(path, &found) == 0 && !S_ISDIR(found.st_mode);
    return is_none ? ENOTDIR : 0;
}

/* The library passes over fonts that are not there; whoever names a place wants to know, but first
 * may want to see who named it. */
static bool check_places(const AppSettings *settings, GError **error) {
    static const AppOptionId places[] = {OPTION_FONT_PATH, OPTION_ROOT, OPTION_ASSETS};
    for (size_t i = 0; settings->command != APP_CONFIG && i < G_N_ELEMENTS(places); i++) {
        char **values = settings->of[places[i]].values;
        for (size_t k = 0; values && values[k]; k++) {
            int failed = why_no_place(&app_option_table[places[i]], values[k]);
            if (!failed)
                continue;
            g_set_error(error, APP_ERROR, EXIT_NO_INPUT, "%s=%s: %s",
                        settings->of[places[i]].origin, values[k], g_strerror(failed));
            return false;
        }
    }
    return true;
}

static bool is_drawn(AppFormat format) {
    return format == APP_PNG || format == APP_SVG;
}

static bool check_values(const AppSettings *settings, GError **error) {
    char **aliases = settings->of[OPTION_FONT_ALIAS].values;
    for (size_t i = 0; aliases && aliases[i]; i++) {
        const char *equals = strchr(aliases[i], '=');
        if (equals && equals != aliases[i] && equals[1])
            continue;
        app_setting_blame(settings, OPTION_FONT_ALIAS, aliases[i], "it is NAME=FAMILY", error);
        return false;
    }
    const char *name = app_setting_text(settings, OPTION_NAME);
    g_autofree char *fault = name ? app_name_fault(name) : NULL;
    if (name && !fault && app_page_path_is_pattern(name) &&
        !is_drawn((AppFormat)app_setting_choice(settings, OPTION_FORMAT, APP_PDF)))
        fault = g_strdup("a PDF holds all pages; {p} is for png and svg");
    if (fault)
        app_setting_blame(settings, OPTION_NAME, name, fault, error);
    return !fault;
}

static bool check_batch(AppOptions *options, bool has_folder, GError **error) {
    guint count = options->inputs->list->len;
    options->is_batch = has_folder || count > 1;
    if (!options->is_batch)
        return true;
    options->press.threads = 1; /* -j says how many processors are kept busy */
    if (options->dump != APP_NO_DUMP)
        return misuse(error, "--dump shows one input, and no folder takes it");
    if (options->individual || options->cover || options->metadata)
        return misuse(error, "--individual, --cover and --metadata are of one issue, to one file");
    if (options->command == APP_INSPECT && !has_folder)
        return misuse(error, "several inputs are inspected into a folder: add -o FOLDER/");
    if (!options->output || has_folder)
        return true;
    g_set_error(error, APP_ERROR, EXIT_BAD_USAGE, "%u inputs want a folder: -o %s/", count,
                strcmp(options->output, "-") == 0 ? "FOLDER" : options->output);
    return false;
}

/* A name that promises another format would be a lie; one that promises nothing is a PDF's. */
static bool check_extension(const AppOptions *options, GError **error) {
    static const char *const others[] = {"jpg", "jpeg", "gif", "tif", "tiff", "webp",
                                         "bmp", "html", "htm", "doc", "docx", "txt",
                                         "md",  "ps",   "eps", NULL};
    const char *slash = options->output ? strrchr(options->output, '/') : NULL;
    const char *dot = options->output ? strrchr(slash ? slash : options->output, '.') : NULL;
    g_autofree char *extension = dot ? g_ascii_strdown(dot + 1, -1) : NULL;
    if (!extension || options->settings->of[OPTION_FORMAT].values ||
        !g_strv_contains(others, extension) || is_folder(options->output))
        return true;
    g_autofree char *formats = app_option_words(&app_option_table[OPTION_FORMAT]);
    g_set_error(error, APP_ERROR, EXIT_BAD_USAGE,
                "-o %s: kanyin writes %s and no %s; --format says which, whatever the name",
                options->output, formats, extension);
    return false;
}

static bool check_output(const AppOptions *options, GError **error) {
    bool is_dump = options->dump != APP_NO_DUMP;
    if (options->command != APP_SET && options->command != APP_BULLETIN)
        return true;
    if (!options->output && !is_dump && !options->report)
        return misuse(error, "no output given: add -o OUT");
    bool is_stdout = options->output && strcmp(options->output, "-") == 0;
    if (is_stdout && is_dump)
        return misuse(error, "--dump and -o - both want standard output");
    if (options->format == APP_EPUB && (options->cover || options->individual))
        return misuse(error, "--cover and --individual come with pages, not with an EPUB");
    if (options->format == APP_EPUB && (options->pages || options->report || is_dump))
        return misuse(error, "an EPUB has no pages, so no --pages, --report or --dump");
    return check_extension(options, error);
}

/* An issue's file says of each article how it is read. */
static bool check_reading(const AppSettings *settings, GError **error) {
    for (int id = 0; id < OPTION_COUNT; id++) {
        const AppOption *option = &app_option_table[id];
        const AppSetting *setting = &settings->of[id];
        if (option->topic != TOPIC_READING || id == OPTION_ROOT || !setting->values ||
            !g_str_has_prefix(setting->origin, "--"))
            continue;
        g_set_error(error, APP_ERROR, EXIT_BAD_USAGE,
                    "--%s does not belong to `bulletin`: the issue's file says it of each article",
                    option->name);
        return false;
    }
    return true;
}

static bool check_words(AppOptions *options, const AppSettings *settings, GError **error) {
    size_t taken = app_command_words[settings->command] ? 1 : 0;
    char **words = settings->words ? settings->words + taken : NULL;
    size_t count = words ? g_strv_length(words) : 0;
    if (options->command == APP_COMPLETIONS) {
        options->shell = count == 1 && g_strv_contains(app_shells, words[0]) ? words[0] : NULL;
        return options->shell || misuse(error, "completions are for bash, zsh or fish");
    }
    if (options->command == APP_FONTS || options->command == APP_CONFIG) {
        if (count == 0)
            return true;
        g_set_error(error, APP_ERROR, EXIT_BAD_USAGE, "'%s': `%s` takes no INPUT", words[0],
                    app_command_words[options->command]);
        return false;
    }
    if (options->command == APP_STYLE) {
        bool is_check = count > 1 && strcmp(words[0], "check") == 0;
        options->sheets = is_check ? words + 1 : NULL;
        return is_check || misuse(error, "style sheets are checked by `kanyin style check FILE…`");
    }
    if (options->command == APP_BULLETIN && options->is_beginning)
        return count == 0 || misuse(error, "`kanyin bulletin --init` takes no INPUT");
    if (count == 0)
        return misuse(error, "no INPUT given; `kanyin --help` shows how");
    if (options->command == APP_BULLETIN && !check_reading(settings, error))
        return false;
    if (!check_output(options, error))
        return false;
    options->inputs =
        app_inputs_new(words, options->command == APP_BULLETIN ? APP_ISSUES : APP_ARTICLES, error);
    return options->inputs && check_batch(options, is_folder(options->output), error);
}

bool app_options_read(AppOptions *options, const AppSettings *settings, GError **error) {
    options->command = settings->command;
    options->settings = settings;
    if (!app_settings_check(settings, error) || !check_values(settings, error) ||
        !check_places(settings, error))
        return false;
    app_options_read_messages(options, settings);
    read_library_options(options, settings);
    read_own_options(options, settings);
    options->format = format_of(settings, options->output);
    if (options->command == APP_VERSION || options->command == APP_HELP)
        return true;
    return check_words(options, settings, error);
}
