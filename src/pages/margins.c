/* SPDX-License-Identifier: MIT */
/* Turns the margin boxes of a page rule (css-page-3 §5) into marks in the page's margins. */

#include "pages/margins.h"

#include "pages/edges.h"

/* One edge: its three boxes, the corner before them, and which way it runs. */
typedef struct {
    StylePageBox boxes[3];
    StylePageBox corner;
    bool is_vertical;
    StyleSide side;
} Edge;

static const Edge edges[] = {
    {{PAGE_TOP_LEFT, PAGE_TOP_CENTER, PAGE_TOP_RIGHT}, PAGE_TOP_LEFT_CORNER, false, SIDE_TOP},
    {{PAGE_LEFT_TOP, PAGE_LEFT_MIDDLE, PAGE_LEFT_BOTTOM}, PAGE_BOTTOM_LEFT_CORNER, true, SIDE_LEFT},
    {{PAGE_RIGHT_TOP, PAGE_RIGHT_MIDDLE, PAGE_RIGHT_BOTTOM},
     PAGE_TOP_RIGHT_CORNER,
     true,
     SIDE_RIGHT},
    {{PAGE_BOTTOM_LEFT, PAGE_BOTTOM_CENTER, PAGE_BOTTOM_RIGHT},
     PAGE_BOTTOM_RIGHT_CORNER,
     false,
     SIDE_BOTTOM},
};

#define N_EDGES_BEFORE 2 /* top and left come before the type area */

/* What a page shows of string(); NULL where `item` is none, or says nothing there. */
static const GalleyString *find_string(const PagesMargins *margins, const StyleContentItem *item) {
    if (item->kind != CONTENT_NAMED_STRING)
        return NULL;
    const GalleyString *found = pages_strings_value(margins->strings, item->text, item->which);
    return found && *found->value ? found : NULL;
}

/* The style that the box's words are set in: in the language of the named strings it shows, where
 * these are of one. */
static const Style *speak(const PagesMargins *margins, const Style *style) {
    const char *lang = NULL;
    for (size_t i = 0; i < style->content.count; i++) {
        const GalleyString *string = find_string(margins, &style->content.items[i]);
        if (!string)
            continue;
        if (lang && g_strcmp0(lang, string->lang) != 0)
            return style;
        lang = string->lang;
    }
    if (!lang || g_strcmp0(lang, style->lang) == 0)
        return style;
    Style *made = arena_copy(margins->arena, style, sizeof *style);
    made->lang = lang;
    return made;
}

/* The pages' own counters, and those of the text. */
static void append_counter(const PagesMargins *margins, const StyleContentItem *item,
                           GString *text) {
    const GalleyString *counter = pages_strings_counter(margins->strings, item->text);
    int own = pages_counters_value(margins->counters, item->text);
    bool is_of_text = counter && !pages_counters_has(margins->counters, item->text);
    size_t n = is_of_text ? counter->n_numbers : 1;
    for (size_t i = item->kind == CONTENT_COUNTERS ? 0 : n - 1; i < n; i++) {
        g_autofree char *number = style_counter_text(
            margins->layout->counter_styles, is_of_text ? counter->numbers[i] : own, item->style);
        g_string_append(text, item->kind == CONTENT_COUNTERS && i > 0 ? item->separator : "");
        g_string_append(text, number);
    }
}

/* `content` with counters and named strings filled in. */
static const char *fill_content(const PagesMargins *margins, const StyleContent *content) {
    g_autoptr(GString) text = g_string_new(NULL);
    for (size_t i = 0; i < content->count; i++) {
        const StyleContentItem *item = &content->items[i];
        if (item->kind == CONTENT_STRING)
            g_string_append(text, item->text);
        const GalleyString *string = find_string(margins, item);
        if (string)
            g_string_append(text, string->value);
        if (item->kind == CONTENT_COUNTER || item->kind == CONTENT_COUNTERS)
            append_counter(margins, item, text);
    }
    return arena_strndup(margins->arena, text->str, text->len);
}

/* css-gcpm-3 §1.2.2: an element is all that its box shows. */
static const Frame *find_element(const PagesMargins *margins, const StyleContent *content) {
    for (size_t i = 0; i < content->count; i++)
        if (content->items[i].kind == CONTENT_ELEMENT)
            return pages_strings_element(margins->strings, content->items[i].text,
                                         content->items[i].which);
    return NULL;
}

