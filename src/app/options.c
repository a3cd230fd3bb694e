/* SPDX-License-Identifier: MIT */
/* Turns the command line into what it asks for, or says what is wrong with it. */

#include "app/options.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define MAX_PPI 2400.0

static const char summary[] = "Sets an article into pages fit for print.\n"
                              "\n"
                              "  kanyin INPUT -o OUT      INPUT: a text capture or JSON, - for "
                              "standard input\n"
                              "  kanyin inspect INPUT     the article as it was read, as JSON\n"
                              "  kanyin fonts             the fonts kanyin wants and this machine "
                              "has";

static const char exit_codes[] =
    "With several PNG or SVG pages, OUT may hold {p} or {0p} (padded) for the page number;\n"
    "without, -1, -2 … are put before the extension.\n"
    "\n"
    "Exit codes:\n"
    "   0  done; there may have been notices\n"
    "  64  the command line is wrong\n"
    "  65  the input is no article\n"
    "  66  an input, style sheet or folder is missing or unreadable\n"
    "  70  an error in kanyin itself\n"
    "  72  a font that every page needs is missing\n"
    "  73  the output cannot be created\n"
    "  74  reading or writing failed\n"
    "  75  the machine is short of something; try again\n"
    "\n"
    "Environment: SOURCE_DATE_EPOCH (the date of an article without one), KANYIN_DATA_DIR,\n"
    "NO_COLOR, XDG_CACHE_HOME.";

/* Everything is taken as bytes (FILENAME), so that the locale has no say in it. */
static struct {
    char *output, *report, *pages, *url, *assets, *script, *repair, *format, *dump, *ppi, *color;
    char **styles, **rest;
    gboolean timings, version, help;
} raw;

static const GOptionEntry entries[] = {
    {"output", 'o', 0, G_OPTION_ARG_FILENAME, &raw.output, "write to OUT (- standard output)",
     "OUT"},
    {"style", 's', 0, G_OPTION_ARG_FILENAME_ARRAY, &raw.styles,
     "a style by name or a CSS file; several, later ones stronger (article)", "STYLE"},
    {"url", 0, 0, G_OPTION_ARG_FILENAME, &raw.url, "the page's address, printed and as QR code",
     "URL"},
    {"assets", 0, 0, G_OPTION_ARG_FILENAME, &raw.assets,
     "the pictures: for a capture, in name order to its captions", "DIR"},
    {"script", 0, 0, G_OPTION_ARG_FILENAME, &raw.script,
     "convert the text: hans, hant, tw or hk (as it is)", "SCRIPT"},
    {"repair", 0, 0, G_OPTION_ARG_FILENAME, &raw.repair, "repair damage: auto or none (auto)",
     "HOW"},
    {"format", 0, 0, G_OPTION_ARG_FILENAME, &raw.format,
     "pdf, png or svg (by OUT's extension, else pdf)", "FORMAT"},
    {"ppi", 0, 0, G_OPTION_ARG_FILENAME, &raw.ppi, "pixels an inch for png (150)", "N"},
    {"pages", 0, 0, G_OPTION_ARG_FILENAME, &raw.pages, "pages to write, as 1-3,5,8- (all)",
     "RANGE"},
    {"report", 0, 0, G_OPTION_ARG_FILENAME, &raw.report,
     "what was done, as JSON: pages, fonts, repairs, notices, time", "FILE"},
    {"dump", 0, 0, G_OPTION_ARG_FILENAME, &raw.dump,
     "show a stage as text: article, style, text, layout or pages", "STAGE"},
    {"timings", 0, 0, G_OPTION_ARG_NONE, &raw.timings, "time by room on standard error", NULL},
    {"color", 0, 0, G_OPTION_ARG_FILENAME, &raw.color,
     "colour in messages: auto, always or never (auto)", "WHEN"},
    {"help", 'h', 0, G_OPTION_ARG_NONE, &raw.help, "this help", NULL},
    {"version", 0, 0, G_OPTION_ARG_NONE, &raw.version, "version of kanyin and its libraries", NULL},
    {G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &raw.rest, NULL, "INPUT"},
    {0},
};

