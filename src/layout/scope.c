/* SPDX-License-Identifier: MIT */
/* Turns element names into structure elements (PDF 1.7, 14.8.4), each made with its first content.
 */

#include "layout/flow.h"

#include <string.h>

typedef struct {
    const char *name;
    StructureKind kind;
} NameKind;

static const NameKind block_kinds[] = {
    {"article", STRUCTURE_ART},   {"section", STRUCTURE_SECT},
    {"p", STRUCTURE_P},           {"pre", STRUCTURE_P},
    {"h1", STRUCTURE_H1},         {"h2", STRUCTURE_H2},
    {"h3", STRUCTURE_H3},         {"h4", STRUCTURE_H4},
    {"h5", STRUCTURE_H5},         {"h6", STRUCTURE_H6},
    {"ul", STRUCTURE_L},          {"ol", STRUCTURE_L},
    {"li", STRUCTURE_LI},         {"blockquote", STRUCTURE_BLOCKQUOTE},
    {"figure", STRUCTURE_FIGURE}, {"figcaption", STRUCTURE_CAPTION},
    {"table", STRUCTURE_TABLE},   {"caption", STRUCTURE_CAPTION},
    {"thead", STRUCTURE_THEAD},   {"tbody", STRUCTURE_TBODY},
    {"tfoot", STRUCTURE_TFOOT},   {"tr", STRUCTURE_TR},
    {"th", STRUCTURE_TH},         {"td", STRUCTURE_TD},
    {"dt", STRUCTURE_P},          {"img", STRUCTURE_FIGURE},
    {"nav", STRUCTURE_SECT},      {"a", STRUCTURE_LINK},
};

static const NameKind inline_kinds[] = {
    {"a", STRUCTURE_LINK},    {"code", STRUCTURE_CODE}, {"kbd", STRUCTURE_CODE},
    {"samp", STRUCTURE_CODE}, {"q", STRUCTURE_QUOTE},   {"img", STRUCTURE_FIGURE},
};

static StructureKind kind_of_name(const NameKind *table, size_t count, const char *name,
                                  StructureKind otherwise) {
    for (size_t i = 0; name && i < count; i++)
        if (strcmp(table[i].name, name) == 0)
            return table[i].kind;
    return otherwise;
}

StructureKind scope_inline_kind(const StyledNode *styled) {
    if (styled->kind != STYLED_ELEMENT)
        return STRUCTURE_CONTENT;
    const Node *node = styled->node;
    const char *above = node->parent ? node_language(node->parent) : NULL;
    bool changes_language = node->lang && g_strcmp0(node->lang, above) != 0;
    return kind_of_name(inline_kinds, G_N_ELEMENTS(inline_kinds), node->name,
                        changes_language ? STRUCTURE_SPAN : STRUCTURE_CONTENT);
}

static size_t count_pictures(const Node *node) {
    if (node->kind == NODE_ELEMENT && strcmp(node->name, "img") == 0)
        return 1;
    size_t count = 0;
    for (const Node *child = node->first_child; child && count < 2; child = child->next)
        count += count_pictures(child);
    return count;
}

/* A list straight in nav.contents, or in an entry of such a list. */
static bool is_contents(const Scope *above, const Node *list) {
    return (above && above->kind == STRUCTURE_TOCI) ||
           (list->parent && strcmp(list->parent->name, "nav") == 0 &&
            node_has_class(list->parent, "contents"));
}

/* Figure stands for exactly one picture, since it must have an alternative text; Caption, LI and
 * the parts of a table have their place only in their parents (ISO 32000-1, 14.8.4.3). */
static StructureKind place_kind(const Scope *above, const StyledNode *styled, StructureKind kind) {
    StructureKind parent = above ? above->kind : STRUCTURE_DOCUMENT;
    bool in_table = parent == STRUCTURE_TABLE || parent == STRUCTURE_THEAD ||
                    parent == STRUCTURE_TBODY || parent == STRUCTURE_TFOOT;
    switch (kind) {
    case STRUCTURE_FIGURE:
        if (parent == STRUCTURE_FIGURE)
            return STRUCTURE_CONTENT; /* the picture of a figure is the Figure */
        return count_pictures(styled->node) == 1 ? kind : STRUCTURE_DIV;
    case STRUCTURE_CAPTION:
        return parent == STRUCTURE_FIGURE || parent == STRUCTURE_TABLE ? kind : STRUCTURE_P;
    case STRUCTURE_L:
        return is_contents(above, styled->node) ? STRUCTURE_TOC : kind;
    case STRUCTURE_LI:
        if (parent == STRUCTURE_TOC)
            return STRUCTURE_TOCI;
        return parent == STRUCTURE_L ? kind : STRUCTURE_DIV;
    case STRUCTURE_THEAD:
    case STRUCTURE_TBODY:
    case STRUCTURE_TFOOT:
        return parent == STRUCTURE_TABLE ? kind : STRUCTURE_DIV;
    case STRUCTURE_TR:
        return in_table ? kind : STRUCTURE_DIV;
    case STRUCTURE_TH:
    case STRUCTURE_TD:
        return parent == STRUCTURE_TR ? kind : STRUCTURE_DIV;
    default:
        return kind;
    }
}

