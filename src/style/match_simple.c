/* SPDX-License-Identifier: MIT */
/* Says whether an attribute, a language or a direction is what a selector asks for. */

#include "base/language.h"
#include "style/match.h"

#include <string.h>

#define BYTES_A_STEP 16 /* of text that is looked through */

/* --- attributes --- */

static bool equal(const Simple *simple, const char *a, const char *b, size_t n) {
    return simple->ignores_case ? g_ascii_strncasecmp(a, b, n) == 0 : strncmp(a, b, n) == 0;
}

/* One of the words of a value parted by white space. */
static bool has_word(const Simple *simple, const char *value, size_t n) {
    for (const char *word = value; *word;) {
        size_t length = strcspn(word, " \t\n\r\f");
        if (length == n && equal(simple, word, simple->value, n))
            return true;
        word += length;
        word += strspn(word, " \t\n\r\f");
    }
    return false;
}

static bool contains(const Simple *simple, const char *value) {
    if (!simple->ignores_case)
        return strstr(value, simple->value) != NULL;
    g_autofree char *within = g_ascii_strdown(value, -1);
    g_autofree char *wanted = g_ascii_strdown(simple->value, -1);
    return strstr(within, wanted) != NULL;
}

/* The class attribute as it was; NULL without classes. */
static char *join_classes(const Node *node) {
    if (!node->n_classes)
        return NULL;
    GString *joined = g_string_new(node->classes[0]);
    for (size_t i = 1; i < node->n_classes; i++)
        g_string_append_printf(joined, " %s", node->classes[i]);
    return g_string_free(joined, FALSE);
}

bool match_attribute(Matcher *matcher, const Simple *simple, const Node *node) {
    g_autofree char *classes = strcmp(simple->name, "class") == 0 ? join_classes(node) : NULL;
    const char *value = classes ? classes : node_attribute(node, simple->name);
    if (!value || !simple->operator)
        return value != NULL;
    size_t n = strlen(simple->value), length = strlen(value);
    matcher_spend(matcher, (gint64)(length + n) / BYTES_A_STEP);
    switch (simple->operator) {
    case '=':
        return length == n && equal(simple, value, simple->value, n);
    case '~':
        return n && has_word(simple, value, n);
    case '|':
        return length >= n && equal(simple, value, simple->value, n) &&
               (value[n] == 0 || value[n] == '-');
    case '^':
        return n && length >= n && equal(simple, value, simple->value, n);
    case '$':
        return n && length >= n && equal(simple, value + length - n, simple->value, n);
    default:
        return n && length >= n && contains(simple, value);
    }
}

/* --- languages --- */

/* The next subtag's length. */
static size_t subtag(const char *at) {
    return strcspn(at, "-");
}

static const char *after(const char *at) {
    at += subtag(at);
    return *at ? at + 1 : at;
}

static bool is_same_subtag(const char *a, const char *b) {
    return subtag(a) == subtag(b) && g_ascii_strncasecmp(a, b, subtag(a)) == 0;
}

/* Extended filtering (RFC 4647 §3.3.2): `*-Hant` holds zh-Hant, zh-TW holds zh-Hant-TW. An empty
 * range holds where no language is said. */
static bool range_holds(const char *range, const char *tag) {
    if (!*range || !*tag)
        return !*range && !*tag;
    if (*range != '*' && !is_same_subtag(range, tag))
        return false;
    range = after(range);
    tag = after(tag);
    while (*range) {
        bool is_any = *range == '*';
        bool is_same = !is_any && is_same_subtag(range, tag);
        /* nothing is skipped behind x- */
        if (!is_any && (!*tag || (!is_same && subtag(tag) == 1)))
            return false;
        range = is_any || is_same ? after(range) : range;
        tag = is_any ? tag : after(tag);
    }
    return true;
}

bool match_language(Matcher *matcher, const Simple *simple, const Node *node) {
    if (matcher->language_node != node) {
        const char *language = node_language(node);
        matcher->language_node = node;
        matcher->language = language ? language : "";
    }
    for (const char *const *range = simple->ranges; *range; range++)
        if (range_holds(*range, matcher->language))
            return true;
    return false;
}

/* --- directions --- */

static bool is_right_to_left(GUnicodeScript script) {
    static const GUnicodeScript scripts[] = {
        G_UNICODE_SCRIPT_ARABIC,  G_UNICODE_SCRIPT_HEBREW, G_UNICODE_SCRIPT_SYRIAC,
        G_UNICODE_SCRIPT_THAANA,  G_UNICODE_SCRIPT_NKO,    G_UNICODE_SCRIPT_SAMARITAN,
        G_UNICODE_SCRIPT_MANDAIC, G_UNICODE_SCRIPT_ADLAM,  G_UNICODE_SCRIPT_HANIFI_ROHINGYA};
    for (size_t i = 0; i < G_N_ELEMENTS(scripts); i++)
        if (scripts[i] == script)
            return true;
    return false;
}

/* "rtl" or "ltr" by the first letter; NULL when the text has none. */
static const char *direction_of_text(const char *text) {
    for (; *text; text = g_utf8_next_char(text)) {
        gunichar c = g_utf8_get_char(text);
        if (g_unichar_isalpha(c))
            return is_right_to_left(g_unichar_get_script(c)) ? "rtl" : "ltr";
    }
    return NULL;
}

/* dir=auto: the first letter of the text says it. */
static const char *direction_of_content(Matcher *matcher, const Node *node) {
    const char *direction = NULL;
    const Node *at = node->first_child;
    while (at && !direction) {
        if (at->kind == NODE_TEXT) {
            matcher_spend(matcher, (gint64)strlen(at->text) / BYTES_A_STEP + 1);
            direction = direction_of_text(at->text);
        }
        const Node *next = at->first_child;
        while (!next && at != node) {
            next = at->next;
            if (!next)
                at = at->parent;
        }
        at = next;
    }
    return direction ? direction : "ltr";
}

bool match_direction(Matcher *matcher, const Simple *simple, const Node *node) {
    for (; node && matcher_spend(matcher, 1); node = node->parent) {
        const char *value = node_attribute(node, "dir");
        if (!value && strcmp(node->name, "bdi") == 0)
            value = "auto";
        if (!value)
            continue;
        if (g_ascii_strcasecmp(value, "auto") == 0)
            return strcmp(direction_of_content(matcher, node), simple->value) == 0;
        if (g_ascii_strcasecmp(value, "ltr") == 0 || g_ascii_strcasecmp(value, "rtl") == 0)
            return g_ascii_strcasecmp(value, simple->value) == 0;
    }
    return strcmp(simple->value, "ltr") == 0;
}
