/* SPDX-License-Identifier: MIT */
/* Turns wishes of pages into paragraphs with a line less or more than at their best. */

#include "layout/flow.h"

/* By what part of its measure a line may be wider or narrower. */
#define MOST_NEED 0.03
#define RUNT_EMS 2.0  /* the least that a new last line holds */
#define LEAST_LINES 3 /* fewer have no room for what moves */
/* Short lines have too few marks to take up what changes: commas would jump. */
#define LEAST_EMS 14

/* A paragraph as it was set; pages see the offer. */
typedef struct {
    GalleyParagraph offer; /* first, since strips point to it */
    const Style *style;
    const TextLines *lines;
    Length left, width;
    const Frame **frames; /* of its lines: another has been made part of something */
} Paragraph;

void offer_note(Flow *flow, const Style *style, const TextLines *lines) {
    Layout *layout = flow->layout;
    bool is_text =
        layout->structure && layout->root && flow->is_open && style->text_align == ALIGN_JUSTIFY;
    if (!is_text || lines->n_lines < LEAST_LINES ||
        flow->width < length_scale(style->font_size, LEAST_EMS, 1) ||
        style->line_height != layout->root->style->line_height)
        return;
    Paragraph *paragraph = arena_new0(layout->arena, Paragraph);
    *paragraph = (Paragraph){.offer.n_strips = lines->n_lines,
                             .style = style,
                             .lines = lines,
                             .left = flow->left,
                             .width = flow->width,
                             .frames = arena_array(layout->arena, const Frame *, lines->n_lines)};
    size_t first = flow->pieces->len - lines->n_lines;
    for (size_t i = 0; i < lines->n_lines; i++)
        paragraph->frames[i] = flow_piece(flow, first + i)->strip.frame;
    flow_piece(flow, first)->strip.paragraph = &paragraph->offer;
}

/* What hangs on a line would move to another, and what is part of a box is as high as the box. */
static bool is_plain(const Galley *galley, size_t first) {
    const Paragraph *paragraph = (const Paragraph *)galley->strips[first].paragraph;
    size_t n = paragraph->offer.n_strips;
    if (n > galley->n_strips - first)
        return false;
    const Style *style = paragraph->style;
    for (size_t i = 0; i < n; i++) {
        const Strip *strip = &galley->strips[first + i];
        bool hangs = strip->n_notes + (i > 0 ? strip->n_strings + strip->n_destinations : 0) > 0;
        bool is_free =
            i == 0 || strip->penalty == keeps_line_penalty(i, n, style->orphans, style->widows);
        bool is_part = strip->frame != paragraph->frames[i] || strip->ground || strip->head;
        if (is_part || hangs || !is_free)
            return false;
    }
    return true;
}

/* By what part of its measure each of its lines would be wider or narrower. */
static double need_of(const Paragraph *paragraph, int change) {
    const TextLineReport *last = &paragraph->lines->lines[paragraph->lines->n_lines - 1];
    double runt = RUNT_EMS * paragraph->style->font_size;
    double moves = change > 0 ? last->measure - last->width + runt : last->width;
    return moves / (double)(paragraph->lines->n_lines - 1) / MAX(last->measure, 1);
}

static Strip *make_strips(Galley *galley, const Strip *first, const TextLines *lines) {
    const Paragraph *paragraph = (const Paragraph *)first->paragraph;
    const Style *style = paragraph->style;
    Layout layout = {.arena = galley->arena};
    Flow flow = {.layout = &layout, .left = paragraph->left, .width = paragraph->width};
    Strip *strips = arena_array(galley->arena, Strip, lines->n_lines);
    for (size_t i = 0; i < lines->n_lines; i++) {
        Strip strip = paragraph_line(&flow, style, lines, i).strip;
        strip.source_line = i;
        strip.penalty = keeps_line_penalty(i, lines->n_lines, style->orphans, style->widows);
        strip.columns = first->columns;
        strip.page_name = first->page_name;
        if (i == 0) {
            Strip whole = *first;
            whole.frame = strip.frame;
            whole.height = strip.height;
            strip = whole;
        }
        strips[i] = strip;
    }
    return strips;
}

/* Those that no space could fill, or whose words had to be parted for it. */
static size_t count_poor(const TextLines *lines) {
    size_t count = 0;
    for (size_t i = 0; i < lines->n_lines; i++)
        count += lines->lines[i].fallback != TEXT_FALLBACK_NONE;
    return count;
}

