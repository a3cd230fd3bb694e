/* SPDX-License-Identifier: MIT */
/* Turns an article's tree into styled nodes with their generated boxes. */

#include "style/tree.h"

#include "style/quotes.h"
#include "style/transform.h"
#include <string.h>

#define STYLE_MAX_DEPTH 512 /* of elements in elements */

typedef struct {
    StyleTree *tree;
    int depth, quote_depth;
    gunichar before; /* the last character of the text so far; blocks end words */
} Builder;

static StyledNode *new_node(const Builder *builder, StyledKind kind, const Node *node,
                            const Style *style) {
    StyledNode *styled = arena_new0(builder->tree->cascade.arena, StyledNode);
    styled->kind = kind;
    styled->node = node;
    styled->style = style;
    return styled;
}

static StyledNode **append(StyledNode **tail, StyledNode *parent, StyledNode *child) {
    child->parent = parent;
    child->next = NULL;
    *tail = child;
    return &child->next;
}

/* Strings of generated content are text like any other. */
static const Style *transform_content(Builder *builder, const Style *style) {
    Arena *arena = builder->tree->cascade.arena;
    StyleContentItem *items =
        arena_copy(arena, style->content.items, style->content.count * sizeof(StyleContentItem));
    bool is_changed = false;
    for (size_t i = 0; i < style->content.count; i++) {
        const char *text = items[i].text;
        if (items[i].kind == CONTENT_STRING)
            items[i].text = style_transform(arena, style, text, &builder->before);
        is_changed |= items[i].text != text;
    }
    if (!is_changed)
        return style;
    Style *changed = arena_copy(arena, style, sizeof *style);
    changed->content.items = items;
    return changed;
}

/* A generated box that is more than words in a line: an element of its own, the words in it. */
static StyledNode *new_generated_block(Builder *builder, StyledKind kind, const Node *node,
                                       const Computed *computed, StyleContent content) {
    Cascade *cascade = &builder->tree->cascade;
    const Computed *inherited = cascade_compute_blocks(cascade, computed, NULL, 0);
    Computed *words = arena_copy(cascade->arena, inherited, sizeof *inherited);
    Computed *box = arena_copy(cascade->arena, computed, sizeof *computed);
    words->style.display = DISPLAY_INLINE;
    words->style.content = content;
    box->style.content = (StyleContent){0};
    if (box->style.display == DISPLAY_FLEX) /* of one item, the words */
        box->style.display = DISPLAY_BLOCK;
    StyledNode *block =
        new_node(builder, STYLED_ELEMENT, node_element(cascade->arena, "div", NULL), &box->style);
    block->first_child = new_node(builder, kind, node, &words->style);
    block->first_child->parent = block;
    anonymous_complete(cascade, block);
    return block;
}

static bool is_in_line(const Style *style) {
    return style->display == DISPLAY_INLINE && style->floating == FLOAT_NONE &&
           style->position != POSITION_RUNNING;
}

/* ::before and ::after exist when they have content. */
static StyledNode **add_content(Builder *builder, StyledNode *parent, StyledNode **tail,
                                const Matches *matches, StyledKind kind) {
    if (!matches->n)
        return tail;
    Cascade *cascade = &builder->tree->cascade;
    const Computed *computed =
        cascade_compute(cascade, (const Computed *)parent->style, parent->node, matches);
    const Style *style = &computed->style;
    if (!style->content.count || style->display == DISPLAY_NONE)
        return tail;
    style = quotes_resolve(cascade->arena, style, &builder->quote_depth);
    style = transform_content(builder, style);
    StyledNode *made = is_in_line(style) ? new_node(builder, kind, parent->node, style)
                                         : new_generated_block(builder, kind, parent->node,
                                                               computed, style->content);
    return append(tail, parent, made);
}

/* A list item has its marker even where no rule speaks of it: what it says is the list's. */
static StyledNode **add_marker(Builder *builder, StyledNode *parent, StyledNode **tail,
                               const Matches *matches) {
    Cascade *cascade = &builder->tree->cascade;
    const Computed *computed =
        cascade_compute(cascade, (const Computed *)parent->style, parent->node, matches);
    return append(tail, parent, new_node(builder, STYLED_MARKER, parent->node, &computed->style));
}

static StyledNode *build(Builder *builder, const Node *node, const Computed *parent);

/* -kanyin-order moves a block among its siblings, for every room after this one: what is printed
 * later is read later. Stable; text counts as order 0. */
