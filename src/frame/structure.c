/* SPDX-License-Identifier: MIT */
/* Turns parts of an article, as layout meets them, into the structure tree. */

#include "frame/structure.h"

#include <glib.h>

struct StructureTree {
    Arena *arena;
    StructureNode *nodes;
    size_t count;
};

static StructureId push(StructureTree *tree, StructureNode node) {
    tree->nodes = arena_grow(tree->arena, tree->nodes, tree->count, sizeof node);
    tree->nodes[tree->count] = node;
    return (StructureId)tree->count++;
}

StructureTree *structure_new(Arena *arena) {
    StructureTree *tree = arena_new0(arena, StructureTree);
    tree->arena = arena;
    push(tree, (StructureNode){.kind = STRUCTURE_CONTENT});
    push(tree, (StructureNode){.kind = STRUCTURE_DOCUMENT});
    return tree;
}

StructureId structure_add(StructureTree *tree, StructureId parent, StructureKind kind) {
    g_assert(parent != STRUCTURE_ARTIFACT && parent < tree->count);
    StructureId id = push(tree, (StructureNode){.kind = kind, .parent = parent});
    StructureNode *above = &tree->nodes[parent];
    if (above->last_child)
        tree->nodes[above->last_child].next = id;
    else
        above->first_child = id;
    above->last_child = id;
    return id;
}

StructureNode *structure_node(StructureTree *tree, StructureId id) {
    g_assert(id < tree->count);
    return &tree->nodes[id];
}

const StructureNode *structure_at(const StructureTree *tree, StructureId id) {
    g_assert(id < tree->count);
    return &tree->nodes[id];
}

size_t structure_count(const StructureTree *tree) {
    return tree->count;
}

const char *structure_kind_name(StructureKind kind) {
    static const char *const names[STRUCTURE_KIND_COUNT] = {
        [STRUCTURE_CONTENT] = "content",
        [STRUCTURE_DOCUMENT] = "Document",
        [STRUCTURE_PART] = "Part",
        [STRUCTURE_ART] = "Art",
        [STRUCTURE_SECT] = "Sect",
        [STRUCTURE_DIV] = "Div",
        [STRUCTURE_BLOCKQUOTE] = "BlockQuote",
        [STRUCTURE_CAPTION] = "Caption",
        [STRUCTURE_TOC] = "TOC",
        [STRUCTURE_TOCI] = "TOCI",
        [STRUCTURE_P] = "P",
        [STRUCTURE_H1] = "H1",
        [STRUCTURE_H2] = "H2",
        [STRUCTURE_H3] = "H3",
        [STRUCTURE_H4] = "H4",
        [STRUCTURE_H5] = "H5",
        [STRUCTURE_H6] = "H6",
        [STRUCTURE_L] = "L",
        [STRUCTURE_LI] = "LI",
        [STRUCTURE_LBL] = "Lbl",
        [STRUCTURE_LBODY] = "LBody",
        [STRUCTURE_TABLE] = "Table",
        [STRUCTURE_TR] = "TR",
        [STRUCTURE_TH] = "TH",
        [STRUCTURE_TD] = "TD",
        [STRUCTURE_THEAD] = "THead",
        [STRUCTURE_TBODY] = "TBody",
        [STRUCTURE_TFOOT] = "TFoot",
        [STRUCTURE_SPAN] = "Span",
        [STRUCTURE_QUOTE] = "Quote",
        [STRUCTURE_NOTE] = "Note",
        [STRUCTURE_REFERENCE] = "Reference",
        [STRUCTURE_CODE] = "Code",
        [STRUCTURE_LINK] = "Link",
        [STRUCTURE_RUBY] = "Ruby",
        [STRUCTURE_RB] = "RB",
        [STRUCTURE_RT] = "RT",
        [STRUCTURE_RP] = "RP",
        [STRUCTURE_FIGURE] = "Figure",
        [STRUCTURE_FORMULA] = "Formula",
    };
    return names[kind];
}
