/* SPDX-License-Identifier: MIT */
/* Turns inline content (text, phrases, links, pictures in the line) into styled runs. */

#include "layout/flow.h"

#include <string.h>

#define PICTURE_GAP 4 /* under a picture in a paragraph: at least a line through this */

static bool text_is_blank(const StyledNode *styled) {
    StyleWhiteSpace space = styled->style->white_space;
    if (space == WHITE_SPACE_PRE || space == WHITE_SPACE_PRE_WRAP)
        return !*styled->text;
    return styled->text[strspn(styled->text, " \t\r\n\f")] == '\0';
}

static bool node_is_blank(const StyledNode *styled) {
    if (block_is_absent(styled) || side_is(styled) || running_is(styled))
        return true;
    switch (styled->kind) {
    case STYLED_TEXT:
        return text_is_blank(styled);
    case STYLED_BEFORE:
    case STYLED_AFTER:
        return content_is_blank(styled);
    case STYLED_CALL:
        return false;
    default:
        break;
    }
    if (picture_is(styled) || strcmp(styled->node->name, "br") == 0)
        return false;
    return inline_is_blank(styled->first_child, NULL);
}

bool inline_is_blank(const StyledNode *first, const StyledNode *end) {
    for (const StyledNode *at = first; at != end; at = at->next)
        if (!node_is_blank(at))
            return false;
    return true;
}

void inline_add_hung(InlineRuns *out, const Style *style, const char *text, const Strip *hung) {
    TextRun run = {.kind = TEXT_RUN_TEXT,
                   .text = text,
                   .length = strlen(text),
                   .style = style,
                   .owner = scope_leaf(out->flow->layout, out->scope),
                   .href = out->href,
                   .link = out->link,
                   .ruby = out->ruby,
                   .box = out->box,
                   .hung = hung};
    g_array_append_val(out->runs, run);
}

void inline_add_text(InlineRuns *out, const Style *style, const char *text) {
    if (text && *text)
        inline_add_hung(out, style, text, NULL);
}

/* How far a box that has a height of its own is raised over the baseline that it would stand on:
 * its margin box, from `depth` below its baseline up (CSS 2.2 §10.8.1). */
static Length object_rise(const Style *style, Length parent_em, Length height, Length depth) {
    switch (style->vertical_align) {
    case VERTICAL_SUPER:
        return length_scale(style->font_size, SUPER_RISE_PERCENT, 100);
    case VERTICAL_SUB:
        return -length_scale(style->font_size, SUB_DROP_PERCENT, 100);
    case VERTICAL_LENGTH:
        return style->vertical_offset;
    case VERTICAL_TEXT_TOP:
        return length_scale(parent_em, EM_ASCENT_PERCENT, 100) - height;
    case VERTICAL_TEXT_BOTTOM:
        return depth - length_scale(parent_em, 100 - EM_ASCENT_PERCENT, 100);
    case VERTICAL_MIDDLE:
        return length_scale(parent_em, HALF_X_PERCENT, 100) - (height - depth) / 2;
    default:
        return 0;
    }
}

/* What is in the box has a baseline of its own, so the style of its run is one of its own, too. */
static const Style *object_style(const InlineRuns *out, const StyledNode *styled, Length height,
                                 Length depth) {
    Style *style = arena_copy(out->flow->layout->arena, styled->style, sizeof *styled->style);
    const Style *parent = styled->parent->style;
    bool is_nested = parent->display == DISPLAY_INLINE;
    StyleVerticalAlign align = style->vertical_align;
    if (align == VERTICAL_TOP || align == VERTICAL_BOTTOM) {
        style->rise = 0;
        style->line_align = align;
        style->line_above = height;
        style->line_below = depth;
        return style;
    }
    Length rise = object_rise(style, parent->font_size, height, depth);
    style->rise = length_add(rise, is_nested ? parent->rise : 0);
    style->line_align = is_nested ? parent->line_align : VERTICAL_BASELINE;
    style->line_above = parent->line_above;
    style->line_below = parent->line_below;
    return style;
}

