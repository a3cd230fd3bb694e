/* SPDX-License-Identifier: MIT */
/* Turns a margin box's text (css-page-3 §5) into a frame with its lines: as many as its width makes
 * of it, or one where it asks for an ellipsis; what the box has no room for is cut short. */

#include "layout/flow.h"

#include <string.h>

static Layout plain_layout(const LayoutOptions *options, Arena *arena, Notices *notices) {
    return (Layout){.arena = arena,
                    .home = arena,
                    .options = options,
                    .notices = notices,
                    .language = options->language};
}

static bool has_text(const LayoutMarginBox *box) {
    return box->text && *box->text;
}

/* Cut short where it is too long; lines that are said stay lines. */
static bool is_one_line(const Style *style, const char *text) {
    bool has_lines = style->white_space != WHITE_SPACE_NORMAL && strchr(text, '\n');
    return style->text_overflow == OVERFLOW_ELLIPSIS && !has_lines;
}

static TextParagraph *shape(Layout *layout, const Style *style, const char *text) {
    Style *plain = arena_copy(layout->arena, style, sizeof *style);
    plain->text_indent = (StyleLength){.kind = VALUE_LENGTH};
    return paragraph_of_text(layout, plain, text, STRUCTURE_ARTIFACT);
}

/* Its lines under each other; those that may not be broken are as wide as they are. */
static Frame *set_lines(Layout *layout, const Style *style, const char *text, Length width) {
    TextParagraph *paragraph = shape(layout, style, text);
    Length measure = style->text_wrap == WRAP_NOWRAP ? text_paragraph_max_width(paragraph) : width;
    TextBreakOptions options = {.measure = MAX(measure, 1)};
    TextLines *lines = text_paragraph_break(paragraph, layout->arena, &options, layout->notices);
    Frame *frame = frame_new(layout->arena, measure, 0);
    for (size_t i = 0; i < lines->n_lines; i++) {
        Length baseline = 0, height = text_line_height(style, &lines->lines[i], &baseline);
        text_line_set(lines, i, frame, (Point){0, frame->height + baseline});
        frame->height += height;
    }
    return frame;
}

static Frame *set_text(Layout *layout, const Style *style, const char *text, Length width) {
    if (is_one_line(style, text))
        return paragraph_word(layout, style, text, STRUCTURE_ARTIFACT);
    return set_lines(layout, style, text, width);
}

void layout_margin_box_widths(const LayoutMarginBox *box, const LayoutOptions *options,
                              Length *least, Length *most) {
    *least = *most = box->element ? box->element->width : 0;
    if (box->element || !has_text(box))
        return;
    g_autoptr(Arena) arena = arena_new();
    Layout layout = plain_layout(options, arena, NULL);
    const TextParagraph *paragraph = shape(&layout, box->style, box->text);
    IntrinsicWidth width = intrinsic_paragraph(paragraph, box->style);
    *least = width.min;
    *most = width.max;
}

static Length content_width(const LayoutMarginBox *box) {
    return box->width - box_edges(box->style, box->width) - box->gap_before - box->gap_after;
}

Length layout_margin_box_height(const LayoutMarginBox *box, const LayoutOptions *options) {
    if (box->element || !has_text(box))
        return box->element ? box->element->height : 0;
    g_autoptr(Arena) arena = arena_new();
    Layout layout = plain_layout(options, arena, NULL);
    return set_text(&layout, box->style, box->text, content_width(box))->height;
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

/* The room that a box has for its text. */
typedef struct {
    const LayoutOptions *options;
    const Style *style;
    Length width, height;
} Room;

static bool fits(const Room *room, const Frame *frame) {
    bool is_high = frame->height > room->height && frame->height > room->style->line_height;
    return frame->width <= room->width && !is_high;
}

static bool would_fit(const Room *room, const char *text) {
    g_autoptr(Arena) arena = arena_new();
    Layout layout = plain_layout(room->options, arena, NULL);
    return fits(room, set_text(&layout, room->style, text, room->width));
}

/* The longest beginning that fits with its ellipsis, by bisection over whole characters. */
static char *shorten(const Room *room, const char *text) {
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
        if (would_fit(room, trial))
            low = middle;
        else
            high = middle;
    }
    return shortened(text, ends->len > 0 ? g_array_index(ends, gsize, low) : 0);
}

static const Frame *fitted_text(Layout *layout, const LayoutMarginBox *box, Length width,
                                Length height) {
    const Room room = {layout->options, box->style, width, height};
    const Frame *set = set_text(layout, box->style, box->text, width);
    if (fits(&room, set))
        return set;
    if (box->style->text_overflow != OVERFLOW_ELLIPSIS)
        notices_add(layout->notices, KANYIN_SEVERITY_WARNING, "margin-box-cut",
                    (NoticePlace){.source = layout->options->source_name},
                    "a running head or foot has no room in %.1f by %.1f pt and is cut short: '%s'",
                    length_to_pt(width), length_to_pt(height), box->text);
    g_autofree char *text = shorten(&room, box->text);
    return set_text(layout, box->style, arena_strdup(layout->arena, text), width);
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
    if (!box->element && !has_text(box))
        return frame;
    Length left = box_edge(box->style, SIDE_LEFT, box->width) + box->gap_before;
    Length top = box_edge(box->style, SIDE_TOP, box->height);
    Length width = content_width(box);
    Length height = area.height - top - box_edge(box->style, SIDE_BOTTOM, box->height);
    const Frame *set = box->element ? box->element : fitted_text(&layout, box, width, height);
    Length start = line_start(box->style, width, set->width);
    frame_add_frame(frame, set,
                    (Point){left + start, top + line_top(box->style, height, set->height)});
    return frame;
}
