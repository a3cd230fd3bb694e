/* SPDX-License-Identifier: MIT */
/* Turns text-emphasis into marks beside the characters: one a character, centred on it, of the same
 * height all along the line.
 *
 * css-text-decor-4 has the mark at half the size of its text. • and its like are drawn so small in
 * Chinese faces that a dot of that size is a speck: the shapes here have sizes of their own, so
 * that a dot is a sixth of the em wide. */

#include "text/setting.h"

#include <string.h>

#define STRING_PERCENT 50   /* of the text's size: a mark that the sheet spells out */
#define MIDDLE_PERCENT 21   /* of the em, from its edge to the middle of the mark */
#define CLEARANCE_PERCENT 4 /* of the em, from its edge to the ink of a large mark */

/* The marks, filled and open, and their sizes in hundredths of the text's. */
static const struct {
    const char *text[2];
    int percent[2];
} shapes[] = {
    [EMPHASIS_DOT] = {{"●", "◦"}, {18, 50}},           [EMPHASIS_CIRCLE] = {{"●", "○"}, {36, 36}},
    [EMPHASIS_DOUBLE_CIRCLE] = {{"◉", "◎"}, {40, 40}}, [EMPHASIS_TRIANGLE] = {{"▲", "△"}, {36, 36}},
    [EMPHASIS_SESAME] = {{"﹅", "﹆"}, {44, 44}},
};

/* Dots of Chinese stand below the line, of Japanese and all others above it. */
static bool is_over(const TextParagraph *paragraph, const Style *style) {
    if (style->emphasis_position != EMPHASIS_AUTO)
        return style->emphasis_position == EMPHASIS_OVER;
    const char *language = style->lang ? style->lang : paragraph->source->language;
    if (language)
        return !language_matches(language, "zh");
    return paragraph->source->region == REGION_JP;
}

static TextParagraph *shape_mark(const TextParagraph *paragraph, const Style *style,
                                 Notices *notices) {
    const StyleEmphasis *wanted = &style->emphasis;
    bool is_string = wanted->shape == EMPHASIS_STRING;
    Style *own = arena_copy(paragraph->arena, style, sizeof *style);
    own->emphasis = (StyleEmphasis){0};
    own->font_style = FONT_STYLE_NORMAL;
    own->font_size = length_scale(
        style->font_size,
        is_string ? STRING_PERCENT : shapes[wanted->shape].percent[wanted->is_open], 100);
    own->rise = 0;
    const char *text = is_string ? wanted->text : shapes[wanted->shape].text[wanted->is_open];
    TextRun *run = arena_new0(paragraph->arena, TextRun);
    *run = (TextRun){.kind = TEXT_RUN_TEXT, .text = text, .length = strlen(text), .style = own};
    return text_paragraph_beside(paragraph, run, 1, notices);
}

typedef struct {
    Length left, right, top, bottom; /* from the mark's origin; y up */
    bool is_set;
} Ink;

static void add_ink(Ink *ink, const TextItem *item, const TextGlyph *glyph, Length at) {
    hb_glyph_extents_t box;
    if (!hb_font_get_glyph_extents(font_face_hb_font(item->face), glyph->glyph, &box))
        return;
    int upem = font_face_metrics(item->face)->units_per_em;
    Length left = at + glyph->x + font_scale(box.x_bearing, item->size, upem);
    Length top = glyph->y + font_scale(box.y_bearing, item->size, upem);
    Length right = left + font_scale(box.width, item->size, upem);
    Length bottom = top + font_scale(box.height, item->size, upem);
    ink->left = ink->is_set ? MIN(ink->left, left) : left;
    ink->right = ink->is_set ? MAX(ink->right, right) : right;
    ink->top = ink->is_set ? MAX(ink->top, top) : top;
    ink->bottom = ink->is_set ? MIN(ink->bottom, bottom) : bottom;
    ink->is_set = true;
}

/* The mark's middle stands as far from the em box whatever its glyph's place in its own em. */
static void place_mark(TextEmphasis *mark, const Ink *ink, Length em) {
    mark->middle = (ink->left + ink->right) / 2;
    mark->half = (ink->top - ink->bottom) / 2;
    Length away = MAX(length_scale(em, MIDDLE_PERCENT, 100),
                      mark->half + length_scale(em, CLEARANCE_PERCENT, 100));
    Length above = length_scale(em, EM_ASCENT_PERCENT, 100);
    Length middle = mark->is_over ? above + away : above - em - away;
    mark->rise = middle - (ink->top + ink->bottom) / 2;
    mark->reach = (mark->is_over ? middle : -middle) + mark->half;
}

/* A string of several characters gives its first: what stands below one character is one. */
static const TextEmphasis *make_mark(const TextParagraph *paragraph, const Style *style,
                                     Notices *notices) {
    const TextParagraph *shaped = shape_mark(paragraph, style, notices);
    TextEmphasis *mark = arena_new0(paragraph->arena, TextEmphasis);
    if (shaped->n_atoms == 0 || shaped->atoms->n_glyphs == 0)
        return mark;
    const TextItem *item = text_atom_item(shaped, 0);
    mark->face = item->face;
    mark->size = item->size;
    mark->color = style->has_emphasis_color ? style->emphasis_color : style->color;
    mark->is_over = is_over(paragraph, style);
    mark->n_glyphs = shaped->atoms->n_glyphs;
    FrameGlyph *glyphs = arena_array(paragraph->arena, FrameGlyph, mark->n_glyphs);
    Ink ink = {0};
    Length at = 0;
    for (uint32_t i = 0; i < mark->n_glyphs; i++) {
        const TextGlyph *glyph = &shaped->glyphs[shaped->atoms->glyph + i];
        glyphs[i] = (FrameGlyph){glyph->glyph, 0, at + glyph->x, -glyph->y};
        add_ink(&ink, item, glyph, at);
        at += glyph->advance;
    }
    mark->glyphs = glyphs;
    place_mark(mark, &ink, style->font_size);
    return mark;
}

