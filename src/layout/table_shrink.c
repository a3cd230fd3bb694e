/* SPDX-License-Identifier: MIT */
/* Turns a table that is too wide into one of smaller type: a copy of its styled nodes, whose sizes
 * are scaled as a whole. Captions keep theirs, and so does the box of the table. */

#include "layout/table.h"

#include <math.h>

typedef struct {
    Arena *arena;
    double factor;
    GHashTable *styles; /* Style → its scaled copy */
} Shrinking;

static void scale(const Shrinking *shrinking, Length *length) {
    *length = (Length)lround(*length * shrinking->factor);
}

static void scale_part(const Shrinking *shrinking, StyleLength *length) {
    if (length->kind == VALUE_LENGTH && !length->calc)
        scale(shrinking, &length->length);
}

static const Style *scaled(Shrinking *shrinking, const Style *style) {
    Style *copy = g_hash_table_lookup(shrinking->styles, style);
    if (copy)
        return copy;
    copy = arena_copy(shrinking->arena, style, sizeof *style);
    Length *const lengths[] = {&copy->font_size,
                               &copy->line_height,
                               &copy->letter_spacing,
                               &copy->vertical_offset,
                               &copy->rise,
                               &copy->line_above,
                               &copy->line_below,
                               &copy->border_spacing[0],
                               &copy->border_spacing[1]};
    StyleLength *const parts[] = {&copy->text_indent, &copy->width,     &copy->height,
                                  &copy->min_width,   &copy->max_width, &copy->min_height,
                                  &copy->max_height};
    for (size_t i = 0; i < G_N_ELEMENTS(lengths); i++)
        scale(shrinking, lengths[i]);
    for (size_t i = 0; i < G_N_ELEMENTS(parts); i++)
        scale_part(shrinking, parts[i]);
    for (int side = 0; side < 4; side++) {
        scale_part(shrinking, &copy->margin[side]);
        scale_part(shrinking, &copy->padding[side]);
    }
    g_hash_table_insert(shrinking->styles, (gpointer)style, copy);
    return copy;
}

static StyledNode *copy_node(Shrinking *shrinking, const StyledNode *node, StyledNode *parent) {
    StyledNode *copy = arena_copy(shrinking->arena, node, sizeof *node);
    copy->style = scaled(shrinking, node->style);
    copy->parent = parent;
    copy->first_child = copy->next = NULL;
    StyledNode **end = &copy->first_child;
    for (const StyledNode *child = node->first_child; child; child = child->next) {
        *end = copy_node(shrinking, child, copy);
        end = &(*end)->next;
    }
    return copy;
}

const StyledNode *table_shrunk(Layout *layout, const StyledNode *styled, double factor) {
    Shrinking shrinking = {layout->arena, factor, g_hash_table_new(NULL, NULL)};
    StyledNode *table = arena_copy(layout->arena, styled, sizeof *styled);
    table->first_child = NULL;
    StyledNode **end = &table->first_child;
    for (const StyledNode *child = styled->first_child; child; child = child->next) {
        if (child->style->display == DISPLAY_TABLE_CAPTION) {
            StyledNode *caption = arena_copy(layout->arena, child, sizeof *child);
            caption->next = NULL;
            *end = caption;
        } else {
            *end = copy_node(&shrinking, child, table);
        }
        end = &(*end)->next;
    }
    g_hash_table_unref(shrinking.styles);
    return table;
}
