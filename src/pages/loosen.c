/* SPDX-License-Identifier: MIT */
/* Turns the flaws of the cheapest pages into wishes for paragraphs a line longer or shorter, and
 * what is offered then into a choice that makes the pages better.
 *
 * Text pages are never stretched, so only a paragraph can give or take a line: TeX's \looseness. It
 * is asked for where lines were left to the next page on purpose (a tail needs company, a runt
 * would stand alone, columns would end uneven), where a break was forbidden, and where so few lines
 * are over that the last page could be saved. Everything else is no reason to touch a paragraph.
 * Each choice is weighed by breaking the pages once more, so there are few of them, and fewer in
 * long books; whatever is chosen pays for what its lines lose. */

#include "pages/programme.h"

#define MAX_WISHES 6
#define MAX_SHORTER 3 /* lines that are taken away to save a page */
#define MOST_TRIALS 6
#define MOST_GAPS 20000 /* weighed in all trials */
#define COST_LOOSENED 1024
#define PRICE_SHARE 100.0     /* of the text room's price a line */
#define MOST_EMPTY 2          /* lines at a foot: more is the room before a picture or a table */
#define COST_EMPTY (3 * 1024) /* a line: as much as one that was left on purpose */

/* --- wishes --- */

typedef struct {
    Programme *programme;
    GArray *wishes, *lesser; /* GalleyWish; lines that are merely empty come last */
    uint32_t part;           /* the gap after the last forced break */
    uint32_t before, page;   /* the gaps that the last page began in, and this one */
    int64_t room;            /* lines for which the page before had room */
    uint32_t boxes;          /* set before this page */
    int64_t unpaid;          /* flaws that the programme has no price for */
} Search;

static GalleyWish wish_of(const Search *search, uint32_t from, uint32_t to, int64_t lines) {
    const Gap *gaps = search->programme->gaps;
    return (GalleyWish){gaps[from].first, gaps[to].first, (int)lines};
}

static void wish(Search *search, uint32_t from, uint32_t to, int64_t lines) {
    GalleyWish wished = wish_of(search, from, to, lines);
    if (lines != 0)
        g_array_append_val(search->wishes, wished);
}

typedef struct {
    int64_t left;  /* lines that would have fitted */
    int64_t empty; /* lines for which there is room */
} Foot;

static Foot look_at_foot(Programme *programme, const State *from, const State *to) {
    Leaving leaving = {.from = *from, .height = column_height(programme, from)};
    fill_find_ends(programme, from, leaving.height, to->ahead);
    int64_t most = column_most(programme, &leaving);
    int64_t room = leaving.height - notes_height(programme, from, to->boxes, to->notes);
    for (guint i = 0; i < programme->ends->len; i++) {
        const ColumnEnd *end = &g_array_index(programme->ends, ColumnEnd, i);
        if (end->gap == to->gap && end->boxes == to->boxes && end->notes == to->notes)
            return (Foot){MAX(most - end->filled, 0) / programme->line,
                          (room - end->used) / programme->line};
    }
    return (Foot){0, 0};
}

/* As far behind the end of a page as its beginning is before it, within the part. */
static uint32_t next_end(const Search *search, uint32_t end) {
    uint32_t most = MIN(end + (end - search->page), (uint32_t)search->programme->n_gaps - 1),
             at = end;
    while (at < most && !gap_is_forced(&search->programme->gaps[at + 1]))
        at++;
    return MIN(at + 1, (uint32_t)search->programme->n_gaps - 1);
}

static void look_at_column(Search *search, const State *from, const State *to) {
    const Gap *gap = &search->programme->gaps[to->gap];
    bool is_forced = gap->forced != BREAK_AUTO;
    Foot foot = is_forced ? (Foot){0, 0} : look_at_foot(search->programme, from, to);
    search->room = foot.empty;
    if (foot.left > 0) {
        wish(search, search->page, next_end(search, to->gap), foot.left);
    } else if (foot.empty > 0 && foot.empty <= MOST_EMPTY) {
        GalleyWish lesser = wish_of(search, from->gap, to->gap, foot.empty);
        g_array_append_val(search->lesser, lesser);
        search->unpaid += COST_EMPTY * foot.empty;
    }
    if (to->cost.forbidden > from->cost.forbidden) {
        wish(search, search->page, to->gap, 1);
        wish(search, search->page, to->gap, -1);
    }
}