static StyledNode **append_ordered(StyledNode **tail, StyledNode *parent, const GPtrArray *made) {
    for (guint done = 0; done < made->len;) {
        int next = G_MAXINT;
        for (guint i = 0; i < made->len; i++) {
            const StyledNode *node = g_ptr_array_index(made, i);
            if (node)
                next = MIN(next, node->kind == STYLED_ELEMENT ? node->style->order : 0);
        }
        for (guint i = 0; i < made->len; i++) {
            StyledNode *node = g_ptr_array_index(made, i);
            if (!node || (node->kind == STYLED_ELEMENT ? node->style->order : 0) != next)
                continue;
            tail = append(tail, parent, node);
            made->pdata[i] = NULL;
            done++;
        }
    }
    return tail;
}

/* The children of what has no box are its parent's. */
static void take(GPtrArray *made, StyledNode *one) {
    if (one->kind != STYLED_ELEMENT || one->style->display != DISPLAY_CONTENTS) {
        g_ptr_array_add(made, one);
        return;
    }
    for (StyledNode *child = one->first_child; child; child = child->next)
        g_ptr_array_add(made, child);
}

static StyledNode **add_children(Builder *builder, StyledNode *styled, StyledNode **tail) {
    g_autoptr(GPtrArray) made = g_ptr_array_new();
    bool is_ordered = false;
    for (const Node *child = styled->node->first_child; child; child = child->next) {
        StyledNode *one = NULL;
        if (child->kind == NODE_TEXT) {
            one = new_node(builder, STYLED_TEXT, child, styled->style);
            one->text = style_transform(builder->tree->cascade.arena, styled->style, child->text,
                                        &builder->before);
        } else {
            one = build(builder, child, (const Computed *)styled->style);
        }
        if (!one)
            continue;
        take(made, one);
    }
    for (guint i = 0; i < made->len; i++) {
        const StyledNode *one = g_ptr_array_index(made, i);
        is_ordered |= one->kind == STYLED_ELEMENT && one->style->order != 0;
    }
    if (is_ordered)
        return append_ordered(tail, styled, made);
    for (guint i = 0; i < made->len; i++)
        tail = append(tail, styled, g_ptr_array_index(made, i));
    return tail;
}

/* ::first-letter and ::first-line are parts of what holds lines (css-pseudo-4 §2). */
static bool holds_lines(const Style *style) {
    return style->display == DISPLAY_BLOCK || style->display == DISPLAY_FLOW_ROOT ||
           style->display == DISPLAY_LIST_ITEM || style->display == DISPLAY_INLINE_BLOCK ||
           style->display == DISPLAY_TABLE_CELL || style->display == DISPLAY_TABLE_CAPTION;
}

/* A call stands where the footnote stood, and looks as its place has it; of a link to a footnote,
 * as the link's own. Any element with an id may be what such a link leads to. */
static const Computed *part_parent(const Computed *computed, const Computed *parent,
                                   const Node *node, PseudoElement pseudo) {
    bool is_footnote = computed->style.floating == FLOAT_FOOTNOTE;
    switch (pseudo) {
    case PSEUDO_FOOTNOTE_CALL:
        if (computed->style.footnote == FOOTNOTE_TARGET)
            return computed;
        return is_footnote ? parent : NULL;
    case PSEUDO_FOOTNOTE_MARKER:
        return is_footnote || node->id ? computed : NULL;
    default:
        return holds_lines(&computed->style) ? computed : NULL;
    }
}

static const StyledParts *find_parts(Builder *builder, const Computed *computed,
                                     const Computed *parent, const Node *node,
                                     const Matches *matches) {
    static const struct {
        PseudoElement pseudo;
        size_t offset;
    } parts[] = {
        {PSEUDO_FIRST_LETTER, offsetof(StyledParts, first_letter)},
        {PSEUDO_FIRST_LINE, offsetof(StyledParts, first_line)},
        {PSEUDO_FOOTNOTE_CALL, offsetof(StyledParts, footnote_call)},
        {PSEUDO_FOOTNOTE_MARKER, offsetof(StyledParts, footnote_marker)},
    };
    Cascade *cascade = &builder->tree->cascade;
    StyledParts *found = NULL;
    for (size_t i = 0; i < G_N_ELEMENTS(parts); i++) {
        const Matches *rules = &matches[parts[i].pseudo];
        const Computed *above =
            rules->n ? part_parent(computed, parent, node, parts[i].pseudo) : NULL;
        if (!above)
            continue;
        if (!found)
            found = arena_new0(cascade->arena, StyledParts);
        *(const Style **)((char *)found + parts[i].offset) =
            &cascade_compute(cascade, above, node, rules)->style;
    }
    return found;
}

