/* SPDX-License-Identifier: MIT */
/* Turns a margin box's text (css-page-3 §5) into a frame with one line, shortened where it must. */

#include "layout/flow.h"

#include <string.h>

static Layout plain_layout(const LayoutOptions *options, Arena *arena, Notices *notices) {
    return (Layout){.arena = arena,
                    .home = arena,
                    .options = options,
                    .notices = notices,
                    .language = options->language};
}

static Length width_of(const LayoutOptions *options, const Style *style, const char *text) {
    g_autoptr(Arena) arena = arena_new();
    Layout layout = plain_layout(options, arena, NULL);
    return paragraph_word(&layout, style, text, STRUCTURE_ARTIFACT)->width;
}

Length layout_margin_box_width(const LayoutMarginBox *box, const LayoutOptions *options) {
    if (box->element)
        return box->element->width;
    return box->text && *box->text ? width_of(options, box->style, box->text) : 0;
}

/* A mark, a joiner or a variation selector belongs to the character before it. */
static bool starts_character(const char *at) {
    gunichar c = g_utf8_get_char(at);
    return !g_unichar_ismark(c) && !g_unichar_iszerowidth(c);
}

/* No mark stands before the dots that stand for what follows. */
static gsize without_trailing_marks(const char *text, gsize length) {
    while (length > 0) {
        const char *last = g_utf8_find_prev_char(text, text + length);
        if (!last ||
            !(g_unichar_isspace(g_utf8_get_char(last)) || g_unichar_ispunct(g_utf8_get_char(last))))
            break;
        length = (gsize)(last - text);
    }
    return length;
}

static char *shortened(const char *text, gsize length) {
    return g_strdup_printf("%.*s…", (int)without_trailing_marks(text, length), text);
}

/* The longest beginning that fits with its ellipsis, by bisection over whole characters. */
static char *shorten(const LayoutOptions *options, const Style *style, const char *text,
                     Length width) {
    g_autoptr(GArray) ends = g_array_new(FALSE, FALSE, sizeof(gsize));
    for (const char *at = text; *at; at = g_utf8_next_char(at)) {
        gsize offset = (gsize)(at - text);
        if (starts_character(at))
            g_array_append_val(ends, offset);
    }
    guint low = 0, high = ends->len; /* ends[low] fits, ends[high] does not */
    while (low + 1 < high) {
        guint middle = (low + high) / 2;
        g_autofree char *trial = shortened(text, g_array_index(ends, gsize, middle));
        if (width_of(options, style, trial) <= width)
            low = middle;
        else
            high = middle;
    }
    return shortened(text, ends->len > 0 ? g_array_index(ends, gsize, low) : 0);
}

static const Frame *fitted_line(Layout *layout, const LayoutMarginBox *box, Length width) {
    if (box->element)
        return box->element;
    Frame *line = paragraph_word(layout, box->style, box->text, STRUCTURE_ARTIFACT);
    if (line->width <= width || box->style->text_overflow != OVERFLOW_ELLIPSIS)
        return line;
    g_autofree char *text = shorten(layout->options, box->style, box->text, width);
    return paragraph_word(layout, box->style, arena_strdup(layout->arena, text),
                          STRUCTURE_ARTIFACT);
}

static Length line_start(const Style *style, Length room, Length width) {
    if (style->text_align == ALIGN_CENTER)
        return (room - width) / 2;
    return style->text_align == ALIGN_END ? room - width : 0;
}

/* In the middle unless told otherwise (css-page-3 §5.2). */
static Length line_top(const Style *style, Length room, Length height) {
    if (style->vertical_align == VERTICAL_TOP)
        return 0;
    return style->vertical_align == VERTICAL_BOTTOM ? room - height : (room - height) / 2;
}

/* Left and right borders and background, then the rules above and below. */
static void paint_box(Frame *frame, const LayoutMarginBox *box, Rect area) {
    const StyleBorder *border = box->style->border;
    Style sides = {.background = box->style->background};
    sides.border[SIDE_LEFT] = border[SIDE_LEFT];
    sides.border[SIDE_RIGHT] = border[SIDE_RIGHT];
    box_paint(frame, &sides, area, true, true);
    if (box->leaves_its_rules)
        return;
    Style rules = {0};
    rules.border[SIDE_TOP] = border[SIDE_TOP];
    rules.border[SIDE_BOTTOM] = border[SIDE_BOTTOM];
    Rect run = {-box->rules_before, 0, area.width + box->rules_before, area.height};
    box_paint(frame, &rules, run, true, true);
}

Frame *layout_margin_box(const LayoutMarginBox *box, const LayoutOptions *options, Arena *arena,
                         Notices *notices) {
    Layout layout = plain_layout(options, arena, notices);
    Frame *frame = frame_new(arena, box->width, box->height);
    Rect area = {0, 0, box->width, box->height}; /* margins are the page's */
    paint_box(frame, box, area);
    if (!box->element && (!box->text || !*box->text))
        return frame;
    Length left = box_edge(box->style, SIDE_LEFT, box->width) + box->gap_before;
    Length top = box_edge(box->style, SIDE_TOP, box->height);
    Length width =
        area.width - box_edges(box->style, box->width) - box->gap_before - box->gap_after;
    Length height = area.height - top - box_edge(box->style, SIDE_BOTTOM, box->height);
    const Frame *line = fitted_line(&layout, box, width);
    frame_add_frame(frame, line,
                    (Point){left + line_start(box->style, width, line->width),
                            top + line_top(box->style, height, line->height)});
    return frame;
}
