/* SPDX-License-Identifier: MIT */
/* Turns a galley into pages: breaks it, places the strips, sets the margins. */

#include "pages/pages.h"

#include "pages/breaks.h"
#include "pages/margins.h"

#include <string.h>

#define LEAST_TYPE_AREA (10 * LENGTH_PT)

static const StylePage *page_rule(StyleTree *tree, size_t number, const char *name, bool is_blank) {
    StylePageQuery query = {.name = name,
                            .is_first = number == 1,
                            .is_left = number % 2 == 0,
                            .is_blank = is_blank,
                            .number = number};
    return style_tree_page(tree, &query);
}

static Length type_width(const StylePage *page) {
    return MAX(page->width - page->margin[SIDE_LEFT] - page->margin[SIDE_RIGHT], LEAST_TYPE_AREA);
}

static Length type_height(const StylePage *page) {
    return MAX(page->height - page->margin[SIDE_TOP] - page->margin[SIDE_BOTTOM], LEAST_TYPE_AREA);
}

void pages_type_area(StyleTree *tree, Length *width, Length *height, Notices *notices) {
    static const char *const sides[] = {"first", "left", "right"};
    *width = type_width(page_rule(tree, 1, NULL, false));
    *height = type_height(page_rule(tree, 1, NULL, false));
    for (size_t number = 1; number <= G_N_ELEMENTS(sides); number++) {
        const StylePage *page = page_rule(tree, number, NULL, false);
        *height = MIN(*height, type_height(page));
        if (page->width - page->margin[SIDE_LEFT] - page->margin[SIDE_RIGHT] < LEAST_TYPE_AREA ||
            page->height - page->margin[SIDE_TOP] - page->margin[SIDE_BOTTOM] < LEAST_TYPE_AREA)
            notices_add(notices, KANYIN_SEVERITY_WARNING, "no-type-area", (NoticePlace){0},
                        "the margins of the %s page leave no room for text", sides[number - 1]);
        if (type_width(page) != *width)
            notices_add(notices, KANYIN_SEVERITY_WARNING, "page-width-differs", (NoticePlace){0},
                        "the %s page leaves %.1f pt for text and the first %.1f: every line is set "
                        "to the first page's",
                        sides[number - 1], length_to_pt(type_width(page)), length_to_pt(*width));
    }
}

void pages_turned_area(StyleTree *tree, Length *width, Length *height) {
    const StylePage *page = page_rule(tree, 2, STYLE_TURNED_PAGE, false);
    *width = type_width(page);
    *height = type_height(page);
}

static Length height_of(size_t number, const char *name, void *user) {
    return type_height(page_rule(user, number, name, false));
}

/* A first, left or right page of the name may differ: lines are broken before pages are known. */
Length pages_named_width(const char *name, void *tree) {
    return type_width(style_tree_page(tree, &(StylePageQuery){.name = name}));
}

/* Where everything goes while pages are filled. */
typedef struct {
    const Galley *galley;
    PagesBook *book;
    GArray *outline, *destinations;
    int *numbers; /* as printed, by page */
} Filling;

static void note_places(Filling *filling, const Strip *strip, size_t page, Point at) {
    for (size_t i = 0; i < strip->n_outline; i++) {
        DocumentOutlineItem item = strip->outline[i];
        item.page = page;
        item.x = at.x;
        item.y = at.y;
        g_array_append_val(filling->outline, item);
    }
    for (size_t i = 0; i < strip->n_destinations; i++) {
        DocumentDestination destination = {strip->destinations[i], page, at.x, at.y};
        g_array_append_val(filling->destinations, destination);
    }
}

static const PagesPiece *piece_at(const PagesBreaks *breaks, const PagesStretch *stretch,
                                  size_t index) {
    return &g_array_index(breaks->pieces, PagesPiece, stretch->first_piece + index);
}

static void place_grounds(const PagesBreaks *breaks, const PagesStretch *stretch, Frame *frame,
                          Point area) {
    for (size_t i = 0; i < stretch->n_pieces; i++) {
        const PagesPiece *piece = piece_at(breaks, stretch, i);
        if (piece->frame && piece->strip && piece->strip->ground)
            frame_add_frame(frame, piece->strip->ground,
                            (Point){area.x + piece->at.x, area.y + piece->at.y});
    }
}

static void place_pieces(Filling *filling, const PagesBreaks *breaks, const PagesStretch *stretch,
                         Frame *frame, Point area) {
    place_grounds(breaks, stretch, frame, area);
    for (size_t i = 0; i < stretch->n_pieces; i++) {
        const PagesPiece *piece = piece_at(breaks, stretch, i);
        Point at = {area.x + piece->at.x, area.y + piece->at.y};
        if (piece->strip)
            note_places(filling, piece->strip, stretch->number - 1, at);
        if (piece->frame)
            frame_add_frame(frame, piece->frame, at);
    }
    for (size_t i = 0; i < stretch->n_rules; i++) {
        const PagesRule *rule = &g_array_index(breaks->rules, PagesRule, stretch->first_rule + i);
        layout_rule(frame, &rule->columns->rule,
                    (Rect){area.x + rule->area.x, area.y + rule->area.y, rule->area.width,
                           rule->area.height});
    }
}

