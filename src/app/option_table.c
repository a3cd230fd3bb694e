/* SPDX-License-Identifier: MIT */
/* The table of options: what each is called, what it takes and what it means. */

#include "app/option_table.h"

#include "app/options.h"
#include <glib.h>

#define MAX_PPI 2400.0

static const AppChoice forms[] = {{"auto", KANYIN_FORM_AUTO}, {"capture", KANYIN_FORM_CAPTURE},
                                  {"html", KANYIN_FORM_HTML}, {"markdown", KANYIN_FORM_MARKDOWN},
                                  {"json", KANYIN_FORM_JSON}, {0}};
static const AppChoice scripts[] = {{"hans", KANYIN_SCRIPT_HANS},
                                    {"hant", KANYIN_SCRIPT_HANT},
                                    {"tw", KANYIN_SCRIPT_TW},
                                    {"hk", KANYIN_SCRIPT_HK},
                                    {0}};
static const AppChoice repairs[] = {
    {"auto", KANYIN_REPAIR_AUTO}, {"none", KANYIN_REPAIR_NONE}, {0}};
static const AppChoice text_sizes[] = {{"small", KANYIN_TEXT_SIZE_SMALL},
                                       {"medium", KANYIN_TEXT_SIZE_MEDIUM},
                                       {"large", KANYIN_TEXT_SIZE_LARGE},
                                       {0}};
static const AppChoice links[] = {{"active", KANYIN_LINKS_ACTIVE},
                                  {"notes", KANYIN_LINKS_NOTES},
                                  {"print", KANYIN_LINKS_PRINT},
                                  {"none", KANYIN_LINKS_NONE},
                                  {0}};
static const AppChoice imprints[] = {
    {"free", KANYIN_IMPRINT_FREE}, {"nbzl", KANYIN_IMPRINT_NBZL}, {0}};
static const AppChoice formats[] = {
    {"pdf", APP_PDF}, {"png", APP_PNG}, {"svg", APP_SVG}, {"epub", APP_EPUB}, {0}};
static const AppChoice dumps[] = {{"article", KANYIN_DUMP_ARTICLE}, {"style", KANYIN_DUMP_STYLE},
                                  {"text", KANYIN_DUMP_TEXT},       {"layout", KANYIN_DUMP_LAYOUT},
                                  {"pages", KANYIN_DUMP_PAGES},     {0}};
static const AppChoice notices[] = {{"text", APP_NOTICES_TEXT}, {"json", APP_NOTICES_JSON}, {0}};
static const AppChoice whens[] = {
    {"auto", APP_AUTO}, {"always", APP_ALWAYS}, {"never", APP_NEVER}, {0}};

#define SETTING .is_setting = true