/* NULL for display: none. */
static StyledNode *build(Builder *builder, const Node *node, const Computed *parent) {
    Cascade *cascade = &builder->tree->cascade;
    if (builder->depth >= STYLE_MAX_DEPTH) {
        notices_add(cascade->notices, KANYIN_SEVERITY_WARNING, "too-deep",
                    (NoticePlace){node->origin, 0, 0},
                    "elements nested deeper than %d are left out", STYLE_MAX_DEPTH);
        return NULL;
    }
    Matches matches[PSEUDO_COUNT];
    g_autofree void *rules G_GNUC_UNUSED = cascade_match(cascade, node, matches);
    const Computed *computed = cascade_compute(cascade, parent, node, &matches[PSEUDO_NONE]);
    if (computed->style.display == DISPLAY_NONE)
        return NULL;
    if (!cascade->root)
        cascade->root = computed;
    StyledNode *styled = new_node(builder, STYLED_ELEMENT, node, &computed->style);
    StyledNode **tail = &styled->first_child;
    styled->parts = find_parts(builder, computed, parent, node, matches);
    builder->tree->has_footnotes |=
        computed->style.floating == FLOAT_FOOTNOTE || computed->style.footnote == FOOTNOTE_TARGET;
    builder->depth++;
    if (computed->style.display != DISPLAY_INLINE)
        builder->before = 0;
    matcher_enter(cascade->matcher, node);
    if (computed->style.display == DISPLAY_LIST_ITEM)
        tail = add_marker(builder, styled, tail, &matches[PSEUDO_MARKER]);
    tail = add_content(builder, styled, tail, &matches[PSEUDO_BEFORE], STYLED_BEFORE);
    tail = add_children(builder, styled, tail);
    add_content(builder, styled, tail, &matches[PSEUDO_AFTER], STYLED_AFTER);
    if (computed->style.display != DISPLAY_CONTENTS)
        anonymous_complete(cascade, styled);
    matcher_leave(cascade->matcher, node);
    builder->depth--;
    return styled;
}

/* What vw and vh count in: the first page, made for a root that has no such lengths yet. While it
 * is made they count in the paper. */
static void measure_viewport(StyleTree *tree, const Node *root) {
    Cascade *cascade = &tree->cascade;
    Matches matches[PSEUDO_COUNT];
    const Cascade kept = *cascade; /* what there is to tell is told when all is made */
    cascade->families = NULL;
    cascade->notices = NULL;
    style_paper_size("A4", &cascade->viewport[0], &cascade->viewport[1]);
    g_autofree void *rules G_GNUC_UNUSED = cascade_match(cascade, root, matches);
    cascade->root = cascade_compute(cascade, cascade_initial(), root, &matches[PSEUDO_NONE]);
    StyledNode styled = {.kind = STYLED_ELEMENT, .node = root, .style = &cascade->root->style};
    tree->root = &styled;
    const StylePage *page = style_tree_page(tree, &(StylePageQuery){.is_first = true});
    cascade->viewport[0] = MAX(0, page->width - page->margin[SIDE_LEFT] - page->margin[SIDE_RIGHT]);
    cascade->viewport[1] =
        MAX(0, page->height - page->margin[SIDE_TOP] - page->margin[SIDE_BOTTOM]);
    tree->root = NULL;
    cascade->root = NULL;
    pages_forget(tree);
    cascade_free_shared(cascade);
    cascade->families = kept.families;
    cascade->notices = kept.notices;
}

StyleTree *style_tree_new(const StyleSheets *sheets, const Node *root, FontLibrary *fonts,
                          Notices *notices) {
    StyleTree *tree = g_new0(StyleTree, 1);
    tree->cascade = (Cascade){.sheets = sheets,
                              .arena = arena_new(),
                              .fonts = fonts,
                              .notices = notices,
                              .n_large = &tree->n_large};
    tree->cascade.families = fonts ? g_hash_table_new(g_str_hash, g_str_equal) : NULL;
    tree->pages = g_ptr_array_new();
    tree->cascade.matcher = matcher_new(root, notices);
    tree->cascade.candidates = g_ptr_array_new();
    if (fonts)
        font_library_declare(fonts, (const FontDeclaration *)(void *)sheets->font_faces->data,
                             sheets->font_faces->len, notices);
    if (sheets->has_viewport)
        measure_viewport(tree, root);
    Builder builder = {.tree = tree};
    tree->root = build(&builder, root, cascade_initial());
    if (!tree->root)
        tree->root =
            new_node(&builder, STYLED_ELEMENT, root,
                     &cascade_compute_blocks(&tree->cascade, cascade_initial(), NULL, 0)->style);
    footnotes_hang(tree);
    cascade_free_shared(&tree->cascade);
    g_clear_pointer(&tree->cascade.matcher, matcher_free);
    g_clear_pointer(&tree->cascade.candidates, g_ptr_array_unref);
    return tree;
}

void style_tree_free(StyleTree *tree) {
    if (!tree)
        return;
    pages_forget(tree);
    g_ptr_array_unref(tree->pages);
    g_clear_pointer(&tree->cascade.families, g_hash_table_unref);
    arena_free(tree->cascade.arena);
    g_free(tree);
}

const StyledNode *style_tree_root(const StyleTree *tree) {
    return tree->root;
}