static void add_object(InlineRuns *out, const StyledNode *styled, const Frame *frame,
                       Length depth) {
    TextRun run = {.kind = TEXT_RUN_OBJECT,
                   .style = object_style(out, styled, frame->height, depth),
                   .owner = STRUCTURE_ARTIFACT, /* its marks have owners of their own */
                   .href = out->href,
                   .link = out->link,
                   .object = frame,
                   .depth = depth,
                   .ruby = out->ruby,
                   .box = out->box};
    g_array_append_val(out->runs, run);
}

/* Of its border box: as wide as asked for, else as its content is (CSS 2.2 §10.3.9). */
static Length inline_block_width(const InlineRuns *out, const StyledNode *styled, Length room) {
    const Style *style = styled->style;
    if (style->width.kind != VALUE_LENGTH || style->width.percent == 0)
        return MIN(intrinsic_box(out->flow, styled).max, room);
    Length inner = box_content_width(style, style->width, out->measure, 0);
    return MIN(inner + box_edges(style, out->measure), room);
}

/* The frame ends at its baseline, which is its last line's (CSS 2.2 §10.8.1), where the line wants
 * it; its depth is what hangs below. */
static void add_inline_block(InlineRuns *out, const StyledNode *styled) {
    Flow *flow = out->flow;
    Length margin[4];
    for (int side = 0; side < 4; side++)
        margin[side] = style_length(styled->style->margin[side], out->measure, 0);
    Length beside = margin[SIDE_LEFT] + margin[SIDE_RIGHT];
    Scope *outer = flow->scope;
    flow->scope = out->scope;
    Length width = inline_block_width(out, styled, MAX(out->measure - beside, 1));
    LooseBox box = loose_box_lay(flow, styled, width);
    flow->scope = outer;
    Length foot = box.baseline == NO_BASELINE ? box.height : box.last_baseline;
    Frame *frame =
        frame_new(flow->layout->arena, MAX(width + beside, 0), MAX(foot + margin[SIDE_TOP], 0));
    loose_box_place(&box, frame, (Point){margin[SIDE_LEFT], margin[SIDE_TOP]}, box.height, 0);
    anchors_take(&flow->anchors, &box.content.strip);
    add_object(out, styled, frame, MAX(box.height - foot + margin[SIDE_BOTTOM], 0));
}

static void collect_children(InlineRuns *out, const StyledNode *styled) {
    for (const StyledNode *child = styled->first_child; child; child = child->next)
        inline_collect(out, child);
}

void inline_add_bracketed(InlineRuns *out, const StyledNode *styled) {
    inline_add_text(out, styled->style, "（");
    collect_children(out, styled);
    inline_add_text(out, styled->style, "）");
}

static void collect_link(InlineRuns *out, const StyledNode *styled, Scope *scope) {
    InlineRuns inner = *out;
    if (link_open(out->flow->layout, scope, styled)) {
        inner.scope = scope;
        inner.href = scope->href;
        inner.link = scope_structure(out->flow->layout, scope);
    }
    collect_children(&inner, styled);
}

static void collect_element(InlineRuns *out, const StyledNode *styled) {
    Layout *layout = out->flow->layout;
    const char *name = styled->node->name;
    Scope scope = {.above = out->scope, .kind = scope_inline_kind(styled)};
    scope.lang = scope_open(layout, out->scope, styled).lang;
    scope.id = styled->node->id;
    if (strcmp(name, "br") == 0) {
        TextRun run = {.kind = TEXT_RUN_BREAK, .style = styled->style, .box = out->box};
        g_array_append_val(out->runs, run);
    } else if (strcmp(name, "wbr") == 0) {
        inline_add_text(out, styled->style, "\u200b");
    } else if (picture_is(styled)) {
        add_object(out, styled, picture_frame(out->flow, out->scope, styled, out->measure), 0);
    } else if (scope.kind == STRUCTURE_LINK) {
        collect_link(out, styled, &scope);
    } else if (strcmp(name, "ruby") == 0 && out->part == RUBY_NONE) {
        ruby_collect(out, styled);
    } else if (strcmp(name, "rt") == 0 && out->part != RUBY_WORDS) {
        inline_add_bracketed(out, styled);
    } else {
        InlineRuns inner = *out;
        if (strcmp(name, "ruby") == 0) /* one in another's base or annotation */
            inner.part = RUBY_NESTED;
        if (scope.kind != STRUCTURE_CONTENT)
            inner.scope = &scope;
        collect_children(&inner, styled);
    }
}

