/* SPDX-License-Identifier: MIT */
/* Turns a box that no page holds, and that nothing else could part (a table in a cell, a phrase
 * that is a box, a row of boxes), into slices that pages hold.
 *
 * A line of text or a picture is in one slice, whole: in the first that reaches below it. The next
 * slice begins with the highest that is left, so that of columns of text beside each other nothing
 * is lost, wherever their lines stand. Grounds, rules and links are cut through. */

#include "layout/flow.h"

/* What a line reaches over and under its baseline, in tenths of the size of its type. */
#define OVER 9
#define UNDER 3
#define MOST_WORDS 30 /* bytes, and what the last of its lines has */

/* A mark at its place in the box. */
typedef struct {
    FrameMark mark;
    Length top, bottom;
    bool is_whole;  /* never cut through … */
    unsigned slice; /* … and in this one; 0: in none yet */
} Leaf;

typedef struct {
    Arena *arena;
    GArray *leaves;    /* of Leaf, in painting order */
    Length step, most; /* of the grid; the height of a page */
} Slicing;

static Leaf leaf_of(const FrameMark *mark, Point at) {
    Length height = mark->kind == MARK_FRAME ? mark->frame->height : mark->height;
    Leaf leaf = {.mark = *mark, .top = at.y, .bottom = length_add(at.y, height)};
    leaf.is_whole = mark->kind != MARK_RECT && mark->kind != MARK_LINK;
    leaf.mark.x = at.x;
    leaf.mark.y = at.y;
    if (mark->kind == MARK_GLYPHS) {
        leaf.top = at.y - mark->glyphs->size / 10 * OVER;
        leaf.bottom = length_add(at.y, mark->glyphs->size / 10 * UNDER);
    }
    return leaf;
}

/* A frame without marks is a slot, which is filled when the pages are known. */
static void collect(GArray *leaves, const Frame *frame, Point at) {
    for (uint32_t i = 0; i < frame->n_marks; i++) {
        const FrameMark *mark = &frame->marks[i];
        Point place = {at.x + mark->x, length_add(at.y, mark->y)};
        Leaf leaf = leaf_of(mark, place);
        if (mark->kind == MARK_FRAME && mark->frame->n_marks > 0)
            collect(leaves, mark->frame, place);
        else
            g_array_append_val(leaves, leaf);
    }
}

static Leaf *leaf_at(const Slicing *slicing, guint index) {
    return &g_array_index(slicing->leaves, Leaf, index);
}

static Length on_grid(const Slicing *slicing, Length y) {
    return slicing->step > 0 ? y / slicing->step * slicing->step : y;
}

/* Gives the slice what is in none yet and ends above `foot`, or begins there; the top of what is
 * left then. */
static Length take(const Slicing *slicing, unsigned slice, Length foot, bool takes_begun) {
    Length left = LENGTH_MAX;
    for (guint i = 0; i < slicing->leaves->len; i++) {
        Leaf *leaf = leaf_at(slicing, i);
        if (!leaf->is_whole || leaf->slice > 0)
            continue;
        if ((takes_begun ? leaf->top : leaf->bottom) <= foot)
            leaf->slice = slice;
        else
            left = MIN(left, leaf->top);
    }
    return left;
}

/* Where the slice ends that begins at `from`; of `height` in all. */
static Length find_end(const Slicing *slicing, unsigned slice, Length from, Length height) {
    Length foot = length_add(from, slicing->most);
    if (height <= foot) {
        take(slicing, slice, LENGTH_MAX, true);
        return height;
    }
    Length left = take(slicing, slice, foot, false);
    while (left < foot && on_grid(slicing, left) <= from) /* taller than a page: over its edge */
        left = take(slicing, slice, left, true);
    Length end = on_grid(slicing, MIN(left, foot));
    if (end > from)
        return end;
    take(slicing, slice, foot, true); /* no step of the grid ends on this page */
    return foot;
}

static void add_leaf(Frame *frame, const Leaf *leaf, Length from, Length to) {
    FrameMark mark = leaf->mark;
    Length top = MAX(leaf->top, from), bottom = MIN(leaf->bottom, to);
    if (!leaf->is_whole) {
        mark.y = top;
        mark.height = bottom - top;
    }
    mark.y -= from;
    if (leaf->is_whole || bottom > top)
        frame_add(frame, mark);
}

/* Down to where its lines reach: the next slice begins on the grid, and may be a little above. */
static Length find_foot(const Slicing *slicing, unsigned slice, Length end) {
    for (guint i = 0; i < slicing->leaves->len; i++)
        if (leaf_at(slicing, i)->slice == slice)
            end = MAX(end, leaf_at(slicing, i)->bottom);
    return end;
}

