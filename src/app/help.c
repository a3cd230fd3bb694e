/* SPDX-License-Identifier: MIT */
/* The words of --help around the table of options. */

#include "app/help.h"

#include "app/exits.h"

const char app_help_summary[] =
    "Sets articles into pages fit for print.\n"
    "\n"
    "  kanyin INPUT -o OUT         one article into one file\n"
    "  kanyin INPUT… -o OUT/       each article into a file of its own in the folder OUT\n"
    "  kanyin bulletin ISSUE -o OUT  one issue of many articles; bulletin --init begins one\n"
    "  kanyin inspect INPUT        the article as it was read, as JSON\n"
    "  kanyin fonts                the fonts kanyin wants and this machine has\n"
    "  kanyin config               each option, its value and who set it\n"
    "  kanyin style check SHEET…   what is wrong with style sheets, or not set yet\n"
    "  kanyin completions SHELL    completions for bash, zsh or fish\n"
    "\n"
    "INPUT is a file, - for standard input, a folder (its articles by name, 2 before 10), or\n"
    "@LIST, a file that names one file or folder a line (@- standard input). A file that is\n"
    "called like a command is written ./fonts.";

const AppExitMeaning app_exits[] = {
    {EXIT_DONE, "done", "done; there may have been notices"},
    {EXIT_BAD_USAGE, "bad-usage", "the command line, or a variable of the environment, is wrong"},
    {EXIT_BAD_DATA, "bad-data",
     "the input is no article, or articles of an issue are none; with --fail-on-notice, and of "
     "`style check`: there was a warning"},
    {EXIT_NO_INPUT, "no-input", "an input, style sheet or folder is missing or unreadable"},
    {EXIT_SOFTWARE, "internal", "an error in kanyin itself"},
    {EXIT_NO_FONT, "no-font", "a font that every page needs is missing"},
    {EXIT_CANNOT_CREATE, "cannot-create", "the output cannot be created"},
    {EXIT_IO_ERROR, "io-error", "reading or writing failed"},
    {EXIT_TRY_AGAIN, "try-again", "the machine is short of something; try again"},
    {EXIT_BAD_CONFIG, "bad-config", "a configuration file is wrong"},
};
const size_t app_exit_count = G_N_ELEMENTS(app_exits);

static const char notes[] =
    "With several PNG or SVG pages, OUT (or a name) may hold {p} or {0p} (padded) for the page\n"
    "number; without, -1, -2 … are put before the extension. A flag that the environment or a\n"
    "configuration file has set is unset with --no-FLAG.\n";

static const char environment[] =
    "\n"
    "Of several inputs those that can be set are set, and the exit code is that of the first one\n"
    "that failed.\n"
    "\n"
    "What holds: the command line, else a variable KANYIN_OPTION (KANYIN_TEXT_SIZE=large; lists\n"
    "parted by colons), else kanyin.ini in this folder or the nearest one above it, else\n"
    "$XDG_CONFIG_HOME/kanyin/config. See kanyin(1).\n"
    "\n"
    "Environment: SOURCE_DATE_EPOCH (the date of an article without one), KANYIN_DATA_DIR,\n"
    "NO_COLOR, XDG_CONFIG_HOME, XDG_CACHE_HOME.";

char *app_help_description(void) {
    GString *text = g_string_new(notes);
    g_string_append(text, "\nExit codes:\n");
    for (size_t i = 0; i < app_exit_count; i++)
        g_string_append_printf(text, "  %2d  %s\n", (int)app_exits[i].code, app_exits[i].meaning);
    g_string_append(text, environment);
    return g_string_free(text, FALSE);
}
