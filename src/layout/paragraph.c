/* SPDX-License-Identifier: MIT */
/* Turns runs into the lines of one paragraph, each a piece on the line grid of its block. */

#include "layout/flow.h"

#include <string.h>

/* Around the articles of an issue, in its contents and running heads, the language of one of them
 * stands for that article's region. */
static Region region_of_part(const LayoutOptions *options, const char *lang) {
    for (size_t i = 0; i < options->n_parts; i++)
        if (g_strcmp0(options->parts[i].language, lang) == 0)
            return options->parts[i].region;
    return options->region;
}

/* Another language than the document's brings its own rules. */
static Region region_for(const Layout *layout, const Style *style) {
    if (!style->lang || g_strcmp0(style->lang, layout->language) == 0)
        return layout->options->region;
    Region region = region_from_language(style->lang);
    bool is_chinese = language_matches(style->lang, "zh");
    return region == REGION_NONE || is_chinese ? region_of_part(layout->options, style->lang)
                                               : region;
}

TextSource paragraph_source(const Layout *layout, const Style *style, const GArray *runs) {
    return (TextSource){.runs = arena_copy(layout->arena, runs->data, runs->len * sizeof(TextRun)),
                        .n_runs = runs->len,
                        .style = style,
                        .region = region_for(layout, style),
                        .language = style->lang ? style->lang : layout->language,
                        .source = layout->options->source_name};
}

typedef struct {
    Frame *frame;
    Point origin; /* of the line */
} BoxPlace;

/* The ground and the borders of a phrase, over its em boxes and its padding, whatever
 * the line's height (CSS 2.2 §10.6.1). */
static void paint_phrase(const TextBoxPart *part, void *user) {
    const BoxPlace *place = user;
    const Style *style = part->box->style;
    Style strut = *style;
    strut.line_height = style->font_size;
    Length over = 0, under = 0;
    text_strut(&strut, &over, &under);
    over += part->rise + box_edge(style, SIDE_TOP, 0);
    under += box_edge(style, SIDE_BOTTOM, 0) - part->rise;
    Rect area = {place->origin.x + part->left, place->origin.y - over, part->right - part->left,
                 over + under};
    if (area.width <= 0 || !box_is_painted(style))
        return;
    if (!part->has_left)
        strut.border[SIDE_LEFT].width = 0;
    if (!part->has_right)
        strut.border[SIDE_RIGHT].width = 0;
    box_paint(place->frame, &strut, area, true, true);
}

void paragraph_line_set(const TextLines *lines, size_t line, Frame *frame, Point origin) {
    BoxPlace place = {frame, origin};
    text_line_visit_boxes(lines, line, paint_phrase, &place);
    text_line_set(lines, line, frame, origin);
}

Piece paragraph_line(Flow *flow, const Style *style, const TextLines *lines, size_t line) {
    Length baseline = 0, height = text_line_height(style, &lines->lines[line], &baseline);
    Frame *frame = frame_new(flow->layout->arena, flow->left + flow->width, height);
    paragraph_line_set(lines, line, frame, (Point){flow->left, baseline});
    Piece piece = {.baseline = baseline,
                   .strip = {.kind = STRIP_LINE, .height = height, .frame = frame}};
    note_take_hung(lines, line, flow->layout->arena, &piece.strip);
    return piece;
}

static void tell_upright(Layout *layout, const TextParagraph *paragraph) {
    const FontFace *face = layout->italic_told ? NULL : text_paragraph_upright(paragraph);
    if (!face)
        return;
    layout->italic_told = true;
    notices_add(layout->notices, KANYIN_SEVERITY_INFO, "no-italic",
                (NoticePlace){.source = layout->options->source_name},
                "%s has no italic: emphasised words and titles of works are set upright",
                font_face_family(face));
}

/* What stands beside a line has the room between two em boxes, its neighbours' marks included. A
 * block's first and last line are held to the same, as if plain text stood next to them. */
static void tell_too_tall(Layout *layout, const Style *style, const TextLines *lines) {
    Length above = 0, below = 0, lead = style->line_height - style->font_size;
    text_strut(style, &above, &below);
    above -= lead / 2;
    below = style->font_size - above;
    Length under = 0, most = 0;
    for (size_t i = 0; i <= lines->n_lines; i++) {
        Length over = i < lines->n_lines ? lines->lines[i].over : 0;
        if (over > 0 || under > 0)
            most = MAX(most, MAX(over, above) + MAX(under, below));
        under = i < lines->n_lines ? lines->lines[i].under : 0;
    }
    if (most <= style->line_height || layout->beside_told)
        return;
    layout->beside_told = true;
    notices_add(layout->notices, KANYIN_SEVERITY_WARNING, "annotation-too-tall",
                (NoticePlace){.source = layout->options->source_name},
                "marks and annotations between lines need a line-height of %.1f pt, %.1f pt more "
                "than there is",
                length_to_pt(most), length_to_pt(most - style->line_height));
}

