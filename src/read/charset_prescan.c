/* SPDX-License-Identifier: MIT */
/* Turns the first bytes of a page into the label it names: HTML's "prescan a byte stream". */

#include "read/charset.h"

#include <string.h>

typedef struct {
    const char *bytes;
    size_t length, at;
    bool has_ended; /* it ran out of bytes: what was read so far says nothing */
} Prescan;

typedef struct {
    char name[32]; /* longer names are none of ours */
    char value[CHARSET_PRESCAN_BYTES + 1];
    size_t n_name, n_value;
} Attribute;

static bool is_space(char c) {
    return c == '\t' || c == '\n' || c == '\f' || c == '\r' || c == ' ';
}

/* The byte here; at the end 0, and the scan is over. */
static char byte_at(Prescan *scan) {
    if (scan->at < scan->length)
        return scan->bytes[scan->at];
    scan->has_ended = true;
    return '\0';
}

static bool begins_with(const Prescan *scan, const char *words) {
    size_t length = strlen(words);
    return scan->length - scan->at >= length &&
           g_ascii_strncasecmp(scan->bytes + scan->at, words, length) == 0;
}

static void append(char *text, size_t size, size_t *length, char c) {
    if (*length + 1 < size)
        text[*length] = g_ascii_tolower(c);
    (*length)++;
}

static void skip_space(Prescan *scan) {
    while (!scan->has_ended && is_space(byte_at(scan)))
        scan->at++;
}

static void read_value(Prescan *scan, Attribute *attribute) {
    skip_space(scan);
    char quote = byte_at(scan);
    bool is_quoted = quote == '"' || quote == '\'';
    scan->at += is_quoted;
    while (!scan->has_ended) {
        char c = byte_at(scan);
        if (is_quoted ? c == quote : is_space(c) || c == '>') {
            scan->at += is_quoted;
            return;
        }
        append(attribute->value, sizeof attribute->value, &attribute->n_value, c);
        scan->at++;
    }
}

/* "Get an attribute"; false when there is none or the bytes end. */
static bool read_attribute(Prescan *scan, Attribute *attribute) {
    *attribute = (Attribute){0};
    while (!scan->has_ended && (is_space(byte_at(scan)) || byte_at(scan) == '/'))
        scan->at++;
    if (byte_at(scan) == '>')
        return false;
    while (!scan->has_ended) {
        char c = byte_at(scan);
        if ((c == '=' && attribute->n_name) || is_space(c) || c == '/' || c == '>')
            break;
        append(attribute->name, sizeof attribute->name, &attribute->n_name, c);
        scan->at++;
    }
    skip_space(scan);
    if (byte_at(scan) == '=') {
        scan->at++;
        read_value(scan, attribute);
    }
    return !scan->has_ended;
}

/* The label in "text/html; charset=…"; g_free(). */
static char *label_in_content(const char *content) {
    for (const char *at = content; (at = strstr(at, "charset"));) {
        at += strlen("charset");
        const char *after = at + strspn(at, "\t\n\f\r ");
        if (*after != '=')
            continue;
        after++;
        after += strspn(after, "\t\n\f\r ");
        if (*after != '"' && *after != '\'')
            return g_strndup(after, strcspn(after, "\t\n\f\r ;"));
        const char *end = strchr(after + 1, *after);
        return end ? g_strndup(after + 1, (size_t)(end - after - 1)) : NULL;
    }
    return NULL;
}

typedef struct {
    bool has_pragma, needs_pragma, is_decided;
    bool has_http_equiv, has_content, has_charset; /* the first of a name counts */
    char *label;
} Meta;

static void weigh_attribute(Meta *meta, const Attribute *attribute) {
    if (strcmp(attribute->name, "http-equiv") == 0 && !meta->has_http_equiv) {
        meta->has_http_equiv = true;
        meta->has_pragma = strcmp(attribute->value, "content-type") == 0;
    } else if (strcmp(attribute->name, "content") == 0 && !meta->has_content) {
        meta->has_content = true;
        g_autofree char *label = meta->label ? NULL : label_in_content(attribute->value);
        if (label && charset_from_label(label, strlen(label))) {
            meta->label = g_steal_pointer(&label);
            meta->is_decided = meta->needs_pragma = true;
        }
    } else if (strcmp(attribute->name, "charset") == 0 && !meta->has_charset) {
        meta->has_charset = true;
        g_free(meta->label);
        meta->label = g_strdup(attribute->value);
        meta->is_decided = true;
        meta->needs_pragma = false;
    }
}

