/* SPDX-License-Identifier: MIT */
/* Turns what floats to a side into boxes that the lines beside them make room for (CSS 2.2 §9.5).
 *
 * A column of strips has no places, only an order: a box waits for the next strip with something in
 * it, is painted from that one's top, and reaches down beside those that follow. No page may break
 * between them. Boxes of one side stand under each other. A box that words float in stands beside
 * the first line of its paragraph, wherever in the text it was written. */

#include "layout/flow.h"

#define SIDE_LEAST_EMS 10       /* a line beside a box holds at least so many characters */
#define SIDE_LEAST_LETTER_EMS 5 /* beside a large first letter */
#define SIDE_MOST_NUM 2         /* a box higher than this share of the page does not float */
#define SIDE_MOST_DEN 3

/* A box that waits for its strip. */
typedef struct {
    LooseBox box;
    Length x, above, height; /* of the border box from the column's left; margin; margin box */
    int side;
} Waiting;

enum { AT_LEFT, AT_RIGHT };

static bool floats_right(const Style *style) {
    return style->floating == FLOAT_RIGHT || style->floating == FLOAT_INLINE_END;
}

bool side_is(const StyledNode *styled) {
    if (styled->kind == STYLED_TEXT || styled->kind == STYLED_CALL || !styled->parent)
        return false;
    StyleFloat floating = styled->style->floating;
    StyleDisplay parent = styled->parent->style->display;
    return floating >= FLOAT_LEFT && floating <= FLOAT_INLINE_END && parent != DISPLAY_FLEX &&
           (parent < DISPLAY_TABLE || parent == DISPLAY_TABLE_CELL ||
            parent == DISPLAY_TABLE_CAPTION);
}

static const Waiting *waiting_at(const Flow *flow, guint index) {
    return &g_array_index(flow->sides.waiting, Waiting, index);
}

/* How far the boxes of a side will reach down from the top of the next strip, which stands `gap`
 * below the last. */
static Length reach(const Flow *flow, int side, Length gap) {
    return length_add(MAX(flow->sides.rest[side] - gap, 0), flow->sides.coming[side]);
}

static Length pending_gap(const Flow *flow) {
    return MAX(flow->margin_up + flow->margin_down, 0);
}

SideRoom side_room(const Flow *flow) {
    SideRoom room = {.indent = {0, 0}};
    Length gap = pending_gap(flow);
    Length right = flow->left + flow->width;
    for (int side = 0; side < 2; side++) {
        room.reach[side] = reach(flow, side, gap);
        if (room.reach[side] <= 0)
            continue;
        Length edge = flow->sides.edge[side];
        room.indent[side] = MAX(side == AT_LEFT ? edge - flow->left : right - edge, 0);
    }
    return room;
}

bool side_is_narrow(const Flow *flow, const SideRoom *room, Length em) {
    Length indents = room->indent[AT_LEFT] + room->indent[AT_RIGHT];
    Length least =
        length_scale(em, flow->sides.is_letter ? SIDE_LEAST_LETTER_EMS : SIDE_LEAST_EMS, 1);
    return indents > 0 && flow->width - indents < MIN(least, flow->width);
}

/* --- boxes come --- */

static Length border_width(Flow *flow, const StyledNode *styled, Length available) {
    const Style *style = styled->style;
    Length edges = box_edges(style, flow->width), width;
    if (picture_is(styled))
        width = picture_width(flow, styled, MAX(available - edges, 1)) + edges;
    else if (style->width.kind == VALUE_LENGTH)
        width = style_length(style->width, flow->width, 0) + edges;
    else
        width = intrinsic_box(flow, styled).max;
    return CLAMP(width, MIN(edges + 1, available), available);
}

/* Whole lines, so that the text under the box is where it would have been without. */
static Length whole_lines(Length height, Length line) {
    return line > 0 ? (height + line - 1) / line * line : height;
}

static void tell_high(Layout *layout) {
    notices_add(layout->notices, KANYIN_SEVERITY_INFO, "float-too-high",
                (NoticePlace){.source = layout->options->source_name},
                "a box that floats is higher than two thirds of the page: it stands alone");
}

static void widen_edge(Flow *flow, int side, Length edge) {
    Length *known = &flow->sides.edge[side];
    bool is_alone = reach(flow, side, 0) <= 0;
    if (side == AT_LEFT)
        *known = is_alone ? edge : MAX(*known, edge);
    else
        *known = is_alone ? edge : MIN(*known, edge);
}

static void wait_for_strip(Flow *flow, const Waiting *waiting) {
    if (!flow->sides.waiting)
        flow->sides.waiting = g_array_new(FALSE, FALSE, sizeof(Waiting));
    g_array_append_vals(flow->sides.waiting, waiting, 1);
    Length *coming = &flow->sides.coming[waiting->side];
    *coming = length_add(*coming, waiting->height);
}

