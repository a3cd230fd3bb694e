/* SPDX-License-Identifier: MIT */
/* Turns the table of options and docs/man/kanyin.1.in into the manual page kanyin(1), at build. */

#include "app/exits.h"
#include "app/option_table.h"

#include <glib.h>
#include <stdio.h>
#include <string.h>

/* What roff would read as its own is escaped. */
static void add_text(GString *out, const char *text) {
    for (; *text; text++) {
        if (*text == '-')
            g_string_append(out, "\\-");
        else if (*text == '\\')
            g_string_append(out, "\\e");
        else if (*text == '\'')
            g_string_append(out, "\\(cq");
        else
            g_string_append_c(out, *text);
    }
}

static void add_option(GString *out, const AppOption *option) {
    g_string_append(out, ".TP\n.BR \"");
    if (option->letter)
        g_string_append_printf(out, "\\-%c\" , \" ", option->letter);
    g_string_append(out, "\\-\\-");
    add_text(out, option->name);
    if (option->argument) {
        g_string_append(out, "\" \"=\\fI");
        add_text(out, option->argument);
        g_string_append(out, "\\fR");
    }
    g_string_append(out, "\"\n");
    char first[] = {g_ascii_toupper(option->help[0]), '\0'};
    g_string_append(out, first);
    add_text(out, option->help + 1);
    if (option->fallback) {
        g_string_append(out, " (");
        add_text(out, option->fallback);
        g_string_append(out, ")");
    }
    g_string_append(out, ".\n");
}

static char *list_options(void) {
    GString *out = g_string_new(NULL);
    for (int topic = 0; topic < TOPIC_COUNT; topic++) {
        g_string_append_printf(out, ".SS %s\n", app_topics[topic].title);
        for (int id = 0; id < OPTION_COUNT; id++)
            if ((int)app_option_table[id].topic == topic)
                add_option(out, &app_option_table[id]);
    }
    g_string_truncate(out, out->len - 1);
    return g_string_free(out, FALSE);
}

static char *list_settings(void) {
    GString *out = g_string_new(NULL);
    for (int id = 0; id < OPTION_COUNT; id++) {
        if (!app_option_table[id].is_setting)
            continue;
        g_string_append(out, out->len ? ",\n" : "");
        add_text(out, app_option_table[id].name);
    }
    return g_string_free(out, FALSE);
}

static char *list_exits(void) {
    GString *out = g_string_new(NULL);
    for (size_t i = 0; i < app_exit_count; i++) {
        g_string_append_printf(out, "%s.TP\n.B %d\n", i ? "\n" : "", (int)app_exits[i].code);
        add_text(out, app_exits[i].meaning);
    }
    return g_string_free(out, FALSE);
}

int main(int argc, char **argv) {
    g_autofree char *text = NULL;
    g_autoptr(GError) error = NULL;
    if (argc != 2 || !g_file_get_contents(argv[1], &text, NULL, &error)) {
        fprintf(stderr, "make_manual: %s\n", error ? error->message : "one file is wanted");
        return 1;
    }
    g_autofree char *options = list_options(), *settings = list_settings(), *exits = list_exits();
    g_autoptr(GString) page = g_string_new(text);
    g_string_replace(page, "@VERSION@", KANYIN_VERSION, 0);
    g_string_replace(page, "@OPTIONS@", options, 0);
    g_string_replace(page, "@SETTINGS@", settings, 0);
    g_string_replace(page, "@EXITS@", exits, 0);
    return fputs(page->str, stdout) == EOF || fflush(stdout) != 0;
}