/* What the mark is made of; text of another colour has marks of that colour. */
static bool has_same_mark(const Style *a, const Style *b) {
    return a == b ||
           (a->emphasis.shape == b->emphasis.shape && a->emphasis.is_open == b->emphasis.is_open &&
            g_strcmp0(a->emphasis.text, b->emphasis.text) == 0 && a->font_size == b->font_size &&
            a->font_weight == b->font_weight && a->emphasis_position == b->emphasis_position &&
            a->has_emphasis_color == b->has_emphasis_color &&
            color_equal(a->emphasis_color, b->emphasis_color) && color_equal(a->color, b->color) &&
            g_strcmp0(a->lang, b->lang) == 0 && g_strcmp0(a->font_families, b->font_families) == 0);
}

void text_find_emphasis(TextParagraph *paragraph, Notices *notices) {
    const Style *last = NULL;
    const TextEmphasis *mark = NULL;
    for (uint32_t i = 0; i < paragraph->n_items; i++) {
        TextItem *item = &paragraph->items[i];
        const Style *style = text_item_style(paragraph, item);
        if (style->emphasis.shape == EMPHASIS_NONE)
            continue;
        if (!last || !has_same_mark(last, style))
            mark = make_mark(paragraph, style, notices);
        last = style;
        item->emphasis = mark->n_glyphs && mark->color.space != COLOR_NONE ? mark : NULL;
        paragraph->has_emphasis |= item->emphasis != NULL;
    }
}

/* Separators and punctuation have no mark, but signs that are read as words have: css-text-decor-4
 * §3.1. */
static bool takes_mark(gunichar c) {
    static const gunichar spoken[] = {'#',    '%',    '&',    '@',    0xA7,   0xB6,
                                      0x2030, 0x2031, 0xFF03, 0xFF05, 0xFF06, 0xFF20};
    for (size_t i = 0; i < G_N_ELEMENTS(spoken); i++)
        if (c == spoken[i])
            return true;
    switch (g_unichar_type(c)) {
    case G_UNICODE_CONNECT_PUNCTUATION:
    case G_UNICODE_DASH_PUNCTUATION:
    case G_UNICODE_CLOSE_PUNCTUATION:
    case G_UNICODE_FINAL_PUNCTUATION:
    case G_UNICODE_INITIAL_PUNCTUATION:
    case G_UNICODE_OTHER_PUNCTUATION:
    case G_UNICODE_OPEN_PUNCTUATION:
        return false;
    default:
        return g_unichar_isgraph(c);
    }
}

static bool is_marked(const TextSetting *s, uint32_t i) {
    const TextAtom *atom = text_setting_atom(s, i);
    return text_setting_item(s, i)->emphasis && atom->class != CLASS_OBJECT &&
           atom->class != CLASS_BREAK &&
           takes_mark(text_atom_character(s->paragraph, s->line->start + i));
}

/* The marks are no text: whoever copies the line gets its words alone. */
static void put_marks(const TextSetting *s, uint32_t from, uint32_t to) {
    const TextItem *item = text_setting_item(s, from);
    const TextEmphasis *mark = item->emphasis;
    FrameGlyph *glyphs = arena_array(s->frame->arena, FrameGlyph, (to - from) * mark->n_glyphs);
    uint32_t n = 0;
    for (uint32_t i = from; i < to; i++) {
        if (!is_marked(s, i))
            continue;
        const TextPair *pair = item->pair;
        Length beside = pair && pair->side == PAIR_BESIDE ? pair->em : 0;
        Length at = s->x[i] + (text_setting_atom(s, i)->width - beside) / 2 - mark->middle;
        for (uint32_t k = 0; k < mark->n_glyphs; k++) {
            glyphs[n] = mark->glyphs[k];
            glyphs[n++].x += at;
        }
    }
    if (n == 0)
        return;
    Length shift = text_emphasis_shift(item);
    Length rise = text_setting_rise(s, item) + mark->rise + (mark->is_over ? shift : -shift);
    FrameGlyphs *run = arena_new0(s->frame->arena, FrameGlyphs);
    *run = (FrameGlyphs){.face = mark->face,
                         .size = mark->size,
                         .color = mark->color,
                         .text = "",
                         .n_glyphs = n,
                         .glyphs = glyphs,
                         .width = glyphs[n - 1].x + mark->size};
    frame_add(s->frame, (FrameMark){.kind = MARK_GLYPHS,
                                    .owner = STRUCTURE_ARTIFACT,
                                    .x = s->origin.x,
                                    .y = s->origin.y - rise,
                                    .width = run->width,
                                    .height = mark->size,
                                    .color = mark->color,
                                    .glyphs = run});
}

void text_put_emphasis(const TextSetting *s) {
    uint32_t n = s->line->end - s->line->start;
    for (uint32_t from = 0, to; from < n; from = to) {
        const TextItem *item = text_setting_item(s, from);
        for (to = from + 1; to < n; to++) {
            const TextItem *next = text_setting_item(s, to);
            if (next->emphasis != item->emphasis || next->rise != item->rise ||
                next->pair != item->pair)
                break;
        }
        if (item->emphasis)
            put_marks(s, from, to);
    }
}