static void add_slot(InlineRuns *out, const Style *style, const StyleContentItem *items,
                     size_t count) {
    Layout *layout = out->flow->layout;
    GalleySlot *slot = slot_new(layout, style, items, count, scope_leaf(layout, out->scope));
    TextRun run = {.kind = slot->leader ? TEXT_RUN_LEADER : TEXT_RUN_OBJECT,
                   .style = style,
                   .owner = STRUCTURE_ARTIFACT, /* its marks have owners of their own */
                   .href = out->href,
                   .link = out->link,
                   .object = slot->leader ? NULL : slot->frame,
                   .is_number = slot_is_number(layout, slot),
                   .leader = slot->leader ? slot->frame : NULL,
                   .box = out->box};
    g_array_append_val(out->runs, run);
}

/* Words of the place as text, each page number as a slot; a leader's slot holds all after it. */
static void collect_generated(InlineRuns *out, const StyledNode *styled) {
    const Style *style = styled->style;
    StyleContent rest = style->content;
    while (rest.count > 0) {
        StyleContent early = {rest.items, slot_first_item(&rest), true};
        inline_add_text(out, style, content_text(out->flow->layout, &early, NULL));
        rest.items += early.count;
        rest.count -= early.count;
        size_t taken =
            rest.count > 0 && rest.items->kind == CONTENT_TARGET_COUNTER ? 1 : rest.count;
        if (taken > 0)
            add_slot(out, style, rest.items, taken);
        rest.items += taken;
        rest.count -= taken;
    }
}

Length inline_measure(const Flow *flow, const Style *block) {
    Length indent = style_length(block->text_indent, flow->width, 0);
    return MAX(flow->width - MAX(indent, 0), 1);
}

/* A phrase that shows, or that takes room at its sides. */
static const TextBox *enter_box(const InlineRuns *out, const StyledNode *styled) {
    const Style *style = styled->style;
    TextBox said = {style, out->box, out->box ? out->box->depth + 1 : 1, {0}, {0}};
    bool is_shown = box_is_painted(style);
    for (int side = 0; side < 2; side++) {
        StyleSide of = side ? SIDE_RIGHT : SIDE_LEFT;
        said.margin[side] = style_length(style->margin[of], out->measure, 0);
        said.edge[side] = box_edge(style, of, out->measure);
        is_shown |= said.margin[side] || said.edge[side];
    }
    bool is_phrase = style->display == DISPLAY_INLINE && !picture_is(styled);
    if (!is_shown || !is_phrase || said.depth > TEXT_MAX_BOXES)
        return out->box;
    return arena_copy(out->flow->layout->arena, &said, sizeof said);
}

void inline_collect(InlineRuns *out, const StyledNode *styled) {
    Layout *layout = out->flow->layout;
    if (block_is_absent(styled) || side_is(styled) || running_is(styled))
        return;
    if (styled->kind == STYLED_TEXT) {
        inline_add_text(out, styled->style, styled->text);
        return;
    }
    if (styled->kind == STYLED_CALL) {
        note_collect_call(out, styled);
        return;
    }
    counters_enter(layout->counters, styled);
    if (styled->kind == STYLED_ELEMENT)
        anchors_collect(out->flow, styled);
    const TextBox *around = out->box;
    out->box = enter_box(out, styled);
    if (styled->kind != STYLED_ELEMENT)
        collect_generated(out, styled);
    else if (styled->style->display == DISPLAY_INLINE_BLOCK && !picture_is(styled))
        add_inline_block(out, styled);
    else
        collect_element(out, styled);
    out->box = around;
    counters_leave(layout->counters);
}

