/* SPDX-License-Identifier: MIT */
/* Turns the table of options into what shells complete from. */

#include "app/completions.h"

#include "app/option_table.h"
#include <glib.h>
#include <string.h>

static bool has_off_form(const AppOption *option) {
    return option->kind == KIND_FLAG && option->is_setting;
}

/* The papers that have a name, the most used ones first; KANYIN_STYLE_NAMES are the sheets of
 * styles/. */
#define PAPERS                                                                                         \
    "A4 A5 A3 B5 B4 16K 32K 16开 32开 大16开 大32开 letter legal ledger JIS-B4 JIS-B5 A0 A1 A2 " \
    "A6 "                                                                                              \
    "A7 A8 A9 A10 B0 B1 B2 B3 B6 B7 B8 B9 B10"

/* The words an option takes, or those of them that have a name, parted by blanks; empty where it
 * takes any. */
static char *words_of(const AppOption *option) {
    if (option == &app_option_table[OPTION_PAPER])
        return g_strdup(PAPERS);
    if (option->kind == KIND_STYLE)
        return g_strdup(KANYIN_STYLE_NAMES);
    GString *words = g_string_new(NULL);
    for (const AppChoice *choice = option->choices; choice && choice->word; choice++)
        g_string_append_printf(words, "%s%s", words->len ? " " : "", choice->word);
    return g_string_free(words, FALSE);
}

static char *list_commands(const char *between) {
    GString *words = g_string_new(NULL);
    for (int command = 0; command < APP_COMMAND_COUNT; command++)
        if (app_command_words[command])
            g_string_append_printf(words, "%s%s", words->len ? between : "",
                                   app_command_words[command]);
    return g_string_free(words, FALSE);
}

/* bash */

static void add_bash_values(GString *out, const AppOption *option) {
    g_autofree char *words = words_of(option);
    if (option->kind == KIND_FLAG)
        return;
    g_string_append_printf(out, "        --%s", option->name);
    if (option->letter)
        g_string_append_printf(out, "|-%c", option->letter);
    if (option->kind == KIND_FOLDER)
        g_string_append(out, ") COMPREPLY=($(compgen -d -- \"$current\")) ;;\n");
    else if (option->kind == KIND_FILE)
        g_string_append(out, ") COMPREPLY=($(compgen -f -- \"$current\")) ;;\n");
    else if (option->kind == KIND_STYLE)
        g_string_append_printf(out, ") COMPREPLY=($(compgen -W '%s' -f -- \"$current\")) ;;\n",
                               words);
    else
        g_string_append_printf(out, ") COMPREPLY=($(compgen -W '%s' -- \"$current\")) ;;\n", words);
}

static char *complete_bash(void) {
    GString *out = g_string_new("# bash completion for kanyin\n"
                                "_kanyin() {\n"
                                "    local current=${COMP_WORDS[COMP_CWORD]}\n"
                                "    local option=${COMP_WORDS[COMP_CWORD - 1]}\n"
                                "    # readline parts --format=png into three words\n"
                                "    if [ \"$current\" = = ]; then\n"
                                "        current=\n"
                                "    elif [ \"$option\" = = ]; then\n"
                                "        option=${COMP_WORDS[COMP_CWORD - 2]}\n"
                                "    fi\n"
                                "    COMPREPLY=()\n"
                                "    case $option in\n");
    g_autofree char *shells = g_strjoinv(" ", (char **)app_shells);
    for (int id = 0; id < OPTION_COUNT; id++)
        add_bash_values(out, &app_option_table[id]);
    g_string_append_printf(
        out,
        "        completions) COMPREPLY=($(compgen -W '%s' -- \"$current\")) ;;\n"
        "        style) COMPREPLY=($(compgen -W check -- \"$current\")) ;;\n"
        "        *)\n"
        "            local words='",
        shells);
    for (int id = 0; id < OPTION_COUNT; id++) {
        g_string_append_printf(out, "--%s ", app_option_table[id].name);
        if (has_off_form(&app_option_table[id]))
            g_string_append_printf(out, "--no-%s ", app_option_table[id].name);
    }
    g_autofree char *commands = list_commands(" ");
    g_string_append_printf(
        out,
        "'\n"
        "            case $current in\n"
        "                -*) COMPREPLY=($(compgen -W \"$words\" -- \"$current\")) ;;\n"
        "                *)\n"
        "                    [ \"$COMP_CWORD\" -ne 1 ] || COMPREPLY=($(compgen -W '%s' -- "
        "\"$current\"))\n"
        "                    COMPREPLY+=($(compgen -f -- \"$current\")) ;;\n"
        "            esac ;;\n"
        "    esac\n"
        "}\n"
        "complete -o filenames -F _kanyin kanyin\n",
        commands);
    return g_string_free(out, FALSE);
}

