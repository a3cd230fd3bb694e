/* SPDX-License-Identifier: MIT */
/* Prints a styled tree as text for goldens: what differs from the parent or the initial value. */

#include "style/tree.h"

#include <string.h>

static bool is_border_of_none(const Style *style, const Property *property) {
    for (int side = 0; side <= 4; side++) {
        const StyleBorder *border = side < 4 ? &style->border[side] : &style->column_rule;
        size_t start = (size_t)((const char *)border - (const char *)style);
        if (property->offset >= start && property->offset < start + sizeof(StyleBorder))
            return border->style == BORDER_NONE;
    }
    return false;
}

/* Values are compared as they print: equal lists may stand at different addresses. */
static void dump_style(GString *out, const Style *style, const Style *parent) {
    g_autoptr(GString) value = g_string_new(NULL);
    g_autoptr(GString) other = g_string_new(NULL);
    for (size_t i = 0; i < style_property_count(); i++) {
        const Property *property = &style_properties[i];
        const Style *base = style_property_is_inherited(property) ? parent : style_initial();
        const char *field = (const char *)style + property->offset;
        const char *base_field = (const char *)base + property->offset;
        if (memcmp(field, base_field, property->size) == 0 || is_border_of_none(style, property))
            continue;
        g_string_truncate(value, 0);
        g_string_truncate(other, 0);
        property_print(value, property, field);
        property_print(other, property, base_field);
        if (strcmp(value->str, other->str) != 0)
            g_string_append_printf(out, " %s: %s;", property->name, value->str);
    }
    if (g_strcmp0(style->lang, parent->lang) != 0)
        g_string_append_printf(out, " lang: %s;", style->lang);
}

static void dump_name(GString *out, const StyledNode *styled) {
    static const char *const boxes[] = {"",        "",         "::before",
                                        "::after", "::marker", "::footnote-call"};
    if (styled->kind != STYLED_ELEMENT) {
        g_string_append(out, boxes[styled->kind]);
        if (styled->text)
            print_string(out, styled->text);
        return;
    }
    g_string_append(out, styled->node->name);
    if (styled->node->id)
        g_string_append_printf(out, "#%s", styled->node->id);
    for (size_t i = 0; i < styled->node->n_classes; i++)
        g_string_append_printf(out, ".%s", styled->node->classes[i]);
}

static void dump_parts(GString *out, const StyledNode *styled, int depth) {
    const StyledParts *parts = styled->parts;
    const struct {
        const char *name;
        const Style *style;
    } named[] = {{"first-letter", parts->first_letter},
                 {"first-line", parts->first_line},
                 {"footnote-marker", parts->footnote_marker}};
    for (size_t i = 0; i < G_N_ELEMENTS(named); i++) {
        if (!named[i].style)
            continue;
        g_string_append_printf(out, "%*s::%s", depth * 2, "", named[i].name);
        dump_style(out, named[i].style, styled->style);
        g_string_append_c(out, '\n');
    }
}

static void dump_node(GString *out, const StyledNode *styled, int depth) {
    g_string_append_printf(out, "%*s", depth * 2, "");
    dump_name(out, styled);
    if (styled->kind != STYLED_TEXT)
        dump_style(out, styled->style, styled->parent ? styled->parent->style : style_initial());
    g_string_append_c(out, '\n');
    if (styled->parts)
        dump_parts(out, styled, depth + 1);
    if (styled->note && !styled->is_called_before)
        dump_node(out, styled->note, depth + 1);
    for (const StyledNode *child = styled->first_child; child; child = child->next)
        dump_node(out, child, depth + 1);
}

char *style_tree_dump(const StyleTree *tree) {
    GString *out = g_string_new(NULL);
    dump_node(out, tree->root, 0);
    return g_string_free(out, FALSE);
}