/* An article of a bulletin stands below the bulletin's own headings (WAI-ARIA aria-level). */
static StructureKind level_of(const Node *node, StructureKind kind) {
    bool is_heading = kind >= STRUCTURE_H1 && kind <= STRUCTURE_H6;
    const char *level = is_heading ? node_attribute(node, "aria-level") : NULL;
    bool is_level = level && level[0] >= '1' && level[0] <= '6' && !level[1];
    return is_level ? (StructureKind)(STRUCTURE_H1 + level[0] - '1') : kind;
}

Scope scope_open(Layout *layout, Scope *above, const StyledNode *styled) {
    Scope scope = {.above = above, .kind = STRUCTURE_DIV};
    if (styled->kind != STYLED_ELEMENT)
        return scope;
    const Node *node = styled->node;
    StructureKind kind =
        kind_of_name(block_kinds, G_N_ELEMENTS(block_kinds), node->name, STRUCTURE_DIV);
    scope.kind = place_kind(above, styled, level_of(node, kind));
    const char *outer = node->parent ? node_language(node->parent) : layout->language;
    if (node->lang && g_strcmp0(node->lang, outer) != 0)
        scope.lang = node->lang;
    scope.id = node->id;
    if (scope.kind == STRUCTURE_L)
        scope.list_style = styled->style->list_style_type;
    return scope;
}

bool scope_is_grouping(const Scope *scope) {
    switch (scope->kind) {
    case STRUCTURE_DOCUMENT:
    case STRUCTURE_PART:
    case STRUCTURE_ART:
    case STRUCTURE_SECT:
    case STRUCTURE_DIV:
    case STRUCTURE_BLOCKQUOTE:
    case STRUCTURE_TOC:
    case STRUCTURE_TOCI:
    case STRUCTURE_L:
    case STRUCTURE_LI:
    case STRUCTURE_TABLE:
        return true;
    default:
        return false;
    }
}

/* PDF/UA-1 7.4.2: the first heading is H1, and none goes down by more than one level. */
static StructureKind heading_kind(Layout *layout, StructureKind kind) {
    if (kind < STRUCTURE_H1 || kind > STRUCTURE_H6)
        return kind;
    int level = kind - STRUCTURE_H1 + 1;
    layout->heading_level = MIN(level, layout->heading_level + 1);
    return (StructureKind)(STRUCTURE_H1 + layout->heading_level - 1);
}

StructureId scope_structure(Layout *layout, Scope *scope) {
    if (!layout->structure)
        return STRUCTURE_ARTIFACT;
    if (!scope)
        return STRUCTURE_ROOT;
    if (scope->structure)
        return scope->structure;
    if (scope->kind == STRUCTURE_CONTENT)
        return scope_structure(layout, scope->above);
    StructureId above = scope_structure(layout, scope->above);
    scope->structure = structure_add(layout->structure, above, heading_kind(layout, scope->kind));
    StructureNode *node = structure_node(layout->structure, scope->structure);
    node->lang = scope->lang;
    node->alt = scope->alt;
    node->id = scope->id;
    node->href = scope->href;
    node->column_span = scope->column_span;
    node->row_span = scope->row_span;
    node->scope = scope->header_scope;
    node->list_style = scope->list_style;
    return scope->structure;
}

StructureId scope_leaf(Layout *layout, Scope *scope) {
    if (!layout->structure)
        return STRUCTURE_ARTIFACT;
    StructureId parent = scope_structure(layout, scope);
    StructureId last = structure_at(layout->structure, parent)->last_child;
    if (last && structure_at(layout->structure, last)->kind == STRUCTURE_CONTENT)
        return last;
    return structure_add(layout->structure, parent, STRUCTURE_CONTENT);
}

/* A line end between two Han is no space (css-text-3 §4.1.3). */
static void end_space(GString *out, const char *next, bool has_newline) {
    if (out->len == 0 || !*next)
        return;
    bool between_han = (guchar)out->str[out->len - 1] >= 0x80 && (guchar)*next >= 0x80;
    if (!(has_newline && between_han))
        g_string_append_c(out, ' ');
}

const char *scope_text(Layout *layout, const Node *node) {
    const char *text = node_text_content(layout->arena, node);
    GString *out = g_string_new(NULL);
    while (*text) {
        size_t spaces = strspn(text, " \t\r\n\f");
        if (spaces > 0)
            end_space(out, text + spaces, memchr(text, '\n', spaces) != NULL);
        text += spaces;
        size_t word = strcspn(text, " \t\r\n\f");
        g_string_append_len(out, text, (gssize)word);
        text += word;
    }
    const char *collapsed = arena_strdup(layout->arena, out->str);
    g_string_free(out, TRUE);
    return collapsed;
}
