/* SPDX-License-Identifier: MIT */
/* Turns a flex row (css-flexbox-1, one line, row direction) into one box. */

#include "layout/flow.h"

/* One child, or the text between children. */
typedef struct {
    const StyledNode *styled;      /* NULL: text from `first` to `end` */
    const StyledNode *first, *end; /* of the text */
    LooseBox box;
    Length margin[4];
    int auto_margins; /* of left and right, that take free space */
    Length x, y, height;
} Item;

static void add_margins(Item *item, Length basis) {
    const Style *style = item->styled->style;
    for (int side = 0; side < 4; side++)
        item->margin[side] = style_length(style->margin[side], basis, 0);
    item->auto_margins = (style->margin[SIDE_LEFT].kind == VALUE_AUTO) +
                         (style->margin[SIDE_RIGHT].kind == VALUE_AUTO);
}

static GArray *gather(const Flow *flow, const StyledNode *styled) {
    GArray *items = g_array_new(FALSE, TRUE, sizeof(Item));
    const StyledNode *next = NULL;
    for (const StyledNode *child = styled->first_child; child; child = next) {
        next = child->next;
        if (block_is_absent(child))
            continue;
        Item item = {0};
        if (child->kind == STYLED_TEXT) {
            while (next && next->kind == STYLED_TEXT)
                next = next->next;
            item.first = child;
            item.end = next;
            if (inline_is_blank(child, next))
                continue;
        } else {
            item.styled = child;
            add_margins(&item, flow->width);
        }
        g_array_append_val(items, item);
    }
    return items;
}

static Length least_width(const Style *style, IntrinsicWidth intrinsic, Length basis,
                          Length edges) {
    if (style->min_width.kind == VALUE_LENGTH)
        return box_content_width(style, style->min_width, basis, 0) + edges;
    if (style->width.kind == VALUE_LENGTH) /* css-flexbox-1 §4.5 */
        return MIN(intrinsic.min, box_content_width(style, style->width, basis, 0) + edges);
    return intrinsic.min;
}

static FlexItem measure_item(Flow *flow, const StyledNode *parent, const Item *item) {
    if (!item->styled) {
        IntrinsicWidth width = intrinsic_text(flow, parent, item->first, item->end);
        return (FlexItem){.base = width.max, .min = width.min, .max = LENGTH_MAX, .shrink = 1024};
    }
    const Style *style = item->styled->style;
    Length edges = box_edges(style, flow->width);
    IntrinsicWidth intrinsic = intrinsic_box(flow, item->styled);
    StyleLength basis = style->flex_basis.kind == VALUE_LENGTH ? style->flex_basis : style->width;
    Length base = intrinsic.max;
    if (basis.kind == VALUE_LENGTH && !picture_is(item->styled))
        base = box_content_width(style, basis, flow->width, 0) + edges;
    Length most =
        box_content_width(style, style->max_width, flow->width, LENGTH_MAX - edges) + edges;
    return (FlexItem){.base = base,
                      .min = MIN(least_width(style, intrinsic, flow->width, edges), flow->width),
                      .max = most,
                      .outer = item->margin[SIDE_LEFT] + item->margin[SIDE_RIGHT],
                      .grow = style->flex_grow,
                      .shrink = style->flex_shrink};
}

static void lay_item(Flow *flow, const StyledNode *parent, Item *item, Length width) {
    if (item->styled)
        item->box = loose_box_lay(flow, item->styled, width);
    else
        item->box = loose_text_lay(flow, parent, item->first, item->end, width);
    item->height = item->box.height;
}

/* css-flexbox-1 §9.5: free space goes to auto margins, else as justify-content says. */
static void place_across(GArray *items, const Style *style, Length left, Length width) {
    Length gap = style_length(style->column_gap, width, 0);
    Length spare = width - (Length)(items->len - 1) * gap;
    int autos = 0;
    for (guint i = 0; i < items->len; i++) {
        const Item *item = &g_array_index(items, Item, i);
        spare -= item->margin[SIDE_LEFT] + item->box.box.width + item->margin[SIDE_RIGHT];
        autos += item->auto_margins;
    }
    spare = MAX(spare, 0);
    Length between = 0, x = left;
    if (autos > 0)
        between = 0;
    else if (style->justify_content == JUSTIFY_SPACE_BETWEEN && items->len > 1)
        between = spare / (Length)(items->len - 1);
    else if (style->justify_content == JUSTIFY_END)
        x += spare;
    else if (style->justify_content == JUSTIFY_CENTER)
        x += spare / 2;
    for (guint i = 0; i < items->len; i++) {
        Item *item = &g_array_index(items, Item, i);
        bool has_auto = item->styled && item->styled->style->margin[SIDE_LEFT].kind == VALUE_AUTO;
        if (has_auto)
            x += spare / autos;
        item->x = x + item->margin[SIDE_LEFT];
        x = item->x + item->box.box.width + item->margin[SIDE_RIGHT];
        if (item->auto_margins > (has_auto ? 1 : 0))
            x += spare / autos;
        x += gap + between;
    }
}

static StyleAlignItems align_of(const Item *item, const Style *row) {
    if (item->styled && item->styled->style->has_align_self)
        return item->styled->style->align_self;
    return row->align_items;
}

