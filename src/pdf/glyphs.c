/* SPDX-License-Identifier: MIT */
/* Turns glyph runs into TJ operators.
 *
 * A glyph's place is kept to half a thousandth of the em, and errors never add up: beside what is
 * written goes a pen that counts in millionths of a Length, a unit in which a thousandth of the em
 * at the size as written, the character spacing as written and a Length are all whole. Before each
 * glyph the pen is compared with where the glyph should stand, and the whole thousandths between
 * them are written. A line justified by equal gaps would so carry a number after every glyph; where
 * more than half of a stretch's gaps agree, they become its character spacing instead. */

#include "pdf/glyphs.h"

#include <string.h>

#define UNITS_PER_LENGTH 1000000
#define UNITS_PER_THOUSANDTH 1024 /* of the em, for each thousandth of a point of its size */
#define UNITS_PER_SPACING 102400  /* 1/10000 pt */
#define SHORTEST_SPACED_STRETCH 4 /* below it a Tc costs more than the numbers it saves */

/* A stretch of a run on one baseline. */
typedef struct {
    const FrameGlyphs *run;
    uint32_t first, end;
    int64_t unit;  /* a thousandth of the em */
    int64_t x, y;  /* the run's origin, thousandths of a point */
    Length origin; /* where the pen counts from, in the run */
    int64_t pen;
    gsize opened; /* where the open string of the open array begins; 0: none is open */
} Stretch;

void pdf_glyphs_begin(PdfGlyphs *state) {
    if (state->is_in_text)
        return;
    g_string_append(state->out, "BT\n");
    state->is_in_text = true;
    state->line_x = state->line_y = 0;
}

void pdf_glyphs_end(PdfGlyphs *state) {
    if (!state->is_in_text)
        return;
    g_string_append(state->out, "ET\n");
    state->is_in_text = false;
}

static void choose_font(PdfGlyphs *state, const FrameGlyphs *run) {
    if (state->font && state->font->face == run->face && state->size == run->size)
        return;
    state->font = pdf_fonts_font(state->fonts, run->face);
    state->size = run->size;
    g_string_append(state->out, "/F");
    pdf_text_int(state->out, state->font->index);
    g_string_append_c(state->out, ' ');
    pdf_text_length(state->out, run->size);
    g_string_append(state->out, " Tf\n");
}

static void move_to(PdfGlyphs *state, int64_t x, int64_t y) {
    pdf_text_decimal(state->out, x - state->line_x, 3);
    g_string_append_c(state->out, ' ');
    pdf_text_decimal(state->out, y - state->line_y, 3);
    g_string_append(state->out, " Td\n");
    state->line_x = x;
    state->line_y = y;
}

/* Goes to the place of a glyph, from which the pen then counts. */
static void restart(PdfGlyphs *state, Stretch *stretch, uint32_t index) {
    const FrameGlyph *glyph = &stretch->run->glyphs[index];
    pdf_glyphs_begin(state);
    move_to(state, stretch->x + pdf_text_thousandths(glyph->x),
            stretch->y - pdf_text_thousandths(glyph->y));
    stretch->origin = glyph->x;
    stretch->pen = 0;
}

static void open_array(PdfGlyphs *state, Stretch *stretch) {
    if (stretch->opened)
        return;
    g_string_append(state->out, "[(");
    stretch->opened = state->out->len;
}

static void close_string(PdfGlyphs *state, const Stretch *stretch) {
    if (state->out->len == stretch->opened)
        g_string_truncate(state->out, stretch->opened - 1);
    else
        g_string_append_c(state->out, ')');
}

static void close_array(PdfGlyphs *state, Stretch *stretch) {
    if (!stretch->opened)
        return;
    close_string(state, stretch);
    g_string_append(state->out, "]TJ\n");
    stretch->opened = 0;
}

static int64_t round_quotient(int64_t value, int64_t divisor) {
    return value >= 0 ? (value + divisor / 2) / divisor : -((-value + divisor / 2) / divisor);
}

