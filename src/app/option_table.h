/* SPDX-License-Identifier: MIT */
#pragma once

/* Every option, once: the command line, the environment, configuration files, --help, the manual
 * page and the shells' completions are all made from this table. */

#include <stdbool.h>
#include <stddef.h>

typedef enum {
    OPTION_FROM,
    OPTION_CHARSET,
    OPTION_LANG,
    OPTION_SCRIPT,
    OPTION_REPAIR,
    OPTION_URL,
    OPTION_CAPTURED,
    OPTION_ROOT,
    OPTION_ASSETS,
    OPTION_PAGE_STYLES,
    OPTION_STYLE,
    OPTION_PAPER,
    OPTION_MARGIN,
    OPTION_TEXT_SIZE,
    OPTION_SET,
    OPTION_TOC,
    OPTION_LINKS,
    OPTION_DPI,
    OPTION_FONT_PATH,
    OPTION_FONT_ALIAS,
    OPTION_OUTPUT,
    OPTION_NAME,
    OPTION_JOBS,
    OPTION_FAIL_ON_NOTICE,
    OPTION_KEEP_GOING,
    OPTION_IMPRINT,
    OPTION_INDIVIDUAL,
    OPTION_COVER,
    OPTION_METADATA,
    OPTION_WATCH,
    OPTION_INIT,
    OPTION_FORMAT,
    OPTION_PPI,
    OPTION_PAGES,
    OPTION_REPORT,
    OPTION_DUMP,
    OPTION_TIMINGS,
    OPTION_NOTICES,
    OPTION_QUIET,
    OPTION_PROGRESS,
    OPTION_COLOR,
    OPTION_NO_CONFIG,
    OPTION_HELP,
    OPTION_VERSION,
    OPTION_JSON,
    OPTION_COUNT,
} AppOptionId;

typedef enum {
    APP_SET,
    APP_INSPECT,
    APP_BULLETIN,
    APP_FONTS,
    APP_CONFIG,
    APP_STYLE,
    APP_COMPLETIONS,
    APP_VERSION,
    APP_HELP,
    APP_COMMAND_COUNT,
} AppCommand;

typedef enum {
    TOPIC_READING,
    TOPIC_SETTING,
    TOPIC_FONTS,
    TOPIC_OUTPUT,
    TOPIC_BULLETIN,
    TOPIC_PAGES,
    TOPIC_MESSAGES,
    TOPIC_ABOUT,
    TOPIC_COUNT,
} AppTopic;

typedef enum {
    KIND_FLAG,
    KIND_TEXT,
    KIND_FILE,
    KIND_FOLDER,
    KIND_STYLE, /* a name or a CSS file */
    KIND_CHOICE,
    KIND_NUMBER,
    KIND_JOBS, /* a whole number, or auto */
} AppOptionKind;

typedef struct {
    const char *word;
    int value;
} AppChoice;

typedef struct {
    const char *name;
    char letter; /* -o; 0 none */
    AppOptionKind kind;
    AppTopic topic;
    bool is_list;
    bool is_setting; /* may stand in configuration files and in the environment */
    const char *argument, *help;
    const char *fallback;     /* what holds where it is not given, in words; NULL: nothing */
    const AppChoice *choices; /* of a KIND_CHOICE, ended by a NULL word */
    double least, most;       /* of a KIND_NUMBER */
} AppOption;

typedef struct {
    const char *title;
    bool serves[APP_COMMAND_COUNT]; /* which commands take its options */
} AppTopicTitle;

extern const AppOption app_option_table[OPTION_COUNT];
extern const AppTopicTitle app_topics[TOPIC_COUNT];

/* The words that are commands, by AppCommand; NULL: not a word. */
extern const char *const app_command_words[APP_COMMAND_COUNT];
/* The shells that completions are made for, NULL-terminated. */
extern const char *const app_shells[];

/* "hans, hant, tw, hk"; g_free() it. */
char *app_option_words(const AppOption *option);