/* Percentages of a margin box are of the margin it stands in (css-page-3 §5.3). */
static Length margin_of(const Style *style, StyleSide side, Length basis) {
    return style_length(style->margin[side], basis, 0);
}

static Length padding_and_border(const Style *style, StyleSide a, StyleSide b, Length basis) {
    return style_length(style->padding[a], basis, 0) + style_length(style->padding[b], basis, 0) +
           style->border[a].width + style->border[b].width;
}

/* Texts of neighbouring boxes keep an em apart, half of it in each box, so that a text cut short
 * never runs into the next. */
typedef struct {
    Length before, after;
} Gaps;

static Gaps gaps_of(const StylePage *page, const Edge *edge, int which) {
    const Style *style = page->box[edge->boxes[which]];
    bool has_start = page->box[edge->boxes[0]], has_end = page->box[edge->boxes[2]];
    bool has_center = page->box[edge->boxes[1]];
    Length gap = edge->is_vertical ? 0 : style->font_size / 2;
    if (which == 1) /* on both sides alike, as it stays in the middle */
        return has_start || has_end ? (Gaps){gap, gap} : (Gaps){0};
    if (which == 0)
        return (Gaps){0, has_center || has_end ? gap : 0};
    return (Gaps){has_center || has_start ? gap : 0, 0};
}

/* A text that may be cut short with an ellipsis keeps this part of its edge before it gives way. */
#define FAIR_PART 4

static Length least_width(const Style *style, Length least, Length most, Length available) {
    return style->text_overflow == OVERFLOW_ELLIPSIS ? MIN(most, available / FAIR_PART) : least;
}

/* What box `style` wants of a horizontal edge. */
static PagesEdgeBox wants_across(const PagesMargins *margins, const Style *style, Gaps gaps,
                                 Length available) {
    const char *text = fill_content(margins, &style->content);
    LayoutMarginBox box = {.style = speak(margins, style),
                           .text = text,
                           .element = find_element(margins, &style->content),
                           .width = LENGTH_MAX};
    Length around = padding_and_border(style, SIDE_LEFT, SIDE_RIGHT, available) +
                    margin_of(style, SIDE_LEFT, available) +
                    margin_of(style, SIDE_RIGHT, available);
    Length least, most;
    layout_margin_box_widths(&box, margins->layout, &least, &most);
    if (most > 0)
        around += gaps.before + gaps.after;
    PagesEdgeBox wants = {.is_there = true,
                          .least = least_width(style, least, most, available) + around,
                          .most = most + around};
    if (style->width.kind == VALUE_LENGTH) {
        wants.is_fixed = true;
        wants.least = wants.most = style_length(style->width, available, 0) + around;
    }
    return wants;
}

/* Of a vertical edge, which is `width` wide. */
static PagesEdgeBox wants_down(const PagesMargins *margins, const Style *style, Length width,
                               Length available) {
    LayoutMarginBox box = {.style = speak(margins, style),
                           .text = fill_content(margins, &style->content),
                           .element = find_element(margins, &style->content),
                           .width = width - margin_of(style, SIDE_LEFT, width) -
                                    margin_of(style, SIDE_RIGHT, width)};
    Length around = padding_and_border(style, SIDE_TOP, SIDE_BOTTOM, available) +
                    margin_of(style, SIDE_TOP, available) +
                    margin_of(style, SIDE_BOTTOM, available);
    Length high = MAX(layout_margin_box_height(&box, margins->layout), style->line_height);
    PagesEdgeBox wants = {.is_there = true, .least = high + around, .most = high + around};
    if (style->height.kind == VALUE_LENGTH) {
        wants.is_fixed = true;
        wants.most = style_length(style->height, available, 0) + around;
    }
    return wants;
}

/* The box inside `area`, its margins taken off. Where the depth of a box above or below the page
 * was declared it stands at the type area: §5.3.2.4 lets the outer margin give way. In a margin too
 * shallow for that it stands in the middle: on the sheet in any case. */