/* Lines beside what floats: whole ems, as lines of the type area are. */
typedef struct {
    SideRoom room;
    Length measure, pitch, em;
    size_t first;        /* line of the paragraph that is line 0 of what is broken */
    const TextBox *open; /* the phrase that began in the lines before; NULL none */
} Beside;

static Length measure_of(size_t line, Length *left, void *user) {
    const Beside *beside = user;
    Length top = length_scale(beside->pitch, (Length)MIN(beside->first + line, INT_MAX), 1);
    Length indents[2];
    side_indents(&beside->room, top, beside->pitch, indents);
    Length before = indents[0], after = indents[1];
    Length measure = MAX(beside->measure - before - after, 1);
    Length over = before + after > 0 && measure > beside->em ? measure % beside->em : 0;
    *left = before + (after > 0 ? 0 : over);
    return measure - over;
}

static TextParagraph *shape(Layout *layout, const Style *style, const GArray *runs,
                            const TextBox *open) {
    TextSource source = paragraph_source(layout, style, runs);
    source.open = open;
    return text_paragraph_new(layout->options->setter, layout->arena, &source, layout->notices);
}

TextParagraph *paragraph_shape(Layout *layout, const Style *style, const GArray *runs) {
    return shape(layout, style, runs, NULL);
}

static TextLines *break_by(Layout *layout, const TextParagraph *paragraph,
                           const TextBreakOptions *options) {
    tell_upright(layout, paragraph);
    return text_paragraph_break(paragraph, layout->arena, options, layout->notices);
}

static void keep_lines(Layout *layout, const Style *style, TextLines *lines) {
    if (layout->texts)
        g_ptr_array_add(layout->texts, lines);
    tell_too_tall(layout, style, lines);
}

TextLines *paragraph_break(Layout *layout, const Style *style, const TextParagraph *paragraph,
                           Length measure) {
    TextLines *lines = break_by(layout, paragraph, &(TextBreakOptions){.measure = measure});
    keep_lines(layout, style, lines);
    return lines;
}

/* The lines are those of a paragraph of `all`, from the `first` on. */
static void push_lines(Flow *flow, const Style *style, const TextLines *lines, size_t first,
                       size_t all) {
    for (size_t line = 0; line < lines->n_lines; line++) {
        Piece piece = paragraph_line(flow, style, lines, line);
        piece.strip.source_line = first + line;
        piece.strip.penalty = keeps_line_penalty(first + line, all, style->orphans, style->widows);
        flow_push(flow, piece);
    }
}

void paragraph_set(Flow *flow, const Style *style, const TextLines *lines) {
    push_lines(flow, style, lines, 0, lines->n_lines);
}

/* --- a paragraph in the column --- */

static bool is_beside(const Beside *beside) {
    return beside->room.n_bands > 0;
}

static TextLines *break_runs(Flow *flow, const Style *style, const GArray *runs, Beside *beside) {
    TextBreakOptions options = {.measure = flow->width,
                                .room = is_beside(beside) ? 0 : flow->column,
                                .continues = beside->first > 0,
                                .measure_of = is_beside(beside) ? measure_of : NULL,
                                .user = beside};
    return break_by(flow->layout, shape(flow->layout, style, runs, beside->open), &options);
}

static void add_lines(Flow *flow, const Style *style, TextLines *lines, Beside *beside,
                      size_t all) {
    keep_lines(flow->layout, style, lines);
    push_lines(flow, style, lines, beside->first, all);
    /* a large first letter is part of the text, before which list marks hang */
    bool has_indents = is_beside(beside) && !beside->room.is_of_letter;
    for (size_t line = 0; has_indents && line < lines->n_lines; line++) {
        Piece *piece = flow_piece(flow, flow->pieces->len - lines->n_lines + line);
        measure_of(line, &piece->indent, beside);
    }
}

/* A line taller than the block's has what its own style says; none is lower, so that lines stay on
 * their grid. */
static const Style *strut_of(const Layout *layout, const Style *style, const Style *first_line) {
    if (first_line->line_height <= style->line_height)
        return style;
    Style *strut = arena_copy(layout->arena, style, sizeof *style);
    strut->font_size = first_line->font_size;
    strut->line_height = first_line->line_height;
    return strut;
}

static void add_by_lines(Flow *flow, const Style *style, const Style *first_line,
                         const GArray *runs, Beside *beside) {
    g_autoptr(GArray) styled = first_line_runs(flow->layout, style, first_line, runs);
    TextLines *first = break_runs(flow, style, styled, beside), *others = NULL;
    Beside below = *beside;
    below.first = 1;
    if (first->n_lines > 1) {
        g_autoptr(GArray) rest = first_line_rest(runs, text_line_count(first, 0), &below.open);
        others = break_runs(flow, style, rest, &below);
        first->n_lines = 1;
    }
    size_t all = 1 + (others ? others->n_lines : 0);
    add_lines(flow, strut_of(flow->layout, style, first_line), first, beside, all);
    if (others)
        add_lines(flow, style, others, &below, all);
}

