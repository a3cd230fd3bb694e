/* SPDX-License-Identifier: MIT */
/* Turns a source's name and its text into the form it is in. */

#include "read/front_matter.h"
#include "read/steps.h"

#include <string.h>

#define ENOUGH_SIGNS 2u

static bool is_named(const char *name, const char *const *endings) {
    for (; *endings; endings++) {
        size_t length = strlen(name), size = strlen(*endings);
        if (length > size && g_ascii_strcasecmp(name + length - size, *endings) == 0)
            return true;
    }
    return false;
}

/* What begins as JSON is JSON, however wrong it goes on: it must not be printed as an article.
 * Prose begins with a bracket too, but then words stand in it: {编者按}, [本报讯]. */
static bool begins_as_json(const char *text) {
    const char *at = text + strspn(text, " \t\n");
    if (*at != '{' && *at != '[')
        return false;
    bool is_object = *at == '{';
    at += 1 + strspn(at + 1, " \t\n");
    if (is_object && g_ascii_isalpha(*at))
        return true;
    return strchr(is_object ? "\"'}" : "\"[]{", *at); /* or the end */
}

/* {"title": …: no Markdown begins so. */
static bool begins_as_json_article(const char *text) {
    const char *at = text + strspn(text, " \t\n");
    if (*at != '{')
        return false;
    at += 1 + strspn(at + 1, " \t\n");
    size_t name = *at == '"' ? strcspn(at + 1, "\"\n") : 0;
    const char *colon = at + 1 + name;
    return name && *colon == '"' && colon[1 + strspn(colon + 1, " \t\n")] == ':';
}

static bool begins_with_tag(const char *at, const char *const *names) {
    for (; *names; names++) {
        size_t length = strlen(*names);
        if (g_ascii_strncasecmp(at, *names, length) == 0 && !g_ascii_isalnum(at[length]))
            return true;
    }
    return false;
}

/* Behind white space, comments and the XML declaration. */
static const char *skip_preface(const char *text) {
    const char *at = text;
    for (;;) {
        at += strspn(at, " \t\n");
        const char *end = g_str_has_prefix(at, "<!--")    ? strstr(at, "-->")
                          : g_str_has_prefix(at, "<?xml") ? strchr(at, '>')
                                                          : NULL;
        if (!end)
            return at;
        at = strchr(end, '>') + 1;
    }
}

static bool begins_as_page(const char *text) {
    static const char *const names[] = {"<!doctype", "<html", NULL};
    return begins_with_tag(skip_preface(text), names);
}

static bool begins_as_html(const char *text) {
    static const char *const names[] = {
        "<!doctype", "<html",    "<head",  "<body",    "<meta",   "<title",      "<link",
        "<base",     "<article", "<main",  "<section", "<header", "<nav",        "<div",
        "<p",        "<h1",      "<h2",    "<h3",      "<h4",     "<h5",         "<h6",
        "<ul",       "<ol",      "<dl",    "<table",   "<figure", "<blockquote", "<pre",
        "<img",      "<center",  "<style", "<script",  NULL};
    return begins_with_tag(skip_preface(text), names);
}

static bool has_tag(const char *text) {
    for (const char *at = text; (at = strchr(at, '<')); at++)
        if (g_ascii_isalpha(at[1]) || at[1] == '!' || at[1] == '/')
            return true;
    return false;
}

/* Signs of Markdown */

typedef struct {
    unsigned headings, items, quotes, fences, links, strong, certain;
} Signs;

static bool is_table_rule(const char *line, size_t length) {
    size_t pipes = 0, hyphens = 0;
    for (size_t i = 0; i < length; i++) {
        if (!strchr("|-: \t", line[i]))
            return false;
        pipes += line[i] == '|';
        hyphens += line[i] == '-';
    }
    return pipes && hyphens >= 3;
}

static void weigh_inline(Signs *signs, const char *line, size_t length) {
    bool is_picture = false, has_bracket = false, has_address = false;
    for (const char *at = line, *end = line + length; at < end; at++) {
        if (*at == '[') {
            is_picture = at > line && at[-1] == '!';
            has_bracket = true;
        } else if (*at == ']' && at[1] == '(') {
            has_address = has_bracket;
        } else if (*at == ')' && has_address) {
            signs->links++;
            signs->certain += is_picture;
            has_bracket = has_address = false;
        } else if (at[0] == '*' && at[1] == '*' && at[2] != ' ' && at[2] != '*' && at + 2 < end) {
            signs->strong++;
        }
    }
}

static void weigh_line(Signs *signs, const char *line, size_t length) {
    size_t hashes = strspn(line, "#"), digits = strspn(line, "0123456789");
    if (hashes && hashes <= 6 && line[hashes] == ' ' && hashes + 1 < length)
        signs->headings++;
    if (strchr("-*+", *line) && length > 2 && line[1] == ' ')
        signs->items++;
    if (digits && digits < 4 && line[digits] == '.' && line[digits + 1] == ' ')
        signs->items++;
    if (*line == '>' && length > 2)
        signs->quotes++;
    if (g_str_has_prefix(line, "```") || g_str_has_prefix(line, "~~~"))
        signs->fences++;
    bool is_note = g_str_has_prefix(line, "[^") && strcspn(line, "]") + 1 < length &&
                   line[strcspn(line, "]") + 1] == ':';
    signs->certain += is_note || is_table_rule(line, length);
    weigh_inline(signs, line, length);
}

static bool is_markdown(const char *text) {
    Signs signs = {0};
    for (const char *line = text; *line;) {
        size_t length = strcspn(line, "\n");
        if (length)
            weigh_line(&signs, line, length);
        line += length + (line[length] == '\n');
    }
    unsigned count = MIN(signs.headings, 2) + (signs.links > 0) + (signs.strong > 1) +
                     (signs.items > 1) + (signs.quotes > 0);
    bool is_certain = signs.certain || signs.fences > 1;
    /* lists and quotes alone are typed by hand in any text */
    bool is_told = signs.headings || signs.links || signs.strong > 1;
    return is_certain || (is_told && count >= ENOUGH_SIGNS);
}

ReadForm form_tell(const char *text, const char *source_name) {
    static const char *const json[] = {".json", NULL}, *const plain[] = {".txt", ".text", NULL};
    static const char *const markdown[] = {".md", ".markdown", ".mkd", ".mdown", NULL};
    static const char *const html[] = {".html", ".htm", ".xhtml", NULL};
    if (is_named(source_name, json))
        return READ_JSON;
    if (is_named(source_name, markdown))
        return begins_as_page(text)           ? READ_HTML
               : begins_as_json_article(text) ? READ_JSON
                                              : READ_MARKDOWN;
    if (is_named(source_name, html) && has_tag(text))
        return READ_HTML;
    if (begins_as_json(text))
        return READ_JSON;
    if (begins_as_html(text))
        return READ_HTML;
    if (front_matter_length(text) || (!is_named(source_name, plain) && is_markdown(text)))
        return READ_MARKDOWN;
    return READ_CAPTURE;
}
