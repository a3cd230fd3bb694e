/* SPDX-License-Identifier: MIT */
/* Turns words as they come into lines: white space collapsed as HTML has it, paragraphs opened for
 * bare words and parted at empty lines. */

#include "read/html_build.h"

#include "read/han.h"

#include <string.h>

#define MIN_INDENT 2u /* ideographic spaces after a <br> that begin a paragraph */

static bool is_white(gunichar c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\f' || c == '\r';
}

static void forget_white(Build *build) {
    g_string_truncate(build->white, 0);
    build->has_newline = false;
    build->white_node = build->white_home = NULL;
}

static void open_line(Build *build) {
    const Node *from = build->line_from;
    build->line =
        from ? build_copy(build, from, from->name) : node_element(build->arena, "p", NULL);
    if (from)
        build->line->id = NULL; /* its first part had it */
    if (!from && build->align && strcmp(build->align, "left") != 0)
        node_set_attribute(build->arena, build->line, "align", build->align);
    build->line->origin = arena_strdup(build->arena, build->origin);
    if (!from)
        g_hash_table_add(build->made_up, build->line);
    node_append(build->block, build->line);
    build->has_content = false;
    build->last = 0;
    build->last_break = NULL;
}

/* The node that the next phrase or picture goes into; opens a line where there is none. */
static Node *place(Build *build) {
    if (!build->line)
        open_line(build);
    Node *into = build->line;
    for (size_t i = 0; i < build->n_phrases; i++) {
        BuildPhrase *phrase = &build->phrases[i];
        if (!phrase->made && phrase->was_made && i >= BUILD_MAX_REOPENED)
            continue;
        if (!phrase->made) {
            phrase->made = build_copy(build, phrase->from, build_phrase_name(build, phrase->from));
            if (phrase->was_made)
                phrase->made->id = NULL;
            phrase->was_made = true;
            node_append(into, phrase->made);
        }
        into = phrase->made;
    }
    return into;
}

void build_flush(Build *build) {
    if (!build->text->len)
        return;
    Node *node = node_text(build->arena, build->text->str);
    g_string_truncate(build->text, 0);
    node_append(place(build), node);
    if (build->white->len)
        build->white_node = node;
}

void build_end_line(Build *build) {
    if (build->is_preformatted)
        return;
    build_flush(build);
    forget_white(build);
    if (build->last_break)
        node_remove(build->last_break);
    if (build->line && !build->has_content)
        node_remove(build->line);
    build->line = build->last_break = NULL;
    build->has_content = false;
    build->last = 0;
    for (size_t i = 0; i < build->n_phrases; i++)
        build->phrases[i].made = NULL;
}

/* The place that white space belongs to is where it stands, not where the next word does. */
static void add_white(Build *build, gunichar c) {
    bool is_first = !build->white->len;
    bool is_plain = is_white(c);
    build->has_newline |= c == '\n';
    if (!is_plain || is_first || build->white->str[build->white->len - 1] != ' ')
        g_string_append_unichar(build->white, is_plain ? ' ' : c);
    if (!is_first || build->text->len || !build->line)
        return;
    bool is_made = !build->n_phrases || build->phrases[build->n_phrases - 1].made;
    build->white_home = is_made ? place(build) : NULL;
}

static bool is_indent(const char *white) {
    size_t count = 0;
    for (const char *at = white; *at; at = g_utf8_next_char(at)) {
        gunichar c = g_utf8_get_char(at);
        count += c == 0x3000 ? 2 : c == 0xA0 || c == 0x2002 || c == 0x2003;
    }
    return count >= 2 * (size_t)MIN_INDENT;
}

/* The node that words would go into as things stand; NULL where a phrase is yet to be made. */
static const Node *made_place(const Build *build) {
    return build->n_phrases ? build->phrases[build->n_phrases - 1].made : build->line;
}

/* White space before the next word, which is `c`. At a line's start there is none. */
static void settle_white(Build *build, gunichar c) {
    if (build->last_break && !build->is_heading && is_indent(build->white->str))
        build_end_line(build);
    bool is_at_start = !build->has_content || build->last_break;
    bool is_line_end = build->has_newline && strcmp(build->white->str, " ") == 0;
    if (build->white->len && !is_at_start && !(is_line_end && is_wide(build->last) && is_wide(c))) {
        if (build->white_node)
            build->white_node->text =
                arena_printf(build->arena, "%s%s", build->white_node->text, build->white->str);
        else if (build->white_home && !build->text->len && build->white_home != made_place(build))
            node_append(build->white_home, node_text(build->arena, build->white->str));
        else
            g_string_append(build->text, build->white->str);
    }
    forget_white(build);
    build->last_break = NULL;
}

static void put(Build *build, gunichar c) {
    settle_white(build, c);
    place(build);
    g_string_append_unichar(build->text, c);
    build->last = c;
    build->has_content = true;
}

void build_text(Build *build, const char *text) {
    if (build->is_preformatted) {
        place(build);
        g_string_append(build->text, text);
        build->has_content |= *text != '\0';
        return;
    }
    for (const char *at = text; *at; at = g_utf8_next_char(at)) {
        gunichar c = g_utf8_get_char(at);
        if (is_white(c) || is_space(c))
            add_white(build, c);
        else
            put(build, c);
    }
}

void build_boundary(Build *build) {
    if (build->has_content && !build->is_preformatted && build->page->options && build->text->len)
        g_string_append_c(build->text, HTML_BOUNDARY);
}

void build_append(Build *build, Node *node) {
    settle_white(build, 0xFFFC);
    build_flush(build);
    node_append(place(build), node);
    build->last = 0xFFFC;
    build->has_content = true;
}

/* Two in a row part paragraphs; one is kept. None begins or ends a line. */
void build_break(Build *build) {
    if (build->is_preformatted) {
        build_text(build, "\n");
        return;
    }
    build_flush(build);
    forget_white(build);
    if (!build->line || !build->has_content)
        return;
    if (build->last_break) {
        if (!build->is_heading)
            build_end_line(build);
        return;
    }
    build->last_break = node_element(build->arena, "br", NULL);
    node_append(place(build), build->last_break);
}
