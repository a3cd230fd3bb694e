/* SPDX-License-Identifier: MIT */
/* Turns YAML into a document whose aliases stand for no more than can be read. */

#include "read/yaml_load.h"

#include <kanyin/error.h>
#include <string.h>

typedef struct {
    yaml_document_t *document;
    size_t *sizes; /* by node, with all below; 0: not yet counted */
    bool *is_open; /* on the way down: an alias to it has no end */
    size_t count;
} Measure;

static const size_t too_many = YAML_LOAD_MAX_VALUES + 1;

static size_t measure_node(Measure *measure, int index, unsigned depth);

static size_t measure_children(Measure *measure, const yaml_node_t *node, unsigned depth) {
    size_t size = 1;
    if (node->type == YAML_SEQUENCE_NODE)
        for (yaml_node_item_t *item = node->data.sequence.items.start;
             item < node->data.sequence.items.top && size < too_many; item++)
            size += measure_node(measure, *item, depth);
    if (node->type == YAML_MAPPING_NODE)
        for (yaml_node_pair_t *pair = node->data.mapping.pairs.start;
             pair < node->data.mapping.pairs.top && size < too_many; pair++)
            size +=
                measure_node(measure, pair->key, depth) + measure_node(measure, pair->value, depth);
    return MIN(size, too_many);
}

/* How many values the node is when its aliases are written out. */
static size_t measure_node(Measure *measure, int index, unsigned depth) {
    size_t at = (size_t)index - 1;
    if (measure->sizes[at])
        return measure->sizes[at];
    if (depth > YAML_LOAD_MAX_DEPTH || measure->is_open[at])
        return too_many;
    measure->is_open[at] = true;
    measure->sizes[at] =
        measure_children(measure, yaml_document_get_node(measure->document, index), depth + 1);
    measure->is_open[at] = false;
    return measure->sizes[at];
}

static bool is_bounded(yaml_document_t *document) {
    size_t count = (size_t)(document->nodes.top - document->nodes.start);
    if (count == 0)
        return true;
    g_autofree size_t *sizes = g_new0(size_t, count);
    g_autofree bool *is_open = g_new0(bool, count);
    Measure measure = {document, sizes, is_open, count};
    return measure_node(&measure, 1, 0) < too_many;
}

static void refuse_yaml(const yaml_parser_t *parser, const YamlPlace *place, GError **error) {
    g_set_error(error, KANYIN_ERROR, KANYIN_ERROR_INPUT, "%s:%u:%u: %s is no YAML: %s",
                place->source, (unsigned)parser->problem_mark.line + place->first_line,
                (unsigned)parser->problem_mark.column + 1, place->what,
                parser->problem ? parser->problem : "it cannot be read");
}

bool yaml_load(yaml_document_t *document, const char *yaml, size_t length, const YamlPlace *place,
               GError **error) {
    if (length > YAML_LOAD_MAX_BYTES) {
        g_set_error(error, KANYIN_ERROR, KANYIN_ERROR_INPUT, "%s:1: %s has more than %zu bytes",
                    place->source, place->what, YAML_LOAD_MAX_BYTES);
        return false;
    }
    yaml_parser_t parser;
    yaml_parser_initialize(&parser);
    yaml_parser_set_encoding(&parser, YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(&parser, (const unsigned char *)yaml, length);
    bool is_loaded = yaml_parser_load(&parser, document);
    if (!is_loaded)
        refuse_yaml(&parser, place, error);
    yaml_parser_delete(&parser);
    if (!is_loaded || is_bounded(document))
        return is_loaded;
    g_set_error(error, KANYIN_ERROR, KANYIN_ERROR_INPUT,
                "%s:1: %s is more than %zu values, its aliases written out, or nests deeper than "
                "%u",
                place->source, place->what, YAML_LOAD_MAX_VALUES, YAML_LOAD_MAX_DEPTH);
    yaml_document_delete(document);
    return false;
}

const char *yaml_words(Arena *arena, const yaml_node_t *node) {
    if (node->type != YAML_SCALAR_NODE)
        return NULL;
    const char *value = (const char *)node->data.scalar.value;
    bool is_plain = node->data.scalar.style == YAML_PLAIN_SCALAR_STYLE;
    if (is_plain && (strcmp(value, "~") == 0 || g_ascii_strcasecmp(value, "null") == 0))
        return NULL;
    char *words = g_strstrip(arena_strdup(arena, value));
    return *words ? words : NULL;
}
