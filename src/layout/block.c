/* SPDX-License-Identifier: MIT */
/* Turns a block and what is in it into pieces of the column (CSS 2.2 §9.4.1). */

#include "layout/flow.h"

#include <string.h>

#define LEAST_EMS 10
#define LEAST_SHARE 3

bool block_is_absent(const StyledNode *styled) {
    return styled->style->display == DISPLAY_NONE || styled->kind == STYLED_MARKER;
}

static bool holds_block(const StyledNode *styled) {
    for (const StyledNode *child = styled->first_child; child; child = child->next)
        if (!block_is_absent(child) && block_is_level(child))
            return true;
    return false;
}

bool block_is_level(const StyledNode *styled) {
    if (styled->kind == STYLED_TEXT || styled->kind == STYLED_CALL || side_is(styled) ||
        running_is(styled) || styled->style->display == DISPLAY_INLINE_BLOCK)
        return false;
    if (styled->style->display != DISPLAY_INLINE)
        return true;
    /* An inline element around blocks is set as a block: no page shows the difference. */
    return styled->kind == STYLED_ELEMENT && holds_block(styled);
}

const StyledNode *block_inline_end(const StyledNode *first) {
    const StyledNode *end = first;
    while (end && (block_is_absent(end) || !block_is_level(end)))
        end = end->next;
    return end;
}

static void fill_children(Flow *flow, const StyledNode *styled) {
    const StyledNode *child = styled->first_child;
    while (child) {
        if (block_is_absent(child)) {
            child = child->next;
        } else if (block_is_level(child)) {
            block_add(flow, child);
            child = child->next;
        } else {
            const StyledNode *end = block_inline_end(child);
            inline_add(flow, styled, child, end);
            child = end;
        }
    }
}

/* LI holds Lbl and LBody; the marker hangs on the item's first line. */
static void fill_list_item(Flow *flow, const StyledNode *styled) {
    Scope *item = flow->scope;
    Frame *marker = list_marker(flow, styled);
    Scope body = {.above = item, .kind = STRUCTURE_LBODY};
    size_t first = flow->pieces->len;
    if (item && item->kind == STRUCTURE_LI)
        flow->scope = &body;
    fill_children(flow, styled);
    flow->scope = item;
    if (marker)
        list_hang_marker(flow, styled, first, marker);
}

static void fill_block(Flow *flow, const StyledNode *styled) {
    if (picture_is(styled)) {
        picture_fill(flow, styled, styled->style);
        return;
    }
    switch (styled->style->display) {
    case DISPLAY_FLEX:
        flex_fill(flow, styled);
        break;
    case DISPLAY_TABLE:
        table_fill(flow, styled);
        break;
    case DISPLAY_LIST_ITEM:
        fill_list_item(flow, styled);
        break;
    default:
        fill_children(flow, styled);
    }
}

static void fill_columns(Flow *flow, const StyledNode *styled, const GalleyColumns *columns) {
    Flow outer = *flow;
    size_t first = flow->pieces->len;
    side_clear(flow, CLEAR_BOTH);
    columns_open(flow, columns);
    fill_block(flow, styled);
    side_clear(flow, CLEAR_BOTH);
    columns_close(flow, columns, first);
    flow->columns = NULL;
    flow->width = outer.width;
    flow->column = outer.column;
    flow->foot = outer.foot;
}

void block_fill(Flow *flow, const StyledNode *styled) {
    const GalleyColumns *columns = columns_of(flow, styled);
    PartEntry entry;
    part_enter(flow->layout, styled, &entry);
    if (columns)
        fill_columns(flow, styled, columns);
    else
        fill_block(flow, styled);
    part_leave(flow->layout, &entry);
}

static bool is_figure(const StyledNode *styled) {
    return styled->kind == STYLED_ELEMENT && strcmp(styled->node->name, "figure") == 0;
}

