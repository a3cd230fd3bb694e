/* SPDX-License-Identifier: MIT */
/* Turns content that only pages know, such as the page a link leads to, into a slot in the line,
 * and fills the slots when the pages are there (css-gcpm-3 §2, css-content-3 §2.4).
 *
 * A slot keeps the room of a usual page number. With a leader before it, it takes all the width its
 * line has left: the number then stands flush at the line's end and the leader's repeats stand
 * between, counted from that end, so that they are in line with those of other entries. So almost
 * any number fits a slot with a leader, and no line is broken twice. */

#include "layout/flow.h"

#include <string.h>

#define USUAL_PAGE 88        /* of a book whose pages are not known yet */
#define USUAL_PAGE_LED 888   /* with a leader, which gives way: more than most have */
#define LEADER_GAP_DIVISOR 4 /* the em, kept free before and after a leader */
#define LEADER_LEAST_REPEATS 2
#define LEADER_MOST_REPEATS 4096 /* more are no leader: none is drawn */

size_t slot_first_item(const StyleContent *content) {
    size_t first = 0;
    while (first < content->count && content->items[first].kind != CONTENT_LEADER &&
           content->items[first].kind != CONTENT_TARGET_COUNTER)
        first++;
    return first;
}

/* --- words set once: page numbers and leaders come again and again --- */

/* A text in a look; attr() makes styles that are equal and not the same. */
typedef struct {
    const Style *style;
    const char *text;
    const Frame *frame;
} Word;

static guint hash_word(gconstpointer key) {
    const Word *word = key;
    return g_str_hash(word->text) ^ (guint)word->style->font_size ^
           (guint)word->style->font_weight << 8;
}

static gboolean equal_word(gconstpointer a, gconstpointer b) {
    const Word *one = a, *other = b;
    const Style *left = one->style, *right = other->style;
    return strcmp(one->text, other->text) == 0 && left->font_size == right->font_size &&
           left->line_height == right->line_height && left->font_weight == right->font_weight &&
           left->font_style == right->font_style && left->letter_spacing == right->letter_spacing &&
           g_strcmp0(left->font_families, right->font_families) == 0 &&
           g_strcmp0(left->lang, right->lang) == 0;
}

GHashTable *slot_words_new(void) {
    return g_hash_table_new(hash_word, equal_word);
}

static const Frame *find_word(Layout *layout, const Style *style, const char *text) {
    Word wanted = {style, text, NULL};
    const Word *found = g_hash_table_lookup(layout->words, &wanted);
    if (found)
        return found->frame;
    wanted.text = arena_strdup(layout->arena, text);
    wanted.frame = paragraph_word(layout, style, wanted.text, STRUCTURE_ARTIFACT);
    g_hash_table_add(layout->words, arena_copy(layout->arena, &wanted, sizeof wanted));
    return wanted.frame;
}

/* --- making a slot --- */

static size_t known_page(const LayoutOptions *options, const char *address) {
    gpointer page = options->targets && *address == '#'
                        ? g_hash_table_lookup(options->targets, address + 1)
                        : NULL;
    return GPOINTER_TO_SIZE(page);
}

/* The text after the leader, with `otherwise` where a page is not known; 0: without a word. */
static char *slot_text(const GalleySlot *slot, const LayoutOptions *options, size_t otherwise) {
    GString *text = g_string_new(NULL);
    for (size_t i = 0; i < slot->n_items; i++) {
        const StyleContentItem *item = &slot->items[i];
        size_t page = item->kind == CONTENT_TARGET_COUNTER ? known_page(options, item->text) : 0;
        page = page > 0 ? page : otherwise;
        g_autofree char *number =
            style_counter_text(options->counter_styles, (int)page, item->style);
        if (item->kind == CONTENT_STRING)
            g_string_append(text, item->text);
        else if (page > 0)
            g_string_append(text, number);
    }
    return g_string_free(text, FALSE);
}