static void show_glyph(PdfGlyphs *state, Stretch *stretch, uint32_t glyph, int64_t target) {
    int64_t back = stretch->pen - target;
    open_array(state, stretch);
    if (back > stretch->unit / 2 || back < -stretch->unit / 2) {
        int64_t number = round_quotient(back, stretch->unit);
        close_string(state, stretch);
        pdf_text_int(state->out, number);
        g_string_append_c(state->out, '(');
        stretch->opened = state->out->len;
        stretch->pen -= number * stretch->unit;
    }
    pdf_text_literal_byte(state->out, (uint8_t)(glyph >> 8));
    pdf_text_literal_byte(state->out, (uint8_t)glyph);
    stretch->pen +=
        pdf_font_width(state->font, glyph) * stretch->unit + state->spacing * UNITS_PER_SPACING;
}

static int64_t target_of(const Stretch *stretch, uint32_t index) {
    const FrameGlyph *glyphs = stretch->run->glyphs;
    return ((int64_t)glyphs[index].x - stretch->origin) * UNITS_PER_LENGTH;
}

/* The gap after a glyph beyond its own width. */
static int64_t gap_after(PdfGlyphs *state, const Stretch *stretch, uint32_t index) {
    return target_of(stretch, index + 1) - target_of(stretch, index) -
           pdf_font_width(state->font, stretch->run->glyphs[index].glyph) * stretch->unit;
}

static bool is_near(int64_t a, int64_t b, int64_t unit) {
    return a - b <= unit / 2 && b - a <= unit / 2;
}

/* The spacing that more than half of the gaps agree on (Boyer and Moore's vote), else none. */
static int64_t common_spacing(PdfGlyphs *state, const Stretch *stretch) {
    uint32_t n = stretch->end - stretch->first, agreed = 0;
    int64_t candidate = 0, sum = 0;
    int votes = 0;
    if (n < SHORTEST_SPACED_STRETCH)
        return 0;
    for (uint32_t i = stretch->first; i + 1 < stretch->end; i++) {
        int64_t gap = gap_after(state, stretch, i);
        if (votes == 0)
            candidate = gap;
        votes += votes == 0 || is_near(gap, candidate, stretch->unit) ? 1 : -1;
    }
    if (votes == 0 || is_near(candidate, 0, stretch->unit))
        return 0;
    for (uint32_t i = stretch->first; i + 1 < stretch->end; i++) {
        int64_t gap = gap_after(state, stretch, i);
        if (is_near(gap, candidate, stretch->unit)) {
            sum += gap;
            agreed++;
        }
    }
    return agreed * 2 > n - 1 ? round_quotient(sum, (int64_t)agreed * UNITS_PER_SPACING) : 0;
}

static void choose_spacing(PdfGlyphs *state, const Stretch *stretch) {
    int64_t spacing = common_spacing(state, stretch);
    if (spacing == state->spacing)
        return;
    pdf_text_decimal(state->out, spacing, 4);
    g_string_append(state->out, " Tc\n");
    state->spacing = spacing;
}

/* Private use has no meaning of its own (ISO 19005-2, 6.2.11.7.3). */
static bool has_private_use(const char *text, size_t length) {
    for (const char *p = text; p < text + length; p = g_utf8_next_char(p)) {
        gunichar c = g_utf8_get_char(p);
        if ((c >= 0xE000 && c <= 0xF8FF) || c >= 0xF0000)
            return true;
    }
    return false;
}

/* A glyph that stands for nothing of its own, after the first of its cluster. */
#define NOTHING "\xE2\x80\x8B" /* U+200B */

/* Says of each glyph of a cluster what it stands for: one character each where they are as many as
 * the characters, else the first for all. False where a glyph already stands for other text, so
 * that the cluster's text must be told apart from its glyphs. */
static bool tell_texts(PdfFont *font, const FrameGlyph *glyphs, uint32_t n, const char *text,
                       size_t length) {
    if (length == 0) /* a glyph of no text, such as a hyphen that was added */
        return pdf_font_set_text(font, glyphs->glyph, NOTHING, strlen(NOTHING)) && n == 1;
    bool is_told = !has_private_use(text, length);
    bool is_each = (glong)n == g_utf8_strlen(text, (gssize)length);
    const char *p = text;
    for (uint32_t i = 0; i < n; i++) {
        size_t part = is_each ? (size_t)(g_utf8_next_char(p) - p) : i == 0 ? length : 0;
        bool is_set = part ? pdf_font_set_text(font, glyphs[i].glyph, p, part)
                           : pdf_font_set_text(font, glyphs[i].glyph, NOTHING, strlen(NOTHING));
        is_told = is_told && is_set && part;
        p += part;
    }
    return is_told;
}