static void add(Flow *flow, const StyledNode *styled) {
    const Style *style = styled->style;
    Length basis = flow->width;
    Length before = style_length(style->margin[SIDE_LEFT], basis, 0);
    Length after = style_length(style->margin[SIDE_RIGHT], basis, 0);
    Length available = MAX(basis - MAX(before, 0) - MAX(after, 0), 1);
    Length width = border_width(flow, styled, available);
    flow->sides.is_letter = false;
    Waiting waiting = {.box = loose_box_lay(flow, styled, width),
                       .above = style_length(style->margin[SIDE_TOP], basis, 0),
                       .side = floats_right(style) ? AT_RIGHT : AT_LEFT};
    Length below = style_length(style->margin[SIDE_BOTTOM], basis, 0);
    waiting.height = whole_lines(MAX(waiting.above + waiting.box.height + below, 0),
                                 styled->parent->style->line_height);
    Length right = flow->left + flow->width;
    waiting.x = waiting.side == AT_LEFT ? flow->left + before : right - after - width;
    anchors_take(&flow->anchors, &waiting.box.content.strip);
    Length page = flow->layout->options->page_height;
    bool is_high = page > 0 && waiting.height > page / SIDE_MOST_DEN * SIDE_MOST_NUM;
    if (is_high || (page > 0 && reach(flow, waiting.side, 0) + waiting.height > page / 2))
        side_clear(flow, CLEAR_BOTH);
    widen_edge(flow, waiting.side,
               waiting.side == AT_LEFT ? waiting.x + width + after : waiting.x - before);
    wait_for_strip(flow, &waiting);
    if (is_high) {
        tell_high(flow->layout);
        side_clear(flow, CLEAR_BOTH);
    }
}

void side_add_frame(Flow *flow, const SideBox *said) {
    Waiting waiting = {
        .x = flow->left, .above = -said->above, .height = said->height, .side = AT_LEFT};
    flow->sides.is_letter = true;
    waiting.box = loose_frame(said->frame);
    widen_edge(flow, AT_LEFT, flow->left + said->frame->width + said->gap);
    wait_for_strip(flow, &waiting);
}

void side_collect(Flow *flow, const StyledNode *first, const StyledNode *end) {
    if (!flow->layout->structure) /* while measuring */
        return;
    for (const StyledNode *at = first; at != end; at = at->next) {
        if (block_is_absent(at) || at->kind == STYLED_TEXT)
            continue;
        if (running_is(at)) {
            running_add(flow, at);
        } else if (side_is(at)) {
            side_clear(flow, at->style->clear);
            add(flow, at);
        } else if (at->style->display == DISPLAY_INLINE) {
            side_collect(flow, at->first_child, NULL);
        }
    }
}

/* --- strips come --- */

static void place(Flow *flow, Piece *piece) {
    Frame *frame = frame_new(flow->layout->arena, flow->left + flow->width, piece->strip.height);
    for (guint i = 0; i < flow->sides.waiting->len; i++) {
        const Waiting *waiting = waiting_at(flow, i);
        Length *rest = &flow->sides.rest[waiting->side];
        loose_box_place(&waiting->box, frame, (Point){waiting->x, *rest + waiting->above},
                        waiting->box.height, 0);
        *rest = length_add(*rest, waiting->height);
    }
    if (piece->strip.frame)
        frame_add_frame(frame, piece->strip.frame, (Point){0, 0});
    piece->strip.frame = frame;
    piece->picture = NULL;
    g_array_set_size(flow->sides.waiting, 0);
    flow->sides.coming[AT_LEFT] = flow->sides.coming[AT_RIGHT] = 0;
}

static bool is_solid(const Strip *strip) {
    return strip->kind == STRIP_LINE || strip->kind == STRIP_BOX;
}

void side_pass(Flow *flow, Piece *piece) {
    Length *rest = flow->sides.rest;
    if ((rest[AT_LEFT] > 0 || rest[AT_RIGHT] > 0) && piece->strip.penalty != PENALTY_FORCED)
        piece->strip.penalty = PENALTY_NEVER;
    if (flow->sides.waiting && flow->sides.waiting->len > 0 && is_solid(&piece->strip))
        place(flow, piece);
    for (int side = 0; side < 2; side++)
        rest[side] = MAX(rest[side] - piece->strip.height, 0);
}

void side_clear(Flow *flow, StyleClear clear) {
    bool left = clear == CLEAR_LEFT || clear == CLEAR_INLINE_START || clear == CLEAR_BOTH;
    bool right = clear == CLEAR_RIGHT || clear == CLEAR_INLINE_END || clear == CLEAR_BOTH;
    bool is_waiting = flow->sides.waiting && flow->sides.waiting->len > 0;
    Length below = MAX(left ? reach(flow, AT_LEFT, 0) : 0, right ? reach(flow, AT_RIGHT, 0) : 0);
    if (below <= 0)
        return;
    if (is_waiting) { /* they stand below the margin that is pending */
        Length gap = pending_gap(flow);
        below = MAX(left ? reach(flow, AT_LEFT, gap) : 0, right ? reach(flow, AT_RIGHT, gap) : 0);
    } else { /* what was to be between them and the text is beside them */
        flow->margin_up = flow->margin_down = 0;
    }
    flow_push(flow,
              (Piece){.baseline = NO_BASELINE, .strip = {.kind = STRIP_BOX, .height = below}});
}

void side_close(Flow *flow) {
    g_clear_pointer(&flow->sides.waiting, g_array_unref);
}
