/* SPDX-License-Identifier: MIT */
/* Turns the tables of properties, shorthands and descriptors into the section of docs/styles.md and
 * kanyin-style(7) that lists them, in Markdown, at build. */

#include "style/grammar.h"
#include "style/sheet.h"

#include <stdio.h>

/* A bar would end the cell. */
static void add_code(GString *out, const char *text) {
    g_string_append(out, " `");
    for (; *text; text++)
        g_string_append_printf(out, *text == '|' ? "\\%c" : "%c", *text);
    g_string_append(out, "` |");
}

static void add_used(GString *out, const char *used) {
    g_string_append_printf(out, " %s |\n", used ? used : "not set yet");
}

static void add_properties(GString *out) {
    g_string_append(out, "| property | value | initial | inherited | 100 % is | set by |\n"
                         "|---|---|---|---|---|---|\n");
    for (size_t i = 0; i < style_property_count(); i++) {
        const Property *property = &style_properties[i];
        g_autofree char *grammar = style_property_grammar(property);
        g_string_append_c(out, '|');
        add_code(out, property->name);
        add_code(out, grammar);
        add_code(out, property->initial);
        g_string_append_printf(out, " %s | %s |",
                               style_property_is_inherited(property) ? "yes" : "no",
                               property->percent ? property->percent : "");
        add_used(out, property->used);
    }
}

static void add_beyond(GString *out) {
    g_string_append(out, "\n| of property | values that are not set yet |\n|---|---|\n");
    for (size_t i = 0; i < style_property_count(); i++)
        for (size_t k = 0; beyond_grammar(&style_properties[i], k); k++) {
            g_string_append_printf(out, "| `%s` |", style_properties[i].name);
            add_code(out, beyond_grammar(&style_properties[i], k));
            g_string_append_c(out, '\n');
        }
}

static void add_descriptors(GString *out) {
    g_string_append(out, "\n| in `@page` | value | initial | set by |\n|---|---|---|---|\n");
    for (size_t i = 0; i < page_descriptor_count; i++) {
        g_string_append_c(out, '|');
        add_code(out, page_descriptors[i].name);
        add_code(out, page_descriptors[i].grammar);
        add_code(out, page_descriptors[i].initial);
        add_used(out, page_descriptors[i].used);
    }
}

static void add_shorthands(GString *out) {
    g_string_append(out, "\n| shorthand | sets |\n|---|---|\n");
    for (size_t i = 0; i < style_shorthand_count(); i++) {
        g_string_append_printf(out, "| `%s` |", style_shorthands[i].name);
        if (!style_shorthands[i].longhands[0])
            g_string_append(out,
                            " every property; only `inherit`, `initial`, `unset`, `revert` and "
                            "`revert-layer`");
        for (size_t k = 0; k < SHORTHAND_MAX_LONGHANDS && style_shorthands[i].longhands[k]; k++)
            g_string_append_printf(out, " %s", style_shorthands[i].longhands[k]);
        g_string_append(out, " |\n");
    }
}

static void add_productions(GString *out) {
    g_string_append(out, "\n| in values | stands for |\n|---|---|\n");
    for (size_t i = 0; i < grammar_production_count; i++) {
        g_string_append_printf(out, "| `<%s>` |", grammar_productions[i].name);
        add_code(out, grammar_productions[i].grammar);
        g_string_append_c(out, '\n');
    }
}

int main(void) {
    g_autoptr(GString) out = g_string_new(NULL);
    add_properties(out);
    add_beyond(out);
    add_descriptors(out);
    add_shorthands(out);
    add_productions(out);
    return fputs(out->str, stdout) == EOF || fflush(stdout) != 0;
}
