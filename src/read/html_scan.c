/* SPDX-License-Identifier: MIT */
/* Turns HTML text into tags and the text between them. */

#include "read/html_scan.h"

#include <glib.h>
#include <string.h>

static bool is_white(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\f' || c == '\r';
}

static const char *find(const char *at, const char *end, const char *words) {
    const char *found = memmem(at, (size_t)(end - at), words, strlen(words));
    return found ? found + strlen(words) : end;
}

const char *html_scan_attribute(const char *at, const char *end, HtmlAttribute *attribute) {
    while (at < end && (is_white(*at) || *at == '/'))
        at++;
    if (at >= end || *at == '>')
        return NULL;
    *attribute = (HtmlAttribute){.name = at};
    for (at++; at < end && !is_white(*at) && *at != '/' && *at != '>' && *at != '=';)
        at++;
    attribute->name_length = (size_t)(at - attribute->name);
    const char *equals = at;
    while (equals < end && is_white(*equals))
        equals++;
    if (equals >= end || *equals != '=')
        return at;
    for (at = equals + 1; at < end && is_white(*at);)
        at++;
    char quote = at < end && (*at == '"' || *at == '\'') ? *at++ : 0;
    attribute->value = at;
    if (quote) {
        const char *close = memchr(at, quote, (size_t)(end - at));
        attribute->value_length = (size_t)((close ? close : end) - at);
        return close ? close + 1 : end;
    }
    while (at < end && !is_white(*at) && *at != '>')
        at++;
    attribute->value_length = (size_t)(at - attribute->value);
    return at;
}

bool html_find_attribute(const HtmlToken *token, const char *name, HtmlAttribute *attribute) {
    for (const char *at = token->attributes; (at = html_scan_attribute(at, token->to, attribute));)
        if (attribute->name_length == strlen(name) &&
            g_ascii_strncasecmp(attribute->name, name, attribute->name_length) == 0)
            return true;
    return false;
}

static HtmlToken scan_tag(const char *at, const char *end, HtmlToken token) {
    token.name = at;
    while (at < end && !is_white(*at) && *at != '/' && *at != '>')
        at++;
    token.name_length = (size_t)(at - token.name);
    token.attributes = at;
    HtmlAttribute ignored;
    for (const char *next = at; (next = html_scan_attribute(next, end, &ignored));)
        at = next;
    while (at < end && *at != '>')
        at++;
    token.is_self_closing = at < end && at[-1] == '/';
    token.to = at < end ? at + 1 : end;
    if (at >= end)
        token.kind = TOKEN_IGNORED;
    return token;
}

static const char *comment_end(const char *at, const char *end) {
    if (at < end && *at == '>')
        return at + 1;
    if (end - at > 1 && at[0] == '-' && at[1] == '>')
        return at + 2;
    const char *plain = find(at, end, "-->"), *loud = find(at, plain, "--!>");
    return MIN(plain, loud);
}

HtmlToken html_scan(const char *at, const char *end) {
    HtmlToken token = {.from = at, .to = end};
    if (at >= end)
        return token;
    if (*at == '<' && end - at > 1) {
        const char *next = at + 1;
        bool is_end_tag = *next == '/' && end - next > 1;
        if (g_ascii_isalpha(next[is_end_tag])) {
            token.kind = is_end_tag ? TOKEN_END_TAG : TOKEN_START_TAG;
            return scan_tag(next + is_end_tag, end, token);
        }
        bool is_comment = end - next > 2 && memcmp(next, "!--", 3) == 0;
        if (is_comment || *next == '!' || *next == '?' || *next == '/') {
            token.kind = TOKEN_IGNORED;
            token.to = is_comment ? comment_end(next + 3, end) : find(next, end, ">");
            return token;
        }
    }
    const char *next = memchr(at + 1, '<', (size_t)(end - at - 1));
    token.kind = TOKEN_TEXT;
    token.to = next ? next : end;
    return token;
}

const char *html_find_end_tag(const char *at, const char *end, const char *name, size_t length) {
    while ((at = memchr(at, '<', (size_t)(end - at)))) {
        const char *word = at + 2, *after = word + length;
        if (after < end && at[1] == '/' && g_ascii_strncasecmp(word, name, length) == 0 &&
            (is_white(*after) || *after == '/' || *after == '>'))
            return at;
        at++;
    }
    return end;
}
