/* SPDX-License-Identifier: MIT */
/* Turns what floats to a side into boxes that the lines beside them make room for (CSS 2.2 §9.5).
 *
 * A column of strips has no places, only an order: a box waits for the next strip with something in
 * it, is painted from that one's top, and reaches down beside those that follow. No page may break
 * between them. Boxes stand beside each other where there is room, else as far down as they must
 * (§9.5.1). A box that words float in stands beside the first line of its paragraph, wherever in
 * the text it was written.
 *
 * A block that is only painted is no place of its own: its lines make room for what floats around
 * it, and what floats in it reaches out below. Its ground goes under both (Strip.ground). */

#include "layout/flow.h"

#define SIDE_LEAST_EMS 10       /* a line beside a box holds at least so many characters */
#define SIDE_LEAST_LETTER_EMS 5 /* beside a large first letter */
#define SIDE_MOST_NUM 2         /* a box higher than this share of the page does not float */
#define SIDE_MOST_DEN 3

/* A box at a side: its border box, painted at `x` and `above` under its top, and the margin box
 * that lines and other boxes keep clear of. */
typedef struct {
    LooseBox box;
    Length x, above;
    Length left, right; /* from the column's left */
    Length top, bottom; /* from the foot of the last strip; while it waits, the head of the next */
    int side;
    bool waits;      /* for a strip to be painted with */
    bool is_letter;  /* a large first letter */
    bool is_foreign; /* of the flow around: that one paints it */
} Floating;

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

static guint count(const Flow *flow) {
    return flow->sides ? flow->sides->len : 0;
}

static Floating *floating_at(const Flow *flow, guint index) {
    return &g_array_index(flow->sides, Floating, index);
}

static Length pending_gap(const Flow *flow) {
    return MAX(flow->margin_up + flow->margin_down, 0);
}

/* A length of it counted from the head of the next strip, which stands `gap` below the last. */
static Length from_next(const Floating *floating, Length y, Length gap) {
    return floating->waits ? y : y - gap;
}

SideRoom side_room(const Flow *flow) {
    SideRoom room = {.width = flow->width, .is_of_letter = count(flow) > 0};
    if (count(flow) == 0)
        return room;
    Length gap = pending_gap(flow), right = flow->left + flow->width;
    SideBand *bands = arena_array(flow->layout->arena, SideBand, count(flow));
    for (guint i = 0; i < count(flow); i++) {
        const Floating *at = floating_at(flow, i);
        SideBand band = {.top = from_next(at, at->top, gap),
                         .bottom = from_next(at, at->bottom, gap),
                         .side = at->side,
                         .indent = at->side == AT_LEFT ? at->right - flow->left : right - at->left};
        if (band.bottom <= 0 || band.indent <= 0)
            continue;
        bands[room.n_bands++] = band;
        room.is_of_letter &= at->is_letter;
    }
    room.bands = bands;
    return room;
}

void side_indents(const SideRoom *room, Length top, Length height, Length indents[2]) {
    indents[AT_LEFT] = indents[AT_RIGHT] = 0;
    for (size_t i = 0; i < room->n_bands; i++) {
        const SideBand *band = &room->bands[i];
        if (band->bottom > top && band->top < length_add(top, MAX(height, 1)))
            indents[band->side] = MAX(indents[band->side], band->indent);
    }
}

/* Where lines are too short, the foot of what makes them so; else 0. */
static Length narrow_end(const SideRoom *room, Length top, Length em) {
    Length least = length_scale(em, room->is_of_letter ? SIDE_LEAST_LETTER_EMS : SIDE_LEAST_EMS, 1);
    Length indents[2], end = LENGTH_MAX;
    side_indents(room, top, 1, indents);
    if (room->width - indents[0] - indents[1] >= MIN(least, room->width))
        return 0;
    for (size_t i = 0; i < room->n_bands; i++)
        if (room->bands[i].bottom > top)
            end = MIN(end, room->bands[i].bottom);
    return end;
}

Length side_narrow(const SideRoom *room, Length em) {
    for (Length end = 0;;) {
        Length next = narrow_end(room, end, em);
        for (size_t i = 0; i < room->n_bands; i++)
            if (room->bands[i].top > end)
                next = MAX(next, narrow_end(room, room->bands[i].top, em));
        if (next <= end)
            return end;
        end = next;
    }
}

/* --- boxes come --- */