static void make_page(Filling *filling, const PagesBreaks *breaks, const PagesStretch *stretch,
                      const StylePage *rule, const PagesMargins *margins) {
    PagesBook *book = filling->book;
    Frame *frame = frame_new(book->arena, rule->width, rule->height);
    pages_margins_set(margins, rule, true, frame);
    place_pieces(filling, breaks, stretch, frame,
                 (Point){rule->margin[SIDE_LEFT], rule->margin[SIDE_TOP]});
    pages_margins_set(margins, rule, false, frame);
    size_t page = stretch->number - 1;
    g_autofree char *label =
        pages_counters_label(margins->counters, rule, margins->layout->counter_styles);
    filling->numbers[page] = pages_counters_value(margins->counters, "page");
    book->pages[page] = (DocumentPage){.frame = frame, .label = arena_strdup(book->arena, label)};
}

/* Array of T in the book's arena. */
static void *keep_array(Arena *arena, GArray *array, size_t *count) {
    *count = array->len;
    void *kept =
        arena_copy(arena, array->data, (size_t)array->len * g_array_get_element_size(array));
    g_array_unref(array);
    return kept;
}

/* Where an id is there twice, the first is meant. */
static void fill_slots(const Filling *filling, const LayoutOptions *options, Notices *notices) {
    PagesBook *book = filling->book;
    book->targets = g_hash_table_new(g_str_hash, g_str_equal);
    for (size_t i = book->n_destinations; i-- > 0;)
        g_hash_table_insert(book->targets, (gpointer)book->destinations[i].name,
                            GINT_TO_POINTER(filling->numbers[book->destinations[i].page]));
    LayoutOptions known = *options;
    known.targets = book->targets;
    book->slots_fit = layout_fill_slots(filling->galley, &known, notices);
}

struct PagesPlan {
    PagesBreaker breaker;
    PagesBreaks *breaks;
    Notices *notices;
};

PagesPlan *pages_plan(const Galley *galley, StyleTree *tree, const LayoutOptions *options) {
    PagesPlan *plan = g_new0(PagesPlan, 1);
    plan->breaker =
        (PagesBreaker){galley->strips, galley->n_strips,    galley->notes_head, height_of,
                       tree,           options->source_name};
    plan->notices = notices_new();
    plan->breaks = pages_break(&plan->breaker, plan->notices);
    return plan;
}

void pages_plan_free(PagesPlan *plan) {
    pages_breaks_free(plan->breaks);
    notices_free(plan->notices);
    g_free(plan);
}

const GalleyWish *pages_plan_wishes(const PagesPlan *plan, size_t *n) {
    *n = plan->breaks->wishes->len;
    return (const GalleyWish *)(const void *)plan->breaks->wishes->data;
}

bool pages_plan_fill(const PagesPlan *plan, Galley *galley) {
    return turned_fill(&plan->breaker, plan->breaks, galley);
}

GHashTable *pages_plan_choose(const PagesPlan *plan) {
    return pages_choose(&plan->breaker, plan->breaks);
}

PagesBook *pages_make(const PagesPlan *plan, const Galley *galley, StyleTree *tree,
                      const LayoutOptions *options, Notices *notices) {
    const PagesBreaks *breaks = plan->breaks;
    notices_append(notices, plan->notices);
    GArray *stretches = breaks->pages;
    g_autoptr(PagesStrings) strings = pages_strings_new();
    g_autoptr(PagesCounters) counters = pages_counters_new(stretches->len);
    PagesBook *book = g_new0(PagesBook, 1);
    book->arena = arena_new();
    book->n_pages = stretches->len;
    book->pages = arena_array(book->arena, DocumentPage, book->n_pages);
    Filling filling = {galley, book, g_array_new(FALSE, FALSE, sizeof(DocumentOutlineItem)),
                       g_array_new(FALSE, FALSE, sizeof(DocumentDestination)),
                       g_new(int, stretches->len)};
    for (guint i = 0; i < stretches->len; i++) {
        const PagesStretch *stretch = &g_array_index(stretches, PagesStretch, i);
        PagesMargins margins = {options, strings, counters, book->arena, notices};
        const Strip *strips = galley->strips + stretch->first;
        size_t n_strips = stretch->end - stretch->first;
        const StylePage *rule = page_rule(tree, stretch->number, stretch->name, stretch->is_blank);
        pages_strings_turn(strings, strips, n_strips);
        pages_counters_turn(counters, rule, strips, n_strips);
        make_page(&filling, breaks, stretch, rule, &margins);
    }
    book->outline = keep_array(book->arena, filling.outline, &book->n_outline);
    book->destinations = keep_array(book->arena, filling.destinations, &book->n_destinations);
    fill_slots(&filling, options, notices);
    g_free(filling.numbers);
    return book;
}

void pages_book_free(PagesBook *book) {
    if (!book)
        return;
    g_hash_table_unref(book->targets);
    arena_free(book->arena);
    g_free(book);
}