/* Must its pieces be known before they join the column? */
static bool stands_alone(const StyledNode *styled, const BlockBox *box) {
    const Style *style = styled->style;
    return style->block_step_size > 0 || box->above + box->below > 0 || box_is_painted(style) ||
           box_says_height(style, style->height) || box_says_height(style, style->min_height) ||
           is_figure(styled);
}

/* What leads the block and what is left under it collapses with its own margins. */
void block_join(Flow *flow, Flow *inner, const Style *style, const BlockBox *box, StepSpace rest) {
    Arena *arena = flow->layout->arena;
    if (inner->pieces->len > 0) {
        piece_grow(arena, flow_piece(inner, 0), rest.above, 0);
        piece_grow(arena, flow_piece(inner, inner->pieces->len - 1), 0, rest.below);
    }
    step_keep(inner, style);
    flow_add_margin(flow, box->margin_top);
    flow_add_margin(flow, inner->lead_up);
    flow_add_margin(flow, inner->lead_down);
    flow_splice(flow, inner);
    flow_add_margin(flow, box->margin_bottom);
    flow_close(inner);
}

static bool has_least_height(const Style *style) {
    const StyleLength *least = &style->min_height;
    return box_says_height(style, *least) && (least->length != 0 || least->percent != 0);
}

/* The margin under its last child: out of the box, or within it, or over the end of a box that has
 * a height of its own. */
static void settle_foot(Flow *inner, const Style *style, bool is_closed) {
    if (box_says_height(style, style->height))
        inner->margin_up = inner->margin_down = 0;
    else if (is_closed || has_least_height(style))
        flow_settle(inner);
}

static bool avoids_breaks(const Flow *flow, const Style *style) {
    return style->break_inside == BREAK_AVOID ||
           (style->break_inside == BREAK_AVOID_COLUMN && flow->columns);
}

void block_keep_together(Flow *inner, const Style *style) {
    if (avoids_breaks(inner, style) && keeps_fits(inner, 0))
        keeps_inside(inner, 0);
}

/* Is it a place of its own for margins and what floats (CSS 2.2 §9.4.1)? */
static bool is_closed(const StyledNode *styled) {
    return box_contains_margins(styled->style) || is_figure(styled) || picture_is(styled);
}

static void add_alone(Flow *flow, const StyledNode *styled, BlockBox box) {
    const Style *style = styled->style;
    Flow inner;
    flow_open(&inner, flow, box.content_left, box.content_width);
    bool contains = is_closed(styled);
    inner.leads = box.above == 0 && !contains;
    inner.is_open = flow->is_open && !is_figure(styled);
    if (!contains)
        side_enter(&inner, flow, box.margin_top, box.above);
    block_fill(&inner, styled);
    if (contains)
        side_clear(&inner, CLEAR_BOTH);
    settle_foot(&inner, style, contains || box.below > 0);
    if (is_figure(styled))
        figure_join(&inner, &box);
    block_keep_together(&inner, style);
    if (box_is_painted(style))
        rise_hold(&inner);
    Length filled = flow_height(&inner);
    StepSpace rest = step_block(style, filled, &box);
    box_decorate(&inner, style, &box);
    Length down = box.above + filled - flow_height(&inner);
    GArray *floating = side_take(&inner);
    block_join(flow, &inner, style, &box, rest);
    side_give(flow, floating, down);
}

static void add_open(Flow *flow, const StyledNode *styled, const BlockBox *box) {
    flow_add_margin(flow, box->margin_top);
    size_t first = flow->pieces->len;
    flow->left = box->content_left;
    flow->width = box->content_width;
    block_fill(flow, styled);
    if (avoids_breaks(flow, styled->style) && keeps_fits(flow, first))
        keeps_inside(flow, first);
    flow_add_margin(flow, box->margin_bottom);
}

/* What nesting leaves of the measure: lines of ten characters, in a narrow column a third of it. */
static Length least_measure(const Flow *flow, const Style *style) {
    return (Length)MIN((long long)LEAST_EMS * style->font_size, flow->column / LEAST_SHARE);
}