static Rect inside_margins(const Style *style, Rect area, StyleSide side) {
    Length left = margin_of(style, SIDE_LEFT, area.width);
    Length right = margin_of(style, SIDE_RIGHT, area.width);
    Length top = margin_of(style, SIDE_TOP, area.height);
    Length bottom = margin_of(style, SIDE_BOTTOM, area.height);
    Rect box = {area.x + left, area.y + top, area.width - left - right, area.height - top - bottom};
    bool is_top_or_bottom = side == SIDE_TOP || side == SIDE_BOTTOM;
    if (!is_top_or_bottom || style->height.kind != VALUE_LENGTH)
        return box;
    Length depth = style_length(style->height, box.height, box.height) +
                   padding_and_border(style, SIDE_TOP, SIDE_BOTTOM, box.height);
    Length inner = side == SIDE_TOP ? bottom : top, spare = area.height - depth;
    if (spare < inner)
        inner = spare / 2;
    box.y = side == SIDE_TOP ? area.y + spare - inner : area.y + inner;
    box.height = depth;
    return box;
}

typedef struct {
    Rect area;
    StyleSide side;
    Gaps gaps;
    Length rules_before; /* as of LayoutMarginBox */
    bool leaves_its_rules;
} Place;

static void tell_too_small(const PagesMargins *margins, Length margin, Length needed) {
    notices_add(margins->notices, KANYIN_SEVERITY_WARNING, "margin-too-small",
                (NoticePlace){.source = margins->layout->source_name},
                "a running head or foot of %.1f pt is left out: the page's margin is %.1f pt",
                length_to_pt(needed), length_to_pt(margin));
}

static void set_box(const PagesMargins *margins, const Style *style, const Place *place,
                    Frame *frame) {
    Rect inside = inside_margins(style, place->area, place->side);
    const char *text = fill_content(margins, &style->content);
    const Frame *element = find_element(margins, &style->content);
    Length needed = MAX(inside.height, element ? element->height : *text ? style->font_size : 0);
    if (needed > place->area.height) {
        tell_too_small(margins, place->area.height, needed);
        return;
    }
    if (element && element->width > place->area.width) {
        tell_too_small(margins, place->area.width, element->width);
        return;
    }
    LayoutMarginBox box = {.style = speak(margins, style),
                           .text = text,
                           .element = element,
                           .width = inside.width,
                           .height = inside.height,
                           .gap_before = place->gaps.before,
                           .gap_after = place->gaps.after,
                           .rules_before = place->rules_before,
                           .leaves_its_rules = place->leaves_its_rules};
    const Frame *set = layout_margin_box(&box, margins->layout, margins->arena, margins->notices);
    if (set)
        frame_add_frame(frame, set, (Point){inside.x, inside.y});
}

/* The margin on one side of the page, between its corners. */
static Rect area_of_edge(const StylePage *page, StyleSide side) {
    const Length *margin = page->margin;
    Length across = page->width - margin[SIDE_LEFT] - margin[SIDE_RIGHT];
    Length down = page->height - margin[SIDE_TOP] - margin[SIDE_BOTTOM];
    switch (side) {
    case SIDE_TOP:
        return (Rect){margin[SIDE_LEFT], 0, across, margin[SIDE_TOP]};
    case SIDE_BOTTOM:
        return (Rect){margin[SIDE_LEFT], page->height - margin[SIDE_BOTTOM], across,
                      margin[SIDE_BOTTOM]};
    case SIDE_LEFT:
        return (Rect){0, margin[SIDE_TOP], margin[SIDE_LEFT], down};
    case SIDE_RIGHT:
        break;
    }
    return (Rect){page->width - margin[SIDE_RIGHT], margin[SIDE_TOP], margin[SIDE_RIGHT], down};
}

static Rect area_of_corner(const StylePage *page, StylePageBox corner) {
    const Length *margin = page->margin;
    bool is_left = corner == PAGE_TOP_LEFT_CORNER || corner == PAGE_BOTTOM_LEFT_CORNER;
    bool is_top = corner == PAGE_TOP_LEFT_CORNER || corner == PAGE_TOP_RIGHT_CORNER;
    return (Rect){is_left ? 0 : page->width - margin[SIDE_RIGHT],
                  is_top ? 0 : page->height - margin[SIDE_BOTTOM],
                  margin[is_left ? SIDE_LEFT : SIDE_RIGHT],
                  margin[is_top ? SIDE_TOP : SIDE_BOTTOM]};
}

static bool borders_are_equal(const StyleBorder *a, const StyleBorder *b) {
    return a->width == b->width && a->style == b->style && color_equal(a->color, b->color);
}