/* Counters of the place are read now, those of other places later. */
static const StyleContentItem *settle_items(Layout *layout, const StyleContentItem *items,
                                            size_t count) {
    StyleContentItem *settled = arena_copy(layout->arena, items, count * sizeof *items);
    for (size_t i = 0; i < count; i++) {
        if (settled[i].kind == CONTENT_TARGET_COUNTER)
            continue;
        StyleContent one = {&items[i], 1, true};
        settled[i] =
            (StyleContentItem){.kind = CONTENT_STRING, .text = content_text(layout, &one, NULL)};
    }
    return settled;
}

static Length leader_gap(const GalleySlot *slot) {
    return slot->leader ? slot->style->font_size / LEADER_GAP_DIVISOR : 0;
}

static Length least_width(Layout *layout, const GalleySlot *slot) {
    size_t usual = slot->leader ? USUAL_PAGE_LED : USUAL_PAGE;
    if (layout->options->targets) /* what is not known now never will be */
        usual = 0;
    g_autofree char *text = slot_text(slot, layout->options, usual);
    Length width = *text ? find_word(layout, slot->style, text)->width : 0;
    if (!slot->leader)
        return width;
    Length repeat = find_word(layout, slot->style, slot->leader)->width;
    return width + LEADER_LEAST_REPEATS * repeat + 2 * leader_gap(slot);
}

GalleySlot *slot_new(Layout *layout, const Style *style, const StyleContentItem *items,
                     size_t count, StructureId owner) {
    GalleySlot *slot = arena_new0(layout->arena, GalleySlot);
    slot->style = style;
    slot->owner = owner;
    if (items->kind == CONTENT_LEADER) {
        slot->leader = items->text;
        items++;
        count--;
    }
    slot->n_items = count;
    slot->items = settle_items(layout, items, count);
    /* as high as the em box above the baseline: a slot never enlarges its line */
    Length above = 0, below = 0;
    text_strut(style, &above, &below);
    slot->frame = frame_new(layout->arena, least_width(layout, slot),
                            above - (style->line_height - style->font_size) / 2);
    if (layout->slots)
        g_ptr_array_add(layout->slots, slot);
    return slot;
}

bool slot_is_number(const Layout *layout, const GalleySlot *slot) {
    g_autofree char *text = slot_text(slot, layout->options, USUAL_PAGE);
    return !slot->leader && g_ascii_isdigit(*text);
}

/* --- filling it --- */

typedef struct {
    const GalleySlot *slot;
    StructureId owner;
    Length left; /* of the first repeat, in the slot's frame */
    Length top;
    Length period; /* from one repeat to the next */
    uint32_t count;
} Printing;

static const FrameGlyphs *repeat_glyphs(const Printing *printing, const FrameGlyphs *one) {
    Arena *arena = printing->slot->frame->arena;
    FrameGlyphs *run = arena_copy(arena, one, sizeof *one);
    FrameGlyph *glyphs = arena_array(arena, FrameGlyph, (size_t)one->n_glyphs * printing->count);
    g_autoptr(GString) text = g_string_new(NULL);
    for (uint32_t k = 0; k < printing->count; k++) {
        for (uint32_t i = 0; i < one->n_glyphs; i++) {
            FrameGlyph *glyph = &glyphs[k * one->n_glyphs + i];
            *glyph = one->glyphs[i];
            glyph->text += k * one->text_length;
            glyph->x += (Length)k * printing->period;
        }
        g_string_append_len(text, one->text, one->text_length);
    }
    run->color = printing->slot->style->color;
    run->glyphs = glyphs;
    run->n_glyphs = one->n_glyphs * printing->count;
    run->text = arena_strndup(arena, text->str, text->len);
    run->text_length = (uint32_t)text->len;
    run->width = one->width + (Length)(printing->count - 1) * printing->period;
    return run;
}

