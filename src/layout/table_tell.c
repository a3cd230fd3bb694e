/* SPDX-License-Identifier: MIT */
/* Turns what became of a table into notices that say which one it is: by its line, and by the words
 * of its caption or, without one, those it begins with. */

#include "layout/table.h"

#define MOST_CHARACTERS 20

/* As many words as name it; false: there are enough. */
static bool add_words(const Node *node, GString *words, long *left) {
    for (const char *at = node->kind == NODE_TEXT ? node->text : ""; *at;
         at = g_utf8_next_char(at)) {
        gunichar character = g_utf8_get_char(at);
        if (g_unichar_isspace(character)) {
            if (words->len > 0 && words->str[words->len - 1] != ' ')
                g_string_append_c(words, ' ');
            continue;
        }
        if ((*left)-- == 0) {
            g_string_append(words, "…");
            return false;
        }
        g_string_append_unichar(words, character);
    }
    for (const Node *child = node->first_child; child; child = child->next)
        if (!add_words(child, words, left))
            return false;
    return true;
}

static const Node *caption_of(const StyledNode *table) {
    for (const StyledNode *child = table->first_child; child; child = child->next)
        if (child->kind == STYLED_ELEMENT && child->style->display == DISPLAY_TABLE_CAPTION)
            return child->node;
    return NULL;
}

static char *name_of(const Table *table) {
    const Node *caption = caption_of(table->styled);
    GString *words = g_string_new(NULL);
    long left = MOST_CHARACTERS;
    if (caption)
        add_words(caption, words, &left);
    for (guint i = 0; words->len == 0 && i < table->cells->len; i++)
        add_words(table_cell(table, i)->styled->node, words, &left);
    g_strchomp(words->str);
    return g_string_free(words, FALSE);
}

static NoticePlace place_of(const Layout *layout, const Table *table) {
    return (NoticePlace){.source = layout->options->source_name,
                         .line = origin_line(table->styled->node->origin)};
}

void table_tell_too_wide(Layout *layout, const Table *table) {
    g_autofree char *name = name_of(table);
    notices_add(layout->notices, KANYIN_SEVERITY_WARNING, "table-too-wide", place_of(layout, table),
                "The table of %u columns, '%s', is wider than its measure: words in it are broken",
                table->n_columns, name);
}

void table_tell_edges(Layout *layout, const Table *table) {
    if (table->collapses || table->styled->style->border_collapse != BORDERS_COLLAPSE)
        return;
    g_autofree char *name = name_of(table);
    notices_add(layout->notices, KANYIN_SEVERITY_WARNING, "borders-stand-apart",
                place_of(layout, table),
                "The table of %u rows and %u columns, '%s', is too large for borders that collapse",
                table->rows->len, table->n_columns, name);
}

void table_tell_shrunk(Layout *layout, const Table *table) {
    g_autofree char *name = name_of(table);
    notices_add(layout->notices, KANYIN_SEVERITY_INFO, "table-shrunk", place_of(layout, table),
                "The table of %u columns, '%s', is set in type down to %.1f pt, so that it fits "
                "its measure",
                table->n_columns, name, length_to_pt(table_least_size(table)));
}

void table_tell_turned(Layout *layout, const Table *table) {
    g_autofree char *name = name_of(table);
    notices_add(layout->notices, KANYIN_SEVERITY_INFO, "table-turned", place_of(layout, table),
                "The table of %u columns, '%s', is too wide for the page and stands on one that is "
                "turned",
                table->n_columns, name);
}