typedef struct {
    const char *word;
    int value;
} Choice;

static const Choice scripts[] = {{"hans", KANYIN_SCRIPT_HANS},
                                 {"hant", KANYIN_SCRIPT_HANT},
                                 {"tw", KANYIN_SCRIPT_TW},
                                 {"hk", KANYIN_SCRIPT_HK},
                                 {0}};
static const Choice repairs[] = {{"auto", KANYIN_REPAIR_AUTO}, {"none", KANYIN_REPAIR_NONE}, {0}};
static const Choice formats[] = {{"pdf", APP_PDF}, {"png", APP_PNG}, {"svg", APP_SVG}, {0}};
static const Choice dumps[] = {{"article", KANYIN_DUMP_ARTICLE}, {"style", KANYIN_DUMP_STYLE},
                               {"text", KANYIN_DUMP_TEXT},       {"layout", KANYIN_DUMP_LAYOUT},
                               {"pages", KANYIN_DUMP_PAGES},     {0}};
static const Choice colors[] = {
    {"auto", APP_COLOR_AUTO}, {"always", APP_COLOR_ALWAYS}, {"never", APP_COLOR_NEVER}, {0}};

/* The value `word` names among `choices`; `otherwise` where it is NULL. */
static bool choose(const char *option, const char *word, const Choice *choices, int *value,
                   GError **error) {
    if (!word)
        return true;
    g_autoptr(GString) known = g_string_new(NULL);
    for (const Choice *choice = choices; choice->word; choice++) {
        if (strcmp(word, choice->word) == 0) {
            *value = choice->value;
            return true;
        }
        g_string_append_printf(known, "%s%s", choice == choices ? "" : ", ", choice->word);
    }
    g_set_error(error, APP_ERROR, EXIT_BAD_USAGE, "--%s=%s: it is one of %s", option, word,
                known->str);
    return false;
}

static bool read_ppi(AppOptions *options, GError **error) {
    if (!raw.ppi)
        return true;
    char *end = NULL;
    options->ppi = g_ascii_strtod(raw.ppi, &end);
    if (end != raw.ppi && *end == '\0' && options->ppi >= 1 && options->ppi <= MAX_PPI)
        return true;
    g_set_error(error, APP_ERROR, EXIT_BAD_USAGE, "--ppi=%s: it is a number from 1 to %.0f",
                raw.ppi, MAX_PPI);
    return false;
}

static bool read_choices(AppOptions *options, GError **error) {
    int script = KANYIN_SCRIPT_KEEP, repair = KANYIN_REPAIR_AUTO, color = APP_COLOR_AUTO;
    int format = APP_PDF;
    for (const Choice *choice = formats; raw.output && choice->word; choice++) {
        const char *dot = strrchr(raw.output, '.');
        if (dot && g_ascii_strcasecmp(dot + 1, choice->word) == 0)
            format = choice->value;
    }
    if (!choose("script", raw.script, scripts, &script, error) ||
        !choose("repair", raw.repair, repairs, &repair, error) ||
        !choose("format", raw.format, formats, &format, error) ||
        !choose("color", raw.color, colors, &color, error) ||
        !choose("dump", raw.dump, dumps, &options->dump, error))
        return false;
    options->script = (KanyinScript)script;
    options->repair = (KanyinRepair)repair;
    options->format = (AppFormat)format;
    options->color = (AppColor)color;
    return read_ppi(options, error);
}

/* The command and its input from what is left after the options. */
static bool read_words(AppOptions *options, GError **error) {
    size_t count = raw.rest ? g_strv_length(raw.rest) : 0;
    const char *first = count ? raw.rest[0] : NULL;
    size_t wanted = 1;
    if (raw.version) {
        options->command = APP_VERSION;
        return true;
    }
    if (first && strcmp(first, "fonts") == 0) {
        options->command = APP_FONTS;
    } else if (first && strcmp(first, "inspect") == 0) {
        options->command = APP_INSPECT;
        wanted = 2;
    }
    if (count == wanted) {
        options->input = raw.rest[wanted - 1];
        return true;
    }
    if (count < wanted)
        g_set_error(error, APP_ERROR, EXIT_BAD_USAGE, "no INPUT given; `kanyin --help` shows how");
    else
        g_set_error(error, APP_ERROR, EXIT_BAD_USAGE, "'%s': one INPUT is enough",
                    raw.rest[wanted]);
    return false;
}

