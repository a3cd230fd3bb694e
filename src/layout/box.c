/* SPDX-License-Identifier: MIT */
/* Turns margins, borders, padding and widths into places, and paints them around pieces (CSS 2.2
 * §8, §10.3.3; css-sizing-3 §3.3). */

#include "layout/flow.h"

/* Neighbouring strips of one background overlap by this, else renderers show a seam. */
#define SEAM (LENGTH_PT / 4)
/* Where a background ends in the middle of a pixel, it lightens the rule of the strip before: that
 * of the next begins above it. */
#define RULE_SEAM (LENGTH_PT / 2)

Length box_edge(const Style *style, StyleSide side, Length basis) {
    return style->border[side].width + style_length(style->padding[side], basis, 0);
}

Length box_edges(const Style *style, Length basis) {
    return box_edge(style, SIDE_LEFT, basis) + box_edge(style, SIDE_RIGHT, basis);
}

static Length content_length(const Style *style, StyleLength said, Length basis, Length edges) {
    Length length = style_length(said, basis, 0);
    return style->box_sizing == BOX_SIZING_BORDER ? MAX(length - edges, 0) : length;
}

Length box_content_width(const Style *style, StyleLength said, Length basis, Length otherwise) {
    return said.kind == VALUE_LENGTH ? content_length(style, said, basis, box_edges(style, basis))
                                     : otherwise;
}

bool box_says_height(const Style *style, StyleLength said) {
    return said.kind == VALUE_LENGTH && (said.percent == 0 || style->height_around >= 0);
}

static Length content_height(const Style *style, StyleLength said, Length otherwise) {
    Length edges = box_edge(style, SIDE_TOP, 0) + box_edge(style, SIDE_BOTTOM, 0);
    return box_says_height(style, said) ? content_length(style, said, style->height_around, edges)
                                        : otherwise;
}

static Length clamp_width(const Style *style, Length width, Length basis) {
    width = MIN(width, box_content_width(style, style->max_width, basis, LENGTH_MAX));
    return MAX(MAX(width, box_content_width(style, style->min_width, basis, 0)), 0);
}

/* Auto margins share what a narrower box leaves (CSS 2.2 §10.3.3). */
static Length auto_shift(const Style *style, Length spare) {
    if (spare <= 0 || style->margin[SIDE_LEFT].kind != VALUE_AUTO)
        return 0;
    return style->margin[SIDE_RIGHT].kind == VALUE_AUTO ? spare / 2 : spare;
}

/* Margins and padding at the left and the right. */
typedef struct {
    Length margin[2], padding[2];
} Indents;

static Indents indents_of(const Style *style, Length basis) {
    return (Indents){{style_length(style->margin[SIDE_LEFT], basis, 0),
                      style_length(style->margin[SIDE_RIGHT], basis, 0)},
                     {style_length(style->padding[SIDE_LEFT], basis, 0),
                      style_length(style->padding[SIDE_RIGHT], basis, 0)}};
}

static Length sum(const Indents *indents) {
    return indents->margin[0] + indents->margin[1] + indents->padding[0] + indents->padding[1];
}

/* Lists in lists and quotes in quotes indent without end; their lines must remain lines. */
static bool limit_indents(Indents *indents, Length most) {
    Length all = sum(indents);
    if (all <= MAX(most, 0))
        return false;
    for (int side = 0; side < 2; side++) {
        indents->margin[side] = length_scale(indents->margin[side], MAX(most, 0), all);
        indents->padding[side] = length_scale(indents->padding[side], MAX(most, 0), all);
    }
    return true;
}

BlockBox box_of(const Style *style, BlockRoom place, Length natural) {
    Length basis = place.available;
    Length rules = style->border[SIDE_LEFT].width + style->border[SIDE_RIGHT].width;
    Indents indents = indents_of(style, basis);
    bool fills = natural == BOX_FILLS && style->width.kind != VALUE_LENGTH;
    bool is_limited = fills && limit_indents(&indents, basis - rules - place.least);
    Length edges = rules + indents.padding[0] + indents.padding[1];
    Length room = basis - rules - sum(&indents);
    Length width =
        natural != BOX_FILLS ? natural : box_content_width(style, style->width, basis, room);
    width = clamp_width(style, width, basis);
    if (natural == BOX_FILLS) /* wider than its place it would leave the page */
        width = MIN(width, MAX(room, 0));
    BlockBox box = {.width = width + edges,
                    .content_width = width,
                    .above = box_edge(style, SIDE_TOP, basis),
                    .below = box_edge(style, SIDE_BOTTOM, basis),
                    .margin_top = style_length(style->margin[SIDE_TOP], basis, 0),
                    .margin_bottom = style_length(style->margin[SIDE_BOTTOM], basis, 0),
                    .is_limited = is_limited};
    box.left = place.left + indents.margin[0] + auto_shift(style, room - width);
    box.content_left = box.left + style->border[SIDE_LEFT].width + indents.padding[0];
    return box;
}