/* Text with the white space that has no glyph cut off its end. */
static size_t visible_length(const char *text, size_t length) {
    while (length) {
        const char *last = g_utf8_find_prev_char(text, text + length);
        if (!last || last == text || !g_unichar_isspace(g_utf8_get_char(last)))
            break;
        length = (size_t)(last - text);
    }
    return length;
}

static void show_cluster(PdfGlyphs *state, Stretch *stretch, uint32_t first, uint32_t end) {
    const FrameGlyphs *run = stretch->run;
    const char *text = run->text + run->glyphs[first].text;
    uint32_t text_end = end < run->n_glyphs ? run->glyphs[end].text : run->text_length;
    size_t length = text_end - run->glyphs[first].text;
    size_t visible = state->font->space ? visible_length(text, length) : length;
    bool is_told = tell_texts(state->font, run->glyphs + first, end - first, text, visible) &&
                   run->text_length > 0; /* marks that are no text must not be copied as any */
    if (!is_told) {
        close_array(state, stretch);
        state->begin_span(state->user, text, length);
        restart(state, stretch, first);
    }
    for (uint32_t i = first; i < end; i++)
        show_glyph(state, stretch, run->glyphs[i].glyph, target_of(stretch, i));
    if (!is_told) {
        close_array(state, stretch);
        state->end_span(state->user, end < stretch->end);
        if (end == stretch->end)
            return;
        restart(state, stretch, end);
    }
    /* A space without a glyph of its own gets one: whoever copies the line needs it. */
    if (visible < length) {
        uint32_t space = (uint32_t)state->font->space;
        pdf_font_set_text(state->font, space, " ", 1);
        show_glyph(state, stretch, space, stretch->pen);
    }
}

/* Is the cluster one glyph that is known to stand for just this text? */
static bool is_known(const PdfFont *font, const FrameGlyphs *run, uint32_t i) {
    uint32_t next = i + 1 < run->n_glyphs ? run->glyphs[i + 1].text : run->text_length;
    uint32_t length = next - run->glyphs[i].text;
    const char *text = run->text + run->glyphs[i].text;
    return length && length <= 4 &&
           pdf_font_text(font, run->glyphs[i].glyph) == g_utf8_get_char(text) &&
           (uint32_t)g_utf8_skip[(uint8_t)*text] == length;
}

static void show_stretch(PdfGlyphs *state, Stretch *stretch) {
    const FrameGlyphs *run = stretch->run;
    for (uint32_t i = stretch->first; i < stretch->end;) {
        if (is_known(state->font, run, i)) {
            show_glyph(state, stretch, run->glyphs[i].glyph, target_of(stretch, i));
            i++;
            continue;
        }
        uint32_t end = i + 1;
        while (end < stretch->end && run->glyphs[end].text == run->glyphs[i].text)
            end++;
        show_cluster(state, stretch, i, end);
        i = end;
    }
    close_array(state, stretch);
}

void pdf_glyphs_show(PdfGlyphs *state, const FrameGlyphs *run, int64_t x, int64_t y) {
    choose_font(state, run);
    for (uint32_t first = 0, end; first < run->n_glyphs; first = end) {
        for (end = first + 1; end < run->n_glyphs; end++)
            if (run->glyphs[end].y != run->glyphs[first].y)
                break;
        Stretch stretch = {.run = run,
                           .first = first,
                           .end = end,
                           .unit = pdf_text_thousandths(run->size) * UNITS_PER_THOUSANDTH,
                           .x = x,
                           .y = y,
                           .origin = run->glyphs[first].x};
        choose_spacing(state, &stretch);
        restart(state, &stretch, first);
        show_stretch(state, &stretch);
    }
}