static Length border_width(Flow *flow, const StyledNode *styled, Length available) {
    const Style *style = styled->style;
    Length edges = box_edges(style, flow->width), width;
    if (picture_is(styled))
        width = picture_width(flow, styled, MAX(available - edges, 1)) + edges;
    else if (style->width.kind == VALUE_LENGTH)
        width = box_content_width(style, style->width, flow->width, 0) + edges;
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

/* The room between the boxes from `top` on, `height` high; gives where it may be wider, or `top`
 * where nothing stands there. */
static Length room_at(const Flow *flow, Length top, Length height, Length *left, Length *right) {
    Length gap = pending_gap(flow), next = LENGTH_MAX;
    *left = flow->left;
    *right = flow->left + flow->width;
    for (guint i = 0; i < count(flow); i++) {
        const Floating *at = floating_at(flow, i);
        Length bottom = from_next(at, at->bottom, gap);
        if (bottom <= top || from_next(at, at->top, gap) >= length_add(top, MAX(height, 1)))
            continue;
        next = MIN(next, bottom);
        if (at->side == AT_LEFT)
            *left = MAX(*left, at->right);
        else
            *right = MIN(*right, at->left);
    }
    return next == LENGTH_MAX ? top : next;
}

/* As high as it can be, but no higher than those before it, and there as far out (§9.5.1). */
static void find_place(const Flow *flow, Floating *floating, Length width, Length height) {
    Length gap = pending_gap(flow), top = 0, left = 0, right = 0;
    for (guint i = 0; i < count(flow); i++)
        top = MAX(top, from_next(floating_at(flow, i), floating_at(flow, i)->top, gap));
    for (;;) {
        Length next = room_at(flow, top, height, &left, &right);
        if (next == top || right - left >= width)
            break;
        top = next;
    }
    floating->top = top;
    floating->bottom = length_add(top, height);
    floating->left = floating->side == AT_LEFT ? left : right - width;
    floating->right = floating->left + width;
}

static void wait_for_strip(Flow *flow, Floating *floating) {
    if (!flow->sides)
        flow->sides = g_array_new(FALSE, FALSE, sizeof(Floating));
    floating->waits = true;
    g_array_append_vals(flow->sides, floating, 1);
}

/* In the text, where pages part it. */
static void join(Flow *flow, const Floating *floating, Length below) {
    side_clear(flow, CLEAR_BOTH);
    notices_add(flow->layout->notices, KANYIN_SEVERITY_INFO, "float-too-high",
                (NoticePlace){.source = flow->layout->options->source_name},
                "a box that floats is higher than a page: it stands in the text");
    flow_add_margin(flow, floating->above);
    loose_box_join(flow, &floating->box, floating->x);
    flow_add_margin(flow, below);
}

static void add(Flow *flow, const StyledNode *styled) {
    const Style *style = styled->style;
    Length basis = flow->width;
    Length before = style_length(style->margin[SIDE_LEFT], basis, 0);
    Length after = style_length(style->margin[SIDE_RIGHT], basis, 0);
    Length available = MAX(basis - MAX(before, 0) - MAX(after, 0), 1);
    Length width = border_width(flow, styled, available);
    Floating floating = {.box = loose_box_lay(flow, styled, width),
                         .above = style_length(style->margin[SIDE_TOP], basis, 0),
                         .side = floats_right(style) ? AT_RIGHT : AT_LEFT};
    Length below = style_length(style->margin[SIDE_BOTTOM], basis, 0);
    Length height = whole_lines(MAX(floating.above + floating.box.height + below, 0),
                                styled->parent->style->line_height);
    if (floating.box.n_parts > 0) {
        Length right = flow->left + flow->width - after - width;
        floating.x = floating.side == AT_LEFT ? flow->left + before : right;
        join(flow, &floating, below);
        return;
    }
    anchors_take(&flow->anchors, &floating.box.content.strip);
    Length page = flow->layout->options->page_height, outer = MAX(before + width + after, 0);
    bool is_high = page > 0 && height > page / SIDE_MOST_DEN * SIDE_MOST_NUM;
    find_place(flow, &floating, outer, height);
    if (is_high || (page > 0 && floating.bottom > page / 2)) {
        side_clear(flow, CLEAR_BOTH);
        find_place(flow, &floating, outer, height);
    }
    floating.x = floating.left + before;
    wait_for_strip(flow, &floating);
    if (is_high) {
        tell_high(flow->layout);
        side_clear(flow, CLEAR_BOTH);
    }
}

void side_add_frame(Flow *flow, const SideBox *said) {
    Floating floating = {.box = loose_frame(said->frame),
                         .x = flow->left,
                         .above = -said->above,
                         .left = flow->left,
                         .right = flow->left + said->frame->width + said->gap,
                         .bottom = said->height,
                         .side = AT_LEFT,
                         .is_letter = true};
    wait_for_strip(flow, &floating);
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
    Frame *frame = NULL;
    for (guint i = 0; i < count(flow); i++) {
        Floating *at = floating_at(flow, i);
        bool is_painted = at->waits && !at->is_foreign;
        at->waits = false;
        if (!is_painted)
            continue;
        if (!frame)
            frame = frame_new(flow->layout->arena, flow->left + flow->width, piece->strip.height);
        loose_box_place(&at->box, frame, (Point){at->x, at->top + at->above}, at->box.height, 0);
    }
    if (!frame)
        return;
    if (piece->strip.frame)
        frame_add_frame(frame, piece->strip.frame, (Point){0, 0});
    piece->strip.frame = frame;
    piece->picture = NULL;
}

static bool is_solid(const Strip *strip) {
    return strip->kind == STRIP_LINE || strip->kind == STRIP_BOX;
}

/* What is above the strip's foot is passed. */
static void pass(Flow *flow, Length height) {
    for (guint i = count(flow); i > 0; i--) {
        Floating *at = floating_at(flow, i - 1);
        if (at->waits)
            continue;
        at->top -= height;
        at->bottom -= height;
        if (at->bottom <= 0)
            g_array_remove_index(flow->sides, i - 1);
    }
}

void side_pass(Flow *flow, Piece *piece) {
    for (guint i = 0; i < count(flow); i++)
        if (!floating_at(flow, i)->waits && piece->strip.penalty != PENALTY_FORCED)
            piece->strip.penalty = PENALTY_NEVER;
    if (is_solid(&piece->strip))
        place(flow, piece);
    for (guint i = 0; i < count(flow); i++)
        piece->is_beside |= !floating_at(flow, i)->waits;
    pass(flow, piece->strip.height);
}

bool side_is_empty(const Flow *flow) {
    return count(flow) == 0;
}

static bool has_waiting(const Flow *flow) {
    for (guint i = 0; i < count(flow); i++)
        if (floating_at(flow, i)->waits)
            return true;
    return false;
}

/* `below` is from the foot of the last strip, or the head of the next, where something waits. */
static void go_below(Flow *flow, Length below) {
    if (below <= 0)
        return;
    if (!has_waiting(flow)) /* what was to be between them and the text is beside them */
        flow->margin_up = flow->margin_down = 0;
    flow_push(flow,
              (Piece){.baseline = NO_BASELINE, .strip = {.kind = STRIP_BOX, .height = below}});
}

void side_clear(Flow *flow, StyleClear clear) {
    bool is_cleared[] = {clear == CLEAR_LEFT || clear == CLEAR_INLINE_START || clear == CLEAR_BOTH,
                         clear == CLEAR_RIGHT || clear == CLEAR_INLINE_END || clear == CLEAR_BOTH};
    Length below = 0, gap = has_waiting(flow) ? pending_gap(flow) : 0;
    for (guint i = 0; i < count(flow); i++) {
        const Floating *at = floating_at(flow, i);
        if (is_cleared[at->side])
            below = MAX(below, from_next(at, at->bottom, gap));
    }
    go_below(flow, below);
}

SideRoom side_room_for(Flow *flow, Length em) {
    SideRoom room = side_room(flow);
    Length below = side_narrow(&room, em);
    if (below <= 0)
        return room;
    go_below(flow, length_add(below, has_waiting(flow) ? 0 : pending_gap(flow)));
    return side_room(flow);
}

/* --- a block that is painted --- */

void side_enter(Flow *inner, const Flow *flow, Length margin, Length above) {
    Length gap = MAX(MAX(flow->margin_up, margin) + MIN(flow->margin_down, margin), 0);
    if (inner->leads) { /* the first margin in it is one with those pending */
        inner->margin_up = MAX(flow->margin_up, margin);
        inner->margin_down = MIN(flow->margin_down, margin);
    }
    for (guint i = 0; i < count(flow); i++) {
        Floating at = *floating_at(flow, i);
        Length down = at.waits ? above : gap + above;
        bool waits = at.waits && inner->leads;
        at.top -= inner->leads ? 0 : down;
        at.bottom -= inner->leads ? 0 : down;
        at.is_foreign = true;
        wait_for_strip(inner, &at);
        floating_at(inner, count(inner) - 1)->waits = waits;
    }
}

GArray *side_take(Flow *inner) {
    for (guint i = count(inner); i > 0; i--)
        if (floating_at(inner, i - 1)->is_foreign)
            g_array_remove_index(inner->sides, i - 1);
    return g_steal_pointer(&inner->sides);
}

void side_give(Flow *flow, GArray *taken, Length down) {
    for (guint i = 0; taken && i < taken->len; i++) {
        Floating at = g_array_index(taken, Floating, i);
        bool waits = at.waits;
        at.top += waits ? 0 : down;
        at.bottom += waits ? 0 : down;
        if (at.bottom <= 0 && !waits)
            continue;
        wait_for_strip(flow, &at);
        floating_at(flow, count(flow) - 1)->waits = waits;
    }
    g_clear_pointer(&taken, g_array_unref);
}

void side_close(Flow *flow) {
    g_clear_pointer(&flow->sides, g_array_unref);
}