const AppOption app_option_table[OPTION_COUNT] = {
    [OPTION_FROM] = {"from", 0, KIND_CHOICE, TOPIC_READING, SETTING, .argument = "FORM",
                     .help = "what the input is: auto, capture, html, markdown or json",
                     .fallback = "auto", .choices = forms},
    [OPTION_CHARSET] = {"charset", 0, KIND_TEXT, TOPIC_READING, SETTING, .argument = "LABEL",
                        .help = "the input's encoding, as utf-8, gb18030 or big5",
                        .fallback = "told by the bytes"},
    [OPTION_LANG] = {"lang", 0, KIND_TEXT, TOPIC_READING, SETTING, .argument = "TAG",
                     .help = "the text's language, as zh-Hans or zh-Hant-TW",
                     .fallback = "the article's own"},
    [OPTION_SCRIPT] = {"script", 0, KIND_CHOICE, TOPIC_READING, SETTING, .argument = "SCRIPT",
                       .help = "convert the text: hans, hant, tw or hk", .fallback = "as it is",
                       .choices = scripts},
    [OPTION_REPAIR] = {"repair", 0, KIND_CHOICE, TOPIC_READING, SETTING, .argument = "HOW",
                       .help = "repair damage: auto or none", .fallback = "auto",
                       .choices = repairs},
    [OPTION_URL] = {"url", 0, KIND_TEXT, TOPIC_READING, .argument = "URL",
                    .help = "the page's address, printed and as QR code",
                    .fallback = "the article's own"},
    [OPTION_CAPTURED] = {"captured", 0, KIND_TEXT, TOPIC_READING, .argument = "DATE",
                         .help = "when the page was saved, as 2024-06-27T10:30:00+08:00",
                         .fallback = "the article's own"},
    [OPTION_ROOT] = {"root", 0, KIND_FOLDER, TOPIC_READING, SETTING, .argument = "DIR",
                     .help = "the folder that pictures must lie in",
                     .fallback = "the input's own; of standard input: none"},
    [OPTION_ASSETS] = {"assets", 0, KIND_FOLDER, TOPIC_READING, SETTING, .argument = "DIR",
                       .help = "the pictures: for a capture, in name order to its captions"},
    [OPTION_PAGE_STYLES] = {"page-styles", 0, KIND_FLAG, TOPIC_READING, SETTING,
                            .help = "let the page's own CSS count over the style's"},
    [OPTION_STYLE] = {"style", 's', KIND_STYLE, TOPIC_SETTING, SETTING, .is_list = true,
                      .argument = "STYLE",
                      .help = "a style by name or a CSS file; several, later ones stronger",
                      .fallback = "article"},
    [OPTION_PAPER] = {"paper", 0, KIND_TEXT, TOPIC_SETTING, SETTING, .argument = "SIZE",
                      .help = "the paper, as A4, \"B5 landscape\" or \"170mm 240mm\"",
                      .fallback = "the style's"},
    [OPTION_MARGIN] = {"margin", 0, KIND_TEXT, TOPIC_SETTING, SETTING, .argument = "LENGTHS",
                       .help = "the paper's margins, as 20mm or \"25mm 20mm\"",
                       .fallback = "the style's"},
    [OPTION_TEXT_SIZE] = {"text-size", 0, KIND_CHOICE, TOPIC_SETTING, SETTING, .argument = "SIZE",
                          .help = "the body's type: small, medium or large", .fallback = "medium",
                          .choices = text_sizes},
    [OPTION_SET] = {"set", 0, KIND_TEXT, TOPIC_SETTING, SETTING, .is_list = true,
                    .argument = "NAME=VALUE",
                    .help = "set a style's custom property, as accent=#004b87; several"},
    [OPTION_TOC] = {"toc", 0, KIND_FLAG, TOPIC_SETTING, SETTING,
                    .help = "a list of contents before the body"},
    [OPTION_LINKS] = {"links", 0, KIND_CHOICE, TOPIC_SETTING, SETTING, .argument = "HOW",
                      .help =
                          "links to the web: active, with their addresses as notes or in print, "
                          "or none",
                      .fallback = "active", .choices = links},
    [OPTION_DPI] = {"dpi", 0, KIND_NUMBER, TOPIC_SETTING, SETTING, .argument = "N",
                    .help = "resample pictures that are finer than this on paper",
                    .fallback = "as they are", .least = 1, .most = MAX_PPI},
    [OPTION_FONT_PATH] = {"font-path", 0, KIND_FILE, TOPIC_FONTS, SETTING, .is_list = true,
                          .argument = "PATH", .help = "a further font file or folder; several"},
    [OPTION_FONT_ALIAS] = {"font-alias", 0, KIND_TEXT, TOPIC_FONTS, SETTING, .is_list = true,
                           .argument = "NAME=FAMILY",
                           .help = "set what a style calls NAME in FAMILY; several"},
    [OPTION_OUTPUT] = {"output", 'o', KIND_FILE, TOPIC_OUTPUT, .argument = "OUT",
                       .help =
                           "write to the file OUT (- standard output), or into the folder OUT/"},
    [OPTION_NAME] = {"name", 0, KIND_TEXT, TOPIC_OUTPUT, SETTING, .argument = "TEMPLATE",
                     .help = "file names in a folder, of {stem}, {title}, {date} and {n}",
                     .fallback = "{stem}"},
    [OPTION_JOBS] = {"jobs", 'j', KIND_JOBS, TOPIC_OUTPUT, SETTING, .argument = "N",
                     .help = "work on N inputs at once; 0 or auto: one a core", .fallback = "1"},
    [OPTION_FAIL_ON_NOTICE] = {"fail-on-notice", 0, KIND_FLAG, TOPIC_OUTPUT, SETTING,
                               .help = "write nothing where there was a warning: exit code 65"},
    [OPTION_KEEP_GOING] = {"keep-going", 0, KIND_FLAG, TOPIC_BULLETIN, SETTING,
                           .help = "exit code 0 even where articles could not be read"},
    [OPTION_IMPRINT] = {"imprint", 0, KIND_CHOICE, TOPIC_BULLETIN, SETTING, .argument = "RULES",
                        .help = "what the issue must tell of itself: free, or nbzl for internal "
                                "publications",
                        .fallback = "free", .choices = imprints},
    [OPTION_INDIVIDUAL] = {"individual", 0, KIND_FILE, TOPIC_BULLETIN, .argument = "DIR",
                           .help = "each article as a PDF of its own, too, into the folder DIR"},
    [OPTION_COVER] = {"cover", 0, KIND_FILE, TOPIC_BULLETIN, .argument = "FILE",
                      .help = "the first page as a PNG, too"},
    [OPTION_METADATA] = {"metadata", 0, KIND_FILE, TOPIC_BULLETIN, .argument = "FILE",
                         .help = "what the issue is and holds, as JSON, too"},
    [OPTION_WATCH] = {"watch", 0, KIND_FLAG, TOPIC_BULLETIN,
                      .help = "make it again whenever a file that it is made of changes"},
    [OPTION_INIT] = {"init", 0, KIND_FLAG, TOPIC_BULLETIN,
                     .help = "write an issue file to begin with, to OUT or standard output"},
    [OPTION_FORMAT] = {"format", 0, KIND_CHOICE, TOPIC_PAGES, SETTING, .argument = "FORMAT",
                       .help = "what is written: pdf, png, svg or epub",
                       .fallback = "by OUT's extension, else pdf", .choices = formats},
    [OPTION_PPI] = {"ppi", 0, KIND_NUMBER, TOPIC_PAGES, SETTING, .argument = "N",
                    .help = "pixels an inch for png", .fallback = "150", .least = 1,
                    .most = MAX_PPI},
    [OPTION_PAGES] = {"pages", 0, KIND_TEXT, TOPIC_PAGES, .argument = "RANGE",
                      .help = "pages to write, as 1-3,5,8-", .fallback = "all"},
    [OPTION_REPORT] = {"report", 0, KIND_FILE, TOPIC_PAGES, .argument = "FILE",
                       .help = "what was done, as JSON: pages, fonts, repairs, notices, time"},
    [OPTION_DUMP] = {"dump", 0, KIND_CHOICE, TOPIC_PAGES, .argument = "STAGE",
                     .help = "show a stage as text: article, style, text, layout or pages",
                     .choices = dumps},
    [OPTION_TIMINGS] = {"timings", 0, KIND_FLAG, TOPIC_PAGES, SETTING,
                        .help = "time by room on standard error"},
    [OPTION_NOTICES] = {"notices", 0, KIND_CHOICE, TOPIC_MESSAGES, SETTING, .argument = "FORM",
                        .help = "messages as text, or as json: an object a line",
                        .fallback = "text", .choices = notices},
    [OPTION_QUIET] = {"quiet", 'q', KIND_FLAG, TOPIC_MESSAGES, SETTING,
                      .help = "errors only: no notices, no progress, no summary"},
    [OPTION_PROGRESS] = {"progress", 0, KIND_CHOICE, TOPIC_MESSAGES, SETTING, .argument = "WHEN",
                         .help = "a line that counts the inputs: auto (on a terminal), always or "
                                 "never",
                         .fallback = "auto", .choices = whens},
    [OPTION_COLOR] = {"color", 0, KIND_CHOICE, TOPIC_MESSAGES, SETTING, .argument = "WHEN",
                      .help = "colour in messages: auto, always or never", .fallback = "auto",
                      .choices = whens},
    [OPTION_NO_CONFIG] = {"no-config", 0, KIND_FLAG, TOPIC_MESSAGES,
                          .help = "read no configuration file and no KANYIN_ variable"},
    [OPTION_HELP] = {"help", 'h', KIND_FLAG, TOPIC_ABOUT, .help = "this help"},
    [OPTION_VERSION] = {"version", 0, KIND_FLAG, TOPIC_ABOUT,
                        .help = "version of kanyin and its libraries"},
    [OPTION_JSON] = {"json", 0, KIND_FLAG, TOPIC_ABOUT, .help = "with --version: as JSON"},
};