static void tell_limited(Layout *layout) {
    if (!layout->indents_limited)
        notices_add(layout->notices, KANYIN_SEVERITY_INFO, "indent-limited",
                    (NoticePlace){.source = layout->options->source_name},
                    "Lists or quotes nest so deep that their indents leave no room for lines: the "
                    "innermost are set with less or none");
    layout->indents_limited = true;
}

BlockBox block_box(Flow *flow, const Style *style, Length width) {
    BlockRoom room = {flow->left, flow->width, least_measure(flow, style)};
    BlockBox box = box_of(style, room, width);
    if (box.is_limited)
        tell_limited(flow->layout);
    return box;
}

/* A table whose width is left to it, and that has room for its words. */
static bool is_table_beside(Flow *flow, const StyledNode *styled, Length room) {
    const Style *style = styled->style;
    bool is_auto = style->width.kind == VALUE_AUTO || style->width.percent == 0;
    return style->display == DISPLAY_TABLE && is_auto && intrinsic_box(flow, styled).min <= room;
}

/* Beside what floats a place of its own is narrower as a whole (CSS 2.2 §9.5); what would be too
 * narrow comes below, and so does what is neither text nor a table. */
static bool make_room(Flow *flow, const StyledNode *styled) {
    const Style *style = styled->style;
    SideRoom room = side_room(flow);
    if (room.n_bands == 0 || !is_closed(styled))
        return false;
    Length indents[2];
    side_indents(&room, 0, LENGTH_MAX, indents);
    Length width = flow->width - indents[0] - indents[1];
    bool is_text = style->display == DISPLAY_BLOCK || style->display == DISPLAY_FLOW_ROOT ||
                   style->display == DISPLAY_LIST_ITEM;
    bool has_room = is_text && !is_figure(styled) && !picture_is(styled) &&
                    side_narrow(&room, style->font_size) == 0;
    if (!has_room && !is_table_beside(flow, styled, width)) {
        side_clear(flow, CLEAR_BOTH);
        return false;
    }
    flow->left += indents[0];
    flow->width = width;
    return true;
}

/* Pictures are as wide as they are, other blocks fill the column, unless their words are to say how
 * wide they are (css-sizing-3 §5.1). */
static Length natural_width(Flow *flow, const StyledNode *styled) {
    const Style *style = styled->style;
    ValueKind kind = style->width.kind;
    if (picture_is(styled))
        return picture_width(flow, styled, flow->width);
    if (kind != VALUE_MIN_CONTENT && kind != VALUE_MAX_CONTENT && kind != VALUE_FIT_CONTENT)
        return BOX_FILLS;
    Length edges = box_edges(style, flow->width);
    Length room = flow->width - style_length(style->margin[SIDE_LEFT], flow->width, 0) -
                  style_length(style->margin[SIDE_RIGHT], flow->width, 0);
    IntrinsicWidth wish = intrinsic_box(flow, styled);
    Length width = kind == VALUE_MIN_CONTENT ? wish.min : wish.max;
    return MAX(MIN(width, room) - edges, 0); /* beyond its place it would leave the page */
}

static BlockBox natural_box(Flow *flow, const StyledNode *styled) {
    Length width = natural_width(flow, styled);
    const Style *style = styled->style;
    BlockBox box = block_box(flow, style, width);
    Length padding = box.content_left - box.left - style->border[SIDE_LEFT].width;
    Length spare = MAX(box.content_width - least_measure(flow, style), 0);
    Length growth = MIN(list_growth(flow, styled, padding, box.content_left), spare);
    box.content_left += growth;
    box.content_width -= growth;
    return box;
}

static void add_in_place(Flow *flow, const StyledNode *styled) {
    if (styled->style->display == DISPLAY_TABLE) {
        make_room(flow, styled);
        table_add(flow, styled);
        return;
    }
    BlockBox box = natural_box(flow, styled);
    if (!stands_alone(styled, &box)) {
        add_open(flow, styled, &box);
        return;
    }
    if (make_room(flow, styled))
        box = natural_box(flow, styled);
    add_alone(flow, styled, box);
}