const StyledNode *inline_lone_picture(const StyledNode *first, const StyledNode *end) {
    const StyledNode *found = NULL;
    for (const StyledNode *at = first; at != end; at = at->next) {
        if (node_is_blank(at))
            continue;
        if (found || !picture_is(at))
            return NULL;
        found = at;
    }
    return found;
}

/* A picture that is all of a paragraph stands a line below the text before it, and keeps the lines
 * after it on the grid. Elsewhere (figure, cell) the block around it sees to that. */
static void add_lone_picture(Flow *flow, const StyledNode *parent, const StyledNode *picture) {
    Length line = parent->style->line_height;
    bool is_paragraph = parent->kind == STYLED_ELEMENT && strcmp(parent->node->name, "p") == 0;
    if (is_paragraph)
        flow_add_margin(flow, line);
    picture_fill(flow, picture, parent->style);
    if (!is_paragraph || line <= 0)
        return;
    Piece *piece = flow_piece(flow, flow->pieces->len - 1);
    Length past = (piece->strip.height + line / PICTURE_GAP) % line;
    Length below = line / PICTURE_GAP + (past > 0 ? line - past : 0);
    piece_grow(flow->layout->arena, piece, 0, below);
}

/* Preformatted text that is not prose: where a line of it ends means something. */
static bool is_code(const StyledNode *parent, const GArray *runs) {
    if (parent->kind != STYLED_ELEMENT || strcmp(parent->node->name, "pre") != 0)
        return false;
    size_t bytes = 0, wide = 0;
    for (guint i = 0; i < runs->len; i++) {
        const TextRun *run = &g_array_index(runs, TextRun, i);
        for (size_t b = 0; b < run->length; b++)
            wide += (guchar)run->text[b] >= 0x80;
        bytes += run->length;
    }
    return bytes > 0 && wide < bytes / 2;
}

/* css-inline-3 §4.7: the indent is before a large first letter, not between it and its line. */
static const Style *without_indent(Arena *arena, const Style *style) {
    Style *flush = arena_copy(arena, style, sizeof *style);
    flush->text_indent = (StyleLength){.kind = VALUE_LENGTH};
    return flush;
}

void inline_add(Flow *flow, const StyledNode *parent, const StyledNode *first,
                const StyledNode *end) {
    side_collect(flow, first, end);
    if (inline_is_blank(first, end))
        return;
    const StyledNode *picture = inline_lone_picture(first, end);
    if (picture && !flow->layout->marker) {
        add_lone_picture(flow, parent, picture);
        return;
    }
    bool is_entry = flow->scope && flow->scope->kind == STRUCTURE_TOCI;
    Scope wrapper = {.above = flow->scope, .kind = is_entry ? STRUCTURE_REFERENCE : STRUCTURE_P};
    Scope *scope = flow->scope && !scope_is_grouping(flow->scope) ? flow->scope : &wrapper;
    g_autoptr(GArray) runs = g_array_new(FALSE, TRUE, sizeof(TextRun));
    InlineRuns out = {
        .flow = flow, .scope = scope, .runs = runs, .href = flow->href, .link = flow->link};
    out.measure = inline_measure(flow, parent->style);
    list_take_marker(flow->layout, runs);
    note_collect_marker(&out);
    for (const StyledNode *at = first; at != end; at = at->next)
        inline_collect(&out, at);
    const Style *style = parent->style;
    if (first_letter_set(flow, parent, first, runs))
        style = without_indent(flow->layout->arena, style);
    bool begins = inline_is_blank(parent->first_child, first);
    if (is_code(parent, runs))
        paragraph_add_code(flow, style, runs);
    else if (runs->len > 0)
        paragraph_add(flow, style, begins && parent->parts ? parent->parts->first_line : NULL,
                      runs);
}
