/* SPDX-License-Identifier: MIT */
/* Turns what holds for all that is set into what holds inside one article of several. */

#include "layout/flow.h"

static const LayoutPart *find_part(const LayoutOptions *options, const StyledNode *styled) {
    for (size_t i = 0; styled->kind == STYLED_ELEMENT && i < options->n_parts; i++)
        if (options->parts[i].node == styled->node)
            return &options->parts[i];
    return NULL;
}

void part_enter(Layout *layout, const StyledNode *styled, PartEntry *entry) {
    const LayoutPart *part = find_part(layout->options, styled);
    entry->is_entered = part != NULL;
    if (!part)
        return;
    entry->options = layout->options;
    entry->language = layout->language;
    entry->base = layout->base;
    entry->pictures = layout->pictures;
    entry->own = *layout->options;
    entry->own.n_parts = 0; /* none inside it */
    entry->own.policy = part->policy;
    entry->own.region = part->region;
    entry->own.language = part->language;
    entry->own.source_name = part->source_name;
    layout->options = &entry->own;
    layout->language = part->language;
    layout->base = link_base(part->node);
    layout->pictures = g_hash_table_new(g_str_hash, g_str_equal);
}

void part_leave(Layout *layout, const PartEntry *entry) {
    if (!entry->is_entered)
        return;
    g_hash_table_unref(layout->pictures);
    layout->options = entry->options;
    layout->language = entry->language;
    layout->base = entry->base;
    layout->pictures = entry->pictures;
}
