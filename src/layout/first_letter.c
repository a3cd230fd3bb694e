/* SPDX-License-Identifier: MIT */
/* Gives the first letter of a block the style of its ::first-letter, with the marks that belong to
 * it (css-pseudo-4 §2.2). A Han character takes the marks before it along, none after it. */

#include "layout/flow.h"

/* A place in the runs, behind the last character that belongs to the letter. */
typedef struct {
    guint run;
    size_t at;
} Place;

typedef enum { SIGN_LETTER, SIGN_OPENER, SIGN_CLOSER, SIGN_SPACE, SIGN_OTHER } Sign;

/* Openers and dashes belong to what comes after them. */
static Sign sign_of(gunichar c) {
    static const gunichar ideographic_space = 0x3000;
    switch (g_unichar_type(c)) {
    case G_UNICODE_OPEN_PUNCTUATION:
    case G_UNICODE_DASH_PUNCTUATION:
        return SIGN_OPENER;
    case G_UNICODE_CONNECT_PUNCTUATION:
    case G_UNICODE_CLOSE_PUNCTUATION:
    case G_UNICODE_FINAL_PUNCTUATION:
    case G_UNICODE_INITIAL_PUNCTUATION:
    case G_UNICODE_OTHER_PUNCTUATION:
        return SIGN_CLOSER;
    case G_UNICODE_SPACE_SEPARATOR:
        return c == ideographic_space ? SIGN_OTHER : SIGN_SPACE;
    case G_UNICODE_CONTROL:
    case G_UNICODE_FORMAT:
    case G_UNICODE_LINE_SEPARATOR:
    case G_UNICODE_PARAGRAPH_SEPARATOR:
    case G_UNICODE_PRIVATE_USE:
    case G_UNICODE_SURROGATE:
    case G_UNICODE_UNASSIGNED:
        return SIGN_OTHER;
    default:
        return SIGN_LETTER;
    }
}

/* The character at a place, which moves on to the next run at a run's end; 0 where no text is. */
static gunichar read_at(const GArray *runs, Place *place) {
    while (place->run < runs->len) {
        const TextRun *run = &g_array_index(runs, TextRun, place->run);
        if (run->kind != TEXT_RUN_TEXT)
            return 0;
        if (place->at < run->length)
            return g_utf8_get_char(run->text + place->at);
        *place = (Place){place->run + 1, 0};
    }
    return 0;
}

static void step_over(Place *place, gunichar c) {
    place->at += (size_t)g_unichar_to_utf8(c, NULL);
}

/* Marks before the letter, and spaces among them. */
static gunichar skip_openers(const GArray *runs, Place *place) {
    gunichar c = read_at(runs, place);
    bool may_be_space = false;
    for (;; c = read_at(runs, place)) {
        Sign sign = c ? sign_of(c) : SIGN_OTHER;
        if (sign != SIGN_OPENER && sign != SIGN_CLOSER && !(may_be_space && sign == SIGN_SPACE))
            return c;
        may_be_space = true;
        step_over(place, c);
    }
}

static void skip_combining(const GArray *runs, Place *place) {
    gunichar c = 0;
    while ((c = read_at(runs, place)) && g_unichar_ismark(c))
        step_over(place, c);
}

/* Closing marks after the letter; spaces before them count only where one follows. */
static Place skip_closers(const GArray *runs, Place place) {
    Place end = place;
    gunichar c = 0;
    while ((c = read_at(runs, &place))) {
        Sign sign = sign_of(c);
        if (sign != SIGN_CLOSER && sign != SIGN_SPACE)
            break;
        step_over(&place, c);
        if (sign == SIGN_CLOSER)
            end = place;
    }
    return end;
}

static bool find_letter(const GArray *runs, Place *from, Place *to) {
    gunichar c = 0;
    while ((c = read_at(runs, from)) && g_ascii_isspace((gchar)MIN(c, 127)))
        step_over(from, c);
    *to = *from;
    c = skip_openers(runs, to);
    if (!c || sign_of(c) != SIGN_LETTER)
        return false;
    step_over(to, c);
    skip_combining(runs, to);
    if (g_unichar_get_script(c) != G_UNICODE_SCRIPT_HAN)
        *to = skip_closers(runs, *to);
    return true;
}

static void add_part(GArray *runs, const TextRun *whole, size_t from, size_t to) {
    TextRun part = *whole;
    part.text += from;
    part.length = to - from;
    if (to > from)
        g_array_append_val(runs, part);
}

/* The runs from one place to the other get the style; those at its ends are parted. */
static void give_style(GArray *runs, Place from, Place to, const Style *style) {
    g_autoptr(GArray) old = g_array_copy(runs);
    g_array_set_size(runs, 0);
    for (guint i = 0; i < old->len; i++) {
        TextRun run = g_array_index(old, TextRun, i);
        if (i < from.run || i > to.run || run.kind != TEXT_RUN_TEXT) {
            g_array_append_val(runs, run);
            continue;
        }
        size_t start = i == from.run ? from.at : 0;
        size_t end = i == to.run ? to.at : run.length;
        add_part(runs, &run, 0, start);
        TextRun letter = run;
        letter.style = style;
        add_part(runs, &letter, start, end);
        add_part(runs, &run, end, run.length);
    }
}

/* The runs from one place to the other leave for an array of their own. */
static GArray *take_out(GArray *runs, Place from, Place to, const Style *style) {
    give_style(runs, from, to, style);
    GArray *letter = g_array_new(FALSE, TRUE, sizeof(TextRun));
    for (guint i = 0; i < runs->len;) {
        const TextRun *run = &g_array_index(runs, TextRun, i);
        if (run->style != style) {
            i++;
            continue;
        }
        g_array_append_vals(letter, run, 1);
        g_array_remove_index(runs, i);
    }
    return letter;
}

bool first_letter_set(Flow *flow, const StyledNode *block, const StyledNode *first, GArray *runs) {
    const Style *style = block->parts ? block->parts->first_letter : NULL;
    Place from = {0, 0}, to = {0, 0};
    if (!style || !inline_is_blank(block->first_child, first) || !find_letter(runs, &from, &to))
        return false;
    bool is_floating = style->floating == FLOAT_LEFT || style->floating == FLOAT_INLINE_START;
    if ((style->initial_letter.size == 0 && !is_floating) || !flow->layout->structure) {
        give_style(runs, from, to, style);
        return false;
    }
    g_autoptr(GArray) letter = take_out(runs, from, to, style);
    bool is_set = initial_add(flow, block, style, letter);
    if (!is_set)
        g_array_prepend_vals(runs, letter->data, letter->len);
    return is_set;
}
