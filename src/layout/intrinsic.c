/* SPDX-License-Identifier: MIT */
/* Turns content into the narrowest and the widest a box around it would be (css-sizing-3 §5),
 * without leaving a trace in the galley. */

#include "layout/flow.h"

static IntrinsicWidth measure(Flow *flow, const StyledNode *styled);

static IntrinsicWidth widest(IntrinsicWidth a, IntrinsicWidth b) {
    return (IntrinsicWidth){MAX(a.min, b.min), MAX(a.max, b.max)};
}

IntrinsicWidth intrinsic_paragraph(const TextParagraph *paragraph, const Style *style) {
    IntrinsicWidth width = {text_paragraph_min_width(paragraph),
                            text_paragraph_max_width(paragraph)};
    if (style->text_wrap == WRAP_NOWRAP || style->white_space == WHITE_SPACE_PRE)
        width.min = width.max;
    return width;
}

static IntrinsicWidth measure_text(Flow *flow, const StyledNode *parent, const StyledNode *first,
                                   const StyledNode *end) {
    if (inline_is_blank(first, end))
        return (IntrinsicWidth){0, 0};
    const StyledNode *picture = inline_lone_picture(first, end);
    if (picture)
        return picture_intrinsic(flow, picture);
    g_autoptr(GArray) runs = g_array_new(FALSE, TRUE, sizeof(TextRun));
    InlineRuns out = {.flow = flow, .scope = flow->scope, .runs = runs};
    out.measure = inline_measure(flow, parent->style);
    for (const StyledNode *at = first; at != end; at = at->next)
        inline_collect(&out, at);
    first_letter_set(flow, parent, first, runs);
    return intrinsic_paragraph(paragraph_shape(flow->layout, parent->style, runs), parent->style);
}

static IntrinsicWidth measure_children(Flow *flow, const StyledNode *styled, bool in_row) {
    IntrinsicWidth total = {0, 0};
    int n_items = 0;
    const StyledNode *next = NULL;
    for (const StyledNode *child = styled->first_child; child; child = next) {
        next = child->next;
        if (block_is_absent(child))
            continue;
        IntrinsicWidth one;
        if (block_is_level(child)) {
            one = measure(flow, child);
        } else {
            next = block_inline_end(child);
            if (inline_is_blank(child, next))
                continue;
            one = measure_text(flow, styled, child, next);
        }
        n_items++;
        total = in_row ? (IntrinsicWidth){total.min + one.min, total.max + one.max}
                       : widest(total, one);
    }
    Length gaps =
        in_row && n_items > 1 ? (n_items - 1) * style_length(styled->style->column_gap, 0, 0) : 0;
    return (IntrinsicWidth){total.min + gaps, total.max + gaps};
}

static IntrinsicWidth measure_content(Flow *flow, const StyledNode *styled) {
    if (picture_is(styled)) /* shrinks to any width, but for a code (css-sizing-3 §5.2.2) */
        return picture_intrinsic(flow, styled);
    if (styled->kind != STYLED_ELEMENT)
        return measure_text(flow, styled, styled, styled->next);
    counters_enter(flow->layout->counters, styled);
    bool in_row =
        styled->style->display == DISPLAY_FLEX || styled->style->display == DISPLAY_TABLE_ROW;
    IntrinsicWidth content = styled->style->display == DISPLAY_TABLE
                                 ? table_intrinsic(flow, styled)
                                 : measure_children(flow, styled, in_row);
    Length padding = style_length(styled->style->padding[SIDE_LEFT], 0, 0);
    Length growth = list_growth(flow, styled, padding, padding);
    counters_leave(flow->layout->counters);
    return (IntrinsicWidth){length_add(content.min, growth), length_add(content.max, growth)};
}

static IntrinsicWidth measure(Flow *flow, const StyledNode *styled) {
    const Style *style = styled->style;
    Length margins = style_length(style->margin[SIDE_LEFT], 0, 0) +
                     style_length(style->margin[SIDE_RIGHT], 0, 0);
    IntrinsicWidth width;
    PartEntry entry;
    part_enter(flow->layout, styled, &entry);
    if (style->width.kind == VALUE_LENGTH && style->width.percent == 0 && !picture_is(styled))
        width.min = width.max = box_content_width(style, style->width, 0, 0);
    else
        width = measure_content(flow, styled);
    part_leave(flow->layout, &entry);
    Length most = box_content_width(style, style->max_width, flow->width, LENGTH_MAX);
    Length least = box_content_width(style, style->min_width, flow->width, 0);
    Length edges = box_edges(style, 0) + margins;
    return (IntrinsicWidth){MAX(MIN(width.min, most), least) + edges,
                            MAX(MIN(width.max, most), least) + edges};
}

/* A copy of the work whose arena, counters and structure are thrown away. */
typedef struct {
    Layout layout;
    Flow flow;
} Probe;

static void probe_open(Probe *probe, const Flow *flow) {
    probe->layout = *flow->layout;
    probe->layout.arena = arena_new();
    probe->layout.structure = NULL;
    probe->layout.texts = NULL;
    probe->layout.slots = NULL;
    probe->layout.targets = NULL;
    probe->layout.words = slot_words_new();
    probe->layout.counters = counters_copy(flow->layout->counters);
    flow_open(&probe->flow, flow, 0, flow->width);
    probe->flow.layout = &probe->layout;
}

static void probe_close(Probe *probe) {
    flow_close(&probe->flow);
    counters_free(probe->layout.counters);
    g_clear_pointer(&probe->layout.targets, g_hash_table_unref);
    g_hash_table_unref(probe->layout.words);
    arena_free(probe->layout.arena);
}

IntrinsicWidth intrinsic_box(Flow *flow, const StyledNode *styled) {
    Probe probe;
    probe_open(&probe, flow);
    IntrinsicWidth width = measure(&probe.flow, styled);
    probe_close(&probe);
    Length margins = style_length(styled->style->margin[SIDE_LEFT], 0, 0) +
                     style_length(styled->style->margin[SIDE_RIGHT], 0, 0);
    return (IntrinsicWidth){width.min - margins, width.max - margins};
}

IntrinsicWidth intrinsic_content(Flow *flow, const StyledNode *styled) {
    Probe probe;
    probe_open(&probe, flow);
    IntrinsicWidth width = measure_content(&probe.flow, styled);
    probe_close(&probe);
    return width;
}

IntrinsicWidth intrinsic_text(Flow *flow, const StyledNode *parent, const StyledNode *first,
                              const StyledNode *end) {
    Probe probe;
    probe_open(&probe, flow);
    IntrinsicWidth width = measure_text(&probe.flow, parent, first, end);
    probe_close(&probe);
    return width;
}