static char *read_meta(Prescan *scan) {
    Meta meta = {0};
    Attribute attribute;
    while (read_attribute(scan, &attribute))
        weigh_attribute(&meta, &attribute);
    if (!scan->has_ended && meta.is_decided && (meta.has_pragma || !meta.needs_pragma) &&
        charset_from_label(meta.label, strlen(meta.label)))
        return meta.label;
    g_free(meta.label);
    return NULL;
}

static void skip_to(Prescan *scan, const char *end) {
    const char *from = scan->bytes + scan->at;
    const char *found = memmem(from, scan->length - scan->at, end, strlen(end));
    scan->has_ended = !found;
    if (found) /* onto its last byte */
        scan->at += (size_t)(found - from) + strlen(end) - 1;
}

static void skip_tag(Prescan *scan) {
    while (!scan->has_ended && !is_space(byte_at(scan)) && byte_at(scan) != '>')
        scan->at++;
    Attribute attribute;
    while (read_attribute(scan, &attribute))
        continue;
}

static bool find_tag(Prescan *scan) {
    const char *from = scan->bytes + scan->at;
    const char *found = scan->at < scan->length ? memchr(from, '<', scan->length - scan->at) : NULL;
    scan->at = found ? (size_t)(found - scan->bytes) : scan->length;
    return found != NULL;
}

/* One construct, whose "<" is here; on the byte before the next one. */
static char *read_construct(Prescan *scan) {
    if (begins_with(scan, "<!--")) {
        scan->at += 2; /* the dashes that open may close too */
        skip_to(scan, "-->");
    } else if (begins_with(scan, "<meta") && scan->at + 5 < scan->length &&
               (is_space(scan->bytes[scan->at + 5]) || scan->bytes[scan->at + 5] == '/')) {
        scan->at += 6;
        return read_meta(scan);
    } else if (scan->at + 1 < scan->length) {
        const char *after = scan->bytes + scan->at + 1;
        bool is_end = *after == '/' && scan->at + 2 < scan->length;
        if (g_ascii_isalpha(*after) || (is_end && g_ascii_isalpha(after[1])))
            skip_tag(scan);
        else if (*after == '!' || *after == '/' || *after == '?')
            skip_to(scan, ">");
    }
    return NULL;
}

/* The label of <?xml … encoding="…"?>; g_free(). */
static char *xml_label(const char *bytes, size_t length) {
    static const char head[] = "<?xml", word[] = "encoding";
    if (length < strlen(head) || memcmp(bytes, head, strlen(head)) != 0)
        return NULL;
    const char *end = memchr(bytes, '>', length);
    g_autofree char *words = end ? g_strndup(bytes, (size_t)(end - bytes)) : NULL;
    const char *at = words ? strstr(words, word) : NULL;
    if (!at)
        return NULL;
    at += strlen(word);
    while (*at && (unsigned char)*at <= 0x20)
        at++;
    if (*at++ != '=')
        return NULL;
    while (*at && (unsigned char)*at <= 0x20)
        at++;
    const char *close = *at == '"' || *at == '\'' ? strchr(at + 1, *at) : NULL;
    if (!close)
        return NULL;
    g_autofree char *label = g_strndup(at + 1, (size_t)(close - at - 1));
    return charset_from_label(label, strlen(label)) ? g_steal_pointer(&label) : NULL;
}

/* What a label in the page means: whoever could read it there does not read UTF-16. */
static const Charset *from_page_label(const char *label) {
    const Charset *charset = label ? charset_from_label(label, strlen(label)) : NULL;
    if (!charset)
        return NULL;
    if (charset->kind == CHARSET_UTF16LE || charset->kind == CHARSET_UTF16BE)
        return charset_from_label("utf-8", strlen("utf-8"));
    if (charset->kind == CHARSET_USER_DEFINED)
        return charset_from_label("windows-1252", strlen("windows-1252"));
    return charset;
}

const Charset *charset_prescan(const char *bytes, size_t length, char **label) {
    Prescan scan = {.bytes = bytes, .length = length};
    *label = NULL;
    if (scan.length >= 6 && memcmp(bytes, "<\0?\0x\0", 6) == 0)
        return charset_from_label("utf-16le", strlen("utf-16le"));
    if (scan.length >= 6 && memcmp(bytes, "\0<\0?\0x", 6) == 0)
        return charset_from_label("utf-16be", strlen("utf-16be"));
    for (; !*label && !scan.has_ended && find_tag(&scan); scan.at++)
        *label = read_construct(&scan);
    *label = *label ? *label : xml_label(bytes, scan.length);
    return from_page_label(*label);
}
