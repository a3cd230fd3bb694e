/* SPDX-License-Identifier: MIT */
/* Hangs footnotes on their calls: a box that is floated as one leaves its call where it stood, and
 * what a link with `-kanyin-footnote: target` leads to leaves its place for that link's. */

#include "style/tree.h"

#include <string.h>

typedef enum {
    TARGET_IDLE,
    TARGET_OPEN, /* being walked through: what is in it cannot have it as its footnote */
    TARGET_HUNG
} TargetState;
typedef struct {
    StyledNode *node;
    TargetState state;
} Target;

typedef struct {
    Arena *arena;
    GHashTable *targets;     /* id → Target */
    GHashTable *gone, *left; /* nodes that are no longer in their places; the parents they left */
} Hanging;

static void index_targets(const Hanging *hanging, StyledNode *node) {
    const char *id = node->kind == STYLED_ELEMENT ? node->node->id : NULL;
    if (id && !g_hash_table_contains(hanging->targets, id)) {
        Target *target = arena_new0(hanging->arena, Target);
        target->node = node;
        g_hash_table_insert(hanging->targets, (gpointer)id, target);
    }
    for (StyledNode *child = node->first_child; child; child = child->next)
        index_targets(hanging, child);
}

static Target *find_target(const Hanging *hanging, const StyledNode *node) {
    const char *id = node->kind == STYLED_ELEMENT ? node->node->id : NULL;
    Target *target = id ? g_hash_table_lookup(hanging->targets, id) : NULL;
    return target && target->node == node ? target : NULL;
}

/* `footnote` counts calls: what a footnote says of it is its call's, else it goes up by one. */
static void move_counter(const Hanging *hanging, StyledNode *call, Style *note) {
    static const StyleCounter by_one[] = {{"footnote", 1}};
    Style *style = arena_copy(hanging->arena, call->style, sizeof *style);
    style->counter_increment = by_one;
    style->n_counter_increment = 1;
    StyleCounter *kept = arena_array(hanging->arena, StyleCounter, note->n_counter_increment + 1);
    size_t n = 0;
    for (size_t i = 0; i < note->n_counter_increment; i++)
        if (strcmp(note->counter_increment[i].name, "footnote") == 0)
            style->counter_increment = &note->counter_increment[i];
        else
            kept[n++] = note->counter_increment[i];
    note->counter_increment = kept;
    note->n_counter_increment = n;
    call->style = style;
}

/* Whatever it was, it is a block at the foot of a page now. */
static void make_block(const Hanging *hanging, StyledNode *call, StyledNode *note) {
    Style *style = arena_copy(hanging->arena, note->style, sizeof *style);
    style->floating = FLOAT_NONE;
    style->footnote = FOOTNOTE_OWN;
    if (style->display != DISPLAY_FLEX && style->display != DISPLAY_TABLE)
        style->display = DISPLAY_BLOCK;
    move_counter(hanging, call, style);
    note->style = style;
}

/* In a row or a table nothing floats (css-flexbox-1 §3). */
static bool may_float(const StyledNode *parent) {
    switch (parent->style->display) {
    case DISPLAY_FLEX:
    case DISPLAY_TABLE:
    case DISPLAY_TABLE_ROW:
    case DISPLAY_TABLE_ROW_GROUP:
    case DISPLAY_TABLE_HEADER_GROUP:
    case DISPLAY_TABLE_FOOTER_GROUP:
        return false;
    default:
        return true;
    }
}

static StyledNode *new_call(const Hanging *hanging, const StyledNode *from, StyledNode *note) {
    StyledNode *call = arena_new0(hanging->arena, StyledNode);
    call->kind = STYLED_CALL;
    call->node = from->node;
    call->style = from->parts->footnote_call;
    call->parent = from->parent;
    call->next = from->next;
    call->note = note;
    return call;
}

static void walk(const Hanging *hanging, StyledNode *node);

