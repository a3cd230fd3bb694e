/* SPDX-License-Identifier: MIT */
/* Turns values of YAML into texts, lists and objects, and what is wrong with them into errors that
 * name file, line, column and field. */

#include "bulletin/steps.h"

#include "read/dates.h"
#include "read/yaml_load.h"
#include <kanyin/error.h>
#include <stdarg.h>
#include <string.h>

const yaml_node_t *reader_node(const IssueReader *reader, int index) {
    return yaml_document_get_node(reader->document, index);
}

bool reader_is_mapping(const yaml_node_t *node) {
    return node->type == YAML_MAPPING_NODE;
}

bool reader_refuse(IssueReader *reader, const yaml_node_t *node, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    g_autofree char *reason = g_strdup_vprintf(format, arguments);
    va_end(arguments);
    bool has_path = reader->path->len > 0;
    g_set_error(reader->error, KANYIN_ERROR, KANYIN_ERROR_INPUT, "%s:%u:%u: %s%s%s%s",
                reader->source, (unsigned)node->start_mark.line + 1,
                (unsigned)node->start_mark.column + 1, has_path ? "'" : "", reader->path->str,
                has_path ? "' " : "", reason);
    return false;
}

static bool is_control(unsigned char byte) {
    return (byte < 0x20 && byte != '\n' && byte != '\t') || byte == 0x7F;
}

bool reader_text(IssueReader *reader, const yaml_node_t *node, void *slot) {
    if (node->type != YAML_SCALAR_NODE)
        return reader_refuse(reader, node, "must be text");
    if (strlen((const char *)node->data.scalar.value) != node->data.scalar.length)
        return reader_refuse(reader, node, "holds the character NUL");
    const char *words = yaml_words(reader->arena, node);
    for (const char *at = words; at && *at; at++)
        if (is_control((unsigned char)*at))
            return reader_refuse(reader, node, "holds a control character");
    *(const char **)slot = words;
    return true;
}

/* "true" and "false" as YAML 1.1 has them; any other text turns on, and is the text. Nothing leaves
 * both as they are. */
bool reader_switch(IssueReader *reader, const yaml_node_t *node, bool *is_on, const char **text) {
    static const char *const on[] = {"true", "yes", "on", NULL};
    static const char *const off[] = {"false", "no", "off", NULL};
    const char *said = NULL;
    if (!reader_text(reader, node, &said))
        return false;
    if (!said)
        return true;
    *is_on = !g_strv_contains(off, said);
    *text = *is_on && !g_strv_contains(on, said) ? said : NULL;
    return true;
}

bool reader_each(IssueReader *reader, const yaml_node_t *node,
                 bool (*read)(IssueReader *, const yaml_node_t *, void *), void *user) {
    if (node->type != YAML_SEQUENCE_NODE)
        return reader_refuse(reader, node, "must be a list");
    gsize length = reader->path->len;
    size_t index = 0;
    for (yaml_node_item_t *item = node->data.sequence.items.start;
         item < node->data.sequence.items.top; item++) {
        g_string_append_printf(reader->path, "[%zu]", index++);
        if (!read(reader, reader_node(reader, *item), user))
            return false;
        g_string_truncate(reader->path, length);
    }
    return true;
}

static void add_item(const IssueReader *reader, IssueList *list, const char *text) {
    list->items = arena_grow(reader->arena, list->items, list->count, sizeof *list->items);
    list->items[list->count++] = text;
}

static bool read_item(IssueReader *reader, const yaml_node_t *node, void *slot) {
    const char *text = NULL;
    if (!reader_text(reader, node, &text))
        return false;
    if (text)
        add_item(reader, slot, text);
    return true;
}

/* Names of looks; a sheet of its own must lie where all else of the issue does. */
static bool read_style(IssueReader *reader, const yaml_node_t *node, void *slot) {
    const char *name = NULL;
    if (!reader_text(reader, node, &name))
        return false;
    g_autoptr(GError) failure = NULL;
    bool is_path = name && (strchr(name, '/') || g_str_has_suffix(name, ".css"));
    g_autofree char *real =
        is_path ? resource_locate(&reader->issue->policy, name, &failure) : NULL;
    if (is_path && !real)
        return reader_refuse(reader, node, "cannot be had: %s", failure->message);
    if (name)
        add_item(reader, slot, name);
    return true;
}

bool reader_styles(IssueReader *reader, const yaml_node_t *node, void *slot) {
    return node->type == YAML_SEQUENCE_NODE ? reader_each(reader, node, read_style, slot)
                                            : read_style(reader, node, slot);
}

bool reader_list(IssueReader *reader, const yaml_node_t *node, void *slot) {
    if (node->type == YAML_SEQUENCE_NODE)
        return reader_each(reader, node, read_item, slot);
    if (node->type == YAML_MAPPING_NODE)
        return reader_refuse(reader, node, "must be text, or a list of texts");
    return read_item(reader, node, slot);
}

