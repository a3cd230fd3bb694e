/* SPDX-License-Identifier: MIT */
/* Turns @page rules into a page: its size, its margins, its margin boxes (css-page-3). */

#include "style/tree.h"

#include <stdlib.h>
#include <string.h>

/* Pages to which the same rules apply are one. */
typedef struct {
    GPtrArray *rules;
    bool is_turned;
    StylePage page;
} CachedPage;

bool style_paper_size(const char *name, Length *width, Length *height) {
    static const struct {
        const char *name;
        double width, height; /* mm */
    } papers[] = {
        /* ISO 216 */
        {"A0", 841, 1189},
        {"A1", 594, 841},
        {"A2", 420, 594},
        {"A3", 297, 420},
        {"A4", 210, 297},
        {"A5", 148, 210},
        {"A6", 105, 148},
        {"A7", 74, 105},
        {"A8", 52, 74},
        {"A9", 37, 52},
        {"A10", 26, 37},
        {"B0", 1000, 1414},
        {"B1", 707, 1000},
        {"B2", 500, 707},
        {"B3", 353, 500},
        {"B4", 250, 353},
        {"B5", 176, 250},
        {"B6", 125, 176},
        {"B7", 88, 125},
        {"B8", 62, 88},
        {"B9", 44, 62},
        {"B10", 31, 44},
        /* JIS P 0138, ANSI */
        {"JIS-B4", 257, 364},
        {"JIS-B5", 182, 257},
        {"letter", 215.9, 279.4},
        {"legal", 215.9, 355.6},
        {"ledger", 279.4, 431.8},
        /* Chinese trade sizes, trimmed; 16K and 32K as office programs know them */
        {"16K", 195, 270},
        {"32K", 140, 203},
        {"16开", 185, 260},
        {"32开", 130, 184},
        {"大16开", 210, 285},
        {"大32开", 140, 203},
        {"16開", 185, 260},
        {"32開", 130, 184},
        {"大16開", 210, 285},
        {"大32開", 140, 203},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(papers); i++) {
        if (g_ascii_strcasecmp(papers[i].name, name) != 0)
            continue;
        *width = length_from_pt(papers[i].width * 72 / 25.4);
        *height = length_from_pt(papers[i].height * 72 / 25.4);
        return true;
    }
    return false;
}

/* An + B is the number for some n from 0. */
static bool is_nth(const PageRule *rule, size_t number) {
    long long rest = (long long)number - rule->offset;
    if (!number)
        return false;
    return rule->step ? rest % rule->step == 0 && rest / rule->step >= 0 : rest == 0;
}

static bool applies(const PageRule *rule, const StylePageQuery *query) {
    if (rule->has_nth && !is_nth(rule, query->number))
        return false;
    if (rule->name && (!query->name || strcmp(rule->name, query->name) != 0))
        return false;
    return (!rule->is_first || query->is_first) && (!rule->is_blank || query->is_blank) &&
           (!rule->is_left || query->is_left) && (!rule->is_right || !query->is_left);
}

static int compare_rules(const void *a, const void *b) {
    const PageRule *left = *(const PageRule *const *)a, *right = *(const PageRule *const *)b;
    /* what is said beside the sheets has no layer and comes last */
    unsigned lower = left->block->layer ? left->block->layer->level : UINT_MAX;
    unsigned upper = right->block->layer ? right->block->layer->level : UINT_MAX;
    if (lower != upper)
        return lower < upper ? -1 : 1;
    if (left->specificity != right->specificity)
        return left->specificity < right->specificity ? -1 : 1;
    return left->order < right->order ? -1 : 1;
}

static GPtrArray *find_rules(const StyleTree *tree, const StylePageQuery *query) {
    GPtrArray *rules = g_ptr_array_new();
    GArray *all = tree->cascade.sheets->pages;
    for (guint i = 0; i < all->len; i++) {
        PageRule *rule = &g_array_index(all, PageRule, i);
        if (applies(rule, query))
            g_ptr_array_add(rules, rule);
    }
    if (rules->len)
        qsort(rules->pdata, rules->len, sizeof(gpointer), compare_rules);
    return rules;
}