static bool rules_join(const Style *a, Rect box, const Style *b, Rect next) {
    return box.y == next.y && box.height == next.height && box.x + box.width == next.x &&
           borders_are_equal(&a->border[SIDE_TOP], &b->border[SIDE_TOP]) &&
           borders_are_equal(&a->border[SIDE_BOTTOM], &b->border[SIDE_BOTTOM]);
}

/* The rules of `place` go on in those of `next`, if they do. */
static void join_rules(const Style *a, Place *place, const Style *b, Place *next) {
    Rect box = inside_margins(a, place->area, place->side);
    if (!rules_join(a, box, b, inside_margins(b, next->area, next->side)))
        return;
    place->leaves_its_rules = true;
    next->rules_before = place->rules_before + box.width;
}

/* The boxes of an edge at the places they have got. */
static void set_shared(const PagesMargins *margins, const StylePage *page, const Edge *edge,
                       const PagesEdgeBox got[3], Frame *frame) {
    const Style *styles[3];
    Place places[3];
    size_t count = 0;
    for (int i = 0; i < 3; i++) {
        if (!got[i].is_there)
            continue;
        Place *place = &places[count];
        *place =
            (Place){area_of_edge(page, edge->side), edge->side, gaps_of(page, edge, i), 0, false};
        *(edge->is_vertical ? &place->area.y : &place->area.x) += got[i].at;
        *(edge->is_vertical ? &place->area.height : &place->area.width) = got[i].extent;
        styles[count++] = page->box[edge->boxes[i]];
    }
    for (size_t i = 0; i + 1 < count; i++)
        join_rules(styles[i], &places[i], styles[i + 1], &places[i + 1]);
    for (size_t i = 0; i < count; i++)
        set_box(margins, styles[i], &places[i], frame);
}

static void tell_no_margin(const PagesMargins *margins, const StylePage *page, const Edge *edge) {
    static const char *const sides[] = {
        [SIDE_TOP] = "top", [SIDE_RIGHT] = "right", [SIDE_BOTTOM] = "bottom", [SIDE_LEFT] = "left"};
    for (int i = 0; i < 3; i++) {
        const Style *style = page->box[edge->boxes[i]];
        if (!style ||
            (!*fill_content(margins, &style->content) && !find_element(margins, &style->content)))
            continue;
        notices_add(margins->notices, KANYIN_SEVERITY_WARNING, "margin-too-small",
                    (NoticePlace){.source = margins->layout->source_name},
                    "running heads or feet are left out: the page has no margin at its %s",
                    sides[edge->side]);
        return;
    }
}

static void set_edge(const PagesMargins *margins, const StylePage *page, const Edge *edge,
                     Frame *frame) {
    Rect area = area_of_edge(page, edge->side);
    Length available = edge->is_vertical ? area.height : area.width;
    PagesEdgeBox wants[3] = {0};
    if (area.width <= 0 || area.height <= 0) {
        tell_no_margin(margins, page, edge);
        return;
    }
    for (int i = 0; i < 3; i++) {
        const Style *style = page->box[edge->boxes[i]];
        if (style) /* an empty string still makes a box: it may carry a rule */
            wants[i] = edge->is_vertical
                           ? wants_down(margins, style, area.width, available)
                           : wants_across(margins, style, gaps_of(page, edge, i), available);
    }
    pages_edge_share(wants, available);
    set_shared(margins, page, edge, wants, frame);
}

static void set_corner(const PagesMargins *margins, const StylePage *page, const Edge *edge,
                       Frame *frame) {
    const Style *style = page->box[edge->corner];
    Rect area = area_of_corner(page, edge->corner);
    if (!style || area.width <= 0 || area.height <= 0)
        return;
    set_box(margins, style, &(Place){.area = area, .side = edge->side}, frame);
}

void pages_margins_set(const PagesMargins *margins, const StylePage *page, bool is_before,
                       Frame *frame) {
    size_t first = is_before ? 0 : N_EDGES_BEFORE;
    size_t end = is_before ? N_EDGES_BEFORE : G_N_ELEMENTS(edges);
    for (size_t i = first; i < end; i++) {
        set_edge(margins, page, &edges[i], frame);
        set_corner(margins, page, &edges[i], frame);
    }
}