/* So few lines are over that the page could be saved; or too few stand on it. */
static void look_at_last(Search *search, const State *from, const State *to, int64_t room) {
    const Programme *programme = search->programme;
    const Gap *start = &programme->gaps[search->page], *end = &programme->gaps[to->gap];
    if (gap_is_forced(start) || start->columns)
        return;
    int64_t lines = (end->tail - start->head + programme->line - 1) / programme->line - room;
    if (lines > 0 && lines <= MAX_SHORTER && to->boxes == search->boxes)
        wish(search, search->part, to->gap, -lines);
    wish(search, search->before, to->gap, cost_lines_lacking(to->cost.flaws - from->cost.flaws));
}

static void look_at(Search *search, const State *from, const State *to) {
    const Gap *gaps = search->programme->gaps;
    if (from->how == HOW_START || from->how == HOW_PAGE) {
        bool is_forced = gap_is_forced(&gaps[from->gap]);
        search->before = is_forced ? from->gap : search->page;
        search->part = is_forced ? from->gap : search->part;
        search->page = from->gap;
        search->boxes = from->boxes;
    }
    int64_t room = search->room;
    if (to->how == HOW_CLOSED && to->cost.flaws > from->cost.flaws) {
        wish(search, search->before, to->gap, 1);
        wish(search, search->before, to->gap, -1);
    } else if ((to->how == HOW_PAGE || to->how == HOW_COLUMN) && to->gap > from->gap) {
        look_at_column(search, from, to);
    }
    if (to->how == HOW_PAGE && gap_is_forced(&gaps[to->gap]))
        look_at_last(search, from, to, room);
}

GArray *wishes_find(Programme *programme, const uint32_t *way, size_t count, Cost *cost) {
    Search search = {.programme = programme,
                     .wishes = g_array_new(FALSE, FALSE, sizeof(GalleyWish)),
                     .lesser = g_array_new(FALSE, FALSE, sizeof(GalleyWish))};
    for (size_t i = 0; i + 1 < count; i++)
        look_at(&search, programme_state(programme, way[i]),
                programme_state(programme, way[i + 1]));
    g_array_append_vals(search.wishes, search.lesser->data, search.lesser->len);
    g_array_set_size(search.wishes, MIN(search.wishes->len, MAX_WISHES));
    g_array_unref(search.lesser);
    *cost = programme_state(programme, way[count - 1])->cost;
    cost->flaws += search.unpaid;
    return search.wishes;
}

/* --- choices --- */

/* The pages with some paragraphs set otherwise. */
typedef struct {
    GHashTable *choices; /* GalleyParagraph → change */
    Strip *strips;
    size_t n_strips;
    Cost cost;
    GArray *wishes;
} Trial;

/* What is left to be tried. */
typedef struct {
    int trials;
    GHashTable *refused; /* of GalleySetting */
} Luck;

static void trial_free(Trial *trial) {
    g_clear_pointer(&trial->choices, g_hash_table_unref);
    g_clear_pointer(&trial->wishes, g_array_unref);
    g_clear_pointer(&trial->strips, g_free);
}

static int64_t cost_of_choices(GHashTable *choices) {
    GHashTableIter at;
    gpointer paragraph, change;
    int64_t cost = 0;
    g_hash_table_iter_init(&at, choices);
    while (g_hash_table_iter_next(&at, &paragraph, &change)) {
        const GalleySetting *setting = layout_setting(paragraph, GPOINTER_TO_INT(change));
        double price = setting->price / (double)setting->n_strips / PRICE_SHARE;
        cost += COST_LOOSENED + (int64_t)(price * 1024);
    }
    return cost;
}

static Trial try(const PagesBreaker *breaker, GHashTable *choices) {
    Trial trial = {.choices = choices, .n_strips = breaker->n_strips};
    trial.strips = layout_strips(breaker->strips, &trial.n_strips, choices);
    PagesBreaker other = *breaker;
    other.strips = trial.strips;
    other.n_strips = trial.n_strips;
    Programme programme;
    programme_run(&programme, &other);
    size_t count;
    g_autofree uint32_t *way = programme_way(&programme, &count);
    trial.wishes = wishes_find(&programme, way, count, &trial.cost);
    trial.cost.flaws += cost_of_choices(choices);
    programme_clear(&programme);
    return trial;
}