bool box_is_painted(const Style *style) {
    if (style->background.space != COLOR_NONE)
        return true;
    for (int side = 0; side < 4; side++)
        if (style->border[side].width > 0)
            return true;
    return false;
}

/* A side in the light or in the shade: what is dark already is lit by a third, all else shaded by a
 * third. */
static Color toned(Color color, bool is_lit) {
    size_t n = color.space == COLOR_GRAY ? 1 : color.space == COLOR_RGB ? 3 : 0;
    float most = 0;
    for (size_t i = 0; i < n; i++)
        most = MAX(most, color.v[i]);
    bool is_dark = most < 1.0F / 3;
    for (size_t i = 0; i < n; i++)
        if (is_dark && is_lit)
            color.v[i] += (1 - color.v[i]) / 3;
        else if (!is_dark && !is_lit)
            color.v[i] *= 2.0F / 3;
    return color;
}

/* groove and ridge in two halves, the one nearer to the edge first (css-backgrounds-3 §4.2). */
static void paint_relief(Frame *frame, const StyleBorder *border, StyleSide side, Rect area) {
    bool is_lit = side == SIDE_BOTTOM || side == SIDE_RIGHT, is_flat = side % 2 == 0;
    if (border->style == BORDER_RIDGE || border->style == BORDER_OUTSET)
        is_lit = !is_lit;
    frame_add_rect(frame, STRUCTURE_ARTIFACT, toned(border->color, is_lit), area);
    if (border->style == BORDER_INSET || border->style == BORDER_OUTSET)
        return;
    Length half = border->width / 2;
    Rect rest = area;
    *(is_flat ? &rest.height : &rest.width) = border->width - half;
    if (is_flat && area.width > 2 * half) { /* the sides' outer halves stand at its ends */
        rest.x += half;
        rest.width -= 2 * half;
    }
    if (side == SIDE_TOP)
        rest.y += half;
    else if (side == SIDE_LEFT)
        rest.x += half;
    frame_add_rect(frame, STRUCTURE_ARTIFACT, toned(border->color, !is_lit), rest);
}

static void paint_rule(Frame *frame, const StyleBorder *border, StyleSide side, Rect area) {
    static const FrameRule rules[] = {[BORDER_SOLID] = RULE_SOLID,
                                      [BORDER_DOUBLE] = RULE_DOUBLE,
                                      [BORDER_DASHED] = RULE_DASHED,
                                      [BORDER_DOTTED] = RULE_DOTTED};
    if (border->style == BORDER_NONE || border->style == BORDER_HIDDEN)
        return;
    if ((size_t)border->style < G_N_ELEMENTS(rules))
        frame_add_rule(frame, rules[border->style], border->color, area);
    else
        paint_relief(frame, border, side, area);
}

/* One that stands for itself is lit as that at the top or the left. */
void layout_rule(Frame *frame, const StyleBorder *border, Rect area) {
    paint_rule(frame, border, area.width >= area.height ? SIDE_TOP : SIDE_LEFT, area);
}

void box_paint(Frame *frame, const Style *style, Rect area, bool has_top, bool has_bottom) {
    Length overlap = has_bottom ? 0 : SEAM;
    Rect back = {area.x, area.y, area.width, area.height + overlap};
    frame_add_rect(frame, STRUCTURE_ARTIFACT, style->background, back);
    const StyleBorder *left = &style->border[SIDE_LEFT], *right = &style->border[SIDE_RIGHT];
    Length above = has_top || style->background.space == COLOR_NONE ? 0 : RULE_SEAM;
    Rect side = {back.x, back.y - above, left->width, back.height + above};
    if (left->width > 0)
        paint_rule(frame, left, SIDE_LEFT, side);
    side.x = back.x + back.width - right->width;
    side.width = right->width;
    if (right->width > 0)
        paint_rule(frame, right, SIDE_RIGHT, side);
    const StyleBorder *top = &style->border[SIDE_TOP], *bottom = &style->border[SIDE_BOTTOM];
    if (has_top && top->width > 0)
        paint_rule(frame, top, SIDE_TOP, (Rect){area.x, area.y, area.width, top->width});
    if (has_bottom && bottom->width > 0)
        paint_rule(frame, bottom, SIDE_BOTTOM,
                   (Rect){area.x, area.y + area.height - bottom->width, area.width, bottom->width});
}

