/* SPDX-License-Identifier: MIT */
/* Turns runs into one text: white space collapsed, spaces that mean nothing in Chinese dropped. */

#include "text/parts.h"

#include <string.h>

#define MAX_TAB_COLUMNS 64

typedef struct {
    GString *out;
    GArray *spans;       /* of TextSpan */
    gunichar last;       /* last visible character of the line; 0 at its start */
    bool has_space;      /* a collapsed space waits for what follows it */
    uint32_t space_span; /* the span it stands in */
    const Style *space_style;
    unsigned column; /* for tabs in preformatted text */
} Preparation;

static bool collapses(const Style *style) {
    return style->white_space == WHITE_SPACE_NORMAL || style->white_space == WHITE_SPACE_PRE_LINE;
}

static bool keeps_newlines(const Style *style) {
    return style->white_space != WHITE_SPACE_NORMAL;
}

/* Between Han, or beside a Chinese mark, a typed space is an accident of the source; between Han
 * and letters the gap takes its place (TYPOGRAPHY §4). */
static bool space_matters(gunichar before, gunichar after, const Style *style) {
    if (!before || !after)
        return false;
    bool han_before = text_is_han(before), han_after = text_is_han(after);
    if (!han_before && !han_after)
        return true;
    if (han_before && han_after)
        return false;
    if (text_mark_row(han_before ? before : after))
        return false;
    gunichar other = han_before ? after : before;
    if (text_is_shared(other))
        return false;
    return !(text_is_letter(other) && text_autospaces(style, other));
}

static void put_space(Preparation *p, gunichar next) {
    if (p->has_space && space_matters(p->last, next, p->space_style)) {
        g_string_append_c(p->out, ' ');
        /* the space belongs to the run it was typed in, though later runs have begun */
        for (uint32_t i = p->spans->len; i-- > p->space_span + 1;)
            g_array_index(p->spans, TextSpan, i).start = (uint32_t)p->out->len;
    }
    p->has_space = false;
}

static void put_break(Preparation *p) {
    p->has_space = false;
    g_string_append_unichar(p->out, LINE_SEPARATOR);
    p->last = 0;
    p->column = 0;
}

static void put_visible(Preparation *p, gunichar c) {
    put_space(p, c);
    g_string_append_unichar(p->out, c);
    p->last = c;
    p->column++;
}

/* Columns are as wide as a figure, half an em. */
static unsigned tab_columns(const Style *style) {
    double columns =
        style->tab_length ? 2.0 * style->tab_length / MAX(style->font_size, 1) : style->tab_size;
    return (unsigned)(CLAMP(columns, 0, MAX_TAB_COLUMNS) + 0.5);
}

static void put_tab(Preparation *p, const Style *style) {
    unsigned columns = tab_columns(style);
    for (unsigned i = 0; i < columns && (i == 0 || p->column % columns); i++)
        put_visible(p, 0xA0);
}

static void put_white(Preparation *p, gunichar c, const Style *style) {
    if (c == '\n' && keeps_newlines(style)) {
        put_break(p);
    } else if (c == '\r' && keeps_newlines(style)) {
        return;
    } else if (collapses(style)) {
        if (!p->has_space) {
            p->space_span = p->spans->len - 1;
            p->space_style = style;
        }
        p->has_space = true;
    } else if (c == '\t') {
        put_tab(p, style);
    } else {
        /* spaces of preformatted text keep their width at a line's edge, too */
        put_visible(p, style->white_space == WHITE_SPACE_PRE ? 0xA0 : ' ');
    }
}

static bool is_white(gunichar c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

static void put_text(Preparation *p, const TextRun *run) {
    const char *end = run->text + run->length;
    for (const char *at = run->text; at < end;) {
        gunichar c = g_utf8_get_char_validated(at, end - at);
        bool is_valid = c < 0x110000;
        at = is_valid ? g_utf8_next_char(at) : at + 1;
        if (!is_valid)
            put_visible(p, 0xFFFD);
        else if (is_white(c))
            put_white(p, c, run->style);
        else if (c == 0x2028 || c == 0x2029 || c == 0x85 || c == 0x0B)
            put_break(p);
        else if (c >= 0x20 && (c < 0x7F || c > 0x9F) && c != 0xFEFF)
            put_visible(p, c);
    }
}

static bool has_room(const TextBox *box) {
    for (; box; box = box->around)
        for (int side = 0; side < 2; side++)
            if (box->margin[side] || box->edge[side])
                return true;
    return false;
}

void text_prepare(TextParagraph *paragraph) {
    const TextSource *source = paragraph->source;
    size_t total = 0;
    for (size_t i = 0; i < source->n_runs; i++)
        total += source->runs[i].length + 4;
    Preparation p = {.out = g_string_sized_new(total),
                     .spans = g_array_new(FALSE, FALSE, sizeof(TextSpan))};
    for (size_t i = 0; i < source->n_runs; i++) {
        const TextRun *run = &source->runs[i];
        TextSpan span = {(uint32_t)p.out->len, run};
        paragraph->has_spacing |=
            run->style->letter_spacing || run->style->word_spacing.kind == VALUE_LENGTH;
        g_array_append_val(p.spans, span);
        paragraph->has_boxes |= run->box != NULL;
        paragraph->has_box_room |= has_room(run->box);
        paragraph->has_aligned |= run->style->line_align != VERTICAL_BASELINE;
        paragraph->has_ruby |= run->ruby != NULL;
        if (run->kind == TEXT_RUN_TEXT)
            put_text(&p, run);
        else if (run->kind == TEXT_RUN_BREAK)
            put_break(&p);
        else
            put_visible(&p, OBJECT_REPLACEMENT);
    }
    paragraph->length = (uint32_t)p.out->len;
    paragraph->text = arena_strndup(paragraph->arena, p.out->str, p.out->len);
    paragraph->n_spans = p.spans->len;
    paragraph->spans = arena_copy(paragraph->arena, p.spans->data, p.spans->len * sizeof(TextSpan));
    g_string_free(p.out, TRUE);
    g_array_free(p.spans, TRUE);
}
