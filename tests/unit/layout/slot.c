/* SPDX-License-Identifier: MIT */
/* Slots: what a galley keeps free for page numbers, and what stands there when they are known. */

#include "unit/layout/build.h"

#include <string.h>

static StyledNode *entry(Bench *bench, const StyleContentItem *items, size_t count) {
    StyledNode *p = bench_p(bench, 4, NULL);
    Style *style = bench_style(bench, DISPLAY_INLINE);
    style->content = (StyleContent){items, count, true};
    StyledNode *after = bench_element(bench, "p", style, p);
    after->kind = STYLED_AFTER;
    return p;
}

/* Lays one paragraph out and hands its galley over; `targets`: the pages known before. */
static Galley galley_of(Bench *bench, const StyledNode *p, GHashTable *targets) {
    bench->options.targets = targets;
    bench->layout.words = slot_words_new();
    bench->layout.slots = g_ptr_array_new();
    block_add(&bench->flow, p);
    Galley galley = {.arena = bench->arena, .language = "zh-Hans"};
    galley.n_slots = bench->layout.slots->len;
    galley.slots =
        arena_copy(bench->arena, bench->layout.slots->pdata, galley.n_slots * sizeof(gpointer));
    g_ptr_array_unref(bench->layout.slots);
    g_hash_table_unref(bench->layout.words);
    return galley;
}

static GHashTable *page_of(const char *id, size_t page) {
    GHashTable *pages = g_hash_table_new(g_str_hash, g_str_equal);
    g_hash_table_insert(pages, (gpointer)id, GSIZE_TO_POINTER(page));
    return pages;
}

static bool fill(Bench *bench, const Galley *galley, GHashTable *targets) {
    LayoutOptions known = bench->options;
    known.targets = targets;
    return layout_fill_slots(galley, &known, bench->notices);
}

static const StyleContentItem led[] = {
    {.kind = CONTENT_LEADER, .text = "…"},
    {.kind = CONTENT_TARGET_COUNTER, .text = "#there", .style = "decimal"}};

/* From one page to 99,999: never set twice, always flush, and the repeats on one grid. */
static void a_leader_gives_way_to_any_number(void) {
    static const struct {
        size_t page;
        const char *text;
    } cases[] = {{1, "1"}, {42, "42"}, {888, "888"}, {99999, "99999"}};
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        Bench bench;
        bench_open(&bench);
        Galley galley = galley_of(&bench, entry(&bench, led, 2), NULL);
        g_assert_cmpuint(galley.n_slots, ==, 1);
        g_autoptr(GHashTable) targets = page_of("there", cases[i].page);
        g_assert_true(fill(&bench, &galley, targets));
        const Frame *frame = galley.slots[0]->frame;
        g_assert_cmpint(frame->width, ==, MEASURE - 4 * 11 * LENGTH_PT);
        g_assert_cmpuint(frame->n_marks, ==, 2);
        const FrameMark *leader = &frame->marks[0], *number = &frame->marks[1];
        g_assert_cmpuint(leader->owner, ==, STRUCTURE_ARTIFACT);
        g_assert_cmpuint(number->owner, !=, STRUCTURE_ARTIFACT);
        g_assert_cmpint(number->x + number->width, ==, frame->width);
        g_assert_cmpint(leader->x + leader->width, <, number->x);
        g_assert_cmpint((frame->width - leader->x) % (11 * LENGTH_PT), ==, 0);
        g_assert_cmpuint(number->glyphs->text_length, ==, strlen(cases[i].text));
        g_assert_cmpint(memcmp(number->glyphs->text, cases[i].text, strlen(cases[i].text)), ==, 0);
        bench_close(&bench);
    }
}

static const StyleContentItem plain[] = {
    {.kind = CONTENT_STRING, .text = "（第"},
    {.kind = CONTENT_TARGET_COUNTER, .text = "#there", .style = "decimal"},
    {.kind = CONTENT_STRING, .text = "页）"}};

/* Without a leader the room is made for two digits: others ask for another setting, which knows. */
static void a_plain_slot_is_made_to_measure(void) {
    for (size_t page = 7; page < 7000; page *= 10) {
        g_autoptr(GHashTable) targets = page_of("there", page);
        for (int setting = 1; setting <= 2; setting++) {
            Bench bench;
            bench_open(&bench);
            Galley galley =
                galley_of(&bench, entry(&bench, plain, 3), setting == 1 ? NULL : targets);
            g_assert_cmpuint(galley.n_slots, ==, 1);
            bool is_two_digits = page >= 10 && page < 100;
            g_assert_cmpint(fill(&bench, &galley, targets), ==, setting == 2 || is_two_digits);
            bench_close(&bench);
        }
    }
}

static void what_leads_nowhere_is_told_and_set_without_number(void) {
    Bench bench;
    bench_open(&bench);
    g_autoptr(GHashTable) targets = page_of("elsewhere", 3);
    Galley galley = galley_of(&bench, entry(&bench, led, 2), targets);
    g_assert_true(fill(&bench, &galley, targets));
    g_assert_cmpuint(galley.slots[0]->frame->n_marks, ==, 1);
    g_assert_cmpuint(notices_count(bench.notices), ==, 1);
    g_assert_cmpstr(notices_at(bench.notices, 0)->code, ==, "target-missing");
    g_assert_nonnull(strstr(notices_at(bench.notices, 0)->message, "'#there'"));
    bench_close(&bench);
}

/* What is measured only leaves no slot behind. */
static void measuring_leaves_no_slot(void) {
    Bench bench;
    bench_open(&bench);
    bench.layout.words = slot_words_new();
    bench.layout.slots = g_ptr_array_new();
    StyledNode *p = entry(&bench, led, 2);
    p->style = bench_style(&bench, DISPLAY_BLOCK);
    IntrinsicWidth width = intrinsic_box(&bench.flow, p);
    g_assert_cmpuint(bench.layout.slots->len, ==, 0);
    g_assert_cmpint(width.max, >, 6 * 11 * LENGTH_PT);
    g_assert_cmpint(width.max, <, 12 * 11 * LENGTH_PT);
    g_ptr_array_unref(bench.layout.slots);
    g_hash_table_unref(bench.layout.words);
    bench_close(&bench);
}

int main(int argc, char **argv) {
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/slot/leader", a_leader_gives_way_to_any_number);
    g_test_add_func("/slot/plain", a_plain_slot_is_made_to_measure);
    g_test_add_func("/slot/nowhere", what_leads_nowhere_is_told_and_set_without_number);
    g_test_add_func("/slot/measuring", measuring_leaves_no_slot);
    int status = g_test_run();
    bench_finish();
    return status;
}
