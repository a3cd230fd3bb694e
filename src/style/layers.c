/* SPDX-License-Identifier: MIT */
/* Turns names of cascade layers into their tree, and that into one order with the origins
 * (css-cascade-5 §6.4). */

#include "style/sheet.h"

#include <string.h>

static guint hash_layer(gconstpointer key) {
    const Layer *layer = key;
    return g_direct_hash(layer->parent) * 31 + g_str_hash(layer->name);
}

static gboolean equal_layers(gconstpointer a, gconstpointer b) {
    const Layer *left = a, *right = b;
    return left->parent == right->parent && strcmp(left->name, right->name) == 0;
}

GHashTable *layers_new_index(void) {
    return g_hash_table_new(hash_layer, equal_layers);
}

Layer *layer_new(Arena *arena, Layer *parent, const char *name) {
    Layer *layer = arena_new0(arena, Layer);
    layer->name = name;
    layer->parent = parent;
    if (parent->last_child)
        parent->last_child->next = layer;
    else
        parent->first_child = layer;
    parent->last_child = layer;
    return layer;
}

static Layer *find(const StyleSheets *sheets, Layer *parent, const char *name) {
    const Layer wanted = {.parent = parent, .name = name};
    Layer *found = g_hash_table_lookup(sheets->layers, &wanted);
    if (found)
        return found;
    found = layer_new(sheets->arena, parent, name);
    g_hash_table_add(sheets->layers, found);
    return found;
}

static int depth_of(const Layer *layer) {
    int depth = 0;
    for (; layer; layer = layer->parent)
        depth++;
    return depth;
}

/* §6.4.2: no white space around the full stops; the keywords of all properties are no names. */
Layer *layer_take(SheetReader *reader, ValueParser *parser) {
    Layer *layer = reader->layer;
    const Token *token = value_peek(parser);
    int depth = depth_of(layer);
    SpecKind kind;
    while (token && token->kind == TOKEN_IDENT && depth++ < STYLE_MAX_LAYER_DEPTH) {
        ValueParser word = {.rest = {token, token + 1}};
        if (style_take_wide_keyword(&word, &kind))
            return NULL;
        layer = find(reader->sheets, layer, token->text);
        parser->rest.from = token + 1;
        bool goes_on = parser->rest.from < parser->rest.to && token_is_delim(token + 1, '.');
        if (!goes_on)
            return layer;
        token = token + 2 < parser->rest.to ? token + 2 : NULL;
    }
    return NULL;
}

/* What a layer holds of its own comes after the layers in it. */
static unsigned rank(Layer *layer, unsigned level, unsigned base) {
    for (Layer *child = layer->first_child; child; child = child->next)
        level = rank(child, level, base);
    layer->level = level;
    layer->base = base;
    return level + 1;
}

void layers_rank(StyleSheets *sheets) {
    unsigned level = sheets->first_level;
    for (int origin = 0; origin < ORIGIN_COUNT; origin++)
        level = rank(&sheets->origins[origin], level, level);
    sheets->next_level = level;
    if (sheets->attached) {
        sheets->attached->level = sheets->next_level++;
        sheets->attached->base = sheets->origins[ORIGIN_AUTHOR].base;
    }
}