/* zsh */

/* What _arguments reads for itself is escaped: brackets, colons, quotes. */
static void add_zsh_text(GString *out, const char *text) {
    for (; *text; text++) {
        if (strchr("[]:\\", *text))
            g_string_append_c(out, '\\');
        if (*text == '\'')
            g_string_append(out, "'\\''");
        else
            g_string_append_c(out, *text);
    }
}

static void add_zsh_argument(GString *out, const AppOption *option) {
    g_autofree char *words = words_of(option);
    g_string_append_c(out, ':');
    add_zsh_text(out, option->argument);
    if (option->kind == KIND_FOLDER)
        g_string_append(out, ":_files -/");
    else if (option->kind == KIND_FILE)
        g_string_append(out, ":_files");
    else if (option->kind == KIND_STYLE)
        g_string_append_printf(
            out, ":{_alternative \"styles\\:style\\:(%s)\" \"files\\:CSS file\\:_files\"}", words);
    else
        g_string_append_printf(out, ":(%s)", words);
}

static void add_zsh_option(GString *out, const AppOption *option, const char *name) {
    bool takes_value = option->kind != KIND_FLAG;
    g_string_append_printf(out, "    '%s%s%s[", option->is_list ? "*" : "", name,
                           !takes_value     ? ""
                           : name[1] == '-' ? "="
                                            : "+");
    add_zsh_text(out, option->help);
    g_string_append_c(out, ']');
    if (takes_value)
        add_zsh_argument(out, option);
    g_string_append(out, "' \\\n");
}

static char *complete_zsh(void) {
    g_autofree char *commands = list_commands(" ");
    GString *out = g_string_new("#compdef kanyin\n_arguments -S \\\n");
    for (int id = 0; id < OPTION_COUNT; id++) {
        const AppOption *option = &app_option_table[id];
        g_autofree char *name = g_strconcat("--", option->name, NULL);
        g_autofree char *off = g_strconcat("--no-", option->name, NULL);
        char letter[] = {'-', option->letter, '\0'};
        add_zsh_option(out, option, name);
        if (option->letter)
            add_zsh_option(out, option, letter);
        if (has_off_form(option))
            add_zsh_option(out, option, off);
    }
    g_string_append_printf(out,
                           "    '1: :{_alternative \"commands:command:(%s)\" "
                           "\"files:INPUT:_files\"}' \\\n"
                           "    '*:INPUT:_files'\n",
                           commands);
    return g_string_free(out, FALSE);
}

/* fish */

static void add_fish_text(GString *out, const char *text) {
    for (; *text; text++) {
        if (*text == '\'' || *text == '\\')
            g_string_append_c(out, '\\');
        g_string_append_c(out, *text);
    }
}

static void add_fish_option(GString *out, const AppOption *option) {
    g_autofree char *words = words_of(option);
    g_string_append_printf(out, "complete -c kanyin -l %s", option->name);
    if (option->letter)
        g_string_append_printf(out, " -s %c", option->letter);
    if (option->kind == KIND_FOLDER)
        g_string_append(out, " -x -a '(__fish_complete_directories)'");
    else if (option->kind == KIND_FILE)
        g_string_append(out, " -r -F");
    else if (option->kind == KIND_STYLE)
        g_string_append_printf(out, " -r -F -a '%s'", words);
    else if (option->kind != KIND_FLAG)
        g_string_append_printf(out, " -x -a '%s'", words);
    g_string_append(out, " -d '");
    add_fish_text(out, option->help);
    g_string_append(out, "'\n");
    if (has_off_form(option))
        g_string_append_printf(out, "complete -c kanyin -l no-%s\n", option->name);
}

static char *complete_fish(void) {
    g_autofree char *commands = list_commands(" ");
    g_autofree char *shells = g_strjoinv(" ", (char **)app_shells);
    GString *out = g_string_new("# fish completion for kanyin\n");
    for (int id = 0; id < OPTION_COUNT; id++)
        add_fish_option(out, &app_option_table[id]);
    g_string_append_printf(out,
                           "complete -c kanyin -n __fish_use_subcommand -a '%s'\n"
                           "complete -c kanyin -n '__fish_seen_subcommand_from completions' -x "
                           "-a '%s'\n"
                           "complete -c kanyin -n '__fish_seen_subcommand_from style' -a check\n",
                           commands, shells);
    return g_string_free(out, FALSE);
}

char *app_completions(const char *shell) {
    return strcmp(shell, "bash") == 0  ? complete_bash()
           : strcmp(shell, "zsh") == 0 ? complete_zsh()
                                       : complete_fish();
}