/* What hangs on runs that fill no line still takes effect. */
static void hang_all(Flow *flow, const GArray *runs) {
    for (guint i = 0; i < runs->len; i++)
        if (g_array_index(runs, TextRun, i).hung)
            anchors_take(&flow->anchors, g_array_index(runs, TextRun, i).hung);
}

void paragraph_add(Flow *flow, const Style *style, const Style *first_line, const GArray *runs) {
    size_t before = flow->pieces->len;
    Beside beside = {.room = side_room_for(flow, style->font_size),
                     .measure = flow->width,
                     .pitch = style->line_height,
                     .em = MAX(style->font_size, 1)};
    bool is_alone = !is_beside(&beside) && side_is_empty(flow);
    if (first_line) {
        add_by_lines(flow, style, first_line, runs, &beside);
    } else {
        TextLines *lines = break_runs(flow, style, runs, &beside);
        add_lines(flow, style, lines, &beside, lines->n_lines);
        if (is_alone)
            offer_note(flow, style, lines);
    }
    if (flow->pieces->len == before)
        hang_all(flow, runs);
}

/* --- lines of code --- */

#define CONTINUES "⏎" /* behind a line that goes on in the next */

static bool goes_on(const TextLines *lines, size_t line) {
    return line + 1 < lines->n_lines && !lines->lines[line].ends_forced;
}

static bool is_wrapped(const TextLines *lines) {
    for (size_t line = 0; line < lines->n_lines; line++)
        if (goes_on(lines, line))
            return true;
    return false;
}

static void tell_wrapped(Layout *layout) {
    if (!layout->wrapped_told)
        notices_add(layout->notices, KANYIN_SEVERITY_INFO, "code-wrapped",
                    (NoticePlace){.source = layout->options->source_name},
                    "Lines of code are longer than their measure: they go on behind a " CONTINUES);
    layout->wrapped_told = true;
}

static void add_sign(Flow *flow, const Style *style, const Frame *sign, size_t index) {
    const Piece *piece = flow_piece(flow, index);
    Length above = 0, below = 0;
    text_strut(style, &above, &below);
    frame_add_frame((Frame *)piece->strip.frame, sign,
                    (Point){flow->left + flow->width - sign->width, piece->baseline - above});
}

void paragraph_add_code(Flow *flow, const Style *style, const GArray *runs) {
    Layout *layout = flow->layout;
    if (side_room(flow).n_bands > 0) {
        paragraph_add(flow, style, NULL, runs);
        return;
    }
    TextParagraph *paragraph = paragraph_shape(layout, style, runs);
    TextBreakOptions options = {.measure = flow->width};
    g_autoptr(Notices) unsaid = notices_new();
    TextLines *lines = text_paragraph_break(paragraph, layout->arena, &options, unsaid);
    const Frame *sign =
        is_wrapped(lines) ? paragraph_word(layout, style, CONTINUES, STRUCTURE_ARTIFACT) : NULL;
    options.measure = MAX(flow->width - (sign ? sign->width : 0), 1);
    lines =
        text_paragraph_break(paragraph, layout->arena, &options, sign ? unsaid : layout->notices);
    keep_lines(layout, style, lines);
    push_lines(flow, style, lines, 0, lines->n_lines);
    if (!sign)
        return;
    tell_wrapped(layout);
    for (size_t line = 0; line < lines->n_lines; line++)
        if (goes_on(lines, line))
            add_sign(flow, style, sign, flow->pieces->len - lines->n_lines + line);
}

TextParagraph *paragraph_of_text(Layout *layout, const Style *style, const char *text,
                                 StructureId owner) {
    TextRun run = {.kind = TEXT_RUN_TEXT,
                   .text = text,
                   .length = strlen(text),
                   .style = style,
                   .owner = owner};
    g_autoptr(GArray) runs = g_array_new(FALSE, TRUE, sizeof(TextRun));
    g_array_append_val(runs, run);
    return paragraph_shape(layout, style, runs);
}

Frame *paragraph_word(Layout *layout, const Style *style, const char *text, StructureId owner) {
    Style *plain = arena_copy(layout->arena, style, sizeof *style);
    plain->text_wrap = WRAP_NOWRAP;
    plain->text_align = plain->text_align_last = ALIGN_START;
    plain->text_indent = (StyleLength){.kind = VALUE_LENGTH};
    TextParagraph *paragraph = paragraph_of_text(layout, plain, text, owner);
    Length width = text_paragraph_max_width(paragraph);
    TextBreakOptions options = {.measure = MAX(width, 1)};
    TextLines *lines = text_paragraph_break(paragraph, layout->arena, &options, layout->notices);
    Length above = 0, below = 0;
    text_strut(plain, &above, &below);
    Frame *frame = frame_new(layout->arena, width, above + below);
    if (lines->n_lines > 0)
        text_line_set(lines, 0, frame, (Point){0, above});
    return frame;
}
