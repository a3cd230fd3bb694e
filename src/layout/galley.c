/* SPDX-License-Identifier: MIT */
/* Turns the styled tree into the galley: the order of the work, from first strip to last. */

#include "layout/flow.h"

#include <string.h>

static Layout layout_open(Galley *galley, const StyledNode *root, const LayoutOptions *options,
                          Notices *notices) {
    Length page = options->page_height > 0 ? options->page_height : LENGTH_MAX;
    return (Layout){.arena = galley->arena,
                    .home = galley->arena,
                    .options = options,
                    .notices = notices,
                    .structure = galley->structure,
                    .counters = counters_new(),
                    .pictures = g_hash_table_new(g_str_hash, g_str_equal),
                    .by_sum = g_hash_table_new(g_int64_hash, g_int64_equal),
                    .read = g_ptr_array_new(),
                    .codes = g_hash_table_new(g_str_hash, g_str_equal),
                    .words = slot_words_new(),
                    .counted = content_counted_new(),
                    .texts = g_ptr_array_new(),
                    .slots = g_ptr_array_new(),
                    .root = root,
                    .note_numbers = g_array_new(FALSE, FALSE, sizeof(int)),
                    .notes = g_hash_table_new(NULL, NULL),
                    .base = link_base(root->node),
                    .language = galley->language,
                    .picture_height = page};
}

static void layout_close(Layout *layout) {
    counters_free(layout->counters);
    g_hash_table_unref(layout->pictures);
    g_hash_table_unref(layout->by_sum);
    g_ptr_array_unref(layout->read);
    g_hash_table_unref(layout->codes);
    g_hash_table_unref(layout->words);
    g_ptr_array_unref(layout->texts);
    g_ptr_array_unref(layout->slots);
    g_array_unref(layout->note_numbers);
    g_hash_table_unref(layout->notes);
    g_hash_table_unref(layout->counted);
    g_clear_pointer(&layout->targets, g_hash_table_unref);
}

/* What came after the last strip still takes effect. */
static void push_rest(Flow *flow) {
    side_clear(flow, CLEAR_BOTH);
    flow->margin_up = flow->margin_down = 0;
    if (anchors_are_empty(&flow->anchors))
        return;
    flow->penalty = PENALTY_NEVER;
    flow_push(flow, (Piece){.baseline = NO_BASELINE, .strip = {.kind = STRIP_MARKER}});
}

static void take_results(Galley *galley, const Layout *layout, const Flow *flow) {
    galley->n_strips = flow->pieces->len;
    galley->strips = arena_array(galley->arena, Strip, MAX(galley->n_strips, 1));
    for (size_t i = 0; i < galley->n_strips; i++)
        galley->strips[i] = flow_piece(flow, i)->strip;
    galley->n_texts = layout->texts->len;
    if (galley->n_texts > 0)
        galley->texts = arena_copy(galley->arena, layout->texts->pdata,
                                   galley->n_texts * sizeof *layout->texts->pdata);
    galley->n_note_numbers = layout->note_numbers->len;
    galley->note_numbers =
        arena_copy(galley->arena, layout->note_numbers->data, galley->n_note_numbers * sizeof(int));
    galley->n_slots = layout->slots->len;
    if (galley->n_slots > 0)
        galley->slots = arena_copy(galley->arena, layout->slots->pdata,
                                   galley->n_slots * sizeof *layout->slots->pdata);
}

Galley *layout_galley(const StyleTree *tree, const LayoutOptions *options, Notices *notices) {
    const StyledNode *root = style_tree_root(tree);
    Arena *arena = arena_new();
    Galley *galley = arena_new0(arena, Galley);
    galley->arena = arena;
    galley->width = options->width;
    galley->structure = structure_new(arena);
    galley->language = arena_strdup(arena, options->language);
    Layout layout = layout_open(galley, root, options, notices);
    Flow flow;
    Flow paper = {
        .layout = &layout, .column = options->width, .foot = options->width, .is_open = true};
    flow_open(&flow, &paper, 0, options->width);
    block_add(&flow, root);
    push_rest(&flow);
    slice_high(&flow, root->style);
    take_results(galley, &layout, &flow);
    if (options->footnote && g_hash_table_size(layout.notes) > 0)
        galley->notes_head = note_head(arena, options->footnote, layout.note_measure);
    pictures_settle(&layout, galley);
    flow_close(&flow);
    layout_close(&layout);
    return galley;
}

void layout_galley_free(Galley *galley) {
    if (galley)
        arena_free(galley->arena);
}