bool reader_date(IssueReader *reader, const yaml_node_t *node, void *slot) {
    const char *text = NULL;
    Date date;
    if (!reader_text(reader, node, &text))
        return false;
    if (text && !date_find_in(text, &date))
        return reader_refuse(reader, node, "must be a date, 2024-06-27 or 2024年6月27日");
    *(const char **)slot = text ? date_text(reader->arena, &date) : NULL;
    return true;
}

bool reader_language(IssueReader *reader, const yaml_node_t *node, void *slot) {
    const char *text = NULL;
    if (!reader_text(reader, node, &text))
        return false;
    if (text && !language_is_tag(text))
        return reader_refuse(reader, node, "must be a language tag, zh-Hans or zh-Hant-TW");
    *(const char **)slot = text;
    return true;
}

bool reader_region(IssueReader *reader, const yaml_node_t *node, void *slot) {
    const char *text = NULL;
    if (!reader_text(reader, node, &text))
        return false;
    if (text && region_from_name(text) == REGION_NONE)
        return reader_refuse(reader, node, "must be CN, TW, HK, JP or KR");
    *(const char **)slot = text;
    return true;
}

static bool read_choice(IssueReader *reader, const yaml_node_t *node, const char *const *choices,
                        void *slot) {
    const char *text = NULL;
    if (!reader_text(reader, node, &text))
        return false;
    g_autofree char *list = g_strjoinv(", ", (char **)choices);
    if (text && !g_strv_contains(choices, text))
        return reader_refuse(reader, node, "must be one of %s", list);
    *(const char **)slot = text;
    return true;
}

bool reader_form(IssueReader *reader, const yaml_node_t *node, void *slot) {
    return read_choice(reader, node, issue_forms, slot);
}

bool reader_script(IssueReader *reader, const yaml_node_t *node, void *slot) {
    return read_choice(reader, node, issue_scripts, slot);
}

bool reader_repair(IssueReader *reader, const yaml_node_t *node, void *slot) {
    return read_choice(reader, node, issue_repairs, slot);
}

static const IssueField *find_field(const IssueField *fields, const char *name) {
    for (; fields->name; fields++)
        if (name && strcmp(fields->name, name) == 0)
            return fields;
    return NULL;
}

static void notice_unknown(const IssueReader *reader, const yaml_node_t *node) {
    notices_add(reader->issue->front->notices, KANYIN_SEVERITY_WARNING, "unknown-field",
                (NoticePlace){reader->source, (unsigned)node->start_mark.line + 1,
                              (unsigned)node->start_mark.column + 1},
                "'%s' is no field of a bulletin here and is not read", reader->path->str);
}

static bool read_member(IssueReader *reader, const yaml_node_pair_t *pair, const IssueField *fields,
                        void *base) {
    const yaml_node_t *key = reader_node(reader, pair->key);
    const char *name = NULL;
    if (!reader_text(reader, key, &name))
        return false;
    gsize length = reader->path->len;
    g_string_append_printf(reader->path, "%s%s", length ? "." : "", name ? name : "");
    const IssueField *field = find_field(fields, name);
    if (!field)
        notice_unknown(reader, key);
    else if (!field->read(reader, reader_node(reader, pair->value), (char *)base + field->offset))
        return false;
    g_string_truncate(reader->path, length);
    return true;
}

/* YAML wants each name once; of two, one would be lost without a word. */
static bool check_once(IssueReader *reader, const yaml_node_t *node) {
    g_autoptr(GHashTable) names = g_hash_table_new(g_str_hash, g_str_equal);
    for (yaml_node_pair_t *pair = node->data.mapping.pairs.start;
         pair < node->data.mapping.pairs.top; pair++) {
        const yaml_node_t *key = reader_node(reader, pair->key);
        if (key->type == YAML_SCALAR_NODE && !g_hash_table_add(names, key->data.scalar.value))
            return reader_refuse(reader, key, "has '%s' twice", (char *)key->data.scalar.value);
    }
    return true;
}

bool reader_object(IssueReader *reader, const yaml_node_t *node, const IssueField *fields,
                   void *base) {
    if (!reader_is_mapping(node))
        return reader_refuse(reader, node, "must be a mapping of names and values");
    if (!check_once(reader, node))
        return false;
    for (yaml_node_pair_t *pair = node->data.mapping.pairs.start;
         pair < node->data.mapping.pairs.top; pair++)
        if (!read_member(reader, pair, fields, base))
            return false;
    return true;
}

bool reader_pairs(IssueReader *reader, const yaml_node_t *node, void *slot) {
    if (!reader_is_mapping(node))
        return reader_refuse(reader, node, "must be a mapping of names and values");
    for (yaml_node_pair_t *pair = node->data.mapping.pairs.start;
         pair < node->data.mapping.pairs.top; pair++) {
        const char *name = NULL, *value = NULL;
        if (!reader_text(reader, reader_node(reader, pair->key), &name) ||
            !reader_text(reader, reader_node(reader, pair->value), &value))
            return false;
        if (name && value)
            add_item(reader, slot, arena_printf(reader->arena, "%s=%s", name, value));
    }
    return check_once(reader, node);
}