/* The call in the place of a footnote, or of a link to one; NULL: it stays what it is. */
static StyledNode *hang(const Hanging *hanging, StyledNode *node) {
    if (node->kind != STYLED_ELEMENT || !node->parts || !node->parts->footnote_call ||
        !may_float(node->parent))
        return NULL;
    if (node->style->footnote != FOOTNOTE_TARGET) {
        StyledNode *call = new_call(hanging, node, node);
        make_block(hanging, call, node);
        node->next = NULL;
        walk(hanging, node);
        return call;
    }
    const char *href = node_attribute(node->node, "href");
    Target *target = href && *href == '#' ? g_hash_table_lookup(hanging->targets, href + 1) : NULL;
    if (!target || target->state == TARGET_OPEN)
        return NULL;
    StyledNode *call = new_call(hanging, node, target->node);
    if (target->state == TARGET_HUNG)
        return call;
    make_block(hanging, call, target->node);
    g_hash_table_add(hanging->gone, target->node);
    g_hash_table_add(hanging->left, target->node->parent);
    walk(hanging, target->node);
    target->state = TARGET_HUNG;
    return call;
}

static void walk(const Hanging *hanging, StyledNode *node) {
    Target *target = find_target(hanging, node);
    if (target && target->state != TARGET_IDLE)
        return;
    if (target)
        target->state = TARGET_OPEN;
    for (StyledNode **at = &node->first_child; *at; at = &(*at)->next) {
        StyledNode *call = hang(hanging, *at);
        if (call)
            *at = call;
        else
            walk(hanging, *at);
    }
    if (target)
        target->state = TARGET_IDLE;
}

/* What only leads to a list of notes, and the list's own boxes. */
static bool is_introduction(const StyledNode *node) {
    static const char *const names[] = {"h1", "h2", "h3", "h4", "h5", "h6", "hr", NULL};
    if (node->kind == STYLED_TEXT)
        return node->text[strspn(node->text, " \t\r\n\f")] == '\0';
    return node->kind != STYLED_CALL &&
           (node->kind != STYLED_ELEMENT || g_strv_contains(names, node->node->name));
}

static void drop_gone(const Hanging *hanging, StyledNode *parent) {
    for (StyledNode **at = &parent->first_child; *at;)
        if (g_hash_table_contains(hanging->gone, *at))
            *at = (*at)->next;
        else
            at = &(*at)->next;
}

/* A list whose notes have all gone is gone too, with what led to it. */
static void clear_places(Hanging *hanging) {
    while (g_hash_table_size(hanging->left) > 0) {
        g_autoptr(GHashTable) parents = g_steal_pointer(&hanging->left);
        hanging->left = g_hash_table_new(NULL, NULL);
        GHashTableIter iter;
        gpointer key;
        g_hash_table_iter_init(&iter, parents);
        while (g_hash_table_iter_next(&iter, &key, NULL)) {
            StyledNode *parent = key;
            drop_gone(hanging, parent);
            const StyledNode *child = parent->first_child;
            while (child && is_introduction(child))
                child = child->next;
            if (child || !parent->parent || g_hash_table_contains(hanging->gone, parent))
                continue;
            g_hash_table_add(hanging->gone, parent);
            g_hash_table_add(hanging->left, parent->parent);
        }
    }
}

/* Of the parts that were made for footnotes only those of footnotes are kept. */
static void settle_parts(const Hanging *hanging, StyledNode *node, bool is_note) {
    node->is_called_before =
        node->kind == STYLED_CALL && g_hash_table_contains(hanging->left, node->note);
    if (node->kind == STYLED_CALL && !node->is_called_before) {
        g_hash_table_add(hanging->left, node->note);
        node->note->parent = NULL;
        node->note->next = NULL;
        settle_parts(hanging, node->note, true);
    }
    if (node->parts && !is_note) {
        StyledParts kept = {node->parts->first_letter, node->parts->first_line, NULL, NULL};
        node->parts = kept.first_letter || kept.first_line
                          ? arena_copy(hanging->arena, &kept, sizeof kept)
                          : NULL;
    }
    for (StyledNode *child = node->first_child; child; child = child->next)
        settle_parts(hanging, child, false);
}

void footnotes_hang(StyleTree *tree) {
    Hanging hanging = {.arena = tree->cascade.arena,
                       .targets = g_hash_table_new(g_str_hash, g_str_equal),
                       .gone = g_hash_table_new(NULL, NULL),
                       .left = g_hash_table_new(NULL, NULL)};
    if (tree->root && tree->has_footnotes) {
        index_targets(&hanging, tree->root);
        walk(&hanging, tree->root);
        clear_places(&hanging);
    }
    if (tree->root)
        settle_parts(&hanging, tree->root, false);
    g_hash_table_unref(hanging.targets);
    g_hash_table_unref(hanging.gone);
    g_hash_table_unref(hanging.left);
}