/* css-page-3 §5.3.2.4: how a margin box's text stands in it unless the sheet says otherwise. */
static void set_box_defaults(Style *style, StylePageBox box) {
    static const struct {
        StyleTextAlign align;
        StyleVerticalAlign vertical;
    } defaults[PAGE_BOX_COUNT] = {
        [PAGE_TOP_LEFT_CORNER] = {ALIGN_END, VERTICAL_MIDDLE},
        [PAGE_TOP_LEFT] = {ALIGN_START, VERTICAL_MIDDLE},
        [PAGE_TOP_CENTER] = {ALIGN_CENTER, VERTICAL_MIDDLE},
        [PAGE_TOP_RIGHT] = {ALIGN_END, VERTICAL_MIDDLE},
        [PAGE_TOP_RIGHT_CORNER] = {ALIGN_START, VERTICAL_MIDDLE},
        [PAGE_RIGHT_TOP] = {ALIGN_CENTER, VERTICAL_TOP},
        [PAGE_RIGHT_MIDDLE] = {ALIGN_CENTER, VERTICAL_MIDDLE},
        [PAGE_RIGHT_BOTTOM] = {ALIGN_CENTER, VERTICAL_BOTTOM},
        [PAGE_BOTTOM_RIGHT_CORNER] = {ALIGN_START, VERTICAL_MIDDLE},
        [PAGE_BOTTOM_RIGHT] = {ALIGN_END, VERTICAL_MIDDLE},
        [PAGE_BOTTOM_CENTER] = {ALIGN_CENTER, VERTICAL_MIDDLE},
        [PAGE_BOTTOM_LEFT] = {ALIGN_START, VERTICAL_MIDDLE},
        [PAGE_BOTTOM_LEFT_CORNER] = {ALIGN_END, VERTICAL_MIDDLE},
        [PAGE_LEFT_BOTTOM] = {ALIGN_CENTER, VERTICAL_BOTTOM},
        [PAGE_LEFT_MIDDLE] = {ALIGN_CENTER, VERTICAL_MIDDLE},
        [PAGE_LEFT_TOP] = {ALIGN_CENTER, VERTICAL_TOP},
    };
    style->text_align = defaults[box].align;
    style->text_indent = (StyleLength){.kind = VALUE_LENGTH};
    style->vertical_align = defaults[box].vertical;
}

/* The blocks of the rules in their order, and in each rule the later after the earlier. `field` is
 * the place of a pointer to Block in a PageRule. */
static GPtrArray *box_blocks(const GPtrArray *rules, size_t field) {
    GPtrArray *blocks = g_ptr_array_new();
    for (guint i = rules->len; i-- > 0;) {
        const char *rule = g_ptr_array_index(rules, i);
        for (const Block *block = *(const Block *const *)(const void *)(rule + field); block;
             block = block->earlier)
            g_ptr_array_add(blocks, (gpointer)block);
    }
    for (guint i = 0; i < blocks->len / 2; i++) {
        gpointer kept = blocks->pdata[i];
        blocks->pdata[i] = blocks->pdata[blocks->len - 1 - i];
        blocks->pdata[blocks->len - 1 - i] = kept;
    }
    return blocks;
}

static const Style *make_box(const StyleTree *tree, const Computed *context, const GPtrArray *rules,
                             StylePageBox box) {
    g_autoptr(GPtrArray) blocks =
        box_blocks(rules, offsetof(PageRule, boxes) + (size_t)box * sizeof(const Block *));
    if (!blocks->len)
        return NULL;
    Computed base = *context;
    set_box_defaults(&base.style, box);
    const Computed *computed = cascade_compute_blocks(
        &tree->cascade, &base, (const Block *const *)blocks->pdata, blocks->len);
    if (!computed->style.content.count)
        return NULL;
    Style *style = arena_copy(tree->cascade.arena, &computed->style, sizeof *style);
    /* A margin box has no element: attr() asks the root. */
    cascade_resolve_attributes(tree->cascade.arena, tree->root->node, style);
    /* vertical-align is not inherited: its own default stands where the sheet is silent */
    if (style->vertical_align == VERTICAL_BASELINE)
        style->vertical_align = base.style.vertical_align;
    return style;
}

/* The area of footnotes has no content of its own, only edges. */
static const Style *make_footnote(const StyleTree *tree, const Computed *context,
                                  const GPtrArray *rules) {
    g_autoptr(GPtrArray) blocks = box_blocks(rules, offsetof(PageRule, footnote));
    return &cascade_compute_blocks(&tree->cascade, context, (const Block *const *)blocks->pdata,
                                   blocks->len)
                ->style;
}

/* What is over whole steps goes to both margins alike. */
static void widen(Length step, Length longest, Length sheet, Length *before, Length *after) {
    Length room = MIN(sheet - *before - *after, longest);
    if (step <= 0 || room < step)
        return;
    Length rest = sheet - *before - *after - room / step * step;
    *before += rest / 2;
    *after += rest - rest / 2;
}

/* The type area is counted in characters and lines, where the last rule that spoke of margins says
 * so. */
static void fit_area(const StyleTree *tree, const GPtrArray *rules, bool is_turned,
                     StylePage *page) {
    const PageRule *last = NULL;
    for (guint i = 0; i < rules->len; i++) {
        const PageRule *rule = g_ptr_array_index(rules, i);
        if (rule->area != PAGE_AREA_UNSAID)
            last = rule;
    }
    if (!last || last->area != PAGE_AREA_WHOLE)
        return;
    const Style *root = tree->root->style;
    ComputePlace place = {.style = (Style *)root, .parent = root, .root = root};
    Length longest = LENGTH_MAX;
    if (last->longest.kind == VALUE_LENGTH && !is_turned) /* what stands there needs it all */
        longest = value_compute_length(&place, &last->longest, page->width);
    widen(root->font_size, longest, page->width, &page->margin[SIDE_LEFT],
          &page->margin[SIDE_RIGHT]);
    widen(root->line_height, LENGTH_MAX, page->height, &page->margin[SIDE_TOP],
          &page->margin[SIDE_BOTTOM]);
}