static gint by_price(gconstpointer a, gconstpointer b, gpointer change) {
    const GalleyParagraph *one = *(GalleyParagraph *const *)a,
                          *other = *(GalleyParagraph *const *)b;
    double x = layout_setting(one, *(int *)change)->price;
    double y = layout_setting(other, *(int *)change)->price;
    return (x > y) - (x < y);
}

/* The cheapest paragraphs that could grant a wish and were not refused, `most` of them. */
static GPtrArray *find_offers(const Trial *trial, const GalleyWish *wished, guint most,
                              GHashTable *refused) {
    GPtrArray *offers = g_ptr_array_new();
    int change = wished->lines > 0 ? 1 : -1;
    for (size_t i = wished->first; i < MIN(wished->end, trial->n_strips); i++) {
        const GalleyParagraph *paragraph = trial->strips[i].paragraph;
        const GalleySetting *setting = paragraph ? layout_setting(paragraph, change) : NULL;
        if (setting && !g_hash_table_contains(trial->choices, paragraph) &&
            !g_hash_table_contains(refused, setting))
            g_ptr_array_add(offers, (gpointer)paragraph);
    }
    g_ptr_array_sort_with_data(offers, by_price, &change);
    bool is_enough = change > 0 || offers->len >= most; /* else the page is not saved */
    g_ptr_array_set_size(offers, is_enough ? (gint)MIN(offers->len, most) : 0);
    return offers;
}

/* The choices so far and these. */
static GHashTable *choose(const Trial *trial, const GPtrArray *offers, int change) {
    GHashTable *choices = g_hash_table_new(NULL, NULL);
    GHashTableIter at;
    gpointer key, value;
    g_hash_table_iter_init(&at, trial->choices);
    while (g_hash_table_iter_next(&at, &key, &value))
        g_hash_table_insert(choices, key, value);
    for (guint i = 0; i < offers->len; i++)
        g_hash_table_insert(choices, offers->pdata[i], GINT_TO_POINTER(change));
    return choices;
}

/* Tries all the lines that are wished, then paragraph by paragraph. False: nothing is better. */
static bool grant(const PagesBreaker *breaker, Trial *best, GalleyWish wished, Luck *luck) {
    guint most = (guint)abs(wished.lines);
    int change = wished.lines > 0 ? 1 : -1;
    while (luck->trials > 0) {
        g_autoptr(GPtrArray) offers = find_offers(best, &wished, most, luck->refused);
        if (offers->len == 0)
            return false;
        luck->trials--;
        Trial trial = try(breaker, choose(best, offers, change));
        if (cost_is_less(trial.cost, best->cost)) {
            trial_free(best);
            *best = trial;
            return true;
        }
        trial_free(&trial);
        bool is_last_way = offers->len == 1 || change < 0;
        for (guint i = 0; i < offers->len && is_last_way; i++)
            g_hash_table_add(luck->refused, (gpointer)layout_setting(offers->pdata[i], change));
        most = is_last_way ? most : 1;
    }
    return false;
}

static bool improve(const PagesBreaker *breaker, Trial *best, Luck *luck) {
    for (guint i = 0; i < best->wishes->len; i++)
        if (grant(breaker, best, g_array_index(best->wishes, GalleyWish, i), luck))
            return true;
    return false;
}

static Trial as_it_is(const PagesBreaker *breaker, const PagesBreaks *breaks) {
    size_t size = breaker->n_strips * sizeof *breaker->strips;
    return (Trial){.choices = g_hash_table_new(NULL, NULL),
                   .strips = g_memdup2(breaker->strips, size),
                   .n_strips = breaker->n_strips,
                   .cost = breaks->cost,
                   .wishes = g_array_ref(breaks->wishes)};
}

GHashTable *pages_choose(const PagesBreaker *breaker, const PagesBreaks *breaks) {
    Luck luck = {.trials = (int)MIN(MOST_TRIALS, MOST_GAPS / (breaker->n_strips + 1)),
                 .refused = g_hash_table_new(NULL, NULL)};
    Trial best = as_it_is(breaker, breaks);
    while (improve(breaker, &best, &luck))
        ;
    GHashTable *choices = g_steal_pointer(&best.choices);
    trial_free(&best);
    g_hash_table_unref(luck.refused);
    if (g_hash_table_size(choices) == 0)
        g_clear_pointer(&choices, g_hash_table_unref);
    return choices;
}