/* A box without a line stands with its foot on the baseline (§8.5). */
static Length baseline_of(const Item *item) {
    Length inside = item->box.baseline == NO_BASELINE ? item->box.height : item->box.baseline;
    return item->margin[SIDE_TOP] + inside;
}

typedef struct {
    Length height, baseline;
} RowSize;

static RowSize size_row(const GArray *items, const Style *row) {
    Length tallest = 0, above = 0, below = 0;
    for (guint i = 0; i < items->len; i++) {
        const Item *item = &g_array_index(items, Item, i);
        Length outer = item->margin[SIDE_TOP] + item->height + item->margin[SIDE_BOTTOM];
        tallest = MAX(tallest, outer);
        if (align_of(item, row) != ITEMS_BASELINE)
            continue;
        above = MAX(above, baseline_of(item));
        below = MAX(below, outer - baseline_of(item));
    }
    return (RowSize){box_height(row, MAX(tallest, above + below)), above};
}

static void place_down(Item *item, const Style *row, RowSize size) {
    Length room = size.height - item->margin[SIDE_TOP] - item->margin[SIDE_BOTTOM];
    Length spare = room - item->height;
    item->y = item->margin[SIDE_TOP];
    switch (align_of(item, row)) {
    case ITEMS_STRETCH:
        if (!item->styled || !box_says_height(item->styled->style, item->styled->style->height))
            item->height = room;
        break;
    case ITEMS_END:
        item->y += spare;
        break;
    case ITEMS_CENTER:
        item->y += spare / 2;
        break;
    case ITEMS_BASELINE:
        item->y += size.baseline - baseline_of(item);
        break;
    case ITEMS_START:
        break;
    }
}

/* A row that no page holds: its boxes stand under each other, and pages part them. */
static void push_boxes(Flow *flow, const GArray *items) {
    Layout *layout = flow->layout;
    notices_add(layout->notices, KANYIN_SEVERITY_INFO, "row-too-high",
                (NoticePlace){.source = layout->options->source_name},
                "the boxes of a row are higher than a page: they stand under each other");
    for (guint i = 0; i < items->len; i++) {
        const Item *item = &g_array_index(items, Item, i);
        flow_add_margin(flow, item->margin[SIDE_TOP]);
        loose_box_join(flow, &item->box, item->x);
        flow_add_margin(flow, item->margin[SIDE_BOTTOM]);
    }
}

static bool is_too_high(const GArray *items) {
    for (guint i = 0; i < items->len; i++)
        if (g_array_index(items, Item, i).box.n_parts > 0)
            return true;
    return false;
}

static void push_row(Flow *flow, GArray *items, const Style *style) {
    if (is_too_high(items)) {
        push_boxes(flow, items);
        return;
    }
    RowSize size = size_row(items, style);
    Frame *frame = frame_new(flow->layout->arena, flow->left + flow->width, size.height);
    Piece row = {.baseline = NO_BASELINE,
                 .strip = {.kind = STRIP_BOX, .height = size.height, .frame = frame}};
    for (guint i = 0; i < items->len; i++) {
        Item *item = &g_array_index(items, Item, i);
        place_down(item, style, size);
        loose_box_place(&item->box, frame, (Point){item->x, item->y}, item->height, 0);
        anchors_take(&flow->anchors, &item->box.content.strip);
        if (row.baseline == NO_BASELINE && item->box.baseline != NO_BASELINE)
            row.baseline = item->y + item->box.baseline;
    }
    flow_push(flow, row);
}

/* A row that cannot shrink any more would leave the page: all its boxes are narrowed alike, and
 * their words are broken where they must be. */
static void narrow(FlexItem *items, guint n_items, Length available) {
    long long whole = 0, outer = 0;
    for (guint i = 0; i < n_items; i++) {
        whole += items[i].size;
        outer += items[i].outer;
    }
    long long room = MAX(available - outer, 0);
    for (guint i = 0; whole > room && i < n_items; i++)
        items[i].size = (Length)(items[i].size * room / whole);
}

void flex_fill(Flow *flow, const StyledNode *styled) {
    Layout *layout = flow->layout;
    const Style *style = styled->style;
    g_autoptr(GArray) items = gather(flow, styled);
    if (items->len == 0)
        return;
    g_autofree FlexItem *sizes = g_new0(FlexItem, items->len);
    for (guint i = 0; i < items->len; i++)
        sizes[i] = measure_item(flow, styled, &g_array_index(items, Item, i));
    Length gaps = (Length)(items->len - 1) * style_length(style->column_gap, flow->width, 0);
    flex_distribute(sizes, items->len, flow->width - gaps);
    narrow(sizes, items->len, flow->width - gaps);
    /* Pictures in a row leave room for the words under them. */
    Length picture_height = layout->picture_height;
    layout->picture_height = picture_height / 4 * 3;
    for (guint i = 0; i < items->len; i++)
        lay_item(flow, styled, &g_array_index(items, Item, i), sizes[i].size);
    layout->picture_height = picture_height;
    place_across(items, style, flow->left, flow->width);
    push_row(flow, items, style);
}
