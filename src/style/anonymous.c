/* SPDX-License-Identifier: MIT */
/* Gives the parts of tables the boxes that they lack (css-tables-3 §2.2): what stands in a table
 * without being a row stands in an anonymous row and cell, a cell outside of tables in a table of
 * its own. */

#include "style/tree.h"

/* What a box of the table model may hold as it is: the rest is wrapped in `wrapper`. */
typedef struct {
    unsigned holds; /* one bit a display */
    StyleDisplay wrapper;
} Model;

#define BIT(display) (1u << (display))
#define GROUPS                                                                                     \
    (BIT(DISPLAY_TABLE_ROW_GROUP) | BIT(DISPLAY_TABLE_HEADER_GROUP) |                              \
     BIT(DISPLAY_TABLE_FOOTER_GROUP))
#define COLUMNS (BIT(DISPLAY_TABLE_COLUMN) | BIT(DISPLAY_TABLE_COLUMN_GROUP))
#define PARTS                                                                                      \
    (GROUPS | COLUMNS | BIT(DISPLAY_TABLE_ROW) | BIT(DISPLAY_TABLE_CELL) |                         \
     BIT(DISPLAY_TABLE_CAPTION))

static bool find_model(StyleDisplay display, Model *model) {
    if (display == DISPLAY_TABLE)
        *model = (Model){PARTS & ~BIT(DISPLAY_TABLE_CELL), DISPLAY_TABLE_ROW};
    else if (GROUPS & BIT(display))
        *model = (Model){BIT(DISPLAY_TABLE_ROW), DISPLAY_TABLE_ROW};
    else if (display == DISPLAY_TABLE_ROW)
        *model = (Model){BIT(DISPLAY_TABLE_CELL), DISPLAY_TABLE_CELL};
    else if (display == DISPLAY_FLEX || (COLUMNS & BIT(display)))
        return false; /* items are blocks; columns hold nothing */
    else
        *model = (Model){~PARTS, DISPLAY_TABLE};
    return true;
}

static bool is_blank(const StyledNode *node) {
    if (node->kind != STYLED_TEXT)
        return false;
    for (const char *at = node->text; *at; at++)
        if (!g_ascii_isspace(*at))
            return false;
    return true;
}

/* Taken out of the flow, it stands wherever it was. */
static bool is_apart(const StyledNode *node) {
    return node->kind == STYLED_ELEMENT &&
           (node->style->position == POSITION_RUNNING || node->style->floating == FLOAT_FOOTNOTE);
}

static bool fits(const Model *model, const StyledNode *node) {
    if (node->kind == STYLED_MARKER)
        return true;
    StyleDisplay display = node->kind == STYLED_TEXT ? DISPLAY_INLINE : node->style->display;
    return (model->holds & BIT(display)) != 0;
}

/* Does all that is to be seen fit? */
static bool is_whole(const Model *model, const StyledNode *parent) {
    for (const StyledNode *child = parent->first_child; child; child = child->next)
        if (!fits(model, child) && !is_blank(child) && !is_apart(child))
            return false;
    return true;
}

static StyledNode *new_box(Cascade *cascade, const StyledNode *parent, StyleDisplay display) {
    const Computed *inherited =
        cascade_compute_blocks(cascade, (const Computed *)parent->style, NULL, 0);
    Computed *computed = arena_copy(cascade->arena, inherited, sizeof *inherited);
    computed->style.display = display;
    StyledNode *box = arena_new0(cascade->arena, StyledNode);
    *box = (StyledNode){.kind = STYLED_ELEMENT,
                        .node = node_element(cascade->arena, "div", NULL),
                        .style = &computed->style};
    return box;
}

/* Moves the children from `at` on that do not fit into a box of their own, which comes to stand in
 * their place. */
static void wrap_run(Cascade *cascade, const Model *model, StyledNode *parent, StyledNode **at) {
    StyledNode *box = new_box(cascade, parent, model->wrapper), **tail = &box->first_child;
    StyledNode *child = *at;
    box->parent = parent;
    while (child && (!fits(model, child) || is_blank(child))) {
        child->parent = box;
        *tail = child;
        tail = &child->next;
        child = child->next;
    }
    *tail = NULL;
    box->next = child;
    *at = box;
    anonymous_complete(cascade, box);
}

void anonymous_complete(Cascade *cascade, StyledNode *parent) {
    Model model;
    if (!find_model(parent->style->display, &model) || is_whole(&model, parent))
        return;
    for (StyledNode **at = &parent->first_child; *at;) {
        if (!fits(&model, *at) && !is_blank(*at) && !is_apart(*at))
            wrap_run(cascade, &model, parent, at);
        at = &(*at)->next;
    }
}