/* Space at the two ends belongs to the box: it must not vanish at a page's edge and take the
 * padding with it. */
static void absorb_ends(Flow *inner, Length above, Length below) {
    GArray *pieces = inner->pieces;
    guint last = pieces->len;
    while (last > 0 && flow_piece(inner, last - 1)->strip.kind == STRIP_SPACE)
        below += flow_piece(inner, --last)->strip.height;
    g_array_set_size(pieces, last);
    guint first = 0;
    while (first < last && flow_piece(inner, first)->strip.kind == STRIP_SPACE)
        above += flow_piece(inner, first++)->strip.height;
    if (first > 0)
        g_array_remove_range(pieces, 0, first);
    if (pieces->len == 0 && above + below > 0)
        flow_push(inner, (Piece){.baseline = NO_BASELINE, .strip = {.kind = STRIP_BOX}});
    if (pieces->len == 0)
        return;
    Arena *arena = inner->layout->arena;
    piece_grow(arena, flow_piece(inner, 0), above, 0);
    piece_grow(arena, flow_piece(inner, pieces->len - 1), 0, below);
}

/* Only plain blocks let them through; the grid's steps, too, are of the whole block. */
bool box_contains_margins(const Style *style) {
    bool is_flow = style->display == DISPLAY_BLOCK || style->display == DISPLAY_LIST_ITEM ||
                   style->display == DISPLAY_INLINE;
    return !is_flow || style->block_step_size > 0 || style->kept.overflow;
}

/* Is there anything to paint beside or under what stands between its first and last piece? */
static bool has_sides(const Style *style) {
    return style->background.space != COLOR_NONE || style->border[SIDE_LEFT].width > 0 ||
           style->border[SIDE_RIGHT].width > 0;
}

/* `covered` of its head is painted with the piece before, which it is pulled over. */
static void paint_piece(Piece *piece, Flow *inner, const Style *style, const BlockBox *box,
                        Length covered) {
    Strip *strip = &piece->strip;
    if (strip->columns) /* it may stand in any of them: only what stands across is painted */
        return;
    bool is_first = piece == flow_piece(inner, 0);
    bool is_last = piece == flow_piece(inner, inner->pieces->len - 1);
    if (!is_first && !is_last && !has_sides(style))
        return;
    const Frame **under = piece->is_beside ? &strip->ground : &strip->frame;
    Length width = box->left + box->width;
    Frame *frame = frame_new(inner->layout->arena, width, strip->height);
    Rect area = {box->left, covered, box->width, MAX(strip->height - covered, 0)};
    box_paint(frame, style, area, is_first, is_last);
    if (*under)
        frame_add_frame(frame, *under, (Point){0, 0});
    *under = frame;
    if (!strip->frame) /* where it stands on a page is where its frame does */
        strip->frame = frame_new(inner->layout->arena, width, strip->height);
}

/* What is set is never cut: a height less than the content's gives way. */
Length box_height(const Style *style, Length content) {
    Length height = content_height(style, style->height, content);
    height = MIN(height, content_height(style, style->max_height, LENGTH_MAX));
    height = MAX(height, content_height(style, style->min_height, 0));
    return MAX(height, content);
}

void box_decorate(Flow *inner, const Style *style, const BlockBox *box) {
    Length content = flow_height(inner);
    Length spare = box_height(style, content) - content;
    absorb_ends(inner, box->above, box->below + spare);
    if (!box_is_painted(style))
        return;
    Length pulled = 0;
    for (guint i = 0; i < inner->pieces->len; i++) {
        Piece *piece = flow_piece(inner, i);
        Length height = piece->strip.height;
        if (height >= 0)
            paint_piece(piece, inner, style, box, pulled);
        pulled = MAX(-height, 0);
    }
}