#define ALL_COMMANDS                                                                               \
    { true, true, true, true, true, true, true, true, true }

const AppTopicTitle app_topics[TOPIC_COUNT] = {
    [TOPIC_READING] =
        {"Reading",
         {[APP_SET] = true, [APP_INSPECT] = true, [APP_BULLETIN] = true, [APP_CONFIG] = true}},
    [TOPIC_SETTING] = {"Setting", {[APP_SET] = true, [APP_BULLETIN] = true, [APP_CONFIG] = true}},
    [TOPIC_FONTS] =
        {"Fonts",
         {[APP_SET] = true, [APP_BULLETIN] = true, [APP_FONTS] = true, [APP_CONFIG] = true}},
    [TOPIC_OUTPUT] =
        {"Output",
         {[APP_SET] = true, [APP_INSPECT] = true, [APP_BULLETIN] = true, [APP_CONFIG] = true}},
    [TOPIC_BULLETIN] = {"Bulletins", {[APP_BULLETIN] = true, [APP_CONFIG] = true}},
    [TOPIC_PAGES] = {"Pages", {[APP_SET] = true, [APP_BULLETIN] = true, [APP_CONFIG] = true}},
    [TOPIC_MESSAGES] = {"Messages and configuration", ALL_COMMANDS},
    [TOPIC_ABOUT] = {"About kanyin", ALL_COMMANDS},
};

const char *const app_command_words[APP_COMMAND_COUNT] = {
    [APP_INSPECT] = "inspect", [APP_BULLETIN] = "bulletin", [APP_FONTS] = "fonts",
    [APP_CONFIG] = "config",   [APP_STYLE] = "style",       [APP_COMPLETIONS] = "completions"};
const char *const app_shells[] = {"bash", "zsh", "fish", NULL};

char *app_option_words(const AppOption *option) {
    GString *words = g_string_new(NULL);
    for (const AppChoice *choice = option->choices; choice && choice->word; choice++)
        g_string_append_printf(words, "%s%s", words->len ? ", " : "", choice->word);
    return g_string_free(words, FALSE);
}