static bool offer(Galley *galley, size_t first, int change) {
    const Strip *strip = &galley->strips[first];
    Paragraph *paragraph = (Paragraph *)strip->paragraph;
    GalleySetting *setting = &paragraph->offer.settings[change > 0];
    if (setting->is_tried)
        return setting->n_strips > 0;
    setting->is_tried = true;
    const TextLines *best = paragraph->lines;
    TextBreakOptions options = {.measure = paragraph->width, .looseness = change};
    g_autoptr(Notices) unsaid = notices_new();
    TextLines *lines = text_paragraph_break(best->paragraph, galley->arena, &options, unsaid);
    if (lines->n_lines != best->n_lines + (size_t)change || count_poor(lines) > count_poor(best))
        return false;
    setting->lines = lines;
    setting->price = MAX(lines->cost - best->cost, 0);
    setting->n_strips = lines->n_lines;
    setting->strips = make_strips(galley, strip, lines);
    return true;
}

typedef struct {
    size_t first;
    double need;
} Candidate;

static gint by_need(gconstpointer a, gconstpointer b) {
    const Candidate *one = a, *other = b;
    if (one->need != other->need)
        return one->need < other->need ? -1 : 1;
    return one->first < other->first ? -1 : 1;
}

static bool grant(Galley *galley, const GalleyWish *wish) {
    g_autoptr(GArray) candidates = g_array_new(FALSE, FALSE, sizeof(Candidate));
    int change = wish->lines > 0 ? 1 : -1;
    for (size_t i = wish->first; i < MIN(wish->end, galley->n_strips); i++) {
        if (!galley->strips[i].paragraph || !is_plain(galley, i))
            continue;
        Candidate candidate = {i, need_of((const Paragraph *)galley->strips[i].paragraph, change)};
        if (candidate.need <= MOST_NEED)
            g_array_append_val(candidates, candidate);
    }
    g_array_sort(candidates, by_need);
    guint most = (guint)abs(wish->lines);
    bool is_granted = false;
    for (guint i = 0; i < MIN(candidates->len, most); i++)
        is_granted =
            offer(galley, g_array_index(candidates, Candidate, i).first, change) || is_granted;
    return is_granted;
}

bool layout_offer(Galley *galley, const GalleyWish *wishes, size_t n) {
    bool is_offered = false;
    for (size_t i = 0; i < n; i++)
        is_offered = grant(galley, &wishes[i]) || is_offered;
    return is_offered;
}

const GalleySetting *layout_setting(const GalleyParagraph *paragraph, int change) {
    const GalleySetting *setting = &paragraph->settings[change > 0];
    return change != 0 && setting->n_strips > 0 ? setting : NULL;
}

Strip *layout_strips(const Strip *strips, size_t *n, GHashTable *choices) {
    GArray *made = g_array_sized_new(FALSE, FALSE, sizeof(Strip), (guint)*n);
    for (size_t i = 0; i < *n;) {
        const GalleyParagraph *paragraph = strips[i].paragraph;
        int change = paragraph ? GPOINTER_TO_INT(g_hash_table_lookup(choices, paragraph)) : 0;
        const GalleySetting *setting = paragraph ? layout_setting(paragraph, change) : NULL;
        g_array_append_vals(made, setting ? setting->strips : &strips[i],
                            setting ? (guint)setting->n_strips : 1);
        i += setting ? paragraph->n_strips : 1;
    }
    *n = made->len;
    return (Strip *)(void *)g_array_free(made, FALSE);
}

void layout_take(Galley *galley, GHashTable *choices) {
    Strip *strips = layout_strips(galley->strips, &galley->n_strips, choices);
    galley->strips = arena_copy(galley->arena, strips, galley->n_strips * sizeof *strips);
    g_free(strips);
    const TextLines **texts =
        arena_copy(galley->arena, galley->texts, galley->n_texts * sizeof(gpointer));
    GHashTableIter at;
    gpointer key, value;
    g_autoptr(GHashTable) instead = g_hash_table_new(NULL, NULL);
    g_hash_table_iter_init(&at, choices);
    while (g_hash_table_iter_next(&at, &key, &value)) {
        const GalleySetting *setting = layout_setting(key, GPOINTER_TO_INT(value));
        g_hash_table_insert(instead, (gpointer)((const Paragraph *)key)->lines,
                            (gpointer)setting->lines);
    }
    for (size_t i = 0; i < galley->n_texts; i++) {
        const TextLines *other = g_hash_table_lookup(instead, texts[i]);
        texts[i] = other ? other : texts[i];
    }
    galley->texts = texts;
}