static bool check_output(const AppOptions *options, GError **error) {
    bool is_dump = options->dump != APP_NO_DUMP;
    if (options->command != APP_SET) {
        if (!raw.output && !raw.report && !is_dump)
            return true;
        g_set_error(error, APP_ERROR, EXIT_BAD_USAGE,
                    "-o, --report and --dump belong to setting, not to `%s`", raw.rest[0]);
    } else if (!raw.output && !is_dump && !raw.report) {
        g_set_error(error, APP_ERROR, EXIT_BAD_USAGE, "no output given: add -o OUT");
    } else if (raw.output && strcmp(raw.output, "-") == 0 && is_dump) {
        g_set_error(error, APP_ERROR, EXIT_BAD_USAGE, "--dump and -o - both want standard output");
    } else {
        return true;
    }
    return false;
}

bool app_options_read(AppOptions *options, int argc, char **argv, GError **error) {
    *options = (AppOptions){.dump = APP_NO_DUMP};
    g_autoptr(GOptionContext) context = g_option_context_new("- 刊印");
    g_option_context_set_summary(context, summary);
    g_option_context_set_description(context, exit_codes);
    g_option_context_add_main_entries(context, entries, NULL);
    /* GLib's own --help turns what the locale does not know into question marks */
    g_option_context_set_help_enabled(context, FALSE);
    g_autoptr(GError) failure = NULL;
    if (!g_option_context_parse(context, &argc, &argv, &failure)) {
        g_set_error(error, APP_ERROR, EXIT_BAD_USAGE, "%s; `kanyin --help` shows how",
                    failure->message);
        return false;
    }
    if (raw.help) {
        static char *help;
        g_free(help);
        options->help = help = g_option_context_get_help(context, TRUE, NULL);
        options->command = APP_HELP;
        return true;
    }
    options->output = raw.output;
    options->report = raw.report;
    options->pages = raw.pages;
    options->styles = (const char *const *)raw.styles;
    options->url = raw.url;
    options->assets = raw.assets;
    options->shows_timings = raw.timings;
    if (!read_choices(options, error) || !read_words(options, error))
        return false;
    return options->command == APP_VERSION || check_output(options, error);
}

static AppExit code_of_file_error(int code) {
    switch (code) {
    case G_FILE_ERROR_NOENT:
    case G_FILE_ERROR_ISDIR:
    case G_FILE_ERROR_NOTDIR:
    case G_FILE_ERROR_ACCES:
    case G_FILE_ERROR_PERM:
    case G_FILE_ERROR_LOOP:
    case G_FILE_ERROR_NAMETOOLONG:
        return EXIT_NO_INPUT;
    case G_FILE_ERROR_AGAIN:
    case G_FILE_ERROR_MFILE:
    case G_FILE_ERROR_NFILE:
    case G_FILE_ERROR_NOMEM:
        return EXIT_TRY_AGAIN;
    default:
        return EXIT_IO_ERROR;
    }
}

AppExit app_exit_code(const GError *error) {
    static const AppExit codes[] = {
        [KANYIN_ERROR_INPUT] = EXIT_BAD_DATA,    [KANYIN_ERROR_STYLE] = EXIT_NO_INPUT,
        [KANYIN_ERROR_FONT] = EXIT_NO_FONT,      [KANYIN_ERROR_IMAGE] = EXIT_BAD_DATA,
        [KANYIN_ERROR_RESOURCE] = EXIT_NO_INPUT, [KANYIN_ERROR_OUTPUT] = EXIT_IO_ERROR,
    };
    if (error->domain == APP_ERROR)
        return (AppExit)error->code;
    if (error->domain == G_FILE_ERROR)
        return code_of_file_error(error->code);
    if (error->domain == KANYIN_ERROR && (size_t)error->code < G_N_ELEMENTS(codes))
        return codes[error->code];
    return EXIT_SOFTWARE;
}