static void add_box(Flow *flow, const StyledNode *styled) {
    StripPlace place = rise_place(flow, styled);
    bool spans = flow->columns && styled->style->column_span == SPAN_ALL;
    if (flow->columns && place != STRIP_STAYS && styled->style->float_reference == REFERENCE_PAGE)
        spans = true;
    if (spans || place != STRIP_STAYS)
        side_clear(flow, CLEAR_BOTH);
    Flow outer = *flow;
    size_t first = flow->pieces->len;
    if (spans)
        columns_leave(flow);
    if (place == STRIP_STAYS) {
        add_in_place(flow, styled);
    } else {
        Flow own;
        flow_open(&own, flow, flow->left, flow->width);
        own.is_open =
            styled->style->display == DISPLAY_TABLE; /* too tall, it is parted after all */
        anchors_move(&own.anchors, &flow->anchors);
        add_in_place(&own, styled);
        rise_join(flow, &own, place, spans);
        flow_close(&own);
    }
    if (!spans)
        return;
    columns_span(flow, first);
    flow->columns = outer.columns;
    flow->left = outer.left;
    flow->width = outer.width;
    flow->column = outer.column;
    flow->foot = outer.foot;
}

static bool is_forced(StyleBreak value) {
    return value == BREAK_PAGE || value == BREAK_LEFT || value == BREAK_RIGHT;
}

/* A link around blocks: their text and pictures are its areas. */
static void enter_link(Flow *flow, Scope *scope, const StyledNode *styled) {
    if (!link_open(flow->layout, scope, styled)) {
        scope->kind = STRUCTURE_DIV;
        return;
    }
    flow->href = scope->href;
    flow->link = scope_structure(flow->layout, scope);
}

/* On a named page of another width the column is wider or narrower by as much. What stands in a
 * cell or another box that is never parted stays on the page of that box. */
static void turn_to_page(Flow *flow, const char *name) {
    const LayoutOptions *options = flow->layout->options;
    if (!flow->is_open || g_strcmp0(name, flow->page_name) == 0)
        return;
    const char *before = flow->page_name;
    side_clear(flow, CLEAR_BOTH);
    flow->page_name = name;
    if (!options->named_width)
        return;
    Length change = options->named_width(name, options->user) -
                    (before ? options->named_width(before, options->user) : options->width);
    flow->width += change;
    flow->column += change;
    flow->foot += change;
}

void block_add(Flow *flow, const StyledNode *styled) {
    Scope scope = scope_open(flow->layout, flow->scope, styled);
    block_add_in(flow, styled, &scope);
}

void block_add_in(Flow *flow, const StyledNode *styled, Scope *scope) {
    Layout *layout = flow->layout;
    const Style *style = styled->style;
    side_clear(flow, is_forced(style->break_before) ? CLEAR_BOTH : style->clear);
    Flow outer = *flow;
    keeps_break_before(flow, style->break_before);
    counters_enter(layout->counters, styled);
    flow->scope = scope;
    if (scope->kind == STRUCTURE_LINK)
        enter_link(flow, scope, styled);
    if (style->page_name)
        turn_to_page(flow, style->page_name);
    anchors_collect(flow, styled);
    size_t first = flow->pieces->len;
    add_box(flow, styled);
    keeps_company(flow, first, style->company);
    flow->scope = outer.scope;
    flow->page_name = outer.page_name;
    flow->href = outer.href;
    flow->link = outer.link;
    flow->left = outer.left;
    flow->width = outer.width;
    flow->column = outer.column;
    flow->foot = outer.foot;
    counters_leave(layout->counters);
    if (is_forced(style->break_after))
        side_clear(flow, CLEAR_BOTH);
    keeps_break_after(flow, style->break_after);
}