static void print_mark(const FrameMark *mark, Point at, void *user) {
    const Printing *printing = user;
    if (mark->kind != MARK_GLYPHS)
        return;
    FrameMark made = *mark;
    made.glyphs = repeat_glyphs(printing, mark->glyphs);
    made.owner = printing->owner;
    made.color = printing->slot->style->color;
    made.x = printing->left + at.x;
    made.y = printing->top + at.y;
    made.width = made.glyphs->width;
    frame_add(printing->slot->frame, made);
}

/* Whole repeats counted from the line's end, between the words and the number. */
static void print_leader(Layout *layout, Printing printing, Length number) {
    const GalleySlot *slot = printing.slot;
    const Frame *repeat = find_word(layout, slot->style, slot->leader);
    Length gap = leader_gap(slot), width = slot->frame->width;
    if (repeat->width <= 0)
        return;
    Length before = (number + gap + repeat->width - 1) / repeat->width;
    Length until = (width - gap) / repeat->width;
    if (until <= before || until - before > LEADER_MOST_REPEATS)
        return;
    printing.owner = STRUCTURE_ARTIFACT;
    printing.left = width - until * repeat->width;
    printing.period = repeat->width;
    printing.count = (uint32_t)(until - before);
    frame_walk(repeat, print_mark, &printing);
}

static void note_lost(const GalleySlot *slot, const LayoutOptions *options, Notices *notices) {
    for (size_t i = 0; i < slot->n_items; i++)
        if (slot->items[i].kind == CONTENT_TARGET_COUNTER &&
            known_page(options, slot->items[i].text) == 0)
            notices_add(notices, KANYIN_SEVERITY_WARNING, "target-missing",
                        (NoticePlace){.source = options->source_name},
                        "no page number: nothing in the article has the address '%s'",
                        slot->items[i].text);
}

/* The widest number after a leader: all leaders end before it, whatever their own number. */
static Length widest_number(Layout *layout, const Galley *galley) {
    Length widest = 0;
    for (size_t i = 0; i < galley->n_slots; i++) {
        const GalleySlot *slot = galley->slots[i];
        if (!slot->leader)
            continue;
        g_autofree char *text = slot_text(slot, layout->options, 0);
        if (*text)
            widest = MAX(widest, find_word(layout, slot->style, text)->width);
    }
    return widest;
}

/* False: it was made for a text of another width. */
static bool fill(Layout *layout, const GalleySlot *slot, Length widest) {
    g_autofree char *text = slot_text(slot, layout->options, 0);
    Length above = 0, below = 0;
    text_strut(slot->style, &above, &below);
    Printing printing = {
        .slot = slot, .owner = slot->owner, .top = slot->frame->height - above, .count = 1};
    const Frame *word = *text ? find_word(layout, slot->style, text) : NULL;
    Length width = word ? word->width : 0;
    if (slot->leader) {
        print_leader(layout, printing, MAX(width, widest));
        printing.left = slot->frame->width - width;
    }
    if (word)
        frame_walk(word, print_mark, &printing);
    return slot->leader ? width + leader_gap(slot) <= slot->frame->width
                        : width == slot->frame->width;
}

/* Are footnotes numbered as their pages have them? */
static bool notes_are_right(const Galley *galley, const LayoutOptions *options) {
    const int *numbers = galley->note_numbers;
    for (size_t i = 0; i < galley->n_note_numbers; i++)
        if (note_number_on_page(options, (unsigned)i + 1, numbers) != numbers[i])
            return false;
    return true;
}

bool layout_fill_slots(const Galley *galley, const LayoutOptions *options, Notices *notices) {
    g_autoptr(GHashTable) words = slot_words_new();
    Layout layout = {.arena = galley->arena,
                     .home = galley->arena,
                     .options = options,
                     .notices = notices,
                     .language = galley->language,
                     .words = words};
    bool all_fit = true;
    Length widest = widest_number(&layout, galley);
    for (size_t i = 0; i < galley->n_slots; i++) {
        note_lost(galley->slots[i], options, notices);
        all_fit &= fill(&layout, galley->slots[i], widest);
    }
    return all_fit && notes_are_right(galley, options);
}
