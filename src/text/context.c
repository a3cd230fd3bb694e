/* SPDX-License-Identifier: MIT */
/* Turns shared code points (“ ” ‘ ’ … — · –) into Chinese or Latin marks by what stands around
 * them.
 *
 * A pair of quotes belongs to the text it stands in, not to what it quotes: 他說“Hello” has
 * Chinese quotes, The “道” has Latin ones. So a pair is Chinese when Han stands outside it on
 * either side; the other marks when Han stands next to them. At the paragraph's edges the
 * paragraph decides. */

#include "text/parts.h"

typedef enum { SIDE_NONE, SIDE_HAN, SIDE_LATIN } Side;

/* One mark whose context is asked for: what stands before it and after it. */
typedef struct {
    uint32_t text;
    gunichar character;
    uint8_t before, after;              /* Side */
    int32_t partner;                    /* of a pair of quotes; −1 none */
    bool touches_before, touches_after; /* another shared mark stands there, no space between */
} Shared;

/* Digits belong to either: 2021—2035年 has a Chinese dash, pages 3–7 a Latin one. */
static Side side_of(gunichar c) {
    if (text_is_han(c))
        return SIDE_HAN;
    return g_unichar_isalpha(c) ? SIDE_LATIN : SIDE_NONE;
}

static bool opens(gunichar c) {
    return c == 0x201C || c == 0x2018;
}

static bool closes(gunichar c) {
    return c == 0x201D || c == 0x2019;
}

static gunichar next_of(const TextParagraph *paragraph, const Shared *mark) {
    const char *next = g_utf8_next_char(paragraph->text + mark->text);
    return next < paragraph->text + paragraph->length ? g_utf8_get_char(next) : 0;
}

/* it’s within ‘it’s’ closes nothing. */
static bool is_inside_word(const TextParagraph *paragraph, const Shared *mark) {
    const char *before = g_utf8_find_prev_char(paragraph->text, paragraph->text + mark->text);
    return mark->character == 0x2019 && before && side_of(g_utf8_get_char(before)) == SIDE_LATIN &&
           side_of(next_of(paragraph, mark)) == SIDE_LATIN;
}

/* The nearest open quote of the same shape; Latin apostrophes never open or close one. */
static void pair_up(GArray *shared, uint32_t closer, GArray *open) {
    Shared *mark = &g_array_index(shared, Shared, closer);
    for (guint i = open->len; i-- > 0;) {
        int32_t index = g_array_index(open, int32_t, i);
        Shared *opener = &g_array_index(shared, Shared, index);
        if (opener->character + 1 != mark->character)
            continue;
        opener->partner = (int32_t)closer;
        mark->partner = index;
        g_array_set_size(open, i);
        return;
    }
}

static GArray *find_shared(TextParagraph *paragraph) {
    GArray *shared = g_array_new(FALSE, FALSE, sizeof(Shared));
    Side side = SIDE_NONE;
    gunichar last = 0;
    guint waiting = 0; /* marks from here on do not know yet what follows them */
    bool has_han = false;
    const char *end = paragraph->text + paragraph->length;
    for (const char *at = paragraph->text; at < end; at = g_utf8_next_char(at)) {
        gunichar c = g_utf8_get_char(at);
        if (text_is_shared(c)) {
            Shared mark = {.text = (uint32_t)(at - paragraph->text),
                           .character = c,
                           .before = side,
                           .partner = -1,
                           .touches_before = last && text_is_shared(last)};
            if (mark.touches_before)
                g_array_index(shared, Shared, shared->len - 1).touches_after = true;
            g_array_append_val(shared, mark);
        } else if (c != ' ' && (c >= 0x2E80 || side_of(c) != SIDE_NONE || c == LINE_SEPARATOR)) {
            side = c == LINE_SEPARATOR ? SIDE_NONE : side_of(c);
            has_han = has_han || side == SIDE_HAN;
            for (; waiting < shared->len; waiting++)
                g_array_index(shared, Shared, waiting).after = side;
        }
        last = c;
    }
    paragraph->is_latin = !has_han;
    return shared;
}

static void pair_quotes(const TextParagraph *paragraph, GArray *shared) {
    g_autoptr(GArray) open = g_array_new(FALSE, FALSE, sizeof(int32_t));
    for (guint i = 0; i < shared->len; i++) {
        Shared *mark = &g_array_index(shared, Shared, i);
        int32_t index = (int32_t)i;
        if (opens(mark->character))
            g_array_append_val(open, index);
        else if (closes(mark->character) && !is_inside_word(paragraph, mark))
            pair_up(shared, i, open);
    }
}

static bool is_chinese(const TextParagraph *paragraph, GArray *shared, guint index,
                       bool otherwise) {
    const Shared *mark = &g_array_index(shared, Shared, index);
    const Shared *first = mark, *last = mark;
    if (mark->partner >= 0 && (guint)mark->partner > index)
        last = &g_array_index(shared, Shared, mark->partner);
    else if (mark->partner >= 0)
        first = &g_array_index(shared, Shared, mark->partner);
    else if (mark->character == 0x2019 &&
             (mark->before == SIDE_LATIN || g_unichar_isdigit(next_of(paragraph, mark))))
        return false; /* an apostrophe: it’s, ’90s */
    else if (opens(mark->character) && mark->after == SIDE_HAN)
        return true; /* a quotation that goes on in the next paragraph */
    if (first->before == SIDE_HAN || last->after == SIDE_HAN)
        return true;
    if (first->before == SIDE_LATIN || last->after == SIDE_LATIN)
        return false;
    return otherwise;
}

uint8_t *text_find_context(TextParagraph *paragraph) {
    g_autoptr(GArray) shared = find_shared(paragraph);
    pair_quotes(paragraph, shared);
    bool otherwise = !paragraph->is_latin || region_from_language(paragraph->source->language);
    uint8_t *is_han = g_malloc0(paragraph->length + 1);
    for (guint i = 0; i < shared->len; i++) {
        const Shared *mark = &g_array_index(shared, Shared, i);
        bool chinese = is_chinese(paragraph, shared, i, otherwise);
        /* “VR”between “AI”“VR”等 follows its neighbour, whose outer side is known */
        if (!chinese && mark->touches_before && opens(mark->character))
            chinese = is_han[g_array_index(shared, Shared, i - 1).text];
        is_han[mark->text] = chinese;
        if (chinese && mark->partner >= 0)
            is_han[g_array_index(shared, Shared, mark->partner).text] = true;
    }
    return is_han;
}