static const Frame *cut_out(const Slicing *slicing, const Frame *whole, unsigned slice, Length from,
                            Length to) {
    Frame *frame = frame_new(slicing->arena, whole->width, to - from);
    for (guint i = 0; i < slicing->leaves->len; i++) {
        const Leaf *leaf = leaf_at(slicing, i);
        if (leaf->slice == (leaf->is_whole ? slice : 0))
            add_leaf(frame, leaf, from, to);
    }
    return frame;
}

/* The first slice has what takes effect with the box. */
static Piece piece_of(const Piece *whole, bool is_first) {
    Piece piece = *whole;
    piece.strip.place = STRIP_STAYS;
    piece.strip.ground = NULL;
    piece.picture = NULL;
    if (is_first)
        return piece;
    return (Piece){.baseline = NO_BASELINE,
                   .spans = whole->spans,
                   .strip = {.kind = STRIP_BOX,
                             .page_name = whole->strip.page_name,
                             .columns = whole->strip.columns}};
}

/* What the box begins with names it. */
static void tell(const Layout *layout, const Slicing *slicing) {
    GString *words = g_string_new(NULL);
    for (guint i = 0; i < slicing->leaves->len && words->len < MOST_WORDS; i++) {
        const FrameMark *mark = &leaf_at(slicing, i)->mark;
        if (mark->kind == MARK_GLYPHS)
            g_string_append_len(words, mark->glyphs->text, mark->glyphs->text_length);
    }
    notices_add(layout->notices, KANYIN_SEVERITY_INFO, "box-parted",
                (NoticePlace){.source = layout->options->source_name},
                "a box is higher than a page and is parted between its lines: '%s'", words->str);
    g_string_free(words, TRUE);
}

static void add_slices(const Layout *layout, Slicing *slicing, const Piece *whole, GArray *pieces) {
    const Strip *strip = &whole->strip;
    Frame *all = frame_new(slicing->arena, 0, strip->height);
    if (strip->ground)
        frame_add_frame(all, strip->ground, (Point){0, 0});
    if (strip->frame)
        frame_add_frame(all, strip->frame, (Point){0, 0});
    slicing->leaves = g_array_new(FALSE, FALSE, sizeof(Leaf));
    collect(slicing->leaves, all, (Point){0, 0});
    tell(layout, slicing);
    unsigned slice = 1;
    for (Length from = 0, to; from < strip->height; from = to, slice++) {
        to = find_end(slicing, slice, from, strip->height);
        Piece piece = piece_of(whole, from == 0);
        Length foot = to < strip->height ? find_foot(slicing, slice, to) : to;
        piece.strip.height = foot - from;
        piece.strip.frame = cut_out(slicing, all, slice, from, foot);
        g_array_append_val(pieces, piece);
    }
    g_array_unref(slicing->leaves);
}

/* Of the page that the strip comes to stand on. */
static Length page_height(const LayoutOptions *options, const Strip *strip) {
    bool is_turned = g_strcmp0(strip->page_name, STYLE_TURNED_PAGE) == 0;
    return is_turned && options->turned_height > 0 ? options->turned_height : options->page_height;
}

static bool is_too_high(const LayoutOptions *options, const Strip *strip) {
    bool is_solid = strip->kind == STRIP_LINE || strip->kind == STRIP_BOX;
    return is_solid && strip->height > page_height(options, strip) &&
           (strip->frame || strip->ground);
}

void slice_high(Flow *flow, const Style *root) {
    const LayoutOptions *options = flow->layout->options;
    guint i = 0, n = flow->pieces->len;
    while (options->page_height > 0 && i < n && !is_too_high(options, &flow_piece(flow, i)->strip))
        i++;
    if (options->page_height <= 0 || i == n)
        return;
    Slicing slicing = {.arena = flow->layout->arena, .step = root->line_height};
    GArray *pieces = g_array_sized_new(FALSE, FALSE, sizeof(Piece), n + 1);
    for (i = 0; i < n; i++) {
        const Piece *piece = flow_piece(flow, i);
        slicing.most = page_height(options, &piece->strip);
        if (is_too_high(options, &piece->strip))
            add_slices(flow->layout, &slicing, piece, pieces);
        else
            g_array_append_vals(pieces, piece, 1);
    }
    g_array_unref(flow->pieces);
    flow->pieces = pieces;
}