/* By level. What is said beside the sheets is important, so that the lowest place is the strongest.
 */
static const Block **page_blocks(Arena *arena, const GPtrArray *rules) {
    const Block **blocks = arena_array(arena, const Block *, rules->len);
    size_t n = 0;
    for (int is_layered = 0; is_layered < 2; is_layered++)
        for (guint i = 0; i < rules->len; i++) {
            const PageRule *rule = g_ptr_array_index(rules, i);
            if ((rule->block->layer != NULL) == (is_layered != 0))
                blocks[n++] = rule->block;
        }
    return blocks;
}

static void turn(StylePage *page) {
    Length width = page->width;
    page->width = page->height;
    page->height = width;
}

static void make_page(const StyleTree *tree, const GPtrArray *rules, bool is_turned,
                      StylePage *page) {
    style_paper_size("A4", &page->width, &page->height);
    for (guint i = 0; i < rules->len; i++) {
        const PageRule *rule = g_ptr_array_index(rules, i);
        if (rule->size[0].kind == VALUE_LENGTH) {
            page->width = rule->size[0].length;
            page->height = rule->size[1].length;
        }
    }
    if (is_turned)
        turn(page);
    /* The page context inherits from the root, so that fonts, language and line height carry over
     * to the margin boxes. */
    const Computed *root = (const Computed *)tree->root->style;
    const Block **blocks = page_blocks(tree->cascade.arena, rules);
    const Computed *context = cascade_compute_blocks(&tree->cascade, root, blocks, rules->len);
    page->style = &context->style;
    for (int side = 0; side < 4; side++) {
        bool is_vertical = side == SIDE_TOP || side == SIDE_BOTTOM;
        page->margin[side] =
            style_length(context->style.margin[side], is_vertical ? page->height : page->width, 0);
    }
    fit_area(tree, rules, is_turned, page);
    for (int box = 0; box < PAGE_BOX_COUNT; box++)
        page->box[box] = make_box(tree, context, rules, (StylePageBox)box);
    page->footnote = make_footnote(tree, context, rules);
}

static guint hash_query(gconstpointer key) {
    const StylePageQuery *query = key;
    guint flags = (guint)query->is_first | (guint)query->is_left << 1 | (guint)query->is_blank << 2;
    return (query->name ? g_str_hash(query->name) : 0) + flags + (guint)query->number * 8;
}

static gboolean equal_queries(gconstpointer a, gconstpointer b) {
    const StylePageQuery *left = a, *right = b;
    return g_strcmp0(left->name, right->name) == 0 && left->is_first == right->is_first &&
           left->is_left == right->is_left && left->is_blank == right->is_blank &&
           left->number == right->number;
}

static bool has_rules(const CachedPage *cached, const GPtrArray *rules) {
    return cached->rules->len == rules->len &&
           (!rules->len ||
            memcmp(cached->rules->pdata, rules->pdata, rules->len * sizeof(gpointer)) == 0);
}

static void release_rules(void *rules) {
    g_ptr_array_unref(rules);
}

static const CachedPage *find_page(StyleTree *tree, const StylePageQuery *query) {
    GPtrArray *rules = find_rules(tree, query);
    bool is_turned = g_strcmp0(query->name, STYLE_TURNED_PAGE) == 0;
    for (guint i = 0; i < tree->pages->len; i++) {
        const CachedPage *cached = g_ptr_array_index(tree->pages, i);
        if (cached->is_turned != is_turned || !has_rules(cached, rules))
            continue;
        g_ptr_array_unref(rules);
        return cached;
    }
    CachedPage *made = arena_new0(tree->cascade.arena, CachedPage);
    made->rules = arena_own(tree->cascade.arena, rules, release_rules);
    made->is_turned = is_turned;
    make_page(tree, rules, is_turned, &made->page);
    g_ptr_array_add(tree->pages, made);
    return made;
}

const StylePage *style_tree_page(StyleTree *tree, const StylePageQuery *query) {
    if (!tree->queries)
        tree->queries = g_hash_table_new(hash_query, equal_queries);
    StylePageQuery asked = *query;
    if (!tree->cascade.sheets->has_nth_pages)
        asked.number = 0;
    const CachedPage *found = g_hash_table_lookup(tree->queries, &asked);
    if (found)
        return &found->page;
    found = find_page(tree, &asked);
    StylePageQuery *kept = arena_copy(tree->cascade.arena, &asked, sizeof asked);
    kept->name = arena_strdup(tree->cascade.arena, asked.name);
    g_hash_table_insert(tree->queries, kept, (gpointer)found);
    return &found->page;
}

void pages_forget(StyleTree *tree) {
    g_ptr_array_set_size(tree->pages, 0);
    g_clear_pointer(&tree->queries, g_hash_table_unref);
}
